/** Small natives that containers.py and builtins.py are built on, whatever the class of the object says. */

import { PyMappingProxy } from './dict-view-objects';
import { asInt } from './int-arith';
import { nativeFunction } from './native';
import type { CompareOp } from './numbers';
import type { PyDict, PyList, PyTuple } from './objects';

export const preludeHelpers = [
  nativeFunction('_append', 'target, item, /', (_vm, [target, item]) => {
    (target as PyList).items.push(item!);
    return null;
  }),
  nativeFunction('_charge', 'count, /', (vm, [count]) => {
    vm.chargeProgram(Number(asInt(count)));
    return null;
  }),
  nativeFunction('_length', 'sequence, /', (_vm, [sequence]) => (sequence as PyList | PyTuple).items.length),
  nativeFunction('_item', 'sequence, index, /', (_vm, [sequence, index]) => {
    return (sequence as PyList | PyTuple).items[index as number]!;
  }),
  nativeFunction('_mappingproxy', 'mapping, /', (_vm, [mapping]) => new PyMappingProxy(mapping as PyDict)),
  nativeFunction('_compare', 'op, a, b, /', (vm, [op, a, b]) => vm.compare(op as CompareOp, a!, b!)),
];
