/**
 * What an object refers to, in the order in which CPython drops the references when the object dies. Classes that say
 * how they are copied have said what they refer to: where no order matters, `fill` is asked.
 */
import { Copier, type Copyable } from '../copier';
import { Frame } from '../frame';
import { PyGenerator } from '../generator';
import { PyCell, PyDict, PyFunction, PyInstance, PyList, PyMethod, type PyObject, PyTuple } from '../objects';

/**
 * Something that holds references: a guest object, a Map (a namespace, an instance's attributes, a dict's entries), or
 * another part of the run's state that can be copied.
 */
export type Holder = object;

/**
 * Gets each thing referred to; `key` says where in the holder it is found again, undefined if that takes a search. True:
 * it has seen enough of what a container holds.
 */
export type Visit = (child: Holder, key: unknown) => boolean | undefined;

/** Immutable things shared by all runs, and library functions without a state of their own, refer to nothing that can die. */
export function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  if ((value as Copyable).isShared === true) return false;
  return !(
    value instanceof PyFunction &&
    value.code.isLibrary &&
    value.closure === null &&
    value.dict === null
  );
}

/** Runs `fill` for what it asks to be copied. */
class Asking extends Copier {
  visit: Visit = () => false;
  override object<T extends object>(from: T): T {
    if (isHolder(from)) this.visit(from, undefined);
    return from;
  }
  override weak<T extends object | null>(from: T): T {
    return from;
  }
  override weakArray<T>(from: readonly T[]): T[] {
    return from as T[];
  }
  override weakMap<K, V>(from: Map<K, V>): Map<K, V> {
    return from;
  }
  override array<T>(from: readonly T[]): T[] {
    for (const item of from) if (isHolder(item)) this.visit(item, undefined);
    return from as T[];
  }
  override map<K, V>(from: Map<K, V> | null): never {
    if (from !== null) this.visit(from, undefined);
    return from as never;
  }
  override finish(): void {}
}

const asking = new Asking();

function visitMap(map: Map<unknown, unknown>, visit: Visit): void {
  for (const [key, value] of map) {
    if (isHolder(value) && visit(value, key) === true) return;
    if (isHolder(key) && visit(key, key) === true) return;
  }
}

/** Last to first, as lists and tuples are cleared. */
function visitItems(items: readonly unknown[], visit: Visit): void {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (isHolder(item) && visit(item, i) === true) return;
  }
}

function visitFrame(frame: Frame, visit: Visit): void {
  const { slots, sp, gen, locals } = frame;
  for (let i = 0; i < sp; i++) {
    const value = slots[i];
    if (isHolder(value)) visit(value, i);
  }
  if (isHolder(frame.extra)) visit(frame.extra, undefined);
  if (frame.handled !== null) visit(frame.handled, undefined);
  // Whoever resumed a generator refers to it while it runs; a suspended frame belongs to its generator.
  if (gen !== null && gen.state === 'running') visit(gen, undefined);
  if (locals !== null) visit(locals, undefined);
  if (frame.back !== null) visit(frame.back, undefined);
  visit(frame.globals, undefined);
}

/** Visits everything that `holder` refers to, as often as it refers to it. */
export function visitReferences(holder: Holder, visit: Visit): void {
  if (holder instanceof Map) {
    visitMap(holder, visit);
  } else if (holder instanceof Frame) {
    visitFrame(holder, visit);
  } else if (holder instanceof PyInstance) {
    if (holder.dict !== null) visit(holder.dict, undefined);
    if (isHolder(holder.payload)) visit(holder.payload, undefined);
    if (isHolder(holder.cls)) visit(holder.cls, undefined);
  } else if (holder instanceof PyList || holder instanceof PyTuple) {
    visitItems(holder.items, visit);
    own(holder, visit);
  } else if (holder instanceof PyDict) {
    visit(holder.map, undefined);
    if (holder.originals !== null) visit(holder.originals, undefined);
    own(holder, visit);
  } else if (holder instanceof PyCell) {
    if (isHolder(holder.v)) visit(holder.v, undefined);
  } else if (holder instanceof PyMethod) {
    if (isHolder(holder.func)) visit(holder.func, undefined);
    if (isHolder(holder.self)) visit(holder.self, undefined);
  } else if (holder instanceof PyGenerator) {
    if (holder.frame !== null) visit(holder.frame, undefined);
    if (isHolder(holder.finalizer)) visit(holder.finalizer, undefined);
    own(holder, visit);
  } else {
    const outer = asking.visit;
    asking.visit = visit;
    const source = holder as Copyable;
    (source.shell() as Copyable).fill(source as never, asking);
    asking.visit = outer;
  }
}

/** Attributes and class of an object whose contents have been visited. */
function own(object: PyObject, visit: Visit): void {
  if (object.dict !== null) visit(object.dict, undefined);
  if (isHolder(object.cls)) visit(object.cls, undefined);
}

/** Whether `holder` refers to `child` where it did before: under a key, at an index, in a field. */
export function refersAt(holder: Holder, child: Holder, key: unknown): boolean {
  if (key === undefined) return false;
  if (holder instanceof Map) return holder.get(key) === child || (key === child && holder.has(key));
  if (typeof key === 'number') {
    if (holder instanceof Frame) return key < holder.sp && holder.slots[key] === child;
    return (holder as PyList).items[key] === child;
  }
  return (holder as Record<string, unknown>)[key as string] === child;
}

/** Whether `holder` refers to `child` at all, and where; undefined: it doesn't. */
export function findReference(holder: Holder, child: Holder): { key: unknown } | undefined {
  let found: { key: unknown } | undefined;
  visitReferences(holder, (other, at) => {
    if (other === child) found = { key: at };
  });
  if (found !== undefined && found.key === undefined) {
    for (const [field, value] of Object.entries(holder)) if (value === child) return { key: field };
  }
  return found;
}
