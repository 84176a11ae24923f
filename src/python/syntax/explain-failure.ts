/**
 * What is wrong with a text: the statement it failed in is read once more with the rules that know common mistakes
 * (`error-rules.ts`), and the most telling error is chosen as CPython does. A part that only texts with errors need.
 */
import { ParseFailure } from './cursor';
import type { Diagnostic } from './diagnostic';
import { DiagnosticError } from './diagnostic';
import { unclosedBracket } from './error-rules';
import { ErrorParser, layoutError } from './error-statements';
import { explainError } from './parse';
import type { Tokenized } from './tokenizer';
import * as T from './tokens';

explainError.plug((error, parser, source, tokenized, explain) => {
  const place = parser.failurePlace();
  const indent = isLayout(tokenized.tokens.kinds[place.token]);
  if (tokenized.error !== null && tokenized.overrides && !indent) {
    return tokenized.error;
  }
  if (error instanceof DiagnosticError) {
    return lateBracket(error.diagnostic, tokenized, place.token);
  }
  if (isStackOverflow(error)) return parser.tooNested();
  if (!(error instanceof ParseFailure)) throw error;
  return explainFailure(source, tokenized, place, explain);
});

/** Hosts with a small stack may end before our own limit of nesting does. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === 'InternalError');
}

function isLayout(kind: number): boolean {
  return kind === T.INDENT || kind === T.DEDENT;
}

function explainFailure(
  source: string,
  tokenized: Tokenized,
  place: { statement: number; token: number },
  explain: (parser: ErrorParser, statement: number) => void,
): Diagnostic {
  const { tokens, error } = tokenized;
  const kind = tokens.kinds[place.token];
  if (kind === T.ERROR) {
    const known = error ?? unclosedBracket(tokenized);
    if (known !== null) return known;
  }
  const parser = new ErrorParser(source, tokenized, place.token);
  try {
    explain(parser, place.statement);
  } catch (raised) {
    // The second pass needs more of the host's stack than the first; without it the general error remains.
    if (isStackOverflow(raised)) return parser.diagnosticAt('SyntaxError', 'invalid syntax', place.token);
    if (!(raised instanceof DiagnosticError)) throw raised;
    if (error !== null && tokenized.overrides) return error;
    return lateBracket(raised.diagnostic, tokenized, parser.furthest);
  }
  const { errorType, message } = layoutError(kind);
  const generic = parser.diagnosticAt(errorType, message, place.token);
  if (kind === T.ENDMARKER) return { ...generic, col_offset: 0, end_col_offset: 0 };
  return errorType === 'SyntaxError' ? lateBracket(generic, tokenized, parser.furthest) : generic;
}

/** A bracket that is never closed explains an error on a later line better than anything said of that line. */
function lateBracket(diagnostic: Diagnostic, tokenized: Tokenized, token: number): Diagnostic {
  const quiet = tokenized.error !== null || tokenized.inFString;
  const unclosed = quiet ? null : unclosedBracket(tokenized);
  return unclosed !== null && tokenized.tokens.lines[token] > unclosed.lineno ? unclosed : diagnostic;
}
