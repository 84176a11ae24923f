/**
 * Bodies of class statements: the entries that CPython 3.13 puts into their namespace around what the body says, and
 * bodies whose namespace, made by a metaclass's `__prepare__`, has `__setitem__` and the like in Python (PEP 3115).
 *
 * Names of such a body cannot be kept in a Map. Its code is run in a copy whose instructions for names are the machine's
 * own, which ask the mapping; no other code pays for them.
 */
import { Op } from '../compiler/opcodes';
import { bindArguments } from './arguments';
import { cellContent } from './attributes';
import {
  type Code,
  MARK,
  OP_ANNOTATIONS_MAPPED,
  OP_CLASSDEREF_MAPPED,
  OP_DELETE_MAPPED,
  OP_LOAD_MAPPED,
  OP_LOCALS_MAPPED,
  OP_MASK,
  OP_STORE_MAPPED,
} from './code';
import { namespaceDict } from './dict-object';
import { KeyError, MachineError, typeError } from './errors';
import { Frame } from './frame';
import { nameError, push } from './instructions';
import type { Machine } from './machine';
import { kontinuation, nativeFunction, PyNative } from './native';
import {
  dictType,
  type Namespace,
  NOTHING,
  PUSHED,
  type PyCell,
  PyDict,
  type PyFunction,
  PyMethod,
  PyTuple,
  type Value,
} from './objects';
import { noAssignment, storeSubscript, subscript } from './subscripts';
import { isSubtype, lookup, typeOf } from './types';

/** True for dicts that keep their items themselves, so that names can be read and written without running code. */
export function isPlainNamespace(mapping: Value): mapping is PyDict {
  if (!(mapping instanceof PyDict)) return false;
  if (mapping.cls === dictType) return true;
  return (
    lookup(mapping.cls, '__missing__') === undefined &&
    ['__getitem__', '__setitem__', '__delitem__'].every(
      (name) => lookup(mapping.cls, name) instanceof PyNative,
    )
  );
}

/** What stands in the namespace before the body's own names: their places are taken, the body gives the values. */
function header(fn: PyFunction): [string, Value][] {
  return [
    ['__module__', fn.globals.get('__name__') ?? 'builtins'],
    ['__qualname__', fn.code.source.qualname],
    ['__firstlineno__', fn.code.source.firstlineno],
  ];
}

/** `__static_attributes__`: the names that methods assign on `self`. */
function staticAttributes(code: Code): PyTuple {
  return new PyTuple([...(code.source.staticAttributes ?? [])].sort());
}

/** Runs a class body with `mapping` as its locals; gives the `__class__` cell, or None. */
function runClassBody(vm: Machine, fn: PyFunction, mapping: Value): Value {
  const frame = new Frame(fn.code, fn.code.template.slice(), fn.globals);
  bindArguments(vm, frame, fn, [], null);
  if (isPlainNamespace(mapping)) {
    const names = mapping.map as Namespace;
    for (const [name, value] of header(fn)) names.set(name, value);
    names.view ??= mapping;
    frame.locals = names;
    vm.pushKontinuation(BODY_DONE, new PyTuple([mapping, fn]));
  } else useMapping(frame, mapping);
  vm.push(frame);
  return PUSHED;
}

const BODY_DONE = kontinuation('class body', (_vm, state, cell) => {
  const [mapping, fn] = (state as PyTuple).items as [PyDict, PyFunction];
  const names = mapping.map as Namespace;
  names.set('__static_attributes__', staticAttributes(fn.code));
  for (const last of CELLS) {
    const value = names.get(last);
    if (value !== undefined && names.delete(last)) names.set(last, value);
  }
  return cell;
});

/** What the prelude's `__build_class__` needs. */
export const classBodyNatives = [
  nativeFunction('_run_class_body', 'function, namespace, /', (vm, args) =>
    runClassBody(vm, args[0] as PyFunction, args[1]!),
  ),
  nativeFunction('_is_plain_namespace', 'namespace, /', (_vm, args) => isPlainNamespace(args[0]!)),
  nativeFunction('_static_attributes', 'function, /', (_vm, args) => {
    const { code } = args[0] as PyFunction;
    return code.names.some((name) => CELLS.has(name)) ? null : staticAttributes(code);
  }),
];

/** Entries by which the body hands over cells; the static attributes go before them. */
const CELLS: ReadonlySet<string> = new Set(['__classdictcell__', '__classcell__']);

const MAPPED_OPS = new Map<number, number>([
  [Op.STORE_NAME, OP_STORE_MAPPED],
  [Op.LOAD_NAME, OP_LOAD_MAPPED],
  [Op.DELETE_NAME, OP_DELETE_MAPPED],
  [Op.LOAD_CLASSDEREF, OP_CLASSDEREF_MAPPED],
  [Op.SETUP_ANNOTATIONS, OP_ANNOTATIONS_MAPPED],
  [Op.LOAD_LOCALS, OP_LOCALS_MAPPED],
]);

function mappedWords(words: Int32Array): Int32Array {
  return words.map((word) => {
    const op = word & OP_MASK & ~MARK;
    const own = MAPPED_OPS.get(op);
    return own === undefined ? word : (word & ~(OP_MASK & ~MARK)) | own;
  });
}

/** Lets the names of a fresh frame live in `mapping`. */
export function useMapping(frame: Frame, mapping: Value): void {
  frame.code = frame.code.withWords(mappedWords(frame.code.words), mappedWords(frame.code.marked));
  frame.extra = mapping;
  frame.locals = mapping instanceof PyDict ? (mapping.map as Namespace) : new Map();
  if (mapping instanceof PyDict) frame.locals.view ??= mapping;
}

