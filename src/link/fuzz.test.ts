/** Links that chance has been at: whatever is done to one, it opens as what it was, or not at all. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prng } from '../base/prng';
import { GRAINS } from '../derive/types';
import { COST_PRESETS, COSTS } from '../events/costs';
import { DEFAULT_LIMITS, DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { EXAMPLES } from '../examples/index';
import { readLink, writeLink } from './codec';
import type { Link, LinkPlace } from './link';
import { readPlain, writePlain } from './plain';
import { sealed, unsealed } from './sealed';

const MUTATED_LINKS = 100_000;
const RESEALED_LINKS = 3_000;

const text = fc.string({ unit: 'grapheme', maxLength: 300 });
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const turn = { quantum: fc.integer({ min: 1, max: 1_000_000 }), random: fc.boolean() };
const options: fc.Arbitrary<RunOptions> = fc.record({
  filename: fc.constant(DEFAULT_RUN_OPTIONS.filename),
  script: fc.boolean(),
  tasks: fc.oneof(
    fc.constant({ policy: 'cooperative' as const }),
    fc.record({ policy: fc.constantFrom('preemptive' as const, 'lottery', 'manual'), ...turn }),
  ),
  threads: fc.oneof(
    fc.constant({ policy: 'gil' as const }),
    fc.record({ policy: fc.constantFrom('preemptive' as const, 'feedback'), ...turn }),
    fc.record({ policy: fc.constant('free-threaded' as const), cores: fc.integer({ min: 1, max: 16 }) }),
  ),
  cpu: fc.oneof(
    fc.constantFrom('realistic' as const, 'ideal' as const, 'classroom' as const),
    fc.integer({ min: 1, max: 1e9 }),
  ),
  seed,
  scheduleSeed: seed,
  costs: fc.oneof(
    fc.constantFrom(...COST_PRESETS.map((preset) => COSTS[preset])),
    fc.nat(1_000_000).map((us) => ({ ...COSTS.linux, name: 'own' as const, taskSwitch: { us } })),
  ),
  limits: fc
    .integer({ min: 1, max: DEFAULT_LIMITS.userInstructions })
    .map((userInstructions) => ({ ...DEFAULT_LIMITS, userInstructions })),
});
const grain = fc.constantFrom(...GRAINS);
const count = fc.nat(1_000_000);
const place: fc.Arbitrary<LinkPlace> = fc.oneof(
  fc.record({ grain, step: fc.oneof(count, fc.constant('end' as const)) }),
  fc.record({
    grain,
    path: fc.string({ maxLength: 60 }),
    code: fc.string({ maxLength: 30 }),
    sourceLine: count,
    visit: count,
    kind: fc.constantFrom('line', 'output', 'step-begin', 'instruction'),
    nth: count,
    instruction: count,
  }),
);
const anyLink: fc.Arbitrary<Link> = fc.record(
  {
    source: text,
    options,
    beside: fc.array(options, { maxLength: 3 }),
    at: place,
    view: fc.record(
      { theme: fc.constantFrom('light', 'dark'), foldIdle: fc.boolean() },
      { requiredKeys: [] },
    ),
    notes: fc.array(fc.record({ at: place, text }), { maxLength: 4 }),
    hash: fc.stringMatching(/^[\w-]{6}$/),
  },
  { requiredKeys: ['source', 'options'] },
) as fc.Arbitrary<Link>;

describe('links', () => {
  it('bring back whatever was put into them', () => {
    void fc.assert(
      fc.property(anyLink, (link) => {
        const fragment = writeLink(link);
        expect(fragment).toMatch(/^#i1=[\w-]+$/);
        expect(readLink(fragment!)).toEqual({ ok: true, link });
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it('written by hand bring back program, options and step, or are not written', () => {
    void fc.assert(
      fc.property(text, options, place, (source, given, at) => {
        const run = { ...given, limits: DEFAULT_LIMITS, costs: COSTS.standard };
        const fragment = writePlain(source, run, at);
        if (fragment === null) return;
        const read = readPlain(fragment);
        expect(read?.link).toEqual({ source, options: run, ...('step' in at ? { at } : {}) });
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it(`open as what they were or not at all, after any of ${MUTATED_LINKS} mutations`, () => {
    const random = new Prng(7);
    const originals = EXAMPLES.map(({ source }, i) => {
      const link: Link = { source, options: { ...DEFAULT_RUN_OPTIONS, seed: i } };
      return { fragment: writeLink(link)!, text: JSON.stringify(link) };
    });
    const chars = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%=&#<>" \0ä';
    let refused = 0;
    for (let i = 0; i < MUTATED_LINKS; i++) {
      const original = originals[i % originals.length]!;
      let fragment = original.fragment;
      for (let times = 1 + random.below(3); times > 0; times--) {
        const at = 4 + random.below(fragment.length - 4);
        const char = chars[random.below(chars.length)]!;
        const kind = random.below(5);
        if (kind === 0) fragment = fragment.slice(0, at) + char + fragment.slice(at + 1);
        else if (kind === 1) fragment = fragment.slice(0, at) + char + fragment.slice(at);
        else if (kind === 2) fragment = fragment.slice(0, at) + fragment.slice(at + 1 + random.below(8));
        else if (kind === 3) fragment = fragment.slice(0, at + 1);
        else fragment = fragment.slice(0, at) + fragment.slice(4, 4 + random.below(60)) + fragment.slice(at);
        if (fragment.length < 5) fragment = '#i1=A';
      }
      const result = readLink(fragment);
      if (!result.ok) {
        refused++;
        if (!/^This link can't be opened: [^<>]+\.$/.test(result.message)) expect.fail(result.message);
      } else if (JSON.stringify(result.link) !== original.text) expect.fail(`another link: ${fragment}`);
    }
    expect(refused).toBeGreaterThan(MUTATED_LINKS / 2);
  });

  it('whose content was changed by somebody who can seal it again still open or are refused in a sentence', () => {
    const random = new Prng(8);
    const contents = EXAMPLES.map(
      ({ source }) => unsealed(writeLink({ source, options: DEFAULT_RUN_OPTIONS })!)!,
    );
    for (let i = 0; i < RESEALED_LINKS; i++) {
      const content = contents[i % contents.length]!.slice();
      for (let times = 1 + random.below(4); times > 0; times--) {
        content[random.below(content.length)] = random.below(256);
      }
      const result = readLink(sealed(content.subarray(0, 1 + random.below(content.length))));
      if (result.ok) expect(typeof result.link.source).toBe('string');
      else expect(result.message).toMatch(/^This link can't be opened: [^<>]+\.$/);
    }
  });
});
