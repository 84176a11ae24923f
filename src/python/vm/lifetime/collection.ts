/**
 * Collecting garbage: what cycles hold dies too (Modules/gcmodule.c). Weak references lose their targets first, then
 * everything that has something to do at its end does it, in the order of creation; what that has made reachable again
 * lives on.
 */
import type { Copier } from '../copier';
import { Frame } from '../frame';
import { PyGenerator } from '../generator';
import type { Machine } from '../machine';
import { kontinuation } from '../native';
import { objectType, PUSHED, PyObject, PyOrdinary, type Value } from '../objects';
import { callBack, end, isEndDue, unreachableFrom } from './dying';
import { endingOf, NOWHERE, type WeakReference } from './lifetime';

/** Everything that would be missed, oldest first. */
function candidates(vm: Machine): PyObject[] {
  const { lifetime } = vm;
  const births = new Map<PyObject, number>([...lifetime.witnesses.watched, ...lifetime.limbo]);
  const add = (object: PyObject): void => {
    const birth = endingOf(object)?.birth?.(object);
    if (birth !== undefined) births.set(object, birth);
  };
  for (const object of vm.schedulables.values()) {
    add(object);
    const { coroutine } = object as { coroutine?: unknown };
    if (!(coroutine instanceof PyGenerator)) continue;
    // The last collection finds what the one before has reached in the order of reaching.
    if (vm.isTornDown) births.set(coroutine, lifetime.births + coroutine.birth);
    else add(coroutine);
  }
  return [...births]
    .filter(([object]) => !lifetime.dying.has(object))
    .sort(([, a], [, b]) => a - b)
    .map(([object]) => object);
}

/** One collection, as the state of the frame that waits for the code of the ends. */
export class Collection extends PyOrdinary {
  /** How many unreachable objects were found. */
  count = 0;
  private garbage: PyObject[] = [];
  private calls: WeakReference[] = [];
  /** How many of the garbage have come to their end. */
  private ended = 0;
  private isBegun = false;

  constructor() {
    super(objectType);
  }

  /** Does what is to be done next. True: frames were pushed, and it goes on when they have returned. */
  goOn(vm: Machine): boolean {
    if (!this.isBegun) this.begin(vm);
    for (let reference = this.calls.shift(); reference !== undefined; reference = this.calls.shift()) {
      if (callBack(vm, this, reference)) return true;
    }
    while (this.ended < this.garbage.length) {
      const object = this.garbage[this.ended]!;
      if (!isEndDue(vm, object)) this.ended++;
      else if (end(vm, this, object)) return true;
    }
    this.finish(vm);
    return false;
  }

  private begin(vm: Machine): void {
    this.isBegun = true;
    const { lifetime } = vm;
    const reached = lifetime.witnesses.reach(vm, new Set([NOWHERE]));
    this.garbage = candidates(vm).filter((object) => !reached.has(object));
    const all = unreachableFrom(this.garbage, reached);
    for (const holder of all) {
      if (!(holder instanceof PyObject)) continue;
      if (!(holder instanceof Frame)) this.count++;
      const references = lifetime.weak.get(holder);
      if (references === undefined) continue;
      lifetime.weak.delete(holder);
      for (let i = references.length - 1; i >= 0; i--) {
        const reference = references[i]!;
        reference.target = null;
        if (reference.callback !== null && reached.has(reference)) this.calls.push(reference);
      }
    }
    for (const object of this.garbage) {
      lifetime.forget(object);
      lifetime.dying.add(object);
    }
  }

  private finish(vm: Machine): void {
    const { lifetime } = vm;
    const garbage = this.garbage.splice(0);
    this.ended = 0;
    const reached = lifetime.witnesses.reach(vm, new Set([NOWHERE]));
    for (const object of garbage) {
      lifetime.dying.delete(object);
      if (reached.has(object)) {
        if (lifetime.isObserved(vm, object)) lifetime.watch(vm, object);
        continue;
      }
      lifetime.deleted.delete(object);
      if (!vm.isTornDown) endingOf(object)?.gone?.(vm, object);
    }
  }

  override shell(): Collection {
    return new Collection();
  }

  /** It is told of the garbage, it doesn't keep it alive. */
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.count = from.count;
    this.garbage = copier.weakArray(from.garbage);
    this.calls = copier.array(from.calls);
    this.ended = from.ended;
    this.isBegun = from.isBegun;
  }
}

/** `gc.collect()`: how many unreachable objects were found among and below those that are watched, or PUSHED. */
export function collect(vm: Machine): Value {
  const collection = new Collection();
  const below = vm.pushKontinuation(COLLECTED, collection);
  if (collection.goOn(vm)) return PUSHED;
  vm.frame = below.back;
  return collection.count;
}

const COLLECTED = kontinuation('collect', (_vm, state) => (state as Collection).count);
