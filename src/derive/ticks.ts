/** Marks of the axis: round numbers, at a distance that leaves room for their labels. */
import type { Warp } from './warp';

export interface AxisMark {
  readonly x: number;
  readonly label: string;
  readonly value: number;
}

/** A stretch of time that is folded away. */
export interface Fold {
  readonly x: number;
  readonly width: number;
  readonly fromUs: number;
  readonly toUs: number;
  readonly label: string;
}

/** Two ticks further apart than this many labels have room for finer ones between them. */
const REFINE_LABELS = 4;
const LEVELS_MAX = 22;

/** Ticks in virtual time between two times; dense where a stretch is magnified, none closer than `room` for a label. */
export function timeTicks(
  fromUs: number,
  toUs: number,
  width: number,
  room: number,
  folds: readonly Fold[],
  xOfTime: (us: number) => number,
): AxisMark[] {
  if (toUs <= fromUs || width <= 0) {
    const x = xOfTime(fromUs);
    return x >= 0 && x <= width ? [{ x, label: label(fromUs, 1e6), value: fromUs }] : [];
  }
  const taken: { x: number; value: number; step: number }[] = [];
  const place = (value: number, step: number) => {
    const x = xOfTime(value);
    if (x < -0.5 || x > width + 0.5) return;
    if (folds.some((fold) => value > fold.fromUs && value < fold.toUs)) return;
    let at = taken.length;
    while (at > 0 && taken[at - 1]!.value > value) at--;
    const before = taken[at - 1];
    const after = taken[at];
    if (before !== undefined && (before.value === value || x - before.x < room)) return;
    if (after !== undefined && after.x - x < room) return;
    taken.splice(at, 0, { x, value, step });
  };
  let step = niceStep((toUs - fromUs) / Math.max(2, width / (1.5 * room)));
  for (let level = 0; level < LEVELS_MAX; level++) {
    for (const [from, to] of level === 0
      ? [[fromUs, toUs] as const]
      : gaps(taken, folds, fromUs, toUs, width, REFINE_LABELS * room)) {
      const first = Math.ceil(from / step);
      const last = Math.floor(to / step);
      if (last - first > 400) continue;
      for (let i = first; i <= last; i++) place(i * step, step);
    }
    if (step <= 1) break;
    step = finer(step);
  }
  return taken.map(({ x, value, step: of }) => ({ x, label: label(value, of), value }));
}

/** Where neighbouring marks, or a mark and an edge of the view or of a fold, leave a gap worth refining. */
function gaps(
  taken: readonly { readonly x: number; readonly value: number }[],
  folds: readonly Fold[],
  fromUs: number,
  toUs: number,
  width: number,
  least: number,
): (readonly [number, number])[] {
  const edges = [
    { x: 0, value: fromUs },
    ...taken,
    ...folds.flatMap((fold) => [
      { x: fold.x, value: fold.fromUs },
      { x: fold.x + fold.width, value: fold.toUs, isFoldEnd: true },
    ]),
    { x: width, value: toUs },
  ].sort((a, b) => a.value - b.value || a.x - b.x);
  const found: (readonly [number, number])[] = [];
  for (let i = 1; i < edges.length; i++) {
    const [before, after] = [edges[i - 1]!, edges[i]!];
    if ('isFoldEnd' in after) continue;
    if (after.x - before.x > least && after.value > before.value) found.push([before.value, after.value]);
  }
  return found;
}

/** 1, 2 or 5 times a power of ten, at least 1 microsecond. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  for (const factor of [1, 2, 5]) if (factor * power >= rough) return factor * power;
  return 10 * power;
}

function finer(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step) + 1e-9);
  const lead = Math.round(step / power);
  return Math.max(1, lead === 1 ? power / 2 : lead === 2 ? power : 2 * power);
}

/** In seconds where the step is at least a millisecond, else in the unit of the step. */
function label(us: number, step: number): string {
  if (us === 0) return '0 s';
  if (step >= 1000 || us >= 1e6) {
    const decimals = Math.min(6, Math.max(0, Math.ceil(-Math.log10(step / 1e6) - 1e-9)));
    return `${(us / 1e6).toFixed(decimals)} s`;
  }
  if (us >= 1000) return `${Number((us / 1000).toFixed(3))} ms`;
  return `${Math.round(us)} µs`;
}

/** Ticks at step numbers, for the axis in steps. */
export function stepTicks(
  from: number,
  to: number,
  width: number,
  room: number,
  xOfStep: (step: number) => number,
): AxisMark[] {
  const step = Math.max(1, niceStep((to - from) / Math.max(2, width / room)));
  const ticks: AxisMark[] = [];
  for (let value = Math.ceil(from / step) * step; value <= to; value += step) {
    const x = xOfStep(value);
    const last = ticks[ticks.length - 1];
    if (x < -0.5 || x > width + 0.5 || (last !== undefined && x - last.x < room / 2)) continue;
    ticks.push({ x, label: String(value), value });
  }
  return ticks;
}

/** The folded stretches that touch a part of the picture, in pixels of the view. */
export function foldsBetween(
  warp: Warp,
  toX: (position: number) => number,
  width: number,
  label: (us: number) => string,
): Fold[] {
  const folds: Fold[] = [];
  for (let i = 0; i < warp.count; i++) {
    if (warp.folded[i] !== 1) continue;
    const x = toX(warp.starts[i]!);
    const end = toX(warp.starts[i + 1]!);
    if (end < 0 || x > width) continue;
    const [fromUs, toUs] = [warp.times[i]!, warp.times[i + 1]!];
    folds.push({ x, width: end - x, fromUs, toUs, label: label(toUs - fromUs) });
  }
  return folds;
}
