/** Program text to cells: a file with `# %%` lines is a notebook (SEMANTICS 7). */

export interface Cell {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Lines of the program before its first. */
  readonly lineOffset: number;
}

const MARKER = /^#\s*%%(.*)$/;

/**
 * The cells of a notebook, or null where the text has no cell marker. A marker line belongs to no cell; what stands
 * before the first marker is a cell if it has any code; markdown cells are left out.
 */
export function splitCells(source: string): Cell[] | null {
  const lines = source.split('\n');
  if (!lines.some((line) => MARKER.test(line))) return null;
  const cells: Cell[] = [];
  let start = 0;
  let isMarkdown = false;
  const finish = (end: number): void => {
    const text = lines.slice(start, end).join('\n');
    if (!isMarkdown && text.trim() !== '') cells.push({ number: cells.length + 1, text, lineOffset: start });
  };
  lines.forEach((line, index) => {
    const marker = MARKER.exec(line);
    if (marker === null) return;
    finish(index);
    start = index + 1;
    isMarkdown = /\[(markdown|md)\]/i.test(marker[1]!);
  });
  finish(lines.length);
  return cells;
}
