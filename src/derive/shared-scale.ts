/**
 * One axis for several runs, so that the same virtual time lies at the same place in the timelines of all. Like `warp.ts`
 * it gives every slice of the CPU lanes at least a least width: where a slice of one run is widened, the stretch of time
 * is as wide for all of them; slices that take no time make a gap in the axis at that instant, for all of them.
 */
import { smoothTimeUs, spanTimeUs } from './clock';
import type { LogIndex } from './log-index';
import { steps } from './steps';

/** Share of the width that least widths may take from time. */
const LEAST_SHARE_MAX = 0.6;

export class SharedScale {
  readonly indexes: readonly LogIndex[];
  /** The largest number of slices in which somebody runs, and of steps of the line grain. */
  readonly slices: number;
  readonly stepsMax: number;
  private latest: TimeScale | null = null;

  /** All runs must have ended. */
  constructor(indexes: readonly LogIndex[]) {
    this.indexes = indexes;
    this.slices = Math.max(
      ...indexes.map(({ cpu }) => {
        let running = 0;
        for (let i = 0; i < cpu.length; i++) if (cpu.states.at(i) >= 0) running++;
        return running;
      }),
    );
    this.stepsMax = Math.max(...indexes.map((index) => steps(index, 'line').count - 1));
  }

  /** The axis for a width in pixels; the same object for the same numbers. */
  timeScale(width: number, minSlicePx: number): TimeScale {
    const { latest } = this;
    if (latest === null || latest.width !== width || latest.minSlicePx !== minSlicePx) {
      this.latest = new TimeScale(this.indexes, width, minSlicePx);
    }
    return this.latest!;
  }
}

/** A piecewise linear function from virtual time to pixels, with gaps at instants where slices take no time. */
export class TimeScale {
  readonly width: number;
  readonly minSlicePx: number;
  /** Least width of a slice in which somebody runs, as it came out. */
  readonly leastPx: number;
  /** Instants, ascending; the pixels where what comes before each ends, and where what comes after it begins. */
  private readonly times: Float64Array;
  private readonly before: Float64Array;
  private readonly after: Float64Array;
  private readonly count: number;

  constructor(indexes: readonly LogIndex[], width: number, minSlicePx: number) {
    this.width = width;
    this.minSlicePx = minSlicePx;
    const runs = indexes.map(slicesOf);
    const running = runs.reduce((sum, run) => sum + run.running, 0);
    let leastPx = running === 0 ? 0 : Math.min(minSlicePx, (width * LEAST_SHARE_MAX) / running);
    const all = new Float64Array(runs.reduce((sum, { times }) => sum + times.length, 0));
    let at = 0;
    for (const { times } of runs) {
      all.set(times, at);
      at += times.length;
    }
    all.sort();
    let count = 0;
    for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[count - 1]) all[count++] = all[i]!;
    this.times = all.slice(0, count);
    this.count = count;
    // For each stretch between instants the least density that a slice asks for, and for each instant the least gap.
    const density = new Float64Array(count);
    const gap = new Float64Array(count);
    for (const { times, isRun } of runs) needs(times, isRun, this.times, density, gap);
    const scale = scaleFor(this.times, density, gap, leastPx, width);
    this.before = new Float64Array(count);
    this.after = new Float64Array(count);
    let x = 0;
    for (let i = 0; i < count; i++) {
      this.before[i] = x;
      x += gap[i]! * leastPx;
      this.after[i] = x;
      if (i + 1 < count) x += (this.times[i + 1]! - this.times[i]!) * Math.max(scale, density[i]! * leastPx);
    }
    // Rounding, and least widths that left no room for time: exactly as wide as asked for.
    const factor = x > 0 ? width / x : 0;
    for (let i = 0; i < count; i++) {
      this.before[i] = this.before[i]! * factor;
      this.after[i] = this.after[i]! * factor;
    }
    if (factor > 0) leastPx *= factor;
    this.leastPx = leastPx;
  }

  /** Where a time lies; of an instant with a gap, the end before it or the beginning after it. */
  position(atUs: number, side: 'before' | 'after' = 'before'): number {
    const { times, count } = this;
    if (count === 0) return 0;
    const i = this.lastAtOrBefore(atUs);
    if (i < 0) return 0;
    if (times[i] === atUs) return side === 'before' ? this.before[i]! : this.after[i]!;
    if (i + 1 >= count) return this.after[i]!;
    const part = (atUs - times[i]!) / (times[i + 1]! - times[i]!);
    return this.after[i]! + (this.before[i + 1]! - this.after[i]!) * part;
  }

  /** The time that lies at a position. */
  time(position: number): number {
    const { times, count } = this;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.before[middle]! <= position) low = middle + 1;
      else high = middle;
    }
    const i = low - 1;
    if (i < 0) return count === 0 ? 0 : times[0]!;
    if (position <= this.after[i]! || i + 1 >= count) return times[i]!;
    const size = this.before[i + 1]! - this.after[i]!;
    return times[i]! + ((times[i + 1]! - times[i]!) * (position - this.after[i]!)) / size;
  }

  private lastAtOrBefore(atUs: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle]! <= atUs) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

interface Slices {
  /** Where each slice begins, and where the last one ends. */
  readonly times: Float64Array;
  readonly isRun: Uint8Array;
  readonly running: number;
}

function slicesOf(index: LogIndex): Slices {
  const { cpu } = index;
  const times = new Float64Array(cpu.length + 1);
  const isRun = new Uint8Array(cpu.length);
  let running = 0;
  for (let i = 0; i < cpu.length; i++) {
    times[i] = Math.max(spanTimeUs(index, cpu, i), i === 0 ? 0 : times[i - 1]!);
    if (cpu.states.at(i) < 0) continue;
    isRun[i] = 1;
    running++;
  }
  times[cpu.length] = Math.max(
    smoothTimeUs(index, index.lastMoment),
    cpu.length === 0 ? 0 : times[cpu.length - 1]!,
  );
  return { times, isRun, running };
}

/** What the slices of one run ask for, in least widths a microsecond and in least widths, kept where it is the most. */
function needs(
  times: Float64Array,
  isRun: Uint8Array,
  instants: Float64Array,
  density: Float64Array,
  gap: Float64Array,
): void {
  let at = 0;
  let own = 0;
  for (let slice = 0; slice < isRun.length; slice++) {
    const from = times[slice]!;
    const to = times[slice + 1]!;
    if (instants[at]! < from) own = 0;
    while (instants[at]! < from) at++;
    if (isRun[slice] === 0) continue;
    if (to <= from) {
      own++;
      gap[at] = Math.max(gap[at]!, own);
      continue;
    }
    for (let i = at; instants[i]! < to; i++) density[i] = Math.max(density[i]!, 1 / (to - from));
  }
}

/** Pixels a microsecond, so that everything together takes `width`. */
function scaleFor(
  times: Float64Array,
  density: Float64Array,
  gap: Float64Array,
  leastPx: number,
  width: number,
): number {
  let scale = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 12; round++) {
    let fixed = 0;
    let free = 0;
    for (let i = 0; i < times.length; i++) {
      fixed += gap[i]! * leastPx;
      if (i + 1 >= times.length) continue;
      const duration = times[i + 1]! - times[i]!;
      const least = density[i]! * leastPx;
      if (least > scale) fixed += least * duration;
      else free += duration;
    }
    if (free <= 0) return 0;
    const next = Math.max(0, width - fixed) / free;
    if (next >= scale * (1 - 1e-9)) return Math.min(next, scale);
    scale = next;
  }
  return scale;
}
