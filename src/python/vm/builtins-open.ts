/** `open`: the library's, imported when a program first opens something. */
import { kwFromTuple, kwTuple, type Machine } from './machine';
import { kontinuation, nativeFunction } from './native';
import { type KwArgs, PUSHED, type PyModule, PyTuple, type Value } from './objects';

function open(vm: Machine, args: Value[], kw: KwArgs): Value {
  const below = vm.pushKontinuation(IMPORTED, new PyTuple([new PyTuple(args), kwTuple(kw)]));
  const module = vm.host.importModule(vm, 'io');
  if (module === PUSHED) return PUSHED;
  vm.frame = below.back;
  return call(vm, module, args, kw);
}

function call(vm: Machine, module: Value, args: Value[], kw: KwArgs): Value {
  return vm.call((module as PyModule).dict.get('open')!, args, kw);
}

const IMPORTED = kontinuation('open', (vm, state, module) => {
  const [args, kw] = (state as PyTuple).items as [PyTuple, Value];
  return call(vm, module, args.items, kwFromTuple(kw));
});

export const openFunction = nativeFunction('open', null, open);
