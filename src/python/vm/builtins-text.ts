/** Builtin functions about text: repr, ascii, format, print, input, chr, ord, hex, oct, bin. */
import { callMethodThen, intArgument, onlyKeywords, Retry } from './builtins-support';
import { typeError, valueError } from './errors';
import { tryFormat } from './format';
import type { Int } from './int-arith';
import { intToPrefixed } from './int-text';
import type { Machine } from './machine';
import { defineMethods, kontinuation, nativeFunction, type PyNative } from './native';
import { objectType, PyByteArray, PyBytes, PyList, PyModule, type Value } from './objects';
import { asciiOf, tryRepr, tryStr } from './repr';
import { asStr, codePoints, strLength } from './str-core';
import { typeOf } from './types';

/** `repr(value)`: a str or PUSHED. */
export function reprOf(vm: Machine, value: Value): Value {
  return tryRepr(vm, value) ?? callMethodThen(vm, value, '__repr__', [], REPR_RESULT, null)!;
}

const REPR_RESULT = kontinuation('__repr__', (_vm, _state, value) => {
  if (asStr(value) === undefined)
    throw typeError(`__repr__ returned non-string (type ${typeOf(value).name})`);
  return value;
});

/** `str(value)`: a str or PUSHED. */
export function strOf(vm: Machine, value: Value): Value {
  return tryStr(vm, value) ?? callMethodThen(vm, value, '__str__', [], STR_RESULT, null)!;
}

const STR_RESULT = kontinuation('__str__', (_vm, _state, value) => {
  if (asStr(value) === undefined) throw typeError(`__str__ returned non-string (type ${typeOf(value).name})`);
  return value;
});

const ASCII_RESULT = kontinuation('ascii', (_vm, _state, value) => {
  const text = asStr(value);
  if (text === undefined) throw typeError(`__repr__ returned non-string (type ${typeOf(value).name})`);
  return asciiOf(text);
});

const FORMAT_RESULT = kontinuation('__format__', (_vm, _state, value) => {
  if (asStr(value) === undefined) throw typeError(`__format__ must return a str, not ${typeOf(value).name}`);
  return value;
});

/** `format(value, spec)`. */
function formatOf(vm: Machine, value: Value, spec: Value): Value {
  const text = asStr(spec);
  if (text === undefined) throw typeError(`format() argument 2 must be str, not ${typeOf(spec).name}`);
  return tryFormat(vm, value, text) ?? callMethodThen(vm, value, '__format__', [text], FORMAT_RESULT, null)!;
}

defineMethods(objectType, {
  __str__: ['', (vm, args) => reprOf(vm, args[0]!)],
  __format__: [
    'format_spec, /',
    (vm, args) => {
      const spec = asStr(args[1]);
      if (spec === undefined) {
        throw typeError(`__format__() argument must be str, not ${typeOf(args[1]!).name}`);
      }
      if (spec !== '') {
        throw typeError(`unsupported format string passed to ${typeOf(args[0]!).name}.__format__`);
      }
      return strOf(vm, args[0]!);
    },
  ],
});

// --- print and input -------------------------------------------------------------------------------------------------

/** `sep` or `end` as text. */
function separator(value: Value | undefined, name: string, fallback: string): string {
  if (value === undefined || value === null) return fallback;
  const text = asStr(value);
  if (text === undefined) throw typeError(`${name} must be None or a string, not ${typeOf(value).name}`);
  return text;
}

/** `sys.stdout` where a program has put something of its own there, else null. */
function replacedStdout(vm: Machine): Value {
  const sys = vm.modules.get('sys');
  if (!(sys instanceof PyModule)) return null;
  const current = sys.dict.get('stdout');
  return current === undefined || current === sys.dict.get('__stdout__') ? null : current;
}

