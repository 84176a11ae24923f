/**
 * Compound statements and blocks (Language reference 8). A compound statement ends at its last token that is not
 * layout, so that a semicolon after its last statement belongs to it.
 */
import type { Arguments, ExceptHandler, Expr, If, Keyword, MatchCase, Stmt, WithItem } from './ast';
import { emptyArguments } from './parameters';
import { startsExpression } from './primaries';
import { SimpleStatementParser } from './simple-statements';
import * as T from './tokens';

export class StatementParser extends SimpleStatementParser {
  /** First token of the top-level statement that is being read: where the error rules begin. */
  protected statementStart = 0;

  /** The last statement that began with the name `match` and was taken for a simple one. */
  private softMatch = -1;

  /** The place the parser gave up at. */
  failurePlace(): { statement: number; token: number } {
    if (this.tok === T.INDENT && this.softMatch >= 0 && this.isSoft(this.pos + 1, 'case')) {
      // A match whose colon is missing reads like a call; the line before is the one to look at.
      return { statement: Math.min(this.softMatch, this.statementStart), token: this.pos };
    }
    if (this.softMatch >= this.statementStart) {
      // CPython has tried the match statement too, and may have come further with it.
      this.lookedAt = Math.max(this.pos, this.lookedAt);
      this.seek(this.softMatch);
      this.attempt(() => this.matchStatement());
      return { statement: this.statementStart, token: this.lookedAt };
    }
    return { statement: this.statementStart, token: Math.max(this.pos, this.lookedAt) };
  }

  /** For the error rules: the expression that begins at token `pos`, if it is in order and ends before `limit`. */
  soundExpression(pos: number, limit: number): { node: Expr; end: number } | null {
    this.seek(pos);
    const node = this.attempt(() => this.expression());
    return node !== null && this.pos < limit ? { node, end: this.pos } : null;
  }

  /** The same of a statement, without its tree: the token behind it, or -1. */
  soundStatement(pos: number, limit: number): number {
    this.seek(pos);
    const read = this.attempt(() => {
      this.statement([]);
      return true;
    });
    return read !== null && this.pos < limit ? this.pos : -1;
  }

  /** A whole file. */
  file(): Stmt[] {
    const body: Stmt[] = [];
    while (this.tok !== T.ENDMARKER) {
      this.statementStart = this.pos;
      this.statement(body);
    }
    return body;
  }

  /** One expression and nothing else, as `eval` takes it. */
  wholeExpression(): Expr {
    const value = this.expressions();
    while (this.accept(T.NEWLINE));
    this.expect(T.ENDMARKER);
    return value;
  }

  protected statement(body: Stmt[]): void {
    switch (this.tok) {
      case T.KW_IF:
        body.push(this.ifStatement());
        return;
      case T.KW_DEF:
      case T.KW_CLASS:
      case T.AT:
        body.push(this.definition());
        return;
      case T.KW_FOR:
        body.push(this.forStatement(this.pos));
        return;
      case T.KW_WHILE:
        body.push(this.whileStatement());
        return;
      case T.KW_TRY:
        body.push(this.tryStatement());
        return;
      case T.KW_WITH:
        body.push(this.withStatement(this.pos));
        return;
      case T.KW_ASYNC:
        body.push(this.asyncStatement());
        return;
      case T.NAME:
        if (this.isMatchStatement()) {
          body.push(this.matchStatement());
          return;
        }
    }
    this.simpleStatements(body);
  }

  protected block(): Stmt[] {
    const body: Stmt[] = [];
    if (!this.accept(T.NEWLINE)) {
      this.simpleStatements(body);
      return body;
    }
    this.expect(T.INDENT);
    this.enter();
    while (this.tok !== T.DEDENT) this.statement(body);
    this.depth--;
    this.next();
    return body;
  }

  /**
   * The colon and the block of the statement that began at token `start`; the error rules say `what` misses its block,
   * and name a missing colon (`forced`: whatever stands in its place).
   */
  protected suite(_start: number, _what: string, _forced: boolean): Stmt[] {
    this.expect(T.COLON);
    return this.block();
  }

  /** The token that ends the compound statement just read. */
  private lastToken(): number {
    let i = this.pos - 1;
    while (this.kinds[i] === T.NEWLINE || this.kinds[i] === T.DEDENT) i--;
    return i;
  }

  protected elseBlock(): Stmt[] {
    const start = this.pos;
    if (!this.accept(T.KW_ELSE)) return [];
    return this.suite(start, "'else' statement", true);
  }

