/** The types `set` and `frozenset` (CPython docs, "Set Types"; Objects/setobject.c). */
import {
  callPreludeThen,
  checkArity,
  collectThen,
  noKeywords,
  takeItems,
  tryItems,
} from './builtins-support';
import { isSubset, tryCompare, tryEq } from './equality';
import { guestError, KeyError, keyError } from './errors';
import { classGetItem } from './generic-alias';
import { requireIterable } from './list-sequence';
import type { Machine } from './machine';
import {
  defineClassMethods,
  defineMethods,
  defineNew,
  kontinuation,
  type NativeFn,
  nativeFunction,
} from './native';
import type { CompareOp } from './numbers';
import {
  dictType,
  frozensetType,
  NOT_IMPLEMENTED,
  PyDict,
  PyList,
  PyTuple,
  type PyType,
  setType,
  type Value,
} from './objects';
import { PySet } from './set-object';
import * as ops from './set-operations';

const set = (args: Value[]): PySet => args[0] as PySet;

/** `value` as operand of a set method; undefined: Python code has to give its elements. Throws if not iterable. */
function operand(vm: Machine, value: Value): ops.Operand | undefined {
  if (value instanceof PySet) return value;
  if (value instanceof PyDict && value.cls === dictType) return value;
  requireIterable(value);
  return tryItems(vm, value);
}

function sizeOf(value: ops.Operand): number {
  if (value instanceof PySet) return value.size;
  return value instanceof PyDict ? value.map.size : value.length;
}

/** Plain sets and frozensets keep their type; results of methods of subclasses are of the builtin type. */
function baseType(self: PySet): PyType {
  return self.isFrozen ? frozensetType : setType;
}

// --- Making ----------------------------------------------------------------------------------------------------------

/** Puts all of an iterable into a set; gives the set or PUSHED. */
function fillFrom(vm: Machine, target: PySet, iterable: Value | undefined): Value {
  if (iterable === undefined) return target;
  if (iterable instanceof PySet || (iterable instanceof PyDict && iterable.cls === dictType)) {
    vm.charge(sizeOf(iterable));
    return ops.updateSet(vm, target, iterable)
      ? target
      : vm.callPrelude('_set_update', [target, iterable, null]);
  }
  requireIterable(iterable);
  const { items, rest } = takeItems(vm, iterable);
  vm.charge(items.length);
  if (ops.updateSet(vm, target, items)) {
    return rest === null ? target : vm.callPrelude('_set_update', [target, rest, null]);
  }
  return vm.callPrelude('_set_update', [target, new PyList(items), rest]);
}

defineNew(setType, null, (vm, args, kw) => {
  const cls = args[0] as PyType;
  if (cls === setType) noKeywords('set', kw);
  checkArity('set', args, 0, 1);
  return fillFrom(vm, new PySet(cls), args[1]);
});

const EMPTY = new PyTuple([]);

defineNew(frozensetType, null, (vm, args, kw) => {
  const cls = args[0] as PyType;
  if (cls === frozensetType) noKeywords('frozenset', kw);
  checkArity('frozenset', args, 0, 1);
  const [, iterable] = args;
  if (iterable instanceof PySet && iterable.cls === frozensetType && cls === frozensetType) return iterable;
  return fillFrom(vm, new PySet(cls), iterable ?? EMPTY);
});

// --- Operations ------------------------------------------------------------------------------------------------------

type Combine = (vm: Machine, self: PySet, other: ops.Operand, cls: PyType) => PySet | undefined;
type Change = (vm: Machine, self: PySet, other: ops.Operand) => boolean;

/** How each operation goes: a new set, in place, and by the prelude (called with the set to change and the other). */
const combine = {
  '|': { make: ops.union as Combine, change: ops.updateSet as Change, slowly: '_set_update' },
  '&': { make: ops.intersection as Combine, change: intersectInPlace, slowly: '_set_keep' },
  '-': { make: ops.difference as Combine, change: ops.removeAll as Change, slowly: '_set_subtract' },
  '^': { make: ops.symmetricDifference as Combine, change: ops.toggleAll as Change, slowly: '_set_toggle' },
} as const;
type SetOp = keyof typeof combine;

