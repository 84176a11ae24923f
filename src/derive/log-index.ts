/**
 * One linear, resumable pass over an event log, and everything that is looked up afterwards: lane tracks, stops of
 * the grains, keyframes of the loop, and where the handles and futures were mentioned. Call `update` whenever the log
 * has grown; what an earlier call has found does not change, so the same log gives the same data however it came.
 */
import type { Event, HandleDoes, Moment, ResourceType, SchedulableId } from '../events/event';
import type { EventLog } from '../log/event-log';
import { IntList, IntTable } from './int-list';
import { type LoopSnapshot, LoopState } from './loop-state';
import { StopRecorder, stepsTask } from './stops';
import { LaneTrack } from './track';
import { CPU_LANE, type EndMark, SPAN_STATES, type SpanState } from './types';

/** The CPU lane's `state` column beside schedulable ids. */
export const CPU_LOOP = -1;
export const CPU_IDLE = -2;

/** Events between keyframes, at least; more where the loop holds many handles, so that keyframes stay cheap. */
const KEYFRAME_EVENTS = 1024;

const CODE_OF = Object.fromEntries(SPAN_STATES.map((state, code) => [state, code])) as Record<
  SpanState,
  number
>;

export interface IndexOptions {
  /** The program text, for sentences that quote a line. */
  readonly source?: string;
}

export class LogIndex {
  readonly log: EventLog;
  readonly source: string;
  readonly sourceLines: readonly string[];
  /** Who runs when; its `lines` column counts the line records before each slice. */
  readonly cpu = new LaneTrack(CPU_LANE);
  readonly tracks: LaneTrack[] = [];
  readonly stops: StopRecorder;
  readonly ends: (EndMark | null)[] = [];
  /** Event indices by handle: made (queued or timer set), entered the ready queue, taken out of it. */
  readonly handleMade = new IntTable();
  readonly handleReady = new IntTable();
  readonly handleRun = new IntTable();
  /** Event index by future id: when it was done. */
  readonly futureDone = new IntTable();
  /** Event indices by request: sent, answered or over. */
  readonly requestMade = new IntTable();
  readonly requestEnd = new IntTable();
  /** Locks, queues and the like by number. */
  readonly resources: { readonly type: ResourceType; readonly label: string }[] = [];
  /** Event indices by resource: acquired, released, fed; by future: the tasks it waits for. */
  readonly holds = new Map<number, IntList>();
  readonly parts = new Map<number, IntList>();
  /** Event indices, ascending. */
  readonly stepBegins = new IntList();
  /** What the program wrote, and the lines that it read, in order. */
  readonly outputs = new IntList();
  readonly inputs = new IntList();
  /** When threads had to wait for a line. */
  readonly asks = new IntList();
  readonly awaits = new IntList();
  readonly jumps = new IntList();
  readonly cells = new IntList();
  /** When somebody was asked to cancel. */
  readonly cancelRequests = new IntList();
  /** The same by schedulable. */
  readonly renames = new Map<SchedulableId, IntList>();
  readonly cancels = new Map<SchedulableId, IntList>();
  renameCount = 0;
  hasLoop = false;
  /** The tail of the log: state after everything processed. */
  private readonly loop = new LoopState();
  private readonly keyEvents = new IntList();
  private readonly keySnapshots: LoopSnapshot[] = [];
  private readonly lastLine = new IntTable();
  private readonly cameReady = new Set<SchedulableId>();
  private processed = 0;
  private handleRunAt = -1;
  private linesAtHandleRun = 0;
  private previousLines = 0;
  private nextKeyframe = KEYFRAME_EVENTS;

  constructor(log: EventLog, options: IndexOptions = {}) {
    this.log = log;
    this.source = options.source ?? '';
    this.stops = new StopRecorder(log);
    this.sourceLines = splitLines(this.source);
    this.update();
  }

  /** Takes in what the log has grown by. */
  update(): void {
    const { log } = this;
    if (this.tracks.length === 0 && log.schedulables.length > 0) this.beginMainThread();
    for (; this.processed < log.eventCount; this.processed++) {
      const event = log.event(this.processed);
      this.take(event, this.processed, log.momentOfEvent(this.processed));
    }
  }

  get lastMoment(): Moment {
    return this.log.lastMoment;
  }

  track(lane: number): LaneTrack {
    return lane === CPU_LANE ? this.cpu : this.tracks[lane]!;
  }

