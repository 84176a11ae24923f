/** Methods that bytes and bytearray share. CPython docs, "Bytes and Bytearray Operations". */
import { collectThen, indexSized, ownMethod, retryWithSlice } from './builtins-support';
import { asBytes, bytesLike, joinData, repeatData } from './bytes-core';
import { decodeBytes } from './bytes-decode';
import { fromLatin, toLatin } from './bytes-text';
import { IndexError, indexError, typeError, valueError } from './errors';
import { asInt, type Int } from './int-arith';
import type { Machine } from './machine';
import { kontinuation, type NativeFn } from './native';
import { hasSpecial, toSize, withIndexes } from './numbers-convert';
import {
  NOT_IMPLEMENTED,
  PyByteArray,
  PyBytes,
  PyList,
  PySlice,
  PyTuple,
  type PyType,
  tupleType,
  type Value,
} from './objects';
import { formatPercentBytes } from './ports';
import { sliceRange } from './slice-indices';
import { asStr, reserveText } from './str-core';
import { tabSize } from './str-methods';
import * as search from './str-search';
import { isSubtype, typeOf } from './types';

export type Entry = readonly [params: string | null, fn: NativeFn, doc?: string];

const nameOf = (value: Value): string => typeOf(value).name;
const self = (args: Value[]): string => toLatin(asBytes(args[0])!);
/** A result of the kind of the instance. */
const like = (args: Value[], text: string): Value => bytesLike(args[0]!, fromLatin(text));

/** A bytes-like argument as text. Throws TypeError. */
export function bytesArgument(value: Value | undefined): string {
  const data = asBytes(value);
  if (data === undefined) throw typeError(`a bytes-like object is required, not '${nameOf(value!)}'`);
  return toLatin(data);
}

/** An int as a byte. Throws ValueError. */
export function toByte(value: Int, error = 'byte must be in range(0, 256)'): number {
  if (value < 0 || value > 255) throw valueError(error);
  return Number(value);
}

/** A part to look for: bytes, or one byte as an int. */
function needle(value: Value): string {
  const data = asBytes(value);
  if (data !== undefined) return toLatin(data);
  const int = asInt(value);
  if (int === undefined) {
    throw typeError(`argument should be integer or bytes-like object, not '${nameOf(value)}'`);
  }
  return String.fromCharCode(toByte(int));
}

function window(length: number, start: Value | undefined, end: Value | undefined): [number, number] {
  const bound = (value: Value | undefined) =>
    value === null || value === undefined ? undefined : Number(value);
  return search.clip(length, bound(start), bound(end));
}

type Find = (text: string, part: string, from: number, to: number) => number;

function find(run: Find, isStrict: boolean): Entry {
  return [
    'sub, start=None, end=None, /',
    withIndexes(
      [2, 3],
      (_vm, args) => {
        const text = self(args);
        const at = run(text, needle(args[1]!), ...window(text.length, args[2], args[3]));
        if (at < 0 && isStrict) throw valueError('subsection not found');
        return at;
      },
      'slice',
    ),
  ];
}

function affix(name: 'startswith' | 'endswith'): Entry {
  return [
    'prefix, start=None, end=None, /',
    withIndexes(
      [2, 3],
      (_vm, args) => {
        const text = self(args);
        const [from, to] = window(text.length, args[2], args[3]);
        const fits = (part: string) =>
          part.length <= to - from &&
          (name === 'startswith' ? text.startsWith(part, from) : text.endsWith(part, to));
        const wanted = args[1]!;
        if (isSubtype(typeOf(wanted), tupleType)) {
          return (wanted as PyTuple).items.some((item) => fits(bytesArgument(item)));
        }
        const data = asBytes(wanted);
        if (data === undefined) {
          throw typeError(`${name} first arg must be bytes or a tuple of bytes, not ${nameOf(wanted)}`);
        }
        return fits(toLatin(data));
      },
      'slice',
    ),
  ];
}

function listOf(vm: Machine, args: Value[], parts: string[]): PyList {
  vm.charge(parts.length);
  return new PyList(parts.map((part) => like(args, part)));
}

function split(isLast: boolean): Entry {
  return [
    'sep=None, maxsplit=-1',
    withIndexes([2], (vm, args) => {
      const max = toSize(args[2] as Int);
      if (args[1] === null) {
        const spaces = isLast ? search.splitLastSpaces : search.splitSpaces;
        return listOf(vm, args, spaces(self(args), max, search.isAsciiSpace));
      }
      const separator = bytesArgument(args[1]);
      if (separator === '') throw valueError('empty separator');
      return listOf(vm, args, (isLast ? search.splitLastBy : search.splitBy)(self(args), separator, max));
    }),
  ];
}

