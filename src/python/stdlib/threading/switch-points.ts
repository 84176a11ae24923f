/** Where a turn that is over may be cut: at any instruction, where a line begins, at the GIL's points, at an await. */
import type { SwitchPoints } from '../../../events/schedulers';
import { Op } from '../../compiler/opcodes';
import { ARG_SHIFT, MARK, OP_MASK } from '../../vm/code';
import type { Copier, Copyable } from '../../vm/copier';
import type { Frame } from '../../vm/frame';
import { RangeIterator } from '../../vm/iterators';
import type { Machine } from '../../vm/machine';
import { PyNative } from '../../vm/native';
import {
  asyncGeneratorType,
  coroutineType,
  PyFloat,
  PyFunction,
  PyModule,
  PyObject,
  PyType,
  type Value,
} from '../../vm/objects';

/** Where the program stood when its next instruction was looked at, and who had called. */
export class Stood implements Copyable {
  frame: Frame | null = null;
  back: Frame | null = null;
  pc = 0;
  count = 0;

  note(vm: Machine): void {
    this.frame = vm.frame;
    this.back = vm.frame!.back;
    this.pc = vm.frame!.pc;
    this.count = vm.userCount;
  }
  clear(): void {
    this.frame = this.back = null;
  }
  shell(): Stood {
    return new Stood();
  }
  fill(from: this, copier: Copier): void {
    this.frame = from.frame && copier.object(from.frame);
    this.back = from.back && copier.object(from.back);
    this.pc = from.pc;
    this.count = from.count;
  }
}

const CALLS: ReadonlySet<number> = new Set([
  Op.CALL_FUNCTION,
  Op.CALL_METHOD,
  Op.CALL_FUNCTION_KW,
  Op.CALL_FUNCTION_EX,
]);
const AWAITS: ReadonlySet<number> = new Set([Op.GET_AWAITABLE, Op.GET_ANEXT, Op.BEFORE_ASYNC_WITH]);
/** Functions in our code that CPython 3.13 inlines (PEP 709). */
const INLINED: ReadonlySet<string> = new Set(['<listcomp>', '<setcomp>', '<dictcomp>']);

/**
 * Whether the running code of the program stands at such a point. The GIL's points lie behind instructions: `stood` is
 * where the program was before the last one, and is noted anew if this is none; then one more instruction may run.
 */
export function isAtPoint(vm: Machine, points: SwitchPoints, stood: Stood): boolean {
  const { code, pc } = vm.frame!;
  switch (points) {
    case 'instruction':
      return true;
    case 'line':
      return (code.marked[pc]! & MARK) !== 0;
    case 'await':
      return AWAITS.has(code.words[pc]! & 255);
    case 'access':
      return isAccessNext(vm.frame!);
    case 'gil':
      if (hasPassedGilPoint(vm, stood)) return true;
      if (stood.frame === null || vm.userCount > stood.count) stood.note(vm);
      return false;
  }
}

/** Read or write what others may see: names, attributes, items, variables of inner functions; or call. */
const ACCESSES: ReadonlySet<number> = new Set([
  Op.STORE_GLOBAL,
  Op.DELETE_GLOBAL,
  Op.STORE_NAME,
  Op.DELETE_NAME,
  Op.LOAD_ATTR,
  Op.STORE_ATTR,
  Op.DELETE_ATTR,
  Op.BINARY_SUBSCR,
  Op.STORE_SUBSCR,
  Op.DELETE_SUBSCR,
  Op.LOAD_DEREF,
  Op.STORE_DEREF,
  Op.DELETE_DEREF,
  Op.CONTAINS_OP,
  Op.COMPARE_OP,
  ...CALLS,
]);

/**
 * Whether the next instruction may touch what others see. Names of functions, classes and modules count as fixed, and a
 * range that is gone through as one's own.
 */
function isAccessNext(frame: Frame): boolean {
  const { code, pc, slots, sp } = frame;
  const word = code.words[pc]!;
  const op = word & OP_MASK;
  const top = slots[sp - 1];
  switch (op) {
    case Op.LOAD_GLOBAL:
    case Op.LOAD_NAME: {
      const value = frame.globals.get(code.names[word >> ARG_SHIFT]!);
      return value !== undefined && !isFixed(value);
    }
    case Op.FOR_ITER:
      return !(top instanceof RangeIterator);
    case Op.COMPARE_OP:
    case Op.CONTAINS_OP:
      return typeof top === 'object' || typeof slots[sp - 2] === 'object';
    case Op.BINARY_ADD:
    case Op.INPLACE_ADD:
      return slots[sp - 2] instanceof PyObject && !(slots[sp - 2] instanceof PyFloat);
    default:
      return ACCESSES.has(op);
  }
}

function isFixed(value: Value): boolean {
  return (
    value instanceof PyFunction ||
    value instanceof PyNative ||
    value instanceof PyType ||
    value instanceof PyModule
  );
}

/** The instruction that has just run, with all of the library that it called, ended where the GIL may change hands. */
export function hasPassedGilPoint(vm: Machine, { frame, back, pc, count }: Stood): boolean {
  if (frame === null || vm.userCount <= count) return false;
  const now = vm.frame!;
  if (now === frame) return now.pc <= pc || CALLS.has(frame.code.words[pc]! & 255);
  if (now === back) return false;
  // The library has called, or gone from one task to another.
  if (now.back !== frame) return true;
  if (now.pc === 0) return !INLINED.has(now.code.name);
  const { gen } = now;
  return gen !== null && gen.cls !== coroutineType && gen.cls !== asyncGeneratorType;
}
