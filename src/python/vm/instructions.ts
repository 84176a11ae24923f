/**
 * The slow halves of common instructions: what execute.ts calls when the fast path does not fit. Each finds the frame's
 * `pc` and `sp` saved; those that may change frames say so by what they return.
 */
import { Op } from '../compiler/opcodes';
import { guestNameError, unboundVariable } from './attributes';
import type { Code } from './code';
import {
  attributeError,
  BaseException,
  GuestError,
  guestError,
  RecursionErrorType,
  runtimeError,
  StopAsyncIteration,
  stopIteration,
  ThrownError,
  typeError,
  UnboundLocalError,
  ValueErrorType,
} from './errors';
import { tryFormat } from './format';
import type { Frame } from './frame';
import { AsyncGenStep, CoroutineWrapper, NativeAwaiter, PyGenerator } from './generator';
import { asInt } from './int-arith';
import { iteratorNext, NativeIterator, nativeNext, tryIter } from './iterators';
import type { Machine } from './machine';
import { kontinuation } from './native';
import type { BinaryOp, CompareOp } from './numbers';
import {
  asyncGeneratorType,
  coroutineType,
  NOTHING,
  PUSHED,
  PyDict,
  PyException,
  PyFloat,
  PyList,
  type PyObject,
  PyTuple,
  PyType,
  STOP,
  type Value,
} from './objects';
import { asciiOf, tryRepr, tryStr } from './repr';
import { PySet } from './set-object';
import { contains, storeSubscript, subscript } from './subscripts';
import { isSubtype, lookup, typeOf } from './types';
import { finishYieldFrom, handledException, setContext, suspend, unwind, waitsFor } from './unwind';

export { contains, storeSubscript as setItem, subscript as getItem };

export const COMPARE: readonly CompareOp[] = ['<', '<=', '==', '!=', '>', '>='];

const OPERATORS: (BinaryOp | undefined)[] = [];
for (const [op, symbol] of [
  [Op.BINARY_MATRIX_MULTIPLY, '@'],
  [Op.BINARY_POWER, '**'],
  [Op.BINARY_TRUE_DIVIDE, '/'],
  [Op.BINARY_LSHIFT, '<<'],
  [Op.BINARY_RSHIFT, '>>'],
  [Op.BINARY_AND, '&'],
  [Op.BINARY_XOR, '^'],
  [Op.BINARY_OR, '|'],
  [Op.INPLACE_MATRIX_MULTIPLY, '@'],
  [Op.INPLACE_FLOOR_DIVIDE, '//'],
  [Op.INPLACE_TRUE_DIVIDE, '/'],
  [Op.INPLACE_SUBTRACT, '-'],
  [Op.INPLACE_MULTIPLY, '*'],
  [Op.INPLACE_MODULO, '%'],
  [Op.INPLACE_POWER, '**'],
  [Op.INPLACE_LSHIFT, '<<'],
  [Op.INPLACE_RSHIFT, '>>'],
  [Op.INPLACE_AND, '&'],
  [Op.INPLACE_XOR, '^'],
  [Op.INPLACE_OR, '|'],
] as const) {
  OPERATORS[op] = symbol;
}

/** The operator of a BINARY_ or INPLACE_ instruction. */
export function operatorOf(op: number): BinaryOp {
  return OPERATORS[op]!;
}

// --- Names -----------------------------------------------------------------------------------------------------------

export function unboundLocal(code: Code, index: number): GuestError {
  const name = code.source.varnames[index]!;
  return guestError(
    UnboundLocalError,
    `cannot access local variable '${name}' where it is not associated with a value`,
  );
}

export function nameError(name: string): GuestError {
  return guestNameError(`name '${name}' is not defined`, name);
}

/** Comprehensions that are part of the function around them in 3.13 (PEP 709). */
const INLINED: ReadonlySet<string> = new Set(['<listcomp>', '<setcomp>', '<dictcomp>']);

/** The error for an empty cell. */
export function unboundCell(frame: Frame, index: number): GuestError {
  const { cellvars, freevars } = frame.code.source;
  if (index < cellvars.length) return unboundVariable(cellvars[index]!);
  const name = freevars[index - cellvars.length]!;
  let around = frame;
  while (INLINED.has(around.code.name) && around.back !== null) around = around.back;
  if (around.code.source.cellvars.includes(name)) return unboundVariable(name);
  return guestNameError(
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
    name,
  );
}

// --- Identity and truth ----------------------------------------------------------------------------------------------

