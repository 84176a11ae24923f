/**
 * One sentence a step: what happens, to whom, and by which rule. The events between two stops are turned into clauses
 * (`narration/`), of which the sentence keeps the ones that tell why somebody stopped running, what the loop and the
 * clock did, and who runs now.
 */
import type { Event, Moment } from '../events/event';
import type { LogIndex } from './log-index';
import { type Clause, clause, type Telling } from './narration/clause';
import * as loop from './narration/loop';
import * as network from './narration/network';
import * as picks from './narration/picks';
import * as program from './narration/program';
import { ruleText } from './narration/rules';
import * as tasks from './narration/tasks';
import * as threads from './narration/threads';
import { steps } from './steps';
import { stepsTask } from './stops';
import type { Grain, Narration } from './types';
import { plain, say, type Words } from './words';

/** Of a long step only the last events are told: what led to where it ends. */
const TOLD_MAX = 200;

/** The sentence for the step of a grain that ends at a moment (or for what has happened since its last stop). */
export function narrate(index: LogIndex, moment: Moment, grain: Grain = 'line'): Narration {
  const at = Math.max(0, Math.min(moment, index.lastMoment));
  if (at === 0) return START;
  const since = steps(index, grain).previous(at);
  const told = compose(clausesBetween(index, since, at), index, at);
  const parts = sentence(told.words);
  return {
    parts,
    text: plain(parts),
    ruleId: told.ruleId,
    rule: ruleText(told.ruleId),
    subject: told.subject,
  };
}

const START: Narration = {
  parts: [{ text: 'The program stands at its start: nothing has run yet.' }],
  text: 'The program stands at its start: nothing has run yet.',
  ruleId: 'start',
  rule: '',
  subject: 0,
};

function clausesBetween(index: LogIndex, since: Moment, moment: Moment): Clause[] {
  const { log } = index;
  const last = log.partsOf(moment).events;
  const first = Math.max(log.partsOf(since).events, last - TOLD_MAX);
  const events: Event[] = [];
  for (let i = first; i < last; i++) events.push(log.event(i));
  const clauses: Clause[] = [];
  events.forEach((event, i) => {
    const told = tell(event, { index, at: first + i, events, first, moment });
    if (told !== null) clauses.push(told);
  });
  return clauses;
}

/** The clause of one event; null where its neighbours tell it. */
function tell(event: Event, telling: Telling): Clause | null {
  switch (event.kind) {
    case 'created':
      return tasks.created(event, telling);
    case 'renamed':
      return tasks.renamed(event, telling);
    case 'loop-start':
      return loop.loopStart(event);
    case 'loop-end':
      return loop.loopEnd(event, telling);
    case 'iteration':
      return loop.iteration(event);
    case 'handle-queued':
      return loop.handleQueued(event, telling);
    case 'handle-run':
      return loop.handleRun(event, telling);
    case 'handle-end':
      return null;
    case 'handle-cancelled':
      return loop.handleCancelled(event, telling);
    case 'timer-set':
      return loop.timerSet(event, telling);
    case 'timer-due':
      return loop.timerDue(event, telling);
    case 'clock-jump':
      return loop.clockJump(event, telling);
    case 'step-begin':
      return loop.stepBegin(event, telling);
    case 'step-end':
      return tasks.stepEnd(event, telling);
    case 'wait':
      return tasks.wait(event, telling);
    case 'await':
      return tasks.awaited(event, telling);
    case 'future-done':
      return tasks.futureDone(event, telling);
    case 'cancel-requested':
      return tasks.cancelRequested(event, telling);
    case 'preempt':
      return tasks.preempt(event, telling);
    case 'generator-resume':
      return program.generatorResume(event, telling);
    case 'generator-yield':
      return program.generatorYield(event, telling);
    case 'generator-end':
      return program.generatorEnd(event, telling);
    case 'output':
      return program.output(event, telling);
    case 'blocking':
      return program.blocking(event, telling);
    case 'cell':
      return program.cell(event);
    case 'task-done':
      return tasks.taskDone(event, telling);
    case 'end':
      return program.end(event, telling);
    case 'thread-ready':
      return threads.ready(event, telling);
    case 'thread-block':
      return threads.block(event, telling);
    case 'gil-request':
      return threads.request(event, telling);
    case 'thread-switch':
      return threads.switched(event, telling);
    case 'thread-end':
      return threads.ended(event, telling);
    case 'request':
      return network.request(event, telling);
    case 'request-end':
      return network.requestEnd(event, telling);
    case 'resource':
    case 'acquired':
    case 'released':
    case 'feeds':
    case 'part':
    case 'joined':
      return null;
    case 'pick':
      return picks.picked(event, telling);
    case 'level':
      return picks.levelled(event, telling);
    case 'polls':
      return picks.polls(event);
    case 'core':
      return picks.onCore(event, telling);
    case 'input':
      return program.input(event, telling);
  }
}

/**
 * What is told of a step, by where it ends. Its head is the last of: the run's end, somebody's arrival, a handle's work,
 * a jump of the clock. Before it comes why the one that ran stopped, and what it had done; after it, what else was done.
 */
