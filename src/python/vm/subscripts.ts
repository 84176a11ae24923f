/** `object[key]`, its assignment and deletion, and `in` (CPython docs, "Emulating container types"). */

import { DROP } from './attributes';
import { USER_KEY } from './dict-keys';
import { dictGet, dictHas, dictSet } from './dict-object';
import { tryEq } from './equality';
import { attributeError, type GuestError, keyError, typeError } from './errors';
import { classGetItem } from './generic-alias';
import { callTruth, truthOfResult } from './instructions';
import type { Machine } from './machine';
import { kontinuation, PyNative } from './native';
import {
  dictType,
  listType,
  NOTHING,
  PUSHED,
  PyDict,
  PyList,
  PyMethod,
  PyTuple,
  PyType,
  tupleType,
  typeType,
  type Value,
} from './objects';
import { PySet } from './set-object';
import { lookup, typeOf } from './types';

/** `object[key]`. */
export function subscript(vm: Machine, object: Value, key: Value): Value {
  if (object instanceof PyDict && object.cls === dictType) {
    const value = dictGet(vm, object, key);
    if (value === undefined) throw keyError(key);
    if (value !== USER_KEY) return value as Value;
  } else if (object instanceof PyTuple && object.cls === tupleType && typeof key === 'number') {
    const items = object.items;
    const index = key < 0 ? key + items.length : key;
    if (index >= 0 && index < items.length) return items[index]!;
  } else if (object instanceof PyType) return subscriptType(vm, object, key);
  const method = lookup(typeOf(object), '__getitem__');
  if (method === undefined || method === null) {
    throw typeError(`'${typeOf(object).name}' object is not subscriptable`);
  }
  return vm.callMethodFunction(method, object, [key], null);
}

/** `Class[item]`: the metaclass's `__getitem__`, then `__class_getitem__` (PEP 560). */
function subscriptType(vm: Machine, type: PyType, key: Value): Value {
  const method = lookup(type.cls, '__getitem__');
  if (method !== undefined) return vm.callMethodFunction(method, type, [key], null);
  const own = lookup(type, '__class_getitem__');
  if (own !== undefined) {
    const callable = own instanceof PyNative ? new PyMethod(own, type) : own;
    const func = (callable as { func?: Value }).func;
    return callable instanceof PyMethod || func === undefined
      ? vm.call(callable, [key], null)
      : vm.call(func, [type, key], null);
  }
  if (type === typeType) return classGetItem(vm, [type, key]);
  throw typeError(`type '${type.name}' is not subscriptable`);
}

/** `object[key] = value`. NOTHING, or PUSHED while Python code does it. */
export function storeSubscript(vm: Machine, object: Value, key: Value, value: Value): Value {
  if (object instanceof PyDict && object.cls === dictType) {
    if (dictSet(vm, object, key, value)) return NOTHING;
  } else if (object instanceof PyList && object.cls === listType && typeof key === 'number') {
    const items = object.items;
    const index = key < 0 ? key + items.length : key;
    if (index >= 0 && index < items.length) {
      items[index] = value;
      return NOTHING;
    }
  }
  const method = lookup(typeOf(object), '__setitem__');
  if (method === undefined || method === null) {
    throw otherHalf(object, '__setitem__', '__delitem__') ?? noAssignment(object);
  }
  return vm.callThen(new PyMethod(method, object), [key, value], null, DROP, null);
}

/** `del object[key]`. */
export function deleteSubscript(vm: Machine, object: Value, key: Value): Value {
  const method = lookup(typeOf(object), '__delitem__');
  if (method === undefined || method === null) {
    throw otherHalf(object, '__delitem__', '__setitem__') ?? noDeletion(vm, object, key);
  }
  return vm.callThen(new PyMethod(method, object), [key], null, DROP, null);
}

/** A class that has one of the two has CPython's slot for both, and lacks only the method. */
function otherHalf(object: Value, missing: string, present: string): GuestError | undefined {
  const method = lookup(typeOf(object), present);
  return method === undefined || method instanceof PyNative ? undefined : attributeError(missing);
}

export function noAssignment(object: Value): GuestError {
  return typeError(`'${typeOf(object).name}' object does not support item assignment`);
}

/** Objects that are no sequences at all, to CPython's C level. */
const NO_SEQUENCES: ReadonlySet<string> = new Set([
  'int',
  'bool',
  'float',
  'complex',
  'NoneType',
  'object',
  'function',
  'type',
]);

function noDeletion(vm: Machine, object: Value, key: Value): GuestError {
  const { name } = typeOf(object);
  const isIndexed = vm.toIndex(key) !== undefined && !NO_SEQUENCES.has(name);
  return typeError(`'${name}' object ${isIndexed ? "doesn't" : 'does not'} support item deletion`);
}

/** `item in container` (`isNegated`: `not in`). */
export function contains(vm: Machine, container: Value, item: Value, isNegated: boolean): Value {
  if (typeof container === 'string') {
    if (typeof item === 'string') return container.includes(item) !== isNegated;
  } else if (container instanceof PyDict && container.cls === dictType) {
    const has = dictHas(vm, container, item);
    if (has !== USER_KEY) return has !== isNegated;
  } else if (container instanceof PySet && container.cls.isBuiltin) {
    const has = container.contains(vm, item);
    if (has !== undefined) return has !== isNegated;
  } else if ((container instanceof PyList || container instanceof PyTuple) && container.cls.isBuiltin) {
    const has = quickSearch(vm, container.items, item);
    if (has !== undefined) return has !== isNegated;
  }
  const method = lookup(typeOf(container), '__contains__');
  if (method === null) throw typeError(`'${typeOf(container).name}' object is not a container`);
  const below = vm.pushKontinuation(CONTAINED, isNegated);
  let result: Value;
  if (method === undefined) {
    if (
      lookup(typeOf(container), '__iter__') === undefined &&
      lookup(typeOf(container), '__getitem__') === undefined
    ) {
      throw typeError(`argument of type '${typeOf(container).name}' is not iterable`);
    }
    result = vm.callPrelude('_contains', [container, item]);
  } else result = vm.callMethodFunction(method, container, [item], null);
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return CONTAINED.run(vm, isNegated, result);
}

function quickSearch(vm: Machine, items: Value[], item: Value): boolean | undefined {
  for (const candidate of items) {
    if (candidate === item) return true;
    const equal = tryEq(vm, candidate, item);
    if (equal === undefined) return undefined;
    if (equal) return true;
  }
  return false;
}

const CONTAINED = kontinuation('in', (vm, isNegated, value) => {
  if (typeof value === 'boolean') return value !== isNegated;
  if (typeof value === 'number' || value === null || typeof value === 'string') {
    return Boolean(value) !== isNegated;
  }
  if (lookup(typeOf(value), '__bool__') === undefined && lookup(typeOf(value), '__len__') === undefined) {
    return !isNegated;
  }
  return callTruth(vm, value, CONTAINED_TRUTH, isNegated);
});

const CONTAINED_TRUTH = kontinuation(
  'truth of in',
  (_vm, isNegated, value) => truthOfResult(value) !== isNegated,
);
