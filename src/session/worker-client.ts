/**
 * The page's end of the worker protocol. It keeps one worker, knows which run it is on, and replaces a worker that
 * crashes or doesn't answer Stop in time. A replaced worker computes the part of the run that had arrived once more
 * (runs are deterministic), so that moments of it can still be inspected.
 */
import type { FromWorker, ToWorker } from '../engine/protocol';
import type { AccessLog } from '../events/access';
import type { Moment } from '../events/event';
import type { ChoiceWanted, Inspection, Problem, RunEnd, RunOptions } from '../events/run';
import type { LogChunk } from '../log/event-log';

/** How long a worker may take to answer Stop before it is ended, in milliseconds. */
export const STOP_ANSWER_MS = 50;
/** How long a fresh worker may take to be ready before the page says that it can't start, in milliseconds. */
export const START_MS = 15_000;

/** What is used of a `Worker`. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: { readonly data: FromWorker }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  onmessageerror: ((event: object) => void) | null;
}

export interface Timers {
  /** Calls back after `delayMs` milliseconds; returns what `clear` takes. */
  set(callback: () => void, delayMs: number): number;
  clear(timer: number): void;
}

export interface WorkerEvents {
  ready(): void;
  /** No worker can be made here; `reason` for people. */
  unavailable(reason: string): void;
  started(run: number, warnings: readonly Problem[]): void;
  chunk(run: number, chunk: LogChunk, instructions: number): void;
  /** A manual run stands still until `choose`. */
  choice(run: number, wanted: ChoiceWanted): void;
  ended(run: number, end: RunEnd, instructions: number): void;
  inspected(run: number, moment: Moment, inspection: Inspection): void;
  accessed(run: number, accesses: AccessLog): void;
}

interface CurrentRun {
  readonly run: number;
  readonly source: string;
  readonly options: RunOptions;
  ended: boolean;
  /** Instructions known to have been executed. */
  instructions: number;
}

interface Request {
  readonly request: number;
  readonly moment: Moment;
}

export class WorkerClient {
  private worker: WorkerPort | null = null;
  private ready = false;
  private current: CurrentRun | null = null;
  /** The run as the worker knows it: other than `current.run` when it computed again what a lost one had; -1 for none. */
  private runInWorker = -1;
  private replaying = false;
  private lastNumber = 0;
  private lastRequest = 0;
  private queued: (() => void) | null = null;
  private stopTimer: number | null = null;
  private startTimer: number | null = null;
  private inFlight: Request | null = null;
  private wanted: Moment | null = null;
  private readonly create: () => WorkerPort;
  private readonly events: WorkerEvents;
  private readonly timers: Timers;

  constructor(create: () => WorkerPort, events: WorkerEvents, timers: Timers) {
    this.create = create;
    this.events = events;
    this.timers = timers;
  }

  /** Makes the first worker, ahead of its first run. */
  start(): void {
    this.worker ??= this.open();
  }

  /**
   * Runs a program from its start and returns the run's number. A run still being computed is stopped first; nothing
   * more is heard of it.
   */
  run(source: string, options: RunOptions): number {
    const run = ++this.lastNumber;
    const busy = this.current !== null && (!this.current.ended || this.replaying);
    this.dropInspections();
    const begin = () => {
      this.queued = null;
      this.runInWorker = run;
      this.replaying = false;
      this.start();
      this.post({ type: 'run', run, source, options });
    };
    const stopped = this.current;
    this.current = { run, source, options, ended: false, instructions: 0 };
    // A worker that is still loading answers nothing yet: it will find the newest run in its mail.
    if (!busy || !this.ready) begin();
    else {
      this.queued = begin;
      if (stopped !== null && this.stopTimer === null) this.askToStop();
    }
    return run;
  }

  /**
   * Makes an earlier run, which has ended, the current one again, so that it can be inspected: it is computed again,
   * and nothing is heard of that.
   */
  restore(run: number, source: string, options: RunOptions): void {
    this.dropInspections();
    this.current = { run, source, options, ended: true, instructions: 0 };
    this.replay(source, options);
  }

  /** Ends the current run where it is: `ended` with reason 'stopped' follows, within `STOP_ANSWER_MS` at worst. */
  stop(): void {
    if (this.current === null || this.current.ended || this.stopTimer !== null) return;
    this.askToStop();
  }

  /** Halts computing until `proceed`. */
  hold(): void {
    if (this.current !== null && !this.current.ended) this.post({ type: 'pause', run: this.runInWorker });
  }

  proceed(): void {
    if (this.current !== null && !this.current.ended) this.post({ type: 'continue', run: this.runInWorker });
  }

  /** Decides what the current run waits for: an index among the candidates of decision `number`. */
  choose(number: number, choice: number): void {
    // If the run is lost it is computed again with its choices.
    if (this.current !== null) {
      const { options } = this.current;
      this.current = {
        ...this.current,
        options: { ...options, choices: [...(options.choices ?? []), choice] },
      };
    }
    this.post({ type: 'choose', run: this.runInWorker, number, choice });
  }

  /** Asks for what the current run looks like at `moment`. The latest question wins; earlier ones may go unanswered. */
  inspect(moment: Moment): void {
    this.wanted = moment;
    this.sendInspection();
  }

  /** Asks who reads and writes what in the current run, which has ended; `accessed` follows, unless it is replaced. */
  askAccesses(instructions: number): void {
    if (this.current?.ended !== true || this.replaying || this.queued !== null || this.runInWorker < 0)
      return;
    this.post({ type: 'accesses', run: this.runInWorker, instructions });
  }

