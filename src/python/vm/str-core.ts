/**
 * Strings as sequences of code points. A Python str is a JavaScript string; only where that holds surrogates do
 * positions differ, and only then is anything slower done. Two lone surrogates side by side are one character here:
 * the one difference from CPython that this representation makes.
 */
import { memoryError, overflowError } from './errors';
import type { Int } from './int-arith';
import type { Machine } from './machine';
import { PyInstance, type Value } from './objects';

/** The longest string or bytes that is made at all, in code units. */
export const TEXT_LENGTH_MAX = 1 << 28;

const SURROGATE = /[\ud800-\udfff]/;

/** True where positions in `text` are not code point positions. */
export function hasSurrogates(text: string): boolean {
  return SURROGATE.test(text);
}

interface Split {
  readonly text: string;
  readonly points: readonly string[];
}
let lastSplit: Split = { text: '', points: [] };

/** The characters of `text`, one string a code point. */
export function codePoints(text: string): readonly string[] {
  if (lastSplit.text === text) return lastSplit.points;
  const points = Array.from(text);
  if (text.length > 16) lastSplit = { text, points };
  return points;
}

/** `len(text)`. */
export function strLength(text: string): number {
  return hasSurrogates(text) ? codePoints(text).length : text.length;
}

/** Code unit index of code point `index` (which may be the length). */
export function unitIndex(text: string, index: number): number {
  if (!hasSurrogates(text)) return index;
  let units = 0;
  for (let i = 0; i < index && units < text.length; i++) units += text.codePointAt(units)! > 0xffff ? 2 : 1;
  return units;
}

/** Code point index of code unit `index`. */
export function pointIndex(text: string, index: number): number {
  return hasSurrogates(text) ? codePoints(text.slice(0, index)).length : index;
}

/** The character at code point `index`, which is in range. */
export function charAt(text: string, index: number): string {
  return hasSurrogates(text) ? codePoints(text)[index]! : text[index]!;
}

/** The characters from `start` to before `stop`, in code points, both in range. */
export function substring(text: string, start: number, stop: number): string {
  if (start >= stop) return '';
  return hasSurrogates(text) ? codePoints(text).slice(start, stop).join('') : text.slice(start, stop);
}

/** Order by code points: negative, 0 or positive. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points beyond every single unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Refuses a text or bytes of `length` units before it is made, and books its memory. */
export function reserveText(length: number, vm?: Machine): void {
  if (length > TEXT_LENGTH_MAX) throw memoryError();
  if (length > 1 << 16) vm?.work(length >> 6);
  if (length > 1 << 20) vm?.allocate(length);
}

/** A count for repetition as a number, at least 0. Throws OverflowError beyond 64 bits. */
export function repeatCount(count: Int): number {
  if (typeof count === 'bigint' && BigInt.asIntN(64, count) !== count) {
    throw overflowError("cannot fit 'int' into an index-sized integer");
  }
  return count > 0 ? Number(count) : 0;
}

/** `text * count`. Throws MemoryError, OverflowError. */
export function repeatString(text: string, count: Int, vm?: Machine): string {
  const times = repeatCount(count);
  if (times === 0 || text === '') return '';
  reserveText(text.length * times, vm);
  return text.repeat(times);
}

export function concatStrings(a: string, b: string, vm?: Machine): string {
  const length = a.length + b.length;
  if (length > 1 << 16) reserveText(length, vm);
  return a + b;
}

/** The str that `value` is: a str or an instance of a subclass; undefined for anything else. */
export function asStr(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof PyInstance && typeof value.payload === 'string') return value.payload;
  return undefined;
}
