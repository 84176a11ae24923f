/**
 * Logs for tests, written as a small play: who comes to which line, who sleeps, who waits, what the loop takes next. The
 * events come in the order in which the engine writes them.
 */
import type {
  EventKind,
  HandleDoes,
  PickRule,
  RunEndReason,
  SchedulableId,
  SchedulableKind,
  WaitReason,
} from '../events/event';
import { EventLog } from '../log/event-log';
import { LogWriter, type OwnFields } from '../log/log-writer';
import { LogIndex } from './log-index';

interface TestHandle {
  readonly does: HandleDoes;
  readonly target: SchedulableId;
  readonly future: number;
  readonly dueUs: number;
  /** What the handle does besides: a callback's body. */
  readonly body?: () => void;
}

export class TestRun {
  readonly writer = new LogWriter();
  nowUs = 0;
  instruction = 0;
  /** Microseconds a user instruction takes. */
  costUs = 1;
  private readonly infos: { name: string; kind: SchedulableKind; path: string }[] = [];
  private readonly sites = new Map<string, number>();
  private readonly handles: TestHandle[] = [];
  private ready: number[] = [];
  private timers: number[] = [];
  private readonly waiters = new Map<number, SchedulableId[]>();
  private readonly futureOf = new Map<SchedulableId, number>();
  private nextFuture = 0;
  private pass = 0;
  private passLeft = 0;
  private current: SchedulableId = 0;
  private handle = -1;
  private readonly source: string | undefined;

  constructor(source?: string) {
    this.source = source;
    this.create('thread', 'MainThread', '<module>', -1, 'main');
  }

  event<K extends EventKind>(kind: K, own: OwnFields<K>, who = this.current): void {
    this.writer.event(kind, who, this.instruction, this.nowUs, own);
  }

  /** `id` comes to a line and executes some instructions of it. */
  line(id: SchedulableId, sourceLine: number, instructions = 2): this {
    this.current = id;
    this.writer.line(id, this.site(id, sourceLine), this.instruction, this.nowUs);
    return this.work(instructions);
  }

  work(instructions: number): this {
    this.instruction += instructions;
    this.nowUs += instructions * this.costUs;
    return this;
  }

  site(id: SchedulableId, sourceLine: number, column = -1): number {
    const code = this.infos[id]!.path.split('/').pop()!.replace(/-\d+$/, '');
    const key = `${code} ${sourceLine} ${column}`;
    let site = this.sites.get(key);
    if (site === undefined) {
      site = this.sites.size;
      this.sites.set(key, site);
      this.writer.addSite({
        code,
        line: sourceLine,
        sourceLine,
        column,
        endColumn: column < 0 ? -1 : column + 5,
      });
    }
    return site;
  }

  private create(
    kind: SchedulableKind,
    name: string,
    code: string,
    parent: number,
    path: string,
  ): SchedulableId {
    const id = this.infos.length;
    this.infos.push({ name, kind, path });
    this.writer.addSchedulable({ id, kind, name, code, parent, path, site: -1 });
    this.event('created', { id });
    return id;
  }

  /** A task and the handle of its first step. */
  task(name: string, code = 'worker'): SchedulableId {
    const parent = this.current;
    const nth =
      this.infos.filter(({ path }) => path.startsWith(`${this.infos[parent]!.path}/${code}-`)).length + 1;
    const id = this.create('task', name, code, parent, `${this.infos[parent]!.path}/${code}-${nth}`);
    this.futureOf.set(id, this.nextFuture++);
    this.queue('step', id);
    return id;
  }

  generator(name: string): SchedulableId {
    const parent = this.current;
    const nth =
      this.infos.filter(({ path }) => path.startsWith(`${this.infos[parent]!.path}/${name}-`)).length + 1;
    return this.create('generator', name, name, parent, `${this.infos[parent]!.path}/${name}-${nth}`);
  }

  queue(does: HandleDoes, target: SchedulableId, because = -1, label = '', body?: () => void): number {
    const handle = this.handles.length;
    this.handles.push({ does, target, future: because, dueUs: -1, body });
    this.ready.push(handle);
    this.event('handle-queued', { handle, does, target, because, label });
    return handle;
  }

  timer(
    does: HandleDoes,
    target: SchedulableId,
    delayUs: number,
    future = -1,
    label = '',
    body?: () => void,
  ): number {
    const handle = this.handles.length;
    const dueUs = this.nowUs + delayUs;
    this.handles.push({ does, target, future, dueUs, body });
    this.timers.push(handle);
    this.event('timer-set', { handle, does, target, dueUs, label });
    return handle;
  }

  loop(): this {
    this.event('loop-start', {});
    this.current = -1;
    return this;
  }

  loopEnd(): this {
    this.current = 0;
    this.event('loop-end', {});
    return this;
  }

