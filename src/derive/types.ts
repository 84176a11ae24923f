/**
 * What the views draw: plain data derived from an event log, no two of them in conflict because all come from one
 * `LogIndex`. Moments and virtual microseconds as in `events/event.ts`.
 *
 *   const index = new LogIndex(log, { source });  // log-index.ts; call index.update() after log.append()/finish()
 *   lanesOf(index)                                // Lane[] (lanes.ts)
 *   spansOf(index, lane, fromMoment, toMoment)    // Span[], or index.track(lane) for the raw columns
 *   stateAt(index, moment)                        // WorldState (world-state.ts)
 *   steps(index, grain)                           // Steps (steps.ts)
 *   narrate(index, moment, grain)                 // Narration (narrate.ts)
 *   layout(index, view)                           // TimelineLayout (layout.ts)
 */
import type {
  HandleDoes,
  Moment,
  PickRule,
  RunEndReason,
  SchedulableId,
  SchedulableKind,
  WaitReason,
} from '../events/event';
import type { SharedScale } from './shared-scale';

/** The four values of "Step by". */
export type Grain = 'instruction' | 'line' | 'await' | 'switch';
export const GRAINS: readonly Grain[] = ['instruction', 'line', 'await', 'switch'];

/** The lane that shows who runs when; every other lane's id is its schedulable's. */
export const CPU_LANE = -1;

/**
 * What a schedulable is doing, and so the form of its bar.
 * - `outer`: its own bar goes on, but a generator it resumed is the one that runs (hollow bar around the inner one)
 * - `blocking`: running inside `time.sleep` and the like; holds its thread
 * - `blocked`: a thread that waits, without the GIL, for a lock, a time, another thread
 * - `loop`: a thread that runs the event loop, whose tasks take the turns
 * - `suspended`, `created`: generators; `created` also a task whose first step is not queued
 */
export type SpanState =
  | 'created'
  | 'ready'
  | 'running'
  | 'outer'
  | 'blocking'
  | 'waiting'
  | 'sleeping'
  | 'suspended'
  | 'loop'
  | 'blocked';
/** A track's `state` column holds indices into this. */
export const SPAN_STATES: readonly SpanState[] = [
  'created',
  'ready',
  'running',
  'outer',
  'blocking',
  'waiting',
  'sleeping',
  'suspended',
  'loop',
  'blocked',
];

export interface Lane {
  /** The schedulable's id; `CPU_LANE` for the CPU. */
  readonly id: number;
  readonly kind: SchedulableKind | 'cpu';
  /** What the page calls it: the name somebody gave it, else its function's name where only one has it: 'ada', 'main'. */
  readonly title: string;
  /** CPython's latest name: 'Task-2', 'MainThread'. */
  readonly name: string;
  /** Second line of the label: 'worker()', or the CPython name where the title is the function. */
  readonly sublabel: string;
  readonly parent: SchedulableId;
  /** Nesting for indentation: 0 the main thread and what it created, generators one more than their owner. */
  readonly depth: number;
  /** Counts all lanes in order of creation, 0 = main thread; take it modulo the number of hues (of glyphs). */
  readonly hueIndex: number;
  readonly glyphIndex: number;
  readonly path: string;
  /** Site of its creation, -1 if not in user code. */
  readonly site: number;
  readonly createdMoment: Moment;
  readonly end: EndMark | null;
}

export type EndHow = 'returned' | 'raised' | 'cancelled' | 'closed';

export interface EndMark {
  readonly how: EndHow;
  readonly moment: Moment;
  readonly atUs: number;
  /** Result or exception as text, '' if there is nothing to say. */
  readonly label: string;
}

/** One stretch of a lane in one state: from `fromMoment` up to (not including) `toMoment`. */
export interface Span {
  readonly lane: number;
  /** Its place in the lane's track. */
  readonly index: number;
  readonly state: SpanState;
  readonly fromMoment: Moment;
  readonly toMoment: Moment;
  readonly fromUs: number;
  readonly toUs: number;
  /** 'sleeps until 1.2 s', 'waits on lock', 'ready: its sleep is over', 'runs'. */
  readonly reason: string;
}

/** Spans of one lane as columns; span i lasts until `fromMoment[i + 1]`, the last one until `endMoment`. */
export interface Track {
  readonly lane: number;
  readonly length: number;
  readonly fromMoment: Int32Array;
  /** Indices into SPAN_STATES. For the CPU lane: the schedulable that runs, -1 the loop itself, -2 nobody (idle). */
  readonly state: Int32Array;
  /** Index of the event that began the span. */
  readonly cause: Int32Array;
  /** The moment after which the lane shows nothing; the last moment of the log for one that has not ended. */
  readonly endMoment: Moment;
}

