/** Under a policy of its own: which task's step comes next, and when its turn is over (SEMANTICS 5, "Two policies"). */
import type { PickRule, SchedulableId } from '../../../events/event';
import type { Machine } from '../../vm/machine';
import type { PyHandle } from './handle';
import type { PyLoop } from './loop';
import { hostOf, type Pick } from './loop-host';
import type { PyTask } from './task';

/** Only handles that step a user task can be chosen; all others keep their place and run when they come to the head. */
export function isCandidate(handle: PyHandle): boolean {
  return handle.task !== null && !handle.isCancelled && !handle.isQuiet && !handle.task.isQuiet;
}

/**
 * Lets the policy choose among all steps in the ready queue, this pass's or not, where one stands at its head. The
 * chosen one takes the place of the first, and those before it move to the next one's.
 */
export function chooseHandle(vm: Machine, loop: PyLoop): { rule: PickRule; among: number } {
  const { ready } = loop;
  const places: number[] = [];
  for (let i = 0; i < ready.length; i++) if (isCandidate(ready.at(i))) places.push(i);
  const { tasks } = hostOf(vm).scheduler;
  const among = places.length;
  const pick = tasks.pick(
    places.map((place) => ready.at(place).target),
    -1,
  );
  tellPick(vm, pick);
  if (pick.index > 0) {
    const moved = places.slice(0, pick.index + 1);
    ready.promote(moved);
    for (const place of moved) ready.at(place).pass = place < loop.passLeft ? loop.passNumber : 0;
  }
  return { rule: pick.rule, among };
}

/** At the end of its turn: who goes on, the task itself (-1) or another; what stands at the head first has to run. */
export function chooseAtCut(vm: Machine, loop: PyLoop, task: PyTask): SchedulableId {
  const { ready } = loop;
  const candidates: SchedulableId[] = [];
  for (let i = 0; i < ready.length; i++) {
    const handle = ready.at(i);
    if (isCandidate(handle)) candidates.push(handle.target);
  }
  candidates.push(task.ownLane);
  const pick = hostOf(vm).scheduler.tasks.pick(candidates, task.ownLane);
  const { who } = vm;
  vm.who = -1;
  tellPick(vm, pick);
  vm.who = who;
  return pick.index === candidates.length - 1 ? -1 : candidates[pick.index]!;
}

/** Whether the next handle that is not cancelled is one to be chosen. */
export function isChoiceNext({ ready }: PyLoop): boolean {
  for (let i = 0; i < ready.length; i++) {
    const handle = ready.at(i);
    if (!handle.isCancelled) return isCandidate(handle);
  }
  return false;
}

export function tellPick(vm: Machine, { told }: Pick): void {
  if (told !== null) hostOf(vm).event(vm, 'pick', told);
}

/** The running task's turn begins now. */
export function beginTurn(vm: Machine, loop: PyLoop, task: PyTask): void {
  const { tasks } = hostOf(vm).scheduler;
  const turn = tasks.turn(task.ownLane);
  task.quantumStart = vm.userCount;
  loop.stood.clear();
  if (!tasks.isTimed || turn === Number.POSITIVE_INFINITY) {
    vm.preemptAt = vm.userCount + turn;
    return;
  }
  loop.turnEndUs = vm.nowUs + turn;
  vm.hasTimedTurns = true;
  aimAtTurnEnd(vm, loop);
}

/** The turn is over when the clock says so; here is when it will if instructions alone take time. */
export function aimAtTurnEnd(vm: Machine, loop: PyLoop): void {
  const work = hostOf(vm).scheduler.clock.workAtUs(loop.turnEndUs);
  vm.preemptAt = Math.max(work - vm.chargedWork, vm.userCount + 1);
}

/** The running task has used up its turn. */
export function useUp(vm: Machine, task: PyTask): void {
  const level = hostOf(vm).scheduler.tasks.usedUp(task.ownLane);
  if (level > 0) hostOf(vm).event(vm, 'level', { id: task.ownLane, level });
}
