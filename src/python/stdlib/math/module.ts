/** `math` (CPython docs, "math"; errors and special values of Modules/mathmodule.c). */
import { callMethodThen, collectThen, drain, unwrap } from '../../vm/builtins-support';
import {
  guestError,
  overflowError,
  TypeErrorType,
  typeError,
  valueError,
  zeroDivisionError,
} from '../../vm/errors';
import {
  add,
  exactExp,
  exactHypot,
  exactLog,
  expMinusOne,
  logPair,
  multiply,
  type Pair,
  positivePower,
  product,
  reciprocal,
  scale,
} from '../../vm/float-power';
import {
  asInt,
  bitLength,
  type Int,
  intFromIntegral,
  intToFloat,
  multiplyInt,
  normalizeInt,
  reserveInt,
  scaleToFloat,
} from '../../vm/int-arith';
import type { Machine } from '../../vm/machine';
import { kontinuation, type NativeFn, nativeFunction, type PyNative } from '../../vm/native';
import { PUSHED, PyFloat, PyList, PyObject, PyTuple, type Value } from '../../vm/objects';
import { lookup, typeOf } from '../../vm/types';
import { erf, erfc, gamma, logGamma } from './special';
import { exactAcos, exactAsin, exactAtan, exactAtan2, exactCos, exactSin, exactTan } from './trigonometry';

const domainError = () => valueError('math domain error');
const rangeError = () => overflowError('math range error');

// --- Arguments -------------------------------------------------------------------------------------------------------

/** A real number as a double; undefined where `__float__` or `__index__` in Python has to say. */
function realOf(value: Value): number | undefined {
  const plain = unwrap(value);
  if (plain instanceof PyFloat) return plain.v;
  const int = asInt(plain);
  if (int !== undefined) return intToFloat(int);
  const type = typeOf(value);
  if (lookup(type, '__float__') === undefined && lookup(type, '__index__') === undefined) {
    throw typeError(`must be real number, not ${type.name}`);
  }
  return undefined;
}

const AGAIN = kontinuation('__float__', (vm, state, made) => {
  const [native, args, at] = (state as PyTuple).items as [PyNative, PyTuple, number];
  const items = args.items.slice();
  items[at] = made;
  return native.fn(vm, items, null);
});

/** A native whose first `count` arguments are real numbers (or fewer, if optional ones are absent). */
function real(
  name: string,
  params: string,
  count: number,
  run: (numbers: number[], vm: Machine, args: Value[]) => Value,
): readonly [string, Value] {
  const native: PyNative = nativeFunction(name, params, (vm, args) => {
    const numbers: number[] = [];
    for (let i = 0; i < count && i < args.length; i++) {
      if (args[i] === undefined) continue;
      const number = realOf(args[i]!);
      if (number === undefined) {
        const state = new PyTuple([native, new PyTuple(args), i]);
        const method = lookup(typeOf(args[i]!), '__float__') === undefined ? '__index__' : '__float__';
        return callMethodThen(vm, args[i]!, method, [], AGAIN, state)!;
      }
      numbers.push(number);
    }
    return run(numbers, vm, args);
  });
  native.module = 'math';
  return [name, native];
}

/** A function of one number that gives a float; `isPole`: an infinite result of a finite argument is a domain error. */
function float1(name: string, run: (x: number) => number, isPole = false): readonly [string, Value] {
  return real(name, 'x, /', 1, ([x]) => {
    const result = run(x!);
    if (Number.isNaN(result) && !Number.isNaN(x)) throw domainError();
    if (!Number.isFinite(result) && Number.isFinite(x)) throw isPole ? domainError() : rangeError();
    return new PyFloat(result);
  });
}

function float2(name: string, run: (x: number, y: number) => number): readonly [string, Value] {
  return real(name, 'x, y, /', 2, ([x, y]) => {
    const result = run(x!, y!);
    if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) throw domainError();
    if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y)) throw rangeError();
    return new PyFloat(result);
  });
}

function plain(name: string, params: string | null, run: NativeFn): readonly [string, Value] {
  const native = nativeFunction(name, params, run);
  native.module = 'math';
  return [name, native];
}

function intOf(value: Value): Int {
  const int = asInt(value);
  if (int !== undefined) return int;
  throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
}

