/** Methods of str. CPython docs, "String Methods". */
import { callMethodThen, collectThen, indexSized, ownMethod, retryWithSlice } from './builtins-support';
import { asBytes } from './bytes-core';
import { IndexError, indexError, overflowError, typeError, valueError } from './errors';
import { formatString } from './format-spec';
import { hashString } from './hash';
import { asInt, type Int } from './int-arith';
import type { Machine } from './machine';
import { defineMethods, defineNew, kontinuation, type NativeFn, nativeFunction } from './native';
import { type CompareOp, compareNumbers } from './numbers';
import { hasSpecial, instanceOf, notAnInteger, toSize, withIndexes } from './numbers-convert';
import {
  NOT_IMPLEMENTED,
  PyBytes,
  PyList,
  PySlice,
  PyTuple,
  strType,
  tupleType,
  type Value,
} from './objects';
import { decodeBytes, encodeText, formatFields, formatMapping, formatPercent } from './ports';
import { tryStr } from './repr';
import { sliceRange } from './slice-indices';
import { capitalize, caseFold, hasOnlyCase, isTitleCase, swapCase, titleCase } from './str-case';
import * as kinds from './str-class';
import {
  asStr,
  charAt,
  codePoints,
  concatStrings,
  hasSurrogates,
  pointIndex,
  repeatString,
  reserveText,
  strLength,
  substring,
  unitIndex,
} from './str-core';
import { strRepr } from './str-repr';
import * as search from './str-search';
import { makeTranslation, translate, translated } from './str-translate';
import { isSubtype, typeOf } from './types';

type Entry = readonly [params: string | null, fn: NativeFn, doc?: string];

const self = (args: Value[]): string => asStr(args[0])!;
const nameOf = (value: Value): string => typeOf(value).name;

/** An argument that must be a str; `before` begins the TypeError's text, which ends in `, not int`. */
function str(value: Value | undefined, before: string): string {
  const text = asStr(value);
  if (text === undefined) throw typeError(`${before}, not ${nameOf(value!)}`);
  return text;
}

const plain = (run: (text: string) => Value): Entry => ['', (_vm, args) => run(self(args))];

function comparison(op: CompareOp): Entry {
  return [
    'value, /',
    (_vm, args) => {
      const other = asStr(args[1]);
      return other === undefined ? NOT_IMPLEMENTED : compareNumbers(op, self(args), other)!;
    },
  ];
}

// --- Finding ---------------------------------------------------------------------------------------------------------

/** The window of code units for `start` and `end` of `find` and its like. */
function window(text: string, start: Value | undefined, end: Value | undefined): [number, number] {
  const length = strLength(text);
  const bound = (value: Value | undefined) =>
    value === null || value === undefined ? undefined : Number(value);
  const [from, to] = search.clip(length, bound(start), bound(end));
  // Beyond the end there is nothing to find, not even nothing.
  return [from > length ? text.length + 1 : unitIndex(text, from), unitIndex(text, to)];
}

type Find = (text: string, part: string, from: number, to: number) => number;

function find(name: string, run: Find, isStrict: boolean): Entry {
  return [
    'sub, start=None, end=None, /',
    withIndexes(
      [2, 3],
      (_vm, args) => {
        const text = self(args);
        const part = str(args[1], `${name}() argument 1 must be str`);
        const at = run(text, part, ...window(text, args[2], args[3]));
        if (at < 0 && isStrict) throw valueError('substring not found');
        return at < 0 ? -1 : pointIndex(text, at);
      },
      'slice',
    ),
  ];
}

function count(text: string, part: string, from: number, to: number): number {
  if (part === '') return from > to ? 0 : strLength(text.slice(from, to)) + 1;
  return search.countIn(text, part, from, to);
}

function affix(name: 'startswith' | 'endswith'): Entry {
  return [
    'prefix, start=None, end=None, /',
    withIndexes(
      [2, 3],
      (_vm, args) => {
        const text = self(args);
        const [from, to] = window(text, args[2], args[3]);
        const fits = (part: string) =>
          part.length <= to - from &&
          (name === 'startswith' ? text.startsWith(part, from) : text.endsWith(part, to)) &&
          from <= text.length;
        const wanted = args[1]!;
        if (isSubtype(typeOf(wanted), tupleType)) {
          return (wanted as PyTuple).items.some((item) =>
            fits(str(item, `tuple for ${name} must only contain str`)),
          );
        }
        return fits(str(wanted, `${name} first arg must be str or a tuple of str`));
      },
      'slice',
    ),
  ];
}

