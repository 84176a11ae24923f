import { expect, test } from 'vitest';
import { runToEnd } from '../../../engine/run-to-end';
import type { Event } from '../../../events/event';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../../../events/run';

function run(source: string, options: Partial<RunOptions> = {}) {
  const { log, end } = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, script: true, ...options });
  return { events: Array.from({ length: log.eventCount }, (_, i) => log.event(i)), log, end };
}

const all = <K extends Event['kind']>(events: readonly Event[], kind: K) =>
  events.filter((event): event is Extract<Event, { kind: K }> => event.kind === kind);

const SLEEPER = `
import asyncio
async def main():
    await asyncio.sleep(0.5)
asyncio.run(main())
`;

test('The end of a sleep: the timer is due, its handle completes the future, the wake-up is queued, the task resumes', () => {
  const { events } = run(SLEEPER);
  const from = events.findIndex(({ kind }) => kind === 'timer-set');
  expect(events.slice(from).map(({ kind }) => kind)).toEqual([
    'timer-set',
    'await',
    'wait',
    'step-end',
    'handle-end',
    'clock-jump',
    'timer-due',
    'iteration',
    'handle-run',
    'future-done',
    'handle-queued',
    'handle-end',
    'iteration',
    'handle-run',
    'step-begin',
    'task-done',
    'future-done',
    'handle-queued',
    'step-end',
    'handle-end',
    'iteration',
    'handle-run',
    'handle-end',
    'loop-end',
    'end',
  ]);
  const [timer] = all(events, 'timer-set');
  const [wait] = all(events, 'wait');
  const [jump] = all(events, 'clock-jump');
  expect(timer).toMatchObject({ does: 'finish-sleep', target: 1 });
  expect(wait).toMatchObject({ id: 1, reason: 'sleep', dueUs: timer!.dueUs });
  expect((jump!.toUs - jump!.atUs) % 1000).toBe(0);
  expect(jump!.toUs).toBeGreaterThanOrEqual(timer!.dueUs);
  const wakeup = all(events, 'handle-queued').find(({ does }) => does === 'wakeup');
  expect(wakeup).toMatchObject({ target: 1, because: wait!.future });
});

test('The ideal clock jumps exactly to the timer', () => {
  const { events } = run(SLEEPER, { cpu: 'ideal' });
  expect(all(events, 'clock-jump').map(({ atUs, toUs }) => [atUs, toUs])).toEqual([[0, 500_000]]);
});

test('A wait for a lock names its holder, at that moment and where nothing can move', () => {
  const { events, end } = run(`
import asyncio
async def worker(lock, event):
    async with lock:
        await event.wait()
async def main():
    lock, event = asyncio.Lock(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for name in 'abc':
            group.create_task(worker(lock, event), name=name)
        await asyncio.sleep(0.1)
        event.set()
        event.clear()
asyncio.run(main())
`);
  const waits = all(events, 'wait').filter(({ reason }) => reason === 'lock');
  expect(waits.map(({ id, target }) => [id, target])).toEqual([
    [3, 2],
    [4, 2],
  ]);
  // a has gone, b has the lock by now.
  expect(end.message).toContain('b waits for the event');
  expect(end.message).toContain("c waits for the lock 'lock', which b holds");
});

