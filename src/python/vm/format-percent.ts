/**
 * `'...' % values` and `b'...' % values`. CPython docs, "printf-style String Formatting".
 */

import { callMethodThen } from './builtins-support';
import { asBytes, bytesLike } from './bytes-core';
import { fromLatin, toLatin } from './bytes-text';
import { overflowError, typeError, valueError } from './errors';
import { type FloatLayout, floatDigits } from './format-number';
import { type Answers, answered, noAnswers, runThen, withAnswers } from './format-replay';
import { asInt, type Int, intToFloat } from './int-arith';
import { intToString } from './int-text';
import type { Machine } from './machine';
import { kontinuation } from './native';
import { hasSpecial, indexResult, toSize } from './numbers-convert';
import { asFloat, truncate } from './numbers-new';
import { PyTuple, tupleType, type Value } from './objects';
import * as ports from './ports';
import { asStr, reserveText, strLength } from './str-core';
import { subscript } from './subscripts';
import { isSubtype, typeOf } from './types';

interface Directive {
  isLeft: boolean;
  isZero: boolean;
  isAlternate: boolean;
  /** '', '+' or ' '. */
  sign: string;
  width: number;
  precision: number;
  conversion: string;
  /** Index of the conversion character, for error texts. */
  at: number;
}

/** `text % values`: a str, or PUSHED while Python code gives the text of a value. */
export function formatPercent(vm: Machine, text: string, values: Value): Value {
  return percent(vm, new PyTuple([text, values, false, noAnswers()]));
}

/** `data % values` for bytes and bytearray. */
export function formatPercentBytes(vm: Machine, data: Value, values: Value): Value {
  return percent(vm, new PyTuple([data, values, true, noAnswers()]));
}

const PERCENT = kontinuation('% formatting', (vm, state, answer) => percent(vm, answered(state, answer)));

function percent(vm: Machine, state: PyTuple): Value {
  const [source, values, isBytes] = state.items as [Value, Value, boolean];
  return withAnswers(vm, state, PERCENT, (answers) => {
    const text = isBytes ? toLatin(asBytes(source)!) : (source as string);
    const result = new PercentFormatter(vm, text, values, isBytes, answers).run();
    return isBytes ? bytesLike(source, fromLatin(result)) : result;
  });
}

class PercentFormatter {
  private readonly vm: Machine;
  private readonly text: string;
  private readonly isBytes: boolean;
  private readonly answers: Answers;
  /** The mapping for `%(key)s`; undefined where the values are no mapping. */
  private readonly mapping: Value | undefined;
  private values: readonly Value[];
  private used = 0;
  private pos = 0;

  constructor(vm: Machine, text: string, values: Value, isBytes: boolean, answers: Answers) {
    this.vm = vm;
    this.text = text;
    this.isBytes = isBytes;
    this.answers = answers;
    const isTuple = isSubtype(typeOf(values), tupleType);
    const isOwnText = asStr(values) !== undefined || (isBytes && asBytes(values) !== undefined);
    this.values = isTuple ? (values as PyTuple).items : [values];
    this.mapping = !isTuple && !isOwnText && hasSpecial(values, '__getitem__') ? values : undefined;
  }

  run(): string {
    const { text } = this;
    let result = '';
    for (;;) {
      const percent = text.indexOf('%', this.pos);
      if (percent < 0) break;
      result += text.slice(this.pos, percent);
      this.pos = percent + 1;
      if (text[this.pos] === '%') {
        this.pos++;
        result += '%';
      } else {
        const directive = this.parse();
        const value = this.nextValue();
        const shown = this.convert(directive, value);
        reserveText(result.length + shown.length, this.vm);
        result += shown;
      }
    }
    if (this.used < this.values.length && this.mapping === undefined) {
      throw typeError(`not all arguments converted during ${this.isBytes ? 'bytes' : 'string'} formatting`);
    }
    return result + text.slice(this.pos);
  }

  private nextValue(): Value {
    if (this.used >= this.values.length) throw typeError('not enough arguments for format string');
    return this.values[this.used++]!;
  }

  private current(): string {
    const character = this.text[this.pos];
    if (character === undefined) throw valueError('incomplete format');
    return character;
  }

