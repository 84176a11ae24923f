/**
 * Arithmetic on doubles as Python's float does it where JavaScript differs: floor division, modulo, powers.
 * Semantics: CPython docs, "Numeric Types" and `divmod`.
 */

import { guestError, OverflowError, zeroDivisionError } from './errors';
import { positivePower } from './ports';

/** `(x // y, x % y)` for a divisor that is not zero. */
function floorDivmod(x: number, y: number): [number, number] {
  let remainder = x % y;
  let quotient = (x - remainder) / y;
  if (remainder !== 0) {
    if (y < 0 !== remainder < 0) {
      remainder += y;
      quotient -= 1;
    }
  } else {
    remainder = signed(0, y);
  }
  if (quotient !== 0) {
    const floor = Math.floor(quotient);
    return [quotient - floor > 0.5 ? floor + 1 : floor, remainder];
  }
  return [signed(0, x / y), remainder];
}

/** `magnitude` with the sign of `like`, zeros included. */
export function signed(magnitude: number, like: number): number {
  const isNegative = like < 0 || Object.is(like, -0);
  const absolute = Math.abs(magnitude);
  return isNegative ? -absolute : absolute;
}

export function divideFloat(x: number, y: number): number {
  if (y === 0) throw zeroDivisionError('float division by zero');
  return x / y;
}

export function floorDivideFloat(x: number, y: number): number {
  if (y === 0) throw zeroDivisionError('float floor division by zero');
  return floorDivmod(x, y)[0];
}

export function moduloFloat(x: number, y: number): number {
  if (y === 0) throw zeroDivisionError('float modulo by zero');
  return floorDivmod(x, y)[1];
}

export function divmodFloat(x: number, y: number): [number, number] {
  if (y === 0) throw zeroDivisionError('float divmod()');
  return floorDivmod(x, y);
}

/** OverflowError as C's `pow` reports it. */
export function rangeError(): ReturnType<typeof guestError> {
  return guestError(OverflowError, 34, 'Numerical result out of range');
}

/** `x ** y`; undefined where the result is complex (a negative number to a fraction). */
export function powerFloat(x: number, y: number): number | undefined {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const isOdd = Math.abs(y % 2) === 1;
  if (!Number.isFinite(y)) {
    const magnitude = Math.abs(x);
    if (magnitude === 1) return 1;
    return y > 0 === magnitude > 1 ? Number.POSITIVE_INFINITY : 0;
  }
  if (!Number.isFinite(x)) {
    if (y > 0) return isOdd ? x : Number.POSITIVE_INFINITY;
    return isOdd ? signed(0, x) : 0;
  }
  if (x === 0) {
    if (y < 0) throw zeroDivisionError('0.0 cannot be raised to a negative power');
    return isOdd ? x : 0;
  }
  if (x < 0) {
    if (y !== Math.floor(y)) return undefined;
    const magnitude = positive(-x, y);
    return isOdd ? -magnitude : magnitude;
  }
  return positive(x, y);
}

function positive(x: number, y: number): number {
  const result = y === 2 ? x * x : y === 0.5 ? Math.sqrt(x) : positivePower.call(x, y);
  if (result === Number.POSITIVE_INFINITY) throw rangeError();
  return result;
}
