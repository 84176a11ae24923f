/** The event log as text, one row for each event and line record in the order in which they happened. */
import type { Event } from '../events/event';
import type { LogIndex } from './log-index';
import { titleOf } from './names';
import { pickText } from './narration/picks';
import { handleText, plain, quoted, resourceText, waitPhrase } from './words';

export interface LogRow {
  readonly atUs: number;
  /** Whose doing it is: a title, 'the loop'. */
  readonly who: string;
  /** The event's kind; 'line' for a line record. */
  readonly kind: string;
  readonly text: string;
}

/** The first `most` rows of a log, and how many there are. */
export function logRows(
  index: LogIndex,
  most: number,
): { readonly rows: readonly LogRow[]; readonly count: number } {
  const { log } = index;
  const count = log.eventCount + log.lineCount;
  const rows: LogRow[] = [];
  let events = 0;
  let lines = 0;
  while (rows.length < Math.min(most, count)) {
    const eventAt = events < log.eventCount ? log.momentOfEvent(events) : Number.POSITIVE_INFINITY;
    const lineAt = lines < log.lineCount ? log.momentOfLine(lines) : Number.POSITIVE_INFINITY;
    rows.push(eventAt < lineAt ? eventRow(index, events++) : lineRow(index, lines++));
  }
  return { rows, count };
}

/** Rows with the columns aligned: time in microseconds, who, what, the particulars. */
export function logText(rows: readonly LogRow[]): string {
  const width = (of: (row: LogRow) => string) => Math.max(0, ...rows.map((row) => of(row).length));
  const timeWidth = width(({ atUs }) => String(atUs));
  const whoWidth = width(({ who }) => who);
  const kindWidth = width(({ kind }) => kind);
  return rows
    .map(({ atUs, who, kind, text }) =>
      `${String(atUs).padStart(timeWidth)}  ${who.padEnd(whoWidth)}  ${kind.padEnd(kindWidth)}  ${text}`.trimEnd(),
    )
    .join('\n');
}

function lineRow(index: LogIndex, line: number): LogRow {
  const { atUs, site } = index.log.line(line);
  const { sourceLine } = index.log.sites[site]!;
  const code = index.sourceLines[sourceLine - 1]?.trim() ?? '';
  return {
    atUs,
    who: titleOf(index, index.lineOwner(line)),
    kind: 'line',
    text: `${sourceLine}: ${quoted(code, CODE_MAX)}`,
  };
}

const GAVE_WAY = { blocked: 'is blocked', asked: 'was asked to let go', ended: 'has ended' } as const;
const CODE_MAX = 72;
const OUTPUT_MAX = 72;

function eventRow(index: LogIndex, at: number): LogRow {
  const event = index.log.event(at);
  return {
    atUs: event.atUs,
    who: titleOf(index, event.who),
    kind: event.kind,
    text: eventText(index, event),
  };
}

function eventText(index: LogIndex, event: Event): string {
  const title = (id: number) => titleOf(index, id);
  const handle = (number: number) => `handle ${number}: ${handleText(index, number)}`;
  switch (event.kind) {
    case 'created': {
      const { kind, name, code } = index.log.schedulables[event.id]!;
      const made = title(event.id);
      return `${kind} ${made}${name === made ? '' : `, ${name}`}${code === '<module>' || code === made ? '' : `, of ${code}()`}`;
    }
    case 'renamed':
      return `${title(event.id)} is now ${event.name}`;
    case 'loop-start':
    case 'loop-end':
      return '';
    case 'iteration':
      return `pass ${event.number} of the loop, ${event.count} ready`;
    case 'handle-queued':
      return `${handle(event.handle)}${event.because >= 0 ? `, because of future ${event.because}` : ''}`;
    case 'handle-run':
      return `${handle(event.handle)} (${event.among === 1 ? 'the only one' : `of ${event.among}, ${event.rule}`})`;
    case 'handle-end':
    case 'handle-cancelled':
    case 'timer-due':
      return handle(event.handle);
    case 'timer-set':
      return `${handle(event.handle)}, due at ${event.dueUs}`;
    case 'clock-jump':
      return `nothing is ready: the clock goes to ${event.toUs}`;
    case 'step-begin':
      return `a step of ${title(event.id)}`;
    case 'step-end':
      return `${title(event.id)}: ${event.end}`;
    case 'wait':
      return `${title(event.id)} ${plain(waitPhrase(index, event))}, on future ${event.future}`;
    case 'await': {
      const site = index.log.sites[event.site];
      return `line ${site?.sourceLine ?? '?'}: ${event.suspended ? 'suspended' : 'went on without waiting'}`;
    }
    case 'future-done': {
      const what = event.target >= 0 ? ` (${title(event.target)})` : '';
      return `future ${event.future}${what}: ${event.how}${event.label === '' ? '' : ` ${quoted(event.label)}`}`;
    }
    case 'cancel-requested':
      return `${title(event.id)}${event.label === '' ? '' : `: ${quoted(event.label)}`}`;
    case 'preempt':
      return `${title(event.id)} after ${event.used} instructions`;
    case 'generator-resume':
    case 'generator-yield':
      return title(event.id);
    case 'generator-end':
    case 'task-done': {
      const label = event.kind === 'task-done' ? event.label : '';
      return `${title(event.id)}: ${event.how}${label === '' ? '' : ` ${quoted(label)}`}`;
    }
    case 'output':
      return `${event.stream === 'stdout' ? '' : `${event.stream}: `}${quoted(event.text, OUTPUT_MAX)}`;
    case 'blocking':
      return `${event.label === '' ? 'a blocking call' : event.label} until ${event.toUs}`;
    case 'cell':
      return String(event.number);
    case 'end':
      return event.reason;
    case 'thread-ready':
      return `${title(event.id)}: ${event.why}`;
    case 'thread-block':
      return `${title(event.id)} ${plain(waitPhrase(index, event))}`;
    case 'gil-request':
      return `${title(event.id)} asks for the GIL`;
    case 'thread-switch':
      return `the GIL goes to ${title(event.id)}, since ${title(event.from)} ${GAVE_WAY[event.why]}`;
    case 'thread-end':
      return `${title(event.id)}: ${event.how}`;
    case 'request':
      return `${event.number}: ${event.label}`;
    case 'request-end':
      return `${event.number} ${event.how}: ${event.label}`;
    case 'resource':
      return `${event.number}: ${event.type}${event.label === '' ? '' : ` ${event.label}`}`;
    case 'acquired':
    case 'released':
    case 'feeds':
      return `${title(event.id)}: ${resourceText(index, event.resource)}`;
    case 'joined':
      return title(event.id);
    case 'part':
      return `future ${event.future}: ${title(event.id)}`;
    case 'pick':
      return `${event.rule}: ${pickText(index, event)} (choice ${event.choice} of ${event.among})`;
    case 'level':
      return `${title(event.id)} falls to level ${event.level}`;
    case 'polls':
      return `${event.count} polls${event.isIdle ? ', nothing ready' : ''}, until ${event.toUs}`;
    case 'core':
      return event.core < 0
        ? `${title(event.id)} leaves its core`
        : `${title(event.id)} on core ${event.core}`;
    case 'input':
      return event.isEnd ? 'the end' : quoted(event.text, OUTPUT_MAX);
  }
}
