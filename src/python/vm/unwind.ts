/**
 * What happens when something is raised: traceback, context, blocks, frames
 * (Python/ceval.c of 3.10, "exception_unwind"; docs: "Exceptions", PEP 479, PEP 3134).
 */
import { Op } from '../compiler/opcodes';
import { noteAttribute } from './attributes';
import {
  AttributeError,
  GeneratorExit,
  GuestError,
  guestError,
  RuntimeErrorType,
  StopAsyncIteration,
  StopIteration,
} from './errors';
import { type Frame, pushBlock } from './frame';
import { AsyncGenStep, type PyGenerator } from './generator';
import { isKontinuation, kindOf, kontinuationOf, type Machine } from './machine';
import {
  asyncGeneratorType,
  coroutineType,
  generatorType,
  NOTHING,
  PUSHED,
  type PyException,
  PyTraceback,
  type Value,
} from './objects';
import { isSubtype } from './types';

/** Block type pushed on entering a handler; the machine's own, as in 3.10. */
export const EXCEPT_HANDLER = 257;

/** The exception being handled where `frame` runs: its own, or that of the frames it is called from. */
export function handledException(frame: Frame | null): PyException | null {
  for (let at = frame; at !== null; at = at.back) if (at.handled !== null) return at.handled;
  return null;
}

/** Sets `__context__` of a freshly raised exception, keeping the chain free of cycles. */
export function setContext(vm: Machine, exception: PyException): void {
  const handled = handledException(vm.frame);
  if (handled === null || handled === exception || exception.context === handled) return;
  for (let at: PyException = handled; at.context !== null; at = at.context) {
    if (at.context === exception) {
      at.context = null;
      break;
    }
  }
  exception.context = handled;
}

/**
 * Finds the handler for `raised` from the machine's present frame outwards and puts the machine there. False: nobody
 * handles it; the machine's outcome says so. `isReraise`: no new traceback entry for the first frame.
 */
export function unwind(vm: Machine, raised: PyException, isReraise: boolean): boolean {
  let exception = raised;
  let adds = !isReraise;
  const raisedIn = vm.frame;
  for (let frame = vm.frame; frame !== null; ) {
    vm.frame = frame;
    if (isKontinuation(frame)) {
      const kont = kontinuationOf(frame);
      vm.frame = frame.back;
      if (kont.onError !== null) {
        try {
          const value = kont.onError(vm, frame.extra, exception);
          if (value !== undefined) {
            if (value !== PUSHED && value !== NOTHING) deliver(vm, value);
            return true;
          }
        } catch (error) {
          if (!(error instanceof GuestError)) throw error;
          if (error.exception !== exception) setContextOf(error.exception, exception);
          exception = error.exception;
        }
      }
      frame = vm.frame;
      adds = true;
      continue;
    }
    if (exception.cls.mro.includes(StopIteration) && endsIteration(vm, frame, exception)) return true;
    if (frame !== raisedIn && isSubtype(exception.cls, AttributeError)) noteLoad(frame, exception);
    if (adds) {
      exception.traceback = new PyTraceback(
        exception.traceback,
        frame.code,
        Math.max(frame.pc - 1, 0),
        frame,
      );
    }
    adds = true;
    if (enterHandler(frame, exception)) {
      frame.hasSuspended = false;
      return true;
    }
    // A traceback that keeps the frame keeps its variables, not what it was just working on.
    frame.sp = frame.code.nlocals + frame.code.ncells + frame.code.nfree;
    frame.handled = null;
    const generator: PyGenerator | null = frame.gen;
    if (generator !== null) {
      // One that never began has no code that could turn StopIteration into something else.
      const begun = frame.pc > 0;
      const left = leaveGenerator(vm, generator, exception);
      if (begun) exception = left;
    }
    const back: Frame | null = frame.back;
    frame.back = null;
    if (generator !== null && back !== null && endsAsyncStep(vm, back, generator, exception)) return true;
    frame = back;
  }
  vm.frame = null;
  vm.outcome = { exception };
  return false;
}

/** A property or `__getattr__` failed where `frame` asked for an attribute: the exception learns which and of what. */
function noteLoad(frame: Frame, exception: PyException): void {
  if (frame.pc === 0) return;
  const word = frame.code.words[frame.pc - 1]!;
  const op = word & 255;
  if (op !== Op.LOAD_ATTR && op !== Op.LOAD_METHOD) return;
  // Both instructions leave their operand above the stack.
  const object = frame.slots[frame.sp] as Value | undefined;
  if (object !== undefined) noteAttribute(exception, object, frame.code.names[word >> 9]!);
}

/** An asynchronous generator leaves the step that `frame` awaits; for an `aclose` its end is what was asked for. */
function endsAsyncStep(vm: Machine, frame: Frame, generator: PyGenerator, exception: PyException): boolean {
  if (!isAsyncGenerator(generator) || !waitsFor(frame, generator)) return false;
  const step = frame.slots[frame.sp - 1] as AsyncGenStep;
  step.state = 'closed';
  if (step.kind !== 'close') return false;
  if (!isSubtype(exception.cls, GeneratorExit) && !isSubtype(exception.cls, StopAsyncIteration)) return false;
  vm.frame = frame;
  finishYieldFrom(vm, frame, null);
  return true;
}

function setContextOf(raised: PyException, handled: PyException): void {
  if (raised.context === null && raised !== handled) raised.context = handled;
}

