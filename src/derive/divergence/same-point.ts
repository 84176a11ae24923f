/**
 * The same point of the program in another run: the same schedulable, coming to the same line for the as-manieth time
 * (SEMANTICS 8). Looked up in lists of visits that are made once, so that it can be asked in every frame.
 */
import type { Moment } from '../../events/event';
import { IntList } from '../int-list';
import { lineMap } from '../line-map';
import { type LogIndex, splitLines } from '../log-index';

/** Earlier lines of the same schedulable that are tried where the other run does not come to the line itself. */
const EARLIER_MAX = 64;

export interface SamePoint {
  readonly moment: Moment;
  /** False where the other run does not come there, and this is the last point before it that both come to. */
  readonly isExact: boolean;
}

/** The line records of a run by who came to which line. */
class Visits {
  private readonly lists = new Map<string, IntList>();
  private readonly keys = new Map<number, string>();
  private readonly index: LogIndex;
  private readonly map: ((line: number) => number) | null;
  private taken = 0;

  constructor(index: LogIndex, map: ((line: number) => number) | null) {
    this.index = index;
    this.map = map;
  }

  /** Takes in what the log has grown by. */
  update(): void {
    const { log } = this.index;
    for (; this.taken < log.lineCount; this.taken++) {
      const key = this.keyOf(this.taken);
      let list = this.lists.get(key);
      if (list === undefined) {
        list = new IntList();
        this.lists.set(key, list);
      }
      list.push(this.taken);
    }
  }

  keyOf(line: number): string {
    const { log } = this.index;
    const site = log.lineSite(line);
    const who = this.index.lineOwner(line);
    const number = who * 1_000_000 + site;
    let key = this.keys.get(number);
    if (key === undefined) {
      const { code, sourceLine } = log.sites[site]!;
      const mapped = this.map === null ? sourceLine : this.map(sourceLine);
      key = `${log.schedulables[who]?.path ?? ''} ${code} ${mapped > 0 ? mapped : `own ${sourceLine}`}`;
      this.keys.set(number, key);
    }
    return key;
  }

  /** Which visit (from 0) a line record is. */
  visitOf(line: number): number {
    return (this.lists.get(this.keyOf(line))?.countUpTo(line) ?? 0) - 1;
  }

  /** The line record of a visit, -1 if it never came to it. */
  find(key: string, visit: number): number {
    const list = this.lists.get(key);
    return list === undefined || visit >= list.length ? -1 : list.at(visit);
  }
}

export class SamePoints {
  private readonly from: LogIndex;
  private readonly to: LogIndex;
  private readonly visitsFrom: Visits;
  private readonly visitsTo: Visits;

  /** Looks for points of the run `from` in the run `to`. */
  constructor(from: LogIndex, to: LogIndex) {
    this.from = from;
    this.to = to;
    const map = from.source === to.source ? null : lineMap(splitLines(from.source), splitLines(to.source));
    this.visitsFrom = new Visits(from, map);
    this.visitsTo = new Visits(to, null);
  }

  find(moment: Moment): SamePoint {
    const { from, to } = this;
    if (moment <= 0) return { moment: 0, isExact: true };
    if (moment >= from.lastMoment && from.log.end !== null) return { moment: to.lastMoment, isExact: true };
    this.visitsFrom.update();
    this.visitsTo.update();
    const last = from.log.partsOf(moment).lines - 1;
    if (last < 0) return { moment: 0, isExact: true };
    const who = from.lineOwner(last);
    let tried = 0;
    for (let line = last; line >= 0 && tried < EARLIER_MAX; line--) {
      if (from.lineOwner(line) !== who) continue;
      tried++;
      const found = this.visitsTo.find(this.visitsFrom.keyOf(line), this.visitsFrom.visitOf(line));
      if (found < 0) continue;
      const start = to.log.momentOfLine(found);
      return line === last
        ? { moment: start + this.within(line, moment, found), isExact: true }
        : { moment: start, isExact: false };
    }
    return { moment: 0, isExact: false };
  }

  /** How far into a line it stands, as far as the other run's line goes without anything in between. */
  private within(line: number, moment: Moment, found: number): number {
    const { log } = this.to;
    const begin = log.momentOfLine(found);
    const before = log.eventsBeforeLine(found);
    const nextEvent = before < log.eventCount ? log.momentOfEvent(before) : log.lastMoment + 1;
    const nextLine = found + 1 < log.lineCount ? log.momentOfLine(found + 1) : log.lastMoment + 1;
    const room = Math.min(nextEvent, nextLine) - 1 - begin;
    return Math.max(0, Math.min(moment - this.from.log.momentOfLine(line), room));
  }
}
