import type { Diagnostic, Warning } from './diagnostic';
import { DiagnosticError } from './diagnostic';
import type { TokenBuffer } from './token-buffer';
import type { Tokenized } from './tokenizer';
import * as T from './tokens';

/**
 * How deep expressions, patterns and statements may nest, counted in calls of the recursive rules. Brackets stop at
 * 200 and indents at 100 in the tokenizer; this bounds what needs neither (`not not ...`, `lambda: lambda: ...`), so
 * that the host's stack can not run out.
 */
export const NESTING_MAX = 1000;

/** The parser met a token no rule takes. Where no special rule knows better, this becomes "invalid syntax". */
export class ParseFailure extends Error {}

/** Thrown again and again while the error rules try alternatives: one object, without the cost of a stack trace. */
const failure = new ParseFailure();

/** The parser's place in the token stream and what all rules share. */
export abstract class Cursor {
  protected readonly source: string;
  protected readonly buffer: TokenBuffer;
  protected readonly kinds: Uint8Array;
  protected readonly starts: Int32Array;
  protected readonly ends: Int32Array;
  protected readonly lines: Int32Array;
  protected readonly endLines: Int32Array;
  protected readonly lineStarts: number[];
  protected readonly tokenized: Tokenized;
  readonly warnings: Warning[];
  /** Index of the current token, and its kind. */
  protected pos = 0;
  protected tok: number;
  protected depth = 0;
  /** A token beyond `pos` that CPython's parser has looked at before it gives up; 0 where there is none. */
  protected lookedAt = 0;

  constructor(source: string, tokenized: Tokenized) {
    this.source = source;
    this.tokenized = tokenized;
    const buffer = tokenized.tokens;
    this.buffer = buffer;
    this.kinds = buffer.kinds;
    this.starts = buffer.starts;
    this.ends = buffer.ends;
    this.lines = buffer.lines;
    this.endLines = buffer.endLines;
    this.lineStarts = buffer.lineStarts;
    this.warnings = [];
    this.tok = this.kinds[0];
  }

  protected next(): void {
    this.tok = this.kinds[++this.pos];
  }

  protected seek(pos: number): void {
    this.pos = pos;
    this.tok = this.kinds[pos];
  }

  protected peek(): number {
    return this.kinds[this.pos + 1];
  }

  /** Takes the current token if it is of this kind. */
  protected accept(kind: number): boolean {
    if (this.tok !== kind) return false;
    this.tok = this.kinds[++this.pos];
    return true;
  }

  protected expect(kind: number): void {
    if (this.tok !== kind) this.unexpected();
    this.tok = this.kinds[++this.pos];
  }

  /** Line and column at which the token before the current one ends. */
  protected endLine(): number {
    return this.endLines[this.pos - 1];
  }

  protected endColumn(): number {
    const i = this.pos - 1;
    return this.ends[i] - this.lineStarts[this.endLines[i]];
  }

  protected columnOf(index: number): number {
    return this.starts[index] - this.lineStarts[this.lines[index]];
  }

  protected endColumnOf(index: number): number {
    return this.ends[index] - this.lineStarts[this.endLines[index]];
  }

  protected textOf(index: number): string {
    return this.source.slice(this.starts[index], this.ends[index]);
  }

  /** Whether token `index` is the soft keyword `word`. */
  protected isSoft(index: number, word: string): boolean {
    return (
      this.kinds[index] === T.NAME &&
      this.ends[index] - this.starts[index] === word.length &&
      this.source.startsWith(word, this.starts[index])
    );
  }

  protected enter(): void {
    if (++this.depth > NESTING_MAX) throw new DiagnosticError(this.tooNested());
  }

  tooNested(): Diagnostic {
    return this.diagnosticAt('SyntaxError', 'too many nested expressions or statements', this.pos);
  }

  protected unexpected(): never {
    throw failure;
  }

  /** Runs a rule that may fail; null, and the parser where it was, where it does. */
  protected attempt<R>(rule: () => R): R | null {
    const { depth, pos } = this;
    try {
      return rule();
    } catch (error) {
      if (!(error instanceof ParseFailure)) throw error;
      this.lookedAt = Math.max(this.lookedAt, this.pos);
      this.depth = depth;
      this.seek(pos);
      return null;
    }
  }

  /** A token whose absence the error rules name (`&&` in CPython's grammar). */
  protected expectForced(kind: number, _text: string): void {
    this.expect(kind);
  }

  /** A SyntaxError from the start of token `first` to the end of token `last`. */
  protected failAt(message: string, first: number, last = first): never {
    throw new DiagnosticError(this.diagnosticAt('SyntaxError', message, first, last));
  }

  diagnosticAt(errorType: Diagnostic['errorType'], message: string, first: number, last = first): Diagnostic {
    const kind = this.kinds[first];
    if (kind === T.INDENT || kind === T.DEDENT || kind === T.ENDMARKER) {
      // Tokens without text: CPython points at the character before the place its scanner has reached.
      const lineno = this.lines[first];
      const column = Math.max(this.endColumnOf(first) - 1, 0);
      return { errorType, message, lineno, col_offset: column, end_lineno: lineno, end_col_offset: column };
    }
    return {
      errorType,
      message,
      lineno: this.lines[first],
      col_offset: this.columnOf(first),
      end_lineno: this.endLines[last],
      end_col_offset: this.endColumnOf(last),
    };
  }

  protected failRange(
    message: string,
    lineno: number,
    col_offset: number,
    end_lineno: number,
    end_col_offset: number,
    errorType: Diagnostic['errorType'] = 'SyntaxError',
  ): never {
    throw new DiagnosticError({ errorType, message, lineno, col_offset, end_lineno, end_col_offset });
  }

  protected warn(category: Warning['category'], message: string, lineno: number): void {
    this.warnings.push({ category, message, lineno });
  }
}
