import type { Alias, ExceptHandler, Expr, Pattern, Stmt, TypeParam, WithItem } from './ast';
import type { Diagnostic } from './diagnostic';
import { ErrorPrimaries } from './error-primaries';
import { expressionName } from './error-rules';
import * as T from './tokens';

const EXPECTED_COLON = "expected ':'";
const NO_NAMES = "Expected one or more names after 'import'";

/** Mistakes in statements and patterns: the parser of the second pass. */
export class ErrorParser extends ErrorPrimaries {
  /** Reads the top-level statement that begins at token `start` once more, for the error it raises, if any. */
  explain(start: number): void {
    this.seek(start);
    if (this.tok === T.ERROR) this.failUnclosed();
    this.attempt(() => {
      this.statement([]);
      return true;
    });
  }

  /** `explain` for a text that should be one expression. */
  explainExpression(): void {
    this.attempt(() => this.wholeExpression());
  }

  protected override statement(body: Stmt[]): void {
    if (this.passStatement()) return;
    if (this.isSoft(this.pos, 'match')) {
      const count = body.length;
      const found = this.isMatchStatement() ? this.attempt(() => body.push(this.matchStatement())) : null;
      if (found !== null) return;
      body.length = count;
      this.tryMistake(() => this.matchMistakes());
      this.simpleStatements(body);
      return;
    }
    super.statement(body);
  }

  protected override simpleStatement(): Stmt {
    return this.memo('simpleStatement', () => {
      // Assignments come before everything else, so mistakes with their targets do too.
      if (this.tok === T.NAME && this.peek() === T.NAME) this.assignmentMistakes();
      return super.simpleStatement();
    });
  }

  // Blocks

  protected override block(): Stmt[] {
    return this.memo('block', () => {
      if (this.tok === T.NEWLINE && this.peek() !== T.INDENT) {
        this.raiseMissingBlock('expected an indented block');
      }
      return super.block();
    });
  }

  private raiseMissingBlock(message: string): never {
    if (this.peek() === T.ERROR) this.failUnclosed();
    return this.raiseLast(message, this.pos + 1, 'IndentationError');
  }

  protected override suite(start: number, what: string, forced: boolean): Stmt[] {
    if (forced) this.expectForced(T.COLON, ':');
    else {
      this.checkColon();
      this.expect(T.COLON);
    }
    this.checkBlock(start, what);
    return this.block();
  }

  private checkColon(): void {
    if (this.tok === T.NEWLINE) this.raiseLast(EXPECTED_COLON);
  }

  private checkBlock(start: number, what: string): void {
    if (this.tok !== T.NEWLINE || this.peek() === T.INDENT) return;
    const line = this.lines[this.kinds[start] === T.KW_ASYNC ? start + 1 : start];
    this.raiseMissingBlock(`expected an indented block after ${what} on line ${line}`);
  }

  // Compound statements

  protected override forStatement(start: number): Stmt {
    const head = this.pos;
    const found = this.attempt(() => {
      this.next();
      this.starTargets();
      this.expect(T.KW_IN);
      return true;
    });
    if (found === null) {
      this.seek(head);
      this.tryMistake(() => this.forTargetMistake());
      this.unexpected();
    }
    this.seek(head);
    return super.forStatement(start);
  }

  protected override withStatement(start: number): Stmt {
    const what = "'with' statement";
    const head = this.pos;
    const items = () => this.gather(() => this.withItemShape(() => this.expression()));
    const bracketed = () => {
      this.expect(T.LPAR);
      this.gather(() => this.withItemShape(() => this.expressions()));
      this.accept(T.COMMA);
      this.expect(T.RPAR);
    };
    for (const shape of [items, bracketed]) {
      this.tryMistake(() => {
        this.next();
        shape();
        this.expect(T.COLON);
        this.checkBlock(start, what);
      });
    }
    const found = this.attempt(() => super.withStatement(start));
    if (found !== null) return found;
    this.seek(head);
    for (const shape of [items, bracketed]) {
      this.tryMistake(() => {
        this.next();
        shape();
        this.checkColon();
      });
    }
    return this.unexpected();
  }

