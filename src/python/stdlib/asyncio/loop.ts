/**
 * The event loop, as a frame: `run_forever` pushes the kontinuation LOOP, and each time the machine comes to it, it does
 * one small step (end the handle that ran, begin a pass, let the clock jump, run the next handle). So a run can be
 * stopped and copied between any two of them, and a handle is simply what stands above the loop's frame.
 * Order: CPython 3.13's `BaseEventLoop._run_once`; clock: SEMANTICS 4.
 */
import type { SchedulableId } from '../../../events/event';
import type { Copier } from '../../vm/copier';
import { GuestError, KeyboardInterrupt, runtimeError, SystemExit } from '../../vm/errors';
import type { Frame } from '../../vm/frame';
import { PyGenerator } from '../../vm/generator';
import { throwInto } from '../../vm/generator-methods';
import { isKontinuation, kontinuationOf, type Machine } from '../../vm/machine';
import { kontinuation, PyNative } from '../../vm/native';
import {
  objectType,
  PUSHED,
  type PyException,
  PyFloat,
  PyOrdinary,
  PyType,
  type Value,
} from '../../vm/objects';
import { isSubtype, lookup, typeOf } from '../../vm/types';
import type { PyContext } from '../contextvars';
import type { ThreadState } from '../thread-state';
import { block, makeReady } from '../threading/gil';
import { Stood } from '../threading/switch-points';
import { beginTurn, chooseHandle, isCandidate } from './choosing';
import { isCancelledError } from './exceptions';
import { makeCancelledError, PyFuture, resultOf } from './future';
import { isUserCallable, type PyHandle, type PyTimerHandle } from './handle';
import { type HandleQueue, hostOf, NothingCanMove, type TimerHeap } from './loop-host';
import { askAround, pollUntil } from './polling';
import { collectDue, queueStep } from './queueing';
import { stuckReason, stuckTasks } from './stuck';
import { type Ask, type PyTask, stepRaised, stepYielded } from './task';

export const loopType = new PyType('_BaseLoop', [objectType], true, undefined, '_asyncio');

const US = 1_000_000;
/** So many asynchronous generators are remembered before those that have ended are sought out. */
const GENERATORS_SWEEP = 256;

/** What the value that comes to LOOP means. */
type Phase = 'callback' | 'step' | 'tail' | 'reporting';

export class PyLoop extends PyOrdinary {
  ready: HandleQueue<PyHandle>;
  timers: TimerHeap<PyTimerHandle>;
  /** What is under way to this loop from outside: the selector finds it the moment it arrives, before due timers. */
  arrivals: TimerHeap<PyTimerHandle>;
  /** Tasks that are not done, in the order of creation. */
  tasks: Set<PyTask> = new Set();
  currentTask: PyTask | null = null;
  /** The handle that runs. */
  current: PyHandle | null = null;
  phase: Phase = 'tail';
  isRunning = false;
  isStopping = false;
  isClosed = false;
  /** A pass is under way; how many handles at the head of the queue belong to it, and how many of them count. */
  isInPass = false;
  passLeft = 0;
  passLive = 0;
  passNumber = 0;
  /** When the running task's turn is over, where turns are measured in time. */
  turnEndUs = 0;
  /** The reactor: who was asked last, -1 for nobody. */
  askedLast: SchedulableId = -1;
  /** Where the running task was before its last instruction, for the points at which the GIL may change hands. */
  stood = new Stood();
  /** A task has been preempted, or a policy picks: timers are looked at before every pick. */
  hasPreempted = false;
  /** Around `asyncio.run`: closing down, which is reported only if somebody's handles still run. */
  isHousekeeping = false;
  /** A notebook's loop: reported only when something runs on it besides the cells. */
  isLazy = false;
  /** `loop-start` has been reported. */
  isAnnounced = false;
  /** Asynchronous generators that were begun here and have not ended as far as is known. */
  asyncGenerators: Set<PyGenerator> = new Set();
  exceptionHandler: Value = null;
  taskFactory: Value = null;
  isDebug = false;
  /** In debug mode: when the handle that runs began, and the last one that took too long, until it has been told. */
  handleBeganUs = 0;
  slowHandle: PyHandle | null = null;
  slowUs = 0;
  /** Who runs the loop, and in which context. */
  threadWho: SchedulableId = 0;
  thread: ThreadState | null = null;
  outerContext: PyContext | null = null;

