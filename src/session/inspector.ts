/** Keeps what the inspector has said about moments of the run on the page, and asks for what is missing. */
import type { StoreApi } from 'zustand/vanilla';
import { steps } from '../derive/steps';
import type { Moment } from '../events/event';
import type { Inspection } from '../events/run';
import { MOTION_SPEED_MAX } from './settings';
import type { SessionState } from './state';

/** Answers kept: enough for stepping to and fro without asking again. */
const KEPT_MAX = 128;

export class Inspector {
  private readonly known = new Map<Moment, Inspection>();
  /** The run and version that the answers belong to: a run that is still computed answers only for its past. */
  private run = -1;
  private readonly store: StoreApi<SessionState>;
  private readonly ask: (moment: Moment) => void;

  constructor(store: StoreApi<SessionState>, ask: (moment: Moment) => void) {
    this.store = store;
    this.ask = ask;
  }

  /** Another run comes to the page. */
  forget(): void {
    this.known.clear();
    this.run = -1;
  }

  /** The cursor has moved or the run has grown. */
  update(): void {
    const { run, cursor, preferences, inspected } = this.store.getState();
    if (run === null) return;
    this.run = run.number;
    const current = this.known.get(cursor.moment);
    if (current === undefined) {
      this.ask(cursor.moment);
      return;
    }
    const earlier = steps(run.index, preferences.grain).previous(cursor.moment);
    const before = earlier < cursor.moment ? this.known.get(earlier) : undefined;
    if (
      inspected?.current !== current ||
      inspected.before !== (before ?? null) ||
      inspected.moment !== cursor.moment ||
      inspected.run !== run.number
    ) {
      this.store.setState({
        inspected: { run: run.number, moment: cursor.moment, current, before: before ?? null },
      });
    }
    const isHurrying = cursor.isPlaying && preferences.speed > MOTION_SPEED_MAX;
    if (before === undefined && earlier < cursor.moment && !isHurrying) this.ask(earlier);
  }

  answer(run: number, moment: Moment, inspection: Inspection): void {
    if (run !== this.run) return;
    if (this.known.size >= KEPT_MAX) this.known.delete(this.known.keys().next().value as Moment);
    this.known.set(moment, inspection);
    this.update();
  }
}
