/**
 * What lists and tuples share: indexing, slicing, searching, concatenation, repetition, comparison
 * (CPython docs, "Common Sequence Operations").
 */
import {
  callPreludeThen,
  intArgument,
  ownMethod,
  Retry,
  reserveItems,
  retryWithIndex,
  retryWithSlice,
  smallInt,
} from './builtins-support';
import { tryCompare, tryEq, trySame } from './equality';
import { guestError, IndexError, indexError, memoryError, overflowError, typeError } from './errors';
import { asInt, type Int } from './int-arith';
import type { Machine } from './machine';
import { kontinuation, type NativeFn } from './native';
import type { CompareOp } from './numbers';
import { listType, NOT_IMPLEMENTED, PyList, PySlice, PyTuple, type PyType, type Value } from './objects';
import { sliceArray, sliceRange } from './slice-indices';
import { lookup, typeOf } from './types';

export type Sequence = PyList | PyTuple;

/** The items of a sequence method's receiver. */
export const itemsOf = (args: Value[]): Value[] => (args[0] as Sequence).items;

/** `sequence[key]`. `make` wraps what a slice selects. */
export function getItem(vm: Machine, type: PyType, args: Value[], make: (items: Value[]) => Value): Value {
  const [self, key] = args as [Sequence, Value];
  const items = self.items;
  if (key instanceof PySlice) {
    const range = sliceRange(key, items.length);
    if (range === undefined) return retryWithSlice(vm, ownMethod(type, '__getitem__'), args, 1);
    vm.charge(range.count);
    return make(sliceArray(items, range));
  }
  const int = asInt(key);
  if (int === undefined) {
    const again = retryWithIndex(vm, ownMethod(type, '__getitem__'), args, 1);
    if (again !== undefined) return again;
    throw typeError(`${type.name} indices must be integers or slices, not ${typeOf(key).name}`);
  }
  const item = items[positionIn(int, items.length)];
  if (item === undefined) throw indexError(`${type.name} index out of range`);
  return item;
}

/** An index counted from the start; outside the sequence it is no position. Throws IndexError beyond 64 bits. */
export function positionIn(index: Int, length: number): number {
  if (typeof index === 'bigint') {
    if (BigInt.asIntN(64, index) !== index) {
      throw guestError(IndexError, "cannot fit 'int' into an index-sized integer");
    }
    return -1;
  }
  return index < 0 ? index + length : index;
}

/** Searches by identity, then `==`; undefined from item `from` on: Python code has to compare. */
export function findItem(
  vm: Machine,
  items: readonly Value[],
  value: Value,
  start: number,
  stop: number,
): number | undefined {
  const end = Math.min(stop, items.length);
  if (end - start > 1000) vm.work(end - start);
  for (let i = start; i < end; i++) {
    const equal = trySame(vm, items[i]!, value);
    if (equal === undefined) return undefined;
    if (equal) return i;
  }
  return -1;
}

/** `value in sequence`. */
export const contains: NativeFn = (vm, args) => {
  const found = findItem(vm, itemsOf(args), args[1]!, 0, Number.POSITIVE_INFINITY);
  return found === undefined ? vm.callPrelude('_sequence_contains', args) : found >= 0;
};

export const count: NativeFn = (vm, args) => {
  const items = itemsOf(args);
  let found = 0;
  if (items.length > 1000) vm.work(items.length);
  for (const item of items) {
    const equal = trySame(vm, item, args[1]!);
    if (equal === undefined) return vm.callPrelude('_sequence_count', args);
    if (equal) found++;
  }
  return found;
};

const missingItem = new Map<PyType, (vm: Machine, value: Value) => Value>();

/** `sequence.index(value, start, stop)`; `missing` raises the error for a value that is not there. */
export function indexMethod(type: PyType, missing: (vm: Machine, value: Value) => Value): NativeFn {
  missingItem.set(type, missing);
  return (vm, args) => {
    const native = ownMethod(type, 'index');
    const bounds: number[] = [];
    for (const at of [2, 3]) {
      const given = args[at];
      if (given === undefined) {
        bounds.push(at === 2 ? 0 : Number.MAX_SAFE_INTEGER);
        continue;
      }
      const int = asInt(given);
      if (int === undefined) {
        const again = retryWithIndex(vm, native, args, at);
        if (again !== undefined) return again;
        throw typeError('slice indices must be integers or have an __index__ method');
      }
      bounds.push(smallInt(int));
    }
    const items = itemsOf(args);
    const [start, stop] = bounds.map((bound) => (bound < 0 ? Math.max(0, bound + items.length) : bound));
    const found = findItem(vm, items, args[1]!, start!, stop!);
    if (found === undefined) {
      return callPreludeThen(
        vm,
        '_sequence_index',
        [args[0]!, args[1]!, start!, stop!],
        FOUND,
        new PyTuple([type, args[1]!]),
      );
    }
    return found >= 0 ? found : missing(vm, args[1]!);
  };
}

