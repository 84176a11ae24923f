/**
 * The GIL (SEMANTICS 5, "Threads, GIL"): which thread runs, when it has to let go, and how time passes while none can.
 * A thread that wants the GIL asks for it after one switch interval; the holder lets go at its next switch point. A
 * thread that blocks gives it up at once. Natives call `block` and `makeReady`; engine/driver.ts calls the rest between
 * instructions, so the loop of the machine knows nothing of threads.
 */
import type { SchedulableId, ThreadReadyWhy, ThreadSwitchWhy, WaitReason } from '../../../events/event';
import { Op } from '../../compiler/opcodes';
import type { Copier, Copyable } from '../../vm/copier';
import type { Frame } from '../../vm/frame';
import type { GuestThread } from '../../vm/guest-thread';
import type { Machine } from '../../vm/machine';
import { asyncGeneratorType, coroutineType, PUSHED, type PyObject, type Value } from '../../vm/objects';
import { hostOf } from '../asyncio/loop-host';
import { resourceOf } from '../resources';
import type { ThreadState } from '../thread-state';
import { PyLock, Waitable } from './waitable';

const US = 1_000_000;

/** What the threads of a run have in common. */
class Gil implements Copyable {
  /** `sys.getswitchinterval()`. */
  intervalSeconds = 0.005;
  /** Somebody has asked for the GIL: it goes on at the next switch point. */
  isRequested = false;
  /** Under a request: where the program stood when its next instruction was looked at, and who had called. */
  stoodIn: Frame | null = null;
  stoodBack: Frame | null = null;
  stoodPc = 0;
  stoodCount = 0;
  lastSwitchUs = 0;
  /** User instruction at which the turn of the thread that runs is over, whatever it does; Infinity: only the GIL decides. */
  turnEnd = Number.POSITIVE_INFINITY;
  waits = 0;
  shell(): Gil {
    return new Gil();
  }
  fill(from: this, copier: Copier): void {
    this.intervalSeconds = from.intervalSeconds;
    this.isRequested = from.isRequested;
    this.stoodIn = from.stoodIn && copier.object(from.stoodIn);
    this.stoodBack = from.stoodBack && copier.object(from.stoodBack);
    this.stoodPc = from.stoodPc;
    this.stoodCount = from.stoodCount;
    this.lastSwitchUs = from.lastSwitchUs;
    this.turnEnd = from.turnEnd;
    this.waits = from.waits;
  }
}

export function gilOf(vm: Machine): Gil {
  return vm.stateOf('gil', () => new Gil());
}

export function currentThread(vm: Machine): ThreadState {
  return hostOf(vm).scheduler.thread;
}

/** Time on the clock by which turns are measured. */
export function turnUs(vm: Machine): number {
  return hostOf(vm).scheduler.clock.turnUs(vm.userCount + vm.chargedWork);
}

/** From now on there is more than one thread, or the only one can wait. */
export function beginThreads(vm: Machine): void {
  if (vm.threads.length > 0) return;
  const { scheduler } = hostOf(vm);
  vm.threads.push(scheduler.thread);
  gilOf(vm).turnEnd = vm.userCount + scheduler.threadQuantum();
}

// --- Waiting ---------------------------------------------------------------------------------------------------------

export interface ThreadWait {
  readonly reason: WaitReason;
  readonly on: PyObject | null;
  /** When it waits no longer; Infinity: never. */
  readonly dueUs: number;
  /** The thread that could end the wait, -1 if none is known. */
  readonly target: SchedulableId;
  readonly label: string;
}

/**
 * The running thread waits, without the GIL. `onTimeout` is what its call gives when the time is over; whoever wakes it
 * may set another result. Undefined: nobody asks for a result.
 */
