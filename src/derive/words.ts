/** Phrases that several views share: what a handle will do, why somebody waits or is ready, how somebody ended. */
import type { Event, HandleDoes, SchedulableId, WaitReason } from '../events/event';
import { formatTime } from './clock';
import type { LogIndex } from './log-index';
import { titleOf } from './names';
import type { EndMark, NarrationPart, SchedulableView, SpanState } from './types';

export type Words = readonly NarrationPart[];
type WaitEvent = Extract<Event, { kind: 'wait' | 'thread-block' }>;

/** A sentence from words, times and names: strings and other sentences are put in where they stand. */
export function say(strings: TemplateStringsArray, ...values: readonly (string | number | Words)[]): Words {
  const parts: NarrationPart[] = [];
  const add = (part: NarrationPart) => {
    const last = parts[parts.length - 1];
    if (part.text === '') return;
    if (isPlain(part) && last !== undefined && isPlain(last)) {
      parts[parts.length - 1] = { text: last.text + part.text };
    } else parts.push(part);
  };
  strings.forEach((text, i) => {
    add({ text });
    const value = values[i];
    if (typeof value === 'string' || typeof value === 'number') add({ text: String(value) });
    else if (value !== undefined) for (const part of value) add(part);
  });
  return parts;
}

function isPlain({ id, isCode }: NarrationPart): boolean {
  return id === undefined && isCode === undefined;
}

/** A piece of the program inside a sentence. */
export function code(text: string): Words {
  return [{ text, isCode: true }];
}

export function plain(words: Words): string {
  return words.map(({ text }) => text).join('');
}

/** A schedulable's name inside a sentence. */
export function who(index: LogIndex, id: SchedulableId): Words {
  return id < 0 ? [{ text: 'the loop' }] : [{ text: titleOf(index, id), id }];
}

/** 'ada', 'ada and bob', 'ada, bob and cyd', 'ada, bob and 7 more'. */
export function listOf(index: LogIndex, ids: readonly SchedulableId[], most = 4): Words {
  const shown = ids.length > most ? ids.slice(0, most - 1) : ids;
  const rest = ids.length - shown.length;
  let words: Words = [];
  shown.forEach((id, i) => {
    const isLast = i === shown.length - 1 && rest === 0;
    const join = i === 0 ? '' : isLast ? ' and ' : ', ';
    words = say`${words}${join}${who(index, id)}`;
  });
  return rest > 0 ? say`${words} and ${rest} more` : words;
}

