import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outputOf } from './fixtures/program';

const read = (path: string) => readFileSync(new URL(`./fixtures/${path}`, import.meta.url), 'utf8');

describe('numbers and text in programs', () => {
  it.each([
    ['special methods, subclasses and wrong results', 'user-code'],
    ['large sizes, rounding, hashes and formatting', 'values'],
  ])('print what CPython 3.13 prints: %s', (_title, name) => {
    const [actual, expected] = [outputOf(read(`programs/${name}.py`)), read(`goldens/${name}.txt`)];
    expect(actual.split('\n')).toEqual(expected.split('\n'));
  });

  it.each([
    ['10 ** 10 ** 10', 'MemoryError'],
    ['1 << 10 ** 12', 'MemoryError'],
    ['(1 << 60_000_000) * (1 << 60_000_000)', 'MemoryError'],
    ["'x' * 10 ** 12", 'MemoryError'],
    ["'x' * 10 ** 20", 'OverflowError'],
    ['1 << 10 ** 20', 'OverflowError'],
  ])('refuse %s before it is computed', (expression, error) => {
    const base = expression.replaceAll('10 **', 'ten **').replace('1 <<', 'one <<');
    const source = `ten = 10\none = 1\ntry:\n    ${base}\nexcept (MemoryError, OverflowError) as e:\n    print(type(e).__name__)\n`;
    expect(outputOf(source)).toBe(`${error}\n`);
  });
});
