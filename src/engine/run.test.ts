import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { Run } from './run';
import { runToEnd } from './run-to-end';

const threads = `
import threading, time, queue

q = queue.Queue(1)
lock = threading.Lock()
total = 0

def add(n):
    global total
    for i in range(n):
        with lock:
            total = total + int(i)
        if i % 5 == 0:
            q.put(i)
    time.sleep(0.01)

def drain():
    while (item := q.get()) is not None:
        time.sleep(0.001)

workers = [threading.Thread(target=add, args=(12,)) for _ in range(2)]
drainer = threading.Thread(target=drain)
for t in [*workers, drainer]:
    t.start()
for t in workers:
    t.join()
q.put(None)
print(total)
`;

const options = (more: Partial<RunOptions> = {}): RunOptions => ({ ...DEFAULT_RUN_OPTIONS, ...more });

const twoTasks = `
import asyncio

async def worker(name):
    total = 0
    for i in range(3):
        total += i
        await asyncio.sleep(0.1)
    return total

async def main():
    tasks = [asyncio.create_task(worker(n), name=n) for n in ('ada', 'bob')]
    print(await asyncio.gather(*tasks))

asyncio.run(main())
`;

/** Every byte of a log. */
function bytes(source: string, chosen: RunOptions): string {
  return bytesOf(new Run(source, chosen));
}

function bytesOf(run: Run): string {
  while (run.end === null) run.step(100_000);
  const chunk = run.takeChunk();
  return JSON.stringify([[...chunk.data], [...chunk.lines], chunk.strings, chunk.schedulables, chunk.sites]);
}

describe('a run', () => {
  it('prints what the program prints and ends with its exit code', () => {
    const result = runToEnd('print(1)\nraise SystemExit(3)', options());
    expect(result.stdout).toBe('1\n');
    expect(result.end).toMatchObject({ reason: 'exit', exitCode: 3 });
  });

  it('gives the same log, byte for byte, every time', () => {
    expect(bytes(twoTasks, options())).toBe(bytes(twoTasks, options()));
    const preemptive = options({
      tasks: { policy: 'preemptive', quantum: 3, random: true },
      scheduleSeed: 5,
    });
    expect(bytes(twoTasks, preemptive)).toBe(bytes(twoTasks, preemptive));
  });

  it('with threads is the same every time, wherever it is stopped in between', () => {
    for (const cpu of ['realistic', 'ideal', 'classroom'] as const) {
      const chosen = options({ cpu });
      const whole = bytes(threads, chosen);
      expect(bytes(threads, chosen)).toBe(whole);
      const run = new Run(threads, chosen);
      const { driver } = run as unknown as { driver: { advance(instructions: number): string } };
      const advance = driver.advance.bind(driver);
      let turn = 0;
      driver.advance = () => advance(1 + (turn++ % 5));
      expect(bytesOf(run)).toBe(whole);
    }
  });

  it('does not depend on how it is sliced', () => {
    const whole = new Run(twoTasks, options());
    while (whole.end === null) whole.step(10_000_000);
    const chunk = whole.takeChunk();
    const sliced = new Run(twoTasks, options());
    while (sliced.end === null) sliced.step(1);
    expect([...sliced.takeChunk().data]).toEqual([...chunk.data]);
  });

  it('with an infinite quantum is the cooperative run', () => {
    const never = options({ tasks: { policy: 'preemptive', quantum: 1_000_000_000 } });
    expect(bytes(twoTasks, never)).toBe(bytes(twoTasks, options()));
  });

  it('makes a lost update appear when tasks are preempted', () => {
    const source = `
import asyncio
counter = 0
async def add():
    global counter
    for _ in range(50):
        value = counter
        counter = value + 1
async def main():
    await asyncio.gather(add(), add())
    print(counter)
asyncio.run(main())
`;
    expect(runToEnd(source, options()).stdout).toBe('100\n');
    const preempted = runToEnd(source, options({ tasks: { policy: 'preemptive', quantum: 7 } }));
    expect(Number(preempted.stdout)).toBeLessThan(100);
  });
});

