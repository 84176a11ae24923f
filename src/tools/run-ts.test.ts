import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from './install.mjs';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'run-ts-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function runTs(text: string, ...args: string[]) {
  writeFileSync(join(dir, 'main.ts'), text);
  const command = ['--expose-gc', join(root, 'src', 'tools', 'run-ts.mjs'), join(dir, 'main.ts'), ...args];
  return spawnSync(process.execPath, command, { encoding: 'utf8' });
}

test('a script sees its arguments, files as text, its own address and the Node options given before it', () => {
  writeFileSync(join(dir, 'library.py'), 'x = "`\\1`"\n');
  writeFileSync(
    join(dir, 'other.ts'),
    'export enum Kind { A = 1 }\nexport const here: string = import.meta.url;',
  );
  const { stdout, status } = runTs(
    `import source from './library.py?raw';
     import { here, Kind } from './other';
     import { parseSync } from 'rolldown/utils';
     const kinds: Kind[] = [Kind.A];
     console.log(JSON.stringify([source, here, kinds, process.argv.slice(2), typeof gc, typeof parseSync]));
     process.exitCode = 3;`,
    'a',
    '--b',
  );
  const [source, here, kinds, args, gcType, parseType] = JSON.parse(stdout);
  expect(source).toBe('x = "`\\1`"\n');
  expect(here).toContain('other.ts');
  expect([kinds, args, gcType, parseType]).toEqual([[1], ['a', '--b'], 'function', 'function']);
  expect(status).toBe(3);
});

test('a stack names the line of the TypeScript source', () => {
  const { stderr, status } = runTs(
    'interface Long {\n  a: number;\n}\n\nexport function f(x: Long) {\n  throw new Error(String(x.a));\n}\nf({ a: 1 });\n',
  );
  expect(stderr).toContain('main.ts:6');
  expect(status).toBe(1);
});

test('a file that is not there gives one line and exit code 2', () => {
  const { stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'src', 'tools', 'run-ts.mjs'), 'nowhere.ts'],
    {
      encoding: 'utf8',
    },
  );
  expect(stderr.trim()).toBe('no such file: nowhere.ts');
  expect(status).toBe(2);
});
