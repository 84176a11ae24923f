/** `format(number, spec)` for int, float and complex. CPython docs, "Format Specification Mini-Language". */
import { guestError, OverflowError, valueError } from './errors';
import {
  type Decimal,
  exponentText,
  fixedText,
  plainText,
  shortestDecimal,
  significantDecimal,
} from './float-digits';
import { type FormatSpec, padText, parseFormatSpec, unknownCode } from './format-spec';
import { type Int, intToFloat } from './int-arith';
import { INT_DIGITS_MAX, intToString } from './int-text';
import type { Machine } from './machine';
import { reserveText } from './str-core';

/** How the digits of a double are laid out: one of e f g, or r for those of `repr`. */
export interface FloatLayout {
  readonly type: 'e' | 'f' | 'g' | 'r';
  readonly precision: number;
  /** The `#` flag: always a point, and `g` keeps trailing zeros. */
  readonly isAlternate: boolean;
  /** `.0` behind whole numbers, as `repr` has it. */
  readonly hasDotZero: boolean;
  readonly isUpper: boolean;
}

/** The text of a double without its sign. */
export function floatDigits(value: number, layout: FloatLayout): string {
  const text = lowerDigits(Math.abs(value), layout);
  return layout.isUpper ? text.toUpperCase() : text;
}

function lowerDigits(magnitude: number, layout: FloatLayout): string {
  if (!Number.isFinite(magnitude)) return Number.isNaN(magnitude) ? 'nan' : 'inf';
  const { isAlternate, hasDotZero } = layout;
  if (layout.type === 'f') {
    const text = fixedText(magnitude, layout.precision);
    return layout.precision === 0 && isAlternate ? `${text}.` : text;
  }
  if (layout.type === 'e') {
    const value = significantDecimal(magnitude, layout.precision + 1);
    return exponential(value, layout.precision, isAlternate);
  }
  const isShortest = layout.type === 'r';
  const precision = layout.precision === 0 ? 1 : layout.precision;
  const value = isShortest ? shortestDecimal(magnitude) : significantDecimal(magnitude, precision);
  const point = value.digits === '' ? 1 : value.point;
  const pointMax = isShortest ? 16 : precision - (hasDotZero ? 1 : 0);
  if (point <= -4 || point > pointMax) {
    const kept = isAlternate && !isShortest ? precision : value.digits.length;
    return exponential(value, Math.max(kept, 1) - 1, isAlternate);
  }
  const kept = isAlternate && !isShortest ? precision : value.digits.length;
  const places = Math.max(kept - point, 0);
  const text = plainText(value, places);
  if (places > 0) return text;
  return hasDotZero ? `${text}.0` : isAlternate ? `${text}.` : text;
}

function exponential(value: Decimal, places: number, isAlternate: boolean): string {
  const digits = value.digits.padEnd(places + 1, '0');
  const exponent = value.digits === '' ? 0 : value.point - 1;
  const point = places > 0 || isAlternate ? '.' : '';
  return `${digits[0]}${point}${digits.slice(1)}e${exponentText(exponent)}`;
}

function leadingDigits(text: string): string {
  let end = 0;
  while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return text.slice(0, end);
}

/** The sign to show: '', '-', '+' or ' '. */
function signText(isNegative: boolean, sign: string): string {
  if (isNegative) return '-';
  return sign === '+' || sign === ' ' ? sign : '';
}

/** Puts `separator` between groups of `size` digits, after adding zeros in front up to `width` characters. */
function groupDigits(digits: string, separator: string, size: number, width: number): string {
  let count = digits.length;
  if (separator === '') return digits.padStart(width, '0');
  if (count === 0) return '';
  if (width > count) {
    // The fewest digits whose length with separators reaches the width.
    count = Math.max(count, width - Math.floor((width + size) / (size + 1)));
    while (count + Math.floor((count - 1) / size) < width) count++;
  }
  const padded = digits.padStart(count, '0');
  let text = padded.slice(0, count % size);
  for (let i = count % size; i < count; i += size) {
    text += (text === '' ? '' : separator) + padded.slice(i, i + size);
  }
  return text;
}

/** Puts a number together: sign, prefix, grouped digits, the rest (point, fraction, exponent), padding. */
function assemble(
  spec: FormatSpec,
  sign: string,
  prefix: string,
  digits: string,
  rest: string,
  groupSize: number,
  vm?: Machine,
): string {
  if (spec.width > 1 << 16) reserveText(spec.width, vm);
  const isZeroFilled = spec.fill === '0' && spec.align === '=';
  const around = sign.length + prefix.length + rest.length;
  const width = isZeroFilled ? spec.width - around : 0;
  const number = groupDigits(digits, spec.grouping, groupSize, width) + rest;
  if (spec.align === '=') {
    return sign + prefix + padText(number, { ...spec, width: spec.width - sign.length - prefix.length }, vm);
  }
  return padText(sign + prefix + number, spec, vm);
}

