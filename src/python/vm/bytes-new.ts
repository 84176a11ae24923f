/** The types bytes and bytearray: how they are made, what only one of them has, and how bytearrays change. */
import {
  callMethodThen,
  callPreludeThen,
  collectThen,
  indexSized,
  ownMethod,
  retryWithSlice,
} from './builtins-support';
import { asBytes, repeatData } from './bytes-core';
import { makeTable, parseHex, sharedMethods, toByte } from './bytes-methods';
import { bytearrayRepr, bytesRepr } from './bytes-repr';
import { type GuestError, IndexError, indexError, typeError, valueError } from './errors';
import { hashBytes } from './hash';
import { asInt, type Int } from './int-arith';
import type { Machine } from './machine';
import {
  defineClassMethods,
  defineMethods,
  defineNew,
  type Kontinuation,
  kontinuation,
  nativeFunction,
} from './native';
import { hasSpecial, indexResult, instanceOf, notAnInteger, toSize, withIndexes } from './numbers-convert';
import {
  bytearrayType,
  bytesType,
  PyByteArray,
  PyBytes,
  PyInstance,
  type PyList,
  PySlice,
  PyTuple,
  type PyType,
  type Value,
} from './objects';
import { sliceRange } from './slice-indices';
import { asStr, reserveText } from './str-core';
import { encodeText } from './str-encode';
import { typeOf } from './types';

const nameOf = (value: Value): string => typeOf(value).name;
const RANGE_ERRORS: Record<string, string> = {
  bytes: 'bytes must be in range(0, 256)',
  bytearray: 'byte must be in range(0, 256)',
};

// --- From arguments to bytes -----------------------------------------------------------------------------------------

/**
 * What `bytes(source, encoding, errors)` holds, as PyBytes to `kont`. `name` is that of the type for error texts.
 */
function bytesThen(
  vm: Machine,
  name: 'bytes' | 'bytearray',
  args: readonly (Value | undefined)[],
  kont: Kontinuation,
  state: Value,
): Value {
  const [source, encoding, errors] = args;
  const done = (data: Uint8Array) => kont.run(vm, state, new PyBytes(data));
  for (const [value, which] of [
    [encoding, 'encoding'],
    [errors, 'errors'],
  ] as const) {
    if (value !== undefined && asStr(value) === undefined) {
      throw typeError(`${name}() argument '${which}' must be str, not ${nameOf(value)}`);
    }
  }
  if (source === undefined) {
    if (encoding !== undefined) throw typeError('encoding without a string argument');
    if (errors !== undefined) throw typeError('errors without a string argument');
    return done(new Uint8Array(0));
  }
  const text = asStr(source);
  if (text !== undefined) {
    if (encoding === undefined) throw typeError('string argument without an encoding');
    return done(encodeText(text, asStr(encoding)!, asStr(errors) ?? 'strict'));
  }
  if (encoding !== undefined) throw typeError('encoding without a string argument');
  if (errors !== undefined) throw typeError('errors without a string argument');
  if (name === 'bytes' && !(source instanceof PyBytes)) {
    const kept = new PyTuple([kont.id, state]);
    const called = callMethodThen(vm, source, '__bytes__', [], BYTES_RESULT, kept);
    if (called !== undefined) return called;
  }
  const data = asBytes(source);
  if (data !== undefined) return done(data.slice());
  const kept = new PyTuple([kont.id, state, name]);
  const size = asInt(source);
  if (size !== undefined) return goOn(vm, kept, zeros(vm, size));
  if (hasSpecial(source, '__index__')) {
    return callMethodThen(vm, source, '__index__', [], SIZE_RESULT, kept)!;
  }
  if (!hasSpecial(source, '__iter__') && !hasSpecial(source, '__getitem__')) {
    throw typeError(`cannot convert '${nameOf(source)}' object to ${name}`);
  }
  return collectThen(vm, source, ITEMS, kept);
}

const waiting: Kontinuation[] = [];

/** Registers a second half that `bytesThen` may be given. */
function half(name: string, run: Kontinuation['run']): Kontinuation {
  const made = kontinuation(name, run);
  waiting[made.id] = made;
  return made;
}

