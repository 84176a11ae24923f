/** `int()`, `float()`, `complex()` and `bool()`. CPython docs, "Built-in Functions". */
import { callMethodThen } from './builtins-support';
import { asBytes } from './bytes-core';
import { bytesRepr } from './bytes-repr';
import { overflowError, typeError, valueError } from './errors';
import { floatFromString } from './float-text';
import { asInt, type Int, intFromIntegral, intToFloat } from './int-arith';
import { intFromString } from './int-text';
import type { Machine } from './machine';
import { defineNew, kontinuation, kontinuations } from './native';
import { indexResult, instanceOf, notAnInteger } from './numbers-convert';
import {
  boolType,
  complexType,
  floatType,
  intType,
  PyComplex,
  PyFloat,
  PyInstance,
  PyTuple,
  type Value,
} from './objects';
import { multiplyComplex, parseComplex } from './ports';
import { asStr } from './str-core';
import { strRepr } from './str-repr';
import { lookup, typeOf } from './types';

/** The float that `value` is: a float or an instance of a subclass; undefined for anything else. */
export function asFloat(value: Value | undefined): PyFloat | undefined {
  if (value instanceof PyFloat) return value;
  if (value instanceof PyInstance && value.payload instanceof PyFloat) return value.payload;
  return undefined;
}

export function asComplex(value: Value | undefined): PyComplex | undefined {
  if (value instanceof PyComplex) return value;
  if (value instanceof PyInstance && value.payload instanceof PyComplex) return value.payload;
  return undefined;
}

/** A double towards zero as int. Throws ValueError, OverflowError. */
export function truncate(value: number): Int {
  if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) throw overflowError('cannot convert float infinity to integer');
  return intFromIntegral(Math.trunc(value));
}

// --- int -------------------------------------------------------------------------------------------------------------

/** Text of bytes or str to read a number from, and how error texts show it; undefined for other values. */
function numberText(value: Value): { text: string; shown: () => string } | undefined {
  const text = asStr(value);
  if (text !== undefined) return { text, shown: () => strRepr(text) };
  const data = asBytes(value);
  if (data === undefined) return undefined;
  let latin = '';
  // Bytes beyond ASCII are no digits and no white space whatever they mean; U+00FF stands for all of them.
  for (const byte of data) latin += byte < 128 ? String.fromCharCode(byte) : '\xff';
  return { text: latin, shown: () => bytesRepr(data) };
}

defineNew(intType, 'x=?, /, base=?', (vm, args) => {
  const [cls, value, base] = args as [Value, Value | undefined, Value | undefined];
  if (base === undefined) {
    if (value === undefined) return instanceOf(cls, intType, 0);
    return toInt(vm, cls, value);
  }
  if (value === undefined) throw typeError('int() missing string argument');
  const radix = asInt(base);
  if (radix !== undefined) return intWithBase(vm, cls, value, radix);
  const called = callMethodThen(vm, base, '__index__', [], INT_BASE, new PyTuple([cls, value]));
  if (called === undefined) throw notAnInteger(base);
  return called;
});

const INT_BASE = kontinuation('base of int()', (vm, state, base) => {
  const [cls, value] = (state as PyTuple).items as [Value, Value];
  return intWithBase(vm, cls, value, indexResult(base));
});

function intWithBase(vm: Machine, cls: Value, value: Value, base: Int): Value {
  if (base !== 0 && (base < 2 || base > 36)) throw valueError('int() base must be >= 2 and <= 36, or 0');
  const source = numberText(value);
  if (source === undefined) throw typeError("int() can't convert non-string with explicit base");
  return instanceOf(cls, intType, intFromString(source.text, Number(base), source.shown, vm));
}

