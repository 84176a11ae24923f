/** A task's wake-up as futures and handles see it. */
import type { Copier } from '../../vm/copier';
import { UnsupportedError } from '../../vm/errors';
import { defineMethods, PyGetSet } from '../../vm/native';
import { getsetType, objectType, PyOrdinary, PyType } from '../../vm/objects';
import type { PyTask } from './task';

/** The method object that a task registers with the future it waits for. */
export const wakeupType = new PyType('TaskWakeupMethWrapper', [objectType], true, undefined, '_asyncio');

export class TaskWakeup extends PyOrdinary {
  task: PyTask;
  constructor(task: PyTask) {
    super(wakeupType);
    this.task = task;
  }
  override shell(): TaskWakeup {
    return new TaskWakeup(this.task);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.task = copier.object(from.task);
  }
}

for (const [name, text] of [
  ['__name__', 'task_wakeup'],
  ['__qualname__', 'Task.task_wakeup'],
] as const) {
  wakeupType.attrs.set(name, new PyGetSet(getsetType, name, () => text, null));
}
defineMethods(wakeupType, {
  __call__: [
    'future, /',
    () => {
      throw new UnsupportedError(
        "a task's wake-up can't be called by hand here: hand it to `loop.call_soon`, as futures do",
      );
    },
  ],
});
