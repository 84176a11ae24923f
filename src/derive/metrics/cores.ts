/** How long each core worked, where threads run truly at once. */
import type { SchedulableId } from '../../events/event';
import { timeAtUs } from '../clock';
import type { LogIndex } from '../log-index';

/** Events looked at between two pauses. */
const PIECE = 4096;

/** Microseconds for each core, at least `count` of them; null where no thread was ever put on one. */
export function* busyCores(index: LogIndex, count: number): Generator<undefined, number[] | null> {
  const { log } = index;
  const busyUs = new Array<number>(count).fill(0);
  // The main thread is on the first core from the start.
  const since = new Map<SchedulableId, { readonly core: number; readonly fromUs: number }>([
    [0, { core: 0, fromUs: 0 }],
  ]);
  let isSeen = false;
  const leave = (id: SchedulableId, atUs: number) => {
    const was = since.get(id);
    if (was === undefined) return;
    since.delete(id);
    busyUs[was.core] = (busyUs[was.core] ?? 0) + atUs - was.fromUs;
  };
  for (let i = 0; i < log.eventCount; i++) {
    if (i % PIECE === PIECE - 1) yield;
    const kind = log.kindOf(i);
    if (kind !== 'core' && kind !== 'thread-end' && kind !== 'thread-block') continue;
    const event = log.event(i);
    // A thread that waits, or is over, has left its core.
    if (event.kind === 'thread-end' || event.kind === 'thread-block') leave(event.id, event.atUs);
    if (event.kind !== 'core') continue;
    isSeen = true;
    leave(event.id, event.atUs);
    if (event.core >= 0) since.set(event.id, { core: event.core, fromUs: event.atUs });
  }
  if (!isSeen) return null;
  const endUs = timeAtUs(index, index.lastMoment);
  for (const id of [...since.keys()]) leave(id, endUs);
  return Array.from(busyUs, (us) => us ?? 0);
}