const FOUND = kontinuation('index', (vm, state, found) => {
  const [type, value] = (state as PyTuple).items as [PyType, Value];
  return (found as number) >= 0 ? found : missingItem.get(type)!(vm, value);
});

/** Whether `value` is a list (`type` is list), or a tuple. */
function isOfKind(type: PyType, value: Value): value is Sequence {
  return type === listType ? value instanceof PyList : value instanceof PyTuple;
}

/** `a + b` for two sequences of one kind. */
export function concat(vm: Machine, type: PyType, a: readonly Value[], b: Value): Value[] {
  if (!isOfKind(type, b)) {
    throw typeError(`can only concatenate ${type.name} (not "${typeOf(b).name}") to ${type.name}`);
  }
  const length = a.length + b.items.length;
  reserveItems(vm, length);
  vm.charge(length);
  return a.concat(b.items);
}

/** `sequence * n`; the native is named for its second run after `__index__`. Throws MemoryError, OverflowError. */
export function repeat(vm: Machine, type: PyType, name: string, args: Value[]): Value[] | Retry {
  const [self, times] = args as [Sequence, Value];
  const int = asInt(times);
  if (int === undefined) {
    const again = retryWithIndex(vm, ownMethod(type, name), args, 1);
    if (again !== undefined) return new Retry(again);
    throw typeError(`can't multiply sequence by non-int of type '${typeOf(times).name}'`);
  }
  return repeated(vm, self.items, int);
}

/** `items * times`. */
export function repeated(vm: Machine, items: readonly Value[], times: Int): Value[] {
  if (typeof times === 'bigint' && BigInt.asIntN(64, times) !== times) {
    throw overflowError("cannot fit 'int' into an index-sized integer");
  }
  if (times <= 0 || items.length === 0) return [];
  const length = items.length * Number(times);
  if (length > 2 ** 31) throw memoryError();
  reserveItems(vm, length);
  vm.charge(length);
  if (items.length === 1) return new Array<Value>(length).fill(items[0]!);
  const made: Value[] = [];
  for (let i = 0; i < (times as number); i++) for (const item of items) made.push(item);
  return made;
}

/** `__eq__`, `__lt__` ... of a sequence type. */
export function comparisons(type: PyType): Record<string, readonly [string, NativeFn]> {
  const compareTo =
    (op: CompareOp): NativeFn =>
    (vm, args) => {
      const [a, b] = args as [Sequence, Value];
      if (!isOfKind(type, b)) return NOT_IMPLEMENTED;
      const isEquality = op === '==' || op === '!=';
      // Instances of subclasses with comparisons of their own are compared here as what they are underneath.
      const [x, y] = [plainTwin(a, type), plainTwin(b, type)];
      const known = isEquality ? tryEq(vm, x, y) : tryCompare(vm, op, x, y);
      if (known !== undefined) return op === '!=' ? !known : known;
      return isEquality
        ? callPreludeThen(vm, '_sequence_equal', [x, y], op === '==' ? AS_IS : NEGATED, null)
        : vm.callPrelude('_sequence_compare', [op, x, y]);
    };
  return {
    __eq__: ['value, /', compareTo('==')],
    __ne__: ['value, /', compareTo('!=')],
    __lt__: ['value, /', compareTo('<')],
    __le__: ['value, /', compareTo('<=')],
    __gt__: ['value, /', compareTo('>')],
    __ge__: ['value, /', compareTo('>=')],
  };
}

function plainTwin(value: Sequence, type: PyType): Sequence {
  if (value.cls === type) return value;
  return value instanceof PyList ? new PyList(value.items) : new PyTuple(value.items);
}

export const AS_IS = kontinuation('==', (_vm, _state, value) => value);
export const NEGATED = kontinuation('!=', (_vm, _state, value) => value !== true);

/** Number of items that an int-like argument counts; for errors named as CPython's `PyNumber_AsSsize_t` does. */
export function integerArgument(
  vm: Machine,
  type: PyType,
  name: string,
  args: Value[],
  at: number,
): Int | Retry {
  return intArgument(vm, ownMethod(type, name), args, at);
}

export function requireIterable(value: Value): void {
  const type = typeOf(value);
  if (lookup(type, '__iter__') === undefined && lookup(type, '__getitem__') === undefined) {
    throw typeError(`'${type.name}' object is not iterable`);
  }
}
