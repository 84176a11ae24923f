import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { COSTS } from '../events/costs';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { LogIndex } from './log-index';
import { metricsOf, type SchedulableMetrics } from './metrics';
import { jain, median } from './metrics/statistics';
import { hogged, preempted, TestRun, takingTurns, twoSleepers } from './test-run';

const MICRO = { costs: COSTS.standard, cpu: 1_000_000 };

function named(all: readonly SchedulableMetrics[], title: string): SchedulableMetrics {
  return all.find((one) => one.title === title)!;
}

/** The textbook's batch: three jobs of 24, 3 and 3 µs arrive together at 2 µs and run to completion in that order. */
function batch(): LogIndex {
  const run = new TestRun();
  run.line(0, 1, 2);
  const jobs = [24, 3, 3].map((us, i) => [run.task(`job-${i}`, 'job'), us] as const);
  run.loop();
  for (const [id, us] of jobs) {
    run.take();
    run.line(id, 2, us).finish();
  }
  run.loopEnd();
  return run.end();
}

describe('the figures of a run', () => {
  it('are the textbook’s for first-come, first-served: waits 0, 24, 27, mean 17; turnarounds 24, 27, 30, mean 27', () => {
    const metrics = metricsOf(batch(), MICRO);
    const jobs = metrics.schedulables.filter(({ kind }) => kind === 'task');
    expect(jobs.map(({ waitUs }) => waitUs)).toEqual([0, 24, 27]);
    expect(jobs.map(({ responseUs }) => responseUs)).toEqual([0, 24, 27]);
    expect(jobs.map(({ turnaroundUs }) => turnaroundUs)).toEqual([24, 27, 30]);
    expect(jobs.map(({ runUs }) => runUs)).toEqual([24, 3, 3]);
    expect(metrics).toMatchObject({
      waitUs: 17,
      responseUs: 17,
      turnaroundUs: 27,
      completed: 3,
      totalUs: 32,
    });
    // Three in 32 µs; the core never idle; each job's share of what it could have had: 1, 3 / 27, 3 / 30.
    expect(metrics.throughput).toBeCloseTo(3 / 32e-6, 6);
    expect(metrics.utilisation).toEqual([1]);
    const shares = [1, 3 / 27, 3 / 30];
    const sum = shares[0]! + shares[1]! + shares[2]!;
    expect(metrics.fairness).toBeCloseTo(sum ** 2 / (3 * (1 + (3 / 27) ** 2 + 0.01)), 12);
    expect(metrics.longest).toMatchObject({ who: jobs[0]!.id, us: 24, fromUs: 2 });
    expect({ voluntary: metrics.voluntary, forced: metrics.forced }).toEqual({ voluntary: 0, forced: 0 });
  });

  it('count what was given up and what was taken', () => {
    // main waits for both once; ada is cut twice and ends, bob once and ends.
    const metrics = metricsOf(preempted(), MICRO);
    expect(named(metrics.schedulables, 'ada')).toMatchObject({ voluntary: 0, forced: 2 });
    expect(named(metrics.schedulables, 'bob')).toMatchObject({ voluntary: 0, forced: 1 });
    expect({ voluntary: metrics.voluntary, forced: metrics.forced }).toEqual({ voluntary: 1, forced: 3 });
    expect(metrics.longest).toMatchObject({ us: 5 });
  });

  it('count latency from the moment a timer was due, not from when the loop looked', () => {
    // beat sleeps 0.1 s from 6 µs on; hog holds the thread from 8 µs to 0.500009 s and works 1 + 2 µs after it.
    const metrics = metricsOf(hogged(), MICRO);
    const { latency } = metrics;
    const beat = named(metrics.schedulables, 'beat');
    const hog = named(metrics.schedulables, 'hog');
    expect(latency).toMatchObject({ worstWho: beat.id });
    expect(latency!.worstUs).toBe(500_011 - 100_006);
    expect(beat.waitUs).toBe(latency!.worstUs);
    expect(hog.longest).toMatchObject({ us: 500_005 });
    expect(hog.runUs).toBe(500_005);
    // A call that blocks keeps the turn, and leaves the core idle.
    expect(metrics.utilisation[0]).toBeLessThan(0.001);
  });

  it('say what waits and what is idle', () => {
    const metrics = metricsOf(twoSleepers(), MICRO);
    for (const title of ['ada', 'bob']) {
      const { waitingUs, voluntary } = named(metrics.schedulables, title);
      expect(waitingUs).toBeGreaterThan(999_990);
      expect(voluntary).toBe(1);
    }
    expect(metrics.utilisation[0]).toBeLessThan(0.001);
    expect(metrics.peers.map((id) => metrics.schedulables[id]!.title)).toEqual(['ada', 'bob']);
  });

  it('are about generators where a program has nothing else', () => {
    const metrics = metricsOf(takingTurns(), MICRO);
    expect(metrics.latency).toBeNull();
    expect(named(metrics.schedulables, 'odd')).toMatchObject({ voluntary: 2, forced: 0 });
    expect(metrics.voluntary).toBe(3);
  });

  it('multiply who is alive by the model’s memory, at the worst moment', () => {
    // main, ada and bob are alive together in one process with its main thread.
    const { memoryBytes } = metricsOf(twoSleepers(), {
      ...MICRO,
      costs: { ...COSTS.standard, taskBytes: 10, threadBytes: 1000, processBytes: 100_000 },
    });
    expect(memoryBytes).toBe(100_030);
  });

  it('use the usual sums', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(jain([1, 1, 1, 1])).toBe(1);
    expect(jain([1, 0, 0, 0])).toBe(0.25);
    expect(jain([3, 1])).toBe(0.8);
  });
});

