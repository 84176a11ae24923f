/** Options to scheduler. */
import type { RunOptions } from '../events/run';
import { Scheduler } from '../scheduler/scheduler';

export function makeScheduler(options: RunOptions): Scheduler {
  return new Scheduler(options);
}
