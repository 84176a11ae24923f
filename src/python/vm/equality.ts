/**
 * Equality and order of builtin values, containers included, without running Python code. Where an `__eq__` or
 * `__lt__` written in Python (or one of a library type, which is called by its name) has to decide, the answer is
 * undefined. Elements of containers that are the same object count as equal without being asked, as in CPython
 * (docs: "Value comparisons").
 */

import { USER_KEY } from './dict-keys';
import { dictGet, originalKey } from './dict-object';
import { PyDictView, PyMappingProxy } from './dict-view-objects';
import { guestError, RecursionErrorType } from './errors';
import { rangeLength } from './iterators';
import type { Machine } from './machine';
import { PyNative } from './native';
import { type CompareOp, compareNumbers } from './numbers';
import {
  dictType,
  objectType,
  PyByteArray,
  PyBytes,
  PyComplex,
  PyDict,
  PyFloat,
  PyInstance,
  PyList,
  PyMethod,
  type PyObject,
  PyRange,
  PySlice,
  PyTuple,
  type PyType,
  type Value,
} from './objects';
import { PySet } from './set-object';
import { lookup, typeOf } from './types';

/** Deeper than this, comparing containers is a RecursionError: CPython's C stack is limited too, and so is the host's. */
const NESTING_MAX = 900;

/** What the values of a kind compare by; values of different kinds differ. */
enum Kind {
  Number,
  Str,
  Bytes,
  Tuple,
  List,
  Dict,
  Set,
  Range,
  Slice,
  Method,
  View,
  Proxy,
  /** Compared by identity. */
  Object,
  /** Compared by code this module does not know. */
  Custom,
}

/** `a == b` for builtin values; undefined: special methods have to be called. Throws RecursionError. */
export function tryEq(vm: Machine, a: Value, b: Value): boolean | undefined {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  return equal(vm, a, b, 0);
}

/** As `tryEq`, but one and the same object is equal to itself whatever it says: how containers look for elements. */
export function trySame(vm: Machine, a: Value, b: Value): boolean | undefined {
  return a === b ? true : tryEq(vm, a, b);
}

/** `a op b` for `<`, `<=`, `>`, `>=` on builtin values; undefined: special methods have to be called. */
export function tryCompare(vm: Machine, op: CompareOp, a: Value, b: Value): boolean | undefined {
  return order(vm, op, a, b, 0);
}

function kindOf(value: Value): Kind {
  switch (typeof value) {
    case 'string':
      return Kind.Str;
    case 'number':
    case 'bigint':
    case 'boolean':
      return Kind.Number;
    default:
      return value === null ? Kind.Object : kindOfObject(value as PyObject);
  }
}

function kindOfObject(value: PyObject): Kind {
  if (value instanceof PyFloat || value instanceof PyComplex) return Kind.Number;
  const type = value.cls;
  if (!type.isBuiltin && !isNativeMethod(type, '__eq__')) return Kind.Custom;
  if (value instanceof PyTuple) return Kind.Tuple;
  if (value instanceof PyList) return Kind.List;
  if (value instanceof PyInstance) {
    if (value.payload !== undefined) return kindOf(value.payload);
    return lookup(type, '__eq__') === objectEq() ? Kind.Object : Kind.Custom;
  }
  if (value instanceof PyBytes || value instanceof PyByteArray) return Kind.Bytes;
  if (value instanceof PyDict) {
    return type === dictType || lookup(type, '__eq__') === dictType.attrs.get('__eq__')
      ? Kind.Dict
      : Kind.Custom;
  }
  if (value instanceof PySet) return Kind.Set;
  if (value instanceof PyRange) return Kind.Range;
  if (value instanceof PySlice) return Kind.Slice;
  if (value instanceof PyMethod) return Kind.Method;
  if (value instanceof PyDictView) return Kind.View;
  if (value instanceof PyMappingProxy) return Kind.Proxy;
  const eq = lookup(type, '__eq__');
  return eq === undefined || eq === objectEq() ? Kind.Object : Kind.Custom;
}

function isNativeMethod(type: PyType, name: string): boolean {
  const method = lookup(type, name);
  return method === undefined || method instanceof PyNative;
}

function objectEq(): Value | undefined {
  return objectType.attrs.get('__eq__');
}

function plain(value: Value): Value {
  return value instanceof PyInstance ? (value.payload ?? value) : value;
}

function tooDeep(): ReturnType<typeof guestError> {
  return guestError(RecursionErrorType, 'maximum recursion depth exceeded in comparison');
}

