/** Calling a function of the guest from outside its program: for texts of exceptions and values. */

import { PartMissing } from '../base/parts';
import { execute } from '../python/vm/execute';
import type { Machine } from '../python/vm/machine';
import { kontinuation } from '../python/vm/native';
import { PUSHED, type Value } from '../python/vm/objects';

const DONE = kontinuation('called from outside', (_vm, _state, value) => value);

/**
 * Calls `callee` with the thread's frames put aside. Undefined where it raises, or takes more than `budget` instructions.
 * What the call changes stays changed: use a copy of the machine where that matters.
 */
export function evaluate(vm: Machine, callee: Value, args: Value[], budget: number): Value | undefined {
  const { frame, outcome, isRecording, stopAtUser, preemptAt, gilAt, who } = vm;
  vm.isRecording = false;
  vm.frame = null;
  vm.outcome = null;
  vm.preemptAt = vm.gilAt = vm.stopAtUser = Number.POSITIVE_INFINITY;
  try {
    const result = vm.callThen(callee, args, null, DONE, null);
    if (result !== PUSHED) return result;
    vm.sliceEnd = vm.allCount + budget;
    vm.regrant();
    if (execute(vm) !== 'ended') return undefined;
    const answer = vm.outcome as { value?: Value } | null;
    return answer?.value;
  } catch (error) {
    if (error instanceof PartMissing) throw error;
    return undefined;
  } finally {
    vm.frame = frame;
    vm.outcome = outcome;
    vm.isRecording = isRecording;
    vm.stopAtUser = stopAtUser;
    vm.preemptAt = preemptAt;
    vm.gilAt = gilAt;
    vm.who = who;
  }
}
