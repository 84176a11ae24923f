/** `_thread`: starting threads, their identity, locks; `threading.py` stands on it. */

import { isCallable } from '../../vm/builtins-iteration';
import type { Copier } from '../../vm/copier';
import { guestError, RuntimeErrorType, runtimeError, SystemExit, typeError } from '../../vm/errors';
import type { Frame } from '../../vm/frame';
import type { Machine } from '../../vm/machine';
import { defineMethods, defineNew, kontinuation, nativeFunction, PyGetSet } from '../../vm/native';
import {
  getsetType,
  type KwArgs,
  type Namespace,
  NOTHING,
  PyDict,
  PyException,
  PyFloat,
  type PyInstance,
  PyList,
  type PyObject,
  PyTuple,
  type PyType,
  type Value,
} from '../../vm/objects';
import { tryRepr } from '../../vm/repr';
import { isSubtype } from '../../vm/types';
import { callableLabel } from '../asyncio/handle';
import { hostOf } from '../asyncio/loop-host';
import { tellAcquired, tellFeeds, tellReleased } from '../resources';
import { structSequence } from '../struct-sequence';
import { ThreadState } from '../thread-state';
import { beginThreads, block, currentThread, makeReady } from './gil';
import { secondsOf, TIMEOUT_MAX, waitingUs } from './lock';
import { lockType, PyLock, rlockType, ThreadHandle, threadHandleType } from './waitable';

/** Distance of two threads' `get_ident()`, as their stacks would lie. */
const IDENT_STEP = 0x800000;
const FIRST_NATIVE_ID = 1000;

/** A new thread, which will call `callee`; it wants the GIL from now on. */
function newThread(
  vm: Machine,
  callee: Value,
  args: Value[],
  kw: KwArgs,
  about: { name: string; code: string; isDaemon: boolean; handle: ThreadHandle },
): ThreadState {
  beginThreads(vm);
  const { scheduler } = hostOf(vm);
  const thread = new ThreadState(scheduler.thread.hooks);
  const named = about.name === '' ? `Thread (${about.code})` : about.name;
  thread.id = vm.host.addSchedulable(vm, 'thread', named, about.code);
  thread.who = thread.id;
  thread.ident -= IDENT_STEP * thread.id;
  thread.name = named;
  thread.isDaemon = about.isDaemon;
  about.handle.thread = thread;
  const { frame } = vm;
  vm.frame = null;
  vm.pushKontinuation(END, about.handle);
  const keywords = new PyDict((kw ?? new Map()) as PyDict['map']);
  const start = vm.pushKontinuation(BEGIN, new PyTuple([callee, new PyTuple(args), keywords]));
  start.slots[start.sp++] = null;
  thread.frame = vm.frame;
  vm.frame = frame;
  vm.threads.push(thread);
  makeReady(vm, thread, 'started');
  return thread;
}

const BEGIN = kontinuation('thread', (vm, state) => {
  const [callee, args, keywords] = (state as PyTuple).items as [Value, PyTuple, PyDict];
  return vm.call(callee, args.items, keywords.map.size === 0 ? null : (keywords.map as Namespace));
});

/** The bottom of a thread other than the main one. State: its handle. */
const END = kontinuation(
  'end of a thread',
  (vm, state) => {
    end(vm, state as ThreadHandle, 'returned');
    return NOTHING;
  },
  (vm, state, exception) => {
    if (!isSubtype(exception.cls, SystemExit)) {
      const { thread } = state as ThreadHandle;
      const text = hostOf(vm).formatException(vm, exception);
      vm.write(
        'stderr',
        `Exception ignored in thread started by: ${(thread as ThreadState).startedBy}\n${text}`,
      );
    }
    end(vm, state as ThreadHandle, 'raised');
    return NOTHING;
  },
);

function end(vm: Machine, handle: ThreadHandle, how: 'returned' | 'raised'): void {
  const thread = currentThread(vm);
  vm.who = thread.id;
  hostOf(vm).event(vm, 'thread-end', { id: thread.id, how: thread.hasFailed ? 'raised' : how });
  thread.state = 'ended';
  vm.threads = vm.threads.filter((other) => other !== thread);
  handle.isDone = true;
  for (const waiter of handle.waiters.splice(0)) {
    waiter.waitsOn = null;
    makeReady(vm, waiter, 'woken');
  }
  vm.wantsStop = true;
}