  /** What a handle does, from the event that made it. */
  handleDoes(handle: number): HandleDoes {
    const made = this.handleMade.get(handle);
    const event = made < 0 ? null : this.log.event(made);
    return event !== null && (event.kind === 'handle-queued' || event.kind === 'timer-set')
      ? event.does
      : 'loop';
  }

  /** The loop after the first `eventCount` events. */
  loopAfter(eventCount: number): LoopState {
    const key = this.keyEvents.countUpTo(eventCount) - 1;
    const state = key < 0 ? this.emptyLoop() : LoopState.from(this.keySnapshots[key]!);
    for (let i = key < 0 ? 0 : this.keyEvents.at(key); i < eventCount; i++) state.apply(this.log.event(i));
    return state;
  }

  /** Whose lane a line record belongs to: cells of a notebook, which are nobody's, run in the main thread. */
  lineOwner(line: number): SchedulableId {
    return Math.max(0, this.log.lineWho(line));
  }

  /** The last line record made by a lane before a moment, -1 if none. */
  lineBefore(lane: SchedulableId, moment: Moment): number {
    const track = this.tracks[lane];
    const span = track === undefined ? -1 : track.spanAt(moment);
    if (track === undefined || span < 0) return -1;
    const state = SPAN_STATES[track.states.at(span)]!;
    const before = track.lines.at(span);
    if (state !== 'running' && state !== 'blocking') return before;
    const lines = this.log.partsOf(track.endedAt >= 0 ? Math.min(moment, track.endedAt) : moment).lines;
    for (let line = lines - 1; line > before; line--) {
      if (this.lineOwner(line) === lane) return line;
    }
    return before;
  }

  private emptyLoop(): LoopState {
    const state = new LoopState();
    if (this.log.schedulables.length > 0) state.enterThread(0);
    return state;
  }

  private beginMainThread(): void {
    this.begin(0, 'running', -1, 0);
    this.cpu.begin(0, 0, -1, 0);
    this.loop.enterThread(0);
  }

  private begin(id: SchedulableId, state: SpanState, cause: number, moment: Moment): void {
    let track = this.tracks[id];
    if (track === undefined) {
      while (this.tracks.length <= id) {
        this.tracks.push(new LaneTrack(this.tracks.length));
        this.ends.push(null);
      }
      track = this.tracks[id]!;
    }
    if (track.endedAt >= 0 || track.state === CODE_OF[state]) return;
    track.begin(moment, CODE_OF[state], cause, this.lastLine.get(id));
  }

  private stateOf(id: SchedulableId): SpanState | null {
    const code = this.tracks[id]?.state ?? -1;
    return code < 0 ? null : SPAN_STATES[code]!;
  }

  private finish(id: SchedulableId, mark: EndMark): void {
    const track = this.tracks[id];
    if (track === undefined || track.endedAt >= 0) return;
    track.endedAt = mark.moment;
    this.ends[id] = this.ends[id] ?? mark;
  }

  private take(event: Event, index: number, moment: Moment): void {
    const { loop } = this;
    const line = event.linesBefore - 1;
    if (line >= 0) this.lastLine.set(this.lineOwner(line), line);
    this.enterThreadIfNeeded(event, index, moment);
    loop.turnTo(event.who);
    const before = loop.stack;
    if (event.kind === 'loop-start') this.hasLoop = true;
    this.look(event, index);
    loop.apply(event);
    this.recordStates(event, index, moment, before);
    this.recordCpu(event, index, moment);
    const does = event.kind === 'handle-run' ? this.handleDoes(event.handle) : 'loop';
    this.stops.record(event, moment, does);
    if (index + 1 >= this.nextKeyframe && loop.handle < 0) {
      this.keyEvents.push(index + 1);
      const snapshot = loop.snapshot();
      this.keySnapshots.push(snapshot);
      const size = snapshot.ready.length + snapshot.timers.length;
      this.nextKeyframe = index + 1 + Math.max(KEYFRAME_EVENTS, size);
    }
  }

