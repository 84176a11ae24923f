import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileFor, serve } from './serve.mjs';

test('files are served under the sub-path, with no headers but type and length of their own', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'serve-'));
  writeFileSync(join(dir, 'index.html'), '<title>hello</title>');
  const { url, close } = await serve({ dir, base: '/deep/down/' });
  try {
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toBeNull();
    expect(await page.text()).toContain('hello');
    expect((await fetch(`${url}gone.js`)).status).toBe(404);
    expect((await fetch(new URL('/', url))).status).toBe(404);
  } finally {
    await close();
    rmSync(dir, { recursive: true });
  }
});

test('nothing outside the folder can be named', () => {
  const dir = join(tmpdir(), 'site');
  expect(fileFor(dir, '/', '/a.js')).toBe(join(dir, 'a.js'));
  expect(fileFor(dir, '/x/', '/x/')).toBe(join(dir, 'index.html'));
  for (const path of ['/../secret', '/%2e%2e/secret', '/..%2fsecret', '/%', '/a%00b']) {
    expect(fileFor(dir, '/', path)).toBeNull();
  }
});