function equal(vm: Machine, a: Value, b: Value, depth: number): boolean | undefined {
  const kind = kindOf(a);
  const other = kindOf(b);
  if (kind === Kind.Custom || other === Kind.Custom) return undefined;
  if (kind === Kind.Proxy || other === Kind.Proxy) {
    const [x, y] = [a, b].map((value) => (value instanceof PyMappingProxy ? value.source : value));
    return equal(vm, x!, y!, depth + 1);
  }
  if (kind !== other) return kind === Kind.View || other === Kind.View ? equalViews(vm, a, b, depth) : false;
  switch (kind) {
    case Kind.Number:
      return compareNumbers('==', plain(a), plain(b));
    case Kind.Str:
      return plain(a) === plain(b);
    case Kind.Bytes:
      return equalBytes(plain(a) as PyBytes, plain(b) as PyBytes);
    case Kind.Tuple:
    case Kind.List:
      return equalItems(vm, (a as PyList).items, (b as PyList).items, depth);
    case Kind.Dict:
      return equalDicts(vm, a as PyDict, b as PyDict, depth);
    case Kind.Set:
      return equalSets(vm, a as PySet, b as PySet);
    case Kind.Range:
      return equalRanges(a as PyRange, b as PyRange);
    case Kind.Slice: {
      const [x, y] = [a as PySlice, b as PySlice];
      return equalItems(vm, [x.start, x.stop, x.step], [y.start, y.stop, y.step], depth);
    }
    case Kind.Method:
      return (a as PyMethod).self === (b as PyMethod).self && (a as PyMethod).func === (b as PyMethod).func;
    case Kind.View:
      return equalViews(vm, a, b, depth);
    default:
      return a === b;
  }
}

function same(vm: Machine, a: Value, b: Value, depth: number): boolean | undefined {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return false;
  if (typeof a === 'number' && typeof b === 'number') return false;
  if (depth > NESTING_MAX) throw tooDeep();
  return equal(vm, a, b, depth);
}

function equalItems(vm: Machine, a: Value[], b: Value[], depth: number): boolean | undefined {
  const length = a.length;
  if (length !== b.length) return false;
  if (length > 1000) vm.work(length);
  for (let i = 0; i < length; i++) {
    const answer = same(vm, a[i]!, b[i]!, depth + 1);
    if (answer !== true) return answer;
  }
  return true;
}

function equalBytes(a: PyBytes | PyByteArray, b: PyBytes | PyByteArray): boolean {
  const [x, y] = [a.data, b.data];
  return x.length === y.length && x.every((byte, i) => byte === y[i]);
}

function equalDicts(vm: Machine, a: PyDict, b: PyDict, depth: number): boolean | undefined {
  if (a.map.size !== b.map.size) return false;
  if (a.map.size > 1000) vm.work(a.map.size);
  if (a.hashed !== null || b.hashed !== null) return a === b && a.map.size === 0 ? true : undefined;
  for (const [stored, value] of a.map) {
    const found = b.map.get(stored);
    if (found === undefined) return false;
    const answer = same(vm, value, found, depth + 1);
    if (answer !== true) return answer;
  }
  return true;
}

function equalSets(vm: Machine, a: PySet, b: PySet): boolean | undefined {
  if (a === b) return true;
  return a.size !== b.size ? false : isSubset(vm, a, b);
}

/** Whether all of `a` is in `b`. */
export function isSubset(vm: Machine, a: PySet, b: PySet): boolean | undefined {
  if (a.size > b.size) return false;
  if (a.size > 1000) vm.work(a.size);
  for (const value of a.values()) {
    const found = b.has(vm, value);
    if (found !== true) return found;
  }
  return true;
}

function equalRanges(a: PyRange, b: PyRange): boolean {
  const length = rangeLength(a);
  if (length !== rangeLength(b)) return false;
  if (length === 0) return true;
  return a.start === b.start && (length === 1 || a.step === b.step);
}

/** Keys and items views are sets; they equal sets and one another. Values views equal nothing but themselves. */
function equalViews(vm: Machine, a: Value, b: Value, depth: number): boolean | undefined {
  if (!isSetLike(a) || !isSetLike(b)) return a === b;
  return sizeOfSetLike(a) !== sizeOfSetLike(b) ? false : containsAll(vm, b, a, depth);
}

export type SetLike = PySet | PyDictView;

