/**
 * Two or three sessions side by side: each pane is a session of its own, with its program, settings, run and worker;
 * this joins them by one cursor and one player, and works out where they part and what each costs. The first pane may be
 * the page's own session.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { smoothTimeUs, timeAtUs } from '../derive/clock';
import { type Divergence, Comparison as RunComparison } from '../derive/divergence';
import { type Metrics, measure } from '../derive/metrics';
import { SharedScale } from '../derive/shared-scale';
import { steps } from '../derive/steps';
import type { Grain } from '../derive/types';
import { jumpBetween } from './jumps';
import type { Frames, Session } from './session';
import { MOTION_SPEED_MAX, type Preferences, type Program, type Settings } from './settings';
import {
  aligned,
  backByTime,
  forwardByTime,
  type Place,
  PointFinder,
  placeAtTime,
  type Standing,
  type Sync,
} from './shared-cursor';
import type { Timers } from './worker-client';

export const PANES_MAX = 3;

export interface ComparisonState {
  /** In the order on the page: A, B, C. */
  readonly panes: readonly Session[];
  readonly sync: Sync;
  readonly isPlaying: boolean;
  /** The figures of each pane; null while they are not known. */
  readonly metrics: readonly (Metrics | null)[];
  /** Where each pane parts from the first: null nowhere, undefined not known (always so for the first itself). */
  readonly divergences: readonly (Divergence | null | undefined)[];
  /** One axis for the timelines of all panes; null until all runs have ended. */
  readonly scale: SharedScale | null;
  /** The pane and number of the divergence gone to last; null before and after any other move. */
  readonly goneTo: { readonly pane: number; readonly number: number } | null;
}

/** How long one piece of figuring may take, in milliseconds. */
const PIECE_MS = 8;
const FRAME_MS_MAX = 250;
/** Steps in one frame, at most. */
const STEPS_A_FRAME = 60;
/** A gap of the shared clock that is crossed evenly, in microseconds. */
const GAP_US = 1000;

export class Comparison {
  readonly store: StoreApi<ComparisonState>;
  /** The page's own session; the others are ended with the comparison. */
  readonly own: Session;
  private readonly timers: Timers;
  private readonly frames: Frames;
  private readonly points = new PointFinder();
  private unsubscribes = new Map<Session, () => void>();
  /** The pane that the others follow. */
  private leader = 0;
  /** This object moves the panes itself. */
  private isMoving = false;
  private frame: number | null = null;
  private lastMs = 0;
  private progress = 0;
  /** What is crossed between this step and the next; undefined: not looked for yet. */
  private gap: { readonly fromUs: number; readonly toUs: number } | null | undefined;
  private job: number | null = null;
  private pairs: (RunComparison | null)[] = [];
  private analysed = '';

  constructor(own: Session) {
    this.own = own;
    this.timers = own.parts.timers;
    this.frames = own.parts.frames;
    this.store = createStore<ComparisonState>(() => ({
      panes: [own],
      sync: 'time',
      isPlaying: false,
      metrics: [null],
      divergences: [undefined],
      scale: null,
      goneTo: null,
    }));
    own.pause();
    this.watch(own);
  }

  /** Adds a pane that begins like the last one; null if there is no room. */
  add(): Session | null {
    const { panes } = this.state;
    if (panes.length >= PANES_MAX) return null;
    const session = panes[panes.length - 1]!.fork();
    this.setPanes([...panes, session]);
    this.watch(session);
    return session;
  }

  /** Gives each pane a program and settings of its own: as many panes as there are of these. */
  load(panes: readonly { readonly program: Program; readonly settings: Partial<Settings> }[]): void {
    this.pause();
    while (this.state.panes.length < panes.length) this.add();
    for (let place = this.state.panes.length - 1; place >= panes.length; place--) this.remove(place);
    this.state.panes.forEach((pane, i) => {
      const wanted = panes[i];
      if (wanted !== undefined) pane.load(wanted.program, wanted.settings);
    });
  }

  /** Takes a pane away and ends its session; never the last two, and never the page's own. */
  remove(pane: number): void {
    const { panes } = this.state;
    const session = panes[pane];
    if (session === undefined || panes.length <= 2 || session === this.own) return;
    this.forget(session);
    session.dispose();
    this.setPanes(panes.filter((one) => one !== session));
  }

  /** The first two panes change places: figures and outputs are told against the first. */
  swap(): void {
    const [first, second, ...rest] = this.state.panes;
    if (first === undefined || second === undefined) return;
    this.setPanes([second, first, ...rest]);
  }

  /** Ends all sessions but the page's own. */
  dispose(): void {
    this.pause();
    this.stopJob();
    for (const session of this.state.panes) {
      this.forget(session);
      if (session !== this.own) session.dispose();
    }
  }

