import { Prng } from '../../base/prng';
import type { Copier } from '../../python/vm/copier';
import type { ChoiceContext } from '../choice-source';
import type { TraitTable } from '../traits';
import { Rule } from './rule';

/** A ticket is drawn among those that are ready: in the long run everybody gets turns in proportion to its tickets. */
export class LotteryRule extends Rule {
  readonly rule = 'lottery';
  private readonly prng: Prng;
  private traits: TraitTable;
  constructor(traits: TraitTable, seed: number) {
    super();
    this.traits = traits;
    this.prng = new Prng(seed);
  }
  choose(_options: number, { candidates }: ChoiceContext): number {
    const tickets = candidates.map((id) => this.traits.tickets(id));
    this.other = tickets.reduce((sum, count) => sum + count, 0);
    const drawn = this.prng.below(this.other);
    this.value = drawn + 1;
    let index = 0;
    for (let left = drawn; left >= tickets[index]!; index++) left -= tickets[index]!;
    return index;
  }
  shell(): LotteryRule {
    return new LotteryRule(this.traits, 0);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.prng.fill(from.prng);
    this.traits = copier.object(from.traits);
  }
}