function toInt(vm: Machine, cls: Value, value: Value): Value {
  if (typeof value === 'number' || typeof value === 'bigint') return instanceOf(cls, intType, value);
  if (typeof value === 'boolean') return instanceOf(cls, intType, value ? 1 : 0);
  if (value instanceof PyFloat) return instanceOf(cls, intType, truncate(value.v));
  if (typeof value !== 'string') {
    const special =
      callMethodThen(vm, value, '__int__', [], INT_RESULT, cls) ??
      callMethodThen(vm, value, '__index__', [], INT_INDEX, cls) ??
      callMethodThen(vm, value, '__trunc__', [], INT_TRUNC, cls);
    if (special !== undefined) return special;
  }
  const source = numberText(value);
  if (source === undefined) {
    throw typeError(
      `int() argument must be a string, a bytes-like object or a real number, not '${typeOf(value).name}'`,
    );
  }
  return instanceOf(cls, intType, intFromString(source.text, 10, source.shown, vm));
}

const INT_RESULT = kontinuation('__int__', (_vm, cls, value) => {
  const result = asInt(value);
  if (result === undefined) throw typeError(`__int__ returned non-int (type ${typeOf(value).name})`);
  return instanceOf(cls, intType, result);
});

const INT_INDEX = kontinuation('__index__', (_vm, cls, value) =>
  instanceOf(cls, intType, indexResult(value)),
);

const INT_TRUNC = kontinuation('__trunc__', (vm, cls, value) => {
  const result = asInt(value);
  if (result !== undefined) return instanceOf(cls, intType, result);
  const called = callMethodThen(vm, value, '__index__', [], INT_INDEX, cls);
  if (called === undefined) {
    throw typeError(`__trunc__ returned non-Integral (type ${typeOf(value).name})`);
  }
  return called;
});

// --- float -----------------------------------------------------------------------------------------------------------

defineNew(floatType, 'x=0, /', (vm, args) => {
  const [cls, value] = args as [Value, Value];
  if (value instanceof PyFloat) return instanceOf(cls, floatType, value);
  const text = lookup(typeOf(value), '__float__') === undefined ? numberText(value) : undefined;
  if (text !== undefined) {
    return instanceOf(cls, floatType, new PyFloat(floatFromString(text.text, text.shown)));
  }
  return toFloat(vm, value, FLOAT_DONE, cls, 'float() argument must be a string or a real number');
});

const FLOAT_DONE = kontinuation('float()', (_vm, cls, value) => instanceOf(cls, floatType, value));

/**
 * Goes on with `kont` and the float that `value` converts to by `__float__` or `__index__`. Throws TypeError
 * "`expected`, not 'list'".
 */
export function toFloat(
  vm: Machine,
  value: Value,
  kont: typeof FLOAT_DONE,
  state: Value,
  expected = 'must be real number',
): Value {
  const index = typeof value === 'object' ? undefined : asInt(value);
  if (index !== undefined) return kont.run(vm, state, new PyFloat(intToFloat(index)));
  const float = asFloat(value);
  if (float !== undefined && value === float) return kont.run(vm, state, float);
  const kept = new PyTuple([kont.id, state, typeOf(value).name]);
  const called =
    callMethodThen(vm, value, '__float__', [], FLOAT_RESULT, kept) ??
    callMethodThen(vm, value, '__index__', [], FLOAT_INDEX, kept);
  if (called !== undefined) return called;
  const name = typeOf(value).name;
  throw typeError(expected.startsWith('must') ? `${expected}, not ${name}` : `${expected}, not '${name}'`);
}

const FLOAT_RESULT = kontinuation('__float__', (vm, state, value) => {
  const [id, rest, name] = (state as PyTuple).items as [number, Value, string];
  const float = asFloat(value);
  if (float === undefined) {
    throw typeError(`${name}.__float__ returned non-float (type ${typeOf(value).name})`);
  }
  return kontinuations[id]!.run(vm, rest, float);
});

const FLOAT_INDEX = kontinuation('__index__ for a float', (vm, state, value) => {
  const [id, rest] = (state as PyTuple).items as [number, Value];
  return kontinuations[id]!.run(vm, rest, new PyFloat(intToFloat(indexResult(value))));
});

