/**
 * The machine: the running thread of the guest as plain data (frames, counters, modules), and the calls native code may
 * make. What the other threads keep is in guest-thread.ts. The loop that runs instructions is in execute.ts; order and time belong to the host.
 */
import type { CodeObject } from '../compiler/code-object';
import { Op } from '../compiler/opcodes';
import { bindArguments } from './arguments';
import { getAttribute, setAttribute } from './attributes';
import { callType } from './class-calls';
import { ARG_SHIFT, Code, OP_KONTINUE } from './code';
import { Copier, type Copyable } from './copier';
import {
  assert,
  type GuestError,
  guestError,
  memoryError,
  RecursionErrorType,
  runtimeError,
  StopIteration,
  typeError,
  valueError,
} from './errors';
import { Frame, RETURN_INSTANCE } from './frame';
import { AsyncGenStep, PyGenerator } from './generator';
import type { GuestThread } from './guest-thread';
import type { Host } from './host';
import { getIter, quickTruth } from './instructions';
import { awaitsNext, Lifetime } from './lifetime/lifetime';
import { type Kontinuation, kontinuation, kontinuations, PyNative } from './native';
import { bindNative, checkNew, checkReceiver } from './native-arguments';
import type { BinaryOp, CompareOp } from './numbers';
import {
  asyncGeneratorType,
  coroutineType,
  generatorType,
  type KwArgs,
  type Namespace,
  PUSHED,
  type PyException,
  PyFunction,
  PyInstance,
  PyMethod,
  type PyObject,
  PyTuple,
  PyType,
  PyWrapped,
  type Value,
} from './objects';
import { binary, compare } from './operators';
import { lookup, typeOf } from './types';

/** Thrown by `work`, `charge` and the like when a limit of the run is reached; the engine ends the run with it. */
export class LimitReached {
  readonly limit:
    | 'userInstructions'
    | 'allInstructions'
    | 'memoryBytes'
    | 'outputBytes'
    | 'logBytes'
    | 'events';
  constructor(limit: LimitReached['limit']) {
    this.limit = limit;
  }
}

/** A grant is a small integer also to the host, so that the loop counts cheaply; ends may lie between two. */
const GRANT_MAX = 1 << 29;

/** Where `id()` begins to count. */
const FIRST_ADDRESS = 0x7f0000000000;

export class Machine {
  frame: Frame | null = null;
  /** Set when the bottom frame of the main thread has returned or raised. */
  outcome: { readonly value: Value } | { readonly exception: PyException } | null = null;
  /** The exception of the outcome has been written to stderr already. */
  isOutcomeTold = false;
  readonly host: Host;
  builtins: Namespace = new Map();
  /** `sys.modules`. */
  modules: Namespace = new Map();
  prelude: Namespace = new Map();
  recursionLimit = 1000;
  /** Bytes of guest objects that big allocations have asked for. */
  allocatedBytes = 0;
  memoryLimitBytes = 256 * 1024 * 1024;
  private addressesGiven = 0;
  /** Addresses of objects that several runs share: builtin types, natives, floats. */
  private sharedAddresses = new Map<PyObject, number>();