  constructor(
    cls: PyType,
    ready: HandleQueue<PyHandle>,
    timers: TimerHeap<PyTimerHandle>,
    arrivals: TimerHeap<PyTimerHandle>,
  ) {
    super(cls);
    this.dict = new Map();
    this.ready = ready;
    this.timers = timers;
    this.arrivals = arrivals;
  }
  trackAsyncGenerator(generator: PyGenerator): void {
    if (this.asyncGenerators.size >= GENERATORS_SWEEP) {
      for (const known of this.openAsyncGenerators()) this.asyncGenerators.add(known);
    }
    this.asyncGenerators.add(generator);
  }
  /** Those that have not ended; the others are forgotten. */
  openAsyncGenerators(): PyGenerator[] {
    const open = [...this.asyncGenerators].filter(({ state }) => state !== 'closed');
    this.asyncGenerators.clear();
    return open;
  }
  override shell(): PyLoop {
    return new PyLoop(this.cls, this.ready, this.timers, this.arrivals);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.ready = copier.object(from.ready);
    this.timers = copier.object(from.timers);
    this.arrivals = copier.object(from.arrivals);
    this.tasks = new Set(copier.weakArray([...from.tasks]));
    this.currentTask = from.currentTask && copier.object(from.currentTask);
    this.current = from.current && copier.object(from.current);
    this.phase = from.phase;
    this.isRunning = from.isRunning;
    this.isStopping = from.isStopping;
    this.isClosed = from.isClosed;
    this.isInPass = from.isInPass;
    this.passLeft = from.passLeft;
    this.passLive = from.passLive;
    this.passNumber = from.passNumber;
    this.hasPreempted = from.hasPreempted;
    this.turnEndUs = from.turnEndUs;
    this.askedLast = from.askedLast;
    this.stood = copier.object(from.stood);
    this.isHousekeeping = from.isHousekeeping;
    this.isLazy = from.isLazy;
    this.isAnnounced = from.isAnnounced;
    this.asyncGenerators = new Set(copier.weakArray([...from.asyncGenerators]));
    this.exceptionHandler = copier.value(from.exceptionHandler);
    this.taskFactory = copier.value(from.taskFactory);
    this.isDebug = from.isDebug;
    this.handleBeganUs = from.handleBeganUs;
    this.slowHandle = from.slowHandle && copier.object(from.slowHandle);
    this.slowUs = from.slowUs;
    this.threadWho = from.threadWho;
    this.thread = from.thread && copier.object(from.thread);
    this.outerContext = from.outerContext && copier.object(from.outerContext);
  }
}

export function checkClosed(loop: PyLoop): void {
  if (loop.isClosed) throw runtimeError('Event loop is closed');
}

/** The loop given, else the running one. Throws RuntimeError. */
export function requireLoop(vm: Machine, given: Value): PyLoop {
  if (given instanceof PyLoop) return given;
  const { runningLoop, setLoop } = hostOf(vm).scheduler.thread;
  if (runningLoop !== null) return runningLoop;
  if (setLoop instanceof PyLoop) return setLoop;
  throw runtimeError(`There is no current event loop in thread '${hostOf(vm).scheduler.thread.name}'.`);
}

// --- The frame -------------------------------------------------------------------------------------------------------

/** `run_forever`. */
export function runForever(vm: Machine, loop: PyLoop): Value {
  checkClosed(loop);
  const { thread } = hostOf(vm).scheduler;
  checkRunning(vm, loop);
  loop.isRunning = true;
  loop.isInPass = false;
  loop.passLeft = 0;
  loop.passLive = 0;
  loop.passNumber = 0;
  loop.current = null;
  loop.askedLast = -1;
  const { tasks } = hostOf(vm).scheduler;
  loop.hasPreempted = tasks.chooses || tasks.polls;
  loop.threadWho = vm.who;
  loop.thread = thread;
  loop.outerContext = thread.context;
  thread.runningLoop = loop;
  if (!loop.isHousekeeping && !loop.isLazy) announce(vm, loop);
  else loop.isAnnounced = false;
  vm.who = -1;
  return vm.again(LOOP, loop, null);
}

