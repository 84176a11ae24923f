import { describe, expect, it } from 'vitest';
import { awaitMarks } from './await-marks';
import { consoleLines } from './console';
import { deadlock, TestRun, twoSleepers } from './test-run';

type Stream = 'stdout' | 'stderr' | 'display';

function written(...pieces: (readonly [Stream, string])[]) {
  const run = new TestRun();
  for (const [stream, text] of pieces) {
    run.line(0, 1);
    run.event('output', { stream, text });
  }
  return run.end();
}

const texts = (index: ReturnType<typeof written>) =>
  consoleLines(index).map(({ stream, text, isComplete }) => [stream, text, isComplete]);

describe('the console', () => {
  it('joins pieces written without a newline, and remembers each', () => {
    const index = written(['stdout', 'a'], ['stdout', 'b\nc'], ['stdout', '\n']);
    expect(texts(index)).toEqual([
      ['stdout', 'ab', true],
      ['stdout', 'c', true],
    ]);
    const [first] = consoleLines(index);
    expect(first!.writes.map(({ end }) => end)).toEqual([1, 2]);
    expect(first!.writes[0]!.moment).toBe(first!.moment);
    expect(first!.writes[1]!.moment).toBeGreaterThan(first!.moment);
  });

  it('keeps the streams apart and says that a last line is not ended', () => {
    expect(texts(written(['stdout', 'a'], ['stderr', 'oh\n'], ['stdout', 'b']))).toEqual([
      ['stdout', 'ab', false],
      ['stderr', 'oh', true],
    ]);
  });

  it('shows empty lines', () => {
    expect(texts(written(['stdout', '\n\nx\n'])).map(([, text]) => text)).toEqual(['', '', 'x']);
  });

  it('says who wrote when, and is the same array while nothing is added', () => {
    const index = twoSleepers();
    const lines = consoleLines(index);
    expect(lines.map(({ who, text }) => [who, text])).toEqual([
      [2, 'done'],
      [3, 'done'],
    ]);
    expect(lines[0]!.atUs).toBeGreaterThanOrEqual(1_000_000);
    expect(consoleLines(index)).toBe(lines);
  });
});

describe('await marks', () => {
  it('tell apart how often a point suspended and how often it was passed', () => {
    expect(
      awaitMarks(deadlock()).map(({ sourceLine, suspendedCount, passedCount }) => [
        sourceLine,
        suspendedCount,
        passedCount,
      ]),
    ).toEqual([
      [1, 1, 0],
      [3, 0, 2],
      [4, 2, 0],
    ]);
  });
});
