import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atRest, FIT, fitted, following, isFit, panned, transformOf, viewportOf, zoomed } from './viewport';

const part = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 1e-4, max: 1, noNaN: true }))
  .map(([from, size]) => ({ from: Math.min(from, 1 - size), to: Math.min(from, 1 - size) + size }));
const fraction = fc.double({ min: -3, max: 3, noNaN: true });

describe('the visible part', () => {
  test('never leaves the picture, whatever is done to it', () => {
    fc.assert(
      fc.property(part, fraction, fc.double({ min: 0.1, max: 10, noNaN: true }), (view, at, factor) => {
        for (const next of [
          zoomed(view, factor, at, 1e-5),
          panned(view, at),
          fitted(at, at + 0.1, 1e-5),
          following(view, at, true),
        ]) {
          expect(next.from).toBeGreaterThanOrEqual(-1e-12);
          expect(next.to).toBeLessThanOrEqual(1 + 1e-12);
          expect(next.to).toBeGreaterThan(next.from);
        }
      }),
    );
  });

  test('keeps the point under the pointer when it is magnified', () => {
    const view = { from: 0.2, to: 0.6 };
    const next = zoomed(view, 2, 0.25, 1e-6);
    expect(next.to - next.from).toBeCloseTo(0.2);
    expect(next.from + 0.25 * 0.2).toBeCloseTo(0.2 + 0.25 * 0.4);
  });

  test('is magnified up to the smallest part and no further', () => {
    const next = zoomed({ from: 0.5, to: 0.51 }, 1000, 0.5, 0.001);
    expect(next.to - next.from).toBeCloseTo(0.001);
  });

  test('survives the way through a zoom transform', () => {
    fc.assert(
      fc.property(part, fc.integer({ min: 100, max: 3000 }), (view, width) => {
        const back = viewportOf(transformOf(view, 10, width), 10, width);
        expect(back.from).toBeCloseTo(view.from, 8);
        expect(back.to).toBeCloseTo(view.to, 8);
      }),
    );
  });

  test('stays while the playhead is in it, and brings it back when it is not', () => {
    const view = { from: 0.2, to: 0.4 };
    expect(following(view, 0.7, false)).toBe(view);
    const forward = following(view, 1.1, false);
    expect((0.2 + 1.1 * 0.2 - forward.from) / 0.2).toBeCloseTo(0.2);
    const back = following(view, -0.2, false);
    expect((0.2 - 0.2 * 0.2 - back.from) / 0.2).toBeCloseTo(0.8);
  });

  test('moves on before the playhead reaches the edge while it is playing', () => {
    const view = { from: 0.2, to: 0.4 };
    expect(following(view, 0.9, true).from).toBeGreaterThan(view.from);
    expect(following(view, 0.9, false)).toBe(view);
  });

  test('is everything at rest as long as every slice keeps its 3 px, else the beginning', () => {
    expect(isFit(atRest(50, 800))).toBe(true);
    expect(atRest(0, 800)).toEqual(FIT);
    expect(atRest(1600, 800)).toEqual({ from: 0, to: 0.1 });
  });
});