/** A native of ints; arguments with an `__index__` in Python are asked for it. */
function ints(
  name: string,
  params: string | null,
  run: (vm: Machine, args: Value[]) => Value,
): readonly [string, Value] {
  const native: PyNative = nativeFunction(name, params, (vm, args) => {
    for (let i = 0; i < args.length; i++) {
      const value = args[i];
      if (value === undefined || value === null || asInt(value) !== undefined) continue;
      const asked = callMethodThen(
        vm,
        value,
        '__index__',
        [],
        AGAIN,
        new PyTuple([native, new PyTuple(args), i]),
      );
      if (asked !== undefined) return asked;
      intOf(value);
    }
    return run(vm, args);
  });
  native.module = 'math';
  return [name, native];
}

// --- Integers --------------------------------------------------------------------------------------------------------

function gcd(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    let [x, y] = [Math.abs(a), Math.abs(b)];
    while (y !== 0) [x, y] = [y, x % y];
    return x;
  }
  let [x, y] = [BigInt(a), BigInt(b)];
  if (x < 0n) x = -x;
  if (y < 0n) y = -y;
  while (y !== 0n) [x, y] = [y, x % y];
  return normalizeInt(x);
}

function lcm(a: Int, b: Int): Int {
  if (a === 0 || b === 0) return 0;
  const common = BigInt(gcd(a, b));
  const product = (BigInt(a) / common) * BigInt(b);
  return normalizeInt(product < 0n ? -product : product);
}

/** Product of the whole numbers from `from` to `to`, by halves. */
function productOf(vm: Machine, from: bigint, to: bigint): bigint {
  if (to - from < 16n) {
    let result = from;
    for (let n = from + 1n; n <= to; n++) result *= n;
    return result;
  }
  const middle = (from + to) >> 1n;
  vm.work(16);
  return productOf(vm, from, middle) * productOf(vm, middle + 1n, to);
}

function fallingProduct(vm: Machine, n: Int, count: Int): Int {
  if (count === 0) return 1;
  const bits = bitLength(n) * Number(count);
  reserveInt(bits, bits * Math.log2(bits + 2), vm);
  return normalizeInt(productOf(vm, BigInt(n) - BigInt(count) + 1n, BigInt(n)));
}

function factorial(vm: Machine, value: Value): Int {
  const n = intOf(value);
  if (n < 0) throw valueError('factorial() not defined for negative values');
  if (typeof n === 'bigint')
    throw overflowError('factorial() argument should not exceed 9223372036854775807');
  return fallingProduct(vm, n, n);
}

function comb(vm: Machine, args: Value[]): Value {
  const n = intOf(args[0]!);
  const k = intOf(args[1]!);
  if (n < 0) throw valueError('n must be a non-negative integer');
  if (k < 0) throw valueError('k must be a non-negative integer');
  if (k > n) return 0;
  const other = normalizeInt(BigInt(n) - BigInt(k));
  const least = other < k ? other : k;
  if (typeof least === 'bigint') throw overflowError('min(n - k, k) must not exceed 9223372036854775807');
  return normalizeInt(BigInt(fallingProduct(vm, n, least)) / BigInt(fallingProduct(vm, least, least)));
}

function perm(vm: Machine, args: Value[]): Value {
  if (args[1] === null || args[1] === undefined) return factorial(vm, args[0]!);
  const n = intOf(args[0]!);
  const k = intOf(args[1]!);
  if (n < 0) throw valueError('n must be a non-negative integer');
  if (k < 0) throw valueError('k must be a non-negative integer');
  return k > n ? 0 : fallingProduct(vm, n, k);
}

