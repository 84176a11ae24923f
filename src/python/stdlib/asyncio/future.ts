/**
 * `asyncio.Future`: a place for one result and a list of callbacks (asyncio docs, "Futures"; behaviour and texts of
 * CPython 3.13's C implementation).
 */
import type { SchedulableId, WaitReason } from '../../../events/event';
import type { Copier } from '../../vm/copier';
import {
  BaseException,
  GuestError,
  guestError,
  RuntimeErrorType,
  StopIteration,
  stopIteration,
  typeError,
  valueError,
} from '../../vm/errors';
import { NativeAwaiter } from '../../vm/generator';
import { classGetItem } from '../../vm/generic-alias';
import type { Machine } from '../../vm/machine';
import { defineClassMethods, defineMethods, defineNew, kontinuation, PyGetSet } from '../../vm/native';
import {
  getsetType,
  type Namespace,
  objectType,
  PyException,
  PyFunction,
  type PyInstance,
  PyList,
  PyMethod,
  PyObject,
  type PyTraceback,
  PyTuple,
  PyType,
  STOP,
  type Value,
} from '../../vm/objects';
import { tryRepr } from '../../vm/repr';
import { isSubtype, lookup, typeOf } from '../../vm/types';
import { contextType, currentContext, type PyContext } from '../contextvars';
import { cancelledError, invalidState } from './exceptions';
import type { PyTimerHandle } from './handle';
import { type PyLoop, requireLoop } from './loop';
import { hostOf } from './loop-host';
import { callSoon } from './queueing';

export const futureType = new PyType('Future', [objectType], true, undefined, '_asyncio');
export const futureIterType = new PyType('FutureIter', [objectType], true, undefined, '_asyncio');

export class PyFuture extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  loop: PyLoop;
  state: 'pending' | 'finished' | 'cancelled' = 'pending';
  result: Value = null;
  exception: PyException | null = null;
  /** The exception's traceback as it was when it was set. */
  exceptionTraceback: PyTraceback | null = null;
  /** Pairs of callback and context, in the order of registration. */
  callbacks: Value[] = [];
  /** `_asyncio_future_blocking`: set by its iterator, looked at by the task that gets the future. */
  isBlocking = false;
  cancelMessage: Value = null;
  /** The CancelledError that cancelled a task, to be raised once to who asks for the result. */
  cancelledException: PyException | null = null;
  /** Its exception has not been asked for yet. */
  isUnretrieved = false;
  readonly number: number;
  // What a task that awaits it says it waits for; the library's own futures are labelled.
  reason: WaitReason | null = null;
  label = '';
  /** The schedulable the wait is for, -1 if none. */
  waitTarget: SchedulableId = -1;
  /** The timer that will end the wait. */
  timer: PyTimerHandle | null = null;
  /** The lock whose `_holder` stands in the way. */
  owner: PyInstance | null = null;

  constructor(cls: PyType, loop: PyLoop, number: number) {
    super();
    this.cls = cls;
    this.loop = loop;
    this.number = number;
  }
  get isDone(): boolean {
    return this.state !== 'pending';
  }
  /** Part of the loop's housekeeping, which is not reported. */
  get isQuiet(): boolean {
    return false;
  }
  /** Its lane, where it is a task. */
  get lane(): SchedulableId {
    return -1;
  }
  override shell(): PyFuture {
    return new PyFuture(this.cls, this.loop, this.number);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.loop = copier.object(from.loop);
    this.state = from.state;
    this.result = copier.value(from.result);
    this.exception = from.exception && copier.object(from.exception);
    this.exceptionTraceback = from.exceptionTraceback && copier.object(from.exceptionTraceback);
    this.callbacks = copier.array(from.callbacks);
    this.isBlocking = from.isBlocking;
    this.cancelMessage = copier.value(from.cancelMessage);
    this.cancelledException = from.cancelledException && copier.object(from.cancelledException);
    this.isUnretrieved = from.isUnretrieved;
    this.reason = from.reason;
    this.label = from.label;
    this.waitTarget = from.waitTarget;
    this.timer = copier.weak(from.timer);
    this.owner = from.owner && copier.object(from.owner);
  }
}

// --- Completion ------------------------------------------------------------------------------------------------------

const LABEL_LENGTH_MAX = 80;

/** A value as the log shows it: its repr where that takes no Python code, cut to a length. */
export function shortText(vm: Machine, value: Value): string {
  const text = tryRepr(vm, value) ?? `<${typeOf(value).name} object>`;
  return text.length > LABEL_LENGTH_MAX ? `${text.slice(0, LABEL_LENGTH_MAX - 1)}…` : text;
}

