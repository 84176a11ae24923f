/**
 * `str.format` and `str.format_map`: replacement fields with names, attributes, items, conversions and nested
 * specifications. CPython docs, "Format String Syntax".
 */
import { getAttribute } from './attributes';
import { callMethodThen } from './builtins-support';
import { dictKey } from './dict-keys';
import { guestError, IndexError, keyError, typeError, valueError } from './errors';
import { tryFormat } from './format';
import { type Answers, answered, noAnswers, runThen, withAnswers } from './format-replay';
import type { Machine } from './machine';
import { kontinuation } from './native';
import { type KwArgs, PyDict, PyFloat, PyTuple, type Value } from './objects';
import * as ports from './ports';
import { asStr, reserveText } from './str-core';
import { subscript } from './subscripts';
import { typeOf } from './types';

const DEPTH_MAX = 2;

/** `text.format(*args, **kw)`: a str, or PUSHED while Python code gives a part of it. */
export function formatFields(vm: Machine, text: string, args: Value[], kw: KwArgs): Value {
  const names = new PyDict(kw === null ? new Map() : new Map(kw));
  return fields(vm, new PyTuple([text, new PyTuple(args), names, noAnswers()]));
}

/** `text.format_map(mapping)`. */
export function formatMapping(vm: Machine, text: string, mapping: Value): Value {
  return fields(vm, new PyTuple([text, null, mapping, noAnswers()]));
}

const FIELDS = kontinuation('str.format', (vm, state, answer) => fields(vm, answered(state, answer)));

function fields(vm: Machine, state: PyTuple): Value {
  const [text, args, names] = state.items as [string, PyTuple | null, Value];
  return withAnswers(vm, state, FIELDS, (answers) =>
    new FieldFormatter(vm, args === null ? null : args.items, names, answers).build(text, DEPTH_MAX),
  );
}

/** A replacement field as written. */
interface Field {
  readonly name: string;
  /** '' where absent. */
  readonly conversion: string;
  readonly spec: string;
  readonly isSpecNested: boolean;
}

class FieldFormatter {
  private readonly vm: Machine;
  /** Null for `format_map`. */
  private readonly args: readonly Value[] | null;
  private readonly names: Value;
  private readonly answers: Answers;
  private numbering: 'unknown' | 'automatic' | 'manual' = 'unknown';
  private nextNumber = 0;

  constructor(vm: Machine, args: readonly Value[] | null, names: Value, answers: Answers) {
    this.vm = vm;
    this.args = args;
    this.names = names;
    this.answers = answers;
  }

  build(text: string, depth: number): string {
    if (depth <= 0) throw valueError('Max string recursion exceeded');
    let result = '';
    let pos = 0;
    while (pos < text.length) {
      const brace = nextBrace(text, pos);
      if (brace < 0) return result + text.slice(pos);
      result += text.slice(pos, brace);
      const character = text[brace];
      if (text[brace + 1] === character) {
        result += character;
        pos = brace + 2;
        continue;
      }
      if (character === '}') throw valueError("Single '}' encountered in format string");
      if (brace + 1 === text.length) throw valueError("Single '{' encountered in format string");
      const [field, end] = parseField(text, brace + 1);
      pos = end;
      const shown = this.render(field, depth);
      reserveText(result.length + shown.length, this.vm);
      result += shown;
    }
    return result;
  }

  private render(field: Field, depth: number): string {
    let value = this.lookUp(field.name);
    if (field.conversion !== '') {
      const how = { s: 'str', r: 'repr', a: 'ascii' }[field.conversion] as
        | 'str'
        | 'repr'
        | 'ascii'
        | undefined;
      if (how === undefined) throw unknownConversion(field.conversion);
      value = this.answers.text(value, how);
    }
    const spec = field.isSpecNested ? this.build(field.spec, depth - 1) : field.spec;
    return this.format(value, spec);
  }

  private format(value: Value, spec: string): string {
    const { vm } = this;
    if (value === null || typeof value !== 'object' || value instanceof PyFloat) {
      const text = tryFormat(vm, value, spec);
      if (text !== undefined) return text;
    }
    const answer = this.answers.next(
      () => tryFormat(vm, value, spec),
      (machine, kont, state) => callMethodThen(machine, value, '__format__', [spec], kont, state)!,
    );
    const text = asStr(answer);
    if (text === undefined) throw typeError(`__format__ must return a str, not ${typeOf(answer).name}`);
    return text;
  }

