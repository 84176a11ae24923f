/** `_weakref`: weak references, as the machine knows them; `weakref.py` builds the rest on them. */
import type { Copier } from '../vm/copier';
import { typeError } from '../vm/errors';
import { Frame } from '../vm/frame';
import { NativeIterator } from '../vm/iterators';
import type { WeakReference } from '../vm/lifetime/lifetime';
import type { Machine } from '../vm/machine';
import { defineMethods, defineNew, nativeFunction, PyGetSet } from '../vm/native';
import {
  getsetType,
  objectType,
  PyByteArray,
  PyCell,
  PyDict,
  PyException,
  PyInstance,
  PyList,
  PyObject,
  PyProperty,
  PySlice,
  PyTraceback,
  PyTuple,
  PyType,
  type Value,
} from '../vm/objects';
import { typeOf } from '../vm/types';

const referenceType = new PyType('ReferenceType', [objectType], true, undefined, 'weakref');

/** `weakref.ref(object, callback)`. An instance, so that programs can make subclasses of it. */
export class PyWeakReference extends PyInstance implements WeakReference {
  target: PyObject | null;
  readonly callback: Value;
  constructor(cls: PyType, target: PyObject | null, callback: Value) {
    super(cls);
    this.target = target;
    this.callback = callback;
  }
  override shell(): PyWeakReference {
    return new PyWeakReference(this.cls, null, null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.target = copier.weak(from.target);
    (this as { callback: Value }).callback = copier.value(from.callback);
  }
}

/** Builtin types whose instances can't be referred to weakly; of their subclasses some can. */
const STRONG_ONLY = [
  Frame,
  NativeIterator,
  PyByteArray,
  PyCell,
  PyDict,
  PyException,
  PyList,
  PyProperty,
  PySlice,
  PyTraceback,
  PyTuple,
];
/** Layouts whose instances differ in size: there is no room for the list of weak references. */
const VARIABLE = new Set(['int', 'bytes', 'tuple']);

function canBeTarget(value: Value): value is PyObject {
  if (!(value instanceof PyObject)) return false;
  const { cls } = value;
  if (cls.isBuiltin) {
    if (cls === objectType || STRONG_ONLY.some((type) => value instanceof type)) return false;
    return !value.isShared || 'signature' in value || value instanceof PyType || 'words' in value;
  }
  if (VARIABLE.has(cls.layout.name)) return false;
  return cls.mro.some(
    (base) => !base.isBuiltin && (base.slots === null || base.slots.includes('__weakref__')),
  );
}

/** The living references to `target`, oldest first. */
function referencesTo(vm: Machine, target: Value): WeakReference[] {
  return target instanceof PyObject ? (vm.lifetime.weak.get(target) ?? []) : [];
}

defineNew(referenceType, null, (vm, [cls, target, callback = null, ...rest], kw) => {
  const given = 1 + rest.length + (callback === null ? 0 : 1);
  if (target === undefined) throw typeError('__new__ expected at least 1 argument, got 0');
  if (rest.length > 0) throw typeError(`__new__ expected at most 2 arguments, got ${given}`);
  if (kw !== null && cls === referenceType) throw typeError('ref() takes no keyword arguments');
  if (!canBeTarget(target)) {
    throw typeError(`cannot create weak reference to '${typeOf(target).name}' object`);
  }
  const known = vm.lifetime.weak.get(target) ?? [];
  const isPlain = (cls as PyType).module === 'weakref' && (cls as PyType).name === 'ReferenceType';
  if (callback === null && isPlain) {
    const same = known.find((reference) => reference.cls === cls && reference.callback === null);
    if (same !== undefined) return same;
  }
  const made = new PyWeakReference(cls as PyType, target, callback);
  // What all runs share never dies.
  if (!target.isShared) {
    vm.lifetime.weak.set(target, [...known, made]);
    vm.lifetime.watch(vm, target);
  }
  return made;
});

defineMethods(referenceType, {
  __init__: [null, () => null],
  __call__: ['', (_vm, [self]) => (self as PyWeakReference).target],
});
referenceType.attrs.set(
  '__callback__',
  new PyGetSet(
    getsetType,
    '__callback__',
    (_vm, self) => {
      const { target, callback } = self as PyWeakReference;
      return target === null ? null : callback;
    },
    null,
  ),
);

export const weakrefNatives: readonly (readonly [string, Value])[] = [
  ['_Reference', referenceType],
  [
    'getweakrefcount',
    nativeFunction('getweakrefcount', 'object, /', (vm, [object]) => referencesTo(vm, object!).length),
  ],
  [
    'getweakrefs',
    nativeFunction(
      'getweakrefs',
      'object, /',
      (vm, [object]) => new PyList([...referencesTo(vm, object!)].reverse()),
    ),
  ],
];
