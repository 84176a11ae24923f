/** The native half of asyncio, known to its Python half as `_asyncio`. */
import type { HandleDoes, ResourceType, WaitReason } from '../../../events/event';
import './endings';
import { assert, runtimeError, typeError } from '../../vm/errors';
import type { Machine } from '../../vm/machine';
import { nativeFunction } from '../../vm/native';
import { type KwArgs, PyException, PyFloat, PyInstance, PyList, PyTuple, type Value } from '../../vm/objects';
import { PySet } from '../../vm/set-object';
import { lookup } from '../../vm/types';
import { tellAcquired, tellFeeds, tellParts, tellReleased } from '../resources';
import { cancelledErrorType, invalidStateErrorType } from './exceptions';
import { BareYield, contextOr, futureType, newFuture, PyFuture, setResult } from './future';
import { handleType, PyTimerHandle, timerHandleType } from './handle';
import { loopType, PyLoop } from './loop';
import { hostOf } from './loop-host';
import { checkDelay, loopTime, secondsOf } from './loop-methods';
import { arrive, callAt } from './queueing';
import { isCoroutine, isFuture, newTask, PyTask, taskType } from './task';

/** The callback of a sleep's timer. */
const SET_RESULT_UNLESS_CANCELLED = nativeFunction(
  '_set_result_unless_cancelled',
  'fut, result, /',
  (vm, args) => {
    const future = args[0] as PyFuture;
    if (future.state !== 'cancelled') setResult(vm, future, args[1]!);
    return null;
  },
);

/** `_begin_sleep(delay, result)`: the future of a sleep and its timer. */
function beginSleep(vm: Machine, [delay, result]: Value[]): Value {
  const loop = runningLoop(vm);
  const seconds = secondsOf(delay!);
  checkDelay(seconds);
  const future = newFuture(vm, loop);
  const target = loop.currentTask?.lane ?? -1;
  const timer = callAt(
    vm,
    loop,
    loopTime(vm) + seconds,
    SET_RESULT_UNLESS_CANCELLED,
    [future, result!],
    contextOr(vm, null),
    { does: 'finish-sleep', target, label: '' },
  );
  future.reason = 'sleep';
  future.timer = timer;
  return new PyTuple([future, timer]);
}

function runningLoop(vm: Machine): PyLoop {
  const { runningLoop } = hostOf(vm).scheduler.thread;
  if (runningLoop === null) throw runtimeError('no running event loop');
  return runningLoop;
}

/**
 * `_label(future, reason, text='', target=None, owner=None)`: what a task that awaits the future says it waits for.
 * `owner` is the lock or the like that will complete it: who holds that is looked up when somebody asks.
 */
function label(_vm: Machine, [future, reason, text, target, owner]: Value[]): Value {
  assert(future instanceof PyFuture, '_label needs a future');
  future.reason = reason as WaitReason;
  future.label = text as string;
  if (target instanceof PyTask) future.waitTarget = target.lane;
  if (owner instanceof PyInstance) future.owner = owner;
  return future;
}

/** `_timer(does, target, label, when, callback, *args)`: call_at for the library's own timers. */
function timer(vm: Machine, [loop, does, target, text, when, callback, ...args]: Value[]): Value {
  return callAt(vm, loop as PyLoop, secondsOf(when!), callback!, args, contextOr(vm, null), {
    does: does as HandleDoes,
    target: target instanceof PyTask ? target.lane : -1,
    label: text as string,
  });
}

/** `_arrive(loop, delay_us, target, label, callback, *args)`: something from outside comes to the loop. */
function arrival(vm: Machine, [loop, delayUs, target, text, callback, ...args]: Value[]): Value {
  return arrive(vm, loop as PyLoop, delayUs as number, callback!, args, contextOr(vm, null), {
    does: 'io',
    target: target instanceof PyTask ? target.lane : -1,
    label: text as string,
  });
}

