import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chipWidth, fitting, rowsIn, shownOf, shownOfGroups } from './capacity';

describe('the room for chips', () => {
  test('is three rows in the box of the page', () => {
    expect(rowsIn(131)).toBe(3);
    expect(rowsIn(40)).toBe(2);
  });

  test('is filled row by row', () => {
    expect(fitting([100, 100, 100], 250, 1)).toBe(2);
    expect(fitting([100, 100, 100], 250, 2)).toBe(3);
    expect(fitting([400, 100], 250, 2)).toBe(2);
    expect(fitting([], 250, 2)).toBe(0);
  });

  test('shows all where all fit, else leaves a place for the button', () => {
    expect(shownOf([100, 100], 250, 1)).toBe(2);
    expect(shownOf([100, 100, 100], 250, 1)).toBe(1);
    expect(shownOf(new Array(1000).fill(chipWidth(8)), 250, 3)).toBeLessThan(7);
  });

  test('gives every group a row and the rest to the fullest', () => {
    const wide = new Array(10).fill(120);
    expect(shownOfGroups([wide, [120]], 250, 3)).toEqual([4, 1]);
    expect(shownOfGroups([[120], [120], [120]], 250, 3)).toEqual([1, 1, 1]);
    expect(shownOfGroups([], 250, 3)).toEqual([]);
  });

  test('never shows more than there are, nor nothing of something', () => {
    const widths = fc.array(fc.integer({ min: 50, max: 400 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(widths, { maxLength: 8 }), fc.integer({ min: 1, max: 6 }), (groups, rows) => {
        const shown = shownOfGroups(groups, 300, rows);
        shown.forEach((count, group) => {
          expect(count).toBeGreaterThanOrEqual(1);
          expect(count).toBeLessThanOrEqual(groups[group].length);
        });
      }),
    );
  });
});
