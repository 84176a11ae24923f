/** What the loop does: it takes handles, runs what is nobody's step, and lets the clock jump when nothing is ready. */
import type { Event } from '../../events/event';
import { formatTime } from '../clock';
import { stepsTask } from '../stops';
import type { RuleId } from '../types';
import { handleText, isCancellation, listOf, quoted, say, type Words, who, whyWoken } from '../words';
import { type Clause, clause, does, eventsOf, type Telling } from './clause';
import { pickBefore, pickText } from './picks';
import { aheadOf, behind } from './queue';
import { wakeUpsJoin, wakeupsOf } from './tasks';

type Of<K extends Event['kind']> = Extract<Event, { kind: K }>;
type Made = Of<'handle-queued'> | Of<'timer-set'>;

export function loopStart({ who: by }: Of<'loop-start'>): Clause {
  return clause('did', by, 'loop', say`the event loop starts: from here on it decides who runs`, 3);
}

export function loopEnd(event: Of<'loop-end'>, { index }: Telling): Clause {
  const thread = event.who >= 0 ? event.who : 0;
  return clause(
    'arrived',
    thread,
    'loop',
    say`the event loop ends, and ${who(index, thread)} goes on after it`,
  );
}

export function iteration(event: Of<'iteration'>): Clause {
  const handles =
    event.count === 1 ? 'the one handle that is ready now' : `the ${event.count} handles that are ready now`;
  return clause('did', -1, 'pass', say`pass ${event.number} of the loop begins: it will run ${handles}`, 1);
}

function madeBy({ index }: Telling, handle: number): Made | null {
  const made = index.handleMade.get(handle);
  const event = made < 0 ? null : index.log.event(made);
  return event?.kind === 'handle-queued' || event?.kind === 'timer-set' ? event : null;
}

/**
 * A task's step is told where it begins; a callback of the program is told here; other handles once they have done
 * their work, which may lie behind this event in the same step or before its end.
 */
export function handleRun(event: Of<'handle-run'>, telling: Telling): Clause | null {
  const made = madeBy(telling, event.handle);
  if (made === null) return null;
  if (stepsTask(made.does)) {
    return stepFollows(telling) ? null : arrivalOf(event, made, telling);
  }
  switch (made.does) {
    case 'finish-sleep':
      return finishSleep(event, made, telling);
    case 'timeout':
      return timeout(made, telling);
    case 'done-callback':
      return doneCallback(event, made, telling);
    case 'callback':
      return callback(event, made, telling);
    case 'io':
      return takeIn(made, telling);
    default:
      return null;
  }
}

function stepFollows({ events, first, at }: Telling): boolean {
  return events[at - first + 1]?.kind === 'step-begin';
}

export function stepBegin(event: Of<'step-begin'>, telling: Telling): Clause {
  const { index } = telling;
  const run = index.handleRun.get(event.handle);
  const taken = run < 0 ? null : index.log.event(run);
  const made = madeBy(telling, event.handle);
  if (taken?.kind !== 'handle-run' || made === null) {
    return clause('arrived', event.id, 'program', say`${who(index, event.id)} goes on`);
  }
  return arrivalOf(taken, made, telling);
}

function arrivalOf(run: Of<'handle-run'>, made: Made, telling: Telling): Clause {
  const pick = picked(telling, run);
  return clause('arrived', made.target, pick.ruleId, arrival(pick.text, made, telling));
}

/** 'the loop takes the next handle, the first step of ada'. */
function arrival(take: string, made: Made, telling: Telling): Words {
  const { index } = telling;
  const name = who(index, made.target);
  if (made.kind !== 'handle-queued') return say`${take}: ${name} goes on`;
  switch (made.does) {
    case 'step':
      return say`${take}, the first step of ${name}`;
    case 'yielded':
      return say`${take}: ${name}, which had only given its turn away, goes on`;
    case 'resume':
      return say`${take}: ${name} goes on in mid-step, where it was cut off`;
    default: {
      const why = whyWoken(index, made);
      if (why.length === 0) return say`${take}: ${name} goes on`;
      return isCancellation(why)
        ? say`${take}: ${name} goes on with the CancelledError that is raised at its await`
        : say`${take}: ${name} goes on because ${why}`;
    }
  }
}

interface Pick {
  readonly text: string;
  readonly ruleId: RuleId;
}

