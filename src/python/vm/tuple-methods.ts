/** The type `tuple` (CPython docs, "Immutable Sequence Types"; Objects/tupleobject.c). */
import { checkArity, collectThen, noKeywords, Retry } from './builtins-support';
import { valueError } from './errors';
import { classGetItem } from './generic-alias';
import { comparisons, concat, contains, count, getItem, indexMethod, itemsOf, repeat } from './list-sequence';
import type { Machine } from './machine';
import { defineClassMethods, defineMethods, defineNew, kontinuation } from './native';
import { type PyList, PyTuple, type PyType, tupleType, type Value } from './objects';

const MADE = kontinuation('tuple', (vm, cls, made) => {
  const { items } = made as PyList;
  vm.charge(items.length);
  return new PyTuple(items, cls as PyType);
});

defineNew(tupleType, null, (vm, args, kw) => {
  const cls = args[0] as PyType;
  if (cls === tupleType) noKeywords('tuple', kw);
  checkArity('tuple', args, 0, 1);
  const iterable = args[1];
  if (iterable === undefined) return new PyTuple([], cls);
  if (iterable instanceof PyTuple && iterable.cls === tupleType && cls === tupleType) return iterable;
  return collectThen(vm, iterable, MADE, cls);
});

function repeatTuple(name: string) {
  return (vm: Machine, args: Value[]): Value => {
    const self = args[0] as PyTuple;
    if (args[1] === 1 && self.cls === tupleType) return self;
    const made = repeat(vm, tupleType, name, args);
    return made instanceof Retry ? made.result : new PyTuple(made);
  };
}

defineMethods(tupleType, {
  ...comparisons(tupleType),
  __len__: ['', (_vm, args) => itemsOf(args).length],
  __getitem__: ['key, /', (vm, args) => getItem(vm, tupleType, args, (items) => new PyTuple(items))],
  __contains__: ['key, /', contains],
  __add__: ['value, /', (vm, args) => new PyTuple(concat(vm, tupleType, itemsOf(args), args[1]!))],
  __mul__: ['value, /', repeatTuple('__mul__')],
  __rmul__: ['value, /', repeatTuple('__rmul__')],
  __getnewargs__: ['', (_vm, args) => new PyTuple([new PyTuple(itemsOf(args))])],
  count: ['value, /', count],
  index: [
    'value, start=?, stop=?, /',
    indexMethod(tupleType, () => {
      throw valueError('tuple.index(x): x not in tuple');
    }),
  ],
});
defineClassMethods(tupleType, { __class_getitem__: ['object, /', classGetItem] });
