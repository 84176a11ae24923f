/**
 * Arithmetic on ints: `number` while safe, `bigint` beyond, every result normalised and never -0.
 * Semantics: CPython docs, "Numeric Types" (floor division, two's complement bit operations, exact true division).
 */
import { memoryError, overflowError, valueError, zeroDivisionError } from './errors';
import type { Machine } from './machine';
import { PyInstance, type Value } from './objects';

export type Int = number | bigint;

/** The longest int that is computed at all, in bits (8 MB, about 20 million decimal digits). */
export const INT_BITS_MAX = 1 << 26;

const MAX = Number.MAX_SAFE_INTEGER;
const SAFE_MAX = BigInt(MAX);
const SAFE_MIN = -SAFE_MAX;

/** A bigint as int: `number` if it is safe. */
export function normalizeInt(value: bigint): Int {
  return value <= SAFE_MAX && value >= SAFE_MIN ? Number(value) : value;
}

/** An integral double as int. The caller has checked that it is finite and integral. */
export function intFromIntegral(value: number): Int {
  return value <= MAX && value >= -MAX ? value + 0 : BigInt(value);
}

/** The int that `value` is: of an int, a bool, or an instance of a subclass of int; undefined for anything else. */
export function asInt(value: Value | undefined): Int | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'object':
      if (value instanceof PyInstance && value.payload !== undefined && typeof value.payload !== 'string') {
        return asInt(value.payload);
      }
      return undefined;
    default:
      return undefined;
  }
}

/** Number of bits of the magnitude: `int.bit_length`. */
export function bitLength(value: Int): number {
  if (typeof value === 'number') {
    let magnitude = Math.abs(value);
    let bits = 0;
    if (magnitude >= 4294967296) {
      magnitude = Math.floor(magnitude / 4294967296);
      bits = 32;
    }
    return bits + 32 - Math.clz32(magnitude);
  }
  const digits = (value < 0n ? -value : value).toString(16);
  return digits.length * 4 + 28 - Math.clz32(Number.parseInt(digits[0]!, 16));
}

/** Rough number of bits, cheap for long ints. */
function sizeBits(value: Int): number {
  if (typeof value === 'number') return 53;
  // BigInt.asUintN to a growing bound would copy; hexadecimal digits cost a linear pass, which the operation costs too.
  return bitLength(value);
}

/**
 * Refuses results of over `bits` bits before they are computed, and books the work of making them (`operations`
 * elementary steps).
 */
export function reserveInt(bits: number, operations: number, vm?: Machine): void {
  if (bits > INT_BITS_MAX) throw memoryError();
  if (vm !== undefined && operations > 1000) vm.work(Math.ceil(operations));
  if (vm !== undefined && bits > 1 << 23) vm.allocate(bits / 8);
}

/** Hosts refuse bigints beyond their own bound, which is lower in some browsers than in others. */
function long(compute: () => bigint): Int {
  try {
    return normalizeInt(compute());
  } catch (error) {
    if (error instanceof RangeError) throw memoryError();
    throw error;
  }
}

/** Elementary steps of multiplying (or dividing) ints of `a` and `b` bits. */
function productWork(a: number, b: number): number {
  const [m, n] = [a / 64, b / 64];
  return Math.min((m * n) / 100, (m + n) * 12);
}

export function addInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= MAX && sum >= -MAX) return sum;
  }
  return normalizeInt(BigInt(a) + BigInt(b));
}

export function subtractInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= MAX && difference >= -MAX) return difference;
  }
  return normalizeInt(BigInt(a) - BigInt(b));
}

export function multiplyInt(a: Int, b: Int, vm?: Machine): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (product <= MAX && product >= -MAX) return product + 0;
    return normalizeInt(BigInt(a) * BigInt(b));
  }
  const [m, n] = [sizeBits(a), sizeBits(b)];
  reserveInt(m + n, productWork(m, n), vm);
  return long(() => BigInt(a) * BigInt(b));
}

export function negateInt(a: Int): Int {
  return typeof a === 'number' ? 0 - a : normalizeInt(-a);
}

/** Quotient rounded to minus infinity. The caller has refused zero divisors. */
function floorQuotient(a: Int, b: Int, vm?: Machine): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const remainder = a % b;
    const quotient = (a - remainder) / b + 0;
    return remainder !== 0 && remainder < 0 !== b < 0 ? quotient - 1 : quotient;
  }
  const [m, n] = [sizeBits(a), sizeBits(b)];
  reserveInt(m, productWork(m, n) * 4, vm);
  const [x, y] = [BigInt(a), BigInt(b)];
  const quotient = x / y;
  return normalizeInt(x < 0n !== y < 0n && quotient * y !== x ? quotient - 1n : quotient);
}

