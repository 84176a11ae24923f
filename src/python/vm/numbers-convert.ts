/**
 * Conversions that may have to run `__index__`, `__int__`, `__float__` ... of the program: the native asks for the call
 * and is run again, or goes on, with the number it gave.
 */
import { callMethodThen } from './builtins-support';
import { type GuestError, overflowError, typeError } from './errors';
import { asInt, type Int } from './int-arith';
import type { Machine } from './machine';
import { kontinuation, type NativeFn } from './native';
import { PyInstance, PyTuple, type PyType, type Value } from './objects';
import { lookup, typeOf } from './types';

/** True if the type of `value` has special method `name`. */
export const hasSpecial = (value: Value, name: string): boolean => {
  const method = lookup(typeOf(value), name);
  return method !== undefined && method !== null;
};

/** An instance of `cls` that is `value`: the value itself for the builtin type, else boxed with its class. */
export function instanceOf(cls: Value, builtin: PyType, value: Value): Value {
  if (cls === builtin) return value;
  const made = new PyInstance(cls as PyType);
  made.payload = value;
  return made;
}

export function notAnInteger(value: Value): GuestError {
  return typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
}

/** What `__index__` gave, as int. Throws TypeError. */
export function indexResult(value: Value): Int {
  const index = asInt(value);
  if (index === undefined) throw typeError(`__index__ returned non-int (type ${typeOf(value).name})`);
  return index;
}

/** What happens to an argument that is no integer. */
type Otherwise = 'integer' | 'slice' | 'keep';

const indexed: {
  readonly positions: readonly number[];
  readonly fn: NativeFn;
  readonly otherwise: Otherwise;
}[] = [];

/**
 * A native whose arguments at `positions` are integers: ints pass, None and missing ones too, everything else is asked
 * for its `__index__` first. What has none is a TypeError worded for an integer or for a bound of a slice, or is kept
 * for the native to judge.
 */
export function withIndexes(
  positions: readonly number[],
  fn: NativeFn,
  otherwise: Otherwise = 'integer',
): NativeFn {
  const id = indexed.length;
  indexed.push({ positions, fn, otherwise });
  return (vm, args) => runIndexed(vm, id, args);
}

function runIndexed(vm: Machine, id: number, args: Value[]): Value {
  const { positions, fn, otherwise } = indexed[id]!;
  for (const position of positions) {
    const value = args[position];
    if (typeof value === 'number' || value === undefined || value === null) continue;
    const index = asInt(value);
    if (index !== undefined) {
      args[position] = index;
      continue;
    }
    const state = new PyTuple([id, position, ...args]);
    const result = callMethodThen(vm, value, '__index__', [], INDEX_ARGUMENT, state);
    if (result !== undefined) return result;
    if (otherwise === 'slice') {
      throw typeError('slice indices must be integers or None or have an __index__ method');
    }
    if (otherwise === 'integer') throw notAnInteger(value);
  }
  return fn(vm, args, null);
}

const INDEX_ARGUMENT = kontinuation('index of an argument', (vm, state, value) => {
  const [id, position, ...args] = (state as PyTuple).items as [number, number, ...Value[]];
  args[position] = indexResult(value);
  return runIndexed(vm, id, args);
});

/** An int as a position or size in memory. Throws OverflowError beyond 64 bits. */
export function toSize(value: Int): number {
  if (typeof value === 'number') return value;
  if (BigInt.asIntN(64, value) !== value) {
    throw overflowError('Python int too large to convert to C ssize_t');
  }
  return Number(value);
}

/** An int as a bound that is clipped anyway: beyond 64 bits it is just large. */
export function clampSize(value: Int): number {
  return Number(value);
}
