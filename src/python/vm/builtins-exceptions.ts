/** What exception objects can do (CPython docs, "Built-in Exceptions"; Objects/exceptions.c). */

import { noKeywords } from './builtins-support';
import { reprOf, strOf } from './builtins-text';
import { namespaceDict } from './dict-object';
import {
  AttributeError,
  attributeError,
  BaseException,
  exceptionTypes,
  ImportError,
  KeyError,
  NameError,
  OSErrorType,
  StopIteration,
  SyntaxErrorType,
  SystemExit,
  typeError,
  UnicodeDecodeErrorType,
  UnicodeEncodeErrorType,
} from './errors';
import { asInt } from './int-arith';
import type { Machine } from './machine';
import { defineMethods, defineNew, type NativeFn, PyGetSet } from './native';
import {
  getsetType,
  type KwArgs,
  PyException,
  PyList,
  type PyObject,
  PyTraceback,
  PyTuple,
  type PyType,
  type Value,
} from './objects';
import { defineRepr, defineStr, showItems, tryRepr, tryStr } from './repr';
import { asStr } from './str-core';
import { isInstance, typeOf } from './types';

const error = (value: Value | undefined): PyException => value as PyException;

function field(
  type: PyType,
  name: string,
  get: (vm: Machine, self: PyException) => Value,
  set: ((self: PyException, value: Value | undefined) => void) | null = null,
): void {
  type.attrs.set(
    name,
    new PyGetSet(
      getsetType,
      name,
      (vm, self) => get(vm, error(self)),
      set === null ? null : (_vm, self, value) => set(error(self), value),
    ),
  );
}

/** A field kept in `fields`; `fallback` where it was never set. */
function storedField(type: PyType, name: string, fallback: (self: PyException) => Value = () => null): void {
  field(
    type,
    name,
    (_vm, self) => self.fields?.get(name) ?? fallback(self),
    (self, value) => store(self, name, value ?? null),
  );
}

function store(self: PyException, name: string, value: Value): void {
  if (self.fields === null) self.fields = new Map();
  self.fields.set(name, value);
}

// --- BaseException ---------------------------------------------------------------------------------------------------

field(
  BaseException,
  'args',
  (_vm, self) => new PyTuple(self.args.slice()),
  (self, value) => {
    if (!(value instanceof PyTuple || value instanceof PyList)) {
      throw typeError(`'${typeOf(value ?? null).name}' object is not iterable`);
    }
    self.args = value.items.slice();
  },
);
field(
  BaseException,
  '__traceback__',
  (_vm, self) => self.traceback,
  (self, value) => setTraceback(self, value),
);
field(
  BaseException,
  '__cause__',
  (_vm, self) => self.cause,
  (self, value) => {
    self.cause = linked(value, 'cause');
    self.suppressContext = true;
  },
);
field(
  BaseException,
  '__context__',
  (_vm, self) => self.context,
  (self, value) => {
    self.context = linked(value, 'context');
  },
);
field(
  BaseException,
  '__suppress_context__',
  (_vm, self) => self.suppressContext,
  (self, value) => {
    if (typeof value !== 'boolean') throw typeError('attribute value type must be bool');
    self.suppressContext = value;
  },
);
field(
  BaseException,
  '__notes__',
  (_vm, self) => {
    if (self.notes === null) throw attributeError(`'${self.cls.name}' object has no attribute '__notes__'`);
    return self.notes;
  },
  (self, value) => {
    self.notes = value instanceof PyList ? value : null;
  },
);
field(BaseException, '__dict__', (_vm, self) => {
  if (self.dict === null) self.dict = new Map();
  return namespaceDict(self.dict);
});

function linked(value: Value | undefined, what: string): PyException | null {
  if (value === undefined) throw typeError(`__${what}__ may not be deleted`);
  if (value === null || value instanceof PyException) return value;
  throw typeError(`exception ${what} must be None or derive from BaseException`);
}

function setTraceback(self: PyException, value: Value | undefined): void {
  if (value === undefined) throw typeError('__traceback__ may not be deleted');
  if (value !== null && !(value instanceof PyTraceback)) {
    throw typeError('__traceback__ must be a traceback or None');
  }
  self.traceback = value;
}

