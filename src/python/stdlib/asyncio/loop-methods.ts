/** The loop's methods that are native; `asyncio/base_events.py` has those that call back into Python. */

import { isCallable } from '../../vm/builtins-iteration';
import { typeError, valueError } from '../../vm/errors';
import { asInt } from '../../vm/int-arith';
import type { Machine } from '../../vm/machine';
import { defineMethods, defineNew, PyGetSet } from '../../vm/native';
import {
  getsetType,
  type KwArgs,
  PyFloat,
  PyInstance,
  PyList,
  type PyType,
  type Value,
} from '../../vm/objects';
import { typeOf } from '../../vm/types';
import { readClockUs } from '../clock-reads';
import { contextOr, newFuture, shortText } from './future';
import { cancelHandle } from './handle';
import { checkClosed, checkRunning, loopType, PyLoop, runForever, wakeLoop } from './loop';
import { hostOf } from './loop-host';
import { callAt, callSoon } from './queueing';
import { newTask, taskType } from './task';

defineNew(loopType, null, (vm, [cls]) => {
  const { scheduler } = hostOf(vm);
  return new PyLoop(cls as PyType, scheduler.newQueue(), scheduler.newTimers(), scheduler.newTimers());
});

/** A number of seconds, as Python adds it to a float. Throws TypeError. */
export function secondsOf(value: Value): number {
  if (value instanceof PyFloat) return value.v;
  const int = asInt(value);
  if (int !== undefined) return Number(int);
  if (value instanceof PyInstance && value.payload !== undefined) return secondsOf(value.payload);
  throw typeError(`unsupported operand type(s) for +: 'float' and '${typeOf(value).name}'`);
}

/** `*args, context=None` of the call_... methods. */
function contextOf(vm: Machine, name: string, kw: KwArgs) {
  for (const key of kw?.keys() ?? []) {
    if (key !== 'context')
      throw typeError(`BaseEventLoop.${name}() got an unexpected keyword argument '${key}'`);
  }
  return contextOr(vm, kw?.get('context'));
}

function missing(name: string, what: string): ReturnType<typeof typeError> {
  return typeError(`BaseEventLoop.${name}() missing 1 required positional argument: '${what}'`);
}

function soon(name: string, isThreadsafe: boolean) {
  return (vm: Machine, [self, callback, ...args]: Value[], kw: KwArgs): Value => {
    if (callback === undefined) throw missing(name, 'callback');
    return callSoon(vm, self as PyLoop, callback, args, contextOf(vm, name, kw), null, isThreadsafe);
  };
}

/** Seconds on the loop's clock, without the cost of a read by user code. */
export function loopTime(vm: Machine): number {
  return vm.nowUs / 1_000_000;
}

