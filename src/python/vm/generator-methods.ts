/**
 * Methods of generators, coroutines, asynchronous generators and their awaitables
 * (CPython docs, "Generator-iterator methods", "Coroutine Objects", "Asynchronous generator-iterator methods").
 */
import { Op } from '../compiler/opcodes';
import {
  BaseException,
  exceptionTypes,
  GeneratorExit,
  GuestError,
  guestError,
  runtimeError,
  StopAsyncIteration,
  StopIteration,
  stopIteration,
  ThrownError,
  typeError,
  ValueErrorType,
} from './errors';
import {
  AsyncGenStep,
  asyncSendType,
  asyncThrowType,
  CoroutineWrapper,
  coroutineWrapperType,
  NativeAwaiter,
  type PyGenerator,
} from './generator';
import { classGetItem } from './generic-alias';
import { beginAsyncStep } from './instructions';
import { delegateOf, kindOf, type Machine } from './machine';
import { defineClassMethods, defineMethods, kontinuation, PyGetSet } from './native';
import {
  asyncGeneratorType,
  coroutineType,
  generatorType,
  getsetType,
  NOTHING,
  PUSHED,
  PyException,
  PyMethod,
  PyTraceback,
  PyTuple,
  PyType,
  type Value,
} from './objects';
import { isSubtype, lookup, typeOf } from './types';
import { setContext, stopValue, suspend } from './unwind';
import { warnThen } from './warn';

const gen = (args: Value[]): PyGenerator => args[0] as PyGenerator;

/** `throw(type[, value[, tb]])` or `throw(exception)`: the exception, made if need be. */
function exceptionToThrow(vm: Machine, args: Value[]): Value {
  const [what, value, traceback] = args;
  if (traceback != null && !(traceback instanceof PyTraceback)) {
    throw typeError('throw() third argument must be a traceback object');
  }
  if (what instanceof PyException) {
    if (value !== undefined && value !== null)
      throw typeError('instance exception may not have a separate value');
    return what;
  }
  if (what instanceof PyType && isSubtype(what, BaseException)) {
    if (value instanceof PyException) return value;
    return vm.call(
      what,
      value === undefined || value === null ? [] : value instanceof PyTuple ? value.items : [value],
      null,
    );
  }
  throw typeError(
    `exceptions must be classes or instances deriving from BaseException, not ${typeOf(what as Value).name}`,
  );
}

/** Throws into a generator: at the innermost frame, by way of what it delegates to. */
export function throwInto(vm: Machine, generator: PyGenerator, exception: PyException): Value {
  if (generator.state === 'running')
    throw guestError(ValueErrorType, `${kindOf(generator)} already executing`);
  if (generator.state === 'closed') {
    if (generator.cls === coroutineType) throw runtimeError('cannot reuse already awaited coroutine');
    throw new GuestError(exception);
  }
  if (generator.state === 'created') {
    enterOnly(vm, generator);
    throw new ThrownError(exception);
  }
  const frame = generator.frame!;
  const delegate = delegateOf(frame);
  const isExit = isSubtype(exception.cls, GeneratorExit);
  if (delegate !== null) {
    if (!isExit) {
      // The innermost frame gets it; everything between is only waiting.
      let inner = delegate;
      let isHandling = frame.handled !== null;
      for (let next = delegateOf(inner.frame!); next !== null; next = delegateOf(inner.frame!)) {
        isHandling ||= inner.frame!.handled !== null;
        inner = next;
      }
      if (!isHandling && waitsForForeign(inner) === null) {
        vm.enter(generator);
        throw new ThrownError(exception);
      }
    }
    enterOnly(vm, generator);
    vm.pushKontinuation(isExit ? RAISE_HERE : DELEGATED, exception);
    const result = isExit ? closeGenerator(vm, delegate) : throwInto(vm, delegate, exception);
    return settled(vm, result);
  }
  const foreign = waitsForForeign(generator);
  enterOnly(vm, generator);
  if (foreign !== null) {
    // The frame stands before its YIELD_FROM; as its caller it stands behind it.
    frame.pc++;
    if (isExit) {
      const close = lookup(typeOf(foreign), 'close');
      if (close !== undefined)
        return vm.callThen(new PyMethod(close, foreign), [], null, RAISE_HERE, exception);
    } else {
      const method = lookup(typeOf(foreign), 'throw');
      if (method !== undefined) {
        return vm.callThen(new PyMethod(method, foreign), [exception], null, DELEGATED, exception);
      }
    }
  }
  throw new ThrownError(exception);
}