function floorRemainder(a: Int, b: Int, vm?: Machine): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const remainder = a % b;
    return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder + 0;
  }
  const [m, n] = [sizeBits(a), sizeBits(b)];
  reserveInt(n, productWork(m, n) * 4, vm);
  const [x, y] = [BigInt(a), BigInt(b)];
  const remainder = x % y;
  return normalizeInt(remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder);
}

export function floorDivideInt(a: Int, b: Int, vm?: Machine): Int {
  if (b === 0) throw zeroDivisionError('integer division or modulo by zero');
  return floorQuotient(a, b, vm);
}

export function moduloInt(a: Int, b: Int, vm?: Machine): Int {
  if (b === 0) throw zeroDivisionError('integer modulo by zero');
  return floorRemainder(a, b, vm);
}

export function divmodInt(a: Int, b: Int, vm?: Machine): [Int, Int] {
  if (b === 0) throw zeroDivisionError('integer division or modulo by zero');
  return [floorQuotient(a, b, vm), floorRemainder(a, b, vm)];
}

/** An int as double, rounded half to even. Throws OverflowError. */
export function intToFloat(a: Int): number {
  const value = Number(a);
  if (!Number.isFinite(value)) throw overflowError('int too large to convert to float');
  return value;
}

/** `a / b`, correctly rounded whatever the size of the operands. */
export function trueDivideInt(a: Int, b: Int): number {
  if (b === 0) throw zeroDivisionError('division by zero');
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const isNegative = a < 0 !== b < 0;
  const [x, y] = [absBig(a), absBig(b)];
  const exponent = bitLength(x) - bitLength(y);
  let result = 0;
  if (exponent > 1024) {
    result = Number.POSITIVE_INFINITY;
  } else if (exponent >= -1080) {
    // A quotient of 66 bits or so and a sticky bit for the remainder, then one exact rounding.
    const shift = 66 - exponent;
    result = scaleToFloat(stickyQuotient(x, y, shift), -shift - 1);
  }
  if (result === Number.POSITIVE_INFINITY) {
    throw overflowError('integer division result too large for a float');
  }
  return isNegative ? -result : result;
}

/** `x * 2**shift // y` with one more bit at the end, set if anything was left over. */
function stickyQuotient(x: bigint, y: bigint, shift: number): bigint {
  const numerator = shift >= 0 ? x << BigInt(shift) : x;
  const denominator = shift >= 0 ? y : y << BigInt(-shift);
  const quotient = numerator / denominator;
  return quotient * denominator === numerator ? quotient << 1n : (quotient << 1n) | 1n;
}

/** `units * 2**exponent` rounded half to even to a double, subnormal ones too; Infinity where that is too much. */
export function scaleToFloat(units: bigint, exponent: number): number {
  const excess = Math.max(bitLength(units) - 53, -1074 - exponent);
  if (excess <= 0) return divideByPower(Number(units), -exponent);
  const magnitude = units < 0n ? -units : units;
  const half = 1n << BigInt(excess - 1);
  let rounded = magnitude >> BigInt(excess);
  const rest = magnitude - (rounded << BigInt(excess));
  if (rest > half || (rest === half && (rounded & 1n) === 1n)) rounded += 1n;
  return divideByPower(Number(units < 0n ? -rounded : rounded), -exponent - excess);
}

/** `value / 2**exponent`, in steps that stay within the range of a double. */
function divideByPower(value: number, exponent: number): number {
  let result = value;
  let left = exponent;
  for (; left > 1000; left -= 1000) result /= 2 ** 1000;
  for (; left < -1000; left += 1000) result *= 2 ** 1000;
  return left >= 0 ? result / 2 ** left : result * 2 ** -left;
}

function absBig(a: Int): bigint {
  const value = BigInt(a);
  return value < 0n ? -value : value;
}

