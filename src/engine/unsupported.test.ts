import { describe, expect, it } from 'vitest';
import './everything';
import { compileProgram } from './program';

/** Places and messages of what is said before the program runs. */
function said(source: string, script = false): string[] {
  const program = compileProgram(source, 'program.py', script);
  if (!program.ok) throw new Error(program.problem.message);
  return program.warnings
    .filter(({ title }) => title === 'Not supported')
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('what is not supported is said by line before anything runs', () => {
  it('a module that is not here, wherever its import stands', () => {
    expect(said('import time, numpy\n\ndef f():\n    from ctypes import c_int\n')).toEqual([
      expect.stringMatching(/^1:13 `numpy` can't run here/),
      expect.stringMatching(/^4:4 `ctypes` can't be imported here/),
    ]);
  });

  it('a name that a module of ours refuses, by whatever name the program knows the module', () => {
    const refusal =
      "`asyncio.create_subprocess_exec` can't be used in Interleave: a page cannot start processes";
    expect(said('import asyncio as aio\nrun = aio.create_subprocess_exec\n')).toEqual([`2:6 ${refusal}`]);
    expect(said('from asyncio import create_subprocess_exec as run\n')).toEqual([`1:20 ${refusal}`]);
  });

  it('a builtin that is not here, unless the program has one of its own', () => {
    expect(said('x = 1\nbreakpoint()\n')).toEqual([expect.stringMatching(/^2:0 breakpoint\(\): /)]);
    expect(said('def breakpoint(): pass\nbreakpoint()\n')).toEqual([]);
  });

  it('nothing of what is supported, or of what nobody has', () => {
    expect(said('import asyncio, collections.abc\nfrom time import sleep\nimport nowhere\n')).toEqual([]);
    expect(said('create_subprocess_exec = 1\nprint(create_subprocess_exec)\n')).toEqual([]);
  });

  it('lines count through the whole notebook', () => {
    expect(said('# %%\nx = 1\n# %%\nimport numpy\n')).toEqual([expect.stringMatching(/^4:7 /)]);
  });

  it('a text nested as deeply as the parser takes it is no trouble', () => {
    expect(said(`import time\nx = ${'('.repeat(150)}1${')'.repeat(150)}\n`)).toEqual([]);
  });
});