/** A slice of the CPU lane. */
export interface CpuSlice {
  /** The innermost schedulable that runs; -1 the loop's own work, -2 nobody. */
  readonly who: number;
  readonly fromMoment: Moment;
  readonly toMoment: Moment;
  readonly fromUs: number;
  readonly toUs: number;
}

export type WakeWhy =
  | 'created'
  | 'timer'
  | 'task'
  | 'future'
  | 'cancelled'
  | 'yielded'
  | 'preempted'
  | 'callback';

/** Somebody (or a timer) made a task ready; the arrow of the timeline, from cause to the step it made possible. */
export interface WakeArrow {
  readonly fromLane: number;
  readonly fromMoment: Moment;
  readonly fromUs: number;
  readonly toLane: number;
  /** The beginning of the step; -1 while it still stands in the queue. */
  readonly toMoment: Moment;
  readonly toUs: number;
  /** When its handle entered the ready queue. */
  readonly queuedMoment: Moment;
  readonly why: WakeWhy;
  /** The chain in order: timer over, future completed, wake-up queued, resumed. */
  readonly chain: readonly { readonly moment: Moment; readonly atUs: number; readonly text: string }[];
}

/** A request over the network, in the lane of who asked for it. */
export interface RequestSpan {
  readonly number: number;
  /** -1 if nobody's. */
  readonly lane: number;
  /** 'GET https://example.com/'. */
  readonly label: string;
  readonly fromMoment: Moment;
  readonly fromUs: number;
  /** -1 while it is under way. */
  readonly toMoment: Moment;
  readonly toUs: number;
  readonly how: RequestEnd;
  /** '200 OK', or the name of the exception. */
  readonly answer: string;
}

export type RequestEnd = 'answered' | 'failed' | 'cancelled' | 'open';

/** A task was asked to cancel. */
export interface Cancellation {
  /** Who called `cancel`; -1 for a handle of the loop, as that of a time limit. */
  readonly by: number;
  /** The same, or the task that was asked first and waits for this one. */
  readonly fromLane: number;
  readonly fromMoment: Moment;
  readonly fromUs: number;
  readonly toLane: number;
  /** Where CancelledError is thrown in; -1 if it has not been. */
  readonly thrownMoment: Moment;
  readonly isPassedOn: boolean;
  /** The argument of `cancel`, '' if none. */
  readonly message: string;
}

/** A handle as a chip of the ready queue. */
export interface HandleChip {
  readonly handle: number;
  readonly does: HandleDoes;
  /** The schedulable it moves, -1 if none. */
  readonly target: SchedulableId;
  /** 'first step of ada', 'wake bob', "finish cyd's sleep", 'callback report'. */
  readonly text: string;
  /** When it entered the ready queue. */
  readonly sinceMoment: Moment;
  readonly sinceUs: number;
  /** True if this pass of the loop will run it; false if it came during the pass and belongs to the next. */
  readonly thisPass: boolean;
}

export interface TimerChip {
  readonly handle: number;
  readonly does: HandleDoes;
  readonly target: SchedulableId;
  readonly text: string;
  readonly dueUs: number;
  readonly setMoment: Moment;
  /** Its time is over, but the loop has not looked yet. */
  readonly isDueLoopBusy: boolean;
}

export type SchedulableStatus = SpanState | 'done';

export interface SchedulableView {
  readonly id: SchedulableId;
  readonly kind: SchedulableKind;
  readonly title: string;
  /** CPython's name at this moment. */
  readonly name: string;
  readonly status: SchedulableStatus;
  /** Since when it has been in that state. */
  readonly sinceMoment: Moment;
  readonly sinceUs: number;
  /** 'sleeps until 1.2 s', 'waits for the lock', 'ready: first step', 'returned 42'. */
  readonly reason: string;
  readonly waitReason: WaitReason | null;
  /** The awaited task, -1 if none. */
  readonly waitsFor: SchedulableId;
  readonly future: number;
  /** What it waits for where that is a lock, a queue or the like, -1 otherwise. */
  readonly resource: number;
  /** End of its own timer, -1 if none. */
  readonly dueUs: number;
  /** Asleep or timed, and the time is over, but the loop has not looked yet. */
  readonly isDueLoopBusy: boolean;
  /** Who resumed it (generators), -1 otherwise. */
  readonly resumedBy: SchedulableId;
  /** The site it stands on, -1 if it has not reached a line of the program. */
  readonly site: number;
  /** Line in the program text, from 1; 0 without a site. */
  readonly sourceLine: number;
  readonly isCancelRequested: boolean;
  readonly end: EndMark | null;
}

