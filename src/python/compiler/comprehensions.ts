/** Code for comprehensions and generator expressions: functions of one argument, the outermost iterator. */
import type { Comprehension, Expr } from '../syntax/ast';
import type { Block } from './blocks';
import type { Compiler } from './compiler';
import { fail } from './errors';
import { expr, jumpIf } from './expressions';
import { makeClosure } from './functions';
import { Op } from './opcodes';
import type { Scope } from './symbols';
import type { ComprehensionNode } from './symtable';

const kinds = {
  ListComp: { name: '<listcomp>', build: Op.BUILD_LIST },
  SetComp: { name: '<setcomp>', build: Op.BUILD_SET },
  DictComp: { name: '<dictcomp>', build: Op.BUILD_MAP },
  GeneratorExp: { name: '<genexpr>', build: Op.NOP },
} as const;

export function comprehension(c: Compiler, node: ComprehensionNode): void {
  const outerUnit = c.unit;
  const scope = c.symbols.scopes.get(node) as Scope;
  const isGenerator = node._type === 'GeneratorExp';
  const { name, build } = kinds[node._type];
  const [outermost] = node.generators;
  const isAsync = scope.coroutine;
  const topLevelAwait = c.settings.topLevelAwait && outerUnit.scope.type === 'module';
  if (
    isAsync &&
    !isGenerator &&
    outerUnit.kind !== 'async-function' &&
    outerUnit.kind !== 'comprehension' &&
    !topLevelAwait
  ) {
    fail('asynchronous comprehension outside of an asynchronous function', node);
  }

  c.enterScope(scope, 'comprehension', name, node.lineno);
  c.at(node);
  c.unit.argcount = 1;
  if (!isGenerator) c.emit(build, 0);
  generator(c, node, 0, 0);
  if (!isGenerator) c.emit(Op.RETURN_VALUE);
  const { qualname } = c.unit;
  const code = c.exitScope(true);

  makeClosure(c, code, 0, qualname);
  expr(c, outermost.iter);
  c.pointing(outermost.iter, () => c.emit(outermost.is_async ? Op.GET_AITER : Op.GET_ITER));
  c.emit(Op.CALL_FUNCTION, 1);
  if (isAsync && !isGenerator) c.awaitTop();
}

/** One `for` with its conditions, those inside it, and the element; `depth` counts iterators on the stack. */
function generator(c: Compiler, node: ComprehensionNode, index: number, depth: number): void {
  if (node.generators[index].is_async) asyncFor(c, node, index, depth);
  else syncFor(c, node, index, depth);
}

function syncFor(c: Compiler, node: ComprehensionNode, index: number, depth: number): void {
  const part = node.generators[index];
  const start = c.newBlock();
  const ifCleanup = c.newBlock();
  const anchor = c.newBlock();
  let loops = true;
  if (index === 0) c.emit(Op.LOAD_FAST, 0);
  else {
    const only = onlyItem(part);
    if (only !== undefined) {
      // `for y in [f(x)]` names a value: no loop.
      expr(c, only);
      loops = false;
    } else {
      expr(c, part.iter);
      c.pointing(part.iter, () => c.emit(Op.GET_ITER));
    }
  }
  let inner = depth;
  if (loops) {
    inner++;
    c.useNext(start);
    c.pointing(part.iter, () => c.jump(Op.FOR_ITER, anchor));
    c.nextBlock();
  }
  expr(c, part.target);
  rest(c, node, index, inner, ifCleanup);
  c.useNext(ifCleanup);
  if (loops) {
    c.jump(Op.JUMP_ABSOLUTE, start);
    c.useNext(anchor);
  }
}

function onlyItem(part: Comprehension): Expr | undefined {
  const { iter } = part;
  if (iter._type === 'Constant') return undefined;
  if ((iter._type !== 'List' && iter._type !== 'Tuple') || iter.elts.length !== 1) return undefined;
  return iter.elts[0]._type === 'Starred' ? undefined : iter.elts[0];
}

function asyncFor(c: Compiler, node: ComprehensionNode, index: number, depth: number): void {
  const part = node.generators[index];
  const start = c.newBlock();
  const except = c.newBlock();
  const ifCleanup = c.newBlock();
  if (index === 0) c.emit(Op.LOAD_FAST, 0);
  else {
    expr(c, part.iter);
    c.pointing(part.iter, () => c.emit(Op.GET_AITER));
  }
  c.useNext(start);
  c.jump(Op.SETUP_FINALLY, except);
  c.nextBlock();
  c.emit(Op.GET_ANEXT);
  c.loadConst(null);
  c.emit(Op.YIELD_FROM);
  c.emit(Op.POP_BLOCK);
  expr(c, part.target);
  rest(c, node, index, depth + 1, ifCleanup);
  c.useNext(ifCleanup);
  c.jump(Op.JUMP_ABSOLUTE, start);
  c.useNext(except);
  c.emit(Op.END_ASYNC_FOR);
}

function rest(c: Compiler, node: ComprehensionNode, index: number, depth: number, ifCleanup: Block): void {
  for (const condition of node.generators[index].ifs) {
    jumpIf(c, condition, ifCleanup, false);
    c.nextBlock();
  }
  if (index + 1 < node.generators.length) generator(c, node, index + 1, depth);
  else element(c, node, depth);
}

function element(c: Compiler, node: ComprehensionNode, depth: number): void {
  const value = node._type === 'DictComp' ? node.key : node.elt;
  c.pointAt(value);
  switch (node._type) {
    case 'GeneratorExp':
      expr(c, node.elt);
      c.emit(Op.YIELD_VALUE);
      c.emit(Op.POP_TOP);
      return;
    case 'ListComp':
      expr(c, node.elt);
      c.emit(Op.LIST_APPEND, depth + 1);
      return;
    case 'SetComp':
      expr(c, node.elt);
      c.emit(Op.SET_ADD, depth + 1);
      return;
    case 'DictComp':
      expr(c, node.key);
      expr(c, node.value);
      c.emit(Op.MAP_ADD, depth + 1);
      return;
  }
}
