import type { Copier } from '../../python/vm/copier';
import type { ChoiceContext } from '../choice-source';
import type { TraitTable } from '../traits';
import { greatest, Rule } from './rule';

/** The highest priority that is ready runs; equals take turns. Nothing keeps the lowest from waiting for ever. */
export class PriorityRule extends Rule {
  readonly rule = 'priority';
  private traits: TraitTable;
  constructor(traits: TraitTable) {
    super();
    this.traits = traits;
  }
  choose(_options: number, { candidates }: ChoiceContext): number {
    return greatest(
      this,
      candidates.map((id) => this.traits.priority(id)),
    );
  }
  shell(): PriorityRule {
    return new PriorityRule(this.traits);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.traits = copier.object(from.traits);
  }
}
