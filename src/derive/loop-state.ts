/**
 * What the loop holds at a place in the log: ready queue, timers, the handle that runs, who runs inside whom. One
 * reducer serves both the linear pass and the replay from a keyframe, so the two cannot disagree.
 */
import type { Event, PickRule, RunEndReason, SchedulableId } from '../events/event';

const NOBODY: readonly SchedulableId[] = [];

const CUT_OFF: ReadonlySet<RunEndReason> = new Set(['limit', 'unsupported', 'stopped', 'bug', 'not-loaded']);

/** What a thread keeps while another one has the GIL. */
interface ThreadView {
  readonly stack: readonly SchedulableId[];
  readonly handle: number;
  readonly rule: PickRule | null;
  readonly among: number;
  readonly passLeft: number;
  readonly iteration: number;
  readonly inLoop: boolean;
  readonly loopThread: SchedulableId;
}

export interface LoopSnapshot {
  readonly thread: SchedulableId;
  readonly parked: readonly (readonly [SchedulableId, ThreadView])[];
  readonly ready: readonly number[];
  readonly timers: readonly number[];
  readonly stack: readonly SchedulableId[];
  readonly setAside: readonly (readonly [SchedulableId, readonly SchedulableId[]])[];
  readonly handle: number;
  readonly rule: PickRule | null;
  readonly among: number;
  readonly passLeft: number;
  readonly iteration: number;
  readonly cell: number;
  readonly inLoop: boolean;
  readonly loopThread: SchedulableId;
  readonly isIdle: boolean;
  readonly end: RunEndReason | null;
  readonly cores: readonly (readonly [SchedulableId, number])[];
}

const FRESH = { handle: -1, rule: null, among: 0, passLeft: 0, iteration: 0, inLoop: false };

export class LoopState {
  /** The thread that has the GIL, -1 while nobody has. */
  thread: SchedulableId = 0;
  private parked = new Map<SchedulableId, ThreadView>();
  /** Handles, in the order of the queue: a Set keeps the order of insertion and gives up any member at once. */
  ready = new Set<number>();
  timers = new Set<number>();
  /** Who runs inside whom, outermost first. Replaced, never changed, so that two of them can be compared. */
  stack: readonly SchedulableId[] = NOBODY;
  /** Generators that were running inside a task when it gave up its turn. */
  private setAside = new Map<SchedulableId, readonly SchedulableId[]>();
  /** Free-threaded: which core each thread is on. */
  cores = new Map<SchedulableId, number>();
  handle = -1;
  rule: PickRule | null = null;
  /** Candidates when the handle was picked. */
  among = 0;
  /** How many handles at the head of the queue belong to the current pass. */
  passLeft = 0;
  iteration = 0;
  cell = 0;
  inLoop = false;
  loopThread: SchedulableId = 0;
  /** The clock has just jumped. */
  isIdle = false;
  end: RunEndReason | null = null;

  get running(): SchedulableId {
    return this.stack.length > 0 ? this.stack[this.stack.length - 1]! : -1;
  }

  apply(event: Event): void {
    this.isIdle = false;
    if (this.cores.size > 0) this.turnTo(event.who);
    switch (event.kind) {
      case 'loop-start':
        this.inLoop = true;
        this.loopThread = event.who >= 0 ? event.who : (this.stack[0] ?? 0);
        this.stack = NOBODY;
        this.iteration = 0;
        break;
      case 'loop-end':
        this.inLoop = false;
        if (![...this.parked.values()].some((other) => other.inLoop)) {
          this.ready.clear();
          this.timers.clear();
        }
        this.handle = -1;
        this.passLeft = 0;
        this.iteration = 0;
        this.stack = [this.loopThread];
        break;
      case 'iteration':
        this.loopActs();
        this.iteration = event.number;
        this.passLeft = event.count;
        break;
      case 'handle-queued':
      case 'timer-due':
        this.timers.delete(event.handle);
        this.ready.add(event.handle);
        break;
      case 'timer-set':
        this.timers.add(event.handle);
        break;
      case 'handle-cancelled':
        this.timers.delete(event.handle);
        this.ready.delete(event.handle);
        break;
      case 'handle-run':
        this.loopActs();
        this.ready.delete(event.handle);
        this.handle = event.handle;
        this.rule = event.rule;
        this.among = event.among;
        if (this.passLeft > 0) this.passLeft--;
        break;
      case 'handle-end':
        this.handle = -1;
        this.rule = null;
        if (this.inLoop) this.stack = NOBODY;
        break;
      case 'clock-jump':
        this.loopActs();
        this.isIdle = true;
        break;
      case 'step-begin':
        this.stack = [...this.stack, event.id, ...(this.setAside.get(event.id) ?? NOBODY)];
        this.setAside.delete(event.id);
        break;
      case 'wait':
      case 'preempt':
      case 'step-end':
        this.leave(event.id);
        break;
      case 'generator-resume':
        this.stack = [...(this.stack.length === 0 && event.who >= 0 ? [event.who] : this.stack), event.id];
        break;
      case 'generator-yield':
      case 'generator-end':
        this.drop(event.id);
        break;
      case 'thread-block':
        if (event.id === this.thread) this.park(event.id);
        this.cores.delete(event.id);
        break;
      case 'thread-switch':
        if (this.thread >= 0) this.park(this.thread);
        this.goOn(event.id);
        break;
      case 'thread-end':
        this.stack = NOBODY;
        this.thread = -1;
        this.cores.delete(event.id);
        break;
      case 'core':
        // Whoever was looked at goes on on a core of its own.
        if (this.thread >= 0) {
          if (!this.cores.has(this.thread)) this.cores.set(this.thread, 0);
          this.park(this.thread);
        }
        this.goOn(event.id);
        this.cores.set(event.id, event.core);
        break;
      case 'cell':
        this.cell = event.number;
        break;
      case 'end':
        this.end = event.reason;
        // A run that was cut off shows whom it was cut off in.
        if (!CUT_OFF.has(event.reason)) this.stack = NOBODY;
        break;
    }
  }

