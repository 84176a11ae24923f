/** `_itertools`: the iterators over pools of items, which need no Python code while they run. */
import { collectThen } from '../../vm/builtins-support';
import type { Copier } from '../../vm/copier';
import { typeError, valueError } from '../../vm/errors';
import { addInt, asInt, type Int } from '../../vm/int-arith';
import { iteratorType, OrdinaryIterator } from '../../vm/iterators';
import type { Machine } from '../../vm/machine';
import { defineNew, kontinuation } from '../../vm/native';
import { PUSHED, PyFloat, PyList, PyTuple, type PyType, STOP, type Value } from '../../vm/objects';
import { binary } from '../../vm/operators';
import { defineRepr, tryRepr } from '../../vm/repr';
import { typeOf } from '../../vm/types';

function named(name: string): PyType {
  const type = iteratorType(name);
  type.module = 'itertools';
  return type;
}

// --- count, repeat ---------------------------------------------------------------------------------------------------

const countType = named('count');

class Count extends OrdinaryIterator {
  value: Value;
  step: Value;
  constructor(value: Value, step: Value, cls: PyType) {
    super(cls);
    this.value = value;
    this.step = step;
  }
  next(_vm: Machine): Value | undefined {
    const { value, step } = this;
    const [a, b] = [asInt(value), asInt(step)];
    if (a !== undefined && b !== undefined) this.value = addInt(a, b);
    else if (value instanceof PyFloat && step instanceof PyFloat) this.value = new PyFloat(value.v + step.v);
    else if (value instanceof PyFloat && b !== undefined) this.value = new PyFloat(value.v + Number(b));
    else if (a !== undefined && step instanceof PyFloat) this.value = new PyFloat(Number(a) + step.v);
    else return undefined;
    return value;
  }
  override slowNext(vm: Machine): Value {
    const { value } = this;
    const below = vm.pushKontinuation(COUNTED, new PyTuple([this, value]));
    const sum = binary(vm, '+', value, this.step);
    if (sum === PUSHED) return PUSHED;
    vm.frame = below.back;
    this.value = sum;
    return value;
  }
  override shell(): Count {
    return new Count(null, null, this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.value = copier.value(from.value);
    this.step = copier.value(from.step);
  }
}
const COUNTED = kontinuation('itertools.count', (_vm, state, sum) => {
  const [count, value] = (state as PyTuple).items as [Count, Value];
  count.value = sum;
  return value;
});

defineNew(countType, 'start=0, step=1', (_vm, [cls, start, step]) => {
  for (const value of [start, step]) {
    if (typeof value === 'string' || value === null) throw typeError('a number is required');
  }
  return new Count(start!, step!, cls as PyType);
});
defineRepr(countType, (vm, value) => {
  const count = value as Count;
  const start = tryRepr(vm, count.value) ?? '...';
  return count.step === 1 ? `count(${start})` : `count(${start}, ${tryRepr(vm, count.step) ?? '...'})`;
});

const repeatType = named('repeat');

class Repeat extends OrdinaryIterator {
  value: Value;
  /** How many are left; Infinity for ever. */
  left: number;
  constructor(value: Value, left: number, cls: PyType) {
    super(cls);
    this.value = value;
    this.left = left;
  }
  next(): Value {
    if (this.left <= 0) return STOP;
    this.left--;
    return this.value;
  }
  override lengthHint(): number {
    return Number.isFinite(this.left) ? this.left : -1;
  }
  override shell(): Repeat {
    return new Repeat(null, 0, this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.value = copier.value(from.value);
    this.left = from.left;
  }
}

defineNew(repeatType, 'object, times=?', (_vm, [cls, value, times]) => {
  const int = times === undefined ? undefined : asInt(times);
  if (times !== undefined && int === undefined) {
    throw typeError(`'${typeOf(times).name}' object cannot be interpreted as an integer`);
  }
  return new Repeat(
    value!,
    int === undefined ? Number.POSITIVE_INFINITY : Math.max(0, Number(int)),
    cls as PyType,
  );
});
defineRepr(repeatType, (vm, value) => {
  const repeat = value as Repeat;
  const shown = tryRepr(vm, repeat.value) ?? '...';
  return Number.isFinite(repeat.left) ? `repeat(${shown}, ${repeat.left})` : `repeat(${shown})`;
});

// --- Combinatorics ---------------------------------------------------------------------------------------------------

/** Goes through choices of items of pools, given by indices that are moved on in `advance`. */
abstract class Choices extends OrdinaryIterator {
  pools: PyTuple[];
  indices: number[];
  state: 'first' | 'under way' | 'over' = 'first';
  constructor(cls: PyType, pools: PyTuple[], indices: number[], isOver: boolean) {
    super(cls);
    this.pools = pools;
    this.indices = indices;
    if (isOver) this.state = 'over';
  }
  /** Moves the indices to the next choice; false: there are no more. */
  abstract advance(): boolean;
  poolAt(place: number): PyTuple {
    return this.pools[place] ?? this.pools[0]!;
  }
  chosen(): readonly number[] {
    return this.indices;
  }
  next(vm: Machine): Value {
    if (this.state === 'over') return STOP;
    if (this.state === 'first') this.state = 'under way';
    else if (!this.advance()) {
      this.state = 'over';
      return STOP;
    }
    const chosen = this.chosen();
    vm.work(chosen.length);
    return new PyTuple(chosen.map((index, place) => this.poolAt(place).items[index]!));
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.pools = copier.array(from.pools);
    this.indices = from.indices.slice();
    this.state = from.state;
  }
}

const productType = named('product');

class Product extends Choices {
  advance(): boolean {
    const { indices } = this;
    for (let i = indices.length - 1; i >= 0; i--) {
      if (++indices[i]! < this.pools[i]!.items.length) return true;
      indices[i] = 0;
    }
    return false;
  }
  override shell(): Product {
    return new Product(this.cls, [], [], false);
  }
}

const combinationsType = named('combinations');

class Combinations extends Choices {
  advance(): boolean {
    const { indices } = this;
    const [n, r] = [this.pools[0]!.items.length, indices.length];
    for (let i = r - 1; i >= 0; i--) {
      if (indices[i] === i + n - r) continue;
      indices[i]!++;
      for (let j = i + 1; j < r; j++) indices[j] = indices[j - 1]! + 1;
      return true;
    }
    return false;
  }
  override poolAt(): PyTuple {
    return this.pools[0]!;
  }
  override shell(): Combinations {
    return new Combinations(this.cls, [], [], false);
  }
}

const replacementType = named('combinations_with_replacement');

class CombinationsWithReplacement extends Choices {
  advance(): boolean {
    const { indices } = this;
    const last = this.pools[0]!.items.length - 1;
    for (let i = indices.length - 1; i >= 0; i--) {
      if (indices[i] === last) continue;
      indices.fill(indices[i]! + 1, i);
      return true;
    }
    return false;
  }
  override poolAt(): PyTuple {
    return this.pools[0]!;
  }
  override shell(): CombinationsWithReplacement {
    return new CombinationsWithReplacement(this.cls, [], [], false);
  }
}

const permutationsType = named('permutations');

class Permutations extends Choices {
  /** How many turns are left at each place. */
  cycles: number[] = [];
  length = 0;
  advance(): boolean {
    const { indices, cycles } = this;
    const n = indices.length;
    for (let i = this.length - 1; i >= 0; i--) {
      if (--cycles[i]! === 0) {
        indices.push(...indices.splice(i, 1));
        cycles[i] = n - i;
        continue;
      }
      const other = n - cycles[i]!;
      [indices[i], indices[other]] = [indices[other]!, indices[i]!];
      return true;
    }
    return false;
  }
  override poolAt(): PyTuple {
    return this.pools[0]!;
  }
  override chosen(): readonly number[] {
    return this.indices.slice(0, this.length);
  }
  override shell(): Permutations {
    return new Permutations(this.cls, [], [], false);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.cycles = from.cycles.slice();
    this.length = from.length;
  }
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

function lengthOf(value: Value): number {
  const int = asInt(value);
  if (int === undefined)
    throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
  if (int < 0) throw valueError('r must be non-negative');
  return Number(int as Int);
}

const COMBINATIONS = kontinuation('itertools.combinations', (_vm, state, list) => {
  const [cls, length] = (state as PyTuple).items as [PyType, number];
  const pool = new PyTuple((list as PyList).items);
  return new Combinations(cls, [pool], range(length), length > pool.items.length);
});
defineNew(combinationsType, 'iterable, r', (vm, [cls, iterable, r]) =>
  collectThen(vm, iterable!, COMBINATIONS, new PyTuple([cls!, lengthOf(r!)])),
);

const REPLACEMENT = kontinuation('itertools.combinations_with_replacement', (_vm, state, list) => {
  const [cls, length] = (state as PyTuple).items as [PyType, number];
  const pool = new PyTuple((list as PyList).items);
  const indices = new Array<number>(length).fill(0);
  return new CombinationsWithReplacement(cls, [pool], indices, pool.items.length === 0 && length > 0);
});
defineNew(replacementType, 'iterable, r', (vm, [cls, iterable, r]) =>
  collectThen(vm, iterable!, REPLACEMENT, new PyTuple([cls!, lengthOf(r!)])),
);

const PERMUTATIONS = kontinuation('itertools.permutations', (_vm, state, list) => {
  const [cls, r] = (state as PyTuple).items as [PyType, Value];
  const pool = new PyTuple((list as PyList).items);
  const n = pool.items.length;
  const length = r === null ? n : lengthOf(r);
  const made = new Permutations(cls, [pool], range(n), length > n);
  made.length = length;
  made.cycles = range(length).map((i) => n - i);
  return made;
});
defineNew(permutationsType, 'iterable, r=None', (vm, [cls, iterable, r]) =>
  collectThen(vm, iterable!, PERMUTATIONS, new PyTuple([cls!, r!])),
);

/** Collects the pools of a product one after another. State: (class, repeat, iterables left, pools). */
const POOL = kontinuation('itertools.product', (vm, state, list) => {
  const [cls, repeat, left, pools] = (state as PyTuple).items as [PyType, number, PyList, PyList];
  pools.items.push(new PyTuple((list as PyList).items));
  return nextPool(vm, cls, repeat, left, pools);
});

function nextPool(vm: Machine, cls: PyType, repeat: number, left: PyList, pools: PyList): Value {
  const iterable = left.items.shift();
  if (iterable !== undefined) return collectThen(vm, iterable, POOL, new PyTuple([cls, repeat, left, pools]));
  const all: PyTuple[] = [];
  for (let i = 0; i < repeat; i++) all.push(...(pools.items as PyTuple[]));
  return new Product(
    cls,
    all,
    new Array<number>(all.length).fill(0),
    all.some(({ items }) => items.length === 0),
  );
}

defineNew(productType, null, (vm, [cls, ...iterables], kw) => {
  for (const name of kw?.keys() ?? []) {
    if (name !== 'repeat') throw typeError(`product() got an unexpected keyword argument '${name}'`);
  }
  const repeat = asInt(kw?.get('repeat') ?? 1);
  if (repeat === undefined) throw typeError('an integer is required');
  if (repeat < 0) throw valueError('repeat argument cannot be negative');
  return nextPool(vm, cls as PyType, Number(repeat), new PyList(iterables), new PyList([]));
});

export const itertoolsNatives: readonly (readonly [string, Value])[] = [
  ['count', countType],
  ['repeat', repeatType],
  ['product', productType],
  ['combinations', combinationsType],
  ['combinations_with_replacement', replacementType],
  ['permutations', permutationsType],
];
