/** What a run needs for time and order, as the library asks for it (loop-host.ts): clock, queues, policies, numbers. */
import type { SchedulableId } from '../events/event';
import type { RunOptions } from '../events/run';
import type {
  HandleQueue,
  QueuedHandle,
  SchedulerHost,
  TimedHandle,
  TimerHeap,
} from '../python/stdlib/asyncio/loop-host';
import { ThreadState } from '../python/stdlib/thread-state';
import type { Copier, Copyable } from '../python/vm/copier';
import { Decisions } from './decisions';
import { ReadyQueue } from './ready-queue';
import { Timers } from './timers';
import { TraitTable } from './traits';
import { TurnPolicy } from './turn-policy';
import { VirtualClock } from './virtual-clock';

export class Scheduler implements SchedulerHost, Copyable {
  clock: VirtualClock;
  readonly seed: number;
  readonly world: string;
  thread = new ThreadState();
  private readonly options: RunOptions;
  tasks: TurnPolicy;
  threads: TurnPolicy;
  decisions: Decisions;
  traits: TraitTable;
  readonly readsTraits: boolean;
  private handles = 0;
  private futures = 0;
  private taskNames = 0;
  private requests = 0;
  private resources = 0;

  constructor(options: RunOptions) {
    this.options = options;
    this.seed = options.seed;
    this.world = JSON.stringify(options.world ?? {});
    this.clock = new VirtualClock(options.cpu);
    this.decisions = new Decisions(options.choices, options.asks);
    this.traits = new TraitTable(options.traits);
    const shared = { seed: options.scheduleSeed, traits: this.traits, decisions: this.decisions };
    this.tasks = new TurnPolicy('task', options.tasks, shared);
    this.threads = new TurnPolicy('thread', options.threads, shared);
    this.readsTraits = [options.tasks, options.threads].some(
      ({ policy }) => policy === 'priority' || policy === 'lottery' || policy === 'shortest',
    );
  }

  newQueue<H extends QueuedHandle>(): HandleQueue<H> {
    return new ReadyQueue<H>();
  }

  newTimers<H extends TimedHandle>(): TimerHeap<H> {
    return new Timers<H>();
  }

  nextHandleNumber(): number {
    return this.handles++;
  }

  nextFutureNumber(): number {
    return this.futures++;
  }

  nextRequestNumber(): number {
    return this.requests++;
  }

  nextResourceNumber(): number {
    return this.resources++;
  }

  nextTaskNumber(): number {
    return ++this.taskNames;
  }

  made(id: SchedulableId, name: string, code: string, line: string): void {
    this.traits.made(id, name, code, line);
  }

  renamed(id: SchedulableId, name: string): void {
    this.traits.renamed(id, name);
  }

  switchOver(between: 'task' | 'thread'): number {
    const cost = between === 'task' ? this.options.costs.taskSwitch : this.options.costs.threadSwitch;
    if ('instructions' in cost) return cost.instructions;
    this.clock.advance(cost.us);
    return 0;
  }

  shell(): Scheduler {
    return new Scheduler(this.options);
  }

  fill(from: this, copier: Copier): void {
    this.clock = copier.object(from.clock);
    this.thread = copier.object(from.thread);
    this.tasks = copier.object(from.tasks);
    this.threads = copier.object(from.threads);
    this.decisions = copier.object(from.decisions);
    this.traits = copier.object(from.traits);
    this.handles = from.handles;
    this.futures = from.futures;
    this.taskNames = from.taskNames;
    this.requests = from.requests;
    this.resources = from.resources;
  }
}