function kontinuationOf(kept: PyTuple): Kontinuation {
  return waiting[kept.items[0] as number]!;
}

function goOn(vm: Machine, kept: Value, value: PyBytes): Value {
  return kontinuationOf(kept as PyTuple).run(vm, (kept as PyTuple).items[1]!, value);
}

function zeros(vm: Machine, size: Int): PyBytes {
  const count = indexSized(size);
  if (count < 0) throw valueError('negative count');
  reserveText(count, vm);
  return new PyBytes(new Uint8Array(count));
}

const BYTES_RESULT = kontinuation('__bytes__', (vm, kept, value) => {
  const data = asBytes(value);
  if (data === undefined || value instanceof PyByteArray) {
    throw typeError(`__bytes__ returned non-bytes (type ${nameOf(value)})`);
  }
  return goOn(vm, kept, new PyBytes(data));
});

const SIZE_RESULT = kontinuation('size of bytes', (vm, kept, value) =>
  goOn(vm, kept, zeros(vm, indexResult(value))),
);

/** Items of an iterable; those that are no ints are asked for their `__index__` by the prelude first. */
const ITEMS = kontinuation('items of bytes', (vm, kept, list) => {
  const items = (list as PyList).items;
  const other = items.find((item) => asInt(item) === undefined);
  if (other !== undefined) {
    if (!hasSpecial(other, '__index__')) throw notAnInteger(other);
    return callPreludeThen(vm, '_indexes', [list], INT_ITEMS, kept);
  }
  return INT_ITEMS.run(vm, kept, list);
});

const INT_ITEMS = kontinuation('bytes of items', (vm, kept, list) => {
  const items = (list as PyList).items as Int[];
  vm.charge(items.length);
  const error = RANGE_ERRORS[(kept as PyTuple).items[2] as string];
  return goOn(vm, kept, new PyBytes(Uint8Array.from(items, (item) => toByte(asInt(item)!, error))));
});

// --- bytes -----------------------------------------------------------------------------------------------------------

defineNew(bytesType, 'source=?, encoding=?, errors=?', (vm, args) => {
  if (args[0] === bytesType && args[1] instanceof PyBytes && args[2] === undefined && args[3] === undefined) {
    return args[1];
  }
  return bytesThen(vm, 'bytes', args.slice(1), NEW_BYTES, args[0]!);
});

const NEW_BYTES = half('bytes()', (_vm, cls, value) => instanceOf(cls, bytesType, value));

/** The bytes of an instance, of a subclass too. */
const plainBytes = (value: Value): PyBytes =>
  value instanceof PyInstance ? (value.payload as PyBytes) : (value as PyBytes);

defineMethods(bytesType, {
  ...sharedMethods(bytesType),
  __hash__: ['', (_vm, args) => hashBytes(asBytes(args[0])!)],
  __repr__: ['', (_vm, args) => bytesRepr(asBytes(args[0])!)],
  __str__: ['', (_vm, args) => bytesRepr(asBytes(args[0])!)],
  __bytes__: ['', (_vm, args) => plainBytes(args[0]!)],
  __getnewargs__: ['', (_vm, args) => new PyTuple([plainBytes(args[0]!)])],
});

for (const type of [bytesType, bytearrayType]) {
  defineClassMethods(type, {
    fromhex: [
      'string, /',
      (vm, args) => {
        const text = asStr(args[1]);
        if (text === undefined) throw typeError(`fromhex() argument must be str, not ${nameOf(args[1]!)}`);
        const data = parseHex(text);
        const value = type === bytesType ? new PyBytes(data) : new PyByteArray(data);
        return args[0] === type ? value : vm.call(args[0]!, [value], null);
      },
    ],
  });
  const makeTrans = nativeFunction('maketrans', 'frm, to, /', (_vm, args) => makeTable(args[0]!, args[1]!));
  makeTrans.isStatic = true;
  makeTrans.qualname = `${type.name}.maketrans`;
  type.attrs.set('maketrans', makeTrans);
}

// --- bytearray -------------------------------------------------------------------------------------------------------

