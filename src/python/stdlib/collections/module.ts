/** The native part of `collections`. */
import { attributeError } from '../../vm/errors';
import { nativeFunction, PyGetSet } from '../../vm/native';
import { getsetType, type PyDict, PyList, PyTuple, type Value } from '../../vm/objects';
import { defaultdictType } from './defaultdict';
import { dequeType } from './deque';

/** `_tuplegetter(index, name)`: the attribute of a named tuple. */
const tupleGetter = nativeFunction('_tuplegetter', 'index, name, /', (_vm, [index, name]) => {
  const at = index as number;
  return new PyGetSet(getsetType, name as string, (_machine, self) => (self as PyTuple).items[at]!, readOnly);
});

function readOnly(): never {
  throw attributeError("can't set attribute");
}

/** `_make_tuple(cls, items)`: an instance of a subclass of tuple, without calling its `__new__`. */
const makeTuple = nativeFunction('_make_tuple', 'cls, items, /', (_vm, [cls, items]) => {
  const from = items instanceof PyTuple || items instanceof PyList ? items.items : [];
  return new PyTuple(from.slice(), cls as PyTuple['cls']);
});

/** `_to_front(dict, count)`: the last `count` entries become the first ones. */
const moveToFront = nativeFunction('_to_front', 'dict, count, /', (vm, [dict, count]) => {
  const { map } = dict as PyDict;
  const entries = [...map];
  vm.charge(entries.length);
  const from = entries.length - (count as number);
  map.clear();
  for (const [key, value] of [...entries.slice(from), ...entries.slice(0, from)]) map.set(key, value);
  return null;
});

export const collectionsNatives: readonly (readonly [string, Value])[] = [
  ['deque', dequeType],
  ['defaultdict', defaultdictType],
  ['_tuplegetter', tupleGetter],
  ['_make_tuple', makeTuple],
  ['_to_front', moveToFront],
];
