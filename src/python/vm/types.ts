/** Which type a value has, and what its type knows by a name. */
import {
  boolType,
  cellType,
  classmethodType,
  dictType,
  floatType,
  intType,
  listType,
  methodDescriptorType,
  methodType,
  nativeType,
  noneType,
  objectType,
  PyFunction,
  type PyObject,
  type PyType,
  setType,
  staticmethodType,
  strType,
  tupleType,
  typeType,
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

/**
 * `type.name` was set. A plain value put where one was before (a counter on the class) only makes what is known of that
 * name stale; everything else may change more.
 */
export function typeChanged(type: PyType, name: string, isNew: boolean): void {
  const value = type.attrs.get(name);
  if (isNew || name.startsWith('__') || (typeof value === 'object' && value !== null)) {
    typesChanged();
    return;
  }
  type.cache.delete(name);
  for (const sub of type.subclasses) typeChanged(sub, name, false);
}

/** Looks `name` up along the mro of `type`, without descriptors: CPython's `_PyType_Lookup`. */
export function lookup(type: PyType, name: string): Value | undefined {
  if (type.cacheVersion !== version) refresh(type);
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

/** Instances' attributes are found by the class's own `__getattribute__`. */
export const CUSTOM_GET = 1;
/** ... are set or deleted by the class's own `__setattr__` or `__delattr__`. */
export const CUSTOM_SET = 2;
/** A property, slot or other data descriptor of a class on the mro may go before instances' own attributes. */
export const DATA_DESCRIPTORS = 4;
/** Instances have no `__dict__`. */
export const NO_DICT = 8;
/** Instances have a `__del__`. */
export const HAS_DEL = 16;

/** The bits above for `type`. */
export function traitsOf(type: PyType): number {
  if (type.cacheVersion !== version) refresh(type);
  return type.traits;
}

function refresh(type: PyType): void {
  type.cache = new Map();
  type.cacheVersion = version;
  let traits = 0;
  let hasDict = false;
  for (const base of type.mro) {
    if (base.isBuiltin) {
      if (base.attrs.size > 0 && base !== objectType) traits |= DATA_DESCRIPTORS;
      continue;
    }
    if (base.slots === null || base.slots.includes('__dict__')) hasDict = true;
    for (const [name, value] of base.attrs) {
      if (name === '__getattribute__') traits |= CUSTOM_GET;
      else if (name === '__del__') traits |= HAS_DEL;
      else if (name === '__setattr__' || name === '__delattr__') traits |= CUSTOM_SET;
      else if (name === '__dict__' || name === '__weakref__') continue;
      else if (typeof value === 'object' && value !== null && !(value instanceof PyFunction)) {
        if (!PLAIN.has(value.cls.layout)) traits |= DATA_DESCRIPTORS;
      }
    }
  }
  type.traits = hasDict ? traits : traits | NO_DICT;
}

/** Kinds of class attributes that are certainly no data descriptors. */
const PLAIN = new Set<PyType>([
  nativeType,
  methodDescriptorType,
  methodType,
  classmethodType,
  staticmethodType,
  tupleType,
  listType,
  dictType,
  setType,
  floatType,
  cellType,
  typeType,
]);

export function isSubtype(type: PyType, base: PyType): boolean {
  return type === base || type.mro.includes(base);
}

export function isInstance(value: Value, type: PyType): boolean {
  return isSubtype(typeOf(value), type);
}

/** Which patterns take instances of a class: the first of its bases that says so decides. */
export function patternOf(type: PyType): 'sequence' | 'mapping' | null {
  for (const base of type.mro) if (base.pattern !== null) return base.pattern;
  return null;
}
