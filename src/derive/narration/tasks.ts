/** What tasks do: they are created, wait, pass await points, give their turn away, end. */
import type { Event, SchedulableId, WaitReason } from '../../events/event';
import type { LogIndex } from '../log-index';
import { lastWait, listOf, quoted, say, type Words, waitPhrase, who } from '../words';
import { type Clause, clause, eventsOf, type Telling } from './clause';
import { behindWhom } from './queue';

type Of<K extends Event['kind']> = Extract<Event, { kind: K }>;

/** Several tasks made in one step (gather) are told at the last of them. */
export function created(event: Of<'created'>, telling: Telling): Clause | null {
  const { index } = telling;
  const { log } = index;
  const info = log.schedulables[event.id]!;
  if (info.kind === 'thread') {
    return event.id === 0
      ? null
      : clause(
          'did',
          event.who,
          'program',
          say`${who(index, event.who)} makes the thread ${who(index, event.id)}`,
          5,
        );
  }
  const siblings = eventsOf(telling, 'created')
    .filter(({ id, who: maker }) => log.schedulables[id]!.kind === info.kind && maker === event.who)
    .map(({ id }) => id);
  if (siblings[siblings.length - 1] !== event.id) return null;
  if (info.kind === 'generator') {
    const what =
      siblings.length === 1
        ? say`the generator ${who(index, event.id)}`
        : say`${siblings.length} generators, ${listOf(index, siblings)}`;
    const pronoun = siblings.length === 1 ? 'it' : 'them';
    return clause(
      'did',
      event.who,
      'generator',
      say`${who(index, event.who)} makes ${what}: nothing of ${pronoun} runs until a value is asked for`,
      4,
    );
  }
  if (event.who <= 0 && info.parent <= 0 && !startedLoop(telling)) {
    return clause(
      'did',
      event.id,
      'loop',
      say`asyncio.run makes ${who(index, event.id)} a task and queues its first step`,
      6,
    );
  }
  if (siblings.length === 1) {
    return clause(
      'did',
      event.who,
      'create-task',
      say`${who(index, event.who)} creates the task ${who(index, event.id)}: its first step joins the ready queue, nothing of it runs yet`,
      6,
    );
  }
  return clause(
    'did',
    event.who,
    'create-task',
    say`${who(index, event.who)} creates ${siblings.length} tasks, ${listOf(index, siblings)}: their first steps join the ready queue in this order`,
    6,
  );
}

function startedLoop({ index, first, at }: Telling): boolean {
  const { log } = index;
  for (let i = first; i < at; i++) if (log.kindOf(i) === 'loop-start') return false;
  return index.stepBegins.length > 0 && index.stepBegins.at(0) < at;
}

export function renamed(event: Of<'renamed'>, { index }: Telling): Clause {
  return clause('did', event.id, 'program', say`${who(index, event.id)} is now called ${event.name}`, 1);
}

/** Why each kind of wait cannot go on at once; what is not said by the wait itself. */
const BECAUSE: Readonly<Partial<Record<WaitReason, string>>> = {
  task: 'which is not done',
  lock: 'which somebody else holds',
  event: 'which nobody has set yet',
  semaphore: 'which has no place left',
  'queue-get': 'which is empty',
  'queue-put': 'which is full',
  future: 'which is not done',
};

export function wait(event: Of<'wait'>, { index }: Telling): Clause {
  const phrase = waitPhrase(index, event);
  const because = event.dueUs < 0 ? BECAUSE[event.reason] : undefined;
  const words = because === undefined ? phrase : say`${phrase}, ${because}`;
  return clause(
    'left',
    event.id,
    event.reason === 'sleep' ? 'wait' : 'await',
    say`${who(index, event.id)} ${words}`,
  );
}

