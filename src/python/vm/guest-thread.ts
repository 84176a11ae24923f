/** A thread of the program: its frames while another one runs, its state, and what it waits for. Plain data, copied with the machine. */
import type { SchedulableId, WaitReason } from '../../events/event';
import type { Copier } from './copier';
import type { Frame } from './frame';
import { objectType, type PyObject, PyOrdinary, type Value } from './objects';

/**
 * - `running`: holds the GIL
 * - `ready`: wants it
 * - `blocked`: waits for something else, without it
 */
export type ThreadPhase = 'running' | 'ready' | 'blocked' | 'ended';

export class GuestThread extends PyOrdinary {
  /** Its lane; the main thread's is 0. */
  id: SchedulableId = 0;
  state: ThreadPhase = 'running';
  /** The innermost frame, and who runs in it; while the thread runs, the machine has them. */
  frame: Frame | null = null;
  who: SchedulableId = 0;
  /** What is left of the running task's quantum, in user instructions. */
  quantumLeft = Number.POSITIVE_INFINITY;
  /** What the call that blocked gives when the thread goes on; undefined where nobody asks. */
  result: Value | undefined = undefined;
  /** Since when it has wanted the GIL, on the clock by which turns are measured. */
  readySinceUs = 0;
  /** Why it is blocked, on what (a lock, a thread, a loop), and until when at most (Infinity: for ever). */
  reason: WaitReason = 'thread-lock';
  waitsOn: PyObject | null = null;
  dueUs = Number.POSITIVE_INFINITY;
  /** Numbers rise with every wait: who began to wait first comes first at the same time. */
  waitNumber = 0;
  /** How many locks it holds. */
  locks = 0;

  constructor() {
    super(objectType);
  }
  override shell(): GuestThread {
    return new GuestThread();
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.id = from.id;
    this.state = from.state;
    this.frame = from.frame && copier.object(from.frame);
    this.who = from.who;
    this.quantumLeft = from.quantumLeft;
    this.result = copier.maybe(from.result);
    this.readySinceUs = from.readySinceUs;
    this.reason = from.reason;
    this.waitsOn = from.waitsOn && copier.object(from.waitsOn);
    this.dueUs = from.dueUs;
    this.waitNumber = from.waitNumber;
    this.locks = from.locks;
  }
}
