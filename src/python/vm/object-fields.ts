/** The data attributes of builtin objects: `__class__`, `__dict__`, a function's `__name__`, a frame's `f_lineno`. */
import { getAttribute } from './attributes';
import type { Code } from './code';
import { namespaceDict } from './dict-object';
import { attributeError, typeError } from './errors';
import type { Frame } from './frame';
import type { Machine } from './machine';
import { defineNew, PyGetSet, PyNative } from './native';
import {
  codeType,
  frameType,
  functionType,
  getsetType,
  methodDescriptorType,
  methodType,
  moduleType,
  type Namespace,
  nativeType,
  objectType,
  PyBytes,
  type PyCell,
  PyDict,
  PyException,
  PyFunction,
  PyInstance,
  PyMethod,
  PyModule,
  type PyObject,
  PyTraceback,
  PyTuple,
  PyType,
  tracebackType,
  type Value,
} from './objects';
import { NO_DICT, traitsOf, typeOf } from './types';

function field(
  type: PyType,
  name: string,
  get: (vm: Machine, self: never) => Value,
  set: PyGetSet['set'] = null,
): void {
  type.attrs.set(name, new PyGetSet(getsetType, name, get as PyGetSet['get'], set));
}

field(
  objectType,
  '__class__',
  (_vm, self: Value) => typeOf(self),
  (_vm, self, value) => {
    if (!(value instanceof PyType))
      throw typeError(`__class__ must be set to a class, not '${typeOf(value!).name}' object`);
    if (!(self instanceof PyInstance) || value.isBuiltin) {
      throw typeError('__class__ assignment only supported for mutable types or ModuleType subclasses');
    }
    self.cls = value;
  },
);
field(
  objectType,
  '__dict__',
  (_vm, self: Value) => {
    const object = self as PyObject;
    if (typeof self !== 'object' || self === null || !hasDict(object)) {
      throw attributeError(`'${typeOf(self).name}' object has no attribute '__dict__'`);
    }
    if (object.dict === null) object.dict = new Map();
    return namespaceDict(object.dict);
  },
  (_vm, self, value) => {
    if (!(value instanceof PyDict))
      throw typeError(`__dict__ must be set to a dictionary, not a '${typeOf(value!).name}'`);
    const names = value.map as Namespace;
    names.view ??= value;
    (self as PyObject).dict = names;
  },
);
objectType.attrs.set('__doc__', null);
objectType.attrs.set('__module__', 'builtins');

function hasDict(object: PyObject): boolean {
  if (object instanceof PyFunction || object instanceof PyException || object instanceof PyModule)
    return true;
  return (object.dict !== null || !object.cls.isBuiltin) && (traitsOf(object.cls) & NO_DICT) === 0;
}

