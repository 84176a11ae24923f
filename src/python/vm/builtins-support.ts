/**
 * What the builtin functions and container methods share: calls with work left to do, arguments that have `__index__`,
 * taking all items from an iterable.
 */
import { assert, guestError, IndexError, overflowError, StopIteration, typeError } from './errors';
import { asInt, type Int } from './int-arith';
import { NativeIterator, nativeNext, tryIter } from './iterators';
import type { Machine } from './machine';
import { type Kontinuation, kontinuation, type PyNative } from './native';
import {
  type KwArgs,
  PUSHED,
  type PyException,
  PyInstance,
  PyList,
  type PyObject,
  PyTuple,
  type PyType,
  STOP,
  type Value,
} from './objects';
import { lookup, typeOf } from './types';

/** Calls special method `name` of `self`, then `kont`; undefined where the type has no such method. */
export function callMethodThen(
  vm: Machine,
  self: Value,
  name: string,
  args: Value[],
  kont: Kontinuation,
  state: Value,
): Value | undefined {
  const method = lookup(typeOf(self), name);
  if (method === undefined || method === null) return undefined;
  const below = vm.pushKontinuation(kont, state);
  const result = vm.callMethodFunction(method, self, args, null);
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return kont.run(vm, state, result);
}

/** Calls a function of the prelude, then `kont`. */
export function callPreludeThen(
  vm: Machine,
  name: string,
  args: Value[],
  kont: Kontinuation,
  state: Value,
): Value {
  const fn = vm.prelude.get(name);
  assert(fn !== undefined, `no prelude function ${name}`);
  return vm.callThen(fn, args, null, kont, state);
}

/** True for exceptions of (a subclass of) `type`. */
export function isException(exception: PyException, type: PyType): boolean {
  return exception.cls === type || exception.cls.mro.includes(type);
}

/** StopIteration, or IndexError: what ends iteration by `__getitem__`. */
export function endsSequence(exception: PyException): boolean {
  return isException(exception, StopIteration) || isException(exception, IndexError);
}

/** The value itself, or the builtin value that an instance of a subclass of int, str, float ... is. */
export function unwrap(value: Value): Value {
  return value instanceof PyInstance && value.payload !== undefined ? value.payload : value;
}

// --- Arguments -------------------------------------------------------------------------------------------------------

/** Checks the number of arguments behind the class or self in args[0]; `name` as error texts show it. */
export function checkArity(name: string, args: readonly Value[], least: number, most: number): void {
  const given = args.length - 1;
  if (given >= least && given <= most) return;
  const plural = (n: number): string => (n === 1 ? '' : 's');
  if (least === most) throw typeError(`${name} expected ${least} argument${plural(least)}, got ${given}`);
  throw typeError(
    given < least
      ? `${name} expected at least ${least} argument${plural(least)}, got ${given}`
      : `${name} expected at most ${most} argument${plural(most)}, got ${given}`,
  );
}

export function noKeywords(name: string, kw: KwArgs): void {
  if (kw !== null && kw.size > 0) throw typeError(`${name}() takes no keyword arguments`);
}

/** Refuses keyword arguments other than `known`. */
export function onlyKeywords(name: string, kw: KwArgs, known: readonly string[]): void {
  if (kw === null) return;
  for (const key of kw.keys()) {
    if (!known.includes(key)) throw typeError(`${name}() got an unexpected keyword argument '${key}'`);
  }
}

/** `'float' object cannot be interpreted as an integer`. */
export function notAnInteger(value: Value): ReturnType<typeof typeError> {
  return typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
}

// --- __index__ -------------------------------------------------------------------------------------------------------

/**
 * Calls `native` again with `args[at]` replaced by what its `__index__` gives (slices: by a slice of what theirs
 * give). Undefined where there is no `__index__` to call.
 */
export function retryWithIndex(vm: Machine, native: PyNative, args: Value[], at: number): Value | undefined {
  const value = args[at]!;
  const state = new PyTuple([native, new PyTuple(args.slice()), at]);
  return callMethodThen(vm, value, '__index__', [], RETRY, state);
}

const RETRY = kontinuation('__index__', (vm, state, index) => {
  const [native, args, at] = (state as PyTuple).items as [PyNative, PyTuple, number];
  if (asInt(index) === undefined) {
    throw typeError(`__index__ returned non-int (type ${typeOf(index).name})`);
  }
  const again = args.items.slice();
  again[at] = index;
  return native.fn(vm, again, null);
});

/** As `retryWithIndex`, for a slice at `args[at]` whose parts are no ints. */
export function retryWithSlice(vm: Machine, native: PyNative, args: Value[], at: number): Value {
  return callPreludeThen(
    vm,
    '_slice_of_ints',
    [args[at]!],
    RETRY_SLICE,
    new PyTuple([native, new PyTuple(args.slice()), at]),
  );
}

const RETRY_SLICE = kontinuation('__index__ of slice', (vm, state, slice) => {
  const [native, args, at] = (state as PyTuple).items as [PyNative, PyTuple, number];
  const again = args.items.slice();
  again[at] = slice;
  return native.fn(vm, again, null);
});

/** The native method `name` of a builtin type. */
export function ownMethod(type: PyType, name: string): PyNative {
  return type.attrs.get(name) as PyNative;
}

