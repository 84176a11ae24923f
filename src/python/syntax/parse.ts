/**
 * Source text -> tree or diagnostic. One fast pass; only where it fails, the statement it failed in is read once more
 * with the rules that know common mistakes (`error-rules.ts`), and the most telling error is chosen as CPython does.
 */
import type { Expression, Module } from './ast';
import { ParseFailure } from './cursor';
import type { Diagnostic, Warning } from './diagnostic';
import { DiagnosticError } from './diagnostic';
import { unclosedBracket } from './error-rules';
import { ErrorParser, layoutError } from './error-statements';
import { StatementParser } from './statements';
import { type Tokenized, tokenize } from './tokenizer';
import * as T from './tokens';

export type ParseResult<Tree> =
  | { readonly ok: true; readonly tree: Tree; readonly warnings: Warning[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Parses a whole file, as `ast.parse(source)` does. `await`, `return` and the like are accepted anywhere: where they
 * may stand is the compiler's business, which can so allow `await` at the top level of a notebook cell.
 */
export function parseModule(source: string): ParseResult<Module> {
  return parse(
    source,
    (parser) => ({ _type: 'Module', body: parser.file() }),
    (parser, statement) => parser.explain(statement),
  );
}

/**
 * Parses one expression, as `ast.parse(source, mode='eval')` does. Blanks before it are an unexpected indent; it is
 * `eval` that takes them away.
 */
export function parseExpression(source: string): ParseResult<Expression> {
  return parse(
    source,
    (parser) => ({ _type: 'Expression', body: parser.wholeExpression() }),
    (parser) => parser.explainExpression(),
  );
}

function parse<Tree>(
  text: string,
  read: (parser: StatementParser) => Tree,
  explain: (parser: ErrorParser, statement: number) => void,
): ParseResult<Tree> {
  const refusal = refuseText(text);
  if (refusal !== null) return { ok: false, diagnostic: refusal };
  const source = normalizeSource(text);
  const tokenized = tokenize(source);
  const parser = new StatementParser(source, tokenized);
  try {
    const tree = read(parser);
    return { ok: true, tree, warnings: [...tokenized.warnings, ...parser.warnings] };
  } catch (error) {
    const place = parser.failurePlace();
    const indent = isLayout(tokenized.tokens.kinds[place.token]);
    if (tokenized.error !== null && tokenized.overrides && !indent) {
      return { ok: false, diagnostic: tokenized.error };
    }
    if (error instanceof DiagnosticError) {
      return { ok: false, diagnostic: lateBracket(error.diagnostic, tokenized, place.token) };
    }
    if (isStackOverflow(error)) return { ok: false, diagnostic: parser.tooNested() };
    if (!(error instanceof ParseFailure)) throw error;
    const diagnostic = explainFailure(source, tokenized, place, explain);
    return { ok: false, diagnostic };
  }
}

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

/** Texts that CPython does not even begin to scan. */
function refuseText(text: string): Diagnostic | null {
  const none = { lineno: 1, col_offset: 0, end_lineno: 1, end_col_offset: 0 };
  if (text.includes('\0')) {
    return { errorType: 'SyntaxError', message: 'source code string cannot contain null bytes', ...none };
  }
  const at = text.search(/\p{Surrogate}/u);
  if (at < 0) return null;
  const before = text.slice(0, at).split('\n');
  const lineno = before.length;
  const col_offset = before[lineno - 1].length;
  const shown = `\\u${text.charCodeAt(at).toString(16)}`;
  const position = [...text.slice(0, at)].length;
  return {
    errorType: 'SyntaxError',
    message: `'utf-8' codec can't encode character '${shown}' in position ${position}: surrogates not allowed`,
    lineno,
    col_offset,
    end_lineno: lineno,
    end_col_offset: col_offset + 1,
  };
}

/** Without byte order mark, with `\n` for every line end and one after the last line. */
function normalizeSource(text: string): string {
  let source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (source.includes('\r')) source = source.replace(/\r\n?/g, '\n');
  return source.endsWith('\n') ? source : `${source}\n`;
}