export function stepEnd(event: Of<'step-end'>, telling: Telling): Clause | null {
  const { index } = telling;
  const name = who(index, event.id);
  const end = index.ends[event.id] ?? null;
  switch (event.end) {
    case 'waits':
      return eventsOf(telling, 'wait').some(({ id }) => id === event.id)
        ? null
        : clause('left', event.id, 'await', say`${name} waits`);
    case 'yields':
      return clause(
        'left',
        event.id,
        'await',
        say`${name} gives its turn away and goes ${behindWhom(telling, event.id)}`,
      );
    case 'returned':
      return clause(
        'left',
        event.id,
        'result',
        say`${name} returns${resultText(end?.label ?? '')}: its task is done${woken(telling, event.id)}`,
      );
    case 'raised':
      return clause(
        'left',
        event.id,
        'result',
        say`${name} fails with ${end === null || end.label === '' ? 'an exception' : quoted(end.label)}: its task is done${woken(telling, event.id)}`,
      );
    case 'cancelled':
      return clause('left', event.id, 'cancel', say`${name} ends cancelled${woken(telling, event.id)}`);
    case 'preempted':
      return eventsOf(telling, 'preempt').some(({ id }) => id === event.id)
        ? null
        : clause(
            'left',
            event.id,
            'preempt',
            say`${name} is preempted and goes to the tail of the ready queue, in mid-step`,
          );
  }
}

function resultText(label: string): string {
  return label === '' || label === 'None' ? '' : ` ${quoted(label)}`;
}

/** ', and main\'s wake-up joins the ready queue', by the handles that the end of a task queued. */
function woken(telling: Telling, id: SchedulableId): Words {
  const { index } = telling;
  const futures = new Set(
    eventsOf(telling, 'future-done')
      .filter(({ target }) => target === id)
      .map(({ future }) => future),
  );
  const targets = wakeupsOf(telling, futures);
  if (targets.length === 0) return [];
  return say`, and ${wakeUpsJoin(index, targets)}`;
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
  return clause(
    'did',
    event.id,
    'passed',
    say`nothing to wait for: ${who(index, event.id)} goes on without giving up its turn`,
    7,
  );
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

/** A future completed by code that runs; what a timer's handle or a task's own end completes is told there. */
export function futureDone(event: Of<'future-done'>, telling: Telling): Clause | null {
  const { index, at } = telling;
  if (event.who < 0 || event.target >= 0) return null;
  const targets = wakeupsOf(telling, new Set([event.future]));
  if (targets.length === 0) {
    const how = event.how === 'cancelled' ? 'cancels' : 'completes';
    return clause(
      'did',
      event.who,
      'wakeup',
      say`${who(index, event.who)} ${how} ${event.label === '' ? 'a future' : event.label}; nobody waits for it`,
      2,
    );
  }
  const reason = lastWait(index, targets[0]!, at)?.reason;
  const act = reason === undefined ? undefined : COMPLETES[reason];
  const doing = event.how === 'cancelled' ? 'cancels what it waits for' : (act ?? 'completes a future');
  return clause(
    'did',
    event.who,
    'wakeup',
    say`${who(index, event.who)} ${doing}: ${wakeUpsJoin(index, targets)}`,
    7,
  );
}

export function cancelRequested(event: Of<'cancel-requested'>, { index }: Telling): Clause {
  const asker = event.who < 0 ? say`the loop` : who(index, event.who);
  const whose = event.who === event.id ? 'itself' : who(index, event.id);
  return clause(
    'did',
    event.who,
    'cancel',
    say`${asker} asks ${whose} to cancel: CancelledError will be raised in it at its await, when its turn comes`,
    9,
  );
}

export function preempt(event: Of<'preempt'>, { index }: Telling): Clause {
  const size = event.used === 1 ? '1 instruction' : `${event.used} instructions`;
  return clause(
    'left',
    event.id,
    'preempt',
    say`${who(index, event.id)}'s quantum of ${size} is used up: it goes to the tail of the ready queue, in mid-step`,
  );
}

/** Told where the step ends; here only for a task that ends without one. */
export function taskDone(event: Of<'task-done'>, telling: Telling): Clause | null {
  if (eventsOf(telling, 'step-end').some(({ id }) => id === event.id)) return null;
  const { index } = telling;
  const how = { returned: 'returns', raised: 'fails', cancelled: 'ends cancelled' }[event.how];
  const label = event.how === 'cancelled' ? '' : resultText(event.label);
  return clause('did', event.id, 'result', say`${who(index, event.id)} ${how}${label}`, 8);
}
