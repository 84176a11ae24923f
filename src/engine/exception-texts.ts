/** Texts of uncaught exceptions whose `__str__` is Python code: it is run before the traceback is printed. */
import { execute } from '../python/vm/execute';
import type { Machine } from '../python/vm/machine';
import { kontinuation } from '../python/vm/native';
import { PUSHED, type PyException, type Value } from '../python/vm/objects';
import { tryStr } from '../python/vm/repr';
import { groupMembers } from './traceback';

/** What `str(exception)` gave, for exceptions that needed code to tell. */
export const exceptionTexts = new WeakMap<PyException, string>();

/** Instructions that one `__str__` may take. */
const BUDGET = 1_000_000;

const DONE = kontinuation('text of an exception', (_vm, _state, value) => value);

/** Runs `str()` on every exception of the chain that needs it. The thread must have ended. */
export function prepareTexts(vm: Machine, exception: PyException): void {
  const seen = new Set<PyException>();
  const visit = (at: PyException | null): void => {
    if (at === null || seen.has(at)) return;
    seen.add(at);
    if (tryStr(vm, at) === undefined) {
      const text = evaluate(vm, vm.builtins.get('str')!, [at]);
      if (typeof text === 'string') exceptionTexts.set(at, text);
    }
    visit(at.cause);
    visit(at.context);
    for (const member of groupMembers(at) ?? []) visit(member);
  };
  visit(exception);
}

/** Calls a function on a thread that has ended; undefined where it raises or takes too long. */
function evaluate(vm: Machine, callee: Value, args: Value[]): Value | undefined {
  const { outcome } = vm;
  const { isRecording } = vm;
  vm.isRecording = false;
  vm.frame = null;
  vm.outcome = null;
  vm.preemptAt = Number.POSITIVE_INFINITY;
  try {
    const result = vm.callThen(callee, args, null, DONE, null);
    if (result !== PUSHED) return result;
    vm.sliceEnd = vm.allCount + BUDGET;
    vm.regrant();
    if (execute(vm) !== 'ended') return undefined;
    const answer = vm.outcome as { value?: Value } | null;
    return answer?.value;
  } catch {
    return undefined;
  } finally {
    vm.frame = null;
    vm.outcome = outcome;
    vm.isRecording = isRecording;
  }
}
