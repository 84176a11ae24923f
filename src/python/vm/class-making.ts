/**
 * Making classes: `type(name, bases, namespace)` and the attributes of classes
 * (CPython docs, "Customizing class creation"; Objects/typeobject.c, type_new, mro_implementation).
 */

import { attributeNames } from './attribute-names';
import { updateUserEq } from './attributes';
import { makeInstance } from './class-calls';
import { namespaceDict } from './dict-object';
import { attributeError, BaseException, guestError, typeError, ValueErrorType } from './errors';
import type { Machine } from './machine';
import './object-fields';
import { defineMethods, defineNew, PyGetSet, PyNative } from './native';
import {
  bytesType,
  cellType,
  classmethodType,
  frozensetType,
  functionType,
  getsetType,
  intType,
  type KwArgs,
  moduleType,
  type Namespace,
  objectType,
  type PyCell,
  PyDict,
  PyFunction,
  PyList,
  PyMember,
  PyTuple,
  PyType,
  PyWrapped,
  setType,
  staticmethodType,
  tupleType,
  typeType,
  type Value,
} from './objects';
import { isIdentifier } from './str-class';
import { isSubtype, lookup, typeOf, typesChanged } from './types';

/** C3 linearization of `bases`. Throws TypeError as CPython does. */
export function linearize(type: PyType, bases: PyType[]): PyType[] {
  const sequences = [...bases.map((base) => base.mro.slice()), bases.slice()];
  const result: PyType[] = [type];
  for (;;) {
    const open = sequences.filter((sequence) => sequence.length > 0);
    if (open.length === 0) return result;
    const head = open
      .map((sequence) => sequence[0]!)
      .find((candidate) => !open.some((sequence) => sequence.indexOf(candidate) > 0));
    if (head === undefined) {
      const names = [...new Set(open.map((sequence) => sequence[0]!.name))].join(', ');
      throw typeError(`Cannot create a consistent method resolution order (MRO) for bases ${names}`);
    }
    result.push(head);
    for (const sequence of open) if (sequence[0] === head) sequence.shift();
  }
}

/** The base whose instances' layout the class takes. Throws TypeError on a conflict. */
function layoutOf(bases: PyType[]): PyType {
  return solidBase(bases).layout;
}

/** The base that adds most to instances: a builtin type's own data, or slots (Objects/typeobject.c, best_base). */
function solidBase(bases: readonly PyType[]): PyType {
  let solid = objectType;
  for (const base of bases) {
    const candidate = solidOf(base);
    if (isSubtype(solid, candidate)) continue;
    if (!isSubtype(candidate, solid)) throw typeError('multiple bases have instance lay-out conflict');
    solid = candidate;
  }
  return solid;
}

function solidOf(type: PyType): PyType {
  if (type.isBuiltin) return type.layout;
  const hasSlots = type.slots?.some((name) => name !== '__dict__' && name !== '__weakref__');
  return hasSlots === true ? type : solidBase(type.bases);
}

const FINAL = new Set([
  'bool',
  'NoneType',
  'function',
  'generator',
  'coroutine',
  'range',
  'slice',
  'ellipsis',
  'NotImplementedType',
  'method',
  'builtin_function_or_method',
]);

