/** Slices as positions in a sequence, and the type `slice` (CPython docs, "slice objects"). */
import {
  checkArity,
  intArgument,
  noKeywords,
  ownMethod,
  Retry,
  retryWithSlice,
  smallInt,
} from './builtins-support';
import { typeError, valueError } from './errors';
import { asInt, type Int, normalizeInt } from './int-arith';
import { defineMethods, defineNew, PyGetSet } from './native';
import { getsetType, PySlice, PyTuple, sliceType, type Value } from './objects';
import { lookup, typeOf } from './types';

export interface SliceRange {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  /** Number of positions. */
  readonly count: number;
}

const NOT_AN_INDEX = 'slice indices must be integers or None or have an __index__ method';

/** A part of a slice as number, `fallback` for None; undefined where `__index__` has to be called. */
function part(value: Value, fallback: number): number | undefined {
  if (value === null) return fallback;
  const int = asInt(value);
  if (int !== undefined) return smallInt(int);
  if (lookup(typeOf(value), '__index__') === undefined) throw typeError(NOT_AN_INDEX);
  return undefined;
}

/** The positions a slice selects in a sequence of `length`; undefined where `__index__` has to be called first. */
export function sliceRange(slice: PySlice, length: number): SliceRange | undefined {
  const step = part(slice.step, 1);
  if (step === undefined) return undefined;
  if (step === 0) throw valueError('slice step cannot be zero');
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? length - 1 : length;
  const bound = (value: Value, fallback: number): number | undefined => {
    const at = part(value, Number.NaN);
    if (at === undefined) return undefined;
    if (Number.isNaN(at)) return fallback;
    return at < 0 ? Math.max(at + length, low) : Math.min(at, high);
  };
  const start = bound(slice.start, step < 0 ? high : low);
  const stop = bound(slice.stop, step < 0 ? low : high);
  if (start === undefined || stop === undefined) return undefined;
  const count = step < 0 ? Math.ceil((start - stop) / -step) : Math.ceil((stop - start) / step);
  return { start, stop, step, count: Math.max(0, count) };
}

/** What a slice selects from an array. */
export function sliceArray<T>(items: readonly T[], range: SliceRange): T[] {
  const { start, step, count } = range;
  if (step === 1) return items.slice(start, start + count);
  const found: T[] = [];
  for (let i = 0, at = start; i < count; i++, at += step) found.push(items[at]!);
  return found;
}

defineNew(sliceType, null, (_vm, args, kw) => {
  noKeywords('slice', kw);
  checkArity('slice', args, 1, 3);
  const [, a, b, c] = args;
  if (b === undefined) return new PySlice(null, a!, null);
  return new PySlice(a!, b, c ?? null);
});

/** `slice.indices` counts with ints of any size. */
function exactIndices(slice: PySlice, given: Int): Value | undefined {
  const ints = [slice.start, slice.stop, slice.step].map((value) => (value === null ? null : asInt(value)));
  if (ints.includes(undefined)) {
    for (const value of [slice.start, slice.stop, slice.step]) part(value, 0);
    return undefined;
  }
  const length = BigInt(given);
  if (length < 0n) throw valueError('length should not be negative');
  const [start, stop, stepInt] = ints as [
    number | bigint | null,
    number | bigint | null,
    number | bigint | null,
  ];
  const step = stepInt === null ? 1n : BigInt(stepInt);
  if (step === 0n) throw valueError('slice step cannot be zero');
  const low = step < 0n ? -1n : 0n;
  const high = step < 0n ? length - 1n : length;
  const bound = (value: number | bigint | null, fallback: bigint): bigint => {
    if (value === null) return fallback;
    const at = BigInt(value);
    if (at < 0n) return at + length < low ? low : at + length;
    return at > high ? high : at;
  };
  const first = bound(start, step < 0n ? high : low);
  const last = bound(stop, step < 0n ? low : high);
  return new PyTuple([first, last, step].map(normalizeInt));
}

defineMethods(sliceType, {
  indices: [
    'object, /',
    (vm, args) => {
      const slice = args[0] as PySlice;
      const native = ownMethod(sliceType, 'indices');
      const int = intArgument(vm, native, args, 1);
      if (int instanceof Retry) return int.result;
      return exactIndices(slice, int) ?? retryWithSlice(vm, native, args, 0);
    },
  ],
});
for (const name of ['start', 'stop', 'step'] as const) {
  sliceType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => (self as PySlice)[name], null));
}
