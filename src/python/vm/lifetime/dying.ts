/**
 * The end of objects that cannot be reached any more. Which of them die now, and in which order, is counted as CPython
 * counts references: an object dies when nothing refers to it any more, and what it referred to may die with it; what
 * a cycle of garbage holds stays until that is collected. The program's code that runs for it (`__del__`, a generator's
 * `finally`, callbacks of weak references) may change everything, so that after each the rest is looked at anew.
 */
import type { Copier } from '../copier';
import { GuestError } from '../errors';
import { raised } from '../instructions';
import type { Machine } from '../machine';
import { kontinuation } from '../native';
import { NOTHING, objectType, PUSHED, PyObject, PyOrdinary, PyTuple, type Value } from '../objects';
import { lookup } from '../types';
import { endingOf, hasDel, type WeakReference } from './lifetime';
import { type Holder, visitReferences } from './references';
import type { Reached } from './witnesses';

/** Those of the unreachable objects that nothing refers to any more, in the order in which CPython frees them. */
export function inOrderOfDeath(starts: Iterable<Holder>, reached: Reached): Holder[] {
  const counts = new Map<Holder, number>();
  const found: Holder[] = [];
  const firsts: Holder[] = [];
  for (const start of starts) {
    if (reached.has(start) || counts.has(start)) continue;
    counts.set(start, 0);
    found.push(start);
    firsts.push(start);
  }
  for (let i = 0; i < found.length; i++) {
    visitReferences(found[i]!, (child) => {
      if (reached.has(child)) return;
      const count = counts.get(child);
      if (count === undefined) found.push(child);
      counts.set(child, (count ?? 0) + 1);
    });
  }
  const order: Holder[] = [];
  const open: Holder[] = [];
  for (const first of firsts) {
    if (counts.get(first) !== 0) continue;
    open.push(first);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      counts.set(next, -1);
      order.push(next);
      const freed: Holder[] = [];
      visitReferences(next, (child) => {
        const count = counts.get(child);
        if (count === undefined || count < 0) return;
        counts.set(child, count - 1);
        if (count === 1) freed.push(child);
      });
      // An object's contents go before what stands beside it.
      for (let i = freed.length - 1; i >= 0; i--) open.push(freed[i]!);
    }
  }
  return order;
}

/** Everything unreachable that `starts` lead to. */
export function unreachableFrom(starts: Iterable<Holder>, reached: Reached): Set<Holder> {
  const found = new Set<Holder>();
  for (const start of starts) if (!reached.has(start)) found.add(start);
  // A Set hands out what is added while it is gone through.
  for (const holder of found) {
    visitReferences(holder, (child) => {
      if (!reached.has(child)) found.add(child);
    });
  }
  return found;
}

/** Objects whose end has begun, as the state of the frame that waits for their code. */
export class Dying extends PyOrdinary {
  /** What was dropped: the objects themselves, or what held them. */
  private tops: Holder[];
  private suspects: Set<PyObject>;
  /** Weak references to the object that dies now, whose callbacks are still to be called. */
  private calls: WeakReference[] = [];
  /** Those that are gone, but still tell in which order the others go. */
  private gone = new Set<PyObject>();

  constructor(tops: Holder[], suspects: Set<PyObject>) {
    super(objectType);
    this.tops = tops;
    this.suspects = suspects;
  }

  /** Does what is to be done next. True: frames were pushed, and it goes on when they have returned. */
  goOn(vm: Machine): boolean {
    const { lifetime } = vm;
    const before = lifetime.witnesses.work;
    const isWaiting = this.step(vm);
    lifetime.spend(lifetime.witnesses.work - before);
    return isWaiting;
  }

  private step(vm: Machine): boolean {
    for (;;) {
      for (let reference = this.calls.shift(); reference !== undefined; reference = this.calls.shift()) {
        if (callBack(vm, this, reference)) return true;
      }
      if (this.suspects.size === 0) {
        for (const object of this.gone) vm.lifetime.deleted.delete(object);
        return false;
      }
      const next = this.findNext(vm);
      if (next !== null && end(vm, this, next)) return true;
    }
  }

