import { describe, expect, test } from 'vitest';
import type { ToWorker } from '../engine/protocol';
import { DEFAULT_RUN_OPTIONS, type RunEnd, type RunOptions } from '../events/run';
import { EXAMPLES } from '../examples/index';
import type { Link, Opened } from '../link/link';
import { type FakeRun, FINISHED, fakeRun, SYNTAX_ERROR } from './fake-run';
import { FakeTimers, FakeWorker } from './fake-worker';
import { Session, TYPING_PAUSE_MS } from './session';
import type { KeyValueStore } from './storage';

class MemoryStore implements KeyValueStore {
  readonly values = new Map<string, string>();
  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.values.set(key, value);
  }
}

/** Frames that the test draws one by one. */
class FakeFrames {
  nowMs = 0;
  private callback: ((nowMs: number) => void) | null = null;
  request(callback: (nowMs: number) => void): number {
    this.callback = callback;
    return 1;
  }
  cancel(): void {
    this.callback = null;
  }
  now(): number {
    return this.nowMs;
  }
  draw(passedMs: number): void {
    this.nowMs += passedMs;
    const { callback } = this;
    this.callback = null;
    callback?.(this.nowMs);
  }
}

/** A session whose worker answers every run from `runs` by program text, unless the text is not in it. */
function setUp(
  runs: Record<string, FakeRun | RunEnd>,
  storage: () => KeyValueStore | null = () => new MemoryStore(),
  link?: Opened,
) {
  const workers: FakeWorker[] = [];
  const timers = new FakeTimers();
  const frames = new FakeFrames();
  // Answers come later, as from a real worker: whenever the test looks.
  const answers: (() => void)[] = [];
  const flush = () => {
    for (let answer = answers.shift(); answer !== undefined; answer = answers.shift()) answer();
  };
  const session = new Session({
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      const answer = (message: ToWorker) => {
        if (message.type === 'inspect') {
          const inspection = { running: 0, stacks: [], next: null };
          worker.say({ ...message, type: 'inspected', inspection });
        }
        if (message.type === 'stop') {
          worker.say({
            type: 'ended',
            run: message.run,
            end: { ...FINISHED, reason: 'stopped' },
            instructions: 0,
          });
        }
        if (message.type !== 'run') return;
        worker.say({ type: 'ready' });
        const { run } = message;
        const result = runs[message.source];
        if (result === undefined) return;
        if ('reason' in result) {
          worker.say({ type: 'ended', run, end: result, instructions: 0 });
          return;
        }
        const { chunk, instructions } = result;
        worker.say({ type: 'started', run, warnings: [] });
        worker.say({ type: 'chunk', run, chunk, instructions });
        worker.say({ type: 'ended', run, end: FINISHED, instructions });
      };
      worker.answer = (message) => answers.push(() => answer(message));
      return worker;
    },
    openStorage: storage,
    timers,
    frames,
    link,
  });
  const type = (source: string) => {
    session.edit(source);
    timers.pass(TYPING_PAUSE_MS);
    flush();
  };
  const state = () => {
    flush();
    return session.store.getState();
  };
  flush();
  /** The program's line that the cursor stands on. */
  const line = () => {
    const { run, cursor } = state();
    if (run === null) return 0;
    const { lines } = run.log.partsOf(cursor.moment);
    return lines === 0 ? 0 : run.log.sites[run.log.lineSite(lines - 1)].sourceLine;
  };
  return { session, workers, timers, frames, type, state, line };
}

const FIRST = EXAMPLES[0].source;

describe('a session', () => {
  test('begins with the first example, paused at its start', () => {
    const { state } = setUp({ [FIRST]: fakeRun([1, 2, 3]) });
    expect(state().program).toEqual({ source: FIRST, example: EXAMPLES[0].id });
    expect(state().run?.status).toBe('ended');
    expect(state().cursor).toEqual({ moment: 0, fraction: 0, isPlaying: false });
  });

  test('steps forward and back by the chosen grain', () => {
    const { session, line, state } = setUp({ [FIRST]: fakeRun([1, 2, 3]) });
    session.stepForward();
    session.stepForward();
    expect(line()).toBe(2);
    session.stepBack();
    expect(line()).toBe(1);
    session.changePreferences({ grain: 'instruction' });
    const before = state().cursor.moment;
    session.stepForward();
    expect(state().run?.log.partsOf(state().cursor.moment).lines).toBe(1);
    expect(state().cursor.moment).toBeGreaterThan(before);
  });

  test('never leaves the run', () => {
    const { session, state } = setUp({ [FIRST]: fakeRun([1, 2]) });
    session.stepBack();
    expect(state().cursor.moment).toBe(0);
    session.seek(1e9);
    expect(state().cursor.moment).toBe(state().run?.log.lastMoment);
    session.stepForward();
    expect(state().cursor.moment).toBe(state().run?.log.lastMoment);
  });
});

