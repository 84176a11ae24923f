import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { holdOf } from './hold';
import { LogIndex } from './log-index';
import { metricsOf } from './metrics';

function hold(body: string, change: Partial<RunOptions> = {}) {
  const source = `import asyncio
import time

async def beat():
    while True:
        await asyncio.sleep(0.05)

async def hog():
    await asyncio.sleep(0.01)
${body}

async def main():
    task = asyncio.create_task(beat(), name="beat")
    await hog()

asyncio.run(main())
`;
  const options = { ...DEFAULT_RUN_OPTIONS, ...change };
  const index = new LogIndex(runToEnd(source, options).log, { source });
  return holdOf(index, metricsOf(index, options));
}

describe('who held the loop', () => {
  it('is told with the call that blocked, its line, and who was kept', () => {
    expect(hold('    time.sleep(0.5)')).toMatchObject({
      title: 'main',
      line: 10,
      call: expect.stringContaining('sleep'),
      kept: ['beat'],
    });
  });

  it('is told with the line it computed in', () => {
    const found = hold('    x = 0\n    for i in range(20000):\n        x += i', { cpu: 100_000 })!;
    expect(found).toMatchObject({ title: 'main', call: '', kept: ['beat'] });
    expect([11, 12]).toContain(found.line);
  });

  it('is nobody where everybody suspends in time, or nobody wanted to run', () => {
    expect(hold('    await asyncio.sleep(0.5)')).toBeNull();
    expect(hold('    time.sleep(0.03)')).toBeNull();
  });
});
