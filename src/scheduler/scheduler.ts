/** What a run needs for time and order, as the library asks for it (loop-host.ts): clock, queues, policies, numbers. */
import type { PickRule } from '../events/event';
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
import { ReadyQueue } from './ready-queue';
import { TaskPolicy } from './task-policy';
import { ThreadPolicy } from './thread-policy';
import { Timers } from './timers';
import { VirtualClock } from './virtual-clock';

export class Scheduler implements SchedulerHost, Copyable {
  clock: VirtualClock;
  readonly seed: number;
  readonly world: string;
  thread = new ThreadState();
  private readonly options: RunOptions;
  private policy: TaskPolicy;
  private threads: ThreadPolicy;
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
    this.policy = new TaskPolicy(options.tasks, options.scheduleSeed);
    this.threads = new ThreadPolicy(options.threads, options.scheduleSeed);
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

  pick(count: number): number {
    return this.policy.pick(count);
  }

  rule(count: number): PickRule {
    return this.policy.rule(count);
  }

  switchOver(between: 'task' | 'thread'): number {
    const cost = between === 'task' ? this.options.costs.taskSwitch : this.options.costs.threadSwitch;
    if ('instructions' in cost) return cost.instructions;
    this.clock.advance(cost.us);
    return 0;
  }

  pickThread(count: number): number {
    return this.threads.pick(count);
  }

  threadRule(count: number): PickRule {
    return this.threads.rule(count);
  }

  threadQuantum(): number {
    return this.threads.quantum();
  }

  quantum(): number {
    return this.policy.quantum();
  }

  shell(): Scheduler {
    return new Scheduler(this.options);
  }

  fill(from: this, copier: Copier): void {
    this.clock = copier.object(from.clock);
    this.thread = copier.object(from.thread);
    this.policy = copier.object(from.policy);
    this.threads = copier.object(from.threads);
    this.handles = from.handles;
    this.futures = from.futures;
    this.taskNames = from.taskNames;
    this.requests = from.requests;
    this.resources = from.resources;
  }
}