  /** The `if` and all its `elif`s, without recursion: chains may be long. */
  protected ifStatement(): Stmt {
    const chain: If[] = [];
    do {
      const start = this.pos;
      this.next();
      const test = this.namedExpression();
      const body = this.suite(start, chain.length === 0 ? "'if' statement" : "'elif' statement", false);
      chain.push({
        _type: 'If',
        lineno: this.lines[start],
        col_offset: this.columnOf(start),
        end_lineno: 0,
        end_col_offset: 0,
        test,
        body,
        orelse: [],
      });
    } while (this.tok === T.KW_ELIF);
    let orelse: Stmt[] = this.elseBlock();
    const last = this.lastToken();
    const end_lineno = this.endLines[last];
    const end_col_offset = this.endColumnOf(last);
    for (let i = chain.length - 1; i >= 0; i--) {
      const node = chain[i];
      node.orelse = orelse;
      node.end_lineno = end_lineno;
      node.end_col_offset = end_col_offset;
      orelse = [node];
    }
    return chain[0];
  }

  protected whileStatement(): Stmt {
    const start = this.pos;
    this.next();
    const test = this.namedExpression();
    const body = this.suite(start, "'while' statement", false);
    const orelse = this.elseBlock();
    const last = this.lastToken();
    return {
      _type: 'While',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLines[last],
      end_col_offset: this.endColumnOf(last),
      test,
      body,
      orelse,
    };
  }

  protected asyncStatement(): Stmt {
    const start = this.pos;
    this.next();
    if (this.tok === T.KW_DEF) return this.functionDef(start, []);
    if (this.tok === T.KW_FOR) return this.forStatement(start);
    if (this.tok === T.KW_WITH) return this.withStatement(start);
    return this.unexpected();
  }

  protected forStatement(start: number): Stmt {
    const _type = this.kinds[start] === T.KW_ASYNC ? 'AsyncFor' : 'For';
    this.next();
    const target = this.starTargets();
    this.expect(T.KW_IN);
    const iter = this.starExpressions();
    const body = this.suite(start, "'for' statement", false);
    const orelse = this.elseBlock();
    const last = this.lastToken();
    return {
      _type,
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLines[last],
      end_col_offset: this.endColumnOf(last),
      target,
      iter,
      body,
      orelse,
    };
  }

  protected withStatement(start: number): Stmt {
    const _type = this.kinds[start] === T.KW_ASYNC ? 'AsyncWith' : 'With';
    this.next();
    const items = this.withItems();
    const body = this.suite(start, "'with' statement", false);
    const last = this.lastToken();
    return {
      _type,
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLines[last],
      end_col_offset: this.endColumnOf(last),
      items,
      body,
    };
  }

  protected withItems(): WithItem[] {
    if (this.tok === T.LPAR && this.kinds[this.closingBracket(this.pos) + 1] === T.COLON) {
      const bracketed = this.attempt(() => this.bracketedWithItems());
      if (bracketed !== null) return bracketed;
    }
    const open = this.pos;
    const items: WithItem[] = [];
    try {
      do items.push(this.withItem());
      while (this.accept(T.COMMA));
      return items;
    } catch (error) {
      if (this.kinds[open] !== T.LPAR) throw error;
      // As with match: the other reading may have come further.
      this.lookedAt = Math.max(this.pos, this.lookedAt);
      this.seek(open);
      this.attempt(() => this.bracketedWithItems());
      throw error;
    }
  }

  protected bracketedWithItems(): WithItem[] {
    this.next();
    const items: WithItem[] = [];
    do {
      if (this.tok === T.RPAR && items.length > 0) break;
      items.push(this.withItem());
    } while (this.accept(T.COMMA));
    this.expect(T.RPAR);
    if (this.tok !== T.COLON) this.unexpected();
    return items;
  }

  protected withItem(): WithItem {
    const context_expr = this.expression();
    const optional_vars = this.accept(T.KW_AS) ? this.starTarget() : null;
    return { _type: 'withitem', context_expr, optional_vars };
  }

  /** The index of the bracket that closes the one at `open`, or of the last token where none does. */
  private closingBracket(open: number): number {
    let level = 0;
    for (let i = open; ; i++) {
      const kind = this.kinds[i];
      if (kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) level++;
      else if (kind === T.RPAR || kind === T.RSQB || kind === T.RBRACE) {
        if (--level === 0) return i;
      } else if (kind === T.ENDMARKER || kind === T.ERROR) return i;
    }
  }

  protected tryStatement(): Stmt {
    const start = this.pos;
    this.next();
    const body = this.suite(start, "'try' statement", true);
    const handlers: ExceptHandler[] = [];
    const star = this.tok === T.KW_EXCEPT && this.peek() === T.STAR;
    while (this.tok === T.KW_EXCEPT) handlers.push(this.exceptHandler(star));
    let orelse: Stmt[] = [];
    if (handlers.length > 0) orelse = this.elseBlock();
    let finalbody: Stmt[] = [];
    const final = this.pos;
    if (this.accept(T.KW_FINALLY)) {
      finalbody = this.suite(final, "'finally' statement", true);
    } else if (handlers.length === 0) this.unexpected();
    const last = this.lastToken();
    return {
      _type: star ? 'TryStar' : 'Try',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLines[last],
      end_col_offset: this.endColumnOf(last),
      body,
      handlers,
      orelse,
      finalbody,
    };
  }

