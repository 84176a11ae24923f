/**
 * Sines, tangents and their inverses, rounded to the nearest double in all but a few cases in 10**9: the host's may be off
 * by a unit in the last place, C libraries are nearly always exact. In pairs of doubles, as vm/float-power.ts.
 */
import { add, multiply, type Pair, product, quickSum, reciprocal } from '../../vm/float-power';

/** Half of pi in three doubles. */
const HALF_PI = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33] as const;
/** Above this the reduction needs more of pi than three doubles have. */
const REDUCE_MAX = 2 ** 27;

const negate = (a: Pair): Pair => ({ high: -a.high, low: -a.low });
const pair = (high: number): Pair => ({ high, low: 0 });
const divide = (a: Pair, b: Pair): Pair => multiply(a, reciprocal(b));

const INVERSE_FACTORIALS: readonly Pair[] = (() => {
  const made: Pair[] = [pair(1), pair(1)];
  for (let n = 2; n <= 27; n++) made.push(divide(made[n - 1]!, pair(n)));
  return made;
})();

/** Pi times 2**1200, by Machin's formula. */
let bigPi = 0n;
const BIG_BITS = 1200n;
const KEPT_BITS = 220n;
function scaledPi(): bigint {
  if (bigPi !== 0n) return bigPi;
  const unit = 1n << (BIG_BITS + 32n);
  const arctanInverse = (n: bigint): bigint => {
    let power = unit / n;
    let total = power;
    for (let k = 3n, sign = -1n; power > 0n; k += 2n, sign = -sign) {
      power /= n * n;
      total += sign * (power / k);
    }
    return total;
  };
  bigPi = (4n * (4n * arctanInverse(5n) - arctanInverse(239n))) >> 32n;
  return bigPi;
}

/** `x` as a multiple of half pi (modulo 4) and what is left, at most a quarter of pi. */
function reduce(x: number): { quadrant: number; rest: Pair } {
  if (Math.abs(x) < REDUCE_MAX) {
    const count = Math.round(x / HALF_PI[0]);
    if (count === 0) return { quadrant: 0, rest: pair(x) };
    let rest = add(pair(x), negate(product(count, HALF_PI[0])));
    rest = add(rest, negate(product(count, HALF_PI[1])));
    rest = add(rest, pair(-count * HALF_PI[2]));
    return { quadrant: ((count % 4) + 4) % 4, rest };
  }
  // x is a whole number times a power of two: exact arithmetic.
  let exponent = 0;
  let mantissa = x;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  const scaled = BigInt(mantissa) << (BigInt(exponent) + BIG_BITS);
  const half = scaledPi() >> 1n;
  let count = scaled / half;
  let left = scaled - count * half;
  if (left < 0n) {
    left += half;
    count -= 1n;
  }
  if (left * 2n > half) {
    left -= half;
    count += 1n;
  }
  const kept = left >> (BIG_BITS - KEPT_BITS);
  const unit = 2 ** Number(KEPT_BITS);
  const high = Number(kept);
  const low = Number(kept - BigInt(high));
  return { quadrant: Number(((count % 4n) + 4n) % 4n), rest: quickSum(high / unit, low / unit) };
}

/** Sine and cosine of a pair of at most a quarter of pi. */
function sinCosSmall(x: Pair): { sin: Pair; cos: Pair } {
  const square = negate(multiply(x, x));
  let sin: Pair = INVERSE_FACTORIALS[27]!;
  for (let n = 25; n >= 1; n -= 2) sin = add(multiply(sin, square), INVERSE_FACTORIALS[n]!);
  let cos: Pair = INVERSE_FACTORIALS[26]!;
  for (let n = 24; n >= 0; n -= 2) cos = add(multiply(cos, square), INVERSE_FACTORIALS[n]!);
  return { sin: multiply(sin, x), cos };
}

function sinCos(x: number): { sin: Pair; cos: Pair } {
  const { quadrant, rest } = reduce(x);
  const { sin, cos } = sinCosSmall(rest);
  switch (quadrant) {
    case 0:
      return { sin, cos };
    case 1:
      return { sin: cos, cos: negate(sin) };
    case 2:
      return { sin: negate(sin), cos: negate(cos) };
    default:
      return { sin: negate(cos), cos: sin };
  }
}

const isTiny = (x: number) => Math.abs(x) < 1e-150;

export function exactSin(x: number): number {
  return Number.isFinite(x) && !isTiny(x) ? sinCos(x).sin.high : Math.sin(x);
}

export function exactCos(x: number): number {
  return Number.isFinite(x) ? sinCos(x).cos.high : Math.cos(x);
}

export function exactTan(x: number): number {
  if (!Number.isFinite(x) || isTiny(x)) return Math.tan(x);
  const { sin, cos } = sinCos(x);
  return divide(sin, cos).high;
}

/** The angle of a point, by one step of Newton's method from the host's. */
function angle(y: Pair, x: Pair): number {
  const guess = Math.atan2(y.high, x.high);
  const { sin, cos } = sinCos(guess);
  const across = add(multiply(y, cos), negate(multiply(x, sin)));
  const along = add(multiply(x, cos), multiply(y, sin));
  return add(pair(guess), pair(across.high / along.high)).high;
}

export function exactAtan2(y: number, x: number): number {
  if (y === 0 || x === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return Math.atan2(y, x);
  const largest = Math.max(Math.abs(x), Math.abs(y));
  const ratio = Math.min(Math.abs(x), Math.abs(y)) / largest;
  if (ratio < 1e-150) return Math.atan2(y, x);
  const factor = largest > 1e100 ? 2 ** -400 : largest < 1e-100 ? 2 ** 400 : 1;
  const by =
    largest * factor > 1e100 ? factor * 2 ** -400 : largest * factor < 1e-100 ? factor * 2 ** 400 : factor;
  return angle(pair(y * by), pair(x * by));
}

export function exactAtan(x: number): number {
  return Number.isFinite(x) && !isTiny(x) && Math.abs(x) < 1e150 ? angle(pair(x), pair(1)) : Math.atan(x);
}

/** `sqrt(1 - x*x)` */
function cosineOfSine(x: number): Pair {
  const square = multiply(add(pair(1), pair(-x)), add(pair(1), pair(x)));
  const root = Math.sqrt(square.high);
  if (root === 0) return pair(0);
  const rest = add(square, negate(product(root, root)));
  return add(pair(root), pair(rest.high / (2 * root)));
}

export function exactAsin(x: number): number {
  return Math.abs(x) < 1 && !isTiny(x) ? angle(pair(x), cosineOfSine(x)) : Math.asin(x);
}

export function exactAcos(x: number): number {
  return Math.abs(x) < 1 ? angle(cosineOfSine(x), pair(x)) : Math.acos(x);
}
