/**
 * `list.sort` and `sorted`: stable, ascending by `<`. Keys that builtin code can compare are sorted here; key
 * functions and keys with a `__lt__` in Python are the business of `_list_sort` in the prelude. Both compare in
 * CPython's order for up to 63 items (natural runs, binary insertion; Objects/listsort.txt) and merge runs beyond that.
 */
import { collectThen, onlyKeywords } from './builtins-support';
import { giveFunctions } from './deferred';
import { tryCompare } from './equality';
import { typeError, valueError } from './errors';
import { callTruth, quickTruth, truthOfResult } from './instructions';
import type { Machine } from './machine';
import { kontinuation, nativeFunction } from './native';
import { type KwArgs, PUSHED, PyFloat, PyList, PyTuple, type Value } from './objects';
import * as ports from './ports';
import { compareStrings, hasSurrogates } from './str-core';

/** Thrown inside the host's sort where two keys need Python code. */
const NEEDS_PYTHON = Symbol('needs Python');

type Order = (a: Value, b: Value) => number;

const byNumber: Order = (a, b) => (a as number) - (b as number);
const byFloat: Order = (a, b) => (a as PyFloat).v - (b as PyFloat).v;
const byUnits: Order = (a, b) => ((a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0);

/** An order for keys all of one simple kind, null where keys have to be asked one by one. */
function simpleOrder(keys: readonly Value[]): Order | null {
  const kind = typeof keys[0];
  if (kind === 'number') return keys.every((key) => typeof key === 'number') ? byNumber : null;
  if (kind === 'string') {
    if (!keys.every((key) => typeof key === 'string')) return null;
    return keys.some((key) => hasSurrogates(key as string))
      ? (a, b) => compareStrings(a as string, b as string)
      : byUnits;
  }
  if (keys[0] instanceof PyFloat && keys.every((key) => key instanceof PyFloat && !Number.isNaN(key.v)))
    return byFloat;
  return null;
}

/** Small ints or plain strings in ascending order (equal ones are one and the same); undefined for anything else. */
function sortSimple(vm: Machine, items: readonly Value[]): Value[] | undefined {
  const order = items.length > 1 ? simpleOrder(items) : null;
  if (order !== byNumber && order !== byUnits) return undefined;
  chargeSort(vm, items.length);
  // Without a function to call, the host compares strings by code units.
  if (order === byUnits) return items.slice().sort();
  const numbers = items as number[];
  const isShort = numbers.every((n) => n === (n | 0));
  return Array.from((isShort ? Int32Array.from(numbers) : Float64Array.from(numbers)).sort());
}

function chargeSort(vm: Machine, count: number): void {
  vm.charge(Math.ceil(count * Math.log2(count)));
}

/**
 * Positions of `keys` in ascending order, equal ones as they were; undefined if Python code has to compare.
 * `isReversed`: in descending order, equal ones still as they were. Charges n log n.
 */
export function sortedPositions(
  vm: Machine,
  keys: readonly Value[],
  isReversed: boolean,
): number[] | undefined {
  const count = keys.length;
  const positions = keys.map((_, i) => i);
  if (count < 2) return positions;
  chargeSort(vm, count);
  const simple = simpleOrder(keys);
  if (simple !== null) {
    return positions.sort(
      isReversed ? (i, j) => simple(keys[j]!, keys[i]!) : (i, j) => simple(keys[i]!, keys[j]!),
    );
  }
  const less = (i: number, j: number): boolean => {
    const answer = tryCompare(vm, '<', keys[i]!, keys[j]!);
    if (answer === undefined) throw NEEDS_PYTHON;
    return answer;
  };
  if (isReversed) positions.reverse();
  try {
    binaryMergeSort(positions, less);
  } catch (error) {
    if (error === NEEDS_PYTHON) return undefined;
    throw error;
  }
  return isReversed ? positions.reverse() : positions;
}

/**
 * A stable merge sort over runs. An order that is none (NaN, sets) gives what the comparisons say, as in CPython: for
 * under 64 items exactly CPython's result, since the comparisons are the same.
 */
function binaryMergeSort(positions: number[], less: (i: number, j: number) => boolean): void {
  const count = positions.length;
  const runLength = minimalRun(count);
  const runs: number[] = [0];
  for (let start = 0; start < count; ) {
    let end = naturalRun(positions, start, count, less);
    if (end - start < runLength) {
      const forced = Math.min(start + runLength, count);
      insertInto(positions, start, end, forced, less);
      end = forced;
    }
    runs.push(end);
    start = end;
  }
  while (runs.length > 2) {
    const merged: number[] = [0];
    for (let i = 0; i + 1 < runs.length; i += 2) {
      const [start, middle, end] = [runs[i]!, runs[i + 1]!, runs[i + 2]];
      if (end !== undefined) merge(positions, start, middle, end, less);
      merged.push(end ?? middle);
    }
    runs.splice(0, runs.length, ...merged);
  }
}

/** Shortest run worth merging: the count's highest six bits, rounded up. */
function minimalRun(count: number): number {
  let n = count;
  let rest = 0;
  while (n >= 64) {
    rest |= n & 1;
    n >>= 1;
  }
  return n + rest;
}

/**
 * End of the run that begins at `start`, which is ascending afterwards: one that descends (equal neighbours allowed,
 * which keep their order) is turned round, and may then go on ascending.
 */
function naturalRun(
  positions: number[],
  start: number,
  count: number,
  less: (i: number, j: number) => boolean,
): number {
  const isSmaller = (at: number): boolean => less(positions[at]!, positions[at - 1]!);
  let end = start + 1;
  while (end < count && !isSmaller(end)) end++;
  if (end >= count) return count;
  if (end > start + 1) {
    if (less(positions[start]!, positions[end - 1]!)) return end;
    turn(positions, start, end);
  }
  end++;
  let equalFrom = end - 1;
  for (; end < count; end++) {
    if (isSmaller(end)) {
      turn(positions, equalFrom, end);
      equalFrom = end;
    } else if (less(positions[end - 1]!, positions[end]!)) break;
  }
  turn(positions, equalFrom, end);
  turn(positions, start, end);
  while (end < count && !isSmaller(end)) end++;
  return end;
}

function turn(positions: number[], start: number, end: number): void {
  for (let i = start, j = end - 1; i < j; i++, j--) {
    const kept = positions[i]!;
    positions[i] = positions[j]!;
    positions[j] = kept;
  }
}

/** Inserts the items from `from` on into the sorted ones before them, by bisection. */
function insertInto(
  positions: number[],
  start: number,
  from: number,
  end: number,
  less: (i: number, j: number) => boolean,
): void {
  for (let next = from; next < end; next++) {
    const pivot = positions[next]!;
    let low = start;
    let high = next;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (less(pivot, positions[middle]!)) high = middle;
      else low = middle + 1;
    }
    positions.copyWithin(low + 1, low, next);
    positions[low] = pivot;
  }
}

