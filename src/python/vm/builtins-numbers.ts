/** Builtin functions about numbers and sizes: len, abs, divmod, pow, round, hash, id, sum, min, max, any, all. */

import { hashOf } from './builtins-hash';
import { callMethodThen, onlyKeywords, viewItems } from './builtins-support';
import { tryCompare } from './equality';
import { guestError, typeError, ValueErrorType, valueError } from './errors';
import { hashString } from './hash';
import { quickTruth } from './instructions';
import { addInt, asInt, type Int, intToFloat, normalizeInt } from './int-arith';
import { rangeLength } from './iterators';
import { requireIterable } from './list-sequence';
import type { Machine } from './machine';
import { kontinuation, nativeFunction } from './native';
import { absolute, binaryOp, divmodNumbers, powerModulo } from './numbers';
import {
  type KwArgs,
  NOT_IMPLEMENTED,
  PUSHED,
  PyByteArray,
  PyBytes,
  PyDict,
  PyFloat,
  PyList,
  PyObject,
  PyRange,
  PyTuple,
  type Value,
} from './objects';
import { PySet } from './set-object';
import { asStr, strLength } from './str-core';
import { lookup, typeOf } from './types';

/** `len(value)`: an int or PUSHED. */
export function lengthOf(vm: Machine, value: Value): Value {
  if (typeof value === 'string') return strLength(value);
  if (value instanceof PyObject && value.cls.isBuiltin) {
    if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
    if (value instanceof PyDict) return value.map.size;
    if (value instanceof PySet) return value.size;
  }
  const result = callMethodThen(vm, value, '__len__', [], LENGTH, null);
  if (result === undefined) throw typeError(`object of type '${typeOf(value).name}' has no len()`);
  return result;
}

const LENGTH = kontinuation('__len__', (_vm, _state, value) => {
  const int = asInt(value);
  if (int === undefined) {
    throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
  }
  if (int < 0) throw valueError('__len__() should return >= 0');
  return int;
});

/** `id(value)`. Numbers and strings, which have no address, get one from their value, below those of objects. */
export function idOf(vm: Machine, value: Value): Value {
  if (value instanceof PyObject) return vm.addressOf(value);
  const spread = (n: Int): number => Number(BigInt.asUintN(36, BigInt(n)));
  switch (typeof value) {
    case 'string':
      return 0x7d0000000000 + spread(hashString(value)) * 16;
    case 'number':
    case 'bigint':
      return 0x7e0000000000 + spread(value) * 16;
    default:
      return 0x7c0000000000 + (value === null ? 0 : value ? 32 : 64);
  }
}

/**
 * `a op b` by a pair of special methods: `a`'s, then `b`'s reflected one (first, if `b`'s class is a subclass).
 * Throws TypeError naming `shown`.
 */
function byMethods(vm: Machine, name: string, reflected: string, shown: string, a: Value, b: Value): Value {
  const [left, right] = [typeOf(a), typeOf(b)];
  const tries: Value[] = [];
  const direct = lookup(left, name);
  const swapped = left === right ? undefined : lookup(right, reflected);
  if (direct !== undefined && direct !== null) tries.push(new PyTuple([direct, a, b]));
  if (swapped !== undefined && swapped !== null) {
    if (right.mro.includes(left)) tries.unshift(new PyTuple([swapped, b, a]));
    else tries.push(new PyTuple([swapped, b, a]));
  }
  return nextTry(vm, new PyTuple([new PyTuple(tries), 0, shown, a, b]));
}

function nextTry(vm: Machine, state: PyTuple): Value {
  const [tries, start, shown, a, b] = state.items as [PyTuple, number, string, Value, Value];
  for (let i = start; i < tries.items.length; i++) {
    const [method, self, other] = (tries.items[i] as PyTuple).items as [Value, Value, Value];
    const below = vm.pushKontinuation(NEXT_TRY, new PyTuple([tries, i + 1, shown, a, b]));
    const result = vm.callMethodFunction(method, self, [other], null);
    if (result === PUSHED) return PUSHED;
    vm.frame = below.back;
    if (result !== NOT_IMPLEMENTED) return result;
  }
  throw typeError(`unsupported operand type(s) for ${shown}: '${typeOf(a).name}' and '${typeOf(b).name}'`);
}

const NEXT_TRY = kontinuation('operator function', (vm, state, value) =>
  value === NOT_IMPLEMENTED ? nextTry(vm, state as PyTuple) : value,
);