  /** The value a field's name stands for: `0`, `name`, `name.attribute`, `0[item]`, ... */
  private lookUp(name: string): Value {
    const end = name.search(/[.[]/);
    const first = end < 0 ? name : name.slice(0, end);
    let value = this.first(first);
    let pos = end < 0 ? name.length : end;
    while (pos < name.length) {
      const isItem = name[pos] === '[';
      if (!isItem && name[pos] !== '.') {
        throw valueError("Only '.' or '[' may follow ']' in format field specifier");
      }
      pos++;
      let stop = isItem ? name.indexOf(']', pos) : name.slice(pos).search(/[.[]/) + pos;
      if (isItem && stop < 0) throw valueError("Missing ']' in format string");
      if (!isItem && stop < pos) stop = name.length;
      const part = name.slice(pos, stop);
      if (part === '') throw valueError('Empty attribute in format string');
      pos = isItem ? stop + 1 : stop;
      value = isItem ? this.item(value, part) : this.attribute(value, part);
    }
    return value;
  }

  private first(name: string): Value {
    const index = integerOf(name);
    if (name === '' || index >= 0) {
      const wanted = name === '' ? 'automatic' : 'manual';
      if (this.numbering === 'unknown') this.numbering = wanted;
      else if (this.numbering !== wanted) {
        throw valueError(
          wanted === 'automatic'
            ? 'cannot switch from manual field specification to automatic field numbering'
            : 'cannot switch from automatic field numbering to manual field specification',
        );
      }
      const at = name === '' ? this.nextNumber++ : index;
      if (this.args === null) throw valueError('Format string contains positional fields');
      const value = this.args[at];
      if (value === undefined) {
        throw guestError(IndexError, `Replacement index ${at} out of range for positional args tuple`);
      }
      return value;
    }
    if (this.args === null) return this.subscript(this.names, name);
    const value = (this.names as PyDict).map.get(dictKey(name));
    if (value === undefined) throw keyError(name);
    return value;
  }

  private attribute(value: Value, name: string): Value {
    return this.answers.next(
      () => undefined,
      (vm, kont, state) => runThen(vm, () => getAttribute(vm, value, name), kont, state),
    );
  }

  private item(value: Value, name: string): Value {
    const index = integerOf(name);
    return this.subscript(value, index >= 0 ? index : name);
  }

  private subscript(value: Value, key: Value): Value {
    return this.answers.next(
      () => undefined,
      (vm, kont, state) => runThen(vm, () => subscript(vm, value, key), kont, state),
    );
  }
}

function nextBrace(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 123 || code === 125) return i;
  }
  return -1;
}

/** A non-negative decimal integer, -1 for anything else. */
function integerOf(text: string): number {
  if (!/^[0-9]+$/.test(text)) return -1;
  if (text.length > 18) throw valueError('Too many decimal digits in format string');
  return Number(text);
}

/** Reads the field that begins at `start`, behind its brace; gives it and where it ends. */
function parseField(text: string, start: number): [Field, number] {
  let pos = start;
  let stop = '';
  while (pos < text.length && stop === '') {
    const character = text[pos++]!;
    if (character === '{') throw valueError("unexpected '{' in field name");
    if (character === '[') while (pos < text.length && text[pos] !== ']') pos++;
    else if (character === '}' || character === ':' || character === '!') stop = character;
  }
  if (stop === '') throw valueError("expected '}' before end of string");
  const name = text.slice(start, pos - 1);
  let conversion = '';
  if (stop === '!') {
    if (pos >= text.length) throw valueError('end of string while looking for conversion specifier');
    conversion = String.fromCodePoint(text.codePointAt(pos)!);
    pos += conversion.length;
    if (pos < text.length) {
      stop = text[pos++]!;
      if (stop !== '}' && stop !== ':') throw valueError("expected ':' after conversion specifier");
    }
  }
  if (stop === '}') return [{ name, conversion, spec: '', isSpecNested: false }, pos];
  const specStart = pos;
  let isSpecNested = false;
  for (let depth = 1; pos < text.length; ) {
    const character = text[pos++];
    if (character === '{') {
      isSpecNested = true;
      depth++;
    } else if (character === '}' && --depth === 0) {
      return [{ name, conversion, spec: text.slice(specStart, pos - 1), isSpecNested }, pos];
    }
  }
  throw valueError("unmatched '{' in format spec");
}

function unknownConversion(conversion: string): ReturnType<typeof valueError> {
  const code = conversion.codePointAt(0)!;
  return valueError(
    `Unknown conversion specifier ${code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`}`,
  );
}

ports.formatFields.plug(formatFields);
ports.formatMapping.plug(formatMapping);