describe('looking into a moment', () => {
  it('shows the same stacks and variables in any order of asking', () => {
    const run = new Run(twoTasks, options());
    while (run.end === null) run.step(100_000);
    run.takeChunk();
    const last = run.log.lastMoment;
    const forward = Array.from({ length: last + 1 }, (_, moment) => JSON.stringify(run.inspect(moment)));
    for (let moment = last; moment >= 0; moment -= 7) {
      expect(JSON.stringify(run.inspect(moment))).toBe(forward[moment]);
    }
  });

  it('of a program with threads has the stack of each, and is reached from anywhere', () => {
    const run = new Run(threads, options({ cpu: 'classroom' }));
    while (run.end === null) run.step(100_000);
    run.takeChunk();
    const last = run.log.lastMoment;
    const seen = new Set<number>();
    for (let moment = 0; moment <= last; moment += 7) {
      const { instructions } = run.log.partsOf(moment);
      const { running, stacks } = run.inspect(moment);
      for (const { id } of stacks) seen.add(id);
      const line = run.log.partsOf(moment).lines - 1;
      // Right behind a line record, the one that came to the line is the one that runs.
      if (line >= 0 && run.log.momentOfLine(line) === moment) expect(running).toBe(run.log.lineWho(line));
      expect(instructions).toBeGreaterThanOrEqual(0);
    }
    expect([...seen].sort()).toEqual([0, 1, 2, 3]);
  });

  it('shows a variable as it was then', () => {
    const run = new Run('x = 1\ny = 2\nx = 3\n', options());
    while (run.end === null) run.step(1000);
    run.takeChunk();
    const line = (index: number) => {
      const moment = run.log.momentOfLine(index);
      return run.inspect(moment).stacks[0]!.frames[0]!.variables.map(({ name, repr }) => `${name}=${repr}`);
    };
    expect(line(0)).toEqual([]);
    expect(line(1)).toEqual(['x=1']);
    expect(line(2)).toEqual(['x=1', 'y=2']);
    expect(run.inspect(run.log.lastMoment).stacks[0]!.frames[0]!.variables[0]!.repr).toBe('3');
  });

  it('shows frames down the await chain of a waiting task', () => {
    const run = new Run(twoTasks, options());
    while (run.end === null) run.step(100_000);
    run.takeChunk();
    const index = Array.from({ length: run.log.eventCount }, (_, i) => i).find(
      (i) => run.log.kindOf(i) === 'clock-jump',
    )!;
    const { stacks } = run.inspect(run.log.momentOfEvent(index));
    const names = stacks.map(({ frames }) => frames.filter(({ isUser }) => isUser).map(({ code }) => code));
    expect(names).toEqual([['<module>'], ['main'], ['worker'], ['worker']]);
  });
});

describe('bad programs', () => {
  const limits = { ...DEFAULT_LIMITS, userInstructions: 200_000 };

  it('stop at a limit and keep what there is', () => {
    const { end, log } = runToEnd('x = 0\nwhile True:\n    x += 1', options({ limits }));
    expect(end).toMatchObject({ reason: 'limit', exitCode: 75 });
    expect(end.message).toContain('200,000 instructions');
    expect(log.instructionCount).toBe(200_000);
    expect(log.lineCount).toBeGreaterThan(50_000);
  });

  it('stop in endless library loops too', () => {
    const small = { ...DEFAULT_LIMITS, allInstructions: 500_000 };
    const { end } = runToEnd('sum(iter(lambda: 1, 2))', options({ limits: small }));
    expect(end.reason).toBe('limit');
  });

  it('stop when they print without end', () => {
    const small = { ...DEFAULT_LIMITS, outputBytes: 10_000 };
    const { end, stdout } = runToEnd('while True: print("x" * 100)', options({ limits: small }));
    expect(end).toMatchObject({ reason: 'limit', exitCode: 75 });
    expect(stdout.length).toBeGreaterThan(9_000);
  });

  it('catch unbounded recursion as RecursionError', () => {
    const source = 'def f(n): return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    print(e)';
    expect(runToEnd(source, options()).stdout).toBe('maximum recursion depth exceeded\n');
  });

  it('get MemoryError or OverflowError for what no memory holds', () => {
    for (const expression of ['[0] * 10**12', "'x' * 10**12", '10**10**10', 'b"x" * 10**12', '1 << 10**12']) {
      const source = `try:\n    ${expression}\nexcept (MemoryError, OverflowError) as e:\n    print(type(e).__name__)`;
      expect(runToEnd(source, options()).stdout, expression).toMatch(/^(Memory|Overflow)Error\n$/);
    }
  });

  it('tell a syntax error by line before anything runs', () => {
    const { end, stdout, stderr } = runToEnd('print(1)\nx = = 2\n', options());
    expect(stdout).toBe('');
    expect(end).toMatchObject({ reason: 'syntax-error', exitCode: 1 });
    expect(end.problems[0]).toMatchObject({ line: 2, message: 'invalid syntax' });
    expect(stderr).toBe('  File "snippet.py", line 2\n    x = = 2\n        ^\nSyntaxError: invalid syntax\n');
  });

  it('tell what cannot be imported here', () => {
    const { end } = runToEnd('x = 1\nimport numpy\n', options());
    expect(end).toMatchObject({ reason: 'unsupported', exitCode: 78 });
    expect(end.problems[0]!.line).toBe(2);
    expect(end.message).toContain('numpy');
  });

  it('survive lone surrogates and 200 kB of text', () => {
    expect(runToEnd('x = "\ud800"\nprint(len(x))', options()).end.reason).not.toBe('bug');
    const long = `x = 0\n${'x += 1  # a comment to make it longer, and longer still\n'.repeat(3600)}print(x)`;
    expect(runToEnd(long, options()).stdout).toBe('3600\n');
  });

  it('that wait for ever name who waits on what', () => {
    const source = `
import asyncio
async def main():
    await asyncio.get_running_loop().create_future()
asyncio.run(main())
`;
    const { end } = runToEnd(source, options());
    expect(end.exitCode).toBe(76);
    expect(end.message).toContain('main waits for a future');
  });
});

