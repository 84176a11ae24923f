/** The messages between the page and the engine's worker. Both ends treat what they receive as data of the other side. */
import type { AccessLog } from '../events/access';
import type { Moment } from '../events/event';
import type { ChoiceWanted, Inspection, Problem, RunEnd, RunOptions } from '../events/run';
import type { LogChunk } from '../log/event-log';

/** `run` numbers runs: messages about an older run are ignored by both sides. */
export type ToWorker =
  | { readonly type: 'run'; readonly run: number; readonly source: string; readonly options: RunOptions }
  /** Halts computing between two slices; `continue` goes on. */
  | { readonly type: 'pause'; readonly run: number }
  | { readonly type: 'continue'; readonly run: number }
  /** Ends the run where it is: an `ended` message with reason 'stopped' follows. */
  | { readonly type: 'stop'; readonly run: number }
  /** Decides what a `choice` message asked for; `number` is the decision's, an older one's choice is ignored. */
  | { readonly type: 'choose'; readonly run: number; readonly number: number; readonly choice: number }
  | { readonly type: 'inspect'; readonly run: number; readonly request: number; readonly moment: Moment }
  /** Who reads and writes which variables in the first `instructions` of a run that has ended. */
  | { readonly type: 'accesses'; readonly run: number; readonly instructions: number };

export type FromWorker =
  | { readonly type: 'ready' }
  /** Compiled; warnings of the compiler, and the first chunk follows. */
  | { readonly type: 'started'; readonly run: number; readonly warnings: readonly Problem[] }
  | { readonly type: 'chunk'; readonly run: number; readonly chunk: LogChunk; readonly instructions: number }
  /** A manual run waits for a choice; everything up to it has been sent. */
  | { readonly type: 'choice'; readonly run: number; readonly wanted: ChoiceWanted }
  | { readonly type: 'ended'; readonly run: number; readonly end: RunEnd; readonly instructions: number }
  | {
      readonly type: 'inspected';
      readonly run: number;
      readonly request: number;
      readonly moment: Moment;
      readonly inspection: Inspection;
    }
  | { readonly type: 'accessed'; readonly run: number; readonly accesses: AccessLog };
