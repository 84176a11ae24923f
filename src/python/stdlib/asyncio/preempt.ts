/**
 * Preemption of tasks, the what-if of SEMANTICS 5: done by the machine and not by asyncio. A task may be cut only where
 * all that stands between the current instruction and the loop is its own await chain and plain code of the program.
 */
import type { Frame } from '../../vm/frame';
import { isKontinuation, type Machine } from '../../vm/machine';
import { asyncGeneratorType, coroutineType } from '../../vm/objects';
import { waitsFor } from '../../vm/unwind';
import { isAtPoint } from '../threading/switch-points';
import { aimAtTurnEnd, beginTurn, chooseAtCut, isChoiceNext, useUp } from './choosing';
import { isLoopFrame, type PyLoop, setAside } from './loop';
import { hostOf, type TurnPolicyHost } from './loop-host';
import { collectDue } from './queueing';
import type { PyTask } from './task';

/**
 * The running task's quantum is used up: sets it aside, or lets it go on where it is alone or its policy says so (with a
 * fresh quantum), or where it cannot be cut (until the next user instruction).
 */
export function preempt(vm: Machine): void {
  const { scheduler } = hostOf(vm);
  const { tasks } = scheduler;
  const loop = scheduler.thread.runningLoop;
  vm.preemptAt = Number.POSITIVE_INFINITY;
  if (loop !== null && loop.currentTask !== null && loop.phase === 'step') {
    endTurn(vm, loop, loop.currentTask, tasks);
  }
  vm.regrant();
}

function endTurn(vm: Machine, loop: PyLoop, task: PyTask, tasks: TurnPolicyHost): void {
  if (tasks.isTimed && vm.nowUs < loop.turnEndUs) {
    aimAtTurnEnd(vm, loop);
    return;
  }
  const outermost = isAtPoint(vm, tasks.points, loop.stood) ? cuttable(vm.frame!) : null;
  if (outermost === null) {
    vm.preemptAt = vm.userCount + 1;
    return;
  }
  useUp(vm, task);
  if (isAlone(vm, loop)) {
    beginTurn(vm, loop, task);
    return;
  }
  if (tasks.chooses) {
    collectDue(vm, loop);
    if (isChoiceNext(loop)) {
      // Should somebody have to be asked, this comes again.
      vm.preemptAt = vm.userCount;
      const next = chooseAtCut(vm, loop, task);
      if (next < 0) {
        beginTurn(vm, loop, task);
        return;
      }
      tasks.decided = next;
    }
  }
  setAside(vm, loop, outermost, outermost.back!);
}

/** Nobody else could run now. */
function isAlone(vm: Machine, loop: PyLoop): boolean {
  if (loop.ready.liveAmong(loop.ready.length) > 0) return false;
  const timer = loop.timers.first();
  return timer === undefined || timer.dueUs > vm.nowUs;
}

/** The frame above the loop's, if everything from `innermost` down to it may be set aside; else null. */
function cuttable(innermost: Frame): Frame | null {
  let above: Frame | null = null;
  for (let frame: Frame | null = innermost; frame !== null; frame = frame.back) {
    if (isLoopFrame(frame)) return above;
    if (isKontinuation(frame)) return null;
    if (frame.code.isLibrary && !isAwaiting(frame, above)) return null;
    above = frame;
  }
  return null;
}

/** A coroutine of the library that stands in an `await` of the frame above it. */
function isAwaiting(frame: Frame, above: Frame | null): boolean {
  const own = frame.gen;
  if (own === null || (own.cls !== coroutineType && own.cls !== asyncGeneratorType)) return false;
  return above !== null && above.gen !== null && waitsFor(frame, above.gen);
}
