/**
 * `hash(value)` as CPython 3.13 computes it with PYTHONHASHSEED=0, a signed 64-bit int. Hashes by identity come from
 * our own addresses.
 */
import { PyDictView } from './dict-view-objects';
import { type GuestError, typeError } from './errors';
import { hashComplex, hashFloat, hashInt } from './hash-numbers';
import { type Int, normalizeInt } from './int-arith';
import { rangeLength } from './iterators';
import type { Machine } from './machine';
import { PyNative } from './native';
import {
  PyByteArray,
  PyBytes,
  PyComplex,
  PyDict,
  PyFloat,
  PyInstance,
  PyList,
  PyMethod,
  PyObject,
  PyRange,
  PySlice,
  PyTuple,
  type Value,
} from './objects';
import { PySet } from './set-object';
import { sipHash } from './siphash';
import { codePoints, hasSurrogates } from './str-core';
import { lookup, typeOf } from './types';

const HASH_NONE = 0xfca86420;
const MASK = 0xffffffffffffffffn;

/** Two 32-bit halves as a signed 64-bit int; -1 is taken (it means "error" in CPython). */
function fromHalves(low: number, high: number): Int {
  if (high === -1 && low === -1) return -2;
  const value = high * 0x100000000 + (low >>> 0);
  return Number.isSafeInteger(value) ? value : (BigInt(high) << 32n) | BigInt(low >>> 0);
}