function isqrt(value: Int): Int {
  if (value < 0) throw valueError('isqrt() argument must be nonnegative');
  if (typeof value === 'number') {
    let root = Math.floor(Math.sqrt(value));
    while (root * root > value) root--;
    while ((root + 1) * (root + 1) <= value) root++;
    return root;
  }
  let root = 1n << BigInt((bitLength(value) + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return normalizeInt(root);
    root = next;
  }
}

// --- Rounding --------------------------------------------------------------------------------------------------------

function rounding(name: string, method: string, run: (x: number) => number): readonly [string, Value] {
  return plain(name, 'x, /', (vm, [value]) => {
    const given = unwrap(value!);
    if (given instanceof PyFloat) {
      if (Number.isNaN(given.v)) throw valueError('cannot convert float NaN to integer');
      if (!Number.isFinite(given.v)) throw overflowError('cannot convert float infinity to integer');
      return intFromIntegral(run(given.v));
    }
    const int = asInt(given);
    if (int !== undefined) return int;
    const result = vm.callMethod(value!, method, []);
    if (result !== undefined) return result;
    if (name === 'trunc') throw typeError(`type ${typeOf(value!).name} doesn't define __trunc__ method`);
    throw typeError(`must be real number, not ${typeOf(value!).name}`);
  });
}

// --- Logarithms ------------------------------------------------------------------------------------------------------

const INVERSE_LN2 = reciprocal(logPair(2));
const INVERSE_LN10 = reciprocal(logPair(10));

/** Logarithm of a positive number as a pair of doubles; ints may be beyond the range of doubles. */
function logarithm(value: Value, of: (x: number) => number): Pair | number {
  const plainValue = unwrap(value);
  const int = plainValue instanceof PyFloat ? undefined : asInt(plainValue);
  if (int !== undefined && typeof int === 'bigint' && bitLength(int) > 1023) {
    if (int <= 0n) throw domainError();
    // Too large for a double: mantissa and exponent apart, in doubles, as CPython does.
    const exponent = bitLength(int);
    return of(scaleToFloat(int, -exponent)) + of(2) * exponent;
  }
  const x = int !== undefined ? Number(int) : (realOf(value) as number);
  if (Number.isNaN(x) || x === Number.POSITIVE_INFINITY) return x;
  if (x <= 0) throw domainError();
  return x === 1 ? 0 : logPair(x);
}

const high = (value: Pair | number): number => (typeof value === 'number' ? value : value.high);

function logWith(name: string, factor: Pair): readonly [string, Value] {
  return real(name, 'x, /', 0, (_numbers, _vm, [value]) => {
    const log = logarithm(value!, (x) => multiply(logPair(x), factor).high);
    return new PyFloat(typeof log === 'number' ? log : multiply(log, factor).high);
  });
}

function expm1(x: number): number {
  if (Math.abs(x) < 0.4 && Math.abs(x) > 1e-150) return expMinusOne({ high: x, low: 0 }).high;
  return Math.abs(x) <= 1e-150 ? x : x > 40 ? exactExp(x) : Math.expm1(x);
}

// --- Sums ------------------------------------------------------------------------------------------------------------

/** Correctly rounded sum of doubles (Shewchuk's partial sums). */
function exactSum(numbers: readonly number[]): number {
  const partials: number[] = [];
  let special = 0;
  let hasSpecial = false;
  for (let x of numbers) {
    if (!Number.isFinite(x)) {
      special += x;
      hasSpecial = true;
      continue;
    }
    let used = 0;
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const sum = x + y;
      const rest = y - (sum - x);
      if (rest !== 0) partials[used++] = rest;
      x = sum;
    }
    partials.length = used;
    partials.push(x);
    if (!Number.isFinite(x)) throw overflowError('intermediate overflow in fsum');
  }
  if (hasSpecial) {
    if (Number.isNaN(special) && !numbers.some(Number.isNaN)) throw valueError('-inf + inf in fsum');
    return special;
  }
  let n = partials.length;
  if (n === 0) return 0;
  let sum = partials[--n]!;
  let rest = 0;
  while (n > 0) {
    const x = sum;
    const y = partials[--n]!;
    sum = x + y;
    rest = y - (sum - x);
    if (rest !== 0) break;
  }
  // Half way between two doubles: the sign of what is left decides.
  if (n > 0 && ((rest < 0 && partials[n - 1]! < 0) || (rest > 0 && partials[n - 1]! > 0))) {
    const twice = rest * 2;
    const x = sum + twice;
    if (twice === x - sum) sum = x;
  }
  return sum;
}

function allReal(items: readonly Value[]): number[] {
  return items.map((item) => {
    const x = realOf(item);
    if (x === undefined) throw typeError(`must be real number, not ${typeOf(item).name}`);
    return x;
  });
}

