/** Virtual time at any moment. A jump of the clock, or a blocking call's sleep, is over at its event's own moment. */
import type { Moment } from '../events/event';
import type { LogIndex } from './log-index';
import type { LaneTrack } from './track';

/** The clock right after event `event`, in microseconds. */
export function timeAfterEvent(index: LogIndex, event: number): number {
  const { log } = index;
  const kind = log.kindOf(event);
  if (kind !== 'clock-jump' && kind !== 'blocking') return log.eventTimeUs(event);
  const decoded = log.event(event);
  return decoded.kind === 'clock-jump' || decoded.kind === 'blocking' ? decoded.toUs : decoded.atUs;
}

/** The clock at a moment: what the last event or line record before it said, in microseconds. */
export function timeAtUs(index: LogIndex, moment: Moment): number {
  const { log } = index;
  const { events, lines } = log.partsOf(moment);
  const atUs = events > 0 ? timeAfterEvent(index, events - 1) : 0;
  return lines > 0 ? Math.max(atUs, log.line(lines - 1).atUs) : atUs;
}

/** The clock at a moment, moving evenly over the instructions between one record and the next. */
export function smoothTimeUs(index: LogIndex, moment: Moment): number {
  const { log } = index;
  const { events, lines } = log.partsOf(moment);
  const before = Math.max(
    events > 0 ? log.momentOfEvent(events - 1) : 0,
    lines > 0 ? log.momentOfLine(lines - 1) : 0,
  );
  const atUs = Math.max(
    events > 0 ? timeAfterEvent(index, events - 1) : 0,
    lines > 0 ? log.line(lines - 1).atUs : 0,
  );
  if (moment <= before) return atUs;
  const nextEvent = events < log.eventCount ? log.momentOfEvent(events) : Number.POSITIVE_INFINITY;
  const nextLine = lines < log.lineCount ? log.momentOfLine(lines) : Number.POSITIVE_INFINITY;
  const after = Math.min(nextEvent, nextLine);
  if (!Number.isFinite(after)) return atUs;
  const toUs = nextLine < nextEvent ? log.line(lines).atUs : log.eventTimeUs(events);
  return atUs + ((Math.max(toUs, atUs) - atUs) * (moment - before)) / (after - before);
}

/** Time where a span begins, from the event that began it: a jump's stretch begins one moment before its event. */
export function spanTimeUs(index: LogIndex, track: LaneTrack, span: number): number {
  if (span >= track.length) return timeAtUs(index, track.endedAt >= 0 ? track.endedAt : index.lastMoment);
  const cause = track.causes.at(span);
  if (cause < 0) return 0;
  return track.from.at(span) < index.log.momentOfEvent(cause)
    ? index.log.eventTimeUs(cause)
    : timeAfterEvent(index, cause);
}

/** 0.31 s, 12 ms, 7 µs: at most three decimals of the largest unit that keeps the number at 1 or above. */
export function formatTime(us: number): string {
  if (us === 0) return '0 s';
  if (Math.abs(us) >= 100_000) return `${trimmed(us / 1e6)} s`;
  if (Math.abs(us) >= 1000) return `${trimmed(us / 1e3)} ms`;
  return `${trimmed(us)} µs`;
}

function trimmed(value: number): string {
  return String(Number(value.toFixed(3)));
}
