import { expect, test } from 'vitest';
import recorded from './cases/character-names.json';
import { characterByName, knownCharacterNames } from './character-names';

test("every name known here is CPython's name of that character", () => {
  const ours = Object.fromEntries(knownCharacterNames().map((name) => [name, characterByName(name)]));
  expect(ours).toEqual(recorded);
});

test('names are found in either case, and only whole', () => {
  expect(characterByName('latin small letter e with acute')).toBe('é');
  expect(characterByName('LATIN SMALL LETTER E WITH')).toBeUndefined();
  expect(characterByName('')).toBeUndefined();
});
