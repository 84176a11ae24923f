/** Turns a scene into strokes of a brush: outlines with colour and weight, the same for SVG and canvas. */
import { SPAN_STATES } from '../../derive/types';
import { hueNumber } from '../identity/identity';
import {
  CANCEL_DASH,
  drawEnd,
  drawForm,
  drawRequest,
  drawRun,
  drawSign,
  FORMS,
  type Form,
  FUTURE_STRENGTH,
  type PathSink,
  type Tense,
} from './forms';
import type { PaintRange, SceneArrow, SceneRow } from './scene';

export interface Brush {
  /** Unique within its row. */
  readonly key: string;
  /** Span state, end, or part of the drawing. */
  readonly name: string;
  readonly colour: string;
  /** Opacity of the fill, 0 for none. */
  readonly fill: number;
  /** 0 for none. */
  readonly strokeWidth: number;
  readonly dash?: readonly number[];
  /** Round line ends. */
  readonly isRound: boolean;
  draw(to: PathSink): void;
}

/** What parts two slices of the CPU lane that touch: a braid without colours is still one of pieces. */
const SEAM_PX = 0.75;
const NOBODY = -2;
/** The loop's own work in the CPU lane has no schedulable's hue. */
const LOOP_HUE = -1;
const PAPER = 'var(--paper)';

/** The brushes of a row, in the order of painting; `y` is measured from the top of the row. */
export function brushesOf(row: SceneRow, tense: Tense, range: PaintRange): Brush[] {
  return row.isCpu ? cpuBrushes(row, tense, range) : laneBrushes(row, tense, range);
}

function laneBrushes(row: SceneRow, tense: Tense, range: PaintRange): Brush[] {
  const { marks, height } = row;
  const { state, x, width } = marks;
  const hue = hueNumber(marks.lane);
  const [first, last] = marksIn(marks, range);
  let present = 0;
  for (let i = first; i < last; i++) present |= 1 << state[i];
  const brushes: Brush[] = [];
  for (let s = 0; s < SPAN_STATES.length; s++) {
    if (((present >> s) & 1) === 0) continue;
    const name = SPAN_STATES[s];
    const form = FORMS[name];
    brushes.push({
      key: name,
      name,
      colour: inkColour(hue, tense),
      ...weightOf(form, tense, (last - first) / Math.max(1, range.to - range.from)),
      dash: form.dash,
      isRound: form.dash?.[0] === 0,
      draw(to) {
        for (let i = first; i < last; i++) {
          if (state[i] !== s) continue;
          const end = width[i] < BIN_PX_MAX ? runOf(marks, i, last, s) : i + 1;
          if (end === i + 1) drawForm(to, name, x[i], width[i], 0, height, range);
          else drawRun(to, name, x[i], x[end - 1] + width[end - 1] - x[i], height, range);
          i = end - 1;
        }
      },
    });
  }
  brushes.push(...requestBrushes(row, tense, range));
  const { end } = marks;
  if (end !== null) {
    const isFailure = end.how === 'raised';
    const draw = (to: PathSink) => drawEnd(to, end.how, end.x, height / 2);
    const width = tense === 'past' ? 2.25 : 1.5;
    // The surface behind the mark ends the lane's line at its edge.
    brushes.push({
      key: 'ground',
      name: 'ground',
      colour: PAPER,
      fill: 1,
      strokeWidth: width + 3,
      isRound: true,
      draw,
    });
    brushes.push({
      key: 'end',
      name: end.how,
      colour: isFailure ? 'var(--alarm)' : inkColour(hue, tense),
      fill: 0,
      strokeWidth: isFailure ? width + 0.75 : width,
      isRound: true,
      draw,
    });
  }
  brushes.push(...signBrushes(row, tense));
  return brushes;
}

const REQUEST_ENDS = ['answered', 'failed', 'cancelled', 'open'] as const;
/** From the bottom of a row to the line of a request, and from one such line to the next, px. */
const REQUEST_BOTTOM_PX = 1.5;
const REQUEST_ROW_PX = 5;

