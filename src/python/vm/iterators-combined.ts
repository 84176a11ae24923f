/**
 * Iterators made of other iterators and of functions: enumerate, zip, map, filter, reversed, `iter(callable, sentinel)`
 * and the iterator over anything with `__getitem__`. Where an inner iterator or a function is Python code, `next` says
 * so before anything is lost, and `slowNext` calls it.
 *
 * Behaviour: Objects/enumobject.c, Objects/iterobject.c and Python/bltinmodule.c of CPython 3.13.
 */
import { callMethodThen, callPreludeThen, endsSequence, isException } from './builtins-support';
import type { Copier } from './copier';
import { guestError, StopIteration, stopIteration, typeError, valueError } from './errors';
import { callTruth, quickTruth, truthOfResult } from './instructions';
import { addInt, type Int } from './int-arith';
import { iteratorNext, iteratorType, NativeIterator, nativeNext, OrdinaryIterator } from './iterators';
import type { Machine } from './machine';
import { kontinuation } from './native';
import {
  type Namespace,
  NOT_IMPLEMENTED,
  PUSHED,
  PyByteArray,
  PyBytes,
  PyTuple,
  type PyType,
  STOP,
  type Value,
} from './objects';
import { charAt, strLength } from './str-core';
import { lookup, typeOf } from './types';

/** `next(it)` with work left to do: calls `kont` with the item, or throws StopIteration. */
function nextThen(vm: Machine, it: Value, kont: ReturnType<typeof kontinuation>, state: Value): Value {
  if (it instanceof NativeIterator && it.cls.isBuiltin) {
    const below = vm.pushKontinuation(kont, state);
    const value = iteratorNext(vm, it);
    if (value === PUSHED) return PUSHED;
    vm.frame = below.back;
    return kont.run(vm, state, value);
  }
  const result = callMethodThen(vm, it, '__next__', [], kont, state);
  if (result === undefined) throw typeError(`'${typeOf(it).name}' object is not an iterator`);
  return result;
}

export const enumerateType = iteratorType('enumerate');

