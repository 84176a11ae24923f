/**
 * Locks, queues and the like as the log knows them: numbered and named when they are first spoken of, and who has them
 * or fills them. What somebody waits for is told with the wait; the rest by the functions here.
 */
import type { ResourceType, SchedulableId, WaitReason } from '../../events/event';
import type { Machine } from '../vm/machine';
import { PyInstance, type PyObject, PyTuple, type Value } from '../vm/objects';
import type { PyFuture } from './asyncio/future';
import { hostOf } from './asyncio/loop-host';
import { nameOfObject } from './threading/names';
import { PyLock } from './threading/waitable';

/** Where an instance keeps its number, and who has fed it: beside the attributes that CPython's objects have too. */
const NUMBER = '_resource';
const FEEDERS = '_feeders';

const TYPES: Partial<Record<WaitReason, ResourceType>> = {
  lock: 'lock',
  'thread-lock': 'lock',
  event: 'event',
  condition: 'condition',
  semaphore: 'semaphore',
  barrier: 'barrier',
  'queue-get': 'queue',
  'queue-put': 'queue',
  'queue-join': 'queue',
  executor: 'call',
  future: 'call',
};

/** The number of the object that stands in the way of a wait; -1 where there is none. */
export function resourceOf(vm: Machine, object: PyObject | null, reason: WaitReason | null): number {
  const type = reason === null ? undefined : TYPES[reason];
  return object === null || type === undefined ? -1 : numberOf(vm, object, type);
}

/** The number of an object, which is reported when it gets it; -1 for one that cannot keep a number. */
function numberOf(vm: Machine, object: PyObject, type: ResourceType, label?: string): number {
  const known = knownNumber(object);
  if (known >= 0) return known;
  const number = hostOf(vm).scheduler.nextResourceNumber();
  if (object instanceof PyLock) object.resource = number;
  else if (object instanceof PyInstance && object.dict !== null) object.dict.set(NUMBER, number);
  else return -1;
  hostOf(vm).event(vm, 'resource', { number, type, label: label ?? nameOfObject(vm, object) });
  return number;
}

function knownNumber(object: PyObject): number {
  if (object instanceof PyLock) return object.resource;
  const number = object.dict?.get(NUMBER);
  return typeof number === 'number' ? number : -1;
}

/** The task that runs, else the thread. */
function current(vm: Machine): SchedulableId {
  const { thread } = hostOf(vm).scheduler;
  const lane = thread.runningLoop?.currentTask?.lane ?? -1;
  return lane >= 0 ? lane : thread.id;
}

/** Whoever runs has got `object`. `label`: what it is called where no variable says so. */
export function tellAcquired(vm: Machine, object: PyObject, type: ResourceType, label?: string): void {
  const resource = numberOf(vm, object, type, label);
  if (resource >= 0) hostOf(vm).event(vm, 'acquired', { resource, id: current(vm) });
}

/** Whoever runs gives it back: most often, but not always, the one that had it. */
export function tellReleased(vm: Machine, object: PyObject): void {
  const resource = knownNumber(object);
  if (resource >= 0) hostOf(vm).event(vm, 'released', { resource, id: current(vm) });
}

/** Whoever runs puts something into a queue; told once for each. Callbacks of the loop are nobody. */
export function tellFeeds(vm: Machine, object: PyObject): void {
  const id = vm.who < 0 ? -1 : current(vm);
  if (id < 0 || !(object instanceof PyInstance) || object.dict === null) return;
  const feeders = object.dict.get(FEEDERS);
  const known = feeders instanceof PyTuple ? feeders.items : [];
  if (known.includes(id)) return;
  object.dict.set(FEEDERS, new PyTuple([...known, id]));
  const resource = numberOf(vm, object, 'queue');
  if (resource >= 0) hostOf(vm).event(vm, 'feeds', { resource, id });
}

/** Ids of those who have put something into a queue. */
export function feedersOf(object: PyObject): readonly SchedulableId[] {
  const feeders = object.dict?.get(FEEDERS);
  return feeders instanceof PyTuple ? (feeders.items as number[]) : [];
}

/** The future of a gather, a wait or a group waits for these; those that are no tasks, or done, are left out. */
export function tellParts(vm: Machine, future: PyFuture, parts: readonly Value[]): void {
  for (const part of parts) {
    const { lane, isDone } = part as PyFuture;
    if (lane >= 0 && !isDone) hostOf(vm).event(vm, 'part', { future: future.number, id: lane });
  }
}
