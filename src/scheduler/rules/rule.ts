/** A scheduler's rule: who of those that could runs next, and what it remembers of them. */
import type { PickRule, SchedulableId } from '../../events/event';
import type { Copier } from '../../python/vm/copier';
import type { ChoiceContext, ChoiceSource } from '../choice-source';

export abstract class Rule implements ChoiceSource {
  abstract readonly rule: PickRule;
  /** What the last choice hung on; see the event `pick`. */
  value = -1;
  other = -1;
  abstract choose(options: number, context: ChoiceContext): number;
  /** `id` has used up its turn; the level it falls to, 0 where it stays what it was. */
  usedUp(_id: SchedulableId): number {
    return 0;
  }
  /** Its turns are so many quanta long. */
  quanta(_id: SchedulableId): number {
    return 1;
  }
  abstract shell(): Rule;
  fill(from: this, _copier: Copier): void {
    this.value = from.value;
    this.other = from.other;
  }
}

/** The index of the greatest, the first of equals; `value` and `other` become its score and the best of the others. */
export function greatest(rule: Rule, scores: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  rule.value = scores[best]!;
  rule.other = Number.NEGATIVE_INFINITY;
  scores.forEach((score, i) => {
    if (i !== best) rule.other = Math.max(rule.other, score);
  });
  return best;
}
