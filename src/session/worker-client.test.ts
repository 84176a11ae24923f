import { describe, expect, test } from 'vitest';
import type { FromWorker } from '../engine/protocol';
import { DEFAULT_RUN_OPTIONS, type Inspection, type RunEnd } from '../events/run';
import { LogWriter } from '../log/log-writer';
import { FakeTimers, FakeWorker } from './fake-worker';
import { START_MS, STOP_ANSWER_MS, WorkerClient } from './worker-client';

const END: RunEnd = { reason: 'finished', exitCode: 0, message: '', problems: [] };
const INSPECTION: Inspection = { running: 0, stacks: [], next: null };

function setUp(create?: () => FakeWorker) {
  const workers: FakeWorker[] = [];
  const timers = new FakeTimers();
  const heard: string[] = [];
  const client = new WorkerClient(
    create ??
      (() => {
        const worker = new FakeWorker();
        workers.push(worker);
        return worker;
      }),
    {
      ready: () => heard.push('ready'),
      unavailable: (reason) => heard.push(`unavailable: ${reason}`),
      started: (run) => heard.push(`started ${run}`),
      chunk: (run, _, instructions) => heard.push(`chunk ${run} ${instructions}`),
      choice: (run, { number }) => heard.push(`choice ${number} of run ${run}`),
      ended: (run, end) => heard.push(`ended ${run} ${end.reason}`),
      inspected: (run, moment) => heard.push(`inspected ${run} ${moment}`),
      accessed: (run) => heard.push(`accessed ${run}`),
    },
    timers,
  );
  return { client, workers, timers, heard };
}

const chunk = (run: number, instructions: number): FromWorker => ({
  type: 'chunk',
  run,
  chunk: new LogWriter().takeChunk(),
  instructions,
});
const ended = (run: number): FromWorker => ({ type: 'ended', run, end: END, instructions: 9 });

/** A client with a worker that is ready and computes run 1. */
function computing() {
  const all = setUp();
  const run = all.client.run('pass', DEFAULT_RUN_OPTIONS);
  all.workers[0].say({ type: 'ready' });
  all.workers[0].say({ type: 'started', run, warnings: [] });
  return { ...all, run };
}

describe('a run', () => {
  test('is passed on and its messages come back', () => {
    const { client, workers, heard } = setUp();
    const run = client.run('print(1)', DEFAULT_RUN_OPTIONS);
    expect(workers[0].last('run')).toMatchObject({ run, source: 'print(1)' });
    workers[0].say({ type: 'ready' });
    workers[0].say({ type: 'started', run, warnings: [] });
    workers[0].say(chunk(run, 5));
    workers[0].say(ended(run));
    expect(heard).toEqual(['ready', `started ${run}`, `chunk ${run} 5`, `ended ${run} finished`]);
  });

  test('that is replaced while it computes is stopped first, and not heard of again', () => {
    const { client, workers, heard, run } = computing();
    const second = client.run('pass # 2', DEFAULT_RUN_OPTIONS);
    expect(workers[0].last('stop').run).toBe(run);
    expect(workers[0].last('run').run).toBe(run);
    workers[0].say(chunk(run, 7));
    workers[0].say(ended(run));
    expect(workers[0].last('run').run).toBe(second);
    expect(heard).toEqual(['ready', `started ${run}`]);
  });

  test('that is replaced twice while it stops begins with the newest text', () => {
    const { client, workers, run } = computing();
    client.run('pass # 2', DEFAULT_RUN_OPTIONS);
    client.run('pass # 3', DEFAULT_RUN_OPTIONS);
    workers[0].say(ended(run));
    expect(workers[0].sent.filter((m) => m.type === 'run')).toHaveLength(2);
    expect(workers[0].last('run').source).toBe('pass # 3');
  });

  test('that is replaced while the worker is loading does not cost the worker', () => {
    const { client, workers, timers } = setUp();
    client.run('pass # 1', DEFAULT_RUN_OPTIONS);
    client.run('pass # 2', DEFAULT_RUN_OPTIONS);
    timers.pass(STOP_ANSWER_MS * 4);
    expect(workers).toHaveLength(1);
    expect(workers[0].last('run').source).toBe('pass # 2');
  });
});