/** `a is b`. Equal small numbers and strings are one object, as are the parts of one constant. */
export function isSame(a: Value, b: Value): boolean {
  return a === b || (a instanceof PyFloat && b instanceof PyFloat && Object.is(a.v, b.v) && a === b);
}

/** The truth of a value; undefined where `__bool__` or `__len__` in Python has to say. */
export function quickTruth(value: Value): boolean | undefined {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'bigint':
      return value !== 0n;
    case 'string':
      return value !== '';
    default:
  }
  if (value === null) return false;
  const object = value as PyObject;
  if (object.cls.isBuiltin) {
    if (object instanceof PyList || object instanceof PyTuple) return object.items.length > 0;
    if (object instanceof PyDict) return object.map.size > 0;
    if (object instanceof PySet) return object.size > 0;
    if (object instanceof PyFloat) return object.v !== 0;
  }
  const type = object.cls;
  if (lookup(type, '__bool__') === undefined && lookup(type, '__len__') === undefined) return true;
  return undefined;
}

/** Pops nothing: the value is gone already. Undefined: Python code was called, the instruction will run again. */
export function truth(vm: Machine, value: Value): boolean | undefined {
  const quick = quickTruth(value);
  if (quick !== undefined) return quick;
  const frame = vm.frame!;
  const result = callTruth(vm, value, TRUTH, null);
  if (result !== PUSHED) return result as boolean;
  frame.pc--;
  return undefined;
}

/** Like `truth` for JUMP_IF_..._OR_POP, which keep the value itself. */
export function truthKeeping(vm: Machine, value: Value): boolean | undefined {
  const quick = quickTruth(value);
  if (quick !== undefined) return quick;
  const result = callTruth(vm, value, TRUTH_KEEPING, null);
  return result === PUSHED || result === NOTHING ? undefined : (result as boolean);
}

/** Asks `__bool__` or `__len__` of `value` and hands the answer to `kont`. */
export function callTruth(vm: Machine, value: Value, kont: typeof TRUTH, state: Value): Value {
  const type = typeOf(value);
  const bool = lookup(type, '__bool__');
  const below = vm.pushKontinuation(kont, state);
  let result: Value;
  if (bool !== undefined) result = vm.callMethodFunction(bool, value, [], null);
  else {
    vm.pushKontinuation(LENGTH_TRUTH, null);
    result = vm.callMethodFunction(lookup(type, '__len__')!, value, [], null);
    if (result !== PUSHED) result = truthOfLength(result);
  }
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return kont === TRUTH_KEEPING ? truthOfResult(result) : kont.run(vm, state, result);
}

/** What `__len__` returned, as a boolean. Throws TypeError or ValueError. */
function truthOfLength(result: Value): boolean {
  const length = asInt(result);
  if (length === undefined) {
    throw typeError(`'${typeOf(result).name}' object cannot be interpreted as an integer`);
  }
  if (length < 0) throw guestError(ValueErrorType, '__len__() should return >= 0');
  return length !== 0 && length !== 0n;
}

const LENGTH_TRUTH = kontinuation('truth of a length', (_vm, _state, value) => truthOfLength(value));

/** What `__bool__` returned, which must be a bool. Throws TypeError. */
export function truthOfResult(result: Value): boolean {
  if (typeof result === 'boolean') return result;
  throw typeError(`__bool__ should return bool, returned ${typeOf(result).name}`);
}

const TRUTH = kontinuation('truth', (_vm, _state, value) => truthOfResult(value));

const TRUTH_KEEPING = kontinuation('truth of what stays', (vm, _state, value) => {
  const frame = vm.frame!;
  const word = frame.code.words[frame.pc - 1]!;
  if (truthOfResult(value) === ((word & 511) === Op.JUMP_IF_TRUE_OR_POP)) frame.pc = word >> 9;
  else frame.sp--;
  return NOTHING;
});

// --- Iteration -------------------------------------------------------------------------------------------------------

/** `iter(value)`. */
export function getIter(vm: Machine, value: Value): Value {
  if (value instanceof PyGenerator && value.cls !== coroutineType && value.cls !== asyncGeneratorType)
    return value;
  const native = tryIter(value);
  if (native !== undefined) return native;
  const method = lookup(typeOf(value), '__iter__');
  if (method === undefined || method === null) {
    if (
      method === undefined &&
      lookup(typeOf(value), '__getitem__') !== undefined &&
      !(value instanceof PyType)
    ) {
      return vm.callPrelude('_sequence_iterator', [value]);
    }
    throw typeError(`'${typeOf(value).name}' object is not iterable`);
  }
  const below = vm.pushKontinuation(CHECK_ITERATOR, null);
  const result = vm.callMethodFunction(method, value, [], null);
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return CHECK_ITERATOR.run(vm, null, result);
}

