/** `collections.defaultdict` (CPython docs, "defaultdict objects"). */

import { dictSet } from '../../vm/dict-object';
import { keyError, typeError } from '../../vm/errors';
import type { Machine } from '../../vm/machine';
import { defineClassMethods, defineMethods, defineNew, kontinuation, PyGetSet } from '../../vm/native';
import {
  dictType,
  getsetType,
  NOT_IMPLEMENTED,
  PUSHED,
  PyDict,
  PyTuple,
  PyType,
  type Value,
} from '../../vm/objects';
import { defineRepr } from '../../vm/repr';
import { lookup, typeOf } from '../../vm/types';

export const defaultdictType = new PyType('defaultdict', [dictType], true, undefined, 'collections');
defaultdictType.layout = dictType;

/** Where the factory is kept: a name that no attribute can have. */
const FACTORY = 'default factory';

const own = (args: readonly Value[]): PyDict => args[0] as PyDict;

function factoryOf(dict: PyDict): Value {
  return dict.dict?.get(FACTORY) ?? null;
}

function withFactory(cls: PyType, factory: Value): PyDict {
  const dict = new PyDict(undefined, cls);
  dict.dict = new Map([[FACTORY, factory]]);
  return dict;
}

defineNew(defaultdictType, null, (vm, [cls, factory = null, ...rest], kw) => {
  if (factory !== null && lookup(typeOf(factory), '__call__') === undefined) {
    throw typeError('first argument must be callable or None');
  }
  const dict = withFactory(cls as PyType, factory);
  if (rest.length === 0 && kw === null) return dict;
  const below = vm.pushKontinuation(FILLED, dict);
  const result = vm.callMethodFunction(dictType.attrs.get('update')!, dict, rest, kw);
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return dict;
});
const FILLED = kontinuation('defaultdict', (_vm, dict) => dict);

const MADE = kontinuation('defaultdict.__missing__', (vm, state, value) => {
  const [dict, key] = (state as PyTuple).items as [PyDict, Value];
  return store(vm, dict, key, value);
});

function store(vm: Machine, dict: PyDict, key: Value, value: Value): Value {
  if (dictSet(vm, dict, key, value)) return value;
  // Python code has to compare keys.
  const below = vm.pushKontinuation(STORED, new PyTuple([value]));
  const result = vm.callMethod(dict, '__setitem__', [key, value])!;
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return value;
}
const STORED = kontinuation('defaultdict stores', (_vm, state) => (state as PyTuple).items[0]!);

function copyOf(vm: Machine, dict: PyDict): Value {
  const twin = withFactory(dict.cls, factoryOf(dict));
  const below = vm.pushKontinuation(FILLED, twin);
  const result = vm.callMethodFunction(dictType.attrs.get('update')!, twin, [dict], null);
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return twin;
}

defineMethods(defaultdictType, {
  __init__: [null, () => null],
  __missing__: [
    'key, /',
    (vm, args) => {
      const dict = own(args);
      const factory = factoryOf(dict);
      if (factory === null) throw keyError(args[1]!);
      const below = vm.pushKontinuation(MADE, new PyTuple([dict, args[1]!]));
      const value = vm.call(factory, [], null);
      if (value === PUSHED) return PUSHED;
      vm.frame = below.back;
      return store(vm, dict, args[1]!, value);
    },
  ],
  copy: ['', (vm, args) => copyOf(vm, own(args))],
  __copy__: ['', (vm, args) => copyOf(vm, own(args))],
  __or__: [
    'value, /',
    (vm, args) => {
      if (!(args[1] instanceof PyDict)) return NOT_IMPLEMENTED;
      const twin = copyOf(vm, own(args));
      if (!(twin instanceof PyDict)) return twin;
      for (const [key, value] of args[1].map) twin.map.set(key, value);
      return twin;
    },
  ],
});
defineClassMethods(defaultdictType, { __class_getitem__: ['item, /', (_vm, [cls]) => cls!] });
defaultdictType.attrs.set(
  'default_factory',
  new PyGetSet(
    getsetType,
    'default_factory',
    (_vm, self) => factoryOf(self as PyDict),
    (_vm, self, value) => {
      const dict = self as PyDict;
      if (dict.dict === null) dict.dict = new Map();
      dict.dict.set(FACTORY, value ?? null);
    },
  ),
);

const DICT_SHOWN = kontinuation('defaultdict.__repr__', (vm, state, text) => {
  const dict = state as PyDict;
  const below = vm.pushKontinuation(FACTORY_SHOWN, new PyTuple([dict, text]));
  const factory = vm.callMethod(factoryOf(dict), '__repr__', [])!;
  if (factory === PUSHED) return PUSHED;
  vm.frame = below.back;
  return `${dict.cls.name}(${String(factory)}, ${String(text)})`;
});
const FACTORY_SHOWN = kontinuation('defaultdict.__repr__ of the factory', (_vm, state, factory) => {
  const [dict, text] = (state as PyTuple).items as [PyDict, string];
  return `${dict.cls.name}(${String(factory)}, ${text})`;
});

defineRepr(
  defaultdictType,
  (_vm, value, part) => {
    const dict = value as PyDict;
    const factory = part(factoryOf(dict));
    const plain = new PyDict(dict.map);
    plain.originals = dict.originals;
    const text = part(plain);
    return factory === undefined || text === undefined ? undefined : `${dict.cls.name}(${factory}, ${text})`;
  },
  (vm, value) => {
    const dict = value as PyDict;
    const plain = new PyDict(dict.map);
    plain.originals = dict.originals;
    plain.hashed = dict.hashed;
    const below = vm.pushKontinuation(DICT_SHOWN, dict);
    const text = vm.callMethod(plain, '__repr__', [])!;
    if (text === PUSHED) return PUSHED;
    vm.frame = below.back;
    return DICT_SHOWN.run(vm, dict, text);
  },
  (value) => `${value.cls.name}(...)`,
);