/** `_took(lock, type)`: the task that runs has got it. */
function took(vm: Machine, [lock, type]: Value[]): Value {
  const object = lock as PyInstance;
  object.dict?.set('_holder', threadOf(vm).runningLoop?.currentTask ?? null);
  tellAcquired(vm, object, type as ResourceType);
  return null;
}

/** `_gave(lock)`: it has been given back. */
function gave(vm: Machine, [lock]: Value[]): Value {
  const object = lock as PyInstance;
  tellReleased(vm, object);
  object.dict?.set('_holder', null);
  return null;
}

/** The task that runs in the loop given, or in the running one. */
function currentTask(vm: Machine, given: Value): Value {
  const loop = given instanceof PyLoop ? given : runningLoop(vm);
  return loop.currentTask;
}

function allTasks(vm: Machine, [given]: Value[]): Value {
  const loop = given instanceof PyLoop ? given : runningLoop(vm);
  const set = new PySet();
  for (const task of loop.tasks) set.add(vm, task);
  return set;
}

function setHook(vm: Machine, [name, fn]: Value[]): Value {
  hostOf(vm).scheduler.thread.hooks.set(name as string, fn!);
  return null;
}

function createTask(vm: Machine, args: Value[], kw: KwArgs): Value {
  const [loop, coroutine] = args as [PyLoop, Value];
  return newTask(vm, loop, coroutine, {
    name: kw?.get('name') ?? null,
    context: kw?.get('context') ?? null,
    isQuiet: false,
    isEager: true,
    cls: taskType,
  });
}

/** `asyncio.create_task`: by the running loop's own method, which a program may have replaced. */
function createTaskHere(vm: Machine, args: Value[], kw: KwArgs): Value {
  const { runningLoop: loop, hooks } = hostOf(vm).scheduler.thread;
  if (loop === null) return vm.call(hooks.get('create_task')!, args, kw);
  const method = lookup(loop.cls, 'create_task')!;
  return vm.callMethodFunction(method, loop, args, kw);
}

const threadOf = (vm: Machine) => hostOf(vm).scheduler.thread;

