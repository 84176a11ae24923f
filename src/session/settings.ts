/** What the user has chosen: how the program is run, and how the page looks. All of it is saved, all of it validated. */
import * as v from 'valibot';
import { GRAINS } from '../derive/types';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import {
  CORES_MAX,
  DEFAULT_CORES,
  DEFAULT_POLICIES,
  DEFAULT_QUANTUM,
  policiesOf,
  SCHEDULER_TABLE,
  SCHEDULERS,
  type SchedulerName,
  SWITCH_POINTS,
} from '../events/schedulers';
import { optionsSchema } from '../link/options';
import { INPUT_LINES_MAX, inputLineSchema } from '../world/input';
import { readWorld } from '../world/settings';

export type Scheduler = SchedulerName;
export type Theme = 'auto' | 'light' | 'dark';

export const SPEED_MIN = 0.5;
export const SPEED_MAX = 1000;
/** Steps a second above which the page cuts from state to state instead of moving. */
export const MOTION_SPEED_MAX = 4;
export const QUANTUM_MAX = 1_000_000;

/** Characters of the text that describes the world outside. */
const WORLD_LENGTH_MAX = 200_000;

const seedSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));

const traitSchema = v.pipe(v.number(), v.integer());

export const settingsSchema = v.object({
  scheduler: v.picklist(SCHEDULERS),
  /** How long a turn is, where the scheduler ends turns: in user instructions or microseconds. */
  quantum: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(QUANTUM_MAX)),
  quantumUnit: v.optional(v.picklist(['instructions', 'us']), 'instructions'),
  /** Where turns that are over are cut; by hand: where somebody is asked. */
  points: v.optional(v.picklist(SWITCH_POINTS), 'instruction'),
  manualPoints: v.optional(v.picklist(SWITCH_POINTS), 'await'),
  cores: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(CORES_MAX)), DEFAULT_CORES),
  /** Priority, tickets and length by name. */
  traits: v.optional(
    v.record(
      v.string(),
      v.object({
        priority: v.optional(traitSchema),
        tickets: v.optional(traitSchema),
        length: v.optional(traitSchema),
      }),
    ),
    {},
  ),
  /** Preemption at seeded random points with the quantum as their mean. */
  random: v.boolean(),
  cpu: v.picklist(['realistic', 'ideal', 'classroom']),
  seed: seedSchema,
  scheduleSeed: seedSchema,
  /** What the program reads: lines that are there from the start, and lines typed while it ran. */
  input: v.optional(v.pipe(v.array(inputLineSchema), v.maxLength(INPUT_LINES_MAX)), []),
  /** The simulated world as JSON text (world/settings.ts); '' for its defaults. */
  world: v.optional(v.pipe(v.string(), v.maxLength(WORLD_LENGTH_MAX)), ''),
  /** Options that no control of the page can say, as a link brought them; they go before what the controls say. */
  beyond: v.optional(optionsSchema),
});

/** How a program is run; becomes `RunOptions`. */
export type Settings = v.InferOutput<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  scheduler: 'cooperative',
  quantum: DEFAULT_QUANTUM,
  quantumUnit: 'instructions',
  points: 'instruction',
  manualPoints: 'await',
  cores: DEFAULT_CORES,
  traits: {},
  random: false,
  cpu: 'realistic',
  seed: 0,
  scheduleSeed: 0,
  input: [],
  world: '',
};

export const preferencesSchema = v.object({
  theme: v.picklist(['auto', 'light', 'dark']),
  grain: v.picklist(GRAINS),
  speed: v.pipe(v.number(), v.minValue(SPEED_MIN), v.maxValue(SPEED_MAX)),
  hintSeen: v.boolean(),
  /** Keys without Ctrl or a function key; some speech and switch users want them off (WCAG 2.1.4). */
  singleKeys: v.optional(v.boolean(), true),
  /** Sizes of the resizable panels in percent, by group and panel. */
  layout: v.record(v.string(), v.record(v.string(), v.number())),
  /** Where others find the page, for links; '' for the address it was built for, or its own. */
  publicAddress: v.optional(v.string(), ''),
});

/** How the page looks and plays; no part of a run. */
export type Preferences = v.InferOutput<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  grain: 'line',
  speed: 2,
  hintSeen: false,
  singleKeys: true,
  layout: {},
  publicAddress: '',
};

export const programSchema = v.object({
  source: v.string(),
  /** Id of the example it is, unedited; null once it is the user's own. */
  example: v.nullable(v.string()),
  /** It came with a link, and nothing has been changed in it since. */
  isLinked: v.optional(v.boolean()),
});

