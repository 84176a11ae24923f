import { expect, test } from 'vitest';
import { Prng } from './prng';

test('Equal seeds give equal sequences, different ones do not', () => {
  const take = (seed: number) => {
    const prng = new Prng(seed);
    return Array.from({ length: 8 }, () => prng.next());
  };
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
  expect(take(0)).not.toEqual(take(2 ** 32));
});

test('A copy goes on as its original does', () => {
  const prng = new Prng(3);
  prng.next();
  const twin = prng.shell();
  twin.fill(prng);
  expect([twin.next(), twin.next()]).toEqual([prng.next(), prng.next()]);
});

test('Numbers below a count are spread evenly', () => {
  const prng = new Prng(1);
  const counts = [0, 0, 0, 0, 0];
  for (let i = 0; i < 50_000; i++) counts[prng.below(5)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});
