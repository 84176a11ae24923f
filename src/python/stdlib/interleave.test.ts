import { expect, test } from 'vitest';
import { runToEnd } from '../../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../../events/run';

/** What jobs of the given lengths print under a call of the module. */
function order(call: string, jobs = "job('a', 3), job('b', 1), job('c', 2)"): string {
  const source = `
from interleave import *
def job(name, n):
    for _ in range(n):
        print(name, end='')
        yield
    return name * n
print('', ${call.replace('JOBS', `[${jobs}]`)})
`;
  const { stdout, stderr } = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, script: true });
  return stdout + stderr;
}

const RESULTS = " ['aaa', 'b', 'cc']\n";

test('The reactor skips nobody when one has ended', () => {
  // The lecture's own loop removes b from the list that it goes through, and so passes over c.
  expect(order('reactor(JOBS)')).toBe(`abcaca${RESULTS}`);
});

test('Jobs run to completion, the shortest first, or by priority with turns among equals', () => {
  expect(order('run_to_completion(JOBS)')).toBe(`aaabcc${RESULTS}`);
  expect(order('shortest(JOBS, [3, 1, 2])')).toBe(`bccaaa${RESULTS}`);
  expect(order('priority(JOBS, [1, 2, 2])')).toBe(`bccaaa${RESULTS}`);
});

// Level 1, a turn each: a b c. Level 2, two turns: a a, b (which ends), c c. Level 3, four turns: the rest of a, then c.
test('Feedback: longer quanta on lower levels', () => {
  expect(order('feedback(JOBS)', "job('a', 6), job('b', 2), job('c', 4)")).toBe(
    "abcaabccaaac ['aaaaaa', 'bb', 'cccc']\n",
  );
});

test('The lottery depends on its seed, and more tickets win more turns', () => {
  const many = "job('a', 200), job('b', 200)";
  const drawn = (seed: number) =>
    order(`lottery(JOBS, tickets=[3, 1], seed=${seed}) and 0`, many).slice(0, 200);
  expect(drawn(1)).toBe(drawn(1));
  expect(drawn(1)).not.toBe(drawn(2));
  const wins = [...drawn(1)].filter((name) => name === 'a').length;
  expect(wins).toBeGreaterThan(130);
  expect(wins).toBeLessThan(170);
});

test('As many numbers as generators are needed', () => {
  expect(order('lottery(JOBS, tickets=[1])')).toContain(
    'ValueError: 3 generators need as many tickets, not 1',
  );
});
