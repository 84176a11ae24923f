/** Gamma and error functions, by the methods that CPython's `math` documents in its source (Lanczos; series). */
import { exactExp, exactLog, positivePower } from '../../vm/float-power';
import { exactSin } from './trigonometry';

/** Lanczos' approximation with 13 terms (Boost's coefficients). */
const G = 6.02468004077673;
const NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028,
  1439720407.3117216, 248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348,
  8071.672002365816, 210.82427775157936, 2.5066282746310002,
];
const DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

function lanczosSum(x: number): number {
  let above = 0;
  let below = 0;
  if (x < 5) {
    for (let i = 12; i >= 0; i--) {
      above = above * x + NUMERATOR[i]!;
      below = below * x + DENOMINATOR[i]!;
    }
  } else {
    for (let i = 0; i < 13; i++) {
      above = above / x + NUMERATOR[i]!;
      below = below / x + DENOMINATOR[i]!;
    }
  }
  return above / below;
}

/** `sin(pi * x)`, exact at multiples of a half. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const n = Math.round(2 * y);
  const value =
    n === 0
      ? exactSin(Math.PI * y)
      : n === 1
        ? Math.cos(Math.PI * (y - 0.5))
        : n === 2
          ? exactSin(Math.PI * (1 - y))
          : n === 3
            ? -Math.cos(Math.PI * (y - 1.5))
            : exactSin(Math.PI * (y - 2));
  return x < 0 ? -value : value;
}

const FACTORIALS: readonly number[] = (() => {
  const made = [1];
  for (let n = 1; n < 23; n++) made.push(made[n - 1]! * n);
  return made;
})();

/** Gamma function; NaN where it has a pole, Infinity where it is too large. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x === Number.NEGATIVE_INFINITY || x === 0) return x === 0 ? 1 / x : Number.NaN;
  if (Number.isInteger(x)) {
    if (x < 0) return Number.NaN;
    if (x <= FACTORIALS.length) return FACTORIALS[x - 1]!;
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sinPi(x) : Number.POSITIVE_INFINITY;
  const y = size + G - 0.5;
  const half = G - 0.5;
  const z = size > half ? ((y - size - half) * G) / y : ((y - half - size) * G) / y;
  if (x < 0) {
    let r = ((-Math.PI / sinPi(size) / size) * exactExp(y)) / lanczosSum(size);
    r -= z * r;
    if (size < 140) return r / positivePower(y, size - 0.5);
    const root = positivePower(y, size / 2 - 0.25);
    return r / root / root;
  }
  let r = lanczosSum(size) / exactExp(y);
  r += z * r;
  if (size < 140) return r * positivePower(y, size - 0.5);
  const root = positivePower(y, size / 2 - 0.25);
  return r * root * root;
}

/** Logarithm of the absolute value of the gamma function; Infinity at its poles. */
export function logGamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Number.POSITIVE_INFINITY : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -exactLog(size);
  let r = exactLog(lanczosSum(size)) - G;
  r += (size - 0.5) * (exactLog(size + G - 0.5) - 1);
  if (x < 0) r = exactLog(Math.PI) - exactLog(Math.abs(sinPi(size))) - exactLog(size) - r;
  return r;
}

const SQRT_PI = 1.772453850905516;
const SERIES_TERMS = 25;
const FRACTION_TERMS = 50;

/** Error function by its power series, good up to about 1.5. */
function erfSeries(x: number): number {
  const square = x * x;
  let sum = 0;
  let factor = SERIES_TERMS + 0.5;
  for (let i = 0; i < SERIES_TERMS; i++) {
    sum = 2 + (square * sum) / factor;
    factor -= 1;
  }
  return (sum * x * exactExp(-square)) / SQRT_PI;
}

/** Complementary error function by its continued fraction, for larger arguments. */
function erfcFraction(x: number): number {
  if (x >= 30) return 0;
  const square = x * x;
  let a = 0;
  let da = 0.5;
  let [p, p1] = [1, 0];
  let [q, q1] = [da + square, 1];
  for (let i = 0; i < FRACTION_TERMS; i++) {
    a += da;
    da += 2;
    const b = da + square;
    [p, p1] = [b * p - a * p1, p];
    [q, q1] = [b * q - a * q1, q];
  }
  return ((p / q) * x * exactExp(-square)) / SQRT_PI;
}

export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) < 1.5) return erfSeries(x);
  return x > 0 ? 1 - erfcFraction(x) : erfcFraction(-x) - 1;
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) < 1.5) return 1 - erfSeries(x);
  return x > 0 ? erfcFraction(x) : 2 - erfcFraction(-x);
}
