/** What tasks do: they are created, wait, pass await points, give their turn away, end. */
import type { Event, SchedulableId, WaitReason } from '../../events/event';
import type { LogIndex } from '../log-index';
import type { RuleId } from '../types';
import { handleText, lastWait, listOf, quoted, say, type Words, waitPhrase, who } from '../words';
import { type Clause, clause, does, eventsOf, type Telling } from './clause';
import { behindWhom } from './queue';

type Of<K extends Event['kind']> = Extract<Event, { kind: K }>;

/** Several tasks made in one step (gather) are told at the last of them. */
export function created(event: Of<'created'>, telling: Telling): Clause | null {
  const { index } = telling;
  const { log } = index;
  const info = log.schedulables[event.id]!;
  const name = who(index, event.id);
  if (info.kind === 'thread') {
    return event.id === 0 ? null : does('did', index, event.who, 'program', say`makes the thread ${name}`, 5);
  }
  const siblings = eventsOf(telling, 'created')
    .filter(({ id, who: maker }) => log.schedulables[id]!.kind === info.kind && maker === event.who)
    .map(({ id }) => id);
  if (siblings[siblings.length - 1] !== event.id) return null;
  const isOne = siblings.length === 1;
  if (info.kind === 'generator') {
    const what = isOne
      ? say`the generator ${name}`
      : say`${siblings.length} generators, ${listOf(index, siblings)}`;
    const verb = say`makes ${what}: nothing of ${isOne ? 'it' : 'them'} runs until a value is asked for`;
    return does('did', index, event.who, 'generator', verb, 4, say`makes ${what}`);
  }
  const loop = index.loopAfter(telling.at);
  if (loop.cell === 0 && (!loop.inLoop || (loop.handle < 0 && loop.stack.length === 0))) {
    const words = say`asyncio.run makes ${name} a task and queues its first step`;
    return clause('did', event.id, 'loop', words, 6);
  }
  const what = isOne ? say`the task ${name}` : say`${siblings.length} tasks, ${listOf(index, siblings)}`;
  const effect = isOne
    ? 'its first step joins the ready queue, nothing of it runs yet'
    : 'their first steps join the ready queue in this order';
  return does(
    'did',
    index,
    Math.max(0, event.who),
    'create-task',
    say`creates ${what}: ${effect}`,
    6,
    say`creates ${what}${isOne ? '' : ','}`,
  );
}

export function renamed(event: Of<'renamed'>, { index }: Telling): Clause {
  return clause('did', event.id, 'program', say`${who(index, event.id)} is now called ${event.name}`, 1);
}

/** Why each kind of wait cannot go on at once; what is not said by the wait itself. */
const BECAUSE: Readonly<Partial<Record<WaitReason, string>>> = {
  task: 'which is not done',
  lock: 'which goes to whoever came first',
  event: 'which nobody has set yet',
  semaphore: 'which has no place left',
  'queue-get': 'which is empty',
  'queue-put': 'which is full',
  future: 'which is not done',
};

export function wait(event: Of<'wait'>, { index }: Telling): Clause {
  const phrase = waitPhrase(index, event);
  const verb = event.dueUs < 0 ? say`${phrase}${why(index, event)}` : phrase;
  return does('left', index, event.id, event.reason === 'sleep' ? 'wait' : 'await', verb);
}

function why(index: LogIndex, { reason, target, id }: Of<'wait'>): Words {
  if ((reason === 'lock' || reason === 'thread-lock') && target >= 0) {
    return target === id ? say`, which it holds itself` : say`, which ${who(index, target)} holds`;
  }
  const because = BECAUSE[reason];
  return because === undefined ? say`` : say`, ${because}`;
}

export function stepEnd(event: Of<'step-end'>, telling: Telling): Clause | null {
  const { index } = telling;
  const { id } = event;
  const label = index.ends[id]?.label ?? '';
  const left = (ruleId: RuleId, verb: Words) => does('left', index, id, ruleId, verb);
  switch (event.end) {
    case 'waits':
      return eventsOf(telling, 'wait').some((other) => other.id === id) ? null : left('await', say`waits`);
    case 'yields':
      return left('await', say`gives its turn away: it goes ${behindWhom(telling, id)}`);
    case 'returned':
      return left('result', say`returns${resultText(label)}${woken(telling, id)}`);
    case 'raised':
      return left(
        'result',
        say`fails with ${label === '' ? 'an exception' : quoted(label)}${woken(telling, id)}`,
      );
    case 'cancelled':
      return left('cancel', say`ends cancelled${woken(telling, id)}`);
    case 'preempted':
      return eventsOf(telling, 'preempt').some((other) => other.id === id)
        ? null
        : left('preempt', say`is preempted and goes to the tail of the ready queue, in mid-step`);
  }
}

function resultText(label: string): string {
  return label === '' || label === 'None' ? '' : ` ${quoted(label)}`;
}

