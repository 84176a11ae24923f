/** Code for `if`, loops, and leaving blocks by `break`, `continue` and `return`. */
import type { AsyncFor, Break, Continue, For, If, Position, Stmt, While } from '../syntax/ast';
import type { FrameBlock } from './blocks';
import type { Compiler } from './compiler';
import { fail } from './errors';
import { expr, jumpIf } from './expressions';
import { Op } from './opcodes';
import { stmts } from './statements';
import { callExitWithNones } from './with';

/** `if` with its `elif`s, which the tree nests, without recursion. */
export function ifStatement(c: Compiler, first: If): void {
  const end = c.newBlock();
  let node = first;
  for (;;) {
    const hasElse = node.orelse.length > 0;
    const next = hasElse ? c.newBlock() : end;
    jumpIf(c, node.test, next, false);
    stmts(c, node.body);
    if (!hasElse) break;
    c.jumpNoLine(Op.JUMP_FORWARD, end);
    c.useNext(next);
    const [only] = node.orelse;
    if (node.orelse.length === 1 && only._type === 'If') {
      node = only;
      c.at(node);
      continue;
    }
    stmts(c, node.orelse);
    break;
  }
  c.useNext(end);
}

export function whileStatement(c: Compiler, node: While): void {
  const loop = c.newBlock();
  const body = c.newBlock();
  const anchor = c.newBlock();
  const end = c.newBlock();
  c.useNext(loop);
  c.pushFrameBlock({ kind: 'while', start: loop, end });
  jumpIf(c, node.test, anchor, false);
  c.useNext(body);
  stmts(c, node.body);
  c.at(node);
  jumpIf(c, node.test, body, true);
  c.popFrameBlock();
  c.useNext(anchor);
  stmts(c, node.orelse);
  c.useNext(end);
}

export function forStatement(c: Compiler, node: For): void {
  const start = c.newBlock();
  const body = c.newBlock();
  const cleanup = c.newBlock();
  const end = c.newBlock();
  c.pushFrameBlock({ kind: 'for', start, end });
  expr(c, node.iter);
  c.pointAt(node.iter);
  c.emit(Op.GET_ITER);
  c.useNext(start);
  c.jump(Op.FOR_ITER, cleanup);
  c.useNext(body);
  expr(c, node.target);
  stmts(c, node.body);
  c.noLine();
  c.jump(Op.JUMP_ABSOLUTE, start);
  c.useNext(cleanup);
  c.popFrameBlock();
  stmts(c, node.orelse);
  c.useNext(end);
}

export function asyncForStatement(c: Compiler, node: AsyncFor): void {
  checkAsync(c, 'async for', node);
  const start = c.newBlock();
  const except = c.newBlock();
  const end = c.newBlock();
  expr(c, node.iter);
  c.pointing(node.iter, () => c.emit(Op.GET_AITER));
  c.useNext(start);
  c.pushFrameBlock({ kind: 'for', start, end }, node);
  // The handler is for StopAsyncIteration of __anext__ alone.
  c.jump(Op.SETUP_FINALLY, except);
  c.nextBlock();
  c.emit(Op.GET_ANEXT);
  c.loadConst(null);
  c.emit(Op.YIELD_FROM);
  c.emit(Op.POP_BLOCK);
  expr(c, node.target);
  stmts(c, node.body);
  c.noLine();
  c.jump(Op.JUMP_ABSOLUTE, start);
  c.popFrameBlock();
  c.useNext(except);
  // END_ASYNC_FOR comes after the iterator, not after the body.
  c.at(node.iter);
  c.emit(Op.END_ASYNC_FOR);
  stmts(c, node.orelse);
  c.useNext(end);
}

/** Refuses `async for` and `async with` where there is nothing to await in. */
export function checkAsync(c: Compiler, what: string, node: Stmt): void {
  if (c.unit.kind === 'async-function') return;
  if (c.settings.topLevelAwait && c.unit.scope.type === 'module') {
    c.unit.scope.coroutine = true;
    return;
  }
  fail(`'${what}' outside async function`, node);
}

