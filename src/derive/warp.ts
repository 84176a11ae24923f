/**
 * The one monotone function from moments to the picture at rest. The run is cut where the CPU lane is; a slice gets
 * the width of its time, but never less than a least width, and a long idle stretch can be folded to a fixed one.
 * Zooming is linear on top of it, so marks, ticks and playhead cannot part.
 */
import type { Moment } from '../events/event';
import { smoothTimeUs, spanTimeUs } from './clock';
import { CPU_IDLE, type LogIndex } from './log-index';
import type { SharedScale, TimeScale } from './shared-scale';
import type { LaneTrack } from './track';

export interface WarpOptions {
  /** Pixels for the whole run. */
  readonly width: number;
  readonly axis: 'time' | 'steps';
  readonly foldIdle: boolean;
  readonly minSlicePx: number;
  /** The axis that several runs share, in place of one of the run's own; nothing is folded on it. */
  readonly shared?: SharedScale;
}

/** Share of the width that least widths may take from time. */
const LEAST_SHARE_MAX = 0.6;
/** Width of a folded stretch, and how wide one must be to be worth folding. */
const FOLD_PX = 36;
const FOLD_FROM_PX = 72;
/** Share that folds may take of what the least widths leave. */
const FOLD_SHARE_MAX = 0.5;

export class Warp {
  readonly index: LogIndex;
  readonly options: WarpOptions;
  /** Number of slices. */
  readonly count: number;
  readonly lastMoment: Moment;
  readonly folded: Uint8Array;
  /** Time where each slice begins, and where the last one ends. */
  readonly times: Float64Array;
  /** Position where each slice begins, and where the last one ends, in pixels at rest. */
  readonly starts: Float64Array;
  private readonly moments: Int32Array;
  private readonly trackStarts = new Map<LaneTrack, Float64Array>();
  /** The part of each slice's width that is proportional to time; the rest follows the moments. */
  private readonly timeWidths: Float64Array;
  private readonly scale: TimeScale | null;

  constructor(index: LogIndex, options: WarpOptions) {
    this.index = index;
    this.options = options;
    const { cpu } = index;
    this.count = cpu.length;
    this.lastMoment = index.lastMoment;
    this.moments = cpu.from.values;
    this.times = sliceTimes(index);
    this.folded = new Uint8Array(this.count);
    this.timeWidths = new Float64Array(this.count);
    this.starts = new Float64Array(this.count + 1);
    this.scale =
      options.axis === 'time' && options.shared !== undefined
        ? options.shared.timeScale(options.width, options.minSlicePx)
        : null;
    if (this.scale !== null) this.layOutShared(this.scale);
    else if (options.axis === 'time') this.layOutTime();
    else this.layOutSteps();
  }

  /** Position of a moment at rest, fractions allowed. */
  position(moment: Moment): number {
    const whole = Math.floor(moment);
    const at = this.positionAt(whole, smoothTimeUs(this.index, whole));
    if (whole === moment) return at;
    const next = whole + 1;
    return at + (this.positionAt(next, smoothTimeUs(this.index, next)) - at) * (moment - whole);
  }

  /** The same where the time at the moment is known already. */
  positionAt(moment: Moment, atUs: number): number {
    return this.positionIn(this.sliceAt(moment), moment, atUs);
  }

  private positionIn(slice: number, moment: Moment, atUs: number): number {
    if (this.count === 0) return 0;
    const from = this.moments[slice]!;
    const to = slice + 1 < this.count ? this.moments[slice + 1]! : Math.max(this.lastMoment, from + 1);
    const byMoment = Math.min(1, Math.max(0, (moment - from) / (to - from)));
    const duration = this.times[slice + 1]! - this.times[slice]!;
    if (this.scale !== null && duration > 0) {
      const at = this.scale.position(atUs);
      return Math.min(this.starts[slice + 1]!, Math.max(this.starts[slice]!, at));
    }
    const byTime = duration > 0 ? Math.min(1, Math.max(0, (atUs - this.times[slice]!) / duration)) : byMoment;
    const width = this.starts[slice + 1]! - this.starts[slice]!;
    const timeWidth = this.timeWidths[slice]!;
    return this.starts[slice]! + timeWidth * byTime + (width - timeWidth) * byMoment;
  }

  /**
   * Positions where the spans of a track begin, and where the last one ends. Made in one walk along the CPU's slices at
   * the first look and kept, so that zooming over a million spans reads numbers and searches nothing in the log.
   */
  spanStarts(track: LaneTrack): Float64Array {
    let found = this.trackStarts.get(track);
    if (found === undefined) {
      found = this.makeSpanStarts(track);
      this.trackStarts.set(track, found);
    }
    return found;
  }

