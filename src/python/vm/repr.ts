/**
 * `repr` and `str` of builtin values without running Python code. Types register how they are shown (`defineRepr`,
 * `defineStr`); where a `__repr__` or `__str__` written in Python is met, the answer is undefined and the prelude shows
 * the value piece by piece (`_repr_items` and its like in prelude/containers.py).
 */

import { bytearrayRepr, bytesRepr } from './bytes-repr';
import { originalKey } from './dict-object';
import {
  dictItemsType,
  dictKeysType,
  dictValuesType,
  mappingProxyType,
  type PyDictView,
  type PyMappingProxy,
} from './dict-view-objects';
import { guestError, RecursionErrorType, typeError } from './errors';
import { floatRepr } from './float-text';
import { formatComplex } from './format-number';
import { intToString } from './int-text';
import type { Machine } from './machine';
import { defineMethods, PyNative } from './native';
import {
  bytearrayType,
  dictType,
  frozensetType,
  listType,
  objectType,
  PyByteArray,
  PyBytes,
  PyComplex,
  type PyDict,
  PyFloat,
  PyInstance,
  PyList,
  PyObject,
  type PyRange,
  type PySingleton,
  type PySlice,
  PyTuple,
  type PyType,
  rangeType,
  setType,
  sliceType,
  tupleType,
  type Value,
} from './objects';
import type { PySet } from './set-object';
import { asciiOnly, strRepr } from './str-repr';
import { lookup, typeOf } from './types';

/** Containers nested deeper than this are not shown but raise RecursionError, before the host's stack runs out. */
const NESTING_MAX = 500;

/**
 * How a value is shown. `inner` shows a part of it; undefined from it (Python code has to run) is to be handed on.
 */
export type ReprFn = (
  vm: Machine,
  value: PyObject,
  inner: (part: Value) => string | undefined,
) => string | undefined;

const reprs = new Map<Value, (vm: Machine, value: PyObject, running: PyObject[]) => string | undefined>();
const strs = new Map<Value, (vm: Machine, value: PyObject) => string | undefined>();

/**
 * Gives a builtin type its `__repr__`. `slowly` is called where Python code is needed for a part: it returns the text
 * or PUSHED. `again` is what a value shows for itself inside itself.
 */
export function defineRepr(
  type: PyType,
  show: ReprFn,
  slowly: ((vm: Machine, value: Value) => Value) | null = null,
  again: ((value: PyObject) => string) | null = null,
): void {
  const run = (vm: Machine, value: PyObject, running: PyObject[]): string | undefined => {
    if (again !== null && running.includes(value)) return again(value);
    if (running.length > NESTING_MAX) {
      throw guestError(
        RecursionErrorType,
        'maximum recursion depth exceeded while getting the repr of an object',
      );
    }
    running.push(value);
    const text = show(vm, value, (part) => reprIn(vm, part, running));
    running.pop();
    return text;
  };
  defineMethods(type, {
    __repr__: [
      '',
      (vm, [self]) => {
        const text = run(vm, self as PyObject, []);
        if (text !== undefined) return text;
        if (slowly === null) throw typeError('__repr__ returned non-string');
        return slowly(vm, self!);
      },
    ],
  });
  reprs.set(type.attrs.get('__repr__')!, run);
}

/** Gives a builtin type a `__str__` that differs from its `__repr__`; `slowly` as for `defineRepr`. */
export function defineStr(
  type: PyType,
  show: (vm: Machine, value: PyObject) => string | undefined,
  slowly: (vm: Machine, value: Value) => Value,
): void {
  defineMethods(type, {
    __str__: ['', (vm, [self]) => show(vm, self as PyObject) ?? slowly(vm, self!)],
  });
  strs.set(type.attrs.get('__str__')!, show);
}

/** `repr(value)`; undefined: `__repr__` has to be called. */
export function tryRepr(vm: Machine, value: Value): string | undefined {
  return reprIn(vm, value, []);
}

