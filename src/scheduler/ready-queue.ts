/** The ready queue of a loop: handles, first in, first out. A cancelled one keeps its place until its turn, as in CPython. */

import type { HandleQueue, QueuedHandle } from '../python/stdlib/asyncio/loop-host';
import type { Copier, Copyable } from '../python/vm/copier';

const COMPACT_AT = 1024;

export class ReadyQueue<H extends QueuedHandle> implements HandleQueue<H>, Copyable {
  private items: H[] = [];
  private head = 0;

  get length(): number {
    return this.items.length - this.head;
  }

  push(handle: H): void {
    this.items.push(handle);
  }

  /** The handle at `index` from the head. */
  at(index: number): H {
    return this.items[this.head + index]!;
  }

  /** Takes out the handle at `index` from the head; those behind it move up. */
  take(index: number): H {
    const { items } = this;
    const at = this.head + index;
    const handle = items[at]!;
    if (index > 0) items.splice(at, 1);
    else if (++this.head >= COMPACT_AT && this.head * 2 > items.length) {
      this.items = items.slice(this.head);
      this.head = 0;
    }
    return handle;
  }

  /**
   * Lets the handle in the last of `places` (indices from the head, ascending) go first: it takes the first place, and
   * what stood in the others moves up to the next. Handles in no place keep theirs.
   */
  promote(places: readonly number[]): void {
    const { items, head } = this;
    const chosen = items[head + places[places.length - 1]!]!;
    for (let i = places.length - 1; i > 0; i--) items[head + places[i]!] = items[head + places[i - 1]!]!;
    items[head + places[0]!] = chosen;
  }

  /** How many of the first `count` handles are not cancelled. */
  liveAmong(count: number): number {
    let live = 0;
    for (let i = 0; i < count; i++) if (!this.at(i).isCancelled) live++;
    return live;
  }

  toArray(): H[] {
    return this.items.slice(this.head);
  }

  shell(): ReadyQueue<H> {
    return new ReadyQueue<H>();
  }

  fill(from: this, copier: Copier): void {
    this.items = copier.array(from.toArray());
    this.head = 0;
  }
}
