/** Reading the clock: user code pays for it (SEMANTICS 4), the library does not. */
import type { Machine } from '../vm/machine';
import { hostOf } from './asyncio/loop-host';

/** Microseconds on the virtual clock, for whoever called the native that asks. */
export function readClockUs(vm: Machine): number {
  const { frame } = vm;
  if (frame === null || frame.code.isLibrary) return vm.nowUs;
  vm.timePasses();
  return hostOf(vm).scheduler.clock.readUs(vm.userCount + vm.chargedWork);
}