export class EnumerateIterator extends NativeIterator {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  source: Value;
  index: Int;
  constructor(source: Value, index: Int, cls: PyType = enumerateType) {
    super();
    this.cls = cls;
    this.source = source;
    this.index = index;
  }
  next(vm: Machine): Value | undefined {
    const item = nativeNext(vm, this.source);
    return item === undefined || item === STOP ? item : this.pair(item);
  }
  pair(item: Value): Value {
    const index = this.index;
    this.index = addInt(index, 1);
    return new PyTuple([index, item]);
  }
  override slowNext(vm: Machine): Value {
    return nextThen(vm, this.source, ENUMERATE_NEXT, this);
  }
  override shell(): EnumerateIterator {
    return new EnumerateIterator(null, 0, this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.source = copier.value(from.source);
    this.index = from.index;
  }
}

const ENUMERATE_NEXT = kontinuation('enumerate', (_vm, it, item) => (it as EnumerateIterator).pair(item));

export const zipType = iteratorType('zip');

export class ZipIterator extends NativeIterator {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  sources: Value[];
  readonly isStrict: boolean;
  /** Items of the tuple under way. */
  pending: Value[] = [];
  /** Source to be checked next for having ended along with the first; 0: none. */
  ending = 0;
  constructor(sources: Value[], isStrict: boolean, cls: PyType = zipType) {
    super();
    this.cls = cls;
    this.sources = sources;
    this.isStrict = isStrict;
  }
  next(vm: Machine): Value | undefined {
    if (this.sources.length === 0) return STOP;
    if (this.ending > 0) return undefined;
    while (this.pending.length < this.sources.length) {
      const item = nativeNext(vm, this.sources[this.pending.length]!);
      if (item === undefined) return undefined;
      if (item === STOP) return this.atEnd(vm);
      this.pending.push(item);
    }
    return this.take();
  }
  private take(): Value {
    const tuple = new PyTuple(this.pending);
    this.pending = [];
    return tuple;
  }
  /** Source number `pending.length` has ended. Undefined: whether the others have too takes Python code to tell. */
  atEnd(vm: Machine): Value | undefined {
    const at = this.pending.length;
    this.pending = [];
    if (!this.isStrict) return STOP;
    if (at > 0) throw zipLengths(at, false);
    for (let i = 1; i < this.sources.length; i++) {
      const item = nativeNext(vm, this.sources[i]!);
      if (item === undefined) {
        this.ending = i;
        return undefined;
      }
      if (item !== STOP) throw zipLengths(i, true);
    }
    return STOP;
  }
  override slowNext(vm: Machine): Value {
    if (this.ending > 0) return nextThen(vm, this.sources[this.ending]!, ZIP_ENDING, this);
    return nextThen(vm, this.sources[this.pending.length]!, ZIP_NEXT, this);
  }
  override shell(): ZipIterator {
    return new ZipIterator([], this.isStrict, this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.sources = copier.array(from.sources);
    this.pending = copier.array(from.pending);
    this.ending = from.ending;
  }
}

/** Source `at` ended before those in front of it (or goes on after they ended: `isLonger`). */
function zipLengths(at: number, isLonger: boolean): ReturnType<typeof valueError> {
  const others = at === 1 ? 'argument 1' : `arguments 1-${at}`;
  return valueError(`zip() argument ${at + 1} is ${isLonger ? 'longer' : 'shorter'} than ${others}`);
}

const ZIP_NEXT = kontinuation(
  'zip',
  (vm, state, item) => {
    const it = state as ZipIterator;
    it.pending.push(item);
    return iteratorNext(vm, it);
  },
  (vm, state, exception) => {
    const it = state as ZipIterator;
    if (!isException(exception, StopIteration)) {
      it.pending = [];
      return undefined;
    }
    const end = it.atEnd(vm);
    if (end === undefined) return it.slowNext(vm);
    return undefined;
  },
);

const ZIP_ENDING = kontinuation(
  'zip(strict=True)',
  (_vm, state) => {
    const it = state as ZipIterator;
    const at = it.ending;
    it.ending = 0;
    throw zipLengths(at, true);
  },
  (vm, state, exception) => {
    const it = state as ZipIterator;
    if (!isException(exception, StopIteration)) return undefined;
    it.ending++;
    if (it.ending < it.sources.length) return it.slowNext(vm);
    it.ending = 0;
    return undefined;
  },
);

export const mapType = iteratorType('map');

export class MapIterator extends OrdinaryIterator {
  fn: Value;
  sources: Value[];
  /** Arguments of the call under way. */
  pending: Value[] = [];
  constructor(fn: Value, sources: Value[], cls: PyType = mapType) {
    super(cls);
    this.fn = fn;
    this.sources = sources;
  }
  next(vm: Machine): Value | undefined {
    while (this.pending.length < this.sources.length) {
      const item = nativeNext(vm, this.sources[this.pending.length]!);
      if (item === undefined) return undefined;
      if (item === STOP) {
        this.pending = [];
        return STOP;
      }
      this.pending.push(item);
    }
    return undefined;
  }
  override slowNext(vm: Machine): Value {
    if (this.pending.length < this.sources.length) {
      return nextThen(vm, this.sources[this.pending.length]!, MAP_NEXT, this);
    }
    const args = this.pending;
    this.pending = [];
    return vm.call(this.fn, args, null);
  }
  override shell(): MapIterator {
    return new MapIterator(null, [], this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.fn = copier.value(from.fn);
    this.sources = copier.array(from.sources);
    this.pending = copier.array(from.pending);
  }
}

const MAP_NEXT = kontinuation(
  'map',
  (vm, state, item) => {
    const it = state as MapIterator;
    it.pending.push(item);
    return iteratorNext(vm, it);
  },
  (_vm, state) => {
    (state as MapIterator).pending = [];
    return undefined;
  },
);

export const filterType = iteratorType('filter');

export class FilterIterator extends OrdinaryIterator {
  /** None: items are taken by their own truth. */
  fn: Value;
  source: Value;
  constructor(fn: Value, source: Value, cls: PyType = filterType) {
    super(cls);
    this.fn = fn;
    this.source = source;
  }
  next(_vm: Machine): Value | undefined {
    return undefined;
  }
  override slowNext(vm: Machine): Value {
    for (;;) {
      const item = nativeNext(vm, this.source);
      if (item === STOP) throw stopIteration(null);
      if (item === undefined) return nextThen(vm, this.source, FILTER_NEXT, this);
      const found = this.test(vm, item);
      if (found !== undefined) return found;
    }
  }
  /** The item if it is wanted, undefined if not, PUSHED while Python code finds out. */
  test(vm: Machine, item: Value): Value | undefined {
    if (this.fn === null) return this.judge(vm, item, item);
    const state = new PyTuple([this, item]);
    const below = vm.pushKontinuation(FILTER_TESTED, state);
    const verdict = vm.call(this.fn, [item], null);
    if (verdict === PUSHED) return PUSHED;
    vm.frame = below.back;
    return this.judge(vm, item, verdict);
  }
  judge(vm: Machine, item: Value, verdict: Value): Value | undefined {
    const truth = quickTruth(verdict);
    if (truth !== undefined) return truth ? item : undefined;
    return callTruth(vm, verdict, FILTER_JUDGED, new PyTuple([this, item]));
  }
  override shell(): FilterIterator {
    return new FilterIterator(null, null, this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.fn = copier.value(from.fn);
    this.source = copier.value(from.source);
  }
}

const FILTER_NEXT = kontinuation('filter', (vm, state, item) => {
  const it = state as FilterIterator;
  return it.test(vm, item) ?? it.slowNext(vm);
});
const FILTER_TESTED = kontinuation('filter test', (vm, state, verdict) => {
  const [it, item] = (state as PyTuple).items as [FilterIterator, Value];
  return it.judge(vm, item, verdict) ?? it.slowNext(vm);
});
const FILTER_JUDGED = kontinuation('filter truth', (vm, state, verdict) => {
  const [it, item] = (state as PyTuple).items as [FilterIterator, Value];
  return truthOfResult(verdict) ? item : it.slowNext(vm);
});

export const reversedType = iteratorType('reversed');

/** `reversed(sequence)`: from the last index down, by `__getitem__`. */
export class ReversedIterator extends OrdinaryIterator {
  seq: Value;
  index: number;
  constructor(seq: Value, length: number, cls: PyType = reversedType) {
    super(cls);
    this.seq = seq;
    this.index = length - 1;
  }
  next(_vm: Machine): Value | undefined {
    if (this.index < 0) return STOP;
    const seq = this.seq;
    if (seq instanceof PyTuple && seq.cls.isBuiltin) return seq.items[this.index--]!;
    if (typeof seq === 'string') return charAt(seq, this.index--);
    if (seq instanceof PyBytes || seq instanceof PyByteArray) return seq.data[this.index--] ?? STOP;
    return undefined;
  }
  override slowNext(vm: Machine): Value {
    const index = this.index--;
    const item = callMethodThen(vm, this.seq, '__getitem__', [index], REVERSED_ITEM, this);
    if (item === undefined) throw typeError(`'${typeOf(this.seq).name}' object is not subscriptable`);
    return item;
  }
  override lengthHint(): number {
    return this.index + 1;
  }
  override shell(): ReversedIterator {
    return new ReversedIterator(null, 0, this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.seq = copier.value(from.seq);
    this.index = from.index;
  }
}

const REVERSED_ITEM = kontinuation(
  'reversed',
  (_vm, _state, item) => item,
  (_vm, state, exception) => {
    const it = state as ReversedIterator;
    it.index = -1;
    it.seq = null;
    if (endsSequence(exception)) throw stopIteration(null);
    return undefined;
  },
);

export const sequenceIteratorType = iteratorType('iterator');

/** `iter(x)` where `x` has `__getitem__` only: items 0, 1, 2 ... up to IndexError. */
export class SequenceIterator extends OrdinaryIterator {
  seq: Value;
  index = 0;
  isOver = false;
  constructor(seq: Value) {
    super(sequenceIteratorType);
    this.seq = seq;
  }
  next(_vm: Machine): Value | undefined {
    return this.isOver ? STOP : undefined;
  }
  override slowNext(vm: Machine): Value {
    const item = callMethodThen(vm, this.seq, '__getitem__', [this.index++], SEQUENCE_ITEM, this);
    if (item === undefined) throw typeError(`'${typeOf(this.seq).name}' object is not subscriptable`);
    return item;
  }
  override shell(): SequenceIterator {
    return new SequenceIterator(null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.seq = copier.value(from.seq);
    this.index = from.index;
    this.isOver = from.isOver;
  }
}

const SEQUENCE_ITEM = kontinuation(
  'iterator',
  (_vm, _state, item) => item,
  (_vm, state, exception) => {
    if (!endsSequence(exception)) return undefined;
    const it = state as SequenceIterator;
    it.isOver = true;
    it.seq = null;
    throw stopIteration(null);
  },
);

export const callableIteratorType = iteratorType('callable_iterator');

/** `iter(callable, sentinel)`. */
export class CallableIterator extends OrdinaryIterator {
  fn: Value;
  sentinel: Value;
  isOver = false;
  constructor(fn: Value, sentinel: Value) {
    super(callableIteratorType);
    this.fn = fn;
    this.sentinel = sentinel;
  }
  next(_vm: Machine): Value | undefined {
    return this.isOver ? STOP : undefined;
  }
  override slowNext(vm: Machine): Value {
    return callPreludeThen(vm, '_call_until', [this.fn, this.sentinel], CALLED, this);
  }
  override shell(): CallableIterator {
    return new CallableIterator(null, null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.fn = copier.value(from.fn);
    this.sentinel = copier.value(from.sentinel);
    this.isOver = from.isOver;
  }
}

const CALLED = kontinuation(
  'callable_iterator',
  (_vm, _state, value) => value,
  (_vm, state, exception) => {
    if (!isException(exception, StopIteration)) return undefined;
    const it = state as CallableIterator;
    it.isOver = true;
    it.fn = null;
    throw guestError(StopIteration);
  },
);

/** `iter(value)` by its type's methods, for what `tryIter` does not know: an iterator or PUSHED. Throws TypeError. */
export function iterateSlowly(vm: Machine, value: Value): Value {
  const type = typeOf(value);
  const method = lookup(type, '__iter__');
  if (method !== undefined && method !== null) {
    return callMethodThen(vm, value, '__iter__', [], ITERATOR_MADE, value)!;
  }
  if (method === undefined && lookup(type, '__getitem__') !== undefined) return new SequenceIterator(value);
  throw typeError(`'${type.name}' object is not iterable`);
}

const ITERATOR_MADE = kontinuation('__iter__', (_vm, _value, it) => {
  if (it !== NOT_IMPLEMENTED && lookup(typeOf(it), '__next__') !== undefined) return it;
  throw typeError(`iter() returned non-iterator of type '${typeOf(it).name}'`);
});

/** `len` of what `reversed` goes over, for builtin sequences; undefined: `__len__` has to be called. */
export function sequenceLength(value: Value): number | undefined {
  if (typeof value === 'string') return strLength(value);
  if (value instanceof PyTuple) return value.items.length;
  if (value instanceof PyBytes || value instanceof PyByteArray) return value.data.length;
  return undefined;
}