/** Takes the value of a call that did not push a frame to the kontinuation waiting on top. */
function settled(vm: Machine, result: Value): Value {
  if (result === PUSHED) return PUSHED;
  const frame = vm.frame!;
  frame.slots[frame.sp++] = result;
  return PUSHED;
}

/** Makes the generator's own frame current, leaving what it delegates to alone. */
function enterOnly(vm: Machine, generator: PyGenerator): void {
  const frame = generator.frame!;
  frame.back = vm.frame;
  frame.depth = (vm.frame?.depth ?? 0) + 1;
  generator.state = 'running';
  if (generator.lane >= 0) {
    generator.resumer = vm.who;
    vm.host.generatorResumed(vm, generator.lane);
    vm.who = generator.lane;
  }
  vm.frame = frame;
}

/** What a suspended generator waits for in YIELD_FROM, if that is an object with methods of its own to be told. */
function waitsForForeign(generator: PyGenerator): Value | null {
  const frame = generator.frame!;
  if (frame.pc >= frame.code.words.length) return null;
  if ((frame.code.words[frame.pc]! & 511) !== Op.YIELD_FROM || generator.state === 'created') return null;
  const receiver = frame.slots[frame.sp - 1] as Value;
  if (receiver instanceof NativeAwaiter) return null;
  return receiver;
}

/** What was thrown into a generator comes out of what it waits for, into what it is handling itself. */
function meetHandled(vm: Machine, _state: Value, exception: PyException): undefined {
  if (vm.frame?.handled != null) setContext(vm, exception);
}

const RAISE_HERE = kontinuation(
  'raise here',
  (_vm, state) => {
    throw new ThrownError(state as PyException);
  },
  meetHandled,
);

/** What a delegate's `throw` yields is yielded further; its StopIteration ends the delegation (unwind.ts). */
const DELEGATED = kontinuation(
  'delegated throw',
  (vm, _state, value) => {
    const frame = vm.frame!;
    if (delegateOf(frame) === null) frame.pc--;
    suspend(vm, value);
    return NOTHING;
  },
  meetHandled,
);

/** `generator.close()`. */
export function closeGenerator(vm: Machine, generator: PyGenerator): Value {
  if (generator.state === 'running')
    throw guestError(ValueErrorType, `${kindOf(generator)} already executing`);
  if (generator.state === 'closed') return null;
  if (generator.state === 'created') {
    vm.closeGenerator(generator, 'closed');
    return null;
  }
  const below = vm.pushKontinuation(CLOSED, generator);
  try {
    return throwInto(vm, generator, guestError(GeneratorExit).exception);
  } catch (error) {
    // Raised before any frame was entered.
    if (vm.frame === below) vm.frame = below.back;
    throw error;
  }
}

const CLOSED = kontinuation(
  'close',
  (_vm, state) => {
    throw runtimeError(`${kindOf(state as PyGenerator)} ignored GeneratorExit`);
  },
  (_vm, _state, exception) => {
    if (isSubtype(exception.cls, StopIteration)) return stopValue(exception);
    return isSubtype(exception.cls, GeneratorExit) ? null : undefined;
  },
);

const THROW_MADE = kontinuation('throw', (vm, state, made) => {
  if (!(made instanceof PyException)) throw typeError('exceptions must derive from BaseException');
  return throwInto(vm, state as PyGenerator, made);
});

