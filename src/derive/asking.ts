/** Who waits for a line of standard input. */
import type { Moment, SchedulableId } from '../events/event';
import { timeAtUs } from './clock';
import type { LogIndex } from './log-index';
import { stateAt } from './world-state';

export interface Asking {
  /** The thread that has waited longest: it gets the next line. */
  readonly id: SchedulableId;
  /** Lines read before. */
  readonly taken: number;
  readonly atUs: number;
}

/** Who waits for a line at a moment; null where nobody does, or only for lines that are known to come. */
export function askingAt(index: LogIndex, moment: Moment): Asking | null {
  if (index.asks.length === 0) return null;
  const asking = stateAt(index, moment)
    .schedulables.filter(({ waitReason, dueUs }) => waitReason === 'input' && dueUs < 0)
    .sort((a, b) => a.sinceMoment - b.sinceMoment);
  if (asking.length === 0) return null;
  const { events } = index.log.partsOf(moment);
  return { id: asking[0]!.id, taken: index.inputs.countUpTo(events - 1), atUs: timeAtUs(index, moment) };
}