/** `start_new_thread(function, args, kwargs)`: the bare thread, which nobody joins. */
function startNewThread(vm: Machine, [callee, args, kwargs]: Value[]): Value {
  if (!isCallable(callee!)) throw typeError('first arg must be callable');
  if (!(args instanceof PyTuple)) throw typeError('2nd arg must be a tuple');
  if (kwargs !== undefined && !(kwargs instanceof PyDict)) {
    throw typeError('optional 3rd arg must be a dictionary');
  }
  const kw = kwargs === undefined ? null : (kwargs.map as Namespace);
  const thread = newThread(vm, callee!, args.items, kw, {
    name: '',
    code: callableLabel(callee!),
    isDaemon: true,
    handle: new ThreadHandle(),
  });
  thread.startedBy = tryRepr(vm, callee!) ?? callableLabel(callee!);
  return thread.ident;
}

/** `_start(run, handle, name, code, daemon)`: starts a joinable thread and waits until it has begun. */
function start(vm: Machine, [callee, handle, name, code, daemon]: Value[]): Value {
  const thread = newThread(vm, callee!, [], null, {
    name: name as string,
    code: code as string,
    isDaemon: daemon === true,
    handle: handle as ThreadHandle,
  });
  thread.starter = currentThread(vm);
  const wait = {
    reason: 'start',
    on: null,
    dueUs: Number.POSITIVE_INFINITY,
    target: thread.id,
    label: '',
  } as const;
  return block(vm, wait, null);
}

function join(vm: Machine, [self, timeout]: Value[]): Value {
  const handle = self as ThreadHandle;
  if (handle.isDone) {
    if (handle.thread !== null) hostOf(vm).event(vm, 'joined', { id: handle.thread.id });
    return null;
  }
  if (handle.thread === null) throw runtimeError('thread not started');
  if (handle.thread === currentThread(vm)) throw runtimeError('Cannot join current thread');
  let dueUs = Number.POSITIVE_INFINITY;
  if (timeout !== null && timeout !== undefined) {
    const seconds = secondsOf(timeout);
    if (seconds >= 0) dueUs = vm.nowUs + waitingUs(seconds);
  }
  return block(vm, { reason: 'join', on: handle, dueUs, target: handle.thread.id, label: '' }, null);
}

defineNew(threadHandleType, '', () => new ThreadHandle());
defineMethods(threadHandleType, {
  join: ['timeout=None, /', join],
  is_done: ['', (_vm, [self]) => (self as ThreadHandle).isDone],
  _set_done: [
    '',
    (_vm, [self]) => {
      (self as ThreadHandle).isDone = true;
      return null;
    },
  ],
});
threadHandleType.attrs.set(
  'ident',
  new PyGetSet(
    getsetType,
    'ident',
    (_vm, self) => ((self as ThreadHandle).thread as ThreadState | null)?.ident ?? null,
    null,
  ),
);

/** `_rename(handle, name)`: what the thread is called from now on; None: the main thread. */
function rename(vm: Machine, [handle, name]: Value[]): Value {
  const { scheduler } = hostOf(vm);
  const thread =
    handle instanceof ThreadHandle
      ? (handle.thread as ThreadState | null)
      : (mainThread(vm) ?? scheduler.thread);
  if (thread === null || thread.name === name) return null;
  thread.name = name as string;
  hostOf(vm).event(vm, 'renamed', { id: thread.id, name: thread.name });
  return null;
}

function mainThread(vm: Machine): ThreadState | null {
  return (vm.threads.find(({ id }) => id === 0) as ThreadState | undefined) ?? null;
}

/** What a thread's uncaught exception says at the end; threading's excepthook prints it. */
function failed(vm: Machine): Value {
  currentThread(vm).hasFailed = true;
  return null;
}

/** `_frames()`: the threads that live, as (identity, innermost frame of the program). */
function frames(vm: Machine): Value {
  beginThreads(vm);
  const here = currentThread(vm);
  const found: Value[] = [];
  for (const thread of vm.threads as ThreadState[]) {
    let frame: Frame | null = thread === here ? vm.frame : thread.frame;
    while (frame?.code.isLibrary === true) frame = frame.back;
    if (frame !== null) found.push(new PyTuple([thread.ident, frame]));
  }
  return new PyList(found);
}

