/** What goes into a run and what comes out of it besides the log: plain, serialisable data on both sides of the wall. */
import { COSTS, type Costs } from './costs';
import type { RunEndReason, SchedulableId } from './event';

export type TaskPolicyOptions =
  | { readonly policy: 'cooperative' }
  /** `quantum` counts user instructions; `random`: cut at seeded random points with that mean instead. */
  | { readonly policy: 'preemptive'; readonly quantum: number; readonly random?: boolean };

/**
 * Where threads may be cut. 'gil': as CPython 3.13 does it. 'instruction': at any instruction, every `quantum` user
 * instructions, or at seeded random points with that mean.
 */
export type ThreadPolicyOptions =
  | { readonly points: 'gil' }
  | { readonly points: 'instruction'; readonly quantum: number; readonly random?: boolean };

/** Instructions a second: 'realistic' 10 million, 'classroom' slow enough to see, 'ideal' takes no time. */
export type CpuSpeed = 'realistic' | 'ideal' | 'classroom' | number;

/** Instructions a second of the named presets; 'ideal' takes no time at all. */
export const CPU_PRESETS = {
  realistic: 10_000_000,
  classroom: 1000,
  ideal: Number.POSITIVE_INFINITY,
} as const;

export interface Limits {
  readonly userInstructions: number;
  /** Library and builtin work included; ends endless library loops. */
  readonly allInstructions: number;
  readonly events: number;
  readonly logBytes: number;
  readonly outputBytes: number;
  readonly recursion: number;
  /** Estimated bytes of guest objects. */
  readonly memoryBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  userInstructions: 10_000_000,
  allInstructions: 200_000_000,
  events: 1_000_000,
  logBytes: 64 * 1024 * 1024,
  outputBytes: 4 * 1024 * 1024,
  recursion: 1000,
  memoryBytes: 256 * 1024 * 1024,
};

/** What a path of a simulated host answers. */
export interface PathSettings {
  readonly status?: number;
  /** The body, as text or as a value that is sent as JSON. */
  readonly body?: string;
  readonly json?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  /** The host hangs up instead of answering. */
  readonly drop?: boolean;
}

/** A host outside the program; what is not given follows the rules for all hosts (python/stdlib/net/hosts.py). */
export interface HostSettings {
  /** One way. */
  readonly latencyMs?: number;
  readonly thinkMs?: number;
  readonly bytesPerSecond?: number;
  /** Share of requests answered with status 503, from 0 to 1. */
  readonly failureRate?: number;
  /** It refuses connections. */
  readonly down?: boolean;
  readonly paths?: Readonly<Record<string, PathSettings>>;
}

export interface WorldSettings {
  /** By name, as in 'api.example.com'. */
  readonly hosts?: Readonly<Record<string, HostSettings>>;
}

export interface RunOptions {
  readonly filename: string;
  /** False: `# %%` lines make a notebook of the source. True (`--script`): they are comments. */
  readonly script: boolean;
  readonly tasks: TaskPolicyOptions;
  readonly threads: ThreadPolicyOptions;
  readonly cpu: CpuSpeed;
  /** As if the program began with `random.seed(seed)`. */
  readonly seed: number;
  /** Seed of scheduling decisions. */
  readonly scheduleSeed: number;
  /** What switching and keeping costs. */
  readonly costs: Costs;
  /** The simulated world outside; absent: its defaults. */
  readonly world?: WorldSettings;
  readonly limits: Limits;
}

export const DEFAULT_RUN_OPTIONS: RunOptions = {
  filename: 'snippet.py',
  script: false,
  tasks: { policy: 'cooperative' },
  threads: { points: 'gil' },
  cpu: 'realistic',
  seed: 0,
  scheduleSeed: 0,
  costs: COSTS.standard,
  limits: DEFAULT_LIMITS,
};

/** A problem tied to a place in the program text; lines from 1, columns from 0 in UTF-16 code units. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** 'SyntaxError', 'ValueError', 'Not supported', ... */
  readonly title: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface RunEnd {
  readonly reason: RunEndReason;
  /** Process exit code by the command-line contract: 0, 1, n, 69, 70, 75, 76, 78. */
  readonly exitCode: number;
  /** One plain sentence for people; '' when it simply finished. */
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** What the inspector says about one instant, by re-execution: the source of the Variables and Tasks panels. */
export interface Inspection {
  readonly running: SchedulableId;
  readonly stacks: readonly StackView[];
  /** The instruction that will run next, where user code is running. */
  readonly next: InstructionView | null;
}

export interface StackView {
  readonly id: SchedulableId;
  /** Innermost frame last, as in a Python traceback; library frames included and marked. */
  readonly frames: readonly FrameView[];
}

export interface FrameView {
  readonly code: string;
  readonly isUser: boolean;
  readonly line: number;
  readonly sourceLine: number;
  readonly variables: readonly VariableView[];
}

export interface VariableView {
  readonly name: string;
  /** Safe, length-limited repr that runs no user code. */
  readonly repr: string;
  readonly typeName: string;
  /** Address-like identity of the object; equal means the same object. */
  readonly identity: number;
  /** 'local', 'cell' (shared with an inner or outer function) or 'global'. */
  readonly scope: 'local' | 'cell' | 'global';
}

export interface InstructionView {
  readonly offset: number;
  readonly opname: string;
  readonly argrepr: string;
  readonly sourceLine: number;
  readonly column: number;
  readonly endColumn: number;
}
