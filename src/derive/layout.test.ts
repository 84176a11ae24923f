import { describe, expect, it } from 'vitest';
import { timeAtUs } from './clock';
import { layout, SVG_MARKS_MAX } from './layout';
import type { LogIndex } from './log-index';
import { steps } from './steps';
import { hogged, preempted, TestRun, takingTurns, twoSleepers } from './test-run';
import { CPU_LANE, type LaneMarks, SPAN_STATES, type TimelineView } from './types';

const FIT: TimelineView = { from: 0, to: 1, width: 1000, axis: 'time', foldIdle: false };
const PLAYS = [twoSleepers, preempted, takingTurns, hogged];

const cpuOf = (index: LogIndex, view: TimelineView) =>
  layout(index, view).lanes.find(({ lane }) => lane === CPU_LANE)!;

const slices = ({ count, x, width, state }: LaneMarks) =>
  Array.from({ length: count }, (_, i) => ({ x: x[i]!, end: x[i]! + width[i]!, who: state[i]! }));

/** Many turns of two tasks, so that there are more slices than pixels. */
function long(turns: number): LogIndex {
  const run = new TestRun();
  run.line(0, 1);
  run.task('Task-1', 'main');
  run.loop();
  run.take();
  run.task('ada');
  run.task('bob');
  run.wait('gather');
  for (let i = 0; i < turns; i++) {
    const id = run.take();
    run.line(id, 4).yieldTurn(4);
  }
  return run.end();
}

describe('the timeline at rest', () => {
  it('has no slice narrower than 3 px, in order and without overlap', () => {
    for (const play of PLAYS) {
      for (const foldIdle of [false, true]) {
        const marks = slices(cpuOf(play(), { ...FIT, foldIdle }));
        for (const { x, end, who } of marks) if (who >= 0) expect(end - x).toBeGreaterThanOrEqual(2.99);
        for (let i = 1; i < marks.length; i++)
          expect(marks[i]!.x).toBeGreaterThanOrEqual(marks[i - 1]!.end - 0.01);
      }
    }
  });

  it('spreads slices of the same time so that they touch', () => {
    const index = twoSleepers();
    const turns = slices(cpuOf(index, FIT)).filter(({ who }) => who >= 0);
    // Microseconds apart in a picture of a second: main, ada and bob begin side by side.
    expect(turns.slice(0, 4).map(({ who }) => who)).toEqual([0, 1, 2, 3]);
    for (let i = 1; i < 4; i++) expect(turns[i]!.x - turns[i - 1]!.end).toBeLessThan(0.1);
  });

  it('fills the width exactly', () => {
    for (const play of PLAYS) {
      const index = play();
      for (const axis of ['time', 'steps'] as const) {
        for (const foldIdle of [false, true]) {
          const picture = layout(index, { ...FIT, axis, foldIdle });
          expect(picture.xOfMoment(0)).toBeCloseTo(0, 6);
          expect(picture.xOfMoment(index.lastMoment)).toBeCloseTo(1000, 3);
        }
      }
    }
  });

  it('gives the rest of the width to time, in proportion', () => {
    const picture = layout(hogged(), FIT);
    const at = (us: number) => picture.xOfTime(us);
    expect(at(400_000) - at(300_000)).toBeCloseTo(at(300_000) - at(200_000), 1);
    expect(at(200_000) - at(100_000)).toBeGreaterThan(190);
  });
});

describe('the one function from moments to pixels', () => {
  it('is monotone and has an inverse, at rest and magnified', () => {
    for (const play of PLAYS) {
      const index = play();
      for (const axis of ['time', 'steps'] as const) {
        for (const [from, to] of [
          [0, 1],
          [0.2, 0.4],
        ]) {
          const picture = layout(index, { ...FIT, axis, from: from!, to: to! });
          let before = Number.NEGATIVE_INFINITY;
          for (let moment = 0; moment <= index.lastMoment; moment += 0.5) {
            const x = picture.xOfMoment(moment);
            expect(x).toBeGreaterThanOrEqual(before - 1e-6);
            before = x;
            if (!Number.isInteger(moment)) continue;
            const back = picture.momentOfX(x);
            // Several moments may share one place: the last of them is found.
            expect(back).toBeGreaterThanOrEqual(moment);
            expect(picture.xOfMoment(back)).toBeCloseTo(x, 5);
          }
        }
      }
    }
  });

  it('puts marks, ends and playhead in the same places', () => {
    const index = twoSleepers();
    const picture = layout(index, { ...FIT, foldIdle: true });
    for (const marks of picture.lanes) {
      const track = index.track(marks.lane);
      for (let i = 0; i < marks.count; i++) {
        expect(marks.x[i]).toBeCloseTo(picture.xOfMoment(track.from.at(marks.span[i]!)), 2);
      }
      const end = index.ends[marks.lane];
      if (marks.end !== null) expect(marks.end.x).toBeCloseTo(picture.xOfMoment(end!.moment), 3);
    }
  });

  it('moves evenly across a jump of the clock', () => {
    const index = twoSleepers();
    const jump = index.log.momentOfEvent(index.jumps.at(0));
    const picture = layout(index, FIT);
    const [from, to] = [picture.xOfMoment(jump - 1), picture.xOfMoment(jump)];
    expect(to - from).toBeGreaterThan(900);
    expect(picture.xOfMoment(jump - 0.75)).toBeCloseTo(from + (to - from) / 4, 5);
    expect(picture.timeOfX((from + to) / 2)).toBeCloseTo(500_007, -2);
  });

  it('turns times into places and back', () => {
    for (const play of [twoSleepers, hogged]) {
      const picture = layout(play(), FIT);
      for (const us of [1000, 250_000, 499_000]) {
        expect(picture.timeOfX(picture.xOfTime(us))).toBeCloseTo(us, -1);
      }
    }
  });
});