defineNew(bytearrayType, 'source=?, encoding=?, errors=?', (vm, args) =>
  bytesThen(vm, 'bytearray', args.slice(1), FILL, new PyByteArray(new Uint8Array(0), args[0] as PyType)),
);

const FILL = half('bytearray()', (_vm, array, value) => {
  (array as PyByteArray).data = (value as PyBytes).data;
  return array;
});

const REFILL = half('bytearray.__init__', (_vm, array, value) => {
  (array as PyByteArray).data = (value as PyBytes).data;
  return null;
});

const arrayOf = (args: Value[]): PyByteArray => args[0] as PyByteArray;

/** Puts `put` in place of `count` bytes from `start` on. */
function splice(array: PyByteArray, start: number, count: number, put: Uint8Array): void {
  const { data } = array;
  const length = data.length - count + put.length;
  if (start === data.length && data.byteOffset === 0 && data.buffer.byteLength >= length) {
    // Room is left behind the end from the last growth.
    const grown = new Uint8Array(data.buffer, 0, length);
    grown.set(put, start);
    array.data = grown;
    return;
  }
  const isGrowing = start === data.length;
  const made = new Uint8Array(new ArrayBuffer(isGrowing ? length + (length >> 1) + 16 : length), 0, length);
  made.set(data.subarray(0, start));
  made.set(put, start);
  made.set(data.subarray(start + count), start + put.length);
  array.data = made;
}

const INSERTED = half('bytearray.extend', (_vm, array, value) => {
  const target = array as PyByteArray;
  splice(target, target.data.length, 0, (value as PyBytes).data);
  return null;
});

const ASSIGNED = half('slice of a bytearray', (vm, state, value) => {
  const [array, slice] = (state as PyTuple).items as [PyByteArray, PySlice];
  assignSlice(vm, array, slice, (value as PyBytes).data);
  return null;
});

function assignSlice(vm: Machine, array: PyByteArray, slice: PySlice, put: Uint8Array): void {
  const { start, step, count } = sliceRange(slice, array.data.length)!;
  if (step === 1) {
    reserveText(array.data.length + put.length, vm);
    splice(array, start, count, put.slice());
    return;
  }
  if (put.length === 0) {
    deleteSlice(array, slice);
    return;
  }
  if (put.length !== count) {
    throw valueError(`attempt to assign bytes of size ${put.length} to extended slice of size ${count}`);
  }
  for (let i = 0; i < count; i++) array.data[start + i * step] = put[i]!;
}

function deleteSlice(array: PyByteArray, slice: PySlice): void {
  const { start, step, count } = sliceRange(slice, array.data.length)!;
  if (step === 1) {
    splice(array, start, count, new Uint8Array(0));
    return;
  }
  const gone = new Set(Array.from({ length: count }, (_, i) => start + i * step));
  array.data = array.data.filter((_, i) => !gone.has(i));
}

function position(array: PyByteArray, key: Value): number {
  const index = asInt(key);
  if (index === undefined) {
    throw typeError(`bytearray indices must be integers or slices, not ${nameOf(key)}`);
  }
  const at = indexSized(index, IndexError);
  const place = at < 0 ? at + array.data.length : at;
  if (place < 0 || place >= array.data.length) throw indexError('bytearray index out of range');
  return place;
}

function setItem(vm: Machine, args: Value[]): Value {
  const array = arrayOf(args);
  const [, key, value] = args as [Value, Value, Value];
  if (!(key instanceof PySlice)) {
    const place = position(array, key);
    const byte = asInt(value);
    if (byte === undefined) throw typeError(`'${nameOf(value)}' object cannot be interpreted as an integer`);
    array.data[place] = toByte(byte);
    return null;
  }
  if (sliceRange(key, array.data.length) === undefined) {
    return retryWithSlice(vm, ownMethod(bytearrayType, '__setitem__'), args, 1);
  }
  if (asStr(value) !== undefined || asInt(value) !== undefined || !isSource(value)) throw notAssignable();
  return bytesThen(vm, 'bytearray', [value], ASSIGNED, new PyTuple([array, key]));
}

function isSource(value: Value): boolean {
  return asBytes(value) !== undefined || hasSpecial(value, '__iter__');
}

