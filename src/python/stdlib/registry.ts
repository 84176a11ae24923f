/**
 * The modules a program can import: their native part, their Python part, or both. Anything else is refused by name,
 * saying whether it exists in CPython at all.
 */

import type { GuestError } from '../vm/errors';
import { guestError, ModuleNotFoundError, UnsupportedError } from '../vm/errors';
import type { Machine } from '../vm/machine';
import type { PyModule, Value } from '../vm/objects';
import libFuture from './__future__.py?raw';
import libAbc from './abc.py?raw';
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
import libBisect from './bisect.py?raw';
import libCollections from './collections/__init__.py?raw';
import libCollectionsAbc from './collections/abc.py?raw';
import { collectionsNatives } from './collections/module';
import libCollectionsWrappers from './collections/wrappers.py?raw';
import libContextlib from './contextlib.py?raw';
import { contextvarsNatives } from './contextvars';
import libCopy from './copy.py?raw';
import libDataclasses from './dataclasses.py?raw';
import libDatetime from './datetime.py?raw';
import libDatetimeSpans from './datetime_spans.py?raw';
import { installDis } from './dis';
import dis from './dis.py?raw';
import libEnum from './enum.py?raw';
import libFunctools from './functools.py?raw';
import libHeapq from './heapq.py?raw';
import libInspect from './inspect.py?raw';
import { interleaveNatives } from './interleave-module';
import libIo from './io.py?raw';
import libItertools from './itertools/itertools.py?raw';
import { itertoolsNatives } from './itertools/module';
import libJson from './json.py?raw';
import libKeyword from './keyword.py?raw';
import { CPYTHON_MODULES, KNOWN_PACKAGES } from './known-modules';
import libLogging from './logging.py?raw';
import { mathNatives } from './math/module';
import libOperator from './operator.py?raw';
import { randomNatives } from './random/module';
import random from './random/random.py?raw';
import libReprlib from './reprlib.py?raw';
import libStatistics from './statistics.py?raw';
import libString from './string.py?raw';
import { installSys } from './sys';
import libTextwrap from './textwrap.py?raw';
import { timeNatives } from './time';
import libTraceback from './traceback.py?raw';
import libTypes from './types.py?raw';
import libTyping from './typing.py?raw';
import libWarnings from './warnings.py?raw';

/** A module as the importer takes it. */
export interface LibraryModule {
  readonly isPackage?: boolean;
  /** Fills in the native part, before the Python part runs. */
  readonly install?: (vm: Machine, module: PyModule) => void;
  readonly source: string | null;
}

type Natives = readonly (readonly [string, Value])[];

function natives(entries: Natives, source: string | null = null): LibraryModule {
  return {
    install: (_vm, module) => {
      for (const [name, value] of entries) module.dict.set(name, value);
    },
    source,
  };
}

const python = (source: string): LibraryModule => ({ source });

const MODULES = new Map<string, LibraryModule>([
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
  ['collections', { isPackage: true, source: libCollections }],
  ['collections._wrappers', python(libCollectionsWrappers)],
  ['collections.abc', python(libCollectionsAbc)],
  ['itertools', python(libItertools)],
  ['__future__', python(libFuture)],
  ['abc', python(libAbc)],
  ['bisect', python(libBisect)],
  ['contextlib', python(libContextlib)],
  ['copy', python(libCopy)],
  ['dataclasses', python(libDataclasses)],
  ['enum', python(libEnum)],
  ['functools', python(libFunctools)],
  ['heapq', python(libHeapq)],
  ['inspect', python(libInspect)],
  ['io', python(libIo)],
  ['keyword', python(libKeyword)],
  ['operator', python(libOperator)],
  ['reprlib', python(libReprlib)],
  ['string', python(libString)],
  ['traceback', python(libTraceback)],
  ['types', python(libTypes)],
  ['typing', python(libTyping)],
  ['warnings', python(libWarnings)],
  ['json', python(libJson)],
  ['logging', python(libLogging)],
  ['_datetime_spans', python(libDatetimeSpans)],
  ['datetime', python(libDatetime)],
  ['statistics', python(libStatistics)],
  ['textwrap', python(libTextwrap)],
  ['time', natives(timeNatives)],
]);

/** The module of that full name, undefined if there is none. */
export function findModule(name: string): LibraryModule | undefined {
  return MODULES.get(name);
}

/** What to throw for a module that is not here. */
export function refuseModule(name: string): GuestError | UnsupportedError {
  const top = name.split('.')[0]!;
  if (MODULES.has(top) && top !== name && !CPYTHON_MODULES.has(name)) {
    const parent = name.slice(0, name.lastIndexOf('.'));
    const isPackage = MODULES.get(parent)?.isPackage === true;
    return notFound(name, isPackage ? '' : `; '${parent}' is not a package`);
  }
  if (CPYTHON_MODULES.has(top)) {
    return new UnsupportedError(
      `\`${name}\` can't be imported here: Interleave runs the part of the standard library that it teaches with, and \`${top}\` is not in it.`,
    );
  }
  if (KNOWN_PACKAGES.has(top)) {
    return new UnsupportedError(
      `\`${top}\` can't run here: Interleave runs the standard library's teaching subset, no installed packages.`,
    );
  }
  return notFound(name, '');
}

function notFound(name: string, rest: string): GuestError {
  const error = guestError(ModuleNotFoundError, `No module named '${name}'${rest}`);
  error.exception.dict = new Map<string, Value>([
    ['name', name],
    ['path', null],
    ['msg', `No module named '${name}'${rest}`],
  ]);
  return error;
}