function fromUnsigned(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** Strings hashed before, by text: hashing long keys again and again is what sets and dicts would do otherwise. */
const known = new Map<string, Int>();
const KNOWN_MAX = 4096;

const WIDE = /[\u0100-\uffff]/;

/** `hash(str)`: SipHash over the characters at one, two or four bytes each, as wide as the widest needs. */
export function hashString(text: string): Int {
  if (text === '') return 0;
  const before = known.get(text);
  if (before !== undefined) return before;
  let halves: [number, number];
  if (hasSurrogates(text)) {
    const points = codePoints(text);
    const width = points.some((point) => point.length === 2) ? 4 : 2;
    halves = sipHash(points.length, width, (i) => points[i]!.codePointAt(0)!);
  } else {
    halves = sipHash(text.length, WIDE.test(text) ? 2 : 1, (i) => text.charCodeAt(i));
  }
  const hash = fromHalves(halves[0], halves[1]);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(text, hash);
  return hash;
}

/** `hash(bytes)`. */
export function hashBytes(data: Uint8Array): Int {
  if (data.length === 0) return 0;
  const [low, high] = sipHash(data.length, 1, (i) => data[i]!);
  return fromHalves(low, high);
}

const PRIME_1 = 11400714785074694791n;
const PRIME_2 = 14029467366897019727n;
const PRIME_5 = 2870177450012600261n;

function mixLanes(lanes: readonly Int[]): bigint {
  let sum = PRIME_5;
  for (const lane of lanes) {
    sum = (sum + BigInt(lane) * PRIME_2) & MASK;
    sum = ((sum << 31n) | (sum >> 33n)) & MASK;
    sum = (sum * PRIME_1) & MASK;
  }
  return sum;
}

/** Hash of a tuple from those of its items: xxHash's mixing of one lane an item. */
export function hashLanes(lanes: readonly Int[]): Int {
  const sum = (mixLanes(lanes) + (BigInt(lanes.length) ^ PRIME_5 ^ 3527539n)) & MASK;
  return sum === MASK ? 1546275796 : normalizeInt(fromUnsigned(sum));
}

function hashSliceLanes(lanes: readonly Int[]): Int {
  const sum = mixLanes(lanes);
  return sum === MASK ? 1546275796 : normalizeInt(fromUnsigned(sum));
}

/** Hash of a frozenset from those of its elements, in whatever order. */
export function hashElements(hashes: readonly Int[]): Int {
  let sum = 0n;
  for (const hash of hashes) {
    const bits = BigInt(hash) & MASK;
    sum ^= ((bits ^ 89869747n ^ (bits << 16n)) * 3644798167n) & MASK;
  }
  sum ^= (BigInt(hashes.length + 1) * 1927868237n) & MASK;
  sum ^= (sum >> 11n) ^ (sum >> 25n);
  sum = (sum * 69069n + 907133923n) & MASK;
  return sum === MASK ? 590923713 : normalizeInt(fromUnsigned(sum));
}

/** Hash of an object by identity: its address turned right by four bits, which are always zero. */
export function hashIdentity(vm: Machine, value: PyObject): Int {
  return Math.floor(vm.addressOf(value) / 16);
}

/**
 * `hash(value)` where no Python code has to run for it; undefined otherwise (a `__hash__` written in Python, here or in
 * a part). Throws TypeError "unhashable type: 'list'".
 */
export function tryHash(vm: Machine, value: Value): Int | undefined {
  switch (typeof value) {
    case 'string':
      return hashString(value);
    case 'number':
    case 'bigint':
      return hashInt(value);
    case 'boolean':
      return value ? 1 : 0;
    default:
      return value === null ? HASH_NONE : hashObject(vm, value as PyObject);
  }
}

/** Values whose hash comes of what they hold, as `hashContent` knows. */
function isHashedHere(value: PyObject): boolean {
  return (
    value instanceof PyInstance ||
    value instanceof PyTuple ||
    value instanceof PyFloat ||
    value instanceof PyBytes ||
    value instanceof PySet ||
    value instanceof PyComplex ||
    value instanceof PyRange ||
    value instanceof PySlice ||
    value instanceof PyMethod ||
    value instanceof PyList ||
    value instanceof PyDict ||
    value instanceof PyByteArray ||
    value instanceof PyDictView
  );
}

function hashObject(vm: Machine, value: PyObject): Int | undefined {
  if (!value.cls.isBuiltin) {
    const method = lookup(value.cls, '__hash__');
    if (method === null) throw unhashable(value);
    if (method !== undefined && !(method instanceof PyNative)) return undefined;
    // `__hash__ = object.__hash__` in a subclass of a builtin type.
    if (method !== undefined && (method as PyNative).owner?.name === 'object') return hashIdentity(vm, value);
  } else if (!isHashedHere(value)) {
    // Library types say by a method of their own how they are hashed.
    const method = lookup(value.cls, '__hash__');
    if (method === null) throw unhashable(value);
    if (method instanceof PyNative && method.owner?.name !== 'object') return undefined;
    return hashIdentity(vm, value);
  }
  return hashContent(vm, value);
}

/** The hash that the builtin type of `value` gives it, whatever a subclass says. */
export function hashContent(vm: Machine, value: PyObject): Int | undefined {
  if (value instanceof PyInstance) {
    return value.payload === undefined ? hashIdentity(vm, value) : tryHash(vm, value.payload);
  }
  if (value instanceof PyTuple) {
    const lanes = hashAll(vm, value.items);
    return lanes && hashLanes(lanes);
  }
  if (value instanceof PyFloat) return hashFloat(value.v) ?? hashIdentity(vm, value);
  if (value instanceof PyBytes) return hashBytes(value.data);
  if (value instanceof PySet) {
    if (!value.isFrozen) throw unhashable(value);
    const hashes = hashAll(vm, value.values());
    return hashes && hashElements(hashes);
  }
  if (value instanceof PyComplex) return hashComplex(value.re, value.im) ?? hashIdentity(vm, value);
  if (value instanceof PyRange) return hashRange(value);
  if (value instanceof PySlice) {
    const lanes = hashAll(vm, [value.start, value.stop, value.step]);
    return lanes && hashSliceLanes(lanes);
  }
  if (value instanceof PyMethod) {
    const self = value.self instanceof PyObject ? hashIdentity(vm, value.self) : tryHash(vm, value.self);
    const func = tryHash(vm, value.func);
    if (self === undefined || func === undefined) return undefined;
    const hash = normalizeInt(BigInt.asIntN(64, BigInt(self) ^ BigInt(func)));
    return hash === -1 ? -2 : hash;
  }
  if (value instanceof PyList || value instanceof PyDict || value instanceof PyByteArray)
    throw unhashable(value);
  if (value instanceof PyDictView && value.part !== 'value') throw unhashable(value);
  return hashIdentity(vm, value);
}

function hashAll(vm: Machine, items: readonly Value[]): Int[] | undefined {
  if (items.length > 1000) vm.work(items.length * 4);
  const hashes: Int[] = [];
  for (const item of items) {
    const hash = tryHash(vm, item);
    if (hash === undefined) return undefined;
    hashes.push(hash);
  }
  return hashes;
}

/** Equal ranges hash alike: by length, start and step, those that don't matter being None. */
function hashRange(value: PyRange): Int {
  const length = rangeLength(value);
  const start = length === 0 ? HASH_NONE : hashInt(value.start);
  const step = length === 0 || length === 1 ? HASH_NONE : hashInt(value.step);
  return hashLanes([hashInt(length), start, step]);
}

export function unhashable(value: Value): GuestError {
  return typeError(`unhashable type: '${typeOf(value).name}'`);
}
