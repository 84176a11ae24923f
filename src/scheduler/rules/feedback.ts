import type { SchedulableId } from '../../events/event';
import { FEEDBACK_LEVELS } from '../../events/schedulers';
import type { Copier } from '../../python/vm/copier';
import type { ChoiceContext } from '../choice-source';
import { greatest, Rule } from './rule';

/**
 * The multilevel feedback queue: everybody begins on level 1; who uses up its quantum falls a level, who waits before
 * keeps its own. Level n's quanta are 2 to the n - 1 times as long. Nothing rises again, so hogs may starve.
 */
export class FeedbackRule extends Rule {
  readonly rule = 'feedback';
  /** Levels fallen, by schedulable; 0 is the highest level. */
  private levels = new Map<SchedulableId, number>();
  choose(_options: number, { candidates }: ChoiceContext): number {
    const index = greatest(
      this,
      candidates.map((id) => -this.level(id)),
    );
    this.value = -this.value;
    this.other = -this.other;
    return index;
  }
  override usedUp(id: SchedulableId): number {
    const level = this.level(id);
    if (level >= FEEDBACK_LEVELS) return 0;
    this.levels.set(id, level);
    return level + 1;
  }
  override quanta(id: SchedulableId): number {
    return 2 ** (this.level(id) - 1);
  }
  /** From 1, the highest. */
  private level(id: SchedulableId): number {
    return (this.levels.get(id) ?? 0) + 1;
  }
  shell(): FeedbackRule {
    return new FeedbackRule();
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.levels = new Map(from.levels);
  }
}