const CHECK_ITERATOR = kontinuation('__iter__', (_vm, _state, value) => {
  if (lookup(typeOf(value), '__next__') === undefined) {
    throw typeError(`iter() returned non-iterator of type '${typeOf(value).name}'`);
  }
  return value;
});

/** The next value of an iterator that is no generator: STOP at its end, PUSHED while Python code finds it. */
export function next(vm: Machine, it: Value): Value {
  if (it instanceof NativeIterator) return iteratorNext(vm, it);
  const method = lookup(typeOf(it), '__next__');
  if (method === undefined) throw typeError(`'${typeOf(it).name}' object is not an iterator`);
  return vm.callMethodFunction(method, it, [], null);
}

/** UNPACK_SEQUENCE of anything; the value is off the stack. True: the loop must read the frame again. */
export function unpackSequence(vm: Machine, frame: Frame, value: Value, count: number): boolean {
  let items: Value[];
  if (value instanceof PyTuple || value instanceof PyList) items = value.items;
  else {
    const native =
      typeof value === 'string' || value instanceof PyDict || value instanceof PySet
        ? tryIter(value)
        : undefined;
    if (native === undefined) {
      if (
        lookup(typeOf(value), '__iter__') === undefined &&
        lookup(typeOf(value), '__getitem__') === undefined
      ) {
        throw typeError(`cannot unpack non-iterable ${typeOf(value).name} object`);
      }
      // The prelude makes a tuple of the right length (or raises), and the instruction runs again on that.
      frame.pc--;
      const result = vm.callPrelude('_unpack', [value, count]);
      if (result !== PUSHED) frame.slots[frame.sp++] = result;
      return true;
    }
    items = [];
    for (
      let item = nativeNext(vm, native);
      item !== STOP && items.length <= count;
      item = nativeNext(vm, native)
    ) {
      items.push(item as Value);
    }
  }
  if (items.length !== count) {
    throw guestError(
      ValueErrorType,
      items.length < count
        ? `not enough values to unpack (expected ${count}, got ${items.length})`
        : `too many values to unpack (expected ${count})`,
    );
  }
  for (let i = count - 1; i >= 0; i--) frame.slots[frame.sp++] = items[i];
  return false;
}

// --- Generators and awaits -------------------------------------------------------------------------------------------

export function initReturned(value: Value): GuestError {
  return typeError(`__init__() should return None, not '${typeOf(value).name}'`);
}

/** RETURN_VALUE in a generator's frame. Throws StopIteration into the frame that resumed it, where that wants it. */
export function returnFromGenerator(vm: Machine, frame: Frame, value: Value): void {
  const generator = frame.gen!;
  vm.closeGenerator(generator, 'returned');
  const back = frame.back;
  frame.back = null;
  vm.frame = back;
  if (generator.cls === asyncGeneratorType) {
    generator.isAsyncBusy = false;
    throw guestError(StopAsyncIteration);
  }
  if (back === null) {
    vm.outcome = { value };
    return;
  }
  if (waitsFor(back, generator)) {
    finishYieldFrom(vm, back, value);
    return;
  }
  if (back.pc > 0) {
    const word = back.code.words[back.pc - 1]!;
    if ((word & 511) === Op.FOR_ITER && back.slots[back.sp - 1] === generator) {
      back.sp--;
      back.pc += word >> 9;
      return;
    }
  }
  throw stopIteration(value);
}

/** YIELD_VALUE. */
export function yieldValue(vm: Machine, frame: Frame, value: Value): void {
  const generator = frame.gen!;
  if (generator.cls !== asyncGeneratorType) {
    suspend(vm, value);
    return;
  }
  const back = frame.back!;
  generator.state = 'suspended';
  generator.isAsyncBusy = false;
  frame.back = null;
  vm.frame = back;
  if (waitsFor(back, generator)) {
    const step = back.slots[back.sp - 1] as AsyncGenStep;
    step.state = 'closed';
    if (step.kind === 'close') throw runtimeError('async generator ignored GeneratorExit');
    finishYieldFrom(vm, back, value);
    return;
  }
  throw stopIteration(value);
}

