/** `collections.deque` (CPython docs, "deque objects"; Modules/_collectionsmodule.c). */
import { collectThen, indexSized, smallInt } from '../../vm/builtins-support';
import type { Copier } from '../../vm/copier';
import { trySame } from '../../vm/equality';
import {
  type GuestError,
  guestError,
  IndexError,
  runtimeError,
  typeError,
  ValueErrorType,
  valueError,
} from '../../vm/errors';
import { asInt } from '../../vm/int-arith';
import { defineIter, iteratorType, OrdinaryIterator } from '../../vm/iterators';
import type { Machine } from '../../vm/machine';
import {
  defineClassMethods,
  defineMethods,
  defineNew,
  kontinuation,
  type NativeFn,
  PyGetSet,
} from '../../vm/native';
import {
  getsetType,
  NOT_IMPLEMENTED,
  objectType,
  PyList,
  PyOrdinary,
  PyTuple,
  PyType,
  STOP,
  type Value,
} from '../../vm/objects';
import type { CompareOp } from '../../vm/operators';
import { defineRepr, tryRepr } from '../../vm/repr';
import { typeOf } from '../../vm/types';

export const dequeType = new PyType('deque', [objectType], true, undefined, 'collections');
dequeType.pattern = 'sequence';

const COMPACT_AT = 256;