function throwMethod(vm: Machine, args: Value[]): Value {
  if (args[2] === undefined && args[3] === undefined) return throwGiven(vm, args);
  const warned = vm.pushKontinuation(THROW_DEPRECATED, new PyTuple(args.map((arg) => arg ?? null)));
  const result = warnThen(vm, exceptionTypes.get('DeprecationWarning')!, THROW_SIGNATURE, null);
  if (result === PUSHED) return PUSHED;
  vm.frame = warned.back;
  return throwGiven(vm, args);
}

const THROW_SIGNATURE =
  'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.';
const THROW_DEPRECATED = kontinuation('throw', (vm, state) => throwGiven(vm, (state as PyTuple).items));

function throwGiven(vm: Machine, args: Value[]): Value {
  const below = vm.pushKontinuation(THROW_MADE, args[0]!);
  const made = exceptionToThrow(
    vm,
    args.slice(1).map((value) => value ?? null),
  );
  if (made === PUSHED) return PUSHED;
  vm.frame = below.back;
  return throwInto(vm, gen(args), made as PyException);
}

const shared = {
  send: ['value, /', (vm, args) => vm.resume(gen(args), args[1]!)],
  throw: ['typ, val=?, tb=?, /', throwMethod],
  close: ['', (vm, args) => closeGenerator(vm, gen(args))],
} satisfies Parameters<typeof defineMethods>[1];

defineMethods(generatorType, {
  ...shared,
  __iter__: ['', (_vm, args) => args[0]!],
  __next__: ['', (vm, args) => vm.resume(gen(args), null)],
});
defineMethods(coroutineType, {
  ...shared,
  __await__: ['', (_vm, args) => new CoroutineWrapper(gen(args))],
});
defineMethods(coroutineWrapperType, {
  __iter__: ['', (_vm, args) => args[0]!],
  __next__: ['', (vm, args) => vm.resume((args[0] as CoroutineWrapper).coroutine, null)],
  send: ['value, /', (vm, args) => vm.resume((args[0] as CoroutineWrapper).coroutine, args[1]!)],
  throw: [
    'typ, val=None, tb=None, /',
    (vm, args) => throwMethod(vm, [(args[0] as CoroutineWrapper).coroutine, ...args.slice(1)]),
  ],
  close: ['', (vm, args) => closeGenerator(vm, (args[0] as CoroutineWrapper).coroutine)],
});

defineMethods(asyncGeneratorType, {
  __aiter__: ['', (_vm, args) => args[0]!],
  __anext__: ['', (vm, args) => vm.lifetime.watchStep(vm, new AsyncGenStep(gen(args), 'send', null, null))],
  asend: [
    'value, /',
    (vm, args) => vm.lifetime.watchStep(vm, new AsyncGenStep(gen(args), 'send', args[1]!, null)),
  ],
  athrow: [
    'typ, val=None, tb=None, /',
    (vm, args) => {
      const below = vm.pushKontinuation(ATHROW_MADE, args[0]!);
      const made = exceptionToThrow(vm, args.slice(1));
      if (made === PUSHED) return PUSHED;
      vm.frame = below.back;
      return vm.lifetime.watchStep(vm, new AsyncGenStep(gen(args), 'throw', null, made as PyException));
    },
  ],
  aclose: [
    '',
    (vm, args) =>
      vm.lifetime.watchStep(
        vm,
        new AsyncGenStep(gen(args), 'close', null, guestError(GeneratorExit).exception),
      ),
  ],
});

const ATHROW_MADE = kontinuation('athrow', (vm, state, made) =>
  vm.lifetime.watchStep(vm, new AsyncGenStep(state as PyGenerator, 'throw', null, made as PyException)),
);

