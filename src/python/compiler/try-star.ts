/**
 * Code for `except*` (PEP 654) on 3.10's block stack. On the stack, above the saved exception that POP_EXCEPT restores:
 * the exception as raised, the list of what the handlers raised, and the part nobody has handled yet.
 */
import type { ExceptHandler, TryStar } from '../syntax/ast';
import type { Compiler } from './compiler';
import { expr } from './expressions';
import { Op } from './opcodes';
import * as ports from './ports';
import { stmts } from './statements';
import { clearName, protectedBody, tryFinally } from './try';

export function tryStarStatement(c: Compiler, node: TryStar): void {
  if (node.finalbody.length === 0) tryExceptStar(c, node);
  else tryFinally(c, node.finalbody, () => tryExceptStar(c, node));
}

function tryExceptStar(c: Compiler, node: TryStar): void {
  const { orelse, end } = protectedBody(c, node);
  c.at(node.handlers[0] ?? node);
  c.emit(Op.PREP_EXCEPT_STAR);
  c.pushFrameBlock({ kind: 'exception-group-handler' });
  for (const handler of node.handlers) handle(c, handler);
  c.popFrameBlock();

  const done = c.newBlock();
  c.noLine();
  // What nobody handled is raised again together with what the handlers raised.
  c.emit(Op.LIST_APPEND, 1);
  c.emit(Op.PREP_RERAISE_STAR);
  c.emit(Op.DUP_TOP);
  c.loadConst(null);
  c.emit(Op.IS_OP, 1);
  c.jump(Op.POP_JUMP_IF_FALSE, done);
  c.nextBlock();
  c.emit(Op.RERAISE, 0);
  c.useNext(done);
  c.emit(Op.POP_TOP);
  c.emit(Op.POP_TOP);
  c.emit(Op.POP_TOP);
  c.emit(Op.POP_EXCEPT);
  c.jump(Op.JUMP_FORWARD, end);

  c.useNext(orelse);
  stmts(c, node.orelse);
  c.useNext(end);
}

/** Stack at its start and end: `exc, raised, rest`. */
function handle(c: Compiler, handler: ExceptHandler): void {
  const noMatch = c.newBlock();
  const next = c.newBlock();
  const raised = c.newBlock();
  const body = c.newBlock();
  c.at(handler);
  if (handler.type !== null) expr(c, handler.type);
  c.emit(Op.CHECK_EG_MATCH);
  c.emit(Op.DUP_TOP);
  c.loadConst(null);
  c.emit(Op.IS_OP, 1);
  c.jump(Op.POP_JUMP_IF_FALSE, noMatch);
  c.nextBlock();
  if (handler.name !== null) c.name(handler.name, 'Store');
  else c.emit(Op.POP_TOP);
  c.jump(Op.SETUP_FINALLY, raised);
  c.useNext(body);
  c.pushFrameBlock({ kind: 'handler-cleanup', name: handler.name, hasBlock: true });
  stmts(c, handler.body);
  c.popFrameBlock();
  c.noLine();
  c.emit(Op.POP_BLOCK);
  if (handler.name !== null) clearName(c, handler.name);
  c.jump(Op.JUMP_FORWARD, next);

  // The handler raised: keep the exception for the end and go on with the next handler.
  c.useNext(raised);
  c.noLine();
  if (handler.name !== null) clearName(c, handler.name);
  c.emit(Op.POP_TOP);
  c.emit(Op.LIST_APPEND, 6);
  c.emit(Op.POP_TOP);
  c.emit(Op.POP_EXCEPT);
  c.jump(Op.JUMP_FORWARD, next);

  c.useNext(noMatch);
  c.noLine();
  c.emit(Op.POP_TOP);
  c.useNext(next);
}

ports.tryStarStatement.plug(tryStarStatement);
