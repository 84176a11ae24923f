/**
 * Source text -> tokens, the whole text at once, as CPython's Parser/lexer does it token by token: indentation with
 * its tab check, brackets, continuation lines and f-strings (PEP 701) with a stack of modes. The first error ends the
 * stream with an ERROR token; the parser decides whether it matters.
 */
import type { Diagnostic, Warning } from './diagnostic';
import { DiagnosticError } from './diagnostic';
import { identifierError, isIdentifierCode } from './identifiers';
import { NumberScanner } from './numbers';
import { TokenBuffer } from './token-buffer';
import * as T from './tokens';

const MAX_PARENTHESES = 200;
const MAX_INDENTS = 100;
const MAX_FSTRINGS = 150;
const MAX_FSTRING_EXPRESSIONS = 3;

const C_TAB = 9;
const C_LF = 10;
const C_FF = 12;
const C_SPACE = 32;
const C_DQUOTE = 34;
const C_HASH = 35;
const C_SQUOTE = 39;
const C_0 = 48;
const C_9 = 57;
const C_DOT = 46;
const C_BACKSLASH = 92;
const C_LBRACE = 123;
const C_RBRACE = 125;

/** What a character below 128 starts: 1 identifier, 2 digit, 3 an operator of `oneChar`. */
const IDENTIFIER = 1;
const charClass = new Uint8Array(128);
const oneChar = new Uint8Array(128);
/** Of an operator character, the token it makes with a following `=`; 0 where none. */
const withEqual = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  if (isIdentifierCode(c)) charClass[c] = IDENTIFIER;
}
const operators: [string, number, number][] = [
  ['(', T.LPAR, 0],
  [')', T.RPAR, 0],
  ['[', T.LSQB, 0],
  [']', T.RSQB, 0],
  ['{', T.LBRACE, 0],
  ['}', T.RBRACE, 0],
  [':', T.COLON, T.COLONEQUAL],
  [',', T.COMMA, 0],
  [';', T.SEMI, 0],
  ['.', T.DOT, 0],
  ['=', T.EQUAL, T.EQEQUAL],
  ['!', T.EXCLAMATION, T.NOTEQUAL],
  ['~', T.TILDE, 0],
  ['|', T.VBAR, T.VBAR + T.AUGMENTED],
  ['^', T.CIRCUMFLEX, T.CIRCUMFLEX + T.AUGMENTED],
  ['&', T.AMPER, T.AMPER + T.AUGMENTED],
  ['+', T.PLUS, T.PLUS + T.AUGMENTED],
  ['-', T.MINUS, T.MINUS + T.AUGMENTED],
  ['*', T.STAR, T.STAR + T.AUGMENTED],
  ['/', T.SLASH, T.SLASH + T.AUGMENTED],
  ['%', T.PERCENT, T.PERCENT + T.AUGMENTED],
  ['@', T.AT, T.AT + T.AUGMENTED],
  ['<', T.LESS, T.LESSEQUAL],
  ['>', T.GREATER, T.GREATEREQUAL],
  ['$', T.OP, 0],
  ['?', T.OP, 0],
  ['`', T.OP, 0],
];
for (const [char, kind, equal] of operators) {
  oneChar[char.charCodeAt(0)] = kind;
  withEqual[char.charCodeAt(0)] = equal;
}

/** One open f-string. `exprDepth` is -1 in its text, 0 in a replacement field, higher in a format spec's field. */
interface FStringMode {
  readonly start: number;
  readonly line: number;
  readonly lineStart: number;
  readonly quote: number;
  readonly quoteSize: number;
  readonly raw: boolean;
  /** Brackets open since the f-string began. */
  brackets: number;
  exprDepth: number;
  inFormatSpec: boolean;
}

export interface Tokenized {
  readonly tokens: TokenBuffer;
  readonly error: Diagnostic | null;
  /**
   * Whether the error counts wherever the parser stopped: CPython's scanner raises those itself, and looks for them in
   * the rest of the file after any other error. The others count only where the parser gets as far.
   */
  readonly overrides: boolean;
  readonly warnings: Warning[];
  /** Line and column of the bracket still open at the end of the text, innermost first. */
  readonly openBracket: { char: string; line: number; column: number } | null;
  /** Whether an f-string was open where the stream ends: CPython then keeps the parser's own error. */
  readonly inFString: boolean;
}

