/**
 * A code object: what the compiler makes of one scope and the machine runs. Plain data (no closures, no host
 * objects), so that library code can be compiled at build time and stored.
 */
import type { Constant } from '../syntax/constant';

/** A constant of a code object: the parser's, plus what constant folding and nested scopes add. */
export type CodeConstant = Constant | TupleConstant | FrozenSetConstant | CodeObject;
export interface TupleConstant {
  readonly t: 'tuple';
  readonly v: readonly CodeConstant[];
}
export interface FrozenSetConstant {
  readonly t: 'frozenset';
  readonly v: readonly CodeConstant[];
}

export interface CodeObject {
  readonly t: 'code';
  /** `co_name` and `co_qualname`. */
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstlineno: number;
  readonly argcount: number;
  readonly posonlyargcount: number;
  readonly kwonlyargcount: number;
  readonly nlocals: number;
  readonly stacksize: number;
  /** `co_flags` as in CPython's `inspect` (CO_OPTIMIZED 1, CO_NEWLOCALS 2, CO_VARARGS 4, ...). */
  readonly flags: number;
  readonly consts: readonly CodeConstant[];
  readonly names: readonly string[];
  readonly varnames: readonly string[];
  readonly cellvars: readonly string[];
  readonly freevars: readonly string[];
  /**
   * One word an instruction, `opcode | argument << 8`, opcodes as in CPython 3.10 (see opcodes.ts). A word whose
   * argument does not fit in a byte holds the whole argument; the EXTENDED_ARG words that CPython puts in front of
   * it are there too, so that offsets agree, and do nothing. Jump arguments count words, as in 3.10.
   */
  readonly code: Int32Array;
  /**
   * Four numbers an instruction: line, end line, column, end column (UTF-16 code units); -1 where there is none.
   */
  readonly positions: Int32Array;
  /**
   * The line of each instruction in a listing, by CPython 3.10's rules; only there if one is not the line in
   * `positions`, which follows 3.13's. For `dis` alone.
   */
  readonly listingLines?: Int32Array;
  /** Class bodies: the names that methods assign on `self`, for `__static_attributes__`; left out where there are none. */
  readonly staticAttributes?: readonly string[];
  /**
   * Its number among the functions of the library that came without what they do, which is in a part: then asking for
   * `code`, `consts` or `names` throws PartMissing.
   */
  readonly absent?: number;
}

export const CO_OPTIMIZED = 0x1;
export const CO_NEWLOCALS = 0x2;
export const CO_VARARGS = 0x4;
export const CO_VARKEYWORDS = 0x8;
export const CO_NESTED = 0x10;
export const CO_GENERATOR = 0x20;
export const CO_NOFREE = 0x40;
export const CO_COROUTINE = 0x80;
export const CO_ITERABLE_COROUTINE = 0x100;
export const CO_ASYNC_GENERATOR = 0x200;
export const CO_FUTURE_ANNOTATIONS = 0x1000000;
