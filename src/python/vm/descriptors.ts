/** property, classmethod, staticmethod, super, and the descriptor methods of functions (CPython docs, "Descriptor HowTo Guide"). */
import { getAttribute, memberValues } from './attributes';
import { attributeError, GuestError, runtimeError, typeError } from './errors';
import type { Machine } from './machine';
import { defineMethods, defineNew, PyGetSet } from './native';
import {
  classmethodType,
  functionType,
  getsetType,
  memberType,
  methodType,
  type PyCell,
  PyFunction,
  type PyMember,
  PyMethod,
  type PyObject,
  PyProperty,
  PyType,
  PyWrapped,
  propertyType,
  staticmethodType,
  superType,
  type Value,
} from './objects';
import { PySuper } from './super-object';
import { isSubtype, lookup, typeOf } from './types';

const property = (value: Value): PyProperty => value as PyProperty;

defineNew(propertyType, 'fget=None, fset=None, fdel=None, doc=None', (_vm, args) => {
  const made = new PyProperty(args[0] as PyType);
  [made.getter, made.setter, made.deleter, made.doc] = args.slice(1, 5) as [Value, Value, Value, Value];
  if (made.doc === null && made.getter instanceof PyFunction) made.doc = made.getter.doc;
  return made;
});

function changed(self: Value, field: 'getter' | 'setter' | 'deleter', fn: Value): Value {
  const from = property(self);
  const made = new PyProperty(from.cls);
  made.getter = from.getter;
  made.setter = from.setter;
  made.deleter = from.deleter;
  made.doc = from.doc;
  made.name = from.name;
  made[field] = fn;
  return made;
}

defineMethods(propertyType, {
  getter: ['fget, /', (_vm, args) => changed(args[0]!, 'getter', args[1]!)],
  setter: ['fset, /', (_vm, args) => changed(args[0]!, 'setter', args[1]!)],
  deleter: ['fdel, /', (_vm, args) => changed(args[0]!, 'deleter', args[1]!)],
  __set_name__: [
    'owner, name, /',
    (_vm, args) => {
      property(args[0]!).name = args[2]!;
      return null;
    },
  ],
  __get__: [
    'instance, owner=None, /',
    (vm, args) => {
      if (args[1] === null) return args[0]!;
      const getter = property(args[0]!).getter;
      if (getter === null) throw attributeError('property has no getter');
      return vm.call(getter, [args[1]!], null);
    },
  ],
  __set__: [
    'instance, value, /',
    (vm, args) => {
      const setter = property(args[0]!).setter;
      if (setter === null) throw attributeError('property has no setter');
      return vm.call(setter, [args[1]!, args[2]!], null);
    },
  ],
});
for (const [name, field] of [
  ['fget', 'getter'],
  ['fset', 'setter'],
  ['fdel', 'deleter'],
  ['__doc__', 'doc'],
] as const) {
  propertyType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => property(self)[field], null));
}

for (const type of [classmethodType, staticmethodType]) {
  defineNew(type, 'function, /', (_vm, args) => new PyWrapped(args[0] as PyType, args[1]!));
  const read = (name: string, get: (vm: Machine, self: PyWrapped) => Value): void => {
    type.attrs.set(name, new PyGetSet(getsetType, name, (vm, self) => get(vm, self as PyWrapped), null));
  };
  read('__func__', (_vm, self) => self.func);
  read('__wrapped__', (_vm, self) => self.func);
  for (const name of ['__name__', '__qualname__', '__doc__', '__module__', '__isabstractmethod__']) {
    read(name, (vm, self) => {
      try {
        return getAttribute(vm, self.func, name);
      } catch (error) {
        if (name === '__isabstractmethod__' && error instanceof GuestError) return false;
        throw error;
      }
    });
  }
}
defineMethods(classmethodType, {
  __get__: [
    'instance, owner=None, /',
    (_vm, args) => new PyMethod((args[0] as PyWrapped).func, args[2] ?? typeOf(args[1]!)),
  ],
});
defineMethods(staticmethodType, {
  __get__: ['instance, owner=None, /', (_vm, args) => (args[0] as PyWrapped).func],
  __call__: [null, (vm, args, kw) => vm.call((args[0] as PyWrapped).func, args.slice(1), kw)],
});

