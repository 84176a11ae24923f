/**
 * The scheduled timers of a loop: a binary heap by `when`. Cancelled ones stay inside until they reach the top or make up
 * most of the heap, as in CPython's `_scheduled`. Of two that are due at the same moment the one created first is first,
 * since CPython's clock would have moved between them; where a program has set both for a moment of its own (`call_at`),
 * neither is, and the order is the one that CPython's `heapq` happens to give them: hence its way of sinking.
 */

import type { TimedHandle, TimerHeap } from '../python/stdlib/asyncio/loop-host';
import type { Copier, Copyable } from '../python/vm/copier';

/** CPython's limits for sweeping cancelled timers out (asyncio/base_events.py). */
const SWEEP_ABOVE = 100;

export class Timers<H extends TimedHandle> implements TimerHeap<H>, Copyable {
  private heap: H[] = [];
  private cancelled = 0;

  push(handle: H): void {
    this.heap.push(handle);
    this.rise(handle, this.heap.length - 1, 0);
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
    this.heap = this.heap.filter((handle) => !handle.isCancelled);
    for (let at = (this.heap.length >> 1) - 1; at >= 0; at--) this.sink(this.heap[at]!, at);
    this.cancelled = 0;
  }

  /** Puts a timer where `start` is, and the heap below that in order: down to a leaf first, then up again. */
  private sink(handle: H, start = 0): void {
    const { heap } = this;
    const { length } = heap;
    let at = start;
    for (let child = 2 * at + 1; child < length; child = 2 * at + 1) {
      if (child + 1 < length && !isBefore(heap[child]!, heap[child + 1]!)) child++;
      heap[at] = heap[child]!;
      at = child;
    }
    this.rise(handle, at, start);
  }

  /** Moves a timer up from `from`, at most to `top`. */
  private rise(handle: H, from: number, top: number): void {
    const { heap } = this;
    let at = from;
    while (at > top) {
      const parent = (at - 1) >> 1;
      if (!isBefore(handle, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
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
  if (a.when !== b.when) return a.when < b.when;
  return !(a.isAbsolute && b.isAbsolute) && a.number < b.number;
}
