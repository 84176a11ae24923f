import type { Position } from '../syntax/ast';
import { DiagnosticError } from '../syntax/diagnostic';

/** Stops the compilation with a SyntaxError at `position`. */
export function fail(message: string, position: Position): never {
  throw new DiagnosticError({
    errorType: 'SyntaxError',
    message,
    lineno: position.lineno,
    col_offset: position.col_offset,
    end_lineno: position.end_lineno,
    end_col_offset: position.end_col_offset,
  });
}

/**
 * How deep a syntax tree may be. Each level costs a few frames of the host's stack in each pass of the compiler; long
 * chains of binary operators and of `elif` are walked without recursion and do not count.
 */
export const MAX_DEPTH = 1000;

export function failTooDeep(position: Position): never {
  fail('too many nested expressions or statements', position);
}
