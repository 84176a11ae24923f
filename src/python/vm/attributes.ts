/**
 * Attribute access: instances, classes, modules, functions, and the descriptor protocol
 * (CPython docs, "Descriptor HowTo Guide"; Objects/object.c, Objects/typeobject.c).
 */
import {
  AttributeError,
  attributeError,
  GuestError,
  guestError,
  NameError,
  typeError,
  UnboundLocalError,
} from './errors';
import type { Machine } from './machine';
import { boundNative, kontinuation, PyGetSet, PyNative } from './native';
import {
  type Namespace,
  NOTHING,
  objectType,
  type PyCell,
  PyException,
  PyFunction,
  PyInstance,
  PyMember,
  PyMethod,
  PyModule,
  type PyObject,
  PyProperty,
  PyTuple,
  PyType,
  PyWrapped,
  type Value,
} from './objects';
import { PySuper } from './super-object';
import {
  CUSTOM_GET,
  CUSTOM_SET,
  DATA_DESCRIPTORS,
  isSubtype,
  lookup,
  NO_DICT,
  traitsOf,
  typeChanged,
  typeOf,
} from './types';

const UNDERSCORE = 95;

/** `value.name`: the value, or PUSHED while Python code (a property, `__getattr__`) finds it. Throws AttributeError. */
export function getAttribute(vm: Machine, value: Value, name: string): Value {
  if (value instanceof PyInstance) {
    // Nothing on the class can go before the instance's own attribute, except what all objects have.
    const traits = traitsOf(value.cls);
    if ((traits & (CUSTOM_GET | DATA_DESCRIPTORS)) === 0 && name.charCodeAt(0) !== UNDERSCORE) {
      const own = value.dict!.get(name);
      if (own !== undefined) return own;
    }
  }
  if (value instanceof PyType) return getTypeAttribute(vm, value, name);
  if (value instanceof PySuper) return getSuperAttribute(vm, value, name);
  const type = typeOf(value);
  if ((traitsOf(type) & CUSTOM_GET) !== 0) {
    const custom = lookup(type, '__getattribute__');
    if (custom instanceof PyFunction) {
      return vm.callThen(custom, [value, name], null, GOT_ATTRIBUTE, new PyTuple([value, name]));
    }
  }
  return getDefault(vm, value, type, name, true);
}

/** `object.__getattribute__`, and after it `__getattr__` when `mayFallBack`. */
export function getDefault(
  vm: Machine,
  value: Value,
  type: PyType,
  name: string,
  mayFallBack: boolean,
): Value {
  const found = lookup(type, name);
  if (found !== undefined && isDataDescriptor(found))
    return callGet(vm, found, value, type, mayFallBack ? name : null);
  if (typeof value === 'object' && value !== null && value.dict !== null) {
    const own = value.dict.get(name);
    if (own !== undefined) return own;
  }
  if (found !== undefined) return callGet(vm, found, value, type, mayFallBack ? name : null);
  if (value instanceof PyModule) {
    const getter = value.dict.get('__getattr__');
    if (getter !== undefined && name !== '__path__') return vm.call(getter, [name], null);
    throw missing(value, name, `module '${value.name}' has no attribute '${name}'`);
  }
  if (mayFallBack) {
    const fallback = lookup(type, '__getattr__');
    if (fallback !== undefined) return vm.callMethodFunction(fallback, value, [name], null);
  }
  throw missing(value, name, `'${type.name}' object has no attribute '${name}'`);
}

/** An AttributeError that knows what was asked of which object, for "Did you mean". */
export function missing(value: Value, name: string, message: string): ReturnType<typeof guestError> {
  const error = attributeError(message);
  error.exception.fields = new Map<string, Value>([
    ['name', name],
    ['obj', value],
  ]);
  return error;
}

/** An AttributeError that does not say so itself learns that it was raised when `name` of `object` was asked for. */
export function noteAttribute(exception: PyException, object: Value, name: string): void {
  exception.fields ??= new Map();
  if (exception.fields.get('name') == null && exception.fields.get('obj') == null) {
    exception.fields.set('name', name).set('obj', object);
  }
}

