/** Tuples with named fields, as C modules have them: `time.struct_time`, `sys.version_info`. */
import { PyGetSet } from '../vm/native';
import { getsetType, PyTuple, PyType, tupleType, type Value } from '../vm/objects';
import { defineRepr, tryRepr } from '../vm/repr';

/** A type of tuples whose items have these names. `shown`: what its reprs begin with. */
export function structSequence(
  name: string,
  module: string,
  shown: string,
  fields: readonly string[],
): PyType {
  const type = new PyType(name, [tupleType], true, undefined, module);
  fields.forEach((field, i) => {
    type.attrs.set(field, new PyGetSet(getsetType, field, (_vm, self) => (self as PyTuple).items[i]!, null));
  });
  type.attrs.set('n_fields', fields.length);
  type.attrs.set('n_sequence_fields', fields.length);
  type.attrs.set('n_unnamed_fields', 0);
  defineRepr(type, (vm, value) => {
    const parts = fields.map((field, i) => `${field}=${tryRepr(vm, (value as PyTuple).items[i]!) ?? '...'}`);
    return `${shown}(${parts.join(', ')})`;
  });
  return type;
}

/** An instance, from its fields in order. */
export function structOf(type: PyType, values: readonly Value[]): PyTuple {
  return new PyTuple([...values], type);
}
