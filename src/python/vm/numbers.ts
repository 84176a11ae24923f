/**
 * Operators between builtin numbers (bool, int, float, complex) and of str and bytes (`+`, `*`, `%`): what the
 * machine's operator instructions try first. Undefined means that the pair is none of these, and the machine goes on
 * with the special methods of the two types. Instances of subclasses always take that way.
 */
import { concatBytes, repeatBytes } from './bytes-core';
import { type GuestError, typeError, valueError } from './errors';
import { divideFloat, divmodFloat, floorDivideFloat, moduloFloat, powerFloat } from './float-arith';
import {
  addInt,
  andInt,
  asInt,
  divmodInt,
  floorDivideInt,
  type Int,
  intToFloat,
  invertInt,
  moduloInt,
  multiplyInt,
  negateInt,
  orInt,
  powerInt,
  powerModuloInt,
  shiftLeftInt,
  shiftRightInt,
  subtractInt,
  trueDivideInt,
  xorInt,
} from './int-arith';
import type { Machine } from './machine';
import { PyNative } from './native';
import { hasSpecial } from './numbers-convert';
import { bytearrayType, PyByteArray, PyBytes, PyComplex, PyFloat, PyTuple, type Value } from './objects';
import {
  divideComplex,
  formatPercent,
  formatPercentBytes,
  magnitudeComplex,
  multiplyComplex,
  powerComplex,
} from './ports';
import { compareStrings, concatStrings, repeatString } from './str-core';
import { lookup, typeOf } from './types';

export type BinaryOp = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '<<' | '>>' | '&' | '|' | '^' | '@';
export type UnaryOp = '+' | '-' | '~';
export type CompareOp = '<' | '<=' | '==' | '!=' | '>' | '>=';

/**
 * `a op b` for builtin numbers, strings and bytes; undefined for every other pair. May return PUSHED for `%` on
 * strings, whose arguments may have to be asked for their text.
 */
export function binaryOp(op: BinaryOp, a: Value, b: Value, vm?: Machine): Value | undefined {
  switch (typeof a) {
    case 'number':
      if (typeof b === 'number') return intOp(op, a, b, vm);
      if (b instanceof PyFloat) return floatOp(op, a, b.v);
      break;
    case 'string':
      return stringOp(op, a, b, vm);
    default:
      if (a instanceof PyFloat) {
        if (b instanceof PyFloat) return floatOp(op, a.v, b.v);
        if (typeof b === 'number') return floatOp(op, a.v, b);
      }
      if (isSequence(a)) return bytesOp(op, a as PyBytes | PyByteArray, b, vm);
  }
  return mixedOp(op, a, b, vm);
}

function notACount(value: Value): GuestError {
  return typeError(`can't multiply sequence by non-int of type '${typeOf(value).name}'`);
}

/** A count to repeat by; undefined where the special methods of its type have to be asked. */
function countOf(value: Value): Int | undefined {
  const count = plainInt(value);
  if (count === undefined && !hasSpecial(value, '__index__')) {
    const reflected = lookup(typeOf(value), '__rmul__');
    if (reflected === undefined || reflected instanceof PyNative) throw notACount(value);
  }
  return count;
}

/** Sequences that repeat here: of the builtin types themselves, as subclasses may have their own way. */
function isSequence(value: Value): value is string | PyBytes | PyByteArray {
  return (
    typeof value === 'string' ||
    value instanceof PyBytes ||
    (value instanceof PyByteArray && value.cls === bytearrayType)
  );
}

function mixedOp(op: BinaryOp, a: Value, b: Value, vm?: Machine): Value | undefined {
  const [i, j] = [plainInt(a), plainInt(b)];
  if (i !== undefined && j !== undefined) {
    if (typeof a === 'boolean' && typeof b === 'boolean') {
      if (op === '&') return a && b;
      if (op === '|') return a || b;
      if (op === '^') return a !== b;
    }
    return intOp(op, i, j, vm);
  }
  if (op === '*' && isSequence(b) && isNumber(a)) {
    if (i === undefined) throw notACount(a);
    return typeof b === 'string' ? repeatString(b, i, vm) : repeatBytes(b, i, vm);
  }
  if (a instanceof PyComplex || b instanceof PyComplex) {
    if (!isNumber(a) || !isNumber(b)) return undefined;
    return complexOp(op, a, b);
  }
  if (a instanceof PyFloat) {
    return j === undefined || !hasFloatOp(op) ? undefined : floatOp(op, a.v, intToFloat(j));
  }
  if (b instanceof PyFloat) {
    return i === undefined || !hasFloatOp(op) ? undefined : floatOp(op, intToFloat(i), b.v);
  }
  return undefined;
}

