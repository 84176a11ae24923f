/**
 * One of the two policies of a run (SEMANTICS 5, "two policies"): which of the tasks of a loop, or of the threads, runs
 * next, how long its turn is, and where it may be cut. CPython's own order is the one without a rule.
 */
import type { PickRule, SchedulableId } from '../events/event';
import type { RunOptions, TaskPolicyOptions, ThreadPolicyOptions } from '../events/run';
import type { SwitchPoints } from '../events/schedulers';
import type { Pick, TurnPolicyHost } from '../python/stdlib/asyncio/loop-host';
import type { Copier } from '../python/vm/copier';
import { type ChoiceSource, LENGTH, SeededChoices } from './choice-source';
import type { Decisions } from './decisions';
import { FeedbackRule } from './rules/feedback';
import { LotteryRule } from './rules/lottery';
import { ManualRule } from './rules/manual';
import { PriorityRule } from './rules/priority';
import type { Rule } from './rules/rule';
import { RunToCompletionRule } from './rules/run-to-completion';
import { ShortestRule } from './rules/shortest';
import type { TraitTable } from './traits';

/** Ids that an event lists at most. */
const LISTED_MAX = 32;

export class TurnPolicy implements TurnPolicyHost {
  private readonly what: 'task' | 'thread';
  private readonly options: TaskPolicyOptions | ThreadPolicyOptions;
  private rule: Rule | null;
  private decisions: Decisions;
  /** How long turns are, where that is random. */
  private cuts: ChoiceSource | null;
  decided: SchedulableId = -1;

  /** `seed`: of the scheduling decisions. */
  constructor(
    what: 'task' | 'thread',
    options: TaskPolicyOptions | ThreadPolicyOptions,
    shared: { seed: number; traits: TraitTable; decisions: Decisions },
  ) {
    this.what = what;
    this.options = options;
    this.decisions = shared.decisions;
    this.rule = ruleOf(options.policy, shared);
    this.cuts = options.random === true ? new SeededChoices(shared.seed) : null;
  }

  get chooses(): boolean {
    return this.rule !== null;
  }
  get polls(): boolean {
    return this.options.policy === 'reactor';
  }
  get cores(): number {
    return this.options.policy === 'free-threaded' ? ((this.options as ThreadPolicyOptions).cores ?? 1) : 0;
  }
  get usesGil(): boolean {
    const { policy, quantum } = this.options;
    return policy === 'gil' || (policy === 'manual' && quantum === undefined);
  }
  get points(): SwitchPoints {
    return this.options.points ?? 'instruction';
  }
  get isTimed(): boolean {
    return this.options.unit === 'us';
  }

  pick(candidates: readonly SchedulableId[], current: SchedulableId): Pick {
    const { rule, what, decided } = this;
    const among = candidates.length;
    this.decided = -1;
    const before = candidates.indexOf(decided);
    if (rule !== null && before >= 0) return { index: before, rule: rule.rule, told: null };
    if (rule === null || among === 1) return { index: 0, rule: among === 1 ? 'only' : 'fifo', told: null };
    const index = rule.choose(among, { what, candidates, current });
    this.decisions.note(index, among, current < 0 ? -1 : among - 1);
    const { value, other } = rule;
    return {
      index,
      rule: rule.rule,
      told: {
        id: candidates[index]!,
        rule: rule.rule,
        among,
        choice: index,
        value,
        other,
        candidates: among > LISTED_MAX ? '' : candidates.join(' '),
      },
    };
  }

  firstRule(among: number): PickRule {
    return among === 1 ? 'only' : 'fifo';
  }

  turn(id: SchedulableId): number {
    const { quantum } = this.options;
    const isOnlyWhereBlocked = this.what === 'thread' && this.points === 'await';
    if (quantum === undefined || !Number.isFinite(quantum) || isOnlyWhereBlocked)
      return Number.POSITIVE_INFINITY;
    const mean = Math.max(1, Math.floor(quantum)) * (this.rule?.quanta(id) ?? 1);
    // Every length from 1 to 2 * mean - 1 is equally likely, so that `mean` is the mean.
    return this.cuts === null ? mean : 1 + this.cuts.choose(2 * mean - 1, LENGTH);
  }

  /** The order of `count` cores within a beat: that of their numbers, or a random one. Gives the one that goes next. */
  nextCore(count: number): number {
    return this.cuts === null ? 0 : this.cuts.choose(count, { what: 'core', candidates: [], current: -1 });
  }

  usedUp(id: SchedulableId): number {
    return this.rule?.usedUp(id) ?? 0;
  }

  shell(): TurnPolicy {
    const twin = Object.create(TurnPolicy.prototype) as TurnPolicy;
    return Object.assign(twin, { what: this.what, options: this.options });
  }

  fill(from: this, copier: Copier): void {
    this.rule = from.rule && copier.object(from.rule);
    this.decisions = copier.object(from.decisions);
    this.cuts = from.cuts && copier.object(from.cuts);
    this.decided = from.decided;
  }
}

function ruleOf(
  policy: RunOptions['tasks' | 'threads']['policy'],
  { seed, traits, decisions }: { seed: number; traits: TraitTable; decisions: Decisions },
): Rule | null {
  switch (policy) {
    case 'priority':
      return new PriorityRule(traits);
    case 'feedback':
      return new FeedbackRule();
    case 'lottery':
      return new LotteryRule(traits, seed);
    case 'shortest':
      return new ShortestRule(traits);
    case 'run-to-completion':
      return new RunToCompletionRule();
    case 'manual':
      return new ManualRule(decisions);
    default:
      return null;
  }
}
