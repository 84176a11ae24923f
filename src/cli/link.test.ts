import '../engine/everything';
import { describe, expect, it } from 'vitest';
import { LogIndex } from '../derive/log-index';
import { findPosition } from '../derive/position';
import { runHash } from '../derive/run-hash';
import { steps } from '../derive/steps';
import { Run } from '../engine/run';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { exampleOf } from '../examples/index';
import { readLink } from '../link/codec';
import type { Link } from '../link/link';
import { optionsOfWords } from '../link/plain';
import { parseCommand } from './command-line';
import { linkTo } from './link';

const source = exampleOf('race')!.source;

function indexOf(text: string, options: RunOptions): LogIndex {
  const run = new Run(text, options);
  while (run.end === null) run.step(1_000_000);
  run.takeChunk();
  return new LogIndex(run.log, { source: text });
}

function linkOf(made: ReturnType<typeof linkTo>): Link {
  if (!made.ok) throw new Error(made.message);
  const opened = readLink(made.fragment);
  if (!opened.ok) throw new Error(opened.message);
  return opened.link;
}

describe('interleave link', () => {
  it('makes a link that leads to the same step of the same run', () => {
    const options: RunOptions = {
      ...DEFAULT_RUN_OPTIONS,
      filename: 'lecture/race.py',
      tasks: { policy: 'preemptive', quantum: 5, random: true },
      scheduleSeed: 3,
    };
    for (const grain of ['instruction', 'line', 'await', 'switch'] as const) {
      const link = linkOf(linkTo(source, options, { grain, step: 5 }));
      expect(link.source).toBe(source);
      const index = indexOf(link.source, link.options);
      expect(runHash(index)).toBe(link.hash);
      if (link.at === undefined || 'step' in link.at) throw new Error('no place');
      const moment = findPosition(index, { ...link.at, moment: 0 });
      expect(steps(index, grain).stepAt(moment ?? -1)).toBe(5);
    }
  });

  it('links programs that fail or cannot be read, too', () => {
    expect(linkTo('1 / 0', DEFAULT_RUN_OPTIONS, { grain: 'line', step: 'end' }).ok).toBe(true);
    expect(linkTo('def', DEFAULT_RUN_OPTIONS, { grain: 'line', step: 0 }).ok).toBe(true);
  });

  it('says what is wrong with a step that is not there, and with a program too long for a link', () => {
    expect(linkTo('print(1)', DEFAULT_RUN_OPTIONS, { grain: 'line', step: 99 })).toEqual({
      ok: false,
      message: 'there is no step 99: the last one is 2',
      exitCode: 2,
    });
    const long = `x = "${'0123456789abcdef'.repeat(5000)}"`;
    expect(linkTo(long, DEFAULT_RUN_OPTIONS, { grain: 'line', step: 0 })).toMatchObject({ exitCode: 75 });
  });

  it('takes the words of a link written by hand for what they mean here', () => {
    for (const words of [
      ['scheduler=preemptive'],
      ['scheduler=preemptive', 'quantum=7', 'random'],
      ['points=instruction', 'quantum=3', 'schedule-seed=9'],
      ['seed=5', 'cpu=classroom', 'script'],
      ['cpu=5000'],
    ]) {
      const { options } = parseCommand(['run', 'snippet.py', ...words.map((word) => `--${word}`)]);
      const byHand = optionsOfWords(new Map(words.map((word) => word.split('=') as [string, string])));
      expect(byHand).toEqual(options);
    }
  });
});

describe('the hash of a run', () => {
  const hash = (text: string, options: Partial<RunOptions> = {}) =>
    runHash(indexOf(text, { ...DEFAULT_RUN_OPTIONS, ...options }));

  it('is the same for the same run, and for another CPU that shows the same', () => {
    expect(hash(source)).toMatch(/^[\w-]{6}$/);
    expect(hash(source)).toBe(hash(source));
    expect(hash('print(1)')).toBe(hash('print(1)', { cpu: 'classroom' }));
  });

  it('differs with output, lines, names and the order of switches', () => {
    const hashes = [
      hash(source),
      hash(source, { tasks: { policy: 'preemptive', quantum: 5, random: false } }),
      hash('print(1)'),
      hash('print(2)'),
      hash('\nprint(1)'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
