/**
 * One cursor in several runs: where each of them stands when the others stand somewhere. Pure; `comparison.ts` moves
 * the panes by it.
 *
 * By time, a step goes to the next stop that any of the runs has; who has none at that time is shown as it was then, on
 * its way to its own next stop. By step, all have taken equally many. By point, one leads, and the others stand where the
 * same schedulable comes to the same line for the as-manieth time.
 */
import { smoothTimeUs, timeAtUs } from '../derive/clock';
import { SamePoints } from '../derive/divergence/same-point';
import type { LogIndex } from '../derive/log-index';
import type { Steps } from '../derive/types';
import type { Moment } from '../events/event';

export type Sync = 'time' | 'step' | 'point';
export const SYNCS: readonly Sync[] = ['time', 'step', 'point'];

/** A run and where it stands. */
export interface Standing {
  readonly index: LogIndex;
  readonly stops: Steps;
  readonly moment: Moment;
}

export interface Place {
  readonly moment: Moment;
  /** How far on the way to the next moment, from 0 to below 1. */
  readonly fraction: number;
}

/** The last moment at or before a time, and how far the clock is beyond it. */
export function placeAtTime(index: LogIndex, atUs: number, limit: Moment = Number.POSITIVE_INFINITY): Place {
  let low = 0;
  let high = Math.min(index.lastMoment, limit - 1);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (smoothTimeUs(index, middle) <= atUs) low = middle;
    else high = middle - 1;
  }
  return { moment: low, fraction: fractionAt(index, low, atUs) };
}

/** How far `atUs` is from the time at a moment to the time at the next. */
function fractionAt(index: LogIndex, moment: Moment, atUs: number): number {
  if (moment >= index.lastMoment) return 0;
  const from = smoothTimeUs(index, moment);
  const to = smoothTimeUs(index, moment + 1);
  return to <= from ? 0 : Math.min(0.999, Math.max(0, (atUs - from) / (to - from)));
}

/** The next stop that any of the runs has, in virtual time; null at the end of all. */
export function forwardByTime(
  runs: readonly Standing[],
): { readonly atUs: number; readonly places: Place[] } | null {
  const next = runs.map(({ index, stops, moment }) => {
    const to = stops.next(moment);
    return to > moment ? { moment: to, atUs: timeAtUs(index, to) } : null;
  });
  const atUs = Math.min(...next.map((one) => one?.atUs ?? Number.POSITIVE_INFINITY));
  if (atUs === Number.POSITIVE_INFINITY) return null;
  const places = runs.map((run, i) => {
    const own = next[i]!;
    return own !== null && own.atUs === atUs
      ? { moment: own.moment, fraction: 0 }
      : onTheWay(run, run.moment, atUs, own?.moment);
  });
  return { atUs, places };
}

/** Undoes the latest stop of any of the runs. */
export function backByTime(runs: readonly Standing[]): Place[] {
  const current = runs.map(({ index, stops, moment }) => {
    const at = stops.momentOf(stops.stepAt(moment));
    return { at, atUs: at === 0 ? -1 : timeAtUs(index, at) };
  });
  const latest = Math.max(...current.map(({ atUs }) => atUs));
  const before = runs.map(({ stops }, i) => {
    const { at, atUs } = current[i]!;
    return atUs === latest && at > 0 ? stops.previous(at) : at;
  });
  const atUs = Math.max(...runs.map(({ index }, i) => timeAtUs(index, before[i]!)));
  return runs.map((run, i) => onTheWay(run, before[i]!, atUs, run.stops.next(before[i]!)));
}

/** As it was at a time after `moment` and before its own next stop. */
function onTheWay({ index }: Standing, moment: Moment, atUs: number, next?: Moment): Place {
  if (timeAtUs(index, moment) >= atUs) return { moment, fraction: 0 };
  const limit = next === undefined || next <= moment ? Number.POSITIVE_INFINITY : next;
  const place = placeAtTime(index, atUs, limit);
  if (place.moment >= moment) return place;
  return { moment, fraction: fractionAt(index, moment, atUs) };
}

/** Where each run stands when run `leader` stands where it does. */
export function aligned(runs: readonly Standing[], leader: number, sync: Sync, points: PointFinder): Place[] {
  const { index, stops, moment } = runs[leader]!;
  return runs.map((run, i) => {
    if (i === leader || moment === 0) return { moment, fraction: 0 };
    if (sync === 'time') return placeAtTime(run.index, timeAtUs(index, moment));
    if (sync === 'step') return { moment: run.stops.momentOf(stops.stepAt(moment)), fraction: 0 };
    return { moment: points.find(index, run.index, moment), fraction: 0 };
  });
}

/** Keeps what has been made to find same points, as long as the runs are the same. */
export class PointFinder {
  private readonly made = new WeakMap<LogIndex, WeakMap<LogIndex, SamePoints>>();

  find(from: LogIndex, to: LogIndex, moment: Moment): Moment {
    let own = this.made.get(from);
    if (own === undefined) {
      own = new WeakMap();
      this.made.set(from, own);
    }
    let points = own.get(to);
    if (points === undefined) {
      points = new SamePoints(from, to);
      own.set(to, points);
    }
    return points.find(moment).moment;
  }
}