  private withItemShape(context: () => Expr): void {
    context();
    this.attempt(() => {
      this.expect(T.KW_AS);
      return this.starTarget();
    });
  }

  protected override withItem(): WithItem {
    const context_expr = this.expression();
    const found = this.attempt(() => {
      this.expect(T.KW_AS);
      const optional_vars = this.starTarget();
      this.checkItemEnd();
      return { _type: 'withitem' as const, context_expr, optional_vars };
    });
    if (found !== null) return found;
    this.tryMistake(() => {
      this.expect(T.KW_AS);
      const target = this.expression();
      this.checkItemEnd();
      this.raiseInvalidTarget(target, 'assign');
    });
    return { _type: 'withitem', context_expr, optional_vars: null };
  }

  private checkItemEnd(): void {
    if (this.tok !== T.COMMA && this.tok !== T.RPAR && this.tok !== T.COLON) this.unexpected();
  }

  protected override tryStatement(): Stmt {
    const start = this.pos;
    this.tryMistake(() => {
      this.next();
      this.expect(T.COLON);
      this.checkBlock(start, "'try' statement");
      const body = this.attempt(() => this.block());
      if (body !== null && this.tok !== T.KW_EXCEPT && this.tok !== T.KW_FINALLY) {
        this.raiseLast("expected 'except' or 'finally' block");
      }
      this.mixedHandlers();
    });
    return super.tryStatement();
  }

  private mixedHandlers(): void {
    const star = this.peek() === T.STAR;
    if (this.many(() => this.exceptHandler(star)).length === 0) return;
    const start = this.pos;
    this.expect(T.KW_EXCEPT);
    const other = this.accept(T.STAR);
    if (other === star) return;
    const message = "cannot have both 'except' and 'except*' on the same 'try'";
    if (other || this.tok !== T.COLON) {
      this.expression();
      if (this.accept(T.KW_AS)) this.name();
    }
    this.expect(T.COLON);
    this.failAt(message, start, other ? start + 1 : start);
  }

  protected override exceptHandler(star: boolean): ExceptHandler {
    const start = this.pos;
    if (this.tok !== T.KW_EXCEPT) this.unexpected();
    const found = this.attempt(() => super.exceptHandler(star));
    if (found !== null) return found;
    this.tryMistake(() => {
      this.next();
      if (this.accept(T.STAR)) {
        if (this.tok === T.NEWLINE || this.tok === T.COLON)
          this.raiseLast('expected one or more exception types');
      }
      this.checkColon();
      const type = this.expression();
      this.tryMistake(() => {
        this.expect(T.COMMA);
        this.expressions();
        if (this.accept(T.KW_AS)) this.name();
        if (this.tok !== T.COLON) return;
        this.raiseFrom('multiple exception types must be parenthesized', type);
      });
      if (this.accept(T.KW_AS)) this.name();
      this.checkColon();
    });
    this.seek(start);
    return this.unexpected();
  }

  // match

  private matchMistakes(): void {
    const start = this.pos;
    this.next();
    this.subject();
    this.checkColon();
    this.expect(T.COLON);
    this.checkBlock(start, "'match' statement");
  }

  protected override isMatchStatement(): boolean {
    return this.isSoft(this.pos, 'match') && this.fits(() => this.matchHead());
  }

  private matchHead(): void {
    this.next();
    this.subject();
    this.expect(T.COLON);
    this.expect(T.NEWLINE);
    this.expect(T.INDENT);
    if (!this.isSoft(this.pos, 'case')) this.unexpected();
  }

  protected override closedPattern(): Pattern {
    return this.memo('closedPattern', () => super.closedPattern());
  }

  protected override pattern(): Pattern {
    const start = this.pos;
    const pattern = this.orPattern();
    if (this.tok !== T.KW_AS) return pattern;
    const found = this.attempt(() => {
      this.next();
      const named = this.captureAs(start, pattern);
      if (this.tok === T.DOT || this.tok === T.LPAR || this.tok === T.EQUAL) this.unexpected();
      return named;
    });
    if (found !== null) return found;
    this.tryMistake(() => {
      this.next();
      if (this.isSoft(this.pos, '_')) this.failAt("cannot use '_' as a target", this.pos);
      if (this.tok !== T.NAME) this.raise('invalid pattern target', this.expression());
    });
    return pattern;
  }

