/** Methods of int and bool. CPython docs, "Additional Methods on Integer Types". */
import { callMethodThen } from './builtins-support';
import { asBytes } from './bytes-core';
import { exceptionTypes, overflowError, typeError, valueError } from './errors';
import { formatInt } from './format-number';
import { hashInt } from './hash-numbers';
import {
  andInt,
  asInt,
  bitLength,
  divmodInt,
  type Int,
  intToFloat,
  invertInt,
  moduloInt,
  multiplyInt,
  negateInt,
  normalizeInt,
  orInt,
  powerInt,
  powerModuloInt,
  subtractInt,
  xorInt,
} from './int-arith';
import { intToString } from './int-text';
import type { Machine } from './machine';
import { defineClassMethods, defineMethods, kontinuation, type NativeFn, PyGetSet } from './native';
import { type BinaryOp, type CompareOp, compareNumbers, intOp } from './numbers';
import { hasSpecial, toSize, withIndexes } from './numbers-convert';
import {
  boolType,
  getsetType,
  intType,
  NOT_IMPLEMENTED,
  PyBytes,
  PyFloat,
  PyList,
  PyTuple,
  type Value,
} from './objects';
import { typeOf } from './types';
import { warnThen } from './warn';

type Entry = readonly [params: string | null, fn: NativeFn, doc?: string];

const self = (args: Value[]): Int => asInt(args[0])!;

function binary(op: BinaryOp): Entry {
  return ['value, /', (vm, [a, b]) => operate(op, a!, b!, vm)];
}
function reflected(op: BinaryOp): Entry {
  return ['value, /', (vm, [a, b]) => operate(op, b!, a!, vm)];
}
function operate(op: BinaryOp, a: Value, b: Value, vm: Machine): Value {
  const [x, y] = [asInt(a), asInt(b)];
  return x === undefined || y === undefined ? NOT_IMPLEMENTED : intOp(op, x, y, vm)!;
}
function comparison(op: CompareOp): Entry {
  return [
    'value, /',
    (_vm, [a, b]) => {
      const [x, y] = [asInt(a), asInt(b)];
      return x === undefined || y === undefined ? NOT_IMPLEMENTED : compareNumbers(op, x, y)!;
    },
  ];
}

const itself: Entry = ['', (_vm, args) => self(args)];

defineMethods(intType, {
  __add__: binary('+'),
  __radd__: reflected('+'),
  __sub__: binary('-'),
  __rsub__: reflected('-'),
  __mul__: binary('*'),
  __rmul__: reflected('*'),
  __truediv__: binary('/'),
  __rtruediv__: reflected('/'),
  __floordiv__: binary('//'),
  __rfloordiv__: reflected('//'),
  __mod__: binary('%'),
  __rmod__: reflected('%'),
  __lshift__: binary('<<'),
  __rlshift__: reflected('<<'),
  __rshift__: binary('>>'),
  __rrshift__: reflected('>>'),
  __and__: binary('&'),
  __rand__: reflected('&'),
  __or__: binary('|'),
  __ror__: reflected('|'),
  __xor__: binary('^'),
  __rxor__: reflected('^'),
  __eq__: comparison('=='),
  __ne__: comparison('!='),
  __lt__: comparison('<'),
  __le__: comparison('<='),
  __gt__: comparison('>'),
  __ge__: comparison('>='),
  __pow__: ['value, mod=None, /', (vm, [a, b, m]) => power(vm, a!, b!, m!)],
  __rpow__: ['value, mod=None, /', (vm, [a, b, m]) => power(vm, b!, a!, m!)],
  __divmod__: ['value, /', (vm, [a, b]) => divide(vm, a!, b!)],
  __rdivmod__: ['value, /', (vm, [a, b]) => divide(vm, b!, a!)],
  __neg__: ['', (_vm, args) => negateInt(self(args))],
  __pos__: itself,
  __invert__: ['', (_vm, args) => invertInt(self(args))],
  __abs__: [
    '',
    (_vm, args) => {
      const value = self(args);
      return value < 0 ? negateInt(value) : value;
    },
  ],
  __bool__: ['', (_vm, args) => self(args) !== 0],
  __int__: itself,
  __index__: itself,
  __trunc__: itself,
  __floor__: itself,
  __ceil__: itself,
  __float__: ['', (_vm, args) => new PyFloat(intToFloat(self(args)))],
  __hash__: ['', (_vm, args) => hashInt(self(args))],
  __repr__: ['', (_vm, args) => intToString(self(args))],
  __format__: [
    'format_spec, /',
    (vm, args) => {
      const spec = args[1];
      if (typeof spec !== 'string') {
        throw typeError(`__format__() argument must be str, not ${typeOf(spec!).name}`);
      }
      if (spec === '') {
        if (typeof args[0] === 'boolean') return args[0] ? 'True' : 'False';
        if (typeof args[0] === 'object') return vm.callMethod(args[0], '__str__', [])!;
      }
      return formatInt(self(args), spec, typeOf(args[0]!).name, vm);
    },
  ],
  __round__: [
    'ndigits=?, /',
    withIndexes([1], (vm, args) => {
      if (args[1] === null) throw typeError("'NoneType' object cannot be interpreted as an integer");
      return roundInt(self(args), (args[1] as Int | undefined) ?? 0, vm);
    }),
  ],
  __sizeof__: ['', (_vm, args) => 24 + 4 * Math.max(1, Math.ceil(bitLength(self(args)) / 30))],
  __getnewargs__: ['', (_vm, args) => new PyTuple([self(args)])],
  conjugate: itself,
  bit_length: ['', (_vm, args) => bitLength(self(args))],
  bit_count: [
    '',
    (_vm, args) => {
      let count = 0;
      for (const bit of self(args).toString(2)) if (bit === '1') count++;
      return count;
    },
  ],
  as_integer_ratio: ['', (_vm, args) => new PyTuple([self(args), 1])],
  is_integer: ['', () => true],
  to_bytes: [
    "length=1, byteorder='big', *, signed=False",
    withIndexes([1], (_vm, args) => toBytes(self(args), args[1] as Int, args[2]!, args[3] === true)),
  ],
});

