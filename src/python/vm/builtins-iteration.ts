/** Builtin functions and types about iteration: iter, next, reversed, enumerate, zip, map, filter, aiter, anext. */

import { lengthOf } from './builtins-numbers';
import {
  callMethodThen,
  checkArity,
  intArgument,
  isException,
  noKeywords,
  onlyKeywords,
  ownMethod,
  Retry,
} from './builtins-support';
import { StopIteration, typeError } from './errors';
import { quickTruth } from './instructions';
import { asInt, type Int } from './int-arith';
import { iteratorNext, NativeIterator, tryIter } from './iterators';
import {
  CallableIterator,
  EnumerateIterator,
  enumerateType,
  FilterIterator,
  filterType,
  MapIterator,
  mapType,
  ReversedIterator,
  reversedType,
  SequenceIterator,
  sequenceLength,
  ZipIterator,
  zipType,
} from './iterators-combined';
import type { Machine } from './machine';
import { defineNew, kontinuation, nativeFunction } from './native';
import { PUSHED, PyList, PyTuple, type PyType, type Value } from './objects';
import { lookup, typeOf } from './types';

/** Iterators of all of `values`, then `kont` with a list of them. */
function iterateAllThen(
  vm: Machine,
  values: readonly Value[],
  kont: ReturnType<typeof kontinuation>,
  state: Value,
): Value {
  const below = vm.pushKontinuation(kont, state);
  const made = iterateRest(vm, new PyTuple([new PyList([]), new PyTuple(values.slice())]));
  if (made === PUSHED) return PUSHED;
  vm.frame = below.back;
  return kont.run(vm, state, made);
}

function iterateRest(vm: Machine, state: PyTuple): Value {
  const [made, values] = state.items as [PyList, PyTuple];
  while (made.items.length < values.items.length) {
    const value = values.items[made.items.length]!;
    const it = tryIter(value);
    if (it !== undefined) {
      made.items.push(it);
      continue;
    }
    const below = vm.pushKontinuation(NEXT_ITERATOR, state);
    const result = vm.iterate(value);
    if (result === PUSHED) return PUSHED;
    vm.frame = below.back;
    made.items.push(result);
  }
  return made;
}

const NEXT_ITERATOR = kontinuation('iter', (vm, state, it) => {
  const made = (state as PyTuple).items[0] as PyList;
  made.items.push(it);
  return iterateRest(vm, state as PyTuple);
});

const first = (list: Value): Value => (list as PyList).items[0]!;

// --- enumerate -------------------------------------------------------------------------------------------------------

defineNew(enumerateType, null, (vm, args, kw) => {
  const iterable = args[1] ?? kw?.get('iterable');
  const given = args.length - 1 + (kw?.size ?? 0);
  for (const key of given > 2 ? [] : (kw?.keys() ?? [])) {
    if (args.length < (key === 'start' ? 3 : key === 'iterable' ? 2 : 0)) continue;
    throw typeError(`'${key}' is an invalid keyword argument for enumerate()`);
  }
  if (iterable === undefined) throw typeError("enumerate() missing required argument 'iterable'");
  const full = [args[0]!, iterable, args[2] ?? kw?.get('start') ?? 0];
  if (given > 2) throw typeError(`enumerate() takes at most 2 arguments (${given} given)`);
  const start = intArgument(vm, ownMethod(enumerateType, '__new__'), full, 2);
  if (start instanceof Retry) return start.result;
  return iterateAllThen(vm, [iterable], ENUMERATE, new PyTuple([args[0]!, start]));
});
const ENUMERATE = kontinuation('enumerate()', (_vm, state, its) => {
  const [cls, start] = (state as PyTuple).items as [PyType, Int];
  return new EnumerateIterator(first(its), start, cls);
});

// --- zip, map, filter ------------------------------------------------------------------------------------------------

defineNew(zipType, null, (vm, args, kw) => {
  onlyKeywords('zip', kw, ['strict']);
  const isStrict = quickTruth(kw?.get('strict') ?? false) === true;
  return iterateAllThen(vm, args.slice(1), ZIP, new PyTuple([args[0]!, isStrict]));
});
const ZIP = kontinuation('zip()', (_vm, state, its) => {
  const [cls, isStrict] = (state as PyTuple).items as [PyType, boolean];
  return new ZipIterator((its as PyList).items, isStrict, cls);
});

defineNew(mapType, null, (vm, args, kw) => {
  if (args[0] === mapType) noKeywords('map', kw);
  if (args.length < 3) throw typeError('map() must have at least two arguments.');
  return iterateAllThen(vm, args.slice(2), MAP, new PyTuple([args[0]!, args[1]!]));
});
const MAP = kontinuation('map()', (_vm, state, its) => {
  const [cls, fn] = (state as PyTuple).items as [PyType, Value];
  return new MapIterator(fn, (its as PyList).items, cls);
});

