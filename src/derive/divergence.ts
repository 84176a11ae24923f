/**
 * Where two runs part: of one program under two schedulers, or of two versions of a program. Runs are compared as
 * sequences of who did what at which line (`divergence/items.ts`), times apart.
 */
import type { Moment } from '../events/event';
import { Items, NO_ITEM } from './divergence/items';
import { lineMap } from './line-map';
import { type LogIndex, splitLines } from './log-index';

/** What one of the runs does where they part. */
export interface Branch {
  /** Right after the last thing that both have done, and right after the first one that only this run does. */
  readonly beforeMoment: Moment;
  readonly moment: Moment;
  /** Where a playhead is put to show it: before a call that blocks, which is over at its own moment. */
  readonly shownMoment: Moment;
}

export interface Divergence {
  /** How many items both runs have had before it, as counted in the first run. */
  readonly index: number;
  /** The same, as counted in the second run: equal to `index` for the first divergence. */
  readonly otherIndex: number;
  readonly a: Branch;
  readonly b: Branch;
}

/** Items looked at between two pauses. */
const PIECE = 2048;
/** How far ahead of a divergence the runs are searched for a place where they go on alike. */
const AHEAD_MAX = 400;
/** How many items must be alike there. */
const ALIKE = 6;

export class Comparison {
  readonly a: LogIndex;
  readonly b: LogIndex;
  private readonly first: Items;
  private readonly second: Items;
  /** From lines of b's text to those of a's; null where the texts are the same. */
  private readonly map: ((line: number) => number) | null;
  private readonly found: Divergence[] = [];
  /** Places up to which the runs have been compared. */
  private at = 0;
  private atOther = 0;
  private isOver = false;

  /** Both logs must have ended. */
  constructor(a: LogIndex, b: LogIndex) {
    this.a = a;
    this.b = b;
    const names = new Map<string, number>();
    this.map = a.source === b.source ? null : lineMap(splitLines(b.source), splitLines(a.source));
    this.first = new Items(a, names, null);
    this.second = new Items(b, names, this.map);
  }

  /** Divergence number `n` from 0, in the order of the runs; null if there is none. */
  divergence(n: number): Divergence | null {
    for (const _ of this.search(n));
    return this.found[n] ?? null;
  }

  /** Searches until divergence `n` is known, or the end; in pieces, for whoever must not be held up. */
  *search(n: number): Generator<undefined, void> {
    const { first, second } = this;
    while (this.found.length <= n && !this.isOver) {
      let looked = 0;
      while (first.at(this.at) === second.at(this.atOther)) {
        if (first.at(this.at) === NO_ITEM) {
          this.isOver = true;
          return;
        }
        this.at++;
        this.atOther++;
        if (++looked % PIECE === 0) yield;
      }
      this.found.push({
        index: this.at,
        otherIndex: this.atOther,
        a: branch(first, this.at),
        b: branch(second, this.atOther),
      });
      if (!this.joinAgain()) this.isOver = true;
      yield;
    }
  }

  /** Skips to the nearest place where the runs go on alike; false if there is none nearby. */
  private joinAgain(): boolean {
    for (let ahead = 1; ahead <= AHEAD_MAX; ahead++) {
      for (let i = 0; i <= ahead; i++) {
        if (!this.isAlike(this.at + i, this.atOther + ahead - i)) continue;
        this.at += i;
        this.atOther += ahead - i;
        return true;
      }
    }
    return false;
  }

  private isAlike(place: number, other: number): boolean {
    for (let i = 0; i < ALIKE; i++) {
      const number = this.first.at(place + i);
      if (number !== this.second.at(other + i)) return false;
      if (number === NO_ITEM) return i > 0;
    }
    return true;
  }
}

function branch(items: Items, place: number): Branch {
  const before = place === 0 ? 0 : items.moments[place - 1]!;
  const isThere = items.at(place) !== NO_ITEM;
  const moment = isThere ? items.moments[place]! : items.index.lastMoment;
  const { log } = items.index;
  const event = log.partsOf(moment).events - 1;
  const blocks = event >= 0 && log.kindOf(event) === 'blocking' && log.momentOfEvent(event) === moment;
  return { beforeMoment: before, moment, shownMoment: blocks ? moment - 1 : moment };
}

/** The first divergence of two runs that have ended; null if they are the same, times apart. */
export function firstDivergence(a: LogIndex, b: LogIndex): Divergence | null {
  return new Comparison(a, b).divergence(0);
}
