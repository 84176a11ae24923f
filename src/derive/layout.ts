/** The timeline in pixels: a pure function of index and view, for the SVG and the canvas painter alike. */
import type { Moment } from '../events/event';
import { cancellationsOf } from './cancellations';
import { formatTime } from './clock';
import { countArrows, wakeArrows } from './lanes';
import type { LogIndex } from './log-index';
import { requestsIn } from './requests';
import { steps } from './steps';
import { foldsBetween, stepTicks, timeTicks } from './ticks';
import type { LaneTrack } from './track';
import {
  type Cancellation,
  CPU_LANE,
  type LaneMarks,
  SPAN_STATES,
  type TimelineLayout,
  type TimelineView,
} from './types';
import { Warp, type WarpOptions } from './warp';

/** Marks that SVG still moves at 60 frames a second. */
export const SVG_MARKS_MAX = 800;
/** Beyond this number in view, arrows are left to `wakeArrows` for what is hovered or chosen. */
export const ARROWS_MAX = 400;
export const MIN_SLICE_PX = 3;
const TICK_PX = 64;

/** Marks narrower than this do not show; narrower than BIN_PX, they are drawn together with their neighbours. */
const SHOWN_PX = 0.02;
const BIN_PX = 1;
/** Spans looked at to find what most of a bin is. */
const BIN_LOOKED_MAX = 16;

/** Lays out the visible part of the run. Positions are pixels from the left edge of the view. */
export function layout(index: LogIndex, view: TimelineView): TimelineLayout {
  const warp = warpFor(index, {
    width: view.width,
    axis: view.axis,
    foldIdle: view.foldIdle && view.axis === 'time' && view.shared === undefined,
    minSlicePx: view.minSlicePx ?? MIN_SLICE_PX,
    shared: view.shared,
  });
  const size = Math.max(1e-9, view.to - view.from);
  const left = view.from * view.width;
  const toX = (position: number) => (position - left) / size;
  const toPosition = (x: number) => x * size + left;
  const xOfMoment = (moment: Moment) => toX(warp.position(moment));
  const xOfTime = (us: number) => toX(warp.positionOfTime(us));
  const from = warp.momentAt(toPosition(0));
  const to = Math.min(index.lastMoment, warp.momentAt(toPosition(view.width)) + 1);
  const ids = view.lanes ?? [CPU_LANE, ...index.tracks.map(({ lane }) => lane)];
  const cancels = cancelsBetween(index, from, to).map((one) => ({
    ...one,
    x0: xOfMoment(one.fromMoment),
    x1: xOfMoment(one.thrownMoment < 0 ? one.fromMoment : one.thrownMoment),
  }));
  const extras = (lane: number) => ({
    requests: requestMarks(index, lane, from, to, xOfMoment),
    signs: cancelSigns(lane, cancels),
  });
  const window = { toX, toPosition, width: view.width };
  const lanes = ids.map((lane) => ({ ...laneMarks(index, warp, lane, window), ...extras(lane) }));
  const markCount = lanes.reduce((sum, { count }) => sum + count, 0);
  const arrows = countArrows(index, from, to) > ARROWS_MAX ? [] : wakeArrows(index, from, to);
  const stops = steps(index, 'line');
  const folds = foldsBetween(warp, toX, view.width, formatTime);
  return {
    lanes,
    markCount,
    painter: markCount <= SVG_MARKS_MAX ? 'svg' : 'canvas',
    ticks:
      view.axis === 'time'
        ? timeTicks(
            Math.max(0, warp.timeAt(toPosition(0))),
            warp.timeAt(toPosition(view.width)),
            view.width,
            view.axisLabelPx ?? TICK_PX,
            folds,
            xOfTime,
          )
        : stepTicks(stops.stepAt(from), stops.stepAt(to), view.width, view.axisLabelPx ?? TICK_PX, (step) =>
            xOfMoment(stops.momentOf(step)),
          ),
    folds,
    arrows: arrows.map((arrow) => ({
      ...arrow,
      x0: xOfMoment(arrow.fromMoment),
      x1: xOfMoment(arrow.toMoment),
    })),
    cancels,
    xOfMoment,
    momentOfX: (x) => warp.momentAt(toPosition(x)),
    xOfTime,
    timeOfX: (x) => warp.timeAt(toPosition(x)),
  };
}