// --- Splitting and joining -------------------------------------------------------------------------------------------

function listOf(vm: Machine, parts: string[]): PyList {
  vm.charge(parts.length);
  return new PyList(parts);
}

function split(isLast: boolean): Entry {
  return [
    'sep=None, maxsplit=-1',
    withIndexes([2], (vm, args) => {
      const text = self(args);
      const max = toSize(args[2] as Int);
      if (args[1] === null) {
        const spaces = isLast ? search.splitLastSpaces : search.splitSpaces;
        return listOf(vm, spaces(text, max, search.isUnicodeSpace));
      }
      const separator = str(args[1], 'must be str or None');
      if (separator === '') throw valueError('empty separator');
      const run = isLast ? search.splitLastBy : search.splitBy;
      return listOf(vm, run(text, separator, max));
    }),
  ];
}

function partition(isLast: boolean): Entry {
  return [
    'sep, /',
    (_vm, args) => {
      const text = self(args);
      const separator = str(args[1], 'must be str');
      if (separator === '') throw valueError('empty separator');
      const at = isLast ? text.lastIndexOf(separator) : text.indexOf(separator);
      if (at < 0) return new PyTuple(isLast ? ['', '', text] : [text, '', '']);
      return new PyTuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
    },
  ];
}

const JOIN = kontinuation('str.join', (vm, separator, list) => {
  const items = (list as PyList).items;
  vm.charge(items.length);
  const texts = items.map((item, i) => {
    const text = asStr(item);
    if (text === undefined) {
      throw typeError(`sequence item ${i}: expected str instance, ${nameOf(item)} found`);
    }
    return text;
  });
  let length = (separator as string).length * Math.max(texts.length - 1, 0);
  for (const text of texts) length += text.length;
  reserveText(length, vm);
  return texts.join(separator as string);
});

// --- Stripping and padding -------------------------------------------------------------------------------------------

function strip(name: string, atStart: boolean, atEnd: boolean): Entry {
  return [
    'chars=None, /',
    (_vm, args) => {
      const text = self(args);
      if (args[1] === null) return search.stripWhere(text, atStart, atEnd, search.isUnicodeSpace);
      const chars = asStr(args[1]);
      if (chars === undefined) throw typeError(`${name} arg must be None or str`);
      if (!hasSurrogates(chars) && !hasSurrogates(text)) {
        return search.stripWhere(text, atStart, atEnd, (code) => chars.includes(String.fromCharCode(code)));
      }
      const gone = new Set(chars);
      const points = Array.from(text);
      let [from, to] = [0, points.length];
      if (atStart) while (from < to && gone.has(points[from]!)) from++;
      if (atEnd) while (to > from && gone.has(points[to - 1]!)) to--;
      return points.slice(from, to).join('');
    },
  ];
}

function justify(left: (length: number, width: number) => number): Entry {
  return [
    "width, fillchar=' ', /",
    withIndexes([1], (vm, args) => {
      const text = self(args);
      const width = toSize(args[1] as Int);
      const fill = asStr(args[2]);
      if (fill === undefined) {
        throw typeError(`The fill character must be a unicode character, not ${nameOf(args[2]!)}`);
      }
      if (strLength(fill) !== 1) throw typeError('The fill character must be exactly one character long');
      const length = strLength(text);
      if (width <= length) return text;
      reserveText(width, vm);
      const before = left(length, width);
      return fill.repeat(before) + text + fill.repeat(width - length - before);
    }),
  ];
}

function removeAffix(name: string, isPrefix: boolean): Entry {
  return [
    `${isPrefix ? 'prefix' : 'suffix'}, /`,
    (_vm, args) => {
      const text = self(args);
      const part = str(args[1], `${name}() argument must be str`);
      if (isPrefix) return text.startsWith(part) ? text.slice(part.length) : text;
      return part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text;
    },
  ];
}

// --- Items -----------------------------------------------------------------------------------------------------------

function item(vm: Machine, args: Value[]): Value {
  const text = self(args);
  const key = args[1]!;
  const length = strLength(text);
  if (key instanceof PySlice) {
    const range = sliceRange(key, length);
    if (range === undefined) return retryWithSlice(vm, ownMethod(strType, '__getitem__'), args, 1);
    const { start, step, count: size } = range;
    if (size > 1 << 16) reserveText(size, vm);
    if (step === 1) return substring(text, start, start + size);
    const points = hasSurrogates(text) ? codePoints(text) : text;
    let result = '';
    for (let i = 0, at = start; i < size; i++, at += step) result += points[at];
    return result;
  }
  const index = asInt(key);
  if (index === undefined) throw typeError(`string indices must be integers, not '${nameOf(key)}'`);
  const at = indexSized(index, IndexError);
  const place = at < 0 ? at + length : at;
  if (place < 0 || place >= length) throw indexError('string index out of range');
  return charAt(text, place);
}

