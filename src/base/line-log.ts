/**
 * Line records as they are made and sent: packed, because they come by the million and the memory they fill is what
 * recording costs. A record says who is about to run which site, after how many user instructions, and how many
 * microseconds after the last event. Most differ little from the one before and take one number:
 *
 *   one number    site, instructions and microseconds since the record before; the same who, no event in between
 *   two numbers   site and instructions since the record before; who and microseconds since the last event
 *   five numbers  the mark `WHOLE`, then the four fields as they are
 *
 * The first record of each packed array is whole.
 */

/** Numbers in an unpacked record: who, site, instruction, microseconds since the last event. */
export const LINE_RECORD = 4;

// Numbers below zero begin whole records; bit 30 tells those of two numbers.
const WHOLE = -1;
const PAIR = 1 << 30;

export const SITE_SHIFT = 16;
export const STEPS_SHIFT = 7;
/** For `packed >>> n` to be zero where a field fits. */
export const SITE_BITS = 14;
export const STEPS_BITS = 9;
export const PASSED_BITS = 7;
const PAIR_SITE_SHIFT = 14;
const PAIR_SITE_BITS = 16;
const PAIR_STEPS_BITS = 14;
const PAIR_WHO_BITS = 14;
const PAIR_PASSED_BITS = 17;

/** No schedulable; -1 is the loop's own. */
const NOBODY = -2;

const ROOM_FIRST = 16384;

/** Turns work into virtual time; the scheduler's clock is one. */
export interface WorkClock {
  /** Microseconds that passed without work. */
  readonly addedUs: number;
  /** Instructions a microsecond where that is a whole number, else 0. */
  readonly workAUs: number;
}

const NO_CLOCK: WorkClock = { addedUs: 0, workAUs: 0 };

export class LineLog {
  data: Int32Array<ArrayBuffer> = new Int32Array(0);
  /** Numbers in `data` that are taken. */
  used = 0;
  /** Records made since the last `take`. */
  count = 0;
  /** The loop may write a record of one number itself while `used` is below this; otherwise the host must. */
  limit = 0;
  /** Of the last record; who is NOBODY where the next can't be of one number. */
  who = NOBODY;
  instruction = 0;
  atUs = 0;
  /** Without whole microseconds the host must write every record. */
  clock: WorkClock = NO_CLOCK;
  /** Time of the last event. */
  private originUs = 0;
  private isFresh = true;

  /** An event happens at `atUs`. */
  event(atUs: number): void {
    this.originUs = atUs;
    this.who = NOBODY;
  }

  /** Appends a record, whatever the limit. */
  add(who: number, site: number, instruction: number, atUs: number): void {
    const at = this.used;
    if (at + LINE_RECORD >= this.data.length) this.grow();
    const { data } = this;
    const steps = instruction - this.instruction;
    const passed = atUs - this.originUs;
    if (
      !this.isFresh &&
      ((site >>> PAIR_SITE_BITS) |
        (steps >>> PAIR_STEPS_BITS) |
        (who >>> PAIR_WHO_BITS) |
        (passed >>> PAIR_PASSED_BITS)) ===
        0
    ) {
      data[at] = PAIR | (site << PAIR_SITE_SHIFT) | steps;
      data[at + 1] = (who << PAIR_PASSED_BITS) | passed;
      this.used = at + 2;
    } else {
      data[at] = WHOLE;
      data[at + 1] = who;
      data[at + 2] = site;
      data[at + 3] = instruction;
      data[at + 4] = passed;
      this.used = at + 1 + LINE_RECORD;
      this.isFresh = false;
    }
    this.count++;
    this.who = who;
    this.instruction = instruction;
    this.atUs = atUs;
  }

  private grow(): void {
    const larger = new Int32Array(Math.max(ROOM_FIRST, this.data.length * 2));
    larger.set(this.data);
    this.data = larger;
  }

  /** Lets the loop write up to `records` more by itself, as far as there is room. */
  allow(records: number): void {
    const room = this.clock.workAUs > 0 ? this.data.length : 0;
    this.limit = Math.max(0, Math.min(room, this.used + records));
  }

  /** The records since the last call, packed. */
  take(): Int32Array<ArrayBuffer> {
    const taken = this.data.slice(0, this.used);
    this.used = 0;
    this.count = 0;
    this.who = NOBODY;
    this.isFresh = true;
    return taken;
  }
}

/** Unpacks what `take` gave into `to` from index `at` on. */
export function unpackLines(from: Int32Array, to: Int32Array, at: number): void {
  let instruction = 0;
  let who = 0;
  let passed = 0;
  for (let i = 0; i < from.length; ) {
    const word = from[i++]!;
    let site: number;
    if (word < 0) {
      who = from[i]!;
      site = from[i + 1]!;
      instruction = from[i + 2]!;
      passed = from[i + 3]!;
      i += LINE_RECORD;
    } else if ((word & PAIR) !== 0) {
      const pair = from[i++]!;
      site = (word >> PAIR_SITE_SHIFT) & ((1 << PAIR_SITE_BITS) - 1);
      instruction += word & ((1 << PAIR_STEPS_BITS) - 1);
      who = pair >> PAIR_PASSED_BITS;
      passed = pair & ((1 << PAIR_PASSED_BITS) - 1);
    } else {
      site = word >> SITE_SHIFT;
      instruction += (word >> STEPS_SHIFT) & ((1 << STEPS_BITS) - 1);
      passed += word & ((1 << PASSED_BITS) - 1);
    }
    to[at] = who;
    to[at + 1] = site;
    to[at + 2] = instruction;
    to[at + 3] = passed;
    at += LINE_RECORD;
  }
}