/** `base ** exponent` for an exponent that is not negative. */
export function powerInt(base: Int, exponent: Int, vm?: Machine): Int {
  if (exponent === 0) return 1;
  if (base === 0 || base === 1) return base;
  if (base === -1) return isOdd(exponent) ? -1 : 1;
  if (typeof exponent === 'bigint') throw memoryError();
  if (typeof base === 'number') {
    const quick = safePower(base, exponent);
    if (quick !== undefined) return quick;
  }
  const bits = bitLength(base);
  // A power of two has exactly (bits - 1) * exponent + 1 bits, everything else less than bits * exponent.
  const resultBits = (bits - 1) * exponent;
  if (resultBits > INT_BITS_MAX) throw memoryError();
  reserveInt(
    bits * exponent > INT_BITS_MAX ? INT_BITS_MAX : bits * exponent,
    productWork(resultBits, resultBits),
    vm,
  );
  return long(() => BigInt(base) ** BigInt(exponent));
}

/** The power by repeated squaring while everything stays a safe integer. */
function safePower(base: number, exponent: number): number | undefined {
  let result = 1;
  let factor = base;
  let left = exponent;
  for (;;) {
    if (left % 2 === 1) {
      result *= factor;
      if (result > MAX || result < -MAX) return undefined;
    }
    left = Math.floor(left / 2);
    if (left === 0) return result;
    factor *= factor;
    if (factor > MAX) return undefined;
  }
}

function isOdd(a: Int): boolean {
  return typeof a === 'number' ? a % 2 !== 0 : (a & 1n) === 1n;
}

/** `pow(base, exponent, modulus)` on ints; a negative exponent asks for the inverse. */
export function powerModuloInt(base: Int, exponent: Int, modulus: Int, vm?: Machine): Int {
  if (modulus === 0) throw valueError('pow() 3rd argument cannot be 0');
  const m = absBig(modulus);
  let factor = BigInt(floorRemainder(base, normalizeInt(m)));
  let left = BigInt(exponent);
  if (left < 0n) {
    factor = inverse(factor, m);
    left = -left;
  }
  const [bits, steps] = [bitLength(m), bitLength(exponent)];
  reserveInt(bits, productWork(bits, bits) * 6 * steps + steps, vm);
  let result = 1n % m;
  for (const bit of left.toString(2)) {
    result = (result * result) % m;
    if (bit === '1') result = (result * factor) % m;
  }
  if (result !== 0n && modulus < 0) result += BigInt(modulus);
  return normalizeInt(result);
}

function inverse(a: bigint, modulus: bigint): bigint {
  let [oldR, r] = [a, modulus];
  let [oldS, s] = [1n, 0n];
  while (r !== 0n) {
    const quotient = oldR / r;
    [oldR, r] = [r, oldR - quotient * r];
    [oldS, s] = [s, oldS - quotient * s];
  }
  if (oldR !== 1n && modulus !== 1n) {
    throw valueError('base is not invertible for the given modulus');
  }
  const result = oldS % modulus;
  return result < 0n ? result + modulus : result;
}

export function shiftLeftInt(a: Int, b: Int, vm?: Machine): Int {
  if (b < 0) throw valueError('negative shift count');
  if (a === 0) return 0;
  if (typeof b === 'bigint') {
    // CPython counts digits of 30 bits, four bytes each, in a signed 64-bit number of bytes.
    throw b / 30n > 0x1fffffffffffffffn ? overflowError('too many digits in integer') : memoryError();
  }
  if (typeof a === 'number' && b < 53) {
    const quick = a * 2 ** b;
    if (quick <= MAX && quick >= -MAX) return quick;
  }
  const bits = sizeBits(a) + b;
  if (b > INT_BITS_MAX) throw memoryError();
  reserveInt(bits, bits / 1024, vm);
  return long(() => BigInt(a) << BigInt(b));
}

export function shiftRightInt(a: Int, b: Int): Int {
  if (b < 0) throw valueError('negative shift count');
  if (typeof a === 'number') {
    if (b > 52) return a < 0 ? -1 : 0;
    return Math.floor(a / 2 ** Number(b)) + 0;
  }
  if (typeof b === 'bigint' || b > INT_BITS_MAX) return a < 0n ? -1 : 0;
  return normalizeInt(a >> BigInt(b));
}

export function andInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a & b;
  return normalizeInt(BigInt(a) & BigInt(b));
}

export function orInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a | b;
  return normalizeInt(BigInt(a) | BigInt(b));
}

export function xorInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a ^ b;
  return normalizeInt(BigInt(a) ^ BigInt(b));
}

export function invertInt(a: Int): Int {
  return subtractInt(-1, a);
}