const repeat: Entry = [
  'value, /',
  withIndexes([1], (vm, args) => repeatString(self(args), args[1] as Int, vm)),
];

defineMethods(strType, {
  __add__: [
    'value, /',
    (vm, args) => {
      const other = asStr(args[1]);
      if (other === undefined) {
        throw typeError(`can only concatenate str (not "${nameOf(args[1]!)}") to str`);
      }
      return concatStrings(self(args), other, vm);
    },
  ],
  __mul__: repeat,
  __rmul__: repeat,
  __mod__: ['value, /', (vm, args) => formatPercent.call(vm, self(args), args[1]!)],
  __rmod__: [
    'value, /',
    (vm, args) => {
      const text = asStr(args[1]);
      return text === undefined ? NOT_IMPLEMENTED : formatPercent.call(vm, text, args[0]!);
    },
  ],
  __eq__: comparison('=='),
  __ne__: comparison('!='),
  __lt__: comparison('<'),
  __le__: comparison('<='),
  __gt__: comparison('>'),
  __ge__: comparison('>='),
  __contains__: [
    'key, /',
    (_vm, args) => {
      const part = asStr(args[1]);
      if (part === undefined) {
        throw typeError(`'in <string>' requires string as left operand, not ${nameOf(args[1]!)}`);
      }
      return self(args).includes(part);
    },
  ],
  __len__: plain(strLength),
  __getitem__: ['key, /', withIndexes([1], item, 'keep')],
  __hash__: plain(hashString),
  __repr__: plain(strRepr),
  __str__: plain((text) => text),
  __getnewargs__: plain((text) => new PyTuple([text])),
  __sizeof__: plain((text) => {
    if (kinds.isAscii(text)) return 41 + text.length;
    const length = strLength(text) + 1;
    return 56 + length * (length <= text.length ? 4 : /[\u0100-\uffff]/.test(text) ? 2 : 1);
  }),
  __format__: [
    'format_spec, /',
    (vm, args) => {
      const spec = asStr(args[1]);
      if (spec === undefined) throw typeError(`__format__() argument must be str, not ${nameOf(args[1]!)}`);
      if (spec === '' && typeof args[0] !== 'string') return vm.callMethod(args[0]!, '__str__', [])!;
      return formatString(self(args), spec, nameOf(args[0]!), vm);
    },
  ],
  find: find('find', search.findIn, false),
  rfind: find('rfind', search.findLastIn, false),
  index: find('index', search.findIn, true),
  rindex: find('rindex', search.findLastIn, true),
  count: [
    'sub, start=None, end=None, /',
    withIndexes(
      [2, 3],
      (_vm, args) => {
        const text = self(args);
        const part = str(args[1], 'count() argument 1 must be str');
        return count(text, part, ...window(text, args[2], args[3]));
      },
      'slice',
    ),
  ],
  startswith: affix('startswith'),
  endswith: affix('endswith'),
  split: split(false),
  rsplit: split(true),
  splitlines: [
    'keepends=False',
    (vm, args) => {
      const keep = typeof args[1] === 'boolean' ? args[1] : asInt(args[1]) !== 0;
      return listOf(vm, search.splitLines(self(args), keep, false));
    },
  ],
  partition: partition(false),
  rpartition: partition(true),
  join: [
    'iterable, /',
    (vm, args) => {
      const iterable = args[1]!;
      if (!hasSpecial(iterable, '__iter__') && !hasSpecial(iterable, '__getitem__')) {
        throw typeError('can only join an iterable');
      }
      return collectThen(vm, iterable, JOIN, self(args));
    },
  ],
  replace: [
    'old, new, /, count=-1',
    withIndexes([3], (vm, args) => {
      const old = str(args[1], 'replace() argument 1 must be str');
      const by = str(args[2], 'replace() argument 2 must be str');
      if (args[3] === null) throw notAnInteger(null);
      return search.replaceIn(self(args), old, by, toSize(args[3] as Int), codePoints, vm);
    }),
  ],
  strip: strip('strip', true, true),
  lstrip: strip('lstrip', true, false),
  rstrip: strip('rstrip', false, true),
  removeprefix: removeAffix('removeprefix', true),
  removesuffix: removeAffix('removesuffix', false),
  center: justify(search.centerLeft),
  ljust: justify(() => 0),
  rjust: justify((length, width) => width - length),
  zfill: [
    'width, /',
    withIndexes([1], (vm, args) => {
      const missing = toSize(args[1] as Int) - strLength(self(args));
      if (missing > 0) reserveText(missing, vm);
      return search.zeroFill(self(args), missing);
    }),
  ],
  expandtabs: [
    'tabsize=8',
    withIndexes([1], (vm, args) => search.expandTabs(self(args), tabSize(args[1] as Int), strLength, vm)),
  ],
  translate: ['table, /', (vm, args) => translate(vm, self(args), args[1]!)],
  encode: [
    "encoding='utf-8', errors='strict'",
    (vm, args) => {
      const encoding = str(args[1], "encode() argument 'encoding' must be str");
      const errors = str(args[2], "encode() argument 'errors' must be str");
      vm.work(self(args).length >> 4);
      return new PyBytes(encodeText.call(self(args), encoding, errors));
    },
  ],
  format: [null, (vm, args, kw) => formatFields.call(vm, self(args), args.slice(1), kw)],
  format_map: ['mapping, /', (vm, args) => formatMapping.call(vm, self(args), args[1]!)],
  lower: plain((text) => text.toLowerCase()),
  upper: plain((text) => text.toUpperCase()),
  casefold: plain(caseFold),
  title: plain(titleCase),
  capitalize: plain(capitalize),
  swapcase: plain(swapCase),
  islower: plain((text) => hasOnlyCase(text, 'lower')),
  isupper: plain((text) => hasOnlyCase(text, 'upper')),
  istitle: plain(isTitleCase),
  isalpha: plain(kinds.isAlpha),
  isdecimal: plain(kinds.isDecimal),
  isdigit: plain(kinds.isDigit),
  isnumeric: plain(kinds.isNumeric),
  isalnum: plain(kinds.isAlphanumeric),
  isidentifier: plain(kinds.isIdentifier),
  isascii: plain(kinds.isAscii),
  isspace: plain(kinds.isSpace),
  isprintable: plain(kinds.isAllPrintable),
});

