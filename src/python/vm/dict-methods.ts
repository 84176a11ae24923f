/** The type `dict` (CPython docs, "Mapping Types"; Objects/dictobject.c). Its views are in dict-views.ts. */
import { checkArity, takeItems, tryItems } from './builtins-support';
import { USER_KEY } from './dict-keys';
import {
  candidates,
  clearDict,
  copyDictInto,
  deleteResolved,
  dictDelete,
  dictGet,
  dictHas,
  dictSet,
  getResolved,
  popLast,
  setResolved,
  updateDict,
} from './dict-object';
import { PyDictView } from './dict-view-objects';
import { tryEq } from './equality';
import { guestError, KeyError, keyError } from './errors';
import { classGetItem } from './generic-alias';
import { DictIterator, type DictPart } from './iterators';
import { requireIterable } from './list-sequence';
import type { Machine } from './machine';
import {
  defineClassMethods,
  defineMethods,
  defineNew,
  kontinuation,
  type NativeFn,
  nativeFunction,
} from './native';
import {
  dictType,
  type KwArgs,
  NOT_IMPLEMENTED,
  objectType,
  PUSHED,
  PyDict,
  PyList,
  PySingleton,
  PyTuple,
  type PyType,
  type Value,
} from './objects';
import { lookup, typeOf } from './types';

/** Stands for "no such key" and "no default" between natives and prelude. */
export const ABSENT_VALUE = new PySingleton(objectType, '<absent>');

const dict = (args: Value[]): PyDict => args[0] as PyDict;

/** `d[key]` where the key is not there: `__missing__` of a subclass, or KeyError. */
export function missing(vm: Machine, d: PyDict, key: Value): Value {
  if (d.cls !== dictType) {
    const method = lookup(d.cls, '__missing__');
    if (method !== undefined) return vm.callMethodFunction(method, d, [key], null);
  }
  throw keyError(key);
}

/**
 * `d.update(other, **kw)`: None or PUSHED. Mappings of other types, what is no pair at first sight, and keys that
 * Python code has to compare go to the prelude.
 */
function update(vm: Machine, d: PyDict, other: Value | undefined, kw: KwArgs): Value {
  if (other !== undefined) {
    const state = new PyTuple([
      d,
      kw === null ? null : new PyTuple([...kw].map((pair) => new PyTuple(pair))),
    ]);
    const below = vm.pushKontinuation(UPDATED, state);
    if (updateFrom(vm, d, other) === PUSHED) return PUSHED;
    vm.frame = below.back;
  }
  if (kw !== null) for (const [name, value] of kw) dictSet(vm, d, name, value);
  return null;
}

const UPDATED = kontinuation('dict.update', (vm, state) => {
  const [d, pairs] = (state as PyTuple).items as [PyDict, PyTuple | null];
  if (pairs !== null) {
    for (const pair of pairs.items) dictSet(vm, d, (pair as PyTuple).items[0]!, (pair as PyTuple).items[1]!);
  }
  return null;
});

/** Takes over all of `other`: None or PUSHED. */
function updateFrom(vm: Machine, d: PyDict, other: Value): Value {
  const isOwnDict =
    other instanceof PyDict &&
    (other.cls === dictType || lookup(other.cls, '__iter__') === dictType.attrs.get('__iter__'));
  if (isOwnDict) {
    vm.charge(other.map.size);
    const left = updateDict(vm, d, other);
    return left.length === 0 ? null : vm.callPrelude('_dict_store_flat', [d, new PyList(left)]);
  }
  const type = typeOf(other);
  if (lookup(type, 'keys') !== undefined) return vm.callPrelude('_dict_update_mapping', [d, other]);
  if (lookup(type, '__getattr__') !== undefined) return vm.callPrelude('_dict_update_unknown', [d, other]);
  requireIterable(other);
  const { items, rest } = takeItems(vm, other);
  vm.charge(items.length);
  let at = 0;
  for (; at < items.length; at++) {
    const pair = items[at]!;
    if (!(pair instanceof PyTuple || pair instanceof PyList) || pair.items.length !== 2) break;
    if (!dictSet(vm, d, pair.items[0]!, pair.items[1]!)) break;
  }
  if (at === items.length && rest === null) return null;
  return vm.callPrelude('_dict_update_pairs', [d, new PyList(items.slice(at)), rest, at]);
}

