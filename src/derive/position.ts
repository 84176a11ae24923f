/**
 * The identity of a place (SEMANTICS 8): who, at which line, the how-manieth time. It finds the same place in another
 * run, of the same program or of an edited one.
 */
import type { Moment, SchedulableId } from '../events/event';
import { lineMap } from './line-map';
import { type LogIndex, splitLines } from './log-index';
import type { Grain, Position } from './types';

/** The identity of the place that a moment of this run is. */
export function positionAt(index: LogIndex, moment: Moment, grain: Grain): Position {
  const { log } = index;
  const at = Math.max(0, Math.min(moment, index.lastMoment));
  const { events, lines, instructions } = log.partsOf(at);
  const event = events > 0 ? log.momentOfEvent(events - 1) : 0;
  const line = lines > 0 ? log.momentOfLine(lines - 1) : 0;
  const kind =
    at === 0 ? 'start' : event === at ? log.kindOf(events - 1) : line === at ? 'line' : 'instruction';
  const subject = kind === 'line' ? index.lineOwner(lines - 1) : subjectAt(index, events, lines);
  // Somebody may run while something happens that is not theirs: the clock jumps under a thread that still holds a task.
  const isForeign = event === at && events > 0 && subject >= 0 && !isOf(index, events - 1, subject);
  const who = isForeign ? log.event(events - 1).who : subject;
  const standing = who < 0 ? -1 : lastLineOf(index, who, lines);
  const site = standing < 0 ? undefined : log.sites[log.lineSite(standing)];
  const from = standing < 0 ? 0 : log.momentOfLine(standing);
  return {
    grain,
    path: who < 0 ? '' : (log.schedulables[who]?.path ?? ''),
    code: site?.code ?? '',
    sourceLine: site?.sourceLine ?? 0,
    visit: standing < 0 ? 0 : countVisits(index, who, standing),
    kind,
    nth: nthSince(index, kind, who, from, events, instructions, standing),
    instruction: instructions,
    moment: at,
  };
}

/**
 * The moment of another run that is the same place, or null if that run does not come there. `oldSource` is the text
 * the position belongs to, where it differs from the text of `index`.
 */
export function findPosition(index: LogIndex, position: Position, oldSource?: string): Moment | null {
  const { log } = index;
  if (position.kind === 'start') return 0;
  const who = position.path === '' ? -1 : log.schedulables.findIndex(({ path }) => path === position.path);
  if (position.path !== '' && who < 0) return null;
  if (position.kind === 'end') return log.end === null ? null : index.lastMoment;
  let standing = -1;
  if (position.visit > 0) {
    const map =
      oldSource === undefined || oldSource === index.source
        ? null
        : lineMap(splitLines(oldSource), index.sourceLines);
    const sourceLine = map === null ? position.sourceLine : map(position.sourceLine);
    if (sourceLine === 0) return null;
    standing = findVisit(index, who, position.code, sourceLine, position.visit);
    if (standing < 0) return null;
  }
  const from = standing < 0 ? 0 : log.momentOfLine(standing);
  if (position.kind === 'line') return from;
  if (position.kind === 'instruction') return findInstruction(index, who, from, position.nth);
  return findEvent(index, position.kind, who, from, position.nth);
}

/** Who the place belongs to: the one who runs, else the one who ran last in this handle, else the loop. */
function subjectAt(index: LogIndex, events: number, lines: number): SchedulableId {
  const who = events > 0 ? index.log.event(events - 1).who : -1;
  const loop = index.loopAfter(events);
  if (loop.running >= 0) return loop.running;
  if (who >= 0) return who;
  return loop.inLoop || lines === 0 ? -1 : index.lineOwner(lines - 1);
}

function lastLineOf(index: LogIndex, who: SchedulableId, lines: number): number {
  for (let line = lines - 1; line >= 0; line--) if (index.lineOwner(line) === who) return line;
  return -1;
}

function countVisits(index: LogIndex, who: SchedulableId, last: number): number {
  const { log } = index;
  const site = log.lineSite(last);
  let visits = 0;
  for (let line = 0; line <= last; line++) {
    if (log.lineSite(line) === site && index.lineOwner(line) === who) visits++;
  }
  return visits;
}

function findVisit(
  index: LogIndex,
  who: SchedulableId,
  code: string,
  sourceLine: number,
  visit: number,
): number {
  const { log } = index;
  let left = visit;
  for (let line = 0; line < log.lineCount; line++) {
    if (index.lineOwner(line) !== who) continue;
    const site = log.sites[log.lineSite(line)]!;
    if (site.sourceLine === sourceLine && site.code === code && --left === 0) return line;
  }
  return -1;
}

function nthSince(
  index: LogIndex,
  kind: string,
  who: SchedulableId,
  from: Moment,
  events: number,
  instructions: number,
  standing: number,
): number {
  const { log } = index;
  if (kind === 'start' || kind === 'line') return 1;
  if (kind === 'instruction') {
    return instructions - (standing < 0 ? 0 : log.lineInstruction(standing));
  }
  let nth = 0;
  for (let i = log.partsOf(from).events; i < events; i++) {
    if (log.kindOf(i) === kind && isOf(index, i, who)) nth++;
  }
  return Math.max(1, nth);
}

/** An event counts for whose doing it is; with nobody's place, those of the loop count. */
function isOf(index: LogIndex, event: number, who: SchedulableId): boolean {
  const decoded = index.log.event(event);
  return decoded.who === who || ('id' in decoded && decoded.id === who);
}

function findEvent(
  index: LogIndex,
  kind: string,
  who: SchedulableId,
  from: Moment,
  nth: number,
): Moment | null {
  const { log } = index;
  let left = nth;
  for (let i = log.partsOf(from).events; i < log.eventCount; i++) {
    if (log.kindOf(i) === kind && isOf(index, i, who) && --left === 0) return log.momentOfEvent(i);
  }
  return null;
}

/** The moment `nth` instructions after a line record, if the line is still the same then. */
function findInstruction(index: LogIndex, who: SchedulableId, from: Moment, nth: number): Moment | null {
  const { log } = index;
  const wanted = log.partsOf(from).instructions + nth;
  if (wanted > log.instructionCount) return null;
  let low = from;
  let high = index.lastMoment;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (log.partsOf(middle).instructions >= wanted) high = middle;
    else low = middle + 1;
  }
  const { lines } = log.partsOf(low);
  const last = who < 0 ? -1 : lastLineOf(index, who, lines);
  return last < 0 || log.momentOfLine(last) === from || from === 0 ? low : from;
}