for (const name of ['real', 'numerator']) {
  intType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, value) => asInt(value)!, null));
}
intType.attrs.set('imag', new PyGetSet(getsetType, 'imag', () => 0, null));
intType.attrs.set('denominator', new PyGetSet(getsetType, 'denominator', () => 1, null));

function power(vm: Machine, a: Value, b: Value, m: Value): Value {
  const [x, y] = [asInt(a), asInt(b)];
  if (x === undefined || y === undefined) return NOT_IMPLEMENTED;
  if (m === null) return intOp('**', x, y, vm)!;
  const modulus = asInt(m);
  return modulus === undefined ? NOT_IMPLEMENTED : powerModuloInt(x, y, modulus, vm);
}

function divide(vm: Machine, a: Value, b: Value): Value {
  const [x, y] = [asInt(a), asInt(b)];
  return x === undefined || y === undefined ? NOT_IMPLEMENTED : new PyTuple(divmodInt(x, y, vm));
}

/** `round(value, places)`: to a multiple of 10**-places, halves to the even multiple. */
export function roundInt(value: Int, places: Int, vm?: Machine): Int {
  if (places >= 0) return value;
  // More places than the number can have digits: nothing is left of it.
  if (-Number(places) > bitLength(value) * 0.302 + 2) return 0;
  const unit = powerInt(10, negateInt(places), vm);
  const rest = moduloInt(value, unit, vm);
  const down = subtractInt(value, rest);
  const twice = multiplyInt(rest, 2);
  if (twice < unit) return down;
  const up = subtractInt(down, negateInt(unit));
  if (twice > unit) return up;
  return moduloInt(down, multiplyInt(unit, 2), vm) === 0 ? down : up;
}

function isLittle(byteorder: Value, name: string): boolean {
  if (typeof byteorder !== 'string') {
    throw typeError(`${name}() argument 'byteorder' must be str, not ${typeOf(byteorder).name}`);
  }
  if (byteorder !== 'little' && byteorder !== 'big') {
    throw valueError("byteorder must be either 'little' or 'big'");
  }
  return byteorder === 'little';
}

