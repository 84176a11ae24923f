import { expect, test } from 'vitest';
import '../engine/everything';
import { Run } from '../engine/run';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import type { EventLog } from '../log/event-log';
import { type Goal, reachedAt } from './goals';
import { LogIndex } from './log-index';

function indexOf(source: string): LogIndex {
  const run = new Run(source, DEFAULT_RUN_OPTIONS);
  while (run.end === null) run.step(1_000_000);
  run.takeChunk();
  const log: EventLog = run.log;
  return new LogIndex(log, { source });
}

const SLEEPS = `import asyncio

async def main():
    print("counter", -2)
    await asyncio.sleep(2)
    print("done")

asyncio.run(main())
`;
const FAILS = 'print("counter 12.5")\n{}["key"]\n';
const GROUP = `import asyncio

async def bad():
    raise ValueError("no")

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(bad())

asyncio.run(main())
`;
const STUCK = `import asyncio

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    await lock.acquire()

asyncio.run(main())
`;

test.each<[string, string, Goal, boolean]>([
  ['a piece of a line', SLEEPS, { kind: 'output', text: 'er -2' }, true],
  ['a line that is not printed', SLEEPS, { kind: 'output', text: 'counter 2' }, false],
  ['no text at all', SLEEPS, { kind: 'output', text: '' }, false],
  ['what is on stderr only', FAILS, { kind: 'output', text: 'KeyError' }, false],
  ['a last number below', SLEEPS, { kind: 'below', value: -1 }, true],
  ['a last number that is not below', SLEEPS, { kind: 'below', value: -2 }, false],
  ['a fraction', FAILS, { kind: 'below', value: 12.6 }, true],
  ['no number', STUCK, { kind: 'below', value: 5 }, false],
  ['a deadlock', STUCK, { kind: 'deadlock' }, true],
  ['no deadlock', SLEEPS, { kind: 'deadlock' }, false],
  ['any exception', FAILS, { kind: 'exception', text: '' }, true],
  ['one of this name', FAILS, { kind: 'exception', text: 'KeyError' }, true],
  ['one of another name', FAILS, { kind: 'exception', text: 'Key' }, false],
  ['one inside of a group', GROUP, { kind: 'exception', text: 'ValueError' }, true],
  ['a group', GROUP, { kind: 'exception', text: 'ExceptionGroup' }, true],
  ['no exception', SLEEPS, { kind: 'exception', text: '' }, false],
  ['an end in time', SLEEPS, { kind: 'before', timeMs: 2001 }, true],
  ['an end too late', SLEEPS, { kind: 'before', timeMs: 2000 }, false],
  ['an end by exception', FAILS, { kind: 'before', timeMs: 2000 }, false],
])('%s', (_, source, goal, isReached) => {
  expect(reachedAt(goal, indexOf(source)) !== null).toBe(isReached);
});

test('text is reached where its line is written, while the run goes on', () => {
  const index = indexOf(SLEEPS);
  const moment = reachedAt({ kind: 'output', text: 'counter' }, index);
  expect(moment).toBeGreaterThan(0);
  expect(moment).toBeLessThan(index.lastMoment);
});
