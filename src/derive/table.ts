/** The run as rows of text: what the timeline shows, for those who do not see it. */
import { formatTime } from './clock';
import type { LogIndex } from './log-index';
import { titleOf } from './names';
import { narrate } from './narrate';
import { requestsAt } from './requests';
import { steps } from './steps';
import type { Grain, TableRow, WorldState } from './types';
import { stateAt } from './world-state';

/** Names in a cell before the rest is counted. */
const NAMED_MAX = 6;

/** One row for each step of a grain, from step `from` up to (not including) step `to`. */
export function tableRows(
  index: LogIndex,
  grain: Grain,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): TableRow[] {
  const stops = steps(index, grain);
  const rows: TableRow[] = [];
  for (let step = Math.max(0, from); step < Math.min(to, stops.count); step++) {
    const moment = stops.momentOf(step);
    const world = stateAt(index, moment);
    rows.push({
      step,
      moment,
      atUs: world.atUs,
      time: formatTime(world.atUs),
      running: runningText(index, world),
      ready: shortList(world.ready.map(({ text }) => text)),
      waiting: shortList(
        world.waiting.flatMap(({ members }) =>
          members.map(({ id, text }) => `${titleOf(index, id)} (${text})`),
        ),
      ),
      inFlight: shortList(requestsAt(index, moment).map(({ label }) => label)),
      event: narrate(index, moment, grain).text,
    });
  }
  return rows;
}

function runningText(index: LogIndex, world: WorldState): string {
  if (world.runningStack.length > 0) {
    return world.runningStack.map((id) => titleOf(index, id)).join(' › ');
  }
  return world.handle === null ? '' : `the loop: ${world.handle.text}`;
}

function shortList(texts: readonly string[]): string {
  if (texts.length <= NAMED_MAX) return texts.join(', ');
  return `${texts.slice(0, NAMED_MAX).join(', ')} and ${texts.length - NAMED_MAX} more`;
}
