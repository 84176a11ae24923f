/** The longest stretch in which a task held its loop: by what, at which line, and who could have run meanwhile. */
import type { Moment, SchedulableId } from '../events/event';
import type { LogIndex } from './log-index';
import type { Metrics } from './metrics';
import { titleOf } from './names';
import { SPAN_STATES } from './types';
import { stateAt } from './world-state';

/** A shorter stretch is no matter, in microseconds (SEMANTICS 9). */
const HOLD_US = 100_000;
/** Enough records to know which line a loop is in. */
const LINES_MAX = 100_000;
const EVENTS_MAX = 10_000;

export interface Hold {
  readonly who: SchedulableId;
  readonly title: string;
  readonly fromMoment: Moment;
  readonly toMoment: Moment;
  readonly us: number;
  /** The call that blocked for most of it, or the line most often come to; from 1. */
  readonly line: number;
  /** 'time.sleep(0.5)' where a call stood still for most of it; '' where the task computed. */
  readonly call: string;
  /** Who could have run, and was kept. */
  readonly kept: readonly string[];
}

/** Null where no task held its loop for long while another one could have run. */
export function holdOf(index: LogIndex, { schedulables }: Metrics): Hold | null {
  const { log } = index;
  const longest = schedulables
    .filter(({ kind, longest: own }) => kind === 'task' && (own?.us ?? 0) >= HOLD_US)
    .sort((a, b) => b.longest!.us - a.longest!.us)[0]?.longest;
  if (longest == null) return null;
  const { who, fromMoment, us } = longest;
  const toMoment = endOf(index, who, fromMoment);
  const first = log.partsOf(fromMoment);
  const end = log.partsOf(toMoment);
  let [call, line, stoodUs] = ['', 0, 0];
  for (let i = first.events; i < Math.min(end.events, first.events + EVENTS_MAX); i++) {
    const event = log.event(i);
    const untilUs = event.kind === 'blocking' ? event.toUs : event.kind === 'thread-block' ? event.dueUs : -1;
    if (untilUs - event.atUs <= stoodUs || (event.kind !== 'blocking' && event.kind !== 'thread-block')) {
      continue;
    }
    stoodUs = untilUs - event.atUs;
    call = event.label;
    line = sourceLine(index, event.linesBefore - 1);
  }
  if (stoodUs * 2 < us) [call, line] = ['', busiestLine(index, first.lines, end.lines)];
  // At its last moment all those wait who have come due meanwhile.
  const world = stateAt(index, toMoment - 1);
  const kept = new Set<string>();
  for (const { target } of world.ready) if (target >= 0 && target !== who) kept.add(titleOf(index, target));
  for (const { target, isDueLoopBusy } of world.timers) {
    if (isDueLoopBusy && target >= 0 && target !== who) kept.add(titleOf(index, target));
  }
  if (kept.size === 0) return null;
  return { who, title: titleOf(index, who), fromMoment, toMoment, us, line, call, kept: [...kept] };
}

/** Where a stretch of running ends that begins at a moment. */
function endOf(index: LogIndex, who: SchedulableId, fromMoment: Moment): Moment {
  const track = index.track(who);
  let span = track.spanAt(fromMoment);
  while (span < track.length && RUNS.has(SPAN_STATES[track.states.at(span)]!)) span++;
  return span < track.length ? track.from.at(span) : track.endedAt >= 0 ? track.endedAt : index.lastMoment;
}

const RUNS: ReadonlySet<string> = new Set(['running', 'outer', 'blocking']);

function sourceLine({ log }: LogIndex, line: number): number {
  return line < 0 ? 0 : (log.sites[log.lineSite(line)]?.sourceLine ?? 0);
}

function busiestLine(index: LogIndex, from: number, to: number): number {
  const counts = new Map<number, number>();
  for (let line = from; line < Math.min(to, from + LINES_MAX); line++) {
    const at = sourceLine(index, line);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
