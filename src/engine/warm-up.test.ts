import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import type { CodeObject } from '../python/compiler/code-object';
import { compileLibrary, type LibraryText } from '../python/vm/library-code';
import { Scheduler } from '../scheduler/scheduler';
import { CountingSink, EngineHost } from './host';
import { newInterpreter } from './interpreter';
import { ModuleLoader } from './modules';
import { ProgramSites } from './program';
import { StandardInput } from './standard-input';
import everythingText from './warm_up.py?library';
import { doEverything } from './warm-up';

const loopText = readFileSync(new URL('../python/vm/execute.ts', import.meta.url), 'utf8');

/** Opcodes that hardly a program has, or that no program text makes. */
const NOT_TO_BE_SAID = new Set([6 /* ROT_FOUR */, 99 /* ROT_N */, 9 /* NOP */, 200 /* KONTINUE */]);

it('gets to the end of everything', () => {
  const sites = new ProgramSites([], () => false);
  const host = new EngineHost({
    sink: new CountingSink(0),
    scheduler: new Scheduler(DEFAULT_RUN_OPTIONS),
    limits: DEFAULT_RUN_OPTIONS.limits,
    loader: new ModuleLoader(sites),
    input: new StandardInput(),
    formatException: () => '',
    sourceLine: () => undefined,
  });
  expect(doEverything(newInterpreter(host, 1000).vm)).toBe(null);
});

it('has every instruction of the loop', () => {
  const said = opcodesOf(compileLibrary(everythingText as Extract<LibraryText, { source: string }>));
  // Opcodes that share their code are listed together.
  const missing = [...loopText.matchAll(/(?:\n +case \d+ \/\* \w+ \*\/:)+/g)]
    .map(([cases]) => [...cases.matchAll(/case (\d+)/g)].map(([, opcode]) => Number(opcode)))
    .filter((opcodes) => !opcodes.some((opcode) => said.has(opcode) || NOT_TO_BE_SAID.has(opcode)));
  expect(missing).toEqual([]);
});

function opcodesOf(code: CodeObject): Set<number> {
  const all = new Set<number>();
  for (const word of code.code) all.add(word & 0xff);
  for (const constant of code.consts) {
    if (typeof constant === 'object' && constant?.t === 'code')
      for (const op of opcodesOf(constant)) all.add(op);
  }
  return all;
}