export function checkRunning(vm: Machine, loop: PyLoop): void {
  if (loop.isRunning) throw runtimeError('This event loop is already running');
  if (hostOf(vm).scheduler.thread.runningLoop !== null) {
    throw runtimeError('Cannot run the event loop while another loop is running');
  }
}

function announce(vm: Machine, loop: PyLoop): void {
  const { who } = vm;
  vm.who = loop.threadWho;
  hostOf(vm).event(vm, 'loop-start', {});
  vm.who = who;
  loop.isAnnounced = true;
}

/** Books that the loop does not run any more. */
function leave(vm: Machine, loop: PyLoop): void {
  const { thread } = hostOf(vm).scheduler;
  loop.isRunning = false;
  loop.thread = null;
  loop.isStopping = false;
  loop.current = null;
  loop.currentTask = null;
  loop.isInPass = false;
  loop.passLeft = 0;
  thread.runningLoop = null;
  if (loop.outerContext !== null) thread.context = loop.outerContext;
  vm.preemptAt = Number.POSITIVE_INFINITY;
  vm.who = loop.threadWho;
  if (loop.isAnnounced) hostOf(vm).event(vm, 'loop-end', {});
  loop.isAnnounced = false;
}

/** The loop goes on: what stood above it has given `value`. */
function goOn(vm: Machine, state: Value, value: Value): Value {
  const loop = state as PyLoop;
  const handle = loop.current;
  if (handle !== null) {
    if (loop.phase === 'step') {
      const asked = stepYielded(vm, handle.task!, value);
      if (asked !== null) return perform(vm, loop, asked);
    }
    endHandle(vm, loop, handle);
  }
  return takeNext(vm, loop);
}

/** What stood above the loop has raised. */
function goOnAfterError(vm: Machine, state: Value, exception: PyException): Value | undefined {
  const loop = state as PyLoop;
  const handle = loop.current;
  if (handle === null) {
    leave(vm, loop);
    return undefined;
  }
  if (loop.phase === 'step') {
    const leaves = stepRaised(vm, handle.task!, exception);
    endHandle(vm, loop, handle);
    if (!leaves) return vm.again(LOOP, loop, null);
    leave(vm, loop);
    return undefined;
  }
  if (isSubtype(exception.cls, SystemExit) || isSubtype(exception.cls, KeyboardInterrupt)) {
    endHandle(vm, loop, handle);
    leave(vm, loop);
    return undefined;
  }
  if (loop.phase === 'reporting') return vm.again(LOOP, loop, null);
  loop.phase = 'reporting';
  vm.who = -1;
  vm.pushKontinuation(LOOP, loop);
  const report = hostOf(vm).scheduler.thread.hooks.get('callback_failed')!;
  return vm.call(report, [loop, handle, exception], null);
}

export const LOOP = kontinuation('event loop', goOn, goOnAfterError);

export function isLoopFrame(frame: Frame): boolean {
  return isKontinuation(frame) && kontinuationOf(frame) === LOOP;
}

function perform(vm: Machine, loop: PyLoop, asked: Ask): Value {
  loop.phase = 'tail';
  const below = vm.pushKontinuation(LOOP, loop);
  const result = vm.callThen(asked.callee, asked.args, asked.kw, asked.kont, asked.state);
  if (result !== PUSHED) below.slots[below.sp++] = result;
  return PUSHED;
}

function endHandle(vm: Machine, loop: PyLoop, handle: PyHandle): void {
  loop.current = null;
  if (loop.isDebug) noteSlow(vm, loop, handle);
  vm.who = -1;
  if (!handle.isQuiet) hostOf(vm).event(vm, 'handle-end', { handle: handle.number });
}

