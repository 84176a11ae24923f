/**
 * The stored form of compiled library code, read back. It is made (pack-code.ts) when the engine is built, and for gzip:
 * what is alike stands together in one stream, in printable ASCII, and what follows from the rest is left out.
 */
import { PartMissing } from '../../base/parts';
import { RARE_FUNCTIONS } from '../../base/rare-functions';
import type { CodeConstant, CodeObject } from './code-object';
import { HAVE_ARGUMENT, isAbsoluteJump, isRelativeJump, Op, takesLocal, takesName } from './opcodes';

/** Some modules that share their texts: the streams, in the order of Stream. */
export type PackedCode = readonly string[];

export enum Stream {
  /** All names and texts, separated. Elsewhere they are their numbers in this list. */
  Texts,
  /** The opcodes that there are, then one letter an instruction. */
  Operations,
  /** What each code object is. */
  Shapes,
  Constants,
  /** Arguments of instructions: names, locals, jumps, others. */
  Globals,
  Attributes,
  Locals,
  Jumps,
  Others,
}

/**
 * A number below SINGLES is one letter, one below SINGLES + LEADS * BASE is a lead and another, a bigger one is the last
 * letter and three.
 */
export const ALPHABET =
  " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
export const BASE = ALPHABET.length;
export const LEADS = 16;
export const SINGLES = BASE - LEADS - 1;
export const SEPARATOR = '\x7f';

/** What kind of constant comes next. */
export enum Tag {
  None,
  True,
  False,
  Ellipsis,
  Text,
  /** `__qualname__` of the code object before it. */
  Qualname,
  Int,
  /** The others' digits are a text. */
  BigInt,
  Float,
  Complex,
  Bytes,
  Tuple,
  FrozenSet,
  Code,
}

/** The stream that an instruction's argument is in. */
export function streamOf(op: number): Stream {
  if (takesName[op]) {
    return op === Op.LOAD_GLOBAL || op === Op.LOAD_NAME || op === Op.STORE_NAME
      ? Stream.Globals
      : Stream.Attributes;
  }
  if (takesLocal[op]) return Stream.Locals;
  return isAbsoluteJump[op] || isRelativeJump[op] ? Stream.Jumps : Stream.Others;
}

/** `__qualname__` as it is without a `global` statement. */
export function usualQualname(name: string, parent: CodeObject | null): string {
  if (parent === null || parent.name === '<module>') return name;
  return `${parent.qualname}${(parent.flags & 2) === 0 ? '.' : '.<locals>.'}${name}`;
}

const DIGITS = new Uint8Array(128);
for (let i = 0; i < BASE; i++) DIGITS[ALPHABET.charCodeAt(i)] = i;

const NO_POSITIONS = new Int32Array(0);

type Body = 'code' | 'consts' | 'names';

function withoutBody(shape: Omit<CodeObject, Body>, absent: number): CodeObject {
  const missing = (): never => {
    throw new PartMissing([RARE_FUNCTIONS]);
  };
  const body: Record<Body, PropertyDescriptor> = {
    code: { get: missing },
    consts: { get: missing },
    names: { get: missing },
  };
  return Object.defineProperties({ ...shape, absent }, body) as Omit<CodeObject, Body> as CodeObject;
}

/** Reads the modules of a pack one after another. */
export class Unpacker {
  private readonly pack: PackedCode;
  private readonly at: Int32Array;
  private readonly texts: readonly string[];
  private readonly opcodes: readonly number[];
  private readonly modules: CodeObject[] = [];
  private filename = '';
  /** Functions met so far that are in another pack. */
  private absent = 0;

  constructor(pack: PackedCode) {
    this.pack = pack;
    this.at = new Int32Array(pack.length);
    this.texts = pack[Stream.Texts]!.split(SEPARATOR);
    this.opcodes = this.list(Stream.Operations, () => this.number(Stream.Operations));
  }

  /** Code of the module with that number: what compiling it gave, but for what library code has none of (vm/library-code.ts). */
  module(index: number): CodeObject {
    while (this.modules.length <= index) {
      this.filename = this.text(Stream.Shapes);
      this.modules.push(this.code(null));
    }
    return this.modules[index]!;
  }