/** Requests in flight: brackets along the bottom of the row, one brush for each way to end. */
function requestBrushes({ marks, height }: SceneRow, tense: Tense, range: PaintRange): Brush[] {
  return REQUEST_ENDS.flatMap((how) => {
    const chosen = marks.requests.filter((request) => request.how === how);
    if (chosen.length === 0) return [];
    return [
      {
        key: `request ${how}`,
        name: `request-${how}`,
        colour: inkColour(hueNumber(marks.lane), tense),
        fill: 0,
        strokeWidth: tense === 'past' ? 1.75 : 1.1,
        isRound: false,
        draw(to: PathSink) {
          for (const { x0, x1, row } of chosen) {
            drawRequest(to, how, x0, x1, height - REQUEST_BOTTOM_PX - row * REQUEST_ROW_PX, range);
          }
        },
      },
    ];
  });
}

/** Where a cancellation is asked for and thrown in, on the surface's colour so that they show on a full bar. */
function signBrushes({ marks, height }: SceneRow, tense: Tense): Brush[] {
  if (marks.signs.length === 0) return [];
  const width = tense === 'past' ? 1.75 : 1.25;
  const draw = (what: 'asks' | 'thrown') => (to: PathSink) => {
    for (const sign of marks.signs) {
      if (sign.what === what) drawSign(to, what, sign.x, height * (what === 'asks' ? 0.5 : 0.22));
    }
  };
  return (['asks', 'thrown'] as const)
    .filter((what) => marks.signs.some((sign) => sign.what === what))
    .flatMap((what) => [
      {
        key: `${what} ground`,
        name: 'ground',
        colour: PAPER,
        fill: what === 'asks' ? 1 : 0,
        strokeWidth: width + 3,
        isRound: true,
        draw: draw(what),
      },
      {
        key: what,
        name: `cancel-${what}`,
        colour: tense === 'past' ? 'var(--ink)' : 'var(--soft)',
        fill: 0,
        strokeWidth: width,
        isRound: true,
        draw: draw(what),
      },
    ]);
}

/** Marks up to this width are bins, many spans each: neighbours of one state are one stretch, and paint as one. */
const BIN_PX_MAX = 1.5;
/** Bins whose edges are no further apart than this touch. */
const TOUCH_PX = 0.05;

/** The end of the run of touching bins of one state that begins at mark `first`. */
function runOf({ state, x, width }: SceneRow['marks'], first: number, last: number, wanted: number): number {
  let end = first + 1;
  while (
    end < last &&
    state[end] === wanted &&
    width[end] < BIN_PX_MAX &&
    x[end] - (x[end - 1] + width[end - 1]) < TOUCH_PX
  ) {
    end++;
  }
  return end;
}

function cpuBrushes(row: SceneRow, tense: Tense, range: PaintRange): Brush[] {
  const { marks, height } = row;
  const { state, x, width } = marks;
  const [first, last] = marksIn(marks, range);
  let present = 0;
  for (let i = first; i < last; i++) if (state[i] !== NOBODY) present |= 1 << (cpuHue(state[i]) + 1);
  const brushes: Brush[] = [];
  for (let hue = LOOP_HUE; present >> (hue + 1) !== 0; hue++) {
    if (((present >> (hue + 1)) & 1) === 0) continue;
    const isLoop = hue === LOOP_HUE;
    const top = isLoop ? height * 0.32 : 0;
    const inset = tense === 'future' ? 0.5 : 0;
    brushes.push({
      key: `cpu${hue}`,
      name: isLoop ? 'loop' : 'running',
      colour: inkColour(hue, tense),
      ...weightOf(FORMS.running, tense, (last - first) / Math.max(1, range.to - range.from)),
      isRound: false,
      draw(to) {
        for (let i = first; i < last; i++) {
          if (state[i] === NOBODY || cpuHue(state[i]) !== hue) continue;
          const end = width[i] < BIN_PX_MAX ? runOf(marks, i, last, state[i]) : i + 1;
          const wide = x[end - 1] + width[end - 1] - x[i];
          to.rect(
            x[i] + inset,
            top + inset,
            Math.max(0.5, wide - 2 * inset - Math.min(SEAM_PX, wide / 5)),
            height - 2 * top - 2 * inset,
          );
          i = end - 1;
        }
      },
    });
  }
  return brushes;
}

