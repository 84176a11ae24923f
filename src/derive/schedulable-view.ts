/** One schedulable at a moment: state, reason, line, and who or what it waits for. */
import type { Event, Moment, SchedulableId } from '../events/event';
import { formatTime, spanTimeUs, timeAtUs } from './clock';
import type { LogIndex } from './log-index';
import { nameAt, titleOf } from './names';
import { type SchedulableView, SPAN_STATES } from './types';
import { DUE_TEXT, endText, spanReason } from './words';

/** What depends on the moment besides the span that it lies in. */
export interface Around {
  readonly moment: Moment;
  readonly atUs: number;
  /** Whose timers are over while the loop, busy with something else, has not looked. */
  readonly late: ReadonlySet<SchedulableId>;
}

/** A view that holds for the whole of a span, and what it was made of. */
interface Kept {
  readonly span: number;
  readonly cause: number;
  readonly isOver: boolean;
  readonly isOverdue: boolean;
  readonly view: SchedulableView;
}

const KEPT = new WeakMap<LogIndex, { schedulables: number; renames: number; views: (Kept | undefined)[] }>();

/**
 * The views of all schedulables that exist at a moment, in order of creation. Views of those that do not run are kept
 * from call to call, for with thousands of tasks most of them stay as they were.
 */
export function schedulablesAt(index: LogIndex, around: Around): SchedulableView[] {
  let kept = KEPT.get(index);
  const schedulables = index.log.schedulables.length;
  if (kept === undefined || kept.schedulables !== schedulables || kept.renames !== index.renameCount) {
    kept = { schedulables, renames: index.renameCount, views: [] };
    KEPT.set(index, kept);
  }
  const views: SchedulableView[] = [];
  for (const { lane } of index.tracks) {
    const view = viewAt(index, lane, around, kept.views);
    if (view !== null) views.push(view);
  }
  return views;
}

function viewAt(
  index: LogIndex,
  id: SchedulableId,
  around: Around,
  kept: (Kept | undefined)[],
): SchedulableView | null {
  const { log } = index;
  const track = index.tracks[id]!;
  const span = track.spanAt(around.moment);
  if (span < 0) return null;
  const isOver = track.endedAt >= 0 && around.moment >= track.endedAt;
  const cause = track.causes.at(span);
  const state = SPAN_STATES[track.states.at(span)]!;
  const isStill = (isOver || state !== 'running') && !index.renames.has(id) && !index.cancels.has(id);
  const before = kept[id];
  if (
    isStill &&
    before !== undefined &&
    before.span === span &&
    before.cause === cause &&
    before.isOver === isOver
  ) {
    const { dueUs } = before.view;
    if (isOver || isDue(dueUs, around.atUs) === before.isOverdue) {
      if (!before.isOverdue || before.view.isDueLoopBusy === around.late.has(id)) return before.view;
    }
  }
  const event = cause < 0 ? null : log.event(cause);
  const wait = !isOver && (event?.kind === 'wait' || isBlock(event)) ? event : null;
  const isOverdue = wait !== null && isDue(wait.dueUs, around.atUs);
  const view = makeView(index, id, around, { span, event, wait, isOver, isOverdue });
  if (isStill) kept[id] = { span, cause, isOver, isOverdue, view };
  return view;
}

interface Found {
  readonly span: number;
  readonly event: Event | null;
  readonly wait: Extract<Event, { kind: 'wait' | 'thread-block' }> | null;
  readonly isOver: boolean;
  readonly isOverdue: boolean;
}

function makeView(index: LogIndex, id: SchedulableId, around: Around, found: Found): SchedulableView {
  const { log } = index;
  const { span, event, wait, isOver, isOverdue } = found;
  const track = index.tracks[id]!;
  const end = isOver ? (index.ends[id] ?? null) : null;
  const state = SPAN_STATES[track.states.at(span)]!;
  const status = isOver ? 'done' : state;
  const line = index.lineBefore(id, around.moment);
  const site = line < 0 ? -1 : log.lineSite(line);
  const isDueLoopBusy = isOverdue && around.late.has(id);
  const reason = isOver ? endText(end) : spanReason(index, id, state, event, track.causes.at(span));
  return {
    id,
    kind: log.schedulables[id]!.kind,
    title: titleOf(index, id),
    name: nameAt(index, id, around.moment),
    status,
    sinceMoment: isOver ? track.endedAt : track.from.at(span),
    sinceUs: isOver ? timeAtUs(index, track.endedAt) : spanTimeUs(index, track, span),
    reason: isDueLoopBusy
      ? `due at ${formatTime(wait?.dueUs ?? 0)}, loop busy`
      : isOverdue
        ? DUE_TEXT
        : reason,
    waitReason: wait?.reason ?? null,
    waitsFor: wait?.target ?? -1,
    future: wait?.kind === 'wait' ? wait.future : -1,
    resource: wait?.resource ?? -1,
    dueUs: wait?.dueUs ?? -1,
    isDueLoopBusy,
    resumedBy: resumedBy(index, id, status, span),
    site,
    sourceLine: site < 0 ? 0 : (log.sites[site]?.sourceLine ?? 0),
    isCancelRequested: !isOver && isCancelRequested(index, id, around.moment),
    end,
  };
}

function isBlock(event: Event | null): event is Extract<Event, { kind: 'thread-block' }> {
  return event?.kind === 'thread-block';
}

function resumedBy(
  index: LogIndex,
  id: SchedulableId,
  status: SchedulableView['status'],
  span: number,
): SchedulableId {
  if (index.log.schedulables[id]?.kind !== 'generator' || (status !== 'running' && status !== 'outer'))
    return -1;
  const track = index.tracks[id]!;
  for (let i = span; i >= 0; i--) {
    const cause = track.causes.at(i);
    const event = cause < 0 ? null : index.log.event(cause);
    if (event?.kind === 'generator-resume' && event.id === id) return event.who;
  }
  return -1;
}

/** Whether a cancellation was asked for that has not been thrown in yet: none of its steps has begun since. */
function isCancelRequested(index: LogIndex, id: SchedulableId, moment: Moment): boolean {
  const cancels = index.cancels.get(id);
  for (let i = (cancels?.length ?? 0) - 1; i >= 0; i--) {
    const asked = index.log.momentOfEvent(cancels!.at(i));
    if (asked > moment) continue;
    const track = index.tracks[id]!;
    for (let span = track.spanAt(moment); span >= 0 && track.from.at(span) > asked; span--) {
      if (SPAN_STATES[track.states.at(span)] === 'running') return false;
    }
    return true;
  }
  return false;
}

/** A timer that never comes is set for -1. */
export function isDue(dueUs: number, atUs: number): boolean {
  return dueUs >= 0 && dueUs <= atUs;
}