  setSync(sync: Sync): void {
    this.set({ sync });
    this.align();
  }

  changePreferences(change: Partial<Preferences>): void {
    for (const session of this.state.panes) session.changePreferences(change);
  }

  // The shared cursor

  stepForward(grain?: Grain): void {
    this.pause();
    this.forward(grain);
  }

  stepBack(grain?: Grain): void {
    this.pause();
    const { sync } = this.state;
    const runs = this.standings(grain);
    if (runs === null) return;
    if (sync === 'time') this.put(backByTime(runs));
    else this.moveLeader(runs, ({ stops, moment }) => stops.previous(moment));
  }

  /** Only one pane moves. */
  stepAlone(pane: number, direction: 'forward' | 'back'): void {
    this.pause();
    const session = this.state.panes[pane];
    if (session === undefined) return;
    this.moving(() => {
      if (direction === 'forward') session.stepForward();
      else session.stepBack();
    });
    this.set({ goneTo: null });
  }

  toStart(): void {
    this.pause();
    this.put(this.state.panes.map(() => ({ moment: 0, fraction: 0 })));
  }

  toEnd(): void {
    this.pause();
    this.put(
      this.state.panes.map((pane) => ({
        moment: pane.store.getState().run?.log.lastMoment ?? 0,
        fraction: 0,
      })),
    );
  }

  /** The shared clock: that of the pane that is furthest, in microseconds. */
  get atUs(): number {
    return Math.max(0, ...this.state.panes.map(clockOf));
  }

  /** Where the slider stands, and how far it goes: microseconds, or steps of the pane that leads. */
  get position(): { readonly at: number; readonly last: number } {
    const { panes, sync } = this.state;
    const runs = this.standings();
    if (runs === null) return { at: 0, last: 0 };
    if (sync === 'time') {
      const last = Math.max(0, ...runs.map(({ index }) => timeAtUs(index, index.lastMoment)));
      return { at: Math.round(this.atUs), last: Math.round(last) };
    }
    if (sync === 'step') {
      const at = Math.max(...runs.map(({ stops, moment }) => stops.stepAt(moment)));
      return { at, last: Math.max(...runs.map(({ stops }) => stops.count - 1)) };
    }
    const { stops, moment } = runs[Math.min(this.leader, panes.length - 1)]!;
    return { at: stops.stepAt(moment), last: stops.count - 1 };
  }

  seekPosition(at: number): void {
    const { sync } = this.state;
    const runs = this.standings();
    if (runs === null) return;
    if (sync === 'time') this.put(runs.map(({ index }) => placeAtTime(index, at)));
    else if (sync === 'step')
      this.put(runs.map(({ stops }) => ({ moment: stops.momentOf(at), fraction: 0 })));
    else this.moveLeader(runs, ({ stops }) => stops.momentOf(at));
  }

  /**
   * Goes to the first divergence; from one, to the next; from the last one that is known, to the first again. Each pane
   * then stands where it does what the other one does not.
   */
  nextDivergence(): void {
    const { panes, goneTo, divergences } = this.state;
    const firsts = divergences.flatMap((divergence, pane) => (divergence == null ? [] : [pane]));
    if (firsts.length === 0) return;
    this.pause();
    if (goneTo === null) {
      this.goTo(firsts[0]!, 0);
      return;
    }
    const pair = this.pairs[goneTo.pane];
    const wanted = goneTo.number + 1;
    const other = firsts.find((pane) => pane > goneTo.pane) ?? firsts[0]!;
    if (pair == null || panes[goneTo.pane] === undefined) {
      this.goTo(other, 0);
      return;
    }
    this.work([pair.search(wanted)], () => {
      if (pair.divergence(wanted) !== null) this.goTo(goneTo.pane, wanted);
      else this.goTo(other, 0);
    });
  }

  /** The divergence gone to last, with the pane it is about. */
  get shownDivergence(): { readonly pane: number; readonly divergence: Divergence } | null {
    const { goneTo, divergences } = this.state;
    if (goneTo !== null) {
      const divergence = this.pairs[goneTo.pane]?.divergence(goneTo.number) ?? null;
      if (divergence !== null) return { pane: goneTo.pane, divergence };
    }
    const pane = divergences.findIndex((one) => one != null);
    const divergence = divergences[pane];
    return divergence == null ? null : { pane, divergence };
  }

  // Playing