/** The int of an int or bool; not of instances of subclasses. */
function plainInt(value: Value): Int | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return typeof value === 'boolean' ? (value ? 1 : 0) : undefined;
}

function isNumber(value: Value): boolean {
  return value instanceof PyFloat || value instanceof PyComplex || plainInt(value) !== undefined;
}

function hasFloatOp(op: BinaryOp): boolean {
  return op === '+' || op === '-' || op === '*' || op === '/' || op === '//' || op === '%' || op === '**';
}

/** Operators on two ints (neither bool nor an instance of a subclass). */
export function intOp(op: BinaryOp, a: Int, b: Int, vm?: Machine): Value | undefined {
  switch (op) {
    case '+':
      return addInt(a, b);
    case '-':
      return subtractInt(a, b);
    case '*':
      return multiplyInt(a, b, vm);
    case '/':
      return new PyFloat(trueDivideInt(a, b));
    case '//':
      return floorDivideInt(a, b, vm);
    case '%':
      return moduloInt(a, b, vm);
    case '**':
      return b < 0 ? floatPower(intToFloat(a), intToFloat(b)) : powerInt(a, b, vm);
    case '<<':
      return shiftLeftInt(a, b, vm);
    case '>>':
      return shiftRightInt(a, b);
    case '&':
      return andInt(a, b);
    case '|':
      return orInt(a, b);
    case '^':
      return xorInt(a, b);
    default:
      return undefined;
  }
}

/** Operators on two floats. */
export function floatOp(op: BinaryOp, a: number, b: number): Value | undefined {
  switch (op) {
    case '+':
      return new PyFloat(a + b);
    case '-':
      return new PyFloat(a - b);
    case '*':
      return new PyFloat(a * b);
    case '/':
      return new PyFloat(divideFloat(a, b));
    case '//':
      return new PyFloat(floorDivideFloat(a, b));
    case '%':
      return new PyFloat(moduloFloat(a, b));
    case '**':
      return floatPower(a, b);
    default:
      return undefined;
  }
}

function floatPower(a: number, b: number): Value {
  const result = powerFloat(a, b);
  if (result !== undefined) return new PyFloat(result);
  return powerComplex.call(new PyComplex(a, 0), new PyComplex(b, 0));
}

/** A builtin number as complex. Throws OverflowError for ints beyond a double. */
export function toComplex(value: Value): PyComplex {
  if (value instanceof PyComplex) return value;
  return new PyComplex(value instanceof PyFloat ? value.v : intToFloat(plainInt(value)!), 0);
}

function complexOp(op: BinaryOp, left: Value, right: Value): Value | undefined {
  if (op !== '+' && op !== '-' && op !== '*' && op !== '/' && op !== '**') return undefined;
  const [a, b] = [toComplex(left), toComplex(right)];
  switch (op) {
    case '+':
      return new PyComplex(a.re + b.re, a.im + b.im);
    case '-':
      return new PyComplex(a.re - b.re, a.im - b.im);
    case '*':
      return multiplyComplex.call(a, b);
    case '/':
      return divideComplex.call(a, b);
    case '**':
      return powerComplex.call(a, b);
  }
}

function stringOp(op: BinaryOp, a: string, b: Value, vm?: Machine): Value | undefined {
  if (op === '+') {
    if (typeof b !== 'string') return undefined;
    return concatStrings(a, b, vm);
  }
  if (op === '*') {
    const count = countOf(b);
    return count === undefined ? undefined : repeatString(a, count, vm);
  }
  return op === '%' && vm !== undefined ? formatPercent.call(vm, a, b) : undefined;
}

function bytesOp(op: BinaryOp, a: PyBytes | PyByteArray, b: Value, vm?: Machine): Value | undefined {
  if (op === '+') return b instanceof PyBytes || b instanceof PyByteArray ? concatBytes(a, b, vm) : undefined;
  if (op === '*') {
    const count = countOf(b);
    return count === undefined ? undefined : repeatBytes(a, count, vm);
  }
  return op === '%' && vm !== undefined ? formatPercentBytes.call(vm, a, b) : undefined;
}

