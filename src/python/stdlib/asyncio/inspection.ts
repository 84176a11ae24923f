/** What the inspector asks of tasks. */
import type { Frame } from '../../vm/frame';
import type { PyObject, Value } from '../../vm/objects';
import { PyTask } from './task';

export function isTask(object: PyObject): boolean {
  return object instanceof PyTask;
}

export function coroutineOf(object: PyObject): Value {
  return object instanceof PyTask ? object.coroutine : null;
}

/** The innermost frame of a task that was set aside in mid-step, null for all others. */
export function setAsideFrame(object: PyObject): Frame | null {
  return object instanceof PyTask ? object.asideFrame : null;
}