/** Classes whose constructors take keyword arguments. */
const KEYWORDS = new Map<PyType, readonly string[]>([
  [ImportError, ['name', 'path', 'name_from']],
  [AttributeError, ['name', 'obj']],
  [NameError, ['name']],
]);

/** Keyword arguments of an exception's constructor, kept as attributes. */
function keepKeywords(self: PyException, kw: KwArgs): void {
  if (kw === null || kw.size === 0) return;
  for (const [type, names] of KEYWORDS) {
    if (!isInstance(self, type)) continue;
    for (const [name, value] of kw) {
      if (!names.includes(name)) {
        throw typeError(`${type.name}() got an unexpected keyword argument '${name}'`);
      }
      store(self, name, value);
    }
    return;
  }
  noKeywords(self.cls.name, kw);
}

const init: NativeFn = (_vm, args, kw) => {
  const self = error(args[0]);
  keepKeywords(self, kw);
  self.args = args.slice(1);
  return null;
};

defineRepr(
  BaseException,
  (_vm, value, inner) => {
    const texts = error(value).args.map(inner);
    return texts.includes(undefined) ? undefined : `${value.cls.name}(${texts.join(', ')})`;
  },
  (vm, value) => showItems(vm, value, error(value).args.slice(), `${typeOf(value).name}(`, ')', '...'),
);

/** `str(exception)`: nothing, the one argument, or the tuple of them. */
function argumentsText(vm: Machine, value: PyObject): string | undefined {
  const { args } = error(value);
  if (args.length === 0) return '';
  return args.length === 1 ? tryStr(vm, args[0]!) : tryRepr(vm, new PyTuple(args));
}

function argumentsSlowly(vm: Machine, value: Value): Value {
  const { args } = error(value);
  return args.length === 1 ? strOf(vm, args[0]!) : reprOf(vm, new PyTuple(args));
}

defineStr(BaseException, argumentsText, argumentsSlowly);

defineMethods(BaseException, {
  __init__: [null, init],
  with_traceback: [
    'object, /',
    (_vm, args) => {
      setTraceback(error(args[0]), args[1]!);
      return args[0]!;
    },
  ],
  add_note: [
    'object, /',
    (_vm, args) => {
      const self = error(args[0]);
      if (asStr(args[1]) === undefined) throw typeError(`note must be a str, not '${typeOf(args[1]!).name}'`);
      if (self.notes === null) self.notes = new PyList([]);
      self.notes.items.push(args[1]!);
      return null;
    },
  ],
});

// --- Classes with fields ---------------------------------------------------------------------------------------------

storedField(StopIteration, 'value', (self) => self.args[0] ?? null);
storedField(SystemExit, 'code', (self) => {
  if (self.args.length === 0) return null;
  return self.args.length === 1 ? self.args[0]! : new PyTuple(self.args.slice());
});
for (const [type, names] of KEYWORDS) for (const name of names) storedField(type, name);
storedField(ImportError, 'msg', (self) => (self.args.length === 1 ? self.args[0]! : null));

/** KeyError shows its key by its repr, since the key may be an empty string. */
defineStr(
  KeyError,
  (vm, value) => {
    const { args } = error(value);
    return args.length === 1 ? tryRepr(vm, args[0]!) : argumentsText(vm, value);
  },
  (vm, value) => {
    const { args } = error(value);
    return args.length === 1 ? reprOf(vm, args[0]!) : argumentsSlowly(vm, value);
  },
);

const UNICODE_FIELDS = ['encoding', 'object', 'start', 'end', 'reason'];
for (const type of [UnicodeDecodeErrorType, UnicodeEncodeErrorType]) {
  defineMethods(type, {
    __init__: [
      null,
      (vm, args, kw) => {
        if (args.length !== 6)
          throw typeError(`function takes exactly 5 arguments (${args.length - 1} given)`);
        return init(vm, args, kw);
      },
    ],
  });
  UNICODE_FIELDS.forEach((name, at) => {
    storedField(type, name, (self) => self.args[at] ?? null);
  });
}

