/**
 * The Event union: everything a run says about itself. The engine writes it, the views read it, and neither knows the
 * other. Times are virtual microseconds, instructions are user instructions (SEMANTICS: "two counters").
 *
 * A run is three interleaved sequences: events (below), line records (a schedulable reaches a line) and user
 * instructions. `Moment` numbers them together: the moment m is the state after m of them have happened.
 */

/** Raised by one whenever an old log can no longer be read as if it were new. */
export const EVENT_LOG_VERSION = 1;

/** Index of a schedulable, in order of creation; 0 is the main thread. -1 stands for nobody (the loop itself). */
export type SchedulableId = number;
/** Counts events + line records + user instructions that have happened. */
export type Moment = number;

export type SchedulableKind = 'thread' | 'task' | 'generator';

/** What a handle in the ready queue will do when its turn comes. */
export type HandleDoes =
  | 'step' // a task's first step
  | 'wakeup' // a waiting task goes on, because what it waited for is done
  | 'yielded' // a task goes on after giving its turn away with a bare yield (`sleep(0)`)
  | 'resume' // a preempted task goes on in mid-step
  | 'finish-sleep' // a timer's handle completes the future a `sleep` waits on
  | 'timeout' // a timer's handle that cancels or interrupts somebody
  | 'done-callback' // a future's or task's done-callback that is no task's wake-up
  | 'callback' // call_soon, call_later, call_at with the program's or the library's own function
  | 'loop' // the loop's own housekeeping
  | 'io'; // something that was under way on the network has arrived

/** Why a task waits. `target` of the event is the awaited task, or the one that holds the lock, where there is one. */
export type WaitReason =
  | 'sleep'
  | 'task'
  | 'gather'
  | 'future'
  | 'lock'
  | 'event'
  | 'condition'
  | 'semaphore'
  | 'barrier'
  | 'queue-get'
  | 'queue-put'
  | 'group'
  | 'wait'
  | 'timeout'
  | 'executor'
  | 'io'
  | 'input'
  | 'join'
  | 'thread-lock'
  | 'start' // a thread waits until the one it started has begun
  | 'queue-join' // until every item of a queue has been dealt with
  | 'select'; // a thread whose loop has nothing to run

/** Something that can be waited for and is no schedulable: what kind of thing it is. `call`: one handed to an executor. */
export type ResourceType = 'lock' | 'event' | 'condition' | 'semaphore' | 'barrier' | 'queue' | 'call';

/** Why a thread wants the GIL. */
export type ThreadReadyWhy =
  | 'started' // it is new
  | 'woken' // what it waited for has happened
  | 'timeout' // it has waited as long as it wanted to
  | 'asked'; // it has let go of the GIL because another one asked

/** Why the thread before let go of the GIL. */
export type ThreadSwitchWhy = 'blocked' | 'asked' | 'ended';

export type StepEnd = 'waits' | 'yields' | 'returned' | 'raised' | 'cancelled' | 'preempted';

/** The rule by which a handle or schedulable was picked; the page has one sentence for each. */
export type PickRule =
  | 'fifo'
  | 'only'
  | 'seeded'
  | 'recorded'
  | 'manual'
  | 'priority'
  | 'feedback'
  | 'lottery'
  | 'shortest'
  | 'run-to-completion'
  | 'reactor';

/** What every event carries besides its own fields. */
export interface EventBase {
  /** User instructions executed before it. */
  readonly instruction: number;
  /** Line records made before it. */
  readonly linesBefore: number;
  readonly atUs: number;
  /** Whose doing it is: the schedulable running at that moment, -1 for the loop. */
  readonly who: SchedulableId;
}

type E<K extends string, F = object> = EventBase & { readonly kind: K } & F;

