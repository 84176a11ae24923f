/** `_interleave`: what library code written in Python asks of the machine. */
import { compileModule } from '../compiler/compile';
import { parseModule } from '../syntax/parse';
import { Code } from '../vm/code';
import { assert, attributeError, MachineError, UnsupportedError } from '../vm/errors';
import { Frame } from '../vm/frame';
import { classGetItem } from '../vm/generic-alias';
import type { Machine } from '../vm/machine';
import { type NativeFn, nativeFunction, PyGetSet } from '../vm/native';
import {
  getsetType,
  type Namespace,
  PUSHED,
  PyDict,
  type PyException,
  type PyObject,
  PyType,
  type Value,
} from '../vm/objects';
import { patternOf } from '../vm/types';
import { type EventFields, hostOf } from './asyncio/loop-host';
import { standStill } from './blocking';
import { readForProgram } from './clock-reads';
import { refusalOf } from './refused-names';

/** Code made from text that the library puts together, by text: equal classes are common. */
const made = new Map<string, Code>();
const MADE_MAX = 500;

function codeFor(source: string, filename: string): Code {
  let code = made.get(source);
  if (code === undefined) {
    const parsed = parseModule(source);
    const result = parsed.ok ? compileModule(parsed.tree, { filename }) : parsed;
    if (!result.ok) throw new MachineError(`${filename}: ${result.diagnostic.message} in\n${source}`);
    code = new Code(result.code, true, null);
    if (made.size >= MADE_MAX) made.clear();
    made.set(source, code);
  }
  return code;
}

/** `exec_library(source, filename, globals)`: runs text that the library made, as code of the library. */
function execLibrary(vm: Machine, [source, filename, globals]: Value[]): Value {
  const code = codeFor(source as string, filename as string);
  assert(globals instanceof PyDict, 'exec_library needs a dict');
  vm.push(new Frame(code, code.template.slice(), globals.map as Namespace));
  return PUSHED;
}

/**
 * `attribute(name, key, refusal)`: an attribute kept in an instance's dict under `key`; setting it raises AttributeError
 * with the text `refusal`.
 */
function attribute(_vm: Machine, [name, key, refusal]: Value[]): Value {
  const at = key as string;
  return new PyGetSet(
    getsetType,
    name as string,
    (_machine, self) => (self as PyObject).dict?.get(at) ?? null,
    () => {
      throw attributeError(refusal as string);
    },
  );
}

/** `take_pattern(cls, other)`: `match` takes instances of `cls` as it does those of `other`, a class or 'sequence'. */
function takePattern(_vm: Machine, [cls, other]: Value[]): Value {
  const type = cls as PyType;
  const pattern = other instanceof PyType ? patternOf(other) : (other as 'sequence' | 'mapping');
  if (!type.isBuiltin && pattern !== null && patternOf(type) === null) type.pattern = pattern;
  return null;
}

const functions: readonly (readonly [string, string | null, NativeFn])[] = [
  [
    'unsupported',
    'text, /',
    (_vm, [text]) => {
      throw new UnsupportedError(text as string);
    },
  ],
  // Ends the run if that name of a module is refused here.
  [
    'refuse_name',
    'module, name, /',
    (_vm, [module, name]) => {
      const refusal = refusalOf(module as string, name as string);
      if (refusal !== null) throw new UnsupportedError(refusal);
      return null;
    },
  ],
  [
    'charge',
    'instructions, /',
    (vm, [instructions]) => {
      // What a program has passed on may be anything; only a whole number keeps the counters whole.
      if (typeof instructions === 'number' && instructions > 0) vm.chargeProgram(instructions);
      return null;
    },
  ],
  [
    'read_clock',
    '',
    (vm) => {
      readForProgram(vm);
      return null;
    },
  ],
  [
    'source_line',
    'filename, line, /',
    (vm, [name, line]) => hostOf(vm).sourceLine(name as string, line as number) ?? null,
  ],
  ['take_pattern', 'cls, other, /', takePattern],
  [
    'format_ignored',
    'exception, where, /',
    (vm, [exception, where]) =>
      hostOf(vm).formatIgnored(vm, exception as PyException, `in ${where as string}`),
  ],
  ['exec_library', 'source, filename, globals, /', execLibrary],
  ['generic_alias', 'origin, item, /', (vm, args) => classGetItem(vm, args)],
  ['prelude', 'name, /', (vm, [name]) => vm.prelude.get(name as string)!],
  ['attribute', 'name, key, refusal, /', attribute],
  ['block', 'us, label, /', (vm, [us, label]) => standStill(vm, us as number, 'io', label as string)],
  [
    'request',
    'label, /',
    (vm, [label]) => {
      const number = hostOf(vm).scheduler.nextRequestNumber();
      hostOf(vm).event(vm, 'request', { number, label: label as string });
      return number;
    },
  ],
  [
    'request_end',
    'number, how, label, /',
    (vm, [number, how, label]) => {
      const fields = { number: number as number, how: how as EventFields<'request-end'>['how'] };
      hostOf(vm).event(vm, 'request-end', { ...fields, label: label as string });
      return null;
    },
  ],
  ['seed', '', (vm) => hostOf(vm).scheduler.seed],
  ['world', '', (vm) => hostOf(vm).scheduler.world],
];

export const interleaveNatives: readonly (readonly [string, Value])[] = functions.map(
  ([name, params, run]) => [name, nativeFunction(name, params, run)] as const,
);
