import type { WorldState } from '../derive/types';
import { stateAt } from '../derive/world-state';
import type { Moment } from '../events/event';
import type { RunView } from '../session/state';

const LATEST = new WeakMap<RunView, { readonly moment: Moment; readonly world: WorldState }>();

/** The world at a moment of a run, derived once for everything on the page that draws it. */
export function worldAt(run: RunView, moment: Moment): WorldState {
  let latest = LATEST.get(run);
  if (latest === undefined || latest.moment !== moment) {
    latest = { moment, world: stateAt(run.index, moment) };
    LATEST.set(run, latest);
  }
  return latest.world;
}