  // Counting. `left` instructions may run before the loop must look up; `grant` is what `left` was at the last sync.
  left = 0;
  grant = 0;
  inLibrary = false;
  /** User instructions booked; what ran since is `grant - left`. */
  userDone = 0;
  private libraryDone = 0;
  /** Work charged by natives in instructions of virtual time (SEMANTICS 4). */
  chargedWork = 0;
  /** Several cores are busy: work charged to one of them does not move the clock of all. */
  isHoldingWork = false;
  /** What has been charged to the core that runs, since its instruction began. */
  heldWork = 0;
  /** Work done by natives in elementary operations, against the runaway limit. */
  nativeWork = 0;
  /** The loop stops before the user instruction with this number. */
  stopAtUser = Number.POSITIVE_INFINITY;
  /** It stops there in library code too. */
  stopsInLibrary = false;
  /** User instruction at which the running task's quantum ends. */
  preemptAt = Number.POSITIVE_INFINITY;
  /** That is so at a certain time: the clock is looked at whenever it has moved otherwise than by instructions. */
  hasTimedTurns = false;
  /** User instruction at which the threads' turns are looked at again. */
  gilAt = Number.POSITIVE_INFINITY;
  /** All-instruction count at which the slice ends. */
  sliceEnd = 0;
  /** True: line records are made. */
  isRecording = true;
  /** The schedulable now running. */
  who = 0;
  /** All threads that have not ended, in the order of creation; empty while there has never been but the main thread. */
  threads: GuestThread[] = [];
  /** The tasks and generators that have lanes and have not ended, by schedulable id. */
  schedulables: Map<number, PyObject> = new Map();
  /** The program has ended; what still runs is the interpreter leaving. */
  hasEnded = false;
  /** Daemon threads that the end of the program has left where they stood. */
  frozen: GuestThread[] = [];
  /** The exception that ended the program is kept, as in `sys.last_exc`. */
  isLastKept = true;
  /** The interpreter is being taken apart: nothing lives as long as the run any more. */
  isTornDown = false;
  /** Which objects would be missed, and whether they live. */
  lifetime = new Lifetime();
  /** Run state of library parts, by name; see `stateOf`. */
  states: Map<string, Copyable> = new Map();
  /** Set by code that wants the loop to stop after the present instruction. */
  wantsStop = false;

  constructor(host: Host) {
    this.host = host;
  }

  // --- Counters ------------------------------------------------------------------------------------------------------

  /** User instructions executed so far. */
  get userCount(): number {
    return this.userDone + (this.inLibrary ? 0 : this.grant - this.left);
  }

  /** All instructions executed so far, native work included. */
  get allCount(): number {
    return this.userDone + this.libraryDone + (this.grant - this.left) + this.nativeWork;
  }

  /** Starts counting at nothing: what went before was getting ready. */
  resetCounters(): void {
    this.left = this.grant = 0;
    this.userDone = this.libraryDone = this.chargedWork = this.nativeWork = 0;
    this.inLibrary = false;
  }

  /** Books what has run since the last call. */
  sync(): void {
    const done = this.grant - this.left;
    if (this.inLibrary) this.libraryDone += done;
    else this.userDone += done;
    this.grant = this.left;
  }

  /** Works out how many instructions of the present kind may run before the loop must look up. */
  regrant(): void {
    this.sync();
    let left = this.sliceEnd - this.allCount;
    if (this.inLibrary) {
      if (this.stopsInLibrary && this.userDone >= this.stopAtUser) left = 0;
    } else {
      const stop = Math.min(this.stopAtUser, this.preemptAt, this.gilAt);
      left = Math.min(left, stop - this.userDone);
    }
    this.left = this.grant = left > 0 ? Math.ceil(Math.min(left, GRANT_MAX)) | 0 : 0;
  }

  enterMode(isLibrary: boolean): void {
    this.sync();
    this.inLibrary = isLibrary;
    this.regrant();
  }

  /**
   * Adds the virtual time of `instructions` to the clock (the published cost table of SEMANTICS 4), if the program has
   * called the native that asks. What library code in Python calls costs nothing: times must not depend on how the
   * library is written.
   */
  charge(instructions: number): void {
    let frame = this.frame;
    while (frame !== null && isKontinuation(frame)) frame = frame.back;
    if (frame !== null && !frame.code.isLibrary) this.addWork(instructions);
    this.timePasses();
    this.work(instructions);
  }

  /** The same for library code in Python that says itself what it costs the program. */
  chargeProgram(instructions: number): void {
    this.addWork(instructions);
    this.timePasses();
    this.work(instructions);
  }