/** In debug mode a handle that has held the loop for `slow_callback_duration` is remembered, to be told. */
function noteSlow(vm: Machine, loop: PyLoop, handle: PyHandle): void {
  const us = vm.nowUs - loop.handleBeganUs;
  const limit = loop.dict?.get('slow_callback_duration') ?? lookup(loop.cls, 'slow_callback_duration');
  if (!handle.isQuiet && us >= (limit instanceof PyFloat ? limit.v : Number(limit)) * US) {
    loop.slowHandle = handle;
    loop.slowUs = us;
  }
}

function tellSlow(vm: Machine, loop: PyLoop, handle: PyHandle): Value {
  loop.slowHandle = null;
  loop.phase = 'tail';
  const below = vm.pushKontinuation(LOOP, loop);
  const tell = hostOf(vm).scheduler.thread.hooks.get('slow_callback')!;
  const what = handle.task ?? handle;
  const result = vm.call(tell, [what, new PyFloat(loop.slowUs / US)], null);
  if (result !== PUSHED) below.slots[below.sp++] = result;
  return PUSHED;
}

function takeNext(vm: Machine, loop: PyLoop): Value {
  if (loop.slowHandle !== null) return tellSlow(vm, loop, loop.slowHandle);
  for (;;) {
    while (loop.passLeft > 0) {
      if (loop.hasPreempted) collectDue(vm, loop);
      const handle = nextOfPass(vm, loop);
      if (handle !== null) return runHandle(vm, loop, handle);
    }
    if (loop.isInPass) {
      loop.isInPass = false;
      if (loop.isStopping) {
        leave(vm, loop);
        return null;
      }
    }
    if (!beginPass(vm, loop)) return PUSHED;
  }
}

/** Takes the next handle of the pass out of the queue; null where only cancelled ones were left. */
function nextOfPass(vm: Machine, loop: PyLoop): PyHandle | null {
  const { ready } = loop;
  while (loop.passLeft > 0 && ready.at(0).isCancelled) {
    ready.take(0);
    loop.passLeft--;
  }
  if (loop.passLeft === 0) return null;
  if (ready.at(0).isQuiet) {
    loop.passLeft--;
    const quiet = ready.take(0);
    quiet.isTaken = true;
    return quiet;
  }
  if (!loop.isAnnounced) announce(vm, loop);
  const { tasks } = hostOf(vm).scheduler;
  let among = Math.max(1, loop.passLive);
  let rule = tasks.firstRule(among);
  if ((tasks.chooses || tasks.polls) && isCandidate(ready.at(0))) {
    try {
      ({ rule, among } = tasks.polls ? askAround(vm, loop) : chooseHandle(vm, loop));
    } catch (error) {
      // Somebody has to be asked: the loop comes back to here.
      vm.again(LOOP, loop, null);
      throw error;
    }
  }
  const handle = ready.take(0);
  handle.isTaken = true;
  loop.passLeft--;
  loop.passLive--;
  hostOf(vm).event(vm, 'handle-run', { handle: handle.number, rule, among });
  return handle;
}

/** One of those that can be chosen from: not cancelled, and not the loop's own housekeeping. */
function isCounted(handle: PyHandle): boolean {
  return !handle.isCancelled && !handle.isQuiet;
}

/**
 * Until when an idle loop's `select` waits: for the next timer in the selector's whole milliseconds, or until something
 * arrives; Infinity: for ever.
 */
function nextDueUs(vm: Machine, loop: PyLoop, now: number): number {
  const timer = loop.timers.first();
  const arrival = loop.arrivals.first();
  const arrivalUs = arrival?.dueUs ?? Number.POSITIVE_INFINITY;
  if (timer === undefined || !Number.isFinite(timer.dueUs)) return arrivalUs;
  const timerUs = timer.dueUs > now ? hostOf(vm).scheduler.clock.jumpTargetUs(now, timer.dueUs) : now;
  return Math.min(timerUs, arrivalUs);
}

/** When the next timer is due, or something arrives. */
function exactDueUs({ timers, arrivals }: PyLoop): number {
  return Math.min(
    timers.first()?.dueUs ?? Number.POSITIVE_INFINITY,
    arrivals.first()?.dueUs ?? Number.POSITIVE_INFINITY,
  );
}

