import type { Expr, MatchClass, MatchMapping, Pattern } from './ast';
import { ExpressionParser } from './expressions';
import * as T from './tokens';

/** The patterns of `case` (Language reference 8.6; PEP 634). */
export abstract class PatternParser extends ExpressionParser {
  /** `patterns`: an open sequence or one pattern. */
  protected patterns(): Pattern {
    const start = this.pos;
    const first = this.maybeStarPattern();
    if (this.tok !== T.COMMA) {
      if (first._type === 'MatchStar') this.unexpected();
      return first;
    }
    const patterns = [first];
    while (this.accept(T.COMMA)) {
      if (this.tok === T.COLON || this.tok === T.KW_IF || this.tok === T.NEWLINE) break;
      patterns.push(this.maybeStarPattern());
    }
    return this.sequence(start, patterns);
  }

  private sequence(start: number, patterns: Pattern[]): Pattern {
    return {
      _type: 'MatchSequence',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      patterns,
    };
  }

  protected maybeStarPattern(): Pattern {
    if (this.tok !== T.STAR) return this.pattern();
    const start = this.pos;
    this.next();
    const name = this.name();
    return {
      _type: 'MatchStar',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      name: name === '_' ? null : name,
    };
  }

  protected pattern(): Pattern {
    const start = this.pos;
    const pattern = this.orPattern();
    if (this.tok !== T.KW_AS) return pattern;
    this.next();
    return this.captureAs(start, pattern);
  }

  /** The name behind `as`. */
  protected captureAs(start: number, pattern: Pattern): Pattern {
    if (this.isSoft(this.pos, '_')) this.unexpected();
    const name = this.name();
    return this.matchAs(start, pattern, name);
  }

  private matchAs(start: number, pattern: Pattern | null, name: string | null): Pattern {
    return {
      _type: 'MatchAs',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      pattern,
      name,
    };
  }

  protected orPattern(): Pattern {
    const start = this.pos;
    const first = this.closedPattern();
    if (this.tok !== T.VBAR) return first;
    const patterns = [first];
    while (this.accept(T.VBAR)) patterns.push(this.closedPattern());
    return {
      _type: 'MatchOr',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      patterns,
    };
  }

  protected closedPattern(): Pattern {
    const start = this.pos;
    switch (this.tok) {
      case T.NUMBER:
      case T.MINUS:
        return this.matchValue(start, this.signedNumber());
      case T.STRING:
      case T.FSTRING_START:
        return this.matchValue(start, this.strings());
      case T.KW_NONE:
        return this.singleton(null);
      case T.KW_TRUE:
        return this.singleton(true);
      case T.KW_FALSE:
        return this.singleton(false);
      case T.NAME:
        return this.namePattern();
      case T.LPAR:
        return this.groupPattern();
      case T.LSQB: {
        this.next();
        return this.sequenceUntil(start, T.RSQB, []);
      }
      case T.LBRACE:
        return this.mappingPattern();
      default:
        return this.unexpected();
    }
  }

  private matchValue(start: number, value: Expr): Pattern {
    return {
      _type: 'MatchValue',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      value,
    };
  }

  private singleton(value: null | boolean): Pattern {
    const start = this.pos;
    this.next();
    return {
      _type: 'MatchSingleton',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      value,
    };
  }

  /** `-1`, `2.5`, or a complex number such as `-1 + 2j`. */
  private signedNumber(): Expr {
    const start = this.pos;
    const left = this.maybeNegative();
    if (this.tok !== T.PLUS && this.tok !== T.MINUS) return left;
    if (this.isImaginary(left)) this.realRequired(start);
    const op = this.tok === T.PLUS ? 'Add' : 'Sub';
    this.next();
    if (this.tok !== T.NUMBER) this.unexpected();
    const at = this.pos;
    const right = this.number();
    if (!this.isImaginary(right)) this.imaginaryRequired(at);
    return {
      _type: 'BinOp',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      left,
      op,
      right,
    };
  }

  private maybeNegative(): Expr {
    const start = this.pos;
    const negative = this.accept(T.MINUS);
    if (this.tok !== T.NUMBER) this.unexpected();
    const operand = this.number();
    if (!negative) return operand;
    return {
      _type: 'UnaryOp',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      op: 'USub',
      operand,
    };
  }

