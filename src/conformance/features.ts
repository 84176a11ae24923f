/**
 * What each program and case is about: the feature whose state its result decides. A program's name begins with one of
 * the feature's prefixes; the longest prefix that fits wins, so a folder's own prefix takes what no other names.
 */
export interface Feature {
  readonly area: string;
  readonly title: string;
  /** Beginnings of names: 'generators/' for a folder of programs/, 'tracebacks/' for those beside them. */
  readonly programs: readonly string[];
}

export const FEATURES: readonly Feature[] = [
  {
    area: 'Language',
    title: 'Statements and expressions, in order of evaluation',
    programs: ['language/'],
  },
  {
    area: 'Language',
    title: 'Names: local, global, nonlocal, class scopes, closures',
    programs: [
      'language/class_scope',
      'language/scop',
      'language/globals',
      'functions/scopes',
      'functions/closures',
    ],
  },
  {
    area: 'Language',
    title: 'Comprehensions and generator expressions',
    programs: ['language/comprehension', 'generators/expressions'],
  },
  {
    area: 'Language',
    title: 'Unpacking, starred and walrus',
    programs: ['language/unpack', 'language/star', 'language/walrus'],
  },
  { area: 'Language', title: 'match', programs: ['language/match'] },
  {
    area: 'Language',
    title: 'f-strings and format specifications',
    programs: ['language/fstring', 'language/format'],
  },
  {
    area: 'Language',
    title: 'Type hints, type statements and type parameters',
    programs: ['language/type', 'language/generic', 'functions/annotations'],
  },
  { area: 'Language', title: 'with and its protocol', programs: ['language/with'] },
  { area: 'Language', title: 'Functions, arguments and decorators', programs: ['functions/'] },
  { area: 'Language', title: 'Classes, descriptors, slots and metaclasses', programs: ['classes/'] },
  {
    area: 'Language',
    title: 'Exceptions: try in every order, chaining, notes',
    programs: ['exceptions/', 'language/try', 'language/assert'],
  },
  { area: 'Language', title: 'Exception groups and except*', programs: ['exceptions/group'] },
  { area: 'Language', title: 'Generators: send, throw, close, yield from', programs: ['generators/'] },
  {
    area: 'Language',
    title: 'Coroutines, asynchronous generators, async for and async with',
    programs: ['coroutines/'],
  },
  { area: 'Language', title: 'Imports', programs: ['builtins/import'] },

  {
    area: 'Builtin types and functions',
    title: 'Numbers: int of any size, float, complex, bool',
    programs: ['numbers/'],
  },
  {
    area: 'Builtin types and functions',
    title: 'Text: str by code points, all methods',
    programs: ['text/'],
  },
  {
    area: 'Builtin types and functions',
    title: 'Containers: list, tuple, dict, set, range, bytes',
    programs: ['containers/'],
  },
  { area: 'Builtin types and functions', title: 'Functions and conversions', programs: ['builtins/'] },

  { area: 'Errors', title: 'Tracebacks, as CPython 3.13 prints them', programs: ['tracebacks/'] },
  { area: 'Errors', title: 'Syntax errors, with their texts and places', programs: ['tracebacks/syntax'] },

  { area: 'asyncio', title: 'The loop: order of handles, timers and passes', programs: ['asyncio/'] },
  {
    area: 'asyncio',
    title: 'Tasks and futures',
    programs: [
      'asyncio/task_',
      'asyncio/future',
      'asyncio/eager',
      'asyncio/create_task',
      'asyncio/all_tasks',
      'asyncio/default_task',
      'asyncio/done_callbacks',
      'asyncio/ensure',
      'asyncio/exceptions_in',
      'asyncio/repr',
    ],
  },
  {
    area: 'asyncio',
    title: 'Cancellation, timeouts and shield',
    programs: [
      'asyncio/cancel',
      'asyncio/timeout',
      'asyncio/wait_for',
      'asyncio/shield',
      'asyncio/deadlines',
    ],
  },
  {
    area: 'asyncio',
    title: 'gather, wait, as_completed and TaskGroup',
    programs: ['asyncio/gather', 'asyncio/wait_', 'asyncio/as_completed', 'asyncio/taskgroup'],
  },
  {
    area: 'asyncio',
    title: 'Locks, events, conditions, semaphores and barriers',
    programs: ['asyncio/lock', 'asyncio/event', 'asyncio/condition', 'asyncio/semaphore', 'asyncio/barrier'],
  },
  { area: 'asyncio', title: 'Queues', programs: ['asyncio/queue'] },
  {
    area: 'asyncio',
    title: 'Awaiting: what suspends and what does not',
    programs: [
      'asyncio/await',
      'asyncio/never_awaited',
      'asyncio/custom_awaitable',
      'asyncio/async_',
      'asyncio/sleep',
    ],
  },
  { area: 'asyncio', title: 'Runners', programs: ['asyncio/run'] },

  { area: 'Threads', title: 'Threads, locks and the GIL', programs: ['threads/', 'threading/'] },
  {
    area: 'Threads',
    title: 'Queues between threads',
    programs: ['threads/queue', 'threads/producer', 'threads/pipeline', 'threads/pool', 'threads/priority'],
  },
  {
    area: 'Threads',
    title: 'Executors and their futures',
    programs: ['threads/executor', 'threads/future', 'threads/as_completed', 'threads/wait_'],
  },
  { area: 'Threads', title: 'Tasks and threads together', programs: ['threads/asyncio'] },
  { area: 'Threads', title: 'Processes', programs: ['processes/'] },

  { area: 'Library', title: 'Modules in everyday use', programs: ['library/'] },
];

/** The feature of a program, by its name; a folder that nobody has put into the table is a feature of its own. */
export function featureOf(name: string): Feature {
  let found: Feature | undefined;
  let length = -1;
  for (const feature of FEATURES) {
    for (const prefix of feature.programs) {
      if (name.startsWith(prefix) && prefix.length > length) {
        found = feature;
        length = prefix.length;
      }
    }
  }
  if (found !== undefined) return found;
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  return { area: 'Library', title: folder.slice(0, -1) || name, programs: [folder || name] };
}
