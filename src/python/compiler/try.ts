/** Code for `try` with `except` and `finally`. */
import type { ExceptHandler, Stmt, Try, TryStar } from '../syntax/ast';
import type { Block } from './blocks';
import type { Compiler } from './compiler';
import { fail } from './errors';
import { expr } from './expressions';
import { Op } from './opcodes';
import { stmts } from './statements';

export function tryStatement(c: Compiler, node: Try): void {
  if (node.finalbody.length === 0) tryExcept(c, node);
  else {
    tryFinally(c, node.finalbody, () => {
      if (node.handlers.length > 0) tryExcept(c, node);
      else stmts(c, node.body);
    });
  }
}

/** The finally block is compiled once for each way out: its end, an exception, and every jump out of the body. */
export function tryFinally(c: Compiler, finalbody: readonly Stmt[], emitBody: () => void): void {
  const body = c.newBlock();
  const end = c.newBlock();
  const exit = c.newBlock();
  c.jump(Op.SETUP_FINALLY, end);
  c.useNext(body);
  c.pushFrameBlock({ kind: 'finally-try', emitFinally: () => stmts(c, finalbody) });
  emitBody();
  c.emitNoLine(Op.POP_BLOCK);
  c.popFrameBlock();
  stmts(c, finalbody);
  c.jumpNoLine(Op.JUMP_FORWARD, exit);

  c.useNext(end);
  c.pushFrameBlock({ kind: 'finally-end' });
  stmts(c, finalbody);
  c.popFrameBlock();
  c.emit(Op.RERAISE, 0);
  c.useNext(exit);
}

/** `try` block up to its end, where `handlers` begin; gives the block after all of it. */
export function protectedBody(c: Compiler, node: Try | TryStar): { orelse: Block; end: Block } {
  const body = c.newBlock();
  const except = c.newBlock();
  const orelse = c.newBlock();
  const end = c.newBlock();
  c.jump(Op.SETUP_FINALLY, except);
  c.useNext(body);
  c.pushFrameBlock({ kind: 'try-except' });
  stmts(c, node.body);
  c.popFrameBlock();
  c.emitNoLine(Op.POP_BLOCK);
  c.jumpNoLine(Op.JUMP_FORWARD, orelse);
  c.useNext(except);
  return { orelse, end };
}

function tryExcept(c: Compiler, node: Try): void {
  const { orelse, end } = protectedBody(c, node);
  c.pushFrameBlock({ kind: 'exception-handler' });
  node.handlers.forEach((handler, i) => {
    c.at(handler);
    if (handler.type === null && i < node.handlers.length - 1) {
      fail("default 'except:' must be last", handler);
    }
    const except = c.newBlock();
    if (handler.type !== null) {
      c.emit(Op.DUP_TOP);
      expr(c, handler.type);
      c.jump(Op.JUMP_IF_NOT_EXC_MATCH, except);
      c.nextBlock();
    }
    c.emit(Op.POP_TOP);
    if (handler.name !== null) namedHandler(c, handler, handler.name, end);
    else plainHandler(c, handler, end);
    c.useNext(except);
  });
  c.popFrameBlock();
  c.noLine();
  c.emit(Op.RERAISE, 0);
  c.useNext(orelse);
  stmts(c, node.orelse);
  c.useNext(end);
}

/** `except E as name:`: the name is deleted at the end, whatever happens. */
function namedHandler(c: Compiler, handler: ExceptHandler, name: string, end: Block): void {
  const cleanupEnd = c.newBlock();
  const cleanupBody = c.newBlock();
  c.name(name, 'Store');
  c.emit(Op.POP_TOP);
  c.jump(Op.SETUP_FINALLY, cleanupEnd);
  c.useNext(cleanupBody);
  c.pushFrameBlock({ kind: 'handler-cleanup', name, hasBlock: true });
  stmts(c, handler.body);
  c.popFrameBlock();
  c.emitNoLine(Op.POP_BLOCK);
  c.emitNoLine(Op.POP_EXCEPT);
  c.noLine();
  clearName(c, name);
  c.jump(Op.JUMP_FORWARD, end);

  c.useNext(cleanupEnd);
  c.noLine();
  clearName(c, name);
  c.emit(Op.RERAISE, 1);
}

/** `name = None; del name` */
export function clearName(c: Compiler, name: string): void {
  c.loadConst(null);
  c.name(name, 'Store');
  c.name(name, 'Del');
}

function plainHandler(c: Compiler, handler: ExceptHandler, end: Block): void {
  const cleanupBody = c.newBlock();
  c.emit(Op.POP_TOP);
  c.emit(Op.POP_TOP);
  c.useNext(cleanupBody);
  c.pushFrameBlock({ kind: 'handler-cleanup', name: null, hasBlock: false });
  stmts(c, handler.body);
  c.popFrameBlock();
  c.noLine();
  c.emit(Op.POP_EXCEPT);
  c.jump(Op.JUMP_FORWARD, end);
}
