/**
 * Sets, as CPython lays them out: an open-addressing table whose slot order is the order of iteration. The order a
 * program sees is therefore the one CPython shows with PYTHONHASHSEED=0 (Objects/setobject.c: probing, fill limits and
 * growth are followed step by step). Finding an element goes through a Map of normal forms beside the table, so that
 * a hash is worked out only for elements that are really put in.
 *
 * Elements whose class defines `__eq__` in Python are found by the prelude: `candidates` gives those to compare.
 */

import type { Copier } from './copier';
import { dictKey, USER_KEY } from './dict-keys';
import { tryHash } from './hash';
import type { Machine } from './machine';
import {
  type DictKey,
  frozensetType,
  type Namespace,
  objectType,
  PyObject,
  PySingleton,
  type PyType,
  setType,
  type Value,
} from './objects';

const TABLE_SIZE_MIN = 8;
const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;

/** Stands in a slot whose element was removed; the search for others goes on behind it. */
const DUMMY = new PySingleton(objectType, '<dummy>');

export class PySet extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  /** Element of each slot; undefined where there never was one, DUMMY where it was removed. */
  private elements: (Value | undefined)[] = new Array(TABLE_SIZE_MIN).fill(undefined);
  /** Stored key of each slot: the element's normal form, or the element itself where only Python code can compare. */
  private keys: DictKey[] = new Array(TABLE_SIZE_MIN).fill(undefined);
  /** Hash of each slot's element: low and high 32 bits. */
  private hashes: number[] = new Array(2 * TABLE_SIZE_MIN).fill(0);
  private slots: Map<DictKey, number> = new Map();
  private mask = TABLE_SIZE_MIN - 1;
  /** Slots with an element or DUMMY. */
  private fill_ = 0;
  private finger = 0;
  /** Some element has to be compared by Python code. */
  private hasUserKeys = false;

  constructor(cls: PyType = setType) {
    super();
    this.cls = cls;
  }

  /** A frozenset of builtin constants (code objects have them). */
  static frozen(values: readonly Value[]): PySet {
    const set = new PySet(frozensetType);
    for (const value of values) set.insert(dictKey(value), value, constantHash(value));
    return set;
  }

  override shell(): PySet {
    return new PySet(this.cls);
  }

  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.elements = copier.array(from.elements);
    this.keys = copier.array(from.keys);
    this.hashes = from.hashes.slice();
    this.slots = copier.map(from.slots);
    this.mask = from.mask;
    this.fill_ = from.fill_;
    this.finger = from.finger;
    this.hasUserKeys = from.hasUserKeys;
  }

  get isFrozen(): boolean {
    return this.cls === frozensetType || (this.cls !== setType && this.cls.mro.includes(frozensetType));
  }

  get size(): number {
    return this.slots.size;
  }

  /** Elements in the order of iteration. */
  values(): Value[] {
    const found: Value[] = [];
    for (const element of this.elements) if (element !== undefined && element !== DUMMY) found.push(element);
    return found;
  }

  /** First slot at or after `slot` that holds an element, -1 if none. */
  nextSlot(slot: number): number {
    const elements = this.elements;
    for (let i = slot; i < elements.length; i++) {
      const element = elements[i];
      if (element !== undefined && element !== DUMMY) return i;
    }
    return -1;
  }

  at(slot: number): Value {
    return this.elements[slot]!;
  }

  /** `value in set`, where a set is looked for as if it were a frozenset; the rest as `has`. */
  contains(vm: Machine | null, value: Value): boolean | undefined {
    return this.has(vm, frozen(value));
  }

  /** Whether `value` is in the set; undefined: Python code has to tell. Throws TypeError if it is unhashable. */
  has(vm: Machine | null, value: Value): boolean | undefined {
    const key = dictKey(value);
    if (key === USER_KEY) return undefined;
    if (this.slots.has(key)) return true;
    if (!this.hasUserKeys) return false;
    const hash = tryHash(vm!, value);
    return hash === undefined || this.meetsUserKey(hash) ? undefined : false;
  }

  /** Puts `value` in unless an equal element is there. False: Python code has to compare, nothing was done. */
  add(vm: Machine | null, value: Value): boolean {
    const key = dictKey(value);
    if (key === USER_KEY) return false;
    if (this.slots.has(key)) return true;
    const hash = tryHash(vm!, value);
    if (hash === undefined || (this.hasUserKeys && this.meetsUserKey(hash))) return false;
    this.insert(key, value, hash);
    return true;
  }

  /** Takes `value` out: true if it was there; undefined: Python code has to compare, nothing was done. */
  delete(vm: Machine | null, value: Value): boolean | undefined {
    const key = dictKey(value);
    if (key === USER_KEY) return undefined;
    const slot = this.slots.get(key);
    if (slot !== undefined) {
      this.vacate(slot);
      return true;
    }
    if (!this.hasUserKeys) return false;
    const hash = tryHash(vm!, value);
    return hash === undefined || this.meetsUserKey(hash) ? undefined : false;
  }

  /** `pop()`: takes out some element, beginning where the last pop stopped; undefined if there is none. */
  pop(): Value | undefined {
    if (this.slots.size === 0) return undefined;
    let slot = this.nextSlot(this.finger & this.mask);
    if (slot < 0) slot = this.nextSlot(0);
    const value = this.elements[slot]!;
    this.vacate(slot);
    this.finger = slot + 1;
    return value;
  }

  clear(): void {
    this.rebuild(0, false);
    this.hasUserKeys = false;
  }

  /** Takes over the table of `from`, which is not used any more: how in-place operations end. */
  takeFrom(from: PySet): void {
    this.elements = from.elements;
    this.keys = from.keys;
    this.hashes = from.hashes;
    this.slots = from.slots;
    this.mask = from.mask;
    this.fill_ = from.fill_;
    this.hasUserKeys = from.hasUserKeys;
  }

  /** A set of class `cls` with the same elements, in the order CPython's copy has them. */
  copy(cls: PyType = this.cls): PySet {
    const twin = new PySet(cls);
    twin.merge(this);
    return twin;
  }

  /** Whether every element's equality can be told without running Python code. */
  get isPlain(): boolean {
    return !this.hasUserKeys;
  }

  /**
   * Adds the elements of another set, enlarging the table once at the start as CPython does. Returns the elements
   * that Python code has to compare with those here; they are not added.
   */
  merge(other: PySet): Value[] {
    if (other === this || other.size === 0) return [];
    this.reserve(other.size);
    const left: Value[] = [];
    if (this.fill_ === 0 && this.mask === other.mask && other.fill_ === other.size) {
      this.elements = other.elements.slice();
      this.keys = other.keys.slice();
      this.hashes = other.hashes.slice();
      this.slots = new Map(other.slots);
      this.fill_ = other.fill_;
      this.hasUserKeys = other.hasUserKeys;
      return left;
    }
    const isClean = this.fill_ === 0;
    for (let slot = other.nextSlot(0); slot >= 0; slot = other.nextSlot(slot + 1)) {
      const key = other.keys[slot];
      if (this.slots.has(key)) continue;
      const value = other.elements[slot]!;
      const low = other.hashes[2 * slot]!;
      const high = other.hashes[2 * slot + 1]!;
      const isUser = other.hasUserKeys && dictKey(value) === USER_KEY;
      if (isClean) this.place(key, value, low, high);
      else if (this.mayMeet(isUser, low, high)) left.push(value);
      else this.put(key, value, low, high);
      if (isUser) this.hasUserKeys = true;
    }
    return left;
  }

  /** Makes room for `count` more elements in one step, as `update` with a set or dict does before it starts. */
  reserve(count: number): void {
    if ((this.fill_ + count) * 5 >= this.mask * 3) this.rebuild((this.size + count) * 2, true);
  }

  /** After a bulk removal: rebuilds the table if more than a quarter of it is dummies. */
  shrinkIfSparse(): void {
    if (this.fill_ - this.size > Math.floor(this.mask / 4)) this.grow();
  }

  /** Elements with this hash, in the order CPython would compare them with a new one. */
  candidates(hash: number | bigint): Value[] {
    return this.withHash(lowBits(hash), highBits(hash));
  }

  /** Puts in an element that the prelude has found to equal none that is here. */
  addResolved(value: Value, hash: number | bigint): void {
    const key = dictKey(value);
    if (key === USER_KEY) this.hasUserKeys = true;
    const stored = key === USER_KEY ? value : key;
    if (!this.slots.has(stored)) this.insert(stored, value, hash);
  }

  /** Takes out an element that `candidates` gave. */
  deleteResolved(element: Value): void {
    const key = dictKey(element);
    const slot = this.slots.get(key === USER_KEY ? element : key);
    if (slot !== undefined) this.vacate(slot);
  }

  private meetsUserKey(hash: number | bigint): boolean {
    return this.mayMeet(false, lowBits(hash), highBits(hash));
  }

  private withHash(low: number, high: number): Value[] {
    const found: Value[] = [];
    const probe = new Probe(low, high, this.mask);
    for (let slot = probe.next(); this.elements[slot] !== undefined; slot = probe.next()) {
      const element = this.elements[slot]!;
      if (element !== DUMMY && this.hashes[2 * slot] === low && this.hashes[2 * slot + 1] === high) {
        found.push(element);
      }
    }
    return found;
  }

  /** Whether an element of this hash is here that only Python code can tell from the value in question. */
  private mayMeet(isUser: boolean, low: number, high: number): boolean {
    if (!this.hasUserKeys && !isUser) return false;
    return this.withHash(low, high).some((element) => isUser || dictKey(element) === USER_KEY);
  }

  private insert(key: DictKey, value: Value, hash: number | bigint): void {
    this.put(key, value, lowBits(hash), highBits(hash));
  }

  /** Puts in an element that is not there: where one was removed on its way, else in the first empty slot. */
  private put(key: DictKey, value: Value, low: number, high: number): void {
    if (this.fill_ > this.slots.size) {
      const probe = new Probe(low, high, this.mask);
      let free = -1;
      for (let slot = probe.next(); this.elements[slot] !== undefined; slot = probe.next()) {
        if (this.elements[slot] === DUMMY) free = slot;
      }
      if (free >= 0) {
        this.occupy(free, key, value, low, high);
        return;
      }
    }
    this.place(key, value, low, high);
    if (this.fill_ * 5 >= this.mask * 3) this.grow();
  }

  private place(key: DictKey, value: Value, low: number, high: number): void {
    const elements = this.elements;
    let slot = low & this.mask;
    if (elements[slot] !== undefined) {
      const probe = new Probe(low, high, this.mask);
      do slot = probe.next();
      while (elements[slot] !== undefined);
    }
    this.fill_++;
    this.occupy(slot, key, value, low, high);
  }

  private occupy(slot: number, key: DictKey, value: Value, low: number, high: number): void {
    this.elements[slot] = value;
    this.keys[slot] = key;
    this.hashes[2 * slot] = low;
    this.hashes[2 * slot + 1] = high;
    this.slots.set(key, slot);
  }

  private vacate(slot: number): void {
    this.slots.delete(this.keys[slot]);
    this.elements[slot] = DUMMY;
    this.keys[slot] = undefined;
  }

  private grow(): void {
    this.rebuild(this.size > 50000 ? this.size * 2 : this.size * 4, true);
  }

  /** Makes the smallest table with more than `used` slots and puts the elements in again. */
  private rebuild(used: number, keep: boolean): void {
    let size = TABLE_SIZE_MIN;
    while (size <= used) size *= 2;
    const { elements, keys, hashes } = this;
    if (keep && size === TABLE_SIZE_MIN && elements.length === size && this.fill_ === this.size) return;
    this.elements = new Array<Value | undefined>(size).fill(undefined);
    this.keys = new Array<DictKey>(size).fill(undefined);
    this.hashes = new Array<number>(2 * size).fill(0);
    this.mask = size - 1;
    this.fill_ = 0;
    if (!keep) {
      this.slots = new Map();
      return;
    }
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i];
      if (element !== undefined && element !== DUMMY) {
        this.place(keys[i], element, hashes[2 * i]!, hashes[2 * i + 1]!);
      }
    }
  }
}

