import { describe, expect, it } from 'vitest';
import './builtins';
import { Copier } from './copier';
import { dictSet } from './dict-object';
import { DictIterator, ListReverseIterator, type NativeIterator, nativeNext, tryIter } from './iterators';
import { EnumerateIterator, ReversedIterator, ZipIterator } from './iterators-combined';
import type { Machine } from './machine';
import { PyBytes, PyDict, PyList, PyRange, PyTuple, STOP, type Value } from './objects';
import { PySet } from './set-object';

const vm = { addressOf: () => 16, work() {}, charge() {}, allocate() {} } as unknown as Machine;

function rest(it: Value): string[] {
  const found: string[] = [];
  for (let item = nativeNext(vm, it); item !== STOP; item = nativeNext(vm, it)) found.push(show(item!));
  return found;
}
const show = (item: Value): string =>
  item instanceof PyTuple ? `(${item.items.map(show).join()})` : String(item);

function dictOf(count: number): PyDict {
  const d = new PyDict();
  for (let i = 0; i < count; i++) dictSet(vm, d, i, `v${i}`);
  return d;
}
const numbers = (count: number): Value[] => Array.from({ length: count }, (_, i) => i);
function setOfNumbers(count: number): PySet {
  const set = new PySet();
  for (const n of numbers(count)) set.add(vm, n);
  return set;
}

const cases: [what: string, make: () => Value][] = [
  ['a list', () => tryIter(new PyList(numbers(9)))!],
  ['a list backwards', () => new ListReverseIterator(new PyList(numbers(9)))],
  ['a tuple', () => tryIter(new PyTuple(numbers(9)))!],
  ['a str', () => tryIter('a😀bcdéfgh')!],
  ['bytes', () => tryIter(new PyBytes(Uint8Array.from(numbers(9) as number[])))!],
  ['a range', () => tryIter(new PyRange(0, 90, 7))!],
  ['a range of long ints', () => tryIter(new PyRange(2n ** 70n, 2n ** 70n + 9n, 1))!],
  ['a dict', () => tryIter(dictOf(100))!],
  ['the items of a dict', () => new DictIterator(dictOf(40), 'item')],
  ['the values of a dict backwards', () => new DictIterator(dictOf(40), 'value', true)],
  ['a set', () => tryIter(setOfNumbers(30))!],
  ['enumerate', () => new EnumerateIterator(tryIter('abcdefgh')!, 5)],
  ['zip', () => new ZipIterator([tryIter('abcdefgh')!, tryIter(new PyRange(0, 99, 1))!], false)],
  ['reversed', () => new ReversedIterator('abcdefgh', 8)],
];

describe('a copy of an iterator', () => {
  it.each(cases)('over %s goes on where the original stands', (_what, make) => {
    const whole = rest(make());
    expect(whole.length).toBeGreaterThan(6);
    const it = make();
    for (let i = 0; i < 5; i++) nativeNext(vm, it);
    const copier = new Copier();
    const twin = copier.value(it);
    copier.finish();
    expect(rest(it)).toEqual(whole.slice(5));
    expect(rest(twin)).toEqual(whole.slice(5));
    expect((twin as NativeIterator).cls).toBe((it as NativeIterator).cls);
  });
});

describe('iterating over a dict', () => {
  it('gives every key once, however large it is', () => {
    expect(rest(tryIter(dictOf(5000))!)).toEqual(numbers(5000).map(String));
  });

  it('takes few keys at a time', () => {
    const it = tryIter(dictOf(5000)) as DictIterator;
    nativeNext(vm, it);
    expect(it.chunk.length).toBeLessThan(100);
  });

  it('sees values that change, and refuses a size that changes', () => {
    const d = dictOf(40);
    const it = new DictIterator(d, 'value');
    nativeNext(vm, it);
    dictSet(vm, d, 1, 'new');
    expect(nativeNext(vm, it)).toBe('new');
    dictSet(vm, d, 'more', 1);
    expect(() => nativeNext(vm, it)).toThrow();
    expect(() => nativeNext(vm, it)).toThrow();
  });
});
