/** What dict views can do: iteration, membership, set operations (CPython docs, "Dictionary view objects"). */
import { callPreludeThen, tryItems } from './builtins-support';
import { reprOf } from './builtins-text';
import { USER_KEY } from './dict-keys';
import { dictHas } from './dict-object';
import {
  dictItemsType,
  dictKeysType,
  dictValuesType,
  mappingProxyType,
  PyDictView,
  PyMappingProxy,
} from './dict-view-objects';
import { containsElement, elementsOf, isSetLike, type SetLike, tryCompare, tryEq } from './equality';
import { typeError } from './errors';
import { DictIterator, defineIter } from './iterators';
import { requireIterable } from './list-sequence';
import type { Machine } from './machine';
import { defineMethods, defineNew, kontinuation, type NativeFn, PyGetSet } from './native';
import type { CompareOp } from './numbers';
import { dictType, getsetType, NOT_IMPLEMENTED, PyDict, type PyTuple, setType, type Value } from './objects';
import { defineStr, tryRepr } from './repr';
import { PySet } from './set-object';
import { type Operand, removeAll, setOf, toggleAll, updateSet } from './set-operations';

const view = (args: Value[]): PyDictView => args[0] as PyDictView;

type SetOp = '&' | '|' | '-' | '^';

/** A set of a view's elements or of any iterable's, laid out as CPython lays it out. */
function toSet(vm: Machine, value: Value, items: Value[]): PySet | undefined {
  return setOf(vm, items, setType, value instanceof PyDictView && value.part === 'key' ? value.source : null);
}

/** Elements of a view or of another operand, undefined if Python code has to give them. */
function elements(vm: Machine, value: Value): Value[] | undefined {
  return isSetLike(value) ? elementsOf(value) : tryItems(vm, value);
}

/** What an operand is to `set.update` and its like. */
function operandOf(value: Value, items: Value[]): Operand {
  return value instanceof PySet ? value : items;
}

/** `left op right` for `|`, `-` and `^`; undefined: by the prelude. */
function combine(vm: Machine, op: SetOp, left: Value, right: Value): PySet | undefined {
  const [first, second] = [elements(vm, left), elements(vm, right)];
  if (first === undefined || second === undefined) return undefined;
  vm.charge(first.length + second.length);
  if (op === '^' && isItems(left) && isItems(right)) return differingItems(vm, left, right);
  const result = toSet(vm, left, first);
  if (result === undefined) return undefined;
  const operand = operandOf(right, second);
  const change = op === '|' ? updateSet : op === '-' ? removeAll : toggleAll;
  return change(vm, result, operand) ? result : undefined;
}

function isItems(value: Value): value is PyDictView {
  return value instanceof PyDictView && value.part === 'item';
}

/** Items that are in one of two dicts only; equal ones need not be hashable. */
function differingItems(vm: Machine, a: PyDictView, b: PyDictView): PySet | undefined {
  const result = new PySet();
  for (const [inner, outer] of [
    [b, a],
    [a, b],
  ] as const) {
    for (const item of elementsOf(inner)) {
      const has = containsElement(vm, outer, item);
      if (has === undefined || (!has && !result.add(vm, item))) return undefined;
    }
  }
  return result;
}

/** `view & other`: what of the smaller one is in the other. */
function intersect(vm: Machine, view: PyDictView, other: Value): PySet | undefined {
  let [asked, walked]: [Value, Value] = [view, other];
  const size = view.source.map.size;
  const isLargeSet = other instanceof PySet && other.cls.isBuiltin && size <= other.size;
  const isLargeView = other instanceof PyDictView && isSetLike(other) && other.source.map.size > size;
  if (isLargeSet || isLargeView) [asked, walked] = [other, view];
  const items = elements(vm, walked);
  if (items === undefined) return undefined;
  vm.charge(items.length);
  const result = new PySet();
  for (const item of items) {
    const has = containsElement(vm, asked as SetLike, item);
    if (has === undefined || (has && !result.add(vm, item))) return undefined;
  }
  return result;
}

function setOperator(op: SetOp, isReflected: boolean): NativeFn {
  return (vm, args) => {
    const [self, other] = args as [PyDictView, Value];
    requireIterable(other);
    const [left, right] = isReflected ? [other, self] : [self, other];
    const result = op === '&' ? intersect(vm, self, other) : combine(vm, op, left, right);
    return result ?? vm.callPrelude('_view_operation', [op, left, right]);
  };
}

