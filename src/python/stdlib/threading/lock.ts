/** `_thread.lock` and `_thread.RLock`, with CPython 3.13's texts (CPython docs, "_thread"). */
import type { WaitReason } from '../../../events/event';
import { overflowError, runtimeError, typeError, valueError } from '../../vm/errors';
import { asInt } from '../../vm/int-arith';
import type { Machine } from '../../vm/machine';
import { defineMethods, defineNew, kontinuation } from '../../vm/native';
import { PyFloat, PyInstance, PyTuple, type PyType, type Value } from '../../vm/objects';
import { defineRepr } from '../../vm/repr';
import { typeOf } from '../../vm/types';
import type { ThreadState } from '../thread-state';
import {
  beginThreads,
  block,
  blockAgain,
  currentThread,
  makeReady,
  take,
  tellBlocked,
  tellFreed,
  turnUs,
} from './gil';
import { nameOfObject } from './names';
import { lockType, PyLock, rlockType } from './waitable';

const US = 1_000_000;
/** `threading.TIMEOUT_MAX`, in seconds. */
export const TIMEOUT_MAX = 9223372036.0;
/** So many seconds fit into a time in nanoseconds. */
const INT64_SECONDS = 2 ** 63 / 1e9;
/**
 * How long after its release a lock can be taken by anybody before the thread that was woken for it has it: about what a
 * system needs to wake a thread, and more than a thread needs to go round a loop.
 */
const WAKE_US = 50;

/** A number of seconds; throws TypeError. */
export function secondsOf(value: Value): number {
  if (value instanceof PyFloat) return value.v;
  const int = asInt(value);
  if (int !== undefined) return Number(int);
  if (value instanceof PyInstance && value.payload !== undefined) return secondsOf(value.payload);
  throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
}

/** Seconds as whole microseconds: some, if it is not nothing. What float arithmetic may be off by does not count. */
export function waitingUs(seconds: number): number {
  return seconds > 0 ? Math.max(1, Math.ceil(seconds * US - 1e-3)) : 0;
}

