/** Builtin functions about classes and attributes: isinstance, issubclass, getattr and its kin, vars, dir. */
import { noteAttribute } from './attributes';
import { callMethodThen, isException } from './builtins-support';
import { PyUnion } from './builtins-union';
import { AttributeError, typeError } from './errors';
import { PyGenericAlias } from './generic-alias';
import { callTruth, quickTruth, truthOfResult } from './instructions';
import type { Machine } from './machine';
import { kontinuation, nativeFunction, PyNative } from './native';
import { frameLocals } from './object-fields';
import {
  NOTHING,
  objectType,
  PUSHED,
  PyFunction,
  PyInstance,
  PyList,
  PyModule,
  PyObject,
  PyTuple,
  PyType,
  typeType,
  type Value,
} from './objects';
import { asStr } from './str-core';
import { PySuper } from './super-object';
import { isSubtype, lookup, typeOf } from './types';

/** Truth of a result as a boolean: itself, or PUSHED while `__bool__` is asked. */
function asBool(vm: Machine, value: Value): Value {
  return quickTruth(value) ?? callTruth(vm, value, BOOL, null);
}
const BOOL = kontinuation('bool', (_vm, _state, value) => truthOfResult(value));
const CHECKED = kontinuation('isinstance', (vm, _state, value) => asBool(vm, value));

const NO_CLASS = {
  isinstance: 'isinstance() arg 2 must be a type, a tuple of types, or a union',
  issubclass: 'issubclass() arg 2 must be a class, a tuple of classes, or a union',
} as const;

type Test = (vm: Machine, value: Value, cls: Value) => Value;

/** Tests against several classes in turn: natively while that is possible, then by the prelude. */
function anyOf(vm: Machine, test: Test, prelude: string, value: Value, classes: readonly Value[]): Value {
  for (let i = 0; i < classes.length; i++) {
    const cls = classes[i]!;
    if (!isPlainTarget(cls) || saysItsClass(value))
      return vm.callPrelude(prelude, [value, new PyTuple(classes.slice(i))]);
    const answer = test(vm, value, cls);
    if (answer === true) return true;
  }
  return false;
}

/** Classes whose metaclass is `type`, and things made of such: no Python code runs for them. */
function isPlainTarget(cls: Value): boolean {
  if (cls instanceof PyTuple) return cls.items.every(isPlainTarget);
  if (cls instanceof PyUnion) return cls.args.every(isPlainTarget);
  return !(cls instanceof PyType) || cls.cls === typeType;
}

/** Whether the object's class has a `__class__` of its own making, as mocks and proxies do. */
function saysItsClass(value: Value): boolean {
  return value instanceof PyInstance && lookup(value.cls, '__class__') !== objectType.attrs.get('__class__');
}
const CLASS_SAID = kontinuation(
  '__class__',
  (_vm, cls, said) => said instanceof PyType && isSubtype(said, cls as PyType),
  (_vm, _cls, exception) => (isException(exception, AttributeError) ? false : undefined),
);

/** `isinstance(value, cls)`: a boolean or PUSHED. */
export function isInstanceOf(vm: Machine, value: Value, cls: Value): Value {
  const type = typeOf(value);
  if (type === cls) return true;
  if (cls instanceof PyTuple) return anyOf(vm, isInstanceOf, '_instance_of_any', value, cls.items);
  if (cls instanceof PyUnion) return anyOf(vm, isInstanceOf, '_instance_of_any', value, cls.args);
  if (cls instanceof PyType && cls.cls === typeType) {
    if (isSubtype(type, cls) || !saysItsClass(value)) return isSubtype(type, cls);
    const below = vm.pushKontinuation(CLASS_SAID, cls);
    const said = vm.getAttribute(value, '__class__');
    if (said === PUSHED) return PUSHED;
    vm.frame = below.back;
    return CLASS_SAID.run(vm, cls, said);
  }
  if (cls === null) {
    // None stands for its type in unions only, where it comes as that type's instance.
    throw typeError(NO_CLASS.isinstance);
  }
  if (cls instanceof PyGenericAlias) {
    throw typeError('isinstance() argument 2 cannot be a parameterized generic');
  }
  return callMethodThen(vm, cls, '__instancecheck__', [value], CHECKED, null) ?? refuse(NO_CLASS.isinstance);
}

/** `issubclass(sub, cls)`: a boolean or PUSHED. */
export function isSubclassOf(vm: Machine, sub: Value, cls: Value): Value {
  if (cls instanceof PyTuple) return anyOf(vm, isSubclassOf, '_subclass_of_any', sub, cls.items);
  if (cls instanceof PyUnion) return anyOf(vm, isSubclassOf, '_subclass_of_any', sub, cls.args);
  if (cls instanceof PyType && cls.cls === typeType) {
    if (!(sub instanceof PyType)) throw typeError('issubclass() arg 1 must be a class');
    return isSubtype(sub, cls);
  }
  if (cls instanceof PyGenericAlias) {
    throw typeError('issubclass() argument 2 cannot be a parameterized generic');
  }
  if (!(sub instanceof PyType) && cls !== null && lookup(typeOf(cls), '__subclasscheck__') === undefined) {
    throw typeError('issubclass() arg 1 must be a class');
  }
  const result =
    cls === null ? undefined : callMethodThen(vm, cls, '__subclasscheck__', [sub], CHECKED, null);
  return result ?? refuse(NO_CLASS.issubclass);
}

