/**
 * The polling reactor (SEMANTICS 5): one list of live tasks, each asked in turn whether it can go on; a turn lasts until
 * the task really suspends, and asking one that cannot go on takes a poll. Real loops sleep in a selector instead and
 * touch only what is ready.
 */
import type { PickRule } from '../../../events/event';
import { POLL_US } from '../../../events/schedulers';
import type { Machine } from '../../vm/machine';
import { isCandidate } from './choosing';
import type { PyLoop } from './loop';
import { hostOf } from './loop-host';
import type { PyTask } from './task';

/** The live tasks of the program in the order of the list, beginning with the one to be asked next. */
function entries(loop: PyLoop): PyTask[] {
  const live = [...loop.tasks].filter((task) => !task.isDone && !task.isQuiet);
  // Whoever has ended has left the list; the one behind it is not skipped.
  const next = live.findIndex((task) => task.ownLane > loop.askedLast);
  return next <= 0 ? live : [...live.slice(next), ...live.slice(0, next)];
}

/** Lets the first of the list that can go on take the place of the first step in the ready queue. */
export function askAround(vm: Machine, loop: PyLoop): { rule: PickRule; among: number } {
  const { ready } = loop;
  const places: number[] = [];
  for (let i = 0; i < ready.length; i++) if (isCandidate(ready.at(i))) places.push(i);
  const waiting = new Map(places.map((place) => [ready.at(place).task, place]));
  let polls = 0;
  let place = places[0]!;
  for (const task of entries(loop)) {
    const found = waiting.get(task);
    if (found !== undefined) {
      place = found;
      break;
    }
    polls++;
  }
  loop.askedLast = ready.at(place).target;
  if (polls > 0) poll(vm, polls, false);
  const moved = places.slice(0, places.indexOf(place) + 1);
  ready.promote(moved);
  for (const each of moved) ready.at(each).pass = each < loop.passLeft ? loop.passNumber : 0;
  return { rule: 'reactor', among: places.length };
}

function poll(vm: Machine, count: number, isIdle: boolean): void {
  const host = hostOf(vm);
  const us = count * POLL_US;
  host.event(vm, 'polls', { count, toUs: vm.nowUs + us, isIdle });
  host.scheduler.clock.advance(us);
}

/** Nobody can go on before `dueUs`: all the polls until then at once. */
export function pollUntil(vm: Machine, loop: PyLoop, dueUs: number): void {
  const count = Math.max(1, Math.ceil((dueUs - vm.nowUs) / POLL_US));
  const list = entries(loop);
  if (list.length > 0) loop.askedLast = list[(count - 1) % list.length]!.ownLane;
  const host = hostOf(vm);
  const toUs = vm.nowUs + count * POLL_US;
  host.event(vm, 'polls', { count, toUs, isIdle: true });
  host.event(vm, 'clock-jump', { toUs });
  host.scheduler.clock.advance(toUs - vm.nowUs);
}
