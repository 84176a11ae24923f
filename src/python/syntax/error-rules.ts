/**
 * The second pass, after a failure: what CPython's `invalid_*` grammar rules do. The parser below reads the failing
 * statement again with rules that recognise common mistakes. It differs from the first pass in one more way: like
 * CPython's PEG parser it takes the longest part that fits (`a +` is `a` and a plus left over), because the rules for
 * mistakes look at what was read before the failure.
 */
import type { Expr, Position } from './ast';
import { ParseFailure } from './cursor';
import type { Diagnostic } from './diagnostic';
import { DiagnosticError } from './diagnostic';
import { startsExpression } from './primaries';
import { StatementParser } from './statements';
import type { Tokenized } from './tokenizer';
import * as T from './tokens';

const enumerated = {
  expression: 0,
  disjunction: 1,
  bitwiseOr: 2,
  primary: 3,
  namedExpression: 4,
  invalidNamedExpression: 5,
  arguments: 6,
  block: 7,
  simpleStatement: 8,
  closedPattern: 9,
  statement: 10,
} as const;
const RULE_COUNT = 16;
export type MemoRule = keyof typeof enumerated;

interface Remembered {
  readonly value: unknown;
  readonly end: number;
}

/** 1 for an opening bracket, -1 for a closing one. */
function bracketStep(kind: number): number {
  if (kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) return 1;
  return kind === T.RPAR || kind === T.RSQB || kind === T.RBRACE ? -1 : 0;
}

/** Recording, trying and reporting, for the rules in the classes above. */
export abstract class ErrorRules extends StatementParser {
  /** CPython turns its rules for mistakes off while it tries some of them. */
  protected rulesOn = true;
  /** The furthest token looked at: messages without a place of their own stand there. */
  furthest: number;
  /** The parser of the first pass, to pass over what is in order: the rules for mistakes are slow. */
  private readonly first: StatementParser;
  private readonly failedAt: number;
  /** The brackets that are open at the failure, outermost first. */
  private readonly bracketsAroundFailure: number[] = [];
  private memos = new Map<number, Remembered | null>();

  constructor(source: string, tokenized: Tokenized, failedAt: number) {
    super(source, tokenized);
    this.furthest = failedAt;
    this.failedAt = failedAt;
    this.first = new StatementParser(source, tokenized);
    const first = this.firstInLine(failedAt);
    for (let i = first; i < failedAt; i++) {
      const step = bracketStep(this.kinds[i]);
      if (step > 0) this.bracketsAroundFailure.push(i);
      else if (step < 0) this.bracketsAroundFailure.pop();
    }
  }

  /** A missing bracket is reported as soon as the parser comes to the end of the text. */
  protected override next(): void {
    super.next();
    if (this.pos > this.furthest) this.furthest = this.pos;
    if (this.tok === T.ERROR) this.failUnclosed();
  }

  protected override accept(kind: number): boolean {
    if (this.tok !== kind) return false;
    this.next();
    return true;
  }

  protected override expect(kind: number): void {
    if (this.tok !== kind) this.unexpected();
    this.next();
  }

  protected failUnclosed(): never {
    const { error } = this.tokenized;
    if (error !== null) throw new DiagnosticError(error);
    const unclosed = unclosedBracket(this.tokenized);
    if (unclosed === null) return this.unexpected();
    throw new DiagnosticError(unclosed);
  }

  /** The expression here, where it is in order and something else follows before the failure. */
  protected passExpression(): Expr | null {
    if (this.pos >= this.failedAt || this.reachesFailure()) return null;
    const sound = this.first.soundExpression(this.pos, this.failedAt);
    if (sound === null || startsExpression[this.kinds[sound.end]] === 1) return null;
    this.seek(sound.end);
    return sound.node;
  }

  /** Whether the expression here surely holds a bracket that the failure is in; reading it would be in vain. */
  private reachesFailure(): boolean {
    const bracket = this.bracketsAroundFailure.find((open) => open >= this.pos);
    if (bracket === undefined) return false;
    let level = 0;
    for (let i = this.pos; i < bracket; i++) {
      const step = bracketStep(this.kinds[i]);
      level += step;
      if (level === 0 && step === 0 && this.kinds[i] === T.COMMA) return false;
    }
    return level === 0;
  }

  /** Steps over a statement that is in order. */
  protected passStatement(): boolean {
    if (this.pos >= this.failedAt) return false;
    const end = this.first.soundStatement(this.pos, this.failedAt);
    if (end >= 0) this.seek(end);
    return end >= 0;
  }

  /** Answers from memory where `rule` has been tried at this token before. */
  protected memo<R>(name: MemoRule, rule: () => R): R {
    const key = this.pos * RULE_COUNT + enumerated[name];
    const known = this.memos.get(key);
    if (known !== undefined) {
      if (known === null) return this.unexpected();
      this.seek(known.end);
      return known.value as R;
    }
    try {
      const value = rule();
      this.memos.set(key, { value, end: this.pos });
      return value;
    } catch (error) {
      if (error instanceof ParseFailure) this.memos.set(key, null);
      throw error;
    }
  }