// --- complex ---------------------------------------------------------------------------------------------------------

defineNew(complexType, 'real=?, imag=?', (vm, args) => {
  const [cls, real, imag] = args as [Value, Value | undefined, Value | undefined];
  if (real instanceof PyComplex && imag === undefined) return instanceOf(cls, complexType, real);
  const text = asStr(real);
  if (text !== undefined) {
    if (imag !== undefined) throw typeError("complex() can't take second arg if first is a string");
    return instanceOf(cls, complexType, parseComplex.call(text));
  }
  if (asStr(imag) !== undefined) throw typeError("complex() second arg can't be a string");
  return complexPart(vm, new PyTuple([cls, real === undefined ? 0 : real, imag === undefined ? 0 : imag, 0]));
});

/** Turns the real, then the imaginary argument into a number; state is (cls, real, imag, stage). */
function complexPart(vm: Machine, state: PyTuple): Value {
  const [cls, real, imag, stage] = state.items as [Value, Value, Value, number];
  if (stage === 2) return joinParts(cls, real, imag);
  const part = stage === 0 ? real : imag;
  const known = asComplex(part);
  if (known !== undefined) return nextPart(vm, state, known);
  if (stage === 0) {
    const called = callMethodThen(vm, part, '__complex__', [], COMPLEX_RESULT, state);
    if (called !== undefined) return called;
  }
  const expected =
    stage === 0
      ? 'complex() first argument must be a string or a number'
      : 'complex() second argument must be a number';
  return toFloat(vm, part, COMPLEX_FLOAT, state, expected);
}

function nextPart(vm: Machine, state: PyTuple, part: Value): Value {
  const [cls, real, imag, stage] = state.items as [Value, Value, Value, number];
  return complexPart(vm, new PyTuple(stage === 0 ? [cls, part, imag, 1] : [cls, real, part, 2]));
}

const COMPLEX_FLOAT = kontinuation('part of complex()', (vm, state, value) =>
  nextPart(vm, state as PyTuple, value),
);

const COMPLEX_RESULT = kontinuation('__complex__', (vm, state, value) => {
  const result = asComplex(value);
  if (result === undefined) {
    throw typeError(`__complex__ returned non-complex (type ${typeOf(value).name})`);
  }
  return nextPart(vm, state as PyTuple, result);
});

function joinParts(cls: Value, real: Value, imag: Value): Value {
  const a = real instanceof PyComplex ? real : new PyComplex((real as PyFloat).v, 0);
  let { re, im } = a;
  if (imag instanceof PyComplex) {
    const turned = multiplyComplex.call(imag, new PyComplex(0, 1));
    re += turned.re;
    im += turned.im;
  } else if (real instanceof PyComplex) {
    im += (imag as PyFloat).v;
  } else {
    im = (imag as PyFloat).v;
  }
  return instanceOf(cls, complexType, new PyComplex(re, im));
}

// --- bool ------------------------------------------------------------------------------------------------------------

defineNew(boolType, 'x=False, /', (vm, args) => {
  const value = args[1]!;
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value !== '';
    case 'bigint':
      return true;
    default:
  }
  if (value === null) return false;
  if (value instanceof PyFloat) return value.v !== 0;
  return (
    callMethodThen(vm, value, '__bool__', [], BOOL_RESULT, null) ??
    callMethodThen(vm, value, '__len__', [], LENGTH_RESULT, null) ??
    true
  );
});

const BOOL_RESULT = kontinuation('__bool__', (_vm, _state, value) => {
  if (typeof value !== 'boolean') {
    throw typeError(`__bool__ should return bool, returned ${typeOf(value).name}`);
  }
  return value;
});

const LENGTH_RESULT = kontinuation('__len__ for bool()', (_vm, _state, value) => {
  const length = asInt(value);
  if (length === undefined) throw notAnInteger(value);
  if (length < 0) throw valueError('__len__() should return >= 0');
  return length !== 0;
});