export const asyncioNatives: readonly (readonly [string, Value])[] = [
  ['Future', futureType],
  ['Task', taskType],
  ['Handle', handleType],
  ['TimerHandle', timerHandleType],
  ['_BaseLoop', loopType],
  ['CancelledError', cancelledErrorType],
  ['InvalidStateError', invalidStateErrorType],
  ['get_running_loop', nativeFunction('get_running_loop', '', (vm) => runningLoop(vm))],
  ['_get_running_loop', nativeFunction('_get_running_loop', '', (vm) => threadOf(vm).runningLoop)],
  [
    '_set_running_loop',
    nativeFunction('_set_running_loop', 'loop, /', (vm, [loop]) => {
      threadOf(vm).runningLoop = loop instanceof PyLoop ? loop : null;
      return null;
    }),
  ],
  ['_in_main_thread', nativeFunction('_in_main_thread', '', (vm) => threadOf(vm).id === 0)],
  ['_get_ident', nativeFunction('_get_ident', '', (vm) => threadOf(vm).ident)],
  ['_thread_name', nativeFunction('_thread_name', '', (vm) => threadOf(vm).name)],
  ['_get_set_loop', nativeFunction('_get_set_loop', '', (vm) => threadOf(vm).setLoop)],
  [
    '_set_set_loop',
    nativeFunction('_set_set_loop', 'loop, /', (vm, [loop]) => {
      threadOf(vm).setLoop = loop!;
      return null;
    }),
  ],
  ['current_task', nativeFunction('current_task', 'loop=None', (vm, [loop]) => currentTask(vm, loop!))],
  ['all_tasks', nativeFunction('all_tasks', 'loop=None', allTasks)],
  ['iscoroutine', nativeFunction('iscoroutine', 'obj', (_vm, [value]) => isCoroutine(value!))],
  ['create_task', nativeFunction('create_task', null, createTaskHere)],
  ['isfuture', nativeFunction('isfuture', 'obj', (_vm, [value]) => isFuture(value!))],
  ['_set_result_unless_cancelled', SET_RESULT_UNLESS_CANCELLED],
  ['_hook', nativeFunction('_hook', 'name, function, /', setHook)],
  ['_label', nativeFunction('_label', 'future, reason, text="", target=None, owner=None, /', label)],
  ['_took', nativeFunction('_took', 'lock, type, /', took)],
  ['_gave', nativeFunction('_gave', 'lock, /', gave)],
  [
    '_feeds',
    nativeFunction('_feeds', 'queue, /', (vm, [queue]) => {
      tellFeeds(vm, queue as PyInstance);
      return null;
    }),
  ],
  [
    '_parts',
    nativeFunction('_parts', 'future, parts, /', (vm, [future, parts]) => {
      tellParts(vm, future as PyFuture, (parts as PyList).items);
      return future!;
    }),
  ],
  ['_timer', nativeFunction('_timer', null, timer)],
  ['_now_us', nativeFunction('_now_us', '', (vm) => vm.nowUs)],
  [
    '_quiet_task',
    nativeFunction('_quiet_task', 'loop, coro, /', (vm, [loop, coroutine]) =>
      newTask(vm, loop as PyLoop, coroutine!, {
        name: null,
        context: null,
        isQuiet: true,
        isEager: false,
        cls: taskType,
      }),
    ),
  ],
  ['_arrive', nativeFunction('_arrive', null, arrival)],
  ['_begin_sleep', nativeFunction('_begin_sleep', 'delay, result, /', beginSleep)],
  ['_bare_yield', nativeFunction('_bare_yield', '', () => new BareYield())],
  ['_eager_task', nativeFunction('_eager_task', null, createTask)],
  [
    '_limit',
    nativeFunction('_limit', 'task, timer, /', (_vm, [task, handle]) => {
      if (task instanceof PyTask && handle instanceof PyTimerHandle) task.limits.push(handle);
      return null;
    }),
  ],
  [
    '_unlimit',
    nativeFunction('_unlimit', 'task, timer, /', (_vm, [task, handle]) => {
      if (task instanceof PyTask) task.limits = task.limits.filter((limit) => limit !== handle);
      return null;
    }),
  ],
  [
    '_housekeeping',
    nativeFunction('_housekeeping', 'loop, on, /', (_vm, [loop, on]) => {
      (loop as PyLoop).isHousekeeping = on === true;
      return null;
    }),
  ],
  [
    '_lazy',
    nativeFunction('_lazy', 'loop, /', (_vm, [loop]) => {
      (loop as PyLoop).isLazy = true;
      return null;
    }),
  ],
  [
    '_open_asyncgens',
    nativeFunction(
      '_open_asyncgens',
      'loop, /',
      (_vm, [loop]) => new PyList((loop as PyLoop).openAsyncGenerators()),
    ),
  ],
  [
    '_format_exception',
    nativeFunction('_format_exception', 'exception, /', (vm, [exception]) => {
      if (!(exception instanceof PyException)) throw typeError('an exception is needed');
      return hostOf(vm).formatException(vm, exception);
    }),
  ],
  [
    '_write_error',
    nativeFunction('_write_error', 'text, /', (vm, [text]) => {
      vm.write('stderr', text as string);
      return null;
    }),
  ],
  // What a program has not imported, nobody has to load to find that out.
  [
    '_imported',
    nativeFunction('_imported', 'name, /', (vm, [name]) => vm.modules.get(name as string) ?? null),
  ],
  ['_is_timer', nativeFunction('_is_timer', 'handle, /', (_vm, [handle]) => handle instanceof PyTimerHandle)],
  ['_is_task', nativeFunction('_is_task', 'value, /', (_vm, [value]) => value instanceof PyTask)],
  ['_now', nativeFunction('_now', '', (vm) => new PyFloat(loopTime(vm)))],
];
