/** The modules that nearly every program here uses, and those that are native. */
import asyncioInit from './asyncio/__init__.py?raw';
import asyncioBaseEvents from './asyncio/base_events.py?raw';
import asyncioCoroutines from './asyncio/coroutines.py?raw';
import asyncioEvents from './asyncio/events.py?raw';
import asyncioExceptions from './asyncio/exceptions.py?raw';
import asyncioFutures from './asyncio/futures.py?raw';
import asyncioLocks from './asyncio/locks.py?raw';
import { asyncioNatives } from './asyncio/module';
import asyncioQueues from './asyncio/queues.py?raw';
import asyncioReprs from './asyncio/reprs.py?raw';
import asyncioRunners from './asyncio/runners.py?raw';
import asyncioTaskgroups from './asyncio/taskgroups.py?raw';
import asyncioTasks from './asyncio/tasks.py?raw';
import asyncioThreads from './asyncio/threads.py?raw';
import asyncioTimeouts from './asyncio/timeouts.py?raw';
import { collectionsNatives } from './collections/module';
import { contextvarsNatives } from './contextvars';
import { installDis } from './dis';
import dis from './dis.py?raw';
import { interleaveNatives } from './interleave-module';
import { itertoolsNatives } from './itertools/module';
import { type NamedModule, natives, python } from './library-module';
import { mathNatives } from './math/module';
import libOperator from './operator.py?raw';
import { randomNatives } from './random/module';
import random from './random/random.py?raw';
import { installSys } from './sys';
import { timeNatives } from './time';

export const CORE_MODULES: readonly NamedModule[] = [
  ['_asyncio', natives(asyncioNatives)],
  ['asyncio', { isPackage: true, source: asyncioInit }],
  ['asyncio.base_events', python(asyncioBaseEvents)],
  ['asyncio.coroutines', python(asyncioCoroutines)],
  ['asyncio.events', python(asyncioEvents)],
  ['asyncio.exceptions', python(asyncioExceptions)],
  ['asyncio.futures', python(asyncioFutures)],
  ['asyncio.locks', python(asyncioLocks)],
  ['asyncio.queues', python(asyncioQueues)],
  ['asyncio.reprs', python(asyncioReprs)],
  ['asyncio.runners', python(asyncioRunners)],
  ['asyncio.taskgroups', python(asyncioTaskgroups)],
  ['asyncio.tasks', python(asyncioTasks)],
  ['asyncio.threads', python(asyncioThreads)],
  ['asyncio.timeouts', python(asyncioTimeouts)],
  ['_collections', natives(collectionsNatives)],
  ['_interleave', natives(interleaveNatives)],
  ['contextvars', natives(contextvarsNatives)],
  ['_random', natives(randomNatives)],
  ['dis', { install: installDis, source: dis }],
  ['math', natives(mathNatives)],
  ['random', python(random)],
  ['sys', { install: installSys, source: null }],
  ['_itertools', natives(itertoolsNatives)],
  ['operator', python(libOperator)],
  ['time', natives(timeNatives)],
];