describe('folding', () => {
  it('takes a long idle stretch out, with a mark that says how long it was', () => {
    const index = twoSleepers();
    const picture = layout(index, { ...FIT, foldIdle: true });
    expect(picture.folds).toHaveLength(1);
    const [fold] = picture.folds;
    expect(fold!.width).toBeLessThan(50);
    expect(fold!.toUs - fold!.fromUs).toBeGreaterThan(999_000);
    expect(picture.ticks.every(({ value }) => value <= fold!.fromUs || value >= fold!.toUs)).toBe(true);
    expect(layout(index, FIT).folds).toEqual([]);
  });
});

describe('ticks', () => {
  it('are round, apart from each other, and cover what is seen', () => {
    const { ticks } = layout(twoSleepers(), FIT);
    expect(ticks.map(({ label }) => label)).toContain('0.5 s');
    for (let i = 1; i < ticks.length; i++) expect(ticks[i]!.x - ticks[i - 1]!.x).toBeGreaterThanOrEqual(64);
    expect(ticks.length).toBeGreaterThanOrEqual(6);
  });

  it('get finer where the view is magnified', () => {
    const { ticks } = layout(twoSleepers(), { ...FIT, from: 0, to: 0.012 });
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks[1]!.label).toMatch(/µs$/);
  });

  it('count steps on the axis of steps', () => {
    const index = twoSleepers();
    const { ticks, xOfMoment } = layout(index, { ...FIT, axis: 'steps' });
    const stops = steps(index, 'line');
    for (const { value, x } of ticks) expect(x).toBeCloseTo(xOfMoment(stops.momentOf(value)), 6);
    expect(ticks.length).toBeGreaterThan(5);
  });
});

describe('painters', () => {
  it('are SVG up to a number of marks, canvas beyond', () => {
    expect(layout(twoSleepers(), FIT).painter).toBe('svg');
    const index = long(3000);
    const picture = layout(index, FIT);
    expect(picture.markCount).toBeGreaterThan(SVG_MARKS_MAX);
    expect(picture.painter).toBe('canvas');
  });

  it('get bins of at most a few marks a pixel, which still cover the lane', () => {
    const index = long(20_000);
    const picture = layout(index, FIT);
    for (const { count, x, width, spans } of picture.lanes) {
      expect(count).toBeLessThan(2100);
      for (let i = 1; i < count; i++) expect(x[i]! - (x[i - 1]! + width[i - 1]!)).toBeLessThan(0.1);
      if (count > 100) expect(Math.max(...spans)).toBeGreaterThan(1);
    }
    const near = layout(index, { ...FIT, from: 0.5, to: 0.502 });
    expect(near.painter).toBe('svg');
    expect(Math.max(...near.lanes.flatMap(({ spans }) => [...spans]))).toBe(1);
  });

  it('never draw a wide span as one with narrow ones beside it', () => {
    const run = new TestRun();
    run.line(0, 1);
    run.task('Task-1', 'main');
    run.loop();
    run.line(run.take(), 2).sleep(0.1);
    run.select();
    run.take();
    run.line(run.take(), 3).blockFor(0.5).finish();
    const { count, state, spans, width } = layout(run.end(), { ...FIT, lanes: [1], minSlicePx: 1 }).lanes[0]!;
    const wide = Array.from({ length: count }, (_, i) => i).filter((i) => width[i]! > 100);
    expect(wide.map((i) => [SPAN_STATES[state[i]!], spans[i]])).toEqual([
      ['sleeping', 1],
      ['blocking', 1],
    ]);
  });

  it('get arrows with places for what is in view', () => {
    const picture = layout(twoSleepers(), FIT);
    const arrow = picture.arrows.find(({ why }) => why === 'timer')!;
    expect(arrow.x0).toBeCloseTo(picture.xOfMoment(arrow.fromMoment), 6);
    expect(arrow.x1).toBeGreaterThanOrEqual(arrow.x0);
  });
});

describe('a run that takes no time', () => {
  it('is laid out by turns', () => {
    const run = new TestRun();
    run.costUs = 0;
    run.line(0, 1);
    run.task('Task-1', 'main');
    run.loop();
    run.line(run.take(), 2).finish();
    run.loopEnd();
    run.line(0, 3);
    const index = run.end();
    expect(timeAtUs(index, index.lastMoment)).toBe(0);
    const turns = slices(cpuOf(index, FIT)).filter(({ who }) => who >= 0);
    expect(turns).toHaveLength(3);
    for (const { x, end } of turns) expect(end - x).toBeGreaterThan(100);
  });
});