/** How a handle was picked. The last of a pass is alone among its candidates, but others may stand behind it. */
function picked({ index }: Telling, run: Of<'handle-run'>): Pick {
  if (run.rule === 'fifo') return { text: 'the loop takes the next handle', ruleId: 'fifo' };
  if (run.rule === 'only') {
    const at = index.handleRun.get(run.handle);
    const isAlone = at < 0 || index.loopAfter(at + 1).ready.size === 0;
    return isAlone
      ? { text: 'the loop takes the only handle there is', ruleId: 'only' }
      : { text: 'the loop takes the last handle of this pass', ruleId: 'pass' };
  }
  if (run.rule === 'reactor')
    return { text: 'the reactor asks the next one that can go on', ruleId: 'reactor' };
  const made = index.handleMade.get(run.handle);
  const handle = made < 0 ? null : index.log.event(made);
  const target = handle?.kind === 'handle-queued' ? handle.target : -1;
  const pick = pickBefore(index, index.handleRun.get(run.handle), target);
  const text = pick === null ? '' : pickText(index, pick);
  if (text !== '') return { text, ruleId: run.rule as RuleId };
  return { text: `the scheduler picks one of ${run.among}`, ruleId: 'pick' };
}

/** Lateness that is more than the rounding of the loop's own wait. */
const LATE_US_MIN = 2000;

/** "ada's 1 s timer is over: its handle completes the sleep and queues ada's wake-up behind bob's". */
function finishSleep(run: Of<'handle-run'>, made: Made, telling: Telling): Clause {
  const { index, events } = telling;
  const sleeper = made.target;
  const queued = events.find(
    (event): event is Of<'handle-queued'> =>
      event.kind === 'handle-queued' && event.does === 'wakeup' && (sleeper < 0 || event.target === sleeper),
  );
  const whose = sleeper >= 0 ? sleeper : (queued?.target ?? -1);
  const timer = made.kind === 'timer-set' ? say`${formatTime(made.dueUs - made.atUs)} timer` : say`timer`;
  const lateUs = made.kind === 'timer-set' ? run.atUs - made.dueUs : 0;
  const over =
    lateUs < LATE_US_MIN
      ? say`is over: its handle`
      : say`has been over for ${formatTime(lateUs)}: its handle only now`;
  const subject = whose >= 0 ? say`${who(index, whose)}'s ${timer} ${over}` : say`a ${timer} ${over}`;
  if (queued === undefined) {
    const isDone = telling.events.some(({ kind }) => kind === 'future-done');
    return clause(
      'loop',
      whose,
      'timer',
      say`${subject} ${isDone ? 'completes the sleep' : 'finds nobody asleep any more'}`,
    );
  }
  const ahead = aheadOf(telling, queued.handle);
  const place = ahead < 0 ? say`, which is next` : say` behind ${behind(telling, ahead)}`;
  return clause(
    'loop',
    whose,
    run.handle === made.handle ? 'wakeup' : 'timer',
    say`${subject} completes the sleep and queues ${who(index, queued.target)}'s wake-up${place}`,
  );
}

function timeout(made: Made, telling: Telling): Clause {
  const { index } = telling;
  const whose = made.target >= 0 ? say`${who(index, made.target)}'s time limit` : say`a time limit`;
  const cancelled = eventsOf(telling, 'cancel-requested').map(({ id }) => id);
  const effect =
    cancelled.length > 0
      ? say`its handle cancels ${listOf(index, cancelled)}, with a CancelledError at the await`
      : effects(telling, say`its handle does what the limit asks for`);
  return clause('loop', made.target, 'timer', say`${whose} is over: ${effect}`);
}

function doneCallback(event: Of<'handle-run'>, made: Made, telling: Telling): Clause {
  const { index } = telling;
  const done = made.kind === 'handle-queued' ? index.futureDone.get(made.because) : -1;
  const completed = done < 0 ? null : index.log.event(done);
  const task = completed?.kind === 'future-done' ? completed.target : -1;
  const text = handleText(index, event.handle);
  const words = task >= 0 ? say`the loop runs ${who(index, task)}'s ${text}` : say`the loop runs a ${text}`;
  const effect = effects(telling, say``);
  return clause('loop', task, 'callbacks', effect.length === 0 ? words : say`${words}: ${effect}`);
}

function callback(event: Of<'handle-run'>, made: Made, telling: Telling): Clause {
  const label = made.label === '' ? say`a callback` : say`the callback ${quoted(made.label)}`;
  const isTimer = made.kind === 'timer-set';
  const take = isTimer
    ? say`a timer is over: the loop runs ${label}`
    : say`${picked(telling, event).text}, ${label}`;
  return clause(
    'arrived',
    event.who,
    isTimer ? 'timer' : 'call-soon',
    say`${take}${colon(effects(telling, say``))}`,
  );
}

