/**
 * Reading and writing dicts by Python keys. Where a key, or a key of equal hash in the dict, has its `__eq__` in Python,
 * the answer is USER_KEY: the caller goes through the prelude (`_dict_*` in containers.py), which runs the comparisons
 * and comes back with the key to use (`candidates`, `setResolved`, ...).
 */
import { dictKey, USER_KEY } from './dict-keys';
import { tryHash } from './hash';
import type { Machine } from './machine';
import { type DictKey, type Namespace, PyDict, PyObject, type Value } from './objects';

/** A key's place in the dict's Map: its normal form, or the key object itself where only Python code can compare. */
export function storedKey(key: Value): DictKey {
  const normal = dictKey(key);
  return normal === USER_KEY ? key : normal;
}

/** True if `key`, not found under its normal form, may yet equal a key that Python code has to compare. */
function meetsUserKey(vm: Machine | null, d: PyDict, key: Value): boolean {
  if (d.hashed === null) return false;
  const hash = tryHash(vm!, key);
  return hash === undefined || d.hashed.has(hash);
}

/** The value under `key`, undefined if there is none, or USER_KEY. Throws TypeError if the key is unhashable. */
export function dictGet(vm: Machine | null, d: PyDict, key: Value): Value | undefined | typeof USER_KEY {
  const normal = dictKey(key);
  if (normal === USER_KEY) return USER_KEY;
  const value = d.map.get(normal);
  if (value === undefined && d.hashed !== null && meetsUserKey(vm, d, key)) return USER_KEY;
  return value;
}

/** Whether `key` is in the dict, or USER_KEY. */
export function dictHas(vm: Machine | null, d: PyDict, key: Value): boolean | typeof USER_KEY {
  const value = dictGet(vm, d, key);
  return value === USER_KEY ? USER_KEY : value !== undefined;
}

/** Stores `value` under `key`; an equal key that is there stays. False: nothing done, Python code has to compare. */
export function dictSet(vm: Machine | null, d: PyDict, key: Value, value: Value): boolean {
  const normal = dictKey(key);
  if (normal === USER_KEY) return false;
  if (d.hashed !== null && !d.map.has(normal) && meetsUserKey(vm, d, key)) return false;
  put(d, normal, key, value);
  return true;
}

/** Takes `key` out and gives its value; undefined if it was not there; USER_KEY: nothing done. */
export function dictDelete(vm: Machine | null, d: PyDict, key: Value): Value | undefined | typeof USER_KEY {
  const value = dictGet(vm, d, key);
  if (value !== USER_KEY && value !== undefined) remove(d, dictKey(key));
  return value;
}

function put(d: PyDict, stored: DictKey, key: Value, value: Value): void {
  if (stored !== key && !d.map.has(stored)) {
    if (d.originals === null) d.originals = new Map();
    d.originals.set(stored, key);
  }
  d.map.set(stored, value);
}

function remove(d: PyDict, stored: DictKey): void {
  d.map.delete(stored);
  d.originals?.delete(stored);
}

/** The key object that `stored`, a key of `d.map`, stands for. */
export function originalKey(d: PyDict, stored: DictKey): Value {
  if (d.originals !== null) {
    const key = d.originals.get(stored);
    if (key !== undefined) return key;
  }
  return stored as Value;
}

/** The key objects in order of insertion. */
export function dictKeys(d: PyDict): Value[] {
  const keys = [...d.map.keys()] as Value[];
  return d.originals === null ? keys : keys.map((stored) => originalKey(d, stored));
}

export function clearDict(d: PyDict): void {
  d.map.clear();
  d.originals = null;
  d.hashed = null;
}

/** Makes `to`, which must be empty, a copy of `from`: same keys, same order. */
export function copyDictInto(from: PyDict, to: PyDict): void {
  for (const [key, value] of from.map) to.map.set(key, value);
  to.originals = from.originals && new Map(from.originals);
  to.hashed = from.hashed && new Map([...from.hashed].map(([hash, keys]) => [hash, keys.slice()]));
}

/**
 * Stores all of `from` in `to`. Returns the entries [key, value, ...] that have to go through the prelude because
 * Python code must compare; they come after all others here only if there are such keys at all.
 */
export function updateDict(vm: Machine | null, to: PyDict, from: PyDict): Value[] {
  const left: Value[] = [];
  if (to.map.size === 0) {
    // Nothing to compare with: the keys are taken over as they are.
    copyDictInto(from, to);
    return left;
  }
  if (from.hashed === null && to.hashed === null) {
    for (const [stored, value] of from.map) {
      put(to, stored, from.originals === null ? (stored as Value) : originalKey(from, stored), value);
    }
    return left;
  }
  for (const [stored, value] of from.map) {
    const key = originalKey(from, stored);
    if (left.length > 0 || !dictSet(vm, to, key, value)) left.push(key, value);
  }
  return left;
}

/** Last entry, taken out; null if the dict is empty. */
export function popLast(d: PyDict): [key: Value, value: Value] | null {
  let last: DictKey;
  let found = false;
  for (const stored of d.map.keys()) {
    last = stored;
    found = true;
  }
  if (!found) return null;
  const key = originalKey(d, last);
  const value = d.map.get(last)!;
  deleteResolved(d, key);
  return [key, value];
}

/** Keys with this hash, in order of insertion: those a new key of this hash has to be compared with. */
export function candidates(vm: Machine, d: PyDict, hash: number | bigint): Value[] {
  const found: Value[] = [];
  const users = d.hashed?.get(hash) ?? [];
  for (const stored of d.map.keys()) {
    const key = originalKey(d, stored);
    if (typeof key === 'object' && key !== null && users.includes(key)) found.push(key);
    else if (!(key instanceof PyObject) || dictKey(key) !== USER_KEY) {
      if (tryHash(vm, key) === hash) found.push(key);
    }
  }
  return found;
}

/** Value of a key that `candidates` gave. */
export function getResolved(d: PyDict, key: Value): Value | undefined {
  return d.map.get(storedKey(key));
}

/** Stores under a key that `candidates` gave, or under a new one that equals none of them. */
export function setResolved(d: PyDict, key: Value, hash: number | bigint, value: Value): void {
  const normal = dictKey(key);
  if (normal !== USER_KEY) {
    put(d, normal, key, value);
    return;
  }
  if (!d.map.has(key)) {
    if (d.hashed === null) d.hashed = new Map();
    const same = d.hashed.get(hash);
    if (same === undefined) d.hashed.set(hash, [key]);
    else same.push(key);
  }
  d.map.set(key, value);
}

/** Takes out a key that `candidates` gave; the value it had. */
export function deleteResolved(d: PyDict, key: Value): Value | undefined {
  const stored = storedKey(key);
  const value = d.map.get(stored);
  if (value === undefined) return undefined;
  remove(d, stored);
  if (d.hashed !== null && stored === key) {
    for (const [hash, keys] of d.hashed) {
      const at = keys.indexOf(key);
      if (at < 0) continue;
      if (keys.length === 1) d.hashed.delete(hash);
      else keys.splice(at, 1);
      break;
    }
    if (d.hashed.size === 0) d.hashed = null;
  }
  return value;
}

/** The dict that shares a namespace: `globals()`, `locals()` of a module or class body, `__dict__`. Always the same one. */
export function namespaceDict(namespace: Namespace): PyDict {
  namespace.view ??= new PyDict(namespace);
  return namespace.view;
}
