/** Floats from and to text: `repr(float)`, `float('...')`. CPython docs, "float" and "sys.float_repr_style". */
import { valueError } from './errors';
import { stripSpace } from './int-text';
import { asciiDigits } from './str-unicode';

/** `repr(value)`: the shortest digits that give the same double, with an exponent below 1e-4 and from 1e16 on. */
export function floatRepr(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude < 1e16 && magnitude >= 1e-4) {
    const text = String(value);
    return Number.isInteger(value) ? `${text}.0` : text;
  }
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (Number.isNaN(value)) return 'nan';
  if (magnitude === Number.POSITIVE_INFINITY) return value > 0 ? 'inf' : '-inf';
  const text = value.toExponential();
  const at = text.indexOf('e') + 2;
  return text.length - at === 1 ? `${text.slice(0, at)}0${text.slice(at)}` : text;
}

const NUMBER = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const SPECIAL = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** A float literal as `float()` takes it, without white space or underscores; undefined if it is none. */
export function parseFloatText(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text);
  const special = SPECIAL.exec(text);
  if (special === null) return undefined;
  if (special[2] === undefined) return Number.NaN;
  return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Takes out the underscores between digits; undefined if any stands elsewhere. */
export function removeUnderscores(text: string): string | undefined {
  if (!text.includes('_')) return text;
  if (/^_|[^0-9]_|_(?![0-9])/.test(text)) return undefined;
  return text.replaceAll('_', '');
}

/** `float(source)`; `shown` is the repr of what the program gave, for the error text. Throws ValueError. */
export function floatFromString(source: string, shown: () => string): number {
  const text = removeUnderscores(asciiDigits(stripSpace(source)));
  const value = text === undefined ? undefined : parseFloatText(text);
  if (value === undefined) throw valueError(`could not convert string to float: ${shown()}`);
  return value;
}