const FILLED = kontinuation('dict', (_vm, made) => made);

defineNew(dictType, null, (vm, args, kw) => {
  const cls = args[0] as PyType;
  checkArity('dict', args, 0, 1);
  const made = new PyDict(undefined, cls);
  const below = vm.pushKontinuation(FILLED, made);
  const result = update(vm, made, args[1], kw);
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return made;
});

/** A plain dict with the same keys and values. */
export function copyDict(vm: Machine, from: PyDict): PyDict {
  vm.charge(from.map.size);
  const made = new PyDict();
  copyDictInto(from, made);
  return made;
}

/** `a | b` and `b | a` with the roles as given. */
function merged(vm: Machine, left: Value, right: Value): Value {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NOT_IMPLEMENTED;
  const made = copyDict(vm, left);
  const below = vm.pushKontinuation(FILLED, made);
  const result = update(vm, made, right, null);
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return made;
}

function equals(vm: Machine, args: Value[], isNegated: boolean): Value {
  const [a, b] = args as [PyDict, Value];
  if (!(b instanceof PyDict)) return NOT_IMPLEMENTED;
  const [x, y] = [a, b].map((d) => (d.cls === dictType ? d : plainTwin(d)));
  const known = tryEq(vm, x!, y!);
  if (known !== undefined) return known !== isNegated;
  return vm.callThen(vm.prelude.get('_dict_equal')!, [a, b], null, isNegated ? NEGATED : FILLED_AS_IS, null);
}
const NEGATED = kontinuation('!=', (_vm, _state, value) => value !== true);
const FILLED_AS_IS = kontinuation('==', (_vm, _state, value) => value);

function plainTwin(d: PyDict): PyDict {
  const twin = new PyDict(d.map);
  twin.originals = d.originals;
  twin.hashed = d.hashed;
  return twin;
}

const view =
  (part: DictPart): NativeFn =>
  (_vm, args) =>
    new PyDictView(dict(args), part);

