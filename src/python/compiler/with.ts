/** Code for `with` and `async with`. */
import type { AsyncWith, With } from '../syntax/ast';
import type { Compiler } from './compiler';
import { checkAsync } from './control-flow';
import { expr } from './expressions';
import { Op } from './opcodes';
import { stmts } from './statements';

/** `__exit__(None, None, None)` of the bound method on the stack. */
export function callExitWithNones(c: Compiler): void {
  c.loadConst(null);
  c.emit(Op.DUP_TOP);
  c.emit(Op.DUP_TOP);
  c.emit(Op.CALL_FUNCTION, 3);
}

/** After `__exit__` saw an exception: raise it again unless the result is true. */
function exceptFinish(c: Compiler): void {
  const exit = c.newBlock();
  c.jump(Op.POP_JUMP_IF_TRUE, exit);
  c.nextBlock();
  c.emit(Op.RERAISE, 1);
  c.useNext(exit);
  c.emit(Op.POP_TOP);
  c.emit(Op.POP_TOP);
  c.emit(Op.POP_TOP);
  c.emit(Op.POP_EXCEPT);
  c.emit(Op.POP_TOP);
}

export function withStatement(c: Compiler, node: With, index = 0): void {
  withItem(c, node, index, false);
}

export function asyncWithStatement(c: Compiler, node: AsyncWith, index = 0): void {
  checkAsync(c, 'async with', node);
  withItem(c, node, index, true);
}

/** One item; the next one, or the body, is compiled inside it. */
function withItem(c: Compiler, node: With | AsyncWith, index: number, isAsync: boolean): void {
  const item = node.items[index];
  const block = c.newBlock();
  const final = c.newBlock();
  const exit = c.newBlock();
  expr(c, item.context_expr);
  // Entering and leaving point at the context expression.
  c.at(node);
  c.pointAt(item.context_expr);
  const at = c.unit.position;
  if (isAsync) {
    c.emit(Op.BEFORE_ASYNC_WITH);
    c.awaitTop();
    c.jump(Op.SETUP_ASYNC_WITH, final);
  } else c.jump(Op.SETUP_WITH, final);

  c.useNext(block);
  c.pushFrameBlock({ kind: 'with', isAsync, at });
  c.at(node);
  if (item.optional_vars !== null) expr(c, item.optional_vars);
  else c.emit(Op.POP_TOP);
  if (index + 1 < node.items.length) withItem(c, node, index + 1, isAsync);
  else stmts(c, node.body);

  // The end of an asynchronous body stays on its last line: 3.10 does so.
  if (!isAsync) c.noLine();
  c.emit(Op.POP_BLOCK);
  c.popFrameBlock();
  c.at(at);
  callExitWithNones(c);
  if (isAsync) c.awaitTop();
  c.emit(Op.POP_TOP);
  c.jump(isAsync ? Op.JUMP_ABSOLUTE : Op.JUMP_FORWARD, exit);

  c.useNext(final);
  c.emit(Op.WITH_EXCEPT_START);
  if (isAsync) c.awaitTop();
  exceptFinish(c);
  c.useNext(exit);
}
