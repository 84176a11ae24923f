import type { Alias, AugAssign, Expr, Stmt, TypeParam } from './ast';
import { operatorOf } from './expressions';
import { PatternParser } from './patterns';
import { startsExpression } from './primaries';
import * as T from './tokens';

/** Statements that take one line (Language reference 7), and the targets of assignments and `del`. */
export abstract class SimpleStatementParser extends PatternParser {
  /** `simple_stmts`: a line of statements with semicolons between them. */
  protected simpleStatements(body: Stmt[]): void {
    do {
      if (this.tok === T.NEWLINE) break;
      body.push(this.simpleStatement());
    } while (this.accept(T.SEMI));
    this.expect(T.NEWLINE);
  }

  protected simpleStatement(): Stmt {
    const start = this.pos;
    switch (this.tok) {
      case T.NAME:
        if (this.peek() === T.NAME && this.isSoft(start, 'type')) return this.typeAlias();
        return this.expressionStatement();
      case T.KW_RETURN: {
        this.next();
        const value = this.startsStarExpressions() ? this.starExpressions() : null;
        return {
          _type: 'Return',
          lineno: this.lines[start],
          col_offset: this.columnOf(start),
          end_lineno: this.endLine(),
          end_col_offset: this.endColumn(),
          value,
        };
      }
      case T.KW_IMPORT:
        return this.importName();
      case T.KW_FROM:
        return this.importFrom();
      case T.KW_RAISE:
        return this.raiseStatement();
      case T.KW_PASS:
        return this.oneWord('Pass');
      case T.KW_BREAK:
        return this.oneWord('Break');
      case T.KW_CONTINUE:
        return this.oneWord('Continue');
      case T.KW_DEL:
        return this.del();
      case T.KW_ASSERT:
        return this.assert();
      case T.KW_GLOBAL:
        return this.declaration('Global');
      case T.KW_NONLOCAL:
        return this.declaration('Nonlocal');
      default:
        return this.expressionStatement();
    }
  }

  private startsStarExpressions(): boolean {
    return startsExpression[this.tok] === 1 || this.tok === T.STAR;
  }

  private oneWord(_type: 'Pass' | 'Break' | 'Continue'): Stmt {
    const start = this.pos;
    this.next();
    return {
      _type,
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
    };
  }

  private raiseStatement(): Stmt {
    const start = this.pos;
    this.next();
    let exc: Expr | null = null;
    let cause: Expr | null = null;
    if (startsExpression[this.tok] === 1) {
      exc = this.expression();
      if (this.accept(T.KW_FROM)) cause = this.expression();
    }
    return {
      _type: 'Raise',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      exc,
      cause,
    };
  }

  protected assert(): Stmt {
    const start = this.pos;
    this.next();
    const test = this.expression();
    const msg = this.accept(T.COMMA) ? this.expression() : null;
    return {
      _type: 'Assert',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      test,
      msg,
    };
  }

  private declaration(_type: 'Global' | 'Nonlocal'): Stmt {
    const start = this.pos;
    this.next();
    const names: string[] = [];
    do names.push(this.name());
    while (this.accept(T.COMMA));
    return {
      _type,
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      names,
    };
  }

  protected del(): Stmt {
    const start = this.pos;
    this.next();
    const targets: Expr[] = [];
    do {
      const target = this.primary();
      this.setContext(target, 'Del');
      targets.push(target);
    } while (this.accept(T.COMMA) && this.tok !== T.NEWLINE && this.tok !== T.SEMI);
    if (this.tok !== T.NEWLINE && this.tok !== T.SEMI) this.unexpected();
    return {
      _type: 'Delete',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      targets,
    };
  }

  /** `type X[T] = ...` (PEP 695). */
  private typeAlias(): Stmt {
    const start = this.pos;
    this.next();
    const name = this.nameNode('Store');
    const type_params = this.tok === T.LSQB ? this.typeParams() : [];
    this.expect(T.EQUAL);
    const value = this.expression();
    return {
      _type: 'TypeAlias',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      name,
      type_params,
      value,
    };
  }

  /** `[T: int = bool, *Ts, **P]` (PEP 695, 696). */
  protected typeParams(): TypeParam[] {
    const params: TypeParam[] = [];
    this.next();
    do {
      if (this.tok === T.RSQB && params.length > 0) break;
      params.push(this.typeParam());
    } while (this.accept(T.COMMA));
    this.expect(T.RSQB);
    return params;
  }