  /** The loop takes the next handle; a handle that is nobody's step runs to its end. Returns whose turn it is. */
  take(rule: PickRule = this.ready.length === 1 ? 'only' : 'fifo'): SchedulableId {
    if (this.passLeft === 0) {
      this.passLeft = this.ready.length;
      this.event('iteration', { number: ++this.pass, count: this.ready.length }, -1);
    }
    const among = this.ready.length;
    this.passLeft--;
    this.handle = this.ready.shift()!;
    const { does, target, future, body } = this.handles[this.handle]!;
    this.event('handle-run', { handle: this.handle, rule, among }, -1);
    if (does === 'finish-sleep') this.done(future);
    else if (does === 'callback' || does === 'done-callback' || does === 'timeout') body?.();
    else {
      this.current = target;
      this.event('step-begin', { id: target, handle: this.handle });
      return target;
    }
    this.endHandle();
    return -1;
  }

  /** A future is completed; its waiters' wake-ups are queued in order. */
  done(future: number, how: 'result' | 'exception' | 'cancelled' = 'result', target = -1, label = ''): this {
    this.event('future-done', { future, how, target, label });
    for (const id of this.waiters.get(future) ?? []) this.queue('wakeup', id, future);
    this.waiters.delete(future);
    return this;
  }

  /** The one that runs sleeps, in seconds. */
  sleep(seconds: number, sourceLine = 1): this {
    const id = this.current;
    const future = this.nextFuture++;
    this.timer('finish-sleep', id, seconds * 1e6, future);
    return this.wait('sleep', { future, dueUs: this.nowUs + seconds * 1e6, sourceLine });
  }

  /** The one that runs waits; its step ends. */
  wait(
    reason: WaitReason,
    options: {
      readonly future?: number;
      readonly target?: SchedulableId;
      readonly dueUs?: number;
      readonly label?: string;
      readonly sourceLine?: number;
      readonly resource?: number;
    } = {},
  ): this {
    const { target = -1, dueUs = -1, label = '', sourceLine = 1, resource = -1 } = options;
    const id = this.current;
    const future = options.future ?? this.futureOf.get(target) ?? this.nextFuture++;
    this.waiters.set(future, [...(this.waiters.get(future) ?? []), id]);
    this.event('await', { id, site: this.site(id, sourceLine, 4), suspended: true });
    this.event('wait', { id, future, reason, target, dueUs, label, resource });
    return this.endStep('waits');
  }

  future(): number {
    return this.nextFuture++;
  }

  passed(sourceLine: number): this {
    const id = this.current;
    this.event('await', { id, site: this.site(id, sourceLine, 4), suspended: false });
    return this;
  }

  yieldTurn(sourceLine = 1): this {
    const id = this.current;
    this.queue('yielded', id);
    this.event('await', { id, site: this.site(id, sourceLine, 4), suspended: true });
    return this.endStep('yields');
  }

  preempt(used: number): this {
    const id = this.current;
    this.event('preempt', { id, used });
    this.queue('resume', id);
    return this.endStep('preempted');
  }

  /** The task that runs comes to its end. */
  finish(how: 'returned' | 'raised' | 'cancelled' = 'returned', label = 'None'): this {
    const id = this.current;
    const outcome = how === 'returned' ? 'result' : how === 'raised' ? 'exception' : 'cancelled';
    this.event('task-done', { id, how, label });
    this.done(this.futureOf.get(id)!, outcome, id, label);
    return this.endStep(how);
  }

  private endStep(end: OwnFields<'step-end'>['end']): this {
    this.event('step-end', { id: this.current, end });
    return this.endHandle();
  }

  private endHandle(): this {
    this.current = -1;
    this.event('handle-end', { handle: this.handle }, -1);
    this.handle = -1;
    return this;
  }

  /** Due timers become ready; if nothing is, the clock jumps first. */
  select(): this {
    const earliest = Math.min(...this.timers.map((handle) => this.handles[handle]!.dueUs));
    if (this.ready.length === 0 && earliest > this.nowUs) {
      this.event('clock-jump', { toUs: earliest }, -1);
      this.nowUs = earliest;
    }
    const due = this.timers.filter((handle) => this.handles[handle]!.dueUs <= this.nowUs);
    this.timers = this.timers.filter((handle) => !due.includes(handle));
    due.sort((a, b) => this.handles[a]!.dueUs - this.handles[b]!.dueUs || a - b);
    for (const handle of due) {
      this.event('timer-due', { handle }, -1);
      this.ready.push(handle);
    }
    return this;
  }

  print(text: string): this {
    this.event('output', { stream: 'stdout', text: `${text}\n` });
    return this;
  }

  /** A generator runs inside whoever runs now, through some lines. */
  resume(id: SchedulableId, lines: readonly number[]): this {
    const resumer = this.current;
    this.event('generator-resume', { id }, resumer);
    for (const line of lines) this.line(id, line);
    this.event('generator-yield', { id }, resumer);
    this.current = resumer;
    return this;
  }

