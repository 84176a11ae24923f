/**
 * The GIL (SEMANTICS 5, "Threads, GIL"): which thread runs, when it has to let go, and how time passes while none can.
 * A thread that wants the GIL asks for it after one switch interval; the holder lets go at its next switch point. A
 * thread that blocks gives it up at once. Natives call `block` and `makeReady`; engine/driver.ts calls the rest between
 * instructions, so the loop of the machine knows nothing of threads.
 */
import type { SchedulableId, ThreadReadyWhy, ThreadSwitchWhy, WaitReason } from '../../../events/event';
import type { Copier, Copyable } from '../../vm/copier';
import type { Frame } from '../../vm/frame';
import type { GuestThread } from '../../vm/guest-thread';
import type { Machine } from '../../vm/machine';
import { PUSHED, type PyObject, type Value } from '../../vm/objects';
import { hostOf, type Pick } from '../asyncio/loop-host';
import { resourceOf } from '../resources';
import type { ThreadState } from '../thread-state';
import { hasPassedGilPoint, isAtPoint, Stood } from './switch-points';
import { PyLock, Waitable } from './waitable';

const US = 1_000_000;

/** What the threads of a run have in common. */
class Gil implements Copyable {
  /** `sys.getswitchinterval()`. */
  intervalSeconds = 0.005;
  /** Somebody has asked for the GIL: it goes on at the next switch point. */
  isRequested = false;
  /** Under a request, or where a turn that is over may be cut only at the GIL's points. */
  stood = new Stood();
  lastSwitchUs = 0;
  /** Those who want the GIL, the longest waiting first. */
  ready: GuestThread[] = [];
  /**
   * User instruction at which the turn of the thread that runs is over, whatever it does; Infinity: only the GIL decides.
   * Where turns are measured in time, so is this.
   */
  turnEnd = Number.POSITIVE_INFINITY;
  waits = 0;
  shell(): Gil {
    return new Gil();
  }
  fill(from: this, copier: Copier): void {
    this.intervalSeconds = from.intervalSeconds;
    this.isRequested = from.isRequested;
    this.stood = copier.object(from.stood);
    this.lastSwitchUs = from.lastSwitchUs;
    this.ready = copier.array(from.ready);
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
  const gil = gilOf(vm);
  gil.ready = [];
  beginTurn(vm, gil, scheduler.thread);
}

/** A turn of `thread` begins now. */
function beginTurn(vm: Machine, gil: Gil, thread: GuestThread): void {
  const { threads } = hostOf(vm).scheduler;
  gil.turnEnd = (threads.isTimed ? turnUs(vm) : vm.userCount) + threads.turn(thread.id);
  gil.stood.clear();
}

function isTurnOver(vm: Machine, gil: Gil): boolean {
  const { threads } = hostOf(vm).scheduler;
  return (threads.isTimed ? turnUs(vm) : vm.userCount) >= gil.turnEnd;
}

function tellPick(vm: Machine, { told }: Pick): void {
  if (told === null) return;
  const { who } = vm;
  vm.who = -1;
  hostOf(vm).event(vm, 'pick', told);
  vm.who = who;
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
  const gil = gilOf(vm);
  if (thread.state === 'ready') withdraw(gil, thread);
  thread.state = 'ready';
  thread.readySinceUs = turnUs(vm);
  thread.waitNumber = ++gil.waits;
  gil.ready.push(thread);
  thread.dueUs = why === 'woken' ? thread.dueUs : Number.POSITIVE_INFINITY;
  hostOf(vm).event(vm, 'thread-ready', { id: thread.id, why });
  vm.gilAt = 0;
  vm.wantsStop = true;
}

/** `thread`, which wanted the GIL, is blocked again. */
export function blockAgain(vm: Machine, thread: GuestThread): void {
  withdraw(gilOf(vm), thread);
  thread.state = 'blocked';
}

function withdraw({ ready }: Gil, thread: GuestThread): void {
  const at = ready.indexOf(thread);
  if (at >= 0) ready.splice(at, 1);
}

/** A blocked thread waits until `dueUs` at most: what it waits for comes then. */
export function wakeBy(vm: Machine, thread: GuestThread, dueUs: number): void {
  if (thread.state !== 'blocked' || thread.dueUs <= dueUs) return;
  thread.dueUs = dueUs;
  vm.timePasses();
}

/** Wakes those whose time is over, in the order of their times. */
export function wakeDue(vm: Machine): void {
  const now = vm.nowUs;
  const due: GuestThread[] = [];
  // Asked at every turn, of all threads: written for many of them.
  for (const thread of vm.threads) if (thread.state === 'blocked' && thread.dueUs <= now) due.push(thread);
  if (due.length === 0) return;
  due.sort((a, b) => a.dueUs - b.dueUs || a.waitNumber - b.waitNumber);
  for (const thread of due) {
    const { waitsOn } = thread;
    if (waitsOn instanceof Waitable) waitsOn.waiters = waitsOn.waiters.filter((other) => other !== thread);
    thread.waitsOn = null;
    makeReady(vm, thread, 'timeout');
  }
}

// --- Turns -----------------------------------------------------------------------------------------------------------

/** Takes the one out that has waited longest; undefined if nobody wants to run. */
export function takeReady(vm: Machine): GuestThread | undefined {
  return gilOf(vm).ready.shift();
}

/** Those who want the GIL now, the longest waiting first. */
function readyThreads(vm: Machine): GuestThread[] {
  return gilOf(vm).ready.slice();
}

/** Whether another thread could run now. */
export function othersAreReady(vm: Machine): boolean {
  wakeDue(vm);
  return gilOf(vm).ready.length > 0;
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
  if (isTurnOver(vm, gil)) endTurn(vm, gil);
  else if (gil.isRequested && hasPassedGilPoint(vm, gil.stood)) letGo(vm, gil, readyThreads(vm), null);
  if (isInProgram(vm)) lookAhead(vm, gil);
}

function isInProgram(vm: Machine): boolean {
  return vm.frame !== null && !vm.frame.code.isLibrary;
}

/** The turn of the thread that runs is over: who goes on is decided where it may be cut. */
function endTurn(vm: Machine, gil: Gil): void {
  const { threads } = hostOf(vm).scheduler;
  const ready = readyThreads(vm);
  const from = currentThread(vm);
  if (ready.length === 0 || !isAtPoint(vm, threads.points, gil.stood)) return;
  const level = threads.usedUp(from.id);
  if (level > 0) hostOf(vm).event(vm, 'level', { id: from.id, level });
  if (!threads.chooses) {
    letGo(vm, gil, ready, null);
    return;
  }
  const ids = ready.map(({ id }) => id);
  const pick = threads.pick([...ids, from.id], from.id);
  tellPick(vm, pick);
  if (pick.index === ready.length) beginTurn(vm, gil, from);
  else letGo(vm, gil, ready, pick);
}

/** At a switch point: the GIL goes to one of those who want it. `pick`: whom has been decided on already. */
function letGo(vm: Machine, gil: Gil, ready: readonly GuestThread[], decided: Pick | null): void {
  if (ready.length === 0) {
    gil.isRequested = false;
    gil.stood.clear();
    return;
  }
  const pick = decided ?? pickAmong(vm, ready);
  const from = currentThread(vm);
  gil.isRequested = false;
  gil.stood.clear();
  makeReady(vm, from, 'asked');
  from.result = undefined;
  from.waitsOn = null;
  give(vm, ready, 'asked', pick);
}

/** Whom the policy gives the GIL, of those who want it. */
function pickAmong(vm: Machine, ready: readonly GuestThread[]): Pick {
  const { threads } = hostOf(vm).scheduler;
  const pick = threads.pick(
    ready.map(({ id }) => id),
    -1,
  );
  tellPick(vm, pick);
  return pick;
}

/** The GIL is free: somebody takes it, now or when the clock has come to the first who can. */
function handOn(vm: Machine, why: ThreadSwitchWhy, giveUp: (vm: Machine) => never): void {
  for (;;) {
    wakeDue(vm);
    const ready = readyThreads(vm);
    if (ready.length > 0) {
      give(vm, ready, why, pickAmong(vm, ready));
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

/** The one of `ready` that was picked goes on. */
function give(vm: Machine, ready: readonly GuestThread[], why: ThreadSwitchWhy, pick: Pick): void {
  const { scheduler } = hostOf(vm);
  const to = ready[pick.index] as ThreadState;
  const from = scheduler.thread;
  const gil = gilOf(vm);
  withdraw(gil, to);
  park(vm, from);
  scheduler.thread = to;
  vm.frame = to.frame;
  vm.who = to.who;
  vm.preemptAt = vm.userCount + to.quantumLeft;
  to.frame = null;
  to.state = 'running';
  gil.isRequested = false;
  if (to !== from) vm.chargeProgram(scheduler.switchOver('thread'));
  gil.lastSwitchUs = turnUs(vm);
  beginTurn(vm, gil, to);
  vm.gilAt = 0;
  hostOf(vm).event(vm, 'thread-switch', {
    id: to.id,
    from: from.id,
    why,
    rule: pick.rule,
    among: ready.length,
  });
  giveResult(vm, to, vm.frame!);
}

/** The frames of a thread that does not run are its own. */
function park(vm: Machine, thread: GuestThread): void {
  if (thread.state === 'ended') return;
  thread.frame = vm.frame;
  thread.who = vm.who;
  thread.quantumLeft = vm.preemptAt - vm.userCount;
}

/** What a thread finds when it goes on in `frame`: its lock, its result. */
export function giveResult(vm: Machine, thread: ThreadState, frame: Frame): void {
  const { waitsOn, result, starter } = thread;
  if (waitsOn instanceof PyLock && waitsOn.woken === thread) take(vm, waitsOn, thread);
  thread.waitsOn = null;
  thread.dueUs = Number.POSITIVE_INFINITY;
  thread.result = undefined;
  if (result !== undefined) frame.slots[frame.sp++] = result;
  if (starter !== null) {
    thread.starter = null;
    makeReady(vm, starter, 'woken');
  }
}

/** `thread` has the lock now. */
export function take(vm: Machine, lock: PyLock, thread: GuestThread): void {
  lock.isLocked = true;
  lock.holder = thread;
  thread.locks++;
  lock.count = 1;
  lock.woken = null;
  if (lock.waiters.length > 0) tellHolder(vm, lock);
}

// --- Requests and switch points --------------------------------------------------------------------------------------

/** Makes the requests that are due, and works out at which user instruction something may happen next. */
function lookAhead(vm: Machine, gil: Gil): void {
  const { clock, threads } = hostOf(vm).scheduler;
  const intervalUs = gil.intervalSeconds * US;
  let askUs = Number.POSITIVE_INFINITY;
  let dueUs = Number.POSITIVE_INFINITY;
  for (const thread of vm.threads) {
    if (thread.state === 'blocked') dueUs = Math.min(dueUs, thread.dueUs);
  }
  const asking = gil.ready[0] ?? null;
  if (asking !== null) askUs = Math.max(asking.readySinceUs, gil.lastSwitchUs) + intervalUs;
  const isCut = !threads.usesGil;
  if (asking !== null && !isCut && !gil.isRequested && askUs <= turnUs(vm)) {
    gil.isRequested = true;
    hostOf(vm).event(vm, 'gil-request', { id: asking.id });
  }
  const count = vm.userCount;
  if (gil.isRequested) {
    // One instruction of the program at a time.
    gil.stood.note(vm);
    vm.gilAt = count + 1;
    return;
  }
  const work = Math.min(
    Number.isFinite(dueUs) ? clock.workAtUs(dueUs) : dueUs,
    Number.isFinite(askUs) ? clock.workAtTurnUs(askUs) : askUs,
  );
  let turnEnd = Number.POSITIVE_INFINITY;
  if (asking !== null && isCut) {
    turnEnd = threads.isTimed ? clock.workAtTurnUs(gil.turnEnd) - vm.chargedWork : gil.turnEnd;
  }
  vm.gilAt = Math.max(Math.min(work - vm.chargedWork, turnEnd), count + 1);
}
