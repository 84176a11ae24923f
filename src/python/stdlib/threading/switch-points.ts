/** Where a turn that is over may be cut: at any instruction, where a line begins, at the GIL's points, at an await. */
import type { SwitchPoints } from '../../../events/schedulers';
import { Op } from '../../compiler/opcodes';
import { MARK } from '../../vm/code';
import type { Copier, Copyable } from '../../vm/copier';
import type { Frame } from '../../vm/frame';
import type { Machine } from '../../vm/machine';
import { asyncGeneratorType, coroutineType } from '../../vm/objects';

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
    case 'gil':
      if (hasPassedGilPoint(vm, stood)) return true;
      if (stood.frame === null || vm.userCount > stood.count) stood.note(vm);
      return false;
  }
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