  protected override classPattern(start: number, cls: Expr): Pattern {
    const open = this.pos;
    const found = this.attempt(() => super.classPattern(start, cls));
    if (found !== null) return found;
    this.seek(open);
    this.tryMistake(() => {
      const keyword = () => {
        this.name();
        this.expect(T.EQUAL);
        return this.pattern();
      };
      const positional = () => {
        if (this.tok === T.NAME && this.peek() === T.EQUAL) this.unexpected();
        return this.pattern();
      };
      this.next();
      if (this.attempt(() => this.gather(positional)) !== null) this.expect(T.COMMA);
      this.gather(keyword);
      this.expect(T.COMMA);
      const late = this.gather(positional);
      this.raise('positional patterns follow keyword patterns', late[0], late[late.length - 1]);
    });
    return this.unexpected();
  }

  // Simple statements

  protected override del(): Stmt {
    const start = this.pos;
    const found = this.attempt(() => super.del());
    if (found !== null) return found;
    this.seek(start);
    this.tryMistake(() => {
      this.next();
      this.raiseInvalidTarget(this.starExpressions(), 'delete');
    });
    return this.unexpected();
  }

  protected override importName(): Stmt {
    const start = this.pos;
    this.tryMistake(() => {
      this.next();
      if (this.tok === T.NEWLINE) this.raiseFrom(NO_NAMES, this.placeOf(this.pos));
      this.gather(() => this.dottedName());
      this.expect(T.KW_FROM);
      this.dottedName();
      this.raiseFrom("Did you mean to use 'from ... import ...' instead?", this.placeOf(start));
    });
    return super.importName();
  }

  protected override importTargets(): Alias[] {
    if (this.tok === T.NEWLINE) this.raiseFrom(NO_NAMES, this.placeOf(this.pos));
    this.tryMistake(() => {
      this.gather(() => this.importAsName());
      this.expect(T.COMMA);
      if (this.tok !== T.NEWLINE) return;
      this.raiseLast('trailing comma not allowed without surrounding parentheses');
    });
    return super.importTargets();
  }

  protected override typeParams(): TypeParam[] {
    if (this.peek() === T.RSQB) {
      this.raiseFrom('Type parameter list cannot be empty', this.placeOf(this.pos + 1), this.pos + 1);
    }
    return this.attempt(() => super.typeParams()) ?? [];
  }

  protected override returnAnnotation(): Expr | null {
    return this.attempt(() => super.returnAnnotation());
  }

  protected override typeParam(): TypeParam {
    this.tryMistake(() => {
      const what = this.tok === T.STAR ? 'TypeVarTuple' : 'ParamSpec';
      if (!this.accept(T.STAR)) this.expect(T.DOUBLESTAR);
      this.name();
      const colon = this.pos;
      this.expect(T.COLON);
      const bound = this.expression();
      const noun = bound._type === 'Tuple' ? 'constraints' : 'bound';
      this.raiseFrom(`cannot use ${noun} with ${what}`, this.placeOf(colon));
    });
    return super.typeParam();
  }

  // Expressions and assignments

  protected override expressionStatement(): Stmt {
    const start = this.pos;
    const found = this.attempt(() => this.assignmentShape(start));
    if (found !== null) return found;
    const augmented = this.fits(() => {
      this.singleTarget();
      if (this.tok < T.AUG_FIRST || this.tok > T.AUG_LAST) this.unexpected();
    });
    // After a good target and an operator the grammar does not look for mistakes with targets.
    if (augmented) this.unexpected();
    this.assignmentMistakes();
    const value = this.attempt(() => this.starExpressions()) ?? this.yieldExpression();
    return this.statementNode(start, value);
  }