  private addWork(instructions: number): void {
    if (this.isHoldingWork) this.heldWork += instructions;
    else this.chargedWork += instructions;
  }

  /** Time has passed otherwise than by instructions: whose turn it is, is looked at again where there are threads. */
  timePasses(): void {
    if (this.hasTimedTurns && this.preemptAt !== Number.POSITIVE_INFINITY) {
      this.preemptAt = 0;
      this.wantsStop = true;
    }
    if (this.gilAt === Number.POSITIVE_INFINITY) return;
    this.gilAt = 0;
    this.wantsStop = true;
  }

  /** To be called before native work of `operations` elementary steps. Throws LimitReached. */
  work(operations: number): void {
    this.nativeWork += operations;
    if (operations > 1000) {
      const done = this.allCount;
      this.host.checkWork(done);
      // The loop has its own copy of what is left: it is asked to come back instead.
      if (done >= this.sliceEnd) this.wantsStop = true;
    }
  }

  /**
   * To be called before an allocation of `bytes`. Throws MemoryError when the guest's memory would not hold it. What was
   * asked for adds up until it passes the limit; only then is looked how much of it is still alive.
   */
  allocate(bytes: number): void {
    if (bytes > this.memoryLimitBytes) throw memoryError();
    if (this.allocatedBytes + bytes > this.memoryLimitBytes) {
      const copier = new Copier();
      this.copyInto(new Machine(this.host), copier);
      copier.finish();
      this.allocatedBytes = copier.bytes;
      if (this.allocatedBytes + bytes > this.memoryLimitBytes) throw memoryError();
    }
    this.allocatedBytes += bytes;
  }

  /** Virtual time now, in microseconds. */
  get nowUs(): number {
    return this.host.timeUs(this.userCount + this.chargedWork);
  }

  // --- Identity, output ----------------------------------------------------------------------------------------------

  /** `id(value)` for objects: given out on first use, in steps of 16 from 0x7f0000000000. */
  addressOf(value: PyObject): number {
    if (value.isShared) {
      // Shared by all runs, so it can't keep this run's address itself.
      let place = this.sharedAddresses.get(value);
      if (place === undefined) {
        place = ++this.addressesGiven;
        this.sharedAddresses.set(value, place);
      }
      return FIRST_ADDRESS + 16 * (place - 1);
    }
    if (value.address === 0) value.address = ++this.addressesGiven;
    return FIRST_ADDRESS + 16 * (value.address - 1);
  }

  write(stream: 'stdout' | 'stderr' | 'display', text: string): void {
    if (text !== '') this.host.write(this, stream, text);
  }

  // --- Calls ---------------------------------------------------------------------------------------------------------

  /**
   * Calls anything. Returns its value, or PUSHED when a frame was pushed whose result will come by the stack; the
   * native must then return PUSHED itself. Throws GuestError.
   */
  call(callee: Value, args: Value[], kw: KwArgs): Value {
    if (callee instanceof PyFunction) return this.callFunction(callee, args, kw);
    if (callee instanceof PyNative) return this.callNative(callee, args, kw);
    if (callee instanceof PyMethod) return this.call(callee.func, [callee.self, ...args], kw);
    if (callee instanceof PyType) return callType(this, callee, args, kw);
    if (callee instanceof PyWrapped && callee.cls.name === 'staticmethod')
      return this.call(callee.func, args, kw);
    const method = lookup(typeOf(callee), '__call__');
    if (method === undefined) throw typeError(`'${typeOf(callee).name}' object is not callable`);
    return this.callMethodFunction(method, callee, args, kw);
  }