const FSUM = kontinuation('math.fsum', (vm, _state, list) => {
  const { items } = list as PyList;
  vm.charge(items.length);
  return new PyFloat(exactSum(allReal(items)));
});

const PROD = kontinuation('math.prod', (vm, start, list) => {
  const { items } = list as PyList;
  vm.charge(items.length);
  return multiplyAll(vm, start, items);
});

function multiplyAll(vm: Machine, start: Value, items: readonly Value[]): Value {
  let total = start;
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const [a, b] = [asInt(total), asInt(item)];
    if (a !== undefined && b !== undefined && !(total instanceof PyObject) && !(item instanceof PyObject)) {
      total = multiplyInt(a, b, vm);
      continue;
    }
    if (total instanceof PyFloat && item instanceof PyFloat) {
      total = new PyFloat(total.v * item.v);
      continue;
    }
    const rest = new PyTuple([new PyList(items.slice(i + 1))]);
    const below = vm.pushKontinuation(MULTIPLIED, rest);
    const made = vm.binary('*', total, item);
    if (made === PUSHED) return PUSHED;
    vm.frame = below.back;
    total = made;
  }
  return total;
}
const MULTIPLIED = kontinuation('math.prod step', (vm, state, total) =>
  multiplyAll(vm, total, ((state as PyTuple).items[0] as PyList).items),
);

