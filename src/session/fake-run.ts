/** Logs for tests of the session: a main program that runs its lines one after the other, and may sleep. */
import type { RunEnd } from '../events/run';
import type { LogChunk } from '../log/event-log';
import { LogWriter } from '../log/log-writer';

export const FINISHED: RunEnd = { reason: 'finished', exitCode: 0, message: '', problems: [] };

export const SYNTAX_ERROR: RunEnd = {
  reason: 'syntax-error',
  exitCode: 1,
  message: 'invalid syntax',
  problems: [
    {
      severity: 'error',
      title: 'SyntaxError',
      message: 'invalid syntax',
      line: 1,
      column: 0,
      endLine: 1,
      endColumn: 3,
    },
  ],
};

export interface FakeRun {
  readonly chunk: LogChunk;
  readonly instructions: number;
}

/** A run of two instructions a line over `lines`, in that order; the clock jumps by a second after each 0. */
export function fakeRun(lines: readonly number[]): FakeRun {
  const log = new LogWriter();
  log.addSchedulable({
    id: 0,
    kind: 'thread',
    name: 'MainThread',
    code: '<module>',
    parent: -1,
    path: 'main',
    site: -1,
  });
  log.event('created', 0, 0, 0, { id: 0 });
  const sites = new Map<number, number>();
  let instructions = 0;
  let atUs = 0;
  for (const line of lines) {
    if (line === 0) {
      log.event('clock-jump', -1, instructions, atUs, { toUs: atUs + 1_000_000 });
      atUs += 1_000_000;
      continue;
    }
    if (!sites.has(line)) {
      sites.set(line, sites.size);
      log.addSite({ code: '<module>', line, sourceLine: line, column: -1, endColumn: -1 });
    }
    log.line(0, sites.get(line) ?? 0, instructions, atUs);
    instructions += 2;
  }
  log.event('end', -1, instructions, atUs, { reason: 'finished' });
  return { chunk: log.takeChunk(), instructions };
}
