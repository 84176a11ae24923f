import { describe, expect, it } from 'vitest';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { timeAtUs } from './clock';
import { layout } from './layout';
import { LogIndex } from './log-index';
import { SharedScale } from './shared-scale';
import { hogged, twoSleepers } from './test-run';
import { CPU_LANE } from './types';

const COUNTER = `import asyncio

async def add(n):
    for _ in range(n):
        pass

async def main():
    await asyncio.gather(add(30), add(30))

asyncio.run(main())
`;

function run(options: Partial<RunOptions> = {}): LogIndex {
  const { log } = runToEnd(COUNTER, { ...DEFAULT_RUN_OPTIONS, ...options });
  return new LogIndex(log, { source: COUNTER });
}

const PAIRS: readonly (readonly [string, readonly LogIndex[]])[] = [
  ['cooperative and preemptive', [run(), run({ tasks: { policy: 'preemptive', quantum: 7 } })]],
  ['sleepers and a hog', [twoSleepers(), hogged()]],
  ['three', [run(), run({ cpu: 'classroom' }), run({ tasks: { policy: 'preemptive', quantum: 20 } })]],
  ['one that takes no time', [run({ cpu: 'ideal' }), run({ cpu: 'ideal' })]],
];

describe.each(PAIRS)('an axis for several runs: %s', (_, indexes) => {
  const shared = new SharedScale(indexes);
  const width = 800;
  const pictures = indexes.map((index) =>
    layout(index, { from: 0, to: 1, width, axis: 'time', foldIdle: false, minSlicePx: 3, shared }),
  );

  it('has the same time at the same place in all of them', () => {
    const endUs = Math.min(...indexes.map((index) => timeAtUs(index, index.lastMoment)));
    for (let part = 0; part <= 20; part++) {
      const places = pictures.map((picture) => picture.xOfTime((endUs * part) / 20));
      for (const place of places) expect(place).toBeCloseTo(places[0]!, 6);
    }
  });

  it('is as wide as asked for, and as long as the longest', () => {
    const longest = Math.max(...indexes.map((index) => timeAtUs(index, index.lastMoment)));
    expect(shared.timeScale(width, 3).position(longest, 'after')).toBeCloseTo(longest > 0 ? width : 800, 3);
  });

  it('is monotone in moments, and leads back', () => {
    for (const [i, index] of indexes.entries()) {
      let before = -1;
      for (let moment = 0; moment <= index.lastMoment; moment++) {
        const x = pictures[i]!.xOfMoment(moment);
        expect(x).toBeGreaterThanOrEqual(before - 1e-6);
        before = x;
      }
      expect(before).toBeLessThanOrEqual(width + 1e-6);
    }
  });

  it('shows whoever ran, however short', () => {
    for (const { lanes } of pictures) {
      const cpu = lanes.find(({ lane }) => lane === CPU_LANE)!;
      const widths = [...cpu.width].filter((_, mark) => cpu.state[mark]! >= 0);
      expect(Math.min(...widths)).toBeGreaterThan(0.5);
    }
  });
});

describe('the same axis in steps', () => {
  it('is as long as the run with the most', () => {
    const indexes = [run(), run({ tasks: { policy: 'preemptive', quantum: 7 } })];
    const shared = new SharedScale(indexes);
    const ends = indexes.map((index) =>
      layout(index, { from: 0, to: 1, width: 500, axis: 'steps', foldIdle: false, shared }).xOfMoment(
        index.lastMoment,
      ),
    );
    expect(Math.max(...ends)).toBeCloseTo(500, 3);
  });
});
