/**
 * Primaries and atoms: calls, subscripts, attributes, displays, comprehensions (Language reference 6.2, 6.3).
 */
import type { Comprehension, Expr, ExprContext, Keyword, Starred, Tuple } from './ast';
import type { Constant as ConstantValue } from './constant';
import { normalizeName } from './identifiers';
import { numberValue } from './numbers';
import { ParameterParser } from './parameters';
import * as T from './tokens';

/** Tokens that can begin an expression. */
export const startsExpression = new Uint8Array(T.KIND_COUNT);
for (const kind of [
  T.NAME,
  T.NUMBER,
  T.STRING,
  T.FSTRING_START,
  T.LPAR,
  T.LSQB,
  T.LBRACE,
  T.ELLIPSIS,
  T.TILDE,
  T.PLUS,
  T.MINUS,
  T.KW_NOT,
  T.KW_LAMBDA,
  T.KW_AWAIT,
  T.KW_NONE,
  T.KW_TRUE,
  T.KW_FALSE,
]) {
  startsExpression[kind] = 1;
}

export abstract class PrimaryParser extends ParameterParser {
  protected abstract yieldExpression(): Expr;
  protected abstract namedExpression(): Expr;
  protected abstract disjunction(): Expr;
  /** `bitwise_or` and up. */
  protected abstract bitwiseOr(): Expr;

  protected tuple(start: number, elts: Expr[]): Tuple {
    return {
      _type: 'Tuple',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      elts,
      ctx: 'Load',
    };
  }

  protected starNamedExpression(): Expr {
    return this.tok === T.STAR ? this.starred(true) : this.namedExpression();
  }

  /** `*x`: of a display or a target up to `|` operators, of a call or subscript a whole expression. */
  protected starred(bitwise: boolean): Starred {
    const start = this.pos;
    this.next();
    const value = bitwise ? this.bitwiseOr() : this.expression();
    return {
      _type: 'Starred',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      value,
      ctx: 'Load',
    };
  }

  protected primary(): Expr {
    const start = this.pos;
    let node = this.atom();
    for (;;) {
      switch (this.tok) {
        case T.DOT: {
          this.next();
          const attr = this.name();
          node = {
            _type: 'Attribute',
            lineno: this.lines[start],
            col_offset: this.columnOf(start),
            end_lineno: this.endLine(),
            end_col_offset: this.endColumn(),
            value: node,
            attr,
            ctx: 'Load',
          };
          break;
        }
        case T.LPAR: {
          const args: Expr[] = [];
          const keywords: Keyword[] = [];
          this.callArguments(args, keywords, true);
          node = {
            _type: 'Call',
            lineno: this.lines[start],
            col_offset: this.columnOf(start),
            end_lineno: this.endLine(),
            end_col_offset: this.endColumn(),
            func: node,
            args,
            keywords,
          };
          break;
        }
        case T.LSQB: {
          this.next();
          const slice = this.slices();
          this.expect(T.RSQB);
          node = {
            _type: 'Subscript',
            lineno: this.lines[start],
            col_offset: this.columnOf(start),
            end_lineno: this.endLine(),
            end_col_offset: this.endColumn(),
            value: node,
            slice,
            ctx: 'Load',
          };
          break;
        }
        default:
          return node;
      }
    }
  }

  /** `(...)` of a call or a class: both brackets. A bare generator expression may be a call's only argument. */
  protected callArguments(args: Expr[], keywords: Keyword[], generator: boolean): void {
    const open = this.pos;
    this.next();
    let afterUnpacking = false;
    while (this.tok !== T.RPAR) {
      if (this.tok === T.STAR) {
        if (afterUnpacking) this.unexpected();
        args.push(this.starred(false));
      } else if (this.tok === T.DOUBLESTAR) {
        afterUnpacking = true;
        keywords.push(this.keyword(true));
      } else if (this.tok === T.NAME && this.peek() === T.EQUAL) keywords.push(this.keyword(false));
      else {
        if (keywords.length > 0) this.unexpected();
        const value = this.namedExpression();
        if (this.tok === T.KW_FOR || this.tok === T.KW_ASYNC) {
          if (!generator || args.length > 0) this.unexpected();
          const generators = this.comprehensions();
          this.expect(T.RPAR);
          args.push({
            _type: 'GeneratorExp',
            lineno: this.lines[open],
            col_offset: this.columnOf(open),
            end_lineno: this.endLine(),
            end_col_offset: this.endColumn(),
            elt: value,
            generators,
          });
          return;
        }
        args.push(value);
      }
      if (!this.accept(T.COMMA)) break;
    }
    this.expect(T.RPAR);
  }

  protected keyword(unpacking: boolean): Keyword {
    const start = this.pos;
    const arg = unpacking ? null : normalizeName(this.textOf(start));
    this.next();
    if (!unpacking) this.next();
    const value = this.expression();
    return {
      _type: 'keyword',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      arg,
      value,
    };
  }