/** Tokenizes `source`, whose line ends must be `\n` and which must end with one. */
export function tokenize(source: string): Tokenized {
  const tokenizer = new Tokenizer(source);
  try {
    tokenizer.run();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return tokenizer.result(error.diagnostic);
  }
  return tokenizer.result(null);
}

class Tokenizer {
  private readonly source: string;
  private readonly length: number;
  private readonly tokens: TokenBuffer;
  private readonly warnings: Warning[] = [];
  private readonly numbers: NumberScanner;
  private line = 1;
  private lineStart = 0;
  private level = 0;
  private readonly parens: number[] = [];
  private readonly parenOffsets: number[] = [];
  private readonly parenLines: number[] = [];
  private readonly indents: number[] = [0];
  private readonly tabIndents: number[] = [0];
  private mode: FStringMode | null = null;
  private readonly modes: FStringMode[] = [];
  private overrides = true;

  constructor(source: string) {
    this.source = source;
    this.length = source.length;
    this.tokens = new TokenBuffer(source.length);
    this.numbers = new NumberScanner(source, this.warnings);
  }

  result(error: Diagnostic | null): Tokenized {
    const { tokens, level } = this;
    let openBracket: Tokenized['openBracket'] = null;
    if (level > 0) {
      const line = this.parenLines[level - 1];
      const offset = this.parenOffsets[level - 1];
      const char = String.fromCharCode(this.parens[level - 1]);
      openBracket = { char, line, column: offset - tokens.lineStarts[line] };
    }
    const inFString = this.modes.length > 0;
    if (error) tokens.finish(T.ERROR, this.length, this.line);
    return {
      tokens,
      error,
      overrides: this.overrides && !inFString,
      warnings: this.warnings,
      openBracket,
      inFString,
    };
  }

  /** Ends the stream. `cursor` is where CPython's scanner stands; it reports the character before. */
  private fail(message: string, cursor: number): never {
    const column = Math.max(cursor - this.lineStart - 1, 0);
    throw new DiagnosticError({
      errorType: 'SyntaxError',
      message,
      lineno: this.line,
      col_offset: column,
      end_lineno: this.line,
      end_col_offset: column,
    });
  }

  private failOpenBracket(): never {
    const offset = this.parenOffsets[this.level - 1];
    this.backTo(this.parenLines[this.level - 1]);
    return this.fail(`'${String.fromCharCode(this.parens[this.level - 1])}' was never closed`, offset + 1);
  }

  private newLine(next: number): void {
    this.line++;
    this.lineStart = next;
    this.tokens.lineStarts.push(next);
  }

  run(): void {
    const { source, length, tokens } = this;
    let pos = 0;
    let lineBegins = true;
    let blank = false;
    for (;;) {
      if (lineBegins) {
        lineBegins = false;
        pos = this.indentation(pos);
        blank = pos < 0;
        if (blank) pos = ~pos;
      }
      let c = pos < length ? source.charCodeAt(pos) : -1;
      while (c === C_SPACE || c === C_TAB || c === C_FF) c = ++pos < length ? source.charCodeAt(pos) : -1;
      const ending = pos;
      if (c === C_HASH) {
        pos = source.indexOf('\n', pos);
        if (pos < 0) pos = length;
        c = pos < length ? C_LF : -1;
      }
      if (c === C_LF) {
        if (!blank && this.level === 0) tokens.add(T.NEWLINE, ending, pos + 1, this.line, this.line);
        pos++;
        this.newLine(pos);
        lineBegins = true;
        continue;
      }
      const start = pos;
      if (c < 128) {
        if (c < 0) {
          this.end(pos);
          return;
        }
        if (charClass[c] === IDENTIFIER && (c < C_0 || c > C_9)) {
          pos = this.name(start);
          continue;
        }
        if (c >= C_0 && c <= C_9) {
          pos = this.numbers.scan(start, this.line, this.lineStart);
          tokens.add(T.NUMBER, start, pos, this.line, this.line);
          continue;
        }
        if (c === C_DQUOTE || c === C_SQUOTE) {
          pos = this.string(start, start, c);
          continue;
        }
        if (c === C_BACKSLASH) {
          pos = this.continuation(pos);
          continue;
        }
        pos = this.operator(pos, c);
      } else {
        pos = this.name(start);
      }
    }
  }

