import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffLine, diffLines } from './text-diff';

const told = (lines: readonly DiffLine[]) =>
  lines.map(({ side, text }) => `${side === 'both' ? ' ' : side === 'a' ? '-' : '+'}${text}`).join('|');

describe('the difference of two texts', () => {
  it.each([
    ['', '', ''],
    ['a b c', 'a b c', ' a| b| c'],
    ['a b c', 'a c', ' a|-b| c'],
    ['a c', 'a b c', ' a|+b| c'],
    ['counter 4', 'counter 2', ' counter|-4|+2'],
    ['a b c a b b a', 'c b a b a c', '-a|-b| c|+b| a| b|-b| a|+c'],
    ['x', '', '-x'],
    ['', 'x y', '+x|+y'],
  ])('of %j and %j', (a, b, expected) => {
    const words = (text: string) => (text === '' ? [] : text.split(' '));
    expect(told(diffLines(words(a), words(b)))).toBe(expected);
  });

  it('holds both texts in order, and is never longer than all gone and all new', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    void fc.assert(
      fc.property(text, text, (a, b) => {
        const lines = diffLines(a, b);
        expect(lines.filter(({ side }) => side !== 'b').map((line) => line.text)).toEqual(a);
        expect(lines.filter(({ side }) => side !== 'a').map((line) => line.text)).toEqual(b);
        expect(lines.length).toBeLessThanOrEqual(a.length + b.length);
        const kept = lines.filter(({ side }) => side === 'both').length;
        expect(kept).toBe(commonLength(a, b));
      }),
    );
  });

  it('gives up on texts that have little in common, and still tells all of both', () => {
    const a = Array.from({ length: 3000 }, (_, i) => `a${i}`);
    const b = Array.from({ length: 3000 }, (_, i) => `b${i}`);
    expect(diffLines(a, b)).toHaveLength(6000);
  });
});

/** Length of the longest common subsequence, by the table of all prefixes. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  const rows = [new Array<number>(b.length + 1).fill(0)];
  for (let i = 0; i < a.length; i++) {
    const row = [0];
    for (let j = 0; j < b.length; j++) {
      row.push(a[i] === b[j] ? rows[i]![j]! + 1 : Math.max(rows[i]![j + 1]!, row[j]!));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
