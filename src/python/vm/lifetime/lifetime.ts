/**
 * Lifetime by the last reference (SEMANTICS 6). CPython frees an object at the instruction that drops the last
 * reference to it; a program notices that where the object has a `__del__`, is the target of a weak reference, is a
 * generator standing in a `try`, a coroutine nobody awaited, a future whose exception nobody asked for. Only such
 * objects are watched, and only while there are any does the machine run in steps (watch.ts) and look after each
 * whether one has died. Everybody else pays nothing.
 */
import { Op } from '../../compiler/opcodes';
import type { Copier, Copyable } from '../copier';
import type { Frame } from '../frame';
import type { AsyncGenStep, PyGenerator } from '../generator';
import type { Machine } from '../machine';
import type { PyObject, PyType, Value } from '../objects';
import { HAS_DEL, traitsOf } from '../types';
import { Dying } from './dying';
import type { Holder } from './references';
import { Witnesses } from './witnesses';

/** What a class of objects does at its end. */
export interface Ending {
  /** Whether there is anything to do if the object dies as it stands now. */
  isDue(vm: Machine, object: PyObject): boolean;
  /** Does it; afterwards it is no longer due. May push frames, and throw what the program raises. */
  run(vm: Machine, object: PyObject): Value;
  /** Its place among the objects that can be watched, if it was told at its birth. */
  birth?(object: PyObject): number;
  /** The object is gone for good. */
  gone?(vm: Machine, object: PyObject): void;
}

/** The present frame is about to await what it is given: a coroutine that it has called will be begun at once. */
export function awaitsNext(vm: Machine): boolean {
  const { frame } = vm;
  return frame !== null && (frame.code.words[frame.pc]! & 255) === Op.GET_AWAITABLE;
}

const endings = new Map<unknown, Ending>();

/** Says what the instances of a class of ours do at their end. */
export function defineEnding(ours: abstract new (...args: never[]) => PyObject, ending: Ending): void {
  endings.set(ours, ending);
}

export function endingOf(object: PyObject): Ending | undefined {
  return endings.get(object.constructor);
}

/** The class has a `__del__`. */
export function hasDel(cls: PyType): boolean {
  return (traitsOf(cls) & HAS_DEL) !== 0;
}

/** A weak reference, as far as the machine has to know it. */
export interface WeakReference extends PyObject {
  target: PyObject | null;
  readonly callback: Value;
}

/** Links that may be looked at for each instruction that runs: looking costs a fixed part of running. */
const WORK_PER_STEP = 64;
/** As much may be saved up. */
const WORK_MAX = 2_000_000;
/** Steps after which weak references that are gone themselves are sought out. */
const SWEEP_STEPS = 20_000;

export class Lifetime implements Copyable {
  witnesses = new Witnesses();
  /** Unreachable, but held by a cycle of garbage: they die when it is collected. */
  limbo = new Map<PyObject, number>();
  /** Their end is under way. */
  dying = new Set<PyObject>();
  /** `__del__` has been called; it is called once. */
  deleted = new Set<PyObject>();
  /** Weak references by their target, in the order of creation. */
  weak = new Map<PyObject, WeakReference[]>();
  /** Work that may still be done; below zero deaths are found later. */
  private credit = WORK_MAX;
  private steps = 0;
  births = 0;
  /** Instructions have passed after which nobody has looked. */
  hasMissed = false;
  /** The innermost frame when the machine last ran in steps. */
  stoodAt: Frame | null = null;

  /** The machine has to run in steps. */
  get isWatching(): boolean {
    return this.witnesses.watched.size > 0;
  }

  isDead(object: PyObject): boolean {
    return this.dying.has(object);
  }

  // --- What is watched -----------------------------------------------------------------------------------------------

  /** Something would happen if the object died now. */
  isObserved(vm: Machine, object: PyObject): boolean {
    if (this.weak.has(object)) return true;
    if (endingOf(object)?.isDue(vm, object) === true) return true;
    return hasDel(object.cls) && !this.deleted.has(object);
  }

  watch(vm: Machine, object: PyObject): void {
    const { watched } = this.witnesses;
    if (watched.has(object) || this.dying.has(object)) return;
    const birth = this.limbo.get(object) ?? endingOf(object)?.birth?.(object) ?? ++this.births;
    this.limbo.delete(object);
    this.witnesses.watch(object, birth);
    // The loop is asked to come back: from the next instruction on it runs in steps.
    vm.wantsStop = true;
  }