describe('a notebook', () => {
  it('shows the value of a cell, awaits at top level and keeps one namespace', () => {
    const source =
      '# %%\nimport asyncio\nx = 4\nx\n# %%\nawait asyncio.sleep(0.1)\nx + 1\n# %%\nprint(x)\nNone\n';
    expect(runToEnd(source, options()).stdout).toBe('4\n5\n4\n');
  });

  it('keeps what it displays: a coroutine shown is not one that nobody awaited', () => {
    const shown = runToEnd('# %%\nasync def main(): pass\nmain()\n', options());
    expect(shown.stdout).toMatch(/^<coroutine object main at 0x7f[0-9a-f]+>\n$/);
    expect(shown.stderr).toBe('');
    const lost = runToEnd('# %%\nasync def main(): pass\nmain()\n3\n', options());
    expect(lost.stderr).toContain("coroutine 'main' was never awaited");
  });

  it('is a script with --script', () => {
    expect(runToEnd('# %%\n3\n', options({ script: true })).stdout).toBe('');
  });

  it('counts lines within the cell', () => {
    const { stderr } = runToEnd('# %%\nx = 1\n# %%\n\n1 / 0\n', options());
    expect(stderr).toContain('line 2');
  });
});

describe('lanes of generator expressions', () => {
  const lanesOf = (source: string) =>
    runToEnd(source, DEFAULT_RUN_OPTIONS)
      .log.schedulables.slice(1)
      .map(({ kind, name }) => `${kind} ${name}`);

  it('one that the program steps has a lane', () => {
    expect(lanesOf('for n in (n for n in range(2)): print(n)\n')).toEqual(['generator <genexpr>']);
    expect(lanesOf('squares = (n * n for n in range(2))\nprint(next(squares))\n')).toEqual([
      'generator <genexpr>',
    ]);
  });

  it('one that a builtin exhausts has none', () => {
    const source = "print(sum(n for n in range(9)), list(c for c in 'ab'), ','.join(c for c in 'ab'))\n";
    expect(lanesOf(source)).toEqual([]);
  });
});

it('input() shows its prompt once, and gives the lines that were passed in', () => {
  const run = new Run(
    'print(input("name? "))\n',
    options({ input: { lines: [{ text: 'ada' }], whenUsedUp: 'end' } }),
  );
  while (run.end === null) run.step(10_000);
  run.takeChunk();
  const texts = Array.from({ length: run.log.eventCount }, (_, i) => run.log.event(i)).flatMap((event) =>
    event.kind === 'output' ? [event.text] : [],
  );
  expect(texts.join('')).toBe('name? ada\n');
});
