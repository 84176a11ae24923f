import type { SchedulableId } from '../../events/event';
import type { Copier } from '../../python/vm/copier';
import type { ChoiceContext } from '../choice-source';
import type { TraitTable } from '../traits';
import { greatest, Rule } from './rule';

/**
 * Shortest job first, not preemptive: the one that ran goes on while it can; else the shortest of those that are ready,
 * those of unknown length last, equals in the order in which they came.
 */
export class ShortestRule extends Rule {
  readonly rule = 'shortest';
  private traits: TraitTable;
  private running: SchedulableId = -1;
  constructor(traits: TraitTable) {
    super();
    this.traits = traits;
  }
  choose(_options: number, { candidates }: ChoiceContext): number {
    const scores = candidates.map((id) => {
      if (id === this.running) return 0;
      const length = this.traits.length(id);
      return length < 0 ? Number.NEGATIVE_INFINITY : -1 - length;
    });
    const index = greatest(this, scores);
    const lengths = candidates.map((id) => this.traits.length(id));
    this.value = lengths[index]!;
    const known = lengths.filter((length, i) => i !== index && length >= 0);
    this.other = known.length === 0 ? -1 : Math.min(...known);
    this.running = candidates[index]!;
    return index;
  }
  shell(): ShortestRule {
    return new ShortestRule(this.traits);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.running = from.running;
    this.traits = copier.object(from.traits);
  }
}
