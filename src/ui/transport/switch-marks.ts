import type { LogIndex } from '../../derive/log-index';
import { steps } from '../../derive/steps';
import type { Steps } from '../../derive/types';
import type { SchedulableId } from '../../events/event';

export interface SwitchMark {
  /** Place on the slider, 0 to 1. */
  readonly at: number;
  /** Who runs after the switch; -1 the loop, -2 nobody. */
  readonly who: SchedulableId;
}

/** Where switches lie on a slider over the stops of a grain: at most one mark for each of `places` places. */
export function switchMarks(index: LogIndex, stops: Steps, places: number): SwitchMark[] {
  const switches = steps(index, 'switch');
  const last = stops.count - 1;
  const marks: SwitchMark[] = [];
  if (last < 1 || places < 1) return marks;
  let place = -1;
  for (let i = 1; i < switches.count; ) {
    const moment = switches.momentOf(i);
    const at = stops.stepAt(moment) / last;
    place = Math.min(places - 1, Math.floor(at * places));
    const who = runsAfter(index, moment);
    if (who >= 0) marks.push({ at, who });
    // On to the first switch in another place: a run can have a million of them.
    const nextStep = Math.ceil(((place + 1) / places) * last);
    if (place === places - 1 || nextStep > last) break;
    const from = switches.stepAt(stops.momentOf(nextStep));
    i = Math.max(i + 1, stops.stepAt(switches.momentOf(from)) >= nextStep ? from : from + 1);
  }
  return marks;
}

function runsAfter(index: LogIndex, moment: number): SchedulableId {
  const span = index.cpu.spanAt(moment);
  return span < 0 ? -2 : index.cpu.states.at(span);
}