defineNew(filterType, null, (vm, args, kw) => {
  if (args[0] === filterType) noKeywords('filter', kw);
  checkArity('filter', args, 2, 2);
  return iterateAllThen(vm, [args[2]!], FILTER, new PyTuple([args[0]!, args[1]!]));
});
const FILTER = kontinuation('filter()', (_vm, state, its) => {
  const [cls, fn] = (state as PyTuple).items as [PyType, Value];
  return new FilterIterator(fn, first(its), cls);
});

// --- reversed --------------------------------------------------------------------------------------------------------

defineNew(reversedType, null, (vm, args, kw) => {
  noKeywords('reversed', kw);
  checkArity('reversed', args, 1, 1);
  const [cls, sequence] = args as [PyType, Value];
  const type = typeOf(sequence);
  const method = lookup(type, '__reversed__');
  if (method === null) throw typeError(`'${type.name}' object is not reversible`);
  if (method !== undefined) return vm.callMethodFunction(method, sequence, [], null);
  const known = sequenceLength(sequence);
  if (known !== undefined) return new ReversedIterator(sequence, known, cls);
  if (lookup(type, '__getitem__') === undefined) throw typeError(`'${type.name}' object is not reversible`);
  const below = vm.pushKontinuation(REVERSED, new PyTuple([cls, sequence]));
  const length = lengthOf(vm, sequence);
  if (length === PUSHED) return PUSHED;
  vm.frame = below.back;
  return new ReversedIterator(sequence, length as number, cls);
});
const REVERSED = kontinuation('reversed()', (_vm, state, length) => {
  const [cls, sequence] = (state as PyTuple).items as [PyType, Value];
  return new ReversedIterator(sequence, Number(asInt(length)), cls);
});

// --- iter and next ---------------------------------------------------------------------------------------------------

/** Whether a value can be called: its type has `__call__`, or it is a function, class or method. */
export function isCallable(value: Value): boolean {
  const method = lookup(typeOf(value), '__call__');
  return method !== undefined && method !== null;
}

/** `next(it)`: the item or PUSHED; throws StopIteration at the end. */
function nextOf(vm: Machine, it: Value): Value {
  if (it instanceof NativeIterator && it.cls.isBuiltin) return iteratorNext(vm, it);
  const result = vm.callMethod(it, '__next__', []);
  if (result === undefined) throw typeError(`'${typeOf(it).name}' object is not an iterator`);
  return result;
}

const NEXT_OR_DEFAULT = kontinuation(
  'next',
  (_vm, _fallback, item) => item,
  (_vm, fallback, exception) => (isException(exception, StopIteration) ? fallback : undefined),
);

export const iterationFunctions = [
  nativeFunction('iter', 'object, sentinel=?, /', (vm, args) => {
    const [value, sentinel] = args as [Value, Value | undefined];
    if (sentinel === undefined) return tryIter(value) ?? vm.iterate(value);
    if (!isCallable(value)) throw typeError('iter(v, w): v must be callable');
    return new CallableIterator(value, sentinel);
  }),
  nativeFunction('next', 'iterator, default=?, /', (vm, args) => {
    const [it, fallback] = args as [Value, Value | undefined];
    if (fallback === undefined) return nextOf(vm, it);
    if (lookup(typeOf(it), '__next__') === undefined) {
      throw typeError(`'${typeOf(it).name}' object is not an iterator`);
    }
    const below = vm.pushKontinuation(NEXT_OR_DEFAULT, fallback);
    const item = nextOf(vm, it);
    if (item === PUSHED) return PUSHED;
    vm.frame = below.back;
    return item;
  }),
  nativeFunction('callable', 'obj, /', (_vm, args) => isCallable(args[0]!)),
  nativeFunction('aiter', 'async_iterable, /', (vm, args) => {
    const result = callMethodThen(vm, args[0]!, '__aiter__', [], ASYNC_ITERATOR, null);
    if (result === undefined) throw typeError(`'${typeOf(args[0]!).name}' object is not an async iterable`);
    return result;
  }),
  nativeFunction('anext', 'aiterator, default=?, /', (vm, args) => {
    const [it, fallback] = args as [Value, Value | undefined];
    const result =
      fallback === undefined
        ? vm.callMethod(it, '__anext__', [])
        : callMethodThen(vm, it, '__anext__', [], ANEXT_OR_DEFAULT, fallback);
    if (result === undefined) throw typeError(`'${typeOf(it).name}' object is not an async iterator`);
    return result;
  }),
];

const ASYNC_ITERATOR = kontinuation('aiter', (_vm, _state, it) => {
  if (lookup(typeOf(it), '__anext__') !== undefined) return it;
  throw typeError(`aiter() returned not an async iterator of type '${typeOf(it).name}'`);
});

const ANEXT_OR_DEFAULT = kontinuation('anext', (vm, fallback, step) =>
  vm.callPrelude('_anext_or', [step, fallback]),
);

/** `iter(x)` for what has `__getitem__` only, as the prelude's helpers name it. */
export const iterationHelpers = [
  nativeFunction('_sequence_iterator', 'sequence, /', (_vm, args) => new SequenceIterator(args[0]!)),
];