  /** Calls what `lookup` found on the type of `self`, bound to it. */
  callMethodFunction(method: Value, self: Value, args: Value[], kw: KwArgs): Value {
    if (method instanceof PyFunction) return this.callFunction(method, [self, ...args], kw);
    if (method instanceof PyNative) {
      if (method.isStatic) return this.callNative(method, args, kw);
      return this.callNative(method, [method.isClassMethod ? typeOf(self) : self, ...args], kw);
    }
    if (method instanceof PyWrapped) {
      return method.cls.name === 'staticmethod'
        ? this.call(method.func, args, kw)
        : this.call(method.func, [typeOf(self), ...args], kw);
    }
    const get = lookup(typeOf(method), '__get__');
    if (get === undefined) return this.call(method, args, kw);
    return this.callThen(
      new PyMethod(get, method),
      [self, typeOf(self)],
      null,
      CALL_RESULT,
      new PyTuple([new PyTuple(args), kwTuple(kw)]),
    );
  }

  callNative(native: PyNative, args: Value[], kw: KwArgs): Value {
    const { owner } = native;
    if (owner !== null && !native.isStatic && !native.isClassMethod) {
      if (args.length === 0 || typeOf(args[0]!) !== owner) checkReceiver(native, args);
    }
    if (native.isStatic && native.name === '__new__') checkNew(native, args);
    if (native.signature === null) return native.fn(this, args, kw);
    return native.fn(this, bindNative(native, args, kw), null);
  }

  /** Pushes a frame for a Python function, or makes its generator or coroutine. */
  callFunction(fn: PyFunction, args: Value[], kw: KwArgs): Value {
    const code = fn.code;
    const frame = new Frame(code, code.template.slice(), fn.globals);
    bindArguments(this, frame, fn, args, kw);
    if (code.isResumable) return this.makeGenerator(fn, frame);
    this.push(frame);
    return PUSHED;
  }

  push(frame: Frame): void {
    const back = this.frame;
    frame.back = back;
    frame.depth = back === null ? 1 : back.depth + (frame.code.isLibrary ? 0 : 1);
    if (frame.depth > this.recursionLimit) throw recursionError();
    this.frame = frame;
  }

  makeGenerator(fn: PyFunction, frame: Frame): PyGenerator {
    const code = fn.code;
    const cls = code.isAsyncGenerator
      ? asyncGeneratorType
      : code.isCoroutine && (code.flags & 0x100) === 0
        ? coroutineType
        : generatorType;
    const generator = new PyGenerator(cls, frame, fn.name, fn.qualname);
    frame.gen = generator;
    generator.birth = ++this.lifetime.births;
    // GEN_START pops what the first send pushes.
    if (cls === generatorType && !code.isLibrary && code.name !== '<genexpr>') {
      generator.lane = this.host.addSchedulable(this, 'generator', fn.name, fn.name);
      this.schedulables.set(generator.lane, generator);
    } else if (cls === coroutineType && !awaitsNext(this)) {
      this.lifetime.watchGenerator(this, generator);
    }
    return generator;
  }

  /**
   * Calls, and goes on with `kont` when the result is there. `state` is one Value.
   */
  callThen(callee: Value, args: Value[], kw: KwArgs, kont: Kontinuation, state: Value): Value {
    const below = this.pushKontinuation(kont, state);
    const result = this.call(callee, args, kw);
    if (result === PUSHED) return PUSHED;
    this.frame = below.back;
    return kont.run(this, state, result);
  }

  /** Pushes the waiting half of a native; a frame pushed after it returns into it. */
  pushKontinuation(kont: Kontinuation, state: Value): Frame {
    const frame = new Frame(kontinuationCode(kont), [undefined, undefined], NO_GLOBALS);
    frame.extra = state;
    const back = this.frame;
    frame.back = back;
    frame.depth = back === null ? 0 : back.depth;
    this.frame = frame;
    return frame;
  }

  /** Lets the loop run `kont` with `value` as its next instruction: work in steps that can be stopped in between. */
  again(kont: Kontinuation, state: Value, value: Value): Value {
    const frame = this.pushKontinuation(kont, state);
    frame.slots[frame.sp++] = value;
    return PUSHED;
  }

