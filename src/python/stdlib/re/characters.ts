/** Kinds and cases of characters as patterns see them: by code point, under the pattern's flags. */
import { titleCase } from '../../vm/str-case';
import { isSpaceCode } from '../../vm/str-unicode';
import type { Category, SetItem } from './nodes';

/** How characters are compared: as they are, or by their lower case in ASCII or in all of Unicode. */
export type Folding = 'none' | 'ascii' | 'unicode';

const DIGIT = /^\p{Nd}$/u;
const WORD = /^[\p{L}\p{N}_]$/u;

function isAsciiWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

/** 0: not looked up yet, 1: no word character, 2: one. */
const words = new Uint8Array(0x10000);

/** `\w`. */
export function isWord(code: number, isUnicode: boolean): boolean {
  if (code < 128 || !isUnicode) return isAsciiWord(code);
  if (code > 0xffff) return WORD.test(String.fromCodePoint(code));
  let known = words[code]!;
  if (known === 0) {
    known = WORD.test(String.fromCodePoint(code)) ? 2 : 1;
    words[code] = known;
  }
  return known === 2;
}

function inCategory(code: number, name: Category, isUnicode: boolean): boolean {
  switch (name) {
    case 'd':
    case 'D': {
      const isAsciiDigit = code >= 48 && code <= 57;
      const isDigit = isAsciiDigit || (isUnicode && code > 127 && DIGIT.test(String.fromCodePoint(code)));
      return isDigit === (name === 'd');
    }
    case 's':
    case 'S': {
      const isSpace = isUnicode ? isSpaceCode(code) : code === 32 || (code >= 9 && code <= 13);
      return isSpace === (name === 's');
    }
    default:
      return isWord(code, isUnicode) === (name === 'w');
  }
}

// --- Case ------------------------------------------------------------------------------------------------------------

/** Lower case letters that share a capital: they match each other where case is ignored (Unicode 15.1). */
const SHARED_CAPITALS =
  'i\u0131 s\u017f \xb5\u03bc \u0345\u03b9\u1fbe \u0390\u1fd3 \u03b0\u1fe3 \u03b2\u03d0 \u03b5\u03f5 \u03b8\u03d1 ' +
  '\u03ba\u03f0 \u03c0\u03d6 \u03c1\u03f1 \u03c2\u03c3 \u03c6\u03d5 \u0432\u1c80 \u0434\u1c81 \u043e\u1c82 ' +
  '\u0441\u1c83 \u0442\u1c84\u1c85 \u044a\u1c86 \u0463\u1c87 \u1c88\ua64b \u1e61\u1e9b \ufb05\ufb06';
const siblings = new Map<number, number[]>();
for (const group of SHARED_CAPITALS.split(' ')) {
  const codes = Array.from(group, (c) => c.codePointAt(0)!);
  for (const code of codes) siblings.set(code, codes);
}

/** Capitals that no lower case letter has as its upper case: those of k, å, ω, i, ß and θ. */
const OTHER_CAPITALS = new Map([
  [0x6b, 0x212a],
  [0xe5, 0x212b],
  [0x3c9, 0x2126],
  [0x69, 0x130],
  [0xdf, 0x1e9e],
  [0x3b8, 0x3f4],
]);

function asciiLower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

export function fold(code: number, folding: Folding): number {
  if (code < 128) return folding === 'none' ? code : asciiLower(code);
  return folding === 'unicode' ? String.fromCodePoint(code).toLowerCase().codePointAt(0)! : code;
}

function isCased(code: number, folding: Folding): boolean {
  if (folding === 'none') return false;
  const text = String.fromCodePoint(code);
  if (folding === 'ascii') return /^[A-Za-z]$/.test(text);
  return text.toLowerCase() !== text || text.toUpperCase() !== text;
}

/** All characters that match `lower`, a lower case one, where case is ignored. */
function equivalents(lower: number, folding: Folding): number[] {
  if (folding === 'ascii') return lower >= 97 && lower <= 122 ? [lower, lower - 32] : [lower];
  const all: number[] = [];
  for (const code of siblings.get(lower) ?? [lower]) {
    const text = String.fromCodePoint(code);
    all.push(code, text.toUpperCase().codePointAt(0)!, titleCase(text).codePointAt(0)!);
    const other = OTHER_CAPITALS.get(code);
    if (other !== undefined) all.push(other);
  }
  return all.filter(
    (code) => siblings.get(lower)?.includes(fold(code, folding)) ?? fold(code, folding) === lower,
  );
}

// --- Sets ------------------------------------------------------------------------------------------------------------

/** A set of characters under its flags. */
export class CharacterSet {
  private readonly items: readonly SetItem[];
  private readonly isNegated: boolean;
  private readonly isUnicode: boolean;
  private readonly folding: Folding;
  /** Whether the first 256 characters are in it. */
  readonly low = new Uint8Array(256);

  constructor(items: readonly SetItem[], isNegated: boolean, isUnicode: boolean, folding: Folding) {
    this.items = items;
    this.isNegated = isNegated;
    this.isUnicode = isUnicode;
    this.folding = items.some((item) => hasCase(item, folding)) ? folding : 'none';
    for (let code = 0; code < 256; code++) this.low[code] = this.holds(code) ? 1 : 0;
  }

  has(code: number): boolean {
    return code < 256 ? this.low[code] === 1 : this.holds(code);
  }

  private holds(code: number): boolean {
    return this.items.some((item) => this.covers(item, code)) !== this.isNegated;
  }

  private covers(item: SetItem, code: number): boolean {
    const folded = fold(code, this.folding);
    if (item.kind === 'category') return inCategory(folded, item.name, this.isUnicode);
    if (folded >= item.from && folded <= item.to) return true;
    if (this.folding === 'none') return false;
    return equivalents(folded, this.folding).some((other) => other >= item.from && other <= item.to);
  }
}

/** True if ignoring case may make a difference. */
function hasCase(item: SetItem, folding: Folding): boolean {
  if (item.kind === 'category' || folding === 'none') return false;
  // A longer stretch holds letters, or nothing changes by taking it for one that does.
  if (item.to - item.from > 512) return true;
  for (let code = item.from; code <= item.to; code++) if (isCased(code, folding)) return true;
  return false;
}

/** True if `code` has to be matched as a set where case is ignored. */
export function needsFolding(code: number, folding: Folding): boolean {
  return isCased(code, folding);
}
