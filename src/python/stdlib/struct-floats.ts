/** `_struct`: floats as the bytes of IEEE 754, little end first. */
import { assert } from '../vm/errors';
import { nativeFunction } from '../vm/native';
import { PyBytes, PyFloat, type Value } from '../vm/objects';

/** `float_bytes(value, size)`: of 2, 4 or 8 bytes; None where the value is too large. */
function floatBytes([value, size]: Value[]): Value {
  assert(value instanceof PyFloat, 'a float');
  const { v } = value;
  const view = new DataView(new ArrayBuffer(size as number));
  if (size === 8) view.setFloat64(0, v, true);
  else if (size === 4) {
    if (Number.isFinite(v) && !Number.isFinite(Math.fround(v))) return null;
    view.setFloat32(0, v, true);
  } else {
    const bits = halfBits(v);
    if (bits === null) return null;
    view.setUint16(0, bits, true);
  }
  return new PyBytes(new Uint8Array(view.buffer));
}

/** Half precision: 5 bits of exponent, 10 of fraction, ties to even. */
function halfBits(v: number): number | null {
  const sign = v < 0 || Object.is(v, -0) ? 0x8000 : 0;
  const size = Math.abs(v);
  if (Number.isNaN(v)) return sign | 0x7e00;
  if (size === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(size || Number.MIN_VALUE)));
  const scaled = size / 2 ** (exponent - 10);
  const low = Math.floor(scaled);
  const rest = scaled - low;
  const rounded = rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low;
  // A fraction of 11 bits has its first bit from the exponent; where it grew past that, the exponent grows too.
  const bits = rounded < 1024 ? rounded : (exponent + 14) * 1024 + rounded;
  return bits >= 0x7c00 ? null : sign | bits;
}

function halfValue(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size =
    exponent === 31
      ? fraction === 0
        ? Number.POSITIVE_INFINITY
        : Number.NaN
      : exponent === 0
        ? fraction * 2 ** -24
        : (1024 + fraction) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -size : size;
}

/** `float_of(data)`. */
function floatOf([data]: Value[]): Value {
  assert(data instanceof PyBytes, 'bytes');
  const { buffer, byteOffset, length } = data.data;
  const view = new DataView(buffer, byteOffset, length);
  if (length === 8) return new PyFloat(view.getFloat64(0, true));
  return new PyFloat(length === 4 ? view.getFloat32(0, true) : halfValue(view.getUint16(0, true)));
}

export const structNatives: readonly (readonly [string, Value])[] = [
  ['float_bytes', nativeFunction('float_bytes', 'value, size, /', (_vm, args) => floatBytes(args))],
  ['float_of', nativeFunction('float_of', 'data, /', (_vm, args) => floatOf(args))],
];