function power(vm: Machine, base: Value, exponent: Value, modulus: Value): Value {
  if (modulus === null) return vm.binary('**', base, exponent);
  const known = powerModulo(base, exponent, modulus, vm);
  if (known !== undefined) return known;
  const result = vm.callMethod(base, '__pow__', [exponent, modulus]);
  if (result !== undefined) return result;
  const types = [base, exponent, modulus].map((value) => `'${typeOf(value).name}'`).join(', ');
  throw typeError(`unsupported operand type(s) for ** or pow(): ${types}`);
}

function round(vm: Machine, number: Value, digits: Value): Value {
  const result = vm.callMethod(number, '__round__', digits === null ? [] : [digits]);
  if (result === undefined) throw typeError(`type ${typeOf(number).name} doesn't define __round__ method`);
  return result;
}

// --- sum -------------------------------------------------------------------------------------------------------------

/**
 * A sum under way, as `sum` of CPython 3.12 does it: exact ints, then doubles with the running error (Neumaier), then
 * whatever `+` gives. A list of three, so that the prelude can hold it: value, error (None while the total is no
 * float), and whether the third stage has been reached.
 */
class Total {
  readonly list: PyList;
  constructor(list: PyList) {
    this.list = list;
  }
  get value(): Value {
    return this.list.items[0]!;
  }

  /** Adds a builtin number. False: `+` has to be called, with the settled value. */
  add(item: Value): boolean {
    const [value, lost, isOver] = this.list.items as [Value, PyFloat | null, boolean];
    if (isOver) return false;
    const int = plainInt(item);
    if (!(value instanceof PyFloat)) {
      const total = typeof value === 'boolean' ? undefined : plainInt(value);
      if (total === undefined || int === undefined) return false;
      this.list.items[0] = addInt(total, int);
      return true;
    }
    const x = item instanceof PyFloat ? item.v : int === undefined ? undefined : intToFloat(int);
    if (x === undefined) return false;
    const sum = value.v;
    const next = sum + x;
    // Ints are added without keeping the error.
    if (item instanceof PyFloat) {
      const error = Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
      this.list.items[1] = new PyFloat((lost?.v ?? 0) + error);
    }
    this.list.items[0] = new PyFloat(next);
    return true;
  }

  /** The value, with what rounding lost put back in. */
  settle(): Value {
    const [value, lost] = this.list.items as [Value, PyFloat | null];
    this.list.items[1] = null;
    if (lost === null || lost.v === 0 || !Number.isFinite(lost.v)) return value;
    return new PyFloat((value as PyFloat).v + lost.v);
  }

  /** Takes what `+` gave. Only an int total that became a float goes on in the second stage. */
  put(value: Value): void {
    const wasInt = plainInt(this.value) !== undefined;
    this.list.items[0] = value;
    this.list.items[2] = !(wasInt && value instanceof PyFloat);
  }
}

function plainInt(value: Value): Int | undefined {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
    ? asInt(value)
    : undefined;
}

/** An arithmetic series; its time is that of adding the numbers one by one. */
function sumOfRange(vm: Machine, range: PyRange, start: number | bigint): Value {
  const length = rangeLength(range);
  vm.charge(Number(length));
  const count = BigInt(length);
  const series = count * BigInt(range.start) + (BigInt(range.step) * count * (count - 1n)) / 2n;
  return normalizeInt(series + BigInt(start));
}

function sum(vm: Machine, args: Value[]): Value {
  const [iterable, start] = args as [Value, Value];
  requireIterable(iterable);
  if (asStr(start) !== undefined) throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (start instanceof PyBytes || start instanceof PyByteArray) {
    throw typeError(`sum() can't sum ${start.cls.name} [use b''.join(seq) instead]`);
  }
  if (iterable instanceof PyRange && (typeof start === 'number' || typeof start === 'bigint')) {
    return sumOfRange(vm, iterable, start);
  }
  const { items, rest } = viewItems(vm, iterable);
  vm.charge(items.length);
  const total = new Total(new PyList([start, null, false]));
  let at = 0;
  for (; at < items.length; at++) {
    if (total.add(items[at]!)) continue;
    const next = binaryOp('+', total.settle(), items[at]!, vm);
    if (next === undefined || next === PUSHED) break;
    total.put(next);
  }
  if (at === items.length && rest === null) return total.settle();
  return vm.callPrelude('_sum', [total.list, new PyList(items.slice(at)), rest]);
}

// --- min and max -----------------------------------------------------------------------------------------------------

