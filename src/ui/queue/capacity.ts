/**
 * How many chips are shown before the rest becomes "+n more": the room is fixed, however long a queue grows. Widths
 * are estimated from the texts, so that nothing has to be drawn to be counted. Pure; lengths in CSS pixels.
 */

/** A row of chips with the gap below it. */
const ROW_PX = 34;
const GAP_PX = 6;
/** Heading and padding of a box. */
const HEAD_PX = 31;
const ROWS_MIN = 2;
/** Glyph, padding, border and gap of a chip; width of a letter; the button for the rest. */
const CHIP_PX = 50;
const LETTER_PX = 7;
const MORE_PX = 92;

export function rowsIn(boxHeight: number): number {
  return Math.max(ROWS_MIN, Math.floor((boxHeight - HEAD_PX + GAP_PX) / ROW_PX));
}

/** The width of a chip with that many letters, gap included. */
export function chipWidth(letters: number): number {
  return CHIP_PX + letters * LETTER_PX;
}

/** How many of the chips fit into `rows` rows of that width, with `kept` px free in the last one. */
export function fitting(widths: Iterable<number>, width: number, rows: number, kept = 0): number {
  let count = 0;
  let row = 1;
  let used = 0;
  for (const one of widths) {
    const room = (row === rows ? width - kept : width) - used;
    if (one > room && used > 0) {
      row++;
      used = 0;
      if (row > rows) return count;
      if (row === rows && one > width - kept && kept > 0) return count;
    }
    used += Math.min(one, width);
    count++;
  }
  return count;
}

/** How many of a queue are shown: all if they fit, else as many as leave room for the button; at least one. */
export function shownOf(widths: readonly number[], width: number, rows: number): number {
  const all = fitting(widths, width, rows);
  return all >= widths.length ? widths.length : Math.max(1, fitting(widths, width, rows, MORE_PX));
}

/** How many of each group are shown: a row each, and rows that are left go to the groups with most hidden. */
export function shownOfGroups(groups: readonly (readonly number[])[], width: number, rows: number): number[] {
  const given = groups.map(() => 1);
  const shown = (group: number) => fitting(groups[group], width, given[group]);
  const hidden = (group: number) => groups[group].length - shown(group);
  for (let left = rows - groups.length; left > 0 && groups.length > 0; left--) {
    const fullest = groups.reduce((best, _, group) => (hidden(group) > hidden(best) ? group : best), 0);
    if (hidden(fullest) <= 0) break;
    given[fullest]++;
  }
  const isCut = groups.some((_, group) => hidden(group) > 0);
  return groups.map((widths, group) => {
    // The button stands behind the last group.
    const isLast = group === groups.length - 1;
    return isLast && isCut ? Math.max(1, fitting(widths, width, given[group], MORE_PX)) : shown(group);
  });
}
