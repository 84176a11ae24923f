/**
 * The readers' end of the log: append-only, indexed, decoding on demand. A log of a million events stays two typed
 * arrays and some tables.
 */
import { LINE_RECORD, unpackLines } from '../base/line-log';
import type { Event, LineRecord, Moment, SchedulableInfo, Site } from '../events/event';
import type { RunEnd } from '../events/run';
import { FIELDS, HEAD, KINDS, SIZES, TIME_BASE } from './layout';

/** A piece of a log as the writer hands it out: transferable typed arrays and small tables. */
export interface LogChunk {
  readonly data: Int32Array;
  /** Packed, see base/line-log.ts. */
  readonly lines: Int32Array;
  readonly lineCount: number;
  readonly strings: readonly string[];
  readonly schedulables: readonly SchedulableInfo[];
  readonly sites: readonly Site[];
}

/** How much of each of the three sequences has happened. */
export interface MomentParts {
  readonly events: number;
  readonly lines: number;
  readonly instructions: number;
}

export class EventLog {
  readonly schedulables: SchedulableInfo[] = [];
  readonly sites: Site[] = [];
  eventCount = 0;
  lineCount = 0;
  /** User instructions executed in all; known for certain once the run has ended, a lower bound before. */
  instructionCount = 0;
  /** Null while the run goes on. */
  end: RunEnd | null = null;
  private data = new Int32Array(1024);
  private used = 0;
  private offsets = new Int32Array(256);
  private lines = new Int32Array(1024);
  private readonly strings: string[] = [];

  append(chunk: LogChunk): void {
    this.data = room(this.data, this.used + chunk.data.length);
    this.data.set(chunk.data, this.used);
    let at = this.used;
    this.used += chunk.data.length;
    while (at < this.used) {
      this.offsets = room(this.offsets, this.eventCount + 1);
      this.offsets[this.eventCount++] = at;
      this.instructionCount = Math.max(this.instructionCount, this.data[at + 1]!);
      at += SIZES[this.data[at]! & 255]!;
    }
    this.lines = room(this.lines, (this.lineCount + chunk.lineCount) * LINE_RECORD);
    unpackLines(chunk.lines, this.lines, this.lineCount * LINE_RECORD);
    this.lineCount += chunk.lineCount;
    if (this.lineCount > 0) {
      this.instructionCount = Math.max(
        this.instructionCount,
        this.lines[(this.lineCount - 1) * LINE_RECORD + 2]!,
      );
    }
    for (const text of chunk.strings) this.strings.push(text);
    for (const info of chunk.schedulables) this.schedulables.push(info);
    for (const site of chunk.sites) this.sites.push(site);
  }

  finish(end: RunEnd, instructionCount: number): void {
    this.end = end;
    this.instructionCount = instructionCount;
  }

  /** The number of the last moment. */
  get lastMoment(): Moment {
    return this.eventCount + this.lineCount + this.instructionCount;
  }

  kindOf(index: number): Event['kind'] {
    return KINDS[this.data[this.offsets[index]!]! & 255]!;
  }

  /** Decodes event `index`, 0-based. */
  event(index: number): Event {
    const data = this.data;
    let at = this.offsets[index]!;
    const code = data[at]! & 255;
    const event: Record<string, unknown> = {
      kind: KINDS[code],
      who: (data[at]! >> 8) - 1,
      instruction: data[at + 1],
      linesBefore: data[at + 2],
      atUs: data[at + 3]! * TIME_BASE + data[at + 4]!,
    };
    at += HEAD;
    for (const [name, type] of FIELDS[code]!) {
      if (type === 'int') event[name] = data[at++];
      else if (type === 'string') event[name] = this.strings[data[at++]!];
      else if (type === 'boolean') event[name] = data[at++] === 1;
      else if (type === 'time') {
        event[name] = data[at]! * TIME_BASE + data[at + 1]!;
        at += 2;
      } else event[name] = type[data[at++]!];
    }
    return event as unknown as Event;
  }

  /** Decodes line record `index`, 0-based. */
  line(index: number): LineRecord {
    const at = index * LINE_RECORD;
    const before = this.eventsBeforeLine(index);
    return {
      who: this.lines[at]!,
      site: this.lines[at + 1]!,
      instruction: this.lines[at + 2]!,
      atUs: this.lines[at + 3]! + (before > 0 ? this.eventTimeUs(before - 1) : 0),
    };
  }

  lineWho(index: number): number {
    return this.lines[index * LINE_RECORD]!;
  }

  lineSite(index: number): number {
    return this.lines[index * LINE_RECORD + 1]!;
  }

  lineInstruction(index: number): number {
    return this.lines[index * LINE_RECORD + 2]!;
  }

  eventTimeUs(index: number): number {
    const at = this.offsets[index]!;
    return this.data[at + 3]! * TIME_BASE + this.data[at + 4]!;
  }

  /** User instructions before event `index`. */
  eventInstruction(index: number): number {
    return this.data[this.offsets[index]! + 1]!;
  }

  /** The moment right after event `index`. */
  momentOfEvent(index: number): Moment {
    const at = this.offsets[index]!;
    return index + this.data[at + 1]! + this.data[at + 2]! + 1;
  }

  /** The moment right after line record `index`: the line is about to run. */
  momentOfLine(index: number): Moment {
    return index + this.lines[index * LINE_RECORD + 2]! + this.eventsBeforeLine(index) + 1;
  }

  /** How many events come before line record `index`. */
  eventsBeforeLine(index: number): number {
    let low = 0;
    let high = this.eventCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.data[this.offsets[middle]! + 2]! <= index) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Splits a moment into how much of each sequence has happened. */
  partsOf(moment: Moment): MomentParts {
    const events = countWhile(this.eventCount, (index) => this.momentOfEvent(index) <= moment);
    const lines = countWhile(this.lineCount, (index) => this.momentOfLine(index) <= moment);
    return { events, lines, instructions: moment - events - lines };
  }

  /** Virtual time at a moment: that of the last event or line record before it. */
  timeAtUs(moment: Moment): number {
    const { events, lines } = this.partsOf(moment);
    const ofEvent = events > 0 ? this.eventTimeUs(events - 1) : 0;
    return lines > 0 ? Math.max(ofEvent, this.line(lines - 1).atUs) : ofEvent;
  }
}

/** How many of 0..count-1 satisfy `test`, which holds for a prefix. */
function countWhile(count: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function room(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array;
  const larger = new Int32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