  protected exceptHandler(star: boolean): ExceptHandler {
    const start = this.pos;
    this.next();
    if (star) this.expect(T.STAR);
    let type: Expr | null = null;
    let name: string | null = null;
    if (star || this.tok !== T.COLON) {
      type = this.expression();
      if (this.accept(T.KW_AS)) name = this.name();
    }
    const body = this.suite(start, star ? "'except*' statement" : "'except' statement", false);
    const last = this.lastToken();
    return {
      _type: 'ExceptHandler',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLines[last],
      end_col_offset: this.endColumnOf(last),
      type,
      name,
      body,
    };
  }

  protected definition(): Stmt {
    const decorators: Expr[] = [];
    while (this.accept(T.AT)) {
      decorators.push(this.namedExpression());
      this.expect(T.NEWLINE);
    }
    const start = this.pos;
    if (this.tok === T.KW_CLASS) return this.classDef(decorators);
    if (this.tok === T.KW_ASYNC) this.next();
    if (this.tok !== T.KW_DEF) this.unexpected();
    return this.functionDef(start, decorators);
  }

  protected functionDef(start: number, decorator_list: Expr[]): Stmt {
    const _type = this.kinds[start] === T.KW_ASYNC ? 'AsyncFunctionDef' : 'FunctionDef';
    this.next();
    const name = this.name();
    const type_params = this.tok === T.LSQB ? this.typeParams() : [];
    this.expectForced(T.LPAR, '(');
    const args: Arguments = this.tok === T.RPAR ? emptyArguments() : this.parameters(T.RPAR);
    this.expect(T.RPAR);
    const returns = this.returnAnnotation();
    const body = this.suite(start, 'function definition', true);
    const last = this.lastToken();
    return {
      _type,
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLines[last],
      end_col_offset: this.endColumnOf(last),
      name,
      args,
      body,
      decorator_list,
      returns,
      type_params,
    };
  }

  protected returnAnnotation(): Expr | null {
    return this.accept(T.RARROW) ? this.expression() : null;
  }

  protected classDef(decorator_list: Expr[]): Stmt {
    const start = this.pos;
    this.next();
    const name = this.name();
    const type_params = this.tok === T.LSQB ? this.typeParams() : [];
    const bases: Expr[] = [];
    const keywords: Keyword[] = [];
    if (this.tok === T.LPAR) this.callArguments(bases, keywords, false);
    const body = this.suite(start, 'class definition', false);
    const last = this.lastToken();
    return {
      _type: 'ClassDef',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLines[last],
      end_col_offset: this.endColumnOf(last),
      name,
      bases,
      keywords,
      body,
      decorator_list,
      type_params,
    };
  }

  /** `match` is a keyword where its line ends with a colon and a block of `case` follows. */
  protected isMatchStatement(): boolean {
    const next = this.peek();
    if (startsExpression[next] !== 1 && next !== T.STAR) return false;
    if (!this.isSoft(this.pos, 'match')) return false;
    let i = this.pos + 1;
    while (this.kinds[i] !== T.NEWLINE && this.kinds[i] !== T.ENDMARKER && this.kinds[i] !== T.ERROR) i++;
    const isBlock = this.kinds[i - 1] === T.COLON && this.kinds[i + 1] === T.INDENT;
    if (isBlock && this.isSoft(i + 2, 'case')) return true;
    this.softMatch = this.pos;
    return false;
  }

  protected matchStatement(): Stmt {
    const start = this.pos;
    this.next();
    const subject = this.subject();
    this.expect(T.COLON);
    this.expect(T.NEWLINE);
    this.expect(T.INDENT);
    const cases: MatchCase[] = [];
    this.enter();
    do cases.push(this.caseBlock());
    while (this.tok !== T.DEDENT);
    this.depth--;
    this.next();
    const last = this.lastToken();
    return {
      _type: 'Match',
      lineno: this.lines[start],
      col_offset: this.columnOf(start),
      end_lineno: this.endLines[last],
      end_col_offset: this.endColumnOf(last),
      subject,
      cases,
    };
  }

  protected subject(): Expr {
    const start = this.pos;
    const first = this.starNamedExpression();
    if (this.tok !== T.COMMA) {
      if (first._type === 'Starred') this.unexpected();
      return first;
    }
    const elts = [first];
    while (this.accept(T.COMMA)) {
      if (this.tok === T.COLON || this.tok === T.NEWLINE) break;
      elts.push(this.starNamedExpression());
    }
    return this.tuple(start, elts);
  }

  protected caseBlock(): MatchCase {
    const start = this.pos;
    if (!this.isSoft(start, 'case')) this.unexpected();
    this.next();
    const pattern = this.patterns();
    const guard = this.accept(T.KW_IF) ? this.namedExpression() : null;
    const body = this.suite(start, "'case' statement", false);
    return { _type: 'match_case', pattern, guard, body };
  }
}
