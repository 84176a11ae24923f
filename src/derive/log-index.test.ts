import { describe, expect, it } from 'vitest';
import type { Event } from '../events/event';
import { EventLog } from '../log/event-log';
import { LogWriter } from '../log/log-writer';
import { consoleLines } from './console';
import { cpuSlices, lanesOf, spansOf, wakeArrows } from './lanes';
import { LogIndex } from './log-index';
import { steps } from './steps';
import { deadlock, hogged, preempted, TestRun, takingTurns, twoSleepers } from './test-run';
import { GRAINS } from './types';
import { stateAt } from './world-state';

const PLAYS = { twoSleepers, deadlock, preempted, takingTurns, hogged };

/** The same log, arriving a few events and lines at a time, with an index that is kept up to date. */
function inPieces({ log, source }: LogIndex, every: number): LogIndex {
  const writer = new LogWriter();
  for (const info of log.schedulables) writer.addSchedulable(info);
  for (const site of log.sites) writer.addSite(site);
  const grown = new EventLog();
  const index = new LogIndex(grown, { source });
  let line = 0;
  for (let i = 0; i < log.eventCount; i++) {
    const event: Event = log.event(i);
    for (; line < event.linesBefore; line++) {
      const { who, site, instruction, atUs } = log.line(line);
      writer.line(who, site, instruction, atUs);
    }
    const { kind, who, instruction, linesBefore: _, atUs, ...own } = event;
    writer.event(kind, who, instruction, atUs, own as never);
    if (i % every === 0) {
      grown.append(writer.takeChunk());
      index.update();
    }
  }
  grown.append(writer.takeChunk());
  grown.finish(log.end!, log.instructionCount);
  index.update();
  return index;
}

describe('an index', () => {
  for (const [name, play] of Object.entries(PLAYS)) {
    it(`is the same however the log came: ${name}`, () => {
      const whole = play();
      for (const every of [1, 3, 10]) {
        const pieces = inPieces(whole, every);
        expect(lanesOf(pieces)).toEqual(lanesOf(whole));
        for (const { id } of lanesOf(whole)) {
          if (id >= 0) expect(spansOf(pieces, id)).toEqual(spansOf(whole, id));
        }
        expect(cpuSlices(pieces)).toEqual(cpuSlices(whole));
        expect(consoleLines(pieces)).toEqual(consoleLines(whole));
        for (const grain of GRAINS) {
          const [a, b] = [steps(pieces, grain), steps(whole, grain)];
          expect(a.count).toBe(b.count);
          for (let i = 0; i < b.count; i++) expect(a.momentOf(i)).toBe(b.momentOf(i));
        }
        for (let m = 0; m <= whole.lastMoment; m += 7) expect(stateAt(pieces, m)).toEqual(stateAt(whole, m));
      }
    });
  }

  it('gives the same state from a keyframe as from the beginning', () => {
    const run = new TestRun();
    run.line(0, 1);
    run.task('Task-1', 'main');
    run.loop();
    run.take();
    const ids = ['ada', 'bob', 'cyd'].map((name) => run.task(name));
    run.wait('gather');
    while (run.writer.eventCount < 5000) {
      const id = run.take();
      run.line(id, 4).yieldTurn(4);
    }
    const index = run.end('limit');
    const world = stateAt(index, index.lastMoment - 40);
    expect(world.ready).toHaveLength(ids.length - (world.running >= 0 ? 1 : 0));
    expect(index.loopAfter(4500).ready.size).toBeGreaterThanOrEqual(2);
    const fresh = new LogIndex(index.log);
    expect(stateAt(fresh, 4000)).toEqual(stateAt(index, 4000));
  });

  it('knows that each moment has at most one innermost runner, and that every lane is in one state', () => {
    for (const play of Object.values(PLAYS)) {
      const index = play();
      for (let moment = 0; moment <= index.lastMoment; moment++) {
        const running = stateAt(index, moment).schedulables.filter(
          ({ status }) => status === 'running' || status === 'blocking',
        );
        expect(running.length).toBeLessThanOrEqual(1);
      }
      for (const { id } of lanesOf(index)) {
        const spans = id < 0 ? cpuSlices(index) : spansOf(index, id);
        for (let i = 1; i < spans.length; i++) {
          expect(spans[i]!.fromMoment).toBe(spans[i - 1]!.toMoment);
          expect(spans[i]!.fromUs).toBeGreaterThanOrEqual(spans[i - 1]!.fromUs);
        }
      }
    }
  });
});