export type WaitingGroupKind = 'timer' | 'task' | 'lock' | 'queue' | 'event' | 'future' | 'thread' | 'io';

export interface WaitingGroup {
  readonly kind: WaitingGroupKind;
  /** 'timer', 'tasks', 'locks', ... */
  readonly title: string;
  /** Timers by due time, everything else in the order in which they began to wait. */
  readonly members: readonly { readonly id: SchedulableId; readonly text: string; readonly dueUs: number }[];
}

export interface WorldState {
  readonly moment: Moment;
  /** The virtual clock. */
  readonly atUs: number;
  /** User instructions executed so far. */
  readonly instruction: number;
  /** The innermost schedulable that runs; -1 when the loop itself works or nobody runs. */
  readonly running: SchedulableId;
  /** Who runs inside whom, outermost first: a task, then the generators it resumed. Ends with `running`. */
  readonly runningStack: readonly SchedulableId[];
  /** `start` before the first item; `program` code outside the loop; `loop`; `idle` the clock jumps; `ended`. */
  readonly phase: 'start' | 'program' | 'loop' | 'idle' | 'ended';
  /** Whether an event loop runs anywhere in the run, or still may, while the run goes on. */
  readonly hasLoop: boolean;
  /** Passes of the loop so far; 0 outside a loop. */
  readonly iteration: number;
  /** Current cell, 0 in a script. */
  readonly cell: number;
  /** The handle that is running now. */
  readonly handle: HandleChip | null;
  /** How it was picked. */
  readonly pickRule: PickRule | null;
  readonly ready: readonly HandleChip[];
  readonly timers: readonly TimerChip[];
  readonly waiting: readonly WaitingGroup[];
  readonly schedulables: readonly SchedulableView[];
  readonly end: RunEndReason | null;
}

/** The stops of one grain. Step 0 is moment 0, the last one the end of the run (so far). */
export interface Steps {
  readonly grain: Grain;
  /** Number of stops, the start included. */
  readonly count: number;
  /** Clamps. */
  momentOf(step: number): Moment;
  /** The last stop at or before the moment. */
  stepAt(moment: Moment): number;
  /** The first stop after the moment; the last stop if there is none. */
  next(moment: Moment): Moment;
  /** The last stop before the moment; 0 if there is none. */
  previous(moment: Moment): Moment;
}

export interface ConsoleLine {
  readonly stream: 'stdout' | 'stderr' | 'display';
  /** Without the newline. */
  readonly text: string;
  /** False for a last line that has not been ended yet. */
  readonly isComplete: boolean;
  /** Of its first write. */
  readonly moment: Moment;
  readonly atUs: number;
  readonly who: SchedulableId;
  /** The writes it was made of; `end` is where each ends in `text`. */
  readonly writes: readonly {
    readonly moment: Moment;
    readonly who: SchedulableId;
    readonly end: number;
    /** Not written but typed: a line of standard input, as a terminal shows it. */
    readonly isTyped?: boolean;
  }[];
}

export interface AwaitMark {
  readonly site: number;
  readonly sourceLine: number;
  readonly column: number;
  readonly endColumn: number;
  readonly suspendedCount: number;
  readonly passedCount: number;
}

/** A piece of a sentence: plain words, a schedulable's name (drawn bold with its glyph), or a piece of the program. */
export interface NarrationPart {
  readonly text: string;
  readonly id?: SchedulableId;
  readonly isCode?: true;
}

export type RuleId =
  | 'start'
  | 'program'
  | 'priority'
  | 'feedback'
  | 'lottery'
  | 'shortest'
  | 'run-to-completion'
  | 'manual'
  | 'reactor'
  | 'cores'
  | 'fifo'
  | 'only'
  | 'pick'
  | 'pass'
  | 'create-task'
  | 'await'
  | 'passed'
  | 'wait'
  | 'wakeup'
  | 'callbacks'
  | 'timer'
  | 'jump'
  | 'io'
  | 'input'
  | 'no-slices'
  | 'blocking'
  | 'thread'
  | 'gil'
  | 'cancel'
  | 'preempt'
  | 'generator'
  | 'result'
  | 'output'
  | 'call-soon'
  | 'loop'
  | 'cell'
  | 'deadlock'
  | 'idle'
  | 'limit'
  | 'end'
  | 'line'
  | 'instruction';

