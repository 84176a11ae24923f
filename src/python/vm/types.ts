/** Which type a value has, and what its type knows by a name. */
import {
  boolType,
  intType,
  noneType,
  type PyObject,
  type PyType,
  strType,
  type Value,
} from './objects';

/** `type(value)`. */
export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return intType;
    case 'string':
      return strType;
    case 'boolean':
      return boolType;
    default:
      return value === null ? noneType : (value as PyObject).cls;
  }
}

let version = 0;

/** To be called after any class changes: what lookups have found may no longer hold. */
export function typesChanged(): void {
  version++;
}

/** Looks `name` up along the mro of `type`, without descriptors: CPython's `_PyType_Lookup`. */
export function lookup(type: PyType, name: string): Value | undefined {
  if (type.cacheVersion !== version) {
    type.cache = new Map();
    type.cacheVersion = version;
  }
  const known = type.cache.get(name);
  if (known !== undefined) return known;
  if (type.cache.has(name)) return undefined;
  let found: Value | undefined;
  for (const base of type.mro) {
    found = base.attrs.get(name);
    if (found !== undefined) break;
  }
  type.cache.set(name, found);
  return found;
}

export function isSubtype(type: PyType, base: PyType): boolean {
  return type === base || type.mro.includes(base);
}

export function isInstance(value: Value, type: PyType): boolean {
  return isSubtype(typeOf(value), type);
}
