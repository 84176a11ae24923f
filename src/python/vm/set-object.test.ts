import { expect, test } from 'vitest';
import { Copier } from './copier';
import goldens from './fixtures/goldens/set-order.json';
import type { Machine } from './machine';
import { PyList, PyTuple, setType, type Value } from './objects';
import { PySet } from './set-object';
import {
  difference,
  intersection,
  removeAll,
  symmetricDifference,
  toggleAll,
  union,
  updateSet,
} from './set-operations';

const vm = { addressOf: () => 16, work() {}, charge() {} } as unknown as Machine;

type Plain = number | string | Plain[];
const decode = (plain: Plain): Value => (Array.isArray(plain) ? new PyTuple(plain.map(decode)) : plain);
const encode = (value: Value): Plain =>
  value instanceof PyTuple ? value.items.map(encode) : (value as number | string);

function step(sets: PySet[], [name, at, argument]: [string, number, Plain]): void {
  const set = sets[at]!;
  const other = sets[1 - at]!;
  switch (name) {
    case 'add':
      set.add(vm, decode(argument));
      return;
    case 'discard':
      set.delete(vm, decode(argument));
      return;
    case 'pop':
      expect(encode(set.pop()!)).toEqual(argument);
      return;
    case 'clear':
      set.clear();
      return;
    case 'update':
      updateSet(vm, set, (argument as Plain[]).map(decode));
      return;
    case '|=':
      updateSet(vm, set, other);
      return;
    case '-=':
      removeAll(vm, set, other);
      return;
    case '^=':
      toggleAll(vm, set, other);
      return;
    case '|':
      sets[at] = union(vm, set, other, setType)!;
      return;
    case '&':
      sets[at] = intersection(vm, set, other, setType)!;
      return;
    case '-':
      sets[at] = difference(vm, set, other, setType)!;
      return;
    case '^':
      sets[at] = symmetricDifference(vm, set, other, setType)!;
      return;
    default:
      throw new Error(name);
  }
}

test('sets iterate and pop in the order recorded from CPython', () => {
  for (const { steps, orders } of goldens as { steps: [string, number, Plain][]; orders: Plain[][] }[]) {
    const sets = [new PySet(), new PySet()];
    for (const each of steps) step(sets, each);
    expect(sets.map((set) => set.values().map(encode))).toEqual(orders);
  }
});

test('equal numbers and texts are one element, and the first one stays', () => {
  const set = new PySet();
  set.add(vm, 1);
  set.add(vm, true);
  set.add(vm, '1');
  expect(set.values()).toEqual([1, '1']);
  expect(set.has(vm, true)).toBe(true);
});

test('a list is refused as an element', () => {
  expect(() => new PySet().add(vm, new PyList([]))).toThrow();
});

test('a copy made by a checkpoint goes on exactly as the original', () => {
  const set = new PySet();
  for (let i = 0; i < 40; i++) set.add(vm, i * 7);
  for (let i = 0; i < 20; i++) set.delete(vm, i * 14);
  set.pop();
  const copier = new Copier();
  const twin = copier.object(set);
  copier.finish();
  for (const each of [set, twin]) {
    each.pop();
    for (let i = 0; i < 10; i++) each.add(vm, `k${i}`);
  }
  expect(twin.values()).toEqual(set.values());
  expect(twin).not.toBe(set);
});