/** 'ValueError: no', as the last line of a traceback says it. */
export function exceptionText(vm: Machine, exception: PyException): string {
  const { args, cls } = exception;
  if (args.length === 0) return cls.name;
  const only = args[0]!;
  const text =
    args.length === 1 && typeof only === 'string' && cls.name !== 'KeyError' ? only : argsText(vm, args);
  const line = text === '' ? cls.name : `${cls.name}: ${text}`;
  return line.length > LABEL_LENGTH_MAX ? `${line.slice(0, LABEL_LENGTH_MAX - 1)}…` : line;
}

function argsText(vm: Machine, args: Value[]): string {
  const texts = args.map((arg) => shortText(vm, arg));
  return texts.length === 1 ? texts[0]! : `(${texts.join(', ')})`;
}

/** Reports that the future is done, and queues its callbacks in the order of registration. */
function complete(
  vm: Machine,
  future: PyFuture,
  how: 'result' | 'exception' | 'cancelled',
  label: string,
): void {
  if (!future.isQuiet)
    hostOf(vm).event(vm, 'future-done', { future: future.number, how, target: future.lane, label });
  const { callbacks } = future;
  future.callbacks = [];
  for (let i = 0; i < callbacks.length; i += 2) {
    callSoon(vm, future.loop, callbacks[i]!, [future], callbacks[i + 1] as PyContext, future);
  }
}

export function setResult(vm: Machine, future: PyFuture, value: Value): void {
  if (future.isDone) throw invalidState('invalid state');
  future.result = value;
  future.state = 'finished';
  complete(vm, future, 'result', future.lane >= 0 || value !== null ? shortText(vm, value) : '');
}

/** `exception` is an instance already. */
export function setException(vm: Machine, future: PyFuture, exception: PyException): void {
  if (future.isDone) throw invalidState('invalid state');
  let raised = exception;
  if (isSubtype(exception.cls, StopIteration)) {
    raised = guestError(
      RuntimeErrorType,
      'StopIteration interacts badly with generators and cannot be raised into a Future',
    ).exception;
    raised.cause = exception;
    raised.context = exception;
    raised.suppressContext = true;
  }
  future.exception = raised;
  future.exceptionTraceback = raised.traceback;
  future.state = 'finished';
  future.isUnretrieved = true;
  vm.lifetime.watch(vm, future);
  complete(vm, future, 'exception', exceptionText(vm, raised));
}

/** Future's own `cancel`: false if it is done already. */
export function cancelFuture(vm: Machine, future: PyFuture, message: Value): boolean {
  retrieved(vm, future);
  if (future.isDone) return false;
  future.state = 'cancelled';
  future.cancelMessage = message;
  complete(vm, future, 'cancelled', '');
  return true;
}

/** Its exception has been asked for, or does not matter any more. */
export function retrieved(vm: Machine, future: PyFuture): void {
  if (!future.isUnretrieved) return;
  future.isUnretrieved = false;
  vm.lifetime.release(vm, future);
}

export function makeCancelledError(future: PyFuture): PyException {
  const kept = future.cancelledException;
  if (kept !== null) {
    future.cancelledException = null;
    return kept;
  }
  return cancelledError(future.cancelMessage);
}

/** `future.result()`. Throws its exception, CancelledError or InvalidStateError. */
export function resultOf(vm: Machine, future: PyFuture): Value {
  if (future.state === 'cancelled') throw new GuestError(makeCancelledError(future));
  if (future.state === 'pending') throw invalidState('Result is not set.');
  retrieved(vm, future);
  if (future.exception === null) return future.result;
  future.exception.traceback = future.exceptionTraceback;
  future.exceptionTraceback = null;
  throw new GuestError(future.exception);
}

export function addDoneCallback(vm: Machine, future: PyFuture, callback: Value, context: PyContext): void {
  if (future.isDone) callSoon(vm, future.loop, callback, [future], context, future);
  else future.callbacks.push(callback, context);
}

// --- Awaiting --------------------------------------------------------------------------------------------------------

