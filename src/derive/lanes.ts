/** Lanes, their spans, the CPU lane's slices and the arrows of who woke whom, decoded from the index's columns. */
import type { Moment, SchedulableId } from '../events/event';
import { formatTime, spanTimeUs } from './clock';
import { CPU_IDLE, CPU_LOOP, type LogIndex } from './log-index';
import { nameAt, sublabelOf, titleOf } from './names';
import { stepsTask } from './stops';
import {
  CPU_LANE,
  type CpuSlice,
  type Lane,
  SPAN_STATES,
  type Span,
  type Track,
  type WakeArrow,
  type WakeWhy,
} from './types';
import { handleText, isCancellation, lastWait, plain, spanReason, waitPhrase, whyWoken } from './words';

/** All lanes in the order of creation, the CPU first. */
export function lanesOf(index: LogIndex): Lane[] {
  const cpu: Lane = {
    id: CPU_LANE,
    kind: 'cpu',
    title: 'CPU',
    name: 'CPU',
    sublabel: 'who runs',
    parent: -1,
    depth: 0,
    hueIndex: 0,
    glyphIndex: 0,
    path: '',
    site: -1,
    createdMoment: 0,
    end: null,
  };
  return [cpu, ...index.tracks.filter(({ length }) => length > 0).map(({ lane }) => laneOf(index, lane))];
}

function laneOf(index: LogIndex, id: SchedulableId): Lane {
  const info = index.log.schedulables[id]!;
  return {
    id,
    kind: info.kind,
    title: titleOf(index, id),
    name: nameAt(index, id, index.lastMoment),
    sublabel: sublabelOf(index, id),
    parent: info.parent,
    depth: depthOf(index, id),
    hueIndex: id,
    glyphIndex: id,
    path: info.path,
    site: info.site,
    createdMoment: index.tracks[id]!.from.at(0),
    end: index.ends[id] ?? null,
  };
}

/** Tasks and threads stand at the margin; a generator is one deeper than who made it, four deep at most. */
function depthOf(index: LogIndex, id: SchedulableId): number {
  let depth = 0;
  let at = id;
  while (depth < 4 && at > 0 && index.log.schedulables[at]?.kind === 'generator') {
    depth++;
    at = index.log.schedulables[at]!.parent;
  }
  return depth;
}

/**
 * The lanes worth a row when there are too many: all threads and tasks, and generators up to `most` rows in all, those
 * that take turns with others first (a generator that only ever runs inside one bar of one owner comes last).
 */
export function chosenLanes(
  index: LogIndex,
  most: number,
): { readonly lanes: Lane[]; readonly hidden: number } {
  const all = lanesOf(index);
  if (all.length <= most) return { lanes: all, hidden: 0 };
  const weight = ({ id, kind }: Lane) =>
    kind === 'cpu' || kind === 'thread' ? 3e9 : kind === 'task' ? 2e9 - id : index.tracks[id]!.length;
  const kept = new Set(
    [...all]
      .sort((a, b) => weight(b) - weight(a) || a.id - b.id)
      .slice(0, most)
      .map(({ id }) => id),
  );
  return { lanes: all.filter(({ id }) => kept.has(id)), hidden: all.length - kept.size };
}

/** The columns of a lane as they are now; the arrays have room to spare beyond `length`. */
export function trackOf(index: LogIndex, lane: number): Track {
  const track = index.track(lane);
  return {
    lane,
    length: track.length,
    fromMoment: track.from.values,
    state: track.states.values,
    cause: track.causes.values,
    endMoment: track.endedAt >= 0 ? track.endedAt : index.lastMoment,
  };
}

/** The spans of a lane that touch a stretch of moments; all of them unless said otherwise. */
export function spansOf(
  index: LogIndex,
  lane: number,
  from: Moment = 0,
  to: Moment = index.lastMoment,
): Span[] {
  const track = index.track(lane);
  const spans: Span[] = [];
  for (let i = Math.max(0, track.spanAt(from)); i < track.length && track.from.at(i) <= to; i++) {
    spans.push(spanOf(index, lane, i));
  }
  return spans;
}

/** One span of a schedulable's lane, by its place in the track. */
export function spanOf(index: LogIndex, lane: number, place: number): Span {
  const track = index.track(lane);
  const fromMoment = track.from.at(place);
  const toMoment = track.toMoment(place, index.lastMoment);
  const state = SPAN_STATES[track.states.at(place)] ?? 'running';
  const cause = track.causes.at(place);
  return {
    lane,
    index: place,
    state,
    fromMoment,
    toMoment,
    fromUs: spanTimeUs(index, track, place),
    toUs: spanTimeUs(index, track, place + 1),
    reason: spanReason(index, lane, state, cause < 0 ? null : index.log.event(cause), cause),
  };
}

/** Who ran when: the slices that touch a stretch of moments. */
export function cpuSlices(index: LogIndex, from: Moment = 0, to: Moment = index.lastMoment): CpuSlice[] {
  const { cpu } = index;
  const slices: CpuSlice[] = [];
  for (let i = Math.max(0, cpu.spanAt(from)); i < cpu.length && cpu.from.at(i) <= to; i++) {
    const fromMoment = cpu.from.at(i);
    const toMoment = cpu.toMoment(i, index.lastMoment);
    slices.push({
      who: cpu.states.at(i),
      fromMoment,
      toMoment,
      fromUs: spanTimeUs(index, cpu, i),
      toUs: spanTimeUs(index, cpu, i + 1),
    });
  }
  return slices;
}

