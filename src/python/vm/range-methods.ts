/** The type `range` (CPython docs, "Ranges"; Objects/rangeobject.c). */
import {
  checkArity,
  intArgument,
  noKeywords,
  ownMethod,
  Retry,
  retryWithIndex,
  retryWithSlice,
} from './builtins-support';
import { tryEq } from './equality';
import { indexError, overflowError, typeError, valueError } from './errors';
import { asInt, type Int, normalizeInt } from './int-arith';
import { intToString } from './int-text';
import { rangeLength, rangeReverseIterator } from './iterators';
import type { Machine } from './machine';
import { defineMethods, defineNew, PyGetSet } from './native';
import { getsetType, NOT_IMPLEMENTED, PyRange, PySlice, rangeType, type Value } from './objects';
import { sliceRange } from './slice-indices';
import { typeOf } from './types';

const range = (args: Value[]): PyRange => args[0] as PyRange;

function rangeNew(vm: Machine, args: Value[]): Value {
  checkArity('range', args, 1, 3);
  const native = ownMethod(rangeType, '__new__');
  const ints: Int[] = [];
  for (let at = 1; at < args.length; at++) {
    const int = intArgument(vm, native, args, at);
    if (int instanceof Retry) return int.result;
    ints.push(int);
  }
  if (ints.length === 1) return new PyRange(0, ints[0]!, 1);
  if (ints[2] === 0) throw valueError('range() arg 3 must not be zero');
  return new PyRange(ints[0]!, ints[1]!, ints[2] ?? 1);
}

defineNew(rangeType, null, (vm, args, kw) => {
  noKeywords('range', kw);
  return rangeNew(vm, args);
});

/** Number `index` of a range, which may be beyond its end. */
function numberAt(of: PyRange, index: Int): Int {
  const { start, step } = of;
  if (typeof start === 'number' && typeof step === 'number' && typeof index === 'number') {
    const value = start + index * step;
    if (Number.isSafeInteger(value) && Number.isSafeInteger(index * step)) return value;
  }
  return normalizeInt(BigInt(start) + BigInt(index) * BigInt(step));
}

/** The place of an int in a range, -1 if it is not there. */
function placeOf(of: PyRange, value: Int): Int {
  const { start, stop, step } = of;
  if (
    typeof start === 'number' &&
    typeof stop === 'number' &&
    typeof step === 'number' &&
    typeof value === 'number'
  ) {
    const isInside = step > 0 ? value >= start && value < stop : value <= start && value > stop;
    return isInside && (value - start) % step === 0 ? (value - start) / step + 0 : -1;
  }
  const [from, to, by, int] = [start, stop, step, value].map(BigInt) as [bigint, bigint, bigint, bigint];
  const isInside = by > 0n ? int >= from && int < to : int <= from && int > to;
  return isInside && (int - from) % by === 0n ? normalizeInt((int - from) / by) : -1;
}

/** Whether `value` is compared as a number; other values are looked for by `==` one after the other. */
function plainInt(value: Value): Int | undefined {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
    ? asInt(value)
    : undefined;
}

/** Place of a value that is no int: the first number equal to it. Undefined: Python code has to compare. */
function searchFor(vm: Machine, of: PyRange, value: Value): Int | undefined {
  const length = rangeLength(of);
  if (length === 0) return -1;
  const first = tryEq(vm, 0, value);
  if (first === undefined) return undefined;
  const kind = typeof value;
  if (kind === 'string' || value === null) return -1;
  if (length > 1000) vm.work(Number(length));
  for (let i = 0; i < (length as number); i++) {
    const equal = tryEq(vm, numberAt(of, i), value);
    if (equal === undefined) return undefined;
    if (equal) return i;
  }
  return -1;
}

