/** The engine's end of the log: appends events and line records and hands out what is new in chunks. */
import { LINE_RECORD, LineLog } from '../base/line-log';
import type { Event, EventKind, SchedulableId, SchedulableInfo, Site } from '../events/event';
import type { LogChunk } from './event-log';
import { FIELDS, HEAD, KIND_CODES, TIME_BASE } from './layout';

/** The fields of an event that its maker gives; the writer knows the rest. */
export type OwnFields<K extends EventKind> = Omit<
  Extract<Event, { kind: K }>,
  'kind' | 'instruction' | 'linesBefore' | 'atUs' | 'who'
>;

export class LogWriter {
  eventCount = 0;
  /** Where the loop writes line records itself. */
  readonly lines = new LineLog();
  /** Bytes that may be made; the loop must ask before the line record that goes beyond. */
  private readonly bytesMax: number;
  /** Bytes of all but the line records not yet taken. */
  private otherBytes = 0;
  /** Above so many of them, the loop's limit must be looked at again. */
  private tightAt = 0;
  private linesTaken = 0;
  private data: Int32Array<ArrayBuffer> = new Int32Array(4096);
  private used = 0;
  private strings: string[] = [];
  private readonly stringIds = new Map<string, number>();
  private stringCount = 0;
  private schedulables: SchedulableInfo[] = [];
  private sites: Site[] = [];

  constructor(bytesMax = Number.MAX_SAFE_INTEGER) {
    this.bytesMax = bytesMax;
  }

  get lineCount(): number {
    return this.linesTaken + this.lines.count;
  }

  /** Bytes made so far as a reader will hold them, strings included. */
  get bytes(): number {
    return this.otherBytes + this.lines.count * LINE_BYTES;
  }

  /** Appends one event that happens after `instruction` user instructions at `atUs`. */
  event<K extends EventKind>(
    kind: K,
    who: SchedulableId,
    instruction: number,
    atUs: number,
    own: OwnFields<K>,
  ): void {
    const code = KIND_CODES[kind];
    const fields = FIELDS[code]!;
    if (this.used + HEAD + fields.length * 2 > this.data.length) this.data = grown(this.data);
    const data = this.data;
    const start = this.used;
    let at = start;
    data[at++] = code | ((who + 1) << 8);
    data[at++] = instruction;
    data[at++] = this.lineCount;
    const high = Math.floor(atUs / TIME_BASE);
    data[at++] = high;
    data[at++] = atUs - high * TIME_BASE;
    const values = own as Record<string, unknown>;
    for (let i = 0; i < fields.length; i++) {
      const [name, type] = fields[i]!;
      const value = values[name];
      if (type === 'int') data[at++] = value as number;
      else if (type === 'string') data[at++] = this.intern(value as string);
      else if (type === 'boolean') data[at++] = value === true ? 1 : 0;
      else if (type === 'time') {
        data[at++] = Math.floor((value as number) / TIME_BASE);
        data[at++] = (((value as number) % TIME_BASE) + TIME_BASE) % TIME_BASE;
      } else data[at++] = type.indexOf(value as string);
    }
    this.used = at;
    this.finishEvent(at - start, atUs);
  }

  /** `event` for the kinds whose only field is an `id`: these come by the hundred thousand. */
  idEvent(
    kind: 'generator-resume' | 'generator-yield',
    who: SchedulableId,
    instruction: number,
    atUs: number,
    id: number,
  ): void {
    if (this.used + HEAD + 1 > this.data.length) this.data = grown(this.data);
    const data = this.data;
    const at = this.used;
    const high = Math.floor(atUs / TIME_BASE);
    data[at] = (kind === 'generator-resume' ? RESUME : YIELD) | ((who + 1) << 8);
    data[at + 1] = instruction;
    data[at + 2] = this.lineCount;
    data[at + 3] = high;
    data[at + 4] = atUs - high * TIME_BASE;
    data[at + 5] = id;
    this.used = at + HEAD + 1;
    this.finishEvent(HEAD + 1, atUs);
  }

  private finishEvent(size: number, atUs: number): void {
    this.otherBytes += size * 4;
    this.lines.event(atUs);
    this.eventCount++;
    if (this.otherBytes > this.tightAt) this.allowLines();
  }

  /** Appends a line record: `who` is about to run `site`. */
  line(who: SchedulableId, site: number, instruction: number, atUs: number): void {
    this.lines.add(who, site, instruction, atUs);
    // Every record takes at least one number, so the limit holds until it is reached.
    if (this.lines.used >= this.lines.limit) this.allowLines();
  }

  /** Says how many records the loop may write by itself: all that there is room for, unless the bytes run out first. */
  private allowLines(): void {
    this.tightAt = this.bytesMax - this.lines.data.length * LINE_BYTES;
    this.lines.allow(Math.floor(Math.max(0, this.bytesMax - this.bytes) / LINE_BYTES));
  }

  addSchedulable(info: SchedulableInfo): void {
    this.schedulables.push(info);
    this.otherBytes += 64;
  }

  addSite(site: Site): void {
    this.sites.push(site);
    this.otherBytes += 64;
    if (this.otherBytes > this.tightAt) this.allowLines();
  }

  /** What has been appended since the last call; the arrays are the receiver's to keep (or to transfer). */
  takeChunk(): LogChunk {
    this.linesTaken = this.lineCount;
    this.otherBytes += this.lines.count * LINE_BYTES;
    const lineCount = this.lines.count;
    const chunk: LogChunk = {
      data: this.data.slice(0, this.used),
      lines: this.lines.take(),
      lineCount,
      strings: this.strings,
      schedulables: this.schedulables,
      sites: this.sites,
    };
    this.used = 0;
    this.strings = [];
    this.schedulables = [];
    this.sites = [];
    this.allowLines();
    return chunk;
  }

  private intern(text: string): number {
    let id = this.stringIds.get(text);
    if (id === undefined) {
      id = this.stringCount++;
      this.stringIds.set(text, id);
      this.strings.push(text);
      this.otherBytes += text.length * 2 + 16;
    }
    return id;
  }
}

const LINE_BYTES = 4 * LINE_RECORD;
const RESUME = KIND_CODES['generator-resume'];
const YIELD = KIND_CODES['generator-yield'];

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