  private parse(): Directive {
    const directive: Directive = {
      isLeft: false,
      isZero: false,
      isAlternate: false,
      sign: '',
      width: -1,
      precision: -1,
      conversion: '',
      at: 0,
    };
    if (this.text[this.pos] === '(') this.takeKey();
    for (;;) {
      const flag = this.current();
      if (flag === '-') directive.isLeft = true;
      else if (flag === '+') directive.sign = '+';
      else if (flag === ' ') directive.sign ||= ' ';
      else if (flag === '#') directive.isAlternate = true;
      else if (flag === '0') directive.isZero = true;
      else break;
      this.pos++;
    }
    if (this.current() === '*') {
      directive.width = this.starValue();
      if (directive.width < 0) {
        directive.isLeft = true;
        directive.width = -directive.width;
      }
    } else {
      directive.width = this.number('width', Number.MAX_SAFE_INTEGER);
    }
    if (this.current() === '.') {
      this.pos++;
      directive.precision =
        this.current() === '*'
          ? Math.max(this.starValue(), 0)
          : Math.max(this.number('precision', 0x7fffffff), 0);
    }
    if ('hlL'.includes(this.current())) this.pos++;
    this.current();
    const code = this.text.codePointAt(this.pos)!;
    directive.conversion = String.fromCodePoint(code);
    directive.at = this.pos;
    this.pos += directive.conversion.length;
    return directive;
  }

  private takeKey(): void {
    if (this.mapping === undefined) throw typeError('format requires a mapping');
    const start = ++this.pos;
    for (let depth = 1; depth > 0; this.pos++) {
      const character = this.text[this.pos];
      if (character === undefined) throw valueError('incomplete format key');
      if (character === '(') depth++;
      else if (character === ')') depth--;
    }
    const name = this.text.slice(start, this.pos - 1);
    const key = this.isBytes ? bytesLike(null, fromLatin(name)) : name;
    const { mapping } = this;
    const value = this.answers.next(
      () => undefined,
      (vm, kont, state) => runThen(vm, () => subscript(vm, mapping, key), kont, state),
    );
    this.values = [value];
    this.used = 0;
  }

  private starValue(): number {
    this.pos++;
    const value = asInt(this.nextValue());
    if (value === undefined) throw typeError('* wants int');
    return toSize(value);
  }

  /** A run of digits, -1 if there is none. */
  private number(what: string, max: number): number {
    const start = this.pos;
    let value = 0;
    for (let digit = this.current(); digit >= '0' && digit <= '9'; digit = this.current()) {
      value = value * 10 + Number(digit);
      if (value > max) throw valueError(`${what} too big`);
      this.pos++;
    }
    return this.pos === start ? -1 : value;
  }

