import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../../engine/run-to-end';
import type { Event } from '../../../events/event';
import { type CpuSpeed, DEFAULT_RUN_OPTIONS } from '../../../events/run';

function run(source: string, cpu: CpuSpeed = 'realistic') {
  const { stdout, stderr, log, end } = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, script: true, cpu });
  const events = Array.from({ length: log.eventCount }, (_, i) => log.event(i));
  const of = <K extends Event['kind']>(kind: K) =>
    events.filter((event): event is Extract<Event, { kind: K }> => event.kind === kind);
  return { stdout, stderr, of, end };
}

/** Two threads that change `counter` by `change` n times each; gives what is missing at the end. */
function lost(change: string, n: number, cpu: CpuSpeed = 'realistic'): number {
  const source = `
import threading, time
counter = 0
d = {}
def f():
    return 1
def work():
    global counter
    for _ in range(${n}):
        ${change}
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(2 * ${n} - (counter or d['k']))
`;
  const { stdout, stderr } = run(source, cpu);
  expect(stderr).toBe('');
  return Number(stdout);
}

describe('which counters lose under the GIL (SEMANTICS 5)', () => {
  test('counter += 1 loses nothing: no switch point lies between its read and its write', () => {
    expect(lost('counter += 1', 60_000)).toBe(0);
    expect(lost('counter = counter + 1', 60_000)).toBe(0);
  });

  test('a call between read and write is a switch point', () => {
    expect(lost('counter = counter + f()', 60_000)).toBeGreaterThan(0);
    expect(lost("d['k'] = d.get('k', 0) + 1", 60_000)).toBeGreaterThan(0);
  });

  test('so is a sleep, under every speed', () => {
    for (const cpu of ['realistic', 'ideal', 'classroom'] as const) {
      expect(lost('seen = counter; time.sleep(0); counter = seen + 1', 20, cpu)).toBeGreaterThan(0);
    }
  });

  test('where instructions take no time, turns are measured in instructions', () => {
    expect(lost('counter += 1', 60_000, 'ideal')).toBe(0);
    expect(lost('counter = counter + f()', 60_000, 'ideal')).toBeGreaterThan(0);
  });
});

test('Cut at any instruction, every form of counter can lose, and ends between 2 and the full sum', () => {
  const result = (change: string, n: number, quantum: number) =>
    Number(
      runToEnd(
        `
import threading
counter = 0
def work():
    global counter
    for _ in range(${n}):
        ${change}
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counter)
`,
        { ...DEFAULT_RUN_OPTIONS, script: true, threads: { policy: 'preemptive', quantum } },
      ).stdout,
    );
  for (const quantum of [1, 2, 3, 5, 8, 13]) {
    expect([1, 2]).toContain(result('counter += 1', 1, quantum));
    const five = result('counter += 1', 5, quantum);
    expect(five).toBeGreaterThanOrEqual(2);
    expect(five).toBeLessThanOrEqual(10);
  }
  expect(result('counter += 1', 50, 7)).toBeLessThan(100);
  expect(result('counter += 1', 50, 1_000_000)).toBe(100);
});

test('start() returns after the new thread has begun, and that one keeps the GIL', () => {
  const { stdout } = run(`
import threading
out = []
def child(): out.append('child')
for _ in range(20):
    t = threading.Thread(target=child)
    t.start()
    out.append('main')
    t.join()
print(out == ['child', 'main'] * 20)
`);
  expect(stdout).toBe('True\n');
});

const BUSY = `
import threading
def work():
    for _ in range(60000): pass
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
`;

test('A thread that wants the GIL asks after one switch interval, and gets it soon afterwards', () => {
  const { of } = run(BUSY);
  const requests = of('gil-request');
  const asked = of('thread-switch').filter(({ why }) => why === 'asked');
  expect(asked.length).toBeGreaterThan(2);
  expect(requests.length).toBe(asked.length);
  requests.forEach((request, i) => {
    expect(asked[i]!.id).toBe(request.id);
    expect(asked[i]!.atUs - request.atUs).toBeLessThan(10);
  });
  for (let i = 1; i < requests.length; i++) {
    expect(requests[i]!.atUs - asked[i - 1]!.atUs).toBeGreaterThanOrEqual(5000);
  }
});

test('sys.setswitchinterval changes how long that is', () => {
  const often = run(`import sys\nsys.setswitchinterval(0.0005)\n${BUSY}`).of('gil-request').length;
  expect(often).toBeGreaterThan(4 * run(BUSY).of('gil-request').length);
});

test('A thread whose sleep is over must ask like everybody else', () => {
  const { of } = run(`
import threading, time
def hog():
    for _ in range(60000): pass
def sleeper():
    for _ in range(3): time.sleep(0.001)
threads = [threading.Thread(target=sleeper), threading.Thread(target=hog)]
for t in threads: t.start()
for t in threads: t.join()
`);
  const woken = of('thread-ready').filter(({ id, why }) => id === 1 && why === 'timeout');
  const back = of('thread-switch').filter(({ id }) => id === 1);
  const delays = woken.map(({ atUs }) => back.find((event) => event.atUs >= atUs)!.atUs - atUs);
  expect(Math.max(...delays)).toBeGreaterThanOrEqual(5000);
});

test('A lock may be taken again by the thread that released it, unless it has been free for a while', () => {
  const program = (pause: string) => `
import threading, time
lock = threading.Lock()
order = []
def work(name):
    for _ in range(3):
        with lock:
            order.append(name)
            time.sleep(0.01)
        ${pause}
threads = [threading.Thread(target=work, args=(name,)) for name in 'ab']
for t in threads: t.start()
for t in threads: t.join()
print(''.join(order))
`;
  expect(run(program('pass')).stdout).toBe('aaabbb\n');
  expect(run(program('time.sleep(0.001)')).stdout).toBe('ababab\n');
  expect(run(program('sum(range(5000))')).stdout).toBe('ababab\n');
});

test('A blocked thread says what it waits for and who has it', () => {
  const { of, end } = run(`
import threading, time
first, second = threading.Lock(), threading.Lock()
def work(a, b):
    with a:
        time.sleep(0.1)
        with b: pass
threads = [threading.Thread(target=work, args=pair, name=name)
           for name, pair in (('ada', (first, second)), ('bob', (second, first)))]
for t in threads: t.start()
for t in threads: t.join()
`);
  const locks = of('thread-block').filter(({ reason }) => reason === 'thread-lock');
  expect(locks.map(({ id, target, label }) => [id, target, label])).toEqual([
    [1, 2, 'second'],
    [2, 1, 'first'],
  ]);
  expect(end).toMatchObject({ reason: 'deadlock', exitCode: 76 });
  expect(end.message).toContain("ada waits for the lock 'second', which bob holds");
  expect(end.message).toContain("bob waits for the lock 'first', which ada holds");
});

test('Consumers without work are idle, not stuck', () => {
  const { end } = run(`
import queue, threading
q = queue.Queue()
threading.Thread(target=q.get, name='consumer').start()
`);
  expect(end).toMatchObject({ reason: 'idle', exitCode: 76 });
  expect(end.message).toContain("consumer waits for an item of the queue 'q'");
});
