/**
 * `asyncio.Task`: drives one coroutine on the loop (asyncio docs, "Task object"; behaviour and texts of CPython 3.13's
 * C implementation, `task_step`, `task_wakeup`).
 */
import type { SchedulableId, StepEnd } from '../../../events/event';
import type { Copier } from '../../vm/copier';
import { KeyboardInterrupt, runtimeError, StopIteration, SystemExit, typeError } from '../../vm/errors';
import type { Frame } from '../../vm/frame';
import { AsyncGenStep, PyGenerator } from '../../vm/generator';
import type { Machine } from '../../vm/machine';
import { defineMethods, defineNew, type Kontinuation, kontinuation, PyGetSet } from '../../vm/native';
import {
  coroutineType,
  generatorType,
  getsetType,
  type KwArgs,
  PUSHED,
  type PyException,
  PyInstance,
  PyTuple,
  PyType,
  type Value,
} from '../../vm/objects';
import { tryRepr, tryStr } from '../../vm/repr';
import { isSubtype, lookup, typeOf } from '../../vm/types';
import { stopValue } from '../../vm/unwind';
import { currentContext, type PyContext } from '../contextvars';
import { resourceOf } from '../resources';
import { isCancelledError } from './exceptions';
import {
  addDoneCallback,
  cancelFuture,
  contextOr,
  exceptionText,
  futureType,
  hasOwnCancel,
  PyFuture,
  retrieved,
  setException,
  setResult,
  shortText,
} from './future';
import type { PyTimerHandle } from './handle';
import { type PyLoop, requireLoop } from './loop';
import { hostOf } from './loop-host';
import { DUE_US_MAX, queueStep } from './queueing';
import { TaskWakeup } from './task-wakeup';

export const taskType = new PyType('Task', [futureType], true, undefined, '_asyncio');

export class PyTask extends PyFuture {
  coroutine: Value = null;
  name: Value = null;
  context: PyContext;
  /** The future it waits for. */
  waiter: Value = null;
  mustCancel = false;
  cancelRequests = 0;
  /** Its lane; -1 for the loop's own housekeeping, which is not shown. */
  ownLane: SchedulableId = -1;
  /** Set aside in mid-step: the innermost frame, and who was running (a generator inside the task, or itself). */
  asideFrame: Frame | null = null;
  asideWho: SchedulableId = -1;
  /** User instructions executed when its quantum began. */
  quantumStart = 0;
  /** `_log_destroy_pending`: somebody is told if it dies before it is done. */
  isLogged = true;
  /** Its place among the objects that can be watched. */
  birth = 0;
  /** Timers that will interrupt it whatever it waits for, outermost first. */
  limits: PyTimerHandle[] = [];
  constructor(cls: PyType, loop: PyLoop, number: number, context: PyContext) {
    super(cls, loop, number);
    this.context = context;
  }
  override get isQuiet(): boolean {
    return this.ownLane < 0;
  }
  override get lane(): SchedulableId {
    return this.ownLane;
  }
  override shell(): PyTask {
    return new PyTask(this.cls, this.loop, this.number, this.context);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.coroutine = copier.value(from.coroutine);
    this.name = copier.value(from.name);
    this.context = copier.object(from.context);
    this.waiter = copier.value(from.waiter);
    this.mustCancel = from.mustCancel;
    this.cancelRequests = from.cancelRequests;
    this.ownLane = from.ownLane;
    this.asideFrame = from.asideFrame && copier.object(from.asideFrame);
    this.asideWho = from.asideWho;
    this.quantumStart = from.quantumStart;
    this.limits = copier.weakArray(from.limits);
    this.isLogged = from.isLogged;
    this.birth = from.birth;
  }
}

// --- Making ----------------------------------------------------------------------------------------------------------

/** True for coroutine objects: those of `async def`, and instances of classes with their methods. */
export function isCoroutine(value: Value): boolean {
  if (value instanceof PyGenerator) return value.cls === coroutineType;
  if (value instanceof AsyncGenStep) return true;
  if (!(value instanceof PyInstance)) return false;
  return ['send', 'throw', 'close', '__await__'].every((name) => lookup(value.cls, name) !== undefined);
}

