/** The event log as a file: JSON, every event in full, so that other tools can read it. */
import { EVENT_LOG_VERSION } from '../events/event';
import type { RunOptions } from '../events/run';
import type { EventLog } from './event-log';

/** The text of a log file. Line records are rows of [schedulable, site, instruction, microseconds]. */
export function logToJson(log: EventLog, options: RunOptions): string {
  const events: string[] = [];
  for (let i = 0; i < log.eventCount; i++) events.push(JSON.stringify(log.event(i)));
  const lines: string[] = [];
  for (let i = 0; i < log.lineCount; i++) {
    const { who, site, instruction, atUs } = log.line(i);
    lines.push(`[${who},${site},${instruction},${atUs}]`);
  }
  const head = JSON.stringify({
    format: 'interleave event log',
    version: EVENT_LOG_VERSION,
    options,
    end: log.end,
    instructions: log.instructionCount,
    schedulables: log.schedulables,
    sites: log.sites,
  });
  return `${head.slice(0, -1)},\n"events":[\n${events.join(',\n')}\n],\n"lines":[\n${lines.join(',\n')}\n]}\n`;
}