export interface Narration {
  readonly parts: readonly NarrationPart[];
  /** The same sentence as plain text. */
  readonly text: string;
  readonly ruleId: RuleId;
  /** 'Rule: the ready queue is first in, first out'; '' where none applies. */
  readonly rule: string;
  /** The schedulable whose glyph leads the sentence, -1 for the loop. */
  readonly subject: SchedulableId;
}

export interface TableRow {
  readonly step: number;
  readonly moment: Moment;
  readonly atUs: number;
  readonly time: string;
  readonly running: string;
  readonly ready: string;
  readonly waiting: string;
  /** Requests under way. */
  readonly inFlight: string;
  readonly event: string;
}

/** A place in a run that can be looked for in another run (SEMANTICS 8). */
export interface Position {
  readonly grain: Grain;
  /** Creation path of the schedulable, '' for the loop. */
  readonly path: string;
  /** Code object and line, '' and 0 if it stands on no line. */
  readonly code: string;
  readonly sourceLine: number;
  /** How many times it has come to this line, from 1. */
  readonly visit: number;
  /** What happened there: 'line', 'instruction', an event's kind. */
  readonly kind: string;
  /** Which one of that kind since the visit, from 1. */
  readonly nth: number;
  /** A hint for the case that the program has not changed. */
  readonly instruction: number;
  readonly moment: Moment;
}

export interface TimelineView {
  /** The visible part of the picture at rest, as fractions: 0, 1 = all of it (fit). */
  readonly from: number;
  readonly to: number;
  /** Pixels for the visible part. */
  readonly width: number;
  readonly axis: 'time' | 'steps';
  readonly foldIdle: boolean;
  /** Narrowest slice at rest, in pixels; 3 unless said otherwise. */
  readonly minSlicePx?: number;
  /** The axis that this run shares with others. */
  readonly shared?: SharedScale;
  /** Room for a label of the axis, in pixels; 64 unless said otherwise. */
  readonly axisLabelPx?: number;
  /** Lanes to lay out, in order; all of `lanesOf(index)` unless said otherwise. */
  readonly lanes?: readonly number[];
}

/** Marks of one lane, ordered by x; columns of equal length. */
export interface LaneMarks {
  readonly lane: number;
  readonly count: number;
  readonly x: Float32Array;
  readonly width: Float32Array;
  /** As a track's `state` column: index into SPAN_STATES; for the CPU lane a schedulable, -1 or -2. */
  readonly state: Int32Array;
  /** First span behind the mark, and how many it stands for (more than 1: binned). */
  readonly span: Int32Array;
  readonly spans: Int32Array;
  readonly end: { readonly x: number; readonly how: EndHow } | null;
  /** Requests that touch the view; `x1` of one under way is where the run has got to. `row` above 0: beside others. */
  readonly requests: readonly {
    readonly x0: number;
    readonly x1: number;
    readonly how: RequestEnd;
    readonly row: number;
  }[];
  /** Where it asks somebody to cancel, and where CancelledError is thrown into it. */
  readonly signs: readonly { readonly x: number; readonly what: 'asks' | 'thrown' }[];
}

export interface TimelineLayout {
  readonly lanes: readonly LaneMarks[];
  readonly markCount: number;
  /** 'svg' up to SVG_MARKS_MAX marks, 'canvas' beyond. */
  readonly painter: 'svg' | 'canvas';
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly value: number }[];
  /** Folded stretches: the clock goes from `fromUs` to `toUs` between x and x + width. */
  readonly folds: readonly {
    readonly x: number;
    readonly width: number;
    readonly fromUs: number;
    readonly toUs: number;
    readonly label: string;
  }[];
  readonly arrows: readonly (WakeArrow & { readonly x0: number; readonly x1: number })[];
  /** From who asks to where CancelledError is thrown in, or to where it was asked for. */
  readonly cancels: readonly (Cancellation & { readonly x0: number; readonly x1: number })[];
  /** Monotone; pixels from the left edge of the view, may lie outside it. Fractions of a moment are allowed. */
  xOfMoment(moment: Moment): number;
  /** The moment whose x is nearest at or left of it. */
  momentOfX(x: number): Moment;
  xOfTime(atUs: number): number;
  timeOfX(x: number): number;
}