function print(vm: Machine, args: Value[], kw: Parameters<PyNative['fn']>[2]): Value {
  onlyKeywords('print', kw, ['sep', 'end', 'file', 'flush']);
  const sep = separator(kw?.get('sep'), 'sep', ' ');
  const end = separator(kw?.get('end'), 'end', '\n');
  const given = kw?.get('file') ?? null;
  const file = given === null ? replacedStdout(vm) : given;
  if (file !== null && !isStandardOutput(vm, file)) {
    const flush = kw?.get('flush') ?? false;
    return vm.callPrelude('_print_to', [file, new PyList(args), sep, end, flush]);
  }
  let text = '';
  for (let i = 0; i < args.length; i++) {
    const part = tryStr(vm, args[i]!);
    if (part === undefined) return vm.callPrelude('_print_slowly', [new PyList(args), sep, end]);
    text += i === 0 ? part : sep + part;
  }
  vm.write('stdout', text + end);
  return null;
}

function isStandardOutput(vm: Machine, file: Value): boolean {
  const sys = vm.modules.get('sys');
  return sys instanceof PyModule && file === sys.dict.get('__stdout__');
}

function input(vm: Machine, args: Value[]): Value {
  const prompt = args[0];
  if (prompt === undefined) return readLine(vm, '');
  const text = tryStr(vm, prompt);
  if (text !== undefined) return readLine(vm, text);
  return callMethodThen(vm, prompt, '__str__', [], PROMPT_SHOWN, null)!;
}

const PROMPT_SHOWN = kontinuation('input', (vm, _state, value) => readLine(vm, asStr(value) ?? ''));

function readLine(vm: Machine, prompt: string): Value {
  vm.write('stdout', prompt);
  return vm.callPrelude('_input', []);
}

// --- Characters and numbers ------------------------------------------------------------------------------------------

function ord(value: Value): Value {
  const text = asStr(value);
  if (text !== undefined) {
    const length = strLength(text);
    if (length === 1) return codePoints(text)[0]!.codePointAt(0)!;
    throw typeError(`ord() expected a character, but string of length ${length} found`);
  }
  if (value instanceof PyBytes || value instanceof PyByteArray) {
    if (value.data.length === 1) return value.data[0]!;
    throw typeError(`ord() expected a character, but string of length ${value.data.length} found`);
  }
  throw typeError(`ord() expected string of length 1, but ${typeOf(value).name} found`);
}

/** A function of one int, which `__index__` may give. */
function ofInt(name: string, params: string, compute: (int: Int) => Value): PyNative {
  const native: PyNative = nativeFunction(name, params, (vm, args) => {
    const int = intArgument(vm, native, args, 0);
    return int instanceof Retry ? int.result : compute(int);
  });
  return native;
}

export const textFunctions: PyNative[] = [
  nativeFunction('repr', 'obj, /', (vm, args) => reprOf(vm, args[0]!)),
  nativeFunction('ascii', 'obj, /', (vm, args) => {
    const text = tryRepr(vm, args[0]!);
    return text === undefined
      ? callMethodThen(vm, args[0]!, '__repr__', [], ASCII_RESULT, null)!
      : asciiOf(text);
  }),
  nativeFunction('format', "value, format_spec='', /", (vm, args) => formatOf(vm, args[0]!, args[1]!)),
  nativeFunction('print', null, print),
  nativeFunction('input', 'prompt=?, /', input),
  ofInt('chr', 'i, /', (int) => {
    if (int < 0 || int > 0x10ffff) throw valueError('chr() arg not in range(0x110000)');
    return String.fromCodePoint(Number(int));
  }),
  nativeFunction('ord', 'character, /', (_vm, args) => ord(args[0]!)),
  ofInt('hex', 'number, /', (int) => intToPrefixed(int, 16)),
  ofInt('oct', 'number, /', (int) => intToPrefixed(int, 8)),
  ofInt('bin', 'number, /', (int) => intToPrefixed(int, 2)),
];

/** What printing and reading in the prelude need. */
export const textHelpers = [
  nativeFunction('_try_str', 'value, /', (vm, args) => tryStr(vm, args[0]!) ?? null),
  nativeFunction('_write_out', 'text, /', (vm, args) => {
    vm.write('stdout', asStr(args[0]) ?? '');
    return null;
  }),
  nativeFunction('_await_line', '', (vm) => vm.host.awaitLine(vm)),
  nativeFunction('_read_line', '', (vm) => vm.host.readLine(vm)),
];