function partition(isLast: boolean): Entry {
  return [
    'sep, /',
    (_vm, args) => {
      const text = self(args);
      const separator = bytesArgument(args[1]);
      if (separator === '') throw valueError('empty separator');
      const at = isLast ? text.lastIndexOf(separator) : text.indexOf(separator);
      if (at < 0) {
        return new PyTuple((isLast ? ['', '', text] : [text, '', '']).map((part) => like(args, part)));
      }
      // bytes give the separator back as it came.
      const found = args[0] instanceof PyByteArray ? like(args, separator) : args[1]!;
      return new PyTuple([
        like(args, text.slice(0, at)),
        found,
        like(args, text.slice(at + separator.length)),
      ]);
    },
  ];
}

const JOIN = kontinuation('bytes.join', (vm, separator, list) => {
  const items = (list as PyList).items;
  vm.charge(items.length);
  const texts = items.map((item, i) => {
    const data = asBytes(item);
    if (data === undefined) {
      throw typeError(`sequence item ${i}: expected a bytes-like object, ${nameOf(item)} found`);
    }
    return toLatin(data);
  });
  reserveText(
    texts.reduce((sum, text) => sum + text.length + asBytes(separator)!.length, 0),
    vm,
  );
  return bytesLike(separator, fromLatin(texts.join(toLatin(asBytes(separator)!))));
});

function strip(atStart: boolean, atEnd: boolean): Entry {
  return [
    'bytes=None, /',
    (_vm, args) => {
      if (args[1] === null) {
        return like(args, search.stripWhere(self(args), atStart, atEnd, search.isAsciiSpace));
      }
      const gone = bytesArgument(args[1]);
      return like(
        args,
        search.stripWhere(self(args), atStart, atEnd, (code) => gone.includes(String.fromCharCode(code))),
      );
    },
  ];
}

function justify(name: string, left: (length: number, width: number) => number): Entry {
  return [
    'width, fillchar=?, /',
    withIndexes([1], (vm, args) => {
      const text = self(args);
      const width = toSize(args[1] as Int);
      const fill = args[2] === undefined ? ' ' : asBytes(args[2]) && bytesArgument(args[2]);
      if (fill?.length !== 1) {
        throw typeError(`${name}() argument 2 must be a byte string of length 1, not ${nameOf(args[2]!)}`);
      }
      if (width <= text.length) return like(args, text);
      reserveText(width, vm);
      const before = left(text.length, width);
      return like(args, fill.repeat(before) + text + fill.repeat(width - text.length - before));
    }),
  ];
}

const mapped = (run: (text: string) => string): Entry => ['', (_vm, args) => like(args, run(self(args)))];
const tested = (run: (text: string) => boolean): Entry => ['', (_vm, args) => run(self(args))];
const upper = (text: string) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
const lower = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const title = (text: string) => text.replace(/[A-Za-z]+/g, (word) => upper(word[0]!) + lower(word.slice(1)));

/** bytes leave a bytearray to the other side's method; bytearrays compare with both. */
function comparison(isArray: boolean, test: (order: number) => boolean): Entry {
  return [
    'value, /',
    (_vm, args) => {
      const other = asBytes(args[1]);
      if (other === undefined || (!isArray && args[1] instanceof PyByteArray)) return NOT_IMPLEMENTED;
      const [a, b] = [self(args), toLatin(other)];
      return test(a < b ? -1 : a > b ? 1 : 0);
    },
  ];
}

/** `bytes.hex(sep, bytes_per_sep)`: groups are counted from the end, or from the start if negative. */
function hexText(data: Uint8Array, separator: string, group: number): string {
  const pairs = Array.from(data, (byte) => byte.toString(16).padStart(2, '0'));
  const size = Math.abs(group);
  if (separator === '' || size === 0) return pairs.join('');
  const first = group > 0 ? pairs.length % size : 0;
  let text = '';
  pairs.forEach((pair, i) => {
    if (i > 0 && (i - first) % size === 0) text += separator;
    text += pair;
  });
  return text;
}

function hex(_vm: Machine, args: Value[]): Value {
  const data = asBytes(args[0])!;
  if (args[1] === undefined) return hexText(data, '', 1);
  const separator = asStr(args[1]) ?? (asBytes(args[1]) && bytesArgument(args[1]));
  if (separator === undefined) {
    const hasLength = hasSpecial(args[1]!, '__len__');
    throw typeError(
      hasLength ? 'sep must be str or bytes.' : `object of type '${nameOf(args[1]!)}' has no len()`,
    );
  }
  if (Array.from(separator).length !== 1) throw valueError('sep must be length 1.');
  if (separator > '\x7f') throw valueError('sep must be ASCII.');
  return hexText(data, separator, toSize(args[2] as Int));
}

