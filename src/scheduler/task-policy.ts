/**
 * Which task runs inside a loop (SEMANTICS 5, "two policies"): asyncio's own order, or the what-if in which a task is
 * set aside in mid-step when its quantum of user instructions is used up.
 */
import type { PickRule } from '../events/event';
import type { TaskPolicyOptions } from '../events/run';
import type { Copier } from '../python/vm/copier';
import { type ChoiceSource, FifoChoices, SeededChoices } from './choice-source';

export class TaskPolicy {
  private readonly options: TaskPolicyOptions;
  /** Which of the handles present runs next. */
  private picks: ChoiceSource;
  /** How long quanta are, where that is random. */
  private cuts: ChoiceSource | null;

  /** `seed`: of the scheduling decisions. */
  constructor(options: TaskPolicyOptions, seed: number, picks: ChoiceSource = new FifoChoices()) {
    this.options = options;
    this.picks = picks;
    this.cuts = options.policy === 'preemptive' && options.random === true ? new SeededChoices(seed) : null;
  }

  /** Which of `count` candidates runs next, as an index from the head of the queue. */
  pick(count: number): number {
    return count === 1 ? 0 : this.picks.choose(count, { what: 'handle' });
  }

  /** The rule to report for a pick among `count`. */
  rule(count: number): PickRule {
    return count === 1 ? 'only' : this.picks.rule;
  }

  /** User instructions that a task may run before it is set aside; Infinity for the cooperative policy. */
  quantum(): number {
    if (this.options.policy === 'cooperative') return Number.POSITIVE_INFINITY;
    const mean = Math.max(1, Math.floor(this.options.quantum));
    // Every length from 1 to 2 * mean - 1 is equally likely, so that `mean` is the mean.
    return this.cuts === null ? mean : 1 + this.cuts.choose(2 * mean - 1, { what: 'quantum' });
  }

  shell(): TaskPolicy {
    return new TaskPolicy(this.options, 0);
  }

  fill(from: this, copier: Copier): void {
    this.picks = copier.object(from.picks);
    this.cuts = from.cuts && copier.object(from.cuts);
  }
}
