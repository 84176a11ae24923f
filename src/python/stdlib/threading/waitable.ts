/** What threads wait for: locks and the ends of other threads. Data only; gil.ts and lock.ts move it. */
import type { WaitReason } from '../../../events/event';
import type { Copier } from '../../vm/copier';
import type { GuestThread } from '../../vm/guest-thread';
import { objectType, type PyObject, PyOrdinary, PyType } from '../../vm/objects';

export const lockType = new PyType('lock', [objectType], true, undefined, '_thread');
export const rlockType = new PyType('RLock', [objectType], true, undefined, '_thread');
export const threadHandleType = new PyType('_ThreadHandle', [objectType], true, undefined, '_thread');

/** Something that threads wait for, first come first served. */
export abstract class Waitable extends PyOrdinary {
  waiters: GuestThread[] = [];
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.waiters = copier.array(from.waiters);
  }
}

/** `threading.Lock()` and `threading.RLock()`; the latter counts. */
export class PyLock extends Waitable {
  isLocked = false;
  /** How often its holder has taken it. */
  count = 0;
  /** Who has taken it; a lock may be released by another thread. */
  holder: GuestThread | null = null;
  /**
   * It is free, and this thread was woken to take it, but has not run since. Whoever asks first within a moment takes
   * it away, as in CPython.
   */
  woken: GuestThread | null = null;
  freedAtUs = 0;
  /** Its number in the log, -1 until somebody waits for it. */
  resource = -1;
  /** The log says who has it. */
  isTold = false;
  /** What waiting for it is called: a lock inside a condition or event stands for that. */
  reason: WaitReason = 'thread-lock';
  label = '';
  /** The object of the library it belongs to (an Event, a Queue), whose name it is called by. */
  owner: PyObject | null = null;
  override shell(): PyLock {
    return new PyLock(this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.isLocked = from.isLocked;
    this.count = from.count;
    this.holder = from.holder && copier.object(from.holder);
    this.woken = from.woken && copier.object(from.woken);
    this.freedAtUs = from.freedAtUs;
    this.resource = from.resource;
    this.isTold = from.isTold;
    this.reason = from.reason;
    this.label = from.label;
    this.owner = from.owner && copier.object(from.owner);
  }
}

/** A started thread as `join` sees it. */
export class ThreadHandle extends Waitable {
  thread: GuestThread | null = null;
  isDone = false;
  constructor() {
    super(threadHandleType);
  }
  override shell(): ThreadHandle {
    return new ThreadHandle();
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.thread = from.thread && copier.object(from.thread);
    this.isDone = from.isDone;
  }
}
