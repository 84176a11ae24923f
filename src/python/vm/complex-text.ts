/** Complex numbers from text. CPython docs, "complex". */
import { valueError } from './errors';
import { parseFloatText, removeUnderscores } from './float-text';
import { stripSpace } from './int-text';
import { PyComplex } from './objects';
import * as ports from './ports';
import { strRepr } from './str-repr';
import { asciiDigits } from './str-unicode';

const PART = '(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|inf(?:inity)?|nan)';
const WHOLE = new RegExp(`^([+-]?${PART})$`, 'i');
const IMAGINARY = new RegExp(`^([+-]?${PART}?)j$`, 'i');
const BOTH = new RegExp(`^([+-]?${PART})([+-]${PART}?)j$`, 'i');

/** `complex(source)` for a str. Throws ValueError. */
export function parseComplex(source: string): PyComplex {
  let text = removeUnderscores(asciiDigits(stripSpace(source)));
  if (text === undefined) throw valueError(`could not convert string to complex: ${strRepr(source)}`);
  if (text.startsWith('(') && text.endsWith(')')) text = stripSpace(text.slice(1, -1));
  const whole = WHOLE.exec(text);
  if (whole !== null) return new PyComplex(part(whole[1]!), 0);
  const imaginary = IMAGINARY.exec(text);
  if (imaginary !== null) return new PyComplex(0, part(imaginary[1]!));
  const both = BOTH.exec(text);
  if (both !== null) return new PyComplex(part(both[1]!), part(both[2]!));
  throw valueError('complex() arg is a malformed string');
}

/** One part; a sign alone, or nothing, is 1. */
function part(text: string): number {
  return parseFloatText(text === '' || text === '+' || text === '-' ? `${text}1` : text)!;
}

ports.parseComplex.plug(parseComplex);