/** ": main's wake-up joins the ready queue", by the handles that the end of a task queued. */
function woken(telling: Telling, id: SchedulableId): Words {
  const { index } = telling;
  const futures = new Set(
    eventsOf(telling, 'future-done')
      .filter(({ target }) => target === id)
      .map(({ future }) => future),
  );
  const targets = wakeupsOf(telling, futures);
  if (targets.length > 0) return say`: ${wakeUpsJoin(index, targets)}`;
  const callback = eventsOf(telling, 'handle-queued').find(
    ({ does: act, because }) => act === 'done-callback' && futures.has(because),
  );
  return callback === undefined
    ? say`: its task is done`
    : say`: its ${handleText(index, callback.handle)} joins the ready queue`;
}

export function wakeupsOf(telling: Telling, futures: ReadonlySet<number>): SchedulableId[] {
  return eventsOf(telling, 'handle-queued')
    .filter(({ does, because, target }) => does === 'wakeup' && target >= 0 && futures.has(because))
    .map(({ target }) => target);
}

/** "bob's wake-up joins the ready queue", 'the wake-ups of bob and cyd join the ready queue'. */
export function wakeUpsJoin(index: LogIndex, ids: readonly SchedulableId[]): Words {
  return ids.length === 1
    ? say`${who(index, ids[0]!)}'s wake-up joins the ready queue`
    : say`the wake-ups of ${listOf(index, ids)} join the ready queue`;
}

export function awaited(event: Of<'await'>, { index }: Telling): Clause | null {
  if (event.suspended) return null;
  const verb = say`has nothing to wait for: goes on without giving up its turn`;
  return does('did', index, event.id, 'passed', verb, 7, say`has nothing to wait for, goes on`);
}

/** How somebody who runs makes a waiter ready, by what the waiter waits for. */
const COMPLETES: Readonly<Partial<Record<WaitReason, string>>> = {
  lock: 'releases the lock',
  event: 'sets the event',
  semaphore: 'gives back its place in the semaphore',
  condition: 'notifies',
  barrier: 'comes to the barrier as the last one',
  'queue-get': 'puts an item into the queue',
  'queue-put': 'takes an item out of the queue',
};

/**
 * Futures completed by code that runs, all those of one kind in one clause (an event wakes everybody). What a timer's
 * handle or a task's own end completes is told there.
 */
export function futureDone(event: Of<'future-done'>, telling: Telling): Clause | null {
  const { index, at } = telling;
  if (event.who < 0 || event.target >= 0) return null;
  const reason = waiterReason(telling, event);
  const alike = eventsOf(telling, 'future-done').filter(
    (other) =>
      other.who === event.who &&
      other.target < 0 &&
      other.how === event.how &&
      waiterReason(telling, other) === reason,
  );
  if (alike[alike.length - 1] !== event) return null;
  const targets = wakeupsOf(telling, new Set(alike.map(({ future }) => future)));
  if (targets.length === 0) {
    const how = event.how === 'cancelled' ? 'cancels' : 'completes';
    const what = event.label === '' ? 'a future' : event.label;
    return does('did', index, event.who, 'wakeup', say`${how} ${what}; nobody waits for it`, 2);
  }
  const wait = lastWait(index, targets[0]!, at);
  const act = wait === null ? undefined : COMPLETES[wait.reason];
  const doing = event.how === 'cancelled' ? 'cancels what it waits for' : (act ?? 'completes a future');
  const brief = say`${doing}, which makes ${listOf(index, targets)} ready,`;
  return does('did', index, event.who, 'wakeup', say`${doing}: ${wakeUpsJoin(index, targets)}`, 8, brief);
}

/** Why those wait whom a future wakes; null if it wakes nobody. */
function waiterReason(telling: Telling, event: Of<'future-done'>): WaitReason | null {
  const [first] = wakeupsOf(telling, new Set([event.future]));
  return first === undefined ? null : (lastWait(telling.index, first, telling.at)?.reason ?? null);
}

/** What a time limit cancels is told by its handle. */
export function cancelRequested(event: Of<'cancel-requested'>, { index }: Telling): Clause | null {
  if (event.who < 0) return null;
  const whose = event.who === event.id ? say`itself` : who(index, event.id);
  const effect = 'CancelledError will be raised in it at its await, when its turn comes';
  return does(
    'did',
    index,
    event.who,
    'cancel',
    say`asks ${whose} to cancel: ${effect}`,
    9,
    say`asks ${whose} to cancel`,
  );
}

export function preempt(event: Of<'preempt'>, { index }: Telling): Clause {
  const size = event.used === 1 ? '1 instruction' : `${event.used} instructions`;
  const words = say`${who(index, event.id)}'s quantum of ${size} is used up: it goes to the tail of the ready queue, in mid-step`;
  return clause('left', event.id, 'preempt', words);
}

/** Told where the step ends; here only for a task that ends without one. */
export function taskDone(event: Of<'task-done'>, telling: Telling): Clause | null {
  if (eventsOf(telling, 'step-end').some(({ id }) => id === event.id)) return null;
  const { index } = telling;
  const how = { returned: 'returns', raised: 'fails', cancelled: 'ends cancelled' }[event.how];
  const label = event.how === 'cancelled' ? '' : resultText(event.label);
  return clause('did', event.id, 'result', say`${who(index, event.id)} ${how}${label}`, 8);
}
