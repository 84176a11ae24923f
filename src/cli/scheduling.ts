/** The command line's words about scheduling: which scheduler, how long turns are, where they are cut, who has what. */
import type { RunOptions } from '../events/run';
import {
  CORES_MAX,
  DEFAULT_CORES,
  DEFAULT_QUANTUM,
  optionsProblem,
  parseChoices,
  policiesOf,
  SCHEDULER_TABLE,
  SCHEDULERS,
  type SchedulerName,
  SWITCH_POINTS,
  type SwitchPoints,
  TRAITS,
  type Traits,
} from '../events/schedulers';

export class UsageError extends Error {}

export type SchedulingOptions = Pick<RunOptions, 'tasks' | 'threads' | 'traits' | 'choices' | 'scheduleSeed'>;

/** Takes in options one by one, then says what they mean together. */
export class Scheduling {
  private scheduler: SchedulerName = 'cooperative';
  private quantum: number | undefined;
  private unit: 'instructions' | 'us' = 'instructions';
  private points: SwitchPoints | undefined;
  private cores: number | undefined;
  private choices: number[] | undefined;
  private isRandom: boolean | undefined;
  private seed = 0;
  private readonly traits: Record<string, Traits> = {};

  /** True if `word` is one of these options; `value` gives what stands behind it. Throws UsageError. */
  take(word: string, value: () => string): boolean {
    switch (word) {
      case '--scheduler':
        this.scheduler = oneOf('scheduler', value(), SCHEDULERS);
        return true;
      case '--quantum':
        this.takeQuantum(value());
        return true;
      case '--points':
        this.points = oneOf('points', value(), SWITCH_POINTS);
        return true;
      case '--cores': {
        const text = value();
        this.cores = Number(text);
        if (!/^\d+$/.test(text) || this.cores < 1 || this.cores > CORES_MAX) {
          throw new UsageError(
            `--cores needs a whole number from 1 to ${CORES_MAX}, not ${JSON.stringify(text)}`,
          );
        }
        return true;
      }
      case '--schedule-seed':
        this.seed = wholeNumber(word, value(), 0);
        return true;
      case '--choices': {
        const choices = parseChoices(value());
        if (typeof choices === 'string') throw new UsageError(`--choices: ${choices}`);
        this.choices = choices;
        return true;
      }
      case '--random':
        this.isRandom = true;
        return true;
    }
    const trait = TRAITS.find((name) => word === `--${name}`);
    if (trait === undefined) return false;
    this.takeTrait(trait, value());
    return true;
  }

  private takeQuantum(text: string): void {
    const match = /^(\d+)(us)?$/.exec(text);
    const count = Number(match?.[1]);
    if (match === null || !Number.isSafeInteger(count) || count < 1) {
      throw new UsageError(
        `--quantum needs a whole number of instructions from 1 up, or of microseconds as in 50us, not ${JSON.stringify(text)}`,
      );
    }
    this.quantum = count;
    this.unit = match[2] === undefined ? 'instructions' : 'us';
  }

  private takeTrait(trait: keyof Traits, text: string): void {
    for (const part of text.split(',')) {
      const match = /^\s*(\S[^=]*?)\s*=\s*(-?\d{1,9})\s*$/.exec(part);
      if (match === null) throw new UsageError(`--${trait} needs NAME=NUMBER, not ${JSON.stringify(part)}`);
      this.traits[match[1]!] = { ...this.traits[match[1]!], [trait]: Number(match[2]) };
    }
  }

  /** What all of it means. Throws UsageError where options do not go together. */
  options(cpu: RunOptions['cpu']): SchedulingOptions {
    const { scheduler, quantum, unit, points, cores, choices, isRandom } = this;
    const about = SCHEDULER_TABLE[scheduler];
    const isCpythons = scheduler === 'cooperative' || scheduler === 'gil';
    const cuts =
      about.hasQuantum || scheduler === 'manual' || (isCpythons && points !== undefined && points !== 'gil');
    if (quantum !== undefined && !cuts) {
      throw new UsageError(
        '--quantum goes with --scheduler preemptive, priority, feedback, lottery or manual, or with --points',
      );
    }
    if (points !== undefined && !cuts && !isCpythons) {
      throw new UsageError(
        '--points goes with schedulers that cut turns off: preemptive, priority, feedback, lottery, manual',
      );
    }
    if (cores !== undefined && scheduler !== 'free-threaded') {
      throw new UsageError('--cores goes with --scheduler free-threaded');
    }
    if (choices !== undefined && scheduler !== 'manual')
      throw new UsageError('--choices goes with --scheduler manual');
    const policies = policiesOf(scheduler, {
      ...(quantum === undefined ? {} : { quantum, unit }),
      ...(points === undefined ? {} : { points }),
      ...(isRandom === undefined ? {} : { random: isRandom }),
      ...(cores === undefined ? {} : { cores }),
    });
    const problem = optionsProblem({ ...policies, cpu });
    if (problem !== '') throw new UsageError(problem);
    return {
      ...policies,
      scheduleSeed: this.seed,
      ...(Object.keys(this.traits).length === 0 ? {} : { traits: this.traits }),
      ...(choices === undefined ? {} : { choices }),
    };
  }
}

export function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new UsageError(`${option} needs a whole number from ${least} up, not ${JSON.stringify(text)}`);
  }
  return value;
}

function oneOf<T extends string>(what: string, name: string, known: readonly T[]): T {
  const found = known.find((each) => each === name);
  if (found === undefined) throw new UsageError(`unknown ${what} ${JSON.stringify(name)}: ${listed(known)}`);
  return found;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}

/** The part of the help text about scheduling. */
export function schedulingUsage(): string {
  const column = 26;
  const rows = SCHEDULERS.map((name) => {
    const { rule } = SCHEDULER_TABLE[name];
    return wrapped(`    ${name.padEnd(column - 4)}`, rule, column);
  });
  return `  --scheduler NAME        who runs next:
${rows.join('\n')}
  --quantum N             length of a turn in user instructions (default ${DEFAULT_QUANTUM}), or Nus: in microseconds
  --points NAME           where a turn that is over may be cut: instruction (the default), line, gil, await,
                          access (where what others may see is read or written); alone: threads are cut there
  --random                turns of random length with that mean
  --cores N               free-threaded: 1 to ${CORES_MAX} cores (default ${DEFAULT_CORES})
  --schedule-seed N       seed of the scheduler's own choices (default 0)
  --priority NAME=N,...   priorities by name of task, thread or function; --tickets and --length alike;
                          also by a comment on the line that makes it: # priority: 3
  --choices TEXT          manual: the choice at each decision, as in "1 0 2*5" (the last is five times 2)
  --print-choices         print a run's choices when it is over, on stderr`;
}

function wrapped(head: string, text: string, column: number): string {
  const lines = [head];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1]!;
    if (line.length + word.length + 1 > 108) lines.push(`${' '.repeat(column)}${word}`);
    else lines[lines.length - 1] = line.length <= column ? line + word : `${line} ${word}`;
  }
  return lines.join('\n');
}
