/** Running a program in one go, with everything loaded: for tests and tools. */
import type { RunEnd, RunOptions } from '../events/run';
import type { EventLog } from '../log/event-log';
import './everything';
import { Run } from './run';

export interface RunResult {
  readonly log: EventLog;
  readonly stdout: string;
  readonly stderr: string;
  readonly end: RunEnd;
}

/** Runs a program to its end. */
export function runToEnd(source: string, options: RunOptions): RunResult {
  const run = new Run(source, options);
  while (run.end === null) run.step(1_000_000);
  run.takeChunk();
  const { log, end } = run;
  let stdout = '';
  let stderr = '';
  for (let i = 0; i < log.eventCount; i++) {
    if (log.kindOf(i) !== 'output') continue;
    const event = log.event(i);
    if (event.kind !== 'output') continue;
    if (event.stream === 'stderr') stderr += event.text;
    else stdout += event.text;
  }
  return { log, stdout, stderr, end };
}
