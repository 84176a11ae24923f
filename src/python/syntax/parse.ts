/**
 * Source text -> tree or diagnostic. One fast pass; only where it fails, the statement it failed in is read once more
 * with the rules that know common mistakes (`error-rules.ts`), and the most telling error is chosen as CPython does.
 */
import { PartMissing, port } from '../../base/parts';
import type { Expression, Module } from './ast';
import type { Diagnostic, Warning } from './diagnostic';
import type { ErrorParser } from './error-statements';
import { StatementParser } from './statements';
import { type Tokenized, tokenize } from './tokenizer';

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

/** What is wrong with a text that `parser` has failed on with `error` (explain-failure.ts, a part). */
export const explainError =
  port<
    (
      error: unknown,
      parser: StatementParser,
      source: string,
      tokenized: Tokenized,
      explain: (parser: ErrorParser, statement: number) => void,
    ) => Diagnostic
  >('syntax errors');

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
    if (error instanceof PartMissing) throw error;
    return { ok: false, diagnostic: explainError.call(error, parser, source, tokenized, explain) };
  }
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
