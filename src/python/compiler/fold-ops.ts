/**
 * Arithmetic on constants at compile time, with the size limits of CPython 3.10's AST optimizer. Every function gives
 * undefined where the operation fails or its result would be too large: then the machine does it, and raises what it
 * has to.
 */
import type { Operator, UnaryOperator } from '../syntax/ast';
import type { CodeConstant } from './code-object';
import { isTruthy } from './constants';

const MAX_INT_BITS = 128;
const MAX_COLLECTION = 256;
const MAX_STRING = 4096;
const MAX_TOTAL_ITEMS = 1024;

export type Folded = CodeConstant | undefined;

function integer(value: CodeConstant): bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return BigInt(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return undefined;
}

/** An int constant in its shortest form. */
function int(value: bigint): CodeConstant {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

function float(value: number): CodeConstant {
  return { t: 'float', v: value };
}

function isTagged<T extends string>(value: CodeConstant, tag: T): value is Extract<CodeConstant, { t: T }> {
  return typeof value === 'object' && value !== null && value.t === tag;
}

/** The value as a float, where Python's arithmetic would take it as one. */
function real(value: CodeConstant): number | undefined {
  if (isTagged(value, 'float')) return value.v;
  const n = integer(value);
  if (n === undefined) return undefined;
  const result = Number(n);
  return Number.isFinite(result) ? result : undefined;
}

function complex(value: CodeConstant): { re: number; im: number } | undefined {
  if (isTagged(value, 'complex')) return value;
  const re = real(value);
  return re === undefined ? undefined : { re, im: 0 };
}

function bitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  return magnitude === 0n ? 0 : magnitude.toString(2).length;
}

function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** `a / b` of ints, rounded once as Python does it. */
function trueDivision(a: bigint, b: bigint): Folded {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) return float(x / y);
  // A quotient of 64 bits or more whose last bit stands for all that is cut off rounds like the exact one.
  const shift = Math.max(0, 64 + bitLength(b) - bitLength(a));
  const scaled = a << BigInt(shift);
  const magnitude = (scaled < 0n ? -scaled : scaled) / (b < 0n ? -b : b);
  const sticky = scaled % b === 0n ? 0n : 1n;
  const result = Number(magnitude | sticky) / 2 ** shift;
  return Number.isFinite(result) ? float(a < 0n === b < 0n ? result : -result) : undefined;
}

function intOp(op: Operator, a: bigint, b: bigint): Folded {
  switch (op) {
    case 'Add':
      return int(a + b);
    case 'Sub':
      return int(a - b);
    case 'Mult':
      return a !== 0n && b !== 0n && bitLength(a) + bitLength(b) > MAX_INT_BITS ? undefined : int(a * b);
    case 'Div':
      return b === 0n ? undefined : trueDivision(a, b);
    case 'FloorDiv':
      return b === 0n ? undefined : int(floorDiv(a, b));
    case 'Mod':
      return b === 0n ? undefined : int(a - floorDiv(a, b) * b);
    case 'Pow':
      if (b < 0n) return a === 0n ? undefined : floatOp('Pow', Number(a), Number(b));
      if (a !== 0n && b > 0n && BigInt(bitLength(a)) * b > BigInt(MAX_INT_BITS)) return undefined;
      return int(a ** b);
    case 'LShift':
      if (b < 0n || (a !== 0n && (b > 128n || BigInt(bitLength(a)) + b > 128n))) return undefined;
      return a === 0n ? 0 : int(a << b);
    case 'RShift':
      if (b < 0n) return undefined;
      return int(b > 1000n ? (a < 0n ? -1n : 0n) : a >> b);
    case 'BitOr':
      return int(a | b);
    case 'BitXor':
      return int(a ^ b);
    case 'BitAnd':
      return int(a & b);
    default:
      return undefined;
  }
}

/** Python's `%` on floats: the result has the divisor's sign. */
function floatMod(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

function floatFloorDiv(a: number, b: number): number {
  const mod = floatMod(a, b);
  const quotient = (a - mod) / b;
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function floatOp(op: Operator, a: number, b: number): Folded {
  switch (op) {
    case 'Add':
      return float(a + b);
    case 'Sub':
      return float(a - b);
    case 'Mult':
      return float(a * b);
    case 'Div':
      return b === 0 ? undefined : float(a / b);
    case 'FloorDiv':
      return b === 0 ? undefined : float(floatFloorDiv(a, b));
    case 'Mod':
      return b === 0 ? undefined : float(floatMod(a, b));
    case 'Pow':
      return floatPower(a, b);
    default:
      return undefined;
  }
}

/**
 * Whole powers of whole numbers, where the exact power is a float or its reciprocal rounds once. The host's `**` may be
 * off in the last place, so all others are left to the machine.
 */
function floatPower(a: number, b: number): Folded {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || a === 0 || Math.abs(b) > MAX_INT_BITS)
    return undefined;
  const power = Number(BigInt(a) ** BigInt(Math.abs(b)));
  if (!Number.isSafeInteger(power)) return undefined;
  return float(b < 0 ? 1 / power : power);
}

type Complex = { re: number; im: number };

function complexOp(op: Operator, a: Complex, b: Complex): Folded {
  switch (op) {
    case 'Add':
      return { t: 'complex', re: a.re + b.re, im: a.im + b.im };
    case 'Sub':
      return { t: 'complex', re: a.re - b.re, im: a.im - b.im };
    case 'Mult':
      return { t: 'complex', re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
    case 'Div': {
      // Smith's method, as CPython's _Py_c_quot.
      if (Math.abs(b.re) >= Math.abs(b.im)) {
        if (b.re === 0) return undefined;
        const ratio = b.im / b.re;
        const denominator = b.re + b.im * ratio;
        return {
          t: 'complex',
          re: (a.re + a.im * ratio) / denominator,
          im: (a.im - a.re * ratio) / denominator,
        };
      }
      const ratio = b.re / b.im;
      const denominator = b.re * ratio + b.im;
      return {
        t: 'complex',
        re: (a.re * ratio + a.im) / denominator,
        im: (a.im * ratio - a.re) / denominator,
      };
    }
    default:
      return undefined;
  }
}

/** How many of `limit` items a (nested) tuple leaves over; negative when it has more. */
function remainingItems(value: CodeConstant, limit: number): number {
  let rest = limit;
  if (isTagged(value, 'tuple')) {
    rest -= value.v.length;
    for (const item of value.v) {
      if (rest < 0) break;
      rest = remainingItems(item, rest);
    }
  } else if (isTagged(value, 'frozenset')) rest -= value.v.length;
  return rest;
}

function codePointLength(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) length--;
  }
  return length;
}

