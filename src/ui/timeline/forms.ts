/**
 * State is form: the outline of every state, written onto anything with a path's methods, so that SVG, canvas and
 * exports show the same. Lengths in CSS pixels. How heavy a form is (past solid, future pale) is in `FORMS`.
 */
import { type EndHow, type RequestEnd, SPAN_STATES, type SpanState } from '../../derive/types';

/** What d3's path, a canvas context and a Path2D have in common. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void;
  arc(x: number, y: number, r: number, from: number, to: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  closePath(): void;
}

export type Tense = 'past' | 'future';

interface Weight {
  readonly strokeWidth: number;
  /** Opacity of the fill, 0 for none. */
  readonly fill: number;
}

export interface Form {
  /** What the legend and the tooltip call it. */
  readonly label: string;
  readonly past: Weight;
  readonly future: Weight;
  /** A dash of length 0 is a round dot. */
  readonly dash?: readonly number[];
}

const HATCH_PX = 7;
const TICK_PX = 16;
/** Periods of the dashes in `FORMS`. */
const DOT_PX = 7;
const DASH_PX = 10;
const CORNER_PX = 2;

/** Outlines stay full strength in the future; only fills and weights give way. */
export const FORMS: Readonly<Record<SpanState, Form>> = {
  running: {
    label: 'runs',
    past: { fill: 1, strokeWidth: 0 },
    future: { fill: 0.16, strokeWidth: 1.25 },
  },
  blocking: {
    label: 'blocks its thread',
    past: { fill: 1, strokeWidth: 0 },
    future: { fill: 0.16, strokeWidth: 1.25 },
  },
  outer: {
    label: 'runs a generator',
    past: { fill: 0.22, strokeWidth: 1.75 },
    future: { fill: 0, strokeWidth: 1 },
  },
  ready: { label: 'ready', past: { fill: 0, strokeWidth: 1.6 }, future: { fill: 0, strokeWidth: 0.9 } },
  waiting: {
    label: 'waits',
    past: { fill: 0, strokeWidth: 3.4 },
    future: { fill: 0, strokeWidth: 2.2 },
    dash: [0, DOT_PX],
  },
  sleeping: { label: 'sleeps', past: { fill: 0, strokeWidth: 2 }, future: { fill: 0, strokeWidth: 1 } },
  suspended: {
    label: 'suspended',
    past: { fill: 0, strokeWidth: 1.25 },
    future: { fill: 0, strokeWidth: 1 },
  },
  created: {
    label: 'created',
    past: { fill: 0, strokeWidth: 1.25 },
    future: { fill: 0, strokeWidth: 1 },
    dash: [DASH_PX / 2, DASH_PX / 2],
  },
  blocked: { label: 'blocked', past: { fill: 0, strokeWidth: 1.6 }, future: { fill: 0, strokeWidth: 0.9 } },
  loop: {
    label: 'runs the loop',
    past: { fill: 0, strokeWidth: 1.25 },
    future: { fill: 0, strokeWidth: 0.9 },
  },
};

/** How much of the hue a future outline keeps; the rest is the surface it lies on. forms.test.ts checks 3:1. */
export const FUTURE_STRENGTH = 0.82;

/** The same as columns of a track name them: by index into SPAN_STATES. */
export const FORM_LIST: readonly Form[] = SPAN_STATES.map((state) => FORMS[state]);

export const END_RADIUS = 5;

/** What is in sight along the axis: nothing beyond it is written, however long a span is. */
export interface Sight {
  readonly from: number;
  readonly to: number;
}

/** Narrower than this, a form has no room for its inner parts. */
const NARROW_PX = 3;
/** Room for line widths and round ends beyond the sight. */
const SLACK_PX = 12;

/**
 * Writes one span's form: `x` and `width` along the axis, `y` and `height` of its row. Ticks, dots and hatches are
 * anchored to the span's start, so that they move with it and the two tenses of one span lie exactly on each other.
 */