export function block(vm: Machine, wait: ThreadWait, onTimeout: Value | undefined): Value {
  beginThreads(vm);
  const thread = currentThread(vm);
  thread.waitNumber = ++gilOf(vm).waits;
  thread.reason = wait.reason;
  thread.waitsOn = wait.on;
  thread.dueUs = wait.dueUs;
  thread.result = onTimeout;
  if (wait.on instanceof Waitable) wait.on.waiters.push(thread);
  thread.state = 'blocked';
  tellBlocked(vm, thread, wait.target, wait.label);
  vm.gilAt = 0;
  vm.wantsStop = true;
  return PUSHED;
}

export function tellBlocked(vm: Machine, thread: GuestThread, target: SchedulableId, label: string): void {
  const { dueUs, reason, waitsOn } = thread;
  const on = waitsOn instanceof PyLock ? (waitsOn.owner ?? waitsOn) : null;
  const resource = resourceOf(vm, on, reason);
  if (reason === 'thread-lock' && waitsOn instanceof PyLock) tellHolder(vm, waitsOn);
  hostOf(vm).event(vm, 'thread-block', {
    id: thread.id,
    reason,
    target,
    dueUs: Number.isFinite(dueUs) ? dueUs : -1,
    label,
    resource,
  });
}

/** Who has a lock is told as long as somebody waits for it. */
function tellHolder(vm: Machine, lock: PyLock): void {
  if (lock.isTold || lock.holder === null || lock.resource < 0) return;
  lock.isTold = true;
  hostOf(vm).event(vm, 'acquired', { resource: lock.resource, id: lock.holder.id });
}

/** Nobody has the lock any more. */
export function tellFreed(vm: Machine, lock: PyLock): void {
  if (!lock.isTold) return;
  lock.isTold = false;
  hostOf(vm).event(vm, 'released', { resource: lock.resource, id: lock.holder?.id ?? -1 });
}

/** `thread` wants the GIL from now on. */
export function makeReady(vm: Machine, thread: GuestThread, why: ThreadReadyWhy): void {
  thread.state = 'ready';
  thread.readySinceUs = turnUs(vm);
  thread.waitNumber = ++gilOf(vm).waits;
  thread.dueUs = why === 'woken' ? thread.dueUs : Number.POSITIVE_INFINITY;
  hostOf(vm).event(vm, 'thread-ready', { id: thread.id, why });
  vm.gilAt = 0;
  vm.wantsStop = true;
}

/** A blocked thread waits until `dueUs` at most: what it waits for comes then. */
export function wakeBy(vm: Machine, thread: GuestThread, dueUs: number): void {
  if (thread.state !== 'blocked' || thread.dueUs <= dueUs) return;
  thread.dueUs = dueUs;
  vm.timePasses();
}

/** Wakes those whose time is over, in the order of their times. */
function wakeDue(vm: Machine): void {
  const now = vm.nowUs;
  const due = vm.threads.filter(({ state, dueUs }) => state === 'blocked' && dueUs <= now);
  due.sort((a, b) => a.dueUs - b.dueUs || a.waitNumber - b.waitNumber);
  for (const thread of due) {
    const { waitsOn } = thread;
    if (waitsOn instanceof Waitable) waitsOn.waiters = waitsOn.waiters.filter((other) => other !== thread);
    thread.waitsOn = null;
    makeReady(vm, thread, 'timeout');
  }
}

// --- Turns -----------------------------------------------------------------------------------------------------------

/** Those who want the GIL, the longest waiting first. */
function readyThreads(vm: Machine): GuestThread[] {
  return vm.threads
    .filter(({ state }) => state === 'ready')
    .sort((a, b) => a.readySinceUs - b.readySinceUs || a.waitNumber - b.waitNumber);
}

/** Whether another thread could run now. */
export function othersAreReady(vm: Machine): boolean {
  wakeDue(vm);
  return vm.threads.some(({ state }) => state === 'ready');
}

/**
 * To be called before the machine goes on: sees to it that a thread runs that may, and says (`vm.gilAt`) when to look
 * again. Requests and switches happen only where code of the program is about to run, so that it does not matter where
 * else the machine is stopped. `giveUp` throws what there is to say where nobody can ever run.
 */