export type Event =
  // Schedulables
  /** A schedulable exists; its particulars are in the log's table of schedulables. */
  | E<'created', { readonly id: SchedulableId }>
  | E<'renamed', { readonly id: SchedulableId; readonly name: string }>
  // The loop
  | E<'loop-start'>
  | E<'loop-end'>
  /** One pass of `_run_once` begins to run the `count` handles that are ready now; passes count from 1. */
  | E<'iteration', { readonly number: number; readonly count: number }>
  /** `target`: the task the handle moves, -1 if none; `because`: future id whose completion queued it, -1 if none. */
  | E<
      'handle-queued',
      {
        readonly handle: number;
        readonly does: HandleDoes;
        readonly target: SchedulableId;
        readonly because: number;
        readonly label: string;
      }
    >
  /** The loop takes a handle out of the ready queue. `among`: how many were candidates. */
  | E<'handle-run', { readonly handle: number; readonly rule: PickRule; readonly among: number }>
  | E<'handle-end', { readonly handle: number }>
  | E<'handle-cancelled', { readonly handle: number }>
  /** A TimerHandle enters `_scheduled`. It keeps its handle number when it becomes due. */
  | E<
      'timer-set',
      {
        readonly handle: number;
        readonly does: HandleDoes;
        readonly target: SchedulableId;
        readonly dueUs: number;
        readonly label: string;
      }
    >
  /** A due TimerHandle moves to the ready queue. */
  | E<'timer-due', { readonly handle: number }>
  /** Nothing is ready: the clock goes to `toUs` in one jump. `atUs` is the time before it. */
  | E<'clock-jump', { readonly toUs: number }>
  // Tasks
  | E<'step-begin', { readonly id: SchedulableId; readonly handle: number }>
  | E<'step-end', { readonly id: SchedulableId; readonly end: StepEnd }>
  /**
   * The task suspends on a future; `dueUs` is -1 unless a timer of its own will end the wait. `resource`: what it waits
   * for, -1 if that is none.
   */
  | E<
      'wait',
      {
        readonly id: SchedulableId;
        readonly future: number;
        readonly reason: WaitReason;
        readonly target: SchedulableId;
        readonly dueUs: number;
        readonly label: string;
        readonly resource: number;
      }
    >
  /** One execution of an await point at `site`: it suspended (reported when it does), or was passed. */
  | E<'await', { readonly id: SchedulableId; readonly site: number; readonly suspended: boolean }>
  | E<
      'future-done',
      {
        readonly future: number;
        readonly how: 'result' | 'exception' | 'cancelled';
        /** The task that the future is, -1 for a plain future. */
        readonly target: SchedulableId;
        readonly label: string;
      }
    >
  | E<'cancel-requested', { readonly id: SchedulableId; readonly label: string }>
  /** What-if preemption: the quantum is used up (or the seeded random point reached). */
  | E<'preempt', { readonly id: SchedulableId; readonly used: number }>
  // Generators; `who` is the schedulable that resumed it and to which it gives back
  | E<'generator-resume', { readonly id: SchedulableId }>
  | E<'generator-yield', { readonly id: SchedulableId }>
  | E<'generator-end', { readonly id: SchedulableId; readonly how: 'returned' | 'raised' | 'closed' }>
  // Program
  | E<'output', { readonly stream: 'stdout' | 'stderr' | 'display'; readonly text: string }>
  /** A blocking call such as `time.sleep` holds the thread, and with it the loop, until `toUs`. */
  | E<'blocking', { readonly toUs: number; readonly label: string }>
  | E<'cell', { readonly number: number }>
  /** Somebody's result or exception; `id` is a task. */
  | E<
      'task-done',
      {
        readonly id: SchedulableId;
        readonly how: 'returned' | 'raised' | 'cancelled';
        readonly label: string;
      }
    >
  | E<'end', { readonly reason: RunEndReason }>
  // Threads; the GIL belongs to one of them at a time
  /** A thread wants the GIL. */
  | E<'thread-ready', { readonly id: SchedulableId; readonly why: ThreadReadyWhy }>
  /**
   * A thread waits without the GIL. `target`: the thread it waits for (who holds the lock, who is joined), -1 if none;
   * `dueUs`: when it will wait no longer, -1 if never; `resource` as in `wait`.
   */
  | E<
      'thread-block',
      {
        readonly id: SchedulableId;
        readonly reason: WaitReason;
        readonly target: SchedulableId;
        readonly dueUs: number;
        readonly label: string;
        readonly resource: number;
      }
    >
  /** A thread has waited for a whole switch interval and asks the one that runs to let go. */
  | E<'gil-request', { readonly id: SchedulableId }>
  /** The GIL goes from one thread to another; `among`: how many wanted it. */
  | E<
      'thread-switch',
      {
        readonly id: SchedulableId;
        readonly from: SchedulableId;
        readonly why: ThreadSwitchWhy;
        readonly rule: PickRule;
        readonly among: number;
      }
    >
  | E<'thread-end', { readonly id: SchedulableId; readonly how: 'returned' | 'raised' }>
  // The world outside
  /** A request goes out, 'GET https://example.com/'; `who` asks for it. Requests are numbered from 0. */
  | E<'request', { readonly number: number; readonly label: string }>
  /** Its answer's status and headers have come ('200 OK'), or it has failed or was given up (the exception's name). */
  | E<
      'request-end',
      { readonly number: number; readonly how: 'answered' | 'failed' | 'cancelled'; readonly label: string }
    >
  // Resources: locks, queues and the like, numbered from 0 when they are first spoken of
  /** `label`: what the program calls it, or the name of the function that an executor calls; '' if nothing. */
  | E<'resource', { readonly number: number; readonly type: ResourceType; readonly label: string }>
  /**
   * `id` has it now: a lock, a place in a semaphore; of a call, the thread that makes it. Of a lock between threads this
   * is told only while somebody waits for it.
   */
  | E<'acquired', { readonly resource: number; readonly id: SchedulableId }>
  | E<'released', { readonly resource: number; readonly id: SchedulableId }>
  /** Whoever runs joins the thread `id`, which has ended: there is nothing to wait for. */
  | E<'joined', { readonly id: SchedulableId }>
  /** `id` puts something into the queue, for the first time. */
  | E<'feeds', { readonly resource: number; readonly id: SchedulableId }>
  /** The future (of a gather, a wait, a group) waits for the task `id` among others. */
  | E<'part', { readonly future: number; readonly id: SchedulableId }>
  // Schedulers other than CPython's own
  /**
   * A real decision: `id` is picked, number `choice` of the `among` candidates. What `value` and `other` are depends on
   * the rule; `candidates`: their ids, separated by spaces, in the order of the choices ('' for very many).
   * - lottery: the ticket that was drawn (from 1), and how many there were
   * - priority: that of `id`, and the highest of the others
   * - feedback: the level of `id` (from 1), and the highest of the others
   * - shortest: the length of `id`, and the shortest of the others (-1: not known)
   * - manual: 1 if it was given beforehand or by the user, 0 if there was no choice left
   */
  | E<
      'pick',
      {
        readonly id: SchedulableId;
        readonly rule: PickRule;
        readonly among: number;
        readonly choice: number;
        readonly value: number;
        readonly other: number;
        readonly candidates: string;
      }
    >
  /** Feedback: a task or thread is on another level from now on. */
  | E<'level', { readonly id: SchedulableId; readonly level: number }>
  /** The reactor asks entries that cannot go on, `count` times in all, until `toUs`. `isIdle`: nobody could. */
  | E<'polls', { readonly count: number; readonly toUs: number; readonly isIdle: boolean }>
  /** Free-threaded: a thread goes on on a core (from 0), -1: it has left the one it was on. */
  | E<'core', { readonly id: SchedulableId; readonly core: number }>
  // Standard input
  /** `who` has read a line of standard input (without its newline), or found its end. */
  | E<'input', { readonly text: string; readonly isEnd: boolean }>;