export class PyDeque extends PyOrdinary {
  private store: Value[] = [];
  private head = 0;
  maxlen: number | null = null;
  /** Changes whenever the items do, so that iterators notice. */
  version = 0;
  constructor(cls: PyType = dequeType) {
    super(cls);
    if (!cls.isBuiltin) this.dict = new Map();
  }
  get length(): number {
    return this.store.length - this.head;
  }
  at(index: number): Value {
    return this.store[this.head + index]!;
  }
  set(index: number, value: Value): void {
    this.store[this.head + index] = value;
  }
  get items(): Value[] {
    return this.store.slice(this.head);
  }
  /** Replaces all items; those that do not fit go at the left. */
  replace(items: Value[]): void {
    const { maxlen } = this;
    this.store = maxlen !== null && items.length > maxlen ? items.slice(items.length - maxlen) : items;
    this.head = 0;
    this.version++;
  }
  append(value: Value): void {
    this.version++;
    if (this.maxlen === 0) return;
    this.store.push(value);
    if (this.maxlen !== null && this.length > this.maxlen) this.dropFirst();
  }
  appendLeft(value: Value): void {
    this.version++;
    if (this.maxlen === 0) return;
    if (this.head === 0) this.makeRoom();
    this.store[--this.head] = value;
    if (this.maxlen !== null && this.length > this.maxlen) this.store.pop();
  }
  pop(): Value | undefined {
    if (this.length === 0) return undefined;
    this.version++;
    return this.store.pop();
  }
  popLeft(): Value | undefined {
    if (this.length === 0) return undefined;
    this.version++;
    return this.dropFirst();
  }
  removeAt(index: number): void {
    this.version++;
    if (index === 0) this.dropFirst();
    else this.store.splice(this.head + index, 1);
  }
  insertAt(index: number, value: Value): void {
    this.version++;
    this.store.splice(this.head + index, 0, value);
  }
  private dropFirst(): Value {
    const value = this.store[this.head]!;
    this.store[this.head++] = null;
    if (this.head >= COMPACT_AT && this.head * 2 > this.store.length) {
      this.store = this.store.slice(this.head);
      this.head = 0;
    }
    return value;
  }
  private makeRoom(): void {
    const room = Math.max(16, this.store.length);
    this.store = [...new Array<Value>(room).fill(null), ...this.store];
    this.head = room;
  }
  override shell(): PyDeque {
    return new PyDeque(this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.store = copier.array(from.items);
    this.head = 0;
    this.maxlen = from.maxlen;
    this.version = from.version;
  }
}

const dequeIteratorType = iteratorType('_deque_iterator');
const dequeReverseIteratorType = iteratorType('_deque_reverse_iterator');

class DequeIterator extends OrdinaryIterator {
  deque: PyDeque;
  left: number;
  version: number;
  readonly isReverse: boolean;
  constructor(deque: PyDeque, isReverse: boolean) {
    super(isReverse ? dequeReverseIteratorType : dequeIteratorType);
    this.deque = deque;
    this.left = deque.length;
    this.version = deque.version;
    this.isReverse = isReverse;
  }
  next(): Value {
    if (this.left === 0) return STOP;
    if (this.deque.version !== this.version) {
      this.left = 0;
      throw runtimeError('deque mutated during iteration');
    }
    this.left--;
    return this.deque.at(this.isReverse ? this.left : this.deque.length - this.left - 1);
  }
  override lengthHint(): number {
    return this.left;
  }
  override shell(): DequeIterator {
    return new DequeIterator(this.deque, this.isReverse);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.deque = copier.object(from.deque);
    this.left = from.left;
    this.version = from.version;
  }
}

defineIter(dequeType, (value) => new DequeIterator(value as PyDeque, false));

const own = (args: Value[]): PyDeque => args[0] as PyDeque;

// --- Making and filling ----------------------------------------------------------------------------------------------

defineNew(dequeType, null, (vm, [cls, iterable, maxlen], kw) => {
  const deque = new PyDeque(cls as PyType);
  const limit = maxlen ?? kw?.get('maxlen') ?? null;
  if (limit !== null) {
    const int = asInt(limit);
    if (int === undefined) throw typeError('an integer is required');
    if (int < 0) throw valueError('maxlen must be non-negative');
    deque.maxlen = indexSized(int);
  }
  const from = iterable ?? kw?.get('iterable');
  return from === undefined ? deque : collectThen(vm, from, EXTENDED, new PyTuple([deque, 0, deque]));
});

/** All items of an iterable are there: goes at the right (0) or the left (1) of a deque; gives the last of the state. */
const EXTENDED = kontinuation('deque.extend', (vm, state, list) => {
  const [deque, side, result] = (state as PyTuple).items as [PyDeque, number, Value];
  const { items } = list as PyList;
  vm.charge(items.length);
  for (const item of items) {
    if (side === 0) deque.append(item);
    else deque.appendLeft(item);
  }
  return result;
});

function extend(side: number): NativeFn {
  return (vm, args) => collectThen(vm, args[1]!, EXTENDED, new PyTuple([args[0]!, side, null]));
}

function copyOf(deque: PyDeque): PyDeque {
  const twin = new PyDeque(deque.cls);
  twin.maxlen = deque.maxlen;
  twin.replace(deque.items);
  return twin;
}

// --- Searching -------------------------------------------------------------------------------------------------------

/** Lets list do what may need `__eq__` in Python, and goes on with what it says. */
function asList(vm: Machine, args: Value[], method: string): Value {
  return vm.callMethod(new PyList(own(args).items), method, args.slice(1))!;
}

/** Index of an item equal to `value`; undefined: Python code has to compare. */
function find(deque: PyDeque, vm: Machine, value: Value): number | undefined {
  for (let i = 0; i < deque.length; i++) {
    const same = trySame(vm, deque.at(i), value);
    if (same === undefined) return undefined;
    if (same) return i;
  }
  return -1;
}

function missing(vm: Machine, value: Value): GuestError {
  return valueError(`${tryRepr(vm, value) ?? 'the value'} is not in deque`);
}

function remove(vm: Machine, args: Value[]): Value {
  const deque = own(args);
  const at = find(deque, vm, args[1]!);
  if (at !== undefined) {
    if (at < 0) throw missing(vm, args[1]!);
    deque.removeAt(at);
    return null;
  }
  const list = new PyList(deque.items);
  const below = vm.pushKontinuation(REMOVED, new PyTuple([deque, deque.version]));
  const found = vm.callMethod(list, 'index', [args[1]!])!;
  if (typeof found === 'number') {
    vm.frame = below.back;
    deque.removeAt(found);
    return null;
  }
  return found;
}

const REMOVED = kontinuation('deque.remove', (_vm, state, at) => {
  const [deque, version] = (state as PyTuple).items as [PyDeque, number];
  if (deque.version !== version) throw guestError(IndexError, 'deque mutated during remove().');
  deque.removeAt(at as number);
  return null;
});

function indexOf(vm: Machine, args: Value[]): Value {
  if (args.length === 2) {
    const at = find(own(args), vm, args[1]!);
    if (at !== undefined) {
      if (at < 0) throw missing(vm, args[1]!);
      return at;
    }
  }
  vm.pushKontinuation(INDEXED, args[1]!);
  const result = asList(vm, args, 'index');
  if (typeof result === 'number') vm.frame = vm.frame!.back;
  return result;
}

const INDEXED = kontinuation(
  'deque.index',
  (_vm, _state, at) => at,
  (vm, value, exception) => {
    if (exception.cls !== ValueErrorType) return undefined;
    throw missing(vm, value);
  },
);

// --- Items -----------------------------------------------------------------------------------------------------------

function position(deque: PyDeque, key: Value): number {
  const int = asInt(key);
  if (int === undefined) throw typeError(`sequence index must be integer, not '${typeOf(key).name}'`);
  const index = smallInt(int);
  const at = index < 0 ? index + deque.length : index;
  if (at < 0 || at >= deque.length) throw guestError(IndexError, 'deque index out of range');
  return at;
}

function comparison(op: CompareOp): readonly [string, NativeFn] {
  return [
    'value, /',
    (vm, [self, other]) =>
      other instanceof PyDeque
        ? vm.compare(op, new PyList((self as PyDeque).items), new PyList(other.items))
        : NOT_IMPLEMENTED,
  ];
}

function plus(vm: Machine, args: Value[]): Value {
  const other = args[1]!;
  if (!(other instanceof PyDeque)) {
    throw typeError(`can only concatenate deque (not "${typeOf(other).name}") to deque`);
  }
  const sum = copyOf(own(args));
  const { items } = other;
  vm.charge(items.length);
  for (const item of items) sum.append(item);
  return sum;
}

function times(deque: PyDeque, count: Value): PyDeque | null {
  const int = asInt(count);
  if (int === undefined) return null;
  const n = Math.max(0, smallInt(int));
  const { items } = deque;
  const repeated: Value[] = [];
  const most = deque.maxlen ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i < n && items.length > 0; i++) {
    repeated.push(...items);
    if (repeated.length > most + items.length) repeated.splice(0, repeated.length - most);
  }
  const product = new PyDeque(deque.cls);
  product.maxlen = deque.maxlen;
  product.replace(repeated);
  return product;
}

