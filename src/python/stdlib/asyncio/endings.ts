/**
 * How futures and tasks end when nobody refers to them: an exception nobody asked for, and a task that is not done, are
 * told to the loop's exception handler (CPython's `FutureObj_finalize`, `TaskObj_finalize`).
 */
import { defineEnding } from '../../vm/lifetime/lifetime';
import type { Machine } from '../../vm/machine';
import { PyDict, type PyObject, type Value } from '../../vm/objects';
import { PyFuture } from './future';
import { PyTask } from './task';

/** Tells the loop's exception handler. */
function tell(vm: Machine, future: PyFuture, context: [string, Value][]): Value {
  return vm.callMethod(future.loop, 'call_exception_handler', [new PyDict(new Map(context))]) ?? null;
}

function tellUnretrieved(vm: Machine, future: PyFuture): Value {
  future.isUnretrieved = false;
  return tell(vm, future, [
    ['message', `${future.cls.name} exception was never retrieved`],
    ['exception', future.exception],
    ['future', future],
  ]);
}

defineEnding(PyFuture, {
  isDue: (_vm, object) => (object as PyFuture).isUnretrieved,
  run: (vm, object) => tellUnretrieved(vm, object as PyFuture),
});

function isPending(task: PyTask): boolean {
  return !task.isDone && task.isLogged && !task.isQuiet;
}

function endTask(vm: Machine, object: PyObject): Value {
  const task = object as PyTask;
  if (!isPending(task)) return tellUnretrieved(vm, task);
  task.isLogged = false;
  return tell(vm, task, [
    ['task', task],
    ['message', 'Task was destroyed but it is pending!'],
  ]);
}

defineEnding(PyTask, {
  isDue: (_vm, object) => (object as PyTask).isUnretrieved || isPending(object as PyTask),
  run: endTask,
  birth: (object) => (object as PyTask).birth,
  gone: (vm, object) => {
    const task = object as PyTask;
    task.loop.tasks.delete(task);
    vm.schedulables.delete(task.ownLane);
  },
});
