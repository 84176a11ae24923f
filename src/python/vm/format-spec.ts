/**
 * The format specification mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
 * CPython docs, "Format Specification Mini-Language"; texts of errors and order of checks are CPython 3.13's.
 */
import { valueError } from './errors';
import type { Machine } from './machine';
import { reserveText, strLength } from './str-core';
import { asciiDigits } from './str-unicode';

export interface FormatSpec {
  readonly fill: string;
  /** '<', '>', '^' or '='. */
  readonly align: string;
  readonly isAlignGiven: boolean;
  /** '' where absent. */
  readonly sign: string;
  /** Option `z`: negative zero becomes zero. */
  readonly isZeroCoerced: boolean;
  readonly isAlternate: boolean;
  /** -1 where absent. */
  readonly width: number;
  /** ',' or '_' or ''. */
  readonly grouping: string;
  /** -1 where absent. */
  readonly precision: number;
  /** One character; '' where absent. */
  readonly type: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const isAlign = (character: string | undefined) =>
  character === '<' || character === '>' || character === '=' || character === '^';

/** Specs read before: a program formats with few of them, over and over. */
const known = new Map<string, FormatSpec>();
const KNOWN_MAX = 256;

/** Reads `text`. `defaultAlign` is '<' for str and '>' for numbers; `typeName` goes into error texts. */
export function parseFormatSpec(text: string, typeName: string, defaultAlign: '<' | '>'): FormatSpec {
  const before = known.get(defaultAlign + text);
  if (before !== undefined) return before;
  const spec = readFormatSpec(text, typeName, defaultAlign);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(defaultAlign + text, spec);
  return spec;
}

function readFormatSpec(text: string, typeName: string, defaultAlign: '<' | '>'): FormatSpec {
  const points = Array.from(asciiDigits(text));
  const spec: Mutable<FormatSpec> = {
    fill: ' ',
    align: defaultAlign,
    isAlignGiven: false,
    sign: '',
    isZeroCoerced: false,
    isAlternate: false,
    width: -1,
    grouping: '',
    precision: -1,
    type: '',
  };
  let pos = 0;
  let isFillGiven = false;
  if (isAlign(points[1])) {
    spec.fill = points[0]!;
    spec.align = points[1]!;
    isFillGiven = spec.isAlignGiven = true;
    pos = 2;
  } else if (isAlign(points[0])) {
    spec.align = points[0]!;
    spec.isAlignGiven = true;
    pos = 1;
  }
  if (points[pos] === ' ' || points[pos] === '+' || points[pos] === '-') spec.sign = points[pos++]!;
  if (points[pos] === 'z') {
    spec.isZeroCoerced = true;
    pos++;
  }
  if (points[pos] === '#') {
    spec.isAlternate = true;
    pos++;
  }
  if (!isFillGiven && points[pos] === '0') {
    spec.fill = '0';
    if (!spec.isAlignGiven && defaultAlign === '>') spec.align = '=';
    pos++;
  }
  [spec.width, pos] = readInteger(points, pos);
  if (points[pos] === ',') {
    spec.grouping = ',';
    pos++;
  }
  if (points[pos] === '_') {
    if (spec.grouping !== '') throw valueError("Cannot specify both ',' and '_'.");
    spec.grouping = '_';
    pos++;
  }
  if (points[pos] === ',' && spec.grouping === '_') throw valueError("Cannot specify both ',' and '_'.");
  if (points[pos] === '.') {
    const start = ++pos;
    [spec.precision, pos] = readInteger(points, pos);
    if (pos === start) throw valueError('Format specifier missing precision');
  }
  if (points.length - pos > 1) {
    throw valueError(`Invalid format specifier '${text}' for object of type '${typeName}'`);
  }
  spec.type = points[pos] ?? '';
  if (spec.grouping !== '') checkGrouping(spec, defaultAlign === '<' ? 's' : '');
  return spec;
}

/** A run of digits from `pos` on, -1 if there is none, and where it ends. */
function readInteger(points: readonly string[], pos: number): [number, number] {
  let end = pos;
  let value = 0;
  while (end < points.length && points[end]! >= '0' && points[end]! <= '9') {
    value = value * 10 + Number(points[end]);
    end++;
  }
  if (value > 2 ** 63 - 1024) throw valueError('Too many decimal digits in format string');
  return [end === pos ? -1 : value, end];
}

function checkGrouping(spec: FormatSpec, defaultType: string): void {
  const grouping = spec.grouping;
  const type = spec.type === '' ? defaultType : spec.type;
  if (type === '' || 'defgEG%F'.includes(type)) return;
  if (grouping === '_' && 'boxX'.includes(type)) return;
  throw valueError(`Cannot specify '${grouping}' with ${shownType(type)}.`);
}

function shownType(type: string): string {
  const code = type.codePointAt(0)!;
  return code > 32 && code < 128 ? `'${type}'` : `'\\x${code.toString(16)}'`;
}

export function unknownCode(type: string, typeName: string): ReturnType<typeof valueError> {
  return valueError(`Unknown format code ${shownType(type)} for object of type '${typeName}'`);
}

/** Pads `text` to the width of the spec. */
export function padText(text: string, spec: FormatSpec, vm?: Machine): string {
  if (spec.width < 0) return text;
  const missing = spec.width - strLength(text);
  if (missing <= 0) return text;
  reserveText(spec.width, vm);
  if (spec.align === '>' || spec.align === '=') return spec.fill.repeat(missing) + text;
  if (spec.align === '^') {
    const left = Math.floor(missing / 2);
    return spec.fill.repeat(left) + text + spec.fill.repeat(missing - left);
  }
  return text + spec.fill.repeat(missing);
}

/** `format(text, spec)`. */
export function formatString(text: string, specText: string, typeName: string, vm?: Machine): string {
  if (specText === '') return text;
  const spec = parseFormatSpec(specText, typeName, '<');
  if (spec.type !== '' && spec.type !== 's') throw unknownCode(spec.type, typeName);
  if (spec.sign === ' ') throw valueError('Space not allowed in string format specifier');
  if (spec.sign !== '') throw valueError('Sign not allowed in string format specifier');
  if (spec.isZeroCoerced) {
    throw valueError('Negative zero coercion (z) not allowed in string format specifier');
  }
  if (spec.isAlternate) throw valueError('Alternate form (#) not allowed in string format specifier');
  if (spec.align === '=') throw valueError("'=' alignment not allowed in string format specifier");
  let shown = text;
  if (spec.precision >= 0 && spec.precision < shown.length) {
    shown = Array.from(shown.slice(0, spec.precision * 2))
      .slice(0, spec.precision)
      .join('');
  }
  return padText(shown, spec, vm);
}
