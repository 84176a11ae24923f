/**
 * Threads without a GIL, on several cores at once (SEMANTICS 5, "free-threaded"). Cores advance in lock-step: the one
 * whose clock is behind executes the next instruction of the program, with all of the library that it calls; what that
 * is charged keeps its core busy while the others go on. A thread keeps its core until it blocks or ends.
 */
import type { Copier, Copyable } from '../../vm/copier';
import type { GuestThread } from '../../vm/guest-thread';
import type { Machine } from '../../vm/machine';
import { hostOf } from '../asyncio/loop-host';
import type { ThreadState } from '../thread-state';
import { currentThread, giveResult, takeReady, wakeDue } from './gil';

interface Core {
  /** Who is on it; null: nobody. */
  thread: GuestThread | null;
  /** Work on the run's clock after which its next instruction begins. */
  atWork: number;
}

class Cores implements Copyable {
  all: Core[] = [];
  /** The one whose thread the machine runs. */
  running = 0;
  shell(): Cores {
    return new Cores();
  }
  fill(from: this, copier: Copier): void {
    this.all = from.all.map(({ thread, atWork }) => ({ thread: thread && copier.object(thread), atWork }));
    this.running = from.running;
  }
}

/** The main thread has the first core from the start. */
function coresOf(vm: Machine): Cores {
  return vm.stateOf('cores', () => {
    const cores = new Cores();
    const { threads } = hostOf(vm).scheduler;
    for (let i = 0; i < threads.cores; i++) cores.all.push({ thread: null, atWork: 0 });
    cores.all[0] = { thread: currentThread(vm), atWork: workNow(vm) };
    return cores;
  });
}

function workNow(vm: Machine): number {
  return vm.userCount + vm.chargedWork;
}

/** To be called before the machine goes on; see `takeTurns`, which does the same where there is a GIL. */
export function takeCoreTurns(vm: Machine, giveUp: (vm: Machine) => never): void {
  const cores = coresOf(vm);
  const holder = currentThread(vm);
  const isBetween = vm.frame !== null && !vm.frame.code.isLibrary;
  if (holder.state === 'running' && !isBetween) return;
  settle(vm, cores, holder);
  for (;;) {
    const next = earliest(vm, cores);
    // What happens between instructions happens at the time of the next one.
    setWork(vm, next < 0 ? latest(cores) : cores.all[next]!.atWork);
    wakeDue(vm);
    fillCores(vm, cores);
    const chosen = earliest(vm, cores);
    if (chosen >= 0) {
      run(vm, cores, chosen);
      return;
    }
    jump(vm, giveUp);
  }
}

/** Books what the core that ran has done since it was let run. */
function settle(vm: Machine, cores: Cores, holder: GuestThread): void {
  const core = cores.all[cores.running]!;
  if (core.thread !== holder) return;
  core.atWork = workNow(vm) + vm.heldWork;
  vm.heldWork = 0;
  vm.isHoldingWork = false;
  if (holder.state === 'running') return;
  park(vm, holder);
  core.thread = null;
}

/** The busy core that is behind all others, -1 if none is busy; which of equals is a choice. */
function earliest(vm: Machine, { all }: Cores): number {
  let least = Number.POSITIVE_INFINITY;
  let equals: number[] = [];
  all.forEach(({ thread, atWork }, i) => {
    if (thread === null || atWork > least) return;
    if (atWork < least) equals = [];
    least = atWork;
    equals.push(i);
  });
  if (equals.length <= 1) return equals[0] ?? -1;
  return equals[hostOf(vm).scheduler.threads.nextCore(equals.length)]!;
}

/** When the last core has become idle. */
function latest({ all }: Cores): number {
  return all.reduce((work, core) => Math.max(work, core.atWork), 0);
}

/** Makes the clock of the run show the time after so much work. */
function setWork(vm: Machine, work: number): void {
  vm.chargedWork = work - vm.userCount;
}

/** Threads that want to run get the free cores, the longest waiting the first one. */
function fillCores(vm: Machine, cores: Cores): void {
  const { scheduler } = hostOf(vm);
  for (;;) {
    const free = cores.all.findIndex((core) => core.thread === null);
    const thread = free < 0 ? undefined : takeReady(vm);
    if (thread === undefined) return;
    const core = cores.all[free]!;
    core.thread = thread;
    core.atWork = workNow(vm) + scheduler.switchOver('thread');
    thread.state = 'running';
    const { who } = vm;
    vm.who = thread.id;
    tellCore(vm, thread, free);
    vm.who = who;
    giveResult(vm, thread as ThreadState, thread.frame!);
  }
}

/** Lets the machine run the thread on a core: one instruction of the program, or any number where it is alone. */
function run(vm: Machine, cores: Cores, number: number): void {
  const { scheduler } = hostOf(vm);
  const core = cores.all[number]!;
  const from = scheduler.thread;
  const to = core.thread as ThreadState;
  setWork(vm, core.atWork);
  cores.running = number;
  if (to !== from || vm.frame === null) {
    if (vm.frame !== null && from !== to) park(vm, from);
    scheduler.thread = to;
    vm.frame = to.frame;
    vm.who = to.who;
    vm.preemptAt = vm.userCount + to.quantumLeft;
    to.frame = null;
  }
  const isAlone = cores.all.every(({ thread }) => thread === null || thread === to);
  vm.isHoldingWork = !isAlone;
  vm.gilAt = isAlone ? nextDueAt(vm) : vm.userCount + 1;
}

/** The user instruction at which a blocked thread may have waited long enough. */
function nextDueAt(vm: Machine): number {
  let dueUs = Number.POSITIVE_INFINITY;
  for (const thread of vm.threads) if (thread.state === 'blocked') dueUs = Math.min(dueUs, thread.dueUs);
  if (!Number.isFinite(dueUs)) return Number.MAX_SAFE_INTEGER;
  const work = hostOf(vm).scheduler.clock.workAtUs(dueUs);
  return Math.max(Math.min(work - vm.chargedWork, Number.MAX_SAFE_INTEGER), vm.userCount + 1);
}

/** Nobody can run: the clock goes to the first who can. */
function jump(vm: Machine, giveUp: (vm: Machine) => never): void {
  let toUs = Number.POSITIVE_INFINITY;
  for (const { state, dueUs } of vm.threads) if (state === 'blocked') toUs = Math.min(toUs, dueUs);
  if (toUs === Number.POSITIVE_INFINITY) giveUp(vm);
  const host = hostOf(vm);
  const { who } = vm;
  vm.who = -1;
  host.event(vm, 'clock-jump', { toUs });
  vm.who = who;
  host.scheduler.clock.advance(toUs - vm.nowUs);
}

function park(vm: Machine, thread: GuestThread): void {
  if (thread.state === 'ended') return;
  thread.frame = vm.frame;
  thread.who = vm.who;
  thread.quantumLeft = vm.preemptAt - vm.userCount;
  vm.frame = null;
}

function tellCore(vm: Machine, thread: GuestThread, core: number): void {
  hostOf(vm).event(vm, 'core', { id: thread.id, core });
}