defineMethods(functionType, {
  __get__: [
    'instance, owner=None, /',
    (_vm, args) => (args[1] === null ? args[0]! : new PyMethod(args[0]!, args[1]!)),
  ],
  __call__: [null, (vm, args, kw) => vm.call(args[0]!, args.slice(1), kw)],
});
defineNew(methodType, 'function, instance, /', (_vm, [, fn, self]) => {
  if (lookup(typeOf(fn!), '__call__') === undefined) throw typeError('first argument must be callable');
  if (self === null) throw typeError('instance must not be None');
  return new PyMethod(fn!, self!);
});
defineMethods(methodType, {
  __get__: ['instance, owner=None, /', (_vm, args) => args[0]!],
  __call__: [null, (vm, args, kw) => vm.call(args[0]!, args.slice(1), kw)],
});
defineMethods(memberType, {
  __get__: [
    'instance, owner=None, /',
    (_vm, args) => {
      if (args[1] === null) return args[0]!;
      const member = args[0] as PyMember;
      if (!isSubtype(typeOf(args[1]!), member.owner)) {
        throw typeError(
          `descriptor '${member.name}' for '${member.owner.name}' objects doesn't apply to a '${typeOf(args[1]!).name}' object`,
        );
      }
      const value = memberValues(args[1] as PyObject).get(member.name);
      if (value === undefined) {
        throw attributeError(`'${typeOf(args[1]!).name}' object has no attribute '${member.name}'`);
      }
      return value;
    },
  ],
});

/** `super()` without arguments: the class from the frame's `__class__` cell, the instance from its first argument. */
function implicitSuper(vm: Machine): PySuper {
  const frame = vm.frame;
  if (frame === null) throw runtimeError('super(): no current frame');
  const code = frame.code;
  if (code.argcount === 0) throw runtimeError('super(): no arguments');
  let self = frame.slots[0];
  if (self === undefined) {
    const index = code.cellParams.indexOf(0);
    if (index >= 0) self = (frame.slots[code.nlocals + index] as PyCell).v;
  }
  if (self === undefined) throw runtimeError('super(): arg[0] deleted');
  const index = code.source.freevars.indexOf('__class__');
  if (index < 0) throw runtimeError('super(): __class__ cell not found');
  const type = (frame.slots[code.nlocals + code.ncells + index] as PyCell).v;
  if (type === undefined) throw runtimeError('super(): empty __class__ cell');
  return makeSuper(type, self);
}

function makeSuper(type: Value, self: Value): PySuper {
  if (!(type instanceof PyType))
    throw typeError(`super() argument 1 must be a type, not ${typeOf(type).name}`);
  if (self instanceof PyType && isSubtype(self, type)) return new PySuper(type, self, self);
  if (!isSubtype(typeOf(self), type)) {
    throw typeError(
      'super(type, obj): obj (instance of ' +
        typeOf(self).name +
        `) is not an instance or subtype of type (${type.name}).`,
    );
  }
  return new PySuper(type, self, typeOf(self));
}

defineNew(superType, 'type=?, object=?, /', (vm, args) => {
  const [, type, self] = args as [Value, Value | undefined, Value | undefined];
  if (type === undefined) return implicitSuper(vm);
  if (self === undefined || self === null) {
    if (!(type instanceof PyType))
      throw typeError(`super() argument 1 must be a type, not ${typeOf(type).name}`);
    return new PySuper(type, undefined, null);
  }
  return makeSuper(type, self);
});
const superField = (name: string, get: (self: PySuper) => Value): void => {
  superType.attrs.set(name, new PyGetSet(getsetType, name, (_vm, self) => get(self as PySuper), null));
};
superField('__thisclass__', (self) => self.type);
superField('__self__', (self) => self.self ?? null);
superField('__self_class__', (self) => self.selfType);
