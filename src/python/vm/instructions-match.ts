/** The instructions of `match` statements (PEP 634; CPython 3.10 Python/ceval.c, match_keys and match_class). */
import { Op } from '../compiler/opcodes';
import { getAttribute } from './attributes';
import { USER_KEY } from './dict-keys';
import { copyDictInto, dictDelete, dictGet } from './dict-object';
import { mappingProxyType } from './dict-view-objects';
import { AttributeError, typeError, valueError } from './errors';
import type { Frame } from './frame';
import { push } from './instructions';
import type { Machine } from './machine';
import { isGuestError, kontinuation } from './native';
import {
  boolType,
  bytearrayType,
  bytesType,
  dictType,
  floatType,
  frozensetType,
  intType,
  listType,
  NOTHING,
  PUSHED,
  PyDict,
  PyTuple,
  PyType,
  rangeType,
  setType,
  strType,
  tupleType,
  type Value,
} from './objects';
import { matchInstruction } from './ports';
import { isSubtype, lookup, patternOf, typeOf } from './types';

matchInstruction.plug((vm, f, op, arg) => {
  const s = f.slots;
  switch (op) {
    case Op.MATCH_MAPPING:
      s[f.sp] = matchMapping(s[f.sp - 1] as Value);
      f.sp++;
      return false;
    case Op.MATCH_SEQUENCE:
      s[f.sp] = matchSequence(s[f.sp - 1] as Value);
      f.sp++;
      return false;
    case Op.MATCH_KEYS:
      return matchKeys(vm, f);
    case Op.MATCH_CLASS:
      return matchClass(vm, f, arg);
    default:
      return copyWithoutKeys(vm, f);
  }
});

for (const type of [listType, tupleType, rangeType]) type.pattern = 'sequence';
for (const type of [dictType, mappingProxyType]) type.pattern = 'mapping';

function matchSequence(value: Value): boolean {
  if (typeof value === 'string') return false;
  return patternOf(typeOf(value)) === 'sequence';
}

function matchMapping(value: Value): boolean {
  return patternOf(typeOf(value)) === 'mapping';
}

/** `subject, keys -> subject, keys, values or None, found`. */
function matchKeys(vm: Machine, f: Frame): boolean {
  const s = f.slots;
  const keys = (s[f.sp - 1] as PyTuple).items;
  const subject = s[f.sp - 2] as Value;
  const seen = new PyDict();
  for (const key of keys) {
    if (dictGet(vm, seen, key) !== undefined) {
      throw valueError(`mapping pattern checks duplicate key (${String(key)})`);
    }
    seen.map.set(key, true);
  }
  if (subject instanceof PyDict && subject.cls === dictType) {
    const values: Value[] = [];
    for (const key of keys) {
      const value = dictGet(vm, subject, key);
      if (value === USER_KEY) return viaPrelude(vm, subject, keys);
      if (value === undefined) break;
      values.push(value as Value);
    }
    const found = values.length === keys.length;
    s[f.sp++] = found ? new PyTuple(values) : null;
    s[f.sp++] = found;
    return false;
  }
  return viaPrelude(vm, subject, keys);
}

function viaPrelude(vm: Machine, subject: Value, keys: Value[]): boolean {
  const below = vm.pushKontinuation(KEYS_FOUND, null);
  const result = vm.callPrelude('_match_keys', [subject, new PyTuple(keys)]);
  if (result === PUSHED) return true;
  vm.frame = below.back;
  KEYS_FOUND.run(vm, null, result);
  return true;
}

const KEYS_FOUND = kontinuation('match keys', (vm, _state, values) => {
  const f = vm.frame!;
  f.slots[f.sp++] = values;
  f.slots[f.sp++] = values !== null;
  return NOTHING;
});

/** `subject, keys -> subject, dict`: what `**rest` gets. */
function copyWithoutKeys(vm: Machine, f: Frame): boolean {
  const s = f.slots;
  const keys = (s[f.sp - 1] as PyTuple).items;
  const subject = s[f.sp - 2] as Value;
  if (!(subject instanceof PyDict)) {
    f.sp--;
    push(vm, vm.callPrelude('_copy_without', [subject, new PyTuple(keys)]));
    return true;
  }
  const rest = new PyDict();
  copyDictInto(subject, rest);
  for (const key of keys) dictDelete(vm, rest, key);
  s[f.sp - 1] = rest;
  return false;
}

