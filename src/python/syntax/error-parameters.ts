import type { Arguments } from './ast';
import { ErrorRules } from './error-rules';
import { emptyArguments } from './parameters';
import * as T from './tokens';

/** Mistakes in parameter lists. `close` is `)` for def and `:` for lambda. */
export abstract class ErrorParameters extends ErrorRules {
  protected override parameters(close: number): Arguments {
    this.tryMistake(() => this.slashFirst());
    this.tryMistake(() => this.slashTwice(close));
    this.tryMistake(() => this.defaultMissing(close));
    this.tryMistake(() => this.bracketed(close));
    this.tryMistake(() => this.slashBehindStar(close));
    this.tryMistake(() => this.commaBetweenSlashAndStar(close));
    const slash = this.attempt(() => this.slashWithoutDefaults(close));
    if (slash !== null) {
      this.many(() => this.withoutDefault(close));
      this.many(() => this.withDefault(close));
    } else if (this.attempt(() => this.slashWithDefaults(close)) !== null) {
      this.many(() => this.withDefault(close));
    } else {
      this.many(() => this.withoutDefault(close));
      this.many(() => this.withDefault(close));
    }
    this.attempt(() => this.starEtc(close));
    return emptyArguments();
  }

  // The kinds of parameter that the grammar tells apart; each takes the comma behind it.

  private plain(close: number): number {
    const { pos } = this;
    this.name();
    if (close === T.RPAR) {
      this.attempt(() => {
        this.expect(T.COLON);
        return this.expression();
      });
    }
    return pos;
  }

  private commaOrClose(close: number): void {
    if (this.tok !== close) this.expect(T.COMMA);
  }

  private defaultValue(): void {
    const { pos } = this;
    this.expect(T.EQUAL);
    const value = this.attempt(() => this.expression());
    if (value !== null) return;
    if (this.rulesOn && (this.tok === T.RPAR || this.tok === T.COMMA)) {
      this.failAt('expected default value expression', pos);
    }
    this.unexpected();
  }

  private withoutDefault(close: number): number {
    const start = this.plain(close);
    this.commaOrClose(close);
    return start;
  }

  private withDefault(close: number): number {
    const start = this.plain(close);
    this.defaultValue();
    this.commaOrClose(close);
    return start;
  }

  private maybeDefault(close: number): number {
    const start = this.plain(close);
    if (this.tok === T.EQUAL) this.defaultValue();
    this.commaOrClose(close);
    return start;
  }

  private slashWithoutDefaults(close: number): true {
    if (this.many(() => this.withoutDefault(close)).length === 0) this.unexpected();
    this.expect(T.SLASH);
    this.commaOrClose(close);
    return true;
  }

  private slashWithDefaults(close: number): true {
    this.many(() => this.withoutDefault(close));
    if (this.many(() => this.withDefault(close)).length === 0) this.unexpected();
    this.expect(T.SLASH);
    this.commaOrClose(close);
    return true;
  }

  private anySlash(close: number): true | null {
    return (
      this.attempt(() => this.slashWithoutDefaults(close)) ??
      this.attempt(() => this.slashWithDefaults(close))
    );
  }

  // Mistakes

  private slashFirst(): void {
    if (this.tok === T.SLASH && this.peek() === T.COMMA) {
      this.failAt('at least one argument must precede /', this.pos);
    }
  }

  private slashTwice(close: number): void {
    if (this.anySlash(close) === null) return;
    this.many(() => this.maybeDefault(close));
    if (this.tok === T.SLASH) this.failAt('/ may appear only once', this.pos);
  }

  private defaultMissing(close: number): void {
    this.attempt(() => this.slashWithoutDefaults(close));
    this.many(() => this.withoutDefault(close));
    if (
      this.attempt(() => this.slashWithDefaults(close)) === null &&
      this.many(() => this.withDefault(close)).length === 0
    ) {
      return;
    }
    const start = this.pos;
    this.plain(close);
    const end = this.pos - 1;
    this.commaOrClose(close);
    this.failAt('parameter without a default follows parameter with a default', start, end);
  }

  private bracketed(close: number): void {
    this.many(() => this.withoutDefault(close));
    const open = this.pos;
    this.expect(T.LPAR);
    if (close === T.RPAR) {
      if (this.many(() => this.withoutDefault(T.RPAR)).length === 0) return;
    } else this.gather(() => this.name());
    this.accept(T.COMMA);
    if (this.tok !== T.RPAR) return;
    const what = close === T.RPAR ? 'Function parameters' : 'Lambda expression parameters';
    this.failAt(`${what} cannot be parenthesized`, open, this.pos);
  }

  private slashBehindStar(close: number): void {
    this.anySlash(close);
    this.many(() => this.maybeDefault(close));
    this.expect(T.STAR);
    if (!this.accept(T.COMMA)) this.withoutDefault(close);
    this.many(() => this.maybeDefault(close));
    if (this.tok === T.SLASH) this.failAt('/ must be ahead of *', this.pos);
  }

  private commaBetweenSlashAndStar(close: number): void {
    if (this.many(() => this.maybeDefault(close)).length === 0) return;
    this.expect(T.SLASH);
    if (this.tok === T.STAR) this.failAt('expected comma between / and *', this.pos);
  }

  /** Everything from a star on. */
  private starEtc(close: number): void {
    this.tryMistake(() => this.starMistakes(close));
    if (this.accept(T.STAR)) {
      if (this.accept(T.COMMA)) {
        if (this.many(() => this.maybeDefault(close)).length === 0) this.unexpected();
      } else {
        if (close === T.RPAR) {
          this.parameter(true, true);
          this.commaOrClose(close);
        } else this.withoutDefault(close);
        this.many(() => this.maybeDefault(close));
      }
      this.attempt(() => this.doubleStar(close));
      return;
    }
    this.doubleStar(close);
  }

  private starMistakes(close: number): void {
    const star = this.pos;
    this.expect(T.STAR);
    const message = 'named arguments must follow bare *';
    const missing = () => {
      if (close === T.RPAR) this.failAt(message, star);
      this.raiseLast(message);
    };
    if (this.tok === close) missing();
    if (this.accept(T.COMMA)) {
      if (this.tok === close || this.tok === T.DOUBLESTAR) missing();
    } else {
      const behind = this.pos;
      this.plain(close);
      if (this.tok === T.EQUAL) {
        this.failAt('var-positional argument cannot have default value', this.pos);
      }
      this.seek(behind);
      this.withoutDefault(close);
    }
    this.many(() => this.maybeDefault(close));
    const second = this.pos;
    this.expect(T.STAR);
    if (!this.accept(T.COMMA)) this.withoutDefault(close);
    this.failAt('* argument may appear only once', second);
  }

  private doubleStar(close: number): true {
    this.tryMistake(() => this.doubleStarMistakes(close));
    this.expect(T.DOUBLESTAR);
    this.withoutDefault(close);
    return true;
  }

  private doubleStarMistakes(close: number): void {
    this.expect(T.DOUBLESTAR);
    this.plain(close);
    if (this.tok === T.EQUAL) this.failAt('var-keyword argument cannot have default value', this.pos);
    this.expect(T.COMMA);
    const start = this.pos;
    const message = 'arguments cannot follow var-keyword argument';
    if (this.tok === T.STAR || this.tok === T.DOUBLESTAR || this.tok === T.SLASH) this.failAt(message, start);
    this.plain(close);
    this.failAt(message, start, this.pos - 1);
  }
}