describe('editing', () => {
  test('runs the new text after a pause in typing and keeps the place', () => {
    const after = 'x\n'.repeat(6);
    const { session, type, line, timers, workers } = setUp({
      [FIRST]: fakeRun([1, 2, 3, 2, 3]),
      [after]: fakeRun([1, 2, 3, 4, 3, 4]),
    });
    for (let i = 0; i < 4; i++) session.stepForward();
    expect(line()).toBe(2);
    session.edit('half of it');
    timers.pass(TYPING_PAUSE_MS - 1);
    expect(workers[0].sent.filter((m) => m.type === 'run')).toHaveLength(1);
    type(after);
    expect(workers[0].last('run').source).toBe(after);
    expect(line()).toBeGreaterThan(0);
  });

  test('finds the same line again when lines were put in above it', () => {
    const old = 'a\nb\nc\n';
    const edited = 'new\na\nb\nc\n';
    const { session, type, line } = setUp({
      [FIRST]: fakeRun([1]),
      [old]: fakeRun([1, 2, 3]),
      [edited]: fakeRun([1, 2, 3, 4]),
    });
    type(old);
    session.toStart();
    session.stepForward();
    session.stepForward();
    expect(line()).toBe(2);
    type(edited);
    expect(line()).toBe(3);
  });

  test('keeps the last good run, marked as stale, when the new text has a syntax error', () => {
    const { type, state } = setUp({ [FIRST]: fakeRun([1, 2]), def: SYNTAX_ERROR, good: fakeRun([1]) });
    const good = state().run;
    type('def');
    expect(state().run).toBe(good);
    expect(state().failure?.problems[0].title).toBe('SyntaxError');
    type('good');
    expect(state().failure).toBeNull();
    expect(state().run?.source).toBe('good');
  });

  test('that comes back to the text on the page clears the error', () => {
    const { type, state } = setUp({ [FIRST]: fakeRun([1, 2]), def: SYNTAX_ERROR });
    type('def');
    type(FIRST);
    expect(state().failure).toBeNull();
  });

  test('that changes nothing runs nothing', () => {
    const { type, workers } = setUp({ [FIRST]: fakeRun([1, 2]) });
    type(`${FIRST} `);
    type(FIRST);
    expect(workers[0].sent.filter((m) => m.type === 'run').map((m) => m.type === 'run' && m.source)).toEqual([
      FIRST,
      `${FIRST} `,
      FIRST,
    ]);
  });
});

describe('another scheduler', () => {
  test('runs the same text again under it', () => {
    const { session, workers, state } = setUp({ [FIRST]: fakeRun([1, 2]) });
    session.changeSettings({ scheduler: 'preemptive', quantum: 7 });
    expect(workers[0].last('run').options.tasks).toEqual({ policy: 'preemptive', quantum: 7, random: false });
    expect(state().run?.options.tasks.policy).toBe('preemptive');
  });
});

describe('playing', () => {
  test('takes a step of the grain at a time and ends paused', () => {
    const { session, frames, line, state } = setUp({ [FIRST]: fakeRun([1, 2, 3]) });
    session.setSpeed(2);
    session.play();
    const seen: number[] = [];
    for (let i = 0; i < 10; i++) {
      frames.draw(250);
      seen.push(line());
    }
    expect(seen).toEqual([0, 1, 1, 2, 2, 3, 3, 3, 3, 3]);
    expect(state().cursor.isPlaying).toBe(false);
    session.play();
    expect(state().cursor).toEqual({ moment: 0, fraction: 0, isPlaying: true });
  });

  test('moves evenly across a jump of the clock', () => {
    const { session, frames, state } = setUp({ [FIRST]: fakeRun([1, 0, 2]) });
    session.setSpeed(1);
    session.stepForward();
    session.play();
    const fractions: number[] = [];
    for (let i = 0; i < 3; i++) {
      frames.draw(250);
      fractions.push(state().cursor.fraction);
    }
    expect(fractions).toEqual([0.25, 0.5, 0.75]);
    frames.draw(250);
    expect(state().cursor.fraction).toBe(0);
  });

  test('ends with any step by hand', () => {
    const { session, state } = setUp({ [FIRST]: fakeRun([1, 2, 3]) });
    session.play();
    session.stepForward();
    expect(state().cursor.isPlaying).toBe(false);
  });
});

