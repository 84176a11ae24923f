/**
 * Instructions too rare for the loop's own switch. Each finds `pc` and `sp` saved in the frame, works on the frame's
 * stack, and returns true where frames have changed.
 */
import { PartMissing } from '../../base/parts';
import { RARE_FUNCTIONS } from '../../base/rare-functions';
import { Op } from '../compiler/opcodes';
import { cellContent, getAttribute, setAttribute } from './attributes';
import { mappedInstruction } from './class-body';
import { type Code, OP_ABSENT } from './code';
import { dictSet, namespaceDict, updateDict } from './dict-object';
import {
  AssertionError,
  AttributeError,
  GuestError,
  guestError,
  ImportError,
  RuntimeErrorType,
  StopAsyncIteration,
  typeError,
  ValueErrorType,
} from './errors';
import { type Frame, pushBlock } from './frame';
import { AsyncGenStep, PyGenerator } from './generator';
import { getIter, nameError, push, unboundLocal } from './instructions';
import { intrinsic1, intrinsic2 } from './intrinsics';
import type { Machine } from './machine';
import { isGuestError, kontinuation } from './native';
import { unaryOp } from './numbers';
import {
  asyncGeneratorType,
  coroutineType,
  NOTHING,
  PUSHED,
  type PyCell,
  PyDict,
  type PyException,
  PyFunction,
  PyList,
  PyMethod,
  PyModule,
  PySlice,
  PyTuple,
  type Value,
} from './objects';
import { unaryViaMethod } from './operators';
import { exceptStar, matchInstruction } from './ports';
import { PySet } from './set-object';
import { deleteSubscript } from './subscripts';
import { isSubtype, lookup, typeOf } from './types';
import { unwind } from './unwind';
import { boundSpecial, setupWith } from './with-statement';

