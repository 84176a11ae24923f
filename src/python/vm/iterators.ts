/**
 * Iterators over the builtin containers. Each is a plain object (what it goes over, and where it stands), so that a run
 * can be stopped and copied between any two items. The ones that put other iterators together (zip, map, ...) are in
 * iterators-combined.ts.
 *
 * Behaviour: the iterator types in CPython's Objects/ (listobject.c, dictobject.c, setobject.c, rangeobject.c, ...).
 */
import type { Copier } from './copier';
import { originalKey } from './dict-object';
import { runtimeError, stopIteration } from './errors';
import { PyGenerator } from './generator';
import type { Machine } from './machine';
import { defineMethods } from './native';
import {
  bytearrayType,
  bytesType,
  type DictKey,
  dictType,
  frozensetType,
  generatorType,
  listType,
  type Namespace,
  objectType,
  PyByteArray,
  PyBytes,
  type PyDict,
  PyInstance,
  type PyList,
  PyObject,
  type PyRange,
  PyTuple,
  PyType,
  rangeType,
  STOP,
  setType,
  strType,
  tupleType,
  type Value,
} from './objects';
import type { PySet } from './set-object';
import { lookup } from './types';

/** An iterator written in TypeScript. */
export abstract class NativeIterator extends PyObject {
  /**
   * The next item, STOP at the end (and ever after), or undefined if Python code has to run for it: then nothing was
   * lost, and `slowNext` gets the item.
   */
  abstract next(vm: Machine): Value | undefined;

  /** The next item where `next` gave undefined: usually PUSHED. Throws StopIteration at the end. */
  slowNext(_vm: Machine): Value {
    throw stopIteration(null);
  }

  /** How many items are left, as `__length_hint__` tells it; -1: not known. */
  lengthHint(): number {
    return -1;
  }
}

/** Base of the iterators that are made seldom; see PyObject. */
export abstract class OrdinaryIterator extends NativeIterator {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
}

/** The next item of a native iterator, STOP at its end, or undefined: `__next__` has to be called. */
export function nativeNext(vm: Machine, it: Value): Value | undefined {
  return it instanceof NativeIterator && it.cls.isBuiltin ? it.next(vm) : undefined;
}

/** `it.__next__()`: the item or PUSHED; throws StopIteration at the end. `it` is a native iterator. */
export function iteratorNext(vm: Machine, it: NativeIterator): Value {
  const value = it.next(vm);
  if (value === STOP) throw stopIteration(null);
  return value === undefined ? it.slowNext(vm) : value;
}

export const selfMethod = (_vm: Machine, args: Value[]): Value => args[0]!;

/** Makes a builtin type of iterators: `__iter__`, `__next__`, `__length_hint__`. */
export function iteratorType(name: string): PyType {
  const type = new PyType(name, [objectType], true);
  defineMethods(type, {
    __iter__: ['', selfMethod],
    __next__: ['', (vm, [it]) => iteratorNext(vm, it as NativeIterator)],
    __length_hint__: ['', (_vm, [it]) => Math.max(0, (it as NativeIterator).lengthHint())],
  });
  return type;
}

const makers = new Map<PyType, (value: Value) => PyObject>();

/** Says how instances of a builtin type are iterated over: its `__iter__`, and what `tryIter` makes. */
export function defineIter(type: PyType, make: (value: Value) => PyObject): void {
  makers.set(type, make);
  defineMethods(type, { __iter__: ['', (_vm, args) => make(args[0]!)] });
}

/** `iter(value)` where that runs no Python code: builtin iterables, iterators, generators. */
export function tryIter(value: Value): PyObject | undefined {
  if (typeof value === 'string') return new StrIterator(value);
  if (!(value instanceof PyObject)) return undefined;
  const type = value.cls;
  if (type === listType) return new ListIterator(value as PyList);
  if (type === rangeType) return rangeIterator(value as PyRange);
  if (value instanceof NativeIterator) return type.isBuiltin ? value : undefined;
  if (value instanceof PyGenerator) return type === generatorType ? value : undefined;
  const make = makers.get(type);
  if (make !== undefined) return make(value);
  if (type.isBuiltin) return undefined;
  const inherited = makers.get(type.layout);
  if (inherited === undefined || lookup(type, '__iter__') !== type.layout.attrs.get('__iter__'))
    return undefined;
  return inherited(value instanceof PyInstance && value.payload !== undefined ? value.payload : value);
}

