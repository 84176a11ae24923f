/** The runs that the gallery, the tests and the measurements look at. */
import type { EventLog } from '../../../log/event-log';
import { fixtureGenerator, fixtureLock, fixtureLog, type Op, type TaskBody } from './fixture-log';

export interface Fixture {
  readonly title: string;
  readonly source: string;
  make(): EventLog;
}

/** Instructions slow enough to be seen beside sleeps of tenths of a second. */
const CLASSROOM = { usPerInstruction: 1200 };
const REALISTIC = { usPerInstruction: 0.1 };

const LOCK_SOURCE = `import asyncio

async def worker(name, n, lock):
    for i in range(n):
        await asyncio.sleep(0.2)
        async with lock:
            print(name, i)
            await asyncio.sleep(0.1)

async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for name in ("ada", "bob", "cyd"):
            group.create_task(worker(name, 2, lock))

asyncio.run(main())
`;

function threeWorkers(): TaskBody {
  const lock = fixtureLock();
  const worker = (name: string): TaskBody =>
    function* () {
      for (let i = 0; i < 2; i++) {
        yield { op: 'line', line: 4 };
        yield { op: 'sleep', us: 200_000, line: 5 };
        yield { op: 'acquire', lock, line: 6 };
        yield { op: 'print', text: `${name} ${i}`, line: 7 };
        yield { op: 'sleep', us: 100_000, line: 8 };
        yield { op: 'release', lock };
      }
      yield { op: 'line', line: 4 };
    };
  return function* () {
    yield { op: 'line', line: 11 };
    for (const name of ['ada', 'bob', 'cyd']) {
      yield { op: 'spawn', name, code: 'worker', body: worker(name), line: 14 };
    }
    yield { op: 'gather', line: 12 };
  };
}

/** Everything that has a form: blocking, preempted, generator, failed, cancelled, callbacks. */
function everyForm(): TaskBody {
  const numbers = fixtureGenerator('numbers', 20, 3);
  const bodies: Record<string, TaskBody> = {
    *hog() {
      yield { op: 'line', line: 3, instructions: 20 };
      yield { op: 'block', us: 150_000, line: 4 };
      yield { op: 'line', line: 5 };
      yield { op: 'sleep', us: 100_000, line: 6 };
    },
    *reader() {
      for (let i = 0; i < 4; i++) {
        yield { op: 'next', generator: numbers, line: 9 };
        yield { op: 'line', line: 10, instructions: 12 };
        yield { op: 'sleep', us: 60_000, line: 10 };
      }
    },
    *cruncher() {
      for (let i = 0; i < 4; i++) {
        yield { op: 'line', line: 13, instructions: 20 };
        yield { op: 'preempt' };
      }
      yield { op: 'call-soon', label: 'report', line: 14 };
    },
    *broken() {
      yield { op: 'sleep', us: 180_000, line: 17 };
      yield { op: 'fail', text: "KeyError('x')", line: 18 };
    },
    *dropped() {
      yield { op: 'sleep', us: 250_000, line: 21 };
      yield { op: 'be-cancelled', line: 21 };
    },
    *polite() {
      for (let i = 0; i < 5; i++) {
        yield { op: 'line', line: 24, instructions: 8 };
        yield { op: 'give-way', line: 25 };
      }
    },
  };
  return function* () {
    for (const [name, body] of Object.entries(bodies))
      yield { op: 'spawn', name, code: name, body, line: 30 };
    yield { op: 'gather', line: 31 };
  };
}

/** `count` tasks that sleep for different times, `turns` times each. */
function manyTasks(count: number, turns: number): TaskBody {
  const body = (n: number): TaskBody =>
    function* () {
      for (let i = 0; i < turns; i++) {
        yield { op: 'line', line: 4, instructions: 4 + ((n * 7 + i * 3) % 11) };
        const ops: Op[] = [
          { op: 'sleep', us: 10_000 * (1 + ((n * 5 + i * 11) % 17)), line: 5 },
          { op: 'give-way', line: 6 },
        ];
        yield ops[(n + i) % 2];
      }
    };
  return function* () {
    for (let n = 0; n < count; n++)
      yield { op: 'spawn', name: `Task-${n + 2}`, code: 'worker', body: body(n), line: 9 };
    yield { op: 'gather', line: 10 };
  };
}

/** A run with about `spans` spans over `tasks` lanes; for measurements. */
export function longRun(spans: number, tasks = 20): EventLog {
  // A turn is two spans of its task (runs, then sleeps or is ready), and a wake-up is one more.
  const turns = Math.ceil(spans / tasks / 2.5);
  return fixtureLog(manyTasks(tasks, turns), CLASSROOM);
}

export const FIXTURES: Readonly<Record<string, Fixture>> = {
  lock: {
    title: 'Three workers, one lock',
    source: LOCK_SOURCE,
    make: () => fixtureLog(threeWorkers(), CLASSROOM),
  },
  realistic: {
    title: 'Three workers, one lock, at realistic speed',
    source: LOCK_SOURCE,
    make: () => fixtureLog(threeWorkers(), REALISTIC),
  },
  forms: { title: 'Every form', source: '', make: () => fixtureLog(everyForm(), CLASSROOM) },
  hundred: { title: 'A hundred tasks', source: '', make: () => fixtureLog(manyTasks(100, 6), CLASSROOM) },
  long: { title: 'A long run', source: '', make: () => longRun(20_000) },
  empty: {
    title: 'Nothing but a main coroutine',
    source: '',
    make: () => fixtureLog(function* () {}, CLASSROOM),
  },
};