  protected slices(): Expr {
    const start = this.pos;
    const first = this.tok === T.STAR ? this.starred(false) : this.slice();
    if (this.tok !== T.COMMA && first._type !== 'Starred') return first;
    const elts = [first];
    while (this.accept(T.COMMA)) {
      if (this.tok === T.RSQB) break;
      elts.push(this.tok === T.STAR ? this.starred(false) : this.slice());
    }
    return this.tuple(start, elts);
  }

  protected slice(): Expr {
    const start = this.pos;
    let lower: Expr | null = null;
    if (this.tok !== T.COLON) {
      lower = this.namedExpression();
      if (this.tok !== T.COLON || this.kinds[start + 1] === T.COLONEQUAL) return lower;
    }
    this.next();
    const upper = startsExpression[this.tok] === 1 ? this.expression() : null;
    const step = this.accept(T.COLON) && startsExpression[this.tok] === 1 ? this.expression() : null;
    return {
      _type: 'Slice',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      lower,
      upper,
      step,
    };
  }

  protected atom(): Expr {
    switch (this.tok) {
      case T.NAME:
        return this.nameNode('Load');
      case T.NUMBER:
        return this.number();
      case T.STRING:
      case T.FSTRING_START:
        return this.strings();
      case T.LPAR:
        return this.parenthesized();
      case T.LSQB:
        return this.listDisplay();
      case T.LBRACE:
        return this.braceDisplay();
      case T.KW_NONE:
        return this.constant(null);
      case T.KW_TRUE:
        return this.constant(true);
      case T.KW_FALSE:
        return this.constant(false);
      case T.ELLIPSIS:
        return this.constant({ t: 'ellipsis' });
      default:
        return this.unexpected();
    }
  }

  protected nameNode(ctx: ExprContext): Expr {
    const { pos } = this;
    const start = this.starts[pos];
    const end = this.ends[pos];
    const line = this.lines[pos];
    const lineStart = this.lineStarts[line];
    this.next();
    return {
      _type: 'Name',
      lineno: line,
      col_offset: start - lineStart,
      end_lineno: line,
      end_col_offset: end - lineStart,
      id: normalizeName(this.source.slice(start, end)),
      ctx,
    };
  }

  protected constant(value: ConstantValue): Expr {
    const { pos } = this;
    this.next();
    return {
      _type: 'Constant',
      lineno: this.lines[pos],
      col_offset: this.columnOf(pos),
      end_lineno: this.lines[pos],
      end_col_offset: this.endColumnOf(pos),
      value,
      kind: null,
    };
  }

  protected number(): Expr {
    const result = numberValue(this.textOf(this.pos));
    if ('error' in result) return this.failAt(result.error, this.pos);
    return this.constant(result.value);
  }

  /** What a round bracket opens: a tuple, a generator expression, or a group, which leaves no node. */
  protected parenthesized(): Expr {
    const start = this.pos;
    this.next();
    if (this.accept(T.RPAR)) return this.tuple(start, []);
    if (this.tok === T.KW_YIELD) {
      const value = this.yieldExpression();
      this.expect(T.RPAR);
      return value;
    }
    const first = this.starNamedExpression();
    if (this.accept(T.RPAR)) {
      if (first._type === 'Starred') this.unexpected();
      return first;
    }
    if (this.tok === T.COMMA) {
      const elts = this.restOfElements(first, T.RPAR);
      return this.tuple(start, elts);
    }
    const generators = this.comprehensionsOf(first);
    this.expect(T.RPAR);
    return {
      _type: 'GeneratorExp',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      elt: first,
      generators,
    };
  }

  /** The elements after the first, and the closing bracket. */
  protected restOfElements(first: Expr, close: number): Expr[] {
    const elts = [first];
    while (this.accept(T.COMMA)) {
      if (this.tok === close) break;
      elts.push(this.starNamedExpression());
    }
    this.expect(close);
    return elts;
  }

  protected listDisplay(): Expr {
    const start = this.pos;
    this.next();
    let elts: Expr[] = [];
    if (!this.accept(T.RSQB)) {
      const first = this.starNamedExpression();
      if (this.tok === T.KW_FOR || this.tok === T.KW_ASYNC) {
        const generators = this.comprehensionsOf(first);
        this.expect(T.RSQB);
        return {
          _type: 'ListComp',
          lineno: this.lines[start],
          col_offset: this.columnOf(start),
          end_lineno: this.endLine(),
          end_col_offset: this.endColumn(),
          elt: first,
          generators,
        };
      }
      elts = this.restOfElements(first, T.RSQB);
    }
    return {
      _type: 'List',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      elts,
      ctx: 'Load',
    };
  }

