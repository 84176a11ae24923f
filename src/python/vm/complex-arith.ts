/**
 * Arithmetic on complex numbers as CPython 3.13 does it: both operands complex, the textbook product, quotients scaled
 * by the larger part of the divisor, powers by squaring for small integers and in polar form otherwise.
 */

import { guestError, OverflowError, overflowError, zeroDivisionError } from './errors';
import { exactExp, exactHypot, exactLog, positivePower } from './float-power';
import { PyComplex } from './objects';
import * as ports from './ports';

export function multiplyComplex(a: PyComplex, b: PyComplex): PyComplex {
  return new PyComplex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
}

function quotient(a: PyComplex, b: PyComplex): PyComplex | undefined {
  const [re, im] = [Math.abs(b.re), Math.abs(b.im)];
  if (re >= im) {
    if (re === 0) return undefined;
    const ratio = b.im / b.re;
    const scale = b.re + b.im * ratio;
    return new PyComplex((a.re + a.im * ratio) / scale, (a.im - a.re * ratio) / scale);
  }
  if (im >= re) {
    const ratio = b.re / b.im;
    const scale = b.re * ratio + b.im;
    return new PyComplex((a.re * ratio + a.im) / scale, (a.im * ratio - a.re) / scale);
  }
  return new PyComplex(Number.NaN, Number.NaN);
}

export function divideComplex(a: PyComplex, b: PyComplex): PyComplex {
  const result = quotient(a, b);
  if (result === undefined) throw zeroDivisionError('complex division by zero');
  return result;
}

export function powerComplex(a: PyComplex, b: PyComplex): PyComplex {
  const isSmallInteger = b.im === 0 && Number.isInteger(b.re) && Math.abs(b.re) <= 100;
  const result = isSmallInteger ? integerPower(a, b.re) : polarPower(a, b);
  if (result === undefined) throw zeroDivisionError('0.0 to a negative or complex power');
  if (Math.abs(result.re) === Number.POSITIVE_INFINITY || Math.abs(result.im) === Number.POSITIVE_INFINITY) {
    throw overflowError('complex exponentiation');
  }
  return result;
}

const ONE = new PyComplex(1, 0);

function integerPower(a: PyComplex, exponent: number): PyComplex | undefined {
  let result = ONE;
  let factor = a;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiplyComplex(result, factor);
    factor = multiplyComplex(factor, factor);
  }
  return exponent > 0 ? result : quotient(ONE, result);
}

/** C's `pow` of a length: 1 to any power is 1. */
function lengthPower(length: number, exponent: number): number {
  if (Number.isFinite(length) && Number.isFinite(exponent)) return positivePower(length, exponent);
  return length === 1 ? 1 : length ** exponent;
}

function polarPower(a: PyComplex, b: PyComplex): PyComplex | undefined {
  if (b.re === 0 && b.im === 0) return ONE;
  if (a.re === 0 && a.im === 0) {
    return b.im !== 0 || b.re < 0 ? undefined : new PyComplex(0, 0);
  }
  const magnitude = exactHypot(a.re, a.im);
  const angle = Math.atan2(a.im, a.re);
  let length = lengthPower(magnitude, b.re);
  let phase = angle * b.re;
  if (b.im !== 0) {
    const shrink = angle * b.im;
    length /= Number.isFinite(shrink) ? exactExp(shrink) : Math.exp(shrink);
    phase += b.im * (Number.isFinite(magnitude) ? exactLog(magnitude) : Math.log(magnitude));
  }
  return new PyComplex(length * Math.cos(phase), length * Math.sin(phase));
}

/** `abs(z)`. Throws OverflowError. */
export function magnitudeComplex(a: PyComplex): number {
  const result = exactHypot(a.re, a.im);
  if (result === Number.POSITIVE_INFINITY && Number.isFinite(a.re) && Number.isFinite(a.im)) {
    throw guestError(OverflowError, 'absolute value too large');
  }
  return result;
}

ports.multiplyComplex.plug(multiplyComplex);
ports.divideComplex.plug(divideComplex);
ports.powerComplex.plug(powerComplex);
ports.magnitudeComplex.plug(magnitudeComplex);
