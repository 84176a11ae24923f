/** Calling a class: metaclass `__call__`, then `__new__`, then `__init__` (Objects/typeobject.c, type_call). */
import { BaseException, typeError } from './errors';
import type { Machine } from './machine';
import { kwFromTuple } from './machine';
import { defineNew, kontinuation, PyNative } from './native';
import {
  bytearrayType,
  dictType,
  type KwArgs,
  listType,
  objectType,
  PyException,
  PyFunction,
  PyInstance,
  PyObject,
  PyTuple,
  PyType,
  PyWrapped,
  setType,
  typeType,
  type Value,
} from './objects';
import { isSubtype, lookup, typeOf } from './types';

/** `cls(*args, **kw)`. */
export function callType(vm: Machine, cls: PyType, args: Value[], kw: KwArgs): Value {
  const meta = cls.cls;
  if (meta !== typeType) {
    const custom = lookup(meta, '__call__');
    if (custom instanceof PyFunction) return vm.call(custom, [cls, ...args], kw);
  } else if (cls === typeType && args.length === 1 && kw === null) {
    return typeOf(args[0]!);
  }
  return makeInstance(vm, cls, args, kw);
}

/** `type.__call__(cls, *args, **kw)`. */
export function makeInstance(vm: Machine, cls: PyType, args: Value[], kw: KwArgs): Value {
  const make = lookup(cls, '__new__');
  if (make === OBJECT_NEW) {
    const init = lookup(cls, '__init__');
    const instance = newObject(vm, cls, args, kw, init);
    if (init instanceof PyFunction) return vm.callInit(init, instance, args, kw);
    return initialise(vm, instance, cls, args, kw);
  }
  if (
    make === EXCEPTION_NEW &&
    kw === null &&
    lookup(cls, '__init__') === BaseException.attrs.get('__init__')
  ) {
    return new PyException(cls, args);
  }
  if (make instanceof PyNative && cls.isBuiltin && !isSubtype(cls, BaseException)) {
    return vm.callNative(make, [cls, ...args], kw);
  }
  const state = new PyTuple([
    cls,
    new PyTuple(args),
    kw === null ? null : new PyTuple([...kw].map((pair) => new PyTuple(pair))),
  ]);
  if (make instanceof PyNative) {
    // Mutable containers are filled by __init__; where a class has its own, theirs gets nothing.
    const isFilledByInit = MUTABLE_LAYOUTS.has(cls.layout) && lookup(cls, '__init__') instanceof PyFunction;
    return isFilledByInit
      ? vm.callThen(make, [cls], null, AFTER_NEW, state)
      : vm.callThen(make, [cls, ...args], kw, AFTER_NEW, state);
  }
  const fn = make instanceof PyWrapped ? make.func : make;
  return vm.callThen(fn as Value, [cls, ...args], kw, AFTER_NEW, state);
}

const MUTABLE_LAYOUTS = new Set<PyType>([listType, dictType, setType, bytearrayType]);

const AFTER_NEW = kontinuation('__new__', (vm, state, instance) => {
  const [cls, args, kw] = (state as PyTuple).items as [PyType, PyTuple, Value];
  if (!isSubtype(typeOf(instance), cls)) return instance;
  if (instance instanceof PyObject) vm.lifetime.made(vm, instance);
  return initialise(vm, instance, typeOf(instance), args.items, kwFromTuple(kw));
});

function initialise(vm: Machine, instance: Value, cls: PyType, args: Value[], kw: KwArgs): Value {
  const init = lookup(cls, '__init__');
  if (init === undefined || init === null || init === lookup(objectType, '__init__')) return instance;
  if (init instanceof PyFunction) return vm.callInit(init, instance, args, kw);
  if (
    init instanceof PyNative &&
    lookup(cls, '__new__') instanceof PyNative &&
    !(instance instanceof PyException)
  ) {
    return instance;
  }
  return vm.callThen(init, [instance, ...args], kw, AFTER_INIT, instance);
}

const AFTER_INIT = kontinuation('__init__', (_vm, instance, result) => {
  if (result !== null) throw typeError(`__init__() should return None, not '${typeOf(result).name}'`);
  return instance;
});

/** `object.__new__(cls)`: checks arguments and abstract methods. */
function newObject(vm: Machine, cls: PyType, args: Value[], kw: KwArgs, init: Value | undefined): Value {
  if (cls.layout !== objectType) {
    if (lookup(cls, '__new__') === OBJECT_NEW) throw typeError(`cannot create '${cls.name}' instances`);
    const safe = cls.mro.find((base) => lookup(base, '__new__') instanceof PyNative)!;
    throw typeError(`object.__new__(${cls.name}) is not safe, use ${safe.name}.__new__()`);
  }
  if ((args.length > 0 || kw !== null) && (init === undefined || init === lookup(objectType, '__init__'))) {
    throw typeError(cls === objectType ? 'object() takes no arguments' : `${cls.name}() takes no arguments`);
  }
  const abstract = cls.attrs.get('__abstractmethods__');
  if (abstract !== undefined && abstract !== null) refuseAbstract(cls, abstract);
  const instance = new PyInstance(cls);
  vm.lifetime.made(vm, instance);
  return instance;
}

function refuseAbstract(cls: PyType, abstract: Value): void {
  const names = abstractNames(abstract);
  if (names.length === 0) return;
  const list = names.map((name) => `'${name}'`).join(', ');
  throw typeError(
    `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${names.length === 1 ? '' : 's'} ${list}`,
  );
}

function abstractNames(value: Value): string[] {
  const set = value as unknown as { values?: () => Value[]; items?: Value[] };
  return ((set.values?.() ?? set.items ?? []) as string[]).slice().sort();
}

defineNew(objectType, null, (vm, args, kw) => {
  const cls = args[0];
  if (!(cls instanceof PyType)) throw typeError('object.__new__(X): X is not a type object');
  const init = lookup(cls, '__init__');
  const hasOwnNew = lookup(cls, '__new__') !== OBJECT_NEW;
  if ((args.length > 1 || kw !== null) && hasOwnNew) {
    throw typeError('object.__new__() takes exactly one argument (the type to instantiate)');
  }
  if (isSubtype(cls, BaseException)) return new PyException(cls, args.slice(1));
  return newObject(vm, cls, args.slice(1), kw, init);
});
const OBJECT_NEW = objectType.attrs.get('__new__');

defineNew(BaseException, null, (_vm, args) => new PyException(args[0] as PyType, args.slice(1)));
const EXCEPTION_NEW = BaseException.attrs.get('__new__');
