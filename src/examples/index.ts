/** The programs that come with Interleave, in the order of the list. The first one is what a new visitor sees. */
import awaitInARow from './await-in-a-row.py?raw';
import chat from './chat.py?raw';
import counter from './counter.py?raw';
import deadlock from './deadlock.py?raw';
import event from './event.py?raw';
import helloTasks from './hello-tasks.py?raw';
import hog from './hog.py?raw';
import httpClient from './http-client.py?raw';
import lock from './lock.py?raw';
import producerConsumer from './producer-consumer.py?raw';
import race from './race.py?raw';
import takingTurns from './taking-turns.py?raw';
import threadDeadlock from './thread-deadlock.py?raw';
import threadRace from './thread-race.py?raw';
import threadsOrTasks from './threads-or-tasks.py?raw';
import threeWorkers from './three-workers.py?raw';
import timeout from './timeout.py?raw';
import whoWakesFirst from './who-wakes-first.py?raw';
import workerThread from './worker-thread.py?raw';

export interface Example {
  readonly id: string;
  /** A name, or the question that the program answers. */
  readonly title: string;
  /** What to look at, in one sentence. */
  readonly watch: string;
  readonly source: string;
  /** The scheduler that makes the point; cooperative where it doesn't matter. */
  readonly scheduler: 'cooperative' | 'preemptive';
  /** User instructions in one go, for the preemptive ones. */
  readonly quantum?: number;
}

const cooperative = (id: string, title: string, watch: string, source: string): Example => ({
  id,
  title,
  watch,
  source,
  scheduler: 'cooperative',
});

export const EXAMPLES: readonly Example[] = [
  cooperative(
    'three-workers',
    'Three workers, one lock',
    'All three wake at nearly the same time; the lock lets them through one by one.',
    threeWorkers,
  ),
  cooperative(
    'taking-turns',
    'How do generators take turns?',
    'Nobody schedules a generator: the while loop at the bottom does, one next() at a time.',
    takingTurns,
  ),
  cooperative(
    'hello-tasks',
    'In what order do tasks start and finish?',
    'They start in the order of gather and finish in the order of their sleeps; the results come in the first order.',
    helloTasks,
  ),
  cooperative(
    'await-in-a-row',
    'Does await run things at the same time?',
    'Awaiting a coroutine is like a call, so the first half takes two seconds. Tasks make it one.',
    awaitInARow,
  ),
  cooperative(
    'who-wakes-first',
    'Who wakes first?',
    'sleep(0) gives up one turn; any other sleep goes by its due time.',
    whoWakesFirst,
  ),
  cooperative(
    'hog',
    'Why does nothing run while this sleeps?',
    'time.sleep blocks the thread, and with it the loop: the heartbeat stops for half a second.',
    hog,
  ),
  cooperative(
    'race',
    'One thread, so no races?',
    'Each payment reads the balance, lets the others run, and writes back what it saw.',
    race,
  ),
  cooperative('lock', 'What does a lock change?', 'The same payments, one at a time.', lock),
  cooperative(
    'producer-consumer',
    'What does a full queue do?',
    'With room for one item the producer has to wait for the consumer.',
    producerConsumer,
  ),
  cooperative(
    'event',
    'How does one task wake many?',
    'Setting the event queues everyone who waits, in the order in which they came.',
    event,
  ),
  cooperative(
    'timeout',
    'What can a timeout stop?',
    'Only what really waits: a blocking call is done before the loop can look at the clock.',
    timeout,
  ),
  cooperative(
    'http-client',
    'Why is fetching ten pages as fast as one?',
    'Three pages in a row add up; of ten together all the waiting overlaps, and only the slowest counts.',
    httpClient,
  ),
  cooperative(
    'chat',
    'How does one thread serve a whole chat?',
    'One function, one task for each who is connected: each waits for its own lines, and the loop wakes whom they are for.',
    chat,
  ),
  cooperative(
    'deadlock',
    'What if everybody waits?',
    'Each holds one lock and wants the other. Nothing can move, and nothing ever will.',
    deadlock,
  ),
  cooperative(
    'worker-thread',
    'What if there is no coroutine for it?',
    'to_thread runs the blocking call in a thread of its own; the loop and its ticker go on.',
    workerThread,
  ),
  cooperative(
    'threads-or-tasks',
    'Threads or tasks?',
    'The same waiting both ways, in the same time: a lane for each thread, or two tasks taking turns in one.',
    threadsOrTasks,
  ),
  cooperative(
    'thread-race',
    'Does the GIL protect a counter?',
    'The GIL changes hands at the call between read and write, and additions get lost. Try counter += 1 instead.',
    threadRace,
  ),
  cooperative(
    'thread-deadlock',
    'What if two threads hold what the other wants?',
    'Each is blocked on a lock that the other one holds, and the main thread waits for both.',
    threadDeadlock,
  ),
  {
    id: 'counter',
    title: 'What if tasks were interrupted anywhere?',
    watch:
      'Preemption cuts between the read and the write, and additions get lost. Cooperative tasks lose none.',
    source: counter,
    scheduler: 'preemptive',
    quantum: 5,
  },
];

export function exampleOf(id: string): Example | undefined {
  return EXAMPLES.find((example) => example.id === id);
}
