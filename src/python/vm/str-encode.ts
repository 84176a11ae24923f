/** `str.encode`. */
import { UnsupportedError } from './errors';
import * as ports from './ports';
import { type Codec, codecOf, encodeError, unknownHandler } from './str-codecs';
import { pointIndex } from './str-core';
import { hexEscape } from './str-repr';

const LIMITS: Partial<Record<Codec, number>> = { ascii: 0x80, 'latin-1': 0x100 };

/** Bytes under construction. */
class Output {
  private data = new Uint8Array(64);
  private length = 0;

  add(...bytes: number[]): void {
    if (this.length + bytes.length > this.data.length) {
      const grown = new Uint8Array(2 * (this.length + bytes.length));
      grown.set(this.data);
      this.data = grown;
    }
    for (const byte of bytes) this.data[this.length++] = byte;
  }

  done(): Uint8Array {
    return this.data.slice(0, this.length);
  }
}

type Put = (output: Output, code: number) => void;

const putUtf8: Put = (output, code) => {
  if (code < 0x80) output.add(code);
  else if (code < 0x800) output.add(0xc0 | (code >> 6), 0x80 | (code & 63));
  else if (code < 0x10000) output.add(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  else {
    output.add(
      0xf0 | (code >> 18),
      0x80 | ((code >> 12) & 63),
      0x80 | ((code >> 6) & 63),
      0x80 | (code & 63),
    );
  }
};

const putUnit = (output: Output, unit: number, isLittle: boolean) =>
  isLittle ? output.add(unit & 255, unit >> 8) : output.add(unit >> 8, unit & 255);

const putUtf16 =
  (isLittle: boolean): Put =>
  (output, code) => {
    if (code < 0x10000) return putUnit(output, code, isLittle);
    putUnit(output, 0xd800 + ((code - 0x10000) >> 10), isLittle);
    putUnit(output, 0xdc00 + ((code - 0x10000) & 0x3ff), isLittle);
  };

const putUtf32 =
  (isLittle: boolean): Put =>
  (output, code) => {
    if (isLittle) output.add(code & 255, (code >> 8) & 255, code >> 16, 0);
    else output.add(0, code >> 16, (code >> 8) & 255, code & 255);
  };

const PUTS: Record<Codec, Put> = {
  'utf-8': putUtf8,
  'utf-8-sig': putUtf8,
  ascii: (output, code) => output.add(code),
  'latin-1': (output, code) => output.add(code),
  'utf-16': putUtf16(true),
  'utf-16-le': putUtf16(true),
  'utf-16-be': putUtf16(false),
  'utf-32': putUtf32(true),
  'utf-32-le': putUtf32(true),
  'utf-32-be': putUtf32(false),
};

const BYTE_ORDER_MARKS: Partial<Record<Codec, readonly number[]>> = {
  'utf-8-sig': [0xef, 0xbb, 0xbf],
  'utf-16': [0xff, 0xfe],
  'utf-32': [0xff, 0xfe, 0, 0],
};

/** `text.encode(encoding, errors)`. Throws UnicodeEncodeError, LookupError. */
export function encodeText(text: string, encoding: string, errors: string): Uint8Array {
  const codec = codecOf(encoding);
  const limit = LIMITS[codec];
  const put = PUTS[codec];
  const output = new Output();
  output.add(...(BYTE_ORDER_MARKS[codec] ?? []));
  const isBad = (code: number) => (limit === undefined ? code >= 0xd800 && code <= 0xdfff : code >= limit);
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i)!;
    if (!isBad(code)) {
      put(output, code);
      i += code > 0xffff ? 2 : 1;
      continue;
    }
    const start = i;
    const bad: number[] = [];
    while (i < text.length && isBad(text.codePointAt(i)!)) {
      const next = text.codePointAt(i)!;
      bad.push(next);
      i += next > 0xffff ? 2 : 1;
    }
    handle(output, put, { text, start, bad, codec, errors, limit });
  }
  return output.done();
}

interface Trouble {
  readonly text: string;
  /** In code units. */
  readonly start: number;
  readonly bad: readonly number[];
  readonly codec: Codec;
  readonly errors: string;
  readonly limit: number | undefined;
}

function handle(output: Output, put: Put, trouble: Trouble): void {
  const { bad, errors, codec } = trouble;
  const fail = (skipped: number) => {
    const start = pointIndex(trouble.text, trouble.start);
    const reason =
      trouble.limit === undefined ? 'surrogates not allowed' : `ordinal not in range(${trouble.limit})`;
    const name = codec === 'utf-8-sig' ? 'utf-8' : codec;
    return encodeError(name, trouble.text, start + skipped, start + bad.length, reason);
  };
  bad.forEach((code, index) => {
    const character = String.fromCodePoint(code);
    switch (errors) {
      case 'strict':
        throw fail(0);
      case 'ignore':
        break;
      case 'replace':
        put(output, 63);
        break;
      case 'backslashreplace':
        for (const escaped of hexEscape(character)) put(output, escaped.charCodeAt(0));
        break;
      case 'xmlcharrefreplace':
        for (const escaped of `&#${code};`) put(output, escaped.charCodeAt(0));
        break;
      case 'namereplace':
        throw new UnsupportedError("the error handler 'namereplace' needs the names of characters");
      case 'surrogateescape':
        if (code < 0xdc80 || code > 0xdcff) throw fail(index);
        output.add(code - 0xdc00);
        break;
      case 'surrogatepass':
        if (trouble.limit !== undefined) throw fail(0);
        put(output, code);
        break;
      default:
        throw unknownHandler(errors);
    }
  });
}

ports.encodeText.plug(encodeText);
