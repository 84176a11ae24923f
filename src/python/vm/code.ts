/**
 * A code object as the machine runs it: the compiler's CodeObject with its constants made into values, its words packed
 * for the loop, and its sites known to the log. Immutable, so shared between a run and its checkpoints.
 */
import {
  CO_ASYNC_GENERATOR,
  CO_COROUTINE,
  CO_GENERATOR,
  CO_ITERABLE_COROUTINE,
  CO_VARARGS,
  CO_VARKEYWORDS,
  type CodeConstant,
  type CodeObject,
} from '../compiler/code-object';
import { Op } from '../compiler/opcodes';
import { codeType, ELLIPSIS, PyBytes, PyComplex, PyFloat, PyOrdinary, PyTuple, type Value } from './objects';
import { PySet } from './set-object';

/** Words are `opcode | MARK? | argument << 9`. */
export const ARG_SHIFT = 9;
export const OP_MASK = 255;
/** Set in the `marked` words of user code where the loop must look whether a new line begins. */
export const MARK = 256;

/** The machine's own opcode: runs the second half of a native function (native.ts). */
export const OP_KONTINUE = 200;
/** Its instructions for names in a class body whose namespace is no plain dict (class-body.ts). */
export const OP_STORE_MAPPED = 201;
export const OP_LOAD_MAPPED = 202;
export const OP_DELETE_MAPPED = 203;
export const OP_CLASSDEREF_MAPPED = 204;
export const OP_ANNOTATIONS_MAPPED = 205;
export const OP_LOCALS_MAPPED = 206;

/** All that there is of a function of the library whose doing is in a part. */
export const OP_ABSENT = 207;

const RESUMABLE = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR;

/** Says which sites the lines and await points of user code have; library code has none. */
export interface SiteTable {
  lineSite(code: CodeObject, line: number): number;
  awaitSite(code: CodeObject, line: number, column: number, endLine: number, endColumn: number): number;
}

/** Code of functions of the library that wait for their part. */
export const absentCode: Code[] = [];

export class Code extends PyOrdinary {
  readonly source: CodeObject;
  readonly name: string;
  /** Library code: not counted as user instructions, hidden from tracebacks. */
  readonly isLibrary: boolean;
  readonly words: Int32Array;
  /** `words` with MARK bits where line records may be due; the same array for library code. */
  readonly marked: Int32Array;
  readonly consts: Value[];
  readonly names: readonly string[];
  readonly argcount: number;
  readonly kwonlyargcount: number;
  readonly nlocals: number;
  readonly ncells: number;
  readonly nfree: number;
  /** Fresh slots of a frame: locals, cells, value stack. */
  readonly template: (Value | undefined)[];
  readonly flags: number;
  readonly hasVarargs: boolean;
  readonly hasVarkeywords: boolean;
  /** Makes a generator, coroutine or asynchronous generator when called. */
  readonly isResumable: boolean;
  readonly isCoroutine: boolean;
  readonly isAsyncGenerator: boolean;
  /** Only positional parameters, no cells that are parameters, not resumable: arguments can go straight to slots. */
  readonly isSimple: boolean;
  /** For each cell the parameter slot it takes its first value from, -1 if none. */
  readonly cellParams: Int32Array;
  /** Site of each instruction's line; empty for library code. */
  readonly sites: Int32Array;
  /** Site of the await point at each YIELD_FROM of a coroutine, -1 elsewhere; empty for library code. */
  readonly awaitSites: Int32Array;
  /** First instruction of the line for MARKed words: 1, jump target of a backward jump: 2. */
  readonly marks: Uint8Array;