  /** From now on it is seen when nobody refers to the generator any more. */
  watchGenerator(vm: Machine, generator: PyGenerator): void {
    if (generator.isWatched || generator.isFinalized) return;
    generator.isWatched = true;
    this.watch(vm, generator);
  }

  /** Its end would not be seen any more, unless by a weak reference. */
  unwatchGenerator(vm: Machine, generator: PyGenerator): void {
    generator.isWatched = false;
    this.release(vm, generator);
  }

  /** An `asend`, `athrow` or `aclose` that somebody has to await. */
  watchStep(vm: Machine, step: AsyncGenStep): AsyncGenStep {
    if (!awaitsNext(vm)) {
      step.isWatched = true;
      this.watch(vm, step);
    }
    return step;
  }

  /** A reason to watch the object has gone. */
  release(vm: Machine, object: PyObject): void {
    if (!this.witnesses.watched.has(object) && !this.limbo.has(object)) return;
    if (!this.isObserved(vm, object)) this.forget(object);
  }

  /** Somebody who is cared for otherwise refers to the object for good, a task to its coroutine. */
  own(object: PyObject): void {
    if (!this.weak.has(object)) this.forget(object);
  }

  forget(object: PyObject): void {
    this.limbo.delete(object);
    this.witnesses.unwatch(object);
  }

  /** An instance of the program's classes has been made. */
  made(vm: Machine, object: PyObject): void {
    if (hasDel(object.cls)) this.watch(vm, object);
  }

  // --- After an instruction ------------------------------------------------------------------------------------------

  /** An instruction begins: looking becomes possible again. */
  beginStep(): void {
    if (this.credit < WORK_MAX) this.credit += WORK_PER_STEP;
    this.steps++;
  }

  get canLook(): boolean {
    return this.credit > 0;
  }

  /**
   * Links have been looked at: finds new ones for what is loose. What has died by that begins to end; true where frames
   * were pushed for it.
   */
  settle(vm: Machine): boolean {
    const { witnesses } = this;
    const before = witnesses.work;
    let dying: Dying | null = null;
    if (witnesses.hasLoose && this.credit > 0) dying = this.findDead(vm);
    if (this.steps >= SWEEP_STEPS && this.weak.size > 0 && this.credit > WORK_MAX / 2) this.sweep(vm);
    this.credit -= witnesses.work - before;
    return dying?.goOn(vm) ?? false;
  }

  /** Books work that was done outside `settle`. */
  spend(work: number): void {
    this.credit -= work;
  }

  private findDead(vm: Machine): Dying | null {
    const { witnesses } = this;
    const sought = witnesses.takeLoose();
    const reached = witnesses.reach(vm, new Set(sought));
    const tops: Holder[] = [];
    const suspects = new Set<PyObject>();
    for (const object of sought) {
      if (reached.has(object)) continue;
      tops.push(object);
      for (const below of witnesses.uproot(object)) {
        if (!witnesses.watched.has(below as PyObject)) continue;
        if (reached.has(below)) witnesses.adopt(below, reached);
        else suspects.add(below as PyObject);
      }
    }
    for (const object of sought) if (reached.has(object)) witnesses.adopt(object, reached);
    if (suspects.size === 0) return null;
    for (const object of suspects) this.dying.add(object);
    return new Dying(tops, suspects);
  }

  /** Weak references die too: forgets those that nobody has any more. */
  sweep(vm: Machine): void {
    this.steps = 0;
    const reached = this.witnesses.reach(vm, new Set([NOWHERE]));
    for (const [object, references] of [...this.weak]) {
      const left = references.filter((reference) => reached.has(reference));
      if (left.length === references.length) continue;
      if (left.length > 0) this.weak.set(object, left);
      else {
        this.weak.delete(object);
        this.release(vm, object);
      }
    }
  }

  // --- Copying -------------------------------------------------------------------------------------------------------

  shell(): Lifetime {
    return new Lifetime();
  }

  fill(from: this, copier: Copier): void {
    this.witnesses = copier.object(from.witnesses);
    this.limbo = copier.map(from.limbo);
    this.dying = new Set(copier.array([...from.dying]));
    this.deleted = new Set(copier.array([...from.deleted]));
    this.weak = new Map([...from.weak].map(([object, all]) => [copier.object(object), copier.array(all)]));
    this.credit = from.credit;
    this.steps = from.steps;
    this.births = from.births;
    this.hasMissed = from.hasMissed;
    this.stoodAt = copier.weak(from.stoodAt);
  }
}

/** Is never reached. */
export const NOWHERE: Holder = {};
