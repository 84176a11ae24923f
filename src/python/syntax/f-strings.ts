/**
 * String literals: adjacent literals joined, f-strings (PEP 498, 701) with their replacement fields. The tokenizer has
 * cut f-strings into FSTRING_MIDDLE texts and ordinary tokens already.
 */
import type { Constant, Expr, FormattedValue, JoinedStr } from './ast';
import { Cursor } from './cursor';
import { decodeEscapes, EscapeError } from './escapes';
import * as T from './tokens';

const CONVERSIONS: Record<string, number> = { s: 115, r: 114, a: 97 };
const CONVERSION_NONE = -1;
const CONVERSION_REPR = 114;

function isText(node: Expr): node is Constant & { value: string } {
  return node._type === 'Constant' && typeof node.value === 'string';
}

export abstract class StringParser extends Cursor {
  /** `yield_expr | star_expressions`: what a replacement field holds. */
  protected abstract annotatedRhs(): Expr;

  /** One or more adjacent string literals. */
  protected strings(): Expr {
    const first = this.pos;
    if (this.tok === T.STRING) {
      const following = this.kinds[first + 1];
      if (following !== T.STRING && following !== T.FSTRING_START) return this.plainString();
    }
    const parts: Expr[] = [];
    let formatted = false;
    let bytes = false;
    let text = false;
    for (;;) {
      if (this.tok === T.STRING) {
        const part = this.plainString();
        if (typeof part.value === 'string') text = true;
        else bytes = true;
        parts.push(part);
      } else if (this.tok === T.FSTRING_START) {
        formatted = true;
        text = true;
        this.fstring(parts);
      } else break;
    }
    if (bytes && text) this.failAt('cannot mix bytes and nonbytes literals', this.pos);
    const lineno = this.lines[first];
    const col_offset = this.columnOf(first);
    const end_lineno = this.endLine();
    const end_col_offset = this.endColumn();
    if (formatted) {
      const values = foldTexts(parts);
      return { _type: 'JoinedStr', lineno, col_offset, end_lineno, end_col_offset, values };
    }
    const head = parts[0] as Constant;
    let value = '';
    for (const part of parts as Constant[]) {
      value += bytes ? (part.value as { v: string }).v : (part.value as string);
    }
    return {
      _type: 'Constant',
      lineno,
      col_offset,
      end_lineno,
      end_col_offset,
      value: bytes ? { t: 'bytes', v: value } : value,
      kind: head.kind,
    };
  }

  /** One STRING token. */
  private plainString(): Constant {
    const { source, pos } = this;
    const start = this.starts[pos];
    const end = this.ends[pos];
    let open = start;
    let raw = false;
    let isBytes = false;
    let kind: string | null = null;
    let c = source.charCodeAt(open);
    while (c !== 34 && c !== 39) {
      const letter = c | 32;
      if (letter === 114) raw = true;
      else if (letter === 98) isBytes = true;
      else if (c === 117) kind = 'u';
      c = source.charCodeAt(++open);
    }
    const quotes =
      end - open >= 6 && source.charCodeAt(open + 1) === c && source.charCodeAt(open + 2) === c ? 3 : 1;
    const body = source.slice(open + quotes, end - quotes);
    this.next();
    let value: string | { t: 'bytes'; v: string };
    if (isBytes) {
      for (let i = 0; i < body.length; i++) {
        if (body.charCodeAt(i) > 127) this.failAt('bytes can only contain ASCII literal characters', pos);
      }
      value = { t: 'bytes', v: raw ? body : this.decode(body, pos, true) };
    } else value = raw ? body : this.decode(body, pos, false);
    const line = this.lines[pos];
    return {
      _type: 'Constant',
      lineno: line,
      col_offset: start - this.lineStarts[line],
      end_lineno: this.endLines[pos],
      end_col_offset: end - this.lineStarts[this.endLines[pos]],
      value,
      kind,
    };
  }

  /** Decodes the escapes of `body`; what is wrong with them stands at token `blamed`. */
  private decode(body: string, blamed: number, isBytes: boolean): string {
    if (!body.includes('\\')) return body;
    try {
      return decodeEscapes(body, isBytes, (message) =>
        this.warn('SyntaxWarning', message, this.lines[blamed]),
      );
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
      return this.failAt(error.message, blamed);
    }
  }

  /** One f-string; its texts and fields go to `parts`. */
  private fstring(parts: Expr[]): void {
    const start = this.starts[this.pos];
    const raw =
      (this.source.charCodeAt(start) | 32) === 114 || (this.source.charCodeAt(start + 1) | 32) === 114;
    this.next();
    for (;;) {
      if (this.tok === T.FSTRING_MIDDLE) parts.push(this.fstringText(raw, true));
      else if (this.tok === T.LBRACE) this.replacementField(parts, raw);
      else break;
    }
    this.expect(T.FSTRING_END);
  }