  /** Measures the indentation at `pos`; returns the first other offset, as `~offset` where the line is blank. */
  private indentation(pos: number): number {
    const { source, length } = this;
    let column = 0;
    let tabColumn = 0;
    let continued = 0;
    let c: number;
    for (; ; pos++) {
      c = pos < length ? source.charCodeAt(pos) : -1;
      if (c === C_SPACE) {
        column++;
        tabColumn++;
      } else if (c === C_TAB) {
        column = ((column >> 3) + 1) << 3;
        tabColumn++;
      } else if (c === C_FF) {
        column = 0;
        tabColumn = 0;
      } else if (c === C_BACKSLASH) {
        // The indentation of a statement is that of its first physical line.
        continued = continued || column;
        pos = this.continuation(pos) - 1;
      } else break;
    }
    if (c === C_HASH || c === C_LF) return ~pos;
    if (this.level > 0 || c < 0) return pos;
    if (continued) {
      column = continued;
      tabColumn = continued;
    }
    this.indentTo(column, tabColumn, pos);
    return pos;
  }

  private indentTo(column: number, tabColumn: number, pos: number): void {
    const { indents, tabIndents, tokens } = this;
    let top = indents.length - 1;
    if (column > indents[top]) {
      if (indents.length >= MAX_INDENTS)
        this.failIndentation('IndentationError', 'too many levels of indentation', this.lineStart);
      if (tabColumn <= tabIndents[top]) this.tabError();
      indents.push(column);
      tabIndents.push(tabColumn);
      tokens.add(T.INDENT, this.lineStart, pos, this.line, this.line);
      return;
    }
    if (column < indents[top]) {
      while (top > 0 && column < indents[top]) top--;
      const closed = indents.length - 1 - top;
      indents.length = top + 1;
      tabIndents.length = top + 1;
      if (column !== indents[top]) {
        const end = lineEnd(this.source, pos);
        this.failIndentation(
          'IndentationError',
          'unindent does not match any outer indentation level',
          end + 1,
        );
      }
      for (let i = 0; i < closed; i++) tokens.add(T.DEDENT, pos, pos, this.line, this.line);
    }
    if (tabColumn !== tabIndents[top]) this.tabError();
  }

  private tabError(): never {
    return this.failIndentation(
      'TabError',
      'inconsistent use of tabs and spaces in indentation',
      this.lineStart,
    );
  }

  private failIndentation(
    errorType: 'IndentationError' | 'TabError',
    message: string,
    cursor: number,
  ): never {
    const column = Math.max(cursor - this.lineStart - 1, 0);
    this.overrides = false;
    throw new DiagnosticError({
      errorType,
      message,
      lineno: this.line,
      col_offset: column,
      end_lineno: this.line,
      end_col_offset: column,
    });
  }

  /** Steps over a backslash at `pos` and the line end behind it. */
  private continuation(pos: number): number {
    const { source, length } = this;
    if (source.charCodeAt(pos + 1) !== C_LF) {
      this.overrides = false;
      this.fail('unexpected character after line continuation character', pos + 2);
    }
    if (pos + 2 >= length) {
      this.overrides = false;
      if (this.level > 0) this.failOpenBracket();
      this.fail('unexpected EOF while parsing', pos + 2);
    }
    this.newLine(pos + 2);
    return pos + 2;
  }

  private end(pos: number): void {
    const { tokens } = this;
    // What ends the file stands behind its last line, as far as errors are concerned.
    const line = Math.max(this.line - 1, 1);
    if (this.level > 0) {
      tokens.finish(T.ERROR, pos, line);
      return;
    }
    for (let i = this.indents.length - 1; i > 0; i--) tokens.add(T.DEDENT, pos, pos, line, line);
    tokens.finish(T.ENDMARKER, pos, line);
  }