  private convert(directive: Directive, value: Value): string {
    switch (directive.conversion) {
      case 's':
      case 'b':
        if (this.isBytes) return this.pad(directive, this.bytesText(value));
        if (directive.conversion === 'b') break;
        return this.pad(directive, this.answers.text(value, 'str'));
      case 'r':
        return this.pad(directive, this.answers.text(value, this.isBytes ? 'ascii' : 'repr'));
      case 'a':
        return this.pad(directive, this.answers.text(value, 'ascii'));
      case 'c':
        return this.pad({ ...directive, precision: -1 }, this.character(value));
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X':
        return this.integer(directive, value);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        return this.float(directive, value);
      default:
    }
    const code = directive.conversion.codePointAt(0)!;
    const shown = code > 31 && code < 127 ? directive.conversion : '?';
    const at = this.isBytes ? directive.at : strLength(this.text.slice(0, directive.at));
    throw valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${at}`);
  }

  /** Cuts to the precision and pads with spaces. */
  private pad(directive: Directive, text: string): string {
    const { precision, width, isLeft } = directive;
    const shown =
      precision >= 0 && precision < text.length ? Array.from(text).slice(0, precision).join('') : text;
    if (width <= shown.length) return shown;
    const missing = width - strLength(shown);
    if (missing <= 0) return shown;
    reserveText(width, this.vm);
    const fill = ' '.repeat(missing);
    return isLeft ? shown + fill : fill + shown;
  }

  /** Sign, prefix, zeros or spaces, digits. */
  private padNumber(directive: Directive, isNegative: boolean, prefix: string, digits: string): string {
    const sign = isNegative ? '-' : directive.sign;
    const missing = directive.width - sign.length - prefix.length - digits.length;
    if (missing <= 0) return sign + prefix + digits;
    reserveText(directive.width, this.vm);
    if (directive.isLeft) return sign + prefix + digits + ' '.repeat(missing);
    if (directive.isZero) return sign + prefix + '0'.repeat(missing) + digits;
    return ' '.repeat(missing) + sign + prefix + digits;
  }

  private character(value: Value): string {
    if (this.isBytes) {
      const data = asBytes(value);
      if (data?.length === 1) return String.fromCharCode(data[0]!);
      const byte = asInt(value);
      if (byte === undefined) throw typeError('%c requires an integer in range(256) or a single byte');
      if (byte < 0 || byte > 255) throw overflowError('%c arg not in range(256)');
      return String.fromCharCode(Number(byte));
    }
    const text = asStr(value);
    if (text !== undefined && strLength(text) === 1) return text;
    const code = text === undefined ? this.index(value) : undefined;
    if (code === undefined) throw typeError('%c requires int or char');
    if (code < 0 || code > 0x10ffff) throw overflowError('%c arg not in range(0x110000)');
    return String.fromCodePoint(Number(code));
  }

  /** The int of a value that has one, by `__index__` if need be; undefined otherwise. */
  private index(value: Value): Int | undefined {
    const int = asInt(value);
    if (int !== undefined || !hasSpecial(value, '__index__')) return int;
    return indexResult(this.ask(value, '__index__'));
  }

  private ask(value: Value, name: string): Value {
    return this.answers.next(
      () => undefined,
      (vm, kont, state) => callMethodThen(vm, value, name, [], kont, state)!,
    );
  }

  private bytesText(value: Value): string {
    const data = asBytes(value);
    if (data !== undefined) return toLatin(data);
    const name = typeOf(value).name;
    if (!hasSpecial(value, '__bytes__')) {
      throw typeError(
        `%b requires a bytes-like object, or an object that implements __bytes__, not '${name}'`,
      );
    }
    const given = asBytes(this.ask(value, '__bytes__'));
    if (given === undefined) throw typeError(`__bytes__ returned non-bytes (type ${name})`);
    return toLatin(given);
  }

  private integer(directive: Directive, value: Value): string {
    const { conversion } = directive;
    const int = this.toInt(conversion, value);
    const base = conversion === 'o' ? 8 : conversion === 'x' || conversion === 'X' ? 16 : 10;
    let digits = base === 10 ? intToString(int) : int.toString(base);
    const isNegative = int < 0;
    if (isNegative) digits = digits.slice(1);
    if (directive.precision > 1 << 16) reserveText(directive.precision, this.vm);
    digits = digits.padStart(directive.precision, '0');
    let prefix = directive.isAlternate && base !== 10 ? `0${conversion}` : '';
    if (conversion === 'X') {
      digits = digits.toUpperCase();
      prefix = prefix.toUpperCase();
    }
    return this.padNumber(directive, isNegative, prefix, digits);
  }

  private toInt(conversion: string, value: Value): Int {
    const isDecimal = conversion === 'd' || conversion === 'i' || conversion === 'u';
    const float = isDecimal ? asFloat(value) : undefined;
    if (float !== undefined) return truncate(float.v);
    const int = asInt(value);
    if (int !== undefined) return int;
    const name = isDecimal && hasSpecial(value, '__int__') ? '__int__' : '__index__';
    const given = hasSpecial(value, name) ? asInt(this.ask(value, name)) : undefined;
    if (given === undefined) {
      const wanted = isDecimal ? 'a real number' : 'an integer';
      const shown = this.isBytes && conversion === 'i' ? 'd' : conversion;
      throw typeError(`%${shown} format: ${wanted} is required, not ${typeOf(value).name}`);
    }
    return given;
  }

  private float(directive: Directive, value: Value): string {
    const { conversion, isAlternate } = directive;
    const number = this.toDouble(value);
    const layout: FloatLayout = {
      type: conversion.toLowerCase() as 'e' | 'f' | 'g',
      precision: directive.precision < 0 ? 6 : directive.precision,
      isAlternate,
      hasDotZero: false,
      isUpper: conversion < 'a',
    };
    if (layout.precision > 1 << 16) reserveText(layout.precision, this.vm);
    return this.padNumber(directive, number < 0 || Object.is(number, -0), '', floatDigits(number, layout));
  }

  private toDouble(value: Value): number {
    const float = asFloat(value);
    if (float !== undefined) return float.v;
    const int = asInt(value);
    if (int !== undefined) return intToFloat(int);
    if (hasSpecial(value, '__float__')) {
      const given = asFloat(this.ask(value, '__float__'));
      if (given === undefined) {
        throw typeError(`${typeOf(value).name}.__float__ returned non-float (type ${typeOf(value).name})`);
      }
      return given.v;
    }
    const index = this.index(value);
    if (index !== undefined) return intToFloat(index);
    if (this.isBytes) throw typeError(`float argument required, not ${typeOf(value).name}`);
    throw typeError(`must be real number, not ${typeOf(value).name}`);
  }
}

ports.formatPercent.plug(formatPercent);
ports.formatPercentBytes.plug(formatPercentBytes);
