/**
 * A syntax or compile error as data: what CPython raises as SyntaxError, IndentationError or TabError.
 * Lines count from 1, columns from 0 in UTF-16 code units (CPython's `offset` is this column plus 1, in code points).
 */
export interface Diagnostic {
  readonly errorType: 'SyntaxError' | 'IndentationError' | 'TabError';
  readonly message: string;
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno: number;
  readonly end_col_offset: number;
}

/** A SyntaxWarning of the compiler, such as `"is" with 'int' literal`. */
export interface Warning {
  readonly category: 'SyntaxWarning' | 'DeprecationWarning';
  readonly message: string;
  readonly lineno: number;
}

/** Thrown inside the parser and the compiler; their public functions return it as a Diagnostic. */
export class DiagnosticError extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}