export function breakStatement(c: Compiler, node: Break): void {
  leaveLoop(c, node, "'break' outside loop", (loop) => {
    unwind(c, loop, false, node);
    c.jump(Op.JUMP_ABSOLUTE, loop.end);
  });
}

export function continueStatement(c: Compiler, node: Continue): void {
  leaveLoop(c, node, "'continue' not properly in loop", (loop) => c.jump(Op.JUMP_ABSOLUTE, loop.start));
}

type Loop = Extract<FrameBlock, { kind: 'while' | 'for' }>;

/** Unwinds the blocks inside the innermost loop, then calls `leave`. */
function leaveLoop(c: Compiler, node: Position, outside: string, leave: (loop: Loop) => void): void {
  // Stands for the line of the statement.
  c.emit(Op.NOP);
  const { frameBlocks } = c.unit;
  const saved = frameBlocks.slice();
  for (;;) {
    const top = frameBlocks.pop();
    if (top === undefined) fail(outside, node);
    if (top.kind === 'while' || top.kind === 'for') {
      // Still inside the loop while it is left: its own block stays.
      frameBlocks.push(top);
      leave(top);
      break;
    }
    unwind(c, top, false, node);
  }
  frameBlocks.length = 0;
  frameBlocks.push(...saved);
  c.nextBlock();
}

/** Leaves all blocks of the scope, for `return`; `keepsValue`: the value to return lies on the stack. */
export function unwindAll(c: Compiler, keepsValue: boolean, node: Position): void {
  const { frameBlocks } = c.unit;
  const saved = frameBlocks.slice();
  for (let top = frameBlocks.pop(); top !== undefined; top = frameBlocks.pop())
    unwind(c, top, keepsValue, node);
  frameBlocks.push(...saved);
}

/** What has to happen when control leaves `block` other than at its end. */
function unwind(c: Compiler, block: FrameBlock, keepsValue: boolean, node: Position): void {
  switch (block.kind) {
    case 'while':
    case 'exception-handler':
      return;
    case 'for':
      if (keepsValue) c.emit(Op.ROT_TWO);
      c.emit(Op.POP_TOP);
      return;
    case 'try-except':
      c.emit(Op.POP_BLOCK);
      return;
    case 'finally-try':
      c.emit(Op.POP_BLOCK);
      if (keepsValue) c.pushFrameBlock({ kind: 'pop-value' });
      block.emitFinally();
      if (keepsValue) c.popFrameBlock();
      // The way out belongs to the statement that leaves, not to the finally block.
      c.noLine();
      return;
    case 'finally-end':
      if (keepsValue) c.emit(Op.ROT_FOUR);
      c.emit(Op.POP_TOP);
      c.emit(Op.POP_TOP);
      c.emit(Op.POP_TOP);
      if (keepsValue) c.emit(Op.ROT_FOUR);
      c.emit(Op.POP_EXCEPT);
      return;
    case 'with':
      c.at(block.at);
      c.emit(Op.POP_BLOCK);
      if (keepsValue) c.emit(Op.ROT_TWO);
      callExitWithNones(c);
      if (block.isAsync) c.awaitTop();
      c.emit(Op.POP_TOP);
      c.noLine();
      return;
    case 'handler-cleanup':
      if (block.hasBlock) c.emit(Op.POP_BLOCK);
      if (keepsValue) c.emit(Op.ROT_FOUR);
      c.emit(Op.POP_EXCEPT);
      if (block.name !== null) {
        c.loadConst(null);
        c.name(block.name, 'Store');
        c.name(block.name, 'Del');
      }
      return;
    case 'exception-group-handler':
      fail("'break', 'continue' and 'return' cannot appear in an except* block", node);
      break;
    case 'pop-value':
      if (keepsValue) c.emit(Op.ROT_TWO);
      c.emit(Op.POP_TOP);
      return;
  }
}
