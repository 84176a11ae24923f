/** The programs that come with Interleave, in the order of the list. The first one is what a new visitor sees. */
import allTogether from './all-together.py?raw';
import awaitInARow from './await-in-a-row.py?raw';
import awaitingIsNotBackground from './awaiting-is-not-background.py?raw';
import cancelIsARequest from './cancel-is-a-request.py?raw';
import chat from './chat.py?raw';
import coroutineByHand from './coroutine-by-hand.py?raw';
import counter from './counter.py?raw';
import deadlock from './deadlock.py?raw';
import event from './event.py?raw';
import groupFails from './group-fails.py?raw';
import helloTasks from './hello-tasks.py?raw';
import hog from './hog.py?raw';
import httpClient from './http-client.py?raw';
import lock from './lock.py?raw';
import loopFromInside from './loop-from-inside.py?raw';
import neverAwaited from './never-awaited.py?raw';
import noGainForComputing from './no-gain-for-computing.py?raw';
import noTurnsGiven from './no-turns-given.py?raw';
import oneAfterTheOther from './one-after-the-other.py?raw';
import oneHandlerManyVisitors from './one-handler-many-visitors.py?raw';
import pipeline from './pipeline.py?raw';
import producerConsumer from './producer-consumer.py?raw';
import race from './race.py?raw';
import semaphore from './semaphore.py?raw';
import sharedCells from './shared-cells.py?raw';
import takingTurns from './taking-turns.py?raw';
import threadDeadlock from './thread-deadlock.py?raw';
import threadRace from './thread-race.py?raw';
import threadsOrTasks from './threads-or-tasks.py?raw';
import threeWorkers from './three-workers.py?raw';
import timeout from './timeout.py?raw';
import tinyLoop from './tiny-loop.py?raw';
import whoWakesFirst from './who-wakes-first.py?raw';
import workerThread from './worker-thread.py?raw';

export interface Example {
  readonly id: string;
  /** A name, or the question that the program answers. */
  readonly title: string;
  /** The heading under which it stands in the list. */
  readonly topic: (typeof TOPICS)[number];
  /** What to look at, in two sentences. */
  readonly watch: string;
  readonly source: string;
  /** The scheduler that makes the point; cooperative where it doesn't matter. */
  readonly scheduler: 'cooperative' | 'preemptive';
  /** User instructions in one go, for the preemptive ones. */
  readonly quantum?: number;
}

/** In the order of the list. */
export const TOPICS = [
  'Tasks',
  'Waiting',
  'Sync and async',
  'The world outside',
  'Threads',
  'Misconceptions',
  'What lies under it',
] as const;