export function drawForm(
  to: PathSink,
  state: SpanState,
  x: number,
  width: number,
  y: number,
  height: number,
  sight: Sight,
): void {
  const left = Math.max(x, sight.from - SLACK_PX);
  const right = Math.min(x + width, sight.to + SLACK_PX);
  if (left > right) return;
  const middle = y + height / 2;
  switch (state) {
    case 'running':
    case 'outer':
      bar(to, left, right - left, y + height * 0.1, height * 0.8);
      return;
    case 'blocking':
      bar(to, left, right - left, y + height * 0.1, height * 0.8);
      notches(to, x, left, right, middle, Math.min(4, height * 0.11));
      return;
    case 'ready': {
      const top = y + height * 0.26;
      const tall = height * 0.48;
      if (width < NARROW_PX) {
        to.rect(left, top, right - left, tall);
        return;
      }
      to.rect(left + 0.5, top, right - left - 1, tall);
      hatch(to, x, left + 0.5, right - 0.5, top, tall);
      return;
    }
    case 'sleeping': {
      to.moveTo(left, middle);
      to.lineTo(right, middle);
      const reach = Math.min(5, height * 0.14);
      for (let at = firstAt(x + TICK_PX / 2, TICK_PX, left); at < right - 2; at += TICK_PX) {
        to.moveTo(at, middle - reach);
        to.lineTo(at, middle + reach);
      }
      return;
    }
    case 'waiting': {
      // Round dots stay inside their span.
      const first = firstAt(x + 2, DOT_PX, left);
      to.moveTo(first, middle);
      to.lineTo(Math.max(first + 0.01, right - 2), middle);
      return;
    }
    case 'blocked': {
      // A line with gates across it: small squares, so that it is neither the ticks of a sleep nor dots.
      to.moveTo(left, middle);
      to.lineTo(right, middle);
      const half = Math.min(3, height * 0.08);
      for (let at = firstAt(x + TICK_PX / 2, TICK_PX, left); at < right - half - 1; at += TICK_PX) {
        to.rect(at - half, middle - half, 2 * half, 2 * half);
      }
      return;
    }
    case 'loop':
      to.moveTo(left, middle - 3);
      to.lineTo(right, middle - 3);
      to.moveTo(left, middle + 3);
      to.lineTo(right, middle + 3);
      return;
    default: {
      const first = firstAt(x, DASH_PX, left);
      to.moveTo(first, middle);
      to.lineTo(Math.max(first, right), middle);
    }
  }
}

/** A stretch of bins too narrow for inner parts: a plain box as high as the form's, or the form itself if it is a line. */
export function drawRun(
  to: PathSink,
  state: SpanState,
  x: number,
  width: number,
  height: number,
  sight: Sight,
): void {
  const isBar = state === 'running' || state === 'outer' || state === 'blocking';
  if (!isBar && state !== 'ready') {
    drawForm(to, state, x, width, 0, height, sight);
    return;
  }
  const left = Math.max(x, sight.from - SLACK_PX);
  const right = Math.min(x + width, sight.to + SLACK_PX);
  const top = height * (isBar ? 0.1 : 0.26);
  if (left <= right) to.rect(left, top, right - left, height - 2 * top);
}

/** The first of `start`, `start + step`, ... that is not left of `from`. */
function firstAt(start: number, step: number, from: number): number {
  return start >= from ? start : start + Math.ceil((from - start) / step) * step;
}

/** Writes the end of a lane: ring, cross or struck ring around (`x`, `y`). */
export function drawEnd(to: PathSink, how: EndHow, x: number, y: number, radius = END_RADIUS): void {
  const across = radius * 0.8;
  if (how === 'raised') {
    to.moveTo(x - across, y - across);
    to.lineTo(x + across, y + across);
    to.moveTo(x + across, y - across);
    to.lineTo(x - across, y + across);
    return;
  }
  if (how === 'closed') {
    to.moveTo(x, y - across);
    to.lineTo(x, y + across);
    return;
  }
  to.moveTo(x + radius, y);
  to.arc(x, y, radius, 0, 2 * Math.PI);
  to.closePath();
  if (how === 'cancelled') {
    to.moveTo(x - radius - 1, y + radius + 1);
    to.lineTo(x + radius + 1, y - radius - 1);
  }
}

