import { describe, expect, it } from 'vitest';
import type { ToWorker } from '../engine/protocol';
import { Run } from '../engine/run';
import '../engine/everything';
import { timeAtUs } from '../derive/clock';
import { firstDivergence } from '../derive/divergence';
import { steps } from '../derive/steps';
import { Comparison } from './comparison';
import { FakeTimers, FakeWorker } from './fake-worker';
import { Session, type SessionParts } from './session';
import { DEFAULT_PREFERENCES, DEFAULT_SETTINGS } from './settings';

const COUNTER = `import asyncio

counter = 0

async def add(n):
    global counter
    for _ in range(n):
        counter += 1

async def main():
    await asyncio.sleep(0.5)
    async with asyncio.TaskGroup() as group:
        group.create_task(add(20), name="ada")
        group.create_task(add(20), name="bob")
    print("counter is", counter)

asyncio.run(main())
`;

/** A worker that runs programs at once, with the real engine. */
function engineWorker(): FakeWorker {
  const worker = new FakeWorker();
  worker.answer = (message: ToWorker) => {
    if (message.type === 'inspect') {
      const inspection = { running: 0, stacks: [], next: null };
      worker.say({ ...message, type: 'inspected', inspection });
    }
    if (message.type !== 'run') return;
    queueMicrotask(() => {
      const { run: number, source, options } = message;
      worker.say({ type: 'ready' });
      const run = new Run(source, options);
      worker.say({ type: 'started', run: number, warnings: run.warnings });
      while (run.end === null) run.step(1_000_000);
      const { instructions } = run;
      worker.say({ type: 'chunk', run: number, chunk: run.takeChunk(), instructions });
      worker.say({ type: 'ended', run: number, end: run.end, instructions });
    });
  };
  return worker;
}

async function setUp(source = COUNTER) {
  const timers = new FakeTimers();
  let nowMs = 0;
  let frame: ((nowMs: number) => void) | null = null;
  const frames = {
    request: (callback: (nowMs: number) => void) => {
      frame = callback;
      return 1;
    },
    cancel: () => {
      frame = null;
    },
    now: () => nowMs,
  };
  const parts = (start: SessionParts['start']): SessionParts => ({
    createWorker: engineWorker,
    openStorage: () => null,
    timers,
    frames,
    start,
  });
  const first = new Session(
    parts({
      program: { source, example: null },
      settings: DEFAULT_SETTINGS,
      preferences: DEFAULT_PREFERENCES,
    }),
  );
  const comparison = new Comparison(first);
  const second = comparison.add()!;
  second.changeSettings({ scheduler: 'preemptive', quantum: 15 });
  const settle = async () => {
    for (let i = 0; i < 50; i++) {
      await Promise.resolve();
      timers.pass(300);
    }
  };
  await settle();
  return {
    comparison,
    first,
    second,
    settle,
    draw: (passedMs: number) => {
      nowMs += passedMs;
      const now = frame;
      frame = null;
      now?.(nowMs);
    },
  };
}

const momentOf = (session: Session) => session.store.getState().cursor.moment;
const indexOf = (session: Session) => session.store.getState().run!.index;