/** YIELD_FROM: one step of `yield from` or `await`. */
export function yieldFrom(vm: Machine, frame: Frame): void {
  const slots = frame.slots;
  const sent = slots[--frame.sp] as Value;
  let receiver = slots[frame.sp - 1] as Value;
  if (receiver instanceof CoroutineWrapper) receiver = slots[frame.sp - 1] = receiver.coroutine;
  if (receiver instanceof PyGenerator) {
    if (receiver.state === 'closed') {
      if (receiver.cls === coroutineType) throw runtimeError('cannot reuse already awaited coroutine');
      finishYieldFrom(vm, frame, null);
      return;
    }
    const inner = vm.enter(receiver);
    inner.slots[inner.sp++] = sent;
    return;
  }
  if (receiver instanceof NativeAwaiter) {
    const value = receiver.step(vm, sent);
    if (value === STOP) finishYieldFrom(vm, frame, receiver.result);
    else {
      frame.pc--;
      suspend(vm, value);
    }
    return;
  }
  if (receiver instanceof AsyncGenStep) {
    asyncStep(vm, frame, receiver, sent);
    return;
  }
  if (receiver instanceof NativeIterator && sent === null) {
    const value = nativeNext(vm, receiver);
    if (value === STOP) {
      finishYieldFrom(vm, frame, null);
      return;
    }
    if (value !== undefined) {
      frame.pc--;
      suspend(vm, value);
      return;
    }
  }
  const method = lookup(typeOf(receiver), sent === null ? '__next__' : 'send');
  if (method === undefined) {
    throw sent === null
      ? typeError(`'${typeOf(receiver).name}' object is not an iterator`)
      : missingSend(receiver);
  }
  const below = vm.pushKontinuation(YIELDED, null);
  const result = vm.callMethodFunction(method, receiver, sent === null ? [] : [sent], null);
  if (result === PUSHED) return;
  vm.frame = below.back;
  YIELDED.run(vm, null, result);
}

function missingSend(receiver: Value): GuestError {
  return attributeError(`'${typeOf(receiver).name}' object has no attribute 'send'`);
}

/** What an iterator driven by YIELD_FROM gave: yielded further; its StopIteration ends the YIELD_FROM (unwind.ts). */
const YIELDED = kontinuation('yield from', (vm, _state, value) => {
  vm.frame!.pc--;
  suspend(vm, value);
  return NOTHING;
});

/** Begins an `asend`, `athrow` or `aclose` that is being awaited by `frame`. */
function asyncStep(vm: Machine, frame: Frame, step: AsyncGenStep, sent: Value): void {
  const inner = beginAsyncStep(vm, step, sent);
  if (inner === null) finishYieldFrom(vm, frame, null);
}

/** Enters the asynchronous generator for `step`; null where there is nothing to do (closing one that has ended). */
export function beginAsyncStep(vm: Machine, step: AsyncGenStep, sent: Value): Frame | null {
  const generator = step.generator;
  const method = step.kind === 'send' ? 'asend()/__anext__' : step.kind === 'throw' ? 'athrow' : 'aclose';
  if (step.state === 'closed') {
    throw runtimeError(
      step.kind === 'send'
        ? 'cannot reuse already awaited __anext__()/asend()'
        : 'cannot reuse already awaited aclose()/athrow()',
    );
  }
  if (generator.isAsyncBusy) {
    step.state = 'closed';
    throw runtimeError(
      step.kind === 'send'
        ? 'anext(): asynchronous generator is already running'
        : `${method}(): asynchronous generator is already running`,
    );
  }
  step.state = 'iter';
  if (step.isWatched) vm.lifetime.release(vm, step);
  if (!generator.hasHooks) {
    generator.hasHooks = true;
    vm.host.asyncGeneratorBegins?.(vm, generator);
  }
  if (step.kind === 'send') {
    const value = sent === null ? step.value : sent;
    if (generator.state === 'closed') {
      step.state = 'closed';
      throw guestError(StopAsyncIteration);
    }
    if (generator.state === 'created' && value !== null) {
      throw typeError("can't send non-None value to a just-started async generator");
    }
    generator.isAsyncBusy = true;
    const inner = vm.enter(generator);
    inner.slots[inner.sp++] = value;
    return inner;
  }
  if (step.kind === 'close') {
    if (generator.state === 'closed' || generator.state === 'created') {
      step.state = 'closed';
      vm.closeGenerator(generator, 'closed');
      return null;
    }
  } else if (generator.state === 'closed') {
    step.state = 'closed';
    return null;
  }
  generator.isAsyncBusy = true;
  vm.enter(generator);
  throw new ThrownError(step.exception!);
}

// --- Raising ---------------------------------------------------------------------------------------------------------