  private name(start: number): number {
    const { source, length } = this;
    let pos = start;
    let hash = 0;
    let c = source.charCodeAt(pos);
    while (c < 128 && charClass[c] === IDENTIFIER) {
      hash = T.hashStep(hash, c);
      c = ++pos < length ? source.charCodeAt(pos) : 0;
    }
    if (c >= 128) {
      while (c >= 128 || charClass[c] === IDENTIFIER) c = ++pos < length ? source.charCodeAt(pos) : 0;
      const problem = identifierError(source, start, pos);
      if (problem) this.fail(problem.message, problem.offset + 1);
      this.tokens.add(T.NAME, start, pos, this.line, this.line);
      return pos;
    }
    if ((c === C_DQUOTE || c === C_SQUOTE) && pos - start <= 2 && isStringPrefix(source, start, pos)) {
      return this.string(start, pos, c);
    }
    this.tokens.add(T.nameKind(source, start, pos, hash), start, pos, this.line, this.line);
    return pos;
  }

  /** A string literal whose prefix begins at `start` and whose opening quote is at `open`. */
  private string(start: number, open: number, quote: number): number {
    const { source, length } = this;
    const first = source.charCodeAt(start) | 32;
    const second = open - start === 2 ? source.charCodeAt(start + 1) | 32 : 0;
    const triple = source.charCodeAt(open + 1) === quote && source.charCodeAt(open + 2) === quote;
    const isF = open > start && (first === 102 || second === 102);
    if (isF) return this.fstringStart(start, open, quote, triple, first === 114 || second === 114);
    const startLine = this.line;
    let escapedQuote = false;
    let pos = open + (triple ? 3 : 1);
    for (;;) {
      if (pos >= length) {
        const detected = this.line - 1;
        this.backTo(startLine);
        this.checkMissingBrace(start, quote, 3);
        this.fail(`unterminated triple-quoted string literal (detected at line ${detected})`, start + 1);
      }
      const c = source.charCodeAt(pos);
      if (c === quote) {
        if (!triple) {
          pos++;
          break;
        }
        if (source.charCodeAt(pos + 1) === quote && source.charCodeAt(pos + 2) === quote) {
          pos += 3;
          break;
        }
        pos++;
      } else if (c === C_BACKSLASH) {
        pos++;
        const escaped = source.charCodeAt(pos);
        if (escaped === C_LF) this.newLine(pos + 1);
        else if (escaped === quote) escapedQuote = true;
        pos++;
      } else if (c === C_LF) {
        if (!triple) {
          const detected = this.line;
          this.backTo(startLine);
          this.checkMissingBrace(start, quote, 1);
          const hint = escapedQuote ? '; perhaps you escaped the end quote?' : '';
          this.fail(`unterminated string literal (detected at line ${detected})${hint}`, start + 1);
        }
        this.newLine(++pos);
      } else pos++;
    }
    this.tokens.add(T.STRING, start, pos, startLine, this.line);
    return pos;
  }

  /** A string that does not end and has the quotes of the f-string around it is that one's end: a brace is missing. */
  private checkMissingBrace(start: number, quote: number, quoteSize: number): void {
    const { mode } = this;
    if (mode === null || mode.quote !== quote || mode.quoteSize !== quoteSize) return;
    this.fail("f-string: expecting '}'", start + 1);
  }

  private backTo(line: number): void {
    this.line = line;
    this.lineStart = this.tokens.lineStarts[line];
  }