const LISTED: readonly (Omit<Example, 'scheduler'> & { readonly scheduler?: Example['scheduler'] })[] = [
  {
    id: 'three-workers',
    title: 'Three workers, one lock',
    topic: 'Tasks',
    watch:
      'All three wake at nearly the same time; the lock lets them through one by one. Watch where the two that find it taken wait, and who is next when it is given back.',
    source: threeWorkers,
  },
  {
    id: 'hello-tasks',
    title: 'In what order do tasks start and finish?',
    topic: 'Tasks',
    watch:
      'They start in the order of gather and finish in the order of their sleeps. The results come in the first order all the same.',
    source: helloTasks,
  },
  {
    id: 'await-in-a-row',
    title: 'Does await run things at the same time?',
    topic: 'Tasks',
    watch: 'Awaiting a coroutine is like a call, so the first half takes two seconds. Tasks make it one.',
    source: awaitInARow,
  },
  {
    id: 'awaiting-is-not-background',
    title: 'Does create_task start anything?',
    topic: 'Tasks',
    watch:
      'It only puts the first step into the ready queue: the line after it runs first, and so does the coroutine that is awaited next. Watch the new chip in the queue wait for main to really suspend.',
    source: awaitingIsNotBackground,
  },
  {
    id: 'one-handler-many-visitors',
    title: 'How can one function run three times at once?',
    topic: 'Tasks',
    watch:
      'One coroutine function, three coroutine objects: each has a frame of its own, with its own name and its own place. They all stand on the same line, and the variables say who is who.',
    source: oneHandlerManyVisitors,
  },
  {
    id: 'group-fails',
    title: 'What if one of a group fails?',
    topic: 'Tasks',
    watch:
      'The task group cancels the others at once, waits until they are gone, and raises what failed as a group. Watch bob: the cancellation reaches it inside its sleep.',
    source: groupFails,
  },
  {
    id: 'who-wakes-first',
    title: 'Who wakes first?',
    topic: 'Waiting',
    watch:
      'sleep(0) gives up one turn; any other sleep goes by its due time. Watch the timers move into the ready queue in that order.',
    source: whoWakesFirst,
  },
  {
    id: 'producer-consumer',
    title: 'What does a full queue do?',
    topic: 'Waiting',
    watch:
      'With room for one item the producer has to wait for the consumer. Put and get take turns, although nobody told them to.',
    source: producerConsumer,
  },
  {
    id: 'event',
    title: 'How does one task wake many?',
    topic: 'Waiting',
    watch:
      'Setting the event queues everyone who waits, in the order in which they came. Nobody runs before the one who set it gives up its turn.',
    source: event,
  },
  {
    id: 'lock',
    title: 'What does a lock change?',
    topic: 'Waiting',
    watch:
      'The same payments as in the race, one at a time. Whoever waits for the lock is handed it in the order of coming.',
    source: lock,
  },
  {
    id: 'semaphore',
    title: 'How do two seats serve four?',
    topic: 'Waiting',
    watch:
      'A semaphore is a lock with room for several. cyd and dot sit down in the order in which they came, as soon as somebody gets up.',
    source: semaphore,
  },
  {
    id: 'one-after-the-other',
    title: 'How long do three waits take?',
    topic: 'Sync and async',
    watch:
      'A program without asyncio: each wait is over before the next begins. The timeline is one bar that blocks its thread, and the times add up.',
    source: oneAfterTheOther,
  },
  {
    id: 'all-together',
    title: 'And with asyncio?',
    topic: 'Sync and async',
    watch:
      'The same three requests as tasks: while one waits, the next one asks. All together they take as long as the longest.',
    source: allTogether,
  },
  {
    id: 'no-gain-for-computing',
    title: 'Does asyncio make computing faster?',
    topic: 'Sync and async',
    watch:
      'Three waits fit into the time of one. Three computations take three times as long: there is one thread, and it is busy.',
    source: noGainForComputing,
  },
  {
    id: 'http-client',
    title: 'Why is fetching ten pages as fast as one?',
    topic: 'The world outside',
    watch:
      'Three pages in a row add up; of ten together all the waiting overlaps, and only the slowest counts. Nothing leaves this page: the network is simulated, and its answers come by documented rules.',
    source: httpClient,
  },
  {
    id: 'chat',
    title: 'How does one thread serve a whole chat?',
    topic: 'The world outside',
    watch:
      'One function, one task for each who is connected. Each waits for its own lines, and the loop wakes whom they are for.',
    source: chat,
  },
  {
    id: 'worker-thread',
    title: 'What if there is no coroutine for it?',
    topic: 'Threads',
    watch:
      'to_thread runs the blocking call in a thread of its own. The loop and its ticker go on meanwhile, and the result comes back as a future.',
    source: workerThread,
  },
  {
    id: 'threads-or-tasks',
    title: 'Threads or tasks?',
    topic: 'Threads',
    watch:
      'The same waiting both ways, in the same time. Threads have a lane each; the two tasks take turns in one.',
    source: threadsOrTasks,
  },
  {
    id: 'thread-race',
    title: 'Does the GIL protect a counter?',
    topic: 'Threads',
    watch:
      'The GIL changes hands at the call between read and write, and additions get lost. Try counter += 1 instead, which loses none.',
    source: threadRace,
  },
  {
    id: 'thread-deadlock',
    title: 'What if two threads hold what the other wants?',
    topic: 'Threads',
    watch:
      'Each is blocked on a lock that the other one holds. The main thread waits for both, and nothing can move.',
    source: threadDeadlock,
  },
  {
    id: 'hog',
    title: 'Why does nothing run while this sleeps?',
    topic: 'Misconceptions',
    watch:
      'time.sleep blocks the thread, and with it the loop. The heartbeat stops for half a second, and its due timer waits until the hog is done.',
    source: hog,
  },
  {
    id: 'no-turns-given',
    title: 'Does every await let others run?',
    topic: 'Misconceptions',
    watch:
      'A hundred awaits, and the consumer gets no turn: a put into a queue with room has nothing to wait for, so it goes on at once. With room for one item they take turns.',
    source: noTurnsGiven,
  },
  {
    id: 'race',
    title: 'One thread, so no races?',
    topic: 'Misconceptions',
    watch:
      'Each payment reads the balance, lets the others run, and writes back what it saw. Between two suspensions nobody interferes; across one, anybody can.',
    source: race,
  },
  {
    id: 'timeout',
    title: 'What can a timeout stop?',
    topic: 'Misconceptions',
    watch:
      'Only what really waits. A blocking call is done before the loop can look at the clock, and its result is taken as if it had been in time.',
    source: timeout,
  },
  {
    id: 'cancel-is-a-request',
    title: 'Does cancel() stop a task now?',
    topic: 'Misconceptions',
    watch:
      'It throws an exception into the task at its next real suspension, and until then the task runs on. A task cancelled before its first step never runs at all.',
    source: cancelIsARequest,
  },
  {
    id: 'never-awaited',
    title: 'What becomes of a coroutine that nobody awaits?',
    topic: 'Misconceptions',
    watch:
      'Calling the function makes an object and runs nothing of it; Python says so when the object is gone. A task that nobody waits for is cancelled when main ends.',
    source: neverAwaited,
  },
  {
    id: 'deadlock',
    title: 'What if everybody waits?',
    topic: 'Misconceptions',
    watch: 'Each holds one lock and wants the other. Nothing can move, and nothing ever will.',
    source: deadlock,
  },
  {
    id: 'counter',
    title: 'What if tasks were interrupted anywhere?',
    topic: 'Misconceptions',
    watch:
      'Preemption cuts between the read and the write, and additions get lost. Choose Cooperative above: those tasks lose none.',
    source: counter,
    scheduler: 'preemptive',
    quantum: 5,
  },
  {
    id: 'taking-turns',
    title: 'How do generators take turns?',
    topic: 'What lies under it',
    watch:
      'Nobody schedules a generator: the while loop at the bottom does, one next() at a time. Watch the bars of the generators lie inside the bar of who resumed them.',
    source: takingTurns,
  },
  {
    id: 'pipeline',
    title: 'Who pulls the values through a pipeline?',
    topic: 'What lies under it',
    watch:
      'The for loop at the end asks, and each generator asks the one before it. No value is made before somebody wants it, so made and got alternate.',
    source: pipeline,
  },
  {
    id: 'coroutine-by-hand',
    title: 'What does an event loop do with a coroutine?',
    topic: 'What lies under it',
    watch:
      'It sends values in and takes out what is yielded, as the last lines do here by hand. The return value comes as an exception, StopIteration.',
    source: coroutineByHand,
  },
  {
    id: 'tiny-loop',
    title: 'Can an event loop have forty lines?',
    topic: 'What lies under it',
    watch:
      'A deque of who is ready, a heap of timers, and generators that yield how long to sleep. Compare it with the queue and the timers of the real one.',
    source: tinyLoop,
  },
  {
    id: 'loop-from-inside',
    title: 'What is in the ready queue?',
    topic: 'What lies under it',
    watch:
      'Callbacks, first steps and wake-ups, one after the other in the order in which they came. A timer of 0 takes a pass more, and a future wakes its waiter only by a callback.',
    source: loopFromInside,
  },
  {
    id: 'shared-cells',
    title: 'What runs on between two cells?',
    topic: 'What lies under it',
    watch:
      'One loop runs from the first cell to the last, and tasks run on while a cell awaits. After the last cell it goes on until all are done.',
    source: sharedCells,
  },
];

export const EXAMPLES: readonly Example[] = LISTED.map((example) => ({
  scheduler: 'cooperative',
  ...example,
}));

export function exampleOf(id: string): Example | undefined {
  return EXAMPLES.find((example) => example.id === id);
}
