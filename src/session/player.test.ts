import { describe, expect, test } from 'vitest';
import { type FindJump, type PlayedSteps, Player } from './player';

/** Stops at the moments 0, 10, 20, ... */
const stops = (count: number): PlayedSteps => ({
  count,
  momentOf: (step) => step * 10,
});
const noJump: FindJump = () => -1;
/** The clock jumps right after moment 13. */
const jumpAt13: FindJump = (from, to) => (from <= 13 && 13 < to ? 13 : -1);

/** Positions at each of `times`, with play started at 0 ms. */
function play(times: readonly number[], speed: number, steps: PlayedSteps, jump = noJump, isGrowing = false) {
  const player = new Player();
  player.start(0, 0);
  return times.map((nowMs) => player.advance(nowMs, speed, steps, jump, isGrowing));
}

describe('the player', () => {
  test('takes one step at a time', () => {
    const times = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000];
    const positions = play(times, 2, stops(9));
    const moments = positions.map((p) => (p === 'end' ? p : p.moment));
    expect(moments).toEqual([0, 0, 0, 0, 10, 10, 10, 10, 10, 20]);
  });

  test('takes several steps a frame when it is fast', () => {
    expect(play([16, 32], 1000, stops(500))).toEqual([
      { moment: 160, fraction: 0 },
      { moment: 320, fraction: 0 },
    ]);
  });

  test('ends on the last step', () => {
    expect(play([200, 400], 10, stops(3))).toEqual([{ moment: 20, fraction: 0 }, 'end']);
  });

  test('waits on the last step of a run that goes on', () => {
    expect(play([200, 400], 10, stops(3), noJump, true).at(-1)).toEqual({ moment: 20, fraction: 0 });
  });

  test('moves evenly across a jump of the clock, which takes one step', () => {
    const times = [200, 400, 500, 600, 700, 800, 900, 1000];
    const positions = play(times, 2, stops(9), jumpAt13);
    expect(positions.slice(0, 3)).toEqual([
      { moment: 0, fraction: 0 },
      { moment: 0, fraction: 0 },
      { moment: 13, fraction: 0 },
    ]);
    const across = positions
      .slice(3, 7)
      .map((p) => (p === 'end' ? p : [p.moment, Math.round(p.fraction * 10) / 10]));
    expect(across).toEqual([
      [13, 0.2],
      [13, 0.4],
      [13, 0.6],
      [13, 0.8],
    ]);
    expect(positions[7]).toEqual({ moment: 20, fraction: 0 });
  });

  test('cuts across jumps above four steps a second', () => {
    expect(play([150, 250], 8, stops(9), jumpAt13)).toEqual([
      { moment: 10, fraction: 0 },
      { moment: 20, fraction: 0 },
    ]);
  });

  test('does not rush after a pause of the tab', () => {
    expect(play([60_000], 4, stops(900))).toEqual([{ moment: 10, fraction: 0 }]);
  });
});