  play(): void {
    const { isPlaying } = this.state;
    const runs = this.standings();
    if (isPlaying || runs === null) return;
    if (runs.every(({ index, moment }) => moment >= index.lastMoment)) {
      this.put(runs.map(() => ({ moment: 0, fraction: 0 })));
    }
    this.set({ isPlaying: true });
    this.progress = 0;
    this.gap = undefined;
    this.lastMs = this.frames.now();
    this.frame = this.frames.request((nowMs) => this.onFrame(nowMs));
  }

  pause(): void {
    if (this.frame !== null) this.frames.cancel(this.frame);
    this.frame = null;
    if (!this.state.isPlaying) return;
    this.set({ isPlaying: false });
    this.moving(() => {
      for (const pane of this.state.panes) {
        const { moment, fraction } = pane.store.getState().cursor;
        pane.standAt(moment, fraction, false);
      }
    });
  }

  togglePlay(): void {
    if (this.state.isPlaying) this.pause();
    else this.play();
  }

  private get state(): ComparisonState {
    return this.store.getState();
  }

  private set(change: Partial<ComparisonState>): void {
    this.store.setState(change);
  }

  private setPanes(panes: readonly Session[]): void {
    this.leader = 0;
    this.analysed = '';
    this.set({
      panes,
      metrics: panes.map(() => null),
      divergences: panes.map(() => undefined),
      scale: null,
      goneTo: null,
    });
    this.runsChanged();
  }

  private watch(session: Session): void {
    const unsubscribe = session.store.subscribe((state, before) => {
      if (state.run !== before.run || state.next !== before.next) this.runsChanged();
      if (this.isMoving || state.cursor.moment === before.cursor.moment) return;
      // Somebody has gone to a moment of this pane: the others follow. A new run has only kept its place.
      if (state.run?.number === before.run?.number) this.leader = this.state.panes.indexOf(session);
      this.align();
    });
    this.unsubscribes.set(session, unsubscribe);
  }

  private forget(session: Session): void {
    this.unsubscribes.get(session)?.();
    this.unsubscribes.delete(session);
  }

  /** Where all panes stand; null while one has no run yet. */
  private standings(grain?: Grain): Standing[] | null {
    const standings: Standing[] = [];
    for (const pane of this.state.panes) {
      const { run, cursor, preferences } = pane.store.getState();
      if (run === null) return null;
      const stops = steps(run.index, grain ?? preferences.grain);
      standings.push({ index: run.index, stops, moment: cursor.moment });
    }
    return standings;
  }

  private moving(move: () => void): void {
    const was = this.isMoving;
    this.isMoving = true;
    try {
      move();
    } finally {
      this.isMoving = was;
    }
  }

  private put(places: readonly Place[]): void {
    this.moving(() => {
      this.state.panes.forEach((pane, i) => {
        const { moment, fraction } = places[i]!;
        pane.standAt(moment, fraction, this.state.isPlaying);
      });
    });
    if (this.state.goneTo !== null) this.set({ goneTo: null });
  }

  /** Brings all panes to where the one that leads stands. */
  private align(): void {
    const runs = this.standings();
    if (runs === null) return;
    const leader = Math.min(this.leader, runs.length - 1);
    this.put(aligned(runs, leader, this.state.sync, this.points));
  }

  private moveLeader(runs: readonly Standing[], to: (leader: Standing) => number): void {
    const leader = Math.min(this.leader, runs.length - 1);
    const moved = runs.map((run, i) => (i === leader ? { ...run, moment: to(run) } : run));
    this.put(aligned(moved, leader, this.state.sync, this.points));
  }

  /** One step of the shared cursor; false at the end. */
  private forward(grain?: Grain): boolean {
    const { sync } = this.state;
    const runs = this.standings(grain);
    if (runs === null) return false;
    if (sync === 'time') {
      const next = forwardByTime(runs);
      if (next !== null) this.put(next.places);
      return next !== null;
    }
    if (sync === 'step') {
      const at = Math.max(...runs.map(({ stops, moment }) => stops.stepAt(moment))) + 1;
      if (runs.every(({ stops }) => at >= stops.count)) return false;
      this.put(runs.map(({ stops }) => ({ moment: stops.momentOf(at), fraction: 0 })));
      return true;
    }
    const { stops, moment } = runs[Math.min(this.leader, runs.length - 1)]!;
    if (stops.next(moment) <= moment) return false;
    this.moveLeader(runs, (leader) => leader.stops.next(leader.moment));
    return true;
  }

