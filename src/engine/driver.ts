/**
 * Drives a machine through a slice: whose turn it is among threads, what happens when a task's quantum ends, and what
 * when the program has ended.
 */
import type { SchedulerHost } from '../python/stdlib/asyncio/loop-host';
import { preempt } from '../python/stdlib/asyncio/preempt';
import { takeCoreTurns } from '../python/stdlib/threading/cores';
import { takeTurns } from '../python/stdlib/threading/gil';
import { throwStuck } from '../python/stdlib/threading/stuck';
import { execute } from '../python/vm/execute';
import { leave } from '../python/vm/lifetime/leaving';
import { executeWatched } from '../python/vm/lifetime/watch';
import type { Machine } from '../python/vm/machine';

export class Driver {
  private readonly vm: Machine;
  readonly scheduler: SchedulerHost;
  /** Says how the program has ended; false: nobody leaves (a notebook's interpreter waits for the next cell). */
  private readonly report: (vm: Machine) => boolean;
  constructor(vm: Machine, scheduler: SchedulerHost, report: (vm: Machine) => boolean) {
    this.vm = vm;
    this.scheduler = scheduler;
    this.report = report;
  }

  /**
   * Runs up to `instructions` more of any kind. 'stopped': it may go no further (`vm.stopAtUser`); what was due
   * there (the end of a quantum, a switch of threads) happens only when the driver is called again.
   * Throws what the machine gives up with (LimitReached, UnsupportedError, NothingCanMove).
   */
  advance(instructions: number): 'running' | 'ended' | 'stopped' {
    const { vm } = this;
    const end = vm.allCount + instructions;
    vm.sliceEnd = end;
    for (let isFirst = true; ; isFirst = false) {
      vm.wantsStop = false;
      if (!isFirst && mustStop(vm)) return 'stopped';
      if (isInProgram(vm) && vm.userCount >= vm.preemptAt) preempt(vm);
      if (vm.threads.length > 0) {
        if (this.scheduler.threads.cores > 0) takeCoreTurns(vm, throwStuck);
        else takeTurns(vm, throwStuck);
      }
      vm.regrant();
      const exit = vm.lifetime.isWatching ? executeWatched(vm) : execute(vm);
      vm.sync();
      if (exit === 'ended' && (vm.threads.length === 0 || vm.outcome !== null)) {
        if (vm.hasEnded) return 'ended';
        vm.endProgram();
        if (!this.report(vm) || !leave(vm)) return 'ended';
        continue;
      }
      if (vm.allCount >= end) return mustStop(vm) ? 'stopped' : 'running';
    }
  }
}

function mustStop(vm: Machine): boolean {
  return vm.userCount >= vm.stopAtUser && (vm.stopsInLibrary || isInProgram(vm));
}

function isInProgram(vm: Machine): boolean {
  return vm.frame !== null && !vm.frame.code.isLibrary;
}
