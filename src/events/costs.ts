/**
 * What switching between schedulables costs, and what keeping one costs: settings of a run. Switching moves the virtual
 * clock; memory is a model that the figures multiply by, no part of what the program does.
 */

/** The time of one context switch: the work of so many instructions, or so many microseconds at any speed. */
export type SwitchCost = { readonly instructions: number } | { readonly us: number };

export interface Costs {
  /** Which preset it is, or 'own'. */
  readonly name: CostPreset | 'own';
  /** Giving the turn to another task inside a loop; asking a generator costs nothing, it is a call. */
  readonly taskSwitch: SwitchCost;
  /** Giving a core, or the GIL, to another thread. */
  readonly threadSwitch: SwitchCost;
  readonly processSwitch: SwitchCost;
  /** Memory of one that is alive, in bytes. */
  readonly taskBytes: number;
  readonly threadBytes: number;
  readonly processBytes: number;
}

export const COST_PRESETS = ['standard', 'linux', 'free', 'heavy'] as const;
export type CostPreset = (typeof COST_PRESETS)[number];

/**
 * Resident memory on CPython 3.13, x86-64 Linux: 10,000 tasks that wait for an Event took 1,127 bytes each, 500 threads
 * that wait took 14 kB each (their stacks reserve 8 MiB of addresses each, of which little is touched), an interpreter
 * that sleeps 9.4 MB. Rounded.
 */
const MEMORY = { taskBytes: 1_100, threadBytes: 14_000, processBytes: 9_400_000 };

const TEN: SwitchCost = { instructions: 10 };
const FREE: SwitchCost = { us: 0 };

export const COSTS: Readonly<Record<CostPreset, Costs>> = {
  standard: { name: 'standard', taskSwitch: TEN, threadSwitch: TEN, processSwitch: TEN, ...MEMORY },
  linux: {
    name: 'linux',
    taskSwitch: { us: 2 },
    threadSwitch: { us: 3 },
    processSwitch: { us: 4 },
    ...MEMORY,
  },
  free: { name: 'free', taskSwitch: FREE, threadSwitch: FREE, processSwitch: FREE, ...MEMORY },
  heavy: {
    name: 'heavy',
    taskSwitch: { us: 100 },
    threadSwitch: { us: 1_000 },
    processSwitch: { us: 2_000 },
    ...MEMORY,
  },
};

/** Where the figures of a preset come from, in one sentence for people. */
export const COST_SOURCES: Readonly<Record<CostPreset, string>> = {
  standard: 'A switch takes as long as ten instructions, whatever the speed.',
  linux:
    'A task switch as measured on CPython 3.13 (await asyncio.sleep(0), 1.8 µs), a process switch as in Li, Ding and Shen, “Quantifying the cost of context switch” (2007; 3.8 µs without cache effects), a thread switch in between.',
  free: 'Switching costs nothing: what is left is the order alone.',
  heavy: 'Made large enough to see: 0.1 ms a task, 1 ms a thread, 2 ms a process.',
};

export const MEMORY_SOURCE =
  'Resident memory measured on CPython 3.13 under Linux: waiting tasks 1.1 kB each, waiting threads 14 kB each, an interpreter 9.4 MB.';
