/** The text of a pattern or a replacement, read character by character; a backslash counts with what it escapes. */
import { isIdentifier } from '../../vm/str-class';
import { strRepr } from '../../vm/str-repr';

/** What is wrong with a pattern: becomes `re.PatternError`. */
export class PatternSyntaxError {
  readonly message: string;
  /** Character index in the pattern; -1: it is about the whole of it. */
  readonly pos: number;
  constructor(message: string, pos: number) {
    this.message = message;
    this.pos = pos;
  }
}

const HEX = /^[0-9A-Fa-f]$/;
const OCTAL = /^[0-7]$/;
const DIGIT = /^[0-9]$/;
export const isHex = (c: string | null): boolean => c !== null && HEX.test(c);
export const isOctal = (c: string | null): boolean => c !== null && OCTAL.test(c);
export const isDigit = (c: string | null): boolean => c !== null && DIGIT.test(c);
export const isLetter = (c: string | undefined): boolean => c !== undefined && /^[A-Za-z]$/.test(c);

/** What the escapes that stand for control characters mean, in patterns and replacements. */
export const CONTROL_ESCAPES: ReadonlyMap<string, number> = new Map([
  ['\\a', 7],
  ['\\b', 8],
  ['\\f', 12],
  ['\\n', 10],
  ['\\r', 13],
  ['\\t', 9],
  ['\\v', 11],
  ['\\\\', 92],
]);

export class PatternSource {
  readonly isText: boolean;
  private readonly characters: readonly string[];
  private index = 0;
  /** What comes next: a character, a backslash with its character, or null at the end. */
  next: string | null = null;

  /** `text`: of bytes, each as the character of that code. */
  constructor(text: string, isText: boolean) {
    this.isText = isText;
    this.characters = Array.from(text);
    this.advance();
  }

  private advance(): void {
    const character = this.characters[this.index];
    if (character === undefined) {
      this.next = null;
      return;
    }
    this.index++;
    if (character !== '\\') {
      this.next = character;
      return;
    }
    const escaped = this.characters[this.index];
    if (escaped === undefined) {
      throw new PatternSyntaxError('bad escape (end of pattern)', this.characters.length - 1);
    }
    this.index++;
    this.next = character + escaped;
  }

  /** Takes `character` if it comes next. */
  match(character: string): boolean {
    if (this.next !== character) return false;
    this.advance();
    return true;
  }

  get(): string | null {
    const taken = this.next;
    this.advance();
    return taken;
  }

  /** Takes up to `count` characters that pass. */
  getWhile(count: number, passes: (c: string | null) => boolean): string {
    let taken = '';
    for (let i = 0; i < count && passes(this.next); i++) taken += this.get();
    return taken;
  }

  /** What stands before `terminator`, which is taken too. `what` names it in errors. */
  getUntil(terminator: string, what: string): string {
    let taken = '';
    for (;;) {
      const c = this.get();
      if (c === null) {
        if (taken === '') throw this.error(`missing ${what}`);
        throw this.error(`missing ${terminator}, unterminated name`, lengthOf(taken));
      }
      if (c === terminator) {
        if (taken === '') throw this.error(`missing ${what}`, 1);
        return taken;
      }
      taken += c;
    }
  }

  /** Index of what comes next. */
  tell(): number {
    return this.index - lengthOf(this.next ?? '');
  }

  seek(index: number): void {
    this.index = index;
    this.advance();
  }

  /** An error `offset` characters before what comes next. */
  error(message: string, offset = 0): PatternSyntaxError {
    const shown = this.isText ? message : asciiText(message);
    return new PatternSyntaxError(shown, this.tell() - offset);
  }

  /** Throws unless `name` may name a group. */
  checkGroupName(name: string, offset: number): void {
    const isAscii = /^[\0-\x7f]*$/.test(name);
    if ((this.isText || isAscii) && isIdentifier(name)) return;
    const shown = this.isText || isAscii ? strRepr(name) : asciiText(strRepr(name));
    throw this.error(`bad character in group name ${shown}`, lengthOf(name) + offset);
  }
}

/** Length in characters. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

function asciiText(text: string): string {
  return text.replace(/[\x80-\xff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
}