const GOT_ATTRIBUTE = kontinuation(
  '__getattribute__',
  (_vm, _state, value) => value,
  (vm, state, exception) => {
    const [value, name] = (state as PyTuple).items as [Value, string];
    if (!isSubtype(exception.cls, AttributeError)) return undefined;
    const fallback = lookup(typeOf(value), '__getattr__');
    return fallback === undefined ? undefined : vm.callMethodFunction(fallback, value, [name], null);
  },
);

/** Data descriptors go before the instance's own attributes. */
export function isDataDescriptor(value: Value): boolean {
  if (value instanceof PyProperty || value instanceof PyMember || value instanceof PyGetSet) return true;
  if (value instanceof PyInstance) {
    return lookup(value.cls, '__set__') !== undefined || lookup(value.cls, '__delete__') !== undefined;
  }
  return false;
}

/** A field that an object may lack (`__dict__`), and `__getattr__` where it does. */
function getFieldOrAsk(vm: Machine, found: PyGetSet, instance: Value, owner: PyType, name: string): Value {
  try {
    return found.get(vm, instance);
  } catch (error) {
    const fallback = lookup(owner, '__getattr__');
    if (!(error instanceof GuestError) || fallback === undefined) throw error;
    if (!isSubtype(error.exception.cls, AttributeError)) throw error;
    return vm.callMethodFunction(fallback, instance, [name], null);
  }
}

/** `descriptor.__get__(instance, owner)` for what was found on a class. `name`: `__getattr__` may be asked for it. */
function callGet(vm: Machine, found: Value, instance: Value, owner: PyType, name: string | null): Value {
  if (found instanceof PyFunction) return new PyMethod(found, instance);
  if (found instanceof PyNative) {
    if (found.isStatic) return found;
    if (found.isClassMethod) return boundNative(found, owner);
    return found.owner === null ? found : boundNative(found, instance);
  }
  if (found instanceof PyProperty) {
    if (found.getter === null) {
      throw attributeError(`property ${propertyName(found)}of '${owner.name}' object has no getter`);
    }
    if (name !== null && lookup(owner, '__getattr__') !== undefined) {
      return vm.callThen(found.getter, [instance], null, GOT_ATTRIBUTE, new PyTuple([instance, name]));
    }
    return vm.call(found.getter, [instance], null);
  }
  if (found instanceof PyMember) {
    const own = memberValues(instance as PyObject).get(found.name);
    if (own === undefined) {
      if (name !== null) {
        const fallback = lookup(owner, '__getattr__');
        if (fallback !== undefined) return vm.callMethodFunction(fallback, instance, [name], null);
      }
      throw missing(instance, found.name, `'${owner.name}' object has no attribute '${found.name}'`);
    }
    return own;
  }
  if (found instanceof PyGetSet) {
    return name === null || owner.isBuiltin
      ? found.get(vm, instance)
      : getFieldOrAsk(vm, found, instance, owner, name);
  }
  if (found instanceof PyWrapped) {
    if (found.cls.layout.name === 'staticmethod') return found.func;
    return bindTo(vm, found.func, owner);
  }
  if (found instanceof PyInstance) {
    const get = lookup(found.cls, '__get__');
    if (get !== undefined) return vm.callMethodFunction(get, found, [instance, owner], null);
  }
  return found;
}

function bindTo(vm: Machine, func: Value, owner: PyType): Value {
  if (func instanceof PyProperty || func instanceof PyWrapped || func instanceof PyInstance) {
    const get = lookup(typeOf(func), '__get__');
    if (func instanceof PyProperty) return vm.call(func.getter, [owner], null);
    if (get !== undefined) return vm.callMethodFunction(get, func, [owner, typeOf(owner)], null);
  }
  return new PyMethod(func, owner);
}

/** Where the values of an instance's slots are. */
export function memberValues(object: PyObject): Namespace {
  if (object instanceof PyInstance && (traitsOf(object.cls) & NO_DICT) === 0) {
    object.slotValues ??= new Map();
    return object.slotValues;
  }
  object.dict ??= new Map();
  return object.dict;
}

function propertyName(property: PyProperty): string {
  const name = property.name ?? (property.getter instanceof PyFunction ? property.getter.name : null);
  return typeof name === 'string' ? `'${name}' ` : '';
}

