/**
 * Joins the parts: text and settings become runs, runs become what the page shows, and one cursor stands in them. No
 * DOM and no React: whoever owns the page passes in storage, timers, frames and a maker of workers.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { askingAt } from '../derive/asking';
import { LogIndex } from '../derive/log-index';
import { positionAt } from '../derive/position';
import { runHash } from '../derive/run-hash';
import { steps } from '../derive/steps';
import type { Grain, Steps } from '../derive/types';
import type { Moment } from '../events/event';
import type { ChoiceWanted, Problem, RunEnd } from '../events/run';
import { EXAMPLES, exampleOf } from '../examples/index';
import type { Link, Opened } from '../link/link';
import { EventLog, type LogChunk } from '../log/event-log';
import { INPUT_LINES_MAX } from '../world/input';
import { Inspector } from './inspector';
import { jumpBetween } from './jumps';
import { NEVER_BEGAN } from './never-began';
import type { Frames, SessionParts } from './parts';
import { findPlace, nearPlace, type Place } from './place';
import { Player } from './player';
import {
  changed,
  DEFAULT_PREFERENCES,
  DEFAULT_SETTINGS,
  type Preferences,
  type Program,
  preferencesSchema,
  programSchema,
  runOptionsOf,
  type Settings,
  SPEED_MAX,
  SPEED_MIN,
  settingsOf,
  settingsSchema,
} from './settings';
import type { ChosenFrame, ComparisonStart, Cursor, Findings, RunView, SessionState, Sheet } from './state';
import { SavedValues } from './storage';
import { type Timers, WorkerClient } from './worker-client';

/** Pause in typing after which the text is run again, in milliseconds. */
export const TYPING_PAUSE_MS = 250;
/** How long a new run may look for the old place before the page shows it without, in milliseconds. */
export const PLACE_SEARCH_MS = 500;

export type { Frames, SessionParts } from './parts';

/** So many instructions are run again to see who reads and writes what. */
const ACCESS_INSTRUCTIONS = 100_000;

const START: Cursor = { moment: 0, fraction: 0, isPlaying: false };

export class Session {
  readonly store: StoreApi<SessionState>;
  readonly parts: SessionParts;
  private readonly saved: SavedValues;
  private readonly client: WorkerClient;
  private readonly player = new Player();
  private readonly inspector: Inspector;
  private readonly timers: Timers;
  private readonly frames: Frames;
  private typingTimer: number | null = null;
  private placeTimer: number | null = null;
  private frame: number | null = null;
  /** Where the cursor stood when the run on its way was begun, or where a link wants it; null: at the start. */
  private place: Place | null = null;
  /** A place that the run on the page had not come to when it was shown, and the moment shown instead. */
  private late: { readonly place: Place; readonly moment: Moment } | null = null;
  /** What the run of a link's program has to look like: its number, and the hash that came with the link. */
  private promised: { readonly run: number; readonly hash: string } | null = null;
  private playWhenShown = false;
  /** By hand: a choice has been made, and the playhead goes to where it leads, unless somebody moves it before. */
  private followsChoice = false;