  private onFrame(nowMs: number): void {
    this.frame = null;
    const first = this.state.panes[0]!;
    const { speed } = first.store.getState().preferences;
    const passedMs = Math.min(Math.max(nowMs - this.lastMs, 0), FRAME_MS_MAX);
    this.lastMs = nowMs;
    this.progress += (passedMs / 1000) * speed;
    const whole = Math.floor(this.progress + 1e-9);
    this.progress = Math.max(0, this.progress - whole);
    for (let step = Math.min(whole, STEPS_A_FRAME); step > 0; step--) {
      if (this.forward()) continue;
      this.pause();
      return;
    }
    if (whole > 0 || this.gap === undefined) this.gap = speed <= MOTION_SPEED_MAX ? this.findGap() : null;
    if (this.gap !== null) this.cross(this.gap);
    this.frame = this.frames.request((laterMs) => this.onFrame(laterMs));
  }

  /** The stretch to the next step, if the clock jumps or a call blocks there: the playhead crosses it evenly. */
  private findGap(): { readonly fromUs: number; readonly toUs: number } | null {
    const runs = this.standings();
    const next = runs === null || this.state.sync !== 'time' ? null : forwardByTime(runs);
    if (runs === null || next === null || next.atUs - this.atUs < GAP_US) return null;
    const isJump = runs.some(
      ({ index, moment, stops }) => jumpBetween(index.log, moment, stops.next(moment)) >= 0,
    );
    return isJump ? { fromUs: this.atUs, toUs: next.atUs } : null;
  }

  private cross({ fromUs, toUs }: { readonly fromUs: number; readonly toUs: number }): void {
    const atUs = fromUs + (toUs - fromUs) * this.progress;
    this.put(
      this.standings()!.map(({ index, moment, stops }) => {
        const next = stops.next(moment);
        const place = placeAtTime(index, atUs, next > moment ? next : undefined);
        return place.moment >= moment ? place : { moment, fraction: 0 };
      }),
    );
  }

  // Figures

  private goTo(pane: number, number: number): void {
    const divergence = this.pairs[pane]?.divergence(number) ?? null;
    const runs = this.standings();
    if (divergence === null || runs === null) return;
    const moved = runs.map((run, i) => (i === 0 ? { ...run, moment: divergence.a.shownMoment } : run));
    const places = aligned(moved, 0, this.state.sync, this.points);
    places[pane] = { moment: divergence.b.shownMoment, fraction: 0 };
    this.put(places);
    this.set({ goneTo: { pane, number } });
  }

  /** A run has begun, grown or ended. Figures are made once all have ended. */
  private runsChanged(): void {
    const runs = this.state.panes.map((pane) => pane.store.getState());
    const key = runs
      .map(({ run, next }) =>
        next === null && run?.status === 'ended' ? `${run.number}/${run.version}` : '-',
      )
      .join(' ');
    if (key === this.analysed) return;
    this.analysed = key;
    this.stopJob();
    this.pairs = [];
    this.set({
      metrics: runs.map(() => null),
      divergences: runs.map(() => undefined),
      scale: null,
      goneTo: null,
    });
    if (!key.includes('-') && runs.length > 1) this.analyse();
  }

  private analyse(): void {
    const runs = this.state.panes.map((pane) => pane.store.getState().run!);
    const [first, ...others] = runs;
    this.pairs = [null, ...others.map((other) => new RunComparison(first!.index, other.index))];
    const metrics: (Metrics | null)[] = runs.map(() => null);
    const measuring = runs.map(({ index, options }, i) =>
      (function* () {
        metrics[i] = yield* measure(index, options);
      })(),
    );
    this.set({ scale: new SharedScale(runs.map(({ index }) => index)) });
    const searching = this.pairs.flatMap((pair) => (pair === null ? [] : [pair.search(0)]));
    this.work([...searching, ...measuring], () => {
      this.set({
        metrics,
        divergences: this.pairs.map((pair) => (pair === null ? undefined : pair.divergence(0))),
      });
      this.align();
    });
  }

  /** Does work in pieces between which the page can be drawn; newer work takes its place. */
  private work(pieces: readonly Iterator<undefined, void>[], done: () => void): void {
    this.stopJob();
    const left = [...pieces];
    const go = () => {
      this.job = null;
      const endMs = this.frames.now() + PIECE_MS;
      while (left.length > 0) {
        if (left[0]!.next().done === true) left.shift();
        if (this.frames.now() >= endMs) break;
      }
      if (left.length === 0) done();
      else this.job = this.timers.set(go, 0);
    };
    this.job = this.timers.set(go, 0);
  }

  private stopJob(): void {
    if (this.job !== null) this.timers.clear(this.job);
    this.job = null;
  }
}

function clockOf(pane: Session): number {
  const { run, cursor } = pane.store.getState();
  if (run === null) return 0;
  const atUs = timeAtUs(run.index, cursor.moment);
  if (cursor.fraction === 0) return atUs;
  const from = smoothTimeUs(run.index, cursor.moment);
  return from + (smoothTimeUs(run.index, cursor.moment + 1) - from) * cursor.fraction;
}