export interface TaskOptions {
  readonly name: Value;
  readonly context: Value;
  /** Part of the loop's housekeeping: has no lane. */
  readonly isQuiet: boolean;
  readonly isEager: boolean;
  readonly cls: PyType;
}

/** Makes a task and queues its first step. Throws TypeError unless `coroutine` is one. */
export function newTask(vm: Machine, loop: PyLoop, coroutine: Value, options: TaskOptions): Value {
  if (!isCoroutine(coroutine)) {
    throw typeError(`a coroutine was expected, got ${tryRepr(vm, coroutine) ?? 'an object'}`);
  }
  const { scheduler } = hostOf(vm);
  const context = options.context === null ? currentContext(vm).copy() : contextOr(vm, options.context);
  const task = new PyTask(options.cls, loop, scheduler.nextFutureNumber(), context);
  task.coroutine = coroutine;
  task.birth = ++vm.lifetime.births;
  const { name } = options;
  task.name =
    name === null
      ? `Task-${scheduler.nextTaskNumber()}`
      : typeof name === 'string'
        ? name
        : (tryStr(vm, name) ?? shortText(vm, name));
  const code =
    coroutine instanceof PyGenerator
      ? coroutine.name
      : coroutine instanceof AsyncGenStep
        ? coroutine.generator.name
        : typeOf(coroutine).name;
  if (!options.isQuiet) {
    task.ownLane = vm.host.addSchedulable(vm, 'task', task.name as string, code);
    vm.schedulables.set(task.ownLane, task);
  }
  loop.tasks.add(task);
  if (coroutine instanceof PyGenerator && coroutine.isWatched) {
    coroutine.isWatched = false;
    vm.lifetime.own(coroutine);
  }
  if (
    options.isEager &&
    hostOf(vm).scheduler.thread.runningLoop === loop &&
    coroutine instanceof PyGenerator
  ) {
    return startEagerly(vm, task);
  }
  queueStep(vm, task, 'step', null);
  return task;
}

defineNew(taskType, null, (vm, [cls, coroutine, ...rest], kw) => {
  if (rest.length > 0)
    throw typeError(`Task() takes at most 1 positional argument (${rest.length + 1} given)`);
  const given = coroutine ?? kw?.get('coro');
  if (given === undefined) throw typeError("Task() missing required argument 'coro' (pos 1)");
  checkKeywords(kw);
  return newTask(vm, requireLoop(vm, kw?.get('loop') ?? null), given, {
    name: kw?.get('name') ?? null,
    context: kw?.get('context') ?? null,
    isQuiet: false,
    isEager: kw?.get('eager_start') === true,
    cls: cls as PyType,
  });
});

const KEYWORDS = new Set(['coro', 'loop', 'name', 'context', 'eager_start']);
function checkKeywords(kw: KwArgs): void {
  for (const name of kw?.keys() ?? []) {
    if (!KEYWORDS.has(name)) throw typeError(`Task() got an unexpected keyword argument '${name}'`);
  }
}

// --- A step's end ----------------------------------------------------------------------------------------------------

/** A call of Python code that has to be made before the step's end is complete; the driver makes it. */
export interface Ask {
  readonly callee: Value;
  readonly args: Value[];
  readonly kw: KwArgs;
  readonly kont: Kontinuation;
  readonly state: Value;
}

function ask(vm: Machine, hook: string, args: Value[], kont: Kontinuation, state: Value): Ask {
  return { callee: hostOf(vm).scheduler.thread.hooks.get(hook)!, args, kw: null, kont, state };
}

function endStep(vm: Machine, task: PyTask, end: StepEnd): void {
  task.loop.currentTask = null;
  vm.preemptAt = Number.POSITIVE_INFINITY;
  vm.who = -1;
  if (task.ownLane >= 0) hostOf(vm).event(vm, 'step-end', { id: task.ownLane, end });
}

function finish(vm: Machine, task: PyTask, how: 'returned' | 'raised' | 'cancelled', label: string): void {
  vm.who = -1;
  task.loop.currentTask = null;
  task.loop.tasks.delete(task);
  task.waiter = null;
  task.limits = [];
  vm.schedulables.delete(task.ownLane);
  if (task.ownLane >= 0) hostOf(vm).event(vm, 'task-done', { id: task.ownLane, how, label });
}

