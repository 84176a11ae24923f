import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../../events/run';

const read = (path: string) => readFileSync(new URL(`./fixtures/${path}`, import.meta.url), 'utf8');

function outputOf(source: string): string {
  const { stdout, end } = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, script: true });
  expect(end.reason, end.message).toBe('finished');
  return stdout;
}

describe('containers and builtins in programs', () => {
  it.each([
    ['lists, tuples and sorting', 'lists'],
    ['dicts and their views', 'dicts'],
    ['sets', 'sets'],
    ['ranges, slices and iterators', 'iteration'],
    ['containers that change, unpacking, mappings', 'changing'],
    ['elements and keys of own classes', 'own_classes'],
    ['generators under builtins', 'generators'],
    ['exception objects', 'exceptions'],
    ['attributes, hooks, exec and eval', 'objects'],
    ['texts of errors', 'errors'],
    ['pseudo-random operations', 'random_walk'],
  ])('print what CPython 3.13 prints: %s', (_title, name) => {
    const [actual, expected] = [outputOf(read(`programs/${name}.py`)), read(`goldens/${name}.txt`)];
    expect(actual.split('\n')).toEqual(expected.split('\n'));
  });

  it('give the same addresses in every run', () => {
    const source = 'class A: pass\nprint(id(int), id(len), id(1.5), id(A()), {int, str, A}, hash(A()))\n';
    expect(outputOf(source)).toBe(outputOf(source));
  });

  it.each([
    ['[0] * 10 ** 12', 'MemoryError'],
    ['[0] * 10 ** 20', 'OverflowError'],
    ['(1,) * 10 ** 11', 'MemoryError'],
    ['list(range(10 ** 12))', 'MemoryError'],
    ['sorted(range(10 ** 11))', 'MemoryError'],
    ['set(range(10 ** 11))', 'MemoryError'],
  ])('refuse %s before memory runs out', (expression, error) => {
    const source = `ten = 10\ntry:\n    ${expression.replaceAll('10 **', 'ten **')}\nexcept (MemoryError, OverflowError) as e:\n    print(type(e).__name__)\n`;
    expect(outputOf(source)).toBe(`${error}\n`);
  });

  it.each([
    ['comparison', 'a = []\na.append(a)\nb = []\nb.append(b)\na == b'],
    ['repr', 'x = []\nfor i in range(5000):\n    x = [x]\nrepr(x)'],
    ['str of a dict', 'x = {}\nfor i in range(5000):\n    x = {1: x}\nstr(x)'],
  ])('raise RecursionError where nesting is too deep: %s', (_what, code) => {
    const body = code.replaceAll('\n', '\n    ');
    expect(outputOf(`try:\n    ${body}\nexcept RecursionError:\n    print('too deep')\n`)).toBe('too deep\n');
  });
});
