/** What goes into a run and what comes out of it besides the log: plain, serialisable data on both sides of the wall. */
import { COSTS, type Costs } from './costs';
import type { RunEndReason, SchedulableId } from './event';
import type { SwitchPoints, TaskPolicyName, ThreadPolicyName, Traits } from './schedulers';

/** When a turn is over, and where it is cut then. */
interface Turns {
  /** Absent: a turn ends only where its owner waits or ends. */
  readonly quantum?: number;
  /** What the quantum counts; user instructions where nothing is said. */
  readonly unit?: 'instructions' | 'us';
  /** `instruction` where nothing is said. */
  readonly points?: SwitchPoints;
  /** Cut at seeded random points with the quantum as their mean. */
  readonly random?: boolean;
}

export interface TaskPolicyOptions extends Turns {
  readonly policy: TaskPolicyName;
}

export interface ThreadPolicyOptions extends Turns {
  readonly policy: ThreadPolicyName;
  /** Free-threaded: 1 to 16; `random` there: the order within a beat. */
  readonly cores?: number;
}

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

/** A line for `input()` and `sys.stdin`. */
export interface InputLine {
  /** Without its newline. */
  readonly text: string;
  /** When it is typed; who asks earlier waits for it. Absent: it is there from the start, as piped input is. */
  readonly atUs?: number;
  /** It is no line but the end of the input (Ctrl-D). */
  readonly isEnd?: boolean;
}

/** Standard input. */
export interface InputSettings {
  readonly lines: readonly InputLine[];
  /** What one finds who asks for more than there is: the end of the file, or nothing yet, so that its thread waits. */
  readonly whenUsedUp: 'end' | 'wait';
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
  /** By name of a task or thread, or of its function; goes before a comment such as `# priority: 3` where it is made. */
  readonly traits?: Readonly<Record<string, Traits>>;
  /** Manual: what is picked at each decision, as an index among the candidates. */
  readonly choices?: readonly number[];
  /** Manual: when there are no more choices the run waits for one; otherwise whoever runs goes on, else the first candidate. */
  readonly asks?: boolean;
  /** The simulated world outside; absent: its defaults. */
  readonly world?: WorldSettings;
  /** What the program can read; absent: nothing. */
  readonly input?: InputSettings;
  readonly limits: Limits;
}

export const DEFAULT_RUN_OPTIONS: RunOptions = {
  filename: 'snippet.py',
  script: false,
  tasks: { policy: 'cooperative' },
  threads: { policy: 'gil' },
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

/** A decision that a manual run waits for (`RunOptions.asks`). */
export interface ChoiceWanted {
  /** Decisions made before it. */
  readonly number: number;
  readonly what: 'task' | 'thread';
  /** Who could go on, in the order in which they came; a choice is an index into them. */
  readonly candidates: readonly SchedulableId[];
  /** The one among them whose turn is over and who would keep on running; -1 if none. */
  readonly current: SchedulableId;
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