function notAssignable(): GuestError {
  return typeError('can assign only bytes, buffers, or iterables of ints in range(0, 256)');
}

defineMethods(bytearrayType, {
  ...sharedMethods(bytearrayType),
  __str__: ['', (_vm, args) => bytearrayRepr(arrayOf(args).data, nameOf(args[0]!))],
  __init__: [
    'source=?, encoding=?, errors=?',
    (vm, args) => bytesThen(vm, 'bytearray', args.slice(1), REFILL, args[0]!),
  ],
  __iadd__: [
    'value, /',
    (vm, args) => {
      const other = asBytes(args[1]);
      if (other === undefined) throw typeError(`can't concat ${nameOf(args[1]!)} to bytearray`);
      const array = arrayOf(args);
      reserveText(array.data.length + other.length, vm);
      splice(array, array.data.length, 0, other.slice());
      return array;
    },
  ],
  __imul__: [
    'value, /',
    withIndexes([1], (vm, args) => {
      const array = arrayOf(args);
      array.data = repeatData(array.data, args[1] as Int, vm);
      return array;
    }),
  ],
  __setitem__: ['key, value, /', withIndexes([1, 2], setItem, 'keep')],
  __delitem__: [
    'key, /',
    withIndexes(
      [1],
      (vm, args) => {
        const array = arrayOf(args);
        const key = args[1]!;
        if (!(key instanceof PySlice)) {
          splice(array, position(array, key), 1, new Uint8Array(0));
          return null;
        }
        if (sliceRange(key, array.data.length) === undefined) {
          return retryWithSlice(vm, ownMethod(bytearrayType, '__delitem__'), args, 1);
        }
        deleteSlice(array, key);
        return null;
      },
      'keep',
    ),
  ],
  append: [
    'item, /',
    withIndexes([1], (vm, args) => {
      const array = arrayOf(args);
      reserveText(array.data.length, vm);
      splice(array, array.data.length, 0, Uint8Array.of(toByte(args[1] as Int)));
      return null;
    }),
  ],
  insert: [
    'index, item, /',
    withIndexes([1, 2], (_vm, args) => {
      const array = arrayOf(args);
      const at = toSize(args[1] as Int);
      const byte = toByte(args[2] as Int);
      const length = array.data.length;
      splice(array, Math.min(at < 0 ? Math.max(at + length, 0) : at, length), 0, Uint8Array.of(byte));
      return null;
    }),
  ],
  extend: [
    'iterable_of_ints, /',
    (vm, args) => {
      const source = args[1]!;
      if (asStr(source) !== undefined) {
        throw typeError(`expected iterable of integers; got: '${nameOf(source)}'`);
      }
      if (asInt(source) !== undefined || !isSource(source)) {
        throw typeError(`can't extend bytearray with ${nameOf(source)}`);
      }
      return bytesThen(vm, 'bytearray', [source], INSERTED, args[0]!);
    },
  ],
  pop: [
    'index=-1, /',
    withIndexes([1], (_vm, args) => {
      const array = arrayOf(args);
      const length = array.data.length;
      if (length === 0) throw indexError('pop from empty bytearray');
      const at = toSize(args[1] as Int);
      const place = at < 0 ? at + length : at;
      if (place < 0 || place >= length) throw indexError('pop index out of range');
      const byte = array.data[place]!;
      splice(array, place, 1, new Uint8Array(0));
      return byte;
    }),
  ],
  remove: [
    'value, /',
    withIndexes([1], (_vm, args) => {
      const array = arrayOf(args);
      const place = array.data.indexOf(toByte(args[1] as Int));
      if (place < 0) throw valueError('value not found in bytearray');
      splice(array, place, 1, new Uint8Array(0));
      return null;
    }),
  ],
  reverse: [
    '',
    (_vm, args) => {
      arrayOf(args).data.reverse();
      return null;
    },
  ],
  clear: [
    '',
    (_vm, args) => {
      arrayOf(args).data = new Uint8Array(0);
      return null;
    },
  ],
  copy: ['', (_vm, args) => new PyByteArray(arrayOf(args).data.slice())],
});
