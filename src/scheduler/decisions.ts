/** The real decisions of a run, those among more than one, in their order: made beforehand, by a rule, or by somebody asked. */
import type { Prng } from '../base/prng';
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
  asks: boolean;
  /** How many decisions there have been. */
  count = 0;
  /** All choices of the run, however made; with it, of how many. Shared with copies, which only make the same ones again. */
  made: number[] = [];
  among: number[] = [];
  /** What each would have been where nobody chose: whoever ran goes on, else the first. -1: nobody had been running. */
  stays: number[] = [];
  /** Where no choice is given, one is drawn. */
  random: Prng | null = null;
  constructor(given: readonly number[] = [], asks = false) {
    this.given = given.slice();
    this.asks = asks;
  }

  /** `stay`: the choice by which whoever has been running goes on, -1 if nobody has. */
  note(choice: number, among: number, stay: number): void {
    if (this.count === this.made.length) {
      this.made.push(choice);
      this.among.push(among);
      this.stays.push(stay);
    }
    this.count++;
  }

  /** From here on these choices are made, then drawn ones or none; nobody is asked. For a copy that goes its own way. */
  goOwnWay(given: readonly number[], random: Prng | null): void {
    this.given = given.slice();
    this.asks = false;
    this.random = random;
    this.made = this.made.slice(0, this.count);
    this.among = this.among.slice(0, this.count);
    this.stays = this.stays.slice(0, this.count);
  }

  shell(): Decisions {
    return new Decisions([], this.asks);
  }
  fill(from: this): void {
    this.given = from.given;
    this.made = from.made;
    this.among = from.among;
    this.stays = from.stays;
    this.random = from.random;
    this.count = from.count;
  }
}