export function isSetLike(value: Value): value is SetLike {
  return value instanceof PySet || (value instanceof PyDictView && value.part !== 'value');
}

export function sizeOfSetLike(value: SetLike): number {
  return value instanceof PySet ? value.size : value.source.map.size;
}

/** The elements of a set, keys or items view. */
export function elementsOf(value: SetLike): Value[] {
  if (value instanceof PySet) return value.values();
  const source = value.source;
  const found: Value[] = [];
  for (const [stored, item] of source.map) {
    const key = originalKey(source, stored);
    found.push(value.part === 'item' ? new PyTuple([key, item]) : key);
  }
  return found;
}

/** Whether every element of `inner` is in `outer`. */
export function containsAll(vm: Machine, outer: SetLike, inner: SetLike, depth = 0): boolean | undefined {
  for (const element of elementsOf(inner)) {
    const found = containsElement(vm, outer, element, depth + 1);
    if (found !== true) return found;
  }
  return true;
}

/** `element in outer`. */
export function containsElement(vm: Machine, outer: SetLike, element: Value, depth = 0): boolean | undefined {
  if (outer instanceof PySet) return outer.has(vm, element);
  let key = element;
  if (outer.part === 'item') {
    if (!(element instanceof PyTuple) || element.items.length !== 2) return false;
    key = element.items[0]!;
  }
  const value = dictGet(vm, outer.source, key);
  if (value === USER_KEY) return undefined;
  if (value === undefined) return false;
  return outer.part === 'key' ? true : same(vm, value, (element as PyTuple).items[1]!, depth);
}

// --- Order -----------------------------------------------------------------------------------------------------------

function order(vm: Machine, op: CompareOp, a: Value, b: Value, depth: number): boolean | undefined {
  const known = compareNumbers(op, a, b);
  if (known !== undefined) return known;
  const kind = kindForOrder(op, a);
  if (kind !== kindForOrder(op, b)) return isSetLike(a) && isSetLike(b) ? orderSets(vm, op, a, b) : undefined;
  switch (kind) {
    case Kind.Number:
    case Kind.Str:
      return a === plain(a) && b === plain(b) ? undefined : order(vm, op, plain(a), plain(b), depth);
    case Kind.Bytes:
      return orderBytes(op, plain(a) as PyBytes, plain(b) as PyBytes);
    case Kind.Tuple:
    case Kind.List:
      return orderItems(vm, op, (a as PyList).items, (b as PyList).items, depth);
    case Kind.Set:
    case Kind.View:
      return isSetLike(a) && isSetLike(b) ? orderSets(vm, op, a, b) : undefined;
    default:
      return undefined;
  }
}

const ORDER_METHODS: Record<CompareOp, string> = {
  '<': '__lt__',
  '<=': '__le__',
  '==': '__eq__',
  '!=': '__ne__',
  '>': '__gt__',
  '>=': '__ge__',
};

function kindForOrder(op: CompareOp, value: Value): Kind {
  const type = typeOf(value);
  return type.isBuiltin || isNativeMethod(type, ORDER_METHODS[op]) ? kindOf(value) : Kind.Custom;
}

function byLength(op: CompareOp, a: number, b: number): boolean {
  return compareNumbers(op, a, b)!;
}

function orderBytes(op: CompareOp, a: PyBytes | PyByteArray, b: PyBytes | PyByteArray): boolean {
  const [x, y] = [a.data, b.data];
  const at = x.findIndex((byte, i) => byte !== y[i]);
  if (at < 0 || at >= y.length) return byLength(op, x.length, y.length);
  return byLength(op, x[at]!, y[at]!);
}

/** The first two elements that differ decide; else the lengths. */
function orderItems(vm: Machine, op: CompareOp, a: Value[], b: Value[], depth: number): boolean | undefined {
  if (depth > NESTING_MAX) throw tooDeep();
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const answer = same(vm, a[i]!, b[i]!, depth + 1);
    if (answer === undefined) return undefined;
    if (!answer) return order(vm, op, a[i]!, b[i]!, depth + 1);
  }
  return byLength(op, a.length, b.length);
}

function orderSets(vm: Machine, op: CompareOp, a: SetLike, b: SetLike): boolean | undefined {
  if (op === '>' || op === '>=') return orderSets(vm, op === '>' ? '<' : '<=', b, a);
  const [small, large] = [sizeOfSetLike(a), sizeOfSetLike(b)];
  if (op === '<' ? small >= large : small > large) return false;
  return containsAll(vm, b, a);
}
