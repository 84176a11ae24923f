/** Places that a new run is to stand at: one of the run before, or the one a link names. */

import type { LogIndex } from '../derive/log-index';
import { findPosition } from '../derive/position';
import { steps } from '../derive/steps';
import type { Grain, Position } from '../derive/types';
import type { Moment } from '../events/event';
import type { LinkPlace } from '../link/link';

export interface Place {
  readonly at: LinkPlace | Position;
  /** The text it belongs to. */
  readonly source: string;
}

/** The moment of a run that is the place; null if it isn't there, or not yet. */
export function findPlace(index: LogIndex, { at, source }: Place): Moment | null {
  if (!('step' in at)) return findPosition(index, { moment: 0, ...at }, source);
  if (at.step === 'end') return index.log.end === null ? null : index.lastMoment;
  const stops = steps(index, at.grain);
  return at.step < stops.count ? stops.momentOf(at.step) : null;
}

/** Where to stand in a run that does not have the place: about as far on, at a stop of the grain. */
export function nearPlace(index: LogIndex, { at }: Place, grain: Grain): Moment {
  const stops = steps(index, grain);
  if ('step' in at) return stops.momentOf(at.step === 'end' ? stops.count - 1 : at.step);
  let moment = 'moment' in at ? Math.min(at.moment, index.lastMoment) : -1;
  if (moment < 0) {
    let high = index.lastMoment;
    moment = 0;
    while (moment < high) {
      const middle = Math.floor((moment + high) / 2);
      if (index.log.partsOf(middle).instructions >= at.instruction) high = middle;
      else moment = middle + 1;
    }
  }
  return stops.momentOf(stops.stepAt(moment));
}
