/** `str.translate` and `str.maketrans`. */

import { originalKey } from './dict-object';
import { typeError, valueError } from './errors';
import { asInt } from './int-arith';
import type { Machine } from './machine';
import { dictType, PyDict, type Value } from './objects';
import { asStr, reserveText, strLength } from './str-core';
import { typeOf } from './types';

/** What an entry of a translation table puts in place of a character. Throws TypeError, ValueError. */
export function translated(entry: Value): string {
  if (entry === null) return '';
  const text = asStr(entry);
  if (text !== undefined) return text;
  const code = asInt(entry);
  if (code === undefined) throw typeError('character mapping must return integer, None or str');
  if (code < 0 || code > 0x10ffff) throw valueError('character mapping must be in range(0x110000)');
  return String.fromCodePoint(Number(code));
}

/** `text.translate(table)`. */
export function translate(vm: Machine, text: string, table: Value): Value {
  if (!(table instanceof PyDict) || table.cls !== dictType || table.hashed !== null) {
    return vm.callPrelude('_translate', [text, table]);
  }
  let result = '';
  for (const character of text) {
    const entry = table.map.get(character.codePointAt(0)!);
    const put = entry === undefined ? character : translated(entry);
    if (put.length > 1) reserveText(result.length + put.length, vm);
    result += put;
  }
  return result;
}

/** `str.maketrans(x[, y[, z]])`: a dict from code points. */
export function makeTranslation(x: Value, y: Value | undefined, z: Value | undefined): PyDict {
  const table = new Map<unknown, Value>();
  if (y === undefined) {
    if (!(x instanceof PyDict)) {
      throw typeError('if you give only one argument to maketrans it must be a dict');
    }
    for (const [stored, entry] of x.map) {
      const key = originalKey(x, stored);
      const text = asStr(key);
      if (text !== undefined) {
        if (strLength(text) !== 1) throw valueError('string keys in translate table must be of length 1');
        table.set(text.codePointAt(0)!, entry);
        continue;
      }
      const code = asInt(key);
      if (code === undefined) throw typeError('keys in translate table must be strings or integers');
      table.set(code, entry);
    }
    return new PyDict(table);
  }
  const from = asStr(x);
  if (from === undefined)
    throw typeError('first maketrans argument must be a string if there is a second argument');
  const [to, gone] = [asStr(y), z === undefined ? '' : asStr(z)];
  if (to === undefined) throw typeError(`maketrans() argument 2 must be str, not ${typeOf(y).name}`);
  if (gone === undefined) throw typeError(`maketrans() argument 3 must be str, not ${typeOf(z!).name}`);
  const [keys, values] = [Array.from(from), Array.from(to)];
  if (keys.length !== values.length) {
    throw valueError('the first two maketrans arguments must have equal length');
  }
  keys.forEach((key, i) => {
    table.set(key.codePointAt(0)!, values[i]!.codePointAt(0)!);
  });
  for (const character of gone) table.set(character.codePointAt(0)!, null);
  return new PyDict(table);
}
