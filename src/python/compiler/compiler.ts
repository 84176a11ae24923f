/**
 * State of one compilation and the primitives all parts of the code generator use: emitting instructions, entering and
 * leaving scopes, loading and storing names. The order of blocks and constants is CPython 3.10's, as it shows in `dis`.
 */
import type { Position, Stmt } from '../syntax/ast';
import type { Warning } from '../syntax/diagnostic';
import { assemble } from './assemble';
import {
  type Block,
  type CodePosition,
  type FrameBlock,
  lineOf,
  noPosition,
  Unit,
  type UnitKind,
  withListingLine,
} from './blocks';
import type { CodeConstant, CodeObject } from './code-object';
import { fail } from './errors';
import { Op } from './opcodes';
import { mangle, type Scope } from './symbols';
import type { SymbolTable } from './symtable';

/** CPython's CO_MAXBLOCKS: how many loops, try and with statements may be nested in one scope. */
const MAX_FRAME_BLOCKS = 21;

/** From this many values on, sequences and calls are built piece by piece, to keep the value stack small. */
export const STACK_USE_GUIDELINE = 30;

export type NameContext = 'Load' | 'Store' | 'Del';

export interface CompilerSettings {
  readonly filename: string;
  readonly futureAnnotations: boolean;
  /** `from __future__ import` statements that stand where they may. */
  readonly futureStatements: ReadonlySet<Stmt>;
  readonly topLevelAwait: boolean;
  readonly interactive: boolean;
}

export class Compiler {
  readonly settings: CompilerSettings;
  readonly symbols: SymbolTable;
  readonly warnings: Warning[] = [];
  unit!: Unit;
  private readonly outerUnits: Unit[] = [];
  depth = 0;

  constructor(settings: CompilerSettings, symbols: SymbolTable) {
    this.settings = settings;
    this.symbols = symbols;
  }

  // Scopes

  /** How many scopes are open: 1 in module code. */
  get nestLevel(): number {
    return this.outerUnits.length + 1;
  }

  get parentUnit(): Unit | undefined {
    return this.outerUnits[this.outerUnits.length - 1];
  }

  enterScope(scope: Scope, kind: UnitKind, name: string, firstLine: number): void {
    const outer = this.unit as Unit | undefined;
    if (outer !== undefined) this.outerUnits.push(outer);
    this.unit = new Unit(scope, kind, name, firstLine, outer?.className ?? null);
    this.unit.position = { lineno: firstLine, col_offset: 0, end_lineno: firstLine, end_col_offset: 0 };
    if (outer !== undefined) this.unit.qualname = this.qualname();
  }

  /** `__qualname__`: dotted path of the enclosing scopes, with `<locals>` after functions. */
  private qualname(): string {
    const { unit } = this;
    let level = this.outerUnits.length - 1;
    let parent = this.outerUnits[level];
    // The scope of type parameters does not show.
    if (parent.kind === 'type-parameters') {
      if (level === 0) return unit.name;
      parent = this.outerUnits[--level];
    }
    if (level === 0) return unit.name;
    if (unit.kind === 'function' || unit.kind === 'async-function' || unit.kind === 'class') {
      const where = parent.scope.nameScopes.get(mangle(parent.className, unit.name));
      if (where === 'global-explicit') return unit.name;
    }
    const isFunction =
      parent.kind === 'function' || parent.kind === 'async-function' || parent.kind === 'lambda';
    return `${parent.qualname}${isFunction ? '.<locals>' : ''}.${unit.name}`;
  }

  /** Assembles the current unit and goes back to the one around it. */
  exitScope(addNone: boolean): CodeObject {
    const code = assemble(this.unit, this.settings, addNone);
    const outer = this.outerUnits.pop();
    if (outer !== undefined) this.unit = outer;
    return code;
  }

  /** `self.name = ...` somewhere in a class. */
  noteStaticAttribute(name: string): void {
    const units = [...this.outerUnits, this.unit];
    for (let i = units.length - 1; i >= 0; i--) {
      if (units[i].kind !== 'class') continue;
      units[i].staticAttributes.add(name);
      return;
    }
  }

  // Positions

  at(position: CodePosition): void {
    this.unit.position = position;
  }

  /** Tracebacks point at `position` from here on; listings stay on the line they are on. */
  pointAt(position: Position): void {
    this.unit.position = withListingLine(position, lineOf(this.unit.position));
  }

  /** What follows belongs to no line of its own. */
  noLine(): void {
    this.unit.position = noPosition;
  }

  /** As `pointAt`, for what `emit` emits. */
  pointing(position: Position, emit: () => void): void {
    this.located(withListingLine(position, lineOf(this.unit.position)), emit);
  }

  /** Emits with the position of `position`, then goes back to the current one. */
  located(position: CodePosition, emit: () => void): void {
    const { unit } = this;
    const saved = unit.position;
    unit.position = position;
    emit();
    unit.position = saved;
  }

  // Instructions

  newBlock(): Block {
    return this.unit.newBlock();
  }