  dispose(): void {
    this.clearTimers();
    this.worker?.terminate();
    this.worker = null;
  }

  private open(): WorkerPort | null {
    this.ready = false;
    let worker: WorkerPort;
    try {
      worker = this.create();
    } catch (error) {
      this.events.unavailable(error instanceof Error ? error.message : String(error));
      return null;
    }
    worker.onmessage = (event) => {
      if (worker === this.worker) this.receive(event.data);
    };
    worker.onerror = (event) => {
      if (worker === this.worker) this.lost(event.message ?? '');
    };
    worker.onmessageerror = () => {
      if (worker === this.worker) this.lost('A message could not be read.');
    };
    this.startTimer = this.timers.set(() => {
      this.startTimer = null;
      this.unavailable('It did not start in time.');
    }, START_MS);
    return worker;
  }

  private post(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private receive(message: FromWorker): void {
    if (message.type === 'ready') {
      this.ready = true;
      this.clearStartTimer();
      this.events.ready();
      return;
    }
    const current = this.current;
    if (current === null || message.run !== this.runInWorker) return;
    // A newer run waits until this one has stopped: only its end matters.
    if (this.queued !== null) {
      if (message.type === 'ended') this.beginQueued();
      return;
    }
    switch (message.type) {
      case 'started':
        if (!this.replaying) this.events.started(current.run, message.warnings);
        break;
      case 'chunk':
        if (this.replaying) break;
        current.instructions = message.instructions;
        this.events.chunk(current.run, message.chunk, message.instructions);
        break;
      case 'choice':
        // What was computed again has got to where it stood still before.
        if (this.replaying) {
          this.replaying = false;
          this.sendInspection();
        } else this.events.choice(current.run, message.wanted);
        break;
      case 'ended':
        this.clearStopTimer();
        if (this.replaying) this.replaying = false;
        else {
          current.ended = true;
          current.instructions = message.instructions;
          this.events.ended(current.run, message.end, message.instructions);
        }
        this.sendInspection();
        break;
      case 'inspected':
        if (this.inFlight === null || message.request !== this.inFlight.request) break;
        this.inFlight = null;
        this.events.inspected(current.run, message.moment, message.inspection);
        this.sendInspection();
        break;
      case 'accessed':
        if (message.run === this.runInWorker) this.events.accessed(current.run, message.accesses);
        break;
    }
  }

  private askToStop(): void {
    this.post({ type: 'stop', run: this.runInWorker });
    if (!this.ready) return;
    this.stopTimer = this.timers.set(() => {
      this.stopTimer = null;
      this.replaceWorker();
      if (this.queued !== null) this.beginQueued();
      else {
        this.endCurrent({
          reason: 'stopped',
          exitCode: 75,
          message: 'Stopped in the middle of one long operation.',
          problems: [],
        });
      }
    }, STOP_ANSWER_MS);
  }

  private beginQueued(): void {
    this.clearStopTimer();
    this.queued?.();
  }

  /** The worker crashed or could not be loaded. */
  private lost(message: string): void {
    if (!this.ready) {
      this.unavailable(message === '' ? 'It could not be loaded.' : message);
      return;
    }
    this.clearStopTimer();
    this.replaceWorker();
    if (this.queued !== null) this.beginQueued();
    else if (this.current !== null && !this.current.ended) {
      this.endCurrent({
        reason: 'bug',
        exitCode: 70,
        message: message === '' ? 'The engine stopped unexpectedly.' : message,
        problems: [],
      });
    }
  }

  private unavailable(reason: string): void {
    this.clearTimers();
    this.worker?.terminate();
    this.worker = null;
    this.events.unavailable(reason);
  }

  private replaceWorker(): void {
    this.worker?.terminate();
    this.worker = null;
    this.inFlight = null;
    this.runInWorker = -1;
    this.replaying = false;
    this.worker = this.open();
  }

  private endCurrent(end: RunEnd): void {
    const current = this.current;
    if (current === null || current.ended) return;
    current.ended = true;
    this.events.ended(current.run, end, current.instructions);
    if (current.instructions === 0) return;
    const limits = { ...current.options.limits, userInstructions: current.instructions };
    this.replay(current.source, { ...current.options, limits });
  }

  /** Lets the worker compute a run that the page has already, so that it can be inspected. */
  private replay(source: string, options: RunOptions): void {
    this.runInWorker = ++this.lastNumber;
    this.replaying = true;
    this.post({ type: 'run', run: this.runInWorker, source, options });
  }

  private sendInspection(): void {
    if (this.wanted === null || this.inFlight !== null || this.replaying || this.queued !== null) return;
    if (this.current === null || this.runInWorker < 0) return;
    this.inFlight = { request: ++this.lastRequest, moment: this.wanted };
    this.wanted = null;
    this.post({ type: 'inspect', run: this.runInWorker, ...this.inFlight });
  }

  private dropInspections(): void {
    this.wanted = null;
    this.inFlight = null;
  }

  private clearStopTimer(): void {
    if (this.stopTimer !== null) this.timers.clear(this.stopTimer);
    this.stopTimer = null;
  }

  private clearStartTimer(): void {
    if (this.startTimer !== null) this.timers.clear(this.startTimer);
    this.startTimer = null;
  }

  private clearTimers(): void {
    this.clearStopTimer();
    this.clearStartTimer();
  }
}
