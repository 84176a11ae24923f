/** The outcomes of a program over its schedules: every list of choices once, those with the fewest preemptions first. */
import { Prng } from '../base/prng';
import { Run } from '../engine/run';
import type { RunEndReason } from '../events/event';
import type { RunOptions } from '../events/run';
import { policiesOf, type SwitchPoints } from '../events/schedulers';

export interface ExploreOptions {
  /** Schedules at most. */
  readonly limit: number;
  readonly points: SwitchPoints;
  /** Draw so many schedules by chance, from the schedule seed on, instead of going through them. */
  readonly seeds: number | null;
}

export interface Outcome {
  readonly reason: RunEndReason;
  /** One line: the exception, who waits for whom; '' where it simply finished. */
  readonly message: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Schedules that end like this. */
  count: number;
  /** The first of them found. */
  readonly choices: readonly number[];
}

export interface Exploration {
  /** The most frequent first. */
  readonly outcomes: readonly Outcome[];
  readonly runs: number;
  /** There is no other schedule at these switch points. */
  readonly isComplete: boolean;
  /** All schedules with at most so many preemptions were tried; -1 where chance chose. */
  readonly preemptions: number;
}

/** Instructions after which one schedule is given up. */
const INSTRUCTIONS_MAX = 1_000_000;
const SLICE = 1_000_000;

/** The options of the runs: everything is decided by choices. */
export function exploredOptions(options: RunOptions, points: SwitchPoints): RunOptions {
  const { userInstructions } = options.limits;
  return {
    ...options,
    ...policiesOf('manual', { points, quantum: 1 }),
    choices: [],
    asks: true,
    limits: { ...options.limits, userInstructions: Math.min(userInstructions, INSTRUCTIONS_MAX) },
  };
}

/** Goes through the schedules of a program; yields what is known after every run. */
export function* explore(
  source: string,
  options: RunOptions,
  { limit, points, seeds }: ExploreOptions,
): Generator<Exploration> {
  const base = new Run(source, exploredOptions(options, points));
  while (base.end === null && base.wanted === null) base.step(SLICE);
  base.takeChunk();
  const found = new Outcomes(outputOf(base));
  const said = (runs: number, isComplete: boolean, preemptions: number): Exploration => ({
    outcomes: found.sorted(),
    runs,
    isComplete,
    preemptions,
  });
  if (base.end !== null) {
    found.add(base, []);
    yield said(1, true, 0);
    return;
  }
  if (seeds !== null) {
    for (let i = 0; i < Math.min(seeds, limit); i++) {
      found.add(finished(base.fork([], new Prng(options.scheduleSeed + i))), null);
      yield said(i + 1, false, -1);
    }
    return;
  }
  const waiting = new Prefixes(limit);
  waiting.add({ choices: [], preemptions: 0 });
  for (let runs = 1; ; runs++) {
    const prefix = waiting.take();
    if (prefix === null) return;
    const run = finished(base.fork(prefix.choices, null));
    found.add(run, null);
    waiting.addAlternatives(run, prefix);
    const isOver = waiting.isEmpty || runs === limit;
    yield said(
      runs,
      waiting.isEmpty && !waiting.hasDropped,
      waiting.isEmpty ? prefix.preemptions : waiting.least - 1,
    );
    if (isOver) return;
  }
}

interface Prefix {
  readonly choices: readonly number[];
  readonly preemptions: number;
}

/** Lists of choices whose runs are still to come, by preemptions; no more than can still be run. */
class Prefixes {
  private readonly byPreemptions: Prefix[][] = [];
  private readonly limit: number;
  private count = 0;
  hasDropped = false;
  constructor(limit: number) {
    this.limit = limit;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** The fewest preemptions that are still to come. */
  get least(): number {
    return this.byPreemptions.findIndex((prefixes) => prefixes !== undefined && prefixes.length > 0);
  }

  add(prefix: Prefix): void {
    if (this.count >= this.limit) {
      // What has the most preemptions would come last.
      this.hasDropped = true;
      const most = this.byPreemptions.length - 1;
      if (prefix.preemptions >= most) return;
      this.byPreemptions[most]!.pop();
      while (this.byPreemptions[this.byPreemptions.length - 1]?.length === 0) this.byPreemptions.pop();
      this.count--;
    }
    for (let i = this.byPreemptions.length; i <= prefix.preemptions; i++) this.byPreemptions[i] = [];
    this.byPreemptions[prefix.preemptions]!.push(prefix);
    this.count++;
  }

  take(): Prefix | null {
    const least = this.least;
    if (least < 0) return null;
    this.count--;
    return this.byPreemptions[least]!.pop()!;
  }

  /** All lists that part from a run at one of its own decisions, behind those it was given. */
  addAlternatives(run: Run, prefix: Prefix): void {
    const { made, among, stays } = run.choices;
    const cost = (at: number, choice: number) => (stays[at]! >= 0 && choice !== stays[at] ? 1 : 0);
    let { preemptions } = prefix;
    for (let at = prefix.choices.length; at < made.length; at++) {
      for (let choice = 0; choice < among[at]!; choice++) {
        if (choice === made[at]) continue;
        this.add({
          choices: [...made.slice(0, at), choice],
          preemptions: preemptions + cost(at, choice),
        });
      }
      preemptions += cost(at, made[at]!);
    }
  }
}

function finished(run: Run): Run {
  while (run.end === null) run.step(SLICE);
  run.takeChunk();
  return run;
}

class Outcomes {
  private readonly byKey = new Map<string, Outcome>();
  private readonly before: Output;
  constructor(before: Output) {
    this.before = before;
  }

  /** `choices`: null for those that the run has made. */
  add(run: Run, choices: readonly number[] | null): void {
    const own = choices === null ? outputOf(run) : { stdout: '', stderr: '' };
    const stdout = this.before.stdout + own.stdout;
    const stderr = this.before.stderr + own.stderr;
    const { reason, message } = run.end!;
    const key = JSON.stringify([reason, stdout, stderr]);
    const known = this.byKey.get(key);
    if (known !== undefined) known.count++;
    else {
      const line = message.split('\n')[0]!;
      this.byKey.set(key, {
        reason,
        message: line,
        stdout,
        stderr,
        count: 1,
        choices: choices ?? run.choices.made.slice(),
      });
    }
  }

  sorted(): Outcome[] {
    return [...this.byKey.values()].sort((a, b) => b.count - a.count);
  }
}

interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

function outputOf(run: Run): Output {
  const { log } = run;
  const output = { stdout: '', stderr: '' };
  for (let i = 0; i < log.eventCount; i++) {
    if (log.kindOf(i) !== 'output') continue;
    const event = log.event(i);
    if (event.kind === 'output') output[event.stream === 'stderr' ? 'stderr' : 'stdout'] += event.text;
  }
  return output;
}