  /** Calls a function of the prelude (Python library code of the machine itself). */
  callPrelude(name: string, args: Value[]): Value {
    const fn = this.prelude.get(name) ?? this.builtins.get(name);
    assert(fn !== undefined, `no prelude function ${name}`);
    return this.call(fn, args, null);
  }

  /** Calls special method `name` of `self`, looked up on its type; undefined where the type has none. */
  callMethod(self: Value, name: string, args: Value[]): Value | undefined {
    const method = lookup(typeOf(self), name);
    return method === undefined || method === null
      ? undefined
      : this.callMethodFunction(method, self, args, null);
  }

  /** Calls `cls.__init__` so that the caller gets `instance`. */
  callInit(init: PyFunction, instance: Value, args: Value[], kw: KwArgs): Value {
    const code = init.code;
    if (code.isResumable) {
      throw typeError(`__init__() should return None, not '${code.isCoroutine ? 'coroutine' : 'generator'}'`);
    }
    const frame = new Frame(code, code.template.slice(), init.globals);
    bindArguments(this, frame, init, [instance, ...args], kw);
    frame.returns = RETURN_INSTANCE;
    frame.extra = instance;
    this.push(frame);
    return PUSHED;
  }

  /** The innermost frame of Python code, for `globals()`, `locals()` and the like. */
  currentFrame(): Frame {
    let frame = this.frame;
    let outermost: Frame | null = null;
    while (frame?.code.isLibrary === true) {
      if (!isKontinuation(frame)) outermost = frame;
      frame = frame.back;
    }
    // A thread of the library (an executor's worker) may have none of the program's.
    const found = frame ?? outermost;
    assert(found !== null, 'no frame');
    return found;
  }

  // --- What natives ask for ------------------------------------------------------------------------------------------

  /** The truth of a value; undefined where `__bool__` or `__len__` in Python has to say (prelude `_bool`). */
  truth(value: Value): boolean | undefined {
    return quickTruth(value);
  }

  /** `value.name`, see attributes.ts. */
  getAttribute(value: Value, name: string): Value {
    return getAttribute(this, value, name);
  }

  /** `value.name = item`; undefined deletes. */
  setAttribute(value: Value, name: string, item: Value | undefined): Value {
    return setAttribute(this, value, name, item);
  }

  /** `a op b`. */
  binary(op: BinaryOp, a: Value, b: Value): Value {
    return binary(this, op, a, b);
  }

  /** `a op b` for comparisons. */
  compare(op: CompareOp, a: Value, b: Value): Value {
    return compare(this, op, a, b);
  }

  /** `iter(value)`. */
  iterate(value: Value): Value {
    return getIter(this, value);
  }

  /** An int, bool or instance of an int subclass as the number it is; undefined: not one, or `__index__` must say. */
  toIndex(value: Value): number | bigint | undefined {
    if (typeof value === 'number' || typeof value === 'bigint') return value;
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (value instanceof PyInstance && value.payload !== undefined) return this.toIndex(value.payload);
    return undefined;
  }

  /** State that a part of the library keeps for this run, made on first use and copied with the machine. */
  stateOf<T extends Copyable>(key: string, make: () => T): T {
    let state = this.states.get(key);
    if (state === undefined) {
      state = make();
      this.states.set(key, state);
    }
    return state as T;
  }

  // --- Generators ----------------------------------------------------------------------------------------------------

  /**
   * Resumes a generator or coroutine with `value`; what it yields or returns comes to the present frame's stack, its
   * return as StopIteration. Follows `yield from` and `await` down to the innermost frame at once.
   */
  resume(generator: PyGenerator, value: Value): Value {
    if (generator.state === 'closed') return this.resumeClosed(generator);
    if (generator.state === 'created' && value !== null) {
      throw typeError(`can't send non-None value to a just-started ${kindOf(generator)}`);
    }
    const frame = this.enter(generator);
    frame.slots[frame.sp++] = value;
    return PUSHED;
  }

