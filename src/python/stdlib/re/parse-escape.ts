/** Escapes in patterns: characters, classes, places and references to groups (CPython docs, "Regular Expression Syntax"). */
import { characterByName } from '../../syntax/character-names';
import { UnsupportedError } from '../../vm/errors';
import { strRepr } from '../../vm/str-repr';
import type { Category, Node, Place, SetItem } from './nodes';
import {
  CONTROL_ESCAPES,
  isDigit,
  isHex,
  isLetter,
  isOctal,
  lengthOf,
  type PatternSource,
} from './pattern-source';

const CATEGORIES = new Set(['d', 'D', 's', 'S', 'w', 'W']);
const PLACES = new Set(['A', 'Z', 'b', 'B']);

/** What escapes may refer to. */
export interface GroupLookup {
  /** How many groups were opened so far, the whole match counted. */
  readonly count: number;
  isClosed(group: number): boolean;
  /** Throws where a lookbehind refers to a group of its own. */
  checkLookbehind(group: number): void;
}

/** An escape in a set. */
export function classEscape(source: PatternSource, token: string): SetItem {
  const control = CONTROL_ESCAPES.get(token);
  if (control !== undefined) return character(control);
  const c = token.slice(1);
  if (CATEGORIES.has(c)) return { kind: 'category', name: c as Category };
  const coded = codedCharacter(source, token);
  if (coded !== undefined) return character(coded);
  if (isOctal(c)) {
    const digits = c + source.getWhile(2, isOctal);
    return character(octalValue(source, `\\${digits}`));
  }
  if (isDigit(c) || isLetter(c)) throw badEscape(source, token);
  return character(c.codePointAt(0)!);
}

/** An escape outside a set. */
export function patternEscape(source: PatternSource, token: string, groups: GroupLookup): Node {
  const c = token.slice(1);
  if (CATEGORIES.has(c)) {
    return { op: 'set', items: [{ kind: 'category', name: c as Category }], isNegated: false };
  }
  if (PLACES.has(c)) return { op: 'at', place: c as Place };
  const control = CONTROL_ESCAPES.get(token);
  if (control !== undefined) return { op: 'literal', code: control };
  const coded = codedCharacter(source, token);
  if (coded !== undefined) return { op: 'literal', code: coded };
  if (c === '0') {
    return { op: 'literal', code: Number.parseInt(`0${source.getWhile(2, isOctal)}`, 8) };
  }
  if (isDigit(c)) return octalOrReference(source, c, groups);
  if (isLetter(c)) throw badEscape(source, token);
  return { op: 'literal', code: c.codePointAt(0)! };
}

/** Three octal digits are a character, anything else is the number of a group. */
function octalOrReference(source: PatternSource, first: string, groups: GroupLookup): Node {
  let digits = first;
  if (isDigit(source.next)) {
    digits += source.get();
    if (isOctal(digits[0]!) && isOctal(digits[1]!) && isOctal(source.next)) {
      digits += source.get();
      return { op: 'literal', code: octalValue(source, `\\${digits}`) };
    }
  }
  const group = Number(digits);
  if (group >= groups.count) throw source.error(`invalid group reference ${group}`, digits.length);
  if (!groups.isClosed(group)) throw source.error('cannot refer to an open group', digits.length + 1);
  groups.checkLookbehind(group);
  return { op: 'reference', group };
}

function octalValue(source: PatternSource, token: string): number {
  const value = Number.parseInt(token.slice(1), 8);
  if (value > 0o377) {
    throw source.error(`octal escape value ${token} outside of range 0-0o377`, token.length);
  }
  return value;
}

/** `\xhh`, `\uhhhh`, `\Uhhhhhhhh` and `\N{...}`; undefined for other escapes. */
function codedCharacter(source: PatternSource, token: string): number | undefined {
  const c = token[1]!;
  if (c === 'N' && source.isText) return namedCharacter(source);
  const wanted = c === 'x' ? 2 : source.isText ? { u: 4, U: 8 }[c] : undefined;
  if (wanted === undefined) return undefined;
  const digits = source.getWhile(wanted, isHex);
  const whole = token + digits;
  if (digits.length !== wanted) throw source.error(`incomplete escape ${whole}`, whole.length);
  const value = Number.parseInt(digits, 16);
  if (value > 0x10ffff) throw badEscape(source, whole);
  return value;
}

function namedCharacter(source: PatternSource): number {
  if (!source.match('{')) throw source.error('missing {');
  const name = source.getUntil('}', 'character name');
  const found = characterByName(name);
  if (found !== undefined) return found.codePointAt(0)!;
  if (/^[A-Z0-9 -]+$/.test(name)) {
    throw new UnsupportedError(
      `the character name ${strRepr(name)} in a pattern is not among those that Interleave knows: write the character itself or \\u and its number.`,
    );
  }
  throw source.error(`undefined character name ${strRepr(name)}`, lengthOf(name) + 4);
}

const character = (code: number): SetItem => ({ kind: 'range', from: code, to: code });

function badEscape(source: PatternSource, token: string) {
  return source.error(`bad escape ${token}`, lengthOf(token));
}
