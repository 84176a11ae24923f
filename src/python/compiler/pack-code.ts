/** Compiled library code put into its stored form (packed-code.ts); part of the build, not of the engine. */
import type { CodeConstant, CodeObject } from './code-object';
import { HAVE_ARGUMENT, isAbsoluteJump, takesName } from './opcodes';
import {
  ALPHABET,
  BASE,
  LEADS,
  type PackedCode,
  SEPARATOR,
  SINGLES,
  Stream,
  streamOf,
  Tag,
  usualQualname,
} from './packed-code';

const SHAPE = ['argcount', 'posonlyargcount', 'kwonlyargcount', 'stacksize', 'flags'] as const;
/** Numbers that still fit: four letters, the first of them given. */
const NUMBER_MAX = BASE ** 3 - 1;

function letters(value: number): string {
  if (value < SINGLES) return ALPHABET[value]!;
  const rest = value - SINGLES;
  if (rest < LEADS * BASE) return ALPHABET[SINGLES + Math.floor(rest / BASE)]! + ALPHABET[rest % BASE]!;
  if (value > NUMBER_MAX) throw new Error(`${value} is too large to be packed`);
  const digits = [Math.floor(value / BASE / BASE), Math.floor(value / BASE) % BASE, value % BASE];
  return ALPHABET[BASE - 1]! + digits.map((digit) => ALPHABET[digit]!).join('');
}

/**
 * Packs modules together; they are found again by their place in the list. Functions for which `isLeftOut` are in the
 * pack without what they do: with it they are in `absent`, in the order in which they are met.
 */
export function packCode(
  modules: readonly CodeObject[],
  isLeftOut: (code: CodeObject) => boolean = () => false,
): { pack: PackedCode; absent: readonly CodeObject[] } {
  // Twice: the first time tells how often each text and operation is used, so that frequent ones get one letter.
  const counting = new Packer([], [], isLeftOut);
  for (const module of modules) counting.module(module);
  const packer = new Packer(counting.texts, counting.operations, isLeftOut);
  for (const module of modules) packer.module(module);
  return { pack: packer.streams(), absent: packer.absent };
}

class Packer {
  private readonly written: string[][] = Array.from({ length: Stream.Others + 1 }, () => []);
  private readonly textNumbers: Map<string, number>;
  private readonly operationNumbers: Map<number, number>;
  private readonly textUses = new Map<string, number>();
  private readonly operationUses = new Map<number, number>();

  readonly absent: CodeObject[] = [];
  private readonly isLeftOut: (code: CodeObject) => boolean;

  constructor(
    texts: readonly string[],
    operations: readonly number[],
    isLeftOut: (code: CodeObject) => boolean,
  ) {
    this.isLeftOut = isLeftOut;
    this.textNumbers = new Map(texts.map((text, index) => [text, index]));
    this.operationNumbers = new Map(operations.map((op, index) => [op, index]));
    this.numbers(Stream.Operations, [operations.length, ...operations]);
  }

  get texts(): readonly string[] {
    return byUse(this.textUses);
  }

  get operations(): readonly number[] {
    return byUse(this.operationUses);
  }

  streams(): PackedCode {
    const streams = this.written.map((pieces) => pieces.join(''));
    streams[Stream.Texts] = [...this.textNumbers.keys()].join(SEPARATOR);
    return streams;
  }

  module(code: CodeObject): void {
    this.text(Stream.Shapes, code.filename);
    this.code(code, null);
  }

  private numbers(stream: Stream, values: readonly number[]): void {
    for (const value of values) this.written[stream]!.push(letters(value));
  }

  private text(stream: Stream, text: string): void {
    if (text.includes(SEPARATOR)) throw new Error(`a text with the separator in it: ${text}`);
    this.textUses.set(text, (this.textUses.get(text) ?? 0) + 1);
    this.numbers(stream, [this.textNumbers.get(text) ?? 0]);
  }

  private list(texts: readonly string[]): void {
    this.numbers(Stream.Shapes, [texts.length]);
    for (const text of texts) this.text(Stream.Shapes, text);
  }