defineMethods(loopType, {
  __init__: [null, () => null],
  call_soon: [null, soon('call_soon', false)],
  call_soon_threadsafe: [
    null,
    (vm, args, kw) => {
      const handle = soon('call_soon_threadsafe', true)(vm, args, kw);
      wakeLoop(vm, args[0] as PyLoop);
      return handle;
    },
  ],
  call_later: [
    null,
    (vm, [self, delay, callback, ...args], kw) => {
      if (delay === undefined) throw missing('call_later', 'delay');
      if (delay === null) throw typeError('delay must not be None');
      if (callback === undefined) throw missing('call_later', 'callback');
      const when = loopTime(vm) + secondsOf(delay);
      return callAt(vm, self as PyLoop, when, callback, args, contextOf(vm, 'call_later', kw), null);
    },
  ],
  call_at: [
    null,
    (vm, [self, when, callback, ...args], kw) => {
      if (when === undefined) throw missing('call_at', 'when');
      if (when === null) throw typeError('when cannot be None');
      if (callback === undefined) throw missing('call_at', 'callback');
      const isAbsolute = vm.frame?.code.isLibrary !== true;
      const context = contextOf(vm, 'call_at', kw);
      return callAt(vm, self as PyLoop, secondsOf(when), callback, args, context, null, isAbsolute);
    },
  ],
  time: ['', (vm) => new PyFloat(readClockUs(vm) / 1_000_000)],
  create_future: ['', (vm, [self]) => newFuture(vm, self as PyLoop)],
  create_task: [
    'coro, *, name=None, context=None',
    (vm, [self, coroutine, name, context]) => {
      const loop = self as PyLoop;
      checkClosed(loop);
      if (loop.taskFactory !== null) {
        const make = hostOf(vm).scheduler.thread.hooks.get('factory_task')!;
        return vm.call(make, [loop, loop.taskFactory, coroutine!, name!, context!], null);
      }
      const isQuiet = loop.isHousekeeping;
      return newTask(vm, loop, coroutine!, {
        name: name!,
        context: context!,
        isQuiet,
        isEager: false,
        cls: taskType,
      });
    },
  ],
  set_task_factory: [
    'factory, /',
    (_vm, [self, factory]) => {
      if (factory !== null && !isCallable(factory!))
        throw typeError('task factory must be a callable or None');
      (self as PyLoop).taskFactory = factory!;
      return null;
    },
  ],
  get_task_factory: ['', (_vm, [self]) => (self as PyLoop).taskFactory],
  set_exception_handler: [
    'handler, /',
    (vm, [self, handler]) => {
      if (handler !== null && !isCallable(handler!)) {
        throw typeError(`A callable object or None is expected, got ${shortText(vm, handler!)}`);
      }
      (self as PyLoop).exceptionHandler = handler!;
      return null;
    },
  ],
  get_exception_handler: ['', (_vm, [self]) => (self as PyLoop).exceptionHandler],
  run_forever: ['', (vm, [self]) => runForever(vm, self as PyLoop)],
  stop: [
    '',
    (_vm, [self]) => {
      (self as PyLoop).isStopping = true;
      return null;
    },
  ],
  is_running: ['', (_vm, [self]) => (self as PyLoop).isRunning],
  is_closed: ['', (_vm, [self]) => (self as PyLoop).isClosed],
  get_debug: ['', (_vm, [self]) => (self as PyLoop).isDebug],
  set_debug: [
    'enabled, /',
    (vm, [self, enabled]) => {
      (self as PyLoop).isDebug = vm.truth(enabled!) === true;
      return null;
    },
  ],
  _check_closed: [
    '',
    (_vm, [self]) => {
      checkClosed(self as PyLoop);
      return null;
    },
  ],
  _check_running: [
    '',
    (vm, [self]) => {
      checkRunning(vm, self as PyLoop);
      return null;
    },
  ],
  /** Drops what is queued; the loop cannot be used any more. */
  _close: [
    '',
    (vm, [self]) => {
      const loop = self as PyLoop;
      loop.isClosed = true;
      const { ready, timers, arrivals } = loop;
      for (const handle of [...ready.toArray(), ...timers.pending(), ...arrivals.pending()])
        cancelHandle(vm, handle);
      while (ready.length > 0) ready.take(0);
      timers.clear();
      arrivals.clear();
      // Tasks that only a handle referred to die with it.
      for (const task of loop.tasks) if (!task.isQuiet) vm.lifetime.watch(vm, task);
      return null;
    },
  ],
});

// Programs that look into the loop read these; they are copies.
loopType.attrs.set(
  '_ready',
  new PyGetSet(getsetType, '_ready', (_vm, self) => new PyList((self as PyLoop).ready.toArray()), null),
);
loopType.attrs.set(
  '_scheduled',
  new PyGetSet(getsetType, '_scheduled', (_vm, self) => new PyList((self as PyLoop).timers.pending()), null),
);

/** `Invalid delay: NaN (not a number)`, as `asyncio.sleep` says it. */
export function checkDelay(delay: number): void {
  if (Number.isNaN(delay)) throw valueError('Invalid delay: NaN (not a number)');
}
