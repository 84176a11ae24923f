import { describe, expect, it } from 'vitest';
import type { LogIndex } from './log-index';
import { steps } from './steps';
import { deadlock, hogged, preempted, TestRun, takingTurns, twoSleepers } from './test-run';
import { GRAINS } from './types';

const PLAYS = [twoSleepers, deadlock, preempted, takingTurns, hogged];

/** What lies right before a moment: 'line 4', an event's kind, 'instruction'. */
function itemAt({ log }: LogIndex, moment: number): string {
  const { events, lines } = log.partsOf(moment);
  if (moment === 0) return 'start';
  if (events > 0 && log.momentOfEvent(events - 1) === moment) return log.kindOf(events - 1);
  if (lines > 0 && log.momentOfLine(lines - 1) === moment) {
    return `line ${log.sites[log.lineSite(lines - 1)]!.sourceLine}`;
  }
  return 'instruction';
}

const items = (index: LogIndex, grain: (typeof GRAINS)[number]) => {
  const stops = steps(index, grain);
  return Array.from({ length: stops.count }, (_, step) => itemAt(index, stops.momentOf(step)));
};

describe('steps of every grain', () => {
  for (const grain of GRAINS) {
    it(`ascend from the start to the end, and are found from any moment: ${grain}`, () => {
      for (const play of PLAYS) {
        const index = play();
        const stops = steps(index, grain);
        expect(stops.momentOf(0)).toBe(0);
        expect(stops.momentOf(stops.count - 1)).toBe(index.lastMoment);
        let step = 0;
        for (let moment = 0; moment <= index.lastMoment; moment++) {
          if (step + 1 < stops.count && stops.momentOf(step + 1) === moment) step++;
          expect(stops.stepAt(moment)).toBe(step);
        }
        expect(step).toBe(stops.count - 1);
        for (let i = 1; i < stops.count; i++) {
          expect(stops.momentOf(i)).toBeGreaterThan(stops.momentOf(i - 1));
          expect(stops.previous(stops.momentOf(i))).toBe(stops.momentOf(i - 1));
          expect(stops.next(stops.momentOf(i - 1))).toBe(stops.momentOf(i));
        }
      }
    });
  }
});

describe('grain line', () => {
  it('stops at lines, at what the loop does by itself, at jumps of the clock and at the end', () => {
    expect(items(twoSleepers(), 'line')).toEqual([
      'start',
      'line 1',
      'line 12',
      'line 8',
      'line 9',
      'line 10',
      'line 4',
      'line 4',
      'clock-jump',
      'handle-queued',
      'handle-queued',
      'line 5',
      'line 5',
      'handle-queued',
      'line 8',
      'end',
    ]);
  });

  it('shows a quantum that reaches no new line once it is used up', () => {
    expect(items(preempted(), 'line')).toContain('step-end');
  });

  it('stops at a blocking call', () => {
    expect(items(hogged(), 'line')).toContain('blocking');
  });
});

describe('grain instruction', () => {
  it('stops before every user instruction, and where no instruction is near', () => {
    const index = twoSleepers();
    const stops = steps(index, 'instruction');
    const loop = items(index, 'instruction').filter((item) => item === 'clock-jump' || item === 'end');
    expect(loop).toEqual(['clock-jump', 'end']);
    // One for each instruction, the start, the jump, three handles of the loop, the end.
    expect(stops.count).toBe(index.log.instructionCount + 6);
  });
});

describe('grain await', () => {
  it('stops at await points that suspended and at those that were passed', () => {
    const index = deadlock();
    expect(items(index, 'await')).toEqual([
      'start',
      'step-end',
      'await',
      'step-end',
      'await',
      'step-end',
      'end',
    ]);
  });
});

describe('grain switch', () => {
  it('stops where somebody else begins to run, once for each turn', () => {
    expect(items(twoSleepers(), 'switch').filter((item) => item === 'step-begin')).toHaveLength(6);
    expect(items(deadlock(), 'switch')).toEqual(['start', 'step-begin', 'step-begin', 'step-begin', 'end']);
  });

  it('stops where a generator takes its turn, not where it gives back', () => {
    expect(items(takingTurns(), 'switch')).toEqual([
      'start',
      'generator-resume',
      'generator-resume',
      'generator-resume',
      'generator-resume',
      'end',
    ]);
  });

  it('does not stop where a preempted task goes on alone', () => {
    const run = new TestRun();
    run.line(0, 1);
    run.task('Task-1', 'main');
    run.loop();
    const main = run.take();
    run.line(main, 2, 5).preempt(5);
    run.take();
    run.line(main, 3).finish();
    expect(items(run.end(), 'switch')).toEqual(['start', 'step-begin', 'end']);
  });

  it('stops where a callback of the program runs', () => {
    const run = new TestRun();
    run.line(0, 1);
    run.task('Task-1', 'main');
    run.loop();
    const main = run.take();
    run.queue('callback', -1, -1, 'report', () => run.line(0, 7));
    run.line(main, 3).finish();
    run.take();
    expect(items(run.end(), 'switch')).toEqual(['start', 'step-begin', 'handle-run', 'end']);
  });
});
