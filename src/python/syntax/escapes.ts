import { port } from '../../base/parts';

/** The character of a name in `\\N{...}`, undefined where it is not known (character-names.ts, a part). */
export const characterByName = port<(name: string) => string | undefined>('character names');

/** What went wrong in a string literal, as the text CPython puts in brackets and after. */
export class EscapeError extends Error {}

/** Hears of the first escape that Python does not know. */
export type InvalidEscape = (message: string) => void;

/** CPython stops at the bracket; its table has every name, ours the common ones. */
const UNKNOWN_NAME =
  'unknown Unicode character name (only common names are known here: write the character itself or its \\u escape)';

const BACKSLASH = 92;
const ASCII_MAX = 127;

const simple: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

function hexDigits(text: string, start: number, count: number): number {
  let found = 0;
  while (found < count) {
    const c = text.charCodeAt(start + found);
    const lower = c | 32;
    if (!((c >= 48 && c <= 57) || (lower >= 97 && lower <= 102))) break;
    found++;
  }
  return found;
}

function octalDigits(text: string, start: number): number {
  let found = 0;
  while (found < 3) {
    const c = text.charCodeAt(start + found);
    if (!(c >= 48 && c <= 55)) break;
    found++;
  }
  return found;
}

/**
 * Decodes the escapes of a literal's inside (Language reference 2.4.1.1). Of bytes, which are ASCII already, the
 * result has one character a byte.
 */
export function decodeEscapes(text: string, isBytes: boolean, invalid: InvalidEscape): string {
  let at = text.indexOf('\\');
  if (at < 0) return text;
  let out = '';
  let from = 0;
  let warned = false;
  const warn = (message: string) => {
    if (!warned) invalid(message);
    warned = true;
  };
  while (at >= 0) {
    out += text.slice(from, at);
    const char = text[at + 1];
    let end = at + 2;
    const known = simple[char];
    if (known !== undefined) out += known;
    else if (char >= '0' && char <= '7') {
      end = at + 1 + octalDigits(text, at + 1);
      const code = Number.parseInt(text.slice(at + 1, end), 8);
      if (code > 0o377) warn(`invalid octal escape sequence '${text.slice(at, end)}'`);
      out += String.fromCharCode(isBytes ? code & 0xff : code);
    } else if (char === 'x' || (!isBytes && (char === 'u' || char === 'U'))) {
      const count = char === 'x' ? 2 : char === 'u' ? 4 : 8;
      const found = hexDigits(text, end, count);
      end += found;
      if (found < count) {
        if (isBytes) throw new EscapeError(`(value error) invalid \\x escape at position ${at}`);
        unicodeError(text, at, end, `truncated \\${char}${'X'.repeat(count)} escape`);
      }
      const code = Number.parseInt(text.slice(at + 2, end), 16);
      if (code > 0x10ffff) unicodeError(text, at, end, 'illegal Unicode character');
      out += String.fromCodePoint(code);
    } else if (char === 'N' && !isBytes) {
      const close = text[end] === '{' ? text.indexOf('}', end) : -1;
      if (close <= end + 1) {
        const stop = text[end] !== '{' ? end : close < 0 ? text.length : end + 1;
        unicodeError(text, at, stop, 'malformed \\N character escape');
      }
      const named = characterByName.call(text.slice(end + 1, close));
      end = close + 1;
      if (named === undefined) unicodeError(text, at, end, UNKNOWN_NAME);
      out += named;
    } else {
      // The end of the text is a backslash before a bracket of an f-string, which the caller reports.
      if (char !== undefined) warn(`invalid escape sequence '\\${codePointAt(text, at + 1)}'`);
      out += '\\';
      end = at + 1;
    }
    from = end;
    at = text.indexOf('\\', end);
  }
  return out + text.slice(from);
}

function codePointAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) as number);
}

/**
 * CPython's decoder works on bytes in which every character beyond ASCII has become `\UXXXXXXXX`; its positions
 * count those.
 */
function bytePosition(text: string, offset: number): number {
  let bytes = 0;
  for (let i = 0; i < offset; i++) {
    const c = text.charCodeAt(i);
    if (c <= ASCII_MAX) {
      bytes++;
      if (c === BACKSLASH && text.charCodeAt(i + 1) > ASCII_MAX) bytes += 5;
      else if (c === BACKSLASH && i + 1 < offset) {
        bytes++;
        i++;
      }
    } else {
      bytes += 10;
      if (c >= 0xd800 && c <= 0xdbff) i++;
    }
  }
  return bytes;
}

function unicodeError(text: string, start: number, end: number, reason: string): never {
  const first = bytePosition(text, start);
  const last = bytePosition(text, end) - 1;
  const where = first === last ? `byte 0x5c in position ${first}` : `bytes in position ${first}-${last}`;
  throw new EscapeError(`(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`);
}