/** Runs one instruction. True: read the frame again. */
export function rare(vm: Machine, f: Frame, op: number, arg: number): boolean {
  const s = f.slots;
  const code = f.code;
  switch (op) {
    case Op.UNARY_POSITIVE:
      return unary(vm, f, '+');
    case Op.UNARY_NEGATIVE:
      return unary(vm, f, '-');
    case Op.UNARY_INVERT:
      return unary(vm, f, '~');
    case Op.DELETE_FAST:
      if (s[arg] === undefined) throw unboundLocal(code, arg);
      s[arg] = undefined;
      return false;
    case Op.DELETE_NAME: {
      const name = code.names[arg]!;
      if (!(f.locals ?? f.globals).delete(name)) throw nameError(name);
      return false;
    }
    case Op.DELETE_GLOBAL: {
      const name = code.names[arg]!;
      if (!f.globals.delete(name)) throw nameError(name);
      return false;
    }
    case Op.DELETE_DEREF: {
      const cell = s[code.nlocals + arg] as PyCell;
      cellContent(cell, cellName(code, arg), arg >= code.ncells);
      cell.v = undefined;
      return false;
    }
    case Op.DELETE_ATTR: {
      const object = s[--f.sp] as Value;
      return setAttribute(vm, object, code.names[arg]!, undefined) === PUSHED;
    }
    case Op.DELETE_SUBSCR: {
      f.sp -= 2;
      return deleteSubscript(vm, s[f.sp] as Value, s[f.sp + 1] as Value) === PUSHED;
    }
    case Op.LOAD_CLASSDEREF: {
      const name = cellName(code, arg);
      const own = f.locals?.get(name);
      s[f.sp++] =
        own !== undefined ? own : cellContent(s[code.nlocals + arg] as PyCell, name, arg >= code.ncells);
      return false;
    }
    case Op.LOAD_LOCALS:
      s[f.sp++] = namespaceDict(f.locals ?? f.globals);
      return false;
    case Op.LOAD_FROM_DICT_OR_GLOBALS: {
      const mapping = s[f.sp - 1] as PyDict;
      const name = code.names[arg]!;
      const value = mapping.map.get(name) ?? f.globals.get(name) ?? vm.builtins.get(name);
      if (value === undefined) throw nameError(name);
      s[f.sp - 1] = value;
      return false;
    }
    case Op.LOAD_FROM_DICT_OR_DEREF: {
      const mapping = s[f.sp - 1] as PyDict;
      const name = cellName(code, arg);
      s[f.sp - 1] =
        mapping.map.get(name) ?? cellContent(s[code.nlocals + arg] as PyCell, name, arg >= code.ncells);
      return false;
    }
    case Op.LOAD_ASSERTION_ERROR:
      s[f.sp++] = AssertionError;
      return false;
    case Op.LOAD_BUILD_CLASS: {
      const build = vm.builtins.get('__build_class__');
      if (build === undefined) throw nameError('__build_class__');
      s[f.sp++] = build;
      return false;
    }
    case Op.BUILD_SET:
      return buildSet(vm, f, arg);
    case Op.BUILD_MAP:
      return buildMap(vm, f, arg);
    case Op.BUILD_CONST_KEY_MAP: {
      const names = (s[--f.sp] as PyTuple).items;
      f.sp -= arg;
      const dict = new PyDict();
      for (let i = 0; i < arg; i++) dictSet(vm, dict, names[i]!, s[f.sp + i] as Value);
      s[f.sp++] = dict;
      return false;
    }
    case Op.BUILD_SLICE: {
      const step = arg === 3 ? (s[--f.sp] as Value) : null;
      const stop = s[--f.sp] as Value;
      s[f.sp - 1] = new PySlice(s[f.sp - 1] as Value, stop, step);
      return false;
    }
    case Op.LIST_TO_TUPLE:
      s[f.sp - 1] = new PyTuple((s[f.sp - 1] as PyList).items.slice());
      return false;
    case Op.LIST_EXTEND: {
      const iterable = s[--f.sp] as Value;
      const list = s[f.sp - arg] as PyList;
      if (iterable instanceof PyTuple || (iterable instanceof PyList && iterable.cls.isBuiltin)) {
        for (const item of iterable.items) list.items.push(item);
        return false;
      }
      if (
        lookup(typeOf(iterable), '__iter__') === undefined &&
        lookup(typeOf(iterable), '__getitem__') === undefined
      ) {
        throw typeError(`Value after * must be an iterable, not ${typeOf(iterable).name}`);
      }
      return dropResult(vm, () => vm.callMethod(list, 'extend', [iterable])!);
    }
    case Op.SET_UPDATE: {
      const iterable = s[--f.sp] as Value;
      return dropResult(vm, () => vm.callMethod(s[f.sp - arg] as Value, 'update', [iterable])!);
    }
    case Op.SET_ADD: {
      const item = s[--f.sp] as Value;
      const set = s[f.sp - arg] as PySet;
      if (set.add(vm, item)) return false;
      return dropResult(vm, () => vm.callMethod(set, 'add', [item])!);
    }
    case Op.MAP_ADD: {
      const value = s[--f.sp] as Value;
      const key = s[--f.sp] as Value;
      const dict = s[f.sp - arg] as PyDict;
      if (dictSet(vm, dict, key, value)) return false;
      return dropResult(vm, () => vm.callMethod(dict, '__setitem__', [key, value])!);
    }
    case Op.DICT_UPDATE:
    case Op.DICT_MERGE: {
      const from = s[--f.sp] as Value;
      return mergeDict(
        vm,
        s[f.sp - arg] as PyDict,
        from,
        op === Op.DICT_MERGE ? (s[f.sp - arg - 2] as Value) : null,
        op === Op.DICT_MERGE,
      );
    }
    case Op.GET_LEN: {
      const length = vm.callPrelude('len', [s[f.sp - 1] as Value]);
      push(vm, length);
      return true;
    }
    case Op.UNPACK_EX:
      return unpackEx(vm, f, arg & 255, arg >> 8);
    case Op.MAKE_FUNCTION:
      makeFunction(f, arg);
      return false;
    case Op.CALL_FUNCTION_KW: {
      const names = (s[--f.sp] as PyTuple).items as string[];
      f.sp -= arg;
      const positional = arg - names.length;
      const args = s.slice(f.sp, f.sp + positional) as Value[];
      const kw = new Map<string, Value>();
      for (let i = 0; i < names.length; i++) kw.set(names[i]!, s[f.sp + positional + i] as Value);
      push(vm, vm.call(s[--f.sp] as Value, args, kw));
      return true;
    }
    case Op.CALL_FUNCTION_EX:
      return callFunctionEx(vm, f, (arg & 1) !== 0);
    case Op.GET_YIELD_FROM_ITER: {
      const value = s[f.sp - 1] as Value;
      if (value instanceof PyGenerator) {
        if (value.cls === coroutineType && !code.isCoroutine) {
          throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        return false;
      }
      f.sp--;
      push(vm, getIter(vm, value));
      return true;
    }
    case Op.GET_AWAITABLE: {
      const value = s[--f.sp] as Value;
      push(vm, getAwaitable(vm, value, previousOp(f)));
      return true;
    }
    case Op.GET_AITER: {
      const value = s[--f.sp] as Value;
      const result = vm.callMethod(value, '__aiter__', []);
      if (result === undefined) {
        throw typeError(`'async for' requires an object with __aiter__ method, got ${typeOf(value).name}`);
      }
      push(vm, result);
      return true;
    }
    case Op.GET_ANEXT: {
      const iterator = s[f.sp - 1] as Value;
      if (iterator instanceof PyGenerator && iterator.cls === asyncGeneratorType) {
        s[f.sp++] = new AsyncGenStep(iterator, 'send', null, null);
        return false;
      }
      const method = lookup(typeOf(iterator), '__anext__');
      if (method === undefined) {
        throw typeError(
          `'async for' received an object from __aiter__ that does not implement __anext__: ${typeOf(iterator).name}`,
        );
      }
      push(vm, vm.callThen(new PyMethod(method, iterator), [], null, AWAIT_ANEXT, null));
      return true;
    }
    case Op.END_ASYNC_FOR: {
      // type, exc, tb, then the saved exception, then the iterator.
      const exception = s[f.sp - 2] as PyException;
      if (isSubtype(exception.cls, StopAsyncIteration)) {
        f.blocks.length -= 3;
        f.sp -= 7;
        f.handled = s[f.sp + 2] as PyException | null;
        return false;
      }
      f.sp -= 3;
      unwind(vm, exception, true);
      return true;
    }
    case Op.SETUP_WITH:
      return setupWith(vm, f, arg);
    case Op.SETUP_ASYNC_WITH:
      pushBlock(f, Op.SETUP_ASYNC_WITH, f.pc + arg, f.sp - 1);
      return false;
    case Op.BEFORE_ASYNC_WITH: {
      const manager = s[--f.sp] as Value;
      const exit = boundSpecial(manager, '__aexit__', '__aenter__', true);
      s[f.sp++] = exit;
      push(vm, vm.callMethod(manager, '__aenter__', [])!);
      return true;
    }
    case Op.WITH_EXCEPT_START: {
      const exception = s[f.sp - 2] as PyException;
      const exit = s[f.sp - 7] as Value;
      push(vm, vm.call(exit, [exception.cls, exception, exception.traceback], null));
      return true;
    }
    case Op.PRINT_EXPR: {
      const value = s[--f.sp] as Value;
      return dropResult(vm, () => vm.callPrelude('_display', [value]));
    }
    case Op.SETUP_ANNOTATIONS: {
      const namespace = f.locals ?? f.globals;
      if (!namespace.has('__annotations__')) namespace.set('__annotations__', new PyDict());
      return false;
    }
    case Op.IMPORT_NAME: {
      const fromList = s[--f.sp] as Value;
      const level = s[--f.sp] as number;
      const importer = vm.builtins.get('__import__')!;
      push(vm, vm.call(importer, [code.names[arg]!, namespaceDict(f.globals), null, fromList, level], null));
      return true;
    }
    case Op.IMPORT_FROM:
      return importFrom(vm, f, code.names[arg]!);
    case Op.IMPORT_STAR:
      importStar(f);
      return false;
    case Op.MATCH_MAPPING:
    case Op.MATCH_SEQUENCE:
    case Op.MATCH_KEYS:
    case Op.MATCH_CLASS:
    case Op.COPY_DICT_WITHOUT_KEYS:
      return matchInstruction.call(vm, f, op, arg);
    case Op.PREP_EXCEPT_STAR:
    case Op.CHECK_EG_MATCH:
    case Op.PREP_RERAISE_STAR:
      return exceptStar.call(vm, f, op);
    case Op.CALL_INTRINSIC_1:
      return intrinsic1(vm, f, arg);
    case Op.CALL_INTRINSIC_2:
      return intrinsic2(vm, f, arg);
    case OP_ABSENT:
      throw new PartMissing([RARE_FUNCTIONS]);
    default:
      return mappedInstruction(vm, f, op, arg);
  }
}

function unary(vm: Machine, f: Frame, op: '+' | '-' | '~'): boolean {
  const value = f.slots[f.sp - 1] as Value;
  // The inversion of a truth value is deprecated: bool.__invert__ says so.
  const quick = op === '~' && typeof value === 'boolean' ? undefined : unaryOp(op, value);
  if (quick !== undefined) {
    f.slots[f.sp - 1] = quick;
    return false;
  }
  f.sp--;
  push(vm, unaryViaMethod(vm, op, value));
  return true;
}

export function cellName(code: Code, index: number): string {
  return index < code.ncells ? code.source.cellvars[index]! : code.source.freevars[index - code.ncells]!;
}

const DROPPED = kontinuation('drop', () => NOTHING);

/** Calls and lets no result reach the stack. */
function dropResult(vm: Machine, call: () => Value): boolean {
  const below = vm.pushKontinuation(DROPPED, null);
  const result = call();
  if (result === PUSHED) return true;
  vm.frame = below.back;
  return false;
}

function buildSet(vm: Machine, f: Frame, count: number): boolean {
  f.sp -= count;
  const items = f.slots.slice(f.sp, f.sp + count) as Value[];
  const set = new PySet();
  for (const item of items) {
    if (!set.add(vm, item)) {
      push(vm, vm.callPrelude('set', [new PyTuple(items)]));
      return true;
    }
  }
  f.slots[f.sp++] = set;
  return false;
}

function buildMap(vm: Machine, f: Frame, count: number): boolean {
  f.sp -= 2 * count;
  const items = f.slots.slice(f.sp, f.sp + 2 * count) as Value[];
  const dict = new PyDict();
  for (let i = 0; i < count; i++) {
    if (!dictSet(vm, dict, items[2 * i]!, items[2 * i + 1]!)) {
      const pairs: Value[] = [];
      for (let j = 0; j < count; j++) pairs.push(new PyTuple([items[2 * j]!, items[2 * j + 1]!]));
      push(vm, vm.callPrelude('dict', [new PyTuple(pairs)]));
      return true;
    }
  }
  f.slots[f.sp++] = dict;
  return false;
}

function mergeDict(vm: Machine, into: PyDict, from: Value, callee: Value, isCall: boolean): boolean {
  if (from instanceof PyDict) {
    if (isCall) {
      for (const key of from.map.keys()) {
        if (into.map.has(key)) {
          throw typeError(
            `${functionName(callee)}() got multiple values for keyword argument '${String(key)}'`,
          );
        }
      }
    }
    const rest = updateDict(vm, into, from);
    if (rest.length === 0) return false;
  } else {
    const name = isCall ? functionName(callee) : null;
    return dropResult(vm, () => vm.callPrelude('_merge_mapping', [into, from, name]));
  }
  return dropResult(vm, () => vm.callMethod(into, 'update', [from])!);
}

export function functionName(callee: Value): string {
  if (callee instanceof PyFunction) return `${String(callee.module ?? '__main__')}.${callee.qualname}`;
  if (callee instanceof PyMethod) return functionName(callee.func);
  const name = (callee as { name?: string } | null)?.name;
  return name ?? typeOf(callee).name;
}

function unpackEx(vm: Machine, f: Frame, before: number, after: number): boolean {
  const value = f.slots[--f.sp] as Value;
  let items: Value[];
  if (value instanceof PyTuple || value instanceof PyList) items = value.items;
  else {
    if (
      lookup(typeOf(value), '__iter__') === undefined &&
      lookup(typeOf(value), '__getitem__') === undefined
    ) {
      throw typeError(`cannot unpack non-iterable ${typeOf(value).name} object`);
    }
    f.pc--;
    push(vm, vm.callPrelude('list', [value]));
    return true;
  }
  if (items.length < before + after) {
    throw guestError(
      ValueErrorType,
      `not enough values to unpack (expected at least ${before + after}, got ${items.length})`,
    );
  }
  const middle = items.slice(before, items.length - after);
  for (let i = items.length - 1; i >= items.length - after; i--) f.slots[f.sp++] = items[i];
  f.slots[f.sp++] = new PyList(middle);
  for (let i = before - 1; i >= 0; i--) f.slots[f.sp++] = items[i];
  return false;
}

function makeFunction(f: Frame, flags: number): void {
  const s = f.slots;
  const qualname = s[--f.sp] as string;
  const code = s[--f.sp] as Code;
  const fn = new PyFunction(code, f.globals, qualname);
  if ((flags & 8) !== 0) fn.closure = (s[--f.sp] as PyTuple).items as unknown as PyCell[];
  if ((flags & 4) !== 0) fn.annotations = s[--f.sp] as Value;
  if ((flags & 2) !== 0) fn.kwdefaults = s[--f.sp] as PyDict;
  if ((flags & 1) !== 0) fn.defaults = (s[--f.sp] as PyTuple).items;
  const first = code.consts[0];
  if (typeof first === 'string' && (code.flags & 0x4000000) === 0 && hasDocstring(code)) fn.doc = first;
  fn.module = f.globals.get('__name__') ?? null;
  s[f.sp++] = fn;
}

/** In 3.10 the first constant of a function is its docstring, or None. */
function hasDocstring(code: Code): boolean {
  return code.name !== '<lambda>' && !code.name.startsWith('<');
}

function callFunctionEx(vm: Machine, f: Frame, hasKeywords: boolean): boolean {
  const s = f.slots;
  let kw: Map<string, Value> | null = null;
  const argsAt = hasKeywords ? f.sp - 2 : f.sp - 1;
  const iterable = s[argsAt] as Value;
  const callee = s[argsAt - 1] as Value;
  if (!(iterable instanceof PyTuple) && !(iterable instanceof PyList)) {
    if (
      lookup(typeOf(iterable), '__iter__') === undefined &&
      lookup(typeOf(iterable), '__getitem__') === undefined
    ) {
      throw typeError(
        `${functionName(callee)}() argument after * must be an iterable, not ${typeOf(iterable).name}`,
      );
    }
    return replaceAndRepeat(vm, f, argsAt, () => vm.callPrelude('tuple', [iterable]));
  }
  if (hasKeywords) {
    const mapping = s[f.sp - 1] as Value;
    if (!(mapping instanceof PyDict)) {
      if (lookup(typeOf(mapping), 'keys') === undefined) {
        throw typeError(
          `${functionName(callee)}() argument after ** must be a mapping, not ${typeOf(mapping).name}`,
        );
      }
      return replaceAndRepeat(vm, f, f.sp - 1, () => vm.callPrelude('dict', [mapping]));
    }
    kw = new Map();
    for (const [key, value] of mapping.map) {
      if (typeof key !== 'string') throw typeError('keywords must be strings');
      kw.set(key, value);
    }
  }
  f.sp = argsAt - 1;
  push(vm, vm.call(callee, iterable.items.slice(), kw !== null && kw.size > 0 ? kw : null));
  return true;
}

/** Puts the result of `call` in slot `at` and runs the instruction once more. */
function replaceAndRepeat(vm: Machine, f: Frame, at: number, call: () => Value): boolean {
  f.pc--;
  const below = vm.pushKontinuation(REPLACE, at);
  const result = call();
  if (result === PUSHED) return true;
  vm.frame = below.back;
  f.slots[at] = result;
  return true;
}

const REPLACE = kontinuation('replace', (vm, at, value) => {
  vm.frame!.slots[at as number] = value;
  return NOTHING;
});

/** The iterator that awaiting `value` drives. `before`: the opcode before GET_AWAITABLE, for the error's wording. */
export function getAwaitable(vm: Machine, value: Value, before: number): Value {
  if (value instanceof PyGenerator) {
    if (value.cls === coroutineType || (value.frame?.code.flags ?? 0) & 0x100) {
      if (value.state === 'suspended' && isAwaited(value)) {
        throw guestError(RuntimeErrorType, 'coroutine is being awaited already');
      }
      return value;
    }
  }
  if (value instanceof AsyncGenStep) return value;
  const method = lookup(typeOf(value), '__await__');
  if (method === undefined || method === null) {
    if (before === Op.BEFORE_ASYNC_WITH || before === Op.WITH_EXCEPT_START) {
      throw typeError(
        `'async with' received an object from ${before === Op.BEFORE_ASYNC_WITH ? '__aenter__' : '__aexit__'} that does not implement __await__: ${typeOf(value).name}`,
      );
    }
    throw typeError(`object ${typeOf(value).name} can't be used in 'await' expression`);
  }
  return vm.callThen(new PyMethod(method, value), [], null, AWAIT_RESULT, null);
}

/** Somebody else's frame stands in an await on this suspended coroutine. */
function isAwaited(coroutine: PyGenerator): boolean {
  const { frame } = coroutine;
  if (frame === null) return false;
  // Suspended, it stands at or behind the YIELD_FROM of its await.
  const { words } = frame.code;
  return [frame.pc, frame.pc - 1].some((at) => ((words[at] ?? 0) & 255) === Op.YIELD_FROM);
}

const AWAIT_RESULT = kontinuation('__await__', (_vm, _state, value) => {
  if (value instanceof PyGenerator && value.cls === coroutineType) {
    throw typeError('__await__() returned a coroutine');
  }
  if (lookup(typeOf(value), '__next__') === undefined) {
    throw typeError(`__await__() returned non-iterator of type '${typeOf(value).name}'`);
  }
  return value;
});

const AWAIT_ANEXT = kontinuation('__anext__', (vm, _state, value) => {
  try {
    return getAwaitable(vm, value, 0);
  } catch (error) {
    if (!(error instanceof GuestError)) throw error;
    const wrapped = typeError(`'async for' received an invalid object from __anext__: ${typeOf(value).name}`);
    wrapped.exception.cause = error.exception;
    throw wrapped;
  }
});

function previousOp(f: Frame): number {
  return f.pc >= 2 ? f.code.words[f.pc - 2]! & 511 : 0;
}

function importFrom(vm: Machine, f: Frame, name: string): boolean {
  const module = f.slots[f.sp - 1] as Value;
  const state = new PyTuple([module, name]);
  try {
    const below = vm.pushKontinuation(IMPORTED, state);
    const value = getAttribute(vm, module, name);
    if (value === PUSHED) return true;
    vm.frame = below.back;
    f.slots[f.sp++] = value;
    return false;
  } catch (error) {
    if (!isGuestError(error, AttributeError)) throw error;
    vm.frame = f;
    const loaded = loadedSubmodule(vm, module, name);
    if (loaded === undefined) throw importError(module, name);
    push(vm, loaded);
    return true;
  }
}

const IMPORTED = kontinuation(
  'from import',
  (_vm, _state, value) => value,
  (vm, state, exception) => {
    const [module, name] = (state as PyTuple).items as [Value, string];
    if (!isSubtype(exception.cls, AttributeError)) return undefined;
    const loaded = loadedSubmodule(vm, module, name);
    // In a step of its own: the AttributeError is not the context of the ImportError.
    return loaded ?? vm.again(IMPORT_FAILED, state, null);
  },
);

const IMPORT_FAILED = kontinuation('import failed', (_vm, state) => {
  const [module, name] = (state as PyTuple).items as [Value, string];
  throw importError(module, name);
});

function moduleNameOf(module: Value): string {
  return module instanceof PyModule ? module.name : '<unknown module name>';
}

/** A name that is no attribute may be a submodule that is being imported. */
function loadedSubmodule(vm: Machine, module: Value, name: string): Value | undefined {
  return vm.modules.get(`${moduleNameOf(module)}.${name}`);
}

function importError(module: Value, name: string): GuestError {
  const moduleName = moduleNameOf(module);
  const error = guestError(
    ImportError,
    `cannot import name '${name}' from '${moduleName}' (unknown location)`,
  );
  error.exception.fields = new Map<string, Value>([
    ['name', moduleName],
    ['name_from', name],
    ['msg', error.exception.args[0]!],
    ['path', null],
  ]);
  return error;
}

function importStar(f: Frame): void {
  const module = f.slots[--f.sp] as Value;
  if (!(module instanceof PyModule)) throw typeError('import * needs a module');
  const target = f.locals ?? f.globals;
  const all = module.dict.get('__all__');
  const names =
    all instanceof PyList || all instanceof PyTuple
      ? (all.items as string[])
      : [...module.dict.keys()].filter((name) => !name.startsWith('_'));
  for (const name of names) {
    const value = module.dict.get(name);
    if (value === undefined) {
      throw guestError(AttributeError, `module '${module.name}' has no attribute '${name}'`);
    }
    target.set(name, value);
  }
}