test('The library says what its futures are waited for', () => {
  const { events } = run(`
import asyncio
async def child():
    await asyncio.sleep(0.1)
async def main():
    task = asyncio.create_task(child(), name='kid')
    await task
    await asyncio.gather(child(), child())
    lock = asyncio.Lock()
    await lock.acquire()
    asyncio.get_running_loop().call_later(0.1, lock.release)
    await lock.acquire()
    event = asyncio.Event()
    asyncio.get_running_loop().call_soon(event.set)
    await event.wait()
    queue = asyncio.Queue(1)
    asyncio.get_running_loop().call_soon(queue.put_nowait, 1)
    await queue.get()
    try:
        async with asyncio.timeout(0.2):
            await queue.get()
    except TimeoutError:
        pass
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
    asyncio.get_running_loop().call_soon(print, 'hi')
    await asyncio.sleep(0)
asyncio.run(main())
`);
  const waits = all(events, 'wait').filter(({ id }) => id === 1);
  expect(waits.map(({ reason, label }) => [reason, label])).toEqual([
    ['task', ''],
    ['gather', 'gather of 2 tasks'],
    ['lock', ''],
    ['event', ''],
    ['queue-get', ''],
    ['queue-get', ''],
    ['group', ''],
  ]);
  expect(waits[0]!.target).toBe(2);
  // It holds the lock itself.
  expect(waits[2]!.target).toBe(1);
  const [limit] = all(events, 'timer-set').filter(({ does }) => does === 'timeout');
  expect(limit!.target).toBe(1);
  expect(waits[5]!.dueUs).toBe(limit!.dueUs);
  const callbacks = all(events, 'handle-queued').filter(({ does }) => does === 'callback' || does === 'loop');
  expect(callbacks.map(({ label }) => label)).toEqual([
    'Event.set',
    'Queue.put_nowait',
    'print',
    'stop the loop',
  ]);
});

const programs = import.meta.glob<string>('../cases/asyncio-*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});

for (const [path, source] of Object.entries(programs)) {
  for (const tasks of [{ policy: 'cooperative' }, { policy: 'preemptive', quantum: 11 }] as const) {
    const name = path.slice('../cases/'.length, -'.py'.length);
    test(`The log of ${name} is consistent, ${tasks.policy}`, () => {
      checkLog(run(source, { tasks }).events);
    });
  }
}

/** What holds in every log: handles run once and after they were queued, steps begin and end, time goes forward. */
function checkLog(events: readonly Event[]): void {
  const ready: number[] = [];
  const timers = new Set<number>();
  const known = new Set<number>();
  const stepping = new Set<number>();
  let running = -1;
  let last = events[0]!;
  for (const event of events) {
    expect(event.atUs).toBeGreaterThanOrEqual(last.atUs);
    expect(event.instruction).toBeGreaterThanOrEqual(last.instruction);
    last = event;
    switch (event.kind) {
      case 'timer-set':
        expect(known.has(event.handle)).toBe(false);
        known.add(event.handle);
        timers.add(event.handle);
        break;
      case 'timer-due':
        expect(timers.delete(event.handle)).toBe(true);
        ready.push(event.handle);
        break;
      case 'handle-queued':
        expect(known.has(event.handle)).toBe(false);
        known.add(event.handle);
        ready.push(event.handle);
        break;
      case 'handle-cancelled':
        expect(timers.delete(event.handle) || ready.includes(event.handle)).toBe(true);
        if (ready.includes(event.handle)) ready.splice(ready.indexOf(event.handle), 1);
        break;
      case 'iteration':
        expect(event.count).toBe(ready.length);
        break;
      case 'handle-run':
        expect(ready.shift()).toBe(event.handle);
        expect(running).toBe(-1);
        running = event.handle;
        break;
      case 'handle-end':
        expect(event.handle).toBe(running);
        running = -1;
        break;
      case 'step-begin':
        expect(stepping.has(event.id)).toBe(false);
        stepping.add(event.id);
        break;
      case 'step-end':
        expect(stepping.delete(event.id)).toBe(true);
        break;
      case 'loop-end':
        running = -1;
        break;
      default:
    }
  }
  expect(stepping.size).toBe(0);
}

test('In debug mode a step that holds the loop for too long is told, with the virtual time it took', () => {
  const { events } = run(`
import asyncio, time
async def hog():
    time.sleep(0.25)
async def main():
    asyncio.get_running_loop().slow_callback_duration = 0.2
    await asyncio.create_task(hog(), name='H')
    time.sleep(0.1)
asyncio.run(main(), debug=True)
`);
  const told = all(events, 'output').map(({ text }) => text);
  expect(told.join('')).toMatch(/^Executing <Task finished name='H' .*> took 0\.250 seconds\n$/);
});
