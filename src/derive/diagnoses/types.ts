/** What a rule is, and what it finds. */
import type { Event, Moment, SchedulableId } from '../../events/event';
import type { LogIndex } from '../log-index';

export type DiagnosisId =
  | 'hog'
  | 'race'
  | 'possible-race'
  | 'blocking-call'
  | 'never-suspends'
  | 'never-awaited'
  | 'nobody-keeps'
  | 'never-retrieved'
  | 'lock-held'
  | 'together';

/** A place in the program and in the run. */
export interface Place {
  /** Line in the program text, from 1; 0 if none. */
  readonly sourceLine: number;
  readonly moment: Moment;
  readonly atUs: number;
}

export interface Finding extends Place {
  readonly rule: DiagnosisId;
  /** 'Hogs the loop'. */
  readonly name: string;
  /** One sentence about this very case. */
  readonly text: string;
  /** Whom it is about, the one who does it first. */
  readonly ids: readonly SchedulableId[];
  /** How often it has happened at this line; the place is that of the worst, or the first. */
  readonly count: number;
  /** A hint: nothing is wrong, it could be better. */
  readonly isHint: boolean;
  /** Further places that belong to it: the read before the write, and so on. */
  readonly also: readonly (Place & { readonly text: string })[];
}

/** From which values on something is worth telling. */
export interface DiagnosisSettings {
  /** Microseconds and user instructions for which a step may hold the loop. */
  readonly hogUs: number;
  readonly hogInstructions: number;
  /** A blocking call shorter than this is not told. */
  readonly blockingUs: number;
  /** Awaits in one step that had nothing to wait for while somebody was ready. */
  readonly passedAwaits: number;
  /** For how long a lock may be held across an await while somebody wants it. */
  readonly lockUs: number;
  /** Waiting one after the other that could be saved. */
  readonly togetherUs: number;
}

export const DEFAULT_DIAGNOSIS_SETTINGS: DiagnosisSettings = {
  hogUs: 100_000,
  hogInstructions: 1_000_000,
  blockingUs: 1_000,
  passedAwaits: 20,
  lockUs: 500_000,
  togetherUs: 100_000,
};

/** Looks at every event once, in order, and says at the end what it has found. */
export interface Watcher {
  take(event: Event, at: number): void;
  finish(): readonly Finding[];
}

export interface RuleText {
  readonly id: DiagnosisId;
  readonly name: string;
  /** What it is, why it matters and what helps: a few sentences. */
  readonly explanation: string;
}

export interface Rule extends RuleText {
  watch(index: LogIndex, settings: DiagnosisSettings): Watcher;
}
