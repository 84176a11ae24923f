/** Why nothing can move where there are threads: who waits for what, and whether that is a deadlock (SEMANTICS 6). */
import type { SchedulableId } from '../../../events/event';
import type { GuestThread } from '../../vm/guest-thread';
import type { Machine } from '../../vm/machine';
import { PyLoop } from '../asyncio/loop';
import { NothingCanMove, type StuckTask } from '../asyncio/loop-host';
import { stuckReason, stuckTasks } from '../asyncio/stuck';
import type { ThreadState } from '../thread-state';
import { currentThread } from './gil';
import { nameOfObject } from './names';
import { PyLock, ThreadHandle } from './waitable';

/** Waits that somebody from outside would end. */
const IDLE_WAITS = new Set(['queue-get', 'io', 'input', 'sleep']);
/** Waits for other threads: what those wait for decides. */
const FOR_OTHERS = new Set(['join', 'start']);

export function throwStuck(vm: Machine): never {
  const waiting = vm.threads.filter(({ state }) => state === 'blocked');
  const tasks: StuckTask[] = [];
  for (const thread of waiting) {
    const { waitsOn } = thread;
    if (waitsOn instanceof PyLoop) tasks.push(...stuckTasks(vm, waitsOn));
    else {
      const waits = waitText(vm, thread);
      tasks.push({
        id: thread.id,
        name: nameOf(thread),
        waits,
        line: lineOf(vm, thread),
        needs: neededBy(thread),
      });
    }
  }
  const isDeadlock = waiting.some((thread) => !(thread as ThreadState).isDaemon && isStuck(thread));
  throw new NothingCanMove(isDeadlock ? 'deadlock' : 'idle', tasks);
}

/** Who would have to do something first: who holds the lock, who is joined. */
function neededBy({ waitsOn, reason }: GuestThread): SchedulableId[] {
  if (waitsOn instanceof ThreadHandle) return waitsOn.thread === null ? [] : [waitsOn.thread.id];
  if (reason !== 'thread-lock' || !(waitsOn instanceof PyLock) || waitsOn.holder === null) return [];
  return [waitsOn.holder.id];
}

/** The line of the program's innermost frame, 0 if there is none. */
function lineOf(vm: Machine, thread: GuestThread): number {
  let at = thread.frame ?? (thread === currentThread(vm) ? vm.frame : null);
  while (at?.code.isLibrary === true) at = at.back;
  return at == null ? 0 : at.code.lineAt(Math.max(at.pc - 1, 0));
}

function isStuck(thread: GuestThread): boolean {
  const { waitsOn, reason } = thread;
  if (waitsOn instanceof PyLoop) return stuckReason(waitsOn) === 'deadlock';
  return !IDLE_WAITS.has(reason) && !FOR_OTHERS.has(reason);
}

function nameOf(thread: GuestThread): string {
  return (thread as ThreadState).name;
}

function waitText(vm: Machine, thread: GuestThread): string {
  const { waitsOn, reason } = thread;
  if (waitsOn instanceof ThreadHandle) {
    return waitsOn.thread === null ? 'waits for a thread' : `waits for ${nameOf(waitsOn.thread)} to end`;
  }
  const known = waitsOn instanceof PyLock ? nameOfObject(vm, waitsOn.owner ?? waitsOn) : '';
  const name = known === '' ? '' : ` '${known}'`;
  switch (reason) {
    case 'thread-lock': {
      const holder = waitsOn instanceof PyLock ? waitsOn.holder : null;
      if (holder === null) return `waits for the lock${name}`;
      if (holder === thread) return `waits for the lock${name}, which it holds itself`;
      return `waits for the lock${name}, which ${nameOf(holder)} holds${holder.state === 'ended' ? ' for good: it has ended' : ''}`;
    }
    case 'input':
      return 'waits for a line of input';
    case 'queue-get':
      return `waits for an item of the queue${name}`;
    case 'queue-put':
      return `waits for room in the queue${name}`;
    case 'queue-join':
      return `waits until all items of the queue${name} are dealt with`;
    case 'condition':
      return `waits to be notified by the condition${name}`;
    case 'event':
      return `waits for the event${name}`;
    case 'semaphore':
      return `waits for the semaphore${name}`;
    case 'barrier':
      return `waits at the barrier${name}`;
    case 'future':
      return `waits for the result of a future${name}`;
    default:
      return `waits (${reason})`;
  }
}