  constructor(parts: SessionParts) {
    this.parts = parts;
    this.timers = parts.timers;
    this.frames = parts.frames;
    this.saved = new SavedValues(() => parts.openStorage());
    const first = EXAMPLES[0];
    this.store = createStore<SessionState>(() => ({
      program: this.saved.read('program', programSchema) ?? { source: first.source, example: first.id },
      programVersion: 0,
      settings: this.saved.read('settings', settingsSchema) ?? DEFAULT_SETTINGS,
      preferences: this.saved.read('preferences', preferencesSchema) ?? DEFAULT_PREFERENCES,
      ...parts.start,
      isSaved: this.saved.persistent,
      engine: 'starting',
      engineMessage: '',
      run: null,
      next: null,
      failure: null,
      cursor: START,
      inspected: null,
      sheet: null,
      comparing: null,
      findings: null,
      accesses: null,
      chosen: null,
      isLinked: false,
      linkMessage: '',
    }));
    this.client = new WorkerClient(
      () => parts.createWorker(),
      {
        ready: () => this.set({ engine: 'ready' }),
        unavailable: (engineMessage) => this.set({ engine: 'unavailable', engineMessage, next: null }),
        started: (run, warnings) => this.started(run, warnings),
        chunk: (run, chunk, instructions) => this.grow(run, chunk, instructions),
        choice: (run, wanted) => this.asked(run, wanted),
        ended: (run, end, instructions) => this.ended(run, end, instructions),
        accessed: (run, log) => this.set({ accesses: { run, log } }),
        inspected: (run, moment, inspection) => this.inspector.answer(run, moment, inspection),
      },
      parts.timers,
    );
    this.inspector = new Inspector(this.store, (moment) => this.client.inspect(moment));
    if (parts.link === undefined || !this.openLink(parts.link)) this.rerun();
  }

  /** Another session that begins with this one's text and settings; what is changed in it is not saved. */
  fork(): Session {
    const { program, settings, preferences } = this.state;
    return new Session({
      ...this.parts,
      link: undefined,
      openStorage: () => null,
      start: { program, settings, preferences },
    });
  }

  // The program and how it is run

  /** The editor's new text; it is run after a pause in typing. */
  edit(source: string): void {
    const { program } = this.state;
    if (source === program.source) return;
    this.set({ program: { source, example: null }, isLinked: false });
    if (this.typingTimer !== null) this.timers.clear(this.typingTimer);
    this.typingTimer = this.timers.set(() => this.runEdited(), TYPING_PAUSE_MS);
  }

  /** Runs the newest text now, and plays it from its start. */
  runAndPlay(): void {
    if (this.typingTimer !== null) this.timers.clear(this.typingTimer);
    this.typingTimer = null;
    this.save();
    this.pause();
    this.rerun();
    this.place = null;
    this.playWhenShown = true;
  }

  /** Replaces the text by an example, under the scheduler that the example is about. */
  loadExample(id: string): void {
    const example = exampleOf(id);
    if (example === undefined) return;
    const { settings } = this.state;
    this.load(
      { source: example.source, example: id },
      { scheduler: example.scheduler, quantum: example.quantum ?? settings.quantum, input: [] },
    );
  }

  /** The user's own text that an example replaced last, or null. */
  get ownProgram(): string | null {
    const own = this.saved.read('own', programSchema.entries.source);
    return own === undefined || own === this.state.program.source ? null : own;
  }

  /** Brings back the text that an example replaced. */
  loadOwnProgram(): void {
    const own = this.ownProgram;
    if (own === null) return;
    this.set({
      program: { source: own, example: null },
      programVersion: this.state.programVersion + 1,
      isLinked: false,
    });
    this.startAfresh();
  }

  /** Replaces text and settings by others, to begin with them; a text of the user's own is put aside. */
  load(program: Program, change: Partial<Settings>): void {
    const { programVersion, settings } = this.state;
    this.keepOwn();
    this.set({
      program,
      programVersion: programVersion + 1,
      settings: { ...settings, beyond: undefined, ...change },
      isLinked: false,
    });
    this.startAfresh();
  }

  /** Replaces the text, as if it had been edited: the place is kept. */
  replaceProgram(program: Program): void {
    const { programVersion } = this.state;
    this.set({ program, programVersion: programVersion + 1, isLinked: false });
    this.runEdited();
  }