  /** The next object that has something to do at its end; without one nobody is left to care for. */
  private findNext(vm: Machine): PyObject | null {
    const { lifetime } = vm;
    const { witnesses } = lifetime;
    const reached = witnesses.reach(vm, this.suspects);
    for (const object of this.suspects) {
      if (!reached.has(object)) continue;
      // Its own end has made it reachable again.
      this.suspects.delete(object);
      lifetime.dying.delete(object);
      if (!lifetime.isObserved(vm, object)) lifetime.forget(object);
      else witnesses.adopt(object, reached);
    }
    if (this.suspects.size === 0) return null;
    const order = inOrderOfDeath([...this.tops, ...this.suspects], reached);
    witnesses.work += order.length;
    for (const object of order) {
      if (witnesses.watched.has(object as PyObject) && !this.suspects.has(object as PyObject)) {
        this.takeOver(vm, object as PyObject);
      }
    }
    for (const object of order) {
      if (!(object instanceof PyObject) || this.gone.has(object)) continue;
      if (isEndDue(vm, object)) return object;
      this.dropReferences(vm, object, reached);
      if (this.calls.length > 0) return null;
      this.gone.add(object);
      this.suspects.delete(object);
      lifetime.dying.delete(object);
      lifetime.forget(object);
      endingOf(object)?.gone?.(vm, object);
    }
    for (const object of this.suspects) {
      lifetime.dying.delete(object);
      const birth = witnesses.watched.get(object) ?? ++lifetime.births;
      lifetime.forget(object);
      lifetime.limbo.set(object, birth);
    }
    this.suspects.clear();
    return null;
  }

  /** An object dies with the others whose own chain was still thought to hold. */
  private takeOver(vm: Machine, object: PyObject): void {
    const { witnesses, dying } = vm.lifetime;
    for (const below of witnesses.uproot(object)) {
      if (!(below instanceof PyObject) || !witnesses.watched.has(below)) continue;
      this.suspects.add(below);
      dying.add(below);
    }
  }

  /** The object is gone: its weak references lose it, and their callbacks become due, the newest first. */
  private dropReferences(vm: Machine, object: PyObject, reached: Reached): void {
    const references = vm.lifetime.weak.get(object);
    if (references === undefined) return;
    vm.lifetime.weak.delete(object);
    const held = unreachableFrom([...this.tops, ...this.suspects], reached);
    for (const reference of references) {
      reference.target = null;
      if (reference.callback !== null && (reached.has(reference) || held.has(reference))) {
        this.calls.unshift(reference);
      }
    }
  }

  override shell(): Dying {
    return new Dying([], new Set());
  }

  /** It is told of the objects, it doesn't keep them alive. */
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.tops = from.tops.map((top) => (top instanceof Map ? copier.weakMap(top) : copier.weak(top)));
    this.suspects = new Set(copier.weakArray([...from.suspects]));
    this.calls = copier.array(from.calls);
    this.gone = new Set(copier.weakArray([...from.gone]));
  }
}

export function isEndDue(vm: Machine, object: PyObject): boolean {
  if (endingOf(object)?.isDue(vm, object) === true) return true;
  return hasDel(object.cls) && !vm.lifetime.deleted.has(object);
}

/** Runs an object's end. True: frames were pushed. Its exceptions reach nobody. */
export function end(vm: Machine, waiting: Waiting, object: PyObject): boolean {
  const ending = endingOf(object);
  if (ending?.isDue(vm, object) === true) {
    return attempt(vm, waiting, object, object, () => ending.run(vm, object));
  }
  vm.lifetime.deleted.add(object);
  const method = lookup(object.cls, '__del__')!;
  return attempt(vm, waiting, object, method, () => vm.callMethodFunction(method, object, [], null));
}

/** Calls the callback of a weak reference whose target has died. */
export function callBack(vm: Machine, waiting: Waiting, reference: WeakReference): boolean {
  const { callback } = reference;
  return attempt(vm, waiting, reference, callback, () => vm.call(callback, [reference], null));
}

/** Somebody who goes on when the code of an end has run. */
export interface Waiting extends PyObject {
  goOn(vm: Machine): boolean;
}

/**
 * Runs code whose exceptions are ignored "in `where`"; `object` lives as long as it runs. True: ENDED goes on after it,
 * or has done so already.
 */
function attempt(vm: Machine, waiting: Waiting, object: PyObject, where: Value, run: () => Value): boolean {
  const below = vm.pushKontinuation(ENDED, new PyTuple([waiting, object, where]));
  try {
    if (run() === PUSHED) return true;
    vm.frame = below.back;
  } catch (error) {
    if (!(error instanceof GuestError)) throw error;
    // Raised where the machine stands by now, which may be in a frame that has a handler; if not, in ENDED.
    raised(vm, error.exception);
    return true;
  }
  return false;
}

const ENDED = kontinuation(
  'end of an object',
  (vm, state) => {
    ((state as PyTuple).items[0] as Waiting).goOn(vm);
    return NOTHING;
  },
  (vm, state, exception) => {
    const [waiting, , where] = (state as PyTuple).items as [Waiting, PyObject, Value];
    const below = vm.pushKontinuation(TOLD, waiting);
    if (vm.host.unraisable(vm, exception, where) === PUSHED) return PUSHED;
    vm.frame = below.back;
    waiting.goOn(vm);
    return NOTHING;
  },
);

/** The program's own hook has been told of an exception. */
const TOLD = kontinuation('unraisable exception', (vm, state) => {
  (state as Waiting).goOn(vm);
  return NOTHING;
});