/** `Class.name`. */
function getTypeAttribute(vm: Machine, type: PyType, name: string): Value {
  const meta = type.cls;
  const onMeta = lookup(meta, name);
  if (onMeta !== undefined && isDataDescriptor(onMeta)) return callGet(vm, onMeta, type, meta, null);
  const found = lookup(type, name);
  if (found !== undefined) return getFromClass(vm, found, type, type);
  if (onMeta !== undefined) return callGet(vm, onMeta, type, meta, null);
  const fallback = lookup(meta, '__getattr__');
  if (fallback !== undefined) return vm.callMethodFunction(fallback, type, [name], null);
  throw missing(type, name, `type object '${type.name}' has no attribute '${name}'`);
}

/** `descriptor.__get__(None, owner)`; for `super()` in a class method `bound` is the class asked for. */
function getFromClass(vm: Machine, found: Value, owner: PyType, bound: PyType): Value {
  if (found instanceof PyFunction) return found;
  if (found instanceof PyNative) return found.isClassMethod ? boundNative(found, bound) : found;
  if (found instanceof PyProperty || found instanceof PyMember) return found;
  if (found instanceof PyGetSet) return found;
  if (found instanceof PyWrapped) {
    return found.cls.layout.name === 'staticmethod' ? found.func : bindTo(vm, found.func, bound);
  }
  if (found instanceof PyInstance) {
    const get = lookup(found.cls, '__get__');
    if (get !== undefined) return vm.callMethodFunction(get, found, [null, owner], null);
  }
  return found;
}

function getSuperAttribute(vm: Machine, proxy: PySuper, name: string): Value {
  if (proxy.self !== undefined && name !== '__class__') {
    const mro = proxy.selfType!.mro;
    for (let i = mro.indexOf(proxy.type) + 1; i < mro.length; i++) {
      const found = mro[i]!.attrs.get(name);
      if (found === undefined) continue;
      if (proxy.self === proxy.selfType)
        return getFromClass(vm, found, proxy.selfType as PyType, proxy.selfType as PyType);
      return callGet(vm, found, proxy.self, proxy.selfType!, null);
    }
  }
  const own = lookup(proxy.cls, name);
  if (own !== undefined) return callGet(vm, own, proxy, proxy.cls, null);
  throw missing(proxy, name, `'super' object has no attribute '${name}'`);
}

/**
 * What LOAD_METHOD needs: a function to be called with `value` as first argument, or undefined where plain attribute
 * access has to do.
 */
export function lookupMethod(value: Value, name: string): PyFunction | PyNative | undefined {
  if (value instanceof PyType || value instanceof PySuper || value instanceof PyModule) return undefined;
  const type = typeOf(value);
  const found = lookup(type, name);
  if (
    found instanceof PyFunction ||
    (found instanceof PyNative && found.owner !== null && !found.isStatic && !found.isClassMethod)
  ) {
    if ((traitsOf(type) & CUSTOM_GET) !== 0) return undefined;
    if (typeof value === 'object' && value !== null && value.dict !== null && value.dict.has(name))
      return undefined;
    return found;
  }
  return undefined;
}

/** `value.name = item` (item undefined: `del value.name`). Gives NOTHING, or PUSHED while Python code does it. */
export function setAttribute(vm: Machine, value: Value, name: string, item: Value | undefined): Value {
  const type = typeOf(value);
  if (value instanceof PyInstance && item !== undefined) {
    if (
      (traitsOf(type) & (CUSTOM_SET | DATA_DESCRIPTORS | NO_DICT)) === 0 &&
      name.charCodeAt(0) !== UNDERSCORE
    ) {
      value.dict!.set(name, item);
      return NOTHING;
    }
  }
  if (!type.isBuiltin || value instanceof PyType) {
    const custom = lookup(type, item === undefined ? '__delattr__' : '__setattr__');
    if (custom instanceof PyFunction || custom instanceof PyMethod) {
      return vm.callThen(custom, item === undefined ? [value, name] : [value, name, item], null, DROP, null);
    }
  }
  return setDefault(vm, value, name, item);
}

/** Drops the result of a call whose caller expects none. */
export const DROP = kontinuation('drop', () => NOTHING);

