/**
 * Normal forms of dict keys: two Python keys are equal exactly if their normal forms are the same JavaScript Map key.
 *
 *   str: itself (one starting with NUL is escaped); int, bool, integral float: the number or bigint;
 *   other floats: the number; None: null; objects compared by identity: themselves;
 *   tuples, bytes, frozensets ...: a string starting with NUL that spells out the structure.
 *
 * Keys whose class defines `__eq__` in Python have no normal form that can be known without running it: USER_KEY.
 */
import { typeError } from './errors';
import {
  type DictKey,
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
  type Value,
} from './objects';
import { PySet } from './set-object';
import { lookup } from './types';

/** The key has to be found by running its `__hash__` and `__eq__` (prelude.py). */
export const USER_KEY = Symbol('user key');

let serials = 0;

/** The normal form of `value`, or USER_KEY. Throws TypeError "unhashable type: 'list'". */
export function dictKey(value: Value): DictKey | typeof USER_KEY {
  switch (typeof value) {
    case 'string':
      return value.charCodeAt(0) === 0 ? `\0s${value}` : value;
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return value === null ? null : objectKey(value);
  }
}

function objectKey(value: PyObject): DictKey | typeof USER_KEY {
  if (value instanceof PyInstance) {
    if (value.cls.hasUserEq) return userKey(value);
    if (value.payload !== undefined) return dictKey(value.payload);
    if (lookup(value.cls, '__hash__') === null) throw unhashable(value);
    return value;
  }
  if (value instanceof PyTuple) {
    if (value.cls.hasUserEq) return userKey(value);
    let text = '\0t';
    for (const item of value.items) {
      const key = dictKey(item);
      if (key === USER_KEY) return USER_KEY;
      text += spell(key);
    }
    return text;
  }
  if (value instanceof PyFloat) return floatKey(value);
  if (value instanceof PyBytes) {
    let text = '\0b';
    for (const byte of value.data) text += String.fromCharCode(byte);
    return text;
  }
  if (value instanceof PySet && value.isFrozen && !value.cls.hasUserEq) {
    const parts: string[] = [];
    for (const item of value.values()) {
      const key = dictKey(item);
      if (key === USER_KEY) return USER_KEY;
      parts.push(spell(key));
    }
    return `\0z${parts.sort().join('')}`;
  }
  if (
    value instanceof PyList ||
    value instanceof PyDict ||
    value instanceof PySet ||
    value instanceof PyByteArray
  ) {
    if ((lookup(value.cls, '__hash__') ?? null) === null) throw unhashable(value);
    return USER_KEY;
  }
  if (value instanceof PyComplex) {
    return value.im === 0 ? floatKey(new PyFloat(value.re)) : `\0c${value.re},${value.im}`;
  }
  if (value instanceof PyMethod) {
    return `\0m${spell(value.func)}${spell(value.self)}`;
  }
  if (value instanceof PyRange) return `\0r${rangeText(value)}`;
  if (value instanceof PySlice) {
    const parts = [value.start, value.stop, value.step].map(dictKey);
    return parts.includes(USER_KEY) ? USER_KEY : `\0l${parts.map(spell).join('')}`;
  }
  // Library types may have an `__eq__` written in TypeScript, which is found the same way as one in Python.
  const eq = lookup(value.cls, '__eq__');
  if (eq !== undefined && eq !== objectType.attrs.get('__eq__')) return userKey(value);
  if (lookup(value.cls, '__hash__') === null) throw unhashable(value);
  return value;
}

function userKey(value: PyObject): typeof USER_KEY {
  if (lookup(value.cls, '__hash__') === null) throw unhashable(value);
  return USER_KEY;
}

function floatKey(value: PyFloat): DictKey {
  const v = value.v;
  if (Number.isInteger(v)) return Number.isSafeInteger(v) ? v + 0 : BigInt(v);
  return Number.isNaN(v) ? value : v;
}

/** Writes a normal form so that different ones never run together. */
function spell(key: unknown): string {
  switch (typeof key) {
    case 'string':
      return `s${key.length}:${key}`;
    case 'number':
      return `i${key};`;
    case 'bigint':
      return `i${key};`;
    case 'boolean':
      return `i${key ? 1 : 0};`;
    default: {
      if (key === null) return 'n';
      const object = key as PyObject;
      if (object.serial === 0) object.serial = ++serials;
      return `o${object.serial};`;
    }
  }
}

/** Equal ranges are those with the same numbers in them (CPython docs, "Ranges"). */
function rangeText(range: PyRange): string {
  const [start, stop, step] = [BigInt(range.start), BigInt(range.stop), BigInt(range.step)];
  const length = step > 0n ? (stop - start + step - 1n) / step : (start - stop - step - 1n) / -step;
  if (length <= 0n) return '0';
  return length === 1n ? `1,${start}` : `${length},${start},${step}`;
}

function unhashable(value: PyObject): Error | ReturnType<typeof typeError> {
  return typeError(`unhashable type: '${value.cls.name}'`);
}