/** StopIteration from the iterator of a `for` loop or `yield from` ends it. */
function endsIteration(vm: Machine, frame: Frame, exception: PyException): boolean {
  if (frame.pc === 0) return false;
  const word = frame.code.words[frame.pc - 1]!;
  const op = word & 255;
  if (op === Op.FOR_ITER) {
    frame.sp--;
    frame.pc += word >> 9;
    return true;
  }
  if (op === Op.YIELD_FROM) {
    finishYieldFrom(vm, frame, stopValue(exception));
    return true;
  }
  return false;
}

/** `StopIteration.value`. */
export function stopValue(exception: PyException): Value {
  return exception.fields?.get('value') ?? exception.args[0] ?? null;
}

/** The awaited or delegated-to iterator is done: its result takes its place on the stack. */
export function finishYieldFrom(vm: Machine, frame: Frame, value: Value): void {
  frame.slots[frame.sp - 1] = value;
  const code = frame.code;
  if (!code.isLibrary && code.awaitSites.length > 0) {
    const site = code.awaitSites[frame.pc - 1]!;
    if (site >= 0) {
      if (!frame.hasSuspended) vm.host.awaited(vm, site, false);
      frame.hasSuspended = false;
    }
  }
}

/** Pops blocks until one has a handler; puts the frame at its start. */
function enterHandler(frame: Frame, exception: PyException): boolean {
  const blocks = frame.blocks;
  const slots = frame.slots;
  while (blocks.length > 0) {
    const level = blocks.pop()!;
    const handler = blocks.pop()!;
    const type = blocks.pop()!;
    if (type === EXCEPT_HANDLER) {
      frame.handled = slots[level + 1] as PyException | null;
      frame.sp = level;
      continue;
    }
    frame.sp = level;
    pushBlock(frame, EXCEPT_HANDLER, -1, frame.sp);
    slots[frame.sp++] = null;
    slots[frame.sp++] = frame.handled;
    slots[frame.sp++] = null;
    frame.handled = exception;
    slots[frame.sp++] = exception.traceback;
    slots[frame.sp++] = exception;
    slots[frame.sp++] = exception.cls;
    frame.pc = handler;
    return true;
  }
  return false;
}

/** An exception leaves a generator's frame: it is closed; PEP 479 turns StopIteration into RuntimeError. */
function leaveGenerator(vm: Machine, generator: PyGenerator, exception: PyException): PyException {
  const isGeneratorExit = exception.cls.name === 'GeneratorExit';
  vm.closeGenerator(generator, isGeneratorExit ? 'closed' : 'raised');
  const isStop = isSubtype(exception.cls, StopIteration);
  const isAsyncStop =
    generator.frame === null && isAsyncGenerator(generator) && isSubtype(exception.cls, StopAsyncIteration);
  if (isAsyncGenerator(generator)) generator.isAsyncBusy = false;
  if (!isStop && !isAsyncStop) return exception;
  const error = guestError(
    RuntimeErrorType,
    `${kindOf(generator)} raised ${isStop ? 'StopIteration' : 'StopAsyncIteration'}`,
  ).exception;
  error.cause = exception;
  error.context = exception;
  error.suppressContext = true;
  return error;
}

function isAsyncGenerator(generator: PyGenerator): boolean {
  return generator.cls === asyncGeneratorType;
}

/** Puts a value on the stack of the present frame, as a call's result. */
export function deliver(vm: Machine, value: Value): void {
  const frame = vm.frame!;
  frame.slots[frame.sp++] = value;
}

/** The receiver on top of `frame`'s stack stands for `generator`, and the frame waits for it in YIELD_FROM. */
export function waitsFor(frame: Frame, generator: PyGenerator): boolean {
  if (frame.pc === 0 || (frame.code.words[frame.pc - 1]! & 255) !== Op.YIELD_FROM) return false;
  const receiver = frame.slots[frame.sp - 1];
  return receiver === generator || (receiver instanceof AsyncGenStep && receiver.generator === generator);
}

/**
 * The present frame gives `value` up to whoever resumed its generator, through all frames that only wait for it; they
 * become suspended together.
 */
export function suspend(vm: Machine, value: Value): void {
  let frame = vm.frame!;
  for (;;) {
    const generator = frame.gen!;
    generator.state = 'suspended';
    if (frame.blocks.length > 0 && generator.cls === generatorType) vm.lifetime.watchGenerator(vm, generator);
    if (generator.lane >= 0) {
      vm.who = generator.resumer;
      generator.resumer = -1;
      vm.host.generatorYielded(vm, generator.lane);
    }
    const code = frame.code;
    if (!code.isLibrary && !frame.hasSuspended && code.awaitSites.length > 0) {
      // A frame that will run its YIELD_FROM again stands before it, one that waits for a generator behind it.
      const again = code.awaitSites[frame.pc] ?? -1;
      const site = again >= 0 ? again : (code.awaitSites[frame.pc - 1] ?? -1);
      if (site >= 0) {
        frame.hasSuspended = true;
        vm.host.awaited(vm, site, true);
      }
    }
    const back: Frame | null = frame.back;
    if (back !== null && back.gen !== null && waitsFor(back, generator)) {
      frame = back;
      continue;
    }
    frame.back = null;
    vm.frame = back;
    if (back !== null) {
      back.slots[back.sp++] = value;
      // Driven by hand, and not by a task.
      if (generator.cls === coroutineType && !isKontinuation(back)) vm.lifetime.watchGenerator(vm, generator);
    }
    return;
  }
}