/** The most derived metaclass of `meta` and the bases'. Throws TypeError on a conflict. */
function winningMeta(meta: PyType, bases: PyType[]): PyType {
  let winner = meta;
  for (const base of bases) {
    if (isSubtype(winner, base.cls)) continue;
    if (isSubtype(base.cls, winner)) winner = base.cls;
    else {
      throw typeError(
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
    }
  }
  return winner;
}

/** `type.__new__(meta, name, bases, namespace)`, up to what needs Python code (`__set_name__`, `__init_subclass__`). */
function newType(vm: Machine, meta: PyType, name: string, given: Value[], namespace: Namespace): PyType {
  const bases = given.length === 0 ? [objectType] : (given as PyType[]);
  for (const base of bases) {
    if (!(base instanceof PyType)) throw typeError('bases must be types');
    if (base.isBuiltin && FINAL.has(base.name)) {
      throw typeError(`type '${base.name}' is not an acceptable base type`);
    }
  }
  if (new Set(bases).size < bases.length) {
    const twice = bases.find((base, index) => bases.indexOf(base) !== index)!;
    throw typeError(`duplicate base class ${twice.name}`);
  }
  const type = new PyType(name, bases, false, winningMeta(meta, bases), '__main__');
  type.bases = bases;
  type.layout = layoutOf(bases);
  for (const [key, value] of namespace) type.attrs.set(key, value);
  const module = type.attrs.get('__module__') ?? vm.currentFrame().globals.get('__name__');
  if (typeof module === 'string') {
    type.module = module;
    type.attrs.set('__module__', module);
  }
  const qualname = type.attrs.get('__qualname__');
  if (qualname !== undefined) {
    if (typeof qualname !== 'string') {
      throw typeError(`type __qualname__ must be a str, not ${typeOf(qualname).name}`);
    }
    type.qualname = qualname;
    type.attrs.delete('__qualname__');
  }
  for (const special of ['__init_subclass__', '__class_getitem__']) {
    const fn = type.attrs.get(special);
    if (fn instanceof PyFunction) type.attrs.set(special, new PyWrapped(classmethodType, fn));
  }
  const make = type.attrs.get('__new__');
  if (make instanceof PyFunction) type.attrs.set('__new__', new PyWrapped(staticmethodType, make));
  if (type.attrs.has('__eq__') && !type.attrs.has('__hash__')) type.attrs.set('__hash__', null);
  makeSlots(type);
  type.mro = linearize(type, bases);
  addInstanceFields(type);
  if (!type.attrs.has('__doc__')) type.attrs.set('__doc__', null);
  const cell = type.attrs.get('__classcell__');
  if (cell !== undefined) {
    (cell as PyCell).v = type;
    type.attrs.delete('__classcell__');
  }
  const namespaceCell = type.attrs.get('__classdictcell__');
  if (namespaceCell !== undefined) {
    (namespaceCell as PyCell).v = namespaceDict(type.attrs);
    type.attrs.delete('__classdictcell__');
  }
  for (const base of bases) if (!base.isBuiltin) base.subclasses.push(type);
  typesChanged();
  updateUserEq(type);
  return type;
}

/** Layouts whose instances have a `__dict__` by themselves. */
const WITH_DICT = new Set<PyType>([BaseException, functionType, moduleType, typeType]);
/** Layouts of variable size, which no weak reference can point to, and those that have the place for one. */
const VARIABLE_SIZE = new Set<PyType>([intType, tupleType, bytesType]);
const WITHOUT_NEW_WEAKREFS = new Set<PyType>([
  ...VARIABLE_SIZE,
  ...[setType, frozensetType, functionType, moduleType, typeType],
]);

/** `__dict__` and `__weakref__` of instances, where this class brings them (Objects/typeobject.c, type_new_slots). */
function addInstanceFields(type: PyType): void {
  const slots = type.attrs.has('__slots__') ? type.slots : null;
  const inherits = (name: string) =>
    type.mro.some((base) => base !== type && !base.isBuiltin && base.attrs.has(name));
  if (!WITH_DICT.has(type.layout) && !inherits('__dict__') && slots?.includes('__dict__') !== false) {
    type.attrs.set('__dict__', instanceField('__dict__', type.name, DICT.get, DICT.set));
  }
  if (
    !WITHOUT_NEW_WEAKREFS.has(type.layout) &&
    !inherits('__weakref__') &&
    slots?.includes('__weakref__') !== false
  ) {
    type.attrs.set(
      '__weakref__',
      instanceField('__weakref__', type.name, () => null, null),
    );
  }
}

const DICT = objectType.attrs.get('__dict__') as PyGetSet;

function instanceField(name: string, owner: string, get: PyGetSet['get'], set: PyGetSet['set']): PyGetSet {
  return new PyGetSet(getsetType, name, get, set, owner);
}

function makeSlots(type: PyType): void {
  const slots = type.attrs.get('__slots__');
  if (slots === undefined) return;
  const names =
    typeof slots === 'string'
      ? [slots]
      : slots instanceof PyTuple || slots instanceof PyList
        ? slots.items.slice()
        : slots instanceof PyDict
          ? ([...slots.map.keys()] as Value[])
          : [];
  if (names.length > 0 && VARIABLE_SIZE.has(type.layout)) {
    throw typeError(`nonempty __slots__ not supported for subtype of '${type.bases[0]!.name}'`);
  }
  for (const name of names) {
    if (typeof name !== 'string')
      throw typeError(`__slots__ items must be strings, not '${typeOf(name).name}'`);
    if (!isIdentifier(name)) throw typeError('__slots__ must be identifiers');
    if (name === '__dict__' || name === '__weakref__') {
      if (name === '__dict__' && type.bases.some((base) => lookup(base, '__dict__') !== DICT)) {
        throw typeError('__dict__ slot disallowed: we already got one');
      }
      continue;
    }
    if (type.attrs.has(name)) {
      throw guestError(ValueErrorType, `'${name}' in __slots__ conflicts with class variable`);
    }
    const mangled =
      name.startsWith('__') && !name.endsWith('__') ? `_${type.name.replace(/^_+/, '')}${name}` : name;
    type.attrs.set(mangled, new PyMember(mangled, type));
  }
  type.slots = names as string[];
}

defineNew(typeType, null, (vm, args, kw) => {
  const [meta, name, bases, namespace] = args as [PyType, Value, Value, Value];
  if (args.length === 2 && kw === null && meta === typeType) return typeOf(name);
  if (args.length === 2 && meta === typeType) throw typeError('type() takes no keyword arguments');
  if (args.length !== 4) throw typeError('type() takes 1 or 3 arguments');
  if (typeof name !== 'string')
    throw typeError(`type.__new__() argument 1 must be str, not ${typeOf(name).name}`);
  if (!(bases instanceof PyTuple)) {
    throw typeError(`type.__new__() argument 2 must be tuple, not ${typeOf(bases).name}`);
  }
  if (!(namespace instanceof PyDict)) {
    throw typeError(`type.__new__() argument 3 must be dict, not ${typeOf(namespace).name}`);
  }
  const type = newType(vm, meta, name, bases.items, namespace.map as Namespace);
  if (!needsFinish(type, kw)) return type;
  const keywords = new PyDict(kw === null ? undefined : new Map(kw));
  return vm.callPrelude('_finish_class', [type, keywords]);
});

/** Whether any attribute wants `__set_name__`, or a base has `__init_subclass__`. */
function needsFinish(type: PyType, kw: KwArgs): boolean {
  if (kw !== null && kw.size > 0) return true;
  for (const base of type.mro.slice(1)) {
    if (base !== objectType && base.attrs.has('__init_subclass__')) return true;
  }
  for (const value of type.attrs.values()) {
    if (typeof value !== 'object' || value === null || value instanceof PyFunction) continue;
    if (lookup(typeOf(value), '__set_name__') !== undefined) return true;
  }
  return false;
}

const data = (name: string, get: PyGetSet['get'], set: PyGetSet['set'] = null): void => {
  typeType.attrs.set(name, new PyGetSet(getsetType, name, get, set));
};
const type = (value: Value): PyType => value as PyType;

function checkMutable(cls: PyType, name: string): void {
  if (cls.isBuiltin) throw typeError(`cannot set '${name}' attribute of immutable type '${cls.name}'`);
}

data(
  '__name__',
  // Errors name some builtin types with their module.
  (_vm, self) => (type(self).isBuiltin ? type(self).name.replace(/^.*\./, '') : type(self).name),
  (_vm, self, value) => {
    checkMutable(type(self), '__name__');
    if (typeof value !== 'string') {
      throw typeError(`can only assign string to ${type(self).name}.__name__, not '${typeOf(value!).name}'`);
    }
    type(self).name = value;
  },
);
data(
  '__qualname__',
  (_vm, self) => type(self).qualname,
  (_vm, self, value) => {
    checkMutable(type(self), '__qualname__');
    type(self).qualname = value as string;
  },
);
data(
  '__module__',
  (_vm, self) => type(self).attrs.get('__module__') ?? type(self).module,
  (_vm, self, value) => {
    checkMutable(type(self), '__module__');
    type(self).attrs.set('__module__', value!);
    if (typeof value === 'string') type(self).module = value;
  },
);
data('__mro__', (_vm, self) => new PyTuple(type(self).mro.slice()));
data('__bases__', (_vm, self) => new PyTuple(type(self).bases.slice()));
data('__base__', (_vm, self) => type(self).bases[0] ?? null);
data('__dict__', (vm, self) => vm.callPrelude('_mappingproxy', [namespaceDict(type(self).attrs)]));
data(
  '__doc__',
  (_vm, self) => type(self).attrs.get('__doc__') ?? null,
  (_vm, self, value) => {
    checkMutable(type(self), '__doc__');
    type(self).attrs.set('__doc__', value ?? null);
  },
);
data(
  '__abstractmethods__',
  (_vm, self) => {
    const value = type(self).attrs.get('__abstractmethods__');
    if (value === undefined) throw attributeError('__abstractmethods__');
    return value;
  },
  (_vm, self, value) => {
    type(self).attrs.set('__abstractmethods__', value!);
    typesChanged();
  },
);
data(
  '__annotations__',
  (_vm, self) => {
    const cls = type(self);
    let own = cls.attrs.get('__annotations__');
    if (own === undefined) {
      if (cls.isBuiltin) throw attributeError(`type object '${cls.name}' has no attribute '__annotations__'`);
      own = new PyDict();
      cls.attrs.set('__annotations__', own);
    }
    return own;
  },
  (_vm, self, value) => {
    type(self).attrs.set('__annotations__', value!);
  },
);
data('__flags__', (_vm, self) => (type(self).isBuiltin ? 0 : 512));
data(
  '__type_params__',
  (_vm, self) => type(self).attrs.get('__type_params__') ?? new PyTuple([]),
  (_vm, self, value) => {
    type(self).attrs.set('__type_params__', value!);
  },
);

defineMethods(typeType, {
  __call__: [null, (vm, args, kw) => makeInstance(vm, type(args[0]!), args.slice(1), kw)],
  mro: ['', (_vm, args) => new PyList(type(args[0]!).mro.slice())],
  __subclasses__: ['', (_vm, args) => new PyList(type(args[0]!).subclasses.slice())],
  __instancecheck__: ['instance, /', (_vm, args) => isSubtype(typeOf(args[1]!), type(args[0]!))],
  __subclasscheck__: [
    'subclass, /',
    (_vm, args) => args[1] instanceof PyType && isSubtype(args[1], type(args[0]!)),
  ],
  __init__: [null, () => null],
  __dir__: ['', (_vm, args) => new PyList([...attributeNames(args[0]!)].sort())],
});
const prepare = new PyNative('__prepare__', () => new PyDict(), null, typeType, null);
prepare.isClassMethod = true;
typeType.attrs.set('__prepare__', prepare);

cellType.attrs.set(
  'cell_contents',
  new PyGetSet(
    getsetType,
    'cell_contents',
    (_vm, self) => {
      const content = (self as PyCell).v;
      if (content === undefined) throw guestError(ValueErrorType, 'cell is empty');
      return content;
    },
    (_vm, self, value) => {
      (self as PyCell).v = value;
    },
  ),
);