/** Drives an asend, athrow or aclose by hand: `step.send(value)`. */
function sendStep(vm: Machine, step: AsyncGenStep, value: Value): Value {
  const below = vm.pushKontinuation(STEP_DRIVEN, step);
  if (step.state === 'iter') {
    const inner = vm.enter(step.generator);
    inner.slots[inner.sp++] = value;
    return PUSHED;
  }
  if (beginAsyncStep(vm, step, value) === null) {
    vm.frame = below.back;
    throw stopIteration(null);
  }
  return PUSHED;
}

const STEP_DRIVEN = kontinuation(
  'asend',
  (_vm, _state, value) => value,
  (_vm, state, exception) => {
    const step = state as AsyncGenStep;
    step.state = 'closed';
    if (step.kind === 'close' && isSubtype(exception.cls, StopIteration)) {
      throw runtimeError('async generator ignored GeneratorExit');
    }
    if (
      step.kind === 'close' &&
      (isSubtype(exception.cls, StopAsyncIteration) || isSubtype(exception.cls, GeneratorExit))
    ) {
      throw stopIteration(null);
    }
    return undefined;
  },
);

for (const type of [asyncSendType, asyncThrowType]) {
  defineMethods(type, {
    __await__: ['', (_vm, args) => args[0]!],
    __iter__: ['', (_vm, args) => args[0]!],
    __next__: ['', (vm, args) => sendStep(vm, args[0] as AsyncGenStep, null)],
    send: ['value, /', (vm, args) => sendStep(vm, args[0] as AsyncGenStep, args[1]!)],
    close: [
      '',
      (_vm, args) => {
        (args[0] as AsyncGenStep).state = 'closed';
        return null;
      },
    ],
    throw: [
      'typ, val=None, tb=None, /',
      (vm, args) => {
        const step = args[0] as AsyncGenStep;
        const made = exceptionToThrow(vm, args.slice(1));
        if (step.state === 'closed') throw runtimeError('cannot reuse already awaited __anext__()/asend()');
        step.state = 'iter';
        vm.pushKontinuation(STEP_DRIVEN, step);
        return throwInto(vm, step.generator, made as PyException);
      },
    ],
  });
}

/** `gi_frame`, `cr_await` and the like. */
function fields(type: PyType, prefix: string, awaited: string): void {
  const define = (name: string, get: (vm: Machine, self: PyGenerator) => Value): void => {
    type.attrs.set(name, new PyGetSet(getsetType, name, (vm, self) => get(vm, self as PyGenerator), null));
  };
  define(`${prefix}_frame`, (_vm, self) => self.frame);
  define(`${prefix}_running`, (_vm, self) => (prefix === 'ag' ? self.isAsyncBusy : self.state === 'running'));
  define(`${prefix}_code`, (_vm, self) => self.code);
  define(`${prefix}_suspended`, (_vm, self) => self.state === 'suspended');
  define(awaited, (_vm, self) => {
    if (self.frame === null || self.state !== 'suspended') return null;
    return delegateOf(self.frame) ?? waitsForForeign(self);
  });
  for (const name of ['__name__', '__qualname__'] as const) {
    const key = name === '__name__' ? 'name' : 'qualname';
    type.attrs.set(
      name,
      new PyGetSet(
        getsetType,
        name,
        (_vm, self) => (self as PyGenerator)[key],
        (_vm, self, value) => {
          if (typeof value !== 'string') throw typeError(`${name} must be set to a string object`);
          (self as PyGenerator)[key] = value;
        },
      ),
    );
  }
}
fields(generatorType, 'gi', 'gi_yieldfrom');
fields(coroutineType, 'cr', 'cr_await');
fields(asyncGeneratorType, 'ag', 'ag_await');
defineClassMethods(generatorType, { __class_getitem__: ['item, /', classGetItem] });
defineClassMethods(coroutineType, { __class_getitem__: ['item, /', classGetItem] });
defineClassMethods(asyncGeneratorType, { __class_getitem__: ['item, /', classGetItem] });
