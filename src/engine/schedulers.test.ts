import { describe, expect, test } from 'vitest';
import { Prng } from '../base/prng';
import { LogIndex } from '../derive/log-index';
import { logRows, logText } from '../derive/log-text';
import { narrate } from '../derive/narrate';
import type { Event } from '../events/event';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { policiesOf, SCHEDULERS, type SchedulerName, type TurnSettings } from '../events/schedulers';
import { Run } from './run';
import { runToEnd } from './run-to-end';

function under(
  source: string,
  scheduler: SchedulerName,
  settings: TurnSettings = {},
  more: Partial<RunOptions> = {},
) {
  const options = { ...DEFAULT_RUN_OPTIONS, script: true, ...policiesOf(scheduler, settings), ...more };
  const { stdout, stderr, log, end } = runToEnd(source, options);
  const events = Array.from({ length: log.eventCount }, (_, i) => log.event(i));
  return { stdout, stderr, events, end, log, endUs: log.timeAtUs(log.lastMoment) };
}

/** Jobs that need so many units of work each; a turn can end at every unit. Prints who did each unit. */
function jobs(lengths: Readonly<Record<string, number>>, comment = (_name: string) => ''): string {
  return `
import asyncio
out = []
async def unit(): pass
async def job(name, n):
    for _ in range(n):
        out.append(name)
        await unit()
async def main():
    tasks = []
${Object.entries(lengths)
  .map(
    ([name, n]) =>
      `    tasks.append(asyncio.create_task(job('${name}', ${n}), name='${name}')) ${comment(name)}`,
  )
  .join('\n')}
    await asyncio.wait(tasks)
    print(''.join(out))
asyncio.run(main())
`;
}

// Instructions of one unit of a job above: 14 to its first await, 17 from each to the next. A quantum of 14 is over at
// the next await; one of 28 at the second; one of 56 at the fourth.
const UNIT = { quantum: 14, points: 'await' } as const;

describe('textbook job sets', () => {
  const set = { a: 5, b: 3, c: 1 };
  test('first come, first served: one after the other', () => {
    expect(under(jobs(set), 'run-to-completion').stdout).toBe('aaaaabbbc\n');
  });

  test('shortest job first: by the lengths that comments say', () => {
    const lengths: Record<string, number> = set;
    const source = jobs(set, (name) => `# length: ${lengths[name]}`);
    expect(under(source, 'shortest').stdout).toBe('cbbbaaaaa\n');
  });

  test('round robin, a unit each: a b c, then a b, a b, and a alone', () => {
    expect(under(jobs(set), 'preemptive', UNIT).stdout).toBe('abcababaa\n');
  });

  test('priority: c above a and b, which take turns', () => {
    const traits = { a: { priority: 1 }, b: { priority: 1 }, c: { priority: 5 }, main: { priority: 9 } };
    expect(under(jobs({ a: 3, b: 3, c: 2 }), 'priority', UNIT, { traits }).stdout).toBe('ccababab\n');
  });

  // Level 1: a and b one unit each. Level 2, two units each: a a, b b; both fall. Level 3, four units: the rest of a,
  // after b, which has none left.
  test('multilevel feedback: quanta of one, two and four units', () => {
    const { stdout, events } = under(jobs({ a: 7, b: 3 }), 'feedback', UNIT);
    expect(stdout).toBe('abaabbaaaa\n');
    const levels = events.flatMap((event) => (event.kind === 'level' && event.id > 1 ? [event.level] : []));
    expect(levels).toEqual([2, 2, 3, 3]);
  });

  // Tickets 1 to 3 are a's, 4 is b's; both are candidates until one of them has ended.
  test('lottery: the tickets that the seeded generator draws', () => {
    const seed = 5;
    const draws = new Prng(seed);
    const tickets: Record<string, number> = { a: 3, b: 1, main: 1 };
    // A job of six units has six turns and one in which it finds that it is done; main has begun to wait after one.
    const turns: Record<string, number> = { a: 7, b: 7, main: 1 };
    let [queue, current, expected] = [['a', 'b'], 'main', ''];
    while (turns.a! > 1 && turns.b! > 1) {
      const candidates = current === '' ? queue : [...queue, current];
      const drawn = candidates.flatMap((name) => Array<string>(tickets[name]!).fill(name));
      const chosen = drawn[draws.below(drawn.length)]!;
      queue = candidates.filter((name) => name !== chosen);
      if (chosen !== 'main') expected += chosen;
      current = --turns[chosen]! === 0 ? '' : chosen;
    }
    const traits = { a: { tickets: 3 }, b: { tickets: 1 } };
    const { stdout } = under(jobs({ a: 6, b: 6 }), 'lottery', UNIT, { traits, scheduleSeed: seed });
    expect(stdout.startsWith(expected)).toBe(true);
    const long = under(jobs({ a: 400, b: 400 }), 'lottery', UNIT, { traits }).stdout;
    const share = [...long.slice(0, 400)].filter((name) => name === 'a').length / 400;
    expect(share).toBeGreaterThan(0.68);
    expect(share).toBeLessThan(0.82);
  });
});

