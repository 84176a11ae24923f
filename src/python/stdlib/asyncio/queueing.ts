/** What enters a loop's ready queue, its timers and its arrivals, and when it moves on from the latter two. */
import type { HandleDoes, SchedulableId } from '../../../events/event';
import { runtimeError } from '../../vm/errors';
import type { Machine } from '../../vm/machine';
import type { PyException, Value } from '../../vm/objects';
import type { PyContext } from '../contextvars';
import { currentThread, wakeBy } from '../threading/gil';
import type { PyFuture } from './future';
import { callableDoes, callableLabel, handleType, PyHandle, PyTimerHandle } from './handle';
import { checkClosed, type PyLoop } from './loop';
import { hostOf, type TimerHeap } from './loop-host';
import type { PyTask } from './task';
import { TaskWakeup } from './task-wakeup';

/** Timers due later than this (285 years) never are. */
export const DUE_US_MAX = Number.MAX_SAFE_INTEGER;
const US = 1_000_000;
/** CPython's `time.get_clock_info('monotonic').resolution`: timers due within it count as due. */
const CLOCK_RESOLUTION_S = 1e-9;

function queue(vm: Machine, loop: PyLoop, handle: PyHandle, because: PyFuture | null): PyHandle {
  loop.ready.push(handle);
  if (!handle.isQuiet) {
    hostOf(vm).event(vm, 'handle-queued', {
      handle: handle.number,
      does: handle.does,
      target: handle.target,
      because: because === null ? -1 : because.number,
      label: handle.label,
    });
  }
  return handle;
}

/** Queues a step of a task; `throwing`: what it throws into the coroutine. */
export function queueStep(
  vm: Machine,
  task: PyTask,
  does: Extract<HandleDoes, 'step' | 'yielded' | 'resume'>,
  throwing: PyException | null,
): void {
  checkClosed(task.loop);
  const handle = new PyHandle(handleType, task.loop, null, [], task.context, {
    number: hostOf(vm).scheduler.nextHandleNumber(),
    does,
    target: task.ownLane,
    label: '',
    isQuiet: task.isQuiet,
  });
  handle.task = task;
  handle.throwing = throwing;
  queue(vm, task.loop, handle, null);
}

/** In debug mode: what is queued in a loop is queued by its own thread, or by `call_soon_threadsafe`. */
function checkThread(vm: Machine, loop: PyLoop): void {
  if (!loop.isDebug || loop.thread === null || loop.thread === currentThread(vm)) return;
  throw runtimeError('Non-thread-safe operation invoked on an event loop other than the current one');
}

/** `loop.call_soon`; `because`: the future whose completion queues it. */
export function callSoon(
  vm: Machine,
  loop: PyLoop,
  callback: Value,
  args: Value[],
  context: PyContext,
  because: PyFuture | null,
  isThreadsafe = false,
): PyHandle {
  checkClosed(loop);
  if (!isThreadsafe) checkThread(vm, loop);
  const task = callback instanceof TaskWakeup ? callback.task : null;
  const otherwise = because === null ? 'callback' : 'done-callback';
  const handle = new PyHandle(handleType, loop, callback, args, context, {
    number: hostOf(vm).scheduler.nextHandleNumber(),
    does: task === null ? callableDoes(callback, otherwise) : 'wakeup',
    target: task === null ? -1 : task.ownLane,
    label: task === null ? callableLabel(callback) : '',
    isQuiet: task === null ? because?.isQuiet === true : task.isQuiet,
  });
  handle.task = task;
  return queue(vm, loop, handle, because);
}

/** The first microsecond at which CPython's loop takes a timer set for `when` as due. */
export function dueUsOf(when: number): number {
  if (!(when * US < DUE_US_MAX)) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.ceil((when - CLOCK_RESOLUTION_S) * US));
}

/** What a timer does, where it is the library's own. */
export interface TimerAbout {
  readonly does: HandleDoes;
  readonly target: SchedulableId;
  readonly label: string;
}

/** `loop.call_at`; `isAbsolute`: the program has named the moment. */
export function callAt(
  vm: Machine,
  loop: PyLoop,
  when: number,
  callback: Value,
  args: Value[],
  context: PyContext,
  about: TimerAbout | null,
  isAbsolute = false,
): PyTimerHandle {
  checkClosed(loop);
  checkThread(vm, loop);
  const own = about ?? {
    does: callableDoes(callback, 'callback'),
    target: -1,
    label: callableLabel(callback),
  };
  const handle = newTimer(vm, loop, when, dueUsOf(when), callback, args, context, own, isAbsolute);
  loop.timers.push(handle);
  tellTimer(vm, handle);
  return handle;
}

/** Something that arrives from outside `delayUs` from now: `callback` is queued by the first pass that begins then. */
export function arrive(
  vm: Machine,
  loop: PyLoop,
  delayUs: number,
  callback: Value,
  args: Value[],
  context: PyContext,
  about: TimerAbout,
): PyTimerHandle {
  checkClosed(loop);
  const dueUs = vm.nowUs + delayUs;
  const handle = newTimer(vm, loop, dueUs / US, dueUs, callback, args, context, about);
  loop.arrivals.push(handle);
  tellTimer(vm, handle);
  const { thread } = loop;
  if (thread?.waitsOn === loop) wakeBy(vm, thread, dueUs);
  return handle;
}

function newTimer(
  vm: Machine,
  loop: PyLoop,
  when: number,
  dueUs: number,
  callback: Value,
  args: Value[],
  context: PyContext,
  { does, target, label }: TimerAbout,
  isAbsolute = false,
): PyTimerHandle {
  const number = hostOf(vm).scheduler.nextHandleNumber();
  const about = { number, does, target, label, isQuiet: false };
  return new PyTimerHandle(loop, callback, args, context, about, when, dueUs, isAbsolute);
}

function tellTimer(vm: Machine, handle: PyTimerHandle): void {
  const { dueUs } = handle;
  hostOf(vm).event(vm, 'timer-set', {
    handle: handle.number,
    does: handle.does,
    target: handle.target,
    dueUs: Number.isFinite(dueUs) ? dueUs : -1,
    label: handle.label,
  });
}

/** Moves what has arrived, then the timers that are due, to the ready queue, each by (due time, creation). */
export function collectDue(vm: Machine, loop: PyLoop): void {
  moveDue(vm, loop, loop.arrivals);
  moveDue(vm, loop, loop.timers);
}

function moveDue(vm: Machine, loop: PyLoop, heap: TimerHeap<PyTimerHandle>): void {
  const now = vm.nowUs;
  for (let timer = heap.first(); timer !== undefined && timer.dueUs <= now; timer = heap.first()) {
    heap.shift();
    timer.isScheduled = false;
    loop.ready.push(timer);
    hostOf(vm).event(vm, 'timer-due', { handle: timer.number });
  }
}
