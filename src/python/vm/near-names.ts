/**
 * Which known name a misspelt one probably stands for: CPython's edit distance with cheap changes of case
 * (What's New in 3.10, "Improved error messages").
 */

const MOVE = 2;
const CASE = 1;
/** Longer lists and longer names are not looked at. */
const MOST_NAMES = 750;
const MOST_LETTERS = 40;

/** The nearest of `names`, the first where several are as near; undefined where none is near enough. */
export function closestName(names: readonly string[], wrong: string): string | undefined {
  if (names.length >= MOST_NAMES || wrong.length > MOST_LETTERS) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of names) {
    if (name === wrong) continue;
    const most = Math.min(Math.floor(((name.length + wrong.length + 3) * MOVE) / 6), bestDistance - 1);
    const distance = editDistance(wrong, name, most);
    if (distance > most) continue;
    best = name;
    bestDistance = distance;
  }
  return best;
}

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE : MOVE;
}

/** The cost of turning `from` into `to`; anything above `most` once it is clear that it would cost more. */
function editDistance(from: string, to: string, most: number): number {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let endFrom = from.length;
  let endTo = to.length;
  while (endFrom > start && endTo > start && from[endFrom - 1] === to[endTo - 1]) {
    endFrom--;
    endTo--;
  }
  let short = from.slice(start, endFrom);
  let long = to.slice(start, endTo);
  if (short === '' || long === '') return MOVE * (short.length + long.length);
  if (short.length > MOST_LETTERS || long.length > MOST_LETTERS) return most + 1;
  if (long.length < short.length) [short, long] = [long, short];
  if ((long.length - short.length) * MOVE > most) return most + 1;
  const row = [...short].map((_, index) => (index + 1) * MOVE);
  let result = 0;
  for (let i = 0; i < long.length; i++) {
    let diagonal = i * MOVE;
    result = diagonal;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < short.length; j++) {
      const substituted = diagonal + substitution(long[i]!, short[j]!);
      diagonal = row[j]!;
      result = Math.min(Math.min(result, diagonal) + MOVE, substituted);
      row[j] = result;
      if (result < least) least = result;
    }
    if (least > most) return most + 1;
  }
  return result;
}
