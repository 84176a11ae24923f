/** Code for statements; loops, try, with and match have files of their own. */
import type {
  AnnAssign,
  Assert,
  Assign,
  AugAssign,
  Expr,
  Import,
  ImportFrom,
  Return,
  Stmt,
} from '../syntax/ast';
import { classDef } from './classes';
import type { Compiler } from './compiler';
import { constantOf } from './constants';
import {
  asyncForStatement,
  breakStatement,
  continueStatement,
  forStatement,
  ifStatement,
  unwindAll,
  whileStatement,
} from './control-flow';
import { fail, failTooDeep, MAX_DEPTH } from './errors';
import { attributePosition, expr, exprs, jumpIf } from './expressions';
import { annotationValue, functionDef } from './functions';
import { Op } from './opcodes';
import { matchStatement, tryStarStatement } from './ports';
import { tryStatement } from './try';
import { typeAlias } from './type-params';
import { asyncWithStatement, withStatement } from './with';

export function stmts(c: Compiler, nodes: readonly Stmt[]): void {
  for (const node of nodes) stmt(c, node);
}

export function stmt(c: Compiler, node: Stmt): void {
  if (++c.depth > MAX_DEPTH) failTooDeep(node);
  c.at(node);
  stmtBody(c, node);
  c.depth--;
}

function stmtBody(c: Compiler, node: Stmt): void {
  switch (node._type) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      functionDef(c, node);
      return;
    case 'ClassDef':
      classDef(c, node);
      return;
    case 'TypeAlias':
      typeAlias(c, node);
      return;
    case 'Return':
      returnStatement(c, node);
      return;
    case 'Delete':
      exprs(c, node.targets);
      return;
    case 'Assign':
      assign(c, node);
      return;
    case 'AugAssign':
      augAssign(c, node);
      return;
    case 'AnnAssign':
      annAssign(c, node);
      return;
    case 'For':
      forStatement(c, node);
      return;
    case 'AsyncFor':
      asyncForStatement(c, node);
      return;
    case 'While':
      whileStatement(c, node);
      return;
    case 'If':
      ifStatement(c, node);
      return;
    case 'Match':
      matchStatement.call(c, node);
      return;
    case 'Raise': {
      let count = 0;
      if (node.exc !== null) {
        expr(c, node.exc);
        count++;
        if (node.cause !== null) {
          expr(c, node.cause);
          count++;
        }
      }
      c.emit(Op.RAISE_VARARGS, count);
      c.nextBlock();
      return;
    }
    case 'Try':
      tryStatement(c, node);
      return;
    case 'TryStar':
      tryStarStatement.call(c, node);
      return;
    case 'Assert':
      assertStatement(c, node);
      return;
    case 'Import':
      importStatement(c, node);
      return;
    case 'ImportFrom':
      importFrom(c, node);
      return;
    case 'Global':
    case 'Nonlocal':
      return;
    case 'Expr':
      expressionStatement(c, node.value);
      return;
    case 'Pass':
      c.emit(Op.NOP);
      return;
    case 'Break':
      breakStatement(c, node);
      return;
    case 'Continue':
      continueStatement(c, node);
      return;
    case 'With':
      withStatement(c, node);
      return;
    case 'AsyncWith':
      asyncWithStatement(c, node);
      return;
  }
}

function expressionStatement(c: Compiler, value: Expr): void {
  if (c.settings.interactive && c.nestLevel <= 1) {
    expr(c, value);
    c.emit(Op.PRINT_EXPR);
    return;
  }
  if (value._type === 'Constant') {
    c.emit(Op.NOP);
    return;
  }
  expr(c, value);
  c.noLine();
  c.emit(Op.POP_TOP);
}

function assign(c: Compiler, node: Assign): void {
  expr(c, node.value);
  const last = node.targets.length - 1;
  node.targets.forEach((target, i) => {
    if (i < last) c.emit(Op.DUP_TOP);
    expr(c, target);
  });
}

const inplaceOps: Record<AugAssign['op'], Op> = {
  Add: Op.INPLACE_ADD,
  Sub: Op.INPLACE_SUBTRACT,
  Mult: Op.INPLACE_MULTIPLY,
  MatMult: Op.INPLACE_MATRIX_MULTIPLY,
  Div: Op.INPLACE_TRUE_DIVIDE,
  Mod: Op.INPLACE_MODULO,
  Pow: Op.INPLACE_POWER,
  LShift: Op.INPLACE_LSHIFT,
  RShift: Op.INPLACE_RSHIFT,
  BitOr: Op.INPLACE_OR,
  BitXor: Op.INPLACE_XOR,
  BitAnd: Op.INPLACE_AND,
  FloorDiv: Op.INPLACE_FLOOR_DIVIDE,
};

function augAssign(c: Compiler, node: AugAssign): void {
  const { target } = node;
  c.at(target);
  switch (target._type) {
    case 'Attribute':
      expr(c, target.value);
      c.emit(Op.DUP_TOP);
      c.located(attributePosition(target), () => c.emitName(Op.LOAD_ATTR, target.attr));
      break;
    case 'Subscript':
      expr(c, target.value);
      expr(c, target.slice);
      c.emit(Op.DUP_TOP_TWO);
      c.emit(Op.BINARY_SUBSCR);
      break;
    case 'Name':
      c.name(target.id, 'Load');
      break;
    default:
      fail('illegal expression for augmented assignment', target);
  }
  c.at(node);
  expr(c, node.value);
  c.emit(inplaceOps[node.op]);
  c.at(target);
  switch (target._type) {
    case 'Attribute':
      c.at(attributePosition(target));
      c.emit(Op.ROT_TWO);
      c.emitName(Op.STORE_ATTR, target.attr);
      break;
    case 'Subscript':
      c.emit(Op.ROT_THREE);
      c.emit(Op.STORE_SUBSCR);
      break;
    default:
      c.name(target.id, 'Store');
      break;
  }
}

