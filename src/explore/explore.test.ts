import { describe, expect, test } from 'vitest';
import '../engine/everything';
import { runToEnd } from '../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { parseChoices, policiesOf, type SwitchPoints } from '../events/schedulers';
import { type Exploration, explore } from './explore';

const OPTIONS = { ...DEFAULT_RUN_OPTIONS, script: true };

function outcomesOf(source: string, limit: number, points: SwitchPoints = 'access'): Exploration {
  let last: Exploration | null = null;
  for (const state of explore(source, OPTIONS, { limit, points, seeds: null })) last = state;
  return last!;
}

/** So many tasks that add 1 to a counter so many times each. */
const tasks = (count: number, times: number) => `
import asyncio
counter = 0
async def add():
    global counter
    for _ in range(${times}):
        counter += 1
async def main():
    await asyncio.gather(${Array(count).fill('add()').join(', ')})
    print(counter)
asyncio.run(main())
`;

const threads = (count: number, times: number) => `
import threading
counter = 0
def add():
    global counter
    for _ in range(${times}):
        counter += 1
threads = [threading.Thread(target=add) for _ in range(${count})]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(counter)
`;

const printed = ({ outcomes }: Exploration) =>
  outcomes.map(({ stdout }) => Number(stdout)).sort((a, b) => a - b);

describe('what can become of a counter over all schedules (SEMANTICS 5)', () => {
  // Each task has one segment up to its first access, and one behind each of them: with n additions 2n + 2 (calling
  // range is an access too). Schedules are the ways to interleave two such sequences.
  test('added to once by each of two: 1 or 2, over all (8 over 4) schedules', () => {
    const exploration = outcomesOf(tasks(2, 1), 1000);
    expect([exploration.runs, exploration.isComplete]).toEqual([70, true]);
    expect(printed(exploration)).toEqual([1, 2]);
  });

  test('twice: 2, 3 or 4, over all (12 over 6) schedules', () => {
    const exploration = outcomesOf(tasks(2, 2), 1000);
    expect([exploration.runs, exploration.isComplete]).toEqual([924, true]);
    expect(printed(exploration)).toEqual([2, 3, 4]);
  });

  // No schedule can give less than 2: the last write of all adds 1 to what its task has read, and if that were 0, this
  // would be the task's first read of five, not its last. Nor more than 10: every write adds 1 to something that was
  // there. All between are found.
  test('five times: 2 to 10', () => {
    expect(printed(outcomesOf(tasks(2, 5), 3000))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  // The same argument gives 2 to 9. A schedule that ends at 2 needs four preemptions: the first task reads 0; the third
  // does all it has to do, the second all but its last addition; the first writes 1; the second reads it; the first goes
  // on to its end; the second writes 2. The search with fewer finds all others.
  test('three of them, three times each: 2 to 9', () => {
    const found = printed(outcomesOf(tasks(3, 3), 4000));
    expect(found).toEqual([3, 4, 5, 6, 7, 8, 9]);
    const choices = parseChoices('1 2 2 1 2*5 0 2*7 0 1 0 0 1 1');
    if (typeof choices === 'string') throw new Error(choices);
    const policies = policiesOf('manual', { points: 'access' });
    expect(runToEnd(tasks(3, 3), { ...OPTIONS, ...policies, choices }).stdout).toBe('2\n');
  });

  test('threads under the points of the GIL lose nothing by +=', () => {
    expect(printed(outcomesOf(threads(2, 3), 300, 'gil'))).toEqual([6]);
  });

  test('threads cut at any access do', () => {
    expect(printed(outcomesOf(threads(2, 2), 600))).toEqual([2, 3, 4]);
  });
});

test('An outcome is reached again by its choices', () => {
  const source = tasks(2, 2);
  for (const { stdout, choices } of outcomesOf(source, 200).outcomes) {
    const policies = policiesOf('manual', { points: 'access' });
    expect(runToEnd(source, { ...OPTIONS, ...policies, choices }).stdout).toBe(stdout);
  }
});

test('A deadlock of two locks is an outcome, and so is an exception', () => {
  const source = `
import threading
a, b = threading.Lock(), threading.Lock()
def first():
    with a:
        with b:
            pass
def second():
    with b:
        with a:
            pass
threads = [threading.Thread(target=first), threading.Thread(target=second)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print('done')
`;
  const reasons = new Set(outcomesOf(source, 400).outcomes.map(({ reason }) => reason));
  expect(reasons).toEqual(new Set(['finished', 'deadlock']));
  const check = `
import asyncio
stock = [1]
async def take():
    if stock:
        stock.pop()
async def main():
    await asyncio.gather(take(), take())
    print('sold')
asyncio.run(main())
`;
  const taken = outcomesOf(check, 1000);
  expect(taken.isComplete).toBe(true);
  expect(taken.outcomes.map(({ reason }) => reason).sort()).toEqual(['error', 'finished']);
});

test('Drawn schedules depend on the seed alone', () => {
  const run = (scheduleSeed: number) => {
    let last: Exploration | null = null;
    const how = { limit: 20, points: 'access', seeds: 20 } as const;
    for (const state of explore(tasks(2, 3), { ...OPTIONS, scheduleSeed }, how)) last = state;
    return last!.outcomes;
  };
  expect(run(1)).toEqual(run(1));
});

test('A program without decisions has one schedule', () => {
  const exploration = outcomesOf("print('alone')", 10);
  expect([exploration.runs, exploration.isComplete, exploration.outcomes[0]!.stdout]).toEqual([
    1,
    true,
    'alone\n',
  ]);
});
