/** What came of a run, in a few words. */
import type { RunEndReason } from '../events/event';
import { formatTime, timeAtUs } from './clock';
import { consoleLines } from './console';
import type { LogIndex } from './log-index';

const LINE_LENGTH_MAX = 40;

const WORDS: Readonly<Record<RunEndReason, string>> = {
  finished: 'finished',
  exit: 'finished',
  error: 'an exception',
  'syntax-error': 'no program',
  unsupported: 'not supported',
  limit: 'stopped at a limit',
  deadlock: 'deadlock',
  idle: 'waits for work',
  stopped: 'stopped',
  bug: 'could not go on',
  'not-loaded': 'could not go on',
};

/** 'finished at 2 s, last line: counter 1'; '' while it has not ended. */
export function outcomeText(index: LogIndex): string {
  const { end } = index.log;
  if (end === null) return '';
  const text = consoleLines(index).findLast(({ stream }) => stream === 'stdout')?.text ?? '';
  const line = text.length > LINE_LENGTH_MAX ? `${text.slice(0, LINE_LENGTH_MAX)}…` : text;
  const at = formatTime(timeAtUs(index, index.lastMoment));
  return `${WORDS[end.reason]} at ${at}${line === '' ? '' : `, last line: ${line}`}`;
}
