/** What a pattern is matched against: a str or bytes, as character codes, with slices of the same kind. */
import { asBytes } from '../../vm/bytes-core';
import { typeError } from '../../vm/errors';
import type { Machine } from '../../vm/machine';
import { PyBytes, type Value } from '../../vm/objects';
import { asStr, hasSurrogates, substring } from '../../vm/str-core';
import { typeOf } from '../../vm/types';

export class Subject {
  readonly text: string | null;
  readonly bytes: Uint8Array | null;
  readonly codes: Int32Array;

  constructor(text: string | null, bytes: Uint8Array | null, codes: Int32Array) {
    this.text = text;
    this.bytes = bytes;
    this.codes = codes;
  }

  get length(): number {
    return this.codes.length;
  }

  slice(from: number, to: number): Value {
    if (this.text !== null) return substring(this.text, from, to);
    return new PyBytes(this.bytes!.slice(from, to));
  }
}

/** The last one made of a long text: a program often goes through one text with many calls. */
let last: Subject | null = null;
const LONG = 64;

/** The subject that `value` is. Throws TypeError where it is neither, or not of the pattern's kind. */
export function subjectOf(vm: Machine, value: Value, isText: boolean): Subject {
  const text = asStr(value);
  if (text !== undefined) {
    if (!isText) throw typeError('cannot use a bytes pattern on a string-like object');
    if (last !== null && last.text === text) return last;
    vm.work(text.length >> 4);
    const made = new Subject(text, null, codesOf(text));
    if (text.length > LONG) last = made;
    return made;
  }
  const bytes = asBytes(value);
  if (bytes === undefined) {
    throw typeError(`expected string or bytes-like object, got '${typeOf(value).name}'`);
  }
  if (isText) throw typeError('cannot use a string pattern on a bytes-like object');
  const codes = Int32Array.from(bytes);
  return new Subject(null, value instanceof PyBytes ? bytes : bytes.slice(), codes);
}

function codesOf(text: string): Int32Array {
  const codes = new Int32Array(text.length);
  if (!hasSurrogates(text)) {
    for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
    return codes;
  }
  let count = 0;
  for (const character of text) codes[count++] = character.codePointAt(0)!;
  return codes.slice(0, count);
}