/** Of very many cancellations in view none is drawn: they are told in words. */
function cancelsBetween(index: LogIndex, from: Moment, to: Moment): readonly Cancellation[] {
  if (index.cancelRequests.length === 0) return [];
  const inView = cancellationsOf(index).filter(
    ({ fromMoment, thrownMoment }) => fromMoment <= to && Math.max(fromMoment, thrownMoment) >= from,
  );
  return inView.length > ARROWS_MAX ? [] : inView;
}

/** A time limit's doing is shown in the lane of whom it cancels: it has none of its own. */
function cancelSigns(lane: number, cancels: TimelineLayout['cancels']): LaneMarks['signs'] {
  const signs: { x: number; what: 'asks' | 'thrown' }[] = [];
  for (const { fromLane, toLane, thrownMoment, isPassedOn, x0, x1 } of cancels) {
    if (!isPassedOn && (fromLane < 0 ? toLane : fromLane) === lane) signs.push({ x: x0, what: 'asks' });
    if (toLane === lane && thrownMoment >= 0) signs.push({ x: x1, what: 'thrown' });
  }
  return signs.filter(({ x, what }, i) => signs.findIndex((one) => one.x === x && one.what === what) === i);
}

/** Rows of requests of one lane that are under way together; more share the last one. */
const REQUEST_ROWS = 3;

function requestMarks(
  index: LogIndex,
  lane: number,
  from: Moment,
  to: Moment,
  xOfMoment: (moment: Moment) => number,
): LaneMarks['requests'] {
  if (lane < 0) return [];
  const marks: LaneMarks['requests'][number][] = [];
  const ends = new Array<number>(REQUEST_ROWS).fill(-1);
  for (const { fromMoment, toMoment, how } of requestsIn(index, lane)) {
    const until = toMoment < 0 ? index.lastMoment : toMoment;
    const free = ends.findIndex((end) => end <= fromMoment);
    const row = free < 0 ? REQUEST_ROWS - 1 : free;
    ends[row] = Math.max(ends[row]!, until);
    if (fromMoment > to || until < from) continue;
    marks.push({ x0: xOfMoment(fromMoment), x1: xOfMoment(until), how, row });
  }
  return marks;
}

const WARPS = new WeakMap<LogIndex, Warp[]>();
/** The timeline's and the minimap's. */
const WARPS_KEPT = 2;

function warpFor(index: LogIndex, options: WarpOptions): Warp {
  const kept = (WARPS.get(index) ?? []).filter(
    (warp) => warp.lastMoment === index.lastMoment && warp.count === index.cpu.length,
  );
  const found = kept.find(
    ({ options: have }) =>
      have.width === options.width &&
      have.axis === options.axis &&
      have.foldIdle === options.foldIdle &&
      have.minSlicePx === options.minSlicePx &&
      have.shared === options.shared,
  );
  if (found !== undefined) return found;
  const warp = new Warp(index, options);
  WARPS.set(index, [warp, ...kept].slice(0, WARPS_KEPT));
  return warp;
}

type SpanMarks = Omit<LaneMarks, 'requests' | 'signs'>;

interface Window {
  toX(position: number): number;
  toPosition(x: number): number;
  readonly width: number;
}

function laneMarks(index: LogIndex, warp: Warp, lane: number, window: Window): SpanMarks {
  const { toX, toPosition, width } = window;
  const track = index.track(lane);
  const { length } = track;
  const starts = warp.spanStarts(track);
  const marks = MARKS.begin();
  const right = toPosition(width);
  let span = Math.max(0, firstAfter(starts, length, toPosition(0), 0) - 1);
  while (span < length && starts[span]! <= right) {
    const x0 = toX(starts[span]!);
    const x1 = toX(starts[span + 1]!);
    if (x1 - x0 >= BIN_PX || span + 1 >= length || toX(starts[span + 2]!) - x0 >= BIN_PX) {
      if (x1 - x0 >= SHOWN_PX && x1 >= 0) marks.add(x0, x1 - x0, track.states.at(span), span, 1);
      span++;
      continue;
    }
    // All spans that end before the next whole pixel are drawn as one.
    const limit = toPosition(Math.floor(x0 + BIN_PX));
    const end = Math.max(span + 2, firstAfter(starts, length, limit, span + 2) - 1);
    const x2 = toX(starts[end]!);
    if (x2 >= 0 && x2 - x0 >= SHOWN_PX) {
      const kept = mostOf(track, span, end);
      marks.add(x0, x2 - x0, track.states.at(kept), kept, end - span);
    }
    span = end;
  }
  const endX = toX(starts[length]!);
  const mark = lane === CPU_LANE ? null : (index.ends[lane] ?? null);
  const isInView = mark !== null && endX >= -10 && endX <= width + 10;
  return marks.done(lane, isInView ? { x: endX, how: mark.how } : null);
}

