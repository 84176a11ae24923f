/** Which characters make names: PEP 3131 on top of ASCII letters, digits and the underscore. */
const XID_START = /^[\p{XID_Start}_]$/u;
const XID_CONTINUE = /^\p{XID_Continue}$/u;

/** ASCII identifier characters, digits included; false for codes of 128 and above. */
export function isIdentifierCode(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || (c >= 48 && c <= 57);
}

/** What CPython says of a name with characters beyond ASCII that is none; `offset` is that of the bad character. */
export function identifierError(
  source: string,
  start: number,
  end: number,
): { message: string; offset: number } | null {
  let offset = start;
  for (const char of source.slice(start, end)) {
    const valid = offset === start ? XID_START : XID_CONTINUE;
    // NFKC may turn one character into several; the name must be one before and after.
    if (!valid.test(char)) {
      const code = (char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
      const printable = !/^[\p{C}\p{Z}]$/u.test(char);
      const message = printable
        ? `invalid character '${char}' (U+${code})`
        : `invalid non-printable character U+${code}`;
      return { message, offset };
    }
    offset += char.length;
  }
  return null;
}

/** The name a program uses: NFKC where it has characters beyond ASCII. */
export function normalizeName(text: string): string {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return text.normalize('NFKC');
  return text;
}