function intersectInPlace(vm: Machine, self: PySet, other: ops.Operand): boolean {
  const common = ops.intersection(vm, self, other, setType);
  if (common === undefined) return false;
  self.takeFrom(common);
  return true;
}

/** `self op other` as a new set. */
function makeBy(vm: Machine, op: SetOp, self: PySet, other: Value, cls: PyType): Value {
  const source = operand(vm, other);
  if (source !== undefined) {
    vm.charge(self.size + sizeOf(source));
    const made = combine[op].make(vm, self, source, cls);
    if (made !== undefined) return made;
  }
  return vm.callPrelude(combine[op].slowly, [self.copy(cls), other]);
}

/** Methods taking any number of iterables, each combined with the result so far. */
function manyMethod(name: string, op: SetOp, isInPlace = false): NativeFn {
  return (vm, args, kw) => {
    const self = set(args);
    noKeywords(`${baseType(self).name}.${name}`, kw);
    if (args.length === 1) {
      if (isInPlace) return null;
      vm.charge(self.size);
      return self.copy(baseType(self));
    }
    // What is changed as the operands come; an intersection is put into the set at the end.
    const target = op === '&' ? null : isInPlace ? self : op === '|' ? self.copy(baseType(self)) : null;
    const state = new PyTuple([op, isInPlace ? self : null, target, new PyTuple(args.slice(1)), 0]);
    return nextOperand(vm, state, target ?? self);
  };
}

function nextOperand(vm: Machine, state: PyTuple, soFar: PySet): Value {
  const [op, self, target, others, start] = state.items as [
    SetOp,
    PySet | null,
    PySet | null,
    PyTuple,
    number,
  ];
  let result = soFar;
  for (let i = start; i < others.items.length; i++) {
    const other = others.items[i]!;
    const source = operand(vm, other);
    if (source !== undefined) {
      vm.charge(sizeOf(source));
      if (target !== null) {
        if (combine[op].change(vm, target, source)) continue;
      } else {
        const made = combine[op].make(vm, result, source, baseType(result));
        if (made !== undefined) {
          result = made;
          continue;
        }
      }
    }
    const changed = target ?? result.copy(baseType(result));
    const next = new PyTuple([op, self, target, others, i + 1]);
    return callPreludeThen(vm, combine[op].slowly, [changed, other], MORE_OPERANDS, next);
  }
  if (self === null) return target ?? result;
  if (target === null) self.takeFrom(result);
  return null;
}

const MORE_OPERANDS = kontinuation('set operation', (vm, state, soFar) =>
  nextOperand(vm, state as PyTuple, soFar as PySet),
);

function operator(op: SetOp, isReflected: boolean): NativeFn {
  return (vm, args) => {
    const [self, other] = args as [PySet, Value];
    if (!(other instanceof PySet)) return NOT_IMPLEMENTED;
    return isReflected
      ? makeBy(vm, op, other, self, baseType(other))
      : makeBy(vm, op, self, other, baseType(self));
  };
}

const SELF = kontinuation('in-place set operation', (_vm, self) => self);

function inplaceOperator(op: SetOp): NativeFn {
  return (vm, args) => {
    const [self, other] = args as [PySet, Value];
    if (!(other instanceof PySet)) return NOT_IMPLEMENTED;
    vm.charge(other.size);
    if (combine[op].change(vm, self, other)) return self;
    return callPreludeThen(vm, combine[op].slowly, [self, other], SELF, self);
  };
}

// --- Comparison ------------------------------------------------------------------------------------------------------