const product: NativeFn = (vm, args) => {
  const deque = own(args);
  const int = asInt(args[1]!);
  if (int !== undefined) vm.allocate(Math.max(0, smallInt(int)) * deque.length * 16);
  return times(deque, args[1]!) ?? NOT_IMPLEMENTED;
};

function rotate(deque: PyDeque, steps: number): void {
  const { length } = deque;
  if (length <= 1) return;
  const by = ((steps % length) + length) % length;
  const { items } = deque;
  deque.replace([...items.slice(length - by), ...items.slice(0, length - by)]);
}

defineMethods(dequeType, {
  __init__: [null, () => null],
  append: [
    'item, /',
    (_vm, args) => {
      own(args).append(args[1]!);
      return null;
    },
  ],
  appendleft: [
    'item, /',
    (_vm, args) => {
      own(args).appendLeft(args[1]!);
      return null;
    },
  ],
  pop: ['', (_vm, args) => taken(own(args).pop())],
  popleft: ['', (_vm, args) => taken(own(args).popLeft())],
  extend: ['iterable, /', extend(0)],
  extendleft: ['iterable, /', extend(1)],
  clear: [
    '',
    (_vm, args) => {
      own(args).replace([]);
      return null;
    },
  ],
  copy: ['', (_vm, args) => copyOf(own(args))],
  __copy__: ['', (_vm, args) => copyOf(own(args))],
  count: ['value, /', (vm, args) => asList(vm, args, 'count')],
  index: [null, indexOf],
  insert: [
    'index, value, /',
    (_vm, args) => {
      const deque = own(args);
      if (deque.maxlen !== null && deque.length >= deque.maxlen) {
        throw guestError(IndexError, 'deque already at its maximum size');
      }
      const int = asInt(args[1]!);
      if (int === undefined)
        throw typeError(`'${typeOf(args[1]!).name}' object cannot be interpreted as an integer`);
      const index = smallInt(int);
      const { length } = deque;
      deque.insertAt(index < 0 ? Math.max(0, index + length) : Math.min(index, length), args[2]!);
      return null;
    },
  ],
  remove: ['value, /', remove],
  reverse: [
    '',
    (_vm, args) => {
      own(args).replace(own(args).items.reverse());
      return null;
    },
  ],
  rotate: [
    'n=1, /',
    (vm, args) => {
      const int = asInt(args[1]!);
      if (int === undefined)
        throw typeError(`'${typeOf(args[1]!).name}' object cannot be interpreted as an integer`);
      vm.charge(own(args).length);
      rotate(own(args), smallInt(int));
      return null;
    },
  ],
  __len__: ['', (_vm, args) => own(args).length],
  __reversed__: ['', (_vm, args) => new DequeIterator(own(args), true)],
  __contains__: [
    'value, /',
    (vm, args) => {
      const at = find(own(args), vm, args[1]!);
      return at === undefined ? asList(vm, args, '__contains__') : at >= 0;
    },
  ],
  __getitem__: ['key, /', (_vm, args) => own(args).at(position(own(args), args[1]!))],
  __setitem__: [
    'key, value, /',
    (_vm, args) => {
      own(args).set(position(own(args), args[1]!), args[2]!);
      return null;
    },
  ],
  __delitem__: [
    'key, /',
    (_vm, args) => {
      own(args).removeAt(position(own(args), args[1]!));
      return null;
    },
  ],
  __add__: ['value, /', plus],
  __iadd__: [
    'value, /',
    (vm, args) => collectThen(vm, args[1]!, EXTENDED, new PyTuple([args[0]!, 0, args[0]!])),
  ],
  __mul__: ['value, /', product],
  __rmul__: ['value, /', product],
  __imul__: [
    'value, /',
    (vm, args) => {
      const repeated = product(vm, args, null);
      if (!(repeated instanceof PyDeque)) return repeated;
      own(args).replace(repeated.items);
      return args[0]!;
    },
  ],
  __eq__: comparison('=='),
  __ne__: comparison('!='),
  __lt__: comparison('<'),
  __le__: comparison('<='),
  __gt__: comparison('>'),
  __ge__: comparison('>='),
  __reduce__: [
    '',
    (_vm, args) => new PyTuple([own(args).cls, new PyTuple([new PyList(own(args).items), own(args).maxlen])]),
  ],
});
dequeType.attrs.set('__hash__', null);
defineClassMethods(dequeType, { __class_getitem__: ['item, /', (_vm, [cls]) => cls!] });
dequeType.attrs.set(
  'maxlen',
  new PyGetSet(getsetType, 'maxlen', (_vm, self) => (self as PyDeque).maxlen, null),
);

function taken(value: Value | undefined): Value {
  if (value === undefined) throw guestError(IndexError, 'pop from an empty deque');
  return value;
}

function framed(deque: PyDeque, inner: string): string {
  const limit = deque.maxlen === null ? '' : `, maxlen=${deque.maxlen}`;
  return `${deque.cls.name}(${inner}${limit})`;
}

const SHOWN = kontinuation('deque.__repr__', (_vm, deque, text) => framed(deque as PyDeque, text as string));

defineRepr(
  dequeType,
  (_vm, value, part) => {
    const deque = value as PyDeque;
    const texts: string[] = [];
    for (const item of deque.items) {
      const text = part(item);
      if (text === undefined) return undefined;
      texts.push(text);
    }
    return framed(deque, `[${texts.join(', ')}]`);
  },
  (vm, value) => {
    const below = vm.pushKontinuation(SHOWN, value);
    const text = vm.callMethod(new PyList((value as PyDeque).items), '__repr__', [])!;
    if (typeof text !== 'string') return text;
    vm.frame = below.back;
    return framed(value as PyDeque, text);
  },
  () => '[...]',
);