/** Text for people, cut to a length that fits into a sentence. */
export function quoted(text: string, most = 48): string {
  const line = text.replace(/\n+$/, '').replace(/\n/g, ' ⏎ ');
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

const HANDLE_TEXTS: Readonly<Record<HandleDoes, (title: string, label: string) => string>> = {
  step: (title) => `first step of ${title}`,
  wakeup: (title) => `wake ${title}`,
  yielded: (title) => `${title} goes on`,
  resume: (title) => `resume ${title} in mid-step`,
  'finish-sleep': (title) => (title === '' ? 'finish a sleep' : `finish ${title}'s sleep`),
  timeout: (title) => (title === '' ? 'timeout' : `timeout of ${title}`),
  'done-callback': (_, label) => (label === '' ? 'done-callback' : `done-callback ${label}`),
  callback: (_, label) => (label === '' ? 'callback' : `callback ${label}`),
  loop: (_, label) => (label === '' ? 'the loop itself' : label),
  io: (_, label) => (label === '' ? 'take in what has come' : `take in ${label}`),
};

/** What a handle will do: 'first step of ada', 'wake bob', "finish cyd's sleep", 'callback report'. */
export function handleText(index: LogIndex, handle: number): string {
  const made = index.handleMade.get(handle);
  const event = made < 0 ? null : index.log.event(made);
  if (event?.kind !== 'handle-queued' && event?.kind !== 'timer-set') return 'a handle';
  const title = event.target >= 0 ? titleOf(index, event.target) : '';
  return HANDLE_TEXTS[event.does](title, event.label);
}

/** A label that says more than the bare class or reason does. */
function labelOr(label: string, fallback: string): string {
  return label === '' ? fallback : label;
}

const WAIT_PHRASES: Readonly<Record<WaitReason, (index: LogIndex, wait: WaitEvent) => Words>> = {
  sleep: (_, { dueUs }) => (dueUs >= 0 ? say`sleeps until ${formatTime(dueUs)}` : say`sleeps for ever`),
  task: (index, { target, label }) =>
    target >= 0 ? say`waits for ${who(index, target)}` : say`waits for ${labelOr(label, 'a task')}`,
  gather: (_, { label }) => say`waits on ${labelOr(label, 'gather')}`,
  future: (_, { label }) => say`waits for ${labelOr(label, 'a future')}`,
  lock: (index, wait) => say`waits for ${thing(index, wait, 'lock')}`,
  event: (index, wait) => say`waits for ${thing(index, wait, 'event')}`,
  condition: (index, wait) => say`waits to be notified${by(thing(index, wait, 'condition'))}`,
  semaphore: (index, wait) => say`waits for ${thing(index, wait, 'semaphore')}`,
  barrier: (index, wait) => say`waits at ${thing(index, wait, 'barrier')}`,
  'queue-get': (index, wait) => say`waits for an item of ${thing(index, wait, 'queue')}`,
  'queue-put': (index, wait) => say`waits for room in ${thing(index, wait, 'queue')}`,
  group: (_, { label }) => say`waits for ${labelOr(label, 'the tasks of its group')}`,
  wait: (_, { label }) => say`waits in ${labelOr(label, 'asyncio.wait')}`,
  timeout: (index, { target, label }) =>
    target >= 0
      ? say`waits for ${who(index, target)}`
      : say`waits for ${labelOr(label, 'something that has a time limit')}`,
  executor: (_, { label }) => say`waits for ${labelOr(label, 'an executor')}`,
  io: (_, { label }) => say`waits for ${labelOr(label, 'input or output')}`,
  input: () => say`waits for a line of input`,
  join: (index, { target, label }) =>
    target >= 0
      ? say`waits for ${who(index, target)} to end`
      : say`waits for ${labelOr(label, 'others to end')}`,
  'thread-lock': (index, { label, target }) =>
    target >= 0
      ? say`waits for the lock${named(label)}, which ${who(index, target)} holds`
      : say`waits for the lock${named(label)}`,
  start: (index, { target }) =>
    target >= 0 ? say`waits until ${who(index, target)} has begun` : say`waits until a thread has begun`,
  'queue-join': (index, wait) => say`waits until all items of ${thing(index, wait, 'queue')} are dealt with`,
  select: () => say`has nothing to run in its loop`,
};

/** 'the lock', or the label where it says more than that word: 'Lock' alone does not. */
function the(label: string, noun: string): string {
  if (label === '' || label.toLowerCase() === noun) return `the ${noun}`;
  return /^[a-z]+$/.test(label) ? `the ${label}` : label;
}

/** 'the lock fork', by the name that the program has for it; what the wait itself says where there is none. */
function thing(index: LogIndex, { resource, label }: WaitEvent, noun: string): string {
  const known = resource < 0 ? '' : (index.resources[resource]?.label ?? '');
  return known === '' ? the(label, noun) : `the ${noun} ${known}`;
}

/** ' by the condition full', '' where it has no name. */
function by(condition: string): string {
  return condition === 'the condition' ? '' : ` by ${condition}`;
}

/** 'the lock fork', 'the queue', 'the call fetch()'. */
export function resourceText(index: LogIndex, resource: number): string {
  const known = index.resources[resource];
  if (known === undefined) return 'something';
  return `the ${known.type}${named(known.label)}`;
}

/** ' a' for a lock that a variable of the program names. */
function named(label: string): string {
  return label === '' ? '' : ` ${label}`;
}

/** 'sleeps until 1.2 s', 'waits for the lock', 'waits on gather of 3 tasks, at most until 2 s'. */
export function waitPhrase(index: LogIndex, wait: WaitEvent): Words {
  const phrase = WAIT_PHRASES[wait.reason](index, wait);
  if (wait.reason === 'sleep' || wait.dueUs < 0) return phrase;
  return say`${phrase}, at most until ${formatTime(wait.dueUs)}`;
}

const WOKEN: Readonly<Record<WaitReason, string>> = {
  sleep: 'its sleep is over',
  task: 'the task it waited for is done',
  gather: 'all that it gathered is done',
  future: 'its future is done',
  lock: 'it has got the lock',
  event: 'the event is set',
  condition: 'it was notified',
  semaphore: 'it has got a place in the semaphore',
  barrier: 'all have come to the barrier',
  'queue-get': 'there is an item for it',
  'queue-put': 'there is room for its item',
  group: 'the tasks of its group are done',
  wait: 'what it waited for is done',
  timeout: 'what it waited for is done',
  executor: 'its executor has the result',
  io: 'its input or output is done',
  input: 'a line of input is there',
  join: 'the one it waited for has ended',
  'thread-lock': 'the lock is free',
  start: 'the thread it started has begun',
  'queue-join': 'all items of the queue are dealt with',
  select: 'its loop has something to run',
};

/** The last wait of a task before an event. */
export function lastWait(
  index: LogIndex,
  id: SchedulableId,
  eventIndex: number,
): Extract<Event, { kind: 'wait' }> | null {
  const track = index.tracks[id];
  if (track === undefined) return null;
  for (let span = track.spanAt(index.log.momentOfEvent(eventIndex)); span >= 0; span--) {
    const cause = track.causes.at(span);
    const event = cause < 0 ? null : index.log.event(cause);
    if (event?.kind === 'wait' && event.id === id) return event;
    if (event?.kind === 'step-begin') return null;
  }
  return null;
}

const CANCELLATION = 'its cancellation is delivered';

export function isCancellation(why: Words): boolean {
  return plain(why) === CANCELLATION;
}

/** Why a task is ready, or goes on: 'its sleep is over', 'ada is done'. '' if there is nothing to say. */
export function whyWoken(index: LogIndex, queued: Extract<Event, { kind: 'handle-queued' }>): Words {
  const done = index.futureDone.get(queued.because);
  const completed = done < 0 ? null : index.log.event(done);
  const wait = lastWait(index, queued.target, index.handleMade.get(queued.handle));
  if (completed?.kind === 'future-done') {
    if (completed.how === 'cancelled' && isCancelled(index, queued)) return say`${CANCELLATION}`;
    if (completed.target >= 0) {
      const verb =
        completed.how === 'result'
          ? 'is done'
          : completed.how === 'exception'
            ? 'has failed'
            : 'was cancelled';
      return say`${who(index, completed.target)} ${verb}`;
    }
    if (completed.how === 'exception') return say`what it waited for has failed`;
    if (completed.how === 'cancelled') return say`what it waited for was cancelled`;
  } else if (isCancelled(index, queued)) return say`${CANCELLATION}`;
  return wait === null ? [] : say`${WOKEN[wait.reason]}`;
}

function isCancelled(index: LogIndex, queued: Extract<Event, { kind: 'handle-queued' }>): boolean {
  const cancels = index.cancels.get(queued.target);
  if (cancels === undefined) return false;
  const asked = cancels.at(cancels.countUpTo(index.handleMade.get(queued.handle)) - 1);
  const wait = lastWait(index, queued.target, index.handleMade.get(queued.handle));
  return asked !== undefined && wait !== null && index.log.event(asked).instruction >= wait.instruction;
}

/** Why a span of a lane is what it is, in a few words that stand after the name. */
export function spanReason(
  index: LogIndex,
  id: SchedulableId,
  state: SpanState,
  cause: Event | null,
  at = -1,
): string {
  switch (state) {
    case 'created':
      return 'created: nothing of it has run';
    case 'ready':
      return readyReason(index, cause, at);
    case 'running':
      return 'runs';
    case 'outer':
      return cause?.kind === 'generator-resume' && cause.who === id
        ? `lets ${titleOf(index, cause.id)} run`
        : 'lets its generator run';
    case 'blocked':
      return cause?.kind === 'thread-block' ? blockedReason(index, cause) : 'blocked';
    case 'blocking':
      if (cause?.kind === 'thread-block') return `${blockedReason(index, cause)}, and its thread with it`;
      return cause?.kind === 'blocking'
        ? `in ${labelOr(cause.label, 'a blocking call')}: holds its thread until ${formatTime(cause.toUs)}`
        : 'holds its thread';
    case 'waiting':
    case 'sleeping':
      if (cause?.kind !== 'wait') return 'waits';
      return plain(waitPhrase(index, cause));
    case 'suspended':
      return cause?.kind === 'generator-yield' && cause.id === id
        ? 'suspended at its yield'
        : 'suspended together with its task';
    case 'loop':
      return 'runs the event loop';
  }
}

/** 'blocked in time.sleep(1) until 1.2 s', 'blocked: waits for the lock a, which bob holds'. */
function blockedReason(index: LogIndex, cause: Extract<Event, { kind: 'thread-block' }>): string {
  if (cause.reason === 'sleep') {
    return `blocked in ${labelOr(cause.label, 'time.sleep')} until ${formatTime(cause.dueUs)}`;
  }
  return `blocked: ${plain(waitPhrase(index, cause))}`;
}

/** Why a thread wants the GIL: 'it is new', 'the lock is free', 'its time is over'. */
export function whyReady(
  index: LogIndex,
  ready: Extract<Event, { kind: 'thread-ready' }>,
  at: number,
): string {
  if (ready.why === 'started') return 'it is new';
  if (ready.why === 'asked') return 'another thread has asked for the GIL';
  const block = lastBlock(index, ready.id, at);
  if (block?.reason === 'sleep') return 'its sleep is over';
  if (ready.why === 'timeout') return 'it has waited long enough';
  return block === null ? 'its wait is over' : WOKEN[block.reason];
}

function lastBlock(
  index: LogIndex,
  id: SchedulableId,
  at: number,
): Extract<Event, { kind: 'thread-block' }> | null {
  for (let i = at - 1; i >= 0 && i > at - 4096; i--) {
    if (index.log.kindOf(i) !== 'thread-block') continue;
    const event = index.log.event(i);
    if (event.kind === 'thread-block' && event.id === id) return event;
  }
  return null;
}

function readyReason(index: LogIndex, cause: Event | null, at = -1): string {
  if (cause?.kind === 'thread-ready') return `ready, wants the GIL: ${whyReady(index, cause, at)}`;
  if (cause?.kind === 'preempt') return 'ready: its quantum is used up';
  if (cause?.kind === 'step-end')
    return cause.end === 'preempted' ? 'ready: its quantum is used up' : 'ready: gave its turn away';
  if (cause?.kind !== 'handle-queued') return 'ready';
  if (cause.does === 'step') return 'ready: first step';
  const why = plain(whyWoken(index, cause));
  return why === '' ? 'ready' : `ready: ${why}`;
}

/** 'returned 42', 'raised ValueError: no', 'cancelled'. */
export function endText(end: EndMark | null): string {
  if (end === null) return 'done';
  return end.label === '' ? end.how : `${end.how} ${quoted(end.label)}`;
}

/** A timer is over, and the loop is about to act on it. */
export const DUE_TEXT = 'its time is over';

/** The same wait as a chip in the group of its reason says it: 'until 0.31 s', 'gather of 3 tasks', 'the lock'. */
export function waitDetail(view: SchedulableView): string {
  if (view.isDueLoopBusy) return 'due, loop busy';
  if (view.reason === DUE_TEXT) return 'time is over';
  const isAsleep = view.status === 'sleeping' || (view.status === 'blocked' && view.waitReason === 'sleep');
  if (isAsleep && view.dueUs >= 0) return `until ${formatTime(view.dueUs)}`;
  return view.reason
    .replace(/^blocked: /, '')
    .replace(/^waits (?:for|on|in|at) /, '')
    .replace(/^waits /, '');
}