// Functions
field(
  functionType,
  '__name__',
  (_vm, self: PyFunction) => self.name,
  (_vm, self, value) => {
    if (typeof value !== 'string') throw typeError('__name__ must be set to a string object');
    (self as PyFunction).name = value;
  },
);
field(
  functionType,
  '__qualname__',
  (_vm, self: PyFunction) => self.qualname,
  (_vm, self, value) => {
    if (typeof value !== 'string') throw typeError('__qualname__ must be set to a string object');
    (self as PyFunction).qualname = value;
  },
);
field(
  functionType,
  '__doc__',
  (_vm, self: PyFunction) => self.doc,
  (_vm, self, value) => {
    (self as PyFunction).doc = value ?? null;
  },
);
field(
  functionType,
  '__module__',
  (_vm, self: PyFunction) => self.module,
  (_vm, self, value) => {
    (self as PyFunction).module = value ?? null;
  },
);
field(
  functionType,
  '__code__',
  (_vm, self: PyFunction) => self.code,
  (_vm, self, value) => {
    (self as PyFunction).code = value as unknown as Code;
  },
);
field(functionType, '__globals__', (_vm, self: PyFunction) => namespaceDict(self.globals));
field(functionType, '__closure__', (_vm, self: PyFunction) =>
  self.closure === null ? null : new PyTuple(self.closure.slice()),
);
field(
  functionType,
  '__defaults__',
  (_vm, self: PyFunction) => (self.defaults === null ? null : new PyTuple(self.defaults.slice())),
  (_vm, self, value) => {
    (self as PyFunction).defaults = value instanceof PyTuple ? value.items.slice() : null;
  },
);
field(
  functionType,
  '__kwdefaults__',
  (_vm, self: PyFunction) => self.kwdefaults,
  (_vm, self, value) => {
    (self as PyFunction).kwdefaults = value instanceof PyDict ? value : null;
  },
);
field(
  functionType,
  '__annotations__',
  (_vm, self: PyFunction) => {
    const annotations = self.annotations;
    if (annotations instanceof PyDict) return annotations;
    // The compiler passes names and values as one flat tuple.
    const made = new PyDict();
    if (annotations instanceof PyTuple) {
      for (let i = 0; i + 1 < annotations.items.length; i += 2) {
        made.map.set(annotations.items[i] as string, annotations.items[i + 1]!);
      }
    }
    self.annotations = made;
    return made;
  },
  (_vm, self, value) => {
    (self as PyFunction).annotations = value ?? new PyDict();
  },
);
field(
  functionType,
  '__type_params__',
  (_vm, self: PyFunction) => self.dict?.get('__type_params__') ?? new PyTuple([]),
  (_vm, self, value) => {
    const fn = self as PyFunction;
    if (fn.dict === null) fn.dict = new Map();
    fn.dict.set('__type_params__', value!);
  },
);

// Bound methods hand on what their function has.
field(methodType, '__self__', (_vm, self: PyMethod) => self.self);
field(methodType, '__func__', (_vm, self: PyMethod) => self.func);
for (const name of [
  '__name__',
  '__qualname__',
  '__doc__',
  '__module__',
  '__code__',
  '__defaults__',
  '__kwdefaults__',
  '__annotations__',
  '__wrapped__',
  '__isabstractmethod__',
]) {
  field(methodType, name, (vm: Machine, self: PyMethod) => getAttribute(vm, self.func, name));
}
methodType.attrs.set(
  '__getattr__',
  new PyNative(
    '__getattr__',
    (vm, args) => getAttribute(vm, (args[0] as PyMethod).func, args[1] as string),
    null,
    methodType,
    null,
  ),
);

/** The native itself, or the one that is bound. */
const nativeOf = (self: PyNative | PyMethod): PyNative =>
  self instanceof PyMethod ? (self.func as PyNative) : self;
for (const type of [nativeType, methodDescriptorType]) {
  field(type, '__name__', (_vm, self: PyNative | PyMethod) => nativeOf(self).name);
  field(type, '__qualname__', (_vm, self: PyNative | PyMethod) => nativeOf(self).qualname);
  field(type, '__doc__', (_vm, self: PyNative | PyMethod) => nativeOf(self).doc);
  field(type, '__module__', (_vm, self: PyNative | PyMethod) => {
    const native = nativeOf(self);
    return native.owner === null ? native.module : null;
  });
  field(type, '__self__', (_vm, self: PyNative | PyMethod) => (self instanceof PyMethod ? self.self : null));
  field(type, '__objclass__', (_vm, self: PyNative | PyMethod) => nativeOf(self).owner);
  type.attrs.set(
    '__call__',
    new PyNative('__call__', (vm, args, kw) => vm.call(args[0]!, args.slice(1), kw), null, type, null),
  );
}

// Modules
field(moduleType, '__dict__', (_vm, self: PyModule) => namespaceDict(self.dict));

// Code objects
const code = (name: string, get: (self: Code) => Value): void =>
  field(codeType, name, (_vm, self: Code) => get(self));