/** Native code has thrown `error`. */
export function raisedBy(vm: Machine, error: GuestError): void {
  const { exception } = error;
  if (!(error instanceof ThrownError)) {
    raised(vm, exception);
    return;
  }
  const handled = vm.frame?.handled ?? null;
  if (handled !== null) setContext(vm, exception);
  unwind(vm, exception, false);
}

/** A guest exception came up in native code: `__context__`, then the search for a handler. */
export function raised(vm: Machine, exception: PyException): void {
  setContext(vm, exception);
  unwind(vm, exception, false);
}

/** RAISE_VARARGS. */
export function raise(vm: Machine, frame: Frame, count: number, what: Value, cause: Value): void {
  if (count === 0) {
    const handled = handledException(frame);
    if (handled === null) throw runtimeError('No active exception to reraise');
    unwind(vm, handled, true);
    return;
  }
  const state = new PyTuple([count === 2, cause, what]);
  if (what instanceof PyType && isSubtype(what, BaseException)) {
    const result = vm.callThen(what, [], null, RAISE_MADE, state);
    void result;
    return;
  }
  RAISE_MADE.run(vm, state, what);
}

const RAISE_MADE = kontinuation('raise', (vm, state, made) => {
  const [hasCause, cause, what] = (state as PyTuple).items as [boolean, Value, Value];
  if (!(made instanceof PyException)) {
    throw typeError(
      what instanceof PyType && isSubtype(what, BaseException)
        ? `calling ${tryRepr(vm, what) ?? what.name} should have returned an instance of BaseException, not ${tryRepr(vm, typeOf(made)) ?? typeOf(made).name}`
        : 'exceptions must derive from BaseException',
    );
  }
  if (!hasCause) throw new GuestError(made);
  if (cause instanceof PyType && isSubtype(cause, BaseException)) {
    return vm.callThen(cause, [], null, RAISE_FROM, made);
  }
  return RAISE_FROM.run(vm, made, cause);
});

const RAISE_FROM = kontinuation('raise from', (_vm, state, cause) => {
  const exception = state as PyException;
  if (cause !== null && !(cause instanceof PyException)) {
    throw typeError('exception causes must derive from BaseException');
  }
  exception.cause = cause;
  exception.suppressContext = true;
  throw new GuestError(exception);
});

/** Whether an exception of class `type` is caught by `pattern`, a class or tuple of classes. */
export function exceptionMatches(type: Value, pattern: Value): boolean {
  const patterns = pattern instanceof PyTuple ? pattern.items : [pattern];
  for (const item of patterns) {
    if (!(item instanceof PyType) || !isSubtype(item, BaseException)) {
      throw typeError('catching classes that do not inherit from BaseException is not allowed');
    }
  }
  return patterns.some((item) => isSubtype(type as PyType, item as PyType));
}

/** The host's own stack ran out in native code (comparing or printing something nested very deeply). */
export function isHostOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message);
}

export function hostOverflow(): PyException {
  return guestError(RecursionErrorType, 'maximum recursion depth exceeded').exception;
}

// --- f-strings -------------------------------------------------------------------------------------------------------

/** FORMAT_VALUE. True: Python code was called, the frame must be read again. */
export function formatValue(vm: Machine, frame: Frame, flags: number): boolean {
  const slots = frame.slots;
  const spec = (flags & 4) !== 0 ? (slots[--frame.sp] as string) : '';
  const value = slots[frame.sp - 1] as Value;
  const conversion = flags & 3;
  if (conversion === 0) {
    const text = typeof value === 'string' && spec === '' ? value : tryFormat(vm, value, spec);
    if (text !== undefined) {
      slots[frame.sp - 1] = text;
      return false;
    }
    frame.sp--;
    push(vm, vm.callPrelude('format', [value, spec]));
    return true;
  }
  const converted = conversion === 1 ? tryStr(vm, value) : tryRepr(vm, value);
  if (converted !== undefined) {
    const text = conversion === 3 ? asciiOf(converted) : converted;
    slots[frame.sp - 1] = spec === '' ? text : (tryFormat(vm, text, spec) as string);
    return false;
  }
  frame.sp--;
  push(vm, vm.callPrelude('_convert', [value, conversion, spec]));
  return true;
}

/** Puts an immediate result on the present frame's stack; one that is under way comes by itself. */
export function push(vm: Machine, value: Value): void {
  if (value === PUSHED || value === NOTHING) return;
  const frame = vm.frame!;
  frame.slots[frame.sp++] = value;
}

export { rare } from './instructions-rare';
