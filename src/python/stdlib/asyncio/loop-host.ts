/**
 * What asyncio needs from outside: time, order, and somebody to tell. `scheduler/` implements it and `engine/` hands it
 * to the machine as its host; asyncio itself knows neither.
 */
import type {
  Event,
  EventBase,
  EventKind,
  PickRule,
  RunEndReason,
  SchedulableId,
} from '../../../events/event';
import type { SwitchPoints } from '../../../events/schedulers';
import type { Copyable } from '../../vm/copier';
import type { Host } from '../../vm/host';
import type { Machine } from '../../vm/machine';
import type { PyException, Value } from '../../vm/objects';
import type { ThreadState } from '../thread-state';

/** The fields of an event that its maker gives; the host knows the rest. */
export type EventFields<K extends EventKind> = Omit<Extract<Event, { kind: K }>, keyof EventBase | 'kind'>;

/** The host of a machine whose programs may import the library. */
export interface LibraryHost extends Host {
  /** Reports a happening: `vm.who` does it, after `vm.userCount` instructions, at `vm.nowUs`. */
  event<K extends EventKind>(vm: Machine, kind: K, own: EventFields<K>): void;
  /** The traceback of an exception as CPython prints it, with a newline at its end. */
  formatException(vm: Machine, exception: PyException): string;
  /** Writes what an exception that nobody caught says at the end of the program, `SystemExit` included. */
  tellUncaught(vm: Machine, exception: PyException): void;
  /** Writes what is said of an exception that reaches nobody, a `__del__`'s for instance. */
  tellUnraisable(vm: Machine, exception: PyException, where: Value): void;
  /** The text about an exception that reaches nobody; `where`: 'in: <function f>'. */
  formatIgnored(vm: Machine, exception: PyException, where: string): string;
  /** A line of the program's text, without its newline; undefined where there is none. */
  sourceLine(filename: string, line: number): string | undefined;
  readonly scheduler: SchedulerHost;
}

export function hostOf(vm: Machine): LibraryHost {
  return vm.host as LibraryHost;
}

export interface QueuedHandle {
  readonly isCancelled: boolean;
}

/** First in, first out; a cancelled handle keeps its place until its turn. */
export interface HandleQueue<H extends QueuedHandle> extends Copyable {
  readonly length: number;
  push(handle: H): void;
  at(index: number): H;
  take(index: number): H;
  /** The handle in the last of these places takes the first one; the others move up to the next place. */
  promote(places: readonly number[]): void;
  liveAmong(count: number): number;
  toArray(): H[];
}

export interface TimedHandle extends QueuedHandle {
  /** Seconds, the float that CPython computes. */
  readonly when: number;
  /** Numbers rise in the order of creation. */
  readonly number: number;
  /** A moment that the program itself has named (`call_at`), not one after a read of the clock. */
  readonly isAbsolute: boolean;
}

export interface TimerHeap<H extends TimedHandle> extends Copyable {
  push(handle: H): void;
  /** The one due first and not cancelled. */
  first(): H | undefined;
  shift(): H;
  noteCancelled(): void;
  pending(): H[];
  clear(): void;
}

export interface ClockHost {
  readonly epochUs: number;
  /** Lets time pass without work. */
  advance(us: number): void;
  /** A read by user code after `work` instructions' worth of work: the time now; the read itself takes time. */
  readUs(work: number): number;
  /** Work after which it is `us`; Infinity where work takes no time. */
  workAtUs(us: number): number;
  /** The clock by which turns of threads are measured: instructions that take no time count as realistic ones. */
  turnUs(work: number): number;
  workAtTurnUs(us: number): number;
  /** Where an idle loop's clock goes when the next timer is due at `dueUs`. */
  jumpTargetUs(nowUs: number, dueUs: number): number;
}

export interface SchedulerHost extends Copyable {
  readonly clock: ClockHost;
  /**
   * Lets a context switch take its time: gives back the part of it that is work, in instructions; the rest has passed
   * on the clock.
   */
  switchOver(between: 'task' | 'thread'): number;
  /** Seed of the program's `random` where it sets none. */
  readonly seed: number;
  /** The thread that runs. */
  thread: ThreadState;
  /** What the run's settings say of hosts outside (WorldSettings), as JSON text. */
  readonly world: string;
  newQueue<H extends QueuedHandle>(): HandleQueue<H>;
  newTimers<H extends TimedHandle>(): TimerHeap<H>;
  nextHandleNumber(): number;
  nextFutureNumber(): number;
  nextRequestNumber(): number;
  nextResourceNumber(): number;
  /** The N of CPython's 'Task-N'. */
  nextTaskNumber(): number;
  /** Who of a loop's tasks runs next, and how long; the same for threads. */
  readonly tasks: TurnPolicyHost;
  readonly threads: TurnPolicyHost;
  /** A policy asks for priorities, tickets or lengths: `made` and `renamed` are to be called. */
  readonly readsTraits: boolean;
  /** `line`: of the program, where the task or thread is made. */
  made(id: SchedulableId, name: string, code: string, line: string): void;
  renamed(id: SchedulableId, name: string): void;
}

