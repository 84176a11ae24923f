/**
 * Operators on anything: the builtin fast paths, then the special methods with reflection
 * (CPython docs, "Emulating numeric types"; Objects/abstract.c, binary_op1).
 */
import { tryCompare, tryEq } from './equality';
import { type GuestError, typeError } from './errors';
import { containerInplace, containerOp } from './list-operators';
import type { Machine } from './machine';
import { kontinuation, PyNative } from './native';
import { type BinaryOp, binaryOp } from './numbers';
import {
  bytearrayType,
  bytesType,
  dictType,
  frozensetType,
  listType,
  NOT_IMPLEMENTED,
  PUSHED,
  PyFunction,
  PyTuple,
  PyType,
  rangeType,
  setType,
  strType,
  tupleType,
  type Value,
} from './objects';
import { isSubtype, lookup, typeOf } from './types';

const METHODS: Record<BinaryOp, readonly [method: string, reflected: string, inplace: string]> = {
  '+': ['__add__', '__radd__', '__iadd__'],
  '-': ['__sub__', '__rsub__', '__isub__'],
  '*': ['__mul__', '__rmul__', '__imul__'],
  '/': ['__truediv__', '__rtruediv__', '__itruediv__'],
  '//': ['__floordiv__', '__rfloordiv__', '__ifloordiv__'],
  '%': ['__mod__', '__rmod__', '__imod__'],
  '**': ['__pow__', '__rpow__', '__ipow__'],
  '@': ['__matmul__', '__rmatmul__', '__imatmul__'],
  '<<': ['__lshift__', '__rlshift__', '__ilshift__'],
  '>>': ['__rshift__', '__rrshift__', '__irshift__'],
  '&': ['__and__', '__rand__', '__iand__'],
  '|': ['__or__', '__ror__', '__ior__'],
  '^': ['__xor__', '__rxor__', '__ixor__'],
};

/** `a op b`. */
export function binary(vm: Machine, op: BinaryOp, a: Value, b: Value): Value {
  const quick = binaryOp(op, a, b, vm) ?? containerOp(vm, op, a, b);
  if (quick !== undefined) return quick;
  return viaMethods(vm, op, a, b, false);
}

/** `a op= b`. */
export function inplace(vm: Machine, op: BinaryOp, a: Value, b: Value): Value {
  if (op === '*' && REPEATED.has(typeOf(b))) checkRepeat(a, b);
  const quick = binaryOp(op, a, b, vm) ?? containerInplace(vm, op, a, b);
  if (quick !== undefined) return quick;
  const method = lookup(typeOf(a), METHODS[op][2]);
  if (method === undefined || method === null) return viaMethods(vm, op, a, b, true);
  const state = new PyTuple([op, a, b]);
  const below = vm.pushKontinuation(AFTER_INPLACE, state);
  const result = vm.callMethodFunction(method, a, [b], null);
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return result === NOT_IMPLEMENTED ? viaMethods(vm, op, a, b, true) : result;
}

const UNREPEATED = new Set<PyType>([dictType, setType, frozensetType, rangeType]);

/**
 * `a *= b` does not repeat the sequence b where a is a container that cannot be repeated, or an object of a program's
 * class (Objects/abstract.c, PyNumber_InPlaceMultiply).
 */
function checkRepeat(a: Value, b: Value): void {
  const type = typeOf(a);
  if (lookup(type, '__mul__') !== undefined || lookup(type, '__imul__') !== undefined) return;
  if (!type.isBuiltin || UNREPEATED.has(type)) throw unsupported('*', a, b, true);
  if (lookup(type, '__index__') === undefined) {
    throw typeError(`can't multiply sequence by non-int of type '${type.name}'`);
  }
}

const REPEATED = new Set<PyType>([listType, tupleType, strType, bytesType, bytearrayType]);

const AFTER_INPLACE = kontinuation('in-place operator', (vm, state, value) => {
  if (value !== NOT_IMPLEMENTED) return value;
  const [op, a, b] = (state as PyTuple).items as [BinaryOp, Value, Value];
  return viaMethods(vm, op, a, b, true);
});

/** The attempts of a binary operator: each is a method found on a type, called with (self, other). */
function viaMethods(vm: Machine, op: BinaryOp, a: Value, b: Value, isInplace: boolean): Value {
  const [name, reflectedName] = METHODS[op];
  const left = typeOf(a);
  const right = typeOf(b);
  const direct = lookup(left, name) ?? undefined;
  let reflected = left === right ? undefined : (lookup(right, reflectedName) ?? undefined);
  if (reflected !== undefined && reflected === lookup(left, reflectedName) && reflected instanceof PyNative) {
    // Same native implementation on both sides: trying it again would say the same.
    if (direct !== undefined && isSubtype(left, right)) reflected = undefined;
  }
  const reflectedFirst =
    reflected !== undefined &&
    ((isSubtype(right, left) && reflected !== lookup(left, reflectedName)) ||
      // Sequences give up with a TypeError of their own, after the other side has been asked.
      (direct instanceof PyNative && reflected instanceof PyFunction));
  const attempts: Value[] = [];
  const add = (method: Value | undefined, self: Value, other: Value): void => {
    if (method !== undefined) attempts.push(new PyTuple([method, self, other]));
  };
  if (reflectedFirst) add(reflected, b, a);
  add(direct, a, b);
  if (!reflectedFirst) add(reflected, b, a);
  return attempt(vm, new PyTuple([new PyTuple(attempts), 0, op, a, b, isInplace]), null);
}

