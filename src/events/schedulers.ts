/**
 * The schedulers by name: what each one says to people, and what it means for tasks and for threads (SEMANTICS 5, "two
 * policies, always both present"). Command line, page and links use the same words.
 */
import type { CpuSpeed, RunOptions, TaskPolicyOptions, ThreadPolicyOptions } from './run';

export const SCHEDULERS = [
  'cooperative',
  'reactor',
  'preemptive',
  'priority',
  'feedback',
  'lottery',
  'shortest',
  'run-to-completion',
  'gil',
  'free-threaded',
  'manual',
] as const;
export type SchedulerName = (typeof SCHEDULERS)[number];

/**
 * Where a turn that is over may be cut:
 * - `instruction`: before any instruction
 * - `line`: where a line begins
 * - `gil`: where CPython's GIL may change hands
 * - `access`: before an instruction that reads or writes what others may see; all other orders give the same results
 * - `await`: tasks only before an await point, threads only where they block
 */
export const SWITCH_POINTS = ['instruction', 'line', 'gil', 'await', 'access'] as const;
export type SwitchPoints = (typeof SWITCH_POINTS)[number];

export type TaskPolicyName = Exclude<SchedulerName, 'gil' | 'free-threaded'>;
export type ThreadPolicyName = Exclude<SchedulerName, 'cooperative' | 'reactor'>;

/** User instructions of a turn where none are asked for. */
export const DEFAULT_QUANTUM = 20;
export const DEFAULT_CORES = 4;
export const CORES_MAX = 16;
/** A pass of the polling reactor over one entry that cannot go on takes so many microseconds. */
export const POLL_US = 1;
/** Levels of the feedback scheduler; the first has the quantum asked for, each other twice that of the one above. */
export const FEEDBACK_LEVELS = 3;

export interface SchedulerAbout {
  readonly label: string;
  /** Its rule, in one sentence. */
  readonly rule: string;
  /** Which of the two policies it changes; the other one keeps its default. */
  readonly changes: 'none' | 'tasks' | 'threads' | 'both';
  /** Turns end after a quantum. */
  readonly hasQuantum: boolean;
  /** What it reads of each task or thread. */
  readonly trait: keyof Traits | null;
}

const about = (
  label: string,
  changes: SchedulerAbout['changes'],
  rule: string,
  hasQuantum = false,
  trait: SchedulerAbout['trait'] = null,
): SchedulerAbout => ({ label, rule, changes, hasQuantum, trait });

export const SCHEDULER_TABLE: Readonly<Record<SchedulerName, SchedulerAbout>> = {
  cooperative: about(
    'Cooperative',
    'none',
    'First in, first out: a task runs until it really waits, and threads share the GIL, as in CPython.',
  ),
  reactor: about(
    'Polling reactor',
    'tasks',
    'One list of tasks, asked in order again and again: whoever cannot go on costs a poll.',
  ),
  preemptive: about(
    'Preemptive',
    'both',
    'Round robin: whoever has used up its quantum is cut off and goes to the end of the queue.',
    true,
  ),
  priority: about(
    'Priority',
    'both',
    'The highest priority that is ready runs; equals take turns, a quantum each.',
    true,
    'priority',
  ),
  feedback: about(
    'Multilevel feedback',
    'both',
    'Whoever uses up its quantum falls a level, where quanta are twice as long; the highest level runs first.',
    true,
  ),
  lottery: about(
    'Lottery',
    'both',
    'Before each turn a ticket is drawn among those that are ready; more tickets, more turns.',
    true,
    'tickets',
  ),
  shortest: about(
    'Shortest job first',
    'both',
    'The shortest job that is ready runs until it ends or waits; jobs of unknown length come last.',
    false,
    'length',
  ),
  'run-to-completion': about(
    'First come, run to completion',
    'both',
    'Whoever came first runs until it ends or waits, whatever else it would give its turn to.',
  ),
  gil: about(
    'GIL',
    'none',
    'One thread at a time: who wants the GIL asks after 5 ms, and the holder lets go at its next switch point.',
  ),
  'free-threaded': about(
    'Free-threaded',
    'threads',
    'Threads run truly at once, one on each core, an instruction a beat; there is no GIL.',
  ),
  manual: about('You', 'both', 'You pick who runs, wherever more than one could.'),
};

/** What of a scheduler CPython does not have; '' for its own. */
export function whatIfText(name: SchedulerName): string {
  if (SCHEDULER_TABLE[name].changes === 'none') return '';
  if (name === 'preemptive') return 'A what-if: CPython has no preemption of tasks.';
  if (name === 'free-threaded') return 'A what-if: real cores are in no lock-step.';
  return 'A what-if: CPython has no such scheduler.';
}

/** What a scheduler knows of a task or thread besides that it is there. */
export interface Traits {
  /** Higher goes first; 0 where nothing is said. */
  readonly priority?: number;
  /** Tickets in the lottery; 1 where nothing is said. */
  readonly tickets?: number;
  /** Length of the job, in any unit. */
  readonly length?: number;
}