describe('what is saved', () => {
  test('comes back', () => {
    const store = new MemoryStore();
    const first = setUp({ [FIRST]: fakeRun([1]) }, () => store);
    first.type('mine');
    first.session.changeSettings({ scheduler: 'preemptive' });
    first.session.changePreferences({ theme: 'dark' });
    const { state } = setUp({ mine: fakeRun([1]) }, () => store);
    expect(state().program).toEqual({ source: 'mine', example: null });
    expect(state().settings.scheduler).toBe('preemptive');
    expect(state().preferences.theme).toBe('dark');
  });

  test('is ignored where it is no longer valid', () => {
    const store = new MemoryStore();
    store.setItem('interleave/1/settings', '{"scheduler":"magic"}');
    store.setItem('interleave/1/program', 'not JSON');
    const { state } = setUp({ [FIRST]: fakeRun([1]) }, () => store);
    expect(state().settings.scheduler).toBe('cooperative');
    expect(state().program.example).toBe(EXAMPLES[0].id);
  });

  test.each([
    ['missing', () => null],
    [
      'forbidden',
      () => {
        throw new Error('SecurityError');
      },
    ],
    [
      'full',
      () => ({
        getItem: () => null,
        setItem: () => {
          throw new Error('QuotaExceededError');
        },
      }),
    ],
  ])('stays in memory where storage is %s', (_, storage) => {
    const { type, state } = setUp({ [FIRST]: fakeRun([1]), mine: fakeRun([1]) }, storage);
    type('mine');
    expect(state().program.source).toBe('mine');
    expect(state().isSaved).toBe(false);
  });

  test("is the user's own text too, when an example replaces it", () => {
    const { session, type, state } = setUp({ [FIRST]: fakeRun([1]) });
    type('mine');
    session.loadExample('race');
    expect(state().program.example).toBe('race');
    expect(session.ownProgram).toBe('mine');
    session.loadOwnProgram();
    expect(state().program).toEqual({ source: 'mine', example: null });
  });
});

describe('a link', () => {
  const opened = (link: Partial<Link>): Opened => ({
    ok: true,
    link: { source: 'linked', options: DEFAULT_RUN_OPTIONS, ...link },
  });
  const at = { grain: 'line', step: 2 } as const;

  test('opens its program at its step, and gives back the same place', () => {
    const { session, state, line } = setUp({ linked: fakeRun([1, 2, 3]) }, undefined, opened({ at }));
    expect(line()).toBe(2);
    expect(state().isLinked).toBe(true);
    expect(state().program.source).toBe('linked');
    const here = session.linkHere(true);
    expect(here).toMatchObject({ source: 'linked', at: { sourceLine: 2, visit: 1, kind: 'line' } });
    session.toEnd();
    session.openLink(opened({ ...here }));
    expect(line()).toBe(2);
    expect(state().linkMessage).toBe('');
  });

  test('says so when the run is not the one it was made of', () => {
    const { state } = setUp({ linked: fakeRun([1, 2]) }, undefined, opened({ hash: 'AAAAAA' }));
    expect(state().linkMessage).toMatch(/^This is not the run the link was made of/);
  });

  test('that is damaged changes nothing but what the page says', () => {
    const { session, state, line } = setUp({ [FIRST]: fakeRun([1, 2, 3]) });
    session.stepForward();
    const before = state();
    session.openLink({ ok: false, message: 'It is damaged.' });
    expect(state()).toEqual({ ...before, linkMessage: 'It is damaged.' });
    expect(line()).toBe(1);
  });

  test("keeps the user's own text, and options that no control has until one changes them", () => {
    const input = { lines: [{ text: 'typed' }], whenUsedUp: 'wait' } as const;
    const options: RunOptions = { ...DEFAULT_RUN_OPTIONS, cpu: 777, script: true, seed: 5, input };
    const { session, type, workers, state } = setUp({ mine: fakeRun([1]), linked: fakeRun([1]) });
    type('mine');
    session.openLink(opened({ options }));
    const ran = () => {
      state();
      return workers[workers.length - 1].last('run').options;
    };
    expect(ran()).toEqual(options);
    session.changeSettings({ seed: 6 });
    expect(ran()).toEqual({ ...options, seed: 6 });
    session.changeSettings({ cpu: 'ideal' });
    expect(ran()).toEqual({ ...options, seed: 6, cpu: 'ideal' });
    expect(state().isLinked).toBe(false);
    session.openLink(opened({ source: 'another' }));
    expect(session.ownProgram).toBe('mine');
  });
});

describe('a run that goes on', () => {
  test('can be stepped through before it ends, and stopped', () => {
    const { session, workers, state, line } = setUp({});
    const { run } = workers[0].last('run');
    const some = fakeRun([1, 2]);
    workers[0].say({ type: 'started', run, warnings: [] });
    workers[0].say({ type: 'chunk', run, chunk: some.chunk, instructions: some.instructions });
    expect(state().run?.status).toBe('computing');
    session.stepForward();
    expect(line()).toBe(1);
    session.stopComputing();
    expect(state().run?.log.end?.reason).toBe('stopped');
  });
});
