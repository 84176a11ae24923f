import { expect, test } from 'vitest';
import type { ToWorker } from '../engine/protocol';
import { ByHand } from './by-hand';
import { FINISHED, fakeRun } from './fake-run';
import { FakeTimers, FakeWorker } from './fake-worker';
import { Session } from './session';
import { DEFAULT_PREFERENCES, DEFAULT_SETTINGS } from './settings';
import type { KeyValueStore } from './storage';

/** Decisions of the run that the worker plays: after so many it has ended. */
const DECISIONS = 3;

/** A session picked by hand, whose worker comes to one line more with each decision. */
function setUp(values = new Map<string, string>()) {
  const storage: KeyValueStore = {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => values.set(key, value),
  };
  const worker = new FakeWorker();
  // Answers come later, as from a real worker.
  const mail: (() => void)[] = [];
  const flush = () => {
    for (let answer = mail.shift(); answer !== undefined; answer = mail.shift()) answer();
  };
  let made = 0;
  const goOn = (run: number, isFirst: boolean) => {
    const lines = isFirst ? Array.from({ length: made + 1 }, (_, i) => i + 1) : [made + 1];
    worker.say({ type: 'chunk', run, ...fakeRun(lines) });
    if (made === DECISIONS) worker.say({ type: 'ended', run, end: FINISHED, instructions: 10 });
    else {
      const wanted = { number: made, what: 'task', candidates: [1, 2], current: -1 } as const;
      worker.say({ type: 'choice', run, wanted });
    }
  };
  worker.answer = (message: ToWorker) => {
    const { type } = message;
    mail.push(() => {
      if (type === 'run') {
        worker.say({ type: 'ready' });
        made = message.options.choices?.length ?? 0;
        goOn(message.run, true);
      } else if (type === 'choose') {
        made++;
        goOn(message.run, false);
      } else if (type === 'stop') {
        worker.say({
          type: 'ended',
          run: message.run,
          end: { ...FINISHED, reason: 'stopped' },
          instructions: 0,
        });
      }
    });
  };
  const session = new Session({
    createWorker: () => worker,
    openStorage: () => storage,
    timers: new FakeTimers(),
    frames: { request: () => 1, cancel: () => {}, now: () => 0 },
    start: {
      program: { source: 'x', example: null },
      settings: { ...DEFAULT_SETTINGS, scheduler: 'manual' },
      preferences: DEFAULT_PREFERENCES,
    },
  });
  const byHand = ByHand.of(session);
  flush();
  return {
    session,
    byHand,
    values,
    flush,
    pick: (...choices: number[]) => {
      for (const choice of choices) {
        session.pick(choice);
        flush();
      }
    },
    lists: () => byHand.store.getState().branches.list.map(({ choices }) => choices.join(' ')),
  };
}

test('the playhead goes to each decision and to the end, and back with a choice that is undone', () => {
  const { session, pick, flush } = setUp();
  const stands = () => {
    const { run, cursor } = session.store.getState();
    return `${cursor.moment === run?.log.lastMoment} ${run?.wanted?.number ?? run?.status}`;
  };
  expect(stands()).toBe('true 0');
  pick(0);
  session.toStart();
  pick(1);
  expect(stands()).toBe('true 2');
  pick(0);
  expect(stands()).toBe('true ended');
  session.retake([0]);
  flush();
  expect(stands()).toBe('true 1');
  expect(session.store.getState().run?.options.choices).toEqual([0]);
});

test('a choice that nobody offers is none', () => {
  const { session, pick } = setUp();
  pick(2);
  expect(session.store.getState().run?.wanted?.number).toBe(0);
});

test('what has been tried stays, and one can go to where it led', () => {
  const { session, byHand, pick, flush, lists } = setUp();
  pick(0, 0, 0);
  session.retake([0]);
  flush();
  pick(1);
  expect(lists()).toEqual(['0 0 0', '0 1']);
  byHand.choose(0);
  flush();
  expect(session.store.getState().run?.options.choices).toEqual([0, 0, 0]);
  expect(byHand.store.getState().branches.list[0].outcome).toContain('finished at');
});

test('tree and goal are saved with their program, and begin anew with another', () => {
  const first = setUp();
  first.pick(1, 0);
  first.byHand.rename(0, 'mine');
  first.byHand.setGoal({ kind: 'deadlock' });
  const second = setUp(first.values);
  expect(second.lists()).toEqual(['1 0']);
  expect(second.byHand.store.getState().branches.list[0].name).toBe('mine');
  expect(second.byHand.store.getState().goal).toEqual({ kind: 'deadlock' });
  second.session.load({ source: 'y', example: null }, {});
  second.flush();
  expect(second.lists()).toEqual(['']);
  expect(second.byHand.store.getState().goal).toBeNull();
});
