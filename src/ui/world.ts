import type { WorldState } from '../derive/types';
import { stateAt } from '../derive/world-state';
import type { Moment } from '../events/event';
import type { RunView } from '../session/state';

let latest: { readonly run: RunView; readonly moment: Moment; readonly world: WorldState } | null = null;

/** The world at a moment, derived once for everything on the page that draws it. */
export function worldAt(run: RunView, moment: Moment): WorldState {
  if (latest === null || latest.run !== run || latest.moment !== moment) {
    latest = { run, moment, world: stateAt(run.index, moment) };
  }
  return latest.world;
}
