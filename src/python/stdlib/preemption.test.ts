import { expect, test } from 'vitest';
import { runToEnd } from '../../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS, type TaskPolicyOptions } from '../../events/run';

function run(source: string, tasks: TaskPolicyOptions, scheduleSeed = 0) {
  const { stdout, stderr, log, end } = runToEnd(source, {
    ...DEFAULT_RUN_OPTIONS,
    script: true,
    tasks,
    scheduleSeed,
  });
  const events = Array.from({ length: log.eventCount }, (_, i) => log.event(i));
  return { stdout: stdout + stderr, events, end };
}

const cooperative = { policy: 'cooperative' } as const;
const every = (quantum: number) => ({ policy: 'preemptive', quantum }) as const;

const COUNTERS = `
import asyncio
counter = 0
async def add():
    global counter
    for _ in range(20):
        value = counter
        counter = value + 1
async def main():
    await asyncio.gather(add(), add())
    print(counter)
asyncio.run(main())
`;

test('Check-then-act loses updates when a task is cut in between, and only then', () => {
  expect(run(COUNTERS, cooperative).stdout).toBe('40\n');
  expect(Number(run(COUNTERS, every(7)).stdout)).toBeLessThan(40);
});

test('With an endless quantum the log is the cooperative one', () => {
  expect(run(COUNTERS, every(1e12)).events).toEqual(run(COUNTERS, cooperative).events);
});

test('Random cuts depend on the seed alone', () => {
  const random = { policy: 'preemptive', quantum: 6, random: true } as const;
  expect(run(COUNTERS, random, 5).events).toEqual(run(COUNTERS, random, 5).events);
  const results = new Set([1, 2, 3, 4, 5, 6].map((seed) => run(COUNTERS, random, seed).stdout));
  expect(results.size).toBeGreaterThan(1);
});

test('Locks, queues, groups and gather keep their promises at every quantum', () => {
  const source = `
import asyncio
inside = 0
total = 0
async def guarded(lock):
    global inside, total
    for _ in range(3):
        async with lock:
            inside += 1
            assert inside == 1
            value = total
            await asyncio.sleep(0)
            total = value + 1
            inside -= 1
async def producer(queue):
    for n in range(5):
        await queue.put(n)
async def consumer(queue, out):
    for _ in range(5):
        out.append(await queue.get())
        queue.task_done()
async def main():
    lock = asyncio.Lock()
    queue = asyncio.Queue(2)
    out = []
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(guarded(lock))
        group.create_task(producer(queue))
        group.create_task(consumer(queue, out))
    await queue.join()
    print(total, out, await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0.01, 2)))
asyncio.run(main())
`;
  for (const quantum of [1, 2, 3, 5, 8, 13, 50]) {
    expect(run(source, every(quantum)).stdout).toBe('9 [0, 1, 2, 3, 4] [1, 2]\n');
  }
});

test('Code that asyncio calls is not cut: the quantum ends after it', () => {
  const source = `
import asyncio
log = []
class Item:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        log.append('lt begins')
        result = self.n < other.n
        log.append('lt ends')
        return result
async def main():
    queue = asyncio.PriorityQueue()
    async def filler():
        for n in (3, 1, 2):
            await queue.put(Item(n))
    async def noise():
        for _ in range(30):
            log.append('noise')
    await asyncio.gather(filler(), noise())
    broken = [i for i, word in enumerate(log) if word == 'lt begins' and log[i + 1] != 'lt ends']
    print(len(broken), [queue.get_nowait().n for _ in range(3)])
asyncio.run(main())
`;
  for (const quantum of [1, 2, 3, 4]) expect(run(source, every(quantum)).stdout).toBe('0 [1, 2, 3]\n');
});

test('What belongs to a task leaves and comes back with it', () => {
  const source = `
import asyncio
import contextvars
import sys
var = contextvars.ContextVar('var')
def squares():
    for n in range(4):
        yield n * n
async def worker(name):
    var.set(name)
    seen = set()
    for value in squares():
        seen.add((asyncio.current_task().get_name(), var.get()))
    try:
        raise ValueError(name)
    except ValueError:
        for _ in range(4):
            seen.add(str(sys.exception()))
    return sorted(map(str, seen))
async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker(n), name=n) for n in 'ab']
    for task in tasks:
        print(task.result())
asyncio.run(main())
`;
  const { stdout, events } = run(source, every(3));
  expect(stdout).toBe(`["('a', 'a')", 'a']\n["('b', 'b')", 'b']\n`);
  expect(events.filter(({ kind }) => kind === 'preempt').length).toBeGreaterThan(10);
});

test('A cancellation of a preempted task is delivered at its next real suspension', () => {
  const source = `
import asyncio
async def busy():
    try:
        for n in range(40):
            pass
        print('loop is over')
        await asyncio.sleep(0)
        print('not reached')
    except asyncio.CancelledError:
        print('cancelled')
async def main():
    task = asyncio.create_task(busy())
    await asyncio.sleep(0)
    print(task.cancel(), task.done())
    await task
asyncio.run(main())
`;
  expect(run(source, every(15)).stdout).toBe('True False\nloop is over\ncancelled\n');
});

test('A task that is alone goes on; one that hogs does not keep timers from coming due', () => {
  const alone = run(
    'import asyncio\nasync def main():\n    for n in range(100): pass\nasyncio.run(main())',
    every(5),
  );
  expect(alone.events.some(({ kind }) => kind === 'preempt')).toBe(false);
  const source = `
import asyncio
async def hog():
    for n in range(5000):
        pass
    print('hog is done')
async def sleeper():
    await asyncio.sleep(0.00001)
    print('awake')
async def main():
    await asyncio.gather(sleeper(), hog())
asyncio.run(main())
`;
  expect(run(source, every(100)).stdout).toBe('awake\nhog is done\n');
  expect(run(source, cooperative).stdout).toBe('hog is done\nawake\n');
});
