/** What Unicode says of single characters, as far as str methods and number parsing need it. */

const DECIMAL = /^\p{Nd}$/u;
const NON_ASCII = /[\u0080-\uffff]/;

/** True for the white space of `str.split` and `str.isspace`. */
export function isSpaceCode(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Value of a decimal digit of any script, -1 for other characters. */
export function decimalValue(character: string): number {
  if (!DECIMAL.test(character)) return -1;
  const code = character.codePointAt(0)!;
  // Unicode keeps the ten digits of a script together from 0 to 9; blocks that touch have lengths of ten.
  let start = code;
  while (start > 0 && DECIMAL.test(String.fromCodePoint(start - 1))) start--;
  return (code - start) % 10;
}

/** `text` with the decimal digits of all scripts written as 0 to 9. */
export function asciiDigits(text: string): string {
  if (!NON_ASCII.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => String(decimalValue(digit)));
}
