/**
 * Expressions, from `star_expressions` down to calls and subscripts (Language reference 6). Binary operators climb by
 * precedence; a node starts at the token its rule starts with, so brackets belong to what stands around them.
 */
import type { CmpOp, Expr, Operator, UnaryOperator } from './ast';
import { emptyArguments } from './parameters';
import { PrimaryParser, startsExpression } from './primaries';
import * as T from './tokens';

const BITWISE_OR = 1;
/** Precedence of binary operators, 0 for every other token; `**` binds tighter than unary operators and has its own rule. */
export const precedence = new Uint8Array(T.KIND_COUNT);
export const operatorOf: Operator[] = [];
const operators: [number, Operator, number][] = [
  [T.VBAR, 'BitOr', BITWISE_OR],
  [T.CIRCUMFLEX, 'BitXor', 2],
  [T.AMPER, 'BitAnd', 3],
  [T.LEFTSHIFT, 'LShift', 4],
  [T.RIGHTSHIFT, 'RShift', 4],
  [T.PLUS, 'Add', 5],
  [T.MINUS, 'Sub', 5],
  [T.STAR, 'Mult', 6],
  [T.SLASH, 'Div', 6],
  [T.DOUBLESLASH, 'FloorDiv', 6],
  [T.PERCENT, 'Mod', 6],
  [T.AT, 'MatMult', 6],
  [T.DOUBLESTAR, 'Pow', 0],
];
for (const [kind, name, level] of operators) {
  precedence[kind] = level;
  operatorOf[kind] = name;
}
const comparisonOf: CmpOp[] = [];
comparisonOf[T.EQEQUAL] = 'Eq';
comparisonOf[T.NOTEQUAL] = 'NotEq';
comparisonOf[T.LESS] = 'Lt';
comparisonOf[T.LESSEQUAL] = 'LtE';
comparisonOf[T.GREATER] = 'Gt';
comparisonOf[T.GREATEREQUAL] = 'GtE';

/** Tokens behind a lone name or number that end the expression, whatever rule is asking. */
const endsExpression = new Uint8Array(T.KIND_COUNT);
for (const kind of [T.COMMA, T.RPAR, T.RSQB, T.RBRACE, T.COLON, T.NEWLINE, T.EQUAL, T.SEMI])
  endsExpression[kind] = 1;

export abstract class ExpressionParser extends PrimaryParser {
  protected annotatedRhs(): Expr {
    return this.tok === T.KW_YIELD ? this.yieldExpression() : this.starExpressions();
  }

  protected yieldExpression(): Expr {
    const start = this.pos;
    this.expect(T.KW_YIELD);
    if (this.accept(T.KW_FROM)) {
      const value = this.expression();
      return {
        _type: 'YieldFrom',
        lineno: this.lines[start],
        col_offset: this.columnOf(start),
        end_lineno: this.endLine(),
        end_col_offset: this.endColumn(),
        value,
      };
    }
    const value = startsExpression[this.tok] === 1 || this.tok === T.STAR ? this.starExpressions() : null;
    return {
      _type: 'Yield',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      value,
    };
  }

  protected starExpressions(): Expr {
    const start = this.pos;
    const first = this.starExpression();
    if (this.tok !== T.COMMA) return first;
    const elts = [first];
    while (this.accept(T.COMMA)) {
      if (startsExpression[this.tok] !== 1 && this.tok !== T.STAR) break;
      elts.push(this.starExpression());
    }
    return this.tuple(start, elts);
  }

  /** `expressions`: a tuple without stars, or one expression. */
  protected expressions(): Expr {
    const start = this.pos;
    const first = this.expression();
    if (this.tok !== T.COMMA) return first;
    const elts = [first];
    while (this.accept(T.COMMA)) {
      if (startsExpression[this.tok] !== 1) break;
      elts.push(this.expression());
    }
    return this.tuple(start, elts);
  }

  protected starExpression(): Expr {
    return this.tok === T.STAR ? this.starred(true) : this.expression();
  }

  protected namedExpression(): Expr {
    if (this.tok !== T.NAME || this.peek() !== T.COLONEQUAL) {
      const value = this.expression();
      if (this.tok === T.COLONEQUAL) this.unexpected();
      return value;
    }
    const start = this.pos;
    const target = this.nameNode('Store');
    this.next();
    const value = this.expression();
    return {
      _type: 'NamedExpr',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      target,
      value,
    };
  }

