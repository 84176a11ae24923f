import { describe, expect, test } from 'vitest';
import type { TimelineLayout } from '../../derive/types';
import { ARROWS_MAX, type ArrowView, arrowsToShow } from './arrows';

function arrow(n: number, fromLane: number, toLane: number): TimelineLayout['arrows'][number] {
  const times = { fromMoment: n, fromUs: n, toMoment: n + 1, toUs: n + 1, queuedMoment: n };
  return { ...times, fromLane, toLane, why: 'future', chain: [], x0: n * 10, x1: n * 10 + 5 };
}

const view: ArrowView = {
  width: 1000,
  playheadX: 500,
  rowHeight: 40,
  rowTop: (lane) => (lane < 0 ? null : lane * 40),
  chosenLane: -1,
  hovered: null,
  left: 10,
};

describe('arrows', () => {
  test('are all drawn when there are few', () => {
    const few = Array.from({ length: ARROWS_MAX }, (_, n) => arrow(n, 0, 1));
    expect(arrowsToShow(few, [], view).arrows).toHaveLength(ARROWS_MAX);
  });

  test('of many are drawn around the playhead and where one looks', () => {
    const many = Array.from({ length: 100 }, (_, n) => arrow(n, n % 7, (n % 7) + 1));
    const around = arrowsToShow(many, [], view).arrows;
    expect(around.length).toBeGreaterThan(5);
    expect(around.length).toBeLessThan(20);
    for (const { x0, x1 } of around) {
      expect(x1).toBeGreaterThanOrEqual(440);
      expect(x0).toBeLessThanOrEqual(560);
    }
    const chosen = arrowsToShow(many, [], { ...view, chosenLane: 3 }).arrows.filter(
      ({ isStrong }) => isStrong,
    );
    expect(chosen.length).toBeGreaterThan(20);
    const hovered = arrowsToShow(many, [], { ...view, hovered: { lane: 1, left: 12, width: 2 } });
    expect(hovered.arrows.filter(({ isStrong }) => isStrong)).toHaveLength(1);
  });

  test('of creation are drawn only where one looks', () => {
    const created = [{ ...arrow(1, 0, 1), why: 'created' as const }, arrow(2, 0, 1)];
    expect(arrowsToShow(created, [], view).arrows).toHaveLength(1);
    expect(arrowsToShow(created, [], { ...view, chosenLane: 1 }).arrows).toHaveLength(2);
  });

  test('of a cancellation stand for the wake-up that delivers it', () => {
    const wake = { ...arrow(1, 0, 1), why: 'cancelled' as const };
    const about = { by: 0, fromUs: 0, isPassedOn: false, message: '' };
    const cancel = { ...about, fromLane: 0, toLane: 1, fromMoment: 0, thrownMoment: 2, x0: 0, x1: 20 };
    const kinds = (cancels: (typeof cancel)[]) =>
      arrowsToShow([wake, arrow(5, 0, 1)], cancels, view).arrows.map(({ kind }) => kind);
    expect(kinds([cancel])).toEqual(['wake', 'cancel']);
    expect(kinds([])).toEqual(['wake', 'wake']);
    // Asked for, and never thrown in: it ends where it was asked for.
    expect(kinds([{ ...cancel, thrownMoment: -1, x1: 0 }])).toEqual(['wake', 'wake', 'cancel']);
  });

  test('leave out those without two rows, back to oneself, or not there yet', () => {
    const none = [arrow(1, -1, 2), arrow(2, 3, 3), { ...arrow(3, 1, 2), toMoment: -1 }];
    expect(arrowsToShow(none, [], view).arrows).toHaveLength(0);
  });

  test('have a key that changes only with the choice', () => {
    const some = [arrow(1, 0, 1), arrow(2, 1, 0)];
    expect(arrowsToShow(some, [], view).key).toBe(arrowsToShow(some, [], { ...view, playheadX: 0 }).key);
    expect(arrowsToShow(some, [], view).key).not.toBe(arrowsToShow(some, [], { ...view, chosenLane: 1 }).key);
  });
});
