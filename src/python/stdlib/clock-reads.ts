/** Reading the clock: user code pays for it (SEMANTICS 4), the library does not. */
import type { Machine } from '../vm/machine';
import { hostOf } from './asyncio/loop-host';

/** A read of the clock that library code makes for the program, which pays for it. */
export function readForProgram(vm: Machine): void {
  vm.timePasses();
  hostOf(vm).scheduler.clock.readUs(vm.userCount + vm.chargedWork);
}

/** Microseconds on the virtual clock, for whoever called the native that asks. */
export function readClockUs(vm: Machine): number {
  const { frame } = vm;
  if (frame === null || frame.code.isLibrary) return vm.nowUs;
  vm.timePasses();
  return hostOf(vm).scheduler.clock.readUs(vm.userCount + vm.chargedWork);
}