  /**
   * Code of the program can run in the loop's thread without a step of a task: a callback, a notebook's cell. Nothing
   * says so at its beginning, so the thread's bar is begun, from the event before, when its first line is seen.
   */
  private enterThreadIfNeeded(event: Event, index: number, moment: Moment): void {
    const { loop } = this;
    const linesBefore = this.previousLines;
    this.previousLines = event.linesBefore;
    if (loop.stack.length > 0 || loop.end !== null || loop.thread < 0) return;
    if (!loop.inLoop) {
      if (event.who >= 0 && this.log.schedulables[event.who]?.kind === 'thread') {
        loop.enterThread(event.who);
        this.begin(event.who, 'running', index, moment);
      }
      return;
    }
    const begun = this.handleRunAt >= 0 ? this.handleRunAt : index - 1;
    const linesAtBegin = this.handleRunAt >= 0 ? this.linesAtHandleRun : linesBefore;
    if (event.linesBefore === linesAtBegin) return;
    const who = this.lineOwner(event.linesBefore - 1);
    if (this.log.schedulables[who]?.kind !== 'thread') return;
    const from = this.log.momentOfEvent(begun);
    loop.enterThread(who);
    this.begin(who, 'running', begun, from);
    this.cpu.begin(from, who, begun, linesAtBegin);
  }

  /** Fills the tables of what was mentioned where. */
  private look(event: Event, index: number): void {
    switch (event.kind) {
      case 'handle-queued':
        this.handleMade.set(event.handle, index);
        this.handleReady.set(event.handle, index);
        break;
      case 'timer-set':
        this.handleMade.set(event.handle, index);
        break;
      case 'timer-due':
        this.handleReady.set(event.handle, index);
        break;
      case 'handle-run':
        this.handleRun.set(event.handle, index);
        this.handleRunAt = stepsTask(this.handleDoes(event.handle)) ? -1 : index;
        this.linesAtHandleRun = event.linesBefore;
        break;
      case 'handle-end':
      case 'loop-end':
        this.handleRunAt = -1;
        break;
      case 'future-done':
        this.futureDone.set(event.future, index);
        break;
      case 'step-begin':
        this.stepBegins.push(index);
        break;
      case 'thread-block':
        if (event.reason === 'input') this.asks.push(index);
        break;
      case 'input':
        this.inputs.push(index);
        this.outputs.push(index);
        break;
      case 'output':
        this.outputs.push(index);
        break;
      case 'await':
        this.awaits.push(index);
        break;
      case 'clock-jump':
        this.jumps.push(index);
        break;
      case 'renamed':
        mention(this.renames, event.id, index);
        this.renameCount++;
        break;
      case 'cancel-requested':
        mention(this.cancels, event.id, index);
        this.cancelRequests.push(index);
        break;
      case 'cell':
        this.cells.push(index);
        break;
      case 'resource':
        this.resources[event.number] = { type: event.type, label: event.label };
        break;
      case 'acquired':
      case 'released':
      case 'feeds':
        mention(this.holds, event.resource, index);
        break;
      case 'part':
        mention(this.parts, event.future, index);
        break;
      case 'request':
        this.requestMade.set(event.number, index);
        break;
      case 'request-end':
        this.requestEnd.set(event.number, index);
        break;
    }
  }

  private recordStates(event: Event, index: number, moment: Moment, before: readonly SchedulableId[]): void {
    const after = this.loop.stack;
    if (event.kind === 'created') {
      if (event.id > 0) this.begin(event.id, 'created', index, moment);
      return;
    }
    if (event.kind === 'handle-queued' && event.target >= 0 && stepsTask(event.does)) {
      if (after.includes(event.target)) this.cameReady.add(event.target);
      else this.begin(event.target, 'ready', index, moment);
    }
    this.recordThreads(event, index, moment);
    if (before !== after) {
      // Whoever still held the turn when the clock jumped had given it up before.
      const from = event.kind === 'clock-jump' ? moment - 1 : moment;
      for (const id of before) if (!after.includes(id)) this.stepAside(id, event, index, from);
      for (let i = 0; i < after.length; i++) {
        this.begin(after[i]!, i === after.length - 1 ? 'running' : 'outer', index, moment);
      }
    }
    if (event.kind === 'step-end') this.stepEnds(event, index, moment);
    else if (event.kind === 'task-done') this.taskDone(event, moment);
    else if (event.kind === 'generator-end') {
      this.finish(event.id, { how: event.how, moment, atUs: event.atUs, label: '' });
    } else if (event.kind === 'blocking') {
      const who = this.loop.running >= 0 ? this.loop.running : event.who;
      if (who >= 0) {
        this.begin(who, 'blocking', index, moment - 1);
        this.begin(who, 'running', index, moment + 1);
      }
    } else if (event.kind === 'end') this.runEnds(event, moment);
  }

