/** `_re`: compiling patterns; what stands around it is Python (__init__.py). */
import { asBytes } from '../../vm/bytes-core';
import { typeError, UnsupportedError } from '../../vm/errors';
import { asInt } from '../../vm/int-arith';
import type { Machine } from '../../vm/machine';
import { nativeFunction, PyNative } from '../../vm/native';
import { PyTuple, type PyType, type Value } from '../../vm/objects';
import { asStr } from '../../vm/str-core';
import { compilePattern } from './compile';
import './match-methods';
import { Flag } from './nodes';
import { parsePattern } from './parse';
import { patternError, patternErrorType } from './pattern-error';
import './pattern-methods';
import { type CompiledPattern, latin1, matchType, PyPattern, patternType } from './pattern-objects';
import { PatternSyntaxError } from './pattern-source';

/** Patterns compiled so far, by kind, flags and text: the same for all runs. */
const compiled = new Map<string, CompiledPattern>();
const COMPILED_MAX = 500;

function compiledPattern(text: string, flags: number, isText: boolean): CompiledPattern {
  const key = `${isText ? 's' : 'b'}${flags} ${text}`;
  let found = compiled.get(key);
  if (found === undefined) {
    const parsed = parsePattern(text, flags, isText);
    found = {
      program: compilePattern(parsed),
      flags: parsed.flags,
      groupNames: parsed.groupNames,
      warnings: parsed.warnings,
    };
    if (compiled.size >= COMPILED_MAX) compiled.clear();
    compiled.set(key, found);
  }
  return found;
}

/** `compile(pattern, flags)`: a Pattern and the texts of warnings about it. */
function compile(vm: Machine, [source, given]: Value[]): Value {
  const text = asStr(source);
  const data = text === undefined ? asBytes(source) : undefined;
  if (text === undefined && data === undefined) {
    throw typeError('first argument must be string or compiled pattern');
  }
  const flags = Number(asInt(given!) ?? 0);
  if (flags & Flag.DEBUG) {
    throw new UnsupportedError(
      "`re.DEBUG` can't be used in Interleave: patterns are not compiled to CPython's codes, which it prints.",
    );
  }
  const written = text ?? latin1(data!);
  vm.work(written.length);
  try {
    const pattern = compiledPattern(written, flags, text !== undefined);
    return new PyTuple([
      new PyPattern(pattern, source!, text !== undefined),
      new PyTuple([...pattern.warnings]),
    ]);
  } catch (problem) {
    if (problem instanceof PatternSyntaxError) throw patternError(problem, source!);
    throw problem;
  }
}

for (const type of [patternType, matchType] as PyType[]) {
  const made = new PyNative(
    '__new__',
    () => {
      throw typeError(`cannot create '${type.name}' instances`);
    },
    null,
    type,
    null,
  );
  made.isStatic = true;
  type.attrs.set('__new__', made);
}

export const reNatives: readonly (readonly [string, Value])[] = [
  ['compile', nativeFunction('compile', 'pattern, flags, /', compile)],
  ['Pattern', patternType],
  ['Match', matchType],
  ['PatternError', patternErrorType],
];