export const TRAITS = ['priority', 'tickets', 'length'] as const;

/** How turns are cut, as asked for; what is undefined keeps the scheduler's default. */
export interface TurnSettings {
  readonly quantum?: number;
  readonly unit?: 'instructions' | 'us';
  readonly points?: SwitchPoints;
  readonly random?: boolean;
  readonly cores?: number;
}

/** What a scheduler's name means for the two policies, with the settings that go with it. */
export function policiesOf(
  name: SchedulerName,
  settings: TurnSettings = {},
): { tasks: TaskPolicyOptions; threads: ThreadPolicyOptions } {
  const { quantum, unit, points, random, cores } = settings;
  const turns = {
    ...(quantum === undefined ? {} : { quantum }),
    ...(unit === undefined || unit === 'instructions' ? {} : { unit }),
    ...(points === undefined ? {} : { points }),
    ...(random === undefined ? {} : { random }),
  };
  switch (name) {
    case 'cooperative':
    case 'gil':
      // Other points than its own are a what-if for threads alone.
      if (points === undefined || points === 'gil') return DEFAULT_POLICIES;
      return {
        tasks: DEFAULT_POLICIES.tasks,
        threads: { policy: 'preemptive', quantum: DEFAULT_QUANTUM, ...turns },
      };
    case 'reactor':
      return { tasks: { policy: name }, threads: DEFAULT_POLICIES.threads };
    case 'free-threaded':
      return {
        tasks: DEFAULT_POLICIES.tasks,
        threads: {
          policy: name,
          cores: cores ?? DEFAULT_CORES,
          ...(random === undefined ? {} : { random }),
        },
      };
    case 'shortest':
    case 'run-to-completion':
      return { tasks: { policy: name }, threads: { policy: name } };
    case 'manual': {
      const manual = points !== undefined && quantum === undefined ? { ...turns, quantum: 1 } : turns;
      return { tasks: { policy: name, ...manual }, threads: { policy: name, ...manual } };
    }
    default: {
      const policy = { policy: name, quantum: DEFAULT_QUANTUM, ...turns } as const;
      return { tasks: policy, threads: policy };
    }
  }
}

export const DEFAULT_POLICIES: { tasks: TaskPolicyOptions; threads: ThreadPolicyOptions } = {
  tasks: { policy: 'cooperative' },
  threads: { policy: 'gil' },
};

/** What is wrong with the scheduling options of a run, in one line; '' if nothing is. */
export function optionsProblem(options: Pick<RunOptions, 'tasks' | 'threads' | 'cpu' | 'choices'>): string {
  const { cores } = options.threads;
  for (const { quantum, unit } of [options.tasks, options.threads]) {
    if (quantum !== undefined && !(quantum >= 1)) return 'a quantum is at least 1';
    if (unit === 'us' && isFree(options.cpu)) {
      return 'a quantum in microseconds never ends where instructions take no time: give it in instructions, or another CPU speed';
    }
  }
  if (cores !== undefined && !(Number.isInteger(cores) && cores >= 1 && cores <= CORES_MAX)) {
    return `there are 1 to ${CORES_MAX} cores`;
  }
  if (options.choices?.some((choice) => !Number.isInteger(choice) || choice < 0)) {
    return 'choices are whole numbers from 0 up';
  }
  return '';
}

function isFree(cpu: CpuSpeed): boolean {
  return cpu === 'ideal' || cpu === Number.POSITIVE_INFINITY;
}

/**
 * Choices as text: numbers from 0, one for each decision, separated by spaces; `2*5` stands for five times 2. Empty: none.
 * Gives what is wrong as a string.
 */
export function parseChoices(text: string): number[] | string {
  const choices: number[] = [];
  for (const word of text.split(/[\s,]+/)) {
    if (word === '') continue;
    const match = /^(\d{1,6})(?:\*(\d{1,7}))?$/.exec(word);
    if (match === null)
      return `${JSON.stringify(word)} is no choice: numbers like 0 or 2, or 2*5 for five times 2`;
    const times = match[2] === undefined ? 1 : Number(match[2]);
    if (choices.length + times > CHOICES_MAX) return `more than ${CHOICES_MAX} choices`;
    for (let i = 0; i < times; i++) choices.push(Number(match[1]));
  }
  return choices;
}

export const CHOICES_MAX = 1_000_000;

/** The same text back; what comes more than twice in a row is counted. */
export function formatChoices(choices: readonly number[]): string {
  const words: string[] = [];
  for (let i = 0; i < choices.length; ) {
    let end = i + 1;
    while (end < choices.length && choices[end] === choices[i]) end++;
    if (end - i > 2) words.push(`${choices[i]}*${end - i}`);
    else for (; i < end; i++) words.push(String(choices[i]));
    i = end;
  }
  return words.join(' ');
}