// --- Sequences -------------------------------------------------------------------------------------------------------

export const listIteratorType = iteratorType('list_iterator');
export const listReverseIteratorType = iteratorType('list_reverseiterator');
export const tupleIteratorType = iteratorType('tuple_iterator');
export const strIteratorType = iteratorType('str_iterator');
export const strAsciiIteratorType = iteratorType('str_ascii_iterator');
export const bytesIteratorType = iteratorType('bytes_iterator');
export const bytearrayIteratorType = iteratorType('bytearray_iterator');

const NO_ITEMS = new PyTuple([]);

/** Index of a list iterator that has ended: beyond any list, and a small integer, so that the field stays one. */
export const LIST_END = 0x3fff_ffff;

/** Over a list or tuple; sees what is appended meanwhile, and stays at its end once it got there. */
export class ListIterator extends NativeIterator {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  list: PyList | PyTuple;
  /** Next item; LIST_END at the end. */
  index = 0;
  constructor(list: PyList | PyTuple, cls: PyType = listIteratorType) {
    super();
    this.cls = cls;
    this.list = list;
  }
  next(_vm: Machine): Value {
    const items = this.list.items;
    if (this.index < items.length) return items[this.index++]!;
    this.index = LIST_END;
    this.list = NO_ITEMS;
    return STOP;
  }
  override lengthHint(): number {
    return Math.max(0, this.list.items.length - this.index);
  }
  override shell(): ListIterator {
    return new ListIterator(NO_ITEMS, this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.list = copier.object(from.list);
    this.index = from.index;
  }
}

export class ListReverseIterator extends OrdinaryIterator {
  seq: PyList | null;
  index: number;
  constructor(seq: PyList | null) {
    super(listReverseIteratorType);
    this.seq = seq;
    this.index = seq === null ? -1 : seq.items.length - 1;
  }
  next(_vm: Machine): Value {
    if (this.seq !== null && this.index >= 0 && this.index < this.seq.items.length) {
      return this.seq.items[this.index--]!;
    }
    this.seq = null;
    this.index = -1;
    return STOP;
  }
  override lengthHint(): number {
    return this.seq === null || this.seq.items.length <= this.index ? 0 : this.index + 1;
  }
  override shell(): ListReverseIterator {
    return new ListReverseIterator(null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.seq = from.seq && copier.object(from.seq);
    this.index = from.index;
  }
}

const ASCII = /^[\0-\x7f]*$/;

/** Over the code points of a string. */
export class StrIterator extends NativeIterator {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  text: string;
  /** Next UTF-16 unit. */
  index = 0;
  constructor(text: string) {
    super();
    this.cls = ASCII.test(text) ? strAsciiIteratorType : strIteratorType;
    this.text = text;
  }
  next(_vm: Machine): Value {
    const code = this.text.codePointAt(this.index);
    if (code === undefined) return STOP;
    if (code > 0xffff) {
      this.index += 2;
      return String.fromCodePoint(code);
    }
    return this.text[this.index++]!;
  }
  override lengthHint(): number {
    return [...this.text.slice(this.index)].length;
  }
  override shell(): StrIterator {
    return new StrIterator('');
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.text = from.text;
    this.index = from.index;
  }
}

export class BytesIterator extends OrdinaryIterator {
  source: PyBytes | PyByteArray | null;
  index = 0;
  constructor(source: PyBytes | PyByteArray | null) {
    super(source instanceof PyByteArray ? bytearrayIteratorType : bytesIteratorType);
    this.source = source;
  }
  next(_vm: Machine): Value {
    if (this.source === null) return STOP;
    const value = this.source.data[this.index++];
    if (value !== undefined) return value;
    this.source = null;
    return STOP;
  }
  override lengthHint(): number {
    return this.source === null ? 0 : this.source.data.length - this.index;
  }
  override shell(): BytesIterator {
    return new BytesIterator(null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.source = from.source && copier.object(from.source);
    this.index = from.index;
  }
}

// --- Ranges ----------------------------------------------------------------------------------------------------------

export const rangeIteratorType = iteratorType('range_iterator');
export const longRangeIteratorType = iteratorType('longrange_iterator');

/** Over a range whose numbers all are safe integers. */
export class RangeIterator extends NativeIterator {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  value: number;
  step: number;
  left: number;
  constructor(start: number, step: number, length: number) {
    super();
    this.cls = rangeIteratorType;
    this.value = start;
    this.step = step;
    this.left = length;
  }
  next(_vm: Machine): Value {
    return this.nextSmall() ?? STOP;
  }
  /** The next number, undefined at the end. */
  nextSmall(): number | undefined {
    if (this.left <= 0) return undefined;
    this.left--;
    const value = this.value;
    this.value = value + this.step;
    return value;
  }
  override lengthHint(): number {
    return this.left;
  }
  override shell(): RangeIterator {
    return new RangeIterator(0, 1, 0);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.value = from.value;
    this.step = from.step;
    this.left = from.left;
  }
}

export class LongRangeIterator extends OrdinaryIterator {
  value: bigint;
  step: bigint;
  left: bigint;
  constructor(start: bigint, step: bigint, length: bigint) {
    super(longRangeIteratorType);
    this.value = start;
    this.step = step;
    this.left = length;
  }
  next(_vm: Machine): Value {
    if (this.left <= 0n) return STOP;
    this.left--;
    const value = this.value;
    this.value += this.step;
    const small = Number(value);
    return Number.isSafeInteger(small) ? small : value;
  }
  override lengthHint(): number {
    return Number(this.left);
  }
  override shell(): LongRangeIterator {
    return new LongRangeIterator(0n, 1n, 0n);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.value = from.value;
    this.step = from.step;
    this.left = from.left;
  }
}

/** How many numbers a range has. */
export function rangeLength(range: PyRange): number | bigint {
  const { start, stop, step } = range;
  if (typeof start === 'number' && typeof stop === 'number' && typeof step === 'number') {
    // The difference of two safe integers may be beyond them; then only bigints count exactly.
    const length = step > 0 ? Math.ceil((stop - start) / step) : Math.ceil((start - stop) / -step);
    if (length < 2 ** 40 && Math.abs(stop - start) < 2 ** 52) return Math.max(0, length);
  }
  const [from, to, by] = [BigInt(start), BigInt(stop), BigInt(step)];
  const length = by > 0n ? (to - from + by - 1n) / by : (from - to - by - 1n) / -by;
  if (length <= 0n) return 0;
  return length <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(length) : length;
}

export function rangeIterator(range: PyRange): NativeIterator {
  const length = rangeLength(range);
  const { start, step } = range;
  if (
    typeof start === 'number' &&
    typeof step === 'number' &&
    typeof length === 'number' &&
    Number.isSafeInteger(start + step * length)
  ) {
    return new RangeIterator(start, step, length);
  }
  return new LongRangeIterator(BigInt(start), BigInt(step), BigInt(length));
}

/** `reversed(range)`. */
export function rangeReverseIterator(range: PyRange): NativeIterator {
  const length = BigInt(rangeLength(range));
  const step = BigInt(range.step);
  const last = BigInt(range.start) + (length - 1n) * step;
  const end = last - step * length;
  if (
    [last, end, length].every((n) => Number.isSafeInteger(Number(n))) &&
    Number.isSafeInteger(Number(step))
  ) {
    return new RangeIterator(Number(last), -Number(step), Number(length));
  }
  return new LongRangeIterator(last, -step, length);
}

// --- Dicts and sets --------------------------------------------------------------------------------------------------

export type DictPart = 'key' | 'value' | 'item';

const dictIteratorTypes = {
  key: iteratorType('dict_keyiterator'),
  value: iteratorType('dict_valueiterator'),
  item: iteratorType('dict_itemiterator'),
};
const dictReverseIteratorTypes = {
  key: iteratorType('dict_reversekeyiterator'),
  value: iteratorType('dict_reversevalueiterator'),
  item: iteratorType('dict_reverseitemiterator'),
};

const FIRST_CHUNK = 16;

/**
 * Over a dict, in insertion order or backwards. Keys are taken from the Map in chunks that double in size: a Map has
 * no positions to go on from, and the host's own Map iterators cannot be copied.
 */
export class DictIterator extends NativeIterator {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  source: PyDict | null;
  readonly part: DictPart;
  readonly isReversed: boolean;
  /** Size the dict must keep; -1 once it has been found changed. */
  size: number;
  /** Items not yet given. */
  left: number;
  chunk: DictKey[] = [];
  at = 0;
  taken = 0;
  constructor(source: PyDict | null, part: DictPart, isReversed = false) {
    super();
    this.cls = (isReversed ? dictReverseIteratorTypes : dictIteratorTypes)[part];
    this.source = source;
    this.part = part;
    this.isReversed = isReversed;
    this.size = source === null ? 0 : source.map.size;
    this.left = this.size;
  }
  next(_vm: Machine): Value {
    const source = this.source;
    if (source === null) return STOP;
    if (source.map.size !== this.size) {
      this.size = -1;
      throw runtimeError('dictionary changed size during iteration');
    }
    for (;;) {
      if (this.at === this.chunk.length && !this.takeChunk(source)) {
        this.source = null;
        this.chunk = [];
        return STOP;
      }
      const stored = this.chunk[this.at++];
      const value = source.map.get(stored);
      if (value === undefined) continue;
      if (this.left === 0) {
        this.source = null;
        throw runtimeError('dictionary keys changed during iteration');
      }
      this.left--;
      if (this.part === 'value') return value;
      const key = originalKey(source, stored);
      return this.part === 'key' ? key : new PyTuple([key, value]);
    }
  }
  private takeChunk(source: PyDict): boolean {
    if (this.isReversed) {
      if (this.taken > 0) return false;
      this.chunk = [...source.map.keys()].reverse();
      this.taken = this.chunk.length;
      return this.taken > 0;
    }
    // The last key taken that is still there; new keys can only be behind it.
    const isKnown = (stored: DictKey): boolean => source.map.has(stored);
    const last = this.chunk.findLast(isKnown);
    let isPast = !this.chunk.some(isKnown);
    const wanted = Math.max(FIRST_CHUNK, this.taken);
    const chunk: DictKey[] = [];
    for (const stored of source.map.keys()) {
      if (isPast) {
        chunk.push(stored);
        if (chunk.length === wanted) break;
      } else isPast = stored === last;
    }
    this.taken += chunk.length;
    this.at = 0;
    if (chunk.length > 0) this.chunk = chunk;
    else this.at = this.chunk.length;
    return chunk.length > 0;
  }
  override lengthHint(): number {
    return this.source === null || this.size !== this.source.map.size ? 0 : this.left;
  }
  override shell(): DictIterator {
    return new DictIterator(null, this.part, this.isReversed);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.source = from.source && copier.object(from.source);
    this.size = from.size;
    this.left = from.left;
    this.chunk = copier.array(from.chunk);
    this.at = from.at;
    this.taken = from.taken;
  }
}

export const setIteratorType = iteratorType('set_iterator');

export class SetIterator extends OrdinaryIterator {
  source: PySet | null;
  size: number;
  slot = 0;
  left: number;
  constructor(source: PySet | null) {
    super(setIteratorType);
    this.source = source;
    this.size = source === null ? 0 : source.size;
    this.left = this.size;
  }
  next(_vm: Machine): Value {
    const source = this.source;
    if (source === null) return STOP;
    if (source.size !== this.size) {
      this.size = -1;
      throw runtimeError('Set changed size during iteration');
    }
    const slot = source.nextSlot(this.slot);
    if (slot < 0) {
      this.source = null;
      return STOP;
    }
    this.slot = slot + 1;
    this.left--;
    return source.at(slot);
  }
  override lengthHint(): number {
    return this.source === null || this.size !== this.source.size ? 0 : Math.max(0, this.left);
  }
  override shell(): SetIterator {
    return new SetIterator(null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.source = from.source && copier.object(from.source);
    this.size = from.size;
    this.slot = from.slot;
    this.left = from.left;
  }
}

const textOf = (value: Value): string =>
  typeof value === 'string' ? value : ((value as PyInstance).payload as string);
const bytesOf = (value: Value): PyBytes =>
  value instanceof PyBytes ? value : ((value as PyInstance).payload as PyBytes);

defineIter(listType, (value) => new ListIterator(value as PyList));
defineIter(tupleType, (value) => new ListIterator(value as PyTuple, tupleIteratorType));
defineIter(strType, (value) => new StrIterator(textOf(value)));
defineIter(bytesType, (value) => new BytesIterator(bytesOf(value)));
defineIter(bytearrayType, (value) => new BytesIterator(value as PyByteArray));
defineIter(rangeType, (value) => rangeIterator(value as PyRange));
defineIter(dictType, (value) => new DictIterator(value as PyDict, 'key'));
defineIter(setType, (value) => new SetIterator(value as PySet));
defineIter(frozensetType, (value) => new SetIterator(value as PySet));
