/** Drives a machine through a slice, handing it to the scheduler whenever a quantum ends. */
import type { SchedulerHost } from '../python/stdlib/asyncio/loop-host';
import { preempt } from '../python/stdlib/asyncio/preempt';
import { execute } from '../python/vm/execute';
import type { Machine } from '../python/vm/machine';

export class Driver {
  private readonly vm: Machine;
  readonly scheduler: SchedulerHost;
  constructor(vm: Machine, scheduler: SchedulerHost) {
    this.vm = vm;
    this.scheduler = scheduler;
  }

  /**
   * Runs up to `instructions` more of any kind. 'stopped': user code may go no further (`vm.stopAtUser`).
   * Throws what the machine gives up with (LimitReached, UnsupportedError, NothingCanMove).
   */
  advance(instructions: number): 'running' | 'ended' | 'stopped' {
    const { vm } = this;
    const end = vm.allCount + instructions;
    vm.sliceEnd = end;
    for (;;) {
      vm.wantsStop = false;
      vm.regrant();
      if (execute(vm) === 'ended') {
        vm.sync();
        return 'ended';
      }
      vm.sync();
      const isUser = vm.frame !== null && !vm.frame.code.isLibrary;
      if (isUser && vm.userCount >= vm.stopAtUser) return 'stopped';
      if (isUser && vm.userCount >= vm.preemptAt) {
        preempt(vm);
        continue;
      }
      if (vm.allCount >= end) return 'running';
    }
  }
}
