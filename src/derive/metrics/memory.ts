/** Memory by the model: so much for each process, thread and task that is alive; generators belong to who asks them. */
import type { Costs } from '../../events/costs';
import type { Moment } from '../../events/event';
import type { LogIndex } from '../log-index';

export interface PeakMemory {
  readonly memoryBytes: number;
  readonly memoryMoment: Moment;
}

/** The most at any moment. The process and its main thread are there from the beginning. */
export function peakMemory(index: LogIndex, costs: Costs): PeakMemory {
  const changes: (readonly [Moment, number])[] = [];
  for (const { id, kind } of index.log.schedulables) {
    const track = index.track(id);
    if (id === 0 || kind === 'generator' || track.length === 0) continue;
    const bytes = kind === 'task' ? costs.taskBytes : costs.threadBytes;
    changes.push([track.from.at(0), bytes]);
    const end = index.ends[id];
    if (end != null) changes.push([end.moment, -bytes]);
  }
  changes.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let bytes = costs.processBytes;
  let [memoryBytes, memoryMoment] = [bytes, 0];
  for (const [moment, change] of changes) {
    bytes += change;
    if (bytes > memoryBytes) [memoryBytes, memoryMoment] = [bytes, moment];
  }
  return { memoryBytes, memoryMoment };
}
