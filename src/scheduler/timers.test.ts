import { expect, test } from 'vitest';
import { Prng } from '../base/prng';
import { Timers } from './timers';

class Timer {
  isCancelled = false;
  readonly when: number;
  readonly number: number;
  readonly isAbsolute: boolean;
  constructor(when: number, number: number, isAbsolute = false) {
    this.when = when;
    this.number = number;
    this.isAbsolute = isAbsolute;
  }
}

function drain(timers: Timers<Timer>): number[] {
  const order: number[] = [];
  while (timers.first() !== undefined) order.push(timers.shift().number);
  return order;
}

test('Timers come out by due time, equal ones in the order of creation', () => {
  const timers = new Timers<Timer>();
  [3, 1, 2, 1, 3, 1].forEach((when, number) => {
    timers.push(new Timer(when, number));
  });
  expect(timers.pending().map(({ number }) => number)).toEqual([1, 3, 5, 2, 0, 4]);
  expect(drain(timers)).toEqual([1, 3, 5, 2, 0, 4]);
});

test('Timers that a program has set for the same moment come out as from the heapq of CPython', () => {
  const timers = new Timers<Timer>();
  for (let number = 0; number < 9; number++) timers.push(new Timer(1, number, true));
  expect(drain(timers)).toEqual([0, 2, 6, 8, 5, 7, 4, 1, 3]);
});

test('Cancelled timers are passed over', () => {
  const timers = new Timers<Timer>();
  const made = [5, 1, 4, 2].map((when, number) => new Timer(when, number));
  for (const timer of made) timers.push(timer);
  made[1]!.isCancelled = true;
  timers.noteCancelled();
  expect(timers.first()).toBe(made[3]);
  expect(drain(timers)).toEqual([3, 2, 0]);
  expect(timers.first()).toBeUndefined();
});

test('Many timers, most of them cancelled, stay in order', () => {
  const prng = new Prng(1);
  const timers = new Timers<Timer>();
  const alive: Timer[] = [];
  for (let number = 0; number < 2000; number++) {
    const timer = new Timer(prng.below(100), number);
    timers.push(timer);
    if (prng.below(10) < 9) {
      timer.isCancelled = true;
      timers.noteCancelled();
    } else alive.push(timer);
    timers.first();
  }
  alive.sort((a, b) => a.when - b.when || a.number - b.number);
  expect(drain(timers)).toEqual(alive.map(({ number }) => number));
});
