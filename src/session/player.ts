/**
 * The player's clock: turns passing time into steps. Pure arithmetic over the steps of one grain; whoever owns the
 * frames (the page) calls `advance` with what has passed.
 */
import type { Moment } from '../events/event';
import { MOTION_SPEED_MAX } from './settings';

/** What the player needs to know of the steps; `derive`'s `Steps` is one. */
export interface PlayedSteps {
  readonly count: number;
  momentOf(step: number): Moment;
}

/** Where the clock jumps between two moments: the moment before the jump, or -1. */
export type FindJump = (from: Moment, to: Moment) => Moment;

export interface PlayPosition {
  readonly moment: Moment;
  /** How far through what comes next, 0 to below 1: above 0 only while the clock jumps. */
  readonly fraction: number;
}

/** The longest gap between two frames that counts, in milliseconds: a tab that slept does not rush. */
const FRAME_MS_MAX = 250;

export class Player {
  /** Part of the current step that has passed, 0 to 1. */
  private progress = 0;
  private lastMs = -1;
  /** The last stop reached; during a jump the position lies past it. */
  private stop = 0;

  /** Begins to play from `step` of the grain at `nowMs`. */
  start(step: number, nowMs: number): void {
    this.stop = step;
    this.progress = 0;
    this.lastMs = nowMs;
  }

  /**
   * The position after time has passed, or 'end' when it stands on the last step and nothing more can come.
   * Every step takes `1 / speed` seconds, a jump of the clock too: then the playhead moves evenly across it.
   * `isGrowing`: more steps may follow, so the player waits at the last one.
   */
  advance(
    nowMs: number,
    speed: number,
    steps: PlayedSteps,
    findJump: FindJump,
    isGrowing: boolean,
  ): PlayPosition | 'end' {
    const passedMs = Math.min(Math.max(nowMs - this.lastMs, 0), FRAME_MS_MAX);
    this.lastMs = nowMs;
    const last = steps.count - 1;
    this.stop = Math.min(this.stop, last);
    if (this.stop === last) {
      this.progress = 0;
      return isGrowing ? { moment: steps.momentOf(last), fraction: 0 } : 'end';
    }
    this.progress += (passedMs / 1000) * speed;
    // Time enough for a whole step; the epsilon is for frames that add up to just below it.
    const whole = Math.floor(this.progress + 1e-9);
    if (whole > 0) {
      this.stop = Math.min(this.stop + whole, last);
      this.progress = this.stop === last ? 0 : Math.max(0, this.progress - whole);
    }
    const moment = steps.momentOf(this.stop);
    if (speed > MOTION_SPEED_MAX || this.stop === last) return { moment, fraction: 0 };
    const jump = findJump(moment, steps.momentOf(this.stop + 1));
    return jump < 0 ? { moment, fraction: 0 } : { moment: jump, fraction: this.progress };
  }
}
