/**
 * Powers, exponentials and logarithms of doubles, rounded to the nearest double in all but a few cases in 10**12.
 * `Math.pow` may be off by a unit in the last place and differs between hosts (`10 ** -4` is not 0.0001 everywhere), while
 * C libraries, and so CPython, are nearly always exact. Calculation is in pairs of doubles (Dekker's arithmetic).
 */
import { scaleToFloat } from './int-arith';
import * as ports from './ports';

/** An unevaluated sum; `low` is at most half a unit in the last place of `high`. */
export interface Pair {
  readonly high: number;
  readonly low: number;
}

const SPLITTER = 134217729; // 2**27 + 1

export function quickSum(a: number, b: number): Pair {
  const high = a + b;
  return { high, low: b - (high - a) };
}

export function sum(a: number, b: number): Pair {
  const high = a + b;
  const part = high - a;
  return { high, low: a - (high - part) + (b - part) };
}

export function product(a: number, b: number): Pair {
  const high = a * b;
  const [s, t] = [SPLITTER * a, SPLITTER * b];
  const aHigh = s - (s - a);
  const bHigh = t - (t - b);
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return { high, low: aHigh * bHigh - high + aHigh * bLow + aLow * bHigh + aLow * bLow };
}

export function add(a: Pair, b: Pair): Pair {
  const high = sum(a.high, b.high);
  const low = sum(a.low, b.low);
  const first = quickSum(high.high, high.low + low.high);
  return quickSum(first.high, first.low + low.low);
}

export function multiply(a: Pair, b: Pair): Pair {
  const p = product(a.high, b.high);
  return quickSum(p.high, p.low + (a.high * b.low + a.low * b.high));
}

export function scale(a: Pair, by: number): Pair {
  const p = product(a.high, by);
  return quickSum(p.high, p.low + a.low * by);
}

export function reciprocal(a: Pair): Pair {
  const q1 = 1 / a.high;
  const rest = add({ high: 1, low: 0 }, scale(a, -q1));
  const q2 = rest.high / a.high;
  const last = add(rest, scale(a, -q2));
  return add(quickSum(q1, q2), { high: last.high / a.high, low: 0 });
}

const LN2: Pair = { high: Math.LN2, low: 2.3190468138462996e-17 };

/** 1/n! for n from 2 on. */
const INVERSE_FACTORIALS: readonly Pair[] = (() => {
  const made: Pair[] = [];
  let factorial = 1;
  for (let n = 2; n <= 9; n++) {
    factorial *= n;
    made.push(reciprocal({ high: factorial, low: 0 }));
  }
  return made;
})();

const HALVINGS = 9;

/** `exp(x) - 1` for |x| below 0.4. */
export function expMinusOne(x: Pair): Pair {
  const unit = 2 ** -HALVINGS;
  const r = { high: x.high * unit, low: x.low * unit };
  let series: Pair = INVERSE_FACTORIALS[INVERSE_FACTORIALS.length - 1]!;
  for (let i = INVERSE_FACTORIALS.length - 2; i >= 0; i--) {
    series = add(multiply(series, r), INVERSE_FACTORIALS[i]!);
  }
  let result = add(r, multiply(multiply(r, r), series));
  for (let i = 0; i < HALVINGS; i++) {
    result = add({ high: 2 * result.high, low: 2 * result.low }, multiply(result, result));
  }
  return result;
}

/** The double nearest to `exp(x)`. */
function expPair(x: Pair): number {
  if (x.high > 710) return Number.POSITIVE_INFINITY;
  if (x.high < -746) return 0;
  const exponent = Math.round(x.high / LN2.high);
  const value = add({ high: 1, low: 0 }, expMinusOne(add(x, scale(LN2, -exponent))));
  if (exponent > -1000 && exponent < 1000) return value.high * 2 ** exponent;
  // Near the ends of the range, rounded once and exactly.
  const units = (BigInt(value.high * 2 ** 53) << 53n) + BigInt(Math.round(value.low * 2 ** 106));
  return scaleToFloat(units, exponent - 106);
}

/** `log(x)` of a positive finite double. */
export function logPair(x: number): Pair {
  let mantissa = x;
  let exponent = 0;
  if (x < 2 ** -1022) {
    mantissa *= 2 ** 54;
    exponent = -54;
  }
  const shift = Math.round(Math.log2(mantissa));
  mantissa = shift > 1000 ? mantissa * 2 ** -1000 * 2 ** (1000 - shift) : mantissa * 2 ** -shift;
  exponent += shift;
  // One step of Newton's method from the host's logarithm: log m = y + log(m e**-y), and the last is tiny.
  const guess = Math.log(mantissa);
  const ratio = add(scale(add({ high: 1, low: 0 }, expMinusOne({ high: -guess, low: 0 })), mantissa), {
    high: -1,
    low: 0,
  });
  const correction = add(ratio, { high: (-ratio.high * ratio.high) / 2, low: 0 });
  return add(scale(LN2, exponent), add({ high: guess, low: 0 }, correction));
}

/** `x ** y` for positive finite `x` and finite `y`; Infinity and 0 where the result leaves the range. */
export function positivePower(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (y === 1) return x;
  if (Number.isInteger(y) && Math.abs(y) <= 64) {
    const rough = x ** y;
    if (rough > 1e-280 && rough < 1e280 && x > 1e-280 && x < 1e280) return integerPower(x, y);
  }
  const logarithm = logPair(x);
  const rough = logarithm.high * y;
  if (rough > 710) return Number.POSITIVE_INFINITY;
  if (rough < -746) return 0;
  return expPair(scale(logarithm, y));
}

function integerPower(x: number, y: number): number {
  let result: Pair = { high: 1, low: 0 };
  let factor: Pair = { high: x, low: 0 };
  for (let left = Math.abs(y); ; factor = multiply(factor, factor)) {
    if (left % 2 === 1) result = multiply(result, factor);
    left = Math.floor(left / 2);
    if (left === 0) break;
  }
  return y < 0 ? reciprocal(result).high : result.high;
}

/** The double nearest to `e ** x`. */
export function exactExp(x: number): number {
  if (!Number.isFinite(x)) return Math.exp(x);
  return x === 0 ? 1 : expPair({ high: x, low: 0 });
}

/** The double nearest to the natural logarithm of `x`. */
export function exactLog(x: number): number {
  return x > 0 && x < Number.POSITIVE_INFINITY && x !== 1 ? logPair(x).high : Math.log(x);
}

/** The double nearest to `sqrt(x*x + y*y)`, without leaving the range on the way. */
export function exactHypot(x: number, y: number): number {
  const [a, b] = [Math.abs(x), Math.abs(y)];
  if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  const [large, small] = a > b ? [a, b] : [b, a];
  // So much smaller that its square is lost beside the other's.
  if (small < large * 2 ** -60) return large;
  if (large === 0) return 0;
  const factor = large > 1e150 ? 2 ** -600 : large < 1e-150 ? 2 ** 600 : 1;
  const [p, q] = [large * factor, small * factor];
  const square = add(product(p, p), product(q, q));
  const root = Math.sqrt(square.high);
  // One correction: root + (square - root**2) / (2 root).
  const rest = add(square, scale(product(root, root), -1));
  return sum(root, rest.high / (2 * root)).high / factor;
}

ports.positivePower.plug(positivePower);
