/** `repr` and `ascii` of str. CPython docs, "str.isprintable" and "ascii". */

const PLAIN = /^[ !#-&(-[\]-~]*$/;
// What is shown as an escape besides quotes and backslash: Unicode's "Other" and "Separator", except the space.
const UNPRINTABLE = /[\p{C}\p{Z}]/u;
const ESCAPED = /[\\\p{C}\p{Z}]/gu;
const NON_ASCII = /[\u0080-\u{10ffff}]/gu;

/** True for characters that `repr` shows as they are. */
export function isPrintable(character: string): boolean {
  return character === ' ' || !UNPRINTABLE.test(character);
}

/** `repr(text)`. */
export function strRepr(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(ESCAPED, escapeCharacter);
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

/** `ascii(text)` given `repr(text)`: everything outside ASCII escaped. */
export function asciiOnly(text: string): string {
  return text.replace(NON_ASCII, hexEscape);
}

function escapeCharacter(character: string): string {
  switch (character) {
    case ' ':
      return ' ';
    case '\\':
      return '\\\\';
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default:
      return hexEscape(character);
  }
}

/** `\xhh`, `\uhhhh` or `\Uhhhhhhhh`. */
export function hexEscape(character: string): string {
  const code = character.codePointAt(0)!;
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}