/** The arrow of a cancellation. */
export const CANCEL_DASH: readonly number[] = [5, 4];
const TICK_UP_PX = 4;

/**
 * Writes a request along `y`: it begins with a short upright; a second one says that it was answered, a cross that it
 * failed, a slash that it was given up, and nothing that it is still under way.
 */
export function drawRequest(
  to: PathSink,
  how: RequestEnd,
  x0: number,
  x1: number,
  y: number,
  sight: Sight,
): void {
  const left = Math.max(x0, sight.from - SLACK_PX);
  const right = Math.min(Math.max(x1, x0 + 1), sight.to + SLACK_PX);
  if (left > right) return;
  if (left === x0) {
    to.moveTo(left, y - TICK_UP_PX);
    to.lineTo(left, y);
  } else to.moveTo(left, y);
  to.lineTo(right, y);
  if (x1 > right + 1 || how === 'open') return;
  if (how === 'answered') to.lineTo(right, y - TICK_UP_PX);
  else {
    const up = y - 2;
    to.moveTo(right - 3, up + 3);
    to.lineTo(right + 3, up - 3);
    if (how === 'cancelled') return;
    to.moveTo(right - 3, up - 3);
    to.lineTo(right + 3, up + 3);
  }
}

/** Writes a struck diamond where somebody asks for a cancellation, a bolt where CancelledError is thrown in. */
export function drawSign(to: PathSink, what: 'asks' | 'thrown', x: number, y: number): void {
  if (what === 'thrown') {
    to.moveTo(x + 1.5, y - 4.5);
    to.lineTo(x - 2, y + 0.5);
    to.lineTo(x + 2, y - 0.5);
    to.lineTo(x - 1.5, y + 4.5);
    return;
  }
  to.moveTo(x, y - 4.5);
  to.lineTo(x + 4.5, y);
  to.lineTo(x, y + 4.5);
  to.lineTo(x - 4.5, y);
  to.closePath();
  to.moveTo(x - 2, y + 2);
  to.lineTo(x + 2, y - 2);
}

function bar(to: PathSink, x: number, width: number, y: number, height: number): void {
  if (width < 4 * CORNER_PX) {
    to.rect(x, y, width, height);
    return;
  }
  const right = x + width;
  const bottom = y + height;
  to.moveTo(x + CORNER_PX, y);
  to.lineTo(right - CORNER_PX, y);
  to.quadraticCurveTo(right, y, right, y + CORNER_PX);
  to.lineTo(right, bottom - CORNER_PX);
  to.quadraticCurveTo(right, bottom, right - CORNER_PX, bottom);
  to.lineTo(x + CORNER_PX, bottom);
  to.quadraticCurveTo(x, bottom, x, bottom - CORNER_PX);
  to.lineTo(x, y + CORNER_PX);
  to.quadraticCurveTo(x, y, x + CORNER_PX, y);
  to.closePath();
}

/** Diamond holes along the middle of a full bar: a chain across the thread. They run the other way round. */
function notches(
  to: PathSink,
  start: number,
  left: number,
  right: number,
  middle: number,
  half: number,
): void {
  const step = half * 3;
  for (let at = firstAt(start + step, step, left + half); at < right - step * 0.7; at += step) {
    to.moveTo(at, middle - half);
    to.lineTo(at - half, middle);
    to.lineTo(at, middle + half);
    to.lineTo(at + half, middle);
    to.closePath();
  }
}

/** Diagonals within a rectangle. */
function hatch(to: PathSink, start: number, left: number, right: number, top: number, height: number): void {
  // The diagonal through (c, top) runs down to (c - height, top + height).
  for (let c = firstAt(start, HATCH_PX, left); c < right + height; c += HATCH_PX) {
    const overRight = Math.max(0, c - right);
    const overLeft = Math.max(0, left - (c - height));
    if (overRight + overLeft >= height) continue;
    to.moveTo(c - overRight, top + overRight);
    to.lineTo(c - height + overLeft, top + height - overLeft);
  }
}
