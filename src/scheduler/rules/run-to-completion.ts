import type { ChoiceContext } from '../choice-source';
import { greatest, Rule } from './rule';

/** First come, first served: of those that are ready, the one that was made first, until it ends or waits. */
export class RunToCompletionRule extends Rule {
  readonly rule = 'run-to-completion';
  choose(_options: number, { candidates }: ChoiceContext): number {
    // Ids are given in the order of creation.
    const index = greatest(
      this,
      candidates.map((id) => -id),
    );
    this.value = this.other = -1;
    return index;
  }
  shell(): RunToCompletionRule {
    return new RunToCompletionRule();
  }
}
