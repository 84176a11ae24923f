import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { EXAMPLES } from '../examples/index';
import { FRAGMENT_MAX, readLink, TEXT_BYTES_MAX, writeLink } from './codec';
import { DICTIONARY_1 } from './dictionary';
import { isLinkFragment } from './fragment';
import type { Link } from './link';
import { sealed } from './sealed';

const TEN_LINES = `import asyncio

async def hello(name, pause):
    await asyncio.sleep(pause)
    print(name, "says hello")

async def main():
    await asyncio.gather(hello("ada", 0.3), hello("bob", 0.1))

asyncio.run(main())
`;

const FULL: Link = {
  source: TEN_LINES,
  options: {
    ...DEFAULT_RUN_OPTIONS,
    tasks: { policy: 'preemptive', quantum: 7, random: true },
    threads: { policy: 'preemptive', quantum: 5, random: false },
    seed: 42,
    scheduleSeed: 7,
    cpu: 'classroom',
  },
  at: {
    grain: 'line',
    path: 'main/hello-2',
    code: 'hello',
    sourceLine: 5,
    visit: 1,
    kind: 'line',
    nth: 1,
    instruction: 321,
  },
  view: { theme: 'dark', axis: 'steps', foldIdle: true, panes: ['code', 'timeline'] },
  notes: [{ at: { grain: 'switch', step: 3 }, text: 'Here bob overtakes ada.' }],
  hash: 'abc_-9',
};

const opened = (fragment: string): Link => {
  const result = readLink(fragment);
  if (!result.ok) throw new Error(result.message);
  return result.link;
};
const message = (fragment: string): string => {
  const result = readLink(fragment);
  return result.ok ? 'it opens' : result.message;
};

/** A link as somebody might forge it: everything right about it but what it says. */
function forged(head: unknown, source = 'print(1)\n', isRaw = false): string {
  const text = new TextEncoder().encode(`${isRaw ? head : JSON.stringify(head)}\n${source}`);
  return sealed(deflateSync(text, { dictionary: new TextEncoder().encode(DICTIONARY_1) }));
}

