/** The real decisions of a run, those among more than one, in their order: made beforehand, by a rule, or by somebody asked. */
import type { ChoiceWanted } from '../events/run';

/** Thrown where a manual run has to ask. The machine's state is whole: it goes on when a choice has been added. */
export class ChoiceNeeded {
  readonly wanted: ChoiceWanted;
  constructor(wanted: ChoiceWanted) {
    this.wanted = wanted;
  }
}

export class Decisions {
  /** Choices made beforehand; those that somebody adds are appended. Shared with copies of the run. */
  given: number[];
  readonly asks: boolean;
  /** How many decisions there have been. */
  count = 0;
  /** All choices of the run, however made; with it, of how many. Shared with copies, which only make the same ones again. */
  made: number[] = [];
  among: number[] = [];
  constructor(given: readonly number[] = [], asks = false) {
    this.given = given.slice();
    this.asks = asks;
  }

  note(choice: number, among: number): void {
    if (this.count === this.made.length) {
      this.made.push(choice);
      this.among.push(among);
    }
    this.count++;
  }

  shell(): Decisions {
    return new Decisions([], this.asks);
  }
  fill(from: this): void {
    this.given = from.given;
    this.made = from.made;
    this.among = from.among;
    this.count = from.count;
  }
}