  /**
   * Opens a link: its program, under its options, at its place. One that could not be read changes nothing, but the
   * page says so. False if nothing has changed.
   */
  openLink(opened: Opened): boolean {
    if (!opened.ok) {
      this.set({ linkMessage: opened.message });
      return false;
    }
    const { source, options, at, view, hash } = opened.link;
    const { preferences, programVersion } = this.state;
    this.keepOwn(source);
    this.set({
      program: {
        source,
        example: EXAMPLES.find((known) => known.source === source)?.id ?? null,
        isLinked: true,
      },
      programVersion: programVersion + 1,
      settings: settingsOf(options),
      // For this visit: what the reader has chosen for good stays saved.
      preferences: {
        ...preferences,
        grain: at?.grain ?? preferences.grain,
        theme: view?.theme ?? preferences.theme,
        speed: Math.max(SPEED_MIN, Math.min(SPEED_MAX, view?.speed ?? preferences.speed)),
      },
      isLinked: true,
      linkMessage: '',
      run: null,
    });
    this.startAfresh();
    this.place = at === undefined ? null : { at, source };
    const { next } = this.state;
    this.promised = next === null || hash === undefined ? null : { run: next.number, hash };
    return true;
  }

  /** What a link to this page says, at the step where it stands or at the start; null while there is no run. */
  linkHere(isAtStep: boolean): Link | null {
    const { run, cursor, preferences } = this.state;
    if (run === null) return null;
    const isWhole = run.status === 'ended' && run.log.end?.reason !== 'stopped';
    return {
      source: run.source,
      options: run.options,
      ...(isAtStep ? { at: positionAt(run.index, cursor.moment, preferences.grain) } : {}),
      ...(isWhole ? { hash: runHash(run.index) } : {}),
    };
  }

  /** Takes what was said about a link off the page. */
  dismissLinkMessage(): void {
    this.set({ linkMessage: '', isLinked: false });
  }

  /** Changes how the program is run, and runs it again, keeping the place. */
  changeSettings(change: Partial<Settings>): void {
    this.set({ settings: changed(this.state.settings, change), isLinked: false });
    this.save();
    this.rerun();
  }

  /**
   * A line for the thread that waits for one where the cursor stands, or the end of the input (null): it is typed at
   * this moment of the run. The program runs again, the same up to here, and goes on; lines typed later are forgotten.
   */
  type(text: string | null): void {
    const { run, cursor, settings } = this.state;
    const asking = run === null ? null : askingAt(run.index, cursor.moment);
    if (asking === null) return;
    const { taken, atUs } = asking;
    const line = text === null ? { text: '', isEnd: true, atUs } : { text, atUs };
    if (taken >= INPUT_LINES_MAX) return;
    this.changeSettings({ input: [...settings.input.slice(0, taken), line] });
    this.playWhenShown = true;
  }

  changePreferences(change: Partial<Preferences>): void {
    const preferences = { ...this.state.preferences, ...change };
    this.set({ preferences });
    this.set({ isSaved: this.saved.write('preferences', preferences) });
    if (change.grain !== undefined) this.restartPlayer();
    this.inspector.update();
  }

  /** Ends computing where it is; what has been computed stays. */
  stopComputing(): void {
    this.client.stop();
  }

  holdComputing(): void {
    this.client.hold();
    this.markHeld('held');
  }

  goOnComputing(): void {
    this.client.proceed();
    this.markHeld('computing');
  }

  /** Decides what the manual run on the page waits for: an index among `run.wanted.candidates`. */
  pick(choice: number): void {
    const { run } = this.state;
    if (run === null || run.wanted === null || this.state.next !== null) return;
    const { number, candidates } = run.wanted;
    if (choice >= candidates.length) return;
    this.pause();
    // The run that was asked is, from here on, the one with this choice.
    const choices = [...(run.options.choices ?? []), choice];
    this.set({ run: { ...run, wanted: null, options: { ...run.options, choices } } });
    this.followsChoice = true;
    this.client.choose(number, choice);
  }

  /** By hand: the program again, with these choices made beforehand; it stands still at the decision after them. */
  retake(choices: readonly number[]): void {
    if (this.state.run?.options.asks !== true) return;
    this.pause();
    this.rerun(choices);
    this.followsChoice = true;
  }

  /** Saves what is not saved yet; for when the page goes away. */
  flush(): void {
    this.save();
  }