  private code(code: CodeObject, parent: CodeObject | null): void {
    const { name, qualname } = code;
    const isUsual = qualname === usualQualname(name, parent);
    this.text(Stream.Shapes, name);
    this.numbers(Stream.Shapes, [isUsual ? 0 : 1]);
    if (!isUsual) this.text(Stream.Shapes, qualname);
    this.numbers(
      Stream.Shapes,
      SHAPE.map((field) => code[field]),
    );
    for (const list of [code.varnames, code.cellvars, code.freevars]) this.list(list);
    if (this.isLeftOut(code)) {
      this.numbers(Stream.Shapes, [0, 0]);
      this.absent.push(code);
      return;
    }
    const used = namesByUse(code);
    const isInOrder = used.length === code.names.length && used.every((each, i) => each === code.names[i]);
    this.list(isInOrder ? [] : code.names);
    this.numbers(Stream.Shapes, [code.code.length]);
    for (const [index, word] of code.code.entries()) this.word(code, index, word);
    this.numbers(Stream.Constants, [code.consts.length]);
    for (const [index, constant] of code.consts.entries()) {
      const before = code.consts[index - 1];
      const isQualname = isCode(before) && before.qualname === constant;
      if (isQualname) this.numbers(Stream.Constants, [Tag.Qualname]);
      else this.constant(constant, code);
    }
  }

  private word(code: CodeObject, index: number, word: number): void {
    const op = word & 255;
    this.operationUses.set(op, (this.operationUses.get(op) ?? 0) + 1);
    this.written[Stream.Operations]!.push(ALPHABET[this.operationNumbers.get(op) ?? 0]!);
    if (op < HAVE_ARGUMENT) return;
    const argument = word >> 8;
    const stream = streamOf(op);
    if (takesName[op]) this.text(stream, code.names[argument]!);
    else if (isAbsoluteJump[op]) {
      const distance = argument - index;
      this.numbers(stream, [distance >= 0 ? distance * 2 : -distance * 2 - 1]);
    } else this.numbers(stream, [argument]);
  }

  private constant(constant: CodeConstant, parent: CodeObject): void {
    const tagged = (tag: Tag, ...texts: string[]): void => {
      this.numbers(Stream.Constants, [tag]);
      for (const text of texts) this.text(Stream.Constants, text);
    };
    const items = (tag: Tag, values: readonly CodeConstant[]): void => {
      this.numbers(Stream.Constants, [tag, values.length]);
      for (const value of values) this.constant(value, parent);
    };
    if (constant === null) tagged(Tag.None);
    else if (typeof constant === 'boolean') tagged(constant ? Tag.True : Tag.False);
    else if (typeof constant === 'string') tagged(Tag.Text, constant);
    else if (typeof constant === 'number' && constant >= 0 && constant <= NUMBER_MAX) {
      this.numbers(Stream.Constants, [Tag.Int, constant]);
    } else if (typeof constant !== 'object') tagged(Tag.BigInt, String(constant));
    else {
      switch (constant.t) {
        case 'ellipsis':
          tagged(Tag.Ellipsis);
          break;
        case 'float':
          tagged(Tag.Float, floatText(constant.v));
          break;
        case 'complex':
          tagged(Tag.Complex, floatText(constant.re), floatText(constant.im));
          break;
        case 'bytes':
          tagged(Tag.Bytes, constant.v);
          break;
        case 'tuple':
          items(Tag.Tuple, constant.v);
          break;
        case 'frozenset':
          items(Tag.FrozenSet, constant.v);
          break;
        case 'code':
          tagged(Tag.Code);
          this.code(constant, parent);
          break;
      }
    }
  }
}

function isCode(constant: CodeConstant | undefined): constant is CodeObject {
  return typeof constant === 'object' && constant !== null && constant.t === 'code';
}

function byUse<T>(uses: ReadonlyMap<T, number>): T[] {
  return [...uses].sort((a, b) => b[1] - a[1]).map(([each]) => each);
}

function namesByUse(code: CodeObject): string[] {
  const names = new Set<string>();
  for (const word of code.code) if (takesName[word & 255]) names.add(code.names[word >> 8]!);
  return [...names];
}

function floatText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