const PING_PONG = `import asyncio

async def player(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(player(10), player(10))

asyncio.run(main())
`;

const THREADS = `import threading

def work():
    sum(range(10))

threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;

function total(source: string, costs: keyof typeof COSTS, cpu: 'realistic' | 'ideal' = 'realistic'): number {
  const options = { ...DEFAULT_RUN_OPTIONS, cpu, costs: COSTS[costs] };
  return metricsOf(new LogIndex(runToEnd(source, options).log, { source }), options).totalUs;
}

describe('the cost of a context switch', () => {
  it('moves the clock by itself for every turn that begins', () => {
    // main begins twice, each player eleven times: 24 turns of 100 µs.
    expect(total(PING_PONG, 'heavy') - total(PING_PONG, 'free')).toBe(24 * 100);
    expect(total(PING_PONG, 'linux') - total(PING_PONG, 'free')).toBe(24 * 2);
    // Ten instructions at ten a microsecond.
    expect(total(PING_PONG, 'standard') - total(PING_PONG, 'free')).toBe(24);
  });

  it('is there where instructions take no time', () => {
    expect(total(PING_PONG, 'heavy', 'ideal')).toBe(2400);
    expect(total(PING_PONG, 'standard', 'ideal')).toBe(0);
  });

  it('is another one for threads', () => {
    expect(total(THREADS, 'heavy') - total(THREADS, 'free')).toBeGreaterThanOrEqual(3 * 2 * 1000);
  });
});

describe('cores', () => {
  it('are each busy for the part of the time in which a thread was on them', () => {
    const source = `import threading

def work():
    for _ in range(1000):
        pass

threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;
    const options = { ...DEFAULT_RUN_OPTIONS, threads: { policy: 'free-threaded', cores: 3 } as const };
    const { utilisation } = metricsOf(new LogIndex(runToEnd(source, options).log, { source }), options);
    expect(utilisation).toHaveLength(3);
    const busy = utilisation.map((part) => part!).sort((a, b) => b - a);
    expect(busy[0]).toBeGreaterThan(0.8);
    expect(busy[1]).toBeGreaterThan(0.8);
    for (const part of busy) expect(part).toBeLessThanOrEqual(1);
  });
});

describe('turns shorter than the clock’s microsecond', () => {
  it('count by their instructions, so that equal work is equal time', () => {
    const source = `import asyncio

async def work():
    for _ in range(50):
        pass

async def main():
    await asyncio.gather(asyncio.create_task(work(), name='ada'), asyncio.create_task(work(), name='bob'))

asyncio.run(main())
`;
    const options = { ...DEFAULT_RUN_OPTIONS, tasks: { policy: 'preemptive', quantum: 5 } as const };
    const metrics = metricsOf(new LogIndex(runToEnd(source, options).log, { source }), options);
    const [ada, bob] = ['ada', 'bob'].map((title) => named(metrics.schedulables, title));
    expect(Math.abs(ada!.runUs - bob!.runUs)).toBeLessThanOrEqual(1);
    expect(metrics.fairness).toBeGreaterThan(0.99);
  });
});
