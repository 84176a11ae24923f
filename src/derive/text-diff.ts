/** Two texts as one list of lines: those of both, those of the first alone, those of the second alone. */

export interface DiffLine {
  readonly side: 'both' | 'a' | 'b';
  readonly text: string;
  /** Its place in each text from 0; -1 where it is not in it. */
  readonly a: number;
  readonly b: number;
}

/** Changed lines beyond which the rest is told as all gone, all new: the work grows with their square. */
const CHANGES_MAX = 1000;

/**
 * The shortest list of removals and additions (E. W. Myers, "An O(ND) difference algorithm and its variations", 1986),
 * removals first. Lines are compared as they are.
 */
export function diffLines(a: readonly string[], b: readonly string[]): DiffLine[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail++;
  }
  const lines: DiffLine[] = [];
  for (let i = 0; i < head; i++) lines.push({ side: 'both', text: a[i]!, a: i, b: i });
  middle(a, b, { head, endA: a.length - tail, endB: b.length - tail }, lines);
  for (let i = tail; i > 0; i--) {
    lines.push({ side: 'both', text: a[a.length - i]!, a: a.length - i, b: b.length - i });
  }
  return lines;
}

interface Middle {
  readonly head: number;
  readonly endA: number;
  readonly endB: number;
}

function middle(a: readonly string[], b: readonly string[], { head, endA, endB }: Middle, lines: DiffLine[]) {
  const countA = endA - head;
  const countB = endB - head;
  const most = Math.min(countA + countB, CHANGES_MAX);
  // furthest[k + most] is how far into `a` one gets on diagonal k with so many changes.
  const furthest = new Int32Array(2 * most + 2);
  const rounds: Int32Array[] = [];
  let changes = 0;
  search: for (; changes <= most; changes++) {
    rounds.push(furthest.slice());
    for (let k = -changes; k <= changes; k += 2) {
      const isDown = k === -changes || (k !== changes && furthest[k - 1 + most]! < furthest[k + 1 + most]!);
      let x = isDown ? furthest[k + 1 + most]! : furthest[k - 1 + most]! + 1;
      while (x < countA && x - k < countB && a[head + x] === b[head + x - k]) x++;
      furthest[k + most] = x;
      if (x >= countA && x - k >= countB) break search;
    }
  }
  if (changes > most) {
    for (let i = head; i < endA; i++) lines.push({ side: 'a', text: a[i]!, a: i, b: -1 });
    for (let i = head; i < endB; i++) lines.push({ side: 'b', text: b[i]!, a: -1, b: i });
    return;
  }
  const found: DiffLine[] = [];
  let x = countA;
  let y = countB;
  for (let round = changes; round >= 0; round--) {
    const before = rounds[round]!;
    const k = x - y;
    const isDown = k === -round || (k !== round && before[k - 1 + most]! < before[k + 1 + most]!);
    const fromX = round === 0 ? 0 : isDown ? before[k + 1 + most]! : before[k - 1 + most]!;
    const fromY = round === 0 ? 0 : isDown ? fromX - k - 1 : fromX - k + 1;
    while (
      x > (round === 0 ? 0 : isDown ? fromX : fromX + 1) &&
      y > (round === 0 ? 0 : isDown ? fromY + 1 : fromY)
    ) {
      x--;
      y--;
      found.push({ side: 'both', text: a[head + x]!, a: head + x, b: head + y });
    }
    if (round === 0) break;
    if (isDown) {
      y--;
      found.push({ side: 'b', text: b[head + y]!, a: -1, b: head + y });
    } else {
      x--;
      found.push({ side: 'a', text: a[head + x]!, a: head + x, b: -1 });
    }
  }
  for (let i = found.length - 1; i >= 0; i--) lines.push(found[i]!);
}