/** `blocking=True, timeout=-1` as microseconds: 0 for no wait, Infinity for ever. */
function waitUs(vm: Machine, blocking: Value, timeout: Value): number {
  const isBlocking = vm.truth(blocking) !== false;
  const seconds = secondsOf(timeout);
  if (!isBlocking && seconds !== -1) throw valueError("can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds !== -1) throw valueError('timeout value must be a non-negative number');
  if (seconds > INT64_SECONDS) {
    throw overflowError(
      timeout instanceof PyFloat
        ? 'timestamp out of range for platform time_t'
        : 'timestamp too large to convert to C PyTime_t',
    );
  }
  if (seconds > TIMEOUT_MAX) throw overflowError('timeout value is too large');
  if (!isBlocking) return 0;
  return seconds === -1 ? Number.POSITIVE_INFINITY : waitingUs(seconds);
}

/** Takes the lock if it is free for the running thread. */
function tryTake(vm: Machine, lock: PyLock): boolean {
  if (lock.isLocked) return false;
  const { woken } = lock;
  if (woken !== null) {
    if (turnUs(vm) - lock.freedAtUs >= WAKE_US) {
      take(vm, lock, woken);
      return false;
    }
    // Taken away from under the one that was woken: it waits on, first in line as before.
    lock.woken = null;
    lock.waiters.unshift(woken);
    blockAgain(vm, woken);
    woken.result = woken.dueUs === Number.POSITIVE_INFINITY;
    take(vm, lock, currentThread(vm));
    tellBlocked(vm, woken, lock.holder!.id, labelOf(vm, lock));
    return true;
  }
  take(vm, lock, currentThread(vm));
  return true;
}

/** What a wait for the lock is called in the log. */
function labelOf(vm: Machine, lock: PyLock): string {
  return nameOfObject(vm, lock.owner ?? lock) || lock.label;
}

function wait(vm: Machine, lock: PyLock, us: number): Value {
  return block(
    vm,
    {
      reason: lock.reason,
      on: lock,
      dueUs: us === Number.POSITIVE_INFINITY ? us : vm.nowUs + us,
      target: lock.reason === 'thread-lock' ? (lock.holder?.id ?? -1) : -1,
      label: labelOf(vm, lock),
    },
    us === Number.POSITIVE_INFINITY,
  );
}

function acquire(vm: Machine, [self, blocking, timeout]: Value[]): Value {
  const lock = self as PyLock;
  const us = waitUs(vm, blocking!, timeout!);
  beginThreads(vm);
  if (lock.cls !== lockType && lock.isLocked && lock.holder === currentThread(vm)) {
    lock.count++;
    return true;
  }
  if (tryTake(vm, lock)) return true;
  return us <= 0 ? false : wait(vm, lock, us);
}

/** The lock is free: the first in line is woken to take it. */
function free(vm: Machine, lock: PyLock): void {
  tellFreed(vm, lock);
  if (lock.holder !== null) lock.holder.locks--;
  lock.isLocked = false;
  lock.holder = null;
  lock.count = 0;
  const next = lock.waiters.shift();
  if (next === undefined) return;
  lock.woken = next;
  lock.freedAtUs = turnUs(vm);
  next.result = true;
  makeReady(vm, next, 'woken');
}

function release(vm: Machine, self: Value): Value {
  const lock = self as PyLock;
  // The woken thread may have taken it without having run since.
  if (!lock.isLocked) throw runtimeError('release unlocked lock');
  free(vm, lock);
  return null;
}

function owns(vm: Machine, lock: PyLock): boolean {
  return lock.isLocked && lock.holder === currentThread(vm);
}

function releaseOwned(vm: Machine, self: Value): Value {
  const lock = self as PyLock;
  if (!owns(vm, lock)) throw runtimeError('cannot release un-acquired lock');
  if (--lock.count === 0) free(vm, lock);
  return null;
}

const ACQUIRE = 'blocking=True, timeout=-1';

defineNew(lockType, null, (_vm, [cls, ...args], kw) => {
  if (args.length > 0) throw typeError(`lock expected 0 arguments, got ${args.length}`);
  if (kw !== null && kw.size > 0) throw typeError('lock() takes no keyword arguments');
  return new PyLock(cls as PyType);
});
defineNew(rlockType, null, (_vm, [cls]) => new PyLock(cls as PyType));
defineMethods(lockType, {
  acquire: [ACQUIRE, acquire],
  acquire_lock: [ACQUIRE, acquire],
  release: ['', (vm, [self]) => release(vm, self!)],
  release_lock: ['', (vm, [self]) => release(vm, self!)],
  locked: ['', (_vm, [self]) => (self as PyLock).isLocked],
  locked_lock: ['', (_vm, [self]) => (self as PyLock).isLocked],
  __enter__: ['', (vm, [self]) => acquire(vm, [self!, true, -1])],
  __exit__: [null, (vm, [self]) => release(vm, self!)],
  /** `_stands_for(reason, owner, label)`: what waiting for it means. */
  _stands_for: [
    'reason, owner, label, /',
    (_vm, [self, reason, owner, label]) => {
      const lock = self as PyLock;
      lock.reason = reason as WaitReason;
      lock.owner = owner as PyLock['owner'];
      lock.label = label as string;
      return self!;
    },
  ],
});

const RESTORE_COUNT = kontinuation('RLock._acquire_restore', (_vm, state) => {
  const [lock, count] = (state as PyTuple).items as [PyLock, number];
  lock.count = count;
  return null;
});

defineMethods(rlockType, {
  acquire: [ACQUIRE, acquire],
  release: ['', (vm, [self]) => releaseOwned(vm, self!)],
  __enter__: ['', (vm, [self]) => acquire(vm, [self!, true, -1])],
  __exit__: [null, (vm, [self]) => releaseOwned(vm, self!)],
  _is_owned: ['', (vm, [self]) => owns(vm, self as PyLock)],
  _recursion_count: ['', (vm, [self]) => (owns(vm, self as PyLock) ? (self as PyLock).count : 0)],
  _release_save: [
    '',
    (vm, [self]) => {
      const lock = self as PyLock;
      if (!owns(vm, lock)) throw runtimeError('cannot release un-acquired lock');
      const { count } = lock;
      free(vm, lock);
      return count;
    },
  ],
  _acquire_restore: [
    'state, /',
    (vm, [self, count]) => {
      const lock = self as PyLock;
      if (tryTake(vm, lock)) {
        lock.count = count as number;
        return null;
      }
      vm.pushKontinuation(RESTORE_COUNT, new PyTuple([lock, count!]));
      return wait(vm, lock, Number.POSITIVE_INFINITY);
    },
  ],
});

defineRepr(lockType, (vm, value) => {
  const lock = value as PyLock;
  const at = vm.addressOf(lock).toString(16);
  return `<${lock.isLocked ? 'locked' : 'unlocked'} _thread.lock object at 0x${at}>`;
});
defineRepr(rlockType, (vm, value) => {
  const lock = value as PyLock;
  const at = vm.addressOf(lock).toString(16);
  const owner = lock.holder === null ? 0 : (lock.holder as ThreadState).ident;
  return `<${lock.isLocked ? 'locked' : 'unlocked'} ${lock.cls.module}.${lock.cls.name} object owner=${owner} count=${lock.count} at 0x${at}>`;
});