  dispose(): void {
    this.pause();
    this.client.dispose();
    if (this.typingTimer !== null) this.timers.clear(this.typingTimer);
    if (this.placeTimer !== null) this.timers.clear(this.placeTimer);
  }

  // The cursor

  /** The stops of the chosen grain in the run on the page; null without a run. */
  get steps(): Steps | null {
    const { run, preferences } = this.state;
    return run === null ? null : steps(run.index, preferences.grain);
  }

  /** Goes to any moment; playing goes on from there. */
  seek(moment: Moment): void {
    const { run, cursor } = this.state;
    if (run === null) return;
    this.followsChoice = false;
    this.move(Math.max(0, Math.min(moment, run.log.lastMoment)), 0, cursor.isPlaying);
    this.restartPlayer();
  }

  seekStep(step: number): void {
    const stops = this.steps;
    if (stops !== null) this.seek(stops.momentOf(Math.max(0, Math.min(step, stops.count - 1))));
  }

  stepForward(grain?: Grain): void {
    this.stepBy(grain, (stops, moment) => stops.next(moment));
  }

  stepBack(grain?: Grain): void {
    this.stepBy(grain, (stops, moment) => stops.previous(moment));
  }

  nextSwitch(): void {
    this.stepForward('switch');
  }

  previousSwitch(): void {
    this.stepBack('switch');
  }

  toStart(): void {
    this.pause();
    this.seek(0);
  }

  toEnd(): void {
    this.pause();
    const { run } = this.state;
    if (run !== null) this.seek(run.log.lastMoment);
  }

  play(): void {
    const { run, cursor } = this.state;
    const stops = this.steps;
    if (run === null || stops === null || cursor.isPlaying) return;
    // At the end, Play means: once more from the start.
    const isAtEnd = run.status === 'ended' && stops.next(cursor.moment) <= cursor.moment;
    this.move(isAtEnd ? 0 : cursor.moment, 0, true);
    this.restartPlayer();
    this.frame = this.frames.request((nowMs) => this.onFrame(nowMs));
  }

  pause(): void {
    if (this.frame !== null) this.frames.cancel(this.frame);
    this.frame = null;
    const { cursor } = this.state;
    if (cursor.isPlaying) this.move(cursor.moment, 0, false);
  }

  togglePlay(): void {
    if (this.state.cursor.isPlaying) this.pause();
    else this.play();
  }

  /** Steps a second, kept within what is offered. */
  setSpeed(speed: number): void {
    this.changePreferences({ speed: Math.max(SPEED_MIN, Math.min(SPEED_MAX, speed)) });
  }

  /** Whose variables to show; null follows whoever is running. */
  choose(chosen: ChosenFrame | null): void {
    this.set({ chosen });
  }

  /** Opens a comparison, or closes it. */
  compare(comparing: ComparisonStart | null): void {
    this.pause();
    this.set({ comparing });
  }

  /** Opens a sheet over the pictures, or closes it. */
  openSheet(sheet: Sheet | null): void {
    this.set({ sheet });
  }

  /** What the rules have found in the run on the page. */
  setFindings(findings: Findings | null): void {
    this.set({ findings });
  }

  /** Asks the engine who reads and writes what in the first part of the run on the page; the state has it later. */
  askAccesses(): void {
    const { run, next } = this.state;
    if (run?.status === 'ended' && next === null) this.client.askAccesses(ACCESS_INSTRUCTIONS);
  }

  private get state(): SessionState {
    return this.store.getState();
  }

  private set(change: Partial<SessionState>): void {
    this.store.setState(change);
  }

  private runEdited(): void {
    if (this.typingTimer !== null) this.timers.clear(this.typingTimer);
    this.typingTimer = null;
    this.save();
    const { program, next, run } = this.state;
    if ((next ?? run)?.source === program.source && this.state.failure === null) return;
    this.rerun();
  }

  private startAfresh(): void {
    this.pause();
    if (this.typingTimer !== null) this.timers.clear(this.typingTimer);
    this.typingTimer = null;
    this.save();
    this.set({ chosen: null, failure: null });
    this.move(0, 0, false);
    this.rerun();
  }

