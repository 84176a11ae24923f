/** Hashes of numbers: values modulo the prime 2**61 - 1. CPython docs, "Hashing of numeric types". */
import { splitFloat } from './float-digits';
import { type Int, normalizeInt } from './int-arith';

const MODULUS = (1n << 61n) - 1n;
const HASH_INF = 314159;
const IMAGINARY = 1000003n;

/** `hash(int)`. */
export function hashInt(value: Int): Int {
  if (typeof value === 'number') return value === -1 ? -2 : value;
  const magnitude = (value < 0n ? -value : value) % MODULUS;
  const hash = normalizeInt(value < 0n ? -magnitude : magnitude);
  return hash === -1 ? -2 : hash;
}

/** `hash(float)`; undefined for nan, whose hash is that of the object. */
export function hashFloat(value: number): Int | undefined {
  if (Number.isSafeInteger(value)) return value === -1 ? -2 : value + 0;
  if (Number.isNaN(value)) return undefined;
  if (!Number.isFinite(value)) return value > 0 ? HASH_INF : -HASH_INF;
  const { mantissa, exponent } = splitFloat(Math.abs(value));
  // 2**61 is 1 modulo the prime, so that only exponent modulo 61 counts.
  const shift = ((exponent % 61) + 61) % 61;
  const magnitude = (mantissa << BigInt(shift)) % MODULUS;
  const hash = normalizeInt(value < 0 ? -magnitude : magnitude);
  return hash === -1 ? -2 : hash;
}

/** `hash(complex)`; undefined where a part is nan. */
export function hashComplex(re: number, im: number): Int | undefined {
  const [real, imaginary] = [hashFloat(re), hashFloat(im)];
  if (real === undefined || imaginary === undefined) return undefined;
  const hash = normalizeInt(BigInt.asIntN(64, BigInt(real) + IMAGINARY * BigInt(imaginary)));
  return hash === -1 ? -2 : hash;
}
