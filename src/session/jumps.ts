import type { Moment } from '../events/event';
import type { EventLog } from '../log/event-log';

/** Events looked at before giving up: a step with more of them than that is no matter of one jump. */
const EVENTS_MAX = 2000;

/**
 * The moment right before the clock jumps (because nothing is ready, or because a blocking call sleeps) on the way
 * from one moment to a later one; -1 if it doesn't.
 */
export function jumpBetween(log: EventLog, from: Moment, to: Moment): Moment {
  const first = log.partsOf(from).events;
  const end = Math.min(log.partsOf(to).events, first + EVENTS_MAX);
  for (let i = first; i < end; i++) {
    const kind = log.kindOf(i);
    if (kind === 'clock-jump' || kind === 'blocking') return log.momentOfEvent(i) - 1;
  }
  return -1;
}
