/**
 * Exact decimal digits of doubles, rounded half to even: what `%e`, `%f`, `%g`, `format` and `round` are made of.
 * JavaScript's own toFixed rounds exact halves away from zero and stops at 100 digits; it is used where neither matters.
 */

/** A positive decimal number `0.d1d2d3... * 10**point`, without leading or trailing zeros; '' is zero. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

const BUFFER = new DataView(new ArrayBuffer(8));

/** `magnitude` as `mantissa * 2**exponent`, both integers. `magnitude` is finite and not negative. */
export function splitFloat(magnitude: number): { mantissa: bigint; exponent: number } {
  BUFFER.setFloat64(0, magnitude);
  const bits = BUFFER.getBigUint64(0);
  const biased = Number(bits >> 52n) & 0x7ff;
  const fraction = bits & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

/** All digits of a finite double that is not negative. */
export function exactDecimal(magnitude: number): Decimal {
  let { mantissa, exponent } = splitFloat(magnitude);
  while (exponent < 0 && mantissa !== 0n && (mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  const scaled = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent);
  return decimal(scaled.toString(), Math.min(exponent, 0));
}

/** The number `digits * 10**exponent`. */
function decimal(digits: string, exponent: number): Decimal {
  const start = digits.search(/[1-9]/);
  if (start < 0) return { digits: '', point: 0 };
  return { digits: digits.slice(start).replace(/0+$/, ''), point: digits.length - start + exponent };
}

/** `value` rounded half to even to `count` significant digits (below zero: to 0). */
function roundTo(value: Decimal, count: number): Decimal {
  const { digits, point } = value;
  if (count >= digits.length) return value;
  if (count < 0) return { digits: '', point: 0 };
  const rest = digits.slice(count);
  const isHalf = rest === '5';
  const last = count === 0 ? 0 : digits.charCodeAt(count - 1) - 48;
  const isUp = isHalf ? last % 2 === 1 : rest[0]! >= '5';
  if (!isUp) return decimal(digits.slice(0, count), point - count);
  const up = (BigInt(digits.slice(0, count) || '0') + 1n).toString();
  return decimal(up, point - count);
}

/** Shortest digits that read back as the same double: those of `repr`. */
export function shortestDecimal(magnitude: number): Decimal {
  if (magnitude === 0) return { digits: '', point: 0 };
  const text = magnitude.toExponential();
  const at = text.indexOf('e');
  return { digits: text.slice(0, at).replace('.', ''), point: Number(text.slice(at + 1)) + 1 };
}

/** `magnitude` with `precision` digits behind the point. */
export function fixedText(magnitude: number, precision: number): string {
  // An exact half at that place needs no more than precision + 1 binary places.
  const isSafe =
    precision <= 100 &&
    magnitude < 1e21 &&
    (Number.isInteger(magnitude) || !Number.isInteger(magnitude * 2 ** (precision + 1)));
  if (isSafe) return magnitude.toFixed(precision);
  const exact = exactDecimal(magnitude);
  return plainText(roundTo(exact, exact.point + precision), precision);
}

/** Writes a decimal number with exactly `places` digits behind the point; it has no more than that. */
export function plainText(value: Decimal, places: number): string {
  const { digits, point } = value;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (places === 0) return whole;
  const fraction = point > 0 ? digits.slice(point) : digits === '' ? '' : '0'.repeat(-point) + digits;
  return `${whole}.${fraction.padEnd(places, '0')}`;
}

/** `magnitude` rounded to `count` significant digits (1 or more), trailing zeros dropped. */
export function significantDecimal(magnitude: number, count: number): Decimal {
  if (magnitude === 0) return { digits: '', point: 0 };
  if (count <= 14 && magnitude > 2.3e-308) {
    // A normal double keeps any 15 digits: the shortest form shows what is exact, and every exact half.
    const shortest = shortestDecimal(magnitude);
    if (shortest.digits.length <= count) return shortest;
    if (shortest.digits.length !== count + 1 || !shortest.digits.endsWith('5')) {
      const text = magnitude.toExponential(count - 1);
      const at = text.indexOf('e');
      return decimal(text.slice(0, at).replace('.', ''), Number(text.slice(at + 1)) - count + 1);
    }
  }
  return roundTo(exactDecimal(magnitude), count);
}

/** Exponent as C writes it: a sign and at least two digits. */
export function exponentText(exponent: number): string {
  const digits = String(Math.abs(exponent));
  return `${exponent < 0 ? '-' : '+'}${digits.length < 2 ? `0${digits}` : digits}`;
}

/** `round(value, places)` for a finite double; infinite where the result leaves the range. */
export function roundFloat(value: number, places: number): number {
  if (places > 323 || value === 0) return value;
  if (places < -308) return value < 0 ? -0 : 0;
  const magnitude = Math.abs(value);
  let rounded: number;
  if (places >= 0) {
    rounded = Number(fixedText(magnitude, places));
  } else {
    const exact = exactDecimal(magnitude);
    const { digits, point } = roundTo(exact, exact.point + places);
    rounded = digits === '' ? 0 : Number(`0.${digits}e${point}`);
  }
  return value < 0 ? -rounded : rounded;
}

/** `round(value)`: to the nearest integer, halves to the even one. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
