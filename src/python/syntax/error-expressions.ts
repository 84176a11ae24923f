import type { Comprehension, Expr } from './ast';
import { ErrorParameters } from './error-parameters';
import { expressionName, invalidTarget, type TargetKind } from './error-rules';
import { operatorOf, precedence } from './expressions';
import { startsExpression } from './primaries';
import * as T from './tokens';

const SOFT_KEYWORDS = ['match', 'case', 'type', '_'];
const NOT_AFTER_OPERATOR = "'not' after an operator must be parenthesized";
/** Operators that `invalid_arithmetic` knows, which is those of sums and terms. */
const SUM_LEVEL = precedence[T.PLUS];

function isLegacy(node: Expr): boolean {
  return node._type === 'Name' && (node.id === 'print' || node.id === 'exec');
}

/** Mistakes in expressions, and the longest-part reading of operators. */
export abstract class ErrorExpressions extends ErrorParameters {
  protected raiseInvalidTarget(node: Expr, kind: TargetKind): void {
    const invalid = invalidTarget(node, kind);
    if (invalid === null) return;
    const verb = kind === 'delete' ? 'delete' : 'assign to';
    this.raise(`cannot ${verb} ${expressionName(invalid)}`, invalid);
  }

  // Lists of expressions

  private commaSeparated(item: () => Expr): Expr {
    const start = this.pos;
    const first = item();
    if (this.tok !== T.COMMA) return first;
    const elts = [first];
    while (this.accept(T.COMMA)) {
      const element = this.attempt(item);
      if (element === null) break;
      elts.push(element);
    }
    return this.tuple(start, elts);
  }

  protected override starExpressions(): Expr {
    return this.commaSeparated(() => this.starExpression());
  }

  protected override expressions(): Expr {
    return this.commaSeparated(() => this.expression());
  }

  protected override yieldExpression(): Expr {
    const start = this.pos;
    this.expect(T.KW_YIELD);
    const from = this.attempt(() => {
      this.expect(T.KW_FROM);
      return this.expression();
    });
    if (from !== null) return this.node(start, { _type: 'YieldFrom', value: from });
    this.attempt(() => this.starExpressions());
    return this.node(start, { _type: 'Yield' });
  }

  protected override starExpression(): Expr {
    if (this.tok !== T.STAR) return this.expression();
    return this.starred(true);
  }

  // One expression

  protected override expression(): Expr {
    return this.memo('expression', () => {
      const sound = this.passExpression();
      if (sound !== null) return sound;
      this.tryMistake(() => this.invalidExpression());
      this.tryMistake(() => this.invalidLegacyExpression());
      return this.plainExpression();
    });
  }

  /** `expression` without the rules for mistakes directly under it. */
  private plainExpression(): Expr {
    if (this.tok === T.KW_LAMBDA) return this.lambda();
    const start = this.pos;
    const body = this.disjunction();
    if (this.tok !== T.KW_IF) return body;
    const rest = this.attempt(() => {
      this.next();
      const test = this.disjunction();
      this.expect(T.KW_ELSE);
      return { test, orelse: this.expression() };
    });
    return rest === null ? body : this.node(start, { _type: 'IfExp', body, ...rest });
  }

  private invalidExpression(): void {
    const start = this.pos;
    // CPython compares as many characters as the name has, so that `c` counts as `case` here.
    const soft = this.tok === T.NAME && SOFT_KEYWORDS.some((word) => word.startsWith(this.textOf(start)));
    const prefixed = this.tok === T.NAME && this.peek() === T.STRING;
    if (this.tok === T.KW_LAMBDA) {
      this.next();
      if (this.tok !== T.COLON) this.attempt(() => this.parameters(T.COLON));
      if (this.tok !== T.COLON || this.peek() !== T.FSTRING_MIDDLE) return;
      this.failAt('f-string: lambda expressions are not allowed without parentheses', start, this.pos);
    }
    const first = this.disjunction();
    if (!soft && !prefixed && (startsExpression[this.tok] === 1 || this.tok === T.KW_LAMBDA)) {
      const { pos } = this;
      this.rulesOn = false;
      const second = this.attempt(() => this.plainExpression());
      this.rulesOn = true;
      if (second !== null && !isLegacy(first) && this.bracketsAt(this.pos - 1) > 0) {
        this.raise('invalid syntax. Perhaps you forgot a comma?', first, second);
      }
      this.seek(pos);
    }
    if (!this.accept(T.KW_IF)) return;
    const test = this.disjunction();
    if (this.tok === T.KW_ELSE || this.tok === T.COLON) return;
    this.raise("expected 'else' after 'if' expression", first, test);
  }

