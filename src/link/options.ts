/**
 * The run options that a link carries: one entry each, with what may stand there. A link holds only what differs from
 * the defaults, so a default that changes would change links: a new option's default is what was before it. An option
 * that `RunOptions` gains does not compile until it has its entry here.
 */
import * as v from 'valibot';
import { COST_PRESETS } from '../events/costs';
import { DEFAULT_LIMITS, DEFAULT_RUN_OPTIONS, type Limits, type RunOptions } from '../events/run';
import { CHOICES_MAX, CORES_MAX, SCHEDULERS, SWITCH_POINTS } from '../events/schedulers';
import { INPUT_LINES_MAX, inputLineSchema } from '../world/input';
import { worldSchema } from '../world/settings';

const QUANTUM_MAX = 1_000_000;
const SEED_MAX = 2 ** 32 - 1;
const US_MAX = 60_000_000;
const BYTES_MAX = 2 ** 40;

/** A whole number, brought into its bounds. */
const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.transform((value) => Math.min(most, Math.max(least, Math.trunc(value)))),
  );

const quantum = whole(1, QUANTUM_MAX);
const random = v.optional(v.boolean());
const seed = whole(0, SEED_MAX);
const turns = {
  quantum: v.optional(quantum),
  unit: v.optional(v.picklist(['instructions', 'us'])),
  points: v.optional(v.picklist(SWITCH_POINTS)),
  random,
};
const trait = v.optional(whole(-1e9, 1e9));

const TASK_POLICIES = SCHEDULERS.filter((name) => name !== 'gil' && name !== 'free-threaded');
const THREAD_POLICIES = SCHEDULERS.filter((name) => name !== 'cooperative' && name !== 'reactor');

const switchCost = v.union([
  v.strictObject({ instructions: whole(0, QUANTUM_MAX) }),
  v.strictObject({ us: whole(0, US_MAX) }),
]);

/** A link may lower a limit of the page, never raise it. */
const limit = (name: keyof Limits) => v.optional(whole(1, DEFAULT_LIMITS[name]), DEFAULT_LIMITS[name]);

/** The file's name is no part of a link: the page calls every program by the same name. */
type Carried = Omit<RunOptions, 'filename'>;

const entries = {
  script: v.boolean(),
  tasks: v.strictObject({ policy: v.picklist(TASK_POLICIES), ...turns }),
  threads: v.union([
    v.strictObject({ policy: v.picklist(THREAD_POLICIES), ...turns, cores: v.optional(whole(1, CORES_MAX)) }),
    // As links said it when there was no other policy for threads.
    v.pipe(
      v.strictObject({ points: v.literal('gil') }),
      v.transform(() => ({ policy: 'gil' as const })),
    ),
    v.pipe(
      v.strictObject({ points: v.literal('instruction'), quantum, random }),
      v.transform((turn) => ({ policy: 'preemptive' as const, ...turn })),
    ),
  ]),
  cpu: v.union([v.picklist(['realistic', 'ideal', 'classroom']), whole(1, 1e12)]),
  seed,
  scheduleSeed: seed,
  traits: v.record(v.string(), v.strictObject({ priority: trait, tickets: trait, length: trait })),
  choices: v.pipe(v.array(whole(0, 1e6)), v.maxLength(CHOICES_MAX)),
  asks: v.boolean(),
  costs: v.strictObject({
    name: v.picklist([...COST_PRESETS, 'own']),
    taskSwitch: switchCost,
    threadSwitch: switchCost,
    processSwitch: switchCost,
    taskBytes: whole(0, BYTES_MAX),
    threadBytes: whole(0, BYTES_MAX),
    processBytes: whole(0, BYTES_MAX),
  }),
  world: worldSchema,
  input: v.strictObject({
    lines: v.pipe(v.array(inputLineSchema), v.maxLength(INPUT_LINES_MAX)),
    whenUsedUp: v.picklist(['end', 'wait']),
  }),
  limits: v.strictObject({
    userInstructions: limit('userInstructions'),
    allInstructions: limit('allInstructions'),
    events: limit('events'),
    logBytes: limit('logBytes'),
    outputBytes: limit('outputBytes'),
    recursion: limit('recursion'),
    memoryBytes: limit('memoryBytes'),
  }),
} satisfies { readonly [K in keyof Carried]-?: v.GenericSchema };

/** Options that differ from the defaults. Unknown ones are refused: a run without them would be another run. */
export const optionsSchema = v.partial(v.strictObject(entries));

/** Type-checked only: every value that an option can have has a place in the schema. */
type Accepted = v.InferInput<typeof optionsSchema>;
export type OptionsDifference = v.InferOutput<typeof optionsSchema>;

/** What of the options differs from the defaults, as a link carries it. */
export function differenceOf(options: RunOptions): Accepted {
  const all: { readonly [K in keyof typeof entries]: Accepted[K] } = {
    script: options.script,
    tasks: options.tasks,
    threads: options.threads,
    cpu: options.cpu,
    seed: options.seed,
    scheduleSeed: options.scheduleSeed,
    traits: options.traits,
    choices: options.choices?.slice(),
    asks: options.asks,
    costs: options.costs,
    world: options.world,
    // The page waits when there is nothing to read: that goes without saying.
    input: options.input?.lines.length === 0 ? undefined : (options.input as Accepted['input']),
    limits: options.limits,
  };
  const difference: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(all)) {
    if (name === 'limits') {
      const lower = Object.entries(options.limits).filter(
        ([limitName, most]) => most !== DEFAULT_LIMITS[limitName as keyof Limits],
      );
      if (lower.length > 0) difference[name] = Object.fromEntries(lower);
    } else if (!isDefault(name as keyof Carried, value)) difference[name] = value;
  }
  return difference;
}

/** The options of a run again. */
export function optionsOf(difference: OptionsDifference): RunOptions {
  return { ...DEFAULT_RUN_OPTIONS, ...difference };
}

/** Options are plain data of a few words each: equal texts, equal options. */
function isDefault(name: keyof Carried, value: unknown): boolean {
  return value === undefined || JSON.stringify(value) === JSON.stringify(DEFAULT_RUN_OPTIONS[name]);
}