function refuse(message: string): never {
  throw typeError(message);
}

// --- Attributes ------------------------------------------------------------------------------------------------------

function attributeName(value: Value): string {
  const name = asStr(value);
  if (name === undefined) throw typeError(`attribute name must be string, not '${typeOf(value).name}'`);
  return name;
}

/** Whether a plain object has an attribute, where nothing has to be called or raised to find out. */
function quickHas(value: Value, name: string): boolean | undefined {
  if (value instanceof PyType || value instanceof PySuper || value instanceof PyModule) return undefined;
  const type = typeOf(value);
  if (!type.isBuiltin && !(lookup(type, '__getattribute__') instanceof PyNative)) return undefined;
  const found = lookup(type, name);
  if (found instanceof PyFunction || found instanceof PyNative) return true;
  if (found !== undefined) return undefined;
  if (value instanceof PyObject && value.dict !== null && value.dict.has(name)) return true;
  return lookup(type, '__getattr__') === undefined ? false : undefined;
}

const GETATTR = kontinuation(
  'getattr',
  (_vm, _fallback, value) => value,
  (_vm, fallback, exception) => (isException(exception, AttributeError) ? fallback : undefined),
);
/** The failure of a property or `__getattr__` learns what was asked for, as in the instruction LOAD_ATTR. */
const GETATTR_NAMED = kontinuation(
  'getattr',
  (_vm, _state, value) => value,
  (_vm, state, exception) => {
    const [value, name] = (state as PyTuple).items as [Value, string];
    if (isException(exception, AttributeError)) noteAttribute(exception, value, name);
    return undefined;
  },
);
const HASATTR = kontinuation(
  'hasattr',
  () => true,
  (_vm, _state, exception) => (isException(exception, AttributeError) ? false : undefined),
);
/** The result of what gives none. */
const NONE = kontinuation('None', () => null);

/** Runs something that gives NOTHING or PUSHED, with None as its result. */
export function withNone(vm: Machine, run: () => Value): Value {
  const below = vm.pushKontinuation(NONE, null);
  const result = run();
  if (result === PUSHED) return PUSHED;
  vm.frame = below.back;
  return result === NOTHING ? null : result;
}

const NO_DICT = kontinuation(
  'vars',
  (_vm, _state, value) => value,
  (_vm, _state, exception) => {
    if (isException(exception, AttributeError))
      throw typeError('vars() argument must have __dict__ attribute');
    return undefined;
  },
);
const DIR_RESULT = kontinuation('dir', (vm, _state, names) =>
  vm.call(vm.prelude.get('sorted')!, [names], null),
);

export const classFunctions = [
  nativeFunction('isinstance', 'obj, class_or_tuple, /', (vm, args) => isInstanceOf(vm, args[0]!, args[1]!)),
  nativeFunction('issubclass', 'cls, class_or_tuple, /', (vm, args) => isSubclassOf(vm, args[0]!, args[1]!)),
  nativeFunction('getattr', 'object, name, default=?, /', (vm, args) => {
    const [value, name, fallback] = args as [Value, Value, Value | undefined];
    const key = attributeName(name);
    const quick = quickHas(value, key);
    if (fallback === undefined && quick !== undefined) return vm.getAttribute(value, key);
    if (quick === false) return fallback!;
    const below =
      fallback === undefined
        ? vm.pushKontinuation(GETATTR_NAMED, new PyTuple([value, key]))
        : vm.pushKontinuation(GETATTR, fallback);
    const result = vm.getAttribute(value, key);
    if (result === PUSHED) return PUSHED;
    vm.frame = below.back;
    return result;
  }),
  nativeFunction('hasattr', 'obj, name, /', (vm, args) => {
    const key = attributeName(args[1]!);
    const quick = quickHas(args[0]!, key);
    if (quick !== undefined) return quick;
    const below = vm.pushKontinuation(HASATTR, null);
    if (vm.getAttribute(args[0]!, key) === PUSHED) return PUSHED;
    vm.frame = below.back;
    return true;
  }),
  nativeFunction('setattr', 'obj, name, value, /', (vm, args) => {
    const key = attributeName(args[1]!);
    return withNone(vm, () => vm.setAttribute(args[0]!, key, args[2]!));
  }),
  nativeFunction('delattr', 'obj, name, /', (vm, args) => {
    const key = attributeName(args[1]!);
    return withNone(vm, () => vm.setAttribute(args[0]!, key, undefined));
  }),
  nativeFunction('vars', 'object=?, /', (vm, args) => {
    if (args[0] === undefined) return frameLocals(vm.currentFrame());
    const below = vm.pushKontinuation(NO_DICT, null);
    const result = vm.getAttribute(args[0], '__dict__');
    if (result === PUSHED) return PUSHED;
    vm.frame = below.back;
    return result;
  }),
  nativeFunction('dir', 'object=?, /', (vm, args) => {
    if (args[0] === undefined) {
      const names = [...frameLocals(vm.currentFrame()).map.keys()] as string[];
      return new PyList(names.sort());
    }
    return callMethodThen(vm, args[0], '__dir__', [], DIR_RESULT, null)!;
  }),
];