  private resumeClosed(generator: PyGenerator): Value {
    if (generator.cls === coroutineType) throw runtimeError('cannot reuse already awaited coroutine');
    throw guestError(StopIteration);
  }

  /**
   * Makes the innermost frame that `generator` is suspended in current, everything between marked running; its caller
   * is the present frame. Throws ValueError "generator already executing".
   */
  enter(generator: PyGenerator): Frame {
    let inner = generator;
    let back = this.frame;
    for (;;) {
      if (inner.state === 'running') throw valueError(`${kindOf(inner)} already executing`);
      const frame = inner.frame!;
      frame.back = back;
      frame.depth = (back?.depth ?? 0) + (frame.code.isLibrary ? 0 : 1);
      if (frame.depth > this.recursionLimit) throw recursionError();
      const next = inner.state === 'suspended' ? delegateOf(frame) : null;
      const isBegun = inner.isWatched && inner.state === 'created' && inner.cls === coroutineType;
      inner.state = 'running';
      if (inner.lane < 0 && frame.code.name === '<genexpr>') this.giveLane(inner, back);
      if (isBegun) this.lifetime.unwatchGenerator(this, inner);
      if (inner.lane >= 0) {
        inner.resumer = this.who;
        this.host.generatorResumed(this, inner.lane);
        this.who = inner.lane;
      }
      if (next === null) {
        this.frame = frame;
        return frame;
      }
      back = frame;
      inner = next;
    }
  }

  /**
   * A generator expression takes turns only with a program that steps it itself: one that a builtin or the library
   * exhausts (`sum(...)`, `', '.join(...)`) is a detail of that call and has no lane.
   */
  private giveLane(generator: PyGenerator, resumer: Frame | null): void {
    if (resumer === null || resumer.code.isLibrary || generator.frame!.code.isLibrary) return;
    generator.lane = this.host.addSchedulable(this, 'generator', generator.name, generator.name);
    this.schedulables.set(generator.lane, generator);
  }

  /** Books that a generator has ended; `how` is for its lane. */
  closeGenerator(generator: PyGenerator, how: 'returned' | 'raised' | 'closed'): void {
    generator.state = 'closed';
    generator.frame = null;
    if (generator.isWatched) this.lifetime.unwatchGenerator(this, generator);
    if (generator.lane >= 0) {
      if (generator.resumer >= 0) this.who = generator.resumer;
      generator.resumer = -1;
      this.schedulables.delete(generator.lane);
      this.host.generatorEnded(this, generator.lane, how);
    }
  }

  // --- Threads -------------------------------------------------------------------------------------------------------

  /** The innermost frames of all threads: with their callers, every frame that may still run. */
  stacks(): Frame[] {
    const frames = this.threads.map((thread) => thread.frame);
    return [this.frame, ...frames].filter((frame) => frame !== null);
  }

  // --- Checkpoints ---------------------------------------------------------------------------------------------------

  /** Copies all state into `twin`, a machine of the same program with its own host twin. */
  copyInto(twin: Machine, copier: Copier): void {
    twin.frame = this.frame && copier.object(this.frame);
    twin.outcome = this.outcome;
    twin.builtins = copier.namespace(this.builtins);
    twin.modules = copier.namespace(this.modules);
    twin.prelude = copier.namespace(this.prelude);
    twin.recursionLimit = this.recursionLimit;
    twin.allocatedBytes = this.allocatedBytes;
    twin.memoryLimitBytes = this.memoryLimitBytes;
    twin.addressesGiven = this.addressesGiven;
    twin.sharedAddresses = new Map(this.sharedAddresses);
    this.sync();
    twin.inLibrary = this.inLibrary;
    twin.userDone = this.userDone;
    twin.libraryDone = this.libraryDone;
    twin.left = twin.grant = this.left;
    twin.chargedWork = this.chargedWork;
    twin.nativeWork = this.nativeWork;
    twin.isHoldingWork = this.isHoldingWork;
    twin.heldWork = this.heldWork;
    twin.preemptAt = this.preemptAt;
    twin.hasTimedTurns = this.hasTimedTurns;
    twin.gilAt = this.gilAt;
    twin.threads = copier.array(this.threads);
    twin.isOutcomeTold = this.isOutcomeTold;
    twin.who = this.who;
    twin.states = copier.map(this.states);
    twin.schedulables = copier.map(this.schedulables);
    twin.hasEnded = this.hasEnded;
    twin.frozen = copier.array(this.frozen);
    twin.isLastKept = this.isLastKept;
    twin.isTornDown = this.isTornDown;
    twin.lifetime = copier.object(this.lifetime);
  }

