/** Drives a machine through a slice: whose turn it is among threads, and what happens when a task's quantum ends. */
import type { SchedulerHost } from '../python/stdlib/asyncio/loop-host';
import { preempt } from '../python/stdlib/asyncio/preempt';
import { type Before, noteSwitchPoint, standBefore, takeTurns } from '../python/stdlib/threading/gil';
import { throwStuck } from '../python/stdlib/threading/stuck';
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
   * Runs up to `instructions` more of any kind. 'stopped': user code may go no further (`vm.stopAtUser`); what was due
   * there (the end of a quantum, a switch of threads) happens only when the driver is called again.
   * Throws what the machine gives up with (LimitReached, UnsupportedError, NothingCanMove).
   */
  advance(instructions: number): 'running' | 'ended' | 'stopped' {
    const { vm } = this;
    const end = vm.allCount + instructions;
    vm.sliceEnd = end;
    for (let isFirst = true; ; isFirst = false) {
      vm.wantsStop = false;
      const isUser = isInProgram(vm);
      if (!isFirst && isUser && vm.userCount >= vm.stopAtUser) return 'stopped';
      if (isUser && vm.userCount >= vm.preemptAt) preempt(vm);
      let before: Before | null = null;
      if (vm.threads.length > 0) {
        takeTurns(vm, throwStuck);
        before = standBefore(vm);
      }
      vm.regrant();
      const exit = execute(vm);
      vm.sync();
      if (exit === 'ended' && (vm.threads.length === 0 || vm.outcome !== null)) return 'ended';
      if (before !== null) noteSwitchPoint(vm, before);
      if (vm.allCount >= end) return isInProgram(vm) && vm.userCount >= vm.stopAtUser ? 'stopped' : 'running';
    }
  }
}

function isInProgram(vm: Machine): boolean {
  return vm.frame !== null && !vm.frame.code.isLibrary;
}
