/**
 * A run as the sequence in which two runs are compared (SEMANTICS 8): who does what at which line, and what is printed;
 * without times, and without what the loop only keeps for itself (handles, timers, futures). Each item becomes a small
 * number, the same one for the same item of either run.
 */
import type { Event, Moment, SchedulableId } from '../../events/event';
import type { LogIndex } from '../log-index';

export const NO_ITEM = 0;

/** Maps a line of a program text (from 1) to the text that both runs are told in; 0 if it has no place there. */
export type LineMap = (line: number) => number;

export class Items {
  readonly index: LogIndex;
  private readonly names: Map<string, number>;
  private readonly map: LineMap | null;
  private readonly siteNumbers = new Map<number, number>();
  /** The next event and line record to be read. */
  private event = 0;
  private line = 0;
  /** The numbers of the items read so far, and the moment right after each. */
  readonly numbers: number[] = [];
  readonly moments: Moment[] = [];

  /** `names` is shared by the runs that are compared. */
  constructor(index: LogIndex, names: Map<string, number>, map: LineMap | null) {
    this.index = index;
    this.names = names;
    this.map = map;
  }

  /** The number of item `place`, NO_ITEM after the last one that the log has. */
  at(place: number): number {
    while (this.numbers.length <= place) if (!this.read()) return NO_ITEM;
    return this.numbers[place]!;
  }

  /** Items up to a moment: the place of the first one after it. */
  placeAfter(moment: Moment): number {
    while ((this.moments[this.moments.length - 1] ?? 0) <= moment) if (!this.read()) break;
    let low = 0;
    let high = this.moments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.moments[middle]! <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private read(): boolean {
    const { log } = this.index;
    for (;;) {
      const isEvent =
        this.event < log.eventCount &&
        (this.line >= log.lineCount || log.momentOfEvent(this.event) < log.momentOfLine(this.line));
      if (!isEvent && this.line >= log.lineCount) return false;
      if (!isEvent) {
        this.push(this.lineNumber(this.line), log.momentOfLine(this.line));
        this.line++;
        return true;
      }
      const at = this.event++;
      const name = QUIET.has(log.kindOf(at)) ? null : this.nameOf(log.event(at));
      if (name === null) continue;
      this.push(this.number(name), log.momentOfEvent(at));
      return true;
    }
  }

  private push(number: number, moment: Moment): void {
    this.numbers.push(number);
    this.moments.push(moment);
  }

  private number(name: string): number {
    let number = this.names.get(name);
    if (number === undefined) {
      number = this.names.size + 1;
      this.names.set(name, number);
    }
    return number;
  }

  private lineNumber(line: number): number {
    const { log } = this.index;
    const site = log.lineSite(line);
    const who = this.index.lineOwner(line);
    const key = who * 65_536 + site;
    let number = this.siteNumbers.get(key);
    if (number === undefined || site >= 65_536) {
      const { code, sourceLine } = log.sites[site]!;
      const mapped = this.map === null ? sourceLine : this.map(sourceLine);
      // A line that the other text does not have equals none of its lines.
      const where = mapped > 0 ? `${mapped}` : `own ${sourceLine}`;
      number = this.number(`line ${this.path(who)} ${code} ${where}`);
      this.siteNumbers.set(key, number);
    }
    return number;
  }

  private path(id: SchedulableId): string {
    return id < 0 ? 'the loop' : (this.index.log.schedulables[id]?.path ?? `#${id}`);
  }

  /** The identity of an event; null for those that are no part of the comparison. */
  private nameOf(event: Event): string | null {
    switch (event.kind) {
      case 'created':
      case 'step-begin':
      case 'preempt':
      case 'generator-resume':
      case 'generator-yield':
      case 'cancel-requested':
        return `${event.kind} ${this.path(event.id)}`;
      case 'generator-end':
      case 'thread-end':
        return `${event.kind} ${this.path(event.id)} ${event.how}`;
      case 'step-end':
        return `${event.kind} ${this.path(event.id)} ${event.end}`;
      case 'wait':
      case 'thread-block':
        return `${event.kind} ${this.path(event.id)} ${event.reason} ${this.path(event.target)}`;
      case 'await':
        return `${event.kind} ${this.path(event.id)} ${event.suspended}`;
      case 'thread-switch':
        return `${event.kind} ${this.path(event.from)} ${this.path(event.id)} ${event.why}`;
      case 'task-done':
        return `${event.kind} ${this.path(event.id)} ${event.how} ${event.label}`;
      case 'output':
        return `${event.kind} ${this.path(event.who)} ${event.stream} ${event.text}`;
      case 'blocking':
      case 'request':
        return `${event.kind} ${this.path(event.who)} ${event.label}`;
      case 'request-end':
        return `${event.kind} ${event.how} ${event.label}`;
      case 'cell':
        return `${event.kind} ${event.number}`;
      case 'end':
        return `${event.kind} ${event.reason}`;
      default:
        return null;
    }
  }
}

/** Kinds that are no part of the comparison and need not even be decoded: times, and the loop's own book-keeping. */
const QUIET: ReadonlySet<Event['kind']> = new Set([
  'renamed',
  'loop-start',
  'loop-end',
  'iteration',
  'handle-queued',
  'handle-run',
  'handle-end',
  'handle-cancelled',
  'timer-set',
  'timer-due',
  'clock-jump',
  'future-done',
  'thread-ready',
  'gil-request',
  'core',
]);
