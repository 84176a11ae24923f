import type { Comprehension, Expr, Keyword } from './ast';
import { ErrorExpressions } from './error-expressions';
import * as T from './tokens';

/** What a call's brackets hold, as far as messages ask. */
interface CallArguments {
  readonly args: Expr[];
  readonly unpacksMapping: boolean;
}

interface KeywordArgument {
  readonly starred: Expr | null;
  readonly unpacking: boolean;
}

function lastOf(clauses: Comprehension[]): Expr {
  const { ifs, iter } = clauses[clauses.length - 1];
  return ifs.length > 0 ? ifs[ifs.length - 1] : iter;
}

/** Mistakes in calls, subscripts, displays and replacement fields of f-strings. */
export abstract class ErrorPrimaries extends ErrorExpressions {
  protected override primary(): Expr {
    return this.memo('primary', () => {
      this.enter();
      const start = this.pos;
      let node = this.atom();
      for (;;) {
        const value = node;
        const longer = this.attempt(() => this.trailer(start, value));
        if (longer === null) break;
        node = longer;
      }
      this.depth--;
      return node;
    });
  }

  private trailer(start: number, value: Expr): Expr {
    if (this.accept(T.DOT)) {
      const attr = this.name();
      return this.node(start, { _type: 'Attribute', value, attr });
    }
    if (this.tok === T.LPAR) {
      this.callArguments([], [], true);
      return this.node(start, { _type: 'Call', func: value });
    }
    // Where a generator expression could be an argument, CPython looks for mistakes with every kind of comprehension.
    if (this.tok === T.LSQB || this.tok === T.LBRACE) this.comprehensionMistakes();
    this.expect(T.LSQB);
    this.slices();
    this.expect(T.RSQB);
    return this.node(start, { _type: 'Subscript', value });
  }

  protected override slices(): Expr {
    const start = this.pos;
    const elts = this.gather(() => (this.tok === T.STAR ? this.starredArgument() : this.slice()));
    this.accept(T.COMMA);
    return elts.length === 1 ? elts[0] : this.tuple(start, elts);
  }

  protected override slice(): Expr {
    const start = this.pos;
    const slice = this.attempt(() => {
      this.attempt(() => this.expression());
      this.expect(T.COLON);
      this.attempt(() => this.expression());
      if (this.accept(T.COLON)) this.attempt(() => this.expression());
      return this.node(start, { _type: 'Slice' });
    });
    return slice ?? this.namedExpression();
  }

  // Calls

  protected override callArguments(_args: Expr[], _keywords: Keyword[], generator: boolean): void {
    if (generator && this.attempt(() => this.generatorExpression()) !== null) return;
    this.expect(T.LPAR);
    this.attempt(() => this.arguments());
    this.expect(T.RPAR);
  }

  private arguments(): true {
    return this.memo('arguments', () => {
      const fits = this.attempt(() => {
        this.args();
        this.accept(T.COMMA);
        if (this.tok !== T.RPAR) this.unexpected();
        return true;
      });
      if (fits !== null) return true;
      for (const mistake of this.argumentMistakes) this.tryMistake(mistake);
      return this.unexpected();
    });
  }

  private readonly argumentMistakes: (() => void)[] = [
    () => {
      if (this.attempt(() => this.positionalThenKeywords()) === null) this.keywordArguments();
      const comma = this.pos;
      this.expect(T.COMMA);
      this.gather(() => {
        this.starredArgument();
        if (this.tok === T.EQUAL) this.unexpected();
      });
      const message = 'iterable argument unpacking follows keyword argument unpacking';
      this.raiseFrom(message, this.placeOf(comma));
    },
    () => {
      const element = this.expression();
      const clauses = this.comprehensions();
      this.expect(T.COMMA);
      const more = this.attempt(() => this.args());
      if (more === null) {
        this.attempt(() => {
          this.expression();
          return this.comprehensions();
        });
      }
      this.raise('Generator expression must be parenthesized', element, lastOf(clauses));
    },
    () => this.assignedGenerator(),
    () => {
      const start = this.pos;
      const missing = () => {
        const name = this.pos;
        this.name();
        this.expect(T.EQUAL);
        if (this.tok !== T.COMMA && this.tok !== T.RPAR) this.unexpected();
        return name;
      };
      let name = this.attempt(() => {
        this.args();
        this.expect(T.COMMA);
        return missing();
      });
      if (name === null) {
        this.seek(start);
        name = missing();
      }
      this.failAt('expected argument value expression', name, this.pos - 1);
    },
    () => {
      const { args } = this.args();
      const clauses = this.comprehensions();
      if (args.length <= 1) return;
      this.raise('Generator expression must be parenthesized', args[args.length - 1], lastOf(clauses));
    },
    () => {
      this.args();
      this.expect(T.COMMA);
      const element = this.expression();
      this.raise('Generator expression must be parenthesized', element, lastOf(this.comprehensions()));
    },
    () => {
      const { unpacksMapping } = this.args();
      this.expect(T.COMMA);
      this.args();
      const what = unpacksMapping ? 'keyword argument unpacking' : 'keyword argument';
      this.raiseLast(`positional argument follows ${what}`);
    },
  ];