  /** The program has ended: what threads are left never run again. */
  endProgram(): void {
    this.hasEnded = true;
    this.isHoldingWork = false;
    this.frozen = this.threads;
    this.threads = [];
  }
}

const NO_GLOBALS: Namespace = new Map();
const kontinuationCodes: Code[] = [];

/** The one-instruction code object of frames that stand for the second half of a native. */
function kontinuationCode(kont: Kontinuation): Code {
  let code = kontinuationCodes[kont.id];
  if (code === undefined) {
    const source: CodeObject = {
      t: 'code',
      name: kont.name,
      qualname: kont.name,
      filename: '<native>',
      firstlineno: 0,
      argcount: 0,
      posonlyargcount: 0,
      kwonlyargcount: 0,
      nlocals: 0,
      stacksize: 1,
      flags: 0,
      consts: [],
      names: [],
      varnames: [],
      cellvars: [],
      freevars: [],
      code: new Int32Array([OP_KONTINUE]),
      positions: new Int32Array([-1, -1, -1, -1]),
    };
    code = new Code(source, true, null);
    code.words[0] = OP_KONTINUE | (kont.id << ARG_SHIFT);
    kontinuationCodes[kont.id] = code;
  }
  return code;
}

/** True for frames that stand for the second half of a native. */
export function isKontinuation(frame: Frame): boolean {
  return (frame.code.words[0]! & 255) === OP_KONTINUE;
}

export function kontinuationOf(frame: Frame): Kontinuation {
  return kontinuations[frame.code.words[0]! >> ARG_SHIFT]!;
}

/** The generator or coroutine that a suspended frame is waiting for in `yield from` or `await`, null if none. */
export function delegateOf(frame: Frame): PyGenerator | null {
  if (frame.pc === 0 || (frame.code.words[frame.pc - 1]! & 255) !== Op.YIELD_FROM) return null;
  const receiver = frame.slots[frame.sp - 1];
  if (receiver instanceof PyGenerator) return receiver.state === 'closed' ? null : receiver;
  if (receiver instanceof AsyncGenStep) return receiver.generator;
  return null;
}

export function kindOf(generator: PyGenerator): string {
  return generator.cls === coroutineType
    ? 'coroutine'
    : generator.cls === asyncGeneratorType
      ? 'async generator'
      : 'generator';
}

export function recursionError(): GuestError {
  return guestError(RecursionErrorType, 'maximum recursion depth exceeded');
}

export function kwTuple(kw: KwArgs): Value {
  return kw === null ? null : new PyTuple([...kw].map(([name, value]) => new PyTuple([name, value])));
}

/** Keyword arguments kept in a kontinuation's state. */
export function kwFromTuple(value: Value): KwArgs {
  if (!(value instanceof PyTuple)) return null;
  return new Map(value.items.map((pair) => (pair as PyTuple).items as [string, Value]));
}

const CALL_RESULT = kontinuation('call the result', (vm, state, callee) => {
  const [args, kw] = (state as PyTuple).items as [PyTuple, Value];
  return vm.call(callee, args.items, kwFromTuple(kw));
});