function getItem(vm: Machine, args: Value[]): Value {
  const [self, key] = args as [PyRange, Value];
  const length = rangeLength(self);
  if (key instanceof PySlice) {
    if (typeof length === 'bigint') return bigSlice(self, length, key);
    const part = sliceRange(key, length);
    if (part === undefined) return retryWithSlice(vm, ownMethod(rangeType, '__getitem__'), args, 1);
    return new PyRange(
      numberAt(self, part.start),
      numberAt(self, part.stop),
      normalizeInt(BigInt(self.step) * BigInt(part.step)),
    );
  }
  const int = asInt(key);
  if (int === undefined) {
    const again = retryWithIndex(vm, ownMethod(rangeType, '__getitem__'), args, 1);
    if (again !== undefined) return again;
    throw typeError(`range indices must be integers or slices, not ${typeOf(key).name}`);
  }
  const index = int < 0 ? normalizeInt(BigInt(int) + BigInt(length)) : int;
  if (index < 0 || index >= length) throw indexError('range object index out of range');
  return numberAt(self, index);
}

/** A slice of a range with more numbers than a sequence can have items. */
function bigSlice(self: PyRange, length: bigint, slice: PySlice): Value {
  const int = (value: Value): bigint | null => (value === null ? null : BigInt(asInt(value) ?? 0));
  const step = int(slice.step) ?? 1n;
  if (step === 0n) throw valueError('slice step cannot be zero');
  const low = step < 0n ? -1n : 0n;
  const high = step < 0n ? length - 1n : length;
  const bound = (value: Value, fallback: bigint): bigint => {
    const at = int(value);
    if (at === null) return fallback;
    if (at < 0n) return at + length < low ? low : at + length;
    return at > high ? high : at;
  };
  const start = bound(slice.start, step < 0n ? high : low);
  const stop = bound(slice.stop, step < 0n ? low : high);
  return new PyRange(numberAt(self, start), numberAt(self, stop), normalizeInt(BigInt(self.step) * step));
}

function equals(vm: Machine, args: Value[], isNegated: boolean): Value {
  if (!(args[1] instanceof PyRange)) return NOT_IMPLEMENTED;
  return (tryEq(vm, args[0]!, args[1]) === true) !== isNegated;
}

defineMethods(rangeType, {
  __len__: [
    '',
    (_vm, args) => {
      const length = rangeLength(range(args));
      if (typeof length === 'bigint' && BigInt.asIntN(64, length) !== length) {
        throw overflowError('Python int too large to convert to C ssize_t');
      }
      return length;
    },
  ],
  __bool__: ['', (_vm, args) => rangeLength(range(args)) !== 0],
  __getitem__: ['key, /', getItem],
  __contains__: [
    'key, /',
    (vm, args) => {
      const int = plainInt(args[1]!);
      if (int !== undefined) return placeOf(range(args), int) !== -1;
      const found = searchFor(vm, range(args), args[1]!);
      return found === undefined ? vm.callPrelude('_contains', args) : found !== -1;
    },
  ],
  __reversed__: ['', (_vm, args) => rangeReverseIterator(range(args))],
  __eq__: ['value, /', (vm, args) => equals(vm, args, false)],
  __ne__: ['value, /', (vm, args) => equals(vm, args, true)],
  count: [
    'value, /',
    (vm, args) => {
      const int = plainInt(args[1]!);
      if (int !== undefined) return placeOf(range(args), int) === -1 ? 0 : 1;
      const found = searchFor(vm, range(args), args[1]!);
      if (found === undefined) return vm.callPrelude('_range_count', args);
      return found === -1 ? 0 : 1;
    },
  ],
  index: [
    'value, /',
    (vm, args) => {
      const value = args[1]!;
      const int = plainInt(value);
      if (int !== undefined) {
        const place = placeOf(range(args), int);
        if (place === -1) throw valueError(`${intToString(int)} is not in range`);
        return place;
      }
      const found = searchFor(vm, range(args), value);
      if (found === undefined) return vm.callPrelude('_range_index', args);
      if (found === -1) throw valueError('sequence.index(x): x not in sequence');
      return found;
    },
  ],
});
for (const name of ['start', 'stop', 'step'] as const) {
  rangeType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => (self as PyRange)[name], null));
}
