/** Replacements: `\1`, `\g<name>` and escapes in the second argument of `sub`. */
import { guestError, IndexError } from '../../vm/errors';
import { strRepr } from '../../vm/str-repr';
import { CONTROL_ESCAPES, isDigit, isLetter, isOctal, lengthOf, PatternSource } from './pattern-source';

/** Text, or the number of a group. */
export type TemplatePart = string | number;

const MAX_GROUPS = 1073741823;

/** `text`: of bytes, each as the character of that code. Throws PatternSyntaxError, GuestError. */
export function parseTemplate(
  text: string,
  isText: boolean,
  groups: number,
  names: ReadonlyMap<string, number>,
): TemplatePart[] {
  const source = new PatternSource(text, isText);
  const parts: TemplatePart[] = [];
  let literal = '';
  const addGroup = (group: number, offset: number) => {
    if (group > groups) throw source.error(`invalid group reference ${group}`, offset);
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(group);
  };
  for (let token = source.get(); token !== null; token = source.get()) {
    const c = token[0] === '\\' ? token.slice(1) : '';
    if (c === '') literal += token;
    else if (c === 'g') {
      const [group, length] = namedGroup(source, names);
      addGroup(group, length + 1);
    } else if (c === '0') {
      const digits = source.getWhile(2, isOctal);
      literal += String.fromCharCode(Number.parseInt(`0${digits}`, 8) & 0xff);
    } else if (isDigit(c)) {
      const digits = isDigit(source.next) ? c + source.get() : c;
      if (digits.length === 2 && isOctal(digits[0]!) && isOctal(digits[1]!) && isOctal(source.next)) {
        literal += octal(source, digits + source.get());
      } else addGroup(Number(digits), digits.length);
    } else {
      const control = CONTROL_ESCAPES.get(token);
      if (control !== undefined) literal += String.fromCharCode(control);
      else if (isLetter(c)) throw source.error(`bad escape ${token}`, lengthOf(token));
      else literal += token;
    }
  }
  if (literal !== '') parts.push(literal);
  return parts;
}

/** `\g<...>`: the group, and how long its name is. */
function namedGroup(
  source: PatternSource,
  names: ReadonlyMap<string, number>,
): [group: number, length: number] {
  if (!source.match('<')) throw source.error('missing <');
  const name = source.getUntil('>', 'group name');
  const length = lengthOf(name);
  if (/^[0-9]+$/.test(name)) {
    if (Number(name) >= MAX_GROUPS) throw source.error(`invalid group reference ${BigInt(name)}`, length + 1);
    return [Number(name), length];
  }
  source.checkGroupName(name, 1);
  const group = names.get(name);
  if (group === undefined) throw guestError(IndexError, `unknown group name ${strRepr(name)}`);
  return [group, length];
}

function octal(source: PatternSource, digits: string): string {
  const value = Number.parseInt(digits, 8);
  if (value > 0o377) {
    throw source.error(`octal escape value \\${digits} outside of range 0-0o377`, digits.length + 1);
  }
  return String.fromCharCode(value);
}