  private operator(pos: number, c: number): number {
    const { source, tokens, line } = this;
    let kind = oneChar[c];
    if (kind <= T.COLON) {
      if (kind === 0) {
        this.fail(
          `invalid non-printable character U+${c.toString(16).toUpperCase().padStart(4, '0')}`,
          pos + 1,
        );
      }
      if (kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) {
        this.open(pos, c);
        tokens.add(kind, pos, pos + 1, line, line);
        return pos + 1;
      }
      if (kind !== T.COLON) {
        const backToText = this.close(pos, c);
        tokens.add(kind, pos, pos + 1, line, line);
        return backToText ? this.fstringMiddle(pos + 1) : pos + 1;
      }
      const mode = this.mode;
      if (mode !== null && mode.exprDepth >= 0 && mode.brackets - 1 === mode.exprDepth) {
        tokens.add(T.COLON, pos, pos + 1, line, line);
        mode.inFormatSpec = true;
        return this.fstringMiddle(pos + 1);
      }
    }
    const next = source.charCodeAt(pos + 1);
    let end = pos + 1;
    if (next === 61) {
      const equal = withEqual[c];
      if (equal !== 0) {
        kind = equal;
        end++;
      }
    } else if (kind === T.DOT) {
      if (next >= C_0 && next <= C_9) {
        end = this.numbers.scan(pos, line, this.lineStart);
        tokens.add(T.NUMBER, pos, end, line, line);
        return end;
      }
      if (next === C_DOT && source.charCodeAt(pos + 2) === C_DOT) {
        kind = T.ELLIPSIS;
        end = pos + 3;
      }
    } else if (next === c) {
      const doubled =
        kind === T.STAR
          ? T.DOUBLESTAR
          : kind === T.SLASH
            ? T.DOUBLESLASH
            : kind === T.LESS
              ? T.LEFTSHIFT
              : kind === T.GREATER
                ? T.RIGHTSHIFT
                : 0;
      if (doubled !== 0) {
        kind = doubled;
        end++;
        if (source.charCodeAt(end) === 61) {
          kind += T.AUGMENTED;
          end++;
        }
      }
    } else if (next === 62) {
      if (kind === T.MINUS) {
        kind = T.RARROW;
        end++;
      } else if (kind === T.LESS) {
        kind = T.LESSGREATER;
        end++;
      }
    }
    tokens.add(kind, pos, end, line, line);
    return end;
  }

  private open(pos: number, c: number): void {
    if (this.level >= MAX_PARENTHESES) this.fail('too many nested parentheses', pos + 1);
    this.parens[this.level] = c;
    this.parenOffsets[this.level] = pos;
    this.parenLines[this.level] = this.line;
    this.level++;
    if (this.mode !== null) this.mode.brackets++;
  }

  /** Returns true where a `}` ends a replacement field, so that f-string text follows. */
  private close(pos: number, c: number): boolean {
    const { mode } = this;
    const char = String.fromCharCode(c);
    if (mode !== null && mode.brackets === 0 && c === C_RBRACE) {
      this.fail("f-string: single '}' is not allowed", pos + 1);
    }
    if (this.level === 0) this.fail(`unmatched '${char}'`, pos + 1);
    this.level--;
    const opening = this.parens[this.level];
    if (c - opening !== 2 && c - opening !== 1) {
      if (mode !== null && opening === C_LBRACE && mode.brackets - 1 === mode.exprDepth) {
        this.fail(`f-string: unmatched '${char}'`, pos + 1);
      }
      const line = this.parenLines[this.level];
      const where = line === this.line ? '' : ` on line ${line}`;
      const open = String.fromCharCode(opening);
      this.fail(
        `closing parenthesis '${char}' does not match opening parenthesis '${open}'${where}`,
        pos + 1,
      );
    }
    if (mode === null) return false;
    mode.brackets--;
    if (mode.brackets < 0) this.fail(`f-string: unmatched '${char}'`, pos + 1);
    if (c === C_RBRACE && mode.brackets === mode.exprDepth) {
      mode.exprDepth--;
      mode.inFormatSpec = false;
      return true;
    }
    return false;
  }

  private fstringStart(start: number, open: number, quote: number, triple: boolean, raw: boolean): number {
    if (this.modes.length + 1 >= MAX_FSTRINGS) this.fail('too many nested f-strings', open + 1);
    const quoteSize = triple ? 3 : 1;
    const mode: FStringMode = {
      start,
      line: this.line,
      lineStart: this.lineStart,
      quote,
      quoteSize,
      raw,
      brackets: 0,
      exprDepth: -1,
      inFormatSpec: false,
    };
    this.modes.push(mode);
    this.mode = mode;
    this.tokens.add(T.FSTRING_START, start, open + quoteSize, this.line, this.line);
    return this.fstringMiddle(open + quoteSize);
  }