  protected fstringText(raw: boolean, whole: boolean): Constant {
    const { pos } = this;
    let text = this.textOf(pos);
    if (text.endsWith('{{') || text.endsWith('}}')) text = text.slice(0, -1);
    this.next();
    let value = text;
    if (!raw && text.includes('\\')) {
      // A backslash before a field's bracket stands for itself.
      const dangling = /(?<!\\)(\\\\)*\\$/.test(text);
      value = this.decode(text, whole ? this.fstringEnd() : pos, false);
      if (dangling) {
        const bracket = this.source[this.ends[pos]];
        this.warn('SyntaxWarning', `invalid escape sequence '\\${bracket}'`, this.endLines[pos]);
      }
    }
    return {
      _type: 'Constant',
      lineno: this.lines[pos],
      col_offset: this.columnOf(pos),
      end_lineno: this.endLines[pos],
      end_col_offset: this.endColumnOf(pos),
      value,
      kind: null,
    };
  }

  /** The token that ends the f-string the parser is in. */
  private fstringEnd(): number {
    let level = 0;
    for (let i = this.pos; ; i++) {
      const kind = this.kinds[i];
      if (kind === T.FSTRING_START) level++;
      else if (kind === T.FSTRING_END && level-- === 0) return i;
      else if (kind === T.ENDMARKER || kind === T.ERROR) return this.pos - 1;
    }
  }

  protected replacementField(parts: Expr[], raw: boolean): void {
    this.enter();
    const open = this.pos;
    this.next();
    const value = this.annotatedRhs();
    const debug = this.accept(T.EQUAL);
    const stop = this.pos;
    let conversion = CONVERSION_NONE;
    if (this.tok === T.EXCLAMATION) conversion = this.conversion();
    let format_spec: JoinedStr | null = null;
    if (this.tok === T.COLON) format_spec = this.formatSpec(raw);
    else if (debug && conversion === CONVERSION_NONE) conversion = CONVERSION_REPR;
    this.expect(T.RBRACE);
    if (debug) parts.push(this.debugText(open, stop));
    const field: FormattedValue = {
      _type: 'FormattedValue',
      lineno: this.lines[open],
      col_offset: this.columnOf(open),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      value,
      conversion,
      format_spec,
    };
    parts.push(field);
    this.depth--;
  }

  protected conversion(): number {
    // The message's spelling is CPython's.
    const mark = this.pos;
    this.next();
    if (this.tok !== T.NAME) this.unexpected();
    if (this.starts[this.pos] !== this.ends[mark]) {
      this.failAt('f-string: conversion type must come right after the exclamanation mark', mark, this.pos);
    }
    const name = this.textOf(this.pos);
    const conversion = CONVERSIONS[name];
    if (conversion === undefined) {
      const message = `f-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`;
      this.failAt(message, this.pos);
    }
    this.next();
    return conversion;
  }

  private formatSpec(raw: boolean): JoinedStr {
    const colon = this.pos;
    this.next();
    const parts: Expr[] = [];
    for (;;) {
      if (this.tok === T.FSTRING_MIDDLE) parts.push(this.fstringText(raw, false));
      else if (this.tok === T.LBRACE) this.replacementField(parts, raw);
      else break;
    }
    return {
      _type: 'JoinedStr',
      lineno: this.lines[colon],
      col_offset: this.columnOf(colon),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      values: foldTexts(parts),
    };
  }

  /** What `{value = }` prints before the value: the source between the bracket and token `stop`, less comments. */
  private debugText(open: number, stop: number): Constant {
    const from = this.ends[open];
    const to = this.starts[stop];
    let value = this.source.slice(from, to);
    if (value.includes('#')) value = this.withoutComments(open, stop);
    return {
      _type: 'Constant',
      lineno: this.lines[open],
      col_offset: this.columnOf(open) + 1,
      end_lineno: this.lines[stop],
      end_col_offset: this.columnOf(stop),
      value,
      kind: null,
    };
  }

  private withoutComments(open: number, stop: number): string {
    let out = '';
    for (let token = open; token < stop; token++) {
      if (token > open) out += this.textOf(token);
      out += this.source.slice(this.ends[token], this.starts[token + 1]).replace(/#[^\n]*/g, '');
    }
    return out;
  }
}

/** Joins neighbouring texts into one Constant and drops empty ones. */
function foldTexts(parts: Expr[]): Expr[] {
  const values: Expr[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (!isText(part)) {
      values.push(part);
      continue;
    }
    let value = part.value;
    let last: Constant = part;
    while (i + 1 < parts.length) {
      const following = parts[i + 1];
      if (!isText(following)) break;
      // CPython merges an empty text too, so that the end is that of the last piece.
      value += following.value;
      last = following;
      i++;
    }
    if (value === '') continue;
    if (last !== part) {
      part.value = value;
      part.end_lineno = last.end_lineno;
      part.end_col_offset = last.end_col_offset;
    }
    values.push(part);
  }
  return values;
}
