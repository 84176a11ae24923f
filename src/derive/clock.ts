/** Virtual time at any moment. */
import type { Moment } from '../events/event';
import type { LogIndex } from './log-index';

/**
 * The clock at a moment, in microseconds: what the last event or line record said. A jump of the clock is over at its
 * own moment; a blocking call is over one moment after its event, when its instruction is.
 */
export function timeAtUs(index: LogIndex, moment: Moment): number {
  const { log } = index;
  const { events, lines } = log.partsOf(moment);
  let atUs = 0;
  if (events > 0) {
    const last = events - 1;
    const kind = log.kindOf(last);
    if (kind === 'clock-jump' || kind === 'blocking') {
      const event = log.event(last);
      if (event.kind === 'clock-jump') atUs = event.toUs;
      if (event.kind === 'blocking') atUs = moment > log.momentOfEvent(last) ? event.toUs : event.atUs;
    } else atUs = log.eventTimeUs(last);
  }
  return lines > 0 ? Math.max(atUs, log.line(lines - 1).atUs) : atUs;
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
