import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { tellBranch } from './comparison';
import { Comparison, firstDivergence } from './divergence';
import { Items } from './divergence/items';
import { SamePoints } from './divergence/same-point';
import COUNTER from './divergence/two-counters.py?raw';
import { LogIndex } from './log-index';

function run(source: string, options: Partial<RunOptions> = {}): LogIndex {
  return new LogIndex(runToEnd(source, { ...DEFAULT_RUN_OPTIONS, ...options }).log, { source });
}

const preemptive = (quantum: number): Partial<RunOptions> => ({ tasks: { policy: 'preemptive', quantum } });

/** The index of the first difference, by comparing everything. */
function naive(a: LogIndex, b: LogIndex): number {
  const names = new Map<string, number>();
  const first = new Items(a, names, null);
  const second = new Items(b, names, null);
  let at = 0;
  while (first.at(at) !== 0 && first.at(at) === second.at(at)) at++;
  return at;
}

describe('where two runs part', () => {
  it('is nowhere for the same run, for another speed, and for a quantum that nobody uses up', () => {
    const a = run(COUNTER);
    expect(firstDivergence(a, run(COUNTER))).toBeNull();
    expect(firstDivergence(a, run(COUNTER, { cpu: 'ideal' }))).toBeNull();
    expect(firstDivergence(a, run(COUNTER, preemptive(1_000_000)))).toBeNull();
  });

  it('is where the first task is preempted', () => {
    const [a, b] = [run(COUNTER), run(COUNTER, preemptive(15))];
    const found = firstDivergence(a, b)!;
    expect(found.index).toBe(naive(a, b));
    expect(found.otherIndex).toBe(found.index);
    expect(tellBranch(b, found.b).text).toMatch(/quantum of 15 instructions is used up/);
    expect(b.log.kindOf(b.log.partsOf(found.b.moment).events - 1)).toBe('preempt');
    // Up to it both have had the same number of things, and stand at the same place.
    expect(a.log.partsOf(found.a.beforeMoment).lines).toBe(b.log.partsOf(found.b.beforeMoment).lines);
  });

  it('tells lines by the text diff: a comment above moves them, and nothing parts', () => {
    expect(firstDivergence(run(COUNTER), run(`# counts\n\n${COUNTER}`))).toBeNull();
  });

  it('is the inserted line in an edited program, and what follows is alike again', () => {
    const edited = COUNTER.replace('    global counter\n', '    global counter\n    extra = 1\n');
    const [a, b] = [run(COUNTER), run(edited)];
    const comparison = new Comparison(a, b);
    const first = comparison.divergence(0)!;
    expect(tellBranch(b, first.b)).toMatchObject({ who: 'ada', line: 7 });
    expect(tellBranch(a, first.a)).toMatchObject({ who: 'ada', line: 7 });
    const second = comparison.divergence(1)!;
    expect(tellBranch(b, second.b)).toMatchObject({ who: 'bob', line: 7 });
    expect(comparison.divergence(2)).toBeNull();
  });

  it('is where the outputs part, if nothing else does', () => {
    const [a, b] = [run('print(1)\nprint(2)\n'), run('print(1)\nprint(3)\n')];
    const found = firstDivergence(a, b)!;
    expect(tellBranch(a, found.a).text).toContain('2');
    expect(tellBranch(b, found.b).text).toContain('3');
  });

  it('is the end of the shorter one', () => {
    const found = firstDivergence(run('x = 1\n'), run('x = 1\ny = 2\n'))!;
    expect(found.index).toBeGreaterThan(0);
  });
});

describe('the same point of the program', () => {
  const [a, b] = [run(COUNTER), run(COUNTER, preemptive(7))];

  it('is the same visit of the same task to the same line, whenever that is', () => {
    const points = new SamePoints(a, b);
    const { log } = a;
    for (let line = 0; line < log.lineCount; line++) {
      const point = points.find(log.momentOfLine(line));
      expect(point.isExact).toBe(true);
      const there = b.log.partsOf(point.moment).lines - 1;
      expect(b.log.momentOfLine(there)).toBe(point.moment);
      const [mine, theirs] = [log.line(line), b.log.line(there)];
      expect(b.log.sites[theirs.site]).toEqual(log.sites[mine.site]);
      expect(b.log.schedulables[theirs.who]?.path).toBe(log.schedulables[mine.who]?.path);
    }
  });

  it('leads there and back', () => {
    const there = new SamePoints(a, b);
    const back = new SamePoints(b, a);
    for (let line = 0; line < a.log.lineCount; line += 3) {
      const moment = a.log.momentOfLine(line);
      expect(back.find(there.find(moment).moment).moment).toBe(moment);
    }
  });

  it('is the last common point before, where the other run does not come there', () => {
    const shorter = run(COUNTER.replaceAll('add(20)', 'add(3)'));
    const points = new SamePoints(a, shorter);
    const line = Array.from({ length: a.log.lineCount }, (_, i) => i).filter(
      (i) => a.log.sites[a.log.lineSite(i)]!.sourceLine === 8,
    )[10]!;
    expect(points.find(a.log.momentOfLine(line)).isExact).toBe(false);
  });

  it('starts and ends together', () => {
    const points = new SamePoints(a, b);
    expect(points.find(0)).toEqual({ moment: 0, isExact: true });
    expect(points.find(a.lastMoment)).toEqual({ moment: b.lastMoment, isExact: true });
  });
});
