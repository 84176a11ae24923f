/** Handle and TimerHandle: what stands in the ready queue and among the timers of a loop. */
import type { HandleDoes, SchedulableId } from '../../../events/event';
import type { Copier } from '../../vm/copier';
import { tryEq } from '../../vm/equality';
import { hashFloat } from '../../vm/hash-numbers';
import type { Machine } from '../../vm/machine';
import { defineMethods, PyGetSet, PyNative } from '../../vm/native';
import {
  getsetType,
  type Namespace,
  NOT_IMPLEMENTED,
  objectType,
  type PyException,
  PyFloat,
  PyFunction,
  PyInstance,
  PyMethod,
  PyObject,
  PyTuple,
  PyType,
  type Value,
} from '../../vm/objects';
import { lookup, typeOf } from '../../vm/types';
import type { PyContext } from '../contextvars';
import type { PyLoop } from './loop';
import { hostOf } from './loop-host';
import type { PyTask } from './task';

export const handleType = new PyType('Handle', [objectType], true, undefined, 'asyncio.events');
export const timerHandleType = new PyType('TimerHandle', [handleType], true, undefined, 'asyncio.events');

export class PyHandle extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  loop: PyLoop;
  /** What is called with `args`; for a task's steps the task's own method object. */
  callback: Value;
  args: Value[];
  context: PyContext;
  isCancelled = false;
  /** Number of the pass it belongs to, 0 before. */
  pass = 0;
  /** It has been taken out of the queue. */
  isTaken = false;
  readonly number: number;
  readonly does: HandleDoes;
  /** The task that it moves, by lane; -1 if none. */
  readonly target: SchedulableId;
  readonly label: string;
  /** The loop's own housekeeping around `asyncio.run`: not reported. */
  readonly isQuiet: boolean;
  /** The task whose step this is, null for callbacks. */
  task: PyTask | null = null;
  /** What the step throws into its coroutine. */
  throwing: PyException | null = null;

  constructor(
    cls: PyType,
    loop: PyLoop,
    callback: Value,
    args: Value[],
    context: PyContext,
    about: HandleAbout,
  ) {
    super();
    this.cls = cls;
    this.loop = loop;
    this.callback = callback;
    this.args = args;
    this.context = context;
    this.number = about.number;
    this.does = about.does;
    this.target = about.target;
    this.label = about.label;
    this.isQuiet = about.isQuiet;
  }
  override shell(): PyHandle {
    return new PyHandle(this.cls, this.loop, null, [], this.context, this);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.loop = copier.object(from.loop);
    this.callback = copier.value(from.callback);
    this.args = copier.array(from.args);
    this.context = copier.object(from.context);
    this.isCancelled = from.isCancelled;
    this.pass = from.pass;
    this.isTaken = from.isTaken;
    this.task = from.task && copier.object(from.task);
    this.throwing = from.throwing && copier.object(from.throwing);
  }
}

/** What the log says of a handle. */
export interface HandleAbout {
  readonly number: number;
  readonly does: HandleDoes;
  readonly target: SchedulableId;
  readonly label: string;
  readonly isQuiet: boolean;
}

export class PyTimerHandle extends PyHandle {
  readonly when: number;
  /** The first microsecond at which CPython's loop finds it due. */
  readonly dueUs: number;
  /** The program has named the moment itself. */
  readonly isAbsolute: boolean;
  /** It is among the loop's timers. */
  isScheduled = true;
  constructor(
    loop: PyLoop,
    callback: Value,
    args: Value[],
    context: PyContext,
    about: HandleAbout,
    when: number,
    dueUs: number,
    isAbsolute: boolean,
  ) {
    super(timerHandleType, loop, callback, args, context, about);
    this.when = when;
    this.dueUs = dueUs;
    this.isAbsolute = isAbsolute;
  }
  override shell(): PyTimerHandle {
    const { loop, context, when, dueUs, isAbsolute } = this;
    return new PyTimerHandle(loop, null, [], context, this, when, dueUs, isAbsolute);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.isScheduled = from.isScheduled;
  }
}

/** `Handle.cancel()`: it stays where it is and will be passed over. */
export function cancelHandle(vm: Machine, handle: PyHandle): void {
  if (handle.isCancelled) return;
  handle.isCancelled = true;
  handle.callback = null;
  handle.args = [];
  if (handle instanceof PyTimerHandle && handle.isScheduled) {
    const { timers, arrivals } = handle.loop;
    (handle.does === 'io' ? arrivals : timers).noteCancelled();
  }
  const { loop } = handle;
  if (!handle.isQuiet && loop.isInPass && handle.pass === loop.passNumber && !handle.isTaken) loop.passLive--;
  if (!handle.isTaken && !handle.isQuiet) hostOf(vm).event(vm, 'handle-cancelled', { handle: handle.number });
}