describe('a comparison', () => {
  it('runs the same program in both panes, and finds where they part and what each costs', async () => {
    const { comparison, first, second } = await setUp();
    const { divergences, metrics } = comparison.store.getState();
    expect(divergences[1]).toEqual(firstDivergence(indexOf(first), indexOf(second)));
    expect(divergences[1]).not.toBeNull();
    expect(metrics.map((one) => one!.forced > 0)).toEqual([false, true]);
  });

  it('steps by one clock: no pane is ever shown later than its next stop', async () => {
    const { comparison, first, second } = await setUp();
    let beforeUs = 0;
    const seen = [0, 0];
    for (let step = 0; step < 2000; step++) {
      const was = [momentOf(first), momentOf(second)];
      comparison.stepForward();
      const now = [momentOf(first), momentOf(second)];
      if (now[0] === was[0] && now[1] === was[1]) break;
      expect(comparison.atUs).toBeGreaterThanOrEqual(beforeUs);
      beforeUs = comparison.atUs;
      [first, second].forEach((session, i) => {
        const stops = steps(indexOf(session), 'line');
        const at = stops.stepAt(now[i]!);
        expect(at - stops.stepAt(was[i]!)).toBeLessThanOrEqual(1);
        seen[i] = at;
      });
    }
    expect(seen).toEqual([first, second].map((session) => steps(indexOf(session), 'line').count - 1));
  });

  it('steps back by one clock to the start', async () => {
    const { comparison, first, second } = await setUp();
    comparison.toEnd();
    const times: number[] = [];
    for (let step = 0; step < 2000 && momentOf(first) + momentOf(second) > 0; step++) {
      comparison.stepBack();
      times.push(comparison.atUs);
    }
    expect([momentOf(first), momentOf(second)]).toEqual([0, 0]);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('brings the other pane along when one is gone into', async () => {
    const { comparison, first, second } = await setUp();
    const index = indexOf(second);
    const moment = steps(index, 'line').momentOf(30);
    second.seek(moment);
    expect(momentOf(second)).toBe(moment);
    expect(timeAtUs(indexOf(first), momentOf(first))).toBeLessThanOrEqual(timeAtUs(index, moment));
    comparison.setSync('step');
    second.seek(steps(index, 'line').momentOf(12));
    expect(steps(indexOf(first), 'line').stepAt(momentOf(first))).toBe(12);
    comparison.setSync('point');
    const { log } = indexOf(first);
    const line = log.lineCount - 2;
    first.seek(log.momentOfLine(line));
    const there = index.log.partsOf(momentOf(second)).lines - 1;
    expect(index.log.sites[index.log.lineSite(there)]!.sourceLine).toBe(
      log.sites[log.lineSite(line)]!.sourceLine,
    );
  });

  it('lets one pane step alone', async () => {
    const { comparison, first, second } = await setUp();
    comparison.stepForward();
    const stays = momentOf(first);
    const goes = momentOf(second);
    comparison.stepAlone(1, 'forward');
    expect(momentOf(first)).toBe(stays);
    expect(momentOf(second)).toBeGreaterThan(goes);
  });

  it('goes to the first divergence, and on to the next', async () => {
    const { comparison, first, second, settle } = await setUp();
    const divergence = comparison.store.getState().divergences[1]!;
    comparison.nextDivergence();
    expect([momentOf(first), momentOf(second)]).toEqual([divergence.a.moment, divergence.b.moment]);
    expect(comparison.shownDivergence).toEqual({ pane: 1, divergence });
    comparison.nextDivergence();
    await settle();
    expect(comparison.store.getState().goneTo?.number ?? 0).toBeLessThanOrEqual(1);
  });

  it('swaps panes, and tells figures against the new first one', async () => {
    const { comparison, first, second, settle } = await setUp();
    comparison.swap();
    await settle();
    expect(comparison.store.getState().panes).toEqual([second, first]);
    expect(comparison.store.getState().metrics[0]!.forced).toBeGreaterThan(0);
  });

  it('plays all panes to their ends, across the pause of the clock', async () => {
    const { comparison, first, second, draw } = await setUp();
    comparison.changePreferences({ speed: 4 });
    comparison.play();
    const seen = new Set<number>();
    for (let i = 0; i < 40; i++) {
      draw(50);
      if (comparison.atUs > 1000 && comparison.atUs < 400_000) seen.add(comparison.atUs);
    }
    // The half second of sleep is crossed evenly, in several frames.
    expect(seen.size).toBeGreaterThan(2);
    comparison.changePreferences({ speed: 1000 });
    for (let i = 0; i < 400 && comparison.store.getState().isPlaying; i++) draw(16);
    expect(comparison.store.getState().isPlaying).toBe(false);
    for (const session of [first, second]) {
      expect(momentOf(session)).toBe(indexOf(session).lastMoment);
      expect(session.store.getState().cursor.isPlaying).toBe(false);
    }
  });

  it('looks again when the program of a pane has changed', async () => {
    const { comparison, first, settle } = await setUp();
    first.replaceProgram({ source: COUNTER.replaceAll('add(20)', 'add(1)'), example: null });
    expect(comparison.store.getState().metrics).toEqual([null, null]);
    await settle();
    expect(comparison.store.getState().metrics[0]!.instructions).toBeLessThan(150);
  });

  it('holds three panes at most, and ends those it has made', async () => {
    const { comparison, first, settle } = await setUp();
    expect(comparison.add()).not.toBeNull();
    expect(comparison.add()).toBeNull();
    await settle();
    expect(comparison.store.getState().metrics.every((one) => one !== null)).toBe(true);
    comparison.remove(0);
    expect(comparison.store.getState().panes).toHaveLength(3);
    comparison.remove(2);
    expect(comparison.store.getState().panes).toHaveLength(2);
    comparison.dispose();
    expect(first.store.getState().run).not.toBeNull();
  });
});
