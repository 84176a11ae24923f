/**
 * Finding, splitting, replacing, stripping and padding text. All positions are code units; bytes use the same functions
 * on text with one character a byte. Semantics: CPython docs, "String Methods".
 */

import type { Machine } from './machine';
import { reserveText } from './str-core';
import { isSpaceCode } from './str-unicode';

export type IsSpace = (code: number) => boolean;

/** The white space of bytes. */
export function isAsciiSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Clips `start` and `end` (None is undefined) to a text of `length`, negative ones counting from its end. */
export function clip(
  length: number,
  start: number | undefined,
  end: number | undefined,
): [start: number, end: number] {
  let from = start ?? 0;
  let to = end ?? length;
  if (to > length) to = length;
  else if (to < 0) to = Math.max(to + length, 0);
  if (from < 0) from = Math.max(from + length, 0);
  return [from, to];
}

/** First place of `part` in `text[from:to]`, -1 if there is none. */
export function findIn(text: string, part: string, from: number, to: number): number {
  if (to - from < part.length) return -1;
  const at = text.indexOf(part, from);
  if (at < 0 || at + part.length <= to) return at;
  return -1;
}

/** Last place of `part` in `text[from:to]`. */
export function findLastIn(text: string, part: string, from: number, to: number): number {
  if (to - from < part.length) return -1;
  const at = text.lastIndexOf(part, to - part.length);
  return at >= from ? at : -1;
}

/** How often `part`, which is not empty, is in `text[from:to]` without overlap; counting stops at `max`. */
export function countIn(text: string, part: string, from: number, to: number, max = Infinity): number {
  let count = 0;
  for (let at = findIn(text, part, from, to); at >= 0 && count < max; ) {
    count++;
    at = findIn(text, part, at + part.length, to);
  }
  return count;
}

/** `text.split(separator, max)`; a negative `max` is no limit. */
export function splitBy(text: string, separator: string, max: number): string[] {
  if (max < 0) return text.split(separator);
  const parts: string[] = [];
  let from = 0;
  while (parts.length < max) {
    const at = text.indexOf(separator, from);
    if (at < 0) break;
    parts.push(text.slice(from, at));
    from = at + separator.length;
  }
  parts.push(text.slice(from));
  return parts;
}

export function splitLastBy(text: string, separator: string, max: number): string[] {
  // Without a limit the direction tells only where separators overlap.
  const parts: string[] = [];
  let to = text.length;
  while (max < 0 || parts.length < max) {
    const at = findLastIn(text, separator, 0, to);
    if (at < 0) break;
    parts.push(text.slice(at + separator.length, to));
    to = at;
  }
  parts.push(text.slice(0, to));
  return parts.reverse();
}

/** `text.split(None, max)`: runs of white space separate. */
export function splitSpaces(text: string, max: number, isSpace: IsSpace): string[] {
  const parts: string[] = [];
  let i = 0;
  const length = text.length;
  for (;;) {
    while (i < length && isSpace(text.charCodeAt(i))) i++;
    if (i === length) return parts;
    if (max >= 0 && parts.length >= max) break;
    const start = i;
    while (i < length && !isSpace(text.charCodeAt(i))) i++;
    parts.push(text.slice(start, i));
  }
  // What is left keeps its inner white space, and that at its end too.
  parts.push(text.slice(i, length));
  return parts;
}

export function splitLastSpaces(text: string, max: number, isSpace: IsSpace): string[] {
  const parts: string[] = [];
  let i = text.length;
  for (;;) {
    while (i > 0 && isSpace(text.charCodeAt(i - 1))) i--;
    if (i === 0) return parts.reverse();
    if (max >= 0 && parts.length >= max) break;
    const end = i;
    while (i > 0 && !isSpace(text.charCodeAt(i - 1))) i--;
    parts.push(text.slice(i, end));
  }
  parts.push(text.slice(0, i));
  return parts.reverse();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the separators of files and groups end lines
const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;
const BYTES_LINE_END = /\r\n|[\n\r]/g;

/** `text.splitlines(keep)`. */
export function splitLines(text: string, keep: boolean, isBytes: boolean): string[] {
  const lines: string[] = [];
  let from = 0;
  for (const found of text.matchAll(isBytes ? BYTES_LINE_END : LINE_END)) {
    const end = found.index + found[0].length;
    lines.push(text.slice(from, keep ? end : found.index));
    from = end;
  }
  if (from < text.length) lines.push(text.slice(from));
  return lines;
}

/** `text.replace(old, by, max)`; a negative `max` is no limit. `pieces` gives the characters for an empty `old`. */
export function replaceIn(
  text: string,
  old: string,
  by: string,
  max: number,
  pieces: (text: string) => readonly string[],
  vm?: Machine,
): string {
  if (max === 0 || (old === by && old !== '')) return text;
  const limit = max < 0 ? Number.POSITIVE_INFINITY : max;
  if (old === '') {
    const characters = pieces(text);
    const count = Math.min(characters.length + 1, limit);
    reserveText(text.length + count * by.length, vm);
    let result = '';
    for (let i = 0; i < characters.length; i++) result += (i < count ? by : '') + characters[i];
    return count > characters.length ? result + by : result;
  }
  if (by.length > old.length) {
    const count = countIn(text, old, 0, text.length, limit);
    if (count === 0) return text;
    reserveText(text.length + count * (by.length - old.length), vm);
  }
  return limit === Number.POSITIVE_INFINITY
    ? text.replaceAll(old, () => by)
    : splitBy(text, old, limit).join(by);
}

/** Text without the characters that `isGone` at the ends asked for. */
export function stripWhere(
  text: string,
  atStart: boolean,
  atEnd: boolean,
  isGone: (code: number) => boolean,
): string {
  let from = 0;
  let to = text.length;
  if (atStart) while (from < to && isGone(text.charCodeAt(from))) from++;
  if (atEnd) while (to > from && isGone(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

/** Which of `width - length` fill characters go left: `str.center` leans so on odd rests. */
export function centerLeft(length: number, width: number): number {
  const missing = width - length;
  return Math.floor(missing / 2) + (missing & width & 1);
}

/** `text.expandtabs(size)`. `widthOf` tells how many columns a run of text without tabs and line ends takes. */
export function expandTabs(
  text: string,
  size: number,
  widthOf: (text: string) => number,
  vm?: Machine,
): string {
  if (!text.includes('\t')) return text;
  let result = '';
  let column = 0;
  for (const piece of text.split(/([\t\n\r])/)) {
    if (piece === '\t') {
      if (size > 0) {
        const width = size - (column % size);
        reserveText(result.length + width, vm);
        result += ' '.repeat(width);
        column += width;
      }
    } else {
      result += piece;
      column = piece === '\n' || piece === '\r' ? 0 : column + widthOf(piece);
    }
  }
  return result;
}

/** `text.zfill(width)` given the number of characters to add. */
export function zeroFill(text: string, missing: number): string {
  if (missing <= 0) return text;
  const hasSign = text[0] === '+' || text[0] === '-';
  return (hasSign ? text[0]! : '') + '0'.repeat(missing) + (hasSign ? text.slice(1) : text);
}

export const isUnicodeSpace: IsSpace = isSpaceCode;