/** `tabsize` as C int. */
export function tabSize(value: Int): number {
  if (value > 0x7fffffff || value < -0x80000000) {
    throw overflowError('Python int too large to convert to C int');
  }
  return Number(value);
}

const makeTrans = nativeFunction('maketrans', 'x, y=?, z=?, /', (_vm, args) =>
  makeTranslation(args[0]!, args[1], args[2]),
);
makeTrans.isStatic = true;
makeTrans.qualname = 'str.maketrans';
strType.attrs.set('maketrans', makeTrans);

/** What the prelude (strings.py) calls: an entry of a translation table as text, and `operator.index`. */
export const stringHelpers = [
  nativeFunction('_translated', 'entry, /', (_vm, args) => translated(args[0]!)),
  nativeFunction(
    '_index_of',
    'value, /',
    withIndexes([0], (_vm, args) => args[0]!),
  ),
];

// --- str() -----------------------------------------------------------------------------------------------------------

defineNew(strType, 'object=?, encoding=?, errors=?', (vm, args) => {
  const [cls, value, encoding, errors] = args as [Value, ...(Value | undefined)[]];
  if (value === undefined) return instanceOf(cls, strType, '');
  if (encoding === undefined && errors === undefined) {
    const text = tryStr(vm, value);
    if (text !== undefined) return instanceOf(cls, strType, text);
    return callMethodThen(vm, value, '__str__', [], STR_RESULT, cls)!;
  }
  const codec = encoding === undefined ? 'utf-8' : str(encoding, "str() argument 'encoding' must be str");
  const handler = errors === undefined ? 'strict' : str(errors, "str() argument 'errors' must be str");
  const data = asBytes(value);
  if (data === undefined) {
    if (asStr(value) !== undefined) throw typeError('decoding str is not supported');
    throw typeError(`decoding to str: need a bytes-like object, ${nameOf(value)} found`);
  }
  vm.work(data.length >> 4);
  return instanceOf(cls, strType, decodeBytes.call(data, codec, handler));
});

const STR_RESULT = kontinuation('__str__', (_vm, cls, value) => {
  const text = asStr(value);
  if (text === undefined) throw typeError(`__str__ returned non-string (type ${nameOf(value)})`);
  return cls === strType ? value : instanceOf(cls, strType, text);
});
