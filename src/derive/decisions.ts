/** What was picked in a run, and who ran without anybody having had a choice. */
import type { Event, Moment, SchedulableId } from '../events/event';
import type { LogIndex } from './log-index';

export interface Decision {
  readonly id: SchedulableId;
  /** Index among those who could have gone on, and how many these were. */
  readonly choice: number;
  readonly among: number;
  /** When it was made. */
  readonly moment: Moment;
}

interface Known {
  /** Events looked through so far. */
  done: number;
  list: readonly Decision[];
}

const KNOWN = new WeakMap<LogIndex, Known>();

/** The real decisions of a run, those among two or more, in their order. The same array as before where none was added. */
export function decisionsOf(index: LogIndex): readonly Decision[] {
  const { log } = index;
  let known = KNOWN.get(index);
  if (known === undefined) {
    known = { done: 0, list: [] };
    KNOWN.set(index, known);
  }
  const added: Decision[] = [];
  for (; known.done < log.eventCount; known.done++) {
    const event: Event = log.event(known.done);
    if (event.kind !== 'pick') continue;
    const { id, choice, among } = event;
    added.push({ id, choice, among, moment: log.momentOfEvent(known.done) });
  }
  if (added.length > 0) known.list = [...known.list, ...added];
  return known.list;
}

/**
 * Who has run since the last decision, or since the start, without a choice: nobody else could. In the order of their
 * turns; the one that was picked is left out.
 */
export function forcedSince(index: LogIndex): SchedulableId[] {
  const last = decisionsOf(index).at(-1);
  const { cpu } = index;
  const ids: SchedulableId[] = [];
  let isPicked = last !== undefined;
  let running: SchedulableId = -1;
  for (let i = Math.max(0, cpu.spanAt(last?.moment ?? 0)); i < cpu.length; i++) {
    const id = cpu.states.at(i);
    if (id < 0 || id === running) continue;
    running = id;
    // The span in which the decision was made: whoever had it is picked to go on, or gives it up.
    if (last !== undefined && cpu.from.at(i) < last.moment) {
      isPicked = id !== last.id;
      continue;
    }
    if (isPicked && id === last?.id) isPicked = false;
    else ids.push(id);
  }
  return ids;
}