/** The value of a name outside the mapping: a cell's, a global or a builtin. */
function outerValue(vm: Machine, frame: Frame, index: number, isCell: boolean): Value {
  const { code } = frame;
  if (isCell) {
    const { cellvars, freevars } = code.source;
    const name = index < code.ncells ? cellvars[index]! : freevars[index - code.ncells]!;
    return cellContent(frame.slots[code.nlocals + index] as PyCell, name, index >= code.ncells);
  }
  const name = code.names[index]!;
  const value = frame.globals.get(name) ?? (frame.globals.has(name) ? null : vm.builtins.get(name));
  if (value === undefined) throw nameError(name);
  return value;
}

const FOUND = kontinuation(
  'name in a mapping',
  (_vm, _state, value) => value,
  (vm, state, exception) => {
    const [index, isCell] = (state as PyTuple).items as [number, boolean];
    if (!isSubtype(exception.cls, KeyError)) return undefined;
    return vm.again(OUTER, new PyTuple([index, isCell]), null);
  },
);
/** In a step of its own: the KeyError is not the context of a NameError. */
const OUTER = kontinuation('name outside a mapping', (vm, state) => {
  const [index, isCell] = (state as PyTuple).items as [number, boolean];
  return outerValue(vm, vm.frame!, index, isCell);
});
const DELETED = kontinuation(
  'del of a name in a mapping',
  () => NOTHING,
  (vm, name, exception) => (isSubtype(exception.cls, KeyError) ? vm.again(NOT_THERE, name, null) : undefined),
);
const NOT_THERE = kontinuation('no such name', (_vm, name) => {
  throw nameError(name as string);
});

/** The machine's own instructions for names; true where frames have changed. */
export function mappedInstruction(vm: Machine, f: Frame, op: number, arg: number): boolean {
  const mapping = f.extra;
  switch (op) {
    case OP_STORE_MAPPED:
      return store(vm, f, f.code.names[arg]!, f.slots[--f.sp] as Value);
    case OP_LOAD_MAPPED:
      return load(vm, f, arg, false);
    case OP_CLASSDEREF_MAPPED:
      return load(vm, f, arg, true);
    case OP_DELETE_MAPPED: {
      const name = f.code.names[arg]!;
      const remove = lookup(typeOf(mapping), '__delitem__');
      if (remove == null) throw typeError(`'${typeOf(mapping).name}' object doesn't support item deletion`);
      vm.callThen(new PyMethod(remove, mapping), [name], null, DELETED, name);
      return true;
    }
    case OP_ANNOTATIONS_MAPPED: {
      vm.pushKontinuation(ANNOTATIONS_FOUND, null);
      const known = subscript(vm, mapping, '__annotations__');
      if (known !== PUSHED) push(vm, known);
      return true;
    }
    case OP_LOCALS_MAPPED:
      f.slots[f.sp++] = mapping instanceof PyDict ? mapping : namespaceDict(f.locals!);
      return false;
    default:
      throw new MachineError(`no such instruction: ${op}`);
  }
}

const ANNOTATIONS_FOUND = kontinuation(
  '__annotations__',
  () => NOTHING,
  (vm, _state, exception) =>
    isSubtype(exception.cls, KeyError) ? vm.again(ANNOTATIONS_MADE, null, null) : undefined,
);
const ANNOTATIONS_MADE = kontinuation('__annotations__ made', (vm) =>
  storeSubscript(vm, vm.frame!.extra, '__annotations__', new PyDict()),
);

/** Stores a name, and what CPython puts after `__qualname__` and before the cells at the end. */
function store(vm: Machine, f: Frame, name: string, value: Value): boolean {
  const { names, source } = f.code;
  if (CELLS.has(name) && names.indexOf(name) === names.findIndex((other) => CELLS.has(other))) {
    return storeBoth(vm, f, '__static_attributes__', staticAttributes(f.code), name, value);
  }
  if (name === '__qualname__' && f.pc === 4) {
    return storeBoth(vm, f, name, value, '__firstlineno__', source.firstlineno);
  }
  return storeSubscript(vm, f.extra, name, value) === PUSHED;
}

function storeBoth(
  vm: Machine,
  f: Frame,
  name: string,
  value: Value,
  nextName: string,
  nextValue: Value,
): boolean {
  const method = lookup(typeOf(f.extra), '__setitem__');
  if (method == null) throw noAssignment(f.extra);
  const next = new PyTuple([nextName, nextValue]);
  const below = vm.callThen(new PyMethod(method, f.extra), [name, value], null, STORE_NEXT, next);
  return below === PUSHED;
}

const STORE_NEXT = kontinuation('next name into a mapping', (vm, state) => {
  const [name, value] = (state as PyTuple).items as [string, Value];
  return storeSubscript(vm, vm.frame!.extra, name, value);
});

function load(vm: Machine, f: Frame, index: number, isCell: boolean): boolean {
  const { cellvars, freevars } = f.code.source;
  const name = isCell
    ? index < cellvars.length
      ? cellvars[index]!
      : freevars[index - cellvars.length]!
    : f.code.names[index]!;
  vm.pushKontinuation(FOUND, new PyTuple([index, isCell]));
  const result = subscript(vm, f.extra, name);
  if (result !== PUSHED) push(vm, result);
  return true;
}
