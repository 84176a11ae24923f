import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { SIMULATED } from '../modelled/simulated';
import type { Modelled } from '../modelled/types';
import { FEATURES, featureOf } from './features';
import { missingText, modelledDocument, modelledJson, withSummary } from './modelled-text';

const MODELLED: Modelled = [
  {
    title: 'Language',
    entries: [
      { title: 'match', state: 'works', words: [] },
      { title: 'a | b', state: 'part', words: ['Not all.'], missing: ['f', 'A.x', 'A.y'] },
    ],
  },
  { title: 'Refused', entries: [{ title: 'ssl', state: 'refused', words: ['No.'] }] },
];

describe('what is modelled', () => {
  it('puts a program to the feature of the longest prefix, and an unknown folder to itself', () => {
    expect(featureOf('language/match_values.py').title).toBe('match');
    expect(featureOf('language/loops.py').title).toBe(FEATURES[0]!.title);
    expect(featureOf('weather/rain.py')).toEqual({
      area: 'Library',
      title: 'weather',
      programs: ['weather/'],
    });
  });

  it('is a list that can be merged line by line, and a document', () => {
    expect(JSON.parse(modelledJson(MODELLED))).toEqual(MODELLED);
    expect(modelledJson(MODELLED).split('\n')).toContain(
      '   {"title":"ssl","state":"refused","words":["No."]}',
    );
    expect(modelledDocument(MODELLED)).toContain(
      "| a \\| b | in part | Not all. Not there: `f`, `A`'s `x` `y`. |",
    );
    expect(modelledDocument(MODELLED)).toContain('- `ssl`: No.');
  });

  it('stands in the README between its marks, and nothing else is touched', () => {
    const readme =
      'before\n<!-- modelled: made by npm run modelled -->\nold\n<!-- end of modelled -->\nafter\n';
    const made = withSummary(readme, MODELLED);
    expect(made.startsWith('before\n') && made.endsWith('after\n')).toBe(true);
    expect(made).toContain('| Language | match | works |');
    expect(made).not.toContain('old');
    expect(made).not.toContain('ssl');
    expect(withSummary(made, MODELLED)).toBe(made);
    expect(() => withSummary('no marks', MODELLED)).toThrow('README.md has lost');
  });

  it('tells the missing methods of a class together', () => {
    const entry = { title: 'm', state: 'part', words: ['Why.'], missing: ['f', 'A.x', 'A.y'] } as const;
    expect(missingText(entry)).toBe("Why. Not there: `f`, `A`'s `x` `y`.");
  });

  it.each(SIMULATED.filter(({ shows }) => shows !== undefined).map((entry) => [entry.title, entry] as const))(
    'the rule holds: %s',
    (_, { shows }) => {
      const { source, prints, quantum } = shows!;
      const { stdout, stderr } = runToEnd(source, {
        ...DEFAULT_RUN_OPTIONS,
        ...(quantum === undefined ? {} : { tasks: { policy: 'preemptive', quantum } }),
      });
      expect(stdout + stderr).toBe(prints);
    },
  );
});