export type EventKind = Event['kind'];

export type RunEndReason =
  | 'finished' // ran to its end, exit code 0
  | 'exit' // SystemExit
  | 'error' // uncaught exception; its text is on stderr
  | 'syntax-error'
  | 'unsupported' // reached something that is not supported here
  | 'limit' // stopped at one of the limits
  | 'deadlock' // nothing can move, and nobody alive could ever change that
  | 'idle' // nothing can move, but it is a service waiting for work
  | 'stopped' // the user's Stop
  | 'bug' // an assertion of ours failed
  | 'not-loaded'; // a part of the engine that the program needs could not be loaded

/** A row of the log's table of schedulables. */
export interface SchedulableInfo {
  readonly id: SchedulableId;
  readonly kind: SchedulableKind;
  /** CPython's name at creation: 'MainThread', 'Task-2', a generator's `__name__`. */
  readonly name: string;
  /** Name of the function behind it: 'worker', '<module>'. */
  readonly code: string;
  readonly parent: SchedulableId;
  /** Creation path, the identity across runs: 'main/worker-2'. */
  readonly path: string;
  /** Site where it was created, -1 if not in user code. */
  readonly site: number;
}

/** A row of the table of sites: one line of one code object. */
export interface Site {
  /** Name of the code object: 'worker', '<module>'. */
  readonly code: string;
  /** Line as Python shows it (within the cell, for a notebook). */
  readonly line: number;
  /** Line in the program text, from 1. */
  readonly sourceLine: number;
  /** Columns of an await point within the line, UTF-16 code units; -1 for a whole line. */
  readonly column: number;
  readonly endColumn: number;
}

/** A line record: `who` is about to run `site`. */
export interface LineRecord {
  readonly who: SchedulableId;
  readonly site: number;
  readonly instruction: number;
  readonly atUs: number;
}