function toBytes(value: Int, length: Int, byteorder: Value, isSigned: boolean): Value {
  const isReversed = isLittle(byteorder, 'to_bytes');
  if (length < 0) throw valueError('length argument must be non-negative');
  const size = toSize(length);
  if (value < 0 && !isSigned) throw overflowError("can't convert negative int to unsigned");
  const bits = isSigned ? bitLength(value < 0 ? invertInt(value) : value) + 1 : bitLength(value);
  if (bits > size * 8 && !(value === 0 && size === 0)) throw overflowError('int too big to convert');
  const data = new Uint8Array(size);
  let digits = BigInt.asUintN(size * 8, BigInt(value)).toString(16);
  if (digits.length % 2 === 1) digits = `0${digits}`;
  for (let i = 0; i < size && i * 2 < digits.length; i++) {
    const end = digits.length - i * 2;
    data[isReversed ? i : size - 1 - i] = Number.parseInt(digits.slice(end - 2, end), 16);
  }
  return new PyBytes(data);
}

function fromBytes(data: ArrayLike<number>, isReversed: boolean, isSigned: boolean): Int {
  let digits = '';
  for (let i = 0; i < data.length; i++) {
    digits += data[isReversed ? data.length - 1 - i : i]!.toString(16).padStart(2, '0');
  }
  if (digits === '') return 0;
  const value = BigInt(`0x${digits}`);
  return normalizeInt(isSigned ? BigInt.asIntN(data.length * 8, value) : value);
}

/** Gives what `int.from_bytes` computed the class it was called on. */
function ofClass(vm: Machine, cls: Value, value: Int): Value {
  return cls === intType ? value : vm.call(cls, [value], null);
}

function fromBytesValue(vm: Machine, args: Value[], source: Value): Value {
  const [cls, , byteorder, signed] = args as [Value, Value, Value, Value];
  const isReversed = isLittle(byteorder, 'from_bytes');
  let data: ArrayLike<number> | undefined = asBytes(source);
  if (data === undefined && (source instanceof PyTuple || source instanceof PyList)) {
    data = source.items.map((item) => {
      const byte = asInt(item);
      if (byte === undefined)
        throw typeError(`'${typeOf(item).name}' object cannot be interpreted as an integer`);
      if (byte < 0 || byte > 255) throw valueError('bytes must be in range(0, 256)');
      return Number(byte);
    });
  }
  if (data === undefined) {
    const given = callMethodThen(vm, source, '__bytes__', [], FROM_BYTES, new PyTuple(args));
    if (given !== undefined) return given;
    if (
      typeof source === 'string' ||
      !(hasSpecial(source, '__iter__') || hasSpecial(source, '__getitem__'))
    ) {
      throw typeError(`cannot convert '${typeOf(source).name}' object to bytes`);
    }
    // Any other iterable of ints: bytes() reads it, and the result comes here.
    return vm.callThen(vm.builtins.get('bytes')!, [source], null, FROM_BYTES, new PyTuple(args));
  }
  return ofClass(vm, cls, fromBytes(data, isReversed, signed === true));
}

const FROM_BYTES = kontinuation('int.from_bytes', (vm, state, value) => {
  if (asBytes(value) === undefined) {
    throw typeError(`__bytes__ returned non-bytes (type ${typeOf(value).name})`);
  }
  return fromBytesValue(vm, (state as PyTuple).items, value);
});

defineClassMethods(intType, {
  from_bytes: ["bytes, byteorder='big', *, signed=False", (vm, args) => fromBytesValue(vm, args, args[1]!)],
});

function logical(op: '&' | '|' | '^', isReflected: boolean): Entry {
  const onInts = op === '&' ? andInt : op === '|' ? orInt : xorInt;
  return [
    'value, /',
    (_vm, args) => {
      const [a, b] = isReflected ? [args[1], args[0]] : [args[0], args[1]];
      if (typeof a === 'boolean' && typeof b === 'boolean') {
        return op === '&' ? a && b : op === '|' ? a || b : a !== b;
      }
      const [x, y] = [asInt(a), asInt(b)];
      return x === undefined || y === undefined ? NOT_IMPLEMENTED : onInts(x, y);
    },
  ];
}

const INVERTED =
  "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise " +
  'inversion of the underlying int object and is usually not what you expect from negating a bool. Use the ' +
  "'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

defineMethods(boolType, {
  __and__: logical('&', false),
  __rand__: logical('&', true),
  __or__: logical('|', false),
  __ror__: logical('|', true),
  __xor__: logical('^', false),
  __rxor__: logical('^', true),
  __invert__: [
    '',
    (vm, args) => warnThen(vm, exceptionTypes.get('DeprecationWarning')!, INVERTED, invertInt(self(args))),
  ],
  __repr__: ['', (_vm, args) => (args[0] === true ? 'True' : 'False')],
});