/** What `await future` drives: yields the future once, then gives its result. */
export class FutureIter extends NativeAwaiter {
  future: PyFuture | null;
  constructor(future: PyFuture | null) {
    super(futureIterType);
    this.future = future;
  }
  override step(vm: Machine): Value {
    const { future } = this;
    if (future === null) return STOP;
    if (!future.isDone) {
      if (future.isBlocking) throw guestError(RuntimeErrorType, "await wasn't used with future");
      future.isBlocking = true;
      return future;
    }
    this.future = null;
    this.result = resultOf(vm, future);
    return STOP;
  }
  override shell(): FutureIter {
    return new FutureIter(null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.future = from.future && copier.object(from.future);
    this.result = copier.value(from.result);
  }
}

/** A bare yield as an awaitable: how `sleep(0)` gives its turn away. */
export const bareYieldType = new PyType('_BareYield', [objectType], true, undefined, '_asyncio');
export class BareYield extends NativeAwaiter {
  hasYielded = false;
  constructor() {
    super(bareYieldType);
  }
  override step(): Value {
    if (this.hasYielded) return STOP;
    this.hasYielded = true;
    return null;
  }
  override shell(): BareYield {
    return new BareYield();
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.hasYielded = from.hasYielded;
  }
}

function advance(vm: Machine, awaiter: NativeAwaiter, sent: Value): Value {
  const value = awaiter.step(vm, sent);
  if (value === STOP) throw stopIteration(awaiter.result);
  return value;
}

for (const type of [futureIterType, bareYieldType]) {
  defineMethods(type, {
    __await__: ['', (_vm, [self]) => self!],
    __iter__: ['', (_vm, [self]) => self!],
    __next__: ['', (vm, [self]) => advance(vm, self as NativeAwaiter, null)],
    send: ['value, /', (vm, [self, value]) => advance(vm, self as NativeAwaiter, value!)],
    throw: [
      'type, value=None, traceback=None, /',
      (vm, [self, type, value]) => {
        if (self instanceof FutureIter) self.future = null;
        const given = value ?? null;
        return raiseMade(vm, given !== null ? given : type!);
      },
    ],
    close: [
      '',
      (_vm, [self]) => {
        if (self instanceof FutureIter) self.future = null;
        return null;
      },
    ],
  });
}

/** Raises an exception instance, or a new one of an exception class. */
function raiseMade(vm: Machine, value: Value): Value {
  if (value instanceof PyException) throw new GuestError(value);
  if (value instanceof PyType && isSubtype(value, BaseException))
    return vm.callThen(value, [], null, RAISE, null);
  throw typeError(
    `exceptions must be classes or instances deriving from BaseException, not ${typeOf(value).name}`,
  );
}
const RAISE = kontinuation('raise', (_vm, _state, exception) => {
  throw new GuestError(exception as PyException);
});

// --- Cancelling anything ---------------------------------------------------------------------------------------------

/** Whether the class has a `cancel` of its own, written in Python. */
export function hasOwnCancel(future: Value): boolean {
  return lookup(typeOf(future), 'cancel') instanceof PyFunction;
}

// --- The type --------------------------------------------------------------------------------------------------------

export function newFuture(vm: Machine, loop: PyLoop, cls: PyType = futureType): PyFuture {
  return new PyFuture(cls, loop, hostOf(vm).scheduler.nextFutureNumber());
}

defineNew(futureType, null, (vm, [cls, ...rest], kw) => {
  for (const name of kw?.keys() ?? []) {
    if (name !== 'loop' && cls === futureType) {
      throw typeError(`Future() got an unexpected keyword argument '${name}'`);
    }
  }
  if (rest.length > 0 && cls === futureType) {
    throw typeError(`Future() takes at most 0 positional arguments (${rest.length} given)`);
  }
  return newFuture(vm, requireLoop(vm, kw?.get('loop') ?? null), cls as PyType);
});

/** `context` of a registration: the one given, else the current one. */
export function contextOr(vm: Machine, given: Value | undefined): PyContext {
  if (given === undefined || given === null) return currentContext(vm).copy();
  if (typeOf(given) !== contextType) throw typeError(`a Context is expected, got ${typeOf(given).name}`);
  return given as PyContext;
}

const MADE_EXCEPTION = kontinuation('set_exception', (vm, future, exception) => {
  if (!(exception instanceof PyException)) throw typeError('invalid exception object');
  setException(vm, future as PyFuture, exception);
  return null;
});

export function setExceptionOf(vm: Machine, future: PyFuture, value: Value): Value {
  if (future.isDone) throw invalidState('invalid state');
  if (value instanceof PyType && isSubtype(value, BaseException)) {
    return vm.callThen(value, [], null, MADE_EXCEPTION, future);
  }
  if (!(value instanceof PyException)) throw typeError('invalid exception object');
  setException(vm, future, value);
  return null;
}

defineMethods(futureType, {
  __init__: ['*, loop=None', () => null],
  result: ['', (vm, [self]) => resultOf(vm, self as PyFuture)],
  exception: [
    '',
    (vm, [self]) => {
      const future = self as PyFuture;
      if (future.state === 'cancelled') throw new GuestError(makeCancelledError(future));
      if (future.state === 'pending') throw invalidState('Exception is not set.');
      retrieved(vm, future);
      return future.exception;
    },
  ],
  set_result: [
    'result, /',
    (vm, [self, value]) => {
      setResult(vm, self as PyFuture, value!);
      return null;
    },
  ],
  set_exception: ['exception, /', (vm, [self, value]) => setExceptionOf(vm, self as PyFuture, value!)],
  cancel: ['msg=None', (vm, [self, message]) => cancelFuture(vm, self as PyFuture, message!)],
  cancelled: ['', (_vm, [self]) => (self as PyFuture).state === 'cancelled'],
  done: ['', (_vm, [self]) => (self as PyFuture).isDone],
  add_done_callback: [
    'fn, /, *, context=?',
    (vm, [self, fn, context]) => {
      addDoneCallback(vm, self as PyFuture, fn!, contextOr(vm, context));
      return null;
    },
  ],
  remove_done_callback: ['fn, /', (_vm, [self, fn]) => removeDoneCallback(self as PyFuture, fn!)],
  get_loop: ['', (_vm, [self]) => (self as PyFuture).loop],
  _make_cancelled_error: ['', (_vm, [self]) => makeCancelledError(self as PyFuture)],
  __await__: ['', (_vm, [self]) => new FutureIter(self as PyFuture)],
  __iter__: ['', (_vm, [self]) => new FutureIter(self as PyFuture)],
  __repr__: [
    '',
    (vm, [self]) => vm.call(hostOf(vm).scheduler.thread.hooks.get('future_repr')!, [self!], null),
  ],
});
defineClassMethods(futureType, { __class_getitem__: ['item, /', classGetItem] });

function isSameCallable(a: Value, b: Value): boolean {
  if (a === b) return true;
  return a instanceof PyMethod && b instanceof PyMethod && a.func === b.func && a.self === b.self;
}

/** Takes out every registration of a callback equal to `fn`; how many there were. */
function removeDoneCallback(future: PyFuture, fn: Value): Value {
  const kept: Value[] = [];
  for (let i = 0; i < future.callbacks.length; i += 2) {
    const same = isSameCallable(future.callbacks[i]!, fn);
    if (!same) kept.push(future.callbacks[i]!, future.callbacks[i + 1]!);
  }
  const removed = (future.callbacks.length - kept.length) / 2;
  future.callbacks = kept;
  return removed;
}

const getters: readonly (readonly [string, (future: PyFuture) => Value])[] = [
  ['_state', (future) => future.state.toUpperCase()],
  ['_exception', (future) => future.exception],
  ['_loop', (future) => future.loop],
  ['_source_traceback', () => null],
  [
    '_callbacks',
    ({ callbacks }) =>
      callbacks.length === 0
        ? null
        : new PyList(
            callbacks.flatMap((callback, i) =>
              i % 2 === 0 ? [new PyTuple([callback, callbacks[i + 1]!])] : [],
            ),
          ),
  ],
];
for (const [name, get] of getters) {
  futureType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => get(self as PyFuture), null));
}
futureType.attrs.set(
  '_result',
  new PyGetSet(getsetType, '_result', (_vm, self) => (self as PyFuture).result, null),
);
futureType.attrs.set(
  '_cancel_message',
  new PyGetSet(
    getsetType,
    '_cancel_message',
    (_vm, self) => (self as PyFuture).cancelMessage,
    (_vm, self, value) => {
      (self as PyFuture).cancelMessage = value ?? null;
    },
  ),
);
futureType.attrs.set(
  '_asyncio_future_blocking',
  new PyGetSet(
    getsetType,
    '_asyncio_future_blocking',
    (_vm, self) => (self as PyFuture).isBlocking,
    (_vm, self, value) => {
      (self as PyFuture).isBlocking = value === true;
    },
  ),
);
futureType.attrs.set(
  '_log_traceback',
  new PyGetSet(
    getsetType,
    '_log_traceback',
    (_vm, self) => (self as PyFuture).isUnretrieved,
    (vm, self, value) => {
      if (value === true) throw valueError('_log_traceback can only be set to False');
      retrieved(vm, self as PyFuture);
    },
  ),
);
