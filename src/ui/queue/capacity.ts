/** How many chips are shown before the rest becomes "+n more": the room is fixed, however long a queue grows. Pure. */

/** A chip with its gap, px. */
const ROW_PX = 34;
const COLUMN_PX = 148;
/** Heading and padding of a box, px. */
const HEAD_PX = 36;
const ROWS_MIN = 2;

/** Rows and columns of chips in a box of that height around a list of that width. */
export function capacityOf(
  width: number,
  boxHeight: number,
): { readonly rows: number; readonly columns: number } {
  return {
    rows: Math.max(ROWS_MIN, Math.floor((boxHeight - HEAD_PX) / ROW_PX)),
    columns: Math.max(1, Math.floor(width / COLUMN_PX)),
  };
}

/**
 * How many of each group are shown: every group gets a row, and rows that are left go to the fullest groups. If not
 * all can be shown, a place is kept for the button that opens the rest.
 */
export function shareRows(counts: readonly number[], rows: number, columns: number): number[] {
  const given = counts.map(() => 1);
  const hidden = (group: number) => counts[group] - given[group] * columns;
  for (let left = rows - counts.length; left > 0; left--) {
    const fullest = counts.reduce((best, _, group) => (hidden(group) > hidden(best) ? group : best), 0);
    if (counts.length === 0 || hidden(fullest) <= 0) break;
    given[fullest]++;
  }
  const shown = counts.map((count, group) => Math.min(count, given[group] * columns));
  const isCut = counts.some((count, group) => count > shown[group]);
  const last = counts.length - 1;
  if (isCut && last >= 0 && shown[last] > 1 && shown[last] === given[last] * columns) shown[last]--;
  return shown;
}
