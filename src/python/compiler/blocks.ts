/** Basic blocks of instructions, and the unit of code being built for one scope. */
import type { Position } from '../syntax/ast';
import type { CodeConstant } from './code-object';
import { constantKey, sameCode } from './constants';
import { isAbsoluteJump, isRelativeJump, Op } from './opcodes';
import type { Scope } from './symbols';

/**
 * Where an instruction stands. Tracebacks follow CPython 3.13; a listing shows the line 3.10 gives, which
 * `listingLine` names where it is another one (an iterable on a later line than its `for`, a decorator, ...). The
 * optimizer goes by the listing's lines.
 */
export interface CodePosition extends Position {
  readonly listingLine?: number;
}

export function lineOf(position: CodePosition): number {
  return position.listingLine ?? position.lineno;
}

/** `position` for tracebacks, `line` for listings. */
export function withListingLine(position: Position, line: number): CodePosition {
  if (position.lineno === line) return position;
  const { lineno, col_offset, end_lineno, end_col_offset } = position;
  return { lineno, col_offset, end_lineno, end_col_offset, listingLine: line };
}

export const noPosition: CodePosition = { lineno: -1, col_offset: -1, end_lineno: -1, end_col_offset: -1 };
/** Stands for the position of whatever instruction comes before in the finished code. */
export const lineAbove: CodePosition = { lineno: 0, col_offset: 0, end_lineno: 0, end_col_offset: 0 };

export interface Instruction {
  op: Op;
  arg: number;
  /** Where a jump goes, or the handler a SETUP_ instruction names. */
  target: Block | null;
  position: CodePosition;
}

export class Block {
  instructions: Instruction[] = [];
  /** The block that follows in the code. */
  next: Block | null = null;
  /** Ends with RETURN_VALUE. */
  returns = false;
  /** Ends by leaving the scope. */
  exit = false;
  noFallthrough = false;
  predecessors = 0;
  startDepth = -1;
  offset = 0;
}

export function isJump(instruction: Instruction): boolean {
  return isRelativeJump[instruction.op] === 1 || isAbsoluteJump[instruction.op] === 1;
}

/** SETUP_ instructions name a handler but do not jump. */
export function isSetup(op: Op): boolean {
  return op === Op.SETUP_FINALLY || op === Op.SETUP_WITH || op === Op.SETUP_ASYNC_WITH;
}

/** What of a scope is compiled; decides what may stand in it. */
export type UnitKind =
  | 'module'
  | 'class'
  | 'function'
  | 'async-function'
  | 'lambda'
  | 'comprehension'
  | 'type-parameters'
  | 'lazy';

/** Something around the current place that `break`, `continue` and `return` have to leave properly. */
export type FrameBlock =
  | { readonly kind: 'while'; readonly start: Block; readonly end: Block }
  | { readonly kind: 'for'; readonly start: Block; readonly end: Block }
  | { readonly kind: 'try-except' }
  | { readonly kind: 'finally-try'; readonly emitFinally: () => void }
  | { readonly kind: 'finally-end' }
  | { readonly kind: 'with'; readonly isAsync: boolean; readonly at: CodePosition }
  | { readonly kind: 'handler-cleanup'; readonly name: string | null; readonly hasBlock: boolean }
  | { readonly kind: 'exception-handler' }
  | { readonly kind: 'exception-group-handler' }
  | { readonly kind: 'pop-value' };

/** The code object under construction. */
export class Unit {
  readonly scope: Scope;
  readonly kind: UnitKind;
  readonly name: string;
  readonly firstLine: number;
  qualname: string;
  /** Class whose name mangles private names here. */
  className: string | null;
  argcount = 0;
  posonlyargcount = 0;
  kwonlyargcount = 0;

  readonly entry = new Block();
  /** In the order of creation, which some passes of the optimizer depend on. */
  readonly blocks: Block[] = [this.entry];
  current: Block = this.entry;
  position: CodePosition = noPosition;
  readonly frameBlocks: FrameBlock[] = [];

  readonly consts: CodeConstant[] = [];
  readonly names = new Map<string, number>();
  readonly varnames = new Map<string, number>();
  readonly cellvars = new Map<string, number>();
  readonly freevars = new Map<string, number>();
  /** Of a class: what its methods assign on `self`. */
  readonly staticAttributes = new Set<string>();
  private readonly constIndex = new Map<string, number>();

  constructor(scope: Scope, kind: UnitKind, name: string, firstLine: number, className: string | null) {
    this.scope = scope;
    this.kind = kind;
    this.name = name;
    this.qualname = name;
    this.firstLine = firstLine;
    this.className = className;
    for (const varname of scope.varnames) this.varnames.set(varname, this.varnames.size);
    const sorted = [...scope.nameScopes.keys()].sort();
    if (scope.needsClassClosure) this.cellvars.set('__class__', this.cellvars.size);
    if (scope.needsClassDict) this.cellvars.set('__classdict__', this.cellvars.size);
    for (const cell of sorted) {
      if (scope.nameScopes.get(cell) === 'cell') this.cellvars.set(cell, this.cellvars.size);
    }
    for (const free of sorted) {
      const isFree = scope.nameScopes.get(free) === 'free' || scope.isFreeInClassBody(free);
      if (isFree) this.freevars.set(free, this.cellvars.size + this.freevars.size);
    }
  }

  newBlock(): Block {
    const block = new Block();
    this.blocks.push(block);
    return block;
  }

  /** Continues in `block`, which the current one falls through to. */
  useNext(block: Block): void {
    this.current.next = block;
    this.current = block;
  }

  emit(op: Op, arg = 0, target: Block | null = null, position: CodePosition = this.position): void {
    this.current.instructions.push({ op, arg, target, position });
    if (op === Op.RETURN_VALUE) this.current.returns = true;
  }

  /** Index of a constant in `co_consts`, equal ones sharing a place. */
  constant(value: CodeConstant): number {
    let key = constantKey(value);
    let index = this.constIndex.get(key);
    if (typeof value === 'object' && value?.t === 'code') {
      // Code from one place need not be equal: two lambdas may stand on a line.
      for (; index !== undefined; index = this.constIndex.get(key)) {
        const other = this.consts[index];
        if (typeof other === 'object' && other?.t === 'code' && sameCode(other, value)) break;
        key += '+';
      }
    }
    if (index === undefined) {
      index = this.consts.length;
      this.consts.push(value);
      this.constIndex.set(key, index);
    }
    return index;
  }

  static index(names: Map<string, number>, name: string): number {
    let index = names.get(name);
    if (index === undefined) {
      index = names.size;
      names.set(name, index);
    }
    return index;
  }
}
