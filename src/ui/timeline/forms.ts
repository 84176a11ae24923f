/**
 * State is form: the outline of every state, written onto anything with a path's methods, so that SVG, canvas and
 * exports show the same. Lengths in CSS pixels. How heavy a form is (past solid, future pale) is in `FORMS`.
 */
import { type EndHow, SPAN_STATES, type SpanState } from '../../derive/types';

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
    dash: [0, 7],
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
    dash: [5, 5],
  },
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

const HATCH_PX = 7;
const TICK_PX = 16;
const CORNER_PX = 2;
export const END_RADIUS = 5;

/**
 * Writes one span's form: `x` and `width` along the axis, `y` and `height` of its row. A hatch and the ticks are
 * anchored to the row and to the span's start, so that the two tenses of one span lie exactly on each other.
 */
export function drawForm(
  to: PathSink,
  state: SpanState,
  x: number,
  width: number,
  y: number,
  height: number,
): void {
  const middle = y + height / 2;
  const end = x + width;
  switch (state) {
    case 'running':
      bar(to, x, width, y + height * 0.1, height * 0.8);
      return;
    case 'outer':
      bar(to, x, width, y + height * 0.1, height * 0.8);
      return;
    case 'blocking':
      notchedBar(to, x, width, y + height * 0.1, height * 0.8);
      return;
    case 'ready': {
      const top = y + height * 0.26;
      const tall = height * 0.48;
      to.rect(x + 0.5, top, Math.max(0.5, width - 1), tall);
      hatch(to, x + 0.5, Math.max(0.5, width - 1), top, tall);
      return;
    }
    case 'sleeping': {
      to.moveTo(x, middle);
      to.lineTo(end, middle);
      const reach = Math.min(5, height * 0.14);
      for (let at = x + TICK_PX / 2; at < end - 2; at += TICK_PX) {
        to.moveTo(at, middle - reach);
        to.lineTo(at, middle + reach);
      }
      return;
    }
    case 'waiting':
      // Round dots stay inside their span.
      to.moveTo(x + 2, middle);
      to.lineTo(Math.max(x + 2.01, end - 2), middle);
      return;
    case 'loop':
      to.moveTo(x, middle - 3);
      to.lineTo(end, middle - 3);
      to.moveTo(x, middle + 3);
      to.lineTo(end, middle + 3);
      return;
    default:
      to.moveTo(x, middle);
      to.lineTo(end, middle);
  }
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

/** A full bar with diamond holes along its middle: a chain across the thread. Holes run the other way round. */
function notchedBar(to: PathSink, x: number, width: number, y: number, height: number): void {
  bar(to, x, width, y, height);
  const half = Math.min(4, height * 0.14);
  const middle = y + height / 2;
  const step = half * 3;
  for (let at = x + step; at < x + width - step * 0.7; at += step) {
    to.moveTo(at, middle - half);
    to.lineTo(at - half, middle);
    to.lineTo(at, middle + half);
    to.lineTo(at + half, middle);
    to.closePath();
  }
}

/** Diagonals within a rectangle, on a grid common to the whole row. */
function hatch(to: PathSink, x: number, width: number, y: number, height: number): void {
  const right = x + width;
  // The diagonal through (c, y) runs down to (c - height, y + height).
  const first = Math.ceil(x / HATCH_PX) * HATCH_PX;
  for (let c = first; c < right + height; c += HATCH_PX) {
    const overRight = Math.max(0, c - right);
    const overLeft = Math.max(0, x - (c - height));
    if (overRight + overLeft >= height) continue;
    to.moveTo(c - overRight, y + overRight);
    to.lineTo(c - height + overLeft, y + height - overLeft);
  }
}
