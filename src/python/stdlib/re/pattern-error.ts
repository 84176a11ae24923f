/** `re.PatternError`: what is wrong with a pattern or a replacement, and where. */
import { ExceptionType, exceptionTypes, GuestError, typeError } from '../../vm/errors';
import { defineMethods } from '../../vm/native';
import { PyBytes, PyException, PyType, type Value } from '../../vm/objects';
import { asStr } from '../../vm/str-core';
import type { PatternSyntaxError } from './pattern-source';

export const patternErrorType = new PyType('PatternError', [ExceptionType], true, undefined, 're');
patternErrorType.layout = exceptionTypes.get('BaseException')!;

defineMethods(patternErrorType, {
  __init__: [
    null,
    (_vm, [self, ...given], kw) => {
      const names = ['msg', 'pattern', 'pos'];
      const [msg, pattern, pos] = names.map((name, i) => given[i] ?? kw?.get(name) ?? null);
      if (given[0] === undefined && kw?.get('msg') === undefined) {
        throw typeError("PatternError.__init__() missing 1 required positional argument: 'msg'");
      }
      describe(self as PyException, msg!, pattern!, pos!);
      return null;
    },
  ],
});

/** Fills in message, line and column. */
function describe(error: PyException, msg: Value, pattern: Value, pos: Value): void {
  let shown = msg;
  let line: Value = null;
  let column: Value = null;
  const text = pattern instanceof PyBytes ? String.fromCharCode(...pattern.data) : asStr(pattern);
  if (text !== undefined && typeof pos === 'number') {
    const before = Array.from(text).slice(0, pos);
    line = before.filter((c) => c === '\n').length + 1;
    column = pos - before.lastIndexOf('\n');
    shown = `${asStr(msg) ?? ''} at position ${pos}`;
    if (text.includes('\n')) shown += ` (line ${line}, column ${column})`;
  }
  error.args = [shown];
  error.dict = new Map<string, Value>([
    ['msg', msg],
    ['pattern', pattern],
    ['pos', pos],
    ['lineno', line],
    ['colno', column],
  ]);
}

/** The guest's exception for what the parser found in `pattern`. */
export function patternError(problem: PatternSyntaxError, pattern: Value): GuestError {
  const error = new PyException(patternErrorType, []);
  if (problem.pos < 0) describe(error, problem.message, null, null);
  else describe(error, problem.message, pattern, problem.pos);
  return new GuestError(error);
}