describe('a link', () => {
  it('brings back everything it was given', () => {
    expect(opened(writeLink(FULL)!)).toEqual(FULL);
    const bare: Link = { source: '', options: DEFAULT_RUN_OPTIONS };
    expect(opened(writeLink(bare)!)).toEqual(bare);
  });

  it('carries a world, further runs and lower limits', () => {
    const link: Link = {
      source: 'x = "ä\u{1f600}\0"\r\n\ttab',
      options: {
        ...DEFAULT_RUN_OPTIONS,
        world: { hosts: { 'a.example': { latencyMs: 5, paths: { '/': { json: { price: 5 } } } } } },
        limits: { ...DEFAULT_LIMITS, userInstructions: 1000 },
        script: true,
      },
      beside: [{ ...DEFAULT_RUN_OPTIONS, tasks: { policy: 'preemptive', quantum: 3, random: false } }],
    };
    expect(opened(writeLink(link)!)).toEqual(link);
  });

  it('is under 400 characters for ten lines and under 2,000 for a lecture snippet', () => {
    expect(writeLink(FULL)!.length).toBeLessThan(400);
    expect(writeLink({ ...FULL, view: undefined, notes: undefined })!.length).toBeLessThan(250);
    for (const { source } of EXAMPLES) expect(writeLink({ ...FULL, source })!.length).toBeLessThan(2000);
  });

  it('never raises a limit, and brings numbers into their bounds', () => {
    const { options } = opened(
      forged({
        options: {
          limits: { userInstructions: 1e300, events: -5 },
          tasks: { policy: 'preemptive', quantum: 1e12 },
          seed: -3.5,
        },
      }),
    );
    expect(options.limits).toEqual({ ...DEFAULT_LIMITS, events: 1 });
    expect(options.tasks).toMatchObject({ quantum: 1_000_000 });
    expect(options.seed).toBe(0);
  });

  it('is told from the fragments of pages', () => {
    expect(['', '#modelled', '#i1', '#i1=', '#i22=x', '#code=', '#code'].map(isLinkFragment)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('may have been given a full stop, a bracket or a line end on its way', () => {
    const fragment = writeLink(FULL)!;
    for (const after of ['.', ')', '>.', '\n', '",']) expect(opened(fragment + after)).toEqual(FULL);
  });
});

describe('a link that is none', () => {
  const incomplete = "This link can't be opened: it is incomplete or damaged.";
  const foreign = "This link can't be opened: it asks for something that this page doesn't know.";
  const tooLong = "This link can't be opened: it holds more than a link may.";

  it('is refused in one sentence when it is damaged', () => {
    const fragment = writeLink(FULL)!;
    expect(message('#i1=')).toBe(incomplete);
    expect(message('#i1=A')).toBe(incomplete);
    expect(message('#i1=<script>alert(1)</script>')).toBe(incomplete);
    for (const length of [5, 9, 12, 40, fragment.length - 1])
      expect(message(fragment.slice(0, length))).toBe(incomplete);
    expect(message(fragment.replace('#i1', '#i9'))).toBe(
      "This link can't be opened: it was made by a newer Interleave.",
    );
  });

  it('is refused before it is inflated when it is too long, and while it is when it unfolds to too much', () => {
    expect(message(`#i1=${'A'.repeat(FRAGMENT_MAX)}`)).toBe(tooLong);
    expect(message(`#code=${'x'.repeat(FRAGMENT_MAX)}`)).toBe(tooLong);
    const bomb = new Uint8Array(12_000_000);
    const packed = deflateSync(bomb, { level: 9 });
    const fragment = sealed(packed.subarray(0, 12_000));
    expect(fragment.length).toBeLessThanOrEqual(FRAGMENT_MAX);
    const startMs = performance.now();
    expect(message(fragment)).toBe(tooLong);
    expect(performance.now() - startMs).toBeLessThan(200);
    expect(writeLink({ ...FULL, source: 'x'.repeat(TEXT_BYTES_MAX) })).toBeNull();
  });

  it.each([
    [{ unknown: 1 }, foreign],
    [{ options: { tasks: { policy: 'magic' } } }, foreign],
    [{ options: { filename: '../../etc/passwd' } }, foreign],
    [{ options: { limits: { userInstructions: '1' } } }, foreign],
    [{ options: { world: { hosts: { x: { latencyMs: 1e9 } } } } }, foreign],
    [{ options: [1] }, foreign],
    [{ at: ['line', 3, 4] }, foreign],
    [{ at: ['line', '<b>'.repeat(500), '', 1, 1, 'line', 1, 1] }, foreign],
    [{ hash: '<img>x' }, foreign],
    [{ notes: new Array(1000).fill([['line', 1], 'x']) }, foreign],
    [{ view: { panes: ['<script>'] } }, foreign],
    [[], foreign],
    [null, foreign],
    [7, foreign],
  ])('is refused when it says %j', (head, sentence) => {
    expect(message(forged(head))).toBe(sentence);
  });

  it('is refused when its head is no JSON, or hides a prototype', () => {
    expect(message(forged('{"options":', '', true))).toBe(incomplete);
    expect(message(forged('{"__proto__":{"x":1},"constructor":{}}', '', true))).toBe(foreign);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

describe('a link written by hand', () => {
  it('holds the program as percent-encoded text, and options in the words of the command line', () => {
    const source = 'print(1 + 1)\n# ä & b = c';
    const { options, ...rest } = opened(
      `#code=${encodeURIComponent(source)}&scheduler=preemptive&quantum=5&seed=3&step=12&by=switch`,
    );
    expect(rest).toEqual({ source, at: { grain: 'switch', step: 12 } });
    const expected: RunOptions = {
      ...DEFAULT_RUN_OPTIONS,
      tasks: { policy: 'preemptive', quantum: 5 },
      threads: { policy: 'preemptive', quantum: 5 },
      seed: 3,
    };
    expect(options).toEqual(expected);
    expect(opened('#code=print(1+1)').source).toBe('print(1+1)');
  });

  it.each(['#code=%E4', '#code=x&seed=-1', '#code=x&what=1', '#code=x&by=line', '#code=x&step=1&step=2'])(
    'is refused when it says %s',
    (fragment) => {
      expect(message(fragment)).toContain("can't be opened");
    },
  );
});