  private isImaginary(node: Expr): boolean {
    const number = node._type === 'UnaryOp' ? node.operand : node;
    if (number._type !== 'Constant') return false;
    const { value } = number;
    return typeof value === 'object' && value !== null && value.t === 'complex';
  }

  private realRequired(first: number): never {
    return this.failAt('real number required in complex literal', first, this.pos - 1);
  }

  private imaginaryRequired(token: number): never {
    return this.failAt('imaginary number required in complex literal', token);
  }

  /** A capture, the wildcard, a dotted value, or a class pattern. */
  private namePattern(): Pattern {
    const start = this.pos;
    const following = this.peek();
    if (following !== T.DOT && following !== T.LPAR) {
      const name = this.name();
      return this.matchAs(start, null, name === '_' ? null : name);
    }
    const value = this.dottedValue();
    return this.tok === T.LPAR ? this.classPattern(start, value) : this.matchValue(start, value);
  }

  protected dottedValue(): Expr {
    const start = this.pos;
    let node = this.nameNode('Load');
    while (this.accept(T.DOT)) {
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
    }
    return node;
  }

  protected classPattern(start: number, cls: Expr): Pattern {
    const patterns: Pattern[] = [];
    const kwd_attrs: string[] = [];
    const kwd_patterns: Pattern[] = [];
    this.next();
    while (this.tok !== T.RPAR) {
      if (this.tok === T.NAME && this.peek() === T.EQUAL) {
        kwd_attrs.push(this.name());
        this.next();
        kwd_patterns.push(this.pattern());
      } else {
        if (kwd_attrs.length > 0) this.unexpected();
        patterns.push(this.pattern());
      }
      if (!this.accept(T.COMMA)) break;
    }
    this.expect(T.RPAR);
    const node: MatchClass = {
      _type: 'MatchClass',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      cls,
      patterns,
      kwd_attrs,
      kwd_patterns,
    };
    return node;
  }

  /** `(p)` is a group without a node, `()` and `(p,)` are sequences. */
  private groupPattern(): Pattern {
    const start = this.pos;
    this.enter();
    this.next();
    if (this.tok === T.RPAR) {
      this.depth--;
      return this.sequenceUntil(start, T.RPAR, []);
    }
    const first = this.maybeStarPattern();
    this.depth--;
    if (first._type !== 'MatchStar' && this.accept(T.RPAR)) return first;
    if (!this.accept(T.COMMA)) this.unexpected();
    return this.sequenceUntil(start, T.RPAR, [first]);
  }

  private sequenceUntil(start: number, close: number, patterns: Pattern[]): Pattern {
    this.enter();
    while (this.tok !== close) {
      patterns.push(this.maybeStarPattern());
      if (!this.accept(T.COMMA)) break;
    }
    this.expect(close);
    this.depth--;
    return this.sequence(start, patterns);
  }

  protected mappingPattern(): Pattern {
    const start = this.pos;
    this.enter();
    const keys: Expr[] = [];
    const patterns: Pattern[] = [];
    let rest: string | null = null;
    this.next();
    while (this.tok !== T.RBRACE) {
      if (this.tok === T.DOUBLESTAR) {
        this.next();
        if (this.isSoft(this.pos, '_')) this.unexpected();
        rest = this.name();
        this.accept(T.COMMA);
        break;
      }
      keys.push(this.mappingKey());
      this.expect(T.COLON);
      patterns.push(this.pattern());
      if (!this.accept(T.COMMA)) break;
    }
    this.expect(T.RBRACE);
    this.depth--;
    const node: MatchMapping = {
      _type: 'MatchMapping',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      keys,
      patterns,
      rest,
    };
    return node;
  }

  private mappingKey(): Expr {
    switch (this.tok) {
      case T.NUMBER:
      case T.MINUS:
        return this.signedNumber();
      case T.STRING:
      case T.FSTRING_START:
        return this.strings();
      case T.KW_NONE:
      case T.KW_TRUE:
      case T.KW_FALSE:
        return this.atom();
      case T.NAME:
        if (this.peek() !== T.DOT) {
          this.lookedAt = this.pos + 1;
          this.unexpected();
        }
        return this.dottedValue();
      default:
        return this.unexpected();
    }
  }
}
