/** CALL_INTRINSIC_1 and _2: type parameters and type aliases (PEP 695, 696). Their classes are in prelude/typing.py. */
import { Intrinsic1, Intrinsic2 } from '../compiler/opcodes';
import { MachineError } from './errors';
import type { Frame } from './frame';
import { push } from './instructions';
import type { Machine } from './machine';
import type { Value } from './objects';

const ONE: Record<number, string> = {
  [Intrinsic1.TYPEVAR]: '_typevar',
  [Intrinsic1.PARAMSPEC]: '_paramspec',
  [Intrinsic1.TYPEVARTUPLE]: '_typevartuple',
  [Intrinsic1.SUBSCRIPT_GENERIC]: '_subscript_generic',
  [Intrinsic1.TYPEALIAS]: '_typealias',
};

const TWO: Record<number, string> = {
  [Intrinsic2.TYPEVAR_WITH_BOUND]: '_typevar_with_bound',
  [Intrinsic2.TYPEVAR_WITH_CONSTRAINTS]: '_typevar_with_constraints',
  [Intrinsic2.SET_FUNCTION_TYPE_PARAMS]: '_set_function_type_params',
  [Intrinsic2.SET_TYPEPARAM_DEFAULT]: '_set_typeparam_default',
};

export function intrinsic1(vm: Machine, f: Frame, which: number): boolean {
  const name = ONE[which];
  if (name === undefined) throw new MachineError(`no intrinsic ${which}`);
  const value = f.slots[--f.sp] as Value;
  push(vm, vm.callPrelude(name, [value]));
  return true;
}

export function intrinsic2(vm: Machine, f: Frame, which: number): boolean {
  const name = TWO[which];
  if (name === undefined) throw new MachineError(`no intrinsic ${which}`);
  const second = f.slots[--f.sp] as Value;
  const first = f.slots[--f.sp] as Value;
  push(vm, vm.callPrelude(name, [first, second]));
  return true;
}