function attempt(vm: Machine, state: PyTuple, firstError: GuestError | null): Value {
  const [attempts, start, op, a, b, isInplace] = state.items as [
    PyTuple,
    number,
    BinaryOp,
    Value,
    Value,
    boolean,
  ];
  for (let i = start; i < attempts.items.length; i++) {
    const [method, self, other] = (attempts.items[i] as PyTuple).items as [Value, Value, Value];
    if (op === '*' && REPEATED.has(typeOf(self)) && lookup(typeOf(other), '__index__') === undefined) {
      throw typeError(`can't multiply sequence by non-int of type '${typeOf(other).name}'`);
    }
    const below = vm.pushKontinuation(NEXT_ATTEMPT, new PyTuple([attempts, i + 1, op, a, b, isInplace]));
    const result = vm.callMethodFunction(method, self, [other], null);
    if (result === PUSHED) return PUSHED;
    vm.frame = below.back;
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (firstError !== null) throw firstError;
  throw unsupported(op, a, b, isInplace);
}

const NEXT_ATTEMPT = kontinuation('binary operator', (vm, state, value) =>
  value === NOT_IMPLEMENTED ? attempt(vm, state as PyTuple, null) : value,
);

function unsupported(op: BinaryOp, a: Value, b: Value, isInplace: boolean): GuestError {
  const shown = isInplace ? `${op}=` : op === '**' ? '** or pow()' : op;
  const hint =
    op === '>>' && a instanceof PyNative && a.name === 'print'
      ? '. Did you mean "print(<message>, file=<output_stream>)"?'
      : '';
  return typeError(
    `unsupported operand type(s) for ${shown}: '${typeOf(a).name}' and '${typeOf(b).name}'${hint}`,
  );
}

export type CompareOp = '<' | '<=' | '==' | '!=' | '>' | '>=';

const COMPARE_METHODS: Record<CompareOp, readonly [string, CompareOp]> = {
  '<': ['__lt__', '>'],
  '<=': ['__le__', '>='],
  '==': ['__eq__', '=='],
  '!=': ['__ne__', '!='],
  '>': ['__gt__', '<'],
  '>=': ['__ge__', '<='],
};

/** `a op b` for comparisons; the result may be any value (Objects/object.c, do_richcompare). */
export function compare(vm: Machine, op: CompareOp, a: Value, b: Value): Value {
  if (op === '==' || (op === '!=' && !hasOwnInequality(a) && !hasOwnInequality(b))) {
    const equal = tryEq(vm, a, b);
    if (equal !== undefined) return op === '==' ? equal : !equal;
  } else if (op !== '!=') {
    const known = tryCompare(vm, op, a, b);
    if (known !== undefined) return known;
  }
  const left = typeOf(a);
  const right = typeOf(b);
  const [name, swapped] = COMPARE_METHODS[op];
  const reflectedName = COMPARE_METHODS[swapped][0];
  const direct = lookup(left, name) ?? undefined;
  const reflected = lookup(right, reflectedName) ?? undefined;
  const attempts: Value[] = [];
  const reflectedFirst = left !== right && isSubtype(right, left) && reflected !== undefined;
  if (reflectedFirst) attempts.push(new PyTuple([reflected, b, a]));
  if (direct !== undefined) attempts.push(new PyTuple([direct, a, b]));
  if (!reflectedFirst && reflected !== undefined) attempts.push(new PyTuple([reflected, b, a]));
  return compareAttempt(vm, new PyTuple([new PyTuple(attempts), 0, op, a, b]));
}

/** Whether a class of the program says itself what `!=` is. */
function hasOwnInequality(value: Value): boolean {
  const type = typeOf(value);
  return !type.isBuiltin && !(lookup(type, '__ne__') instanceof PyNative);
}

function compareAttempt(vm: Machine, state: PyTuple): Value {
  const [attempts, start, op, a, b] = state.items as [PyTuple, number, CompareOp, Value, Value];
  for (let i = start; i < attempts.items.length; i++) {
    const [method, self, other] = (attempts.items[i] as PyTuple).items as [Value, Value, Value];
    const below = vm.pushKontinuation(NEXT_COMPARE, new PyTuple([attempts, i + 1, op, a, b]));
    const result = vm.callMethodFunction(method, self, [other], null);
    if (result === PUSHED) return PUSHED;
    vm.frame = below.back;
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (op === '==') return a === b;
  if (op === '!=') return a !== b;
  throw typeError(`'${op}' not supported between instances of '${typeOf(a).name}' and '${typeOf(b).name}'`);
}

const NEXT_COMPARE = kontinuation('comparison', (vm, state, value) =>
  value === NOT_IMPLEMENTED ? compareAttempt(vm, state as PyTuple) : value,
);

const UNARY = { '+': '__pos__', '-': '__neg__', '~': '__invert__' } as const;

/** Unary `+`, `-`, `~` on what is no builtin number. */
export function unaryViaMethod(vm: Machine, op: '+' | '-' | '~', a: Value): Value {
  const result = vm.callMethod(a, UNARY[op], []);
  if (result === undefined) throw typeError(`bad operand type for unary ${op}: '${typeOf(a).name}'`);
  return result;
}

/** `isinstance` without hooks: for except clauses and the like. */
export function isInstanceOf(value: Value, type: Value): boolean {
  return type instanceof PyType && isSubtype(typeOf(value), type);
}
