import '../engine/everything';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { explain, SECTIONS, type Section } from './explain';

const TEA = `import asyncio

async def tea():
    await asyncio.sleep(1)
    print("tea")

asyncio.run(tea())
`;

function explained(source: string, sections: readonly Section[] = SECTIONS, rows = 200) {
  return explain(source, { sections, rows, run: { ...DEFAULT_RUN_OPTIONS, filename: 'tea.py' } });
}

describe('interleave explain', () => {
  it('prints every stage in order, each with how to read it', () => {
    const { text, exitCode, error } = explained(TEA);
    expect([...text.matchAll(/^== (\w+) /gm)].map(([, name]) => name)).toEqual([...SECTIONS]);
    expect(text).toMatch(/^4,4-4,9: +NAME +await$/m);
    expect(text).toContain("# line 3: async def tea():\nAsyncFunctionDef(\n  name='tea',");
    expect(text).toMatch(/14 YIELD_FROM$/m);
    expect(text).toMatch(/tea +line +4: await asyncio\.sleep\(1\)$/m);
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
  });

  it('tells the log in the order of what happened, in virtual microseconds', () => {
    const rows = explained(TEA, ['log']).text.split('\n');
    const at = (part: string) => rows.findIndex((row) => row.includes(part));
    const story = [
      'line 4: suspended',
      'clock goes to',
      'timer-due',
      'future 1: result',
      'wake tea',
      'output ',
    ];
    const places = story.map(at);
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(rows[at('timer-due')]).toMatch(/^1000003 {2}the loop/);
  });

  it('prints only what is asked for, and so much of the log', () => {
    const { text } = explained(TEA, ['log'], 3);
    expect(text).not.toContain('== code');
    expect(text).toMatch(/\.\.\. \d+ more: --rows \d+ prints all/);
  });

  it('shows where a program that is no Python stops making sense', () => {
    const { text, exitCode, error } = explained('x = (1\ny = 2\n');
    expect(exitCode).toBe(1);
    expect(error).toContain("SyntaxError: '(' was never closed");
    expect(text).toMatch(/== tree[\s\S]*There is none: SyntaxError/);
    expect(text).toMatch(/== log[\s\S]*There is none: the compiler refused the program/);
  });

  it('ends as the program ends', () => {
    expect(explained('raise SystemExit(3)').exitCode).toBe(3);
    const refused = explained('import numpy');
    expect(refused.exitCode).toBe(78);
    expect(refused.error).toContain('numpy');
  });

  it('goes cell by cell through a notebook', () => {
    const { text } = explained('# %%\nx = 1\n# %%\nx + 1\n');
    expect(text.match(/# %% cell 2/g)).toHaveLength(3);
  });
});
