import { expect, test } from 'vitest';
import { Copier } from '../python/vm/copier';
import { RecordedChoices } from './choice-source';
import { TaskPolicy } from './task-policy';

test('Cooperative tasks have no quantum and run in order', () => {
  const policy = new TaskPolicy({ policy: 'cooperative' }, 0);
  expect(policy.quantum()).toBe(Number.POSITIVE_INFINITY);
  expect([policy.pick(1), policy.pick(5)]).toEqual([0, 0]);
  expect([policy.rule(1), policy.rule(5)]).toEqual(['only', 'fifo']);
});

test('A quantum is the number of instructions asked for', () => {
  const policy = new TaskPolicy({ policy: 'preemptive', quantum: 20 }, 0);
  expect([policy.quantum(), policy.quantum()]).toEqual([20, 20]);
});

test('Random quanta have that mean and depend on the seed alone', () => {
  const options = { policy: 'preemptive', quantum: 20, random: true } as const;
  const take = (seed: number) => {
    const policy = new TaskPolicy(options, seed);
    return Array.from({ length: 2000 }, () => policy.quantum());
  };
  const quanta = take(1);
  expect(quanta).toEqual(take(1));
  expect(quanta).not.toEqual(take(2));
  expect(Math.min(...quanta)).toBe(1);
  expect(Math.max(...quanta)).toBe(39);
  expect(Math.abs(quanta.reduce((a, b) => a + b) / quanta.length - 20)).toBeLessThan(1);
});

test('A copy of random quanta goes on as the original', () => {
  const policy = new TaskPolicy({ policy: 'preemptive', quantum: 9, random: true }, 4);
  policy.quantum();
  const copier = new Copier();
  const twin = copier.object(policy);
  copier.finish();
  expect([twin.quantum(), twin.quantum()]).toEqual([policy.quantum(), policy.quantum()]);
});

test('Recorded choices are made again, then the first is taken', () => {
  const policy = new TaskPolicy({ policy: 'cooperative' }, 0, new RecordedChoices([2, 1]));
  expect([policy.pick(3), policy.pick(1), policy.pick(2), policy.pick(4)]).toEqual([2, 0, 1, 0]);
  expect(policy.rule(3)).toBe('recorded');
});
