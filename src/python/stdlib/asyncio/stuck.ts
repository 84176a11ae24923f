/**
 * Who waits for what when nothing can move, and whether that is a deadlock or a service with nothing to do
 * (SEMANTICS 6).
 */
import { PyGenerator } from '../../vm/generator';
import { PyFuture } from './future';
import type { PyLoop } from './loop';
import type { StuckTask } from './loop-host';
import { holderOf, PyTask } from './task';

/** Waits that somebody from outside would end: a consumer without work is idle, not stuck. */
const IDLE_WAITS = new Set(['queue-get', 'sleep', 'io', 'input']);
/** Waits for other tasks: what those wait for decides. */
const FOR_OTHERS = new Set(['gather', 'group', 'wait']);

export function stuckReason(loop: PyLoop): 'deadlock' | 'idle' {
  for (const task of loop.tasks) {
    const { waiter } = task;
    if (waiter instanceof PyTask) {
      if (waitsForItself(task)) return 'deadlock';
      continue;
    }
    if (!(waiter instanceof PyFuture) || waiter.reason === null) return 'deadlock';
    if (!IDLE_WAITS.has(waiter.reason) && !FOR_OTHERS.has(waiter.reason)) return 'deadlock';
  }
  return 'idle';
}

function waitsForItself(task: PyTask): boolean {
  const seen = new Set<PyTask>();
  for (let at: unknown = task; at instanceof PyTask; at = at.waiter) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

export function stuckTasks(loop: PyLoop): StuckTask[] {
  return [...loop.tasks].map((task) => ({ id: task.ownLane, name: nameOf(task), waits: waitText(task) }));
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

function waitText(task: PyTask): string {
  const { waiter } = task;
  const holder = waiter instanceof PyFuture && !(waiter instanceof PyTask) ? holderOf(waiter) : null;
  if (holder === null) return plainWaitText(task);
  return `${plainWaitText(task)}, which ${holder === task ? 'it holds itself' : `${nameOf(holder)} holds`}`;
}

function plainWaitText({ waiter }: PyTask): string {
  if (waiter instanceof PyTask) return `waits for ${nameOf(waiter)}`;
  if (!(waiter instanceof PyFuture) || waiter.reason === null)
    return 'waits for a future that nobody completes';
  const { reason, label } = waiter;
  switch (reason) {
    case 'queue-get':
      return 'waits for an item of a queue';
    case 'queue-put':
      return 'waits for room in a queue';
    case 'sleep':
      return 'sleeps for ever';
    case 'gather':
      return `waits on ${label === '' ? 'gather' : label}`;
    case 'lock':
    case 'event':
    case 'semaphore':
      return `waits for ${label === '' || label.toLowerCase() === reason ? `the ${reason}` : label}`;
    case 'condition':
      return 'waits to be notified by its condition';
    case 'barrier':
      return 'waits at a barrier';
    case 'group':
      return 'waits for the tasks of its group';
    default:
      return label === '' ? `waits (${reason})` : `waits for ${label}`;
  }
}