/** The text in the editor. */
export type Program = v.InferOutput<typeof programSchema>;

/** What is wrong with a text that describes the world outside, in one line; '' if nothing. */
export function worldProblem(text: string): string {
  if (text.trim() === '') return '';
  const read = readWorld(text);
  return typeof read === 'string' ? read : '';
}

/** The options of a run under these settings; a text of the world that can't be read is left out. */
export function runOptionsOf(settings: Settings): RunOptions {
  const world = settings.world === '' ? '' : readWorld(settings.world);
  return {
    ...DEFAULT_RUN_OPTIONS,
    ...policiesUnder(settings),
    cpu: settings.cpu,
    seed: settings.seed,
    scheduleSeed: settings.scheduleSeed,
    ...(typeof world === 'string' ? {} : { world }),
    input: { lines: settings.input, whenUsedUp: 'wait' },
    ...settings.beyond,
  };
}

/** The two policies, and what they read of tasks and threads. */
function policiesUnder(settings: Settings): Pick<RunOptions, 'tasks' | 'threads' | 'traits' | 'asks'> {
  const { scheduler, quantum, quantumUnit, points, manualPoints, cores, random, traits } = settings;
  const { hasQuantum, trait } = SCHEDULER_TABLE[scheduler];
  if (hasQuantum) {
    const given = Object.keys(traits).length > 0 && trait !== null;
    return {
      ...policiesOf(scheduler, {
        quantum,
        random,
        ...(quantumUnit === 'us' ? { unit: quantumUnit } : {}),
        ...(points === 'instruction' ? {} : { points }),
      }),
      ...(given ? { traits } : {}),
    };
  }
  if (scheduler === 'manual') {
    return { ...policiesOf(scheduler, manualPoints === 'await' ? {} : { points: manualPoints }), asks: true };
  }
  if (scheduler === 'free-threaded') return policiesOf(scheduler, { cores });
  if (scheduler === 'cooperative') return DEFAULT_POLICIES;
  return { ...policiesOf(scheduler), ...(scheduler === 'shortest' ? { traits } : {}) };
}

/** Settings after a change by a control, which goes before what a link has said about the same option. */
export function changed(settings: Settings, change: Partial<Settings>): Settings {
  const { beyond, ...controls } = { ...settings, ...change };
  const moved = new Set<string>(
    differing(runOptionsOf(controls), runOptionsOf({ ...settings, beyond: undefined })),
  );
  const kept = Object.entries(beyond ?? {}).filter(([name]) => !moved.has(name));
  return kept.length === 0 ? controls : { ...controls, beyond: Object.fromEntries(kept) };
}

/** The settings under which a program runs with these options: the scheduler that comes nearest, and what is beyond. */
export function settingsOf(options: RunOptions): Settings {
  const { tasks, threads, cpu, seed, scheduleSeed, traits, input } = options;
  const world = options.world === undefined ? '' : JSON.stringify(options.world, null, 2);
  const turns = tasks.quantum === undefined && tasks.points === undefined ? threads : tasks;
  const found = SCHEDULERS.map((scheduler) => {
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      scheduler,
      quantum: turns.quantum ?? DEFAULT_QUANTUM,
      quantumUnit: turns.unit ?? 'instructions',
      points: turns.points ?? 'instruction',
      manualPoints: turns.points ?? 'await',
      cores: threads.cores ?? DEFAULT_CORES,
      random: turns.random ?? false,
      traits: traits ?? {},
      ...(typeof cpu === 'number' ? {} : { cpu }),
      seed,
      scheduleSeed,
      input: input?.lines.slice() ?? [],
      world: world.length > WORLD_LENGTH_MAX ? '' : world,
    };
    // The page calls every program by the same name, and waits for input in its own way.
    const said = { ...runOptionsOf(settings), filename: options.filename, input };
    return { settings, beyond: differing(options, said) };
  }).sort((a, b) => a.beyond.length - b.beyond.length)[0];
  if (found.beyond.length === 0) return found.settings;
  const beyond = found.beyond.map((name) => [name, options[name]]);
  return { ...found.settings, beyond: Object.fromEntries(beyond) };
}

/** Names of the options in which two runs differ. What is absent and what is false is the same. */
function differing(one: RunOptions, other: RunOptions): (keyof RunOptions)[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)] as (keyof RunOptions)[]);
  return [...names].filter((name) => canonical(one[name]) !== canonical(other[name]));
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part === false) return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
