/**
 * The stops of each grain. Only the few that are not computed are stored (`stops.ts`): a line grain's other stops are
 * the line records, an instruction grain's the moments just before each user instruction, both counted by search.
 */
import type { Moment } from '../events/event';
import type { IntList } from './int-list';
import type { LogIndex } from './log-index';
import type { Grain, Steps } from './types';

/** An ascending sequence of moments above 0 that is searched, not stored. */
interface Moments {
  readonly count: number;
  countUpTo(moment: Moment): number;
  /** 0-based. */
  at(index: number): Moment;
}

/**
 * The stops of a grain, as far as the log goes now. Cheap to make: ask again after `index.update()`.
 * Step 0 is moment 0; every lookup is a handful of binary searches.
 */
export function steps(index: LogIndex, grain: Grain): Steps {
  const stored = index.stops[grain];
  if (grain === 'line') return merged(index, grain, lineMoments(index), stored);
  if (grain === 'instruction') return merged(index, grain, instructionMoments(index), stored);
  return merged(index, grain, NONE, stored);
}

const NONE: Moments = { count: 0, countUpTo: () => 0, at: () => 0 };

function lineMoments({ log }: LogIndex): Moments {
  return {
    count: log.lineCount,
    countUpTo: (moment) => log.partsOf(moment).lines,
    at: (line) => log.momentOfLine(line),
  };
}

/** The moments right before each user instruction. */
function instructionMoments({ log }: LogIndex): Moments {
  const upTo = (moment: Moment) => Math.min(log.partsOf(moment + 1).instructions, log.instructionCount);
  // A program whose very first item is an instruction would have it at moment 0, which is step 0 already.
  const skipped = log.instructionCount > 0 ? upTo(0) : 0;
  return {
    count: log.instructionCount - skipped,
    countUpTo: (moment) => upTo(moment) - skipped,
    at: (position) => {
      const wanted = position + skipped + 1;
      let low = wanted;
      let high = log.lastMoment;
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (log.partsOf(middle).instructions >= wanted) high = middle;
        else low = middle + 1;
      }
      return low - 1;
    },
  };
}

function merged(index: LogIndex, grain: Grain, computed: Moments, stored: IntList): Steps {
  const storedCount = stored.length;
  const count = 1 + computed.count + storedCount;
  const rank = (place: number) => place + 1 + computed.countUpTo(stored.at(place));
  const momentOf = (step: number): Moment => {
    if (step <= 0) return 0;
    const wanted = Math.min(step, count - 1);
    let low = 0;
    let high = storedCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rank(middle) <= wanted) low = middle + 1;
      else high = middle;
    }
    if (low > 0 && rank(low - 1) === wanted) return stored.at(low - 1);
    return computed.at(wanted - low - 1);
  };
  const stepAt = (moment: Moment) =>
    moment <= 0
      ? 0
      : computed.countUpTo(Math.min(moment, index.lastMoment)) + countStored(stored, storedCount, moment);
  return {
    grain,
    count,
    momentOf,
    stepAt,
    next: (moment) => momentOf(stepAt(moment) + 1),
    previous: (moment) => momentOf(stepAt(moment - 1)),
  };
}

function countStored(stored: IntList, limit: number, moment: Moment): number {
  return Math.min(stored.countUpTo(moment), limit);
}
