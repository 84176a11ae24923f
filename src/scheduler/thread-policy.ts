/** Which thread gets the GIL (SEMANTICS 5, "Threads, GIL"): by default the one that has waited longest. */
import type { PickRule } from '../events/event';
import type { Copier } from '../python/vm/copier';
import { type ChoiceSource, FifoChoices } from './choice-source';

export class ThreadPolicy {
  private picks: ChoiceSource;

  constructor(picks: ChoiceSource = new FifoChoices()) {
    this.picks = picks;
  }

  /** Which of `count` threads that want the GIL gets it; 0 is the one that has waited longest. */
  pick(count: number): number {
    return count === 1 ? 0 : this.picks.choose(count, { what: 'thread' });
  }

  /** The rule to report for a pick among `count`. */
  rule(count: number): PickRule {
    return count === 1 ? 'only' : this.picks.rule;
  }

  shell(): ThreadPolicy {
    return new ThreadPolicy();
  }

  fill(from: this, copier: Copier): void {
    this.picks = copier.object(from.picks);
  }
}