export function takeTurns(vm: Machine, giveUp: (vm: Machine) => never): void {
  const gil = gilOf(vm);
  const holder = currentThread(vm);
  if (holder.state !== 'running') handOn(vm, holder.state === 'ended' ? 'ended' : 'blocked', giveUp);
  if (!isInProgram(vm)) return;
  wakeDue(vm);
  if (vm.userCount >= gil.turnEnd || isAskedToLetGo(vm, gil)) {
    letGo(vm, gil);
    if (!isInProgram(vm)) return;
  }
  lookAhead(vm, gil);
}

/** Somebody has asked, and the instruction that has just run ended at a switch point. */
function isAskedToLetGo(vm: Machine, gil: Gil): boolean {
  if (!gil.isRequested || gil.stoodIn === null || vm.userCount <= gil.stoodCount) return false;
  return isSwitchPoint(vm, gil);
}

function isInProgram(vm: Machine): boolean {
  return vm.frame !== null && !vm.frame.code.isLibrary;
}

/** At a switch point: the GIL goes to one of those who want it. */
function letGo(vm: Machine, gil: Gil): void {
  const ready = readyThreads(vm);
  gil.isRequested = false;
  gil.stoodIn = gil.stoodBack = null;
  if (ready.length === 0) return;
  const from = currentThread(vm);
  makeReady(vm, from, 'asked');
  from.result = undefined;
  from.waitsOn = null;
  give(vm, ready, 'asked');
}

/** The GIL is free: somebody takes it, now or when the clock has come to the first who can. */
function handOn(vm: Machine, why: ThreadSwitchWhy, giveUp: (vm: Machine) => never): void {
  for (;;) {
    wakeDue(vm);
    const ready = readyThreads(vm);
    if (ready.length > 0) {
      give(vm, ready, why);
      return;
    }
    let toUs = Number.POSITIVE_INFINITY;
    for (const { state, dueUs } of vm.threads) if (state === 'blocked') toUs = Math.min(toUs, dueUs);
    if (toUs === Number.POSITIVE_INFINITY) giveUp(vm);
    const host = hostOf(vm);
    const now = vm.nowUs;
    const { who } = vm;
    vm.who = -1;
    host.event(vm, 'clock-jump', { toUs });
    vm.who = who;
    host.scheduler.clock.advance(toUs - now);
  }
}

/** The scheduler picks one of `ready`, and that one goes on. */
function give(vm: Machine, ready: readonly GuestThread[], why: ThreadSwitchWhy): void {
  const { scheduler } = hostOf(vm);
  const to = ready[scheduler.pickThread(ready.length)] as ThreadState;
  const from = scheduler.thread;
  const gil = gilOf(vm);
  park(vm, from);
  scheduler.thread = to;
  vm.frame = to.frame;
  vm.who = to.who;
  vm.preemptAt = vm.userCount + to.quantumLeft;
  to.frame = null;
  to.state = 'running';
  gil.isRequested = false;
  gil.stoodIn = gil.stoodBack = null;
  if (to !== from) vm.chargeProgram(scheduler.switchOver('thread'));
  gil.lastSwitchUs = turnUs(vm);
  gil.turnEnd = vm.userCount + scheduler.threadQuantum();
  vm.gilAt = 0;
  hostOf(vm).event(vm, 'thread-switch', {
    id: to.id,
    from: from.id,
    why,
    rule: scheduler.threadRule(ready.length),
    among: ready.length,
  });
  goOn(vm, to);
}

/** The frames of a thread that does not run are its own. */
function park(vm: Machine, thread: GuestThread): void {
  if (thread.state === 'ended') return;
  thread.frame = vm.frame;
  thread.who = vm.who;
  thread.quantumLeft = vm.preemptAt - vm.userCount;
}