/** "the loop takes in 12 bytes from 127.0.0.1:8888: it queues bob's wake-up". */
function takeIn(made: Made, telling: Telling): Clause {
  const what = made.label === '' ? 'what has come over the network' : made.label;
  const words = say`the loop's selector found ${what} and takes it in`;
  return clause('loop', made.target, 'io', say`${words}${colon(effects(telling, say``))}`);
}

function colon(words: Words): Words {
  return words.length === 0 ? words : say`: ${words}`;
}

/** What a handle brought about: whose wake-ups it queued, whom it cancelled. */
function effects(telling: Telling, otherwise: Words): Words {
  const { index } = telling;
  const futures = new Set(eventsOf(telling, 'future-done').map(({ future }) => future));
  const targets = wakeupsOf(telling, futures);
  const steps = eventsOf(telling, 'handle-queued')
    .filter(({ does, target }) => does === 'step' && target >= 0)
    .map(({ target }) => target);
  if (targets.length > 0) return wakeUpsJoin(index, targets);
  if (steps.length > 0) return say`it queues the first step of ${listOf(index, steps)}`;
  return otherwise;
}

export function handleCancelled(event: Of<'handle-cancelled'>, telling: Telling): Clause | null {
  const made = madeBy(telling, event.handle);
  if (made === null) return null;
  const { index } = telling;
  const what = made.kind === 'timer-set' ? 'timer' : 'handle';
  const whose = made.target >= 0 ? say`${who(index, made.target)}'s ${what}` : say`a ${what}`;
  return clause('did', event.who, 'timer', say`${whose} is cancelled: it will not run`, 1);
}

export function timerSet(event: Of<'timer-set'>, { index }: Telling): Clause | null {
  if (event.does === 'finish-sleep' || event.does === 'timeout' || event.who < 0) return null;
  if (event.does === 'io') {
    const way = event.dueUs > event.atUs ? `on its way until ${formatTime(event.dueUs)}` : 'on its way';
    return clause('did', event.who, 'io', say`${event.label} is ${way}`, 3);
  }
  const what = event.label === '' ? 'a callback' : `the callback ${quoted(event.label)}`;
  const verb = say`sets a timer: ${what} will run at ${formatTime(event.dueUs)} or later`;
  return does('did', index, event.who, 'timer', verb, 4, say`sets a timer for ${what}`);
}

export function handleQueued(event: Of<'handle-queued'>, { index }: Telling): Clause | null {
  if (event.does !== 'callback') return null;
  const what = event.label === '' ? 'a callback' : `the callback ${quoted(event.label)}`;
  const verb = say`queues ${what}: it runs when its turn in the ready queue comes`;
  return event.who < 0 ? null : does('did', index, event.who, 'call-soon', verb, 4, say`queues ${what}`);
}

/** Told by what the due handles do. */
export function timerDue(event: Of<'timer-due'>, telling: Telling): Clause | null {
  const made = madeBy(telling, event.handle);
  if (made === null) return null;
  const { index } = telling;
  if (made.does === 'io') {
    return clause('did', -1, 'io', say`${made.label} has come: its handle joins the ready queue`, 0);
  }
  const whose = made.target >= 0 ? say`${who(index, made.target)}'s timer` : say`a timer`;
  return clause('did', -1, 'timer', say`${whose} is over: its handle joins the ready queue`, 0);
}

/** "Nothing is ready: the clock jumps to 1 s, when ada's sleep is over". */
export function clockJump(event: Of<'clock-jump'>, telling: Telling): Clause {
  const { index, at } = telling;
  const due = [...index.loopAfter(at).timers]
    .map((handle) => madeBy(telling, handle))
    .filter((made) => made?.kind === 'timer-set' && made.dueUs >= 0 && made.dueUs <= event.toUs);
  const targets = [...new Set(due.map((made) => made?.target ?? -1))].filter((target) => target >= 0);
  const [first] = due;
  const arriving = due.find((made) => made?.does === 'io');
  const when =
    arriving != null
      ? say`, when ${arriving.label} comes`
      : due.length === 1 && targets.length === 1
        ? say`, when ${who(index, targets[0]!)}'s ${OVER[first?.does ?? 'callback'] ?? 'timer'} is over`
        : targets.length > 0
          ? say`, when the timers of ${listOf(index, targets)} are due`
          : say`, when the next timer is due`;
  const words = say`nothing is ready: the clock jumps to ${formatTime(event.toUs)}${when}`;
  return clause('jump', targets[0] ?? -1, 'jump', words);
}

/** What is over with a timer. */
const OVER: Readonly<Partial<Record<Made['does'], string>>> = {
  'finish-sleep': 'sleep',
  timeout: 'time limit',
};