  private makeSpanStarts(track: LaneTrack): Float64Array {
    const { length } = track;
    const found = new Float64Array(length + 1);
    const end = this.position(track.endedAt >= 0 ? track.endedAt : this.lastMoment);
    let slice = 0;
    for (let span = 0; span < length; span++) {
      const moment = track.from.at(span);
      while (slice + 1 < this.count && this.moments[slice + 1]! <= moment) slice++;
      found[span] = Math.min(end, this.positionIn(slice, moment, spanTimeUs(this.index, track, span)));
    }
    found[length] = end;
    return found;
  }

  /** The last moment at or left of a position. */
  momentAt(position: number): Moment {
    if (this.count === 0 || position < 0) return 0;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= position) low = middle + 1;
      else high = middle;
    }
    const slice = Math.max(0, low - 1);
    let from = this.moments[slice]!;
    let to = slice + 1 < this.count ? this.moments[slice + 1]! : this.lastMoment;
    while (from < to) {
      const middle = Math.ceil((from + to) / 2);
      if (this.position(middle) <= position + 1e-9) from = middle;
      else to = middle - 1;
    }
    return from;
  }

  /** Time at a position, in microseconds; within an idle stretch it moves evenly. */
  timeAt(position: number): number {
    if (this.scale !== null) return this.scale.time(position);
    const moment = this.momentAt(position);
    const from = this.position(moment);
    const to = this.position(Math.min(moment + 1, this.lastMoment));
    const fromUs = smoothTimeUs(this.index, moment);
    const toUs = smoothTimeUs(this.index, Math.min(moment + 1, this.lastMoment));
    if (to <= from) return fromUs;
    return fromUs + (toUs - fromUs) * Math.min(1, Math.max(0, (position - from) / (to - from)));
  }

  /** The leftmost position whose time is `atUs`. */
  positionOfTime(atUs: number): number {
    if (this.scale !== null) return this.scale.position(atUs);
    if (this.count === 0) return 0;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle + 1]! < atUs) low = middle + 1;
      else high = middle;
    }
    const slice = Math.min(low, this.count - 1);
    const [from, to] = [this.starts[slice]!, this.starts[slice + 1]!];
    const duration = this.times[slice + 1]! - this.times[slice]!;
    if (duration <= 0) return atUs <= this.times[slice]! ? from : to;
    const part = Math.min(1, Math.max(0, (atUs - this.times[slice]!) / duration));
    const even = from + (to - from) * part;
    if (to - from - this.timeWidths[slice]! < 0.01) return even;
    return this.positionWithin(slice, atUs);
  }

  /** Within a slice that was widened, positions follow moments too: look for the moment with that time. */
  private positionWithin(slice: number, atUs: number): number {
    let low = this.moments[slice]!;
    let high = slice + 1 < this.count ? this.moments[slice + 1]! : this.lastMoment;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (smoothTimeUs(this.index, middle) < atUs) low = middle + 1;
      else high = middle;
    }
    if (low <= this.moments[slice]!) return this.starts[slice]!;
    const fromUs = smoothTimeUs(this.index, low - 1);
    const toUs = smoothTimeUs(this.index, low);
    const from = this.position(low - 1);
    const part = toUs > fromUs ? (atUs - fromUs) / (toUs - fromUs) : 0;
    return from + (this.position(low) - from) * Math.min(1, Math.max(0, part));
  }

  private sliceAt(moment: Moment): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.moments[middle]! <= moment) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  private layOutTime(): void {
    const { count, times, folded } = this;
    const { width, minSlicePx, foldIdle } = this.options;
    const states = this.index.cpu.states.values;
    let running = 0;
    for (let i = 0; i < count; i++) if (states[i]! >= 0) running++;
    const least = running === 0 ? 0 : Math.min(minSlicePx, (width * LEAST_SHARE_MAX) / running);
    const leastOf = (slice: number) => (states[slice]! >= 0 ? least : 0);
    let foldPx = 0;
    let scale = scaleFor(times, count, width, leastOf, folded, foldPx);
    // Folding makes the rest wider, and with it what is worth folding next.
    for (let round = 0; foldIdle && round < 4; round++) {
      let folds = 0;
      let added = 0;
      for (let i = 0; i < count; i++) {
        const isLong = states[i] === CPU_IDLE && (times[i + 1]! - times[i]!) * scale >= FOLD_FROM_PX;
        if (folded[i] === 0 && isLong) {
          folded[i] = 1;
          added++;
        }
        folds += folded[i]!;
      }
      if (added === 0) break;
      foldPx = Math.min(FOLD_PX, ((width - least * running) * FOLD_SHARE_MAX) / folds);
      scale = scaleFor(times, count, width, leastOf, folded, foldPx);
    }
    let position = 0;
    for (let i = 0; i < count; i++) {
      this.starts[i] = position;
      const duration = times[i + 1]! - times[i]!;
      const byTime = folded[i] === 1 ? foldPx : duration * scale;
      this.timeWidths[i] = byTime;
      position += folded[i] === 1 ? foldPx : Math.max(byTime, leastOf(i));
    }
    this.starts[count] = position;
    this.stretch(position);
  }

  /** Slices lie where the shared axis has their times; those that take no time stand one after the other in its gap. */
  private layOutShared(scale: TimeScale): void {
    const { count, times, starts } = this;
    const states = this.index.cpu.states.values;
    starts[0] = count === 0 ? 0 : scale.position(times[0]!);
    for (let i = 0; i < count; i++) {
      const [from, to] = [times[i]!, times[i + 1]!];
      if (to > from) starts[i + 1] = scale.position(to);
      else if (states[i]! < 0) starts[i + 1] = starts[i]!;
      else starts[i + 1] = Math.min(scale.position(to, 'after'), starts[i]! + scale.leastPx);
      this.timeWidths[i] = starts[i + 1]! - starts[i]!;
    }
  }

  /** Each step of the line grain is as wide as every other. */
  private layOutSteps(): void {
    const { cpu, stops } = this.index;
    const { count } = this;
    let stop = 0;
    const stored = stops.line;
    for (let i = 0; i < count; i++) {
      while (stop < stored.length && stored.at(stop) <= this.moments[i]!) stop++;
      this.starts[i] = cpu.lines.at(i) + stop;
    }
    this.starts[count] = this.index.log.lineCount + stored.length;
    this.stretch(Math.max(this.starts[count]!, this.options.shared?.stepsMax ?? 0));
  }

  /** Makes the whole exactly as wide as asked for, whatever rounding and capped widths have left. */
  private stretch(total: number): void {
    if (total <= 0) {
      // Nothing takes time and nobody runs: spread the slices evenly.
      for (let i = 0; i <= this.count; i++) {
        this.starts[i] = this.count === 0 ? 0 : (i * this.options.width) / this.count;
      }
      return;
    }
    const factor = this.options.width / total;
    for (let i = 0; i <= this.count; i++) this.starts[i] = this.starts[i]! * factor;
    for (let i = 0; i < this.count; i++) this.timeWidths[i] = this.timeWidths[i]! * factor;
  }
}

