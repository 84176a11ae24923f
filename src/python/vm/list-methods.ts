/** The type `list` (CPython docs, "Mutable Sequence Types"; Objects/listobject.c). */
import {
  checkArity,
  collectThen,
  indexOrOverflow,
  intArgument,
  noKeywords,
  ownMethod,
  Retry,
  reserveItems,
  retryWithIndex,
  retryWithSlice,
  takeItems,
} from './builtins-support';
import { guestError, indexError, typeError, ValueErrorType, valueError } from './errors';
import { classGetItem } from './generic-alias';
import { asInt } from './int-arith';
import { ListReverseIterator } from './iterators';
import {
  comparisons,
  concat,
  contains,
  count,
  findItem,
  getItem,
  indexMethod,
  itemsOf,
  positionIn,
  repeat,
  requireIterable,
} from './list-sequence';
import type { Machine } from './machine';
import { defineClassMethods, defineMethods, defineNew, kontinuation } from './native';
import { listType, PUSHED, PyList, PySlice, PyTuple, type PyType, type Value } from './objects';
import { sortMethod } from './ports';
import { tryRepr } from './repr';
import { sliceRange } from './slice-indices';
import { lookup, typeOf } from './types';

const list = (args: Value[]): PyList => args[0] as PyList;

/** `list(iterable)` into `target`, whose content it replaces; the result is `target` or PUSHED. */
function fill(vm: Machine, target: PyList, iterable: Value | undefined): Value {
  if (iterable === undefined) {
    target.items = [];
    return target;
  }
  return collectThen(vm, iterable, FILLED, target);
}

const FILLED = kontinuation('list', (vm, target, made) => {
  const { items } = made as PyList;
  vm.charge(items.length);
  (target as PyList).items = items;
  return target;
});

defineNew(listType, null, (vm, args, kw) => {
  const cls = args[0] as PyType;
  if (cls !== listType && lookup(cls, '__init__') !== listType.attrs.get('__init__'))
    return new PyList([], cls);
  noKeywords('list', kw);
  checkArity('list', args, 0, 1);
  return fill(vm, new PyList([], cls), args[1]);
});

/** `list.extend(iterable)`: None or PUSHED. */
function extend(vm: Machine, target: PyList, iterable: Value): Value {
  requireIterable(iterable);
  const { items, rest } = takeItems(vm, iterable);
  reserveItems(vm, items.length);
  vm.charge(items.length);
  if (target.items.length === 0) target.items = items;
  else for (const item of items) target.items.push(item);
  return rest === null ? null : vm.callPrelude('_list_extend', [target, rest]);
}

const AFTER_IADD = kontinuation('+=', (_vm, target) => target);

/** `list[a:b] = ...` and `list[a:b:c] = ...` once the new items are known. */
function assignSlice(vm: Machine, self: PyList, slice: PySlice, fresh: Value[]): void {
  const items = self.items;
  const range = sliceRange(slice, items.length)!;
  vm.charge(fresh.length);
  if (range.step === 1) {
    const start = range.start;
    const stop = Math.max(start, range.stop);
    self.items = items.slice(0, start).concat(fresh, items.slice(stop));
    return;
  }
  if (fresh.length !== range.count) {
    throw valueError(
      `attempt to assign sequence of size ${fresh.length} to extended slice of size ${range.count}`,
    );
  }
  for (let i = 0, at = range.start; i < range.count; i++, at += range.step) items[at] = fresh[i]!;
}

const SLICE_ASSIGNED = kontinuation('slice assignment', (vm, state, fresh) => {
  const [self, slice] = (state as PyTuple).items as [PyList, PySlice];
  assignSlice(vm, self, slice, (fresh as PyList).items);
  return null;
});

function setItem(vm: Machine, args: Value[]): Value {
  const [self, key, value] = args as [PyList, Value, Value];
  const native = ownMethod(listType, '__setitem__');
  if (key instanceof PySlice) {
    if (sliceRange(key, self.items.length) === undefined) return retryWithSlice(vm, native, args, 1);
    if (
      lookup(typeOf(value), '__iter__') === undefined &&
      lookup(typeOf(value), '__getitem__') === undefined
    ) {
      throw typeError('must assign iterable to extended slice');
    }
    return collectThen(vm, value, SLICE_ASSIGNED, new PyTuple([self, key]));
  }
  const int = asInt(key);
  if (int === undefined) return retryWithIndex(vm, native, args, 1) ?? refuseKey(key);
  const at = positionIn(int, self.items.length);
  if (at < 0 || at >= self.items.length) throw indexError('list assignment index out of range');
  self.items[at] = value;
  return null;
}