  /** Keeps the user's own text for later, when another program takes its place. */
  private keepOwn(next?: string): void {
    const { program } = this.state;
    if (program.example === null && program.isLinked !== true && program.source !== next) {
      this.saved.write('own', program.source);
    }
  }

  private save(): void {
    const { program, settings } = this.state;
    const first = this.saved.write('program', program);
    const second = this.saved.write('settings', settings);
    this.set({ isSaved: first && second });
  }

  /**
   * Begins a run of the newest text under the newest settings; the old one stays on the page until it has something.
   * `choices`: made beforehand, in place of those that came with a link.
   */
  private rerun(choices?: readonly number[]): void {
    const { program, settings, run, cursor, engine, preferences } = this.state;
    if (engine === 'unavailable') return;
    // A run that never came to the page has no place of its own: the place looked for stays the same.
    if (this.state.next === null) {
      this.place =
        run === null || cursor.moment === 0
          ? null
          : { at: positionAt(run.index, cursor.moment, preferences.grain), source: run.source };
    }
    this.playWhenShown = false;
    this.followsChoice = false;
    const options = choices === undefined ? runOptionsOf(settings) : { ...runOptionsOf(settings), choices };
    const log = new EventLog();
    const index = new LogIndex(log, { source: program.source });
    const number = this.client.run(program.source, options);
    if (this.state.engine === 'unavailable') return;
    const next: RunView = {
      number,
      source: program.source,
      options,
      log,
      index,
      version: 0,
      status: 'computing',
      instructions: 0,
      warnings: [],
      wanted: null,
    };
    this.set({ next });
    if (this.placeTimer !== null) this.timers.clear(this.placeTimer);
    this.placeTimer = this.timers.set(() => {
      this.placeTimer = null;
      if (this.state.next?.number === number && log.lineCount > 0) this.show();
    }, PLACE_SEARCH_MS);
  }

  private started(number: number, warnings: readonly Problem[]): void {
    this.change(number, (view) => ({ ...view, warnings }));
  }

  private grow(number: number, chunk: LogChunk, instructions: number): void {
    this.change(number, (view) => {
      view.log.append(chunk);
      view.index.update();
      return { ...view, version: view.version + 1, instructions };
    });
    this.showIfPlaceFound(number);
  }

  private asked(number: number, wanted: ChoiceWanted): void {
    this.change(number, (view) => ({ ...view, wanted }));
    const isPlaceOfLink = this.state.isLinked && this.place !== null;
    if (this.state.next?.number === number) this.show();
    if (!isPlaceOfLink) this.toEnd();
  }

  private ended(number: number, end: RunEnd, instructions: number): void {
    this.change(number, (view) => {
      view.log.finish(end, instructions);
      view.index.update();
      return { ...view, version: view.version + 1, instructions, status: 'ended', wanted: null };
    });
    this.keepPromise(number);
    this.goToLatePlace();
    const { next, run } = this.state;
    if (next?.number !== number) {
      if (this.followsChoice) this.toEnd();
      return;
    }
    // A text that could not even begin leaves the last good run on the page.
    if (run !== null && run.log.lineCount > 0 && next.log.lineCount === 0 && NEVER_BEGAN.has(end.reason)) {
      this.set({ next: null, failure: end });
      this.client.restore(run.number, run.source, run.options);
      this.inspector.update();
      return;
    }
    const { followsChoice } = this;
    this.show();
    if (followsChoice) this.toEnd();
  }

  private change(number: number, make: (view: RunView) => RunView): void {
    const { run, next } = this.state;
    if (next?.number === number) this.set({ next: make(next) });
    else if (run?.number === number) {
      this.set({ run: make(run) });
      this.inspector.update();
    }
  }

  private markHeld(status: 'held' | 'computing'): void {
    const { run, next } = this.state;
    const view = next ?? run;
    if (view !== null && view.status !== 'ended') this.change(view.number, (old) => ({ ...old, status }));
  }

