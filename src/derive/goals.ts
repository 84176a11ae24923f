/** Goals that somebody can play for who picks a run by hand: predicates over the log of the run. */
import type { Moment } from '../events/event';
import { timeAtUs } from './clock';
import { consoleLines } from './console';
import type { LogIndex } from './log-index';

export type Goal =
  /** A line on stdout contains the text. */
  | { readonly kind: 'output'; readonly text: string }
  /** The last number in what the ended run has printed is below `value`. */
  | { readonly kind: 'below'; readonly value: number }
  | { readonly kind: 'deadlock' }
  /** A traceback is printed, of an exception of this name; '' for any. */
  | { readonly kind: 'exception'; readonly text: string }
  /** The run ends by itself before this time. */
  | { readonly kind: 'before'; readonly timeMs: number };

export type GoalKind = Goal['kind'];

export const GOAL_KINDS: readonly GoalKind[] = ['output', 'below', 'deadlock', 'exception', 'before'];

/** As it stands behind 'Goal:'. */
export function goalText(goal: Goal): string {
  switch (goal.kind) {
    case 'output':
      return `the output contains “${goal.text}”`;
    case 'below':
      return `the last number printed is below ${goal.value}`;
    case 'deadlock':
      return 'a deadlock';
    case 'exception':
      return goal.text === '' ? 'an exception' : `an exception ${goal.text}`;
    case 'before':
      return `it finishes before ${goal.timeMs} ms`;
  }
}

/** When the run has reached a goal, as far as it is known; null: not yet, or never. */
export function reachedAt(goal: Goal, index: LogIndex): Moment | null {
  const { end } = index.log;
  const last = index.lastMoment;
  switch (goal.kind) {
    case 'output':
      return goal.text === '' ? null : momentOf(index, 'stdout', (line) => line.includes(goal.text));
    case 'below': {
      if (end === null || !ENDED.has(end.reason)) return null;
      const value = lastNumber(index);
      return value !== null && value < goal.value ? last : null;
    }
    case 'deadlock':
      return end?.reason === 'deadlock' ? last : null;
    case 'exception':
      return momentOf(index, 'stderr', (line) => isOfException(line, goal.text));
    case 'before': {
      const isDone = end?.reason === 'finished' || end?.reason === 'exit';
      return isDone && timeAtUs(index, last) < goal.timeMs * 1000 ? last : null;
    }
  }
}

/** Ends after which a program prints no more. */
const ENDED: ReadonlySet<string> = new Set(['finished', 'exit', 'error', 'deadlock']);

const TRACEBACK = 'Traceback (most recent call last):';

/** Groups of exceptions draw a tree of bars beside their tracebacks. */
function isOfException(line: string, name: string): boolean {
  const text = line.replace(/^[\s|+]+/, '');
  if (name === '') return text.endsWith(TRACEBACK);
  return new RegExp(`^(?:[\\w.]+\\.)?${name.replace(/[^\w.]/g, '')}(?::|$)`).test(text);
}

function momentOf(
  index: LogIndex,
  stream: 'stdout' | 'stderr',
  isIt: (line: string) => boolean,
): Moment | null {
  for (const line of consoleLines(index)) {
    if (line.stream === stream && isIt(line.text)) return line.writes.at(-1)?.moment ?? line.moment;
  }
  return null;
}

function lastNumber(index: LogIndex): number | null {
  const text = consoleLines(index)
    .filter(({ stream }) => stream === 'stdout')
    .map((line) => line.text)
    .findLast((line) => /\d/.test(line));
  const found = text?.match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi)?.at(-1);
  return found === undefined ? null : Number(found);
}
