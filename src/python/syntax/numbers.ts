import type { Constant } from './constant';
import type { Warning } from './diagnostic';
import { DiagnosticError } from './diagnostic';
import { isIdentifierCode } from './identifiers';

const UNDERSCORE = 95;
const DOT = 46;
const ZERO = 48;
/** CPython's `sys.int_info.default_max_str_digits`. */
const MAX_INT_DIGITS = 4300;

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function isHexDigit(c: number): boolean {
  return isDigit(c) || ((c | 32) >= 97 && (c | 32) <= 102);
}

/** Keywords that may stand directly behind a number; CPython warns, since `1if x else y` reads badly. */
const KEYWORDS_BEHIND = ['and', 'else', 'for', 'or', 'not'];
/** Of these it looks at no more than their two letters. */
const SHORT_KEYWORDS_BEHIND = ['if', 'in', 'is'];

/** Finds the end of number literals and refuses malformed ones where CPython's lexer does. */
export class NumberScanner {
  private readonly source: string;
  private readonly warnings: Warning[];
  private start = 0;
  private line = 0;
  private lineStart = 0;

  constructor(source: string, warnings: Warning[]) {
    this.source = source;
    this.warnings = warnings;
  }

  /** The offset behind the number that begins at `start`, which is a digit, or a dot before one. */
  scan(start: number, line: number, lineStart: number): number {
    const { source } = this;
    this.start = start;
    this.line = line;
    this.lineStart = lineStart;
    let pos = start;
    let c = source.charCodeAt(pos);
    if (c === DOT) return this.fraction(pos + 1);
    if (c === ZERO) {
      const base = source.charCodeAt(pos + 1) | 32;
      if (base === 120) return this.hexadecimal(pos + 2);
      if (base === 111) return this.smallBase(pos + 2, 8, 'octal');
      if (base === 98) return this.smallBase(pos + 2, 2, 'binary');
      return this.fromZero(pos + 1);
    }
    // The common case: a few digits and then something that cannot belong to a number.
    do c = source.charCodeAt(++pos);
    while (c >= 48 && c <= 57);
    if (c !== UNDERSCORE && c !== DOT && !isIdentifierCode(c)) return pos;
    pos = this.digits(pos - 1);
    return source.charCodeAt(pos) === DOT ? this.fraction(pos + 1) : this.exponent(pos);
  }

  private fail(message: string, cursor: number): never {
    this.failRange(message, cursor - this.lineStart - 1, cursor - this.lineStart - 1);
  }

  private failRange(message: string, column: number, endColumn: number): never {
    throw new DiagnosticError({
      errorType: 'SyntaxError',
      message,
      lineno: this.line,
      col_offset: column,
      end_lineno: this.line,
      end_col_offset: endColumn,
    });
  }

  /** Steps over digits with single underscores between them; `pos` is at the first. */
  private digits(pos: number): number {
    const { source } = this;
    for (;;) {
      while (isDigit(source.charCodeAt(pos))) pos++;
      if (source.charCodeAt(pos) !== UNDERSCORE) return pos;
      pos++;
      if (!isDigit(source.charCodeAt(pos))) this.fail('invalid decimal literal', pos);
    }
  }

  private fraction(pos: number): number {
    return this.exponent(isDigit(this.source.charCodeAt(pos)) ? this.digits(pos) : pos);
  }

  private exponent(pos: number): number {
    const { source } = this;
    if ((source.charCodeAt(pos) | 32) === 101) {
      let next = pos + 1;
      const sign = source.charCodeAt(next);
      if (sign === 43 || sign === 45) {
        next++;
        if (!isDigit(source.charCodeAt(next))) this.fail('invalid decimal literal', next);
      } else if (!isDigit(sign)) {
        this.checkBehind(pos, 'decimal');
        return pos;
      }
      pos = this.digits(next);
    }
    return this.imaginary(pos);
  }

  private imaginary(pos: number): number {
    if ((this.source.charCodeAt(pos) | 32) === 106) {
      this.checkBehind(pos + 1, 'imaginary');
      return pos + 1;
    }
    this.checkBehind(pos, 'decimal');
    return pos;
  }

