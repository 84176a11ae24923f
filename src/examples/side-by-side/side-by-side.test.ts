import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../../events/run';
import { SIDE_BY_SIDE } from './index';

function printed(source: string, options: Partial<RunOptions> = {}): string {
  const { stdout, end } = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, ...options });
  expect(end.reason).toBe('finished');
  return stdout.trim().split('\n').pop()!;
}

const counterOf = (text: string) => Number(/^counter is (\d+)$/.exec(text)?.[1]);
const panesOf = (id: string) => SIDE_BY_SIDE.find((one) => one.id === id)!.panes;

describe('comparisons that come with Interleave', () => {
  it('lose updates in tasks only when these are cut anywhere, and not with a lock', () => {
    const [cooperative, cut, locked] = panesOf('race-tasks');
    const options = (quantum: number): Partial<RunOptions> => ({ tasks: { policy: 'preemptive', quantum } });
    expect(counterOf(printed(cooperative!.source))).toBe(10);
    expect(counterOf(printed(cut!.source, options(cut!.quantum!)))).toBeLessThan(10);
    expect(counterOf(printed(locked!.source, options(locked!.quantum!)))).toBe(10);
  });

  it('lose updates at an await between read and write, and not with a lock', () => {
    expect(panesOf('race-await').map(({ source }) => counterOf(printed(source)))).toEqual([10, 5, 10]);
  });

  it('lose nothing under the GIL with += 1, and something with a call in between', () => {
    const [plain, call, dict] = panesOf('race-gil').map(({ source }) => counterOf(printed(source)));
    expect(plain).toBe(100);
    expect(call).toBeLessThan(100);
    expect(dict).toBeLessThan(100);
  });

  it('let the heart beat on time when the hog lets go', () => {
    const late = panesOf('hog').map(({ source }) => {
      const { stdout } = runToEnd(source, DEFAULT_RUN_OPTIONS);
      return /beat 2 at ([\d.]+)/.exec(stdout)?.[1];
    });
    expect(late.map((at) => Number(at) > 0.5)).toEqual([true, false, false]);
  });
});
