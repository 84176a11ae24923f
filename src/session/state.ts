/** What the session knows: one plain object, replaced and never changed, except the logs, which only grow. */
import type { Finding } from '../derive/diagnoses/types';
import type { LogIndex } from '../derive/log-index';
import type { AccessLog } from '../events/access';
import type { Moment, SchedulableId } from '../events/event';
import type { ChoiceWanted, Inspection, Problem, RunEnd, RunOptions } from '../events/run';
import type { EventLog } from '../log/event-log';
import type { Preferences, Program, Settings } from './settings';

/** One run of one text, as far as it has been computed. */
export interface RunView {
  readonly number: number;
  /** The text it runs: the editor's may be newer. */
  readonly source: string;
  readonly options: RunOptions;
  readonly log: EventLog;
  readonly index: LogIndex;
  /** Raised whenever log and index have grown or ended: what a view depends on besides their identity. */
  readonly version: number;
  readonly status: 'computing' | 'held' | 'ended';
  /** User instructions executed so far. */
  readonly instructions: number;
  readonly warnings: readonly Problem[];
  /** What a manual run waits for; null: for nothing. */
  readonly wanted: ChoiceWanted | null;
}

/** Where the page stands in the run it shows. */
export interface Cursor {
  /** Everything on the page is a function of it. */
  readonly moment: Moment;
  /** Above 0 while the clock jumps: how far the playhead is on its way from this moment to the next. */
  readonly fraction: number;
  readonly isPlaying: boolean;
}

/** What the inspector says about the cursor's moment, and about the step before it, to tell what has changed. */
export interface Inspected {
  readonly run: number;
  readonly moment: Moment;
  readonly current: Inspection;
  /** Null until it is known, and at the start. */
  readonly before: Inspection | null;
}

/** The frame whose variables are shown. */
export interface ChosenFrame {
  readonly id: SchedulableId;
  /** Index into the schedulable's stack, outermost first; -1 for the innermost of the program's own. */
  readonly frame: number;
}

/** What lies over the pictures. */
/** What the second pane of a comparison begins with; null: the same program under another scheduler. */
export interface ComparisonStart {
  readonly source: string | null;
  readonly isPreemptive: boolean;
}

export type Sheet = 'waits' | 'findings';

/** What the rules have found in a run. */
export interface Findings {
  readonly run: number;
  readonly list: readonly Finding[];
}

export type EngineState = 'starting' | 'ready' | 'unavailable';

export interface SessionState {
  readonly program: Program;
  /** Raised when the text was replaced from outside the editor. */
  readonly programVersion: number;
  readonly settings: Settings;
  readonly preferences: Preferences;
  /** False: what is saved lives in this tab only. */
  readonly isSaved: boolean;
  readonly engine: EngineState;
  /** Why it is unavailable. */
  readonly engineMessage: string;
  /** The run on the page; null until the first one has begun. */
  readonly run: RunView | null;
  /** A newer run on its way, not yet on the page. */
  readonly next: RunView | null;
  /** How the newest text failed to begin; the run on the page then belongs to an older one. Null if it didn't. */
  readonly failure: RunEnd | null;
  readonly cursor: Cursor;
  readonly inspected: Inspected | null;
  readonly sheet: Sheet | null;
  /** A comparison is open; with what its second pane begins, where that is not the same program. */
  readonly comparing: ComparisonStart | null;
  /** Null until the run on the page has been looked at. */
  readonly findings: Findings | null;
  /** Who reads and writes what in a run; null until somebody has asked. */
  readonly accesses: { readonly run: number; readonly log: AccessLog } | null;
  /** Null: whoever is running. */
  readonly chosen: ChosenFrame | null;
  /** Program and settings are those of the link in the address. */
  readonly isLinked: boolean;
  /** What is to be said about the link, '' if nothing. */
  readonly linkMessage: string;
}
