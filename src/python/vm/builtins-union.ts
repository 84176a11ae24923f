/** `int | str` (types.UnionType, PEP 604), and what `list[int]` can do besides being shown. */
import { hashOf } from './builtins-hash';
import type { Copier } from './copier';
import { tryEq } from './equality';
import { classGetItem, genericAliasType, PyGenericAlias } from './generic-alias';
import type { Machine } from './machine';
import { defineMethods, defineNew, kontinuation, PyGetSet } from './native';
import {
  getsetType,
  NOT_IMPLEMENTED,
  noneType,
  objectType,
  PyException,
  PyList,
  PyObject,
  PyOrdinary,
  PyTuple,
  PyType,
  typeType,
  type Value,
} from './objects';
import { defineRepr, displayName, showItems } from './repr';

export const unionType = new PyType('UnionType', [objectType], true, undefined, 'types');

export class PyUnion extends PyOrdinary {
  args: Value[];
  constructor(args: Value[]) {
    super(unionType);
    this.args = args;
  }
  override shell(): PyUnion {
    return new PyUnion([]);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.args = copier.array(from.args);
  }
}

function isOperand(value: Value): boolean {
  return (
    value === null || value instanceof PyType || value instanceof PyUnion || value instanceof PyGenericAlias
  );
}

/** `a | b` of types: None stands for its type, unions are taken apart, doubles go. */
function unite(vm: Machine, a: Value, b: Value): Value {
  if (!isOperand(a) || !isOperand(b)) return NOT_IMPLEMENTED;
  const parts: Value[] = [];
  for (const value of [a, b].flatMap((side) => (side instanceof PyUnion ? side.args : [side]))) {
    const part = value === null ? noneType : value;
    if (!parts.some((known) => known === part || (known !== null && sameAlias(vm, known, part))))
      parts.push(part);
  }
  return parts.length === 1 ? parts[0]! : new PyUnion(parts);
}

function sameAlias(vm: Machine, a: Value, b: Value): boolean {
  if (!(a instanceof PyGenericAlias) || !(b instanceof PyGenericAlias)) return false;
  return a.origin === b.origin && tryEq(vm, a.args, b.args) === true;
}

for (const type of [typeType, unionType, genericAliasType]) {
  defineMethods(type, {
    __or__: ['value, /', (vm, args) => unite(vm, args[0]!, args[1]!)],
    __ror__: ['value, /', (vm, args) => unite(vm, args[1]!, args[0]!)],
  });
}

function partText(part: Value, inner: (part: Value) => string | undefined): string | undefined {
  if (part === noneType) return 'None';
  return part instanceof PyType ? displayName(part) : inner(part);
}

defineRepr(
  unionType,
  (_vm, value, inner) => {
    const texts = (value as PyUnion).args.map((part) => partText(part, inner));
    return texts.includes(undefined) ? undefined : texts.join(' | ');
  },
  (vm, value) => showItems(vm, value, (value as PyUnion).args, '', '', '...'),
);

defineMethods(unionType, {
  __eq__: [
    'value, /',
    (vm, args) => {
      const [a, b] = args as [PyUnion, Value];
      if (!(b instanceof PyUnion)) return NOT_IMPLEMENTED;
      const isIn = (part: Value, parts: Value[]): boolean =>
        parts.some((other) => other === part || sameAlias(vm, other, part));
      return a.args.every((part) => isIn(part, b.args)) && b.args.every((part) => isIn(part, a.args));
    },
  ],
  __hash__: [
    '',
    (vm, args) => {
      const { args: parts } = args[0] as PyUnion;
      return vm.callPrelude('_hash_items', [new PyList(parts), true]);
    },
  ],
  __instancecheck__: [
    'instance, /',
    (vm, args) => vm.call(vm.builtins.get('isinstance')!, [args[1]!, args[0]!], null),
  ],
  __subclasscheck__: [
    'cls, /',
    (vm, args) => vm.call(vm.builtins.get('issubclass')!, [args[1]!, args[0]!], null),
  ],
});
unionType.attrs.set(
  '__args__',
  new PyGetSet(getsetType, '__args__', (_vm, self) => new PyTuple((self as PyUnion).args.slice()), null),
);

// --- list[int] -------------------------------------------------------------------------------------------------------

const alias = (value: Value): PyGenericAlias => value as PyGenericAlias;

genericAliasType.attrs.set(
  '__origin__',
  new PyGetSet(getsetType, '__origin__', (_vm, self) => alias(self).origin, null),
);
genericAliasType.attrs.set(
  '__args__',
  new PyGetSet(getsetType, '__args__', (_vm, self) => alias(self).args, null),
);

genericAliasType.attrs.set(
  '__parameters__',
  new PyGetSet(getsetType, '__parameters__', (vm, self) => vm.callPrelude('_alias_parameters', [self]), null),
);

/** `list[int]()` makes a list that remembers what it was made by, where it can. */
const MADE = kontinuation('generic alias', (_vm, made, value) => {
  if (
    value instanceof PyObject &&
    !value.cls.isBuiltin &&
    !(value instanceof PyException) &&
    value.dict !== null
  ) {
    value.dict.set('__orig_class__', made);
  }
  return value;
});

defineNew(genericAliasType, 'origin, args, /', (vm, [, origin, args]) => classGetItem(vm, [origin!, args!]));

defineMethods(genericAliasType, {
  __call__: [null, (vm, args, kw) => vm.callThen(alias(args[0]!).origin, args.slice(1), kw, MADE, args[0]!)],
  __eq__: [
    'value, /',
    (vm, args) => {
      const [a, b] = args as [Value, Value];
      return b instanceof PyGenericAlias ? a === b || sameAlias(vm, a, b) : NOT_IMPLEMENTED;
    },
  ],
  __hash__: ['', (vm, args) => hashOf(vm, new PyTuple([alias(args[0]!).origin, alias(args[0]!).args]))],
  __getitem__: ['key, /', (vm, args) => vm.callPrelude('_alias_substituted', args)],
  __mro_entries__: ['bases, /', (_vm, args) => new PyTuple([alias(args[0]!).origin])],
  __getattr__: ['name, /', (vm, args) => vm.getAttribute(alias(args[0]!).origin, args[1] as string)],
});
