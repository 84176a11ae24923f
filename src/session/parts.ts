/** What a session is given by whoever owns the page, so that tests can give something else. */
import type { Opened } from '../link/link';
import type { SessionState } from './state';
import type { KeyValueStore } from './storage';
import type { Timers, WorkerPort } from './worker-client';

export interface Frames {
  request(callback: (nowMs: number) => void): number;
  cancel(frame: number): void;
  /** The clock of the frames, in milliseconds. */
  now(): number;
}

export interface SessionParts {
  createWorker(): WorkerPort;
  /** May throw or give nothing. */
  openStorage(): KeyValueStore | null | undefined;
  readonly timers: Timers;
  readonly frames: Frames;
  /** What to begin with, in place of what is saved. */
  readonly start?: Pick<SessionState, 'program' | 'settings' | 'preferences'>;
  /** The link that the page was opened with. */
  readonly link?: Opened;
}
