/**
 * Copies a graph of guest objects, keeping sharing and cycles: how checkpoints are made and restored. Work is kept in a
 * list, not on the host's stack, so that a linked list of any length can be copied.
 */
import type { Namespace, PyObject, Value } from './objects';

/** What can be copied besides guest objects: frames, queues, handles. */
export interface Copyable {
  readonly isShared?: boolean;
  shell(): object;
  fill(from: this, copier: Copier): void;
}

export class Copier {
  private readonly twins = new Map<object, object>();
  /** Twins begun but not filled, each followed by what it is to be filled from. */
  private readonly pending: Copyable[] = [];
  /** Objects copied so far: the cost of a checkpoint, which spaces the next one. */
  count = 0;
  /** Bytes of the strings, arrays and tables copied so far, roughly: what the guest's memory holds. */
  bytes = 0;

  /** The copy of one object. Its fields are complete only after `finish`. */
  object<T extends object>(from: T): T {
    const source = from as unknown as Copyable;
    if (source.isShared === true) return from;
    const known = this.twins.get(from);
    if (known !== undefined) return known as T;
    const twin = source.shell();
    this.twins.set(from, twin);
    this.pending.push(twin as Copyable, source);
    this.count++;
    return twin as T;
  }

  value(from: Value): Value {
    return typeof from === 'object' && from !== null ? this.object(from as PyObject) : from;
  }

  maybe(from: Value | undefined): Value | undefined {
    return typeof from === 'object' && from !== null ? this.object(from as PyObject) : from;
  }

  /** The copy of something that `from`'s owner knows but does not keep alive (lifetime/references.ts leaves it out). */
  weak<T extends object | null>(from: T): T {
    return from === null ? from : (this.object(from) as T);
  }

  /** The same for an array. */
  weakArray<T>(from: readonly T[]): T[] {
    return this.array(from);
  }

  /** The same for a Map. */
  weakMap<K, V>(from: Map<K, V>): Map<K, V> {
    return this.map(from);
  }

  /** Copies an array of values or objects; primitives and holes stay as they are. */
  array<T>(from: readonly T[]): T[] {
    const length = from.length;
    this.count += length >> 5;
    this.bytes += 8 * length;
    const copy = from.slice();
    for (let i = 0; i < length; i++) {
      const item = copy[i];
      if (typeof item === 'object' && item !== null) copy[i] = this.object(item as object) as T;
      else if (typeof item === 'string') this.bytes += 2 * item.length;
    }
    return copy;
  }

  /** Copies a Map whose keys and values may be objects; two owners of one Map get one copy. */
  map<K, V>(from: Map<K, V>): Map<K, V>;
  map<K, V>(from: Map<K, V> | null): Map<K, V> | null;
  map<K, V>(from: Map<K, V> | null): Map<K, V> | null {
    if (from === null) return null;
    const known = this.twins.get(from);
    if (known !== undefined) return known as Map<K, V>;
    const copy = new Map<K, V>();
    this.twins.set(from, copy);
    this.count += 1 + (from.size >> 3);
    this.bytes += 32 * from.size;
    for (const [key, value] of from) {
      if (typeof value === 'string') this.bytes += 2 * value.length;
      copy.set(
        typeof key === 'object' && key !== null ? (this.object(key as object) as K) : key,
        typeof value === 'object' && value !== null ? (this.object(value as object) as V) : value,
      );
    }
    const { view } = from as Map<K, V> & Pick<Namespace, 'view'>;
    if (view !== undefined) (copy as Map<K, V> & Pick<Namespace, 'view'>).view = this.object(view);
    return copy;
  }

  namespace(from: Namespace): Namespace;
  namespace(from: Namespace | null): Namespace | null;
  namespace(from: Namespace | null): Namespace | null {
    return this.map(from);
  }

  /** Completes every copy begun so far. */
  finish(): void {
    const { pending } = this;
    while (pending.length > 0) {
      const source = pending.pop()!;
      pending.pop()!.fill(source, this);
    }
  }
}