  /** Whether `rule` fits here; the parser stays where it is. */
  protected fits(rule: () => unknown): boolean {
    const { pos } = this;
    const fits = this.attempt(rule) !== null;
    this.seek(pos);
    return fits;
  }

  /** Runs a rule for mistakes: it raises or comes to nothing. */
  protected tryMistake(rule: () => void): void {
    if (!this.rulesOn) return;
    const { pos } = this;
    this.attempt(() => {
      rule();
      return true;
    });
    this.seek(pos);
  }

  /** Runs `rule` as the first pass would: without rules for mistakes, and without what is known from trying with them. */
  protected asFirstPass(rule: () => void): void {
    const { memos, rulesOn, pos } = this;
    this.memos = new Map();
    this.rulesOn = false;
    this.attempt(() => {
      rule();
      return true;
    });
    this.memos = memos;
    this.rulesOn = rulesOn;
    this.seek(pos);
  }

  /** `rule` as often as it fits, with commas between; the parser stands behind the last one. */
  protected gather<R>(rule: () => R): R[] {
    const found: R[] = [];
    let item = this.attempt(rule);
    while (item !== null) {
      found.push(item);
      const { pos } = this;
      if (this.tok !== T.COMMA) break;
      item = this.attempt(() => {
        this.next();
        return rule();
      });
      if (item === null) this.seek(pos);
    }
    if (found.length === 0) this.unexpected();
    return found;
  }

  /** `rule` as often as it fits, without separators. */
  protected many<R>(rule: () => R): R[] {
    const found: R[] = [];
    for (let item = this.attempt(rule); item !== null; item = this.attempt(rule)) found.push(item);
    return found;
  }

  /** A node of the second pass: only its kind, its place and what the rules look at matter. */
  protected node(start: number, fields: Record<string, unknown>): Expr {
    return {
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      ...fields,
    } as unknown as Expr;
  }

  protected raise(message: string, from: Position, to: Position = from): never {
    return this.failRange(message, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
  }

  /** At the furthest token, which is at least the one at `seen`. */
  protected raiseLast(
    message: string,
    seen: number = this.pos,
    errorType: Diagnostic['errorType'] = 'SyntaxError',
  ): never {
    const last = Math.max(this.furthest, seen);
    throw new DiagnosticError(this.diagnosticAt(errorType, message, last));
  }

  /** From `from` up to where CPython's scanner stands, less one column as CPython counts it. */
  protected raiseFrom(message: string, from: Position, seen: number = this.pos): never {
    const last = Math.max(this.furthest, seen);
    const end = this.endColumnOf(last) - 1;
    return this.failRange(message, from.lineno, from.col_offset, this.endLines[last], end);
  }

  protected placeOf(token: number): Position {
    return {
      lineno: this.lines[token],
      col_offset: this.columnOf(token),
      end_lineno: this.endLines[token],
      end_col_offset: this.endColumnOf(token),
    };
  }

  /** How many brackets are open behind token `index`. */
  protected bracketsAt(index: number): number {
    let level = 0;
    for (let i = this.firstInLine(index); i <= index; i++) level += bracketStep(this.kinds[i]);
    return level;
  }

  /** The first token of the logical line that token `index` is in: no bracket is open there. */
  private firstInLine(index: number): number {
    let first = index;
    while (first > 0 && this.kinds[first - 1] !== T.NEWLINE) first--;
    return first;
  }

  protected override expectForced(kind: number, text: string): void {
    if (this.tok !== kind) this.failAt(`expected '${text}'`, this.pos);
    this.next();
  }
}

/** The error for the innermost bracket that is still open where the text ends. */
export function unclosedBracket(tokenized: Tokenized): Diagnostic | null {
  const open = tokenized.openBracket;
  if (open === null) return null;
  return {
    errorType: 'SyntaxError',
    message: `'${open.char}' was never closed`,
    lineno: open.line,
    col_offset: open.column,
    end_lineno: open.line,
    end_col_offset: open.column,
  };
}

const EXPRESSION_NAMES: Partial<Record<Expr['_type'], string>> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  BoolOp: 'expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  FormattedValue: 'f-string expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
};

/** What messages call an expression. */
export function expressionName(node: Expr): string {
  if (node._type !== 'Constant') return EXPRESSION_NAMES[node._type] ?? 'expression';
  const { value } = node;
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  return typeof value === 'object' && value.t === 'ellipsis' ? 'ellipsis' : 'literal';
}

export type TargetKind = 'assign' | 'delete' | 'for';

/** The part of `node` that can not be a target, or null where all of it can. */
export function invalidTarget(node: Expr, kind: TargetKind): Expr | null {
  switch (node._type) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return null;
    case 'List':
    case 'Tuple':
      for (const element of node.elts) {
        const invalid = invalidTarget(element, kind);
        if (invalid !== null) return invalid;
      }
      return null;
    case 'Starred':
      return kind === 'delete' ? node : invalidTarget(node.value, kind);
    case 'Compare':
      // The `in` of a `for` was read as a comparison.
      if (kind !== 'for') return node;
      return node.ops[0] === 'In' ? invalidTarget(node.left, kind) : null;
    default:
      return node;
  }
}
