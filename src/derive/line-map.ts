/** Which line of a changed text is which line of the old one: what keeps the place over an edit. */

/** Lines beyond the common head and tail that are still matched one by one. */
const MATCHED_MAX = 2000;

/**
 * Maps a line of the old text (from 1) to the line of the new one that is the same line, or stands where it stood if it
 * was changed in place; 0 if it is gone. Head and tail that are equal count as kept; between them, the longest common
 * subsequence of lines.
 */
export function lineMap(before: readonly string[], after: readonly string[]): (line: number) => number {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  const oldMiddle = before.slice(head, before.length - tail);
  const newMiddle = after.slice(head, after.length - tail);
  const middle =
    oldMiddle.length === newMiddle.length || oldMiddle.length * newMiddle.length > MATCHED_MAX * MATCHED_MAX
      ? oldMiddle.map((_, i) => (i < newMiddle.length ? i : -1))
      : matchLines(oldMiddle, newMiddle);
  return (line) => {
    const at = line - 1;
    if (at < 0 || at >= before.length) return 0;
    if (at < head) return line;
    if (at >= before.length - tail) return line + after.length - before.length;
    const place = middle[at - head]!;
    return place < 0 ? 0 : place + head + 1;
  };
}

/** For each old line its place among the new ones, -1 if it has none; by the longest common subsequence. */
function matchLines(before: readonly string[], after: readonly string[]): number[] {
  const columns = after.length + 1;
  const lengths = new Int32Array((before.length + 1) * columns);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * columns + j] =
        before[i] === after[j]
          ? lengths[(i + 1) * columns + j + 1]! + 1
          : Math.max(lengths[(i + 1) * columns + j]!, lengths[i * columns + j + 1]!);
    }
  }
  const places: number[] = new Array<number>(before.length).fill(-1);
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) places[i++] = j++;
    else if (lengths[(i + 1) * columns + j]! >= lengths[i * columns + j + 1]!) i++;
    else j++;
  }
  fillChangedInPlace(places, after.length);
  return places;
}

/** A run of unmatched old lines facing as many unmatched new ones was changed in place. */
function fillChangedInPlace(places: number[], afterLength: number): void {
  let from = 0;
  while (from < places.length) {
    if (places[from] !== -1) {
      from++;
      continue;
    }
    let to = from;
    while (to < places.length && places[to] === -1) to++;
    const first = from === 0 ? 0 : places[from - 1]! + 1;
    const end = to === places.length ? afterLength : places[to]!;
    if (end - first === to - from) for (let i = from; i < to; i++) places[i] = first + i - from;
    from = to;
  }
}