  private digit(stream: Stream): number {
    return DIGITS[this.pack[stream]!.charCodeAt(this.at[stream]!++)]!;
  }

  private number(stream: Stream): number {
    const first = this.digit(stream);
    if (first < SINGLES) return first;
    if (first < BASE - 1) return SINGLES + (first - SINGLES) * BASE + this.digit(stream);
    return (this.digit(stream) * BASE + this.digit(stream)) * BASE + this.digit(stream);
  }

  private text(stream: Stream): string {
    return this.texts[this.number(stream)]!;
  }

  private list<T>(stream: Stream, item: () => T): T[] {
    const items: T[] = [];
    for (let count = this.number(stream); count > 0; count--) items.push(item());
    return items;
  }

  private code(parent: CodeObject | null): CodeObject {
    const number = (): number => this.number(Stream.Shapes);
    const text = (): string => this.text(Stream.Shapes);
    const texts = (): string[] => this.list(Stream.Shapes, text);
    const name = text();
    const isUsual = number() === 0;
    const qualname = isUsual ? usualQualname(name, parent) : text();
    const argcount = number();
    const posonlyargcount = number();
    const kwonlyargcount = number();
    const stacksize = number();
    const flags = number();
    const varnames = texts();
    const cellvars = texts();
    const freevars = texts();
    // Names stand in the order of their first use; where they do not, they are all there.
    const names = texts();
    const count = number();
    const shape = {
      t: 'code' as const,
      name,
      qualname,
      filename: this.filename,
      firstlineno: 1,
      argcount,
      posonlyargcount,
      kwonlyargcount,
      nlocals: varnames.length,
      stacksize,
      flags,
      varnames,
      cellvars,
      freevars,
      positions: NO_POSITIONS,
    };
    if (count === 0) return withoutBody(shape, this.absent++);
    const code = new Int32Array(count);
    this.words(code, names);
    const consts: CodeConstant[] = [];
    const made: CodeObject = { ...shape, code, consts, names };
    for (let count = this.number(Stream.Constants); count > 0; count--)
      consts.push(this.constant(made, consts));
    return made;
  }

  private words(code: Int32Array, names: string[]): void {
    const numbers = new Map(names.map((name, index) => [name, index]));
    for (let i = 0; i < code.length; i++) {
      const op = this.opcodes[this.digit(Stream.Operations)]!;
      if (op < HAVE_ARGUMENT) {
        code[i] = op;
        continue;
      }
      const stream = streamOf(op);
      let argument = this.number(stream);
      if (takesName[op]) {
        const name = this.texts[argument]!;
        argument = numbers.get(name) ?? names.push(name) - 1;
        numbers.set(name, argument);
      } else if (isAbsoluteJump[op]) {
        argument = i + ((argument & 1) === 0 ? argument >> 1 : -((argument + 1) >> 1));
      }
      code[i] = op | (argument << 8);
    }
  }

  private constant(parent: CodeObject, before: readonly CodeConstant[]): CodeConstant {
    const tag: Tag = this.digit(Stream.Constants);
    const text = (): string => this.text(Stream.Constants);
    const items = (): CodeConstant[] => this.list(Stream.Constants, () => this.constant(parent, []));
    switch (tag) {
      case Tag.None:
        return null;
      case Tag.True:
        return true;
      case Tag.False:
        return false;
      case Tag.Ellipsis:
        return { t: 'ellipsis' };
      case Tag.Text:
        return text();
      case Tag.Qualname:
        return (before[before.length - 1] as CodeObject).qualname;
      case Tag.Int:
        return this.number(Stream.Constants);
      case Tag.BigInt: {
        const value = BigInt(text());
        return Number.isSafeInteger(Number(value)) ? Number(value) : value;
      }
      case Tag.Float:
        return { t: 'float', v: Number(text()) };
      case Tag.Complex:
        return { t: 'complex', re: Number(text()), im: Number(text()) };
      case Tag.Bytes:
        return { t: 'bytes', v: text() };
      case Tag.Tuple:
        return { t: 'tuple', v: items() };
      case Tag.FrozenSet:
        return { t: 'frozenset', v: items() };
      case Tag.Code:
        return this.code(parent);
    }
  }
}
