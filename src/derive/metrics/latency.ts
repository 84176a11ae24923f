/** How late handles ran: from the moment each could have run, which for a timer is when it was due. */
import type { Moment, SchedulableId } from '../../events/event';
import type { LogIndex } from '../log-index';
import { median } from './statistics';

export interface Latency {
  /** Handles that ran. */
  readonly count: number;
  readonly medianUs: number;
  readonly worstUs: number;
  /** Whom the worst handle moves, -1 nobody; and when it ran. */
  readonly worstWho: SchedulableId;
  readonly worstMoment: Moment;
}

export interface Latencies {
  /** Null where no handle ran. */
  readonly latency: Latency | null;
  /** For each task, how long its handles could have run and did not, in all. */
  readonly lateUs: ReadonlyMap<SchedulableId, number>;
}

/** Events looked at between two pauses. */
const PIECE = 4096;

export function* latencies(index: LogIndex): Generator<undefined, Latencies> {
  const { log, handleMade } = index;
  const all: number[] = [];
  const lateUs = new Map<SchedulableId, number>();
  let [worstUs, worstWho, worstMoment] = [-1, -1, 0];
  for (let i = 0; i < log.eventCount; i++) {
    if (i % PIECE === PIECE - 1) yield;
    if (log.kindOf(i) !== 'handle-run') continue;
    const run = log.event(i);
    const made = run.kind === 'handle-run' ? handleMade.get(run.handle) : -1;
    const cause = made < 0 ? null : log.event(made);
    if (cause?.kind !== 'handle-queued' && cause?.kind !== 'timer-set') continue;
    const couldUs = cause.kind === 'timer-set' ? Math.max(cause.atUs, cause.dueUs) : cause.atUs;
    const us = Math.max(0, run.atUs - couldUs);
    all.push(us);
    if (cause.target >= 0) lateUs.set(cause.target, (lateUs.get(cause.target) ?? 0) + us);
    if (us > worstUs) [worstUs, worstWho, worstMoment] = [us, cause.target, log.momentOfEvent(i)];
  }
  const latency =
    all.length === 0 ? null : { count: all.length, medianUs: median(all), worstUs, worstWho, worstMoment };
  return { latency, lateUs };
}