  /** `f(a=1 for a in b)` */
  private assignedGenerator(): void {
    const start = this.pos;
    this.name();
    this.expect(T.EQUAL);
    this.expression();
    this.comprehensions();
    this.failAt("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", start, start + 1);
  }

  private args(): CallArguments {
    const args = this.attempt(() => this.gather(() => this.argument()));
    if (args === null) return this.keywordArguments();
    const more = this.attempt(() => {
      this.expect(T.COMMA);
      return this.keywordArguments();
    });
    if (more === null) return { args, unpacksMapping: false };
    return { ...more, args: [...args, ...more.args] };
  }

  private positionalThenKeywords(): CallArguments {
    this.gather(() => this.argument());
    this.expect(T.COMMA);
    return this.keywordArguments();
  }

  private argument(): Expr {
    if (this.tok === T.STAR) return this.starredArgument();
    const value = this.assignmentOrExpression();
    if (this.tok === T.EQUAL) this.unexpected();
    return value;
  }

  private keywordArguments(): CallArguments {
    let found = this.attempt(() => this.gather(() => this.keywordArgument(false)));
    if (found !== null) {
      const more = this.attempt(() => {
        this.expect(T.COMMA);
        return this.gather(() => this.keywordArgument(true));
      });
      if (more !== null) found = [...found, ...more];
    } else found = this.gather(() => this.keywordArgument(true));
    const args: Expr[] = [];
    for (const { starred } of found) if (starred !== null) args.push(starred);
    return { args, unpacksMapping: found.some((argument) => argument.unpacking) };
  }

  /** `name=value`, and `*value` or, among the last ones, `**value`. */
  private keywordArgument(last: boolean): KeywordArgument {
    this.tryMistake(() => this.keywordMistakes());
    if (this.tok === T.NAME && this.peek() === T.EQUAL) {
      const named = this.attempt(() => {
        this.next();
        this.next();
        return this.expression();
      });
      if (named !== null) return { starred: null, unpacking: false };
    }
    if (!last) return { starred: this.starredArgument(), unpacking: false };
    this.expect(T.DOUBLESTAR);
    this.expression();
    return { starred: null, unpacking: true };
  }

  private keywordMistakes(): void {
    const start = this.pos;
    const { tok } = this;
    if ((tok === T.KW_TRUE || tok === T.KW_FALSE || tok === T.KW_NONE) && this.peek() === T.EQUAL) {
      this.failAt(`cannot assign to ${this.textOf(start)}`, start, start + 1);
    }
    if (tok === T.NAME && this.peek() === T.EQUAL) {
      this.assignedGenerator();
      return;
    }
    if (tok === T.DOUBLESTAR) {
      this.next();
      this.expression();
      this.expect(T.EQUAL);
      this.raise('cannot assign to keyword argument unpacking', this.placeOf(start), this.expression());
    }
    const target = this.expression();
    if (this.tok !== T.EQUAL) return;
    const message = 'expression cannot contain assignment, perhaps you meant "=="?';
    this.raise(message, target, this.placeOf(this.pos));
  }