/** Marks a pixel from which on outlines would be all there is. */
const DENSE = 0.25;

/** A form's weight; where marks are too narrow for outlines, a stronger fill stands for both, and paints faster. */
function weightOf(form: Form, tense: Tense, density: number): Form['past'] {
  const weight = form[tense];
  return weight.fill > 0 && density > DENSE ? { fill: Math.max(weight.fill, 0.5), strokeWidth: 0 } : weight;
}

/** The marks that touch a range: first one, and the one after the last. */
function marksIn({ x, width, count }: SceneRow['marks'], { from, to }: PaintRange): [number, number] {
  const before = (limit: number) => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (x[middle] <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  let first = Math.max(0, before(from) - 1);
  if (first < count && x[first] + width[first] < from) first++;
  return [first, before(to)];
}

function cpuHue(who: number): number {
  return who < 0 ? LOOP_HUE : hueNumber(who);
}

/** The colour of a hue as CSS: the pale one keeps its contrast, only a little of the surface is mixed in. */
function inkColour(hue: number, tense: Tense): string {
  const full = hue === LOOP_HUE ? 'var(--soft)' : `var(--hue-${hue})`;
  return tense === 'past' ? full : `color-mix(in oklab, ${full} ${FUTURE_STRENGTH * 100}%, ${PAPER})`;
}

const ARROW_LOOKS = [
  { kind: 'wake', isStrong: false, name: 'weak' },
  { kind: 'cancel', isStrong: false, name: 'cancel weak' },
  { kind: 'wake', isStrong: true, name: 'strong' },
  { kind: 'cancel', isStrong: true, name: 'cancel strong' },
] as const;

/** Arrows lie over all rows; each kind, weak and strong, is a brush. */
export function arrowBrushes(arrows: readonly SceneArrow[], tense: Tense): Brush[] {
  const base = tense === 'past' ? 1.25 : 1;
  return ARROW_LOOKS.flatMap(({ kind, isStrong, name }) => {
    const chosen = arrows.filter((arrow) => arrow.isStrong === isStrong && arrow.kind === kind);
    if (chosen.length === 0) return [];
    const dash = kind === 'cancel' ? CANCEL_DASH : undefined;
    const colour = isStrong ? 'var(--ink)' : 'var(--soft)';
    const strokeWidth = isStrong ? base * 1.6 : base;
    const draw = (to: PathSink) => {
      for (const arrow of chosen) drawArrow(to, arrow);
    };
    return [
      {
        key: name,
        name: `arrow ${name}`,
        colour,
        fill: 0,
        strokeWidth,
        dash,
        isRound: dash === undefined,
        draw,
      },
    ];
  });
}

/** From the waker's bar to that of the woken: leaves and arrives upright, with a small head. */
function drawArrow(to: PathSink, { x0, y0, x1, y1 }: SceneArrow): void {
  const down = y1 >= y0 ? 1 : -1;
  const bend = Math.max(8, Math.abs(y1 - y0) / 2) * down;
  const tip = y1 - down * 0.5;
  to.moveTo(x0, y0);
  to.bezierCurveTo(x0, y0 + bend, x1, y1 - bend, x1, tip);
  to.moveTo(x1 - 3, tip - down * 4.5);
  to.lineTo(x1, tip);
  to.lineTo(x1 + 3, tip - down * 4.5);
}
