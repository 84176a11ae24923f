/**
 * One sentence a step: what happens, to whom, and by which rule. The events between two stops are turned into clauses
 * (`narration/`), of which the sentence keeps the ones that tell why somebody stopped running, what the loop and the
 * clock did, and who runs now.
 */
import type { Event, Moment } from '../events/event';
import type { LogIndex } from './log-index';
import { type Clause, clause, type Telling } from './narration/clause';
import * as loop from './narration/loop';
import * as program from './narration/program';
import { ruleText } from './narration/rules';
import * as tasks from './narration/tasks';
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
  }
}

/**
 * What is told of a step, by where it ends: at its end the run's; else whoever has arrived, after why the one before
 * stopped and after a jump of the clock; else what a handle did; else the weightiest thing done; else the line.
 */
function compose(clauses: readonly Clause[], index: LogIndex, moment: Moment): Clause {
  const last = (part: Clause['part'], before = clauses.length) => {
    for (let i = before - 1; i >= 0; i--) if (clauses[i]!.part === part) return i;
    return -1;
  };
  const over = last('over');
  if (over >= 0) return clauses[over]!;
  const arrived = last('arrived');
  const worked = last('loop');
  const jumped = last('jump');
  const head = Math.max(arrived, worked, jumped);
  if (head < 0) {
    const left = last('left');
    const did = weightiest(clauses);
    if (left >= 0) return joined([...(did === null ? [] : [did]), clauses[left]!]);
    return did ?? standing(index, moment);
  }
  const left = last('left');
  const chosen: Clause[] = [];
  if (left >= 0 && left < head) chosen.push(clauses[left]!);
  if (jumped >= 0 && jumped < head && head === arrived && jumped > left) chosen.push(clauses[jumped]!);
  chosen.push(clauses[head]!);
  if (left > head) chosen.push(clauses[left]!);
  const after = weightiest(clauses.slice(head + 1));
  if (after !== null && head === arrived && left < head && after.weight >= 4) chosen.push(after);
  return joined(chosen);
}

/** The clause of the greatest weight above 0, the last of equals. */
function weightiest(clauses: readonly Clause[]): Clause | null {
  let best: Clause | null = null;
  for (const told of clauses) {
    if (told.part === 'did' && told.weight > 0 && (best === null || told.weight >= best.weight)) best = told;
  }
  return best;
}

/** Clauses in one sentence; the last one's rule and subject are the sentence's. */
function joined(clauses: readonly Clause[]): Clause {
  let words: Words = [];
  clauses.forEach((told, i) => {
    words = i === 0 ? told.words : say`${words}; ${told.words}`;
  });
  const last = clauses[clauses.length - 1]!;
  return { ...last, words };
}

/** Nothing has happened but that somebody came to a line, or executed an instruction. */
function standing(index: LogIndex, moment: Moment): Clause {
  const { log } = index;
  const { events, lines } = log.partsOf(moment);
  if (lines > 0 && log.momentOfLine(lines - 1) === moment) {
    return program.line(index, log.lineWho(lines - 1), log.lineSite(lines - 1));
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

/** Capital letter, full stop. */
function sentence(words: Words): Words {
  const [first, ...rest] = words;
  if (first === undefined) return words;
  const isName = first.id !== undefined;
  const opening = isName ? first : { ...first, text: first.text[0]!.toUpperCase() + first.text.slice(1) };
  const whole = say`${[opening, ...rest]}`;
  const last = whole[whole.length - 1]!;
  return /[.!?…]$/.test(last.text) ? whole : say`${whole}.`;
}
