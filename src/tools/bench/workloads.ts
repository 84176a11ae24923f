/** The programs that everybody runs, and what a peer's process says of them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One task each; the bars are held against these. */
export const SINGLE_TASK = ['loop', 'fib', 'lists', 'strings', 'dicts', 'gens', 'methods'] as const;
export const WORKLOADS = [...SINGLE_TASK, 'tasks'] as const;
/** Ten thousand tasks too: for CPython and ourselves, as it takes others long. */
export const ALL_WORKLOADS = [...WORKLOADS, 'many'] as const;

/** Text of a file in this folder. */
export function readHere(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');
}

/** Name to program text. */
export function sourcesOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, readHere(`workloads/${name}.py`)]));
}

/** What one process found out, as it prints it on its last line. Times are the best of its runs, in milliseconds. */
export interface PeerRound {
  readonly version: string;
  /** Until the peer could run a first program; NaN (null in JSON) where that means nothing. */
  readonly startMs: number | null;
  readonly times: Readonly<Record<string, number>>;
  /** `str(run())`. */
  readonly results: Readonly<Record<string, string>>;
  /** Instructions executed, of any kind; Interleave only. */
  readonly instructions?: Readonly<Record<string, number>>;
}

/** Best of `repeats` calls of `once`, which gives milliseconds. */
export function bestOf(repeats: number, once: () => number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < repeats; i++) best = Math.min(best, once());
  return best;
}