function repeat(sequence: CodeConstant, count: bigint): Folded {
  // More than fits into a size raises OverflowError, whatever is repeated.
  if (BigInt.asIntN(64, count) !== count) return undefined;
  if (isTagged(sequence, 'tuple')) {
    const size = BigInt(sequence.v.length);
    if (size > 0n) {
      if (count < 0n || count * size > BigInt(MAX_COLLECTION)) return undefined;
      if (count > 0n && remainingItems(sequence, Math.floor(MAX_TOTAL_ITEMS / Number(count))) < 0)
        return undefined;
    }
    const items: CodeConstant[] = [];
    for (let i = 0n; i < count && size > 0n; i++) items.push(...sequence.v);
    return { t: 'tuple', v: items };
  }
  const text = typeof sequence === 'string' ? sequence : isTagged(sequence, 'bytes') ? sequence.v : undefined;
  if (text === undefined) return undefined;
  if (text !== '' && (count < 0n || count * BigInt(codePointLength(text)) > BigInt(MAX_STRING)))
    return undefined;
  const repeated = text === '' ? '' : text.repeat(Number(count));
  return typeof sequence === 'string' ? repeated : { t: 'bytes', v: repeated };
}

export function foldBinary(op: Operator, left: CodeConstant, right: CodeConstant): Folded {
  const a = integer(left);
  const b = integer(right);
  if (a !== undefined && b !== undefined) {
    if (typeof left === 'boolean' && typeof right === 'boolean') {
      if (op === 'BitAnd') return left && right;
      if (op === 'BitOr') return left || right;
      if (op === 'BitXor') return left !== right;
    }
    return intOp(op, a, b);
  }
  if (isTagged(left, 'complex') || isTagged(right, 'complex')) {
    const x = complex(left);
    const y = complex(right);
    return x === undefined || y === undefined ? undefined : complexOp(op, x, y);
  }
  if (isTagged(left, 'float') || isTagged(right, 'float')) {
    const x = real(left);
    const y = real(right);
    return x === undefined || y === undefined ? undefined : floatOp(op, x, y);
  }
  if (op === 'Mult') {
    if (b !== undefined) return repeat(left, b);
    if (a !== undefined) return repeat(right, a);
    return undefined;
  }
  if (op === 'Add') {
    if (typeof left === 'string' && typeof right === 'string') return left + right;
    if (isTagged(left, 'bytes') && isTagged(right, 'bytes')) return { t: 'bytes', v: left.v + right.v };
    if (isTagged(left, 'tuple') && isTagged(right, 'tuple'))
      return { t: 'tuple', v: [...left.v, ...right.v] };
  }
  return undefined;
}

export function foldUnary(op: UnaryOperator, operand: CodeConstant): Folded {
  if (op === 'Not') return !isTruthy(operand);
  const n = integer(operand);
  if (n !== undefined) {
    switch (op) {
      case 'UAdd':
        return int(n);
      case 'USub':
        return int(-n);
      default:
        return int(~n);
    }
  }
  if (op === 'Invert') return undefined;
  const sign = op === 'USub' ? -1 : 1;
  if (isTagged(operand, 'float')) return float(sign * operand.v);
  if (isTagged(operand, 'complex')) return { t: 'complex', re: sign * operand.re, im: sign * operand.im };
  return undefined;
}

/** `value[index]` of a constant sequence. */
export function foldSubscript(value: CodeConstant, index: CodeConstant): Folded {
  const n = integer(index);
  if (n === undefined) return undefined;
  let items: readonly CodeConstant[];
  if (typeof value === 'string') items = Array.from(value);
  else if (isTagged(value, 'tuple')) items = value.v;
  else if (isTagged(value, 'bytes')) items = Array.from(value.v, (char) => char.charCodeAt(0));
  else return undefined;
  const position = Number(n < 0n ? n + BigInt(items.length) : n);
  return position >= 0 && position < items.length ? items[position] : undefined;
}