function annAssign(c: Compiler, node: AnnAssign): void {
  const { target } = node;
  if (node.value !== null) {
    expr(c, node.value);
    expr(c, target);
  }
  const evaluates = c.unit.kind === 'module' || c.unit.kind === 'class';
  switch (target._type) {
    case 'Name':
      c.refuseDebug(target.id, 'Store');
      if (node.simple && evaluates) {
        annotationValue(c, node.annotation);
        c.emitName(Op.LOAD_NAME, '__annotations__');
        c.loadConst(c.mangle(target.id));
        c.emit(Op.STORE_SUBSCR);
      }
      break;
    case 'Attribute':
      c.refuseDebug(target.attr, 'Store');
      if (node.value === null) discard(c, target.value);
      break;
    case 'Subscript':
      if (node.value === null) {
        discard(c, target.value);
        discardIndex(c, target.slice);
      }
      break;
    default:
      fail('invalid node type for annotated assignment', node);
  }
  if (!node.simple && evaluates && !c.settings.futureAnnotations) discard(c, node.annotation);
}

function discard(c: Compiler, node: Expr): void {
  expr(c, node);
  c.emit(Op.POP_TOP);
}

function discardIndex(c: Compiler, node: Expr): void {
  switch (node._type) {
    case 'Slice':
      for (const part of [node.lower, node.upper, node.step]) if (part !== null) discard(c, part);
      return;
    case 'Tuple':
      for (const elt of node.elts) discardIndex(c, elt);
      return;
    default:
      discard(c, node);
  }
}

function returnStatement(c: Compiler, node: Return): void {
  const { value } = node;
  const { scope } = c.unit;
  if (!scope.isFunctionLike()) fail("'return' outside function", node);
  if (value !== null && scope.coroutine && scope.generator) {
    fail("'return' with value in async generator", node);
  }
  const keepsValue = value !== null && value._type !== 'Constant';
  if (keepsValue) expr(c, value);
  else if (value !== null) {
    // Stands for the line of the value, which is loaded only after the blocks around have been left.
    c.at(value);
    c.emit(Op.NOP);
  }
  if (value === null || value.lineno !== node.lineno) {
    c.at(node);
    c.emit(Op.NOP);
  }
  unwindAll(c, keepsValue, c.unit.position);
  if (value === null) c.loadConst(null);
  else if (value._type === 'Constant') c.loadConst(constantOf(value));
  c.emit(Op.RETURN_VALUE);
  c.nextBlock();
}

function assertStatement(c: Compiler, node: Assert): void {
  const { test } = node;
  const value = test._type === 'Constant' ? constantOf(test) : null;
  const isTuple =
    test._type === 'Tuple'
      ? test.elts.length > 0
      : typeof value === 'object' && value?.t === 'tuple' && value.v.length > 0;
  if (isTuple) c.warn('assertion is always true, perhaps remove parentheses?', node);
  const end = c.newBlock();
  jumpIf(c, test, end, true);
  c.pointAt(node);
  c.emit(Op.LOAD_ASSERTION_ERROR);
  if (node.msg !== null) {
    expr(c, node.msg);
    c.emit(Op.CALL_FUNCTION, 1);
  }
  c.pointAt(test);
  c.emit(Op.RAISE_VARARGS, 1);
  c.nextBlock();
  c.useNext(end);
}

function importStatement(c: Compiler, node: Import): void {
  for (const alias of node.names) {
    c.loadConst(0);
    c.loadConst(null);
    c.emitName(Op.IMPORT_NAME, alias.name);
    const path = alias.name.split('.');
    if (alias.asname === null) {
      c.name(path[0], 'Store');
      continue;
    }
    // `import a.b.c as x`: IMPORT_NAME gives a; b and c are taken from it.
    for (let i = 1; i < path.length; i++) {
      c.emitName(Op.IMPORT_FROM, path[i]);
      if (i === path.length - 1) break;
      c.emit(Op.ROT_TWO);
      c.emit(Op.POP_TOP);
    }
    c.name(alias.asname, 'Store');
    if (path.length > 1) c.emit(Op.POP_TOP);
  }
}

function importFrom(c: Compiler, node: ImportFrom): void {
  c.loadConst(node.level);
  c.loadConst({ t: 'tuple', v: node.names.map((alias) => alias.name) });
  if (node.module === '__future__' && node.level === 0 && !c.settings.futureStatements.has(node)) {
    fail('from __future__ imports must occur at the beginning of the file', node);
  }
  c.emitName(Op.IMPORT_NAME, node.module ?? '');
  for (const alias of node.names) {
    if (alias.name === '*') {
      c.emit(Op.IMPORT_STAR);
      return;
    }
    c.emitName(Op.IMPORT_FROM, alias.name);
    c.name(alias.asname ?? alias.name, 'Store');
  }
  c.emit(Op.POP_TOP);
}
