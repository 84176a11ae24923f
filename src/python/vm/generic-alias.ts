/** `list[int]` and its like (types.GenericAlias, PEP 585): enough of it to be written, shown and called. */
import type { Copier } from './copier';
import type { Machine } from './machine';
import { objectType, PyOrdinary, PyTuple, PyType, type Value } from './objects';

export const genericAliasType = new PyType('GenericAlias', [objectType], true, undefined, 'types');

export class PyGenericAlias extends PyOrdinary {
  origin: Value;
  args: PyTuple;
  constructor(origin: Value, args: PyTuple) {
    super(genericAliasType);
    this.origin = origin;
    this.args = args;
  }
  override shell(): PyGenericAlias {
    return new PyGenericAlias(null, this.args);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.origin = copier.value(from.origin);
    this.args = copier.object(from.args);
  }
}

/** The `__class_getitem__` of builtin generic types. */
export function classGetItem(_vm: Machine, args: Value[]): Value {
  const [origin, item] = args as [Value, Value];
  return new PyGenericAlias(origin, item instanceof PyTuple ? item : new PyTuple([item]));
}