  /** Scans f-string text up to the end of the string or to a replacement field's bracket, which comes next. */
  private fstringMiddle(pos: number): number {
    const { source, length, tokens } = this;
    const mode = this.mode as FStringMode;
    const quote = mode.quote;
    let start = pos;
    let startLine = this.line;
    let named = false;
    for (;;) {
      const c = pos < length ? source.charCodeAt(pos) : -1;
      const inSpec = mode.inFormatSpec && mode.exprDepth >= 0;
      if (c < 0 || (c === C_LF && mode.quoteSize === 1)) {
        if (inSpec && c === C_LF) {
          mode.inFormatSpec = false;
          tokens.add(T.FSTRING_MIDDLE, start, pos, startLine, this.line);
          return pos;
        }
        const detected = c < 0 ? this.line - 1 : this.line;
        const what = mode.quoteSize === 3 ? 'triple-quoted f-string' : 'f-string';
        this.line = mode.line;
        this.lineStart = mode.lineStart;
        this.fail(`unterminated ${what} literal (detected at line ${detected})`, mode.start + 1);
      }
      if (
        c === quote &&
        (mode.quoteSize === 1 ||
          (source.charCodeAt(pos + 1) === quote && source.charCodeAt(pos + 2) === quote))
      ) {
        if (pos > start) tokens.add(T.FSTRING_MIDDLE, start, pos, startLine, this.line);
        const end = pos + mode.quoteSize;
        tokens.add(T.FSTRING_END, pos, end, this.line, this.line);
        this.modes.pop();
        this.mode = this.modes.length > 0 ? this.modes[this.modes.length - 1] : null;
        return end;
      }
      if (c === C_LBRACE) {
        if (source.charCodeAt(pos + 1) === C_LBRACE && !inSpec) {
          // A doubled brace ends a piece; the parser takes one of the two away.
          pos += 2;
          tokens.add(T.FSTRING_MIDDLE, start, pos, startLine, this.line);
          start = pos;
          startLine = this.line;
          continue;
        }
        if (mode.exprDepth + 1 >= MAX_FSTRING_EXPRESSIONS) {
          this.fail('f-string: expressions nested too deeply', pos);
        }
        if (pos > start) tokens.add(T.FSTRING_MIDDLE, start, pos, startLine, this.line);
        mode.exprDepth++;
        return pos;
      }
      if (c === C_RBRACE) {
        if (named) {
          named = false;
          pos++;
          tokens.add(T.FSTRING_MIDDLE, start, pos, startLine, this.line);
          start = pos;
          startLine = this.line;
          continue;
        }
        if (source.charCodeAt(pos + 1) === C_RBRACE && !inSpec && mode.brackets === 0) {
          pos += 2;
          tokens.add(T.FSTRING_MIDDLE, start, pos, startLine, this.line);
          start = pos;
          startLine = this.line;
          continue;
        }
        tokens.add(T.FSTRING_MIDDLE, start, pos, startLine, this.line);
        return pos;
      }
      if (c === C_BACKSLASH) {
        pos++;
        const next = source.charCodeAt(pos);
        if (next === C_LBRACE || next === C_RBRACE) continue;
        if (next === C_LF) this.newLine(pos + 1);
        else if (next === 78 && !mode.raw && source.charCodeAt(pos + 1) === C_LBRACE) {
          named = true;
          pos++;
        }
        pos++;
        continue;
      }
      pos++;
      if (c === C_LF) this.newLine(pos);
    }
  }
}

function lineEnd(source: string, pos: number): number {
  const end = source.indexOf('\n', pos);
  return end < 0 ? source.length : end;
}

/** Whether a quote behind `source[start, end)` belongs to it: b, r, u, f, br, rb, fr, rf in any case. */
function isStringPrefix(source: string, start: number, end: number): boolean {
  const first = source.charCodeAt(start) | 32;
  if (end - start === 1) return first === 98 || first === 114 || first === 117 || first === 102;
  const second = source.charCodeAt(start + 1) | 32;
  if (first === 114) return second === 98 || second === 102;
  return (first === 98 || first === 102) && second === 114;
}
