/** `bytes.decode`. Which bytes an error names follows Unicode's "maximal subpart" practice, as CPython does. */

import { toLatin } from './bytes-text';
import { typeError } from './errors';
import * as ports from './ports';
import { codecOf, decodeError, unknownHandler } from './str-codecs';

/** What follows at a position: a character, or bytes that are none. */
type Step =
  | { readonly code: number; readonly size: number }
  | { readonly reason: string; readonly size: number };

type Read = (data: Uint8Array, at: number) => Step;

/** `data.decode(encoding, errors)`. Throws UnicodeDecodeError, LookupError. */
export function decodeBytes(data: Uint8Array, encoding: string, errors: string): string {
  // Nothing is decoded by any codec, known or not.
  if (data.length === 0) return '';
  const codec = codecOf(encoding);
  switch (codec) {
    case 'latin-1':
      return toLatin(data);
    case 'ascii':
      return decodeWith(data, 0, readAscii, 'ascii', errors);
    case 'utf-8':
      return decodeWith(data, 0, readUtf8, 'utf-8', errors);
    case 'utf-8-sig': {
      const hasMark = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf;
      return decodeWith(hasMark ? data.subarray(3) : data, 0, readUtf8, 'utf-8', errors);
    }
    case 'utf-16': {
      const isBig = data[0] === 0xfe && data[1] === 0xff;
      const isLittle = data[0] === 0xff && data[1] === 0xfe;
      return decodeWith(
        data,
        isBig || isLittle ? 2 : 0,
        readUtf16(!isBig),
        isBig ? 'utf-16-be' : 'utf-16-le',
        errors,
      );
    }
    case 'utf-32': {
      const isBig = data[0] === 0 && data[1] === 0 && data[2] === 0xfe && data[3] === 0xff;
      const isLittle = data[0] === 0xff && data[1] === 0xfe && data[2] === 0 && data[3] === 0;
      return decodeWith(
        data,
        isBig || isLittle ? 4 : 0,
        readUtf32(!isBig),
        isBig ? 'utf-32-be' : 'utf-32-le',
        errors,
      );
    }
    case 'utf-16-le':
    case 'utf-16-be':
      return decodeWith(data, 0, readUtf16(codec === 'utf-16-le'), codec, errors);
    case 'utf-32-le':
    case 'utf-32-be':
      return decodeWith(data, 0, readUtf32(codec === 'utf-32-le'), codec, errors);
  }
}

function decodeWith(data: Uint8Array, from: number, read: Read, name: string, errors: string): string {
  let text = '';
  let at = from;
  while (at < data.length) {
    // Plain ASCII in one go where the codec has it as it is.
    if (read === readUtf8 || read === readAscii) {
      const start = at;
      while (at < data.length && data[at]! < 0x80) at++;
      if (at > start) {
        text += toLatin(data.subarray(start, at));
        continue;
      }
    }
    const step = (errors === 'surrogatepass' && readSurrogate(data, at, name)) || read(data, at);
    if ('code' in step) {
      text += String.fromCodePoint(step.code);
      at += step.size;
    } else if (errors === 'surrogateescape') {
      // Escapes as many of the bad bytes as it can and goes on behind them.
      const start = at;
      while (at < start + step.size && data[at]! >= 0x80) text += String.fromCharCode(0xdc00 + data[at++]!);
      if (at === start) throw decodeError(name, data, at, at + step.size, step.reason);
    } else {
      text += replacement(data, at, step, name, errors);
      at += step.size;
    }
  }
  return text;
}

function replacement(
  data: Uint8Array,
  at: number,
  step: { reason: string; size: number },
  name: string,
  errors: string,
): string {
  const bad = data.subarray(at, at + step.size);
  const fail = () => decodeError(name, data, at, at + step.size, step.reason);
  switch (errors) {
    case 'strict':
      throw fail();
    case 'ignore':
      return '';
    case 'replace':
      return '\ufffd';
    case 'backslashreplace':
      return Array.from(bad, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
    case 'xmlcharrefreplace':
    case 'namereplace':
      throw typeError("don't know how to handle UnicodeDecodeError in error callback");
    case 'surrogatepass':
      throw fail();
    default:
      throw unknownHandler(errors);
  }
}

/** A surrogate written as if it were a character; undefined if none is there. */
function readSurrogate(data: Uint8Array, at: number, name: string): Step | undefined {
  if (name === 'utf-8') {
    const [a, b, c] = [data[at], data[at + 1], data[at + 2]];
    if (a !== 0xed || b === undefined || b < 0xa0 || b > 0xbf || c === undefined || c >> 6 !== 2)
      return undefined;
    return { code: 0xd000 | ((b & 63) << 6) | (c & 63), size: 3 };
  }
  const size = name.startsWith('utf-16') ? 2 : name.startsWith('utf-32') ? 4 : 0;
  if (size === 0 || at + size > data.length) return undefined;
  const bytes = Array.from(data.subarray(at, at + size));
  if (name.endsWith('le')) bytes.reverse();
  const code = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const isPair = size === 2 && 'code' in readUtf16(name.endsWith('le'))(data, at);
  return code >= 0xd800 && code <= 0xdfff && !isPair ? { code, size } : undefined;
}

const readAscii: Read = (data, at) =>
  data[at]! < 0x80 ? { code: data[at]!, size: 1 } : { reason: 'ordinal not in range(128)', size: 1 };

const readUtf8: Read = (data, at) => {
  const lead = data[at]!;
  if (lead < 0x80) return { code: lead, size: 1 };
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return { reason: 'invalid start byte', size: 1 };
  // The second byte is bound more tightly after some leads: no long forms, surrogates or values beyond Unicode.
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  let code = lead & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) {
    const byte = data[at + i];
    if (byte === undefined) return { reason: 'unexpected end of data', size: i };
    if (i === 1 ? byte < low || byte > high : (byte & 0xc0) !== 0x80) {
      return { reason: 'invalid continuation byte', size: i };
    }
    code = (code << 6) | (byte & 63);
  }
  return { code, size };
};

const readUtf16 =
  (isLittle: boolean): Read =>
  (data, at) => {
    const unit = (i: number) =>
      isLittle ? data[at + i]! | (data[at + i + 1]! << 8) : (data[at + i]! << 8) | data[at + i + 1]!;
    if (at + 1 >= data.length) return { reason: 'truncated data', size: 1 };
    const first = unit(0);
    if (first < 0xd800 || first > 0xdfff) return { code: first, size: 2 };
    if (first > 0xdbff) return { reason: 'illegal encoding', size: 2 };
    if (at + 3 >= data.length) return { reason: 'unexpected end of data', size: data.length - at };
    const second = unit(2);
    if (second < 0xdc00 || second > 0xdfff) return { reason: 'illegal UTF-16 surrogate', size: 2 };
    return { code: 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00), size: 4 };
  };

const readUtf32 =
  (isLittle: boolean): Read =>
  (data, at) => {
    if (at + 3 >= data.length) return { reason: 'truncated data', size: data.length - at };
    const bytes = [data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!];
    if (isLittle) bytes.reverse();
    const code = ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0;
    if (code > 0x10ffff) return { reason: 'code point not in range(0x110000)', size: 4 };
    if (code >= 0xd800 && code <= 0xdfff) {
      return { reason: 'code point in surrogate code point range(0xd800, 0xe000)', size: 4 };
    }
    return { code, size: 4 };
  };

ports.decodeBytes.plug(decodeBytes);