  private statementNode(start: number, value: Expr): Stmt {
    return this.node(start, { _type: 'Expr', value }) as unknown as Stmt;
  }

  private singleTarget(): Expr {
    const target = this.primary();
    const kind = target._type;
    if (kind !== 'Name' && kind !== 'Attribute' && kind !== 'Subscript') this.unexpected();
    return target;
  }

  private assignmentShape(start: number): Stmt {
    const annotated = this.attempt(() => {
      const target = this.singleTarget();
      this.expect(T.COLON);
      this.expression();
      this.optionalValue();
      return target;
    });
    if (annotated !== null) return this.statementNode(start, annotated);
    const assigned = this.attempt(() => {
      if (this.targetsAndEquals() === 0) this.unexpected();
      const value = this.annotatedRhs();
      if (this.tok === T.EQUAL) this.unexpected();
      return value;
    });
    if (assigned !== null) return this.statementNode(start, assigned);
    const target = this.singleTarget();
    if (this.tok < T.AUG_FIRST || this.tok > T.AUG_LAST) this.unexpected();
    this.next();
    this.annotatedRhs();
    return this.statementNode(start, target);
  }

  private optionalValue(): void {
    this.attempt(() => {
      this.expect(T.EQUAL);
      return this.annotatedRhs();
    });
  }

  private targetsAndEquals(): number {
    return this.many(() => {
      const targets = this.starTargets();
      this.expect(T.EQUAL);
      return targets;
    }).length;
  }

  private assignmentMistakes(): void {
    this.tryMistake(() => {
      const target = this.displayTarget();
      this.expect(T.COLON);
      this.expression();
      this.raise(`only single target (not ${expressionName(target)}) can be annotated`, target);
    });
    this.tryMistake(() => {
      const first = this.starNamedExpression();
      this.expect(T.COMMA);
      this.many(() => {
        this.gather(() => this.starNamedExpression());
        return this.accept(T.COMMA);
      });
      this.expect(T.COLON);
      this.expression();
      this.raise('only single target (not tuple) can be annotated', first);
    });
    this.tryMistake(() => {
      const target = this.expression();
      this.expect(T.COLON);
      this.expression();
      this.raise('illegal target for annotation', target);
    });
    this.tryMistake(() => {
      this.targetsAndEquals();
      const value = this.starExpressions();
      this.expect(T.EQUAL);
      this.raiseInvalidTarget(value, 'assign');
    });
    this.tryMistake(() => {
      this.targetsAndEquals();
      const value = this.yieldExpression();
      this.expect(T.EQUAL);
      this.raise('assignment to yield expression not possible', value);
    });
    this.tryMistake(() => {
      const target = this.starExpressions();
      if (this.tok < T.AUG_FIRST || this.tok > T.AUG_LAST) return;
      this.next();
      this.annotatedRhs();
      this.raise(`'${expressionName(target)}' is an illegal expression for augmented assignment`, target);
    });
  }

  /** A list or a tuple, in any number of further brackets. */
  private displayTarget(): Expr {
    if (this.tok === T.LSQB) return this.elementsOnly('List');
    if (this.tok !== T.LPAR) return this.unexpected();
    const tuple = this.attempt(() => this.elementsOnly('Tuple'));
    if (tuple !== null) return tuple;
    this.next();
    const inner = this.displayTarget();
    this.expect(T.RPAR);
    return inner;
  }

  private elementsOnly(kind: 'List' | 'Tuple'): Expr {
    const open = this.columnOf(this.pos);
    const line = this.lines[this.pos];
    const node = this.atom();
    if (node._type !== kind || node.lineno !== line || node.col_offset !== open) this.unexpected();
    return node;
  }
}

/** What the second pass says about a text whose first pass failed at `token`. */
export function layoutError(kind: number): { errorType: Diagnostic['errorType']; message: string } {
  if (kind === T.INDENT) return { errorType: 'IndentationError', message: 'unexpected indent' };
  if (kind === T.DEDENT) return { errorType: 'IndentationError', message: 'unexpected unindent' };
  return { errorType: 'SyntaxError', message: 'invalid syntax' };
}