  /** `*value` of a call, a subscript or a display. */
  protected starredArgument(): Expr {
    const start = this.pos;
    // CPython refuses a bare star in its first pass already.
    if (this.rulesOn) this.asFirstPass(() => this.starredArgument());
    this.tryMistake(() => {
      this.expect(T.STAR);
      this.expression();
      this.expect(T.EQUAL);
      this.raise('cannot assign to iterable argument unpacking', this.placeOf(start), this.expression());
    });
    this.expect(T.STAR);
    const value = this.attempt(() => this.expression());
    if (value !== null) return this.node(start, { _type: 'Starred', value });
    return this.raiseLast('Invalid star expression');
  }

  // Displays

  private generatorExpression(): Expr {
    const start = this.pos;
    const generator = this.attempt(() => {
      this.expect(T.LPAR);
      this.assignmentOrExpression();
      this.comprehensions();
      this.expect(T.RPAR);
      return this.node(start, { _type: 'GeneratorExp' });
    });
    if (generator !== null) return generator;
    this.comprehensionMistakes();
    return this.unexpected();
  }

  private comprehensionMistakes(): void {
    this.tryMistake(() => {
      this.next();
      const element = this.starredArgument();
      this.comprehensions();
      this.raise('iterable unpacking cannot be used in comprehension', element);
    });
    if (this.tok === T.LPAR) return;
    const message = 'did you forget parentheses around the comprehension target?';
    this.tryMistake(() => {
      this.next();
      const first = this.starNamedExpression();
      this.expect(T.COMMA);
      const rest = this.gather(() => this.starNamedExpression());
      this.accept(T.COMMA);
      this.comprehensions();
      this.raise(message, first, rest[rest.length - 1]);
    });
    this.tryMistake(() => {
      this.next();
      const first = this.starNamedExpression();
      const comma = this.pos;
      this.expect(T.COMMA);
      this.comprehensions();
      this.raise(message, first, this.placeOf(comma));
    });
  }

  protected override parenthesized(): Expr {
    const start = this.pos;
    const node =
      this.attempt(() => this.bracketedTuple(start)) ??
      this.attempt(() => {
        this.next();
        const value = this.tok === T.KW_YIELD ? this.yieldExpression() : this.namedExpression();
        this.expect(T.RPAR);
        return value;
      });
    if (node !== null) return node;
    this.tryMistake(() => {
      this.next();
      const value = this.starredArgument();
      this.expect(T.RPAR);
      this.raise('cannot use starred expression here', value);
    });
    this.tryMistake(() => {
      this.next();
      const stars = this.pos;
      this.expect(T.DOUBLESTAR);
      this.expression();
      this.expect(T.RPAR);
      this.failAt('cannot use double starred expression here', stars);
    });
    return this.generatorExpression();
  }

  private bracketedTuple(start: number): Expr {
    this.next();
    if (this.accept(T.RPAR)) return this.tuple(start, []);
    const elts = [this.starNamedExpression()];
    this.expect(T.COMMA);
    const more = this.attempt(() => this.gather(() => this.starNamedExpression()));
    if (more !== null) {
      elts.push(...more);
      this.accept(T.COMMA);
    }
    this.expect(T.RPAR);
    return this.tuple(start, elts);
  }

  private elements(close: number): Expr[] {
    this.next();
    const elts = this.attempt(() => this.gather(() => this.starNamedExpression()));
    if (elts !== null) this.accept(T.COMMA);
    this.expect(close);
    return elts ?? [];
  }

  protected override listDisplay(): Expr {
    const start = this.pos;
    const elts = this.attempt(() => this.elements(T.RSQB));
    if (elts !== null) return this.node(start, { _type: 'List', elts });
    return this.comprehensionIn(start, 'ListComp', T.RSQB);
  }

  private comprehensionIn(start: number, _type: 'ListComp' | 'SetComp', close: number): Expr {
    const comprehension = this.attempt(() => {
      this.next();
      this.namedExpression();
      this.comprehensions();
      this.expect(close);
      return this.node(start, { _type });
    });
    if (comprehension !== null) return comprehension;
    this.comprehensionMistakes();
    return this.unexpected();
  }

