/** Hexadecimal form of floats. CPython docs, "float.hex" and "float.fromhex". */
import { overflowError, valueError } from './errors';
import { splitFloat } from './float-digits';
import { scaleToFloat } from './int-arith';
import { stripSpace } from './int-text';

/** `value.hex()`. */
export function floatToHex(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}inf`;
  if (value === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = splitFloat(Math.abs(value));
  const isNormal = mantissa >= 0x10000000000000n;
  const digits = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, '0');
  const shown = exponent + 52;
  return `${sign}0x${isNormal ? 1 : 0}.${digits}p${shown < 0 ? '-' : '+'}${Math.abs(shown)}`;
}

const SPECIAL = /^([+-]?)(?:(inf|infinity)|nan)$/i;
const HEX = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?[0-9]+))?$/i;

/** `float.fromhex(source)`. Throws ValueError, OverflowError. */
export function floatFromHex(source: string): number {
  const text = stripSpace(source);
  const special = SPECIAL.exec(text);
  if (special !== null) {
    if (special[2] === undefined) return Number.NaN;
    return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const parts = HEX.exec(text);
  const [sign, whole, fraction] = [parts?.[1], parts?.[2] ?? '', parts?.[3] ?? ''];
  const digits = `${whole}${fraction}`;
  if (parts === null || digits === '') throw valueError('invalid hexadecimal floating-point string');
  const mantissa = BigInt(`0x${digits}`);
  if (mantissa === 0n) return sign === '-' ? -0 : 0;
  const exponent = Number(parts[4] ?? 0) - 4 * fraction.length;
  const top = exponent + mantissa.toString(2).length;
  const magnitude =
    top > 1025 ? Number.POSITIVE_INFINITY : top < -1100 ? 0 : scaleToFloat(mantissa, exponent);
  if (magnitude === Number.POSITIVE_INFINITY) {
    throw overflowError('hexadecimal value too large to represent as a float');
  }
  return sign === '-' ? -magnitude : magnitude;
}
