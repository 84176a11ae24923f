/** What the user has chosen: how the program is run, and how the page looks. All of it is saved, all of it validated. */
import * as v from 'valibot';
import { GRAINS } from '../derive/types';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';

export type Scheduler = 'cooperative' | 'preemptive';
export type Theme = 'auto' | 'light' | 'dark';

export const SPEED_MIN = 0.5;
export const SPEED_MAX = 1000;
/** Steps a second above which the page cuts from state to state instead of moving. */
export const MOTION_SPEED_MAX = 4;
export const QUANTUM_MAX = 1_000_000;

const seedSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));

export const settingsSchema = v.object({
  scheduler: v.picklist(['cooperative', 'preemptive']),
  /** User instructions a task may use in one go under preemption. */
  quantum: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(QUANTUM_MAX)),
  /** Preemption at seeded random points with the quantum as their mean. */
  random: v.boolean(),
  cpu: v.picklist(['realistic', 'ideal', 'classroom']),
  seed: seedSchema,
  scheduleSeed: seedSchema,
});

/** How a program is run; becomes `RunOptions`. */
export type Settings = v.InferOutput<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  scheduler: 'cooperative',
  quantum: 20,
  random: false,
  cpu: 'realistic',
  seed: 0,
  scheduleSeed: 0,
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
};

export const programSchema = v.object({
  source: v.string(),
  /** Id of the example it is, unedited; null once it is the user's own. */
  example: v.nullable(v.string()),
});

/** The text in the editor. */
export type Program = v.InferOutput<typeof programSchema>;

/** The options of a run under these settings. */
export function runOptionsOf(settings: Settings): RunOptions {
  return {
    ...DEFAULT_RUN_OPTIONS,
    tasks:
      settings.scheduler === 'preemptive'
        ? { policy: 'preemptive', quantum: settings.quantum, random: settings.random }
        : { policy: 'cooperative' },
    cpu: settings.cpu,
    seed: settings.seed,
    scheduleSeed: settings.scheduleSeed,
  };
}
