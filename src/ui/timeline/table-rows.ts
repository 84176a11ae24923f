/** The rows of the table that says the same as the picture, a page at a time. */
import { formatTime } from '../../derive/clock';
import type { LogIndex } from '../../derive/log-index';
import { narrate } from '../../derive/narrate';
import { requestsAt } from '../../derive/requests';
import type { Steps, TableRow } from '../../derive/types';
import { stateAt } from '../../derive/world-state';

/** Names in a cell before the rest is counted. */
const NAMED_MAX = 6;

/** Rows of the steps `from` up to, not including, `to`. */
export function tableRows(index: LogIndex, steps: Steps, from: number, to: number): TableRow[] {
  const rows: TableRow[] = [];
  for (let step = from; step < to; step++) {
    const moment = steps.momentOf(step);
    const world = stateAt(index, moment);
    const titles = new Map(world.schedulables.map(({ id, title }) => [id, title]));
    const waiting = world.waiting.flatMap(({ members }) =>
      members.map(({ id, text }) => `${titles.get(id)} (${text})`),
    );
    rows.push({
      step,
      moment,
      atUs: world.atUs,
      time: formatTime(world.atUs),
      running: world.runningStack.map((id) => titles.get(id)).join(' → '),
      ready: listed(world.ready.map(({ text }) => text)),
      waiting: listed(waiting),
      inFlight: listed(requestsAt(index, moment).map(({ label }) => label)),
      event: narrate(index, moment, steps.grain).text,
    });
  }
  return rows;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED_MAX).join(', ');
  return names.length > NAMED_MAX ? `${shown} and ${names.length - NAMED_MAX} more` : shown;
}
