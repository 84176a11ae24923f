import type { Arg, Arguments, Expr } from './ast';
import { StringParser } from './f-strings';
import { normalizeName } from './identifiers';
import * as T from './tokens';

export function emptyArguments(): Arguments {
  return {
    _type: 'arguments',
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
  };
}

/** Parameter lists of `def` and `lambda` (Language reference 8.7; PEP 570, 3102, 646). */
export abstract class ParameterParser extends StringParser {
  protected abstract expression(): Expr;
  protected abstract starExpression(): Expr;

  /** The parameters up to `close`, which is not taken: `)` for def, with annotations, `:` for lambda, without. */
  protected parameters(close: number): Arguments {
    const result = emptyArguments();
    const annotated = close === T.RPAR;
    let afterStar = false;
    while (this.tok !== close) {
      if (this.tok === T.SLASH) {
        if (afterStar || result.posonlyargs.length > 0 || result.args.length === 0) this.unexpected();
        result.posonlyargs = result.args;
        result.args = [];
        this.next();
      } else if (this.tok === T.STAR) {
        if (afterStar) this.unexpected();
        afterStar = true;
        this.next();
        if (this.tok === T.COMMA) {
          const following = this.peek();
          if (following === close || following === T.DOUBLESTAR) this.unexpected();
        } else result.vararg = this.parameter(annotated, annotated);
      } else if (this.tok === T.DOUBLESTAR) {
        this.next();
        result.kwarg = this.parameter(annotated, false);
        this.accept(T.COMMA);
        if (this.tok !== close) this.unexpected();
        break;
      } else this.plainParameter(result, annotated, afterStar);
      if (!this.accept(T.COMMA)) break;
    }
    if (this.tok !== close) this.unexpected();
    return result;
  }

  private plainParameter(result: Arguments, annotated: boolean, keywordOnly: boolean): void {
    const parameter = this.parameter(annotated, false);
    const value = this.accept(T.EQUAL) ? this.expression() : null;
    if (keywordOnly) {
      result.kwonlyargs.push(parameter);
      result.kw_defaults.push(value);
      return;
    }
    result.args.push(parameter);
    if (value !== null) result.defaults.push(value);
    else if (result.defaults.length > 0) this.unexpected();
  }

  protected parameter(annotated: boolean, starAnnotation: boolean): Arg {
    const { pos } = this;
    const arg = this.name();
    let annotation: Expr | null = null;
    if (annotated && this.accept(T.COLON)) {
      annotation = starAnnotation && this.tok === T.STAR ? this.starExpression() : this.expression();
    }
    return {
      _type: 'arg',
      lineno: this.lines[pos],
      col_offset: this.columnOf(pos),
      end_lineno: this.endLine(),
      end_col_offset: this.endColumn(),
      arg,
      annotation,
    };
  }

  /** Takes a NAME and returns its text. */
  protected name(): string {
    if (this.tok !== T.NAME) this.unexpected();
    const text = normalizeName(this.textOf(this.pos));
    this.next();
    return text;
  }
}