/** What people call a callback: the `_label` a library function carries, else its name. */
export function callableLabel(callback: Value): string {
  if (callback instanceof PyMethod) return callableLabel(callback.func);
  if (callback instanceof PyFunction) {
    const label = callback.dict?.get('_label');
    return typeof label === 'string'
      ? label
      : callback.qualname.slice(callback.qualname.lastIndexOf('>.') + 1).replace(/^\./, '');
  }
  if (callback instanceof PyNative) return callback.name;
  if (callback instanceof PyType) return callback.name;
  if (callback instanceof PyInstance) {
    const inner = callback.dict?.get('func');
    if (inner !== undefined && callback.cls.name === 'partial') return callableLabel(inner);
  }
  return typeOf(callback).name;
}

/** What a callback of the library says its handles do (its `_does`); 'callback' for all others. */
export function callableDoes(callback: Value, otherwise: HandleDoes): HandleDoes {
  const fn = callback instanceof PyMethod ? callback.func : callback;
  const does = fn instanceof PyFunction ? fn.dict?.get('_does') : undefined;
  return does === undefined ? otherwise : (does as HandleDoes);
}

/** Whether calling it runs code of the program: then the loop's thread does it, and not the loop. */
export function isUserCallable(callback: Value): boolean {
  if (callback instanceof PyMethod) return isUserCallable(callback.func);
  if (callback instanceof PyFunction) return !callback.code.isLibrary;
  if (callback instanceof PyNative) return false;
  if (callback instanceof PyInstance && callback.cls.name === 'partial') {
    return isUserCallable(callback.dict?.get('func') ?? null);
  }
  if (callback instanceof PyType) return !callback.isBuiltin;
  const call = callback instanceof PyInstance ? lookup(callback.cls, '__call__') : undefined;
  return call !== undefined && isUserCallable(call);
}

defineMethods(handleType, {
  cancel: [
    '',
    (vm, [self]) => {
      cancelHandle(vm, self as PyHandle);
      return null;
    },
  ],
  cancelled: ['', (_vm, [self]) => (self as PyHandle).isCancelled],
  get_context: ['', (_vm, [self]) => (self as PyHandle).context],
  __repr__: [
    '',
    (vm, [self]) => vm.call(hostOf(vm).scheduler.thread.hooks.get('handle_repr')!, [self!], null),
  ],
});
/** Compares by the time due; CPython's `<=` and `>=` are true of equal handles besides. */
function comparison(isAsWanted: (a: number, b: number) => boolean, withEqual: boolean) {
  return (vm: Machine, [self, other]: Value[]): Value => {
    if (!(self instanceof PyTimerHandle && other instanceof PyTimerHandle)) return NOT_IMPLEMENTED;
    return isAsWanted(self.when, other.when) || (withEqual && isEqual(vm, self, other));
  };
}

function isEqual(vm: Machine, a: PyTimerHandle, b: PyTimerHandle): boolean {
  if (a === b) return true;
  return (
    a.when === b.when &&
    a.isCancelled === b.isCancelled &&
    tryEq(vm, a.callback, b.callback) === true &&
    tryEq(vm, new PyTuple(a.args), new PyTuple(b.args)) === true
  );
}

defineMethods(timerHandleType, {
  __lt__: ['value, /', comparison((a, b) => a < b, false)],
  __le__: ['value, /', comparison((a, b) => a < b, true)],
  __gt__: ['value, /', comparison((a, b) => a > b, false)],
  __ge__: ['value, /', comparison((a, b) => a > b, true)],
  __eq__: ['value, /', comparison(() => false, true)],
  __hash__: ['', (_vm, [self]) => hashFloat((self as PyTimerHandle).when) ?? 0],
  when: ['', (_vm, [self]) => new PyFloat((self as PyTimerHandle).when)],
});
const fields: readonly (readonly [string, (handle: PyHandle) => Value])[] = [
  ['_callback', (handle) => handle.callback],
  ['_args', (handle) => new PyTuple(handle.args)],
  ['_cancelled', (handle) => handle.isCancelled],
  ['_loop', (handle) => handle.loop],
  ['_context', (handle) => handle.context],
  ['_when', (handle) => (handle instanceof PyTimerHandle ? new PyFloat(handle.when) : null)],
  ['_scheduled', (handle) => handle instanceof PyTimerHandle && handle.isScheduled],
];
for (const [name, get] of fields) {
  handleType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => get(self as PyHandle), null));
}