  private showIfPlaceFound(number: number): void {
    const { next } = this.state;
    // Before its first line a run may still turn out to have no beginning at all.
    if (next === null || next.number !== number || next.log.lineCount === 0) return;
    // What leads to a choice is not worth a look on the way there.
    if (this.followsChoice) return;
    if (this.place === null || findPlace(next.index, this.place) !== null) this.show();
  }

  /** Goes to a place that has been computed only now, if nobody has moved meanwhile. */
  private goToLatePlace(): void {
    const { run, cursor } = this.state;
    if (this.late === null || run === null) return;
    const { place, moment } = this.late;
    const found = cursor.moment === moment && !cursor.isPlaying ? findPlace(run.index, place) : -1;
    if (found === null) return;
    this.late = null;
    if (found >= 0) this.seek(found);
  }

  /** Says so if a link's program has run otherwise than it did when the link was made. */
  private keepPromise(number: number): void {
    if (this.promised?.run !== number) return;
    const { run, next } = this.state;
    const view = next?.number === number ? next : run;
    if (view !== null && view.log.end?.reason !== 'stopped' && runHash(view.index) !== this.promised.hash) {
      this.set({
        linkMessage: 'This is not the run the link was made of: this version runs it differently.',
      });
    }
    this.promised = null;
  }

  /** Puts the run on its way on the page, with the cursor where it was if that place exists in it. */
  private show(): void {
    const { next, cursor, preferences } = this.state;
    if (next === null) return;
    const isPlaying = cursor.isPlaying;
    let moment = 0;
    this.late = null;
    if (this.place !== null) {
      const found = findPlace(next.index, this.place);
      moment = found ?? nearPlace(next.index, this.place, preferences.grain);
      if (found === null && next.status === 'computing') this.late = { place: this.place, moment };
    }
    this.place = null;
    this.inspector.forget();
    this.set({
      run: next,
      next: null,
      failure: null,
      cursor: { moment, fraction: 0, isPlaying },
    });
    this.restartPlayer();
    this.inspector.update();
    if (this.playWhenShown) {
      this.playWhenShown = false;
      this.play();
    }
  }

  /** Puts the cursor where a player beside this session's own has it; `fraction` as in `Cursor`. */
  standAt(moment: Moment, fraction: number, isPlaying: boolean): void {
    const { run } = this.state;
    if (run === null) return;
    this.move(Math.max(0, Math.min(moment, run.log.lastMoment)), fraction, isPlaying);
  }

  private move(moment: Moment, fraction: number, isPlaying: boolean): void {
    const { cursor } = this.state;
    if (cursor.moment === moment && cursor.fraction === fraction && cursor.isPlaying === isPlaying) return;
    this.set({ cursor: { moment, fraction, isPlaying } });
    this.inspector.update();
  }

  private stepBy(grain: Grain | undefined, to: (stops: Steps, moment: Moment) => Moment): void {
    const { run, preferences } = this.state;
    if (run === null) return;
    this.pause();
    this.seek(to(steps(run.index, grain ?? preferences.grain), this.state.cursor.moment));
  }

  private restartPlayer(): void {
    const stops = this.steps;
    if (stops !== null) this.player.start(stops.stepAt(this.state.cursor.moment), this.frames.now());
  }

  private onFrame(nowMs: number): void {
    this.frame = null;
    const { run, preferences } = this.state;
    const stops = this.steps;
    if (run === null || stops === null) return;
    const findJump = (from: Moment, to: Moment) => jumpBetween(run.log, from, to);
    const position = this.player.advance(
      nowMs,
      preferences.speed,
      stops,
      findJump,
      run.status === 'computing',
    );
    if (position === 'end') {
      this.pause();
      return;
    }
    this.move(position.moment, position.fraction, true);
    this.frame = this.frames.request((laterMs) => this.onFrame(laterMs));
  }
}
