/**
 * Where every decision of a run comes from (contract 2): whom to run next, when a quantum ends. A run is its program,
 * its options and its choices, and nothing else.
 */
import { Prng } from '../base/prng';
import type { PickRule } from '../events/event';

export interface ChoiceContext {
  /** Which handle or thread runs next; after how many instructions a quantum ends. */
  readonly what: 'handle' | 'thread' | 'quantum';
}

export interface ChoiceSource {
  /** How the log names this way of choosing. */
  readonly rule: PickRule;
  /** One of `options` (at least 1) possibilities, as an index from 0. */
  choose(options: number, context: ChoiceContext): number;
  shell(): ChoiceSource;
  fill(from: this): void;
}

/** Always the first: the order in which things came. */
export class FifoChoices implements ChoiceSource {
  readonly rule = 'fifo';
  choose(): number {
    return 0;
  }
  shell(): FifoChoices {
    return new FifoChoices();
  }
  fill(): void {}
}

/** Any, by a seeded random number generator. */
export class SeededChoices implements ChoiceSource {
  readonly rule = 'seeded';
  private readonly prng: Prng;
  constructor(seed: number) {
    this.prng = new Prng(seed);
  }
  choose(options: number): number {
    return options <= 1 ? 0 : this.prng.below(options);
  }
  shell(): SeededChoices {
    return new SeededChoices(0);
  }
  fill(from: this): void {
    this.prng.fill(from.prng);
  }
}

/** Those of an earlier run, in their order; the first possibility when there are no more. */
export class RecordedChoices implements ChoiceSource {
  readonly rule = 'recorded';
  private readonly choices: readonly number[];
  private next = 0;
  constructor(choices: readonly number[]) {
    this.choices = choices;
  }
  choose(options: number): number {
    const choice = this.choices[this.next];
    if (choice === undefined || choice >= options) return 0;
    this.next++;
    return choice;
  }
  shell(): RecordedChoices {
    return new RecordedChoices(this.choices);
  }
  fill(from: this): void {
    this.next = from.next;
  }
}
