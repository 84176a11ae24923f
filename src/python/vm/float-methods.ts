/** Methods of float. CPython docs, "Additional Methods on Float". */
import { guestError, OverflowError, overflowError, TypeErrorType, typeError, valueError } from './errors';
import { divmodFloat } from './float-arith';
import { roundFloat, roundHalfEven, splitFloat } from './float-digits';
import { floatFromHex, floatToHex } from './float-hex';
import { floatRepr } from './float-text';
import { formatFloat } from './format-number';
import { hashContent } from './hash';
import { asInt, type Int, intFromIntegral, intToFloat, normalizeInt } from './int-arith';
import type { Machine } from './machine';
import { defineClassMethods, defineMethods, type NativeFn, PyGetSet } from './native';
import { type BinaryOp, type CompareOp, compareNumbers, floatOp } from './numbers';
import { withIndexes } from './numbers-convert';
import { asFloat, truncate } from './numbers-new';
import { floatType, getsetType, NOT_IMPLEMENTED, PyFloat, PyTuple, type Value } from './objects';
import { asStr } from './str-core';
import { typeOf } from './types';

type Entry = readonly [params: string | null, fn: NativeFn, doc?: string];

const self = (args: Value[]): number => asFloat(args[0])!.v;

/** A float or int as double; undefined for other values. Throws OverflowError. */
function convert(value: Value | undefined): number | undefined {
  const float = asFloat(value);
  if (float !== undefined) return float.v;
  const int = asInt(value);
  return int === undefined ? undefined : intToFloat(int);
}

function operate(op: BinaryOp, a: Value | undefined, b: Value | undefined): Value {
  const [x, y] = [convert(a), convert(b)];
  return x === undefined || y === undefined ? NOT_IMPLEMENTED : floatOp(op, x, y)!;
}
const binary = (op: BinaryOp): Entry => ['value, /', (_vm, args) => operate(op, args[0], args[1])];
const reflected = (op: BinaryOp): Entry => ['value, /', (_vm, args) => operate(op, args[1], args[0])];

function power(isReflected: boolean): Entry {
  return [
    'value, mod=None, /',
    (_vm, args) => {
      if (args[2] !== null) {
        throw guestError(TypeErrorType, 'pow() 3rd argument not allowed unless all arguments are integers');
      }
      return isReflected ? operate('**', args[1], args[0]) : operate('**', args[0], args[1]);
    },
  ];
}

function divide(isReflected: boolean): Entry {
  return [
    'value, /',
    (_vm, args) => {
      const [x, y] = [convert(args[isReflected ? 1 : 0]), convert(args[isReflected ? 0 : 1])];
      if (x === undefined || y === undefined) return NOT_IMPLEMENTED;
      return new PyTuple(divmodFloat(x, y).map((part) => new PyFloat(part)));
    },
  ];
}

function comparison(op: CompareOp): Entry {
  return [
    'value, /',
    (_vm, args) => {
      const other = asFloat(args[1]) ?? asInt(args[1]);
      return other === undefined ? NOT_IMPLEMENTED : compareNumbers(op, asFloat(args[0])!, other)!;
    },
  ];
}

const whole =
  (round: (value: number) => number): NativeFn =>
  (_vm, args) =>
    truncate(round(self(args)));

/** `round(value, places)` as float; nan and infinities stay. Throws OverflowError. */
export function roundTo(value: number, places: Int): number {
  if (!Number.isFinite(value)) return value;
  const rounded = roundFloat(value, Number(places));
  if (!Number.isFinite(rounded)) throw overflowError('rounded value too large to represent');
  return rounded;
}

/** Numerator and denominator in lowest terms. Throws ValueError, OverflowError. */
export function integerRatio(value: number): [Int, Int] {
  if (Number.isNaN(value)) throw valueError('cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) {
    throw guestError(OverflowError, 'cannot convert Infinity to integer ratio');
  }
  if (Number.isInteger(value)) return [intFromIntegral(value), 1];
  let { mantissa, exponent } = splitFloat(Math.abs(value));
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  return [normalizeInt(value < 0 ? -mantissa : mantissa), normalizeInt(1n << BigInt(-exponent))];
}

defineMethods(floatType, {
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
  __pow__: power(false),
  __rpow__: power(true),
  __divmod__: divide(false),
  __rdivmod__: divide(true),
  __eq__: comparison('=='),
  __ne__: comparison('!='),
  __lt__: comparison('<'),
  __le__: comparison('<='),
  __gt__: comparison('>'),
  __ge__: comparison('>='),
  __neg__: ['', (_vm, args) => new PyFloat(-self(args))],
  __pos__: ['', (_vm, args) => asFloat(args[0])!],
  __abs__: ['', (_vm, args) => new PyFloat(Math.abs(self(args)))],
  __bool__: ['', (_vm, args) => self(args) !== 0],
  __int__: ['', whole(Math.trunc)],
  __trunc__: ['', whole(Math.trunc)],
  __floor__: ['', whole(Math.floor)],
  __ceil__: ['', whole(Math.ceil)],
  __float__: ['', (_vm, args) => asFloat(args[0])!],
  __hash__: ['', (vm, args) => hashContent(vm, asFloat(args[0])!)!],
  __repr__: ['', (_vm, args) => floatRepr(self(args))],
  __format__: ['format_spec, /', format],
  __round__: [
    'ndigits=None, /',
    withIndexes([1], (_vm, args) => {
      if (args[1] === null) return truncate(roundHalfEven(self(args)));
      return new PyFloat(roundTo(self(args), args[1] as Int));
    }),
  ],
  __getnewargs__: ['', (_vm, args) => new PyTuple([new PyFloat(self(args))])],
  conjugate: ['', (_vm, args) => asFloat(args[0])!],
  is_integer: ['', (_vm, args) => Number.isInteger(self(args))],
  as_integer_ratio: ['', (_vm, args) => new PyTuple(integerRatio(self(args)))],
  hex: ['', (_vm, args) => floatToHex(self(args))],
});

function format(vm: Machine, args: Value[]): Value {
  const spec = args[1]!;
  if (typeof spec !== 'string') {
    throw typeError(`__format__() argument must be str, not ${typeOf(spec).name}`);
  }
  if (spec === '' && !(args[0] instanceof PyFloat)) return vm.callMethod(args[0]!, '__str__', [])!;
  return formatFloat(self(args), spec, typeOf(args[0]!).name, vm);
}

floatType.attrs.set('real', new PyGetSet(getsetType, 'real', (_vm, value) => asFloat(value)!, null));
floatType.attrs.set('imag', new PyGetSet(getsetType, 'imag', () => new PyFloat(0), null));

defineClassMethods(floatType, {
  fromhex: [
    'string, /',
    (vm, args) => {
      const text = asStr(args[1]);
      if (text === undefined) throw typeError('bad argument type for built-in operation');
      const value = new PyFloat(floatFromHex(text));
      return args[0] === floatType ? value : vm.call(args[0]!, [value], null);
    },
  ],
  __getformat__: [
    'typestr, /',
    (_vm, args) => {
      if (args[1] !== 'double' && args[1] !== 'float') {
        throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
      }
      return 'IEEE, little-endian';
    },
  ],
});