describe('Stop', () => {
  test('is answered by the worker if it can', () => {
    const { client, workers, timers, heard, run } = computing();
    client.stop();
    timers.pass(10);
    workers[0].say({ type: 'ended', run, end: { ...END, reason: 'stopped' }, instructions: 3 });
    timers.pass(STOP_ANSWER_MS * 2);
    expect(heard.at(-1)).toBe(`ended ${run} stopped`);
    expect(workers[0].terminated).toBe(false);
  });

  test('ends a worker that does not answer, and a fresh one computes again what had arrived', () => {
    const { client, workers, timers, heard, run } = computing();
    workers[0].say(chunk(run, 4321));
    client.stop();
    timers.pass(STOP_ANSWER_MS);
    expect(workers[0].terminated).toBe(true);
    expect(heard.at(-1)).toBe(`ended ${run} stopped`);
    const again = workers[1].last('run');
    expect(again.source).toBe('pass');
    expect(again.options.limits.userInstructions).toBe(4321);
    const before = heard.length;
    client.inspect(12);
    workers[1].say({ type: 'ready' });
    workers[1].say(chunk(again.run, 4321));
    workers[1].say(ended(again.run));
    expect(heard.slice(before)).toEqual(['ready']);
    const question = workers[1].last('inspect');
    expect(question).toMatchObject({ run: again.run, moment: 12 });
    workers[1].say({ ...question, type: 'inspected', inspection: INSPECTION });
    expect(heard.at(-1)).toBe(`inspected ${run} 12`);
  });

  test('ends a worker that does not answer when a newer run wants it', () => {
    const { client, workers, timers } = computing();
    const second = client.run('pass # 2', DEFAULT_RUN_OPTIONS);
    timers.pass(STOP_ANSWER_MS);
    expect(workers[0].terminated).toBe(true);
    expect(workers[1].last('run')).toMatchObject({ run: second, source: 'pass # 2' });
  });

  test('does nothing once the run is over', () => {
    const { client, workers, run } = computing();
    workers[0].say(ended(run));
    client.stop();
    expect(workers[0].sent.some((m) => m.type === 'stop')).toBe(false);
  });
});

describe('inspection', () => {
  test('answers the latest question only', () => {
    const { client, workers, heard, run } = computing();
    client.inspect(1);
    client.inspect(2);
    client.inspect(3);
    const first = workers[0].last('inspect');
    expect(first.moment).toBe(1);
    workers[0].say({ type: 'inspected', run, request: first.request, moment: 1, inspection: INSPECTION });
    const next = workers[0].last('inspect');
    expect(next.moment).toBe(3);
    workers[0].say({ type: 'inspected', run, request: next.request, moment: 3, inspection: INSPECTION });
    expect(heard.slice(-2)).toEqual([`inspected ${run} 1`, `inspected ${run} 3`]);
    expect(workers[0].sent.filter((m) => m.type === 'inspect')).toHaveLength(2);
  });

  test('of an older run is forgotten', () => {
    const { client, workers, heard, run } = computing();
    workers[0].say(ended(run));
    client.inspect(1);
    const question = workers[0].last('inspect');
    client.run('pass # 2', DEFAULT_RUN_OPTIONS);
    workers[0].say({ ...question, type: 'inspected', inspection: INSPECTION });
    expect(heard.some((line) => line.startsWith('inspected'))).toBe(false);
  });
});

test('an earlier run that is restored can be inspected, without being heard again', () => {
  const { client, workers, heard, run } = computing();
  workers[0].say(ended(run));
  const failed = client.run('def', DEFAULT_RUN_OPTIONS);
  workers[0].say(ended(failed));
  const before = heard.length;
  client.restore(run, 'pass', DEFAULT_RUN_OPTIONS);
  client.inspect(5);
  const again = workers[0].last('run');
  expect(again.source).toBe('pass');
  workers[0].say(chunk(again.run, 9));
  workers[0].say(ended(again.run));
  const question = workers[0].last('inspect');
  expect(question).toMatchObject({ run: again.run, moment: 5 });
  workers[0].say({ ...question, type: 'inspected', inspection: INSPECTION });
  expect(heard.slice(before)).toEqual([`inspected ${run} 5`]);
});

describe('a worker', () => {
  test('that crashes ends the run as our bug and is replaced', () => {
    const { workers, heard, run } = computing();
    workers[0].onerror?.({ message: 'boom' });
    expect(heard.at(-1)).toBe(`ended ${run} bug`);
    expect(workers).toHaveLength(2);
  });

  test('that cannot be made is reported', () => {
    const { client, heard } = setUp(() => {
      throw new Error('blocked');
    });
    client.run('pass', DEFAULT_RUN_OPTIONS);
    expect(heard).toEqual(['unavailable: blocked']);
  });

  test('that cannot be loaded is reported', () => {
    const { client, workers, heard } = setUp();
    client.run('pass', DEFAULT_RUN_OPTIONS);
    workers[0].onerror?.({});
    expect(heard).toEqual(['unavailable: It could not be loaded.']);
  });

  test('that never gets ready is reported', () => {
    const { client, timers, heard } = setUp();
    client.run('pass', DEFAULT_RUN_OPTIONS);
    timers.pass(START_MS);
    expect(heard).toEqual(['unavailable: It did not start in time.']);
  });
});
