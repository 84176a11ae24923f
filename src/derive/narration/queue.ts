/** Where in the ready queue somebody goes. */
import type { SchedulableId } from '../../events/event';
import { stepsTask } from '../stops';
import { handleText, say, type Words, who } from '../words';
import type { Telling } from './clause';

/** "behind bob's", 'to the tail of the ready queue', 'to the head': by who is ahead of the handle that moves `id`. */
export function behindWhom(telling: Telling, id: SchedulableId): Words {
  const { events, first, at } = telling;
  // The handle may be queued just before or just after the event that is told.
  let queued = -1;
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i]!;
    if (event.kind === 'handle-queued' && event.target === id && stepsTask(event.does)) {
      queued = event.handle;
      if (first + i <= at + 3) break;
    }
  }
  const tail = say`to the tail of the ready queue`;
  const ahead = queued < 0 ? -1 : aheadOf(telling, queued);
  if (ahead < 0) return queued < 0 ? tail : say`back to the ready queue, where nobody is ahead of it`;
  return say`${tail}, behind ${behind(telling, ahead)}`;
}

/** The handle right before another in the ready queue, when that one was queued; -1 if it is the first. */
export function aheadOf({ index }: Telling, handle: number): number {
  const made = index.handleReady.get(handle);
  if (made < 0) return -1;
  let ahead = -1;
  for (const other of index.loopAfter(made + 1).ready) {
    if (other === handle) return ahead;
    ahead = other;
  }
  return -1;
}

/** "bob's", 'the first step of bob', "cyd's sleep". */
export function behind({ index }: Telling, handle: number): Words {
  const made = index.handleMade.get(handle);
  const event = made < 0 ? null : index.log.event(made);
  if (event?.kind !== 'handle-queued' && event?.kind !== 'timer-set') return say`another handle`;
  if (event.target < 0) return say`the ${handleText(index, handle)}`;
  if (event.does === 'step') return say`the first step of ${who(index, event.target)}`;
  return event.does === 'finish-sleep'
    ? say`the end of ${who(index, event.target)}'s sleep`
    : say`${who(index, event.target)}'s`;
}