/** Builtin classes whose one positional sub-pattern matches the subject itself. */
const SELF_MATCHING = [
  boolType,
  bytearrayType,
  bytesType,
  dictType,
  floatType,
  frozensetType,
  intType,
  listType,
  setType,
  strType,
  tupleType,
];

/** `subject, class, keyword names -> attributes or None, matched`. */
function matchClass(vm: Machine, f: Frame, positional: number): boolean {
  const s = f.slots;
  const names = (s[--f.sp] as PyTuple).items as string[];
  const cls = s[--f.sp] as Value;
  const subject = s[--f.sp] as Value;
  if (!(cls instanceof PyType)) throw typeError('called match pattern must be a class');
  const check = vm.pushKontinuation(
    CLASS_CHECKED,
    new PyTuple([subject, cls, new PyTuple(names), positional]),
  );
  const result = vm.callPrelude('isinstance', [subject, cls]);
  if (result === PUSHED) return true;
  vm.frame = check.back;
  CLASS_CHECKED.run(vm, check.extra, result);
  return true;
}

const CLASS_CHECKED = kontinuation('match class', (vm, state, isInstance) => {
  const [subject, cls, names, positional] = (state as PyTuple).items as [Value, PyType, PyTuple, number];
  if (isInstance !== true) return finish(vm, null);
  const attributes: string[] = [];
  const values: Value[] = [];
  if (positional > 0) {
    const matchArgs = lookup(cls, '__match_args__');
    if (matchArgs === undefined) {
      if (!SELF_MATCHING.some((type) => isSubtype(cls, type))) {
        throw typeError(`${cls.name}() accepts 0 positional sub-patterns (${positional} given)`);
      }
      if (positional > 1)
        throw typeError(`${cls.name}() accepts 1 positional sub-pattern (${positional} given)`);
      values.push(subject);
    } else {
      if (!(matchArgs instanceof PyTuple)) {
        throw typeError(`${cls.name}.__match_args__ must be a tuple (got ${typeOf(matchArgs).name})`);
      }
      if (positional > matchArgs.items.length) {
        const most = matchArgs.items.length;
        throw typeError(
          `${cls.name}() accepts ${most} positional sub-pattern${most === 1 ? '' : 's'} (${positional} given)`,
        );
      }
      for (const name of matchArgs.items.slice(0, positional)) {
        if (typeof name !== 'string') {
          throw typeError(`__match_args__ elements must be strings (got ${typeOf(name).name})`);
        }
        if (attributes.includes(name)) throw repeated(cls, name);
        attributes.push(name);
      }
    }
  }
  for (const name of names.items as string[]) {
    if (attributes.includes(name)) throw repeated(cls, name);
    attributes.push(name);
  }
  return fetch(vm, subject, new PyTuple(attributes), new PyTuple(values));
});

function repeated(cls: PyType, name: string): ReturnType<typeof typeError> {
  return typeError(`${cls.name}() got multiple sub-patterns for attribute '${name}'`);
}

/** Reads the attributes one after another; a missing one means no match. */
function fetch(vm: Machine, subject: Value, attributes: PyTuple, values: PyTuple): Value {
  const rest = attributes.items.slice();
  while (rest.length > 0) {
    const name = rest.shift() as string;
    const state = new PyTuple([subject, new PyTuple(rest), values]);
    const below = vm.pushKontinuation(ATTRIBUTE_FOUND, state);
    try {
      const value = getAttribute(vm, subject, name);
      if (value === PUSHED) return PUSHED;
      vm.frame = below.back;
      values.items.push(value);
    } catch (error) {
      if (!isGuestError(error, AttributeError)) throw error;
      vm.frame = below.back;
      return finish(vm, null);
    }
  }
  return finish(vm, values);
}

const ATTRIBUTE_FOUND = kontinuation(
  'match attribute',
  (vm, state, value) => {
    const [subject, rest, values] = (state as PyTuple).items as [Value, PyTuple, PyTuple];
    values.items.push(value);
    return fetch(vm, subject, rest, values);
  },
  (vm, _state, exception) => (isSubtype(exception.cls, AttributeError) ? finish(vm, null) : undefined),
);

function finish(vm: Machine, values: PyTuple | null): Value {
  const f = vm.frame!;
  f.slots[f.sp++] = values;
  f.slots[f.sp++] = values !== null;
  return NOTHING;
}