function compose(clauses: readonly Clause[], index: LogIndex, moment: Moment): Clause {
  const last = (part: Clause['part']) => clauses.findLastIndex((told) => told.part === part);
  const over = last('over');
  const arrived = last('arrived');
  const jumped = last('jump');
  const head = Math.max(arrived, last('loop'), jumped);
  const left = last('left');
  const chosen: Clause[] = [];
  const add = (told: Clause | null) => {
    if (told !== null) chosen.push(told);
  };
  if (over >= 0) {
    const end = clauses[over]!;
    // Who waits for ever is told by the end itself.
    if (end.ruleId === 'deadlock' || end.ruleId === 'idle') return end;
    const after = weightiest(clauses.slice(left + 1), DONE_WEIGHT_MIN);
    if (after === null && left >= 0) add(weightiest(clauses.slice(0, left), DONE_WEIGHT_MIN));
    if (left >= 0) add(clauses[left]!);
    add(after);
    add(end);
    return joined(chosen);
  }
  if (head < 0 && left < 0) {
    const done = weightiest(clauses, 1);
    if (done === null) return standing(index, moment);
    const after = weightiest(clauses.slice(clauses.indexOf(done) + 1), DONE_WEIGHT_MIN);
    return after !== null && shares(done, after) ? joined([done, after]) : done;
  }
  if (head < 0 || left > head) {
    add(head < 0 ? null : clauses[head]!);
    add(weightiest(clauses.slice(head + 1, left), DONE_WEIGHT_MIN));
    add(clauses[left]!);
    return joined(chosen);
  }
  add(weightiest(clauses.slice(0, left < 0 ? head : left), left < 0 ? TOLD_WEIGHT_MIN : DONE_WEIGHT_MIN));
  if (left >= 0) add(clauses[left]!);
  if (jumped > left && jumped < head && head === arrived) add(clauses[jumped]!);
  add(clauses[head]!);
  if (chosen.length < CLAUSES_MAX) add(weightiest(clauses.slice(head + 1), DONE_WEIGHT_MIN));
  return joined(chosen);
}

/** Weights from which something done is told beside why its doer stopped, or before somebody else arrives. */
const DONE_WEIGHT_MIN = 4;
const TOLD_WEIGHT_MIN = 6;
const CLAUSES_MAX = 3;

/** The clause of the greatest weight, the last of equals; null if none weighs enough. */
function weightiest(clauses: readonly Clause[], weightMin: number): Clause | null {
  let best: Clause | null = null;
  for (const told of clauses) {
    if (told.part === 'did' && told.weight >= Math.max(weightMin, best?.weight ?? 0)) best = told;
  }
  return best;
}

/**
 * Clauses in one sentence: two in a row about the same subject share it ('ada prints “x” and sleeps until 1 s'). Rule and
 * subject of the last one are the sentence's.
 */
function joined(clauses: readonly Clause[]): Clause {
  let words: Words = [];
  clauses.forEach((told, i) => {
    const before = clauses[i - 1];
    const next = clauses[i + 1];
    const isShared = before !== undefined && told.verb !== undefined && shares(before, told);
    const isFollowed = next?.verb !== undefined && shares(told, next);
    const verb = isFollowed ? (told.brief ?? told.verb) : told.verb;
    if (isShared) words = say`${words} and ${verb ?? told.words}`;
    else {
      const whole = isFollowed && verb !== undefined ? say`${subjectOf(told)} ${verb}` : told.words;
      words = i === 0 ? whole : say`${words}; ${whole}`;
    }
  });
  const last = clauses[clauses.length - 1]!;
  return { ...last, words };
}

function shares(first: Clause, second: Clause): boolean {
  return first.verb !== undefined && first.subject === second.subject;
}

/** The name that the words of a clause with a verb begin with. */
function subjectOf(told: Clause): Words {
  return told.words.slice(0, 1);
}

/** Nothing has happened but that somebody came to a line, or executed an instruction. */
function standing(index: LogIndex, moment: Moment): Clause {
  const { log } = index;
  const { events, lines } = log.partsOf(moment);
  if (lines > 0 && log.momentOfLine(lines - 1) === moment) {
    return program.line(index, index.lineOwner(lines - 1), log.lineSite(lines - 1));
  }
  const state = index.loopAfter(events);
  if (state.handle >= 0 && state.running < 0 && !stepsTask(index.handleDoes(state.handle))) {
    return clause('did', -1, 'loop', say`the loop works`);
  }
  if (state.running < 0) return clause('did', -1, 'loop', say`the loop looks for what to do next`);
  const line = index.lineBefore(state.running, moment);
  return program.instruction(
    index,
    state.running,
    line < 0 ? 0 : (log.sites[log.lineSite(line)]?.sourceLine ?? 0),
  );
}

/** Capital letter, full stop; a piece of the program at the end stands as it is. */
function sentence(words: Words): Words {
  const [first, ...rest] = words;
  if (first === undefined) return words;
  // A name, and code such as `asyncio.run`, keeps its own spelling.
  const isName = first.id !== undefined || /^\w+\.\w/.test(first.text);
  const opening = isName ? first : { ...first, text: first.text[0]!.toUpperCase() + first.text.slice(1) };
  const whole = say`${[opening, ...rest]}`;
  const last = whole[whole.length - 1]!;
  return last.isCode === true || /[.!?…]$/.test(last.text) ? whole : say`${whole}.`;
}
