/** Calls that let their thread stand still for a time. */
import type { Machine } from '../vm/machine';
import type { Value } from '../vm/objects';
import { hostOf } from './asyncio/loop-host';
import { block } from './threading/gil';

/** A call that blocks its thread for so many microseconds; `label` says which. Gives None. */
export function standStill(vm: Machine, us: number, reason: 'sleep' | 'io', label: string): Value {
  const host = hostOf(vm);
  if (vm.threads.length > 1) {
    return block(vm, { reason, on: null, dueUs: vm.nowUs + us, target: -1, label }, null);
  }
  host.event(vm, 'blocking', { toUs: vm.nowUs + us, label });
  host.scheduler.clock.advance(us);
  vm.timePasses();
  return null;
}