function formatException(vm: Machine, [exception]: Value[]): Value {
  if (!(exception instanceof PyException)) throw typeError('an exception is needed');
  return hostOf(vm).formatException(vm, exception);
}

function exit(): never {
  throw guestError(SystemExit);
}

/** `_local_dict(instance, arguments)`: the instance gets its attributes of this thread; arguments: of its `__init__`. */
function localDict(vm: Machine, [instance, given]: Value[]): Value {
  const { locals } = currentThread(vm);
  const object = instance as PyObject;
  let own = locals.get(object);
  const isNew = own === undefined;
  const shared = vm.stateOf('thread locals', () => new LocalArguments());
  if (given !== null) shared.of.set(object, given!);
  if (own === undefined) {
    own = new PyDict(new Map());
    locals.set(object, own);
  }
  object.dict = own.map as Namespace;
  return isNew && given === null ? shared.of.get(object)! : null;
}

/** `_call_begins(future, function)`: the thread that runs makes a call that was handed to an executor. */
function callBegins(vm: Machine, [future, callee]: Value[]): Value {
  tellAcquired(vm, future as PyInstance, 'call', `${callableLabel(callee!)}()`);
  return null;
}

/** What each `threading.local` was made with, for its `__init__` in other threads. */
class LocalArguments {
  of = new Map<PyObject, Value>();
  shell(): LocalArguments {
    return new LocalArguments();
  }
  fill(from: this, copier: Copier): void {
    this.of = copier.map(from.of);
  }
}

const exceptHookArgs = structSequence('_ExceptHookArgs', '_thread', '_thread._ExceptHookArgs', [
  'exc_type',
  'exc_value',
  'exc_traceback',
  'thread',
]);
defineNew(exceptHookArgs, 'sequence, /', (_vm, [cls, given]) => {
  if (!(given instanceof PyTuple || given instanceof PyList) || given.items.length !== 4) {
    throw typeError('_thread._ExceptHookArgs() takes a 4-sequence');
  }
  return new PyTuple(given.items.slice(), cls as PyType);
});

const functions = [
  ['start_new_thread', 'function, args, kwargs=?, /', startNewThread],
  ['start_new', 'function, args, kwargs=?, /', startNewThread],
  ['_start', 'run, handle, name, code, daemon, /', start],
  ['allocate_lock', '', () => new PyLock(lockType)],
  ['allocate', '', () => new PyLock(lockType)],
  ['get_ident', '', (vm: Machine) => currentThread(vm).ident],
  ['get_native_id', '', (vm: Machine) => FIRST_NATIVE_ID + currentThread(vm).id],
  ['exit', '', exit],
  ['exit_thread', '', exit],
  ['_count', '', (vm: Machine) => Math.max(0, vm.threads.length - 1)],
  ['_rename', 'handle, name, /', rename],
  ['_failed', '', failed],
  ['_frames', '', frames],
  ['_format_exception', 'exception, /', formatException],
  ['_local_dict', 'instance, arguments, /', localDict],
  ['_name', '', (vm: Machine) => currentThread(vm).name],
  ['_call_begins', 'future, function, /', callBegins],
  [
    '_call_ends',
    'future, /',
    (vm: Machine, [future]: Value[]) => {
      tellReleased(vm, future as PyInstance);
      return null;
    },
  ],
  [
    '_feeds',
    'queue, /',
    (vm: Machine, [queue]: Value[]) => {
      tellFeeds(vm, queue as PyInstance);
      return null;
    },
  ],
] as const;

export const threadNatives: readonly (readonly [string, Value])[] = [
  ['LockType', lockType],
  ['lock', lockType],
  ['RLock', rlockType],
  ['_ThreadHandle', threadHandleType],
  ['_ExceptHookArgs', exceptHookArgs],
  ['error', RuntimeErrorType],
  ['TIMEOUT_MAX', new PyFloat(TIMEOUT_MAX)],
  ...functions.map(([name, params, run]) => {
    const native = nativeFunction(name, params, run);
    native.module = '_thread';
    return [name, native] as const;
  }),
];
