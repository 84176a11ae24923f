/**
 * Where stepping stops, gathered during the linear pass: per grain the moments that are not computed from line records
 * and instructions alone. The lists ascend.
 *
 * - line: what the loop does that a viewer must see. A handle that runs no line of the program is shown once it has
 *   done its work (the last event before its end); a jump of the clock; a blocking call; the end.
 * - instruction: the same, unless the very next item is an instruction, which stops there anyway.
 * - await: await points passed; those that suspended once the task waits; jumps of the clock; the end.
 * - switch: the beginning of every turn of somebody. A task that goes on alone after a preemption has not switched;
 *   between generators the program that resumes them is what the loop is between tasks.
 */
import type { Event, HandleDoes, Moment, SchedulableId } from '../events/event';
import type { EventLog } from '../log/event-log';
import { IntList } from './int-list';

const STEPS_A_TASK: ReadonlySet<HandleDoes> = new Set(['step', 'wakeup', 'yielded', 'resume']);

/** Whether a handle continues a task, in contrast to what the loop or a callback does. */
export function stepsTask(does: HandleDoes): boolean {
  return STEPS_A_TASK.has(does);
}

export class StopRecorder {
  private readonly log: EventLog;
  readonly line = new IntList();
  readonly instruction = new IntList();
  readonly await = new IntList();
  readonly switch = new IntList();
  /** A stop whose next item is not known yet, and the instructions before it. */
  private open: Moment = -1;
  private openInstruction = 0;
  private openLines = 0;
  private handleRunMoment: Moment = -1;
  private linesAtHandleRun = 0;
  private handleDoes: HandleDoes = 'loop';
  private suspending: SchedulableId = -1;
  private lastTurn: SchedulableId = 0;
  private wasPreempted = false;
  private previousMoment: Moment = 0;
  private previousInstruction = 0;

  constructor(log: EventLog) {
    this.log = log;
  }

  /** `does` is what the handle does that a handle-run event takes. */
  record(event: Event, moment: Moment, does: HandleDoes): void {
    this.settle(event);
    switch (event.kind) {
      case 'handle-run':
        this.handleRunMoment = moment;
        this.linesAtHandleRun = event.linesBefore;
        this.handleDoes = does;
        break;
      case 'handle-end':
        this.handleEnds(event);
        break;
      case 'clock-jump':
        this.see(event, moment);
        this.await.push(moment);
        break;
      case 'blocking':
        this.see(event, moment);
        break;
      case 'await':
        if (event.suspended) this.suspending = event.id;
        else this.await.push(moment);
        break;
      case 'step-begin':
        if (event.id !== this.lastTurn || !this.wasPreempted) this.switch.push(moment);
        this.lastTurn = event.id;
        break;
      case 'step-end':
        this.wasPreempted = event.end === 'preempted';
        if (this.suspending === event.id) {
          this.await.push(moment);
          this.suspending = -1;
        }
        break;
      case 'generator-resume':
        if (event.id !== this.lastTurn) this.switch.push(moment);
        this.lastTurn = event.id;
        break;
      case 'thread-switch':
      case 'core':
        if (event.id !== this.lastTurn) this.switch.push(moment);
        this.lastTurn = event.id;
        break;
      case 'loop-end':
        this.switch.push(moment);
        this.lastTurn = event.who;
        break;
      case 'end':
        this.see(event, moment);
        this.await.push(moment);
        this.switch.push(moment);
        break;
    }
    this.previousMoment = moment;
    this.previousInstruction = event.instruction;
  }

  private handleEnds(event: Event): void {
    if (this.handleRunMoment < 0) return;
    const ranLines = event.linesBefore > this.linesAtHandleRun;
    if (!ranLines && this.handleDoes !== 'loop') {
      this.line.insert(this.previousMoment);
      if (event.instruction === this.previousInstruction) this.instruction.insert(this.previousMoment);
    }
    if (ranLines && !stepsTask(this.handleDoes)) {
      this.switch.insert(this.handleRunMoment);
      this.lastTurn = -1;
    }
    this.handleRunMoment = -1;
  }

  /** A stop of both line and instruction grain. */
  private see(event: Event, moment: Moment): void {
    this.line.insert(moment);
    this.open = moment;
    this.openInstruction = event.instruction;
    this.openLines = event.linesBefore;
    if (event.kind === 'end') this.instruction.insert(moment);
  }

  private settle(next: Event): void {
    if (this.open < 0) return;
    const isLineNext = next.linesBefore > this.openLines;
    const after = isLineNext ? this.log.lineInstruction(this.openLines) : next.instruction;
    if (after === this.openInstruction) this.instruction.insert(this.open);
    this.open = -1;
  }
}
