/**
 * Logs to look at without an engine: a small event loop that knows sleeping, locks, generators and gathering, and
 * writes the same events in the same order as the real one. For the gallery, tests and measurements only.
 */
import type { HandleDoes, WaitReason } from '../../../events/event';
import type { RunEnd } from '../../../events/run';
import { EventLog } from '../../../log/event-log';
import { LogWriter } from '../../../log/log-writer';

/** What a fixture task does next. */
export type Op =
  | { readonly op: 'line'; readonly line: number; readonly instructions?: number }
  | { readonly op: 'sleep'; readonly us: number; readonly line: number }
  | { readonly op: 'give-way'; readonly line: number }
  | { readonly op: 'acquire'; readonly lock: FixtureLock; readonly line: number }
  | { readonly op: 'release'; readonly lock: FixtureLock }
  | {
      readonly op: 'spawn';
      readonly name: string;
      readonly code: string;
      readonly body: TaskBody;
      readonly line: number;
    }
  | { readonly op: 'gather'; readonly line: number }
  | { readonly op: 'print'; readonly text: string; readonly line: number }
  | { readonly op: 'block'; readonly us: number; readonly line: number }
  | { readonly op: 'preempt' }
  | { readonly op: 'next'; readonly generator: FixtureGenerator; readonly line: number }
  | { readonly op: 'call-soon'; readonly label: string; readonly line: number }
  | { readonly op: 'fail'; readonly text: string; readonly line: number }
  | { readonly op: 'be-cancelled'; readonly line: number };

export type TaskBody = () => Iterator<Op>;

export interface FixtureLock {
  holder: FixtureTask | null;
  readonly waiters: FixtureTask[];
}

export function fixtureLock(): FixtureLock {
  return { holder: null, waiters: [] };
}

export interface FixtureGenerator {
  id: number;
  readonly name: string;
  readonly line: number;
  left: number;
}

export function fixtureGenerator(name: string, line: number, yields: number): FixtureGenerator {
  return { id: -1, name, line, left: yields };
}

interface FixtureTask {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  readonly future: number;
  readonly steps: Iterator<Op>;
  readonly children: FixtureTask[];
  isDone: boolean;
  /** Who gathers it. */
  waiter: FixtureTask | null;
  /** The future it waits on. */
  awaited: number;
}

interface FixtureHandle {
  readonly handle: number;
  readonly does: HandleDoes;
  readonly task: FixtureTask | null;
  readonly future: number;
  readonly dueUs: number;
}

interface FixtureOptions {
  readonly usPerInstruction: number;
  /** No further steps once the log has this many events. */
  readonly eventsMax?: number;
}

const FINISHED: RunEnd = { reason: 'finished', exitCode: 0, message: '', problems: [] };

/** Runs `main` as `asyncio.run(main())` would, and returns the finished log. */
export function fixtureLog(main: TaskBody, options: FixtureOptions): EventLog {
  return new FixtureLoop(options).run(main);
}

class FixtureLoop {
  private readonly log = new LogWriter();
  private readonly options: FixtureOptions;
  private atUs = 0;
  private instruction = 0;
  private handles = 0;
  private futures = 0;
  private schedulables = 0;
  private ready: FixtureHandle[] = [];
  private timers: FixtureHandle[] = [];
  private readonly sites = new Map<string, number>();

  constructor(options: FixtureOptions) {
    this.options = options;
  }

  run(main: TaskBody): EventLog {
    const { log } = this;
    log.addSchedulable({
      id: 0,
      kind: 'thread',
      name: 'MainThread',
      code: '<module>',
      parent: -1,
      path: 'main',
      site: -1,
    });
    this.schedulables = 1;
    log.event('created', 0, 0, 0, { id: 0 });
    this.line(0, '<module>', 1, 2);
    this.line(0, '<module>', 16, 4);
    log.event('loop-start', 0, this.instruction, this.atUs, {});
    this.spawn(0, 'Task-1', 'main', main, 16);
    const limit = this.options.eventsMax ?? Number.POSITIVE_INFINITY;
    for (let pass = 1; log.eventCount < limit && (this.ready.length > 0 || this.timers.length > 0); pass++) {
      this.collectTimers();
      const batch = this.ready.splice(0);
      log.event('iteration', -1, this.instruction, this.atUs, { number: pass, count: batch.length });
      for (const [i, handle] of batch.entries()) this.runHandle(handle, batch.length - i);
    }
    log.event('loop-end', 0, this.instruction, this.atUs, {});
    log.event('end', -1, this.instruction, this.atUs, { reason: 'finished' });
    const result = new EventLog();
    result.append(log.takeChunk());
    result.finish(FINISHED, this.instruction);
    return result;
  }

