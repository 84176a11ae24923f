import { describe, expect, test } from 'vitest';
import type { LaneMarks, Steps } from '../../derive/types';
import { markAt, stopNear } from './pick';

function lane(...marks: readonly (readonly [x: number, width: number])[]): LaneMarks {
  return {
    lane: 1,
    count: marks.length,
    x: Float32Array.from(marks, ([x]) => x),
    width: Float32Array.from(marks, ([, width]) => width),
    state: new Int32Array(marks.length),
    span: Int32Array.from(marks, (_, i) => i),
    spans: new Int32Array(marks.length).fill(1),
    end: null,
    requests: [],
    signs: [],
  };
}

describe('what lies under a point', () => {
  test('is the mark around it', () => {
    const marks = lane([0, 50], [50, 100], [150, 20]);
    expect(markAt(marks, 25)).toBe(0);
    expect(markAt(marks, 100)).toBe(1);
    expect(markAt(marks, 160)).toBe(2);
  });

  test('is a narrow slice rather than its wide neighbours, a few pixels around it', () => {
    const marks = lane([0, 100], [100, 3], [103, 200]);
    expect(markAt(marks, 101)).toBe(1);
    expect(markAt(marks, 98.5)).toBe(1);
    expect(markAt(marks, 105)).toBe(1);
    expect(markAt(marks, 90)).toBe(0);
    expect(markAt(marks, 115)).toBe(2);
  });

  test('is nothing beside all marks', () => {
    expect(markAt(lane([10, 5]), 30)).toBe(-1);
    expect(markAt(lane(), 30)).toBe(-1);
    expect(markAt(lane([10, 5]), 0)).toBe(-1);
  });
});

test('a drag snaps to the nearest stop on the axis', () => {
  const stops = [0, 10, 30, 100];
  const steps: Steps = {
    grain: 'line',
    count: stops.length,
    momentOf: (step) => stops[Math.max(0, Math.min(step, stops.length - 1))],
    stepAt: (moment) => stops.filter((stop) => stop <= moment).length - 1,
    next: (moment) => stops.find((stop) => stop > moment) ?? 100,
    previous: (moment) => stops.filter((stop) => stop < moment).at(-1) ?? 0,
  };
  const near = (x: number) =>
    stopNear(
      steps,
      x,
      (at) => Math.max(0, Math.min(100, Math.floor(at / 2))),
      (moment) => moment * 2,
    );
  expect([near(-5), near(4), near(18), near(30), near(45), near(500)]).toEqual([0, 0, 10, 10, 30, 100]);
});
