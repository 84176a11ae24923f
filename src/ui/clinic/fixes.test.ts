import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../../events/run';
import { type FixId, fixesFor } from './fixes';

/** The text after one of the fixes for the line that holds `mark`. */
function fixed(source: string, mark: string, isBlocking: boolean, id: FixId): string | undefined {
  const line = source.split('\n').findIndex((text) => text.includes(mark)) + 1;
  return fixesFor(source, line, isBlocking).find((fix) => fix.id === id)?.source;
}

const ids = (source: string, line: number, isBlocking: boolean) =>
  fixesFor(source, line, isBlocking).map(({ id }) => id);

const SLEEPER = `import asyncio
import time

async def hog():
    print("start")
    time.sleep(0.5)  # half a second
    done = 1 + f(time.sleep(0.1))

asyncio.run(hog())
`;

describe('what lets go of the loop', () => {
  it('is an await where a coroutine sleeps in its thread', () => {
    expect(fixed(SLEEPER, 'half a second', true, 'async-sleep')).toBe(
      SLEEPER.replace('time.sleep(0.5)  #', 'await asyncio.sleep(0.5)  #'),
    );
    expect(fixed(SLEEPER, 'done =', true, 'async-sleep')).toBe(
      SLEEPER.replace('time.sleep(0.1)', 'await asyncio.sleep(0.1)'),
    );
  });

  it('is a thread for any call that blocks', () => {
    expect(fixed(SLEEPER, 'half a second', true, 'to-thread')).toBe(
      SLEEPER.replace('time.sleep(0.5)', 'await asyncio.to_thread(time.sleep, 0.5)'),
    );
    const reading = `import asyncio\n\nasync def main():\n    size = len(read("x", mode=1)) + 1\n`;
    expect(fixed(reading, 'size', true, 'to-thread')).toContain(
      'size = (await asyncio.to_thread(len, read("x", mode=1))) + 1',
    );
  });

  it('is a thread for the function that blocks, wherever a coroutine calls it', () => {
    const source = `import time

def work(n):
    time.sleep(n)

async def main():
    work(1)
    return work(2)
`;
    expect(fixed(source, 'time.sleep(n)', true, 'to-thread')).toBe(`import asyncio
import time

def work(n):
    time.sleep(n)

async def main():
    await asyncio.to_thread(work, 1)
    return await asyncio.to_thread(work, 2)
`);
  });

  const COUNTING = `import asyncio

async def count(n):
    total = 0
    for i in range(n):
        # adds up
        total += i
    return total
`;

  it('is a pause in the loop that computes, in every iteration or every thousandth', () => {
    expect(fixed(COUNTING, 'total += i', false, 'let-go')).toBe(
      COUNTING.replace('        total += i', '        await asyncio.sleep(0)\n        total += i'),
    );
    expect(fixed(COUNTING, 'total += i', false, 'pieces')).toContain(
      '        if i % 1000 == 0:\n            await asyncio.sleep(0)\n        total += i\n',
    );
  });

  it('goes behind a body of one line', () => {
    const source = `import asyncio\n\nasync def count(n):\n    while n > 0: n -= 1\n`;
    expect(fixed(source, 'while', false, 'let-go')).toContain(
      'while n > 0: n -= 1; await asyncio.sleep(0)\n',
    );
    expect(fixed(source, 'while', false, 'pieces')).toBeUndefined();
  });

  it('is the preemptive scheduler where somebody computes, never where a call blocks', () => {
    expect(ids(COUNTING, 7, false)).toEqual(['let-go', 'pieces', 'preemptive']);
    expect(ids(SLEEPER, 6, true)).toEqual(['async-sleep', 'to-thread']);
  });

  it('is nothing that would not be right: outside of functions, in lambdas, in texts that do not parse', () => {
    expect(ids('import time\ntime.sleep(1)\n', 2, true)).toEqual([]);
    expect(ids('async def f():\n    g = lambda: time.sleep(1)\n', 2, true)).toEqual([]);
    for (const { source } of fixesFor('async def f(:\n    time.sleep(1)\n', 2, true)) {
      expect(source).toContain('f(:');
    }
  });

  it('gives programs that run, and print the same', () => {
    const source = `import asyncio
import time

async def hog():
    time.sleep(0.5)
    print("hog is done")

async def beat():
    await asyncio.sleep(0.1)
    print("beat")

async def main():
    await asyncio.gather(beat(), hog())

asyncio.run(main())
`;
    const before = runToEnd(source, DEFAULT_RUN_OPTIONS).stdout;
    for (const fix of fixesFor(source, 5, true)) {
      const { stdout, end } = runToEnd(fix.source, DEFAULT_RUN_OPTIONS);
      expect(end.reason).toBe('finished');
      expect(stdout.split('\n').sort()).toEqual(before.split('\n').sort());
      expect(stdout).toBe('beat\nhog is done\n');
    }
  });
});