// OSError: the class for an error number, and what is shown of number, text and file names.
const ERRNO_CLASSES: readonly (readonly [name: string, numbers: readonly number[]])[] = [
  ['BlockingIOError', [11, 114, 115]],
  ['BrokenPipeError', [32, 108]],
  ['ChildProcessError', [10]],
  ['ConnectionAbortedError', [103]],
  ['ConnectionRefusedError', [111]],
  ['ConnectionResetError', [104]],
  ['FileExistsError', [17]],
  ['FileNotFoundError', [2]],
  ['InterruptedError', [4]],
  ['IsADirectoryError', [21]],
  ['NotADirectoryError', [20]],
  ['PermissionError', [1, 13]],
  ['ProcessLookupError', [3]],
  ['TimeoutError', [110]],
];

defineNew(OSErrorType, null, (_vm, args) => {
  let cls = args[0] as PyType;
  const errno = args.length >= 3 ? asInt(args[1]) : undefined;
  if (cls === OSErrorType && errno !== undefined) {
    const found = ERRNO_CLASSES.find(([, numbers]) => numbers.includes(errno as number));
    if (found !== undefined) cls = exceptionTypes.get(found[0])!;
  }
  return new PyException(cls, args.slice(1));
});
defineMethods(OSErrorType, {
  __init__: [
    null,
    (_vm, args, kw) => {
      const self = error(args[0]);
      noKeywords(self.cls.name, kw);
      const given = args.slice(1);
      self.args = given;
      if (given.length < 2 || given.length > 5) return null;
      store(self, 'errno', given[0]!);
      store(self, 'strerror', given[1]!);
      if (given.length === 2 || given[2] === null) return null;
      store(self, 'filename', given[2]!);
      if (given.length === 5) store(self, 'filename2', given[4]!);
      self.args = given.slice(0, 2);
      return null;
    },
  ],
});
for (const name of ['errno', 'strerror', 'filename', 'filename2']) storedField(OSErrorType, name);

defineStr(
  OSErrorType,
  (vm, value) => {
    const { fields } = error(value);
    const [errno, text, name, second] = ['errno', 'strerror', 'filename', 'filename2'].map(
      (key) => fields?.get(key) ?? null,
    ) as [Value, Value, Value, Value];
    if (errno === null || text === null) return argumentsText(vm, value);
    const parts = [tryStr(vm, errno), tryStr(vm, text)];
    if (name !== null) parts.push(tryRepr(vm, name));
    if (name !== null && second !== null) parts.push(tryRepr(vm, second));
    if (parts.includes(undefined)) return undefined;
    const head = `[Errno ${parts[0]}] ${parts[1]}`;
    return parts.length === 2 ? head : `${head}: ${parts.slice(2).join(' -> ')}`;
  },
  argumentsSlowly,
);

// SyntaxError('text', (filename, lineno, offset, line, end_lineno, end_offset))
const SYNTAX_FIELDS = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'];
for (const name of SYNTAX_FIELDS) storedField(SyntaxErrorType, name);
storedField(SyntaxErrorType, 'print_file_and_line');
storedField(SyntaxErrorType, 'msg', (self) => self.args[0] ?? null);
defineMethods(SyntaxErrorType, {
  __init__: [
    null,
    (_vm, args, kw) => {
      const self = error(args[0]);
      noKeywords(self.cls.name, kw);
      self.args = args.slice(1);
      const info = args[2];
      if (args.length !== 3 || !(info instanceof PyTuple || info instanceof PyList)) return null;
      if (info.items.length < 4) {
        throw typeError(`function takes at least 4 arguments (${info.items.length} given)`);
      }
      SYNTAX_FIELDS.forEach((name, at) => {
        const value = info.items[at];
        if (value !== undefined) store(self, name, value);
      });
      return null;
    },
  ],
});
defineStr(
  SyntaxErrorType,
  (vm, value) => {
    const self = error(value);
    const text = tryStr(vm, self.fields?.get('msg') ?? self.args[0] ?? null);
    if (text === undefined) return undefined;
    const filename = asStr(self.fields?.get('filename'));
    const line = asInt(self.fields?.get('lineno'));
    const place = [filename?.split('/').pop(), line === undefined ? undefined : `line ${line}`];
    const shown = place.filter((part) => part !== undefined);
    return shown.length === 0 ? text : `${text} (${shown.join(', ')})`;
  },
  argumentsSlowly,
);
