import { expect, test } from 'vitest';
import { Copier } from '../python/vm/copier';
import { ReadyQueue } from './ready-queue';

class Handle {
  isCancelled = false;
  name: number;
  constructor(name: number) {
    this.name = name;
  }
  shell(): Handle {
    return new Handle(0);
  }
  fill(from: this): void {
    this.name = from.name;
    this.isCancelled = from.isCancelled;
  }
}

const names = (queue: ReadyQueue<Handle>) => queue.toArray().map(({ name }) => name);

function filled(count: number): ReadyQueue<Handle> {
  const queue = new ReadyQueue<Handle>();
  for (let i = 0; i < count; i++) queue.push(new Handle(i));
  return queue;
}

test('First in, first out, also after thousands', () => {
  const queue = filled(5000);
  for (let i = 0; i < 4000; i++) {
    expect(queue.take(0).name).toBe(i);
    if (i % 3 === 0) queue.push(new Handle(5000 + i / 3));
  }
  expect(queue.length).toBe(1000 + 1334);
  expect(queue.at(0).name).toBe(4000);
});

test('One out of the middle leaves the others in order', () => {
  const queue = filled(5);
  queue.take(0);
  expect(queue.take(2).name).toBe(3);
  expect(names(queue)).toEqual([1, 2, 4]);
});

test('Cancelled handles keep their place and are not counted', () => {
  const queue = filled(4);
  queue.at(1).isCancelled = true;
  expect(queue.length).toBe(4);
  expect(queue.liveAmong(3)).toBe(2);
});

test('A copy has copies of the handles', () => {
  const queue = filled(3);
  queue.take(0);
  const copier = new Copier();
  const twin = copier.object(queue);
  copier.finish();
  queue.take(0);
  expect(names(twin)).toEqual([1, 2]);
  expect(twin.at(1)).not.toBe(queue.at(0));
});
