/** `hash(value)` and the `__hash__` of builtin types. */
import { callMethodThen } from './builtins-support';
import { typeError } from './errors';
import { hashContent, hashElements, hashLanes, tryHash, unhashable } from './hash';
import { hashInt } from './hash-numbers';
import { asInt, type Int } from './int-arith';
import type { Machine } from './machine';
import { defineMethods, kontinuation, nativeFunction } from './native';
import {
  bytearrayType,
  dictType,
  frozensetType,
  listType,
  objectType,
  PyList,
  PyObject,
  type PyTuple,
  rangeType,
  setType,
  sliceType,
  tupleType,
  type Value,
} from './objects';
import { PySet } from './set-object';
import { lookup, typeOf } from './types';

/** `hash(value)`: an int or PUSHED. Throws TypeError. */
export function hashOf(vm: Machine, value: Value): Value {
  const hash = tryHash(vm, value);
  if (hash !== undefined) return hash;
  const type = typeOf(value);
  if (lookup(type, '__hash__') === null) throw unhashable(value);
  return callMethodThen(vm, value, '__hash__', [], HASHED, null)!;
}

const HASHED = kontinuation('__hash__', (_vm, _state, value) => {
  const int = asInt(value);
  if (int === undefined) throw typeError('__hash__ method should return an integer');
  return reduceHash(int);
});

/** An int that `__hash__` returned, as a 64-bit hash; one that fits stays as it is, but for -1. */
function reduceHash(value: Int): Int {
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) return hashInt(value);
  return value === -1 ? -2 : value;
}

/** The hash that a builtin type gives, also for instances of subclasses that define their own. */
function ownHash(vm: Machine, self: Value): Value {
  const hash = self instanceof PyObject ? hashContent(vm, self) : tryHash(vm, self);
  if (hash !== undefined) return hash;
  const items = self instanceof PySet ? self.values() : (self as PyTuple).items;
  return vm.callPrelude('_hash_items', [new PyList(items), self instanceof PySet]);
}

for (const type of [objectType, tupleType, frozensetType, rangeType]) {
  defineMethods(type, { __hash__: ['', (vm, [self]) => ownHash(vm, self!)] });
}
defineMethods(sliceType, {
  __hash__: ['', (vm, [self]) => hashContent(vm, self as PyObject) ?? vm.callPrelude('hash', [self!])],
});
for (const type of [listType, dictType, setType, bytearrayType]) type.attrs.set('__hash__', null);

/** What the prelude puts a container's hash together with. */
export const hashHelpers = [
  nativeFunction('_combine_hashes', 'hashes, is_set, /', (_vm, [hashes, isSet]) => {
    const lanes = (hashes as PyList).items as Int[];
    return isSet === true ? hashElements(lanes) : hashLanes(lanes);
  }),
];