const MIXED = `
import asyncio, threading
lock = asyncio.Lock()
total = 0
async def ada(n):
    global total
    for i in range(n):
        value = total
        await asyncio.sleep(0)
        total = value + 1
async def bob(n):
    for i in range(n):
        async with lock:
            await asyncio.sleep(0.001 * i)
async def cyd():
    return sum(x * x for x in range(50))
def squares():
    for i in range(30):
        pass
async def main():
    threads = [threading.Thread(target=squares) for _ in range(2)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    await asyncio.gather(ada(3), bob(3), ada(2), bob(2), cyd())
    print(total)
asyncio.run(main())
`;

describe.each(SCHEDULERS.map((name) => [name] as const))('%s', (name) => {
  test('gives the same log ten times', () => {
    const first = under(MIXED, name, {}, { scheduleSeed: 3 });
    expect([first.stderr, first.end.reason]).toEqual(['', 'finished']);
    for (let i = 1; i < 10; i++)
      expect(under(MIXED, name, {}, { scheduleSeed: 3 }).events).toEqual(first.events);
  });

  test('lets one task step at a time, and no time pass while a step is ready', () => {
    const { events } = under(MIXED, name, {}, { scheduleSeed: 9 });
    const ready = new Set<number>();
    let stepping = -1;
    let time = 0;
    for (const event of events) {
      expect(event.atUs).toBeGreaterThanOrEqual(time);
      time = event.atUs;
      if (event.kind === 'handle-queued' || event.kind === 'timer-due') ready.add(event.handle);
      else if (event.kind === 'handle-run' || event.kind === 'handle-cancelled') ready.delete(event.handle);
      else if (event.kind === 'step-begin') {
        expect(stepping).toBe(-1);
        stepping = event.id;
      } else if (event.kind === 'step-end') {
        expect(event.id).toBe(stepping);
        stepping = -1;
      } else if (event.kind === 'clock-jump') expect([...ready]).toEqual([]);
    }
  });

  test('is looked into at any moment like the run itself', () => {
    const options = { ...DEFAULT_RUN_OPTIONS, script: true, ...policiesOf(name) };
    const run = new Run(MIXED, options);
    while (run.end === null) run.step(1_000_000);
    run.takeChunk();
    const { log } = run;
    for (let i = 0; i < 8; i++) {
      const moment = Math.floor((log.lastMoment * i) / 8);
      const line = log.partsOf(moment).lines - 1;
      const { stacks } = run.inspect(moment);
      if (line < 0 || log.momentOfLine(line) !== moment) continue;
      expect(stacks.length).toBeGreaterThan(0);
    }
  });
});

test('With an endless quantum the log is the cooperative one, for tasks and threads', () => {
  const source = MIXED.replaceAll('threading.Thread(target=squares)', 'threading.Thread(target=print)');
  const events = (policy: 'preemptive' | 'cooperative', settings: TurnSettings) =>
    under(source, policy, settings, policy === 'preemptive' ? { threads: { policy: 'gil' } } : {}).events;
  expect(events('preemptive', { quantum: 1e12 })).toEqual(events('cooperative', {}));
});

