import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differences, type Row } from './fixtures/rows';

const rowsOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`./fixtures/goldens/${name}.json`, import.meta.url), 'utf8')) as Row[];

describe('numbers do what CPython 3.13 does', () => {
  it.each([
    ['operators and comparisons', 'operators'],
    ['powers', 'powers'],
    ['floats from and to text, and their methods', 'float-text'],
    ['rounding', 'rounding'],
    ['ints from and to text and bytes, and their methods', 'ints'],
    ['hashes', 'hashes'],
  ])('in %s', (_title, name) => {
    expect(differences(rowsOf(name))).toEqual([]);
  });
});
