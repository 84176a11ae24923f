/**
 * The scheduled timers of a loop: a binary heap by (`when`, creation). Cancelled ones stay inside until they reach the
 * top or make up most of the heap, as in CPython's `_scheduled`.
 */

import type { TimedHandle, TimerHeap } from '../python/stdlib/asyncio/loop-host';
import type { Copier, Copyable } from '../python/vm/copier';

/** CPython's limits for sweeping cancelled timers out (asyncio/base_events.py). */
const SWEEP_ABOVE = 100;

export class Timers<H extends TimedHandle> implements TimerHeap<H>, Copyable {
  private heap: H[] = [];
  private cancelled = 0;

  push(handle: H): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(handle);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(handle, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = handle;
  }

  /** The timer that is due first and not cancelled; undefined if there is none. */
  first(): H | undefined {
    if (this.cancelled > 0 && this.heap.length > SWEEP_ABOVE && this.cancelled * 2 > this.heap.length)
      this.sweep();
    while (this.heap.length > 0 && this.heap[0]!.isCancelled) {
      this.shift();
      this.cancelled--;
    }
    return this.heap[0];
  }

  /** Takes out the first timer. */
  shift(): H {
    const { heap } = this;
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) this.sink(last);
    return top;
  }

  /** One of the handles inside has just been cancelled. */
  noteCancelled(): void {
    this.cancelled++;
  }

  /** Those not cancelled, in the order they will be due. */
  pending(): H[] {
    return this.heap.filter((handle) => !handle.isCancelled).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  clear(): void {
    this.heap = [];
    this.cancelled = 0;
  }

  private sweep(): void {
    this.heap = this.pending();
    this.cancelled = 0;
  }

  private sink(handle: H): void {
    const { heap } = this;
    const { length } = heap;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, handle)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = handle;
  }

  shell(): Timers<H> {
    return new Timers<H>();
  }

  fill(from: this, copier: Copier): void {
    this.heap = copier.array(from.heap);
    this.cancelled = from.cancelled;
  }
}

function isBefore(a: TimedHandle, b: TimedHandle): boolean {
  return a.when < b.when || (a.when === b.when && a.number < b.number);
}
