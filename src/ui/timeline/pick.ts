/** What lies under a point: binary search over a lane's marks, the same for both painters. */
import type { LaneMarks, Steps } from '../../derive/types';
import type { Moment } from '../../events/event';

/** How far beside a mark it is still hit, px: a slice of 3 px is a target of 9. */
const REACH_PX = 3;

/** The mark at `x`, or the nearest one within reach; -1 if there is none. */
export function markAt(marks: LaneMarks, x: number): number {
  const { count } = marks;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks.x[middle] <= x) low = middle + 1;
    else high = middle;
  }
  // `low - 1` begins at or before x, `low` after it; a narrow neighbour wins over a wide one.
  let best = -1;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let i = Math.max(0, low - 2); i < Math.min(count, low + 2); i++) {
    const before = marks.x[i] - x;
    const after = x - marks.x[i] - marks.width[i];
    const beside = Math.max(0, before, after);
    if (beside > REACH_PX) continue;
    const score = beside + Math.min(marks.width[i], 2 * REACH_PX);
    if (score < bestScore) {
      best = i;
      bestScore = score;
    }
  }
  return best;
}

/** The stop nearest to `x`, measured on the axis. */
export function stopNear(
  steps: Steps,
  x: number,
  momentOfX: (x: number) => Moment,
  xOfMoment: (m: Moment) => number,
): Moment {
  const before = steps.momentOf(steps.stepAt(momentOfX(x)));
  const after = steps.next(before);
  return Math.abs(xOfMoment(after) - x) < Math.abs(xOfMoment(before) - x) ? after : before;
}
