/** What stands where on the stage at a moment: a pure function of the world, so that backwards is as exact as forwards. */
import { formatTime } from '../../derive/clock';
import type { HandleChip, SchedulableView, WaitingGroup, WorldState } from '../../derive/types';
import type { HandleDoes, RunEndReason, SchedulableId } from '../../events/event';

export interface Chip {
  /** Identity across the lists: the same thing keeps it wherever it goes. */
  readonly key: string;
  /** Where it comes from when it is new: the key of what caused it; '' for nowhere. */
  readonly origin: string;
  /** The schedulable it is or belongs to, -1 for none. */
  readonly id: SchedulableId;
  /** What it says: the name is written strong, what is around it is not. */
  readonly before: string;
  readonly name: string;
  readonly after: string;
  /** Smaller, behind it. */
  readonly detail: string;
  /** A handle that moves no task by itself: a timer's, a callback. */
  readonly isCallback: boolean;
}

export interface ReadyChip extends Chip {
  readonly thisPass: boolean;
}

export interface WaitingChips {
  readonly kind: WaitingGroup['kind'];
  readonly title: string;
  readonly chips: readonly Chip[];
}

export interface Stage {
  /** Number of the loop's pass, 0 outside of one. */
  readonly pass: number;
  readonly ready: readonly ReadyChip[];
  /** Outermost first: a task, then the generators that run inside of it. */
  readonly running: readonly Chip[];
  readonly waiting: readonly WaitingChips[];
  /** What an empty list has to say. */
  readonly readyEmpty: string;
  readonly runningEmpty: string;
  readonly waitingEmpty: string;
}

/** Handles whose running is the task's going on: the chip is the task itself. */
const MOVES_TASK: ReadonlySet<HandleDoes> = new Set(['step', 'wakeup', 'yielded', 'resume']);

const ENDINGS: Readonly<Record<RunEndReason, string>> = {
  finished: 'The program has ended.',
  exit: 'The program has ended by exit.',
  error: 'The program has ended with an error.',
  'syntax-error': 'The program could not begin.',
  unsupported: 'Stopped at something not supported.',
  limit: 'Stopped at a limit.',
  deadlock: 'Nothing can move any more.',
  idle: 'Nothing is left to do but wait for work.',
  stopped: 'Stopped.',
  bug: 'Stopped by an error of Interleave itself.',
  'not-loaded': 'Stopped where a part could not be loaded.',
};

/** Name and key of a schedulable. */
export function taskKey(id: SchedulableId): string {
  return `schedulable ${id}`;
}

export function stageOf(world: WorldState): Stage {
  const views = new Map(world.schedulables.map((view) => [view.id, view]));
  return {
    pass: world.iteration,
    ready: readyChips(world, views),
    running: runningChips(world, views),
    waiting: waitingChips(world, views),
    ...emptyTexts(world),
  };
}

type Views = ReadonlyMap<SchedulableId, SchedulableView>;

function readyChips(world: WorldState, views: Views): ReadyChip[] {
  // Who runs has queued its next turn already when it is about to give this one away.
  const seen = new Set(world.runningStack.map(taskKey));
  const handles = world.ready.map((handle): ReadyChip => {
    const chip = handleChip(handle, views);
    // Two handles for one task: the second is no longer the task itself.
    const key = seen.has(chip.key) ? `handle ${handle.handle}` : chip.key;
    seen.add(key);
    return { ...chip, key, thisPass: handle.thisPass };
  });
  return [...handles, ...readyThreads(world)];
}

/** Threads that want the GIL, the longest waiting first. */
function readyThreads(world: WorldState): ReadyChip[] {
  return world.schedulables
    .filter(({ kind, status }) => kind === 'thread' && status === 'ready')
    .sort((a, b) => a.sinceMoment - b.sinceMoment)
    .map(({ id, title }) => ({
      key: taskKey(id),
      origin: '',
      id,
      before: '',
      name: title,
      after: '',
      detail: 'wants the GIL',
      isCallback: false,
      thisPass: true,
    }));
}

function handleChip(handle: HandleChip, views: Views): Chip {
  const { does, target, text } = handle;
  const title = views.get(target)?.title ?? '';
  const isTask = MOVES_TASK.has(does) && target >= 0;
  return {
    key: isTask ? taskKey(target) : `handle ${handle.handle}`,
    // What a timer's handle does, it does for the one who waits.
    origin: isTask || target < 0 ? '' : taskKey(target),
    id: target,
    ...aroundName(text, title),
    detail: '',
    isCallback: !isTask,
  };
}

function runningChips(world: WorldState, views: Views): Chip[] {
  const { handle, runningStack } = world;
  const stack = runningStack.filter((id) => views.get(id)?.status !== 'loop');
  if (stack.length > 0) {
    return stack.map((id) => {
      const view = views.get(id);
      return {
        key: taskKey(id),
        origin: '',
        id,
        before: '',
        name: view?.title ?? '',
        after: '',
        detail: runningDetail(view),
        isCallback: false,
      };
    });
  }
  if (handle === null) return [];
  // Taken, and its task has not begun yet; or over, and its task stands elsewhere already.
  const status = views.get(handle.target)?.status;
  const isQueuedAgain = world.ready.some(
    ({ target, does }) => target === handle.target && MOVES_TASK.has(does),
  );
  const isOver =
    MOVES_TASK.has(handle.does) && (isQueuedAgain || (status !== 'ready' && status !== 'created'));
  return isOver ? [] : [handleChip(handle, views)];
}

