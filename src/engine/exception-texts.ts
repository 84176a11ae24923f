/** Texts of uncaught exceptions whose `__str__` is Python code: it is run before the traceback is printed. */
import type { Machine } from '../python/vm/machine';
import type { PyException } from '../python/vm/objects';
import { tryStr } from '../python/vm/repr';
import { evaluate } from './evaluate';
import * as reports from './reports';
import { groupMembers } from './traceback';

/** What `str(exception)` gave, for exceptions that needed code to tell. */
export const exceptionTexts = new WeakMap<PyException, string>();

/** Instructions that one `__str__` may take. */
const BUDGET = 1_000_000;

/** Runs `str()` on every exception of the chain that needs it. The thread must have ended. */
export function prepareTexts(vm: Machine, exception: PyException): void {
  const seen = new Set<PyException>();
  const visit = (at: PyException | null): void => {
    if (at === null || seen.has(at)) return;
    seen.add(at);
    if (tryStr(vm, at) === undefined) {
      const text = evaluate(vm, vm.builtins.get('str')!, [at], BUDGET);
      if (typeof text === 'string') exceptionTexts.set(at, text);
    }
    visit(at.cause);
    visit(at.context);
    for (const member of groupMembers(at) ?? []) visit(member);
  };
  visit(exception);
}

reports.prepareTexts.plug(prepareTexts);