/** `format(value, spec)` for an int; `shown` is the type's name for error texts. */
export function formatInt(
  value: Int,
  specText: string,
  typeName: string,
  vm?: Machine,
  digitsMax = INT_DIGITS_MAX,
): string {
  if (specText === '') return intToString(value, digitsMax);
  const spec = parseFormatSpec(specText, typeName, '>');
  const type = spec.type === '' ? 'd' : spec.type;
  if (type.length === 1 && 'eEfFgG%'.includes(type)) {
    return formatFloatSpec(intToFloat(value), spec, typeName, vm);
  }
  if (!'bcdoxXn'.includes(type)) throw unknownCode(type, typeName);
  if (spec.precision !== -1) throw valueError('Precision not allowed in integer format specifier');
  if (spec.isZeroCoerced) {
    throw valueError('Negative zero coercion (z) not allowed in integer format specifier');
  }
  if (type === 'c') return formatCharacter(value, spec, vm);
  const base = type === 'b' ? 2 : type === 'o' ? 8 : type === 'x' || type === 'X' ? 16 : 10;
  const isNegative = value < 0;
  let digits = base === 10 ? intToString(value, digitsMax) : value.toString(base);
  if (isNegative) digits = digits.slice(1);
  let prefix = spec.isAlternate && base !== 10 ? `0${type.toLowerCase()}` : '';
  if (type === 'X') {
    digits = digits.toUpperCase();
    prefix = prefix.toUpperCase();
  }
  const groupSize = base === 10 ? 3 : 4;
  return assemble(spec, signText(isNegative, spec.sign), prefix, digits, '', groupSize, vm);
}

function formatCharacter(value: Int, spec: FormatSpec, vm?: Machine): string {
  if (spec.sign !== '') throw valueError("Sign not allowed with integer format specifier 'c'");
  if (spec.isAlternate) throw valueError("Alternate form (#) not allowed with integer format specifier 'c'");
  if (typeof value === 'bigint') throw guestError(OverflowError, 'Python int too large to convert to C long');
  if (value < 0 || value > 0x10ffff) throw guestError(OverflowError, '%c arg not in range(0x110000)');
  return padText(String.fromCodePoint(value), spec, vm);
}

/** `format(value, spec)` for a float. */
export function formatFloat(value: number, specText: string, typeName: string, vm?: Machine): string {
  return formatFloatSpec(value, parseFormatSpec(specText, typeName, '>'), typeName, vm);
}

/** Layout of the type in the spec; undefined for types that floats do not have. */
function layoutOf(spec: FormatSpec): FloatLayout | undefined {
  const { precision, isAlternate } = spec;
  const isUpper = spec.type === 'E' || spec.type === 'F' || spec.type === 'G';
  switch (spec.type) {
    case '':
      // Like repr, or like g with at least one digit behind the point if a precision is given.
      return precision < 0
        ? { type: 'r', precision: 0, isAlternate, hasDotZero: true, isUpper }
        : { type: 'g', precision, isAlternate, hasDotZero: true, isUpper };
    case 'e':
    case 'E':
      return { type: 'e', precision: precision < 0 ? 6 : precision, isAlternate, hasDotZero: false, isUpper };
    case 'f':
    case 'F':
    case '%':
      return { type: 'f', precision: precision < 0 ? 6 : precision, isAlternate, hasDotZero: false, isUpper };
    case 'g':
    case 'G':
    case 'n':
      return { type: 'g', precision: precision < 0 ? 6 : precision, isAlternate, hasDotZero: false, isUpper };
    default:
      return undefined;
  }
}

function checkPrecision(spec: FormatSpec, vm?: Machine): void {
  if (spec.precision > 0x7fffffff) throw valueError('precision too big');
  if (spec.precision > 1 << 16) reserveText(spec.precision, vm);
}

function isZeroText(digits: string): boolean {
  return /^[0,_.]*(?:e.*)?$/i.test(digits);
}

function formatFloatSpec(value: number, spec: FormatSpec, typeName: string, vm?: Machine): string {
  const layout = layoutOf(spec);
  if (layout === undefined) throw unknownCode(spec.type, typeName);
  checkPrecision(spec, vm);
  const isPercent = spec.type === '%';
  let digits = floatDigits(isPercent ? value * 100 : value, layout);
  let isNegative = value < 0 || Object.is(value, -0);
  if (spec.isZeroCoerced && isNegative && isZeroText(digits)) isNegative = false;
  if (isPercent) digits += '%';
  const whole = leadingDigits(digits);
  return assemble(spec, signText(isNegative, spec.sign), '', whole, digits.slice(whole.length), 3, vm);
}

/** `format(value, spec)` for a complex number. */
export function formatComplex(
  re: number,
  im: number,
  specText: string,
  typeName: string,
  vm?: Machine,
): string {
  const spec = parseFormatSpec(specText, typeName, '>');
  const layout = spec.type === '%' ? undefined : layoutOf(spec);
  if (layout === undefined) throw unknownCode(spec.type, typeName);
  checkPrecision(spec, vm);
  if (spec.fill === '0') throw valueError('Zero padding is not allowed in complex format specifier');
  if (spec.align === '=') {
    throw valueError("'=' alignment flag is not allowed in complex format specifier");
  }
  const part = (value: number, sign: string) => {
    const digits = floatDigits(value, { ...layout, hasDotZero: false });
    let isNegative = value < 0 || Object.is(value, -0);
    if (spec.isZeroCoerced && isNegative && isZeroText(digits)) isNegative = false;
    const whole = leadingDigits(digits);
    return signText(isNegative, sign) + groupDigits(whole, spec.grouping, 3, 0) + digits.slice(whole.length);
  };
  let text: string;
  if (spec.type === '' && Object.is(re, 0)) {
    text = `${part(im, spec.sign)}j`;
  } else {
    text = `${part(re, spec.sign)}${part(im, '+')}j`;
    if (spec.type === '') text = `(${text})`;
  }
  return padText(text, spec, vm);
}
