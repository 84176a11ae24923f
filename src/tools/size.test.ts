import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSizes, initialFiles } from './size.mjs';

let dist = '';
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'size-'));
  mkdirSync(join(dist, 'assets'));
  mkdirSync(join(dist, '.vite'));
  const manifest = {
    'index.html': { file: 'assets/index.js', imports: ['_shared.js'] },
    '_shared.js': { file: 'assets/shared.js' },
    'src/later.ts': { file: 'assets/later.js', imports: ['_shared.js'] },
  };
  writeFileSync(join(dist, '.vite', 'manifest.json'), JSON.stringify(manifest));
  for (const name of ['index', 'shared', 'later', 'worker-abc']) {
    // Digits that gzip can't shrink much: about 4.4 kB of 10 kB.
    let text = '';
    for (let i = 1, x = 1; i <= 1000; i++, x = (x * 48_271) % 2_147_483_647)
      text += String(x).padStart(10, '0');
    writeFileSync(join(dist, 'assets', `${name}.js`), text);
  }
});
afterEach(() => rmSync(dist, { recursive: true }));

test('an entry is weighed with its static imports, and without what comes later', () => {
  const [result] = checkSizes([{ name: 'app', entry: 'index.html', kBMax: 11 }], dist);
  expect(result?.ok).toBe(true);
  expect(result?.line).toContain('assets/index.js, assets/shared.js');
  expect(checkSizes([{ name: 'app', entry: 'index.html', kBMax: 5 }], dist)[0]?.ok).toBe(false);
});

test('a pattern weighs every file it matches, and fails when it matches none', () => {
  expect(checkSizes([{ name: 'w', match: '^assets/worker-', kBMax: 5 }], dist)[0]?.ok).toBe(true);
  expect(checkSizes([{ name: 'w', match: '^assets/worker-', kBMax: 4 }], dist)[0]?.ok).toBe(false);
  expect(checkSizes([{ name: 'w', match: '^assets/gone-', kBMax: 5 }], dist)[0]?.ok).toBe(false);
  expect(checkSizes([{ name: 'app', entry: 'gone.html', kBMax: 5 }], dist)[0]?.ok).toBe(false);
});

test('imports that go round in a circle are weighed once', () => {
  const manifest = { a: { file: 'a.js', imports: ['b'] }, b: { file: 'b.js', imports: ['a'] } };
  expect(initialFiles(manifest, 'a')).toEqual(['a.js', 'b.js']);
});
