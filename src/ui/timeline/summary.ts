/** The picture in one sentence, for those who do not see it. */
import { formatTime, timeAtUs } from '../../derive/clock';
import type { LogIndex } from '../../derive/log-index';
import type { Lane, WorldState } from '../../derive/types';

/** '4 lanes: 1 thread, 3 tasks; at 0.2 s of 0.9 s bob runs, 1 ready, 2 waiting'. */
export function summaryOf(index: LogIndex, lanes: readonly Lane[], world: WorldState): string {
  const kinds = (['thread', 'task', 'generator'] as const).flatMap((kind) => {
    const count = lanes.filter((lane) => lane.kind === kind).length;
    return count === 0 ? [] : [`${count} ${kind}${count === 1 ? '' : 's'}`];
  });
  const count = (wanted: readonly string[]) =>
    world.schedulables.filter(({ status }) => wanted.includes(status)).length;
  const runs = lanes.find((lane) => lane.id === world.running)?.title;
  return [
    `Lanes over time: ${kinds.join(', ')}.`,
    `At ${formatTime(world.atUs)} of ${formatTime(timeAtUs(index, index.lastMoment))}`,
    `${runs === undefined ? 'nobody runs' : `${runs} runs`},`,
    `${count(['ready'])} ready, ${count(['waiting', 'sleeping', 'blocked'])} waiting, ${count(['done'])} done.`,
  ].join(' ');
}
