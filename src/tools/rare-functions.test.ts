import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, expect, test } from 'vitest';
import { Run } from '../engine/run';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import '../engine/everything';
import { engineChunk } from './engine-chunk.mjs';
import { root } from './install.mjs';
import { libraryPython } from './library-python.mjs';
import { readModule } from './module-functions.mjs';
import { ownExportNames } from './own-export-names.mjs';
import { rareFunctions, readRareList } from './rare-functions.mjs';

const folder = mkdtempSync(join(tmpdir(), 'interleave-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('functions are listed by where they stand', () => {
  const { functions, movable } = readModule(
    '/module.ts',
    `const SIZE: number = 3;
     let count = 0;
     const made = make();
     export function outer(a: string) { return () => inner(a); }
     function writing() { count++; }
     class Box { constructor() {} put(x: number): void {} get size() { return SIZE; } }
     define(type, { append: ['x', (vm, args) => null], pop: [(vm) => 1] });
     define(type, { append: (vm) => 2 });
     for (const name of names) read(name, (vm) => name);`,
  );
  expect(functions.map(({ path }) => path)).toEqual([
    'outer',
    'Box.put',
    'Box.get size',
    'define(type).append',
    'define(type).pop',
    'define(type).append#2',
  ]);
  expect([...movable.keys()]).toEqual(['SIZE', 'outer']);
});

function runIn(worker: string, program: string): { scripts: string[]; log: string } {
  const script = join(root, 'src', 'tools', 'loaded-chunks.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [script, worker, program], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as { scripts: string[]; log: string };
}

const RARE = `import asyncio
from collections import deque

async def worker(number):
    print("one", number)
    await asyncio.sleep(0.1)
    queue = deque([1, 2, 3], maxlen=3)
    queue.rotate(number)
    print(queue, {1, 2} ^ {2, 3}, "tea time".title(), 7 // -2.5, range(9)[::-3].index(5))
    print(f"{number:+08.3e}", "a\\tb".expandtabs(4), b"x" * 2)

async def main():
    await asyncio.gather(worker(1), worker(2))

asyncio.run(main())
`;

/** The digest of loaded-chunks.mjs, of a run of the sources. */
function logOf(source: string): string {
  const run = new Run(source, DEFAULT_RUN_OPTIONS);
  while (run.end === null) run.step(250_000);
  const { data, strings, sites } = run.takeChunk();
  return createHash('sha1')
    .update(data)
    .update(JSON.stringify([strings, sites]))
    .digest('hex');
}

test('a program that calls rare functions loads them once, and its log is as if they had been there', async () => {
  const input = join(root, 'src', 'engine', 'worker.ts');
  const python = libraryPython({ isCompiled: true, rare: readRareList() });
  const bundle = await rolldown({ input, plugins: [rareFunctions(), ownExportNames(), python] });
  await bundle.write({ dir: folder, codeSplitting: engineChunk(), minify: true });
  const worker = join(folder, 'worker.js');
  const isRare = (name: string): boolean => name.startsWith('rarely-called');

  const program = join(folder, 'rare.py');
  writeFileSync(program, RARE);
  const rare = runIn(worker, program);
  expect(rare.scripts.filter(isRare)).toHaveLength(1);
  expect(rare.log).toBe(logOf(RARE));

  const example = join(root, 'src', 'examples', 'hello-tasks.py');
  const plain = runIn(worker, example);
  expect(plain.scripts.filter(isRare)).toEqual([]);
  expect(plain.log).toBe(logOf(readFileSync(example, 'utf8')));
}, 120_000);
