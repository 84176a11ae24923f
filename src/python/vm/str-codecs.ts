/** Names of codecs and what they have in common. CPython docs, "Standard Encodings" and "Error Handlers". */
import {
  type GuestError,
  guestError,
  LookupError,
  UnicodeDecodeErrorType,
  UnicodeEncodeErrorType,
  UnsupportedError,
} from './errors';
import { PyBytes, type PyType, type Value } from './objects';

export type Codec =
  | 'utf-8'
  | 'utf-8-sig'
  | 'ascii'
  | 'latin-1'
  | 'utf-16'
  | 'utf-16-le'
  | 'utf-16-be'
  | 'utf-32'
  | 'utf-32-le'
  | 'utf-32-be';

const NAMES: Record<string, Codec> = {
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  cp65001: 'utf-8',
  utf8sig: 'utf-8-sig',
  ascii: 'ascii',
  usascii: 'ascii',
  '646': 'ascii',
  ansix341968: 'ascii',
  latin1: 'latin-1',
  latin: 'latin-1',
  l1: 'latin-1',
  iso88591: 'latin-1',
  '88591': 'latin-1',
  cp819: 'latin-1',
  iso8859: 'latin-1',
  utf16: 'utf-16',
  u16: 'utf-16',
  utf16le: 'utf-16-le',
  utf16be: 'utf-16-be',
  utf32: 'utf-32',
  u32: 'utf-32',
  utf32le: 'utf-32-le',
  utf32be: 'utf-32-be',
};

// Codecs that CPython has and Interleave has not: refused as such, not as unknown.
const OTHERS =
  /^(cp\d+|iso8859\d+|windows\d+|koi8\w*|mac\w*|big5\w*|gb\d+|gbk|gb18030|eucjp|euckr|euc\w+|shiftjis\w*|sjis\w*|hz\w*|iso2022\w*|johab|kz1048|ptcp154|tis620|utf7|u7|idna|punycode|rawunicodeescape|unicodeescape|mbcs|oem|palmos|undefined|rot13|base64\w*|hex\w*|zlib\w*|bz2\w*|quopri\w*|uu\w*)$/;

/** The codec of a name as programs write it. Throws LookupError. */
export function codecOf(name: string): Codec {
  const plain = name.toLowerCase().replace(/[-_ ]/g, '');
  const codec = NAMES[plain];
  if (codec !== undefined) return codec;
  if (OTHERS.test(plain)) throw new UnsupportedError(`the encoding '${name}' is not supported`);
  throw guestError(LookupError, `unknown encoding: ${name}`);
}

export function unknownHandler(name: string): GuestError {
  return guestError(LookupError, `unknown error handler name '${name}'`);
}

/** Names of the arguments of UnicodeEncodeError and UnicodeDecodeError, in order; they are attributes too. */
const ERROR_FIELDS = ['encoding', 'object', 'start', 'end', 'reason'];

function codecError(type: PyType, args: Value[]): GuestError {
  const error = guestError(type, ...args);
  error.exception.fields = new Map(ERROR_FIELDS.map((name, i) => [name, args[i]!]));
  return error;
}

export function encodeError(
  codec: string,
  text: string,
  start: number,
  end: number,
  reason: string,
): GuestError {
  return codecError(UnicodeEncodeErrorType, [codec, text, start, end, reason]);
}

export function decodeError(
  codec: string,
  data: Uint8Array,
  start: number,
  end: number,
  reason: string,
): GuestError {
  return codecError(UnicodeDecodeErrorType, [codec, new PyBytes(data), start, end, reason]);
}
