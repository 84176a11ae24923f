/** The tokens of a text as rows to be read, under the names that CPython's `token` module gives them. */
import type { Diagnostic } from './diagnostic';
import { tokenize } from './tokenizer';
import * as T from './tokens';

export interface TokenRow {
  readonly name: string;
  /** The token's own text; for NEWLINE, INDENT and DEDENT what stands there. */
  readonly text: string;
  /** Lines from 1, columns from 0 in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const NAMES = new Map<number, string>([
  [T.ENDMARKER, 'ENDMARKER'],
  [T.NEWLINE, 'NEWLINE'],
  [T.INDENT, 'INDENT'],
  [T.DEDENT, 'DEDENT'],
  [T.NAME, 'NAME'],
  [T.NUMBER, 'NUMBER'],
  [T.STRING, 'STRING'],
  [T.FSTRING_START, 'FSTRING_START'],
  [T.FSTRING_MIDDLE, 'FSTRING_MIDDLE'],
  [T.FSTRING_END, 'FSTRING_END'],
  [T.LPAR, 'LPAR'],
  [T.RPAR, 'RPAR'],
  [T.LSQB, 'LSQB'],
  [T.RSQB, 'RSQB'],
  [T.LBRACE, 'LBRACE'],
  [T.RBRACE, 'RBRACE'],
  [T.COLON, 'COLON'],
  [T.COMMA, 'COMMA'],
  [T.SEMI, 'SEMI'],
  [T.DOT, 'DOT'],
  [T.EQUAL, 'EQUAL'],
  [T.RARROW, 'RARROW'],
  [T.COLONEQUAL, 'COLONEQUAL'],
  [T.EXCLAMATION, 'EXCLAMATION'],
  [T.ELLIPSIS, 'ELLIPSIS'],
  [T.OP, 'OP'],
  [T.TILDE, 'TILDE'],
  [T.LESSGREATER, 'NOTEQUAL'],
  [T.EQEQUAL, 'EQEQUAL'],
  [T.NOTEQUAL, 'NOTEQUAL'],
  [T.LESS, 'LESS'],
  [T.LESSEQUAL, 'LESSEQUAL'],
  [T.GREATER, 'GREATER'],
  [T.GREATEREQUAL, 'GREATEREQUAL'],
]);
const OPERATORS =
  'VBAR CIRCUMFLEX AMPER LEFTSHIFT RIGHTSHIFT PLUS MINUS STAR SLASH DOUBLESLASH PERCENT AT DOUBLESTAR';
OPERATORS.split(' ').forEach((name, i) => {
  NAMES.set(T.VBAR + i, name);
  NAMES.set(T.VBAR + i + T.AUGMENTED, name === 'MINUS' ? 'MINEQUAL' : `${name}EQUAL`);
});

/** Name of a token kind; a keyword is a NAME, as in CPython. */
function nameOf(kind: number): string {
  return kind >= T.KW_AND ? 'NAME' : (NAMES.get(kind) ?? `kind ${kind}`);
}

/** All tokens up to the end or to the first error; comments and blank lines leave none. */
export function tokenRows(text: string): {
  readonly rows: readonly TokenRow[];
  readonly error: Diagnostic | null;
} {
  const lineEnds = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const source = lineEnds.endsWith('\n') ? lineEnds : `${lineEnds}\n`;
  const { tokens, error } = tokenize(source);
  const rows: TokenRow[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kinds[i]!;
    if (kind === T.ERROR) break;
    const line = tokens.lines[i]!;
    const endLine = tokens.endLines[i]!;
    const end = tokens.ends[i]!;
    // Ours begins where a comment before it does; what is read is the line's end itself.
    const start = kind === T.NEWLINE && end > tokens.starts[i]! ? end - 1 : tokens.starts[i]!;
    rows.push({
      name: nameOf(kind),
      text: source.slice(start, end),
      line,
      column: start - tokens.lineStarts[line]!,
      endLine,
      endColumn: end - tokens.lineStarts[endLine]!,
    });
    if (kind === T.ENDMARKER) break;
  }
  return { rows, error };
}
