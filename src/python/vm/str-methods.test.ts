import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differences, type Row } from './fixtures/rows';

const rowsOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`./fixtures/goldens/${name}.json`, import.meta.url), 'utf8')) as Row[];

describe('text and bytes do what CPython 3.13 does', () => {
  it.each([
    ['classes and case of single characters', 'chars'],
    ['methods of str', 'strings'],
    ['encoding and decoding', 'codecs'],
    ['methods of bytes and bytearray', 'bytes'],
  ])('in %s', (_title, name) => {
    expect(differences(rowsOf(name))).toEqual([]);
  });
});

describe('formatting does what CPython 3.13 does', () => {
  it.each([
    ['format specifications', 'formats'],
    ['% formatting', 'percents'],
    ['str.format', 'fields'],
  ])('in %s', (_title, name) => {
    expect(differences(rowsOf(name))).toEqual([]);
  });
});