function comparison(op: CompareOp): NativeFn {
  return (vm, args) => {
    const [a, b] = args as [PySet, Value];
    if (!(b instanceof PySet)) return NOT_IMPLEMENTED;
    const [x, y] = [a.copy(baseType(a)), b.copy(baseType(b))];
    const known = op === '==' || op === '!=' ? tryEq(vm, x, y) : tryCompare(vm, op, x, y);
    if (known !== undefined) return op === '!=' ? !known : known;
    return vm.callPrelude('_set_compare', [op, a, b]);
  };
}

/** `issubset` and `issuperset`, whose argument may be any iterable. */
function inclusion(isSuperset: boolean): NativeFn {
  return (vm, args) => {
    const self = set(args);
    const other = args[1]!;
    if (other instanceof PySet) {
      const known = isSuperset ? isSubset(vm, other, self) : isSubset(vm, self, other);
      if (known !== undefined) return known;
      return vm.callPrelude('_set_is_subset', isSuperset ? [other, self] : [self, other]);
    }
    requireIterable(other);
    return collectThen(vm, other, INCLUSION, new PyTuple([self, isSuperset]));
  };
}

const INCLUSION = kontinuation('issubset', (vm, state, items) => {
  const [self, isSuperset] = (state as PyTuple).items as [PySet, boolean];
  const known = isSuperset
    ? hasAll(vm, self, (items as PyList).items)
    : isAmong(vm, self, (items as PyList).items);
  return known ?? vm.callPrelude('_set_includes', [self, items, isSuperset]);
});

/** The elements are asked for one by one, up to the first that is missing. */
function hasAll(vm: Machine, self: PySet, items: readonly Value[]): boolean | undefined {
  for (const item of items) {
    const has = self.has(vm, item);
    if (has !== true) return has;
  }
  return true;
}

function isAmong(vm: Machine, self: PySet, items: readonly Value[]): boolean | undefined {
  const other = ops.setOf(vm, items);
  return other === undefined ? undefined : isSubset(vm, self, other);
}

const shared: Parameters<typeof defineMethods>[1] = {
  __len__: ['', (_vm, args) => set(args).size],
  __contains__: [
    'key, /',
    (vm, args) => set(args).contains(vm, args[1]!) ?? vm.callPrelude('_set_contains', args),
  ],
  __eq__: ['value, /', comparison('==')],
  __ne__: ['value, /', comparison('!=')],
  __lt__: ['value, /', comparison('<')],
  __le__: ['value, /', comparison('<=')],
  __gt__: ['value, /', comparison('>')],
  __ge__: ['value, /', comparison('>=')],
  copy: [
    '',
    (vm, args) => {
      if (set(args).cls === frozensetType) return args[0]!;
      vm.charge(set(args).size);
      return set(args).copy(baseType(set(args)));
    },
  ],
  union: [null, manyMethod('union', '|')],
  intersection: [null, manyMethod('intersection', '&')],
  difference: [null, manyMethod('difference', '-')],
  symmetric_difference: ['other, /', (vm, args) => makeBy(vm, '^', set(args), args[1]!, baseType(set(args)))],
  issubset: ['other, /', inclusion(false)],
  issuperset: ['other, /', inclusion(true)],
  isdisjoint: [
    'other, /',
    (vm, args) => {
      const source = operand(vm, args[1]!);
      if (source === undefined) return vm.callPrelude('_set_is_disjoint', args);
      for (const element of ops.elementsOfOperand(source)) {
        const has = set(args).has(vm, element);
        if (has === undefined) return vm.callPrelude('_set_is_disjoint', args);
        if (has) return false;
      }
      return true;
    },
  ],
};
for (const [op, name] of [
  ['|', 'or'],
  ['&', 'and'],
  ['-', 'sub'],
  ['^', 'xor'],
] as const) {
  shared[`__${name}__`] = ['value, /', operator(op, false)];
  shared[`__r${name}__`] = ['value, /', operator(op, true)];
}
defineMethods(setType, shared);
defineMethods(frozensetType, shared);
for (const type of [setType, frozensetType]) {
  defineClassMethods(type, { __class_getitem__: ['object, /', classGetItem] });
}