describe('switch points', () => {
  const counter = (change: string) => `
import asyncio
counter = 0
async def add():
    global counter
    for _ in range(20):
        ${change}
async def main():
    await asyncio.gather(add(), add())
    print(counter)
asyncio.run(main())
`;
  const result = (change: string, points: TurnSettings['points']) =>
    Number(under(counter(change), 'preemptive', { quantum: 1, points }).stdout);
  test('by instruction any addition can be lost', () => {
    expect(result('counter = counter + 1', 'instruction')).toBeLessThan(40);
  });
  test('by line only one that takes two lines', () => {
    expect(result('counter = counter + 1', 'line')).toBe(40);
    expect(result('value = counter\n        counter = value + 1', 'line')).toBeLessThan(40);
  });
  test('by the points of the GIL only one with a call in it', () => {
    expect(result('counter = counter + 1', 'gil')).toBe(40);
    expect(result('counter = counter + int(1)', 'gil')).toBeLessThan(40);
  });
  test('by await only one with an await in it', () => {
    expect(result('value = counter\n        counter = value + 1', 'await')).toBe(40);
    expect(
      result('value = counter\n        await asyncio.sleep(0)\n        counter = value + 1', 'await'),
    ).toBeLessThan(40);
  });
});

test('A quantum in microseconds is over when the clock says so, blocking calls included', () => {
  const source = `
import asyncio, time
async def hog(n):
    for _ in range(n):
        time.sleep(0.00005)
async def main():
    await asyncio.gather(hog(4), hog(4))
asyncio.run(main())
`;
  const { events } = under(source, 'preemptive', { quantum: 100, unit: 'us' });
  const begins = events.flatMap((event) => (event.kind === 'step-begin' ? [event] : []));
  const cuts = events.flatMap((event) => (event.kind === 'preempt' ? [event] : []));
  expect(cuts.length).toBeGreaterThan(2);
  for (const cut of cuts) {
    const begin = begins.findLast((step) => step.id === cut.id && step.atUs <= cut.atUs)!;
    expect(cut.atUs - begin.atUs).toBeGreaterThanOrEqual(100);
    expect(cut.atUs - begin.atUs).toBeLessThan(160);
  }
});

describe('free-threaded', () => {
  const work = (threads: number, serial: number, parallel: number) => `
import threading
def work():
    x = 0
    for i in range(${parallel}):
        x += i
for i in range(${serial}):
    pass
threads = [threading.Thread(target=work) for _ in range(${threads})]
for thread in threads: thread.start()
for thread in threads: thread.join()
`;
  const time = (cores: number, threads: number, serial = 0, parallel = 4000) =>
    under(work(threads, serial, parallel), 'free-threaded', { cores }).endUs;

  test('n equal threads take ceil(n / N) times one', () => {
    const one = time(1, 1);
    for (const [cores, threads] of [
      [1, 4],
      [2, 4],
      [4, 4],
      [4, 5],
      [16, 16],
    ] as const) {
      const times = time(cores, threads) / one;
      expect(Math.abs(times / Math.ceil(threads / cores) - 1)).toBeLessThan(0.02);
    }
  });

  // A quarter of the work is serial: 4 cores make it 1 / (0.25 + 0.75 / 4) = 2.29 times as fast. A turn of the serial
  // loop has 3 instructions, one of the threads' 7.
  test("with a serial part the speed-up is Amdahl's", () => {
    const speedUp = time(1, 4, 9333, 3000) / time(4, 4, 9333, 3000);
    expect(Math.abs(speedUp - 1 / (0.25 + 0.75 / 4))).toBeLessThan(0.05);
  });

  test('additions are lost when reads and writes of two cores overlap', () => {
    const source = `
import threading
counter = 0
def work(n):
    global counter
    for _ in range(n):
        pass
    for _ in range(40):
        counter += 1
threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(counter)
`;
    expect(Number(under(source, 'free-threaded', { cores: 8 }).stdout)).toBeLessThan(240);
    expect(under(source, 'cooperative').stdout).toBe('240\n');
  });

  test('the log says on which core each thread is, and lanes show them running at once', () => {
    const { log, events } = under(work(3, 0, 50), 'free-threaded', { cores: 4 });
    const cores = events.flatMap((event) => (event.kind === 'core' && event.id > 0 ? [event.core] : []));
    expect(new Set(cores).size).toBe(3);
    const index = new LogIndex(log);
    const running = (id: number) => index.tracks[id]!.from.at(1);
    expect(index.tracks[1]!.endedAt).toBeGreaterThan(running(3));
  });
});