function merge(
  positions: number[],
  start: number,
  middle: number,
  end: number,
  less: (i: number, j: number) => boolean,
): void {
  const left = positions.slice(start, middle);
  let i = 0;
  let j = middle;
  let at = start;
  while (i < left.length && j < end) {
    if (less(positions[j]!, left[i]!)) positions[at++] = positions[j++]!;
    else positions[at++] = left[i++]!;
  }
  while (i < left.length) positions[at++] = left[i++]!;
}

// --- list.sort and sorted --------------------------------------------------------------------------------------------

/** `list.sort(*, key=None, reverse=False)`. */
export function sortMethod(vm: Machine, args: Value[], kw: KwArgs): Value {
  if (args.length > 1) throw typeError('sort() takes no positional arguments');
  checkSortKeywords(kw);
  return sortInPlace(vm, args[0] as PyList, kw?.get('key') ?? null, kw?.get('reverse') ?? false);
}

/** Sorts `target`; None or PUSHED. */
export function sortInPlace(vm: Machine, target: PyList, key: Value, reverse: Value): Value {
  const isReversed = quickTruth(reverse);
  if (isReversed === undefined) return callTruth(vm, reverse, DIRECTION_KNOWN, new PyTuple([target, key]));
  const items = target.items;
  if (key === null) {
    const simple = sortSimple(vm, items);
    if (simple !== undefined) {
      target.items = isReversed ? simple.reverse() : simple;
      return null;
    }
    const positions = sortedPositions(vm, items, isReversed);
    if (positions !== undefined) {
      target.items = positions.map((at) => items[at]!);
      return null;
    }
  }
  // While Python code runs, the list is empty; what gets into it then is an error.
  target.items = [];
  return vm.callPrelude('_list_sort', [target, new PyList(items), key, isReversed]);
}

const DIRECTION_KNOWN = kontinuation('sort', (vm, state, answer) => {
  const [target, key] = (state as PyTuple).items as [PyList, Value];
  return sortInPlace(vm, target, key, truthOfResult(answer));
});

function checkSortKeywords(kw: KwArgs): void {
  if (kw !== null && kw.size > 2) {
    throw typeError(`sort() takes at most 2 keyword arguments (${kw.size} given)`);
  }
  onlyKeywords('sort', kw, ['key', 'reverse']);
}

const COLLECTED = kontinuation('sorted', (vm, options, made) => {
  const [key, reverse] = (options as PyTuple).items as [Value, Value];
  const below = vm.pushKontinuation(SORTED, made);
  const result = sortInPlace(vm, made as PyList, key, reverse);
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return made;
});
const SORTED = kontinuation('sorted list', (_vm, list) => list);

const sorted = nativeFunction('sorted', null, (vm, args, kw) => {
  if (args.length !== 1) throw typeError(`sorted expected 1 argument, got ${args.length}`);
  checkSortKeywords(kw);
  const options = new PyTuple([kw?.get('key') ?? null, kw?.get('reverse') ?? false]);
  return collectThen(vm, args[0]!, COLLECTED, options);
});

/** What `_list_sort` in the prelude needs of this module. */
giveFunctions([
  sorted,
  nativeFunction('_sorted_positions', 'keys, is_reversed, /', (vm, [keys, isReversed]) => {
    const positions = sortedPositions(vm, (keys as PyList).items, isReversed === true);
    return positions === undefined ? null : new PyList(positions);
  }),
  nativeFunction('_sort_end', 'target, items, positions, /', (_vm, args) => {
    const [target, items, positions] = args as [PyList, PyList, PyList | null];
    const wasChanged = target.items.length > 0;
    target.items =
      positions === null ? items.items : (positions.items as number[]).map((at) => items.items[at]!);
    if (wasChanged && positions !== null) throw valueError('list modified during sort');
    return null;
  }),
]);
ports.sortMethod.plug(sortMethod);