/** `-a`, `+a`, `~a` for builtin numbers; undefined for everything else. */
export function unaryOp(op: UnaryOp, a: Value): Value | undefined {
  const i = plainInt(a);
  if (i !== undefined) return op === '-' ? negateInt(i) : op === '+' ? i : invertInt(i);
  if (a instanceof PyFloat) return op === '-' ? new PyFloat(-a.v) : op === '+' ? a : undefined;
  if (a instanceof PyComplex) {
    return op === '-' ? new PyComplex(-a.re, -a.im) : op === '+' ? a : undefined;
  }
  return undefined;
}

/** `abs(a)` for builtin numbers; undefined for everything else. */
export function absolute(a: Value): Value | undefined {
  const i = plainInt(a);
  if (i !== undefined) return i < 0 ? negateInt(i) : i;
  if (a instanceof PyFloat) return new PyFloat(Math.abs(a.v));
  return a instanceof PyComplex ? new PyFloat(magnitudeComplex.call(a)) : undefined;
}

/** `divmod(a, b)` for ints, bools and floats; undefined for everything else. */
export function divmodNumbers(a: Value, b: Value, vm?: Machine): PyTuple | undefined {
  const [i, j] = [plainInt(a), plainInt(b)];
  if (i !== undefined && j !== undefined) return new PyTuple(divmodInt(i, j, vm));
  const x = a instanceof PyFloat ? a.v : i === undefined ? undefined : intToFloat(i);
  const y = b instanceof PyFloat ? b.v : j === undefined ? undefined : intToFloat(j);
  if (x === undefined || y === undefined) return undefined;
  return new PyTuple(divmodFloat(x, y).map((part) => new PyFloat(part)));
}

/** `pow(base, exponent, modulus)` with a modulus; undefined where the base is no builtin number. */
export function powerModulo(base: Value, exponent: Value, modulus: Value, vm?: Machine): Value | undefined {
  const [a, b, m] = [asInt(base), asInt(exponent), asInt(modulus)];
  if (a !== undefined && b !== undefined && m !== undefined) return powerModuloInt(a, b, m, vm);
  if (!isNumber(base)) return undefined;
  if (base instanceof PyComplex || exponent instanceof PyComplex) throw valueError('complex modulo');
  if (isNumber(exponent) && isNumber(modulus)) {
    throw typeError('pow() 3rd argument not allowed unless all arguments are integers');
  }
  const types = [base, exponent, modulus].map((value) => `'${typeOf(value).name}'`);
  throw typeError(`unsupported operand type(s) for ** or pow(): ${types.join(', ')}`);
}

/** `a op b` for two builtin numbers or two strings; undefined for other pairs, and for complex numbers in an order. */
export function compareNumbers(op: CompareOp, a: Value, b: Value): boolean | undefined {
  if (typeof a === 'string') return typeof b === 'string' ? byOrder(op, compareStrings(a, b)) : undefined;
  const [i, j] = [plainInt(a), plainInt(b)];
  if (i !== undefined) {
    if (j !== undefined) return byOrder(op, i < j ? -1 : i > j ? 1 : 0);
    // JavaScript compares bigint and number by their exact values, as Python does.
    if (b instanceof PyFloat) return byValue(op, i, b.v);
  } else if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return byValue(op, a.v, b.v);
    if (j !== undefined) return byValue(op, a.v, j);
  }
  if (op !== '==' && op !== '!=') return undefined;
  if (a instanceof PyComplex || b instanceof PyComplex) return complexEquals(a, b, op === '==');
  return undefined;
}

function complexEquals(a: Value, b: Value, isEqual: boolean): boolean | undefined {
  const [x, y] = a instanceof PyComplex ? [a, b] : [b as PyComplex, a];
  if (y instanceof PyComplex) return (x.re === y.re && x.im === y.im) === isEqual;
  const real = y instanceof PyFloat ? y.v : plainInt(y);
  if (real === undefined) return undefined;
  // biome-ignore lint/suspicious/noDoubleEquals: a double against a bigint, by value
  return (x.im === 0 && x.re == real) === isEqual;
}

function byOrder(op: CompareOp, order: number): boolean {
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function byValue(op: CompareOp, a: Int, b: Int): boolean {
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '==':
      // biome-ignore lint/suspicious/noDoubleEquals: a double against a bigint, by value
      return a == b;
    case '!=':
      // biome-ignore lint/suspicious/noDoubleEquals: a double against a bigint, by value
      return a != b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
