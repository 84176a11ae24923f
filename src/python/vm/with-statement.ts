/** Entering `with` and `async with` blocks (CPython docs, "The with statement"). */
import { Op } from '../compiler/opcodes';
import { typeError } from './errors';
import { type Frame, pushBlock } from './frame';
import type { Machine } from './machine';
import { kontinuation, nativeFunction } from './native';
import { NOTHING, PUSHED, PyInstance, PyMethod, PyTuple, PyWrapped, type Value } from './objects';
import { lookup, typeOf } from './types';

/** The exit method of a context manager, bound; both methods are looked for before the first is called. */
export function boundSpecial(manager: Value, name: string, partner: string, isAsync: boolean): Value {
  const type = typeOf(manager);
  const protocol = isAsync ? 'asynchronous context manager' : 'context manager';
  if (lookup(type, partner) === undefined) {
    throw typeError(`'${type.name}' object does not support the ${protocol} protocol`);
  }
  const method = lookup(type, name);
  if (method === undefined) {
    throw typeError(
      `'${type.name}' object does not support the ${protocol} protocol (missed ${name} method)`,
    );
  }
  if (method instanceof PyWrapped || method instanceof PyInstance) {
    return new PyMethod(callSpecial, new PyTuple([method, manager]));
  }
  return new PyMethod(method, manager);
}

/** Binds and calls a special method that is no plain function: a static or class method, an object with `__get__`. */
const callSpecial = nativeFunction('__exit__', null, (vm, [found, ...args], kw) => {
  const [method, self] = (found as PyTuple).items as [Value, Value];
  return vm.callMethodFunction(method, self, args, kw);
});

/** SETUP_WITH: the exit method goes below the block, and `__enter__` is called; true if frames have changed. */
export function setupWith(vm: Machine, f: Frame, arg: number): boolean {
  const manager = f.slots[--f.sp] as Value;
  f.slots[f.sp++] = boundSpecial(manager, '__exit__', '__enter__', false);
  const handler = f.pc + arg;
  const below = vm.pushKontinuation(ENTERED, handler);
  const result = vm.callMethod(manager, '__enter__', [])!;
  if (result === PUSHED) return true;
  vm.frame = below.back;
  ENTERED.run(vm, handler, result);
  return true;
}

/** The block begins only after `__enter__` has returned; what it returned lies above the block. */
const ENTERED = kontinuation('__enter__', (vm, handler, value) => {
  const f = vm.frame!;
  pushBlock(f, Op.SETUP_WITH, handler as number, f.sp);
  f.slots[f.sp++] = value;
  return NOTHING;
});