defineMethods(dictType, {
  __init__: [
    null,
    (vm, args, kw) => {
      checkArity('dict', args, 0, 1);
      return update(vm, dict(args), args[1], kw);
    },
  ],
  __len__: ['', (_vm, args) => dict(args).map.size],
  __getitem__: [
    'key, /',
    (vm, args) => {
      const value = dictGet(vm, dict(args), args[1]!);
      if (value === USER_KEY) return vm.callPrelude('_dict_getitem', args);
      return value === undefined ? missing(vm, dict(args), args[1]!) : value;
    },
  ],
  __setitem__: [
    'key, value, /',
    (vm, args) =>
      dictSet(vm, dict(args), args[1]!, args[2]!) ? null : vm.callPrelude('_dict_setitem', args),
  ],
  __delitem__: [
    'key, /',
    (vm, args) => {
      const value = dictDelete(vm, dict(args), args[1]!);
      if (value === USER_KEY) return vm.callPrelude('_dict_delitem', args);
      if (value === undefined) throw keyError(args[1]!);
      return null;
    },
  ],
  __contains__: [
    'key, /',
    (vm, args) => {
      const has = dictHas(vm, dict(args), args[1]!);
      return has === USER_KEY ? vm.callPrelude('_dict_contains', args) : has;
    },
  ],
  __reversed__: ['', (_vm, args) => new DictIterator(dict(args), 'key', true)],
  __eq__: ['value, /', (vm, args) => equals(vm, args, false)],
  __ne__: ['value, /', (vm, args) => equals(vm, args, true)],
  __or__: ['value, /', (vm, args) => merged(vm, args[0]!, args[1]!)],
  __ror__: ['value, /', (vm, args) => merged(vm, args[1]!, args[0]!)],
  __ior__: [
    'value, /',
    (vm, args) => {
      const below = vm.pushKontinuation(FILLED, args[0]!);
      const result = update(vm, dict(args), args[1]!, null);
      if (result === PUSHED) return PUSHED;
      vm.frame = below.back;
      return args[0]!;
    },
  ],
  get: [
    'key, default=None, /',
    (vm, args) => {
      const value = dictGet(vm, dict(args), args[1]!);
      if (value === USER_KEY) return vm.callPrelude('_dict_get', args);
      return value === undefined ? args[2]! : value;
    },
  ],
  setdefault: [
    'key, default=None, /',
    (vm, args) => {
      const value = dictGet(vm, dict(args), args[1]!);
      if (value === USER_KEY) return vm.callPrelude('_dict_setdefault', args);
      if (value !== undefined) return value;
      dictSet(vm, dict(args), args[1]!, args[2]!);
      return args[2]!;
    },
  ],
  pop: [
    'key, default=?, /',
    (vm, args) => {
      const [d, key, fallback] = args as [PyDict, Value, Value | undefined];
      if (d.map.size === 0 && fallback === undefined) throw keyError(key);
      const value = dictDelete(vm, d, key);
      if (value === USER_KEY)
        return vm.callPrelude('_dict_pop', [d, key, fallback === undefined ? ABSENT_VALUE : fallback]);
      if (value !== undefined) return value;
      if (fallback === undefined) throw keyError(key);
      return fallback;
    },
  ],
  popitem: [
    '',
    (vm, args) => {
      if (dict(args).map.size > 1000) vm.work(dict(args).map.size);
      const last = popLast(dict(args));
      if (last === null) throw guestError(KeyError, 'popitem(): dictionary is empty');
      return new PyTuple(last);
    },
  ],
  update: [
    null,
    (vm, args, kw) => {
      checkArity('update', args, 0, 1);
      return update(vm, dict(args), args[1], kw);
    },
  ],
  clear: [
    '',
    (_vm, args) => {
      clearDict(dict(args));
      return null;
    },
  ],
  copy: ['', (vm, args) => copyDict(vm, dict(args))],
  keys: ['', view('key')],
  values: ['', view('value')],
  items: ['', view('item')],
});

const FROM_KEYS = kontinuation('dict.fromkeys', (vm, state, made) => {
  const [iterable, value] = (state as PyTuple).items as [Value, Value];
  if (made instanceof PyDict && made.cls === dictType) {
    const keys = tryItems(vm, iterable);
    if (keys !== undefined) {
      vm.charge(keys.length);
      let at = 0;
      while (at < keys.length && dictSet(vm, made, keys[at]!, value)) at++;
      if (at === keys.length) return made;
    }
  }
  return vm.callPrelude('_dict_fromkeys', [made, iterable, value]);
});

defineClassMethods(dictType, {
  fromkeys: [
    'iterable, value=None, /',
    (vm, args) => {
      const [cls, iterable, value] = args as [PyType, Value, Value];
      requireIterable(iterable);
      return vm.callThen(cls, [], null, FROM_KEYS, new PyTuple([iterable, value]));
    },
  ],
  __class_getitem__: ['object, /', classGetItem],
});

/** What containers.py needs of dicts. */
export const dictHelpers = [
  nativeFunction('_dict_candidates', 'd, key_hash, /', (vm, [d, hash]) => {
    return new PyList(candidates(vm, d as PyDict, hash as number | bigint));
  }),
  nativeFunction('_dict_resolved', 'd, key, /', (_vm, [d, key]) => getResolved(d as PyDict, key!)!),
  nativeFunction('_dict_store', 'd, key, key_hash, value, /', (_vm, [d, key, hash, value]) => {
    setResolved(d as PyDict, key!, hash as number | bigint, value!);
    return null;
  }),
  nativeFunction('_dict_remove', 'd, key, /', (_vm, [d, key]) => deleteResolved(d as PyDict, key!)!),
  nativeFunction('_dict_missing', 'd, key, /', (vm, [d, key]) => missing(vm, d as PyDict, key!)),
];
