/**
 * Where every decision of a run comes from (contract 2): whom to run next, when a turn ends. A run is its program, its
 * options and its choices, and nothing else.
 */
import { Prng } from '../base/prng';
import type { PickRule, SchedulableId } from '../events/event';
import type { Copier, Copyable } from '../python/vm/copier';

export interface ChoiceContext {
  /** Which task or thread runs next; how long a turn is; which core goes first within a beat. */
  readonly what: 'task' | 'thread' | 'quantum' | 'core';
  /** Who they are, in the order in which they came; nobody where lengths of turns are chosen. */
  readonly candidates: readonly SchedulableId[];
  /** The one among them whose turn is over, -1 if none. */
  readonly current: SchedulableId;
}

export interface ChoiceSource extends Copyable {
  /** How the log names this way of choosing. */
  readonly rule: PickRule;
  /** One of `options` (at least 1) possibilities, as an index from 0. */
  choose(options: number, context: ChoiceContext): number;
  shell(): ChoiceSource;
  fill(from: this, copier: Copier): void;
}

/** Nobody in particular is chosen. */
export const LENGTH: ChoiceContext = { what: 'quantum', candidates: [], current: -1 };

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