/** The coroutine has returned `value`. */
function stepReturned(vm: Machine, task: PyTask, value: Value): void {
  if (task.mustCancel) {
    // Cancelled right before it ended.
    task.mustCancel = false;
    finish(vm, task, 'cancelled', '');
    cancelFuture(vm, task, task.cancelMessage);
    endStep(vm, task, 'cancelled');
    return;
  }
  finish(vm, task, 'returned', shortText(vm, value));
  setResult(vm, task, value);
  endStep(vm, task, 'returned');
}

/** The coroutine has returned or raised. True: the exception leaves the loop too (SystemExit, KeyboardInterrupt). */
export function stepRaised(vm: Machine, task: PyTask, exception: PyException): boolean {
  if (isSubtype(exception.cls, StopIteration)) {
    stepReturned(vm, task, stopValue(exception));
    return false;
  }
  if (isCancelledError(exception)) {
    task.cancelledException = exception;
    finish(vm, task, 'cancelled', '');
    cancelFuture(vm, task, null);
    endStep(vm, task, 'cancelled');
    return false;
  }
  finish(vm, task, 'raised', exceptionText(vm, exception));
  setException(vm, task, exception);
  endStep(vm, task, 'raised');
  return isSubtype(exception.cls, SystemExit) || isSubtype(exception.cls, KeyboardInterrupt);
}

/** The coroutine has yielded `value`. Null: the step is over; else what has to be asked first. */
export function stepYielded(vm: Machine, task: PyTask, value: Value): Ask | null {
  if (value instanceof PyFuture) return waitForFuture(vm, task, value);
  if (value === null) {
    endStep(vm, task, 'yields');
    queueStep(vm, task, 'yielded', null);
    return null;
  }
  if (isForeignFuture(value)) {
    task.waiter = value;
    const own = {
      id: task.ownLane,
      future: -1,
      reason: 'future',
      target: -1,
      dueUs: -1,
      label: '',
      resource: -1,
    } as const;
    if (task.ownLane >= 0) hostOf(vm).event(vm, 'wait', own);
    endStep(vm, task, 'waits');
    return ask(vm, 'wait_foreign', [task, value, new TaskWakeup(task), task.context], REFUSED, task);
  }
  endStep(vm, task, 'yields');
  const isGenerator = value instanceof PyGenerator && value.cls === generatorType;
  return ask(vm, 'refuse', [isGenerator ? 'generator' : 'value', task, value], REFUSED, task);
}

/** Futures, and objects that behave like them: their class has `_asyncio_future_blocking`. */
export function isFuture(value: Value): boolean {
  if (value instanceof PyFuture) return true;
  return (
    value instanceof PyInstance &&
    lookup(value.cls, '_asyncio_future_blocking') !== undefined &&
    isForeignFuture(value)
  );
}

/** Somebody else's future: an object with `_asyncio_future_blocking` set. */
function isForeignFuture(value: Value): value is PyInstance {
  if (!(value instanceof PyInstance)) return false;
  const flag = value.dict?.get('_asyncio_future_blocking') ?? lookup(value.cls, '_asyncio_future_blocking');
  return flag !== undefined && flag !== null;
}

/** What the task yielded cannot be waited for: it goes on with a RuntimeError of that text (None: all is well). */
const REFUSED = kontinuation('Task.__step', (vm, state, text) => {
  if (text !== null) queueStep(vm, state as PyTask, 'yielded', runtimeError(text as string).exception);
  return null;
});