/**
 * One pass of `_run_once`: waits for a timer if nothing is ready, then counts the handles that are. False: the loop's
 * thread waits, so that others can run.
 */
function beginPass(vm: Machine, loop: PyLoop): boolean {
  const { ready } = loop;
  if (ready.length === 0 && !loop.isStopping) {
    const now = vm.nowUs;
    const toUs = nextDueUs(vm, loop, now);
    if (toUs > now && vm.threads.length > 1) {
      select(vm, loop, toUs);
      return false;
    }
    if (toUs === Number.POSITIVE_INFINITY) {
      vm.again(LOOP, loop, null);
      throw new NothingCanMove(stuckReason(loop), stuckTasks(vm, loop));
    }
    if (toUs > now) {
      const { clock, tasks } = hostOf(vm).scheduler;
      if (!loop.isAnnounced) announce(vm, loop);
      if (tasks.polls) pollUntil(vm, loop, exactDueUs(loop));
      else {
        hostOf(vm).event(vm, 'clock-jump', { toUs });
        clock.advance(toUs - now);
      }
    }
  }
  collectDue(vm, loop);
  loop.isInPass = true;
  loop.passLeft = ready.length;
  loop.passLive = 0;
  loop.passNumber++;
  for (let i = 0; i < loop.passLeft; i++) {
    const handle = ready.at(i);
    handle.pass = loop.passNumber;
    if (isCounted(handle)) loop.passLive++;
  }
  if (loop.passLive === 0) return true;
  if (!loop.isAnnounced) announce(vm, loop);
  hostOf(vm).event(vm, 'iteration', { number: loop.passNumber, count: loop.passLive });
  return true;
}

/** The thread waits, without the GIL, until `dueUs` or until another thread has work for the loop. */
function select(vm: Machine, loop: PyLoop, dueUs: number): void {
  if (!loop.isAnnounced) announce(vm, loop);
  vm.again(LOOP, loop, null);
  block(vm, { reason: 'select', on: loop, dueUs, target: -1, label: '' }, undefined);
}

/** Another thread has queued something: the loop's thread need not wait any more. */
export function wakeLoop(vm: Machine, loop: PyLoop): void {
  const { thread } = loop;
  if (thread?.state === 'blocked' && thread.waitsOn === loop) makeReady(vm, thread, 'woken');
}

// --- Running a handle ------------------------------------------------------------------------------------------------

function runHandle(vm: Machine, loop: PyLoop, handle: PyHandle): Value {
  loop.current = handle;
  loop.handleBeganUs = vm.nowUs;
  hostOf(vm).scheduler.thread.context = handle.context;
  const { task } = handle;
  if (task !== null) {
    if (handle.does === 'resume') return resumeAside(vm, loop, handle, task);
    if (handle.does === 'wakeup') return wakeUp(vm, loop, handle, task);
    return step(vm, loop, handle, task, handle.throwing);
  }
  loop.phase = 'callback';
  const below = vm.pushKontinuation(LOOP, loop);
  const { callback } = handle;
  vm.who = callback instanceof PyNative || !isUserCallable(callback) ? -1 : loop.threadWho;
  const result = vm.call(callback, handle.args, null);
  if (result !== PUSHED) below.slots[below.sp++] = result;
  return PUSHED;
}

/** `task_wakeup`: the awaited future is done; its exception is thrown into the coroutine. */
function wakeUp(vm: Machine, loop: PyLoop, handle: PyHandle, task: PyTask): Value {
  const future = handle.args[0]!;
  if (!(future instanceof PyFuture)) {
    // Somebody else's future: its `result()` is Python.
    loop.phase = 'tail';
    vm.pushKontinuation(LOOP, loop);
    vm.pushKontinuation(FOREIGN_RESULT, task);
    const result = lookup(typeOf(future), 'result');
    if (result === undefined) throw runtimeError('the awaited object has no result()');
    return vm.callMethodFunction(result, future, [], null);
  }
  let throwing: PyException | null = null;
  if (future.state === 'cancelled') throwing = makeCancelledError(future);
  else if (future.exception !== null) {
    try {
      resultOf(vm, future);
    } catch (error) {
      if (!(error instanceof GuestError)) throw error;
      throwing = error.exception;
    }
  }
  return step(vm, loop, handle, task, throwing);
}

