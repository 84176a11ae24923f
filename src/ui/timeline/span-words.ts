/** A span in words: for the note at the pointer and for screen readers. */

import { cancellationsOf } from '../../derive/cancellations';
import { formatTime } from '../../derive/clock';
import { cpuText, spanOf } from '../../derive/lanes';
import type { LogIndex } from '../../derive/log-index';
import { titleOf } from '../../derive/names';
import { requestsIn, requestText } from '../../derive/requests';
import { CPU_LANE, type Span } from '../../derive/types';
import { FORMS } from './forms';

export interface SpanPlace {
  readonly lane: number;
  /** Place in the lane's track, and how many spans the mark stands for. */
  readonly span: number;
  readonly spans: number;
}

export interface SpanWords {
  /** Whose glyph leads; null for nobody's. */
  readonly glyph: number | null;
  readonly title: string;
  readonly state: string;
  readonly lines: readonly string[];
}

export function spanWords(
  index: LogIndex,
  { lane, span: place, spans }: SpanPlace,
  title: string,
): SpanWords {
  const span = spanOf(index, lane, place);
  const times = `${formatTime(span.fromUs)} to ${formatTime(span.toUs)}, ${formatTime(span.toUs - span.fromUs)} long`;
  const lines = spans > 1 ? [`${times}, and ${spans - 1} more here: zoom in to tell them apart`] : [times];
  if (lane === CPU_LANE) {
    const who = index.cpu.states.at(place);
    const glyph = who >= 0 ? who : null;
    return {
      glyph,
      title: cpuText(index, who),
      state: who === -2 ? 'has the CPU: it is idle' : 'has the CPU',
      lines,
    };
  }
  lines.push(...underWay(index, span), ...cancelled(index, span));
  const { label } = FORMS[span.state];
  // 'ready: its sleep is over' and 'sleeps until 1 s' say what the label says, and more.
  if (span.reason.startsWith(label)) return { glyph: lane, title, state: span.reason, lines };
  if (span.reason !== '') lines.unshift(span.reason);
  return { glyph: lane, title, state: label, lines };
}

/** More requests, or cancellations, of one span are counted. */
const TOLD_MAX = 3;

function underWay(index: LogIndex, { lane, fromMoment, toMoment }: Span): string[] {
  const touching = requestsIn(index, lane).filter(
    (request) => request.fromMoment < toMoment && (request.toMoment < 0 || request.toMoment > fromMoment),
  );
  return few(touching.map(requestText), 'requests');
}

function cancelled(index: LogIndex, { lane, fromMoment, toMoment }: Span): string[] {
  if (index.cancelRequests.length === 0) return [];
  const isIn = (moment: number) => moment >= fromMoment && moment < toMoment;
  const told = cancellationsOf(index).flatMap(({ by, fromLane, toLane, fromMoment: asked, thrownMoment }) => {
    const words: string[] = [];
    if (isIn(asked)) {
      if (by === lane) words.push(`asks ${toLane === lane ? 'itself' : titleOf(index, toLane)} to cancel`);
      else if (fromLane === lane) words.push(`passes the cancellation on to ${titleOf(index, toLane)}`);
      else if (toLane === lane) {
        words.push(
          by < 0 ? 'a handle of the loop asks it to cancel' : `${titleOf(index, by)} asks it to cancel`,
        );
      }
    }
    if (toLane === lane && thrownMoment >= 0 && isIn(thrownMoment))
      words.push('CancelledError is thrown into it');
    return words;
  });
  return few([...new Set(told)], 'cancellations');
}

function few(lines: readonly string[], what: string): string[] {
  if (lines.length <= TOLD_MAX) return [...lines];
  return [...lines.slice(0, TOLD_MAX), `and ${lines.length - TOLD_MAX} more ${what}`];
}

/** The same in one line, for screen readers. */
export function spanLabel(index: LogIndex, lane: number, place: number, title: string): string {
  const { state, lines } = spanWords(index, { lane, span: place, spans: 1 }, title);
  return `${title} ${state}: ${lines.join('; ')}. Span ${place + 1} of ${index.track(lane).length}`;
}