function waitForFuture(vm: Machine, task: PyTask, future: PyFuture): Ask | null {
  let problem = '';
  if ((future as PyFuture) === task) problem = 'itself';
  else if (future.loop !== task.loop) problem = 'loop';
  else if (!future.isBlocking) problem = 'bare';
  if (problem !== '') {
    endStep(vm, task, 'yields');
    return ask(vm, 'refuse', [problem, task, future], REFUSED, task);
  }
  future.isBlocking = false;
  addDoneCallback(vm, future, new TaskWakeup(task), task.context);
  task.waiter = future;
  reportWait(vm, task, future);
  endStep(vm, task, 'waits');
  if (!task.mustCancel) return null;
  // A cancellation that was asked for before it suspended is delivered here.
  if (hasOwnCancel(future) || future instanceof PyTask) {
    const kw: KwArgs = new Map([['msg', task.cancelMessage]]);
    return { callee: lookup(future.cls, 'cancel')!, args: [future], kw, kont: CANCELLED_WAITER, state: task };
  }
  if (cancelFuture(vm, future, task.cancelMessage)) task.mustCancel = false;
  return null;
}

const CANCELLED_WAITER = kontinuation('Task.cancel at wait', (vm, state, value) => {
  if (vm.truth(value) === true) (state as PyTask).mustCancel = false;
  return null;
});

/** Who holds the lock that a future waits for; null where it waits for none, or nobody has it at this moment. */
export function holderOf({ owner }: PyFuture): PyTask | null {
  const holder = owner?.dict?.get('_holder');
  return holder instanceof PyTask ? holder : null;
}

function reportWait(vm: Machine, task: PyTask, future: PyFuture): void {
  if (task.ownLane < 0) return;
  const isTask = future instanceof PyTask;
  hostOf(vm).event(vm, 'wait', {
    id: task.ownLane,
    future: future.number,
    reason: isTask ? 'task' : (future.reason ?? 'future'),
    target: isTask ? future.ownLane : (holderOf(future)?.ownLane ?? future.waitTarget),
    dueUs: dueOf(task, future),
    label: future.label,
    resource: resourceOf(vm, future.owner, future.reason),
  });
}

/** When a timer will end the wait at the latest, -1 if none will. */
function dueOf(task: PyTask, future: PyFuture): number {
  let due = future.timer?.isScheduled ? future.timer.dueUs : Number.POSITIVE_INFINITY;
  // A sleeper's due time is that of its sleep.
  if (future.reason !== 'sleep') {
    for (const timer of task.limits)
      if (timer.isScheduled && !timer.isCancelled) due = Math.min(due, timer.dueUs);
  }
  return due <= DUE_US_MAX ? due : -1;
}

// --- Eager tasks -----------------------------------------------------------------------------------------------------

/** Runs the first step at once, inside the step of whoever makes the task. */
function startEagerly(vm: Machine, task: PyTask): Value {
  const { scheduler } = hostOf(vm);
  const { thread } = scheduler;
  const state = new PyTuple([task, task.loop.currentTask, thread.context, vm.who, vm.preemptAt]);
  task.loop.currentTask = task;
  thread.context = task.context;
  if (task.ownLane >= 0) hostOf(vm).event(vm, 'step-begin', { id: task.ownLane, handle: -1 });
  vm.who = task.ownLane;
  vm.pushKontinuation(EAGER, state);
  return vm.resume(task.coroutine as PyGenerator, null);
}

function restore(vm: Machine, state: Value): Value {
  const [task, current, context, who, preemptAt] = (state as PyTuple).items as [
    PyTask,
    PyTask | null,
    PyContext,
    number,
    number,
  ];
  task.loop.currentTask = current;
  hostOf(vm).scheduler.thread.context = context;
  vm.who = who;
  vm.preemptAt = preemptAt;
  return task;
}

const EAGER = kontinuation(
  'eager step',
  (vm, state, value) => {
    const task = (state as PyTuple).items[0] as PyTask;
    const asked = stepYielded(vm, task, value);
    if (asked === null) return restore(vm, state);
    vm.pushKontinuation(EAGER_ASKED, state);
    return vm.callThen(asked.callee, asked.args, asked.kw, asked.kont, asked.state);
  },
  (vm, state, exception) => {
    const leaves = stepRaised(vm, (state as PyTuple).items[0] as PyTask, exception);
    const task = restore(vm, state);
    return leaves ? undefined : task;
  },
);
const EAGER_ASKED = kontinuation('eager step, asked', (vm, state) => restore(vm, state));

// --- Cancelling ------------------------------------------------------------------------------------------------------

