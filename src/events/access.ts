/** Reads and writes of what several schedulables can reach, as running a part of the program again shows them. */
import type { SchedulableId } from './event';

export interface Access {
  readonly who: SchedulableId;
  /** Events and user instructions that have happened before it. */
  readonly events: number;
  readonly instruction: number;
  readonly sourceLine: number;
  /** Place in `AccessLog.variables`. */
  readonly variable: number;
  readonly isWrite: boolean;
  /** Its thread holds a lock (`threading.Lock`, `RLock`). */
  readonly isGuarded: boolean;
}

export interface AccessLog {
  /** Names: 'balance', 'account.balance', "stock['tea']". */
  readonly variables: readonly string[];
  readonly accesses: readonly Access[];
  /** The run is longer than the part that was looked at. */
  readonly isPart: boolean;
}
