import { expect, it } from 'vitest';
import { tokenRows } from './token-rows';

/** What `python -m tokenize -e` of CPython 3.13 says of the text below, comments and blank lines left out. */
const RECORDED = [
  "1,0-1,2 NAME 'if'",
  "1,3-1,4 NAME 'x'",
  "1,5-1,7 NOTEQUAL '!='",
  "1,8-1,9 NUMBER '1'",
  "1,9-1,10 COLON ':'",
  "1,10-1,11 NEWLINE '\\n'",
  "2,0-2,4 INDENT '    '",
  "2,4-2,5 NAME 'y'",
  "2,6-2,9 DOUBLESLASHEQUAL '//='",
  "2,10-2,12 FSTRING_START 'f\"'",
  "2,12-2,13 FSTRING_MIDDLE 'a'",
  "2,13-2,14 LBRACE '{'",
  "2,14-2,15 NAME 'b'",
  "2,15-2,16 EXCLAMATION '!'",
  "2,16-2,17 NAME 'r'",
  "2,17-2,18 COLON ':'",
  "2,18-2,19 FSTRING_MIDDLE '>'",
  "2,19-2,20 LBRACE '{'",
  "2,20-2,21 NAME 'w'",
  "2,21-2,22 RBRACE '}'",
  "2,22-2,22 FSTRING_MIDDLE ''",
  "2,22-2,23 RBRACE '}'",
  "2,23-2,24 FSTRING_MIDDLE 'c'",
  "2,24-2,25 FSTRING_END '\"'",
  "2,33-2,34 NEWLINE '\\n'",
  "4,0-4,0 DEDENT ''",
  "4,0-4,1 LPAR '('",
  "4,1-4,2 NAME 'z'",
  "4,3-4,5 COLONEQUAL ':='",
  "4,6-4,7 NUMBER '2'",
  "4,7-4,8 COMMA ','",
  "4,9-4,12 ELLIPSIS '...'",
  "4,12-4,13 RPAR ')'",
  "4,13-4,14 NEWLINE '\\n'",
  "5,0-5,0 ENDMARKER ''",
];
const SOURCE = 'if x != 1:\n    y //= f"a{b!r:>{w}}c"  # note\n\n(z := 2, ...)\n';

it("names tokens and places as CPython's tokenize does", () => {
  const seen = tokenRows(SOURCE).rows.map(
    ({ line, column, endLine, endColumn, name, text }) =>
      `${line},${column}-${endLine},${endColumn} ${name} ${quoted(text)}`,
  );
  // CPython's end marker stands behind the last line, ours at its end.
  expect(seen.slice(0, -1)).toEqual(RECORDED.slice(0, -1));
  expect(seen.at(-1)).toContain('ENDMARKER');
});

it('gives what there is before an error', () => {
  const { rows, error } = tokenRows('x = 0777\n');
  expect(rows.map(({ text }) => text)).toEqual(['x', '=']);
  expect(error?.message).toContain('leading zeros');
});

function quoted(text: string): string {
  return text === '\n' ? "'\\n'" : `'${text}'`;
}
