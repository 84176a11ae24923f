import type { Copier } from '../../python/vm/copier';
import type { ChoiceContext } from '../choice-source';
import { ChoiceNeeded, type Decisions } from '../decisions';
import { Rule } from './rule';

/** Somebody picks: choices made beforehand, then whoever is asked; where nobody is, whoever runs goes on, else the first. */
export class ManualRule extends Rule {
  readonly rule = 'manual';
  private decisions: Decisions;
  constructor(decisions: Decisions) {
    super();
    this.decisions = decisions;
  }
  /** Throws ChoiceNeeded, before anything is changed. */
  choose(options: number, { what, candidates, current }: ChoiceContext): number {
    const { count, given, asks, random } = this.decisions;
    const choice = given[count];
    if (choice === undefined && asks) {
      throw new ChoiceNeeded({
        number: count,
        what: what === 'thread' ? 'thread' : 'task',
        candidates: candidates.slice(),
        current,
      });
    }
    this.value = choice !== undefined && choice < options ? 1 : 0;
    if (this.value === 1) return choice!;
    if (random !== null) return random.below(options);
    // Whoever's turn is over is the last candidate.
    return current < 0 ? 0 : options - 1;
  }
  shell(): ManualRule {
    return new ManualRule(this.decisions);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.decisions = copier.object(from.decisions);
  }
}
