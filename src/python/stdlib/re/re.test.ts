import '../../vm/every-part';
import { describe, expect, test } from 'vitest';
import { compilePattern } from './compile';
import cases from './fixtures/cases.txt?raw';
import { searchAll } from './fixtures/search';
import { Matcher } from './matcher';
import { parsePattern } from './parse';

type Case = readonly [string, number, string | string[], number | (string | null)[]];

describe('patterns recorded from CPython', () => {
  const all = cases
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);
  test.each([
    ['are refused with the same words at the same place', true],
    ['find the same spans', false],
  ] as const)('%s', (_title, isRefused) => {
    const chosen = all.filter(([, , subjects]) => (typeof subjects === 'string') === isRefused);
    expect(chosen.length).toBeGreaterThan(100);
    const differences = chosen.flatMap(([pattern, flags, subjects, results]) => {
      const expected = isRefused ? { refused: [subjects, results] } : { results };
      const got = searchAll(pattern, flags, isRefused ? [] : (subjects as string[]));
      return JSON.stringify(got) === JSON.stringify(expected)
        ? []
        : [{ pattern, flags, subjects, expected, got }];
    });
    expect(differences).toEqual([]);
  });
});

describe('the matcher', () => {
  const subject = Int32Array.from('x'.repeat(40), (c) => c.charCodeAt(0));
  const matcher = (pattern: string) => {
    const made = new Matcher(
      compilePattern(parsePattern(pattern, 0, true)),
      subject,
      subject.length,
      true,
      false,
    );
    made.begin(0);
    return made;
  };

  test('stops when its steps are used up, however long the pattern would take', () => {
    const endless = matcher('(x+x+)+y');
    for (let i = 0; i < 50; i++) expect(endless.run(1000)).toBe('unfinished');
    expect(endless.steps).toBeLessThan(60_000);
  });

  test('goes on where it stopped, in a copy too', () => {
    const patient = matcher('(?:x{1,3}?)*(x)(?<=x{30})(?!x)');
    const whole = matcher('(?:x{1,3}?)*(x)(?<=x{30})(?!x)');
    expect(whole.run(1_000_000)).toBe('matched');
    let outcome = patient.run(7);
    let twin = patient;
    while (outcome === 'unfinished') {
      twin = matcher('(?:x{1,3}?)*(x)(?<=x{30})(?!x)');
      twin.copyFrom(patient);
      outcome = twin.run(7);
      expect(patient.run(7)).toBe(outcome);
    }
    expect(outcome).toBe('matched');
    expect([twin.start, twin.pos, ...twin.registers.slice(0, 4)]).toEqual([
      whole.start,
      whole.pos,
      ...whole.registers.slice(0, 4),
    ]);
  });

  test('forgets choices but not groups at the end of an atomic group', () => {
    expect(searchAll('(?>(a)|ab)(?:b|c)\\1', 0, ['aba', 'abba'])).toEqual({ results: ['0,3 0,1 1', null] });
  });
});