/** `object.__setattr__` and `object.__delattr__`, for classes `type`'s. */
export function setDefault(vm: Machine, value: Value, name: string, item: Value | undefined): Value {
  const type = typeOf(value);
  const found = lookup(type, name);
  if (found !== undefined && isDataDescriptor(found)) return callSet(vm, found, value, type, name, item);
  if (value instanceof PyType) return setTypeAttribute(value, name, item);
  if (typeof value !== 'object' || value === null || !hasDict(value, type)) {
    throw missing(
      value,
      name,
      found === undefined
        ? `'${type.name}' object has no attribute '${name}' and no __dict__ for setting new attributes`
        : `'${type.name}' object attribute '${name}' is read-only`,
    );
  }
  if (item === undefined) {
    if (value.dict === null || !value.dict.delete(name)) {
      throw attributeError(`'${type.name}' object has no attribute '${name}'`);
    }
  } else {
    if (value.dict === null) value.dict = new Map();
    value.dict.set(name, item);
  }
  return NOTHING;
}

/** Whether instances of this kind take attributes of their own. */
function hasDict(value: PyObject, type: PyType): boolean {
  if (value instanceof PyFunction || value instanceof PyModule || value instanceof PyException) return true;
  if (type.isBuiltin) return type !== objectType && value.dict !== null;
  return (
    !type.mro.every((base) => base.slots !== null || base.isBuiltin) ||
    type.mro.some((base) => base.slots?.includes('__dict__') === true)
  );
}

function callSet(
  vm: Machine,
  found: Value,
  value: Value,
  type: PyType,
  name: string,
  item: Value | undefined,
): Value {
  if (found instanceof PyProperty) {
    const fn = item === undefined ? found.deleter : found.setter;
    if (fn === null) {
      throw attributeError(
        `property ${propertyName(found)}of '${type.name}' object has no ${item === undefined ? 'deleter' : 'setter'}`,
      );
    }
    return vm.callThen(fn, item === undefined ? [value] : [value, item], null, DROP, null);
  }
  if (found instanceof PyMember) {
    const values = memberValues(value as PyObject);
    if (item !== undefined) values.set(name, item);
    else if (!values.delete(name)) throw attributeError(name);
    return NOTHING;
  }
  if (found instanceof PyGetSet) {
    if (found.set === null) {
      throw attributeError(`attribute '${name}' of '${type.name}' objects is not writable`);
    }
    found.set(vm, value, item);
    return NOTHING;
  }
  const method = lookup(typeOf(found), item === undefined ? '__delete__' : '__set__');
  if (method === undefined) throw attributeError(item === undefined ? '__delete__' : '__set__');
  const bound = vm.callThen(
    new PyMethod(method, found),
    item === undefined ? [value] : [value, item],
    null,
    DROP,
    null,
  );
  return bound;
}

function setTypeAttribute(type: PyType, name: string, item: Value | undefined): Value {
  if (type.isBuiltin) {
    throw typeError(`cannot set '${name}' attribute of immutable type '${type.name}'`);
  }
  const isNew = !type.attrs.has(name);
  if (item === undefined) {
    if (!type.attrs.delete(name))
      throw attributeError(`type object '${type.name}' has no attribute '${name}'`);
  } else type.attrs.set(name, item);
  noteSpecialAttribute(type, name);
  typeChanged(type, name, isNew || item === undefined);
  return NOTHING;
}

/** True for `__eq__` or `__hash__` as a program's class defines it. */
const isOwn = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && !(value instanceof PyNative);

/** Keeps `hasUserEq` in step with `__eq__` and `__hash__`. */
export function noteSpecialAttribute(type: PyType, name: string): void {
  if (name === '__eq__' || name === '__hash__') updateUserEq(type);
}

export function updateUserEq(type: PyType): void {
  type.hasUserEq = type.mro.some(
    (base) => !base.isBuiltin && (isOwn(base.attrs.get('__eq__')) || isOwn(base.attrs.get('__hash__'))),
  );
  for (const sub of type.subclasses) updateUserEq(sub);
}

/** The content of a cell. Throws NameError or UnboundLocalError. */
export function cellContent(cell: PyCell, name: string, isFree: boolean): Value {
  if (cell.v !== undefined) return cell.v;
  throw isFree
    ? guestNameError(
        `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
        name,
      )
    : unboundVariable(name);
}

export function unboundVariable(name: string): ReturnType<typeof guestError> {
  return guestError(
    UnboundLocalError,
    `cannot access local variable '${name}' where it is not associated with a value`,
  );
}

export function guestNameError(message: string, name: string): ReturnType<typeof guestError> {
  const error = guestError(NameError, message);
  error.exception.fields = new Map<string, Value>([['name', name]]);
  return error;
}