/** 'ada', 'the loop', 'nobody': a slice of the CPU lane in words. */
export function cpuText(index: LogIndex, who: number): string {
  return who === CPU_IDLE ? 'nobody' : who === CPU_LOOP ? 'the loop' : titleOf(index, who);
}

/** The arrows whose step begins between two moments, in order; at most `most` of them. */
export function wakeArrows(
  index: LogIndex,
  from: Moment = 0,
  to: Moment = index.lastMoment,
  most = Number.POSITIVE_INFINITY,
): WakeArrow[] {
  const { log, stepBegins } = index;
  let low = 0;
  let high = stepBegins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (log.momentOfEvent(stepBegins.at(middle)) < from) low = middle + 1;
    else high = middle;
  }
  const arrows: WakeArrow[] = [];
  for (; low < stepBegins.length && arrows.length < most; low++) {
    const begin = stepBegins.at(low);
    if (log.momentOfEvent(begin) > to) break;
    const event = log.event(begin);
    const arrow = event.kind === 'step-begin' ? arrowTo(index, event.handle, begin) : null;
    if (arrow !== null) arrows.push(arrow);
  }
  return arrows;
}

/** How many steps begin between two moments, without decoding them. */
export function countArrows(index: LogIndex, from: Moment, to: Moment): number {
  const { log, stepBegins } = index;
  const upTo = (moment: Moment) => {
    let low = 0;
    let high = stepBegins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (log.momentOfEvent(stepBegins.at(middle)) <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return upTo(to) - upTo(from - 1);
}

/** The arrow that ends where a step began; null for handles nobody made. `begin` is the step's event, -1 if it is still to come. */
export function arrowTo(index: LogIndex, handle: number, begin: number): WakeArrow | null {
  const { log } = index;
  const made = index.handleMade.get(handle);
  const queued = made < 0 ? null : log.event(made);
  if (queued?.kind !== 'handle-queued' || queued.target < 0 || !stepsTask(queued.does)) return null;
  const chain: { moment: Moment; atUs: number; text: string }[] = [];
  const link = (event: number, text: string) =>
    chain.push({ moment: log.momentOfEvent(event), atUs: log.eventTimeUs(event), text });
  const title = titleOf(index, queued.target);
  const done = index.futureDone.get(queued.because);
  const origin = originOf(index, queued.because, made);
  if (origin.timer >= 0) link(origin.timer, `timer over: ${handleText(index, origin.handle)}`);
  if (done >= 0) {
    const wait = lastWait(index, queued.target, made);
    const awaited =
      wait === null
        ? 'the future'
        : wait.reason === 'sleep'
          ? `${title}'s sleep`
          : `what ${title} ${plain(waitPhrase(index, wait))}`;
    link(done, `${awaited} is done`);
  }
  link(made, queued.does === 'step' ? `first step of ${title} queued` : `${title} ready`);
  if (begin >= 0) link(begin, `${title} ${queued.does === 'step' ? 'begins' : 'goes on'}`);
  const start = done >= 0 ? done : made;
  return {
    fromLane: origin.who,
    fromMoment: log.momentOfEvent(start),
    fromUs: log.eventTimeUs(start),
    toLane: queued.target,
    toMoment: begin < 0 ? -1 : log.momentOfEvent(begin),
    toUs: begin < 0 ? -1 : log.eventTimeUs(begin),
    queuedMoment: log.momentOfEvent(made),
    why: whyOf(index, queued.does, done, origin.timer >= 0, isCancellation(whyWoken(index, queued))),
    chain,
  };
}

function whyOf(index: LogIndex, does: string, done: number, isTimer: boolean, isCancelled: boolean): WakeWhy {
  if (does === 'step') return 'created';
  if (does === 'yielded') return 'yielded';
  if (does === 'resume') return 'preempted';
  if (isCancelled) return 'cancelled';
  const event = done < 0 ? null : index.log.event(done);
  if (event?.kind === 'future-done' && event.target >= 0) return 'task';
  return isTimer ? 'timer' : 'future';
}

/** Who completed a future: somebody who ran, or the timer whose handle did it. */
function originOf(
  index: LogIndex,
  future: number,
  made: number,
): { readonly who: SchedulableId; readonly timer: number; readonly handle: number } {
  const { log } = index;
  const at = index.futureDone.get(future) >= 0 ? index.futureDone.get(future) : made;
  const event = log.event(at);
  if (event.who >= 0) return { who: event.who, timer: -1, handle: -1 };
  for (let i = at; i >= 0 && i > at - 64; i--) {
    const earlier = log.event(i);
    if (earlier.kind !== 'handle-run') continue;
    const mother = index.handleMade.get(earlier.handle);
    const isTimer = mother >= 0 && log.kindOf(mother) === 'timer-set';
    const due = index.handleReady.get(earlier.handle);
    return { who: -1, timer: isTimer ? due : -1, handle: earlier.handle };
  }
  return { who: -1, timer: -1, handle: -1 };
}

/** 'from 0.2 s to 1 s: sleeps until 1 s' for tool tips and labels. */
export function spanText(index: LogIndex, span: Span): string {
  return `${titleOf(index, span.lane)} from ${formatTime(span.fromUs)} to ${formatTime(span.toUs)}: ${span.reason}`;
}
