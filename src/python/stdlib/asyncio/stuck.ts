/**
 * Who waits for what when nothing can move, and whether that is a deadlock or a service with nothing to do
 * (SEMANTICS 6).
 */
import type { SchedulableId } from '../../../events/event';
import { PyGenerator } from '../../vm/generator';
import { delegateOf, type Machine } from '../../vm/machine';
import { feedersOf } from '../resources';
import { nameOfObject } from '../threading/names';
import { PyFuture } from './future';
import type { PyLoop } from './loop';
import type { StuckTask } from './loop-host';
import { holderOf, PyTask } from './task';

/** Waits that somebody from outside would end: a consumer without work is idle, not stuck. */
const IDLE_WAITS = new Set(['queue-get', 'sleep', 'io', 'input']);
/** Waits for other tasks: what those wait for decides. */
const FOR_OTHERS = new Set(['gather', 'group', 'wait']);

export function stuckReason(loop: PyLoop): 'deadlock' | 'idle' {
  const tasks = [...loop.tasks];
  for (const task of tasks) {
    const { waiter } = task;
    if (waitsForItself(task, tasks)) return 'deadlock';
    if (waiter instanceof PyTask) continue;
    if (!(waiter instanceof PyFuture) || waiter.reason === null) return 'deadlock';
    if (!IDLE_WAITS.has(waiter.reason) && !FOR_OTHERS.has(waiter.reason)) return 'deadlock';
  }
  return 'idle';
}

/**
 * Those without whom a task cannot go on: the one it awaits, who holds its lock, who is known to fill its queue. A queue
 * that others fill besides itself is no circle of one.
 */
function neededBy(task: PyTask, tasks: readonly PyTask[]): PyTask[] {
  const { waiter } = task;
  if (waiter instanceof PyTask) return [waiter];
  if (!(waiter instanceof PyFuture)) return [];
  const holder = holderOf(waiter);
  if (holder !== null) return [holder];
  if (waiter.reason !== 'queue-get' || waiter.owner === null) return [];
  const feeders = feedersOf(waiter.owner);
  return tasks.filter((other) => other !== task && feeders.includes(other.lane) && !isForOthers(other));
}

/** Whoever waits for tasks to end has put in what it wanted to. */
function isForOthers({ waiter }: PyTask): boolean {
  return waiter instanceof PyTask || (waiter instanceof PyFuture && FOR_OTHERS.has(waiter.reason ?? ''));
}

function waitsForItself(task: PyTask, tasks: readonly PyTask[]): boolean {
  const seen = new Set<PyTask>();
  const open = neededBy(task, tasks);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === task) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...neededBy(at, tasks));
  }
  return false;
}

export function stuckTasks(vm: Machine, loop: PyLoop): StuckTask[] {
  const tasks = [...loop.tasks];
  return tasks.map((task) => ({
    id: task.ownLane,
    name: nameOf(task),
    waits: waitText(vm, task),
    line: lineOf(task),
    needs: neededBy(task, tasks).map(({ lane }): SchedulableId => lane),
  }));
}

/** The line of the program's innermost frame. */
function lineOf({ coroutine }: PyTask): number {
  let line = 0;
  for (let at = coroutine instanceof PyGenerator ? coroutine : null; at !== null && at.frame !== null; ) {
    const { code, pc } = at.frame;
    if (!code.isLibrary) line = code.lineAt(Math.max(pc - 1, 0));
    at = at.state === 'suspended' ? delegateOf(at.frame) : null;
  }
  return line;
}

const DEFAULT_NAME = /^Task-\d+$/;

/** The name somebody gave it; for 'Task-2' and the like the function's, where no other task runs that. */
function nameOf(task: PyTask): string {
  if (task.isQuiet) return 'the cell';
  const name = String(task.name);
  if (!DEFAULT_NAME.test(name) || !(task.coroutine instanceof PyGenerator)) return name;
  const { code } = task.coroutine;
  const isOnly = [...task.loop.tasks].every(
    (other) => other === task || !(other.coroutine instanceof PyGenerator) || other.coroutine.code !== code,
  );
  return isOnly ? task.coroutine.name : name;
}

function waitText(vm: Machine, task: PyTask): string {
  const { waiter } = task;
  const holder = waiter instanceof PyFuture && !(waiter instanceof PyTask) ? holderOf(waiter) : null;
  if (holder === null) return plainWaitText(vm, task);
  const end = holder.isDone ? ' for good: it has ended' : '';
  return `${plainWaitText(vm, task)}, which ${holder === task ? 'it holds itself' : `${nameOf(holder)} holds${end}`}`;
}

function plainWaitText(vm: Machine, { waiter }: PyTask): string {
  if (waiter instanceof PyTask) return `waits for ${nameOf(waiter)}`;
  if (!(waiter instanceof PyFuture) || waiter.reason === null)
    return 'waits for a future that nobody completes';
  const { reason, label, owner } = waiter;
  const known = owner === null ? '' : nameOfObject(vm, owner);
  const name = known === '' ? '' : ` '${known}'`;
  switch (reason) {
    case 'queue-get':
      return `waits for an item of ${name === '' ? 'a queue' : `the queue${name}`}`;
    case 'queue-put':
      return `waits for room in ${name === '' ? 'a queue' : `the queue${name}`}`;
    case 'queue-join':
      return `waits until all items of ${name === '' ? 'a queue' : `the queue${name}`} are dealt with`;
    case 'sleep':
      return 'sleeps for ever';
    case 'gather':
      return `waits on ${label === '' ? 'gather' : label}`;
    case 'lock':
    case 'event':
    case 'semaphore':
      return `waits for the ${reason}${name}`;
    case 'condition':
      return name === ''
        ? 'waits to be notified by its condition'
        : `waits to be notified by the condition${name}`;
    case 'barrier':
      return `waits at ${name === '' ? 'a barrier' : `the barrier${name}`}`;
    case 'group':
      return 'waits for the tasks of its group';
    default:
      return label === '' ? `waits (${reason})` : `waits for ${label}`;
  }
}
