/** Ints from and to text: `int('...', base)`, `str(int)`, `hex` and the like. CPython docs, "int" and "Integer string
 * conversion length limitation". */
import { valueError } from './errors';
import { bitLength, INT_BITS_MAX, type Int, normalizeInt, reserveInt } from './int-arith';
import type { Machine } from './machine';
import { asciiDigits, isSpaceCode } from './str-unicode';

/** `sys.get_int_max_str_digits()` as it is at the start. */
export const INT_DIGITS_MAX = 4300;

const LIMIT_HINT = 'use sys.set_int_max_str_digits() to increase the limit';

/** `str(value)`. Throws ValueError beyond `digitsMax` digits (0: no limit). */
export function intToString(value: Int, digitsMax = INT_DIGITS_MAX): string {
  if (typeof value === 'number') return String(value);
  if (digitsMax > 0) {
    // A digit is 3.32 bits: what is far beyond the limit is refused without being converted.
    const isFarBeyond = bitLength(value) > digitsMax * 3.33 + 8;
    const text = isFarBeyond ? '' : value.toString();
    if (isFarBeyond || text.length - (value < 0n ? 1 : 0) > digitsMax) {
      throw valueError(
        `Exceeds the limit (${digitsMax} digits) for integer string conversion; ${LIMIT_HINT}`,
      );
    }
    return text;
  }
  return value.toString();
}

/** Digits in base 2, 8 or 16 behind CPython's prefix: `bin`, `oct`, `hex`. */
export function intToPrefixed(value: Int, base: 2 | 8 | 16): string {
  const prefix = base === 16 ? '0x' : base === 8 ? '0o' : '0b';
  return value < 0 ? `-${prefix}${value.toString(base).slice(1)}` : prefix + value.toString(base);
}

/** `text` without the white space of Unicode at both ends. */
export function stripSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpaceCode(text.charCodeAt(start))) start++;
  while (end > start && isSpaceCode(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const PREFIX = /^0(?:([xX])|([oO])|([bB]))/;

/**
 * `int(text, base)`; `shown` is the repr of what the program gave, for the error text. Base 0 reads the prefix of a
 * literal. Throws ValueError.
 */
export function intFromString(
  source: string,
  base: number,
  shown: () => string,
  vm?: Machine,
  digitsMax = INT_DIGITS_MAX,
): Int {
  // The commonest case first: a short plain decimal.
  if (base === 10 && source.length < 16 && /^-?[0-9]+$/.test(source)) return Number(source) + 0;
  const fail = () =>
    valueError(`invalid literal for int() with base ${base}: ${Array.from(shown()).slice(0, 200).join('')}`);
  let text = asciiDigits(stripSpace(source));
  let isNegative = false;
  if (text[0] === '+' || text[0] === '-') {
    isNegative = text[0] === '-';
    text = text.slice(1);
  }
  const prefix = PREFIX.exec(text);
  const prefixBase = prefix === null ? 0 : prefix[1] !== undefined ? 16 : prefix[2] !== undefined ? 8 : 2;
  let radix = base;
  if (base === 0) {
    if (prefixBase > 0) radix = prefixBase;
    else {
      // An old octal literal such as 012 is refused; zeros alone are fine.
      if (/^0[_0-9a-zA-Z]/.test(text) && /[^0_]/.test(text)) throw fail();
      radix = 10;
    }
  }
  if (prefixBase > 0 && prefixBase === radix) {
    text = text.slice(2);
    if (text[0] === '_') text = text.slice(1);
  }
  if (text === '' || text.startsWith('_') || text.endsWith('_') || text.includes('__')) throw fail();
  const digits = text.replaceAll('_', '').toLowerCase();
  if (!areDigits(digits, radix)) throw fail();
  const isPowerOfTwo = (radix & (radix - 1)) === 0;
  if (!isPowerOfTwo && digitsMax > 0 && digits.length > digitsMax) {
    throw valueError(
      `Exceeds the limit (${digitsMax} digits) for integer string conversion: value has ${digits.length} digits; ${LIMIT_HINT}`,
    );
  }
  const bits = digits.length * Math.log2(radix);
  if (bits < 53) {
    const value = Number.parseInt(digits, radix);
    return (isNegative ? -value : value) + 0;
  }
  reserveInt(Math.min(Math.ceil(bits), INT_BITS_MAX + 1), bits / 64, vm);
  const value = parseLong(digits, radix);
  return normalizeInt(isNegative ? -value : value);
}

function areDigits(digits: string, radix: number): boolean {
  for (let i = 0; i < digits.length; i++) {
    const code = digits.charCodeAt(i);
    const value = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 122 ? code - 87 : 99;
    if (value >= radix) return false;
  }
  return true;
}

function parseLong(digits: string, radix: number): bigint {
  if (radix === 10) return BigInt(digits);
  if (radix === 16) return BigInt(`0x${digits}`);
  if (radix === 8) return BigInt(`0o${digits}`);
  if (radix === 2) return BigInt(`0b${digits}`);
  if (digits.length <= 10) return BigInt(Number.parseInt(digits, radix));
  const half = digits.length >> 1;
  const low = digits.length - half;
  return (
    parseLong(digits.slice(0, half), radix) * BigInt(radix) ** BigInt(low) +
    parseLong(digits.slice(half), radix)
  );
}
