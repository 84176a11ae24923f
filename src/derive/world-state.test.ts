import { describe, expect, it } from 'vitest';
import type { LogIndex } from './log-index';
import { steps } from './steps';
import { hogged, preempted, TestRun, twoSleepers } from './test-run';
import { stateAt } from './world-state';

const atStep = (index: LogIndex, step: number) => stateAt(index, steps(index, 'line').momentOf(step));
const texts = (chips: readonly { readonly text: string }[]) => chips.map(({ text }) => text);

describe('the world at a moment', () => {
  it('is empty at the start', () => {
    const world = stateAt(twoSleepers(), 0);
    expect(world).toMatchObject({
      phase: 'start',
      atUs: 0,
      ready: [],
      timers: [],
      waiting: [],
      handle: null,
    });
  });

  it('has the ready queue in order, saying what each handle will do', () => {
    const index = twoSleepers();
    const world = atStep(index, 6);
    expect(world.running).toBe(2);
    expect(world.handle?.text).toBe('first step of ada');
    expect(texts(world.ready)).toEqual(['first step of bob']);
    expect(texts(atStep(index, 10).ready)).toEqual(['wake ada', 'wake bob']);
  });

  it('tells handles of this pass from those that wait for the next', () => {
    const world = atStep(twoSleepers(), 9);
    expect(world.handle?.text).toBe("finish ada's sleep");
    expect(world.ready.map(({ text, thisPass }) => [text, thisPass])).toEqual([
      ["finish bob's sleep", true],
      ['wake ada', false],
    ]);
  });

  it('groups who waits by what is waited for, sleepers by due time', () => {
    const world = atStep(twoSleepers(), 7);
    expect(world.waiting.map(({ title, members }) => [title, texts(members)])).toEqual([
      ['timer', ['until 1 s']],
      ['tasks', ['gather of 2 tasks']],
    ]);
    expect(texts(world.timers)).toEqual(["finish ada's sleep"]);
  });

  it('says that a timer is due while the loop is busy, and no longer once the loop has looked', () => {
    const index = hogged();
    const busy = atStep(index, 5);
    expect(busy.atUs).toBe(500_008);
    const beat = busy.schedulables.find(({ title }) => title === 'beat')!;
    expect(beat).toMatchObject({
      status: 'sleeping',
      isDueLoopBusy: true,
      reason: 'due at 0.1 s, loop busy',
    });
    expect(busy.timers[0]!.isDueLoopBusy).toBe(true);
    expect(busy.schedulables.find(({ title }) => title === 'hog')!.status).toBe('blocking');
    const looked = atStep(index, 7);
    expect(looked.schedulables.find(({ title }) => title === 'beat')!.isDueLoopBusy).toBe(false);
  });

  it('knows the line that everybody stands on', () => {
    const world = atStep(twoSleepers(), 8);
    expect(world.schedulables.map(({ title, sourceLine }) => [title, sourceLine])).toEqual([
      ['MainThread', 12],
      ['main', 10],
      ['ada', 4],
      ['bob', 4],
    ]);
  });

  it('has results of those that are done', () => {
    const run = new TestRun();
    run.line(0, 1);
    run.task('Task-1', 'main');
    run.loop();
    run.line(run.take(), 2).finish('raised', 'ValueError: no');
    const index = run.end('error');
    const main = stateAt(index, index.lastMoment).schedulables[1]!;
    expect(main).toMatchObject({ status: 'done', reason: 'raised ValueError: no' });
    expect(main.end).toMatchObject({ how: 'raised', label: 'ValueError: no' });
  });

  it('keeps a preempted task ready, with the reason', () => {
    const index = preempted();
    const ada = stateAt(index, steps(index, 'switch').momentOf(3)).schedulables[2]!;
    expect(ada).toMatchObject({ status: 'ready', reason: 'ready: its quantum is used up', sourceLine: 4 });
  });

  it('remembers a cancellation until it is thrown in', () => {
    const run = new TestRun();
    run.line(0, 1);
    run.task('Task-1', 'main');
    run.loop();
    const main = run.take();
    const ada = run.task('ada');
    const future = run.future();
    run.line(main, 3).sleep(1);
    run.take();
    run.line(ada, 5).wait('future', { future });
    run.select();
    run.take();
    run.take();
    run.line(main, 4);
    run.event('cancel-requested', { id: ada, label: '' });
    const asked = run.writer.eventCount - 1;
    run.done(future, 'cancelled').wait('task', { target: ada });
    run.take();
    run.line(ada, 6).finish('cancelled');
    const index = run.end('stopped');
    const worldAfter = (event: number) => stateAt(index, index.log.momentOfEvent(event)).schedulables[ada]!;
    expect(worldAfter(asked)).toMatchObject({ isCancelRequested: true, status: 'waiting' });
    expect(worldAfter(asked + 2)).toMatchObject({
      status: 'ready',
      reason: 'ready: its cancellation is delivered',
    });
    expect(worldAfter(index.log.eventCount - 1)).toMatchObject({ status: 'done', isCancelRequested: false });
  });
});