/** What a policy has decided. */
export interface Pick {
  /** Among the candidates. */
  readonly index: number;
  readonly rule: PickRule;
  /** What to report of it; null where there was nothing to decide, or CPython's own order decided. */
  readonly told: EventFields<'pick'> | null;
}

export interface TurnPolicyHost {
  /** It picks by a rule of its own; false: the first, or who has waited longest. */
  readonly chooses: boolean;
  /** Tasks are asked in turn whether they can go on. */
  readonly polls: boolean;
  /** Threads run on so many cores at once; 0: one at a time. */
  readonly cores: number;
  /** Threads ask for the GIL as in CPython; false: turns end by the policy alone. */
  readonly usesGil: boolean;
  /** Where a turn that is over may be cut. */
  readonly points: SwitchPoints;
  /** Turns are measured in microseconds, not in user instructions. */
  readonly isTimed: boolean;
  /** Who has been decided on when a turn was cut, and has not run since; -1 for nobody. */
  decided: SchedulableId;
  /**
   * One of those who could run, in the order in which they came; `current`: the one among them whose turn is over, -1 if
   * none. May throw what the engine waits for a choice with; then nothing has changed.
   */
  pick(candidates: readonly SchedulableId[], current: SchedulableId): Pick;
  /** The rule to report where the first of `among` is taken without asking. */
  firstRule(among: number): PickRule;
  /** How long the turn is that `id` begins, in microseconds or user instructions; Infinity: until it waits or ends. */
  turn(id: SchedulableId): number;
  /** Which of `count` cores that stand at the same instant goes first. */
  nextCore(count: number): number;
  /** `id` has used up its turn: the feedback level it falls to, 0 if none. */
  usedUp(id: SchedulableId): number;
}

/** Who waits for what when nothing can move. */
export interface StuckTask {
  readonly id: SchedulableId;
  readonly name: string;
  /** 'waits for the lock'. */
  readonly waits: string;
  /** Line of the program where it stands, 0 if it stands on none. */
  readonly line: number;
  /** Whoever would have to do something first, by id: who holds the lock, whom it awaits. */
  readonly needs: readonly SchedulableId[];
}

/**
 * Thrown by the loop when nothing is ready, no timer is set and nobody is left to change that: the engine ends the run
 * with it (SEMANTICS 6). The machine's state is whole: every task stands where it waits.
 */
export class NothingCanMove {
  readonly reason: Extract<RunEndReason, 'deadlock' | 'idle'>;
  /** Those who wait: tasks, and threads that run no loop. */
  readonly tasks: readonly StuckTask[];
  constructor(reason: NothingCanMove['reason'], tasks: readonly StuckTask[]) {
    this.reason = reason;
    this.tasks = tasks;
  }

  /** Names around the first circle of those who need one another, the first one again at its end; empty if there is none. */
  private get cycle(): readonly string[] {
    const byId = new Map(this.tasks.map((task) => [task.id, task]));
    for (const start of this.tasks) {
      let paths = [[start]];
      const seen = new Set<StuckTask>();
      while (paths.length > 0) {
        const longer: StuckTask[][] = [];
        for (const path of paths) {
          for (const id of path[path.length - 1]!.needs) {
            const next = byId.get(id);
            if (next === start) return [...path, start].map(({ name }) => name);
            if (next === undefined || seen.has(next)) continue;
            seen.add(next);
            longer.push([...path, next]);
          }
        }
        paths = longer;
      }
    }
    return [];
  }

  /** What there is to say, in plain sentences. */
  get message(): string {
    const list = this.tasks
      .map(({ name, waits, line }) => `${name} ${waits}${line > 0 ? ` (line ${line})` : ''}`)
      .join('; ');
    const start =
      this.reason === 'deadlock'
        ? 'Nothing can move, and nobody is left to change that'
        : 'Nothing to do any more';
    if (list === '') return `${start}: the loop waits for ever.`;
    const cycle = this.reason === 'deadlock' ? this.cycle : [];
    return `${start}: ${list}.${cycle.length === 0 ? '' : ` In a circle: ${cycle.join(' → ')}.`}`;
  }
}
