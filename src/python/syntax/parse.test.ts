import { describe, expect, test } from 'vitest';
import { comparablePlace, placeOf, readCases, treeText } from './case-files';
import { dumpJson } from './dump-json';
import { parseModule } from './parse';

const files = import.meta.glob<string>('./cases/*.txt', { query: '?raw', import: 'default', eager: true });

function casesOf(pattern: RegExp) {
  return Object.entries(files)
    .map(([path, text]) => ({ name: path.slice('./cases/'.length, -'.txt'.length), cases: readCases(text) }))
    .filter(({ name }) => pattern.test(name));
}

describe('trees are those of CPython 3.13', () => {
  for (const { name, cases } of casesOf(/^(?!errors|warnings)/)) {
    test.each(cases.map((c) => [c.title, c] as const))(`${name}: %s`, (_, { source, expected }) => {
      const result = parseModule(source);
      if (!result.ok) throw new Error(`${result.diagnostic.lineno}: ${result.diagnostic.message}`);
      expect(treeText(dumpJson(result.tree, source)).trim()).toBe(expected);
    });
  }
});

describe('errors are those of CPython 3.13', () => {
  for (const { name, cases } of casesOf(/^errors/)) {
    test.each(cases.map((c) => [c.title, c] as const))(`${name}: %s`, (_, { source, expected }) => {
      const result = parseModule(source);
      if (result.ok) throw new Error('accepted');
      const { diagnostic } = result;
      const [text, place] = expected.split('\n');
      expect(`${diagnostic.errorType}: ${diagnostic.message}`).toBe(text);
      const recorded = place.split(/(?<=\d)[:-]/).map(Number);
      expect(comparablePlace(placeOf(diagnostic, source))).toBe(comparablePlace(recorded));
    });
  }
});

describe('warnings are those of CPython 3.13', () => {
  for (const { cases } of casesOf(/^warnings/)) {
    test.each(cases.map((c) => [c.title, c] as const))('%s', (_, { source, expected }) => {
      const result = parseModule(source);
      if (!result.ok) throw new Error(result.diagnostic.message);
      const lines = result.warnings.map((w) => `${w.lineno} ${w.category}: ${w.message}`);
      expect(lines.join('\n')).toBe(expected);
    });
  }
});
