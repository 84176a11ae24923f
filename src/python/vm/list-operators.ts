/** Operators on builtin containers without the search for special methods: what most programs do most of the time. */
import { reserveItems } from './builtins-support';
import { repeated } from './list-sequence';
import type { Machine } from './machine';
import type { BinaryOp } from './numbers';
import {
  frozensetType,
  listType,
  PyList,
  PyObject,
  PyTuple,
  setType,
  tupleType,
  type Value,
} from './objects';
import { PySet } from './set-object';
import * as sets from './set-operations';

/** `a op b` for lists, tuples and sets themselves (not their subclasses); undefined: by special methods. */
export function containerOp(vm: Machine, op: BinaryOp, a: Value, b: Value): Value | undefined {
  if (a instanceof PyObject) {
    if (a.cls === listType || a.cls === tupleType) return sequenceOp(vm, op, a as PyList | PyTuple, b);
    return a instanceof PySet && b instanceof PySet ? setOp(vm, op, a, b) : undefined;
  }
  if (op !== '*' || typeof a !== 'number' || !(b instanceof PyObject)) return undefined;
  return b.cls === listType || b.cls === tupleType ? sequenceOp(vm, op, b as PyList | PyTuple, a) : undefined;
}

function sequenceOp(vm: Machine, op: BinaryOp, a: PyList | PyTuple, b: Value): Value | undefined {
  let items: Value[];
  if (op === '+') {
    if (!(b instanceof PyObject) || b.cls !== a.cls) return undefined;
    const other = (b as PyList | PyTuple).items;
    const length = a.items.length + other.length;
    reserveItems(vm, length);
    vm.charge(length);
    items = a.items.concat(other);
  } else if (op === '*' && typeof b === 'number') items = repeated(vm, a.items, b);
  else return undefined;
  return a instanceof PyList ? new PyList(items) : new PyTuple(items);
}

function setOp(vm: Machine, op: BinaryOp, a: PySet, b: PySet): Value | undefined {
  const { cls } = a;
  if ((cls !== setType && cls !== frozensetType) || (b.cls !== setType && b.cls !== frozensetType))
    return undefined;
  if (op !== '|' && op !== '&' && op !== '-' && op !== '^') return undefined;
  vm.charge(a.size + b.size);
  switch (op) {
    case '|':
      return sets.union(vm, a, b, cls);
    case '&':
      return sets.intersection(vm, a, b, cls);
    case '-':
      return sets.difference(vm, a, b, cls);
    case '^':
      return sets.symmetricDifference(vm, a, b, cls);
  }
}

/** `a op= b` where `a` is a list and `b` a list or tuple; undefined: as any other operator. */
export function containerInplace(vm: Machine, op: BinaryOp, a: Value, b: Value): Value | undefined {
  if (op !== '+' || !(a instanceof PyList) || a.cls !== listType || !(b instanceof PyObject))
    return undefined;
  if (b.cls !== listType && b.cls !== tupleType) return undefined;
  const items = (b as PyList | PyTuple).items.slice();
  reserveItems(vm, a.items.length + items.length);
  vm.charge(items.length);
  for (const item of items) a.items.push(item);
  return a;
}
