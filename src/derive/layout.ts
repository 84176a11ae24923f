/** The timeline in pixels: a pure function of index and view, for the SVG and the canvas painter alike. */
import type { Moment } from '../events/event';
import { formatTime } from './clock';
import { countArrows, wakeArrows } from './lanes';
import type { LogIndex } from './log-index';
import { steps } from './steps';
import { foldsBetween, stepTicks, timeTicks } from './ticks';
import type { LaneTrack } from './track';
import { CPU_LANE, type LaneMarks, SPAN_STATES, type TimelineLayout, type TimelineView } from './types';
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
const BIN_LOOKED_MAX = 32;

/** Lays out the visible part of the run. Positions are pixels from the left edge of the view. */
export function layout(index: LogIndex, view: TimelineView): TimelineLayout {
  const warp = warpFor(index, {
    width: view.width,
    axis: view.axis,
    foldIdle: view.foldIdle && view.axis === 'time',
    minSlicePx: view.minSlicePx ?? MIN_SLICE_PX,
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
  const columns = new Map<number, Moment>();
  const momentOfColumn = (column: number): Moment => {
    let moment = columns.get(column);
    if (moment === undefined) {
      moment = warp.momentAt(toPosition(column));
      columns.set(column, moment);
    }
    return moment;
  };
  const lanes = ids.map((lane) =>
    laneMarks(index, warp, lane, { toX, momentOfColumn, width: view.width, from, to }),
  );
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
    xOfMoment,
    momentOfX: (x) => warp.momentAt(toPosition(x)),
    xOfTime,
    timeOfX: (x) => warp.timeAt(toPosition(x)),
  };
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
      have.minSlicePx === options.minSlicePx,
  );
  if (found !== undefined) return found;
  const warp = new Warp(index, options);
  WARPS.set(index, [warp, ...kept].slice(0, WARPS_KEPT));
  return warp;
}

interface Window {
  toX(position: number): number;
  /** The last moment at or left of a whole pixel; remembered, for all lanes ask for the same ones. */
  momentOfColumn(column: number): Moment;
  readonly width: number;
  readonly from: Moment;
  readonly to: Moment;
}

function laneMarks(index: LogIndex, warp: Warp, lane: number, window: Window): LaneMarks {
  const { toX, width, from, to } = window;
  const track = index.track(lane);
  const marks = new Marks();
  const endMoment = track.endedAt >= 0 ? track.endedAt : index.lastMoment;
  const endX = toX(warp.position(endMoment));
  const startX = (span: number) =>
    span < track.length ? Math.min(endX, toX(warp.spanStart(track, span))) : endX;
  let span = Math.max(0, track.spanAt(from));
  let x0 = track.length > 0 ? startX(span) : 0;
  while (span < track.length && track.from.at(span) <= to && x0 <= width) {
    const x1 = startX(span + 1);
    if (x1 - x0 >= BIN_PX || span + 1 >= track.length || startX(span + 2) - x0 >= BIN_PX) {
      if (x1 - x0 >= SHOWN_PX && x1 >= 0) marks.add(x0, x1 - x0, track.states.at(span), span, 1);
      span++;
      x0 = x1;
      continue;
    }
    // All spans that begin before the next whole pixel are drawn as one.
    const limit = window.momentOfColumn(Math.floor(x0 + BIN_PX));
    const end = Math.max(span + 2, firstAfter(track, limit, span + 2));
    const x2 = startX(end);
    if (x2 >= 0 && x2 - x0 >= SHOWN_PX) {
      const kept = mostOf(track, span, end);
      marks.add(x0, x2 - x0, track.states.at(kept), kept, end - span);
    }
    span = end;
    x0 = x2;
  }
  const mark = lane === CPU_LANE ? null : (index.ends[lane] ?? null);
  const isInView = mark !== null && endX >= -10 && endX <= width + 10;
  return marks.done(lane, isInView ? { x: endX, how: mark.how } : null);
}

/** The first span from `first` on that begins after a moment; looked for in leaps, for it is near. */
function firstAfter(track: LaneTrack, moment: Moment, first: number): number {
  let reach = 1;
  while (first + reach < track.length && track.from.at(first + reach) <= moment) reach *= 2;
  let low = first;
  let high = Math.min(track.length, first + reach);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (track.from.at(middle) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

const RUNNING = new Set(
  ['running', 'outer', 'blocking'].map((state) => SPAN_STATES.indexOf(state as 'running')),
);

/** A span of the kind that fills most of a bin, in moments; running counts three times, so that work stays visible. */
function mostOf(track: LaneTrack, first: number, end: number): number {
  const lengths = new Map<number, number>();
  const stride = Math.max(1, Math.floor((end - first) / BIN_LOOKED_MAX));
  let best = first;
  let most = 0;
  for (let span = first; span < end; span += stride) {
    const state = track.states.at(span);
    const isWork = track.lane === CPU_LANE ? state >= 0 : RUNNING.has(state);
    const length = span + 1 < track.length ? track.from.at(span + 1) - track.from.at(span) : 1;
    const sum = (lengths.get(state) ?? 0) + length * (isWork ? 3 : 1);
    lengths.set(state, sum);
    if (sum > most) {
      most = sum;
      best = state === track.states.at(best) ? best : span;
    }
  }
  return best;
}

/** Growing columns of one lane's marks. */
class Marks {
  private count = 0;
  private x = new Float32Array(32);
  private width = new Float32Array(32);
  private state = new Int32Array(32);
  private span = new Int32Array(32);
  private spans = new Int32Array(32);

  add(x: number, width: number, state: number, span: number, spans: number): void {
    if (this.count === this.x.length) this.grow();
    this.x[this.count] = x;
    this.width[this.count] = width;
    this.state[this.count] = state;
    this.span[this.count] = span;
    this.spans[this.count++] = spans;
  }

  done(lane: number, end: LaneMarks['end']): LaneMarks {
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