/** Reads pairs of hexadecimal digits with white space between them. Throws ValueError. */
export function parseHex(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; ) {
    if (search.isAsciiSpace(text.charCodeAt(i))) {
      i++;
      continue;
    }
    for (const at of [i, i + 1]) {
      if (!/^[0-9a-fA-F]$/.test(text[at] ?? '')) {
        throw valueError(`non-hexadecimal number found in fromhex() arg at position ${at}`);
      }
    }
    bytes.push(Number.parseInt(text.slice(i, i + 2), 16));
    i += 2;
  }
  return Uint8Array.from(bytes);
}

function translate(_vm: Machine, args: Value[]): Value {
  const text = self(args);
  const table = args[1] === null ? undefined : bytesArgument(args[1]);
  if (table !== undefined && table.length !== 256) {
    throw valueError('translation table must be 256 characters long');
  }
  const gone = args[2] === undefined ? '' : bytesArgument(args[2]);
  let result = '';
  for (const character of text) {
    if (!gone.includes(character)) result += table === undefined ? character : table[character.charCodeAt(0)];
  }
  return like(args, result);
}

/** `maketrans(from, to)`: a table of 256 bytes. */
export function makeTable(from: Value, to: Value): PyBytes {
  const [keys, values] = [bytesArgument(from), bytesArgument(to)];
  if (keys.length !== values.length) throw valueError('maketrans arguments must have same length');
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0; i < keys.length; i++) table[keys.charCodeAt(i)] = values.charCodeAt(i);
  return new PyBytes(table);
}