test('The reactor asks in order, and polls while nobody can go on', () => {
  const source = `
import asyncio
async def nap(name, s):
    await asyncio.sleep(s)
    print(name, end=' ')
async def main():
    await asyncio.gather(nap('a', 0.01), nap('b', 0.005))
asyncio.run(main())
`;
  const { stdout, events } = under(source, 'reactor');
  expect(stdout).toBe('b a ');
  const idle = events.filter(
    (event): event is Extract<Event, { kind: 'polls' }> => event.kind === 'polls' && event.isIdle,
  );
  expect(idle.length).toBe(2);
  for (const { count, toUs, atUs } of idle) expect(count).toBe(toUs - atUs);
  expect(idle[0]!.count).toBeGreaterThan(4900);
});

describe('manual', () => {
  const source = jobs({ a: 2, b: 2, c: 1 });
  test('takes the choices given, then lets whoever runs go on', () => {
    // a, b, c are ready when main waits: b; at its first await the others are a, c, and b itself comes last.
    expect(
      under(source, 'manual', { points: 'await' }, { choices: [1, 1, 0] }).stdout.startsWith('bca'),
    ).toBe(true);
  });

  test('a run that asks is the same as one with all choices given', () => {
    const options = {
      ...DEFAULT_RUN_OPTIONS,
      script: true,
      ...policiesOf('manual', { points: 'await' }),
      asks: true,
    };
    const run = new Run(source, options);
    const asked: string[] = [];
    while (run.end === null) {
      run.step(1_000_000);
      if (run.wanted === null) continue;
      asked.push(`${run.wanted.number}: ${run.wanted.candidates.join(' ')}`);
      run.choose(run.wanted.candidates.length - 1);
    }
    run.takeChunk();
    const { made } = run.choices;
    expect(asked.length).toBe(made.length);
    const again = under(source, 'manual', { points: 'await' }, { choices: made });
    const events = Array.from({ length: run.log.eventCount }, (_, i) => run.log.event(i));
    expect(again.events).toEqual(events);
  });
});

test('Every pick says why in words', () => {
  const words = (name: SchedulerName, more: Partial<RunOptions> = {}) => {
    const { log } = under(
      jobs({ ada: 2, bob: 2 }, () => '# length: 2'),
      name,
      unitFor(name),
      more,
    );
    const index = new LogIndex(log);
    const said: string[] = [];
    for (let moment = 1; moment <= log.lastMoment; moment++)
      said.push(narrate(index, moment, 'instruction').text);
    return `${said.join('\n')}\n${logText(logRows(index, 5000).rows)}`;
  };
  const traits = {
    ada: { priority: 1, tickets: 2 },
    bob: { priority: 3, tickets: 21 },
    main: { priority: 9 },
  };
  expect(words('lottery', { traits })).toMatch(/ticket \d+ of 2\d is drawn, which is bob's/i);
  expect(words('priority', { traits })).toMatch(/bob's priority 3 beats 1/i);
  expect(words('feedback')).toMatch(/falls to level 2/);
  expect(words('shortest')).toMatch(/ada's job of length 2 is the shortest, the next one has 2/i);
  expect(words('run-to-completion')).toMatch(/ada came first/);
  expect(words('manual', { choices: [1] })).toMatch(/you pick bob, one of 3/i);
});

function unitFor(name: SchedulerName): TurnSettings {
  return name === 'shortest' || name === 'run-to-completion' ? {} : UNIT;
}