const strings = (names: readonly string[]): Value => new PyTuple(names.slice());
code('co_name', (self) => self.source.name);
code('co_qualname', (self) => self.source.qualname);
code('co_filename', (self) => self.source.filename);
code('co_firstlineno', (self) => self.source.firstlineno);
code('co_argcount', (self) => self.source.argcount);
code('co_posonlyargcount', (self) => self.source.posonlyargcount);
code('co_kwonlyargcount', (self) => self.source.kwonlyargcount);
code('co_nlocals', (self) => self.source.nlocals);
code('co_stacksize', (self) => self.source.stacksize);
code('co_flags', (self) => self.source.flags);
code('co_consts', (self) => {
  // Where they are not there yet, so are those of the source, which asks for them.
  return new PyTuple(self.consts.slice(0, self.source.consts.length));
});
code('co_names', (self) => strings(self.source.names));
code('co_varnames', (self) => strings(self.source.varnames));
code('co_freevars', (self) => strings(self.source.freevars));
code('co_cellvars', (self) => strings(self.source.cellvars));
code('co_code', (self) => {
  const bytes = new Uint8Array(self.source.code.length * 2);
  self.source.code.forEach((word, index) => {
    bytes[2 * index] = word & 255;
    bytes[2 * index + 1] = (word >> 8) & 255;
  });
  return new PyBytes(bytes);
});

// Frames and tracebacks
/** The variables of a frame as `locals()` gives them: a fresh dict for functions, the namespace itself otherwise. */
export function frameLocals(frame: Frame): PyDict {
  if (frame.locals !== null) return namespaceDict(frame.locals);
  const { code: own } = frame;
  if ((own.flags & 2) === 0) return namespaceDict(frame.globals);
  const found = new PyDict();
  const { varnames, cellvars, freevars } = own.source;
  for (let i = 0; i < varnames.length; i++) {
    let value = frame.slots[i] as Value | undefined;
    const cell = cellvars.indexOf(varnames[i]!);
    if (cell >= 0) value = (frame.slots[own.nlocals + cell] as PyCell).v;
    if (value !== undefined) found.map.set(varnames[i]!, value);
  }
  [...cellvars, ...freevars].forEach((name, index) => {
    const value = (frame.slots[own.nlocals + index] as PyCell | undefined)?.v;
    if (value !== undefined && !found.map.has(name)) found.map.set(name, value);
  });
  return found;
}
field(frameType, 'f_code', (_vm, self: Frame) => self.code);
field(frameType, 'f_lineno', (_vm, self: Frame) => self.code.lineAt(Math.max(self.pc - 1, 0)));
field(frameType, 'f_globals', (_vm, self: Frame) => namespaceDict(self.globals));
field(frameType, 'f_locals', (_vm, self: Frame) => frameLocals(self));
field(frameType, 'f_lasti', (_vm, self: Frame) => Math.max(self.pc - 1, 0) * 2);
field(frameType, 'f_back', (_vm, self: Frame) => {
  let back = self.back;
  while (back?.code.isLibrary === true) back = back.back;
  return back;
});
field(frameType, 'f_builtins', (vm: Machine) => new PyDict(vm.builtins));
defineNew(tracebackType, 'tb_next, tb_frame, tb_lasti, tb_lineno, /', (_vm, [, next, frame, lasti]) => {
  if (next !== null && !(next instanceof PyTraceback)) {
    throw typeError(`expected traceback object or None, got '${typeOf(next!).name}'`);
  }
  const { code } = frame as Frame;
  return new PyTraceback(next, code, Number(lasti) / 2, frame as Frame);
});
field(tracebackType, 'tb_next', (_vm, self: PyTraceback) => self.next);
field(tracebackType, 'tb_lineno', (_vm, self: PyTraceback) => self.code.lineAt(self.lasti));
field(tracebackType, 'tb_frame', (_vm, self: PyTraceback) => self.frame);
field(tracebackType, 'tb_lasti', (_vm, self: PyTraceback) => self.lasti * 2);