/** An int as an index; beyond the host's exact range it is beyond any sequence. */
export function smallInt(value: Int): number {
  return typeof value === 'number' ? value : value > 0n ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER;
}

/** An int as an index where CPython does not clip one that its own type cannot hold. Throws OverflowError. */
export function indexOrOverflow(value: Int): number {
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) {
    throw overflowError('Python int too large to convert to C ssize_t');
  }
  return smallInt(value);
}

/**
 * The int at `args[at]` of a native that can be called again once `__index__` has answered. Gives the int, or a
 * `Retry` whose result the native returns.
 */
export function intArgument(vm: Machine, native: PyNative, args: Value[], at: number): Int | Retry {
  const int = asInt(args[at]);
  if (int !== undefined) return int;
  const result = retryWithIndex(vm, native, args, at);
  if (result === undefined) throw notAnInteger(args[at]!);
  return new Retry(result);
}

/** The result of a native's second run. */
export class Retry {
  readonly result: Value;
  constructor(result: Value) {
    this.result = result;
  }
}

/** An int as a C index. Throws CPython's errors (`cannot fit 'int' into an index-sized integer`). */
export function indexSized(value: Int, error: PyType | null = null): number {
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) {
    const text = "cannot fit 'int' into an index-sized integer";
    throw error === null ? overflowError(text) : guestError(error, text);
  }
  return Number(value);
}

// --- Items of an iterable --------------------------------------------------------------------------------------------

const BATCH = 1024;
const BYTES_PER_ITEM = 8;
/** Smaller allocations are not booked one by one. */
const BOOKED_BYTES_MIN = 1 << 20;

/** To be called before making a sequence of `count` items. Throws MemoryError. */
export function reserveItems(vm: Machine, count: number): void {
  if (count * BYTES_PER_ITEM >= BOOKED_BYTES_MIN) vm.allocate(count * BYTES_PER_ITEM);
}

/**
 * Appends the items of a native iterator to `out`. False: Python code has to run for the next one; what was taken so
 * far is in `out`, and the iterator goes on from there.
 */
export function drain(vm: Machine, it: Value, out: Value[]): boolean {
  let booked = BOOKED_BYTES_MIN / BYTES_PER_ITEM;
  if (it instanceof NativeIterator) {
    const expected = it.lengthHint();
    reserveItems(vm, expected);
    booked = Math.max(booked, expected);
  }
  for (;;) {
    for (let i = 0; i < BATCH; i++) {
      const value = nativeNext(vm, it);
      if (value === STOP) return true;
      if (value === undefined) return false;
      out.push(value);
    }
    vm.work(BATCH);
    if (out.length > booked) {
      // What comes of an iterator of unknown length is booked in doubling steps.
      reserveItems(vm, booked);
      booked *= 2;
    }
  }
}

/** The items of an iterable if they can be had without running Python code; never of an iterator that is half used. */
export function tryItems(vm: Machine, value: Value): Value[] | undefined {
  if ((value instanceof PyList || value instanceof PyTuple) && hasOwnIteration(value))
    return value.items.slice();
  const it = tryIter(value);
  if (it === undefined || it === value) return undefined;
  const out: Value[] = [];
  return drain(vm, it, out) ? out : undefined;
}

/** As `takeItems`, but the items may be a list's own: only to be looked at, and at once. */
export function viewItems(vm: Machine, value: Value): { items: readonly Value[]; rest: Value | null } {
  if ((value instanceof PyList || value instanceof PyTuple) && hasOwnIteration(value)) {
    return { items: value.items, rest: null };
  }
  return takeItems(vm, value);
}

/**
 * The items of an iterable as far as they can be had without running Python code, and what is left to go through by
 * it: an iterator, the iterable itself if nothing was taken, or null.
 */
export function takeItems(vm: Machine, value: Value): { items: Value[]; rest: Value | null } {
  if ((value instanceof PyList || value instanceof PyTuple) && hasOwnIteration(value)) {
    return { items: value.items.slice(), rest: null };
  }
  const it = tryIter(value);
  if (it === undefined) return { items: [], rest: value };
  const items: Value[] = [];
  return { items, rest: drain(vm, it, items) ? null : it };
}

/** Lists and tuples that iterate as lists and tuples do. */
export function hasOwnIteration(value: PyObject): boolean {
  const type = value.cls;
  return type.isBuiltin || lookup(type, '__iter__') === type.layout.attrs.get('__iter__');
}

/**
 * Takes all items of `iterable` and goes on with `kont`, whose value is a new list of them. Errors are those of
 * `iter(iterable)` and of the iterator.
 */
export function collectThen(vm: Machine, iterable: Value, kont: Kontinuation, state: Value): Value {
  if ((iterable instanceof PyList || iterable instanceof PyTuple) && hasOwnIteration(iterable)) {
    return kont.run(vm, state, new PyList(iterable.items.slice()));
  }
  const it = tryIter(iterable);
  const list = new PyList([]);
  if (it !== undefined && drain(vm, it, list.items)) return kont.run(vm, state, list);
  return callPreludeThen(vm, '_extend', [list, it ?? iterable], kont, state);
}

/** `'str' object is not an iterator` and the like. */
export function notIterable(value: Value): ReturnType<typeof typeError> {
  return typeError(`'${typeOf(value).name}' object is not iterable`);
}
