/**
 * The virtual clock: integer microseconds that pass only when somebody uses them (SEMANTICS 4). Work is an integer count
 * of instructions, turned into time by one floor division; jumps, blocking calls and reads of the clock add to it.
 */
import type { WorkClock } from '../base/line-log';
import { CPU_PRESETS, type CpuSpeed } from '../events/run';

/** 2026-01-01 09:00:00 UTC, what `time.time()` starts at. */
export const DEFAULT_EPOCH_US = 1_767_258_000_000_000;
const US_A_SECOND = 1_000_000;
const US_A_MILLISECOND = 1000;
/** What a read of a clock by user code costs at least. */
const READ_US = 1;

/** Instructions a microsecond for the turns of threads where instructions take no time. */
const TURN_WORK_A_US = CPU_PRESETS.realistic / US_A_SECOND;

export class VirtualClock implements WorkClock {
  /** Instructions a second; Infinity where they are free. */
  readonly speed: number;
  /** Wall clock time of the virtual time 0, in microseconds since 1970. */
  readonly epochUs: number;
  /** Instructions a microsecond where that is a whole number, else 0. */
  readonly workAUs: number;
  /** What jumps, blocking calls and reads of the clock have added. */
  addedUs = 0;

  constructor(cpu: CpuSpeed, epochUs = DEFAULT_EPOCH_US) {
    this.speed = typeof cpu === 'number' ? cpu : CPU_PRESETS[cpu];
    this.epochUs = epochUs;
    this.workAUs = this.speed % US_A_SECOND === 0 ? this.speed / US_A_SECOND : 0;
  }

  get isIdeal(): boolean {
    return this.speed === Number.POSITIVE_INFINITY;
  }

  /** Time after `work` instructions' worth of work. */
  timeUs(work: number): number {
    const { speed } = this;
    if (speed === Number.POSITIVE_INFINITY) return this.addedUs;
    if (this.workAUs > 0) return this.addedUs + Math.floor(work / this.workAUs);
    // Equal to floor(work * 1e6 / speed), without leaving the exact range.
    const seconds = Math.floor(work / speed);
    return (
      this.addedUs + seconds * US_A_SECOND + Math.floor(((work - seconds * speed) * US_A_SECOND) / speed)
    );
  }

  /** Work after which it is `us`; Infinity where work takes no time. */
  workAtUs(us: number): number {
    return workFor(us - this.addedUs, this.speed);
  }

  /** The clock by which turns of threads are measured: instructions that take no time count as realistic ones. */
  turnUs(work: number): number {
    return this.isIdeal ? this.addedUs + Math.floor(work / TURN_WORK_A_US) : this.timeUs(work);
  }

  /** Work after which the clock of turns shows `us`. */
  workAtTurnUs(us: number): number {
    return this.isIdeal ? (us - this.addedUs) * TURN_WORK_A_US : this.workAtUs(us);
  }

  /** Lets `us` microseconds pass without work. */
  advance(us: number): void {
    this.addedUs += us;
  }

  /** A read of the clock by user code: the time now; the read itself takes time afterwards. */
  readUs(work: number): number {
    const now = this.timeUs(work);
    this.addedUs += READ_US;
    return now;
  }

  /**
   * Where the clock goes when nothing is ready and the next timer is due at `dueUs`: CPython's selector waits whole
   * milliseconds, rounded up from now; the ideal one exactly.
   */
  jumpTargetUs(nowUs: number, dueUs: number): number {
    if (dueUs <= nowUs) return nowUs;
    if (this.isIdeal) return dueUs;
    return nowUs + Math.ceil((dueUs - nowUs) / US_A_MILLISECOND) * US_A_MILLISECOND;
  }

  shell(): VirtualClock {
    return new VirtualClock(this.speed, this.epochUs);
  }

  fill(from: this): void {
    this.addedUs = from.addedUs;
  }
}

/** The least work at `speed` instructions a second that takes `us`. */
function workFor(us: number, speed: number): number {
  if (us <= 0) return 0;
  if (speed === Number.POSITIVE_INFINITY) return speed;
  const seconds = Math.floor(us / US_A_SECOND);
  return seconds * speed + Math.ceil(((us - seconds * US_A_SECOND) * speed) / US_A_SECOND);
}
