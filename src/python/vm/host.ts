/**
 * What the machine needs from outside and knows nothing about: time, order, output, modules. `scheduler/` and `world/`
 * implement it, `engine/` joins them.
 */
import type { LineLog } from '../../base/line-log';
import type { SchedulableKind } from '../../events/event';
import type { Warning } from '../syntax/diagnostic';
import type { PyGenerator } from './generator';
import type { Visit } from './lifetime/references';
import type { Machine } from './machine';
import type { PyException, Value } from './objects';

export interface Host {
  /** Virtual microseconds after `work` instructions' worth of charged work. */
  timeUs(work: number): number;
  write(vm: Machine, stream: 'stdout' | 'stderr' | 'display', text: string): void;
  /** Where the loop writes line records as long as it may. */
  readonly lines: LineLog;
  /** A line record is due that the loop may not write: the line at `site` is about to run. */
  line(vm: Machine, site: number): void;
  awaited(vm: Machine, site: number, suspended: boolean): void;
  /** A generator or task begins to exist; gives its schedulable id. */
  addSchedulable(vm: Machine, kind: SchedulableKind, name: string, code: string): number;
  generatorResumed(vm: Machine, lane: number): void;
  generatorYielded(vm: Machine, lane: number): void;
  generatorEnded(vm: Machine, lane: number, how: 'returned' | 'raised' | 'closed'): void;
  /** An asynchronous generator is iterated over for the first time: whoever runs the loop will have to close it. */
  asyncGeneratorBegins?(vm: Machine, generator: PyGenerator): void;
  /** Throws LimitReached when `allCount` is past the run's limits. */
  checkWork(allCount: number): void;
  /** Imports a module by its full name; the value, or PUSHED while its code runs. */
  importModule(vm: Machine, name: string): Value;
  /** To be called before `readLine`: null, or PUSHED while the thread waits until a line is there. */
  awaitLine(vm: Machine): Value;
  /** The next line of standard input without its newline, null at its end. */
  readLine(vm: Machine): string | null;
  /** The text of a line of a file, undefined where it is not known. */
  readonly sourceLine?: (filename: string, line: number) => string | undefined;
  /** Compiles for `exec`, `eval` and `compile`. Throws GuestError (SyntaxError). */
  compile(
    vm: Machine,
    source: string,
    filename: string,
    mode: 'exec' | 'eval' | 'single',
    warnings: Warning[],
  ): Value;
  /**
   * An exception nobody can receive, ignored in `where`: a `__del__`, a generator that was closed as it died. A value, or
   * PUSHED while the program's hook runs.
   */
  unraisable(vm: Machine, exception: PyException, where: Value): Value;
  /** A coroutine, or an asynchronous generator's `asend`, has died that nobody awaited. Gives a value or PUSHED. */
  neverAwaited(vm: Machine, message: string, coroutine: Value): Value;
  /** Visits what the host itself refers to. */
  visitState(visit: Visit): void;
}