/** The sequence of slots CPython tries for a hash: short linear runs, then jumps that use ever more of its bits. */
class Probe {
  private slot: number;
  private run: number;
  private start: number;
  private low: number;
  private high: number;
  private readonly mask: number;

  constructor(low: number, high: number, mask: number) {
    this.mask = mask;
    this.start = low & mask;
    this.slot = this.start;
    this.run = this.start + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
    this.low = low >>> 0;
    this.high = high >>> 0;
  }

  next(): number {
    const slot = this.slot;
    if (this.run > 0) {
      this.run--;
      this.slot++;
      return slot;
    }
    this.low = ((this.low >>> PERTURB_SHIFT) | (this.high << (32 - PERTURB_SHIFT))) >>> 0;
    this.high >>>= PERTURB_SHIFT;
    this.start = (this.start * 5 + 1 + this.low) & this.mask;
    this.slot = this.start;
    this.run = this.start + LINEAR_PROBES <= this.mask ? LINEAR_PROBES : 0;
    return slot;
  }
}

function lowBits(hash: number | bigint): number {
  return typeof hash === 'number' ? hash | 0 : Number(BigInt.asIntN(32, hash));
}

function highBits(hash: number | bigint): number {
  return typeof hash === 'number'
    ? Math.floor(hash / 0x100000000) | 0
    : Number(BigInt.asIntN(32, hash >> 32n));
}

/** Constants have no identity hash but Ellipsis, which gets a fixed one. */
function constantHash(value: Value): number | bigint {
  return value instanceof PySingleton ? 0 : tryHash(null as unknown as Machine, value)!;
}

/** A set asked for in a set stands for the frozenset of its elements. */
export function frozen(value: Value): Value {
  return value instanceof PySet && !value.isFrozen ? PySet.frozen(value.values()) : value;
}