describe('lanes', () => {
  it('carry the name somebody gave, else the function that only one task runs', () => {
    expect(lanesOf(twoSleepers()).map(({ title, sublabel }) => [title, sublabel])).toEqual([
      ['CPU', 'who runs'],
      ['MainThread', 'thread'],
      ['main', 'Task-1'],
      ['ada', 'worker()'],
      ['bob', 'worker()'],
    ]);
  });

  it('number tasks of one function by their CPython names', () => {
    const run = new TestRun();
    run.line(0, 1);
    run.task('Task-1', 'main');
    run.task('Task-2', 'worker');
    run.task('Task-3', 'worker');
    expect(lanesOf(run.end()).map(({ title }) => title)).toEqual([
      'CPU',
      'MainThread',
      'main',
      'Task-2',
      'Task-3',
    ]);
  });

  it('tell running, ready, sleeping and waiting apart, with reasons', () => {
    const index = twoSleepers();
    const ada = lanesOf(index).find(({ title }) => title === 'ada')!;
    expect(spansOf(index, ada.id).map(({ state, reason }) => [state, reason])).toEqual([
      ['created', 'created: nothing of it has run'],
      ['ready', 'ready: first step'],
      ['running', 'runs'],
      ['sleeping', 'sleeps until 1 s'],
      ['ready', 'ready: its sleep is over'],
      ['running', 'runs'],
    ]);
    expect(ada.end?.how).toBe('returned');
  });

  it('nest generators in who resumed them: only the inner one runs', () => {
    const index = takingTurns();
    expect(
      spansOf(index, 0)
        .slice(0, 4)
        .map(({ state }) => state),
    ).toEqual(['running', 'outer', 'running', 'outer']);
    const odd = lanesOf(index).find(({ title }) => title === 'odd')!;
    expect(odd.depth).toBe(1);
    expect(spansOf(index, odd.id).map(({ state }) => state)).toEqual([
      'created',
      'running',
      'suspended',
      'running',
      'suspended',
    ]);
    expect(stateAt(index, spansOf(index, odd.id)[1]!.fromMoment).runningStack).toEqual([0, odd.id]);
  });

  it('show a blocking call as a stretch of its own, as long as the call', () => {
    const index = hogged();
    const hog = lanesOf(index).find(({ title }) => title === 'hog')!;
    const blocking = spansOf(index, hog.id).find(({ state }) => state === 'blocking')!;
    expect(blocking.toUs - blocking.fromUs).toBe(500_000);
    expect(blocking.reason).toBe('in time.sleep(0.5): holds its thread until 0.5 s');
  });

  it('show the loop thread as running while a callback of the program runs in it', () => {
    const run = new TestRun();
    run.line(0, 1);
    run.task('Task-1', 'main');
    run.loop();
    const main = run.take();
    run.line(main, 3);
    run.queue('callback', -1, -1, 'report', () => run.line(0, 7));
    run.sleep(1);
    run.take();
    const index = run.end('stopped');
    expect(spansOf(index, 0).map(({ state }) => state)).toEqual(['running', 'loop', 'running', 'loop']);
    expect(cpuSlices(index).map(({ who }) => who)).toContain(0);
  });
});

describe('cells of a notebook', () => {
  it('run in the main thread, with gaps where the loop takes over', () => {
    const run = new TestRun();
    run.loop();
    run.event('cell', { number: 1 }, -1);
    const line = (sourceLine: number) =>
      run.writer.line(-1, run.site(0, sourceLine), run.instruction, run.nowUs);
    line(2);
    run.work(3);
    run.timer('callback', -1, 1e6, -1, 'report');
    run.select();
    run.take();
    line(4);
    run.work(2);
    run.event('cell', { number: 2 }, -1);
    line(6);
    const index = run.end();
    expect(spansOf(index, 0).map(({ state, fromUs }) => [state, fromUs])).toEqual([
      ['running', 0],
      ['loop', 0],
      ['running', 0],
      ['loop', 3],
      ['running', 1_000_003],
    ]);
    expect(stateAt(index, index.lastMoment - 1).schedulables[0]).toMatchObject({
      status: 'running',
      sourceLine: 6,
    });
  });
});

describe('wake arrows', () => {
  it('tell the chain: timer, future, wake-up', () => {
    const index = twoSleepers();
    const arrow = wakeArrows(index).find(({ toLane, why }) => toLane === 2 && why === 'timer')!;
    expect(arrow.fromLane).toBe(-1);
    expect(arrow.chain.map(({ text }) => text)).toEqual([
      "timer over: finish ada's sleep",
      "ada's sleep is done",
      'ada ready',
      'ada goes on',
    ]);
    expect(arrow.fromMoment).toBeLessThan(arrow.queuedMoment);
    expect(arrow.queuedMoment).toBeLessThan(arrow.toMoment);
  });

  it('lead from the creator to the first step', () => {
    const arrow = wakeArrows(twoSleepers()).find(({ toLane }) => toLane === 3)!;
    expect([arrow.fromLane, arrow.why]).toEqual([1, 'created']);
  });
});