/** Times where the CPU's slices begin, and the end of the last. */
function sliceTimes(index: LogIndex): Float64Array {
  const { cpu } = index;
  const times = new Float64Array(cpu.length + 1);
  for (let i = 0; i < cpu.length; i++) times[i] = spanTimeUs(index, cpu, i);
  times[cpu.length] = cpu.length === 0 ? 0 : smoothTimeUs(index, index.lastMoment);
  for (let i = 1; i <= cpu.length; i++) times[i] = Math.max(times[i]!, times[i - 1]!);
  return times;
}

/** Pixels a microsecond, so that all slices together take `width`; each at least its least width. */
function scaleFor(
  times: Float64Array,
  count: number,
  width: number,
  leastOf: (slice: number) => number,
  folded: Uint8Array,
  foldPx: number,
): number {
  let scale = Number.POSITIVE_INFINITY;
  // Each round takes the slices that are too narrow at this scale out of the time that is shared; it falls until none is.
  for (let round = 0; round < 12; round++) {
    let fixed = 0;
    let time = 0;
    for (let i = 0; i < count; i++) {
      const duration = times[i + 1]! - times[i]!;
      if (folded[i] === 1) fixed += foldPx;
      else if (duration <= 0 || duration * scale < leastOf(i)) fixed += leastOf(i);
      else time += duration;
    }
    if (time <= 0) return scale === Number.POSITIVE_INFINITY ? 0 : scale;
    const next = Math.max(0, width - fixed) / time;
    if (next >= scale * (1 - 1e-9)) return next < scale ? next : scale;
    scale = next;
  }
  return scale;
}