  private invalidLegacyExpression(): void {
    if (this.tok !== T.NAME || this.peek() === T.LPAR) return;
    const name = this.nameNode('Load');
    const rest = this.starExpressions();
    if (!isLegacy(name)) return;
    const id = name._type === 'Name' ? name.id : '';
    this.raise(`Missing parentheses in call to '${id}'. Did you mean ${id}(...)?`, name, rest);
  }

  protected override lambda(): Expr {
    const start = this.pos;
    this.next();
    if (this.tok !== T.COLON) this.attempt(() => this.parameters(T.COLON));
    this.expect(T.COLON);
    this.expression();
    return this.node(start, { _type: 'Lambda' });
  }

  protected override namedExpression(): Expr {
    return this.memo('namedExpression', () => {
      if (this.tok === T.NAME && this.peek() === T.COLONEQUAL) return this.walrus();
      this.invalidNamedExpression();
      const value = this.expression();
      if (this.tok === T.COLONEQUAL) this.unexpected();
      return value;
    });
  }

  private walrus(): Expr {
    const start = this.pos;
    this.next();
    this.next();
    this.expression();
    return this.node(start, { _type: 'NamedExpr' });
  }

  protected assignmentOrExpression(): Expr {
    if (this.tok === T.NAME && this.peek() === T.COLONEQUAL) return this.walrus();
    const value = this.expression();
    if (this.tok === T.COLONEQUAL) this.unexpected();
    return value;
  }

  private invalidNamedExpression(): void {
    this.tryMistake(() => {
      const target = this.expression();
      this.expect(T.COLONEQUAL);
      this.expression();
      this.raise(`cannot use assignment expressions with ${expressionName(target)}`, target);
    });
    this.tryMistake(() => {
      if (this.tok !== T.NAME || this.peek() !== T.EQUAL) return;
      const target = this.nameNode('Load');
      this.next();
      const value = this.bitwiseOr();
      if (this.tok === T.EQUAL || this.tok === T.COLONEQUAL) return;
      this.raise("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", target, value);
    });
    this.tryMistake(() => {
      const { tok } = this;
      if (tok === T.KW_TRUE || tok === T.KW_FALSE || tok === T.KW_NONE) return;
      if (this.fits(() => this.displayNotAssigned())) return;
      const target = this.bitwiseOr();
      this.expect(T.EQUAL);
      this.bitwiseOr();
      if (this.tok === T.EQUAL || this.tok === T.COLONEQUAL) return;
      const name = expressionName(target);
      this.raise(`cannot assign to ${name} here. Maybe you meant '==' instead of '='?`, target);
    });
  }

  /** A list, tuple or generator expression at the start: mistakes with those are told elsewhere. */
  private displayNotAssigned(): void {
    if (this.tok !== T.LPAR && this.tok !== T.LSQB) this.unexpected();
    const bracket = this.kinds[this.pos];
    const node = this.atom();
    const kind = node._type;
    const own = this.kinds[this.pos - 1] === T.RPAR || this.kinds[this.pos - 1] === T.RSQB;
    if (own && bracket === T.LSQB && kind === 'List') return;
    if (own && bracket === T.LPAR && (kind === 'Tuple' || kind === 'GeneratorExp')) return;
    this.unexpected();
  }

  // Operators: what follows an operator may be missing, then the operator is left over

  protected override disjunction(): Expr {
    return this.memo('disjunction', () => this.boolean(T.KW_OR, 'Or', () => this.conjunction()));
  }

  protected override conjunction(): Expr {
    return this.boolean(T.KW_AND, 'And', () => this.inversion());
  }

  private boolean(kind: number, op: 'And' | 'Or', operand: () => Expr): Expr {
    const start = this.pos;
    const values = [operand()];
    while (this.tok === kind) {
      const value = this.afterOperator(operand);
      if (value === null) break;
      values.push(value);
    }
    return values.length === 1 ? values[0] : this.boolOp(start, op, values);
  }

  /** The operand behind the operator here, or null with the operator left. */
  private afterOperator(operand: () => Expr): Expr | null {
    return this.attempt(() => {
      this.next();
      return operand();
    });
  }