  private collectTimers(): void {
    this.timers.sort((a, b) => a.dueUs - b.dueUs || a.handle - b.handle);
    if (this.ready.length === 0 && this.timers[0].dueUs > this.atUs) {
      const wait = Math.ceil((this.timers[0].dueUs - this.atUs) / 1000) * 1000;
      this.log.event('clock-jump', -1, this.instruction, this.atUs, { toUs: this.atUs + wait });
      this.atUs += wait;
    }
    while (this.timers.length > 0 && this.timers[0].dueUs <= this.atUs) {
      const due = this.timers.shift() as FixtureHandle;
      this.log.event('timer-due', -1, this.instruction, this.atUs, { handle: due.handle });
      this.ready.push(due);
    }
  }

  private runHandle(handle: FixtureHandle, among: number): void {
    const { log } = this;
    const rule = among > 1 ? 'fifo' : 'only';
    log.event('handle-run', -1, this.instruction, this.atUs, { handle: handle.handle, rule, among });
    const { task } = handle;
    if (handle.does === 'finish-sleep' && task !== null) {
      log.event('future-done', -1, this.instruction, this.atUs, {
        future: handle.future,
        how: 'result',
        target: -1,
        label: '',
      });
      this.queue('wakeup', task, handle.future);
    } else if (task !== null) this.step(task, handle);
    else this.spend(3);
    log.event('handle-end', -1, this.instruction, this.atUs, { handle: handle.handle });
  }

  private step(task: FixtureTask, handle: FixtureHandle): void {
    const { log } = this;
    log.event('step-begin', -1, this.instruction, this.atUs, { id: task.id, handle: handle.handle });
    for (;;) {
      const next = task.steps.next();
      if (next.done === true) {
        this.finish(task, 'returned', 'None');
        return;
      }
      const end = this.perform(task, next.value);
      if (end === 'goes on') continue;
      if (end !== 'ended') log.event('step-end', -1, this.instruction, this.atUs, { id: task.id, end });
      return;
    }
  }

  private perform(task: FixtureTask, op: Op): 'goes on' | 'waits' | 'yields' | 'preempted' | 'ended' {
    const { log } = this;
    if ('line' in op) this.line(task.id, task.code, op.line, op.op === 'line' ? (op.instructions ?? 4) : 4);
    switch (op.op) {
      case 'line':
        return 'goes on';
      case 'print':
        log.event('output', task.id, this.instruction, this.atUs, { stream: 'stdout', text: `${op.text}\n` });
        return 'goes on';
      case 'spawn':
        task.children.push(this.spawn(task.id, op.name, op.code, op.body, op.line));
        return 'goes on';
      case 'call-soon':
        this.queueHandle(
          { handle: this.handles++, does: 'callback', task: null, future: -1, dueUs: -1 },
          op.label,
        );
        return 'goes on';
      case 'sleep': {
        const future = this.futures++;
        const dueUs = this.atUs + op.us;
        const handle: FixtureHandle = { handle: this.handles++, does: 'finish-sleep', task, future, dueUs };
        this.timers.push(handle);
        const { does } = handle;
        log.event('timer-set', task.id, this.instruction, this.atUs, {
          handle: handle.handle,
          does,
          target: task.id,
          dueUs,
          label: '',
        });
        this.wait(task, 'sleep', future, -1, dueUs, `sleep(${op.us / 1e6})`);
        return 'waits';
      }
      case 'give-way':
        this.queue('yielded', task, -1);
        return 'yields';
      case 'preempt':
        log.event('preempt', task.id, this.instruction, this.atUs, { id: task.id, used: 20 });
        this.queue('resume', task, -1);
        return 'preempted';
      case 'acquire':
        if (op.lock.holder === null) {
          op.lock.holder = task;
          return 'goes on';
        }
        op.lock.waiters.push(task);
        this.wait(task, 'lock', this.futures++, -1, -1, 'Lock');
        return 'waits';
      case 'release':
        op.lock.holder = op.lock.waiters.shift() ?? null;
        if (op.lock.holder !== null) this.complete(op.lock.holder, task.id);
        return 'goes on';
      case 'gather':
        if (task.children.every((child) => child.isDone)) return 'goes on';
        for (const child of task.children) child.waiter = task;
        this.wait(
          task,
          'gather',
          this.futures++,
          task.children[0].id,
          -1,
          `gather of ${task.children.length} tasks`,
        );
        return 'waits';
      case 'block': {
        const toUs = this.atUs + op.us;
        log.event('blocking', task.id, this.instruction, this.atUs, {
          toUs,
          label: `time.sleep(${op.us / 1e6})`,
        });
        this.atUs = toUs;
        return 'goes on';
      }
      case 'next':
        return this.resumeGenerator(task, op.generator);
      case 'fail':
        this.finish(task, 'raised', op.text);
        return 'ended';
      case 'be-cancelled':
        log.event('cancel-requested', 1, this.instruction, this.atUs, { id: task.id, label: '' });
        this.finish(task, 'cancelled', '');
        return 'ended';
    }
  }