/** Square root of a sum of squares, rounded well (each square exact, summed in pairs). */
function norm(values: readonly number[]): number {
  const sizes = values.map(Math.abs);
  const largest = Math.max(0, ...sizes);
  if (sizes.some((x) => x === Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  if (sizes.some(Number.isNaN)) return Number.NaN;
  if (sizes.length === 2) return exactHypot(sizes[0]!, sizes[1]!);
  if (largest === 0 || sizes.length === 1) return largest;
  const factor = 2 ** -Math.max(-1000, Math.min(1000, Math.ceil(Math.log2(largest))));
  let total: Pair = { high: 0, low: 0 };
  for (const x of sizes) total = add(total, product(x * factor, x * factor));
  const root = Math.sqrt(total.high);
  const rest = add(total, scale(product(root, root), -1));
  return (root + rest.high / (2 * root)) / factor;
}

function sumProduct(vm: Machine, args: Value[]): Value {
  const sequences = args.map((arg) => {
    const items = arg instanceof PyList || arg instanceof PyTuple ? arg.items : drained(vm, arg);
    return items;
  });
  const [p, q] = sequences as [Value[], Value[]];
  if (p.length !== q.length) throw valueError('Inputs are not the same length');
  vm.charge(p.length);
  const exact = p.every((x, i) => asInt(x) !== undefined && asInt(q[i]!) !== undefined);
  if (exact) {
    let total = 0n;
    for (let i = 0; i < p.length; i++) total += BigInt(intOf(p[i]!)) * BigInt(intOf(q[i]!));
    return normalizeInt(total);
  }
  const [xs, ys] = [allReal(p), allReal(q)];
  const parts: number[] = [];
  for (let i = 0; i < xs.length; i++) {
    const both = product(xs[i]!, ys[i]!);
    parts.push(both.high, Number.isFinite(both.low) ? both.low : 0);
  }
  return new PyFloat(exactSum(parts));
}

function drained(vm: Machine, iterable: Value): Value[] {
  const it = vm.iterate(iterable);
  const items: Value[] = [];
  if (it === PUSHED || !drain(vm, it, items)) {
    throw guestError(TypeErrorType, 'sumprod() here takes lists, tuples and other built-in iterables');
  }
  return items;
}

// --- Bits of doubles -------------------------------------------------------------------------------------------------

const view = new DataView(new ArrayBuffer(8));

function neighbour(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE;
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  view.setBigInt64(0, y > x === x > 0 ? bits + 1n : bits - 1n);
  return view.getFloat64(0);
}

function unitInLastPlace(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(size)) return size;
  const next = neighbour(size, Number.POSITIVE_INFINITY);
  return Number.isFinite(next) ? next - size : size - neighbour(size, 0);
}

function frexp(x: number): [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
  let mantissa = exponent > 1000 ? (x * 2 ** -1000) / 2 ** (exponent - 1000) : x * 2 ** -exponent;
  while (Math.abs(mantissa) < 0.5) {
    mantissa *= 2;
    exponent--;
  }
  while (Math.abs(mantissa) >= 1) {
    mantissa /= 2;
    exponent++;
  }
  return [mantissa, exponent];
}

function ldexp(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  let left = Math.max(-2200, Math.min(2200, exponent));
  let value = x;
  for (; left > 1000; left -= 1000) value *= 2 ** 1000;
  if (left < -1000) {
    // One rounding only: bring the value up first.
    const [mantissa, own] = frexp(x);
    const total = own + exponent;
    if (total < -1080) return mantissa < 0 ? -0 : 0;
    return total < -1020 ? mantissa * 2 ** (total + 60) * 2 ** -60 : mantissa * 2 ** (total + 1) * 0.5;
  }
  value *= 2 ** left;
  if (!Number.isFinite(value)) throw rangeError();
  return value;
}

function remainder(x: number, y: number): number {
  if (y === 0 || !Number.isFinite(x)) return Number.NaN;
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(x);
  const by = Math.abs(y);
  const rest = size % by;
  const other = by - rest;
  let result: number;
  if (rest < other) result = rest;
  else if (rest > other) result = -other;
  else result = rest - 2 * ((0.5 * (size - rest)) % by);
  return x < 0 ? -result : result;
}

function isClose(a: number, b: number, relative: number, absolute: number): boolean {
  if (relative < 0 || absolute < 0) throw valueError('tolerances must be non-negative');
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  const apart = Math.abs(b - a);
  return apart <= Math.abs(relative * b) || apart <= Math.abs(relative * a) || apart <= absolute;
}

function fused(x: number, y: number, z: number): number {
  const rough = x * y + z;
  if (!Number.isFinite(rough)) return rough;
  const both = product(x, y);
  return exactSum([both.high, both.low, z]);
}

const tauValue = 2 * Math.PI;

export const mathNatives: readonly (readonly [string, Value])[] = [
  ['pi', new PyFloat(Math.PI)],
  ['e', new PyFloat(Math.E)],
  ['tau', new PyFloat(tauValue)],
  ['inf', new PyFloat(Number.POSITIVE_INFINITY)],
  ['nan', new PyFloat(Number.NaN)],
  float1('sqrt', Math.sqrt),
  float1('cbrt', Math.cbrt),
  float1('exp', exactExp),
  float1('exp2', (x) => positivePower(2, x)),
  float1('expm1', expm1),
  float1('sin', exactSin),
  float1('cos', exactCos),
  float1('tan', exactTan),
  float1('asin', exactAsin),
  float1('acos', exactAcos),
  float1('atan', exactAtan),
  float1('sinh', Math.sinh),
  float1('cosh', Math.cosh),
  float1('tanh', Math.tanh),
  float1('asinh', Math.asinh),
  float1('acosh', Math.acosh),
  float1('atanh', Math.atanh, true),
  float1('log1p', Math.log1p, true),
  float1('fabs', Math.abs),
  float1('gamma', (x) => (x === 0 ? Number.NaN : gamma(x))),
  float1('lgamma', logGamma, true),
  float1('erf', erf),
  float1('erfc', erfc),
  float1('degrees', (x) => x * (180 / Math.PI)),
  float1('radians', (x) => x * (Math.PI / 180)),
  real('ulp', 'x, /', 1, ([x]) => new PyFloat(unitInLastPlace(x!))),
  float2('atan2', exactAtan2),
  float2('fmod', (x, y) => (y === 0 || !Number.isFinite(x) ? Number.NaN : x % y)),
  float2('remainder', remainder),
  float2('copysign', (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))),
  real('pow', 'x, y, /', 2, ([x, y]) => new PyFloat(mathPow(x!, y!))),
  real('nextafter', 'x, y, /, *, steps=None', 2, ([x, y], _vm, args) => {
    let result = x!;
    const steps = args[2] === null || args[2] === undefined ? 1 : Number(intOf(args[2]));
    if (steps < 0) throw valueError('steps must be a non-negative integer');
    for (let i = 0; i < steps && result !== y; i++) result = neighbour(result, y!);
    return new PyFloat(result);
  }),
  real('isnan', 'x, /', 1, ([x]) => Number.isNaN(x)),
  real('isinf', 'x, /', 1, ([x]) => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY),
  real('isfinite', 'x, /', 1, ([x]) => Number.isFinite(x)),
  real('modf', 'x, /', 1, ([x]) => {
    const whole = Math.trunc(x!);
    const part = Number.isFinite(x) ? x! - whole : Number.isNaN(x) ? x! : 0;
    const sign = x! < 0 || Object.is(x, -0) ? -1 : 1;
    return new PyTuple([new PyFloat(part === 0 ? sign * 0 : part), new PyFloat(whole)]);
  }),
  real('frexp', 'x, /', 1, ([x]) => {
    const [mantissa, exponent] = frexp(x!);
    return new PyTuple([new PyFloat(mantissa), exponent]);
  }),
  real('ldexp', 'x, i, /', 1, ([x], _vm, args) => {
    const exponent = asInt(args[1]!);
    if (exponent === undefined) throw typeError('Expected an int as second argument to ldexp.');
    return new PyFloat(ldexp(x!, Number(exponent)));
  }),
  real('fma', 'x, y, z, /', 3, ([x, y, z]) => new PyFloat(fused(x!, y!, z!))),
  real('isclose', 'a, b, *, rel_tol=?, abs_tol=?', 2, ([a, b], _vm, args) =>
    isClose(a!, b!, optionalReal(args[2], 1e-9), optionalReal(args[3], 0)),
  ),
  real('log', 'x, base=?, /', 0, (_numbers, _vm, [x, base]) => {
    const top = high(logarithm(x!, exactLog));
    if (base === undefined) return new PyFloat(top);
    const bottom = high(logarithm(base, exactLog));
    if (bottom === 0) throw zeroDivisionError('division by zero');
    return new PyFloat(top / bottom);
  }),
  logWith('log2', INVERSE_LN2),
  logWith('log10', INVERSE_LN10),
  rounding('floor', '__floor__', Math.floor),
  rounding('ceil', '__ceil__', Math.ceil),
  rounding('trunc', '__trunc__', Math.trunc),
  ints('gcd', null, (_vm, args) => args.reduce<Int>((a, b) => gcd(a, intOf(b)), 0)),
  ints('lcm', null, (_vm, args) => args.reduce<Int>((a, b) => lcm(a, intOf(b)), 1)),
  ints('factorial', 'n, /', (vm, args) => factorial(vm, args[0]!)),
  ints('comb', 'n, k, /', comb),
  ints('perm', 'n, k=None, /', perm),
  ints('isqrt', 'n, /', (_vm, args) => isqrt(intOf(args[0]!))),
  plain('fsum', 'seq, /', (vm, [items]) => collectThen(vm, items!, FSUM, null)),
  plain('prod', 'iterable, /, *, start=1', (vm, [items, start]) => collectThen(vm, items!, PROD, start!)),
  plain('sumprod', 'p, q, /', sumProduct),
  plain('hypot', null, (_vm, args) => new PyFloat(norm(allReal(args)))),
  plain('dist', 'p, q, /', (_vm, args) => {
    const [p, q] = args.map((point) =>
      point instanceof PyTuple || point instanceof PyList ? allReal(point.items) : null,
    );
    if (p === null || q === null || p === undefined || q === undefined)
      throw typeError('both points must be sequences');
    if (p.length !== q.length) throw valueError('both points must have the same number of dimensions');
    return new PyFloat(norm(p.map((x, i) => x - q[i]!)));
  }),
];

function optionalReal(value: Value | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const x = realOf(value);
  if (x === undefined) throw typeError(`must be real number, not ${typeOf(value).name}`);
  return x;
}

function mathPow(x: number, y: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y)) {
    // IEEE 754 says 1 ** anything is 1, and so does C.
    return x === 1 || y === 0 ? 1 : Math.abs(x) === 1 && !Number.isNaN(y) ? 1 : x ** y;
  }
  if (x === 0 && y < 0) throw domainError();
  if (x < 0 && !Number.isInteger(y)) throw domainError();
  const size = x === 0 ? (y === 0 ? 1 : 0) : positivePower(Math.abs(x), y);
  if (!Number.isFinite(size)) throw rangeError();
  return x < 0 && Math.abs(y) % 2 === 1 ? -size : size;
}
