/** Moving over spans by keyboard: which one is at a moment, which are beside it, which one woke it. Pure. */
import { spanOf, wakeArrows } from '../../derive/lanes';
import type { LogIndex } from '../../derive/log-index';
import type { Lane } from '../../derive/types';
import type { Moment } from '../../events/event';
import type { LabelledSpan } from './LaneRows';
import { spanLabel } from './span-words';

export interface SpanCursor {
  readonly lane: number;
  /** Place in the lane's track. */
  readonly span: number;
}

/** Steps looked at for the one that a span woke. */
const WOKEN_LOOKED_AT = 2000;

/** Generators right below whoever made them; everything else in the order of creation. */
export function inTreeOrder(lanes: readonly Lane[]): Lane[] {
  const known = new Set(lanes.map((lane) => lane.id));
  const made = new Map<number, Lane[]>();
  const roots: Lane[] = [];
  for (const lane of lanes) {
    if (lane.kind !== 'generator' || !known.has(lane.parent)) roots.push(lane);
    else {
      const siblings = made.get(lane.parent);
      if (siblings === undefined) made.set(lane.parent, [lane]);
      else siblings.push(lane);
    }
  }
  const ordered: Lane[] = [];
  const add = (lane: Lane) => {
    ordered.push(lane);
    for (const child of made.get(lane.id) ?? []) add(child);
  };
  for (const lane of roots) add(lane);
  return ordered;
}

/** The span of a lane at a moment; its first one before that. */
export function spanAt(index: LogIndex, lane: number, moment: Moment): number {
  return Math.max(0, index.tracks[lane]?.spanAt(moment) ?? 0);
}

/** A span with its neighbours, so that the focus always has somewhere to go. */
export function spansAround(index: LogIndex, lane: number, place: number, title: string): LabelledSpan[] {
  const length = index.tracks[lane]?.length ?? 0;
  return [place - 1, place, place + 1]
    .filter((one) => one >= 0 && one < length)
    .map((one) => ({ span: spanOf(index, lane, one), label: spanLabel(index, lane, one, title) }));
}

/** The span at the other end of the arrow that ends, or begins, at a span; null if there is none. */
export function wakeOf(
  index: LogIndex,
  { lane, span }: SpanCursor,
  direction: 'back' | 'forward',
): SpanCursor | null {
  const track = index.tracks[lane];
  if (track === undefined || span >= track.length) return null;
  const from = track.from.at(span);
  const to = track.toMoment(span, index.lastMoment);
  if (direction === 'back') {
    const arrow = wakeArrows(index, from, to).find((one) => one.toLane === lane);
    if (arrow === undefined || arrow.fromLane < 0) return null;
    return { lane: arrow.fromLane, span: spanAt(index, arrow.fromLane, arrow.fromMoment) };
  }
  const woken = wakeArrows(index, from, index.lastMoment, WOKEN_LOOKED_AT).find(
    (one) => one.fromLane === lane && one.fromMoment >= from && one.fromMoment <= to && one.toLane !== lane,
  );
  return woken === undefined
    ? null
    : { lane: woken.toLane, span: spanAt(index, woken.toLane, woken.toMoment) };
}
