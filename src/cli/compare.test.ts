import '../engine/everything';
import { describe, expect, it } from 'vitest';
import COUNTER from '../derive/divergence/two-counters.py?raw';
import { UsageError } from './command-line';
import { compare } from './compare';
import { compareUsage, parseCompare, splitWords } from './compare-command';

function compared(source: string, ...args: string[]) {
  return compare(source, parseCompare(['x.py', ...args])!, undefined);
}

describe('interleave compare', () => {
  it('prints settings, the first divergence, the outputs as a diff, and the figures', () => {
    const { text, exitCode, error } = compared(
      COUNTER,
      '--a',
      '--scheduler cooperative',
      '--b',
      '--scheduler preemptive --quantum 5',
    );
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect([...text.matchAll(/^== (.*)$/gm)].map(([, title]) => title)).toEqual([
      'divergence of a and b',
      'output of a (-) and b (+)',
      'metrics (virtual time)',
    ]);
    expect(text).toMatch(/^ {2}a: --scheduler cooperative\n {2}b: --scheduler preemptive --quantum 5$/m);
    expect(text).toMatch(/^ {2}b {2}.*quantum of 5 instructions is used up/m);
    expect(text).toMatch(/^- counter is 40\n\+ counter is \d+$/m);
    expect(text).toMatch(/^Switches by force +0 +\d+ {2}\+\d+$/m);
  });

  it('says the same as JSON', () => {
    const args = ['--a', '', '--b', '--scheduler preemptive --quantum 5', '--c=--cpu ideal', '--json'];
    const data = JSON.parse(compared(COUNTER, ...args).text);
    expect(data.runs.map(({ name, stdout }: { name: string; stdout: string }) => [name, stdout])).toEqual([
      ['a', 'counter is 40\n'],
      ['b', expect.stringMatching(/^counter is \d+\n$/)],
      ['c', 'counter is 40\n'],
    ]);
    expect(data.runs[1].options.tasks).toMatchObject({ policy: 'preemptive', quantum: 5 });
    const [withB, withC] = data.comparisons;
    expect(withB.divergence).toMatchObject({ index: expect.any(Number), b: { line: expect.any(Number) } });
    expect(withB.output.map(({ side }: { side: string }) => side)).toEqual(['a', 'b']);
    expect(withC.divergence).toBeNull();
    const forced = data.metrics.find(({ id }: { id: string }) => id === 'forced');
    expect(forced.cells[1].value).toBe(data.runs[1].metrics.forced);
  });

  it('says that nothing parts where nothing does', () => {
    const { text } = compared('print(1)\n', '--a', '', '--b', '--seed 3');
    expect(text).toContain('none: both do the same in the same order');
    expect(text).toContain('the same line');
  });

  it('gives options outside of the strings to all runs', () => {
    const { runs, file, json } = parseCompare([
      '--cpu',
      'ideal',
      'x.py',
      '--a',
      '--seed 1',
      '--b',
      '--seed 2',
    ])!;
    expect({ file, json }).toEqual({ file: 'x.py', json: false });
    expect(runs.map(({ command: { options } }) => [options.cpu, options.seed])).toEqual([
      ['ideal', 1],
      ['ideal', 2],
    ]);
  });

  it('ends with 1 for what is no program, and 78 for what is not supported', () => {
    expect(compared('def\n', '--a', '', '--b', '')).toMatchObject({
      exitCode: 1,
      error: expect.stringContaining('a: SyntaxError'),
    });
    expect(compared('import tkinter\n', '--a', '', '--b', '').exitCode).toBe(78);
  });

  it.each([
    [['x.py', '--a', ''], 'compare needs --a and --b, the options of a run each, as one string'],
    [['x.py', '--a', '', '--b'], '--b needs the options of a run, as one string'],
    [['--a', '', '--b', ''], '--a: compare needs a file'],
    [['x.py', '--a', '--speed 3', '--b', ''], '--a: unknown option --speed'],
    [['x.py', '--a', '--json', '--b', ''], '--a: --json is no option of a run that is compared'],
    [['x.py', '--a', '', '--a', '', '--b', ''], '--a is given twice'],
    [['x.py', '--a', '"', '--b', ''], '--a: a quote is not closed'],
  ])('says in one line what is wrong with %j', (args, message) => {
    expect(() => parseCompare(args)).toThrow(new UsageError(message));
  });

  it('splits words as a shell does, and explains itself', () => {
    expect(splitWords(`--world "my hosts.json"  --seed 1 'a b'`)).toEqual([
      '--world',
      'my hosts.json',
      '--seed',
      '1',
      'a b',
    ]);
    expect(parseCompare(['--help'])).toBeNull();
    for (const word of ['--a', '--b', '--c', '--json', 'exit codes']) expect(compareUsage()).toContain(word);
  });
});