  generatorEnd(id: SchedulableId, how: 'returned' | 'raised' | 'closed' = 'returned'): this {
    const resumer = this.current;
    this.event('generator-resume', { id }, resumer);
    this.event('generator-end', { id, how }, resumer);
    return this;
  }

  blockFor(seconds: number): this {
    this.event('blocking', { toUs: this.nowUs + seconds * 1e6, label: `time.sleep(${seconds})` });
    this.nowUs += seconds * 1e6;
    return this.work(1);
  }

  end(reason: RunEndReason = 'finished', message = ''): LogIndex {
    this.event('end', { reason });
    const log = new EventLog();
    log.append(this.writer.takeChunk());
    log.finish({ reason, exitCode: 0, message, problems: [] }, this.instruction);
    return new LogIndex(log, { source: this.source });
  }
}

export const TWO_SLEEPERS = `import asyncio

async def worker(pause):
    await asyncio.sleep(pause)
    print("done")

async def main():
    await asyncio.gather(
        asyncio.create_task(worker(1), name="ada"),
        asyncio.create_task(worker(1), name="bob"))

asyncio.run(main())
`;

/** ada and bob sleep one second each, in the same pass of the loop; main gathers them. */
export function twoSleepers(): LogIndex {
  const run = new TestRun(TWO_SLEEPERS);
  run.line(0, 1).line(0, 12);
  run.task('Task-1', 'main');
  run.loop();
  const main = run.take();
  run.line(main, 8).line(main, 9);
  const ada = run.task('ada');
  run.line(main, 10);
  const bob = run.task('bob');
  const gathered = run.future();
  run.wait('gather', { future: gathered, label: 'gather of 2 tasks', sourceLine: 8 });
  run.take();
  run.line(ada, 4).sleep(1, 4);
  run.take();
  run.line(bob, 4).sleep(0.999998, 4);
  run.select();
  run.take();
  run.take();
  run.take();
  run.line(ada, 5).print('done').finish();
  run.take();
  run.line(bob, 5).print('done').finish();
  run.queue('done-callback', -1, -1, 'of gather', () => run.done(gathered));
  run.take();
  run.take();
  run.line(main, 8).finish();
  run.loopEnd();
  return run.end();
}

/** ada and bob each hold one lock and wait for the other's; main gathers them. */
export function deadlock(): LogIndex {
  const run = new TestRun();
  run.line(0, 1);
  run.task('Task-1', 'main');
  run.loop();
  const main = run.take();
  run.line(main, 8);
  const ada = run.task('ada', 'diner');
  const bob = run.task('bob', 'diner');
  run.wait('gather', { label: 'gather of 2 tasks' });
  run.take();
  run.line(ada, 3).passed(3).line(ada, 4).wait('lock', { sourceLine: 4 });
  run.take();
  run.line(bob, 3).passed(3).line(bob, 4).wait('lock', { sourceLine: 4 });
  return run.end('deadlock', 'nothing can move');
}

/** Two tasks under a quantum of 5 instructions. */
export function preempted(): LogIndex {
  const run = new TestRun();
  run.line(0, 1);
  run.task('Task-1', 'main');
  run.loop();
  const main = run.take();
  run.line(main, 8);
  const ada = run.task('ada', 'add');
  const bob = run.task('bob', 'add');
  run.wait('gather', { label: 'gather of 2 tasks' });
  run.take();
  run.line(ada, 3, 3).line(ada, 4, 2).preempt(5);
  run.take();
  run.line(bob, 3, 3).line(bob, 4, 2).preempt(5);
  run.take();
  run.work(5).preempt(5);
  run.take();
  run.work(1).line(bob, 5).finish();
  run.take();
  run.line(ada, 5).finish();
  return run.end('stopped');
}

/** Two generators that the main program asks in turn. */
export function takingTurns(): LogIndex {
  const run = new TestRun();
  run.line(0, 9);
  const odd = run.generator('odd');
  const even = run.generator('even');
  run.line(0, 10).resume(odd, [2, 3]);
  run.line(0, 11).print('1');
  run.line(0, 10).resume(even, [6, 7]);
  run.line(0, 11).print('2');
  run.line(0, 10).resume(odd, [3]);
  run.line(0, 10).generatorEnd(even);
  return run.end();
}

/** hog holds the thread while beat's timer is due. */
export function hogged(): LogIndex {
  const run = new TestRun();
  run.line(0, 1);
  run.task('Task-1', 'main');
  run.loop();
  const main = run.take();
  run.line(main, 8);
  const beat = run.task('beat', 'heartbeat');
  const hog = run.task('hog', 'hog');
  run.wait('gather', { label: 'gather of 2 tasks' });
  run.take();
  run.line(beat, 2).sleep(0.1, 2);
  run.take();
  run.line(hog, 5).blockFor(0.5);
  run.line(hog, 6).print('hog is done').finish();
  run.select();
  run.take();
  run.take();
  run.line(beat, 3).finish();
  return run.end();
}