function reprIn(vm: Machine, value: Value, running: PyObject[]): string | undefined {
  switch (typeof value) {
    case 'string':
      return strRepr(value);
    case 'number':
      return String(value);
    case 'bigint':
      return intToString(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
  }
  if (value === null) return 'None';
  const object = value as PyObject;
  if (object instanceof PyFloat) return floatRepr(object.v);
  if (object instanceof PyComplex) return formatComplex(object.re, object.im, '', 'complex');
  if (object instanceof PyBytes) return bytesRepr(object.data);
  const method = lookup(object.cls, '__repr__');
  const known = method === undefined ? undefined : reprs.get(method);
  if (known !== undefined) {
    if (object instanceof PyInstance && object.payload !== undefined && method === objectRepr()) {
      return reprIn(vm, object.payload, running);
    }
    return known(vm, object, running);
  }
  if (object instanceof PyInstance && object.payload !== undefined && method instanceof PyNative) {
    return reprIn(vm, object.payload, running);
  }
  return undefined;
}

function objectRepr(): Value | undefined {
  return objectType.attrs.get('__repr__');
}

/** `str(value)`; undefined: `__str__` has to be called. */
export function tryStr(vm: Machine, value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (!(value instanceof PyObject)) return tryRepr(vm, value);
  const method = lookup(value.cls, '__str__');
  const known = method === undefined ? undefined : strs.get(method);
  if (known !== undefined) return known(vm, value);
  if (method !== undefined && !(method instanceof PyNative)) return undefined;
  if (method === undefined || method === objectType.attrs.get('__str__')) return tryRepr(vm, value);
  if (value instanceof PyInstance && value.payload !== undefined) return tryStr(vm, value.payload);
  return value instanceof PyBytes || value instanceof PyByteArray ? tryRepr(vm, value) : undefined;
}

/** What `ascii` makes of a repr. */
export const asciiOf = asciiOnly;

/** `hex(id(value))`, as `<... at 0x...>` shows it. */
export function addressText(vm: Machine, value: PyObject): string {
  return `0x${vm.addressOf(value).toString(16)}`;
}

/** Name of a class as reprs show it: with its module unless that is `builtins`. */
export function displayName(type: PyType): string {
  const module = type.attrs.get('__module__') ?? type.module;
  return typeof module !== 'string' || module === 'builtins' ? type.qualname : `${module}.${type.qualname}`;
}

/** `<__main__.A object at 0x...>`. */
export function defaultRepr(vm: Machine, value: Value): string {
  return `<${displayName(typeOf(value))} object at ${addressText(vm, value as PyObject)}>`;
}

/** Shows parts one after the other; undefined if one needs Python code. */
function joined(
  parts: readonly Value[],
  inner: (part: Value) => string | undefined,
  vm: Machine,
): string | undefined {
  if (parts.length > 1000) vm.work(parts.length);
  const texts: string[] = [];
  for (const part of parts) {
    const text = inner(part);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.join(', ');
}

/** Text around shown parts, by the prelude: `before + ', '.join(map(repr, parts)) + after`. */
export function showItems(
  vm: Machine,
  value: Value,
  parts: Value[],
  before: string,
  after: string,
  again: string,
): Value {
  return vm.callPrelude('_repr_items', [value, new PyList(parts), before, after, again]);
}

/** `before + repr(part) + after`, by the prelude. */
export function showAround(vm: Machine, before: string, part: Value, after: string): Value {
  return vm.callPrelude('_repr_around', [before, part, after]);
}

// --- Containers ------------------------------------------------------------------------------------------------------

defineMethods(objectType, {
  __repr__: ['', (vm, [self]) => (self instanceof PyObject ? defaultRepr(vm, self) : tryRepr(vm, self!)!)],
});
reprs.set(objectType.attrs.get('__repr__')!, (vm, value) => defaultRepr(vm, value));

defineRepr(
  listType,
  (vm, value, inner) => {
    const text = joined((value as PyList).items, inner, vm);
    return text === undefined ? undefined : `[${text}]`;
  },
  (vm, value) => showItems(vm, value, (value as PyList).items.slice(), '[', ']', '[...]'),
  () => '[...]',
);

defineRepr(
  tupleType,
  (vm, value, inner) => {
    const items = (value as PyTuple).items;
    const text = joined(items, inner, vm);
    return text === undefined ? undefined : `(${text}${items.length === 1 ? ',' : ''})`;
  },
  (vm, value) => {
    const items = (value as PyTuple).items;
    return showItems(vm, value, items.slice(), '(', items.length === 1 ? ',)' : ')', '(...)');
  },
  () => '(...)',
);

function dictText(vm: Machine, d: PyDict, inner: (part: Value) => string | undefined): string | undefined {
  if (d.map.size > 1000) vm.work(2 * d.map.size);
  const texts: string[] = [];
  for (const [stored, value] of d.map) {
    const key = inner(originalKey(d, stored));
    if (key === undefined) return undefined;
    const text = inner(value);
    if (text === undefined) return undefined;
    texts.push(`${key}: ${text}`);
  }
  return `{${texts.join(', ')}}`;
}

/** Keys and values by turns. */
export function flatEntries(d: PyDict): Value[] {
  const flat: Value[] = [];
  for (const [stored, value] of d.map) flat.push(originalKey(d, stored), value);
  return flat;
}

defineRepr(
  dictType,
  (vm, value, inner) => dictText(vm, value as PyDict, inner),
  (vm, value) => vm.callPrelude('_repr_entries', [value, new PyList(flatEntries(value as PyDict))]),
  () => '{...}',
);

/** A set is shown with its class's name unless it is a plain `set`; an empty one always. */
function setParts(value: PySet): [before: string, after: string] {
  const name = value.cls.name;
  if (value.size === 0) return [`${name}(`, ')'];
  return value.cls === setType ? ['{', '}'] : [`${name}({`, '})'];
}

for (const type of [setType, frozensetType]) {
  defineRepr(
    type,
    (vm, value, inner) => {
      const text = joined((value as PySet).values(), inner, vm);
      const [before, after] = setParts(value as PySet);
      return text === undefined ? undefined : before + text + after;
    },
    (vm, value) => {
      const [before, after] = setParts(value as PySet);
      return showItems(vm, value, (value as PySet).values(), before, after, `${typeOf(value).name}(...)`);
    },
    (value) => `${value.cls.name}(...)`,
  );
}

/** What a view shows between its brackets: keys, values or pairs. */
function viewItems(view: PyDictView): Value[] {
  const source = view.source;
  if (view.part === 'value') return [...source.map.values()];
  return [...source.map].map(([stored, value]) => {
    const key = originalKey(source, stored);
    return view.part === 'key' ? key : new PyTuple([key, value]);
  });
}

for (const type of [dictKeysType, dictValuesType, dictItemsType]) {
  defineRepr(
    type,
    (vm, value, inner) => {
      const text = joined(viewItems(value as PyDictView), inner, vm);
      return text === undefined ? undefined : `${type.name}([${text}])`;
    },
    (vm, value) => showItems(vm, value, viewItems(value as PyDictView), `${type.name}([`, '])', '...'),
    () => '...',
  );
}

defineRepr(
  mappingProxyType,
  (_vm, value, inner) => {
    const text = inner((value as PyMappingProxy).source);
    return text === undefined ? undefined : `mappingproxy(${text})`;
  },
  (vm, value) => showAround(vm, 'mappingproxy(', (value as PyMappingProxy).source, ')'),
);

defineRepr(rangeType, (_vm, value, inner) => {
  const { start, stop, step } = value as PyRange;
  const tail = step === 1 ? '' : `, ${inner(step)}`;
  return `range(${inner(start)}, ${inner(stop)}${tail})`;
});

defineRepr(
  sliceType,
  (vm, value, inner) => {
    const { start, stop, step } = value as PySlice;
    const text = joined([start, stop, step], inner, vm);
    return text === undefined ? undefined : `slice(${text})`;
  },
  (vm, value) => {
    const { start, stop, step } = value as PySlice;
    return showItems(vm, value, [start, stop, step], 'slice(', ')', 'slice(...)');
  },
  () => 'slice(...)',
);

defineRepr(bytearrayType, (_vm, value) => bytearrayRepr((value as PyByteArray).data, value.cls.name));

/** Singletons show their name. */
export function defineSingletonRepr(type: PyType): void {
  defineRepr(type, (_vm, value) => (value as PySingleton).text);
}
