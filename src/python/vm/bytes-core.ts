/** bytes and bytearray as sequences: the parts other modules share. */
import type { Int } from './int-arith';
import type { Machine } from './machine';
import { PyByteArray, PyBytes, PyInstance, type Value } from './objects';
import { repeatCount, reserveText } from './str-core';

/** The bytes that `value` holds: bytes, bytearray or an instance of a subclass; undefined for anything else. */
export function asBytes(value: Value | undefined): Uint8Array | undefined {
  if (value instanceof PyBytes || value instanceof PyByteArray) return value.data;
  if (value instanceof PyInstance && value.payload instanceof PyBytes) return value.payload.data;
  return undefined;
}

/** Bytes of the same kind as `like`: a bytearray for a bytearray, bytes otherwise. */
export function bytesLike(like: Value, data: Uint8Array): PyBytes | PyByteArray {
  return like instanceof PyByteArray ? new PyByteArray(data) : new PyBytes(data);
}

export function joinData(a: Uint8Array, b: Uint8Array, vm?: Machine): Uint8Array {
  reserveText(a.length + b.length, vm);
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** `a + b`: of the kind of `a`. */
export function concatBytes(
  a: PyBytes | PyByteArray,
  b: PyBytes | PyByteArray,
  vm?: Machine,
): PyBytes | PyByteArray {
  return bytesLike(a, joinData(a.data, b.data, vm));
}

export function repeatData(data: Uint8Array, count: Int, vm?: Machine): Uint8Array {
  const times = repeatCount(count);
  reserveText(data.length * times, vm);
  const repeated = new Uint8Array(data.length * times);
  if (data.length === 1) return repeated.fill(data[0]!);
  for (let i = 0; i < times; i++) repeated.set(data, i * data.length);
  return repeated;
}

/** `a * count`: of the kind of `a`. */
export function repeatBytes(a: PyBytes | PyByteArray, count: Int, vm?: Machine): PyBytes | PyByteArray {
  return bytesLike(a, repeatData(a.data, count, vm));
}