  constructor(source: CodeObject, isLibrary: boolean, sites: SiteTable | null) {
    super(codeType);
    this.source = source;
    this.name = source.name;
    this.isLibrary = isLibrary;
    this.argcount = source.argcount;
    this.kwonlyargcount = source.kwonlyargcount;
    this.nlocals = source.nlocals;
    this.ncells = source.cellvars.length;
    this.nfree = source.freevars.length;
    this.flags = source.flags;
    this.hasVarargs = (source.flags & CO_VARARGS) !== 0;
    this.hasVarkeywords = (source.flags & CO_VARKEYWORDS) !== 0;
    this.isResumable = (source.flags & RESUMABLE) !== 0;
    this.isCoroutine = (source.flags & (CO_COROUTINE | CO_ITERABLE_COROUTINE)) !== 0;
    this.isAsyncGenerator = (source.flags & CO_ASYNC_GENERATOR) !== 0;
    this.template = [] as (Value | undefined)[];
    // One spare place: the loop pushes the caller's result before it looks at anything else.
    const size = this.nlocals + this.ncells + this.nfree + source.stacksize + 2;
    for (let i = 0; i < size; i++) this.template.push(undefined);
    const params =
      source.argcount + source.kwonlyargcount + (this.hasVarargs ? 1 : 0) + (this.hasVarkeywords ? 1 : 0);
    this.cellParams = new Int32Array(this.ncells).fill(-1);
    for (let cell = 0; cell < this.ncells; cell++) {
      const param = source.varnames.slice(0, params).indexOf(source.cellvars[cell]!);
      this.cellParams[cell] = param;
    }
    this.isSimple =
      !this.isResumable &&
      !this.hasVarargs &&
      !this.hasVarkeywords &&
      source.kwonlyargcount === 0 &&
      this.ncells === 0 &&
      this.nfree === 0 &&
      (source.flags & 2) !== 0;
    if (source.absent !== undefined) {
      this.names = [];
      // No docstring.
      this.consts = [null];
      this.words = Int32Array.of(OP_ABSENT);
      this.marked = this.words;
      this.marks = new Uint8Array(1);
      this.sites = NONE;
      this.awaitSites = NONE;
      absentCode.push(this);
      return;
    }
    this.names = source.names.map(interned);
    this.consts = source.consts.map((constant) => valueOfConstant(constant, isLibrary, sites));
    const count = source.code.length;
    this.words = new Int32Array(count);
    this.marks = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const word = source.code[i]!;
      this.words[i] = (word & 255) | ((word >> 8) << ARG_SHIFT);
    }
    if (isLibrary || sites === null) {
      this.marked = this.words;
      this.sites = NONE;
      this.awaitSites = NONE;
      return;
    }
    const positions = source.positions;
    this.sites = new Int32Array(count);
    this.awaitSites = new Int32Array(count).fill(-1);
    this.marked = this.words.slice();
    let line = -1;
    for (let i = 0; i < count; i++) {
      const at = positions[i * 4]!;
      this.sites[i] = at > 0 ? sites.lineSite(source, at) : (this.sites[i - 1] ?? -1);
      if (at > 0 && at !== line) {
        this.marks[i] = 1;
        line = at;
      }
      const op = source.code[i]! & 255;
      if (op === Op.JUMP_ABSOLUTE || (op >= Op.JUMP_IF_FALSE_OR_POP && op <= Op.POP_JUMP_IF_TRUE)) {
        const target = source.code[i]! >> 8;
        if (target <= i && target < count) this.marks[target] = 2;
      }
      if (op === Op.YIELD_FROM && (this.isCoroutine || this.isAsyncGenerator)) {
        this.awaitSites[i] = sites.awaitSite(
          source,
          at,
          positions[i * 4 + 2]!,
          positions[i * 4 + 1]!,
          positions[i * 4 + 3]!,
        );
      }
    }
    // GEN_START stands for the creation of the frame, not for a line of the program.
    if ((source.code[0]! & 255) === Op.GEN_START) {
      this.marks[0] = 0;
      if (count > 1) this.marks[1] = Math.max(this.marks[1]!, 1);
    }
    for (let i = 0; i < count; i++) if (this.marks[i] !== 0) this.marked[i]! |= MARK;
  }

  override get isShared(): boolean {
    return true;
  }

  /** What the function does has come: now it is as if it had always been there. */
  complete(whole: CodeObject): void {
    const { source, names, consts, words, marked, marks } = new Code(whole, this.isLibrary, null);
    Object.assign(this, { source, names, consts, words, marked, marks });
  }

  /** The same code with other words in the places of its own. */
  withWords(words: Int32Array, marked: Int32Array): Code {
    return Object.assign(Object.create(Code.prototype) as Code, this, { words, marked });
  }

  /** Line of instruction `index`, as tracebacks show it. */
  lineAt(index: number): number {
    const positions = this.source.positions;
    for (let i = Math.min(Math.max(index, 0), positions.length / 4 - 1); i >= 0; i--) {
      if (positions[i * 4]! > 0) return positions[i * 4]!;
    }
    return this.source.firstlineno;
  }
}

const NONE = new Int32Array(0);

/**
 * The host's own copy of a name, the one it keeps for property keys. A table then finds it by identity; of two strings
 * cut from different places of a text every letter would have to be compared.
 */
function interned(name: string): string {
  for (const key in { [name]: 0 }) return key;
  return name;
}

function valueOfConstant(constant: CodeConstant, isLibrary: boolean, sites: SiteTable | null): Value {
  if (typeof constant !== 'object' || constant === null) return constant;
  switch (constant.t) {
    case 'float':
      return new PyFloat(constant.v);
    case 'complex':
      return new PyComplex(constant.re, constant.im);
    case 'bytes':
      return new PyBytes(Uint8Array.from(constant.v, (char) => char.charCodeAt(0)));
    case 'ellipsis':
      return ELLIPSIS;
    case 'tuple': {
      const tuple = new PyTuple(constant.v.map((item) => valueOfConstant(item, isLibrary, sites)));
      tuple.isConstant = true;
      return tuple;
    }
    case 'frozenset':
      // CPython makes it twice, the second from the first (its merging of constants); members that collide swap places.
      return PySet.frozen(
        PySet.frozen(constant.v.map((item) => valueOfConstant(item, isLibrary, sites))).values(),
      );
    case 'code':
      return new Code(constant, isLibrary, sites);
  }
}
