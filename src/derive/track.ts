/** The columns of one lane: who or what is in which state from which moment on. */

import type { Moment } from '../events/event';
import { IntList } from './int-list';

export class LaneTrack {
  readonly lane: number;
  readonly from = new IntList();
  readonly states = new IntList();
  /** The event that began the span, -1 for the start of the run. */
  readonly causes = new IntList();
  /** The last line record of this lane before the span, -1 if none. */
  readonly lines = new IntList();
  /** The moment at which the lane ends, -1 while it has not. */
  endedAt: Moment = -1;

  constructor(lane: number) {
    this.lane = lane;
  }

  get length(): number {
    return this.from.length;
  }

  get state(): number {
    return this.states.last();
  }

  /** Begins a span; one that would have taken no moment at all is replaced. */
  begin(moment: Moment, state: number, cause: number, line: number): void {
    if (this.length > 0 && this.from.last() >= moment) {
      this.states.setLast(state);
      this.causes.setLast(cause);
      this.lines.setLast(line);
      return;
    }
    this.from.push(moment);
    this.states.push(state);
    this.causes.push(cause);
    this.lines.push(line);
  }

  /** The span at a moment; -1 before the first. */
  spanAt(moment: Moment): number {
    return this.from.countUpTo(moment) - 1;
  }

  /** Where span `index` ends; `last` is the last moment of the log. */
  toMoment(index: number, last: Moment): Moment {
    if (index + 1 < this.length) return this.from.at(index + 1);
    return this.endedAt >= 0 ? this.endedAt : last;
  }
}