/** `task.cancel(msg)`: True or False, or PUSHED while the awaited future's own `cancel` runs. */
function cancelTask(vm: Machine, task: PyTask, message: Value): Value {
  retrieved(vm, task);
  if (task.isDone) return false;
  task.cancelRequests++;
  if (task.ownLane >= 0) {
    const label = message === null ? '' : shortText(vm, message);
    hostOf(vm).event(vm, 'cancel-requested', { id: task.ownLane, label });
  }
  const { waiter } = task;
  if (waiter !== null) {
    if (waiter instanceof PyFuture && !(waiter instanceof PyTask) && !hasOwnCancel(waiter)) {
      if (cancelFuture(vm, waiter, message)) return true;
    } else {
      const state = new PyTuple([task, message]);
      const below = vm.pushKontinuation(CANCELLED, state);
      const cancel = lookup(typeOf(waiter), 'cancel')!;
      const result = vm.callMethodFunction(cancel, waiter, [], new Map([['msg', message]]));
      if (result === PUSHED) return PUSHED;
      vm.frame = below.back;
      if (vm.truth(result) === true) return true;
    }
  }
  task.mustCancel = true;
  task.cancelMessage = message;
  return true;
}

const CANCELLED = kontinuation('Task.cancel', (vm, state, value) => {
  if (vm.truth(value) === true) return true;
  const [task, message] = (state as PyTuple).items as [PyTask, Value];
  task.mustCancel = true;
  task.cancelMessage = message;
  return true;
});

defineMethods(taskType, {
  __init__: [null, () => null],
  cancel: ['msg=None', (vm, [self, message]) => cancelTask(vm, self as PyTask, message!)],
  cancelling: ['', (_vm, [self]) => (self as PyTask).cancelRequests],
  uncancel: [
    '',
    (_vm, [self]) => {
      const task = self as PyTask;
      if (task.cancelRequests > 0) {
        task.cancelRequests--;
        if (task.cancelRequests === 0) task.mustCancel = false;
      }
      return task.cancelRequests;
    },
  ],
  get_coro: ['', (_vm, [self]) => (self as PyTask).coroutine],
  get_context: ['', (_vm, [self]) => (self as PyTask).context],
  get_name: ['', (_vm, [self]) => (self as PyTask).name],
  set_name: [
    'value, /',
    (vm, [self, value]) => {
      const task = self as PyTask;
      task.name = typeof value === 'string' ? value : (tryStr(vm, value!) ?? shortText(vm, value!));
      if (task.ownLane >= 0) hostOf(vm).event(vm, 'renamed', { id: task.ownLane, name: task.name });
      return null;
    },
  ],
  set_result: [
    null,
    () => {
      throw runtimeError('Task does not support set_result operation');
    },
  ],
  set_exception: [
    null,
    () => {
      throw runtimeError('Task does not support set_exception operation');
    },
  ],
  get_stack: [
    '*, limit=None',
    (vm, [self, limit]) =>
      vm.call(hostOf(vm).scheduler.thread.hooks.get('task_stack')!, [self!, limit!], null),
  ],
  print_stack: [
    '*, limit=None, file=None',
    (vm, [self, limit, file]) =>
      vm.call(hostOf(vm).scheduler.thread.hooks.get('print_stack')!, [self!, limit!, file!], null),
  ],
  __repr__: ['', (vm, [self]) => vm.call(hostOf(vm).scheduler.thread.hooks.get('task_repr')!, [self!], null)],
});

const getters: readonly (readonly [string, (task: PyTask) => Value])[] = [
  ['_coro', (task) => task.coroutine],
  ['_fut_waiter', (task) => task.waiter],
  ['_must_cancel', (task) => task.mustCancel],
  ['_num_cancels_requested', (task) => task.cancelRequests],
];
for (const [name, get] of getters) {
  taskType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => get(self as PyTask), null));
}
taskType.attrs.set(
  '_log_destroy_pending',
  new PyGetSet(
    getsetType,
    '_log_destroy_pending',
    (_vm, self) => (self as PyTask).isLogged,
    (_vm, self, value) => {
      (self as PyTask).isLogged = value === true;
    },
  ),
);
