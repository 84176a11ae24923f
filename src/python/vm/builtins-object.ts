/** The methods every object has (CPython docs, "Basic customization"; Objects/typeobject.c, object_methods). */
import { attributeNames } from './attribute-names';
import { getDefault, setDefault } from './attributes';
import { withNone } from './builtins-classes';
import { callMethodThen } from './builtins-support';
import { exceptionTypes, typeError, UnsupportedError } from './errors';
import { callTruth, quickTruth, truthOfResult } from './instructions';
import type { Machine } from './machine';
import { defineClassMethods, defineMethods, defineNew, kontinuation, PyNative } from './native';
import {
  moduleType,
  NOT_IMPLEMENTED,
  noneType,
  notImplementedType,
  objectType,
  PyList,
  PyModule,
  PyType,
  type Value,
} from './objects';
import { asStr } from './str-core';
import { lookup, typeOf } from './types';
import { warnThen } from './warn';

const OBJECT_NEW = objectType.attrs.get('__new__');

/** What `__eq__` said, turned round. */
const NOT_EQUAL = kontinuation('__ne__', (vm, _state, value) => {
  if (value === NOT_IMPLEMENTED) return value;
  const truth = quickTruth(value);
  return truth === undefined ? callTruth(vm, value, NEGATED, null) : !truth;
});
const NEGATED = kontinuation('not', (_vm, _state, value) => !truthOfResult(value));

function attributeName(value: Value): string {
  const name = asStr(value);
  if (name === undefined) throw typeError(`attribute name must be string, not '${typeOf(value).name}'`);
  return name;
}

function refusePickling(_vm: Machine, args: Value[]): never {
  throw new UnsupportedError(`pickling or copying '${typeOf(args[0]!).name}' objects by __reduce_ex__`);
}

const unordered = (): Value => NOT_IMPLEMENTED;

defineMethods(objectType, {
  __init__: [
    null,
    (_vm, args, kw) => {
      const [self] = args as [Value];
      if (args.length === 1 && (kw === null || kw.size === 0)) return null;
      const type = typeOf(self);
      const init = lookup(type, '__init__');
      if (!(init instanceof PyNative && init.owner === objectType)) {
        throw typeError('object.__init__() takes exactly one argument (the instance to initialize)');
      }
      if (lookup(type, '__new__') === OBJECT_NEW) {
        throw typeError(`${type.name}.__init__() takes exactly one argument (the instance to initialize)`);
      }
      return null;
    },
  ],
  __eq__: ['value, /', (_vm, args) => (args[0] === args[1] ? true : NOT_IMPLEMENTED)],
  __ne__: [
    'value, /',
    (vm, args) => callMethodThen(vm, args[0]!, '__eq__', [args[1]!], NOT_EQUAL, null) ?? NOT_IMPLEMENTED,
  ],
  __lt__: ['value, /', unordered],
  __le__: ['value, /', unordered],
  __gt__: ['value, /', unordered],
  __ge__: ['value, /', unordered],
  __getattribute__: [
    'name, /',
    (vm, args) => {
      const [self, name] = args as [Value, Value];
      return self instanceof PyType
        ? vm.getAttribute(self, attributeName(name))
        : getDefault(vm, self, typeOf(self), attributeName(name), false);
    },
  ],
  __setattr__: [
    'name, value, /',
    (vm, args) => withNone(vm, () => setDefault(vm, args[0]!, attributeName(args[1]!), args[2]!)),
  ],
  __delattr__: [
    'name, /',
    (vm, args) => withNone(vm, () => setDefault(vm, args[0]!, attributeName(args[1]!), undefined)),
  ],
  __dir__: ['', (_vm, args) => new PyList([...attributeNames(args[0]!)])],
  __reduce_ex__: ['protocol, /', refusePickling],
  __reduce__: ['', refusePickling],
});

defineMethods(moduleType, {
  __dir__: ['', (_vm, args) => new PyList([...(args[0] as PyModule).dict.keys()])],
});

defineNew(moduleType, 'name, doc=None', (_vm, [cls, name, doc]) => {
  const text = asStr(name!);
  if (text === undefined) {
    throw typeError(`module() argument 'name' must be str, not ${typeOf(name!).name}`);
  }
  const module = new PyModule(text, false, cls as PyType);
  for (const [key, value] of [
    ['__name__', text],
    ['__doc__', doc!],
    ['__package__', null],
    ['__loader__', null],
    ['__spec__', null],
  ] as const) {
    module.dict.set(key, value);
  }
  return module;
});

defineMethods(notImplementedType, {
  __bool__: [
    '',
    (vm) =>
      warnThen(
        vm,
        exceptionTypes.get('DeprecationWarning')!,
        'NotImplemented should not be used in a boolean context',
        true,
      ),
  ],
});

defineNew(noneType, null, (_vm, args, kw) => {
  if (args.length > 1 || (kw !== null && kw.size > 0)) throw typeError('NoneType takes no arguments');
  return null;
});

defineMethods(noneType, { __bool__: ['', () => false] });

defineClassMethods(objectType, {
  __init_subclass__: [
    null,
    (_vm, args, kw) => {
      const cls = args[0] as PyType;
      if (args.length > 1) {
        throw typeError(`${cls.name}.__init_subclass__() takes no arguments (${args.length - 1} given)`);
      }
      if (kw !== null && kw.size > 0)
        throw typeError(`${cls.name}.__init_subclass__() takes no keyword arguments`);
      return null;
    },
  ],
  __subclasshook__: ['object, /', () => NOT_IMPLEMENTED],
});
