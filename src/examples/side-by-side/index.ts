/** Comparisons that come with Interleave: two or three programs, or one under several schedulers, to look at together. */
import hog from '../hog.py?raw';
import counterTasks from './counter-tasks.py?raw';
import counterTasksAwait from './counter-tasks-await.py?raw';
import counterTasksAwaitLock from './counter-tasks-await-lock.py?raw';
import counterTasksLock from './counter-tasks-lock.py?raw';
import counterThreads from './counter-threads.py?raw';
import counterThreadsCall from './counter-threads-call.py?raw';
import counterThreadsDict from './counter-threads-dict.py?raw';
import counterThreadsLock from './counter-threads-lock.py?raw';
import hogAwaits from './hog-awaits.py?raw';
import hogInThread from './hog-in-thread.py?raw';

export interface SidePane {
  readonly source: string;
  /** By the command line's word. */
  readonly scheduler: string;
  /** User instructions in one go, where turns end. */
  readonly quantum?: number;
}

export interface SideBySide {
  readonly id: string;
  readonly title: string;
  /** What to look at. */
  readonly watch: string;
  readonly panes: readonly SidePane[];
}

const QUANTUM = 3;

export const SIDE_BY_SIDE: readonly SideBySide[] = [
  {
    id: 'race-tasks',
    title: 'counter += 1 in two tasks',
    watch:
      'Cooperative tasks lose nothing: between two suspensions they are atomic. Cut anywhere they lose updates; with a lock they do not, for a price.',
    panes: [
      { source: counterTasks, scheduler: 'cooperative' },
      { source: counterTasks, scheduler: 'preemptive', quantum: QUANTUM },
      { source: counterTasksLock, scheduler: 'preemptive', quantum: QUANTUM },
    ],
  },
  {
    id: 'race-await',
    title: 'An await between read and write',
    watch: 'asyncio loses updates as well, where a task suspends between reading and writing.',
    panes: [
      { source: counterTasks, scheduler: 'cooperative' },
      { source: counterTasksAwait, scheduler: 'cooperative' },
      { source: counterTasksAwaitLock, scheduler: 'cooperative' },
    ],
  },
  {
    id: 'race-threads',
    title: 'counter += 1 in two threads',
    watch:
      'Under the GIL no switch point lies between its read and its write, since CPython 3.10; that is how it is made and no promise. Truly at once, updates are lost.',
    panes: [
      { source: counterThreads, scheduler: 'gil' },
      { source: counterThreads, scheduler: 'free-threaded' },
      { source: counterThreadsLock, scheduler: 'free-threaded' },
    ],
  },
  {
    id: 'race-gil',
    title: 'Forms that lose under the GIL',
    watch:
      'Where a call returns between the read and the write, the GIL may change hands there: counter = counter + one() and counts[k] = counts.get(k, 0) + 1 lose updates.',
    panes: [
      { source: counterThreads, scheduler: 'gil' },
      { source: counterThreadsCall, scheduler: 'gil' },
      { source: counterThreadsDict, scheduler: 'gil' },
    ],
  },
  {
    id: 'hog',
    title: 'A hog, and what lets go',
    watch:
      'A call that blocks stops the whole loop. Awaiting the sleep, or a thread for the call, lets it run.',
    panes: [
      { source: hog, scheduler: 'cooperative' },
      { source: hogAwaits, scheduler: 'cooperative' },
      { source: hogInThread, scheduler: 'cooperative' },
    ],
  },
];