  private resumeGenerator(task: FixtureTask, generator: FixtureGenerator): 'goes on' {
    const { log } = this;
    if (generator.id < 0) {
      generator.id = this.schedulables++;
      const site = this.site(task.code, generator.line);
      const path = `main/${generator.name}-${generator.id}`;
      const { id, name } = generator;
      log.addSchedulable({ id, kind: 'generator', name, code: name, parent: task.id, path, site });
      log.event('created', task.id, this.instruction, this.atUs, { id });
    }
    const { id } = generator;
    log.event('generator-resume', task.id, this.instruction, this.atUs, { id });
    this.line(id, generator.name, generator.line, 6);
    if (generator.left-- > 0) log.event('generator-yield', task.id, this.instruction, this.atUs, { id });
    else log.event('generator-end', task.id, this.instruction, this.atUs, { id, how: 'returned' });
    return 'goes on';
  }

  private finish(task: FixtureTask, how: 'returned' | 'raised' | 'cancelled', label: string): void {
    const { log } = this;
    task.isDone = true;
    const done = how === 'returned' ? 'result' : how === 'raised' ? 'exception' : 'cancelled';
    log.event('task-done', -1, this.instruction, this.atUs, { id: task.id, how, label });
    log.event('future-done', -1, this.instruction, this.atUs, {
      future: task.future,
      how: done,
      target: task.id,
      label,
    });
    log.event('step-end', -1, this.instruction, this.atUs, { id: task.id, end: how });
    const { waiter } = task;
    if (waiter?.children.every((child) => child.isDone)) this.complete(waiter, -1);
  }

  private complete(task: FixtureTask, who: number): void {
    const own = { future: task.awaited, how: 'result', target: -1, label: '' } as const;
    this.log.event('future-done', who, this.instruction, this.atUs, own);
    this.queue('wakeup', task, task.awaited);
  }

  private wait(
    task: FixtureTask,
    reason: WaitReason,
    future: number,
    target: number,
    dueUs: number,
    label: string,
  ): void {
    task.awaited = future;
    const own = { id: task.id, future, reason, target, dueUs, label, resource: -1 };
    this.log.event('wait', task.id, this.instruction, this.atUs, own);
  }

  private spawn(parent: number, name: string, code: string, body: TaskBody, line: number): FixtureTask {
    const id = this.schedulables++;
    const site = this.site(parent === 0 ? '<module>' : 'main', line);
    const path = `main/${code}-${id}`;
    this.log.addSchedulable({ id, kind: 'task', name, code, parent, path, site });
    this.log.event('created', parent, this.instruction, this.atUs, { id });
    const future = this.futures++;
    const task: FixtureTask = {
      id,
      name,
      code,
      future,
      steps: body(),
      children: [],
      isDone: false,
      waiter: null,
      awaited: -1,
    };
    this.queue('step', task, -1);
    return task;
  }

  private queue(does: HandleDoes, task: FixtureTask, because: number): void {
    this.queueHandle({ handle: this.handles++, does, task, future: because, dueUs: -1 }, '');
  }

  private queueHandle(handle: FixtureHandle, label: string): void {
    const own = {
      handle: handle.handle,
      does: handle.does,
      target: handle.task?.id ?? -1,
      because: handle.future,
      label,
    };
    this.log.event('handle-queued', -1, this.instruction, this.atUs, own);
    this.ready.push(handle);
  }

  private line(who: number, code: string, line: number, instructions: number): void {
    this.log.line(who, this.site(code, line), this.instruction, this.atUs);
    this.spend(instructions);
  }

  private spend(instructions: number): void {
    this.instruction += instructions;
    this.atUs += Math.floor(instructions * this.options.usPerInstruction);
  }

  private site(code: string, line: number): number {
    const key = `${code}:${line}`;
    let site = this.sites.get(key);
    if (site === undefined) {
      site = this.sites.size;
      this.sites.set(key, site);
      this.log.addSite({ code, line, sourceLine: line, column: -1, endColumn: -1 });
    }
    return site;
  }
}