const FOREIGN_RESULT = kontinuation(
  'result of a foreign future',
  (vm, state) => {
    queueStep(vm, state as PyTask, 'yielded', null);
    return null;
  },
  (vm, state, exception) => {
    queueStep(vm, state as PyTask, 'yielded', exception);
    return null;
  },
);

/** `task_step`: goes on with the coroutine, or throws into it. */
function step(vm: Machine, loop: PyLoop, handle: PyHandle, task: PyTask, given: PyException | null): Value {
  let throwing = given;
  if (task.isDone) {
    endHandle(vm, loop, handle);
    return vm.again(LOOP, loop, null);
  }
  if (task.mustCancel) {
    if (throwing === null || !isCancelledError(throwing)) throwing = makeCancelledError(task);
    task.mustCancel = false;
  }
  task.waiter = null;
  // Lives until the step ends, as in CPython.
  handle.throwing = throwing;
  beginStep(vm, loop, handle, task);
  vm.who = task.isQuiet ? loop.threadWho : task.ownLane;
  loop.phase = 'step';
  const below = vm.pushKontinuation(LOOP, loop);
  const { coroutine } = task;
  if (coroutine instanceof PyGenerator) {
    return throwing === null ? vm.resume(coroutine, null) : throwInto(vm, coroutine, throwing);
  }
  const method = lookup(typeOf(coroutine), throwing === null ? 'send' : 'throw')!;
  const result = vm.callMethodFunction(method, coroutine, [throwing], null);
  if (result !== PUSHED) below.slots[below.sp++] = result;
  return PUSHED;
}

function beginStep(vm: Machine, loop: PyLoop, handle: PyHandle, task: PyTask): void {
  const { scheduler } = hostOf(vm);
  loop.currentTask = task;
  if (!task.isQuiet) {
    vm.chargeProgram(scheduler.switchOver('task'));
    hostOf(vm).event(vm, 'step-begin', { id: task.ownLane, handle: handle.number });
    beginTurn(vm, loop, task);
  }
}

// --- Preemption ------------------------------------------------------------------------------------------------------

/**
 * Sets the running task aside in mid-step: its frames leave the machine with whoever was running among them, a resume
 * handle goes to the tail of the queue, and LOOP goes on. `outermost` is the frame above `loopFrame`.
 */
export function setAside(vm: Machine, loop: PyLoop, outermost: Frame, loopFrame: Frame): void {
  const task = loop.currentTask!;
  const host = hostOf(vm);
  task.asideFrame = vm.frame;
  task.asideWho = vm.who;
  outermost.back = null;
  vm.who = task.ownLane;
  host.event(vm, 'preempt', { id: task.ownLane, used: vm.userCount - task.quantumStart });
  vm.who = -1;
  vm.preemptAt = Number.POSITIVE_INFINITY;
  loop.currentTask = null;
  host.event(vm, 'step-end', { id: task.ownLane, end: 'preempted' });
  queueStep(vm, task, 'resume', null);
  collectDue(vm, loop);
  loop.hasPreempted = true;
  loop.phase = 'tail';
  vm.frame = loopFrame;
  loopFrame.slots[loopFrame.sp++] = null;
}

/** Puts the frames of a task that was set aside back above the loop. */
function resumeAside(vm: Machine, loop: PyLoop, handle: PyHandle, task: PyTask): Value {
  beginStep(vm, loop, handle, task);
  loop.phase = 'step';
  const below = vm.pushKontinuation(LOOP, loop);
  const innermost = task.asideFrame!;
  let outermost = innermost;
  while (outermost.back !== null) outermost = outermost.back;
  const deeper = below.depth + (outermost.code.isLibrary ? 0 : 1) - outermost.depth;
  outermost.back = below;
  if (deeper !== 0) for (let at: Frame = innermost; at !== below; at = at.back!) at.depth += deeper;
  vm.frame = innermost;
  vm.who = task.asideWho;
  task.asideFrame = null;
  return PUSHED;
}