  protected override braceDisplay(): Expr {
    const start = this.pos;
    // CPython looks for mistakes in dicts in its first pass already.
    if (this.rulesOn) this.asFirstPass(() => this.dictOrMistake(start));
    const dict = this.dictOrMistake(start);
    if (dict !== null) return dict;
    const set = this.attempt(() => this.elements(T.RBRACE));
    if (set !== null) return this.node(start, { _type: 'Set' });
    const dictComprehension = this.attempt(() => {
      this.next();
      this.keyAndValue();
      this.comprehensions();
      this.expect(T.RBRACE);
      return this.node(start, { _type: 'DictComp' });
    });
    if (dictComprehension !== null) return dictComprehension;
    this.tryMistake(() => {
      this.next();
      const stars = this.pos;
      this.expect(T.DOUBLESTAR);
      this.bitwiseOr();
      this.comprehensions();
      this.expect(T.RBRACE);
      this.failAt('dict unpacking cannot be used in dict comprehension', stars);
    });
    return this.comprehensionIn(start, 'SetComp', T.RBRACE);
  }

  private dictOrMistake(start: number): Expr | null {
    const dict = this.attempt(() => {
      this.next();
      if (this.attempt(() => this.gather(() => this.dictItem())) !== null) this.accept(T.COMMA);
      this.expect(T.RBRACE);
      return this.node(start, { _type: 'Dict' });
    });
    if (dict === null) this.fits(() => this.dictMistakes());
    return dict;
  }

  private dictItem(): void {
    if (this.accept(T.DOUBLESTAR)) this.bitwiseOr();
    else this.keyAndValue();
  }

  private keyAndValue(): void {
    this.expression();
    this.expect(T.COLON);
    this.expression();
  }

  private dictMistakes(): void {
    this.next();
    this.fits(() => {
      this.gather(() => this.dictItem());
      this.expect(T.COMMA);
      this.fits(() => {
        const key = this.expression();
        if (this.tok === T.COLON) return;
        const column = key.end_col_offset - 1;
        this.failRange("':' expected after dictionary key", key.lineno, column, key.end_lineno, column);
      });
      this.valueMistakes();
    });
    this.valueMistakes();
  }

  private valueMistakes(): void {
    this.fits(() => {
      this.expression();
      const colon = this.pos;
      this.expect(T.COLON);
      const star = this.pos;
      if (this.accept(T.STAR)) {
        this.bitwiseOr();
        this.raiseFrom('cannot use a starred expression in a dictionary value', this.placeOf(star));
      }
      if (this.tok === T.RBRACE || this.tok === T.COMMA) {
        this.failAt("expression expected after dictionary key and ':'", colon);
      }
    });
  }

  // f-strings

  protected override replacementField(parts: Expr[], raw: boolean): void {
    const { pos } = this;
    const found = this.attempt(() => {
      super.replacementField(parts, raw);
      return true;
    });
    if (found !== null) return;
    this.seek(pos);
    this.tryMistake(() => this.fieldMistakes(raw));
    this.unexpected();
  }

  private fieldMistakes(raw: boolean): void {
    this.next();
    const { tok } = this;
    if (tok === T.EQUAL || tok === T.EXCLAMATION || tok === T.COLON || tok === T.RBRACE) {
      const message = `f-string: valid expression required before '${this.textOf(this.pos)}'`;
      this.failAt(message, this.pos);
    }
    if (this.attempt(() => this.annotatedRhs()) === null) {
      this.raiseNext("expecting a valid expression after '{'");
    }
    const isEnd = () => this.tok === T.EXCLAMATION || this.tok === T.COLON || this.tok === T.RBRACE;
    if (this.tok !== T.EQUAL && !isEnd()) this.raiseNext("expecting '=', or '!', or ':', or '}'");
    if (this.accept(T.EQUAL) && !isEnd()) this.raiseNext("expecting '!', or ':', or '}'");
    if (this.accept(T.EXCLAMATION)) {
      if (this.tok === T.COLON || this.tok === T.RBRACE) this.raiseNext('missing conversion character');
      if (this.tok !== T.NAME) this.raiseNext('invalid conversion character');
      this.next();
    }
    if (this.tok !== T.COLON && this.tok !== T.RBRACE) this.raiseNext("expecting ':' or '}'");
    if (!this.accept(T.COLON)) return;
    while (this.tok === T.FSTRING_MIDDLE || this.tok === T.LBRACE) {
      if (this.tok === T.LBRACE) this.replacementField([], raw);
      else this.next();
    }
    if (this.tok !== T.RBRACE) this.raiseNext("expecting '}', or format specs");
  }

  private raiseNext(message: string): never {
    return this.failAt(`f-string: ${message}`, this.pos);
  }
}