  protected typeParam(): TypeParam {
    const start = this.pos;
    const { tok } = this;
    const starred = tok === T.STAR || tok === T.DOUBLESTAR;
    if (starred) this.next();
    const name = this.name();
    const bound = !starred && this.accept(T.COLON) ? this.expression() : null;
    let default_value: Expr | null = null;
    if (this.accept(T.EQUAL)) default_value = tok === T.STAR ? this.starExpression() : this.expression();
    const lineno = this.lines[start];
    const col_offset = this.columnOf(start);
    const end_lineno = this.endLine();
    const end_col_offset = this.endColumn();
    if (!starred) {
      return { _type: 'TypeVar', lineno, col_offset, end_lineno, end_col_offset, name, bound, default_value };
    }
    const _type = tok === T.STAR ? 'TypeVarTuple' : 'ParamSpec';
    return { _type, lineno, col_offset, end_lineno, end_col_offset, name, default_value };
  }

  // Imports

  protected importName(): Stmt {
    const start = this.pos;
    this.next();
    const names: Alias[] = [];
    do names.push(this.dottedAsName());
    while (this.accept(T.COMMA));
    return {
      _type: 'Import',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      names,
    };
  }

  protected dottedAsName(): Alias {
    const start = this.pos;
    const name = this.dottedName();
    return this.alias(start, name, this.accept(T.KW_AS) ? this.name() : null);
  }

  private alias(start: number, name: string, asname: string | null): Alias {
    return {
      _type: 'alias',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      name,
      asname,
    };
  }

  protected dottedName(): string {
    let name = this.name();
    while (this.accept(T.DOT)) name += `.${this.name()}`;
    return name;
  }

  protected importFrom(): Stmt {
    const start = this.pos;
    this.next();
    let level = 0;
    for (;;) {
      if (this.accept(T.DOT)) level++;
      else if (this.accept(T.ELLIPSIS)) level += 3;
      else break;
    }
    const module = level > 0 && this.tok === T.KW_IMPORT ? null : this.dottedName();
    this.expect(T.KW_IMPORT);
    const names = this.importTargets();
    return {
      _type: 'ImportFrom',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      module,
      names,
      level,
    };
  }

  protected importTargets(): Alias[] {
    const start = this.pos;
    if (this.accept(T.STAR)) return [this.alias(start, '*', null)];
    const bracketed = this.accept(T.LPAR);
    const names = [this.importAsName()];
    while (this.accept(T.COMMA)) {
      if (bracketed && this.tok === T.RPAR) break;
      names.push(this.importAsName());
    }
    if (bracketed) this.expect(T.RPAR);
    return names;
  }

  protected importAsName(): Alias {
    const start = this.pos;
    const name = this.name();
    return this.alias(start, name, this.accept(T.KW_AS) ? this.name() : null);
  }

  // Expressions and assignments

  protected expressionStatement(): Stmt {
    const start = this.pos;
    const first = this.annotatedRhs();
    if (this.tok === T.EQUAL) return this.assignment(start, first);
    if (this.tok === T.COLON) return this.annotated(start, first);
    if (this.tok >= T.AUG_FIRST && this.tok <= T.AUG_LAST) return this.augmented(start, first);
    return {
      _type: 'Expr',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      value: first,
    };
  }

  private assignment(start: number, first: Expr): Stmt {
    const targets: Expr[] = [];
    let value = first;
    while (this.accept(T.EQUAL)) {
      this.setContext(value, 'Store');
      targets.push(value);
      value = this.annotatedRhs();
    }
    return {
      _type: 'Assign',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      targets,
      value,
    };
  }

  private setSingleTarget(target: Expr): void {
    const { _type } = target;
    if (_type !== 'Name' && _type !== 'Attribute' && _type !== 'Subscript') this.unexpected();
    this.setContext(target, 'Store');
  }

  private annotated(start: number, target: Expr): Stmt {
    this.setSingleTarget(target);
    const simple = target._type === 'Name' && this.kinds[start] !== T.LPAR ? 1 : 0;
    this.next();
    const annotation = this.expression();
    const value = this.accept(T.EQUAL) ? this.annotatedRhs() : null;
    return {
      _type: 'AnnAssign',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      target,
      annotation,
      value,
      simple,
    };
  }

  private augmented(start: number, target: Expr): Stmt {
    this.setSingleTarget(target);
    const op = operatorOf[this.tok - T.AUGMENTED];
    this.next();
    const value = this.annotatedRhs();
    const node: AugAssign = {
      _type: 'AugAssign',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      target,
      op,
      value,
    };
    return node;
  }
}
