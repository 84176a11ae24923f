import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { SIMULATED } from '../modelled/simulated';
import { FEATURES, featureOf } from './features';
import { makeModelled } from './modelled';
import { missingText, modelledDocument, modelledJson, withSummary } from './modelled-text';

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');

describe('what is modelled', () => {
  it('is what the generated files say (npm run modelled writes them anew)', () => {
    const modelled = makeModelled();
    const stale = 'stale: run `npm run modelled`';
    expect(read('modelled/modelled.generated.json'), stale).toBe(modelledJson(modelled));
    expect(read('modelled/modelled.generated.md'), stale).toBe(modelledDocument(modelled));
    expect(read('../README.md'), stale).toBe(withSummary(read('../README.md'), modelled));
  }, 60_000);

  it('puts a program to the feature of the longest prefix, and an unknown folder to itself', () => {
    expect(featureOf('language/match_values.py').title).toBe('match');
    expect(featureOf('language/loops.py').title).toBe(FEATURES[0]!.title);
    expect(featureOf('weather/rain.py')).toEqual({
      area: 'Library',
      title: 'weather',
      programs: ['weather/'],
    });
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
