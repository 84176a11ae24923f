/**
 * The bottom of the main thread: when the program has ended, what it raised is told, and the threads that are no daemons
 * are waited for (CPython docs, "threading": daemon threads; `Py_FinalizeEx`).
 */
import { GuestError } from '../../vm/errors';
import type { Machine } from '../../vm/machine';
import { kontinuation } from '../../vm/native';
import { PUSHED, type PyException, PyFunction, PyModule, type Value } from '../../vm/objects';
import { hostOf } from '../asyncio/loop-host';
import { callExcepthook, tellFailedHook } from '../hooks';

/** To be pushed before the program's first frame. */
export function pushMainBottom(vm: Machine): void {
  vm.pushKontinuation(MAIN, null);
}

const MAIN = kontinuation(
  'end of the main thread',
  (vm) => waitForThreads(vm, null),
  (vm, _state, exception) => {
    const below = vm.pushKontinuation(HOOK_CALLED, exception);
    const called = callExcepthook(vm, exception);
    if (called === PUSHED) return PUSHED;
    vm.frame = below.back;
    if (called !== undefined) return told(vm, exception);
    if (shutdownOf(vm) === null) return undefined;
    hostOf(vm).tellUncaught(vm, exception);
    return told(vm, exception);
  },
);

/** The program's own `sys.excepthook` has run. State: the exception it was for. */
const HOOK_CALLED = kontinuation(
  'sys.excepthook',
  (vm, state) => told(vm, state as PyException),
  (vm, state, failure) => {
    tellFailedHook(vm, failure, state as PyException);
    return told(vm, state as PyException);
  },
);

/** All that is to be said of the exception that ended the program has been said. */
function told(vm: Machine, exception: PyException): Value {
  vm.isOutcomeTold = true;
  if (shutdownOf(vm) === null) throw new GuestError(exception);
  return waitForThreads(vm, exception);
}

/** `threading._shutdown`, where the program has imported threading. */
function shutdownOf(vm: Machine): PyFunction | null {
  const threading = vm.modules.get('threading');
  const shutdown = threading instanceof PyModule ? threading.dict.get('_shutdown') : undefined;
  return shutdown instanceof PyFunction ? shutdown : null;
}

function waitForThreads(vm: Machine, exception: PyException | null): Value {
  const shutdown = shutdownOf(vm);
  if (shutdown === null) return null;
  const below = vm.pushKontinuation(WAITED, exception);
  const result = vm.call(shutdown, [], null);
  if (result !== PUSHED) below.slots[below.sp++] = result;
  return PUSHED;
}

/** All threads have ended. State: what the program raised, None if nothing. */
const WAITED = kontinuation('threads waited for', (_vm, state) => {
  if (state !== null) throw new GuestError(state as PyException);
  return null;
});
