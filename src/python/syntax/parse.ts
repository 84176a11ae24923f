import type { Expression, Module } from './ast';
import { ParseFailure } from './cursor';
import type { Diagnostic, Warning } from './diagnostic';
import { DiagnosticError } from './diagnostic';
import { StatementParser } from './statements';
import { tokenize } from './tokenizer';

export type ParseResult<Tree> =
  | { readonly ok: true; readonly tree: Tree; readonly warnings: Warning[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Parses a whole file, as `ast.parse(source)` does. */
export function parseModule(source: string): ParseResult<Module> {
  return parse(source, (parser) => ({ _type: 'Module', body: parser.file() }));
}

/** Parses one expression, as `ast.parse(source, mode='eval')` does. */
export function parseExpression(source: string): ParseResult<Expression> {
  return parse(source.replace(/^[ \t]+/, ''), (parser) => ({
    _type: 'Expression',
    body: parser.wholeExpression(),
  }));
}

function parse<Tree>(text: string, start: (parser: StatementParser) => Tree): ParseResult<Tree> {
  const source = normalizeSource(text);
  const tokenized = tokenize(source);
  const parser = new StatementParser(source, tokenized);
  try {
    const tree = start(parser);
    return { ok: true, tree, warnings: [...tokenized.warnings, ...parser.warnings] };
  } catch (error) {
    if (error instanceof DiagnosticError) return { ok: false, diagnostic: error.diagnostic };
    if (!(error instanceof ParseFailure)) throw error;
    if (tokenized.error) return { ok: false, diagnostic: tokenized.error };
    return { ok: false, diagnostic: parser.invalidSyntax() };
  }
}

/** Without byte order mark, with `\n` for every line end and one after the last line. */
function normalizeSource(text: string): string {
  let source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (source.includes('\r')) source = source.replace(/\r\n?/g, '\n');
  return source.endsWith('\n') ? source : `${source}\n`;
}
