/** The world at a moment: a pure function of the log, equally fast anywhere in the run. */
import type { Moment, SchedulableId, WaitReason } from '../events/event';
import { timeAtUs } from './clock';
import type { LogIndex } from './log-index';
import type { LoopState } from './loop-state';
import { isDue, schedulablesAt } from './schedulable-view';
import { stepsTask } from './stops';
import type {
  HandleChip,
  SchedulableView,
  TimerChip,
  WaitingGroup,
  WaitingGroupKind,
  WorldState,
} from './types';
import { handleText, waitDetail } from './words';

/** Everything the page shows at a moment, as plain data. */
export function stateAt(index: LogIndex, moment: Moment): WorldState {
  const { log } = index;
  const at = Math.max(0, Math.min(moment, index.lastMoment));
  const parts = log.partsOf(at);
  const loop = index.loopAfter(parts.events);
  const running = runningAt(index, loop, at);
  const stack = running >= 0 && loop.running !== running ? [running] : loop.stack;
  const atUs = timeAtUs(index, at);
  const isBusy = running >= 0 || loop.handle >= 0;
  const timers = timerChips(index, loop, atUs, isBusy);
  const late = new Set(timers.filter((timer) => timer.isDueLoopBusy).map(({ target }) => target));
  const schedulables = schedulablesAt(index, { moment: at, atUs, late });
  return {
    moment: at,
    atUs,
    instruction: parts.instructions,
    running,
    runningStack: running >= 0 ? stack : [],
    phase: phaseOf(loop, at),
    hasLoop: index.hasLoop || log.end === null,
    iteration: loop.iteration,
    cell: loop.cell,
    handle: loop.handle >= 0 ? handleChip(index, loop.handle, true) : null,
    pickRule: loop.handle >= 0 ? loop.rule : null,
    ready: readyChips(index, loop),
    timers,
    waiting: waitingGroups(schedulables),
    schedulables,
    end: loop.end,
  };
}

function phaseOf(loop: LoopState, moment: Moment): WorldState['phase'] {
  if (moment === 0) return 'start';
  if (loop.end !== null) return 'ended';
  if (loop.thread < 0) return 'idle';
  if (!loop.inLoop) return 'program';
  return loop.isIdle ? 'idle' : 'loop';
}

/** A callback of the program shows in the CPU lane only: the loop's events do not tell that it runs user code. */
function runningAt(index: LogIndex, loop: LoopState, moment: Moment): SchedulableId {
  if (loop.running >= 0) return loop.running;
  if (loop.end !== null) return -1;
  const span = index.cpu.spanAt(moment);
  return span < 0 ? -1 : Math.max(-1, index.cpu.states.at(span));
}

/** The ready queue's handles at a place, in order. */
export function readyChips(index: LogIndex, loop: LoopState): HandleChip[] {
  let place = 0;
  return [...loop.ready].map((handle) => handleChip(index, handle, place++ < loop.passLeft));
}

function handleChip(index: LogIndex, handle: number, thisPass: boolean): HandleChip {
  const { log } = index;
  const event = madeBy(index, handle);
  const readyAt = index.handleReady.get(handle);
  return {
    handle,
    does: event?.does ?? 'loop',
    target: event?.target ?? -1,
    text: handleText(index, handle),
    sinceMoment: readyAt < 0 ? 0 : log.momentOfEvent(readyAt),
    sinceUs: readyAt < 0 ? 0 : log.eventTimeUs(readyAt),
    thisPass,
  };
}

function madeBy(index: LogIndex, handle: number) {
  const made = index.handleMade.get(handle);
  const event = made < 0 ? null : index.log.event(made);
  return event?.kind === 'handle-queued' || event?.kind === 'timer-set' ? event : null;
}

function timerChips(index: LogIndex, loop: LoopState, atUs: number, isBusy: boolean): TimerChip[] {
  const chips: TimerChip[] = [];
  for (const handle of loop.timers) {
    const event = madeBy(index, handle);
    if (event?.kind !== 'timer-set') continue;
    chips.push({
      handle,
      does: event.does,
      target: event.target,
      text: handleText(index, handle),
      dueUs: event.dueUs,
      setMoment: index.log.momentOfEvent(index.handleMade.get(handle)),
      isDueLoopBusy: isBusy && isDue(event.dueUs, atUs),
    });
  }
  return chips.sort((a, b) => byDue(a.dueUs, b.dueUs) || a.handle - b.handle);
}

/** Earlier first; what never comes, last. */
function byDue(a: number, b: number): number {
  return a < 0 || b < 0 ? b - a : a - b;
}

const GROUPS: readonly {
  readonly kind: WaitingGroupKind;
  readonly title: string;
  readonly of: readonly WaitReason[];
}[] = [
  { kind: 'timer', title: 'timer', of: ['sleep', 'timeout'] },
  { kind: 'task', title: 'tasks', of: ['task', 'gather', 'group', 'wait'] },
  { kind: 'lock', title: 'locks', of: ['lock', 'semaphore', 'condition', 'barrier', 'thread-lock'] },
  { kind: 'queue', title: 'queues', of: ['queue-get', 'queue-put', 'queue-join'] },
  { kind: 'event', title: 'events', of: ['event'] },
  { kind: 'future', title: 'futures', of: ['future'] },
  { kind: 'thread', title: 'threads', of: ['join', 'start', 'executor', 'select'] },
  { kind: 'io', title: 'I/O', of: ['io', 'input'] },
];

function waitingGroups(schedulables: readonly SchedulableView[]): WaitingGroup[] {
  const groups: WaitingGroup[] = [];
  const waiting = schedulables
    .filter(({ status }) => status === 'waiting' || status === 'sleeping' || status === 'blocked')
    .sort((a, b) => a.sinceMoment - b.sinceMoment);
  for (const { kind, title, of } of GROUPS) {
    const members = waiting
      .filter(({ waitReason, status }) =>
        waitReason === null ? kind === (status === 'sleeping' ? 'timer' : 'future') : of.includes(waitReason),
      )
      .map((view) => ({ id: view.id, text: waitDetail(view), dueUs: view.dueUs }));
    if (kind === 'timer') members.sort((a, b) => byDue(a.dueUs, b.dueUs));
    if (members.length > 0) groups.push({ kind, title, members });
  }
  return groups;
}

/** Who could run now besides the one that runs: the tasks whose handles stand in the queue, in order. */
export function readyTargets(world: WorldState): SchedulableId[] {
  return world.ready.filter(({ does, target }) => target >= 0 && stepsTask(does)).map(({ target }) => target);
}
