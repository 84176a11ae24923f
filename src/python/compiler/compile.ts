/** The compiler's front door: syntax tree in, code object or diagnostic out. */
import type { Expr, Mod, Stmt } from '../syntax/ast';
import { type Diagnostic, DiagnosticError, type Warning } from '../syntax/diagnostic';
import { body, hasAnnotations } from './classes';
import type { CodeObject } from './code-object';
import { Compiler } from './compiler';
import { expr } from './expressions';
import { foldTree } from './fold';
import { futureFeatures } from './future';
import { Op } from './opcodes';
import { stmts } from './statements';
import { buildSymbolTable } from './symtable';

export interface CompileOptions {
  /** `co_filename` of every code object made. */
  readonly filename: string;
  /** As of `compile()`; `single` prints the values of expression statements. Default: what kind of tree it is. */
  readonly mode?: 'exec' | 'eval' | 'single';
  /** `await` outside functions makes the module's code a coroutine (a notebook cell). */
  readonly topLevelAwait?: boolean;
  /** The code returns the value of its last statement, if that is an expression (a notebook cell). */
  readonly lastExpression?: boolean;
  readonly optimize?: 0;
}

export type CompileResult =
  | { readonly ok: true; readonly code: CodeObject; readonly warnings: Warning[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Compiles a module, expression or interactive statement. The tree is not changed. What CPython 3.13 refuses at this
 * stage comes back as a diagnostic with its text and position; so does a tree nested too deeply to be walked.
 */
export function compileModule(tree: Mod, options: CompileOptions): CompileResult {
  try {
    return compile(tree, options);
  } catch (error) {
    if (error instanceof DiagnosticError) return { ok: false, diagnostic: error.diagnostic };
    // The host's stack can be smaller than the depth limit assumes (a worker, a deep caller).
    if (error instanceof RangeError && /call stack/i.test(error.message)) {
      return { ok: false, diagnostic: tooDeep(tree) };
    }
    throw error;
  }
}

function tooDeep(tree: Mod): Diagnostic {
  const first = tree._type === 'Expression' ? tree.body : tree.body[0];
  return {
    errorType: 'SyntaxError',
    message: 'too many nested expressions or statements',
    lineno: first.lineno,
    col_offset: first.col_offset,
    end_lineno: first.end_lineno,
    end_col_offset: first.end_col_offset,
  };
}

function compile(tree: Mod, options: CompileOptions): CompileResult {
  const future = futureFeatures(tree);
  const folded = foldTree(tree, future.annotations);
  const symbols = buildSymbolTable(folded, future.annotations);
  const compiler = new Compiler(
    {
      filename: options.filename,
      futureAnnotations: future.annotations,
      futureStatements: future.statements,
      topLevelAwait: options.topLevelAwait ?? false,
      interactive: options.mode === 'single' || tree._type === 'Interactive',
    },
    symbols,
  );
  compiler.enterScope(symbols.module, 'module', '<module>', 1);
  const addNone = moduleCode(compiler, folded, options);
  const code = compiler.exitScope(addNone);
  return { ok: true, code, warnings: compiler.warnings };
}

/** False if the value on the stack is the code's result. */
function moduleCode(c: Compiler, tree: Mod, options: CompileOptions): boolean {
  if (tree._type === 'Expression') {
    expr(c, tree.body);
    return false;
  }
  if (c.settings.interactive) {
    if (hasAnnotations(tree.body)) c.emit(Op.SETUP_ANNOTATIONS);
    stmts(c, tree.body);
    return true;
  }
  const value = options.lastExpression ? lastExpression(tree.body) : undefined;
  if (value === undefined) {
    body(c, tree.body);
    return true;
  }
  body(c, tree.body.slice(0, -1));
  c.at(value);
  expr(c, value);
  c.emit(Op.RETURN_VALUE);
  return true;
}

function lastExpression(nodes: readonly Stmt[]): Expr | undefined {
  const last = nodes[nodes.length - 1];
  return last?._type === 'Expr' ? last.value : undefined;
}