  protected expression(): Expr {
    if (this.tok === T.NAME && endsExpression[this.kinds[this.pos + 1]] === 1) return this.nameNode('Load');
    this.enter();
    const start = this.pos;
    if (this.tok === T.KW_LAMBDA) {
      const lambda = this.lambda();
      this.depth--;
      return lambda;
    }
    const body = this.disjunction();
    if (this.tok !== T.KW_IF) {
      this.depth--;
      return body;
    }
    this.next();
    const test = this.disjunction();
    this.expect(T.KW_ELSE);
    const orelse = this.expression();
    this.depth--;
    return {
      _type: 'IfExp',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      test,
      body,
      orelse,
    };
  }

  protected lambda(): Expr {
    const start = this.pos;
    this.next();
    const args = this.tok === T.COLON ? emptyArguments() : this.parameters(T.COLON);
    this.expect(T.COLON);
    const body = this.expression();
    return {
      _type: 'Lambda',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      args,
      body,
    };
  }

  protected disjunction(): Expr {
    const start = this.pos;
    const first = this.conjunction();
    if (this.tok !== T.KW_OR) return first;
    const values = [first];
    while (this.accept(T.KW_OR)) values.push(this.conjunction());
    return this.boolOp(start, 'Or', values);
  }

  protected conjunction(): Expr {
    const start = this.pos;
    const first = this.inversion();
    if (this.tok !== T.KW_AND) return first;
    const values = [first];
    while (this.accept(T.KW_AND)) values.push(this.inversion());
    return this.boolOp(start, 'And', values);
  }

  protected boolOp(start: number, op: 'And' | 'Or', values: Expr[]): Expr {
    return {
      _type: 'BoolOp',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      op,
      values,
    };
  }

  protected inversion(): Expr {
    if (this.tok !== T.KW_NOT) return this.comparison();
    return this.prefixed('Not');
  }

  protected prefixed(op: UnaryOperator): Expr {
    const start = this.pos;
    this.enter();
    this.next();
    const operand = op === 'Not' ? this.inversion() : this.unary();
    this.depth--;
    return {
      _type: 'UnaryOp',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      op,
      operand,
    };
  }

  protected comparison(): Expr {
    const start = this.pos;
    const left = this.binary(BITWISE_OR);
    let op = this.comparisonOperator();
    if (op === null) return left;
    const ops: CmpOp[] = [];
    const comparators: Expr[] = [];
    while (op !== null) {
      ops.push(op);
      comparators.push(this.binary(BITWISE_OR));
      op = this.comparisonOperator();
    }
    return {
      _type: 'Compare',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      left,
      ops,
      comparators,
    };
  }

  protected comparisonOperator(): CmpOp | null {
    const { tok } = this;
    if (tok < T.EQEQUAL) return null;
    if (tok <= T.GREATEREQUAL) {
      this.next();
      return comparisonOf[tok];
    }
    if (tok === T.KW_IN) {
      this.next();
      return 'In';
    }
    if (tok === T.KW_IS) {
      this.next();
      return this.accept(T.KW_NOT) ? 'IsNot' : 'Is';
    }
    if (tok === T.KW_NOT) {
      if (this.peek() !== T.KW_IN) {
        this.lookedAt = this.pos + 1;
        return null;
      }
      this.next();
      this.next();
      return 'NotIn';
    }
    return null;
  }

  /** Operators of at least this precedence; 1 is the grammar's `bitwise_or`. */
  protected binary(least: number): Expr {
    const start = this.pos;
    let left = this.unary();
    let level = precedence[this.tok];
    while (level >= least) {
      const op = operatorOf[this.tok];
      this.next();
      const right = this.binary(level + 1);
      left = {
        _type: 'BinOp',
        lineno: this.lines[start],
        col_offset: this.columnOf(start),
        end_lineno: this.endLine(),
        end_col_offset: this.endColumn(),
        left,
        op,
        right,
      };
      level = precedence[this.tok];
    }
    return left;
  }

  protected unary(): Expr {
    const { tok } = this;
    if (tok === T.MINUS) return this.prefixed('USub');
    if (tok === T.PLUS) return this.prefixed('UAdd');
    if (tok === T.TILDE) return this.prefixed('Invert');
    const start = this.pos;
    const left = tok === T.KW_AWAIT ? this.awaited() : this.primary();
    if (this.tok !== T.DOUBLESTAR) return left;
    this.enter();
    this.next();
    const right = this.unary();
    this.depth--;
    return {
      _type: 'BinOp',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      left,
      op: 'Pow',
      right,
    };
  }

  protected awaited(): Expr {
    const start = this.pos;
    this.next();
    const value = this.primary();
    return {
      _type: 'Await',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      value,
    };
  }

  protected bitwiseOr(): Expr {
    return this.binary(BITWISE_OR);
  }
}