  /** Code of the program runs in a thread without a step of a task: at the start, or in a callback. */
  enterThread(id: SchedulableId): void {
    this.stack = [id];
  }

  /** Who runs in a thread without the GIL, outermost first; the thread itself where nobody else does. */
  parkedIn(id: SchedulableId): readonly SchedulableId[] {
    return this.parked.get(id)?.stack ?? NOBODY;
  }

  /** Threads on several cores: the one that `who` belongs to is looked at. */
  turnTo(who: SchedulableId): void {
    if (this.cores.size === 0 || this.thread === who || this.stack.includes(who)) return;
    for (const [id, kept] of this.parked) {
      const isMine = id === who || kept.stack.includes(who) || (who < 0 && kept.inLoop);
      if (!isMine || !this.cores.has(id)) continue;
      if (this.thread >= 0) this.park(this.thread);
      this.goOn(id);
      return;
    }
  }

  private park(id: SchedulableId): void {
    const { stack, handle, rule, among, passLeft, iteration, inLoop, loopThread } = this;
    this.parked.set(id, { stack, handle, rule, among, passLeft, iteration, inLoop, loopThread });
    this.stack = NOBODY;
    this.thread = -1;
  }

  private goOn(id: SchedulableId): void {
    const kept = this.parked.get(id);
    this.parked.delete(id);
    Object.assign(this, kept ?? { ...FRESH, stack: [id], loopThread: id });
    this.thread = id;
  }

  /** What the loop itself does ends the turn of whoever ran in its thread without a handle. */
  private loopActs(): void {
    if (this.inLoop && this.handle < 0) this.stack = NOBODY;
  }

  /** A task gives up its turn; the generators inside it are set aside with it. */
  private leave(id: SchedulableId): void {
    const at = this.stack.indexOf(id);
    if (at < 0) return;
    const inner = this.stack.slice(at + 1);
    if (inner.length > 0) this.setAside.set(id, inner);
    this.stack = this.stack.slice(0, at);
  }

  private drop(id: SchedulableId): void {
    const at = this.stack.indexOf(id);
    if (at >= 0) this.stack = this.stack.slice(0, at);
    for (const [owner, inner] of this.setAside) {
      if (inner.includes(id)) this.setAside.set(owner, inner.slice(0, inner.indexOf(id)));
    }
  }

  snapshot(): LoopSnapshot {
    return {
      thread: this.thread,
      parked: [...this.parked],
      ready: [...this.ready],
      timers: [...this.timers],
      stack: this.stack,
      setAside: [...this.setAside],
      handle: this.handle,
      rule: this.rule,
      among: this.among,
      passLeft: this.passLeft,
      iteration: this.iteration,
      cell: this.cell,
      inLoop: this.inLoop,
      loopThread: this.loopThread,
      isIdle: this.isIdle,
      end: this.end,
      cores: [...this.cores],
    };
  }

  static from(snapshot: LoopSnapshot): LoopState {
    const state = new LoopState();
    const { ready, timers, setAside, parked, cores, ...plain } = snapshot;
    Object.assign(state, plain);
    state.ready = new Set(ready);
    state.timers = new Set(timers);
    state.setAside = new Map(setAside);
    state.parked = new Map(parked);
    state.cores = new Map(cores);
    return state;
  }
}