function extreme(isMax: boolean) {
  const name = isMax ? 'max' : 'min';
  return (vm: Machine, args: Value[], kw: KwArgs): Value => {
    onlyKeywords(name, kw, ['key', 'default']);
    if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
    const key = kw?.get('key') ?? null;
    const fallback = kw?.get('default');
    if (args.length > 1) {
      if (fallback !== undefined) {
        throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
      }
      return ofItems(vm, isMax, args, null, key, undefined);
    }
    const [iterable] = args as [Value];
    requireIterable(iterable);
    const { items, rest } = viewItems(vm, iterable);
    return ofItems(vm, isMax, items, rest, key, fallback);
  };
}

function ofItems(
  vm: Machine,
  isMax: boolean,
  items: readonly Value[],
  rest: Value | null,
  key: Value,
  fallback: Value | undefined,
): Value {
  const name = isMax ? 'max' : 'min';
  if (items.length === 0 && rest === null) {
    if (fallback !== undefined) return fallback;
    throw guestError(ValueErrorType, `${name}() iterable argument is empty`);
  }
  if (items.length > 1000) vm.work(items.length);
  if (key === null && rest === null) {
    let best = items[0]!;
    let at = 1;
    for (; at < items.length; at++) {
      const item = items[at]!;
      const isBetter = tryCompare(vm, isMax ? '>' : '<', item, best);
      if (isBetter === undefined) break;
      if (isBetter) best = item;
    }
    if (at === items.length) return best;
    return vm.callPrelude('_extreme', [
      isMax,
      new PyList([best, ...items.slice(at)]),
      null,
      null,
      null,
      false,
    ]);
  }
  return vm.callPrelude('_extreme', [
    isMax,
    new PyList(items.slice()),
    rest,
    key,
    fallback === undefined ? null : fallback,
    fallback !== undefined,
  ]);
}

// --- any and all -----------------------------------------------------------------------------------------------------

/** `any` (`wanted` true) and `all` (false): stops at the first item of that truth. */
function firstOf(wanted: boolean) {
  return (vm: Machine, args: Value[]): Value => {
    const [iterable] = args as [Value];
    if (iterable instanceof PyList || iterable instanceof PyTuple) {
      const { items, rest } = viewItems(vm, iterable);
      if (rest === null) {
        let at = 0;
        for (; at < items.length; at++) {
          const truth = quickTruth(items[at]!);
          if (truth === undefined) break;
          if (truth === wanted) return wanted;
        }
        if (at === items.length) return !wanted;
      }
    }
    requireIterable(iterable);
    return vm.callPrelude(wanted ? '_any' : '_all', [iterable]);
  };
}

export const numberFunctions = [
  nativeFunction('len', 'obj, /', (vm, args) => lengthOf(vm, args[0]!)),
  nativeFunction('id', 'obj, /', (vm, args) => idOf(vm, args[0]!)),
  nativeFunction('hash', 'obj, /', (vm, args) => hashOf(vm, args[0]!)),
  nativeFunction('abs', 'x, /', (vm, args) => {
    const known = absolute(args[0]!);
    if (known !== undefined) return known;
    const result = vm.callMethod(args[0]!, '__abs__', []);
    if (result === undefined) throw typeError(`bad operand type for abs(): '${typeOf(args[0]!).name}'`);
    return result;
  }),
  nativeFunction('divmod', 'x, y, /', (vm, args) => {
    const [a, b] = args as [Value, Value];
    return divmodNumbers(a, b, vm) ?? byMethods(vm, '__divmod__', '__rdivmod__', 'divmod()', a, b);
  }),
  nativeFunction('pow', 'base, exp, mod=None', (vm, args) => power(vm, args[0]!, args[1]!, args[2]!)),
  nativeFunction('round', 'number, ndigits=None', (vm, args) => round(vm, args[0]!, args[1]!)),
  nativeFunction('sum', 'iterable, /, start=0', sum),
  nativeFunction('min', null, extreme(false)),
  nativeFunction('max', null, extreme(true)),
  nativeFunction('any', 'iterable, /', firstOf(true)),
  nativeFunction('all', 'iterable, /', firstOf(false)),
];

/** What `_sum` in the prelude needs. */
export const numberHelpers = [
  nativeFunction('_sum_add', 'total, item, /', (vm, args) => {
    vm.charge(1);
    return new Total(args[0] as PyList).add(args[1]!);
  }),
  nativeFunction('_sum_settle', 'total, /', (_vm, args) => new Total(args[0] as PyList).settle()),
  nativeFunction('_sum_put', 'total, value, /', (_vm, args) => {
    new Total(args[0] as PyList).put(args[1]!);
    return null;
  }),
];