  /** `id` no longer runs and is inside nobody who does. */
  private stepAside(id: SchedulableId, event: Event, index: number, moment: Moment): void {
    const kind = this.log.schedulables[id]?.kind;
    if (event.kind === 'end' || THREAD_EVENTS.has(event.kind)) return;
    if (kind === 'generator') this.begin(id, 'suspended', index, moment);
    else if (event.kind === 'wait')
      this.begin(id, event.reason === 'sleep' ? 'sleeping' : 'waiting', index, moment);
    else if (event.kind === 'preempt') this.begin(id, 'ready', index, moment);
    else if (kind === 'thread' && !this.cameReady.has(id)) this.begin(id, 'loop', index, moment);
  }

  /** The states of threads, and of whoever stood still in them. */
  private recordThreads(event: Event, index: number, moment: Moment): void {
    if (event.kind === 'thread-block') {
      const stack = this.loop.parkedIn(event.id);
      const isBarged = this.stateOf(event.id) === 'ready';
      // An idle loop waits in select: that is what running it looks like.
      if (event.reason !== 'select') this.begin(event.id, 'blocked', index, moment);
      const inner = stack[stack.length - 1] ?? event.id;
      if (!isBarged && inner !== event.id) this.begin(inner, 'blocking', index, moment);
    } else if (event.kind === 'thread-ready') {
      const stack = this.loop.parkedIn(event.id);
      const inner = stack[stack.length - 1] ?? event.id;
      this.begin(event.id, 'ready', index, moment);
      if (event.why === 'asked' && inner !== event.id) this.begin(inner, 'ready', index, moment);
    } else if (event.kind === 'thread-switch') {
      if (!this.loop.stack.includes(event.id)) this.begin(event.id, 'loop', index, moment);
    } else if (event.kind === 'thread-end') {
      this.finish(event.id, { how: event.how, moment, atUs: event.atUs, label: '' });
    }
  }

  private stepEnds(event: Extract<Event, { kind: 'step-end' }>, index: number, moment: Moment): void {
    const { id, end } = event;
    const cameReady = this.cameReady.delete(id);
    if (end === 'returned' || end === 'raised' || end === 'cancelled') {
      if (this.log.schedulables[id]?.kind === 'thread') return;
      this.finish(id, { how: end, moment, atUs: event.atUs, label: '' });
    } else if (end === 'yields' || end === 'preempted' || cameReady) this.begin(id, 'ready', index, moment);
    else if (this.stateOf(id) === 'running' || this.stateOf(id) === 'outer') {
      this.begin(id, 'waiting', index, moment);
    }
  }

  private taskDone(event: Extract<Event, { kind: 'task-done' }>, moment: Moment): void {
    if (this.log.schedulables[event.id]?.kind === 'thread') return;
    this.ends[event.id] = { how: event.how, moment, atUs: event.atUs, label: event.label };
    if (!this.loop.stack.includes(event.id)) {
      const track = this.tracks[event.id];
      if (track !== undefined && track.endedAt < 0) track.endedAt = moment;
    }
  }

  /** The main thread ends with the run where the program came to its end; whoever else waits goes on doing so. */
  private runEnds(event: Extract<Event, { kind: 'end' }>, moment: Moment): void {
    const raised = event.reason === 'error' || event.reason === 'syntax-error';
    if (raised || event.reason === 'finished' || event.reason === 'exit') {
      this.finish(0, { how: raised ? 'raised' : 'returned', moment, atUs: event.atUs, label: '' });
    }
    this.cpu.endedAt = moment;
  }

  private recordCpu(event: Event, index: number, moment: Moment): void {
    if (event.kind === 'clock-jump') {
      this.cpu.begin(moment - 1, CPU_IDLE, index, event.linesBefore);
      this.cpu.begin(moment, this.loop.thread < 0 ? CPU_IDLE : CPU_LOOP, index, event.linesBefore);
      return;
    }
    const nobody = this.loop.thread < 0 ? CPU_IDLE : CPU_LOOP;
    const who = this.loop.running >= 0 ? this.loop.running : nobody;
    if (this.cpu.length === 0 || this.cpu.state !== who)
      this.cpu.begin(moment, who, index, event.linesBefore);
  }
}

/** These say themselves what becomes of those who run in a thread. */
const THREAD_EVENTS: ReadonlySet<Event['kind']> = new Set([
  'thread-block',
  'thread-ready',
  'thread-switch',
  'thread-end',
  'core',
]);

function mention(table: Map<number, IntList>, id: number, index: number): void {
  const list = table.get(id);
  if (list !== undefined) list.push(index);
  else {
    const first = new IntList();
    first.push(index);
    table.set(id, first);
  }
}

export function splitLines(source: string): string[] {
  return source === '' ? [] : source.split(/\r\n|\r|\n/);
}