function comparison(op: CompareOp): NativeFn {
  return (vm, args) => {
    const [a, b] = args as [Value, Value];
    if (!isSetLike(b)) return NOT_IMPLEMENTED;
    const known = op === '==' || op === '!=' ? tryEq(vm, a, b) : tryCompare(vm, op, a, b);
    if (known !== undefined) return op === '!=' ? !known : known;
    return vm.callPrelude('_view_compare', [op, a, b]);
  };
}

const CONTAINED = kontinuation('in view', (_vm, _state, value) => value);

const keysAndItems: Parameters<typeof defineMethods>[1] = {
  __contains__: [
    'key, /',
    (vm, args) => {
      const known = containsElement(vm, view(args), args[1]!);
      if (known !== undefined) return known;
      const { source, part } = view(args);
      if (part === 'key') return callPreludeThen(vm, '_dict_contains', [source, args[1]!], CONTAINED, null);
      const [key, value] = (args[1] as PyTuple).items as [Value, Value];
      return vm.callPrelude('_items_contain', [source, key, value]);
    },
  ],
  __eq__: ['value, /', comparison('==')],
  __ne__: ['value, /', comparison('!=')],
  __lt__: ['value, /', comparison('<')],
  __le__: ['value, /', comparison('<=')],
  __gt__: ['value, /', comparison('>')],
  __ge__: ['value, /', comparison('>=')],
  isdisjoint: [
    'other, /',
    (vm, args) => {
      requireIterable(args[1]!);
      const items = elements(vm, args[1]!);
      if (items === undefined) return vm.callPrelude('_view_is_disjoint', args);
      for (const item of items) {
        const known = containsElement(vm, view(args), item);
        if (known === undefined) return vm.callPrelude('_view_is_disjoint', args);
        if (known) return false;
      }
      return true;
    },
  ],
};
for (const [op, name] of [
  ['&', 'and'],
  ['|', 'or'],
  ['-', 'sub'],
  ['^', 'xor'],
] as const) {
  keysAndItems[`__${name}__`] = ['value, /', setOperator(op, false)];
  keysAndItems[`__r${name}__`] = ['value, /', setOperator(op, true)];
}

for (const type of [dictKeysType, dictItemsType, dictValuesType]) {
  if (type !== dictValuesType) {
    defineMethods(type, keysAndItems);
    type.attrs.set('__hash__', null);
  }
  defineIter(type, (value) => new DictIterator((value as PyDictView).source, (value as PyDictView).part));
  defineMethods(type, {
    __len__: ['', (_vm, args) => view(args).source.map.size],
    __reversed__: ['', (_vm, args) => new DictIterator(view(args).source, view(args).part, true)],
  });
  type.attrs.set(
    'mapping',
    new PyGetSet(getsetType, 'mapping', (_vm, self) => new PyMappingProxy((self as PyDictView).source), null),
  );
}

// --- mappingproxy ----------------------------------------------------------------------------------------------------

const proxied = (args: Value[]): PyDict => (args[0] as PyMappingProxy).source;

defineNew(mappingProxyType, 'mapping', (_vm, args) => {
  if (!(args[1] instanceof PyDict)) throw typeError('mappingproxy() argument must be a mapping');
  return new PyMappingProxy(args[1]);
});

/** Methods a mappingproxy has from the dict behind it. */
function forward(name: string): readonly [null, NativeFn] {
  return [
    null,
    (vm, args, kw) => vm.callMethodFunction(dictType.attrs.get(name)!, proxied(args), args.slice(1), kw),
  ];
}

defineMethods(mappingProxyType, {
  __len__: ['', (_vm, args) => proxied(args).map.size],
  __contains__: [
    'key, /',
    (vm, args) => {
      const has = dictHas(vm, proxied(args), args[1]!);
      return has === USER_KEY ? vm.callPrelude('_dict_contains', [proxied(args), args[1]!]) : has;
    },
  ],
  __eq__: ['value, /', (vm, args) => tryEq(vm, args[0]!, args[1]!) ?? NOT_IMPLEMENTED],
  ...Object.fromEntries(
    ['__getitem__', '__reversed__', '__or__', 'get', 'keys', 'values', 'items', 'copy'].map((name) => [
      name,
      forward(name),
    ]),
  ),
});
defineIter(mappingProxyType, (value) => new DictIterator((value as PyMappingProxy).source, 'key'));
defineStr(
  mappingProxyType,
  (vm, value) => tryRepr(vm, (value as PyMappingProxy).source),
  (vm, value) => reprOf(vm, (value as PyMappingProxy).source),
);