  private hexadecimal(pos: number): number {
    const { source } = this;
    do {
      if (source.charCodeAt(pos) === UNDERSCORE) pos++;
      if (!isHexDigit(source.charCodeAt(pos))) this.fail('invalid hexadecimal literal', pos);
      while (isHexDigit(source.charCodeAt(pos))) pos++;
    } while (source.charCodeAt(pos) === UNDERSCORE);
    this.checkBehind(pos, 'hexadecimal');
    return pos;
  }

  private smallBase(pos: number, base: number, name: string): number {
    const { source } = this;
    const inBase = (c: number) => c >= ZERO && c < ZERO + base;
    do {
      if (source.charCodeAt(pos) === UNDERSCORE) pos++;
      const c = source.charCodeAt(pos);
      if (!inBase(c)) {
        if (isDigit(c)) this.fail(`invalid digit '${String.fromCharCode(c)}' in ${name} literal`, pos + 1);
        this.fail(`invalid ${name} literal`, pos);
      }
      while (inBase(source.charCodeAt(pos))) pos++;
    } while (source.charCodeAt(pos) === UNDERSCORE);
    const c = source.charCodeAt(pos);
    if (isDigit(c)) this.fail(`invalid digit '${String.fromCharCode(c)}' in ${name} literal`, pos + 1);
    this.checkBehind(pos, name);
    return pos;
  }

  private fromZero(pos: number): number {
    const { source } = this;
    for (;;) {
      if (source.charCodeAt(pos) === UNDERSCORE) {
        pos++;
        if (!isDigit(source.charCodeAt(pos))) this.fail('invalid decimal literal', pos);
      }
      if (source.charCodeAt(pos) !== ZERO) break;
      pos++;
    }
    const zerosEnd = pos + 1;
    const nonZero = isDigit(source.charCodeAt(pos));
    if (nonZero) pos = this.digits(pos);
    const c = source.charCodeAt(pos);
    if (c === DOT) return this.fraction(pos + 1);
    if ((c | 32) === 101) return this.exponent(pos);
    if ((c | 32) === 106) return this.imaginary(pos);
    if (nonZero) {
      const message =
        'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers';
      this.failRange(message, this.start - this.lineStart, zerosEnd - this.lineStart - 1);
    }
    this.checkBehind(pos, 'decimal');
    return pos;
  }

  /** Refuses a name glued to a number, and warns of a keyword there. */
  private checkBehind(pos: number, kind: string): void {
    const c = this.source.charCodeAt(pos);
    if (!isIdentifierCode(c)) return;
    const { source } = this;
    const isKeyword =
      SHORT_KEYWORDS_BEHIND.some((word) => source.startsWith(word, pos)) ||
      KEYWORDS_BEHIND.some(
        (word) => source.startsWith(word, pos) && !isIdentifierCode(source.charCodeAt(pos + word.length)),
      );
    if (isKeyword) {
      this.warnings.push({
        category: 'SyntaxWarning',
        message: `invalid ${kind} literal`,
        lineno: this.line,
      });
      return;
    }
    this.fail(`invalid ${kind} literal`, pos);
  }
}

/** The value of a number literal, or the message of the error where an int has too many digits. */
export function numberValue(text: string): { value: Constant } | { error: string } {
  if (text.length < 16) {
    const small = smallInt(text);
    if (small >= 0) return { value: small };
  }
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const last = plain.charCodeAt(plain.length - 1) | 32;
  const base = plain.charCodeAt(0) === ZERO ? plain.charCodeAt(1) | 32 : 0;
  if (base === 120 || base === 111 || base === 98) return { value: shrink(BigInt(plain)) };
  if (last === 106) return { value: { t: 'complex', re: 0, im: Number(plain.slice(0, -1)) } };
  for (let i = 0; i < plain.length; i++) {
    if (!isDigit(plain.charCodeAt(i))) return { value: { t: 'float', v: Number(plain) } };
  }
  if (plain.length > MAX_INT_DIGITS) {
    return {
      error:
        `Exceeds the limit (${MAX_INT_DIGITS} digits) for integer string conversion: value has ${plain.length} digits; ` +
        'use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals ' +
        'to avoid decimal conversion limits.',
    };
  }
  return { value: shrink(BigInt(plain)) };
}

/** The value of a plain decimal literal, -1 for any other text. */
function smallInt(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function shrink(value: bigint): number | bigint {
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}