  useNext(block: Block): void {
    this.unit.useNext(block);
  }

  nextBlock(): void {
    this.unit.useNext(this.unit.newBlock());
  }

  emit(op: Op, arg = 0): void {
    this.unit.emit(op, arg);
  }

  jump(op: Op, target: Block): void {
    this.unit.emit(op, 0, target);
  }

  /** A jump or instruction that belongs to no line. */
  jumpNoLine(op: Op, target: Block): void {
    this.unit.emit(op, 0, target, noPosition);
  }

  emitNoLine(op: Op, arg = 0): void {
    this.unit.emit(op, arg, null, noPosition);
  }

  loadConst(value: CodeConstant): void {
    this.unit.emit(Op.LOAD_CONST, this.unit.constant(value));
  }

  /** An instruction whose argument is a name in `co_names`; private names are mangled. */
  emitName(op: Op, name: string): void {
    const { unit } = this;
    unit.emit(op, Unit.index(unit.names, mangle(unit.className, name)));
  }

  /** `await` of what lies on the stack. */
  awaitTop(): void {
    this.emit(Op.GET_AWAITABLE);
    this.loadConst(null);
    this.emit(Op.YIELD_FROM);
  }

  // Names

  mangle(name: string): string {
    return mangle(this.unit.className, name);
  }

  name(name: string, ctx: NameContext): void {
    const { unit } = this;
    this.refuseDebug(name, ctx);
    const mangled = this.mangle(name);
    const { scope } = unit;
    switch (scope.nameScopes.get(mangled)) {
      case 'free':
        this.deref(ctx, unit.freevars.get(mangled) as number);
        return;
      case 'cell':
        this.deref(ctx, unit.cellvars.get(mangled) as number);
        return;
      case 'local':
        if (scope.isFunctionLike()) {
          const op = ctx === 'Load' ? Op.LOAD_FAST : ctx === 'Store' ? Op.STORE_FAST : Op.DELETE_FAST;
          this.emit(op, Unit.index(unit.varnames, mangled));
          return;
        }
        break;
      case 'global-implicit':
        if (ctx === 'Load' && scope.canSeeClassScope) {
          this.loadClassDict();
          this.emit(Op.LOAD_FROM_DICT_OR_GLOBALS, Unit.index(unit.names, mangled));
          return;
        }
        if (scope.isFunctionLike()) {
          this.global(ctx, mangled);
          return;
        }
        break;
      case 'global-explicit':
        this.global(ctx, mangled);
        return;
      case undefined:
        break;
    }
    const op = ctx === 'Load' ? Op.LOAD_NAME : ctx === 'Store' ? Op.STORE_NAME : Op.DELETE_NAME;
    this.emit(op, Unit.index(unit.names, mangled));
  }

  private global(ctx: NameContext, mangled: string): void {
    const op = ctx === 'Load' ? Op.LOAD_GLOBAL : ctx === 'Store' ? Op.STORE_GLOBAL : Op.DELETE_GLOBAL;
    this.emit(op, Unit.index(this.unit.names, mangled));
  }

  private deref(ctx: NameContext, index: number): void {
    const { scope } = this.unit;
    if (ctx === 'Store') this.emit(Op.STORE_DEREF, index);
    else if (ctx === 'Del') this.emit(Op.DELETE_DEREF, index);
    else if (scope.type === 'class') this.emit(Op.LOAD_CLASSDEREF, index);
    else if (scope.canSeeClassScope) {
      this.loadClassDict();
      this.emit(Op.LOAD_FROM_DICT_OR_DEREF, index);
    } else this.emit(Op.LOAD_DEREF, index);
  }

  private loadClassDict(): void {
    this.emit(Op.LOAD_DEREF, this.cellIndex('__classdict__'));
  }

  /** Index of a name in `co_cellvars + co_freevars`. */
  cellIndex(name: string): number {
    const { cellvars, freevars } = this.unit;
    return cellvars.get(name) ?? (freevars.get(name) as number);
  }

  refuseDebug(name: string, ctx: NameContext, position: Position = this.unit.position): void {
    if (name !== '__debug__' || ctx === 'Load') return;
    fail(`cannot ${ctx === 'Store' ? 'assign to' : 'delete'} __debug__`, position);
  }

  // Frame blocks

  pushFrameBlock(block: FrameBlock, position: Position = this.unit.position): void {
    const { frameBlocks, scope } = this.unit;
    // 3.13 keeps one for itself in generators and coroutines.
    const reserved = scope.isFunctionLike() && (scope.generator || scope.coroutine) ? 1 : 0;
    if (frameBlocks.length >= MAX_FRAME_BLOCKS - reserved)
      fail('too many statically nested blocks', position);
    this.unit.frameBlocks.push(block);
  }

  popFrameBlock(): void {
    this.unit.frameBlocks.pop();
  }

  warn(message: string, position: Position): void {
    this.warnings.push({ category: 'SyntaxWarning', message, lineno: position.lineno });
  }
}
