/** Who has a lock, a place in a semaphore or a call at a moment, and who fills a queue. */
import type { SchedulableId } from '../events/event';
import type { LogIndex } from './log-index';

export interface Hold {
  readonly id: SchedulableId;
  /** The event by which it got it. */
  readonly event: number;
}

/** The holders of a resource after the first `eventCount` events, in the order in which they got it. */
export function holdersAt(index: LogIndex, resource: number, eventCount: number): Hold[] {
  const holders: Hold[] = [];
  for (const at of mentionsBefore(index, resource, eventCount)) {
    const event = index.log.event(at);
    if (event.kind === 'acquired') holders.push({ id: event.id, event: at });
    else if (event.kind === 'released') {
      // Whoever gives it back need not be the one that had it.
      const own = holders.findIndex(({ id }) => id === event.id);
      holders.splice(Math.max(own, 0), 1);
    }
  }
  return holders;
}

/** Who has ever put something into a queue. */
export function feedersAt(index: LogIndex, resource: number, eventCount: number): SchedulableId[] {
  const feeders: SchedulableId[] = [];
  for (const at of mentionsBefore(index, resource, eventCount)) {
    const event = index.log.event(at);
    if (event.kind === 'feeds') feeders.push(event.id);
  }
  return feeders;
}

/** The tasks that a future (of a gather, a wait, a group) waits for. */
export function partsOf(index: LogIndex, future: number): SchedulableId[] {
  const parts = index.parts.get(future);
  const ids: SchedulableId[] = [];
  for (let i = 0; i < (parts?.length ?? 0); i++) {
    const event = index.log.event(parts!.at(i));
    if (event.kind === 'part') ids.push(event.id);
  }
  return ids;
}

function* mentionsBefore(index: LogIndex, resource: number, eventCount: number): Generator<number> {
  const mentions = index.holds.get(resource);
  for (let i = 0; i < (mentions?.length ?? 0); i++) {
    const at = mentions!.at(i);
    if (at >= eventCount) return;
    yield at;
  }
}