  protected override comparison(): Expr {
    const start = this.pos;
    const left = this.bitwiseOr();
    const ops: string[] = [];
    for (;;) {
      const { pos } = this;
      const op = this.comparisonOperator();
      if (op === null) break;
      if (this.attempt(() => this.bitwiseOr()) === null) {
        this.seek(pos);
        break;
      }
      ops.push(op);
    }
    return ops.length === 0 ? left : this.node(start, { _type: 'Compare', left, ops });
  }

  protected override bitwiseOr(): Expr {
    return this.memo('bitwiseOr', () => this.binary(1));
  }

  protected override binary(least: number): Expr {
    const start = this.pos;
    let left = this.unary();
    let level = precedence[this.tok];
    while (level >= least) {
      const { pos } = this;
      const op = operatorOf[this.tok];
      const nextLevel = level + 1;
      const right = this.afterOperator(() => this.binary(nextLevel));
      if (right === null) {
        if (level >= SUM_LEVEL) this.tryMistake(() => this.notAfterOperator(pos));
        break;
      }
      left = this.node(start, { _type: 'BinOp', left, op, right });
      level = precedence[this.tok];
    }
    return left;
  }

  private notAfterOperator(operator: number): void {
    this.seek(operator);
    this.next();
    const not = this.pos;
    this.expect(T.KW_NOT);
    this.raise(NOT_AFTER_OPERATOR, this.placeOf(not), this.inversion());
  }

  protected override unary(): Expr {
    const { tok } = this;
    const start = this.pos;
    if (tok === T.MINUS || tok === T.PLUS || tok === T.TILDE) {
      this.enter();
      const operand = this.afterOperator(() => this.unary());
      this.depth--;
      if (operand !== null) return this.node(start, { _type: 'UnaryOp', operand });
      this.tryMistake(() => {
        this.next();
        const not = this.pos;
        this.expect(T.KW_NOT);
        this.raise(NOT_AFTER_OPERATOR, this.placeOf(not), this.unary());
      });
      return this.unexpected();
    }
    const left = tok === T.KW_AWAIT ? this.awaited() : this.primary();
    if (this.tok !== T.DOUBLESTAR) return left;
    const right = this.afterOperator(() => this.unary());
    return right === null ? left : this.node(start, { _type: 'BinOp', left, right });
  }

  // Comprehensions

  protected override comprehensions(): Comprehension[] {
    const clauses = this.many(() => this.comprehension());
    if (clauses.length === 0) this.unexpected();
    return clauses;
  }

  private comprehension(): Comprehension {
    const start = this.pos;
    const is_async = this.accept(T.KW_ASYNC) ? 1 : 0;
    this.expect(T.KW_FOR);
    const target = this.attempt(() => {
      const targets = this.starTargets();
      this.expect(T.KW_IN);
      return targets;
    });
    if (target === null) {
      this.seek(start);
      // This one CPython looks for in its first pass too.
      this.fits(() => this.inMissing());
      this.tryMistake(() => this.forTargetMistake());
      return this.unexpected();
    }
    const iter = this.disjunction();
    const ifs = this.many(() => {
      this.expect(T.KW_IF);
      return this.disjunction();
    });
    return { _type: 'comprehension', target, iter, ifs, is_async };
  }

  private inMissing(): void {
    this.accept(T.KW_ASYNC);
    this.expect(T.KW_FOR);
    this.bitwiseOr();
    while (this.tok === T.COMMA) {
      if (this.afterOperator(() => this.bitwiseOr()) === null) {
        this.next();
        break;
      }
    }
    if (this.tok !== T.KW_IN) this.raiseLast("'in' expected after for-loop variables");
  }

  protected forTargetMistake(): void {
    this.accept(T.KW_ASYNC);
    this.expect(T.KW_FOR);
    this.raiseInvalidTarget(this.starExpressions(), 'for');
  }

  protected override starTargets(): Expr {
    const start = this.pos;
    const first = this.starTarget();
    if (this.tok !== T.COMMA) return first;
    const elts = [first];
    while (this.accept(T.COMMA)) {
      const target = this.attempt(() => this.starTarget());
      if (target === null) break;
      elts.push(target);
    }
    return this.tuple(start, elts);
  }

  protected override starTarget(): Expr {
    const start = this.pos;
    if (this.accept(T.STAR)) {
      if (this.tok === T.STAR) this.unexpected();
      return this.node(start, { _type: 'Starred', value: this.starTarget() });
    }
    const target = this.primary();
    if (invalidTarget(target, 'assign') !== null) this.unexpected();
    return target;
  }
}
