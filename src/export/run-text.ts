/** A run as one text: the program, how it ran, what it printed, the lanes, and the sentence of every step. */
import { consoleLines } from '../derive/console';
import type { LogIndex } from '../derive/log-index';
import { tableRows } from '../derive/table';
import { timelineText } from '../derive/timeline-text';
import type { Grain } from '../derive/types';

/** Steps told one by one; a longer run says how many it leaves out. */
const STEPS_MAX = 2000;

/** `how` says in words how it was run: 'cooperative, seed 0'. */
export function runText(index: LogIndex, grain: Grain, how: string): string {
  const rows = tableRows(index, grain, 0, STEPS_MAX + 1);
  const shown = rows.slice(0, STEPS_MAX);
  const output = consoleLines(index).map(({ stream, text }) => (stream === 'stderr' ? `! ${text}` : text));
  const told = shown.map(
    ({ step, time, event }) => `${String(step).padStart(5)}  ${time.padStart(10)}  ${event}`,
  );
  const rest = rows.length > STEPS_MAX ? ['       ... and more steps'] : [];
  return [
    section('program', index.source.trimEnd()),
    section('run', how),
    section('output', output.length === 0 ? '(nothing)' : output.join('\n')),
    section('timeline', timelineText(index.log)),
    section(`step by step (${grain})`, [...told, ...rest].join('\n')),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(title: string, text: string): string {
  return `== ${title}\n\n${text}`;
}
