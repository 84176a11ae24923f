import { expect, test } from 'vitest';
import { runToEnd } from '../../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../../events/run';
import { UnsupportedError } from '../vm/errors';
import { refuseModule } from './refusals';
import { findModule } from './registry';

const run = (source: string) => runToEnd(source, { ...DEFAULT_RUN_OPTIONS, script: true });

test('A module that exists elsewhere is refused as unsupported, by name', () => {
  for (const name of ['socket', 'numpy', 'multiprocessing.pool']) {
    const refusal = refuseModule(name);
    expect(refusal).toBeInstanceOf(UnsupportedError);
    expect((refusal as UnsupportedError).message).toContain(`\`${name.split('.')[0]}`);
  }
  const { end } = run('import numpy');
  expect(end).toMatchObject({ reason: 'unsupported', exitCode: 78 });
  expect(end.message).toContain('numpy');
});

test('A module that exists nowhere raises ModuleNotFoundError, which can be caught', () => {
  const { stdout } = run(`
for text in ('import nowhere', 'import asyncio.nowhere', 'import time.nowhere', 'from random import nowhere'):
    try:
        exec(text)
    except ImportError as exc:
        print(type(exc).__name__, exc)
`);
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    "ModuleNotFoundError No module named 'nowhere'",
    "ModuleNotFoundError No module named 'asyncio.nowhere'",
    "ModuleNotFoundError No module named 'time.nowhere'; 'time' is not a package",
  ]);
  expect(stdout).toContain("ImportError cannot import name 'nowhere' from 'random'");
});

test('Every module of the registry can be imported', () => {
  const names = [
    'asyncio',
    'abc',
    'collections',
    'collections.abc',
    'contextlib',
    'dataclasses',
    'dis',
    'enum',
  ];
  names.push(
    'functools',
    'inspect',
    'io',
    'itertools',
    'json',
    'logging',
    'math',
    'operator',
    'random',
    'string',
  );
  names.push(
    'sys',
    'time',
    'traceback',
    'types',
    'typing',
    'warnings',
    'heapq',
    'bisect',
    'copy',
    'datetime',
  );
  for (const name of names) expect(findModule(name), name).toBeDefined();
  const { stderr, end } = run(names.map((name) => `import ${name}`).join('\n'));
  expect(stderr).toBe('');
  expect(end.reason).toBe('finished');
});

test('What asyncio has and we do not is refused with a reason', () => {
  const { end } = run('import asyncio\nasyncio.open_unix_connection');
  expect(end.reason).toBe('unsupported');
  expect(end.message).toContain('asyncio.open_unix_connection');
});
