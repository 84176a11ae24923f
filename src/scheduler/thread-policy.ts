/**
 * Which thread runs, and for how long (SEMANTICS 5): by default the one that has waited longest, until CPython's GIL
 * says otherwise; or, as a what-if, cut after a quantum of instructions wherever that is.
 */
import type { PickRule } from '../events/event';
import type { ThreadPolicyOptions } from '../events/run';
import type { Copier } from '../python/vm/copier';
import { type ChoiceSource, FifoChoices, SeededChoices } from './choice-source';

export class ThreadPolicy {
  private readonly options: ThreadPolicyOptions;
  private picks: ChoiceSource;
  /** How long quanta are, where that is random. */
  private cuts: ChoiceSource | null;

  /** `seed`: of the scheduling decisions. */
  constructor(options: ThreadPolicyOptions, seed: number, picks: ChoiceSource = new FifoChoices()) {
    this.options = options;
    this.picks = picks;
    this.cuts = options.points === 'instruction' && options.random === true ? new SeededChoices(seed) : null;
  }

  /** Which of `count` threads that want the GIL gets it; 0 is the one that has waited longest. */
  pick(count: number): number {
    return count === 1 ? 0 : this.picks.choose(count, { what: 'thread' });
  }

  /** The rule to report for a pick among `count`. */
  rule(count: number): PickRule {
    return count === 1 ? 'only' : this.picks.rule;
  }

  /** User instructions after which a thread is cut; Infinity where only the GIL decides. */
  quantum(): number {
    if (this.options.points === 'gil') return Number.POSITIVE_INFINITY;
    const mean = Math.max(1, Math.floor(this.options.quantum));
    return this.cuts === null ? mean : 1 + this.cuts.choose(2 * mean - 1, { what: 'quantum' });
  }

  shell(): ThreadPolicy {
    return new ThreadPolicy(this.options, 0);
  }

  fill(from: this, copier: Copier): void {
    this.picks = copier.object(from.picks);
    this.cuts = from.cuts && copier.object(from.cuts);
  }
}
