import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Op } from '../compiler/opcodes';

const source = readFileSync(new URL('./execute.ts', import.meta.url), 'utf8');
const rare = readFileSync(new URL('./instructions-rare.ts', import.meta.url), 'utf8');

describe('the loop', () => {
  const cases = [...source.matchAll(/case (\d+) \/\* (\w+) \*\//g)].map(([, number, name]) => [
    Number(number),
    name!,
  ]) as [number, string][];

  it('names every opcode it handles as the instruction set does', () => {
    expect(cases.length).toBeGreaterThan(60);
    for (const [number, name] of cases) if (name !== 'KONTINUE') expect(Op[number], name).toBe(name);
  });

  it('handles every instruction, itself or in the rare half', () => {
    const handled = new Set([
      ...cases.map(([, name]) => name),
      ...[...rare.matchAll(/case Op\.(\w+)/g)].map(([, name]) => name!),
    ]);
    const missing = Object.keys(Op).filter((name) => Number.isNaN(Number(name)) && !handled.has(name));
    expect(missing).toEqual([]);
  });
});
