/** Builtin functions that run code: exec, eval, compile, and the namespaces globals and locals. */

import type { Warning } from '../syntax/diagnostic';
import { checkArity, onlyKeywords } from './builtins-support';
import { asBytes } from './bytes-core';
import { isPlainNamespace, useMapping } from './class-body';
import { Code } from './code';
import { giveFunctions } from './deferred';
import { namespaceDict } from './dict-object';
import { guestError, typeError, UnsupportedError, ValueErrorType } from './errors';
import { Frame } from './frame';
import type { Machine } from './machine';
import { type Kontinuation, kontinuation, nativeFunction } from './native';
import { frameLocals } from './object-fields';
import { type KwArgs, type Namespace, PUSHED, PyDict, PyModule, PyTuple, type Value } from './objects';
import { asStr } from './str-core';
import { lookup, typeOf } from './types';

type Mode = 'exec' | 'eval' | 'single';

/** Source text of an argument: a str, or bytes in UTF-8. */
function sourceText(value: Value, fn: string): string {
  const text = asStr(value);
  if (text !== undefined) return text;
  const data = asBytes(value);
  if (data !== undefined) return new TextDecoder().decode(data);
  throw typeError(`${fn}() arg 1 must be a string, bytes or code object`);
}

/** A namespace argument, or `fallback` for None. */
function namespace(value: Value | undefined, what: string, fallback: () => PyDict): PyDict {
  if (value === undefined || value === null) return fallback();
  if (value instanceof PyDict) return value;
  throw typeError(what);
}

/** Runs code in the given namespaces: PUSHED, its value comes by the stack. */
function runCode(vm: Machine, code: Code, globals: PyDict, locals: Value): Value {
  const names = globals.map as Namespace;
  if (!names.has('__builtins__')) {
    const builtins = vm.modules.get('builtins');
    if (builtins instanceof PyModule) names.set('__builtins__', builtins);
  }
  names.view ??= globals;
  const frame = new Frame(code, code.template.slice(), names);
  if (isPlainNamespace(locals)) {
    frame.locals = locals.map as Namespace;
    frame.locals.view ??= locals;
  } else useMapping(frame, locals);
  vm.push(frame);
  return PUSHED;
}

const RUN_CODE = kontinuation('exec', (vm, state) => {
  const [code, globals, locals] = (state as PyTuple).items as [Code, PyDict, Value];
  return runCode(vm, code, globals, locals);
});
const CODE_ITSELF = kontinuation('compile', (_vm, state) => (state as PyTuple).items[0]!);

/** Compiles, shows the compiler's warnings as the program's filters say, and goes on with the code before `rest`. */
function compileThen(
  vm: Machine,
  source: string,
  filename: string,
  mode: Mode,
  kont: Kontinuation,
  rest: Value[],
): Value {
  const warnings: Warning[] = [];
  const code = vm.host.compile(vm, source, filename, mode, warnings);
  const state = new PyTuple([code, ...rest]);
  if (warnings.length === 0) return kont.run(vm, state, null);
  const told = warnings.map(
    ({ category, message, lineno }) => new PyTuple([category, message, filename, lineno]),
  );
  return vm.callThen(vm.prelude.get('_warn_of_syntax')!, [new PyTuple(told)], null, kont, state);
}

function run(mode: 'exec' | 'eval') {
  return (vm: Machine, args: Value[], kw: KwArgs): Value => {
    onlyKeywords(mode, kw, mode === 'exec' ? ['globals', 'locals', 'closure'] : ['globals', 'locals']);
    if (args.length === 0) throw typeError(`${mode}() takes at least 1 positional argument (0 given)`);
    checkArity(mode, [null, ...args], 1, 3);
    const [source] = args as [Value];
    const givenGlobals = args[1] ?? kw?.get('globals') ?? null;
    const givenLocals = args[2] ?? kw?.get('locals') ?? null;
    const caller = vm.currentFrame();
    const notADict = (value: Value): string =>
      mode === 'exec'
        ? `exec() globals must be a dict, not ${typeOf(value).name}`
        : lookup(typeOf(value), '__getitem__') === undefined
          ? 'globals must be a dict'
          : 'globals must be a real dict; try eval(expr, {}, mapping)';
    const globals = namespace(givenGlobals, notADict(givenGlobals), () => namespaceDict(caller.globals));
    const locals = givenLocals ?? (givenGlobals === null ? frameLocals(caller) : globals);
    if (lookup(typeOf(locals), '__getitem__') === undefined) {
      throw typeError(
        mode === 'exec'
          ? `locals must be a mapping or None, not ${typeOf(locals).name}`
          : 'locals must be a mapping',
      );
    }
    if (source instanceof Code) {
      if (source.source.freevars.length > 0) {
        throw typeError(
          mode === 'exec'
            ? `code object requires a closure of exactly length ${source.source.freevars.length}`
            : 'code object passed to eval() may not contain free variables',
        );
      }
      return runCode(vm, source, globals, locals);
    }
    const text = sourceText(source, mode);
    const stripped = mode === 'eval' ? text.replace(/^[ \t]+/, '') : text;
    return compileThen(vm, stripped, '<string>', mode, RUN_CODE, [globals, locals]);
  };
}

giveFunctions([
  nativeFunction('globals', '', (vm) => namespaceDict(vm.currentFrame().globals)),
  nativeFunction('locals', '', (vm) => frameLocals(vm.currentFrame())),
  nativeFunction('exec', null, run('exec')),
  nativeFunction('eval', null, run('eval')),
  nativeFunction(
    'compile',
    'source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1',
    (vm, args) => {
      const [source, filename, mode] = args as [Value, Value, Value];
      if (source instanceof Code) return source;
      if (asStr(source) === undefined && asBytes(source) === undefined) {
        throw new UnsupportedError('compile() of a syntax tree');
      }
      const name = asStr(filename);
      if (name === undefined) {
        throw typeError(`expected str, bytes or os.PathLike object, not ${typeOf(filename).name}`);
      }
      const kind = asStr(mode);
      if (kind !== 'exec' && kind !== 'eval' && kind !== 'single') {
        throw guestError(ValueErrorType, "compile() mode must be 'exec', 'eval' or 'single'");
      }
      return compileThen(vm, sourceText(source, 'compile'), name, kind as Mode, CODE_ITSELF, []);
    },
  ),
]);