  protected braceDisplay(): Expr {
    const start = this.pos;
    this.next();
    if (this.tok === T.RBRACE || this.tok === T.DOUBLESTAR) return this.dictRest(start, null);
    const first = this.starNamedExpression();
    if (this.tok === T.COLON && first._type !== 'Starred' && this.kinds[start + 2] !== T.COLONEQUAL) {
      return this.dictRest(start, first);
    }
    if (this.tok === T.KW_FOR || this.tok === T.KW_ASYNC) {
      const generators = this.comprehensionsOf(first);
      this.expect(T.RBRACE);
      return {
        _type: 'SetComp',
        lineno: this.lines[start],
        col_offset: this.columnOf(start),
        end_lineno: this.endLine(),
        end_col_offset: this.endColumn(),
        elt: first,
        generators,
      };
    }
    const elts = this.restOfElements(first, T.RBRACE);
    return {
      _type: 'Set',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      elts,
    };
  }

  /** A dict display or comprehension from its first key, which is null where it begins with `**` or is empty. */
  private dictRest(start: number, firstKey: Expr | null): Expr {
    const keys: (Expr | null)[] = [];
    const values: Expr[] = [];
    let key = firstKey;
    while (this.tok !== T.RBRACE) {
      if (key === null && this.accept(T.DOUBLESTAR)) {
        keys.push(null);
        values.push(this.bitwiseOr());
      } else {
        key ??= this.expression();
        this.expect(T.COLON);
        const value = this.expression();
        if ((this.tok === T.KW_FOR || this.tok === T.KW_ASYNC) && firstKey !== null && keys.length === 0) {
          const generators = this.comprehensions();
          this.expect(T.RBRACE);
          return {
            _type: 'DictComp',
            lineno: this.lines[start],
            col_offset: this.columnOf(start),
            end_lineno: this.endLine(),
            end_col_offset: this.endColumn(),
            key,
            value,
            generators,
          };
        }
        keys.push(key);
        values.push(value);
      }
      key = null;
      if (!this.accept(T.COMMA)) break;
    }
    this.expect(T.RBRACE);
    return {
      _type: 'Dict',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      keys,
      values,
    };
  }

  protected comprehensionsOf(element: Expr): Comprehension[] {
    if (element._type === 'Starred') this.unexpected();
    return this.comprehensions();
  }

  /** One or more `for ... in ... if ...` clauses. */
  protected comprehensions(): Comprehension[] {
    const clauses: Comprehension[] = [];
    do {
      const is_async = this.accept(T.KW_ASYNC) ? 1 : 0;
      this.expect(T.KW_FOR);
      const target = this.comprehensionTarget();
      const iter = this.disjunction();
      const ifs: Expr[] = [];
      while (this.accept(T.KW_IF)) ifs.push(this.disjunction());
      clauses.push({ _type: 'comprehension', target, iter, ifs, is_async });
    } while (this.tok === T.KW_FOR || (this.tok === T.KW_ASYNC && this.peek() === T.KW_FOR));
    return clauses;
  }

  private comprehensionTarget(): Expr {
    const { pos } = this;
    try {
      const target = this.starTargets();
      this.expect(T.KW_IN);
      return target;
    } catch (failure) {
      // CPython then looks whether only the `in` is missing, and may look further than the target.
      this.lookedAt = Math.max(this.pos, this.lookedAt);
      this.seek(pos);
      this.attempt(() => {
        do this.bitwiseOr();
        while (this.accept(T.COMMA));
        return this.unexpected();
      });
      throw failure;
    }
  }

  /** The targets of a `for`: each is read as a primary, which ends at `in`, and checked after. */
  protected starTargets(): Expr {
    const start = this.pos;
    const first = this.starTarget();
    if (this.tok !== T.COMMA) return first;
    const elts = [first];
    while (this.accept(T.COMMA)) {
      if (startsExpression[this.tok] !== 1 && this.tok !== T.STAR) break;
      elts.push(this.starTarget());
    }
    const tuple = this.tuple(start, elts);
    tuple.ctx = 'Store';
    return tuple;
  }

  protected starTarget(): Expr {
    const target = this.tok === T.STAR ? this.starredTarget() : this.primary();
    this.setContext(target, 'Store');
    return target;
  }

  private starredTarget(): Expr {
    const start = this.pos;
    this.next();
    const value = this.primary();
    return {
      _type: 'Starred',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      value,
      ctx: 'Store',
    };
  }

  /** Turns an expression into a target; anything but a target is a syntax error. */
  protected setContext(node: Expr, ctx: ExprContext): void {
    switch (node._type) {
      case 'Name':
      case 'Attribute':
      case 'Subscript':
        node.ctx = ctx;
        return;
      case 'Starred':
        if (ctx === 'Del') this.unexpected();
        node.ctx = ctx;
        this.setContext(node.value, ctx);
        return;
      case 'List':
      case 'Tuple':
        node.ctx = ctx;
        for (const element of node.elts) this.setContext(element, ctx);
        return;
      default:
        this.unexpected();
    }
  }
}