/** The methods, for one of the two types. */
export function sharedMethods(type: PyType): Record<string, Entry> {
  const isArray = type.name === 'bytearray';
  const shown = isArray ? 'bytearray' : 'byte';

  function item(vm: Machine, args: Value[]): Value {
    const data = asBytes(args[0])!;
    const key = args[1]!;
    if (key instanceof PySlice) {
      const range = sliceRange(key, data.length);
      if (range === undefined) return retryWithSlice(vm, ownMethod(type, '__getitem__'), args, 1);
      const { start, step, count } = range;
      if (count > 1 << 16) reserveText(count, vm);
      if (step === 1) return bytesLike(args[0]!, data.slice(start, start + count));
      return bytesLike(
        args[0]!,
        Uint8Array.from({ length: count }, (_, i) => data[start + i * step]!),
      );
    }
    const index = asInt(key);
    if (index === undefined) {
      throw typeError(`${shown} indices must be integers or slices, not ${nameOf(key)}`);
    }
    const at = indexSized(index, IndexError);
    const byte = data[at < 0 ? at + data.length : at];
    if (byte === undefined) throw indexError(isArray ? 'bytearray index out of range' : 'index out of range');
    return byte;
  }

  const repeat: Entry = [
    'value, /',
    withIndexes([1], (vm, args) => bytesLike(args[0]!, repeatData(asBytes(args[0])!, args[1] as Int, vm))),
  ];

  return {
    __add__: [
      'value, /',
      (vm, args) => {
        const other = asBytes(args[1]);
        if (other === undefined) throw typeError(`can't concat ${nameOf(args[1]!)} to ${type.name}`);
        return bytesLike(args[0]!, joinData(asBytes(args[0])!, other, vm));
      },
    ],
    __mul__: repeat,
    __rmul__: repeat,
    __mod__: ['value, /', (vm, args) => formatPercentBytes.call(vm, args[0]!, args[1]!)],
    __rmod__: [
      'value, /',
      (vm, args) =>
        asBytes(args[1]) === undefined ? NOT_IMPLEMENTED : formatPercentBytes.call(vm, args[1]!, args[0]!),
    ],
    __eq__: comparison(isArray, (order) => order === 0),
    __ne__: comparison(isArray, (order) => order !== 0),
    __lt__: comparison(isArray, (order) => order < 0),
    __le__: comparison(isArray, (order) => order <= 0),
    __gt__: comparison(isArray, (order) => order > 0),
    __ge__: comparison(isArray, (order) => order >= 0),
    __len__: ['', (_vm, args) => asBytes(args[0])!.length],
    __getitem__: ['key, /', withIndexes([1], item, 'keep')],
    __contains__: [
      'key, /',
      withIndexes(
        [1],
        (_vm, args) => {
          const int = asInt(args[1]);
          if (int !== undefined) return asBytes(args[0])!.includes(toByte(int));
          return self(args).includes(bytesArgument(args[1]));
        },
        'keep',
      ),
    ],
    __sizeof__: ['', (_vm, args) => asBytes(args[0])!.length + (isArray ? 57 : 33)],
    find: find(search.findIn, false),
    rfind: find(search.findLastIn, false),
    index: find(search.findIn, true),
    rindex: find(search.findLastIn, true),
    count: find((text, part, from, to) => {
      if (part === '') return from > to ? 0 : to - from + 1;
      return search.countIn(text, part, from, to);
    }, false),
    startswith: affix('startswith'),
    endswith: affix('endswith'),
    split: split(false),
    rsplit: split(true),
    splitlines: [
      'keepends=False',
      (vm, args) => {
        const keep = typeof args[1] === 'boolean' ? args[1] : asInt(args[1]) !== 0;
        return listOf(vm, args, search.splitLines(self(args), keep, true));
      },
    ],
    partition: partition(false),
    rpartition: partition(true),
    join: [
      'iterable_of_bytes, /',
      (vm, args) => {
        const iterable = args[1]!;
        if (!hasSpecial(iterable, '__iter__') && !hasSpecial(iterable, '__getitem__')) {
          throw typeError('can only join an iterable');
        }
        return collectThen(vm, iterable, JOIN, args[0]!);
      },
    ],
    replace: [
      'old, new, count=-1, /',
      withIndexes([3], (vm, args) => {
        const [old, by] = [bytesArgument(args[1]), bytesArgument(args[2])];
        const max = toSize(args[3] as Int);
        return like(args, search.replaceIn(self(args), old, by, max, Array.from, vm));
      }),
    ],
    strip: strip(true, true),
    lstrip: strip(true, false),
    rstrip: strip(false, true),
    removeprefix: [
      'prefix, /',
      (_vm, args) => {
        const [text, part] = [self(args), bytesArgument(args[1])];
        return like(args, text.startsWith(part) ? text.slice(part.length) : text);
      },
    ],
    removesuffix: [
      'suffix, /',
      (_vm, args) => {
        const [text, part] = [self(args), bytesArgument(args[1])];
        return like(args, part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text);
      },
    ],
    center: justify('center', search.centerLeft),
    ljust: justify('ljust', () => 0),
    rjust: justify('rjust', (length, width) => width - length),
    zfill: [
      'width, /',
      withIndexes([1], (vm, args) => {
        const missing = toSize(args[1] as Int) - self(args).length;
        if (missing > 0) reserveText(missing, vm);
        return like(args, search.zeroFill(self(args), missing));
      }),
    ],
    expandtabs: [
      'tabsize=8',
      withIndexes([1], (vm, args) =>
        like(
          args,
          search.expandTabs(self(args), tabSize(args[1] as Int), (text) => text.length, vm),
        ),
      ),
    ],
    translate: ['table, /, delete=?', translate],
    hex: ['sep=?, bytes_per_sep=1', withIndexes([2], hex)],
    decode: [
      "encoding='utf-8', errors='strict'",
      (vm, args) => {
        const [encoding, errors] = [asStr(args[1]), asStr(args[2])];
        if (encoding === undefined) {
          throw typeError(`decode() argument 'encoding' must be str, not ${nameOf(args[1]!)}`);
        }
        if (errors === undefined) {
          throw typeError(`decode() argument 'errors' must be str, not ${nameOf(args[2]!)}`);
        }
        const data = asBytes(args[0])!;
        vm.work(data.length >> 4);
        return decodeBytes(data, encoding, errors);
      },
    ],
    upper: mapped(upper),
    lower: mapped(lower),
    title: mapped(title),
    capitalize: mapped((text) => upper(text.slice(0, 1)) + lower(text.slice(1))),
    swapcase: mapped((text) =>
      text.replace(/[A-Za-z]/g, (letter) => (letter < 'a' ? lower(letter) : upper(letter))),
    ),
    isalpha: tested((text) => /^[A-Za-z]+$/.test(text)),
    isalnum: tested((text) => /^[A-Za-z0-9]+$/.test(text)),
    isdigit: tested((text) => /^[0-9]+$/.test(text)),
    isspace: tested((text) => /^[ \t\n\r\v\f]+$/.test(text)),
    isascii: tested((text) => !/[\u0080-\u00ff]/.test(text)),
    islower: tested((text) => /[a-z]/.test(text) && !/[A-Z]/.test(text)),
    isupper: tested((text) => /[A-Z]/.test(text) && !/[a-z]/.test(text)),
    istitle: tested((text) => /[A-Za-z]/.test(text) && title(text) === text),
  };
}
