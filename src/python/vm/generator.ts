/** Generators, coroutines and asynchronous generators: a suspended frame with a state. */
import type { Code } from './code';
import type { Copier } from './copier';
import type { Frame } from './frame';
import type { Machine } from './machine';
import {
  type Namespace,
  objectType,
  type PyException,
  PyObject,
  PyOrdinary,
  PyType,
  type Value,
} from './objects';

/** `inspect`'s states: GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED. */
export type GeneratorState = 'created' | 'running' | 'suspended' | 'closed';

export class PyGenerator extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  /** Null once it has ended. */
  frame: Frame | null;
  /** Stays when the frame is gone. */
  code: Code | null;
  name: string;
  qualname: string;
  state: GeneratorState = 'created';
  /** Its lane, -1 for coroutines, generator expressions and library code. */
  lane = -1;
  /** Who was running when it was resumed. */
  resumer = -1;
  /** Asynchronous generators: an asend/athrow/aclose is under way. */
  isAsyncBusy = false;
  hasHooks = false;
  /** Asynchronous generators: what is called with it when nobody refers to it any more. */
  finalizer: Value = null;
  /** Its end has begun (lifetime/generators.ts). */
  isFinalized = false;
  /** The machine looks whether it dies. */
  isWatched = false;
  /** Its place among the objects that can be watched. */
  birth = 0;
  constructor(cls: PyType, frame: Frame | null, name: string, qualname: string) {
    super();
    this.cls = cls;
    this.frame = frame;
    this.code = frame === null ? null : frame.code;
    this.name = name;
    this.qualname = qualname;
  }
  override shell(): PyGenerator {
    return new PyGenerator(this.cls, null, this.name, this.qualname);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.frame = from.frame && copier.object(from.frame);
    this.code = from.code;
    this.name = from.name;
    this.qualname = from.qualname;
    this.state = from.state;
    this.lane = from.lane;
    this.resumer = from.resumer;
    this.isAsyncBusy = from.isAsyncBusy;
    this.hasHooks = from.hasHooks;
    this.finalizer = copier.value(from.finalizer);
    this.isFinalized = from.isFinalized;
    this.isWatched = from.isWatched;
    this.birth = from.birth;
  }
}

export const coroutineWrapperType = new PyType('coroutine_wrapper', [objectType], true);
export const asyncSendType = new PyType('async_generator_asend', [objectType], true);
export const asyncThrowType = new PyType('async_generator_athrow', [objectType], true);

/** What `coroutine.__await__()` gives: an iterator over the coroutine. */
export class CoroutineWrapper extends PyOrdinary {
  coroutine: PyGenerator;
  constructor(coroutine: PyGenerator) {
    super(coroutineWrapperType);
    this.coroutine = coroutine;
  }
  override shell(): CoroutineWrapper {
    return new CoroutineWrapper(this.coroutine);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.coroutine = copier.object(from.coroutine);
  }
}

/**
 * The awaitable of `agen.__anext__()`, `asend(v)`, `athrow(e)` and `aclose()`: awaiting it runs the asynchronous
 * generator up to its next yield (CPython Objects/genobject.c, "async_gen_asend", "async_gen_athrow").
 */
export class AsyncGenStep extends PyOrdinary {
  generator: PyGenerator;
  readonly kind: 'send' | 'throw' | 'close';
  value: Value;
  exception: PyException | null;
  state: 'init' | 'iter' | 'closed' = 'init';
  /** The machine looks whether it dies before it is awaited. */
  isWatched = false;
  constructor(
    generator: PyGenerator,
    kind: 'send' | 'throw' | 'close',
    value: Value,
    exception: PyException | null,
  ) {
    super(kind === 'send' ? asyncSendType : asyncThrowType);
    this.generator = generator;
    this.kind = kind;
    this.value = value;
    this.exception = exception;
  }
  override shell(): AsyncGenStep {
    return new AsyncGenStep(this.generator, this.kind, null, null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.generator = copier.object(from.generator);
    this.value = copier.value(from.value);
    this.exception = from.exception && copier.object(from.exception);
    this.state = from.state;
    this.isWatched = from.isWatched;
  }
}

/** A library iterator that `await` can drive without Python code, such as a future's. */
export abstract class NativeAwaiter extends PyOrdinary {
  /** What the await gives, once `step` has returned STOP. */
  result: Value = null;
  /** Goes on: the value to yield to whoever drives the task, or STOP with `result` set. Throws GuestError. */
  abstract step(vm: Machine, sent: Value): Value;
}