/** A set is looked for in a set of frozensets as if it were one. */
function frozenTwin(value: Value): Value {
  return value instanceof PySet && !value.isFrozen ? value.copy(frozensetType) : value;
}

defineMethods(setType, {
  __init__: [
    null,
    (vm, args, kw) => {
      noKeywords('set', kw);
      checkArity('set', args, 0, 1);
      set(args).clear();
      const filled = fillFrom(vm, set(args), args[1]);
      return filled === args[0] ? null : filled;
    },
  ],
  __ior__: ['value, /', inplaceOperator('|')],
  __iand__: ['value, /', inplaceOperator('&')],
  __isub__: ['value, /', inplaceOperator('-')],
  __ixor__: ['value, /', inplaceOperator('^')],
  add: ['object, /', (vm, args) => (set(args).add(vm, args[1]!) ? null : vm.callPrelude('_set_add', args))],
  discard: [
    'object, /',
    (vm, args) => {
      const found = set(args).delete(vm, frozenTwin(args[1]!));
      return found === undefined ? callPreludeThen(vm, '_set_discard', args, NOTHING_SAID, null) : null;
    },
  ],
  remove: [
    'object, /',
    (vm, args) => {
      const found = set(args).delete(vm, frozenTwin(args[1]!));
      if (found === undefined) return vm.callPrelude('_set_remove', args);
      if (!found) throw keyError(args[1]!);
      return null;
    },
  ],
  pop: [
    '',
    (_vm, args) => {
      const value = set(args).pop();
      if (value === undefined) throw guestError(KeyError, 'pop from an empty set');
      return value;
    },
  ],
  clear: [
    '',
    (_vm, args) => {
      set(args).clear();
      return null;
    },
  ],
  update: [null, manyMethod('update', '|', true)],
  intersection_update: [null, manyMethod('intersection_update', '&', true)],
  difference_update: [null, manyMethod('difference_update', '-', true)],
  symmetric_difference_update: [
    'other, /',
    (vm, args) => {
      const source = operand(vm, args[1]!);
      if (source !== undefined && ops.toggleAll(vm, set(args), source)) return null;
      return callPreludeThen(vm, '_set_toggle', args, NOTHING_SAID, null);
    },
  ],
});

const NOTHING_SAID = kontinuation('set method', () => null);

/** What containers.py needs of sets: single elements, whatever the set's class. */
export const setHelpers = [
  nativeFunction('_set_candidates', 's, element_hash, /', (_vm, [s, hash]) => {
    return new PyList((s as PySet).candidates(hash as number | bigint));
  }),
  nativeFunction('_set_store', 's, element, element_hash, /', (_vm, [s, element, hash]) => {
    (s as PySet).addResolved(element!, hash as number | bigint);
    return null;
  }),
  nativeFunction('_set_take', 's, element, /', (_vm, [s, element]) => {
    (s as PySet).deleteResolved(element!);
    return null;
  }),
  nativeFunction('_set_put', 's, element, /', (vm, [s, element]) =>
    (s as PySet).add(vm, element!) ? null : vm.callPrelude('_set_add', [s!, element!]),
  ),
  nativeFunction(
    '_set_drop',
    's, element, /',
    (vm, [s, element]) => (s as PySet).delete(vm, element!) ?? vm.callPrelude('_set_discard', [s!, element!]),
  ),
  nativeFunction(
    '_has_element',
    's, element, /',
    (vm, [s, element]) => (s as PySet).has(vm, element!) ?? vm.callPrelude('_set_contains', [s!, element!]),
  ),
  nativeFunction('_set_replace', 's, other, /', (_vm, [s, other]) => {
    (s as PySet).takeFrom(other as PySet);
    return s!;
  }),
];