/** What a thread finds when it has the GIL again: its lock, its result. */
function goOn(vm: Machine, thread: ThreadState): void {
  const { waitsOn, result, starter } = thread;
  if (waitsOn instanceof PyLock && waitsOn.woken === thread) take(vm, waitsOn, thread);
  thread.waitsOn = null;
  thread.dueUs = Number.POSITIVE_INFINITY;
  thread.result = undefined;
  if (result !== undefined) {
    const frame = vm.frame!;
    frame.slots[frame.sp++] = result;
  }
  if (starter !== null) {
    thread.starter = null;
    makeReady(vm, starter, 'woken');
  }
}

/** `thread` has the lock now. */
export function take(vm: Machine, lock: PyLock, thread: GuestThread): void {
  lock.isLocked = true;
  lock.holder = thread;
  lock.count = 1;
  lock.woken = null;
  if (lock.waiters.length > 0) tellHolder(vm, lock);
}

// --- Requests and switch points --------------------------------------------------------------------------------------

/** Makes the requests that are due, and works out at which user instruction something may happen next. */
function lookAhead(vm: Machine, gil: Gil): void {
  const { clock } = hostOf(vm).scheduler;
  const intervalUs = gil.intervalSeconds * US;
  let askUs = Number.POSITIVE_INFINITY;
  let dueUs = Number.POSITIVE_INFINITY;
  let asking: GuestThread | null = null;
  for (const thread of vm.threads) {
    if (thread.state === 'blocked') dueUs = Math.min(dueUs, thread.dueUs);
  }
  for (const thread of readyThreads(vm)) {
    const at = Math.max(thread.readySinceUs, gil.lastSwitchUs) + intervalUs;
    if (at < askUs) {
      askUs = at;
      asking = thread;
    }
  }
  const isCut = gil.turnEnd !== Number.POSITIVE_INFINITY;
  if (asking !== null && !isCut && !gil.isRequested && askUs <= turnUs(vm)) {
    gil.isRequested = true;
    hostOf(vm).event(vm, 'gil-request', { id: asking.id });
  }
  const count = vm.userCount;
  if (gil.isRequested) {
    // One instruction of the program at a time.
    gil.stoodIn = vm.frame;
    gil.stoodBack = vm.frame!.back;
    gil.stoodPc = vm.frame!.pc;
    gil.stoodCount = count;
    vm.gilAt = count + 1;
    return;
  }
  const work = Math.min(
    Number.isFinite(dueUs) ? clock.workAtUs(dueUs) : dueUs,
    Number.isFinite(askUs) ? clock.workAtTurnUs(askUs) : askUs,
  );
  const turnEnd = asking === null ? Number.POSITIVE_INFINITY : gil.turnEnd;
  vm.gilAt = Math.max(Math.min(work - vm.chargedWork, turnEnd), count + 1);
}

const CALLS: ReadonlySet<number> = new Set([
  Op.CALL_FUNCTION,
  Op.CALL_METHOD,
  Op.CALL_FUNCTION_KW,
  Op.CALL_FUNCTION_EX,
]);
/** Functions in our code that CPython 3.13 inlines (PEP 709). */
const INLINED: ReadonlySet<string> = new Set(['<listcomp>', '<setcomp>', '<dictcomp>']);

/** Whether the instruction that has just run, with all of the library that it called, ended at a switch point. */
function isSwitchPoint(vm: Machine, { stoodIn: frame, stoodBack, stoodPc: pc }: Gil): boolean {
  const now = vm.frame!;
  if (now === frame) return now.pc <= pc || CALLS.has(frame.code.words[pc]! & 255);
  if (now === stoodBack) return false;
  // The library has called, or gone from one task to another.
  if (now.back !== frame) return true;
  if (now.pc === 0) return !INLINED.has(now.code.name);
  const { gen } = now;
  return gen !== null && gen.cls !== coroutineType && gen.cls !== asyncGeneratorType;
}