function deleteItem(vm: Machine, args: Value[]): Value {
  const [self, key] = args as [PyList, Value];
  const native = ownMethod(listType, '__delitem__');
  const { items } = self;
  if (key instanceof PySlice) {
    const range = sliceRange(key, items.length);
    if (range === undefined) return retryWithSlice(vm, native, args, 1);
    if (range.count === 0) return null;
    if (range.step === 1) items.splice(range.start, range.count);
    else {
      const gone = new Set<number>();
      for (let i = 0, at = range.start; i < range.count; i++, at += range.step) gone.add(at);
      self.items = items.filter((_, at) => !gone.has(at));
    }
    return null;
  }
  const int = asInt(key);
  if (int === undefined) return retryWithIndex(vm, native, args, 1) ?? refuseKey(key);
  const at = positionIn(int, items.length);
  if (at < 0 || at >= items.length) throw indexError('list assignment index out of range');
  items.splice(at, 1);
  return null;
}

function refuseKey(key: Value): never {
  throw typeError(`list indices must be integers or slices, not ${typeOf(key).name}`);
}

function notInList(vm: Machine, value: Value): Value {
  const text = tryRepr(vm, value);
  if (text !== undefined) throw guestError(ValueErrorType, `${text} is not in list`);
  return vm.callPrelude('_raise_not_in_list', [value]);
}

defineMethods(listType, {
  ...comparisons(listType),
  __init__: [
    null,
    (vm, args, kw) => {
      noKeywords('list', kw);
      checkArity('list', args, 0, 1);
      const filled = fill(vm, list(args), args[1]);
      return filled === args[0] ? null : filled;
    },
  ],
  __len__: ['', (_vm, args) => itemsOf(args).length],
  __getitem__: ['key, /', (vm, args) => getItem(vm, listType, args, (items) => new PyList(items))],
  __setitem__: ['key, value, /', setItem],
  __delitem__: ['key, /', deleteItem],
  __contains__: ['key, /', contains],
  __reversed__: ['', (_vm, args) => new ListReverseIterator(list(args))],
  __add__: ['value, /', (vm, args) => new PyList(concat(vm, listType, itemsOf(args), args[1]!))],
  __iadd__: [
    'value, /',
    (vm, args) => {
      const below = vm.pushKontinuation(AFTER_IADD, args[0]!);
      if (extend(vm, list(args), args[1]!) === PUSHED) return PUSHED;
      vm.frame = below.back;
      return args[0]!;
    },
  ],
  __mul__: [
    'value, /',
    (vm, args) => {
      const made = repeat(vm, listType, '__mul__', args);
      return made instanceof Retry ? made.result : new PyList(made);
    },
  ],
  __rmul__: [
    'value, /',
    (vm, args) => {
      const made = repeat(vm, listType, '__rmul__', args);
      return made instanceof Retry ? made.result : new PyList(made);
    },
  ],
  __imul__: [
    'value, /',
    (vm, args) => {
      const made = repeat(vm, listType, '__imul__', args);
      if (made instanceof Retry) return made.result;
      list(args).items = made;
      return args[0]!;
    },
  ],
  append: [
    'object, /',
    (_vm, args) => {
      list(args).items.push(args[1]!);
      return null;
    },
  ],
  extend: ['iterable, /', (vm, args) => extend(vm, list(args), args[1]!)],
  insert: [
    'index, object, /',
    (vm, args) => {
      const int = intArgument(vm, ownMethod(listType, 'insert'), args, 1);
      if (int instanceof Retry) return int.result;
      const { items } = list(args);
      const at = indexOrOverflow(int);
      items.splice(Math.max(0, Math.min(at < 0 ? at + items.length : at, items.length)), 0, args[2]!);
      return null;
    },
  ],
  pop: [
    'index=-1, /',
    (vm, args) => {
      const { items } = list(args);
      const int = intArgument(vm, ownMethod(listType, 'pop'), args, 1);
      if (int instanceof Retry) return int.result;
      const index = indexOrOverflow(int);
      if (items.length === 0) throw indexError('pop from empty list');
      if (index === -1) return items.pop()!;
      const at = positionIn(index, items.length);
      if (at < 0 || at >= items.length) throw indexError('pop index out of range');
      return at === 0 ? items.shift()! : items.splice(at, 1)[0]!;
    },
  ],
  remove: [
    'value, /',
    (vm, args) => {
      const { items } = list(args);
      const at = findItem(vm, items, args[1]!, 0, items.length);
      if (at === undefined) return vm.callPrelude('_list_remove', args);
      if (at < 0) throw valueError('list.remove(x): x not in list');
      items.splice(at, 1);
      return null;
    },
  ],
  clear: [
    '',
    (_vm, args) => {
      list(args).items = [];
      return null;
    },
  ],
  copy: [
    '',
    (vm, args) => {
      vm.charge(itemsOf(args).length);
      return new PyList(itemsOf(args).slice());
    },
  ],
  count: ['value, /', count],
  index: ['value, start=?, stop=?, /', indexMethod(listType, notInList)],
  reverse: [
    '',
    (vm, args) => {
      vm.work(itemsOf(args).length);
      list(args).items.reverse();
      return null;
    },
  ],
  sort: [null, (vm, args, kw) => sortMethod.call(vm, args, kw)],
});
defineClassMethods(listType, { __class_getitem__: ['object, /', classGetItem] });