function runningDetail(view: SchedulableView | undefined): string {
  if (view === undefined) return '';
  if (view.status === 'blocking') return view.reason;
  return view.sourceLine > 0 ? `line ${view.sourceLine}` : '';
}

function waitingChips(world: WorldState, views: Views): WaitingChips[] {
  const groups: WaitingChips[] = world.waiting.map(({ kind, title, members }) => ({
    kind,
    title,
    chips: members.map(({ id, text }) => ({
      key: taskKey(id),
      origin: '',
      id,
      before: '',
      name: views.get(id)?.title ?? '',
      after: '',
      detail: text,
      isCallback: false,
    })),
  }));
  // Timers nobody sleeps on: a callback of call_later, a time limit.
  const sleeping = new Set(world.waiting.flatMap(({ members }) => members.map(({ id }) => id)));
  const loose = world.timers.filter(({ does, target }) => does !== 'finish-sleep' || !sleeping.has(target));
  if (loose.length === 0) return groups;
  const timers = groups.find(({ kind }) => kind === 'timer');
  const due = new Map<string, number>();
  for (const { members } of world.waiting) for (const { id, dueUs } of members) due.set(taskKey(id), dueUs);
  const chips = loose.map((timer): Chip => {
    const key = `handle ${timer.handle}`;
    due.set(key, timer.dueUs);
    const title = views.get(timer.target)?.title ?? '';
    const detail = timer.isDueLoopBusy ? 'due, loop busy' : `at ${formatTime(timer.dueUs)}`;
    return {
      key,
      origin: '',
      id: timer.target,
      ...aroundName(timer.text, title),
      detail,
      isCallback: true,
    };
  });
  const all = [...(timers?.chips ?? []), ...chips].sort(
    (a, b) => (due.get(a.key) ?? 0) - (due.get(b.key) ?? 0),
  );
  const group: WaitingChips = { kind: 'timer', title: timers?.title ?? 'timer', chips: all };
  return [group, ...groups.filter(({ kind }) => kind !== 'timer')];
}

/** Takes a text apart around a name in it: "finish cyd's sleep" is 'finish ', 'cyd', "'s sleep". */
function aroundName(text: string, name: string): Pick<Chip, 'before' | 'name' | 'after'> {
  const at = name === '' ? -1 : text.indexOf(name);
  if (at < 0) return { before: text, name: '', after: '' };
  return { before: text.slice(0, at), name, after: text.slice(at + name.length) };
}

function emptyTexts(world: WorldState): Pick<Stage, 'readyEmpty' | 'runningEmpty' | 'waitingEmpty'> {
  const { phase, timers, ready, end } = world;
  const waitingEmpty = phase === 'ended' ? 'Nobody waits any more.' : 'Nobody waits.';
  if (end !== null) {
    return { readyEmpty: 'The run is over.', runningEmpty: ENDINGS[end], waitingEmpty };
  }
  const hasThreads = world.schedulables.filter(({ kind }) => kind === 'thread').length > 1;
  if (hasThreads && phase === 'program') {
    return {
      readyEmpty: 'No other thread wants the GIL.',
      runningEmpty: 'Between two lines of the program.',
      waitingEmpty,
    };
  }
  if (hasThreads && phase === 'idle') {
    return {
      readyEmpty: 'No thread can run.',
      runningEmpty: 'Every thread is blocked: the clock goes on to the first that is not.',
      waitingEmpty,
    };
  }
  if (phase === 'start' || phase === 'program') {
    const runningEmpty =
      phase === 'start' ? 'The program has not begun.' : 'Between two lines of the program.';
    const readyEmpty = world.hasLoop ? 'No event loop runs yet.' : 'This program has no event loop.';
    return { readyEmpty, runningEmpty, waitingEmpty };
  }
  const isWaiting = ready.length === 0 && world.running < 0 && world.handle === null;
  if (!isWaiting) {
    const runningEmpty = ready.some(({ thisPass }) => thisPass)
      ? 'The loop takes the next handle.'
      : 'The loop begins its next pass.';
    return { readyEmpty: 'Nobody else is ready.', runningEmpty, waitingEmpty };
  }
  const next = Math.min(...timers.map(({ dueUs }) => dueUs)) - world.atUs;
  if (timers.length === 0) {
    return { readyEmpty: 'Nobody is ready.', runningEmpty: 'The loop has nothing to run.', waitingEmpty };
  }
  const runningEmpty =
    next > 0
      ? `The loop waits: next timer in ${formatTime(next)}.`
      : 'A timer is over: the loop collects it.';
  return { readyEmpty: 'Nobody is ready.', runningEmpty, waitingEmpty };
}