/** The first span from `first` on that begins after a position; looked for in leaps, for it is near. */
function firstAfter(starts: Float64Array, length: number, position: number, first: number): number {
  let reach = 1;
  while (first + reach < length && starts[first + reach]! <= position) reach *= 2;
  let low = Math.min(first, length);
  let high = Math.min(length, first + reach);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

const IS_WORK: readonly boolean[] = SPAN_STATES.map((state) =>
  ['running', 'outer', 'blocking'].includes(state),
);

/** Sums by state while one bin is looked at, and the first span of each; of a schedulable's lane, which has few states. */
const LENGTHS = new Float64Array(SPAN_STATES.length);
const FIRSTS = new Int32Array(SPAN_STATES.length);

/** A span of the kind that fills most of a bin, in moments; running counts three times, so that work stays visible. */
function mostOf(track: LaneTrack, first: number, end: number): number {
  if (track.lane === CPU_LANE) return mostOfCpu(track, first, end);
  const states = track.states.values;
  const from = track.from.values;
  const { length } = track;
  LENGTHS.fill(0);
  const stride = Math.max(1, Math.floor((end - first) / BIN_LOOKED_MAX));
  let best = states[first]!;
  for (let span = first; span < end; span += stride) {
    const state = states[span]!;
    const moments = span + 1 < length ? from[span + 1]! - from[span]! : 1;
    if (LENGTHS[state] === 0) FIRSTS[state] = span;
    LENGTHS[state] = LENGTHS[state]! + moments * (IS_WORK[state]! ? 3 : 1);
    if (LENGTHS[state]! > LENGTHS[best]!) best = state;
  }
  return FIRSTS[best]!;
}

/** The same in the CPU's lane, whose states are schedulables: somebody rather than the loop or nobody. */
function mostOfCpu(track: LaneTrack, first: number, end: number): number {
  const lengths = new Map<number, number>();
  const stride = Math.max(1, Math.floor((end - first) / BIN_LOOKED_MAX));
  let best = first;
  let most = 0;
  for (let span = first; span < end; span += stride) {
    const state = track.states.at(span);
    const length = span + 1 < track.length ? track.from.at(span + 1) - track.from.at(span) : 1;
    const sum = (lengths.get(state) ?? 0) + length * (state >= 0 ? 3 : 1);
    lengths.set(state, sum);
    if (sum > most) {
      most = sum;
      best = state === track.states.at(best) ? best : span;
    }
  }
  return best;
}

/**
 * Growing columns of one lane's marks: one set for all lanes of all layouts, copied when a lane is done, so that a zoom
 * over dense lanes does not grow them anew in each frame.
 */
class Marks {
  private count = 0;
  private x = new Float32Array(1024);
  private width = new Float32Array(1024);
  private state = new Int32Array(1024);
  private span = new Int32Array(1024);
  private spans = new Int32Array(1024);

  /** Empties the columns for the next lane. */
  begin(): this {
    this.count = 0;
    return this;
  }

  add(x: number, width: number, state: number, span: number, spans: number): void {
    if (this.count === this.x.length) this.grow();
    this.x[this.count] = x;
    this.width[this.count] = width;
    this.state[this.count] = state;
    this.span[this.count] = span;
    this.spans[this.count++] = spans;
  }

  done(lane: number, end: LaneMarks['end']): SpanMarks {
    const { count } = this;
    return {
      lane,
      count,
      x: this.x.slice(0, count),
      width: this.width.slice(0, count),
      state: this.state.slice(0, count),
      span: this.span.slice(0, count),
      spans: this.spans.slice(0, count),
      end,
    };
  }

  private grow(): void {
    const room = this.count * 2;
    const wider = <T extends Float32Array | Int32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.x = wider(this.x, new Float32Array(room));
    this.width = wider(this.width, new Float32Array(room));
    this.state = wider(this.state, new Int32Array(room));
    this.span = wider(this.span, new Int32Array(room));
    this.spans = wider(this.spans, new Int32Array(room));
  }
}

const MARKS = new Marks();
