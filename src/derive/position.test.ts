import { describe, expect, it } from 'vitest';
import { lineMap } from './line-map';
import { LogIndex } from './log-index';
import { findPosition, positionAt } from './position';
import { steps } from './steps';
import { deadlock, hogged, preempted, TestRun, TWO_SLEEPERS, takingTurns, twoSleepers } from './test-run';
import { GRAINS } from './types';

describe('the identity of a place', () => {
  it('leads back to the same moment in the same run, at every step of every grain', () => {
    for (const play of [twoSleepers, deadlock, preempted, takingTurns, hogged]) {
      const index = play();
      const again = play();
      for (const grain of GRAINS) {
        const stops = steps(index, grain);
        for (let step = 0; step < stops.count; step++) {
          const moment = stops.momentOf(step);
          expect(findPosition(again, positionAt(index, moment, grain))).toBe(moment);
        }
      }
    }
  });

  it('is who, at which line, the how-manieth time', () => {
    const index = takingTurns();
    const third = steps(index, 'line').momentOf(9);
    expect(positionAt(index, third, 'line')).toMatchObject({
      path: 'main',
      sourceLine: 11,
      visit: 2,
      kind: 'line',
    });
  });

  it('is found at a line that an edit has moved', () => {
    const index = twoSleepers();
    const bobPrints = steps(index, 'line').momentOf(12);
    const position = positionAt(index, bobPrints, 'line');
    expect(position).toMatchObject({ path: 'main/main-1/worker-2', sourceLine: 5, visit: 1, kind: 'line' });
    const edited = new LogIndex(shifted(), { source: `# a comment\n${TWO_SLEEPERS}` });
    const found = findPosition(edited, position, TWO_SLEEPERS)!;
    expect(positionAt(edited, found, 'line')).toMatchObject({ path: 'main/main-1/worker-2', sourceLine: 6 });
  });

  it('is not found where the line or the task is gone', () => {
    const index = twoSleepers();
    const position = positionAt(index, steps(index, 'line').momentOf(12), 'line');
    const without = new LogIndex(index.log, { source: TWO_SLEEPERS.replace('    print("done")\n', '') });
    expect(findPosition(without, position, TWO_SLEEPERS)).toBeNull();
    expect(findPosition(takingTurns(), position)).toBeNull();
  });
});

/** Two sleepers under one more line of comment. */
function shifted() {
  const run = new TestRun();
  run.line(0, 2).line(0, 13);
  run.task('Task-1', 'main');
  run.loop();
  const main = run.take();
  run.line(main, 9);
  const ada = run.task('ada');
  const bob = run.task('bob');
  run.wait('gather');
  run.take();
  run.line(ada, 6).print('done').finish();
  run.take();
  run.line(bob, 6).print('done').finish();
  return run.end().log;
}

describe('the map of lines', () => {
  const map = (before: string, after: string) => {
    const of = lineMap(before.split(''), after.split(''));
    return before.split('').map((_, i) => of(i + 1));
  };

  it('follows lines that move and drops those that go', () => {
    expect(map('abc', 'xabc')).toEqual([2, 3, 4]);
    expect(map('abcd', 'acd')).toEqual([1, 0, 2, 3]);
    expect(map('abcd', 'abXYcd')).toEqual([1, 2, 5, 6]);
  });

  it('keeps the place of a line that was changed where it stands', () => {
    expect(map('abc', 'aXc')).toEqual([1, 2, 3]);
    expect(map('abcde', 'aXcdYe')).toEqual([1, 2, 3, 4, 6]);
  });

  it('knows no line outside the text', () => {
    const of = lineMap(['a'], ['a']);
    expect([of(0), of(2)]).toEqual([0, 0]);
  });
});
