/** Code for expressions. */
import type {
  Attribute,
  BinOp,
  BoolOp,
  CmpOp,
  Compare,
  Expr,
  IfExp,
  Operator,
  Position,
  Slice,
  Starred,
  Subscript,
  UnaryOperator,
} from '../syntax/ast';
import type { Block } from './blocks';
import { call } from './calls';
import { checkCompare, checkIndex, checkSubscripted } from './checks';
import type { Compiler } from './compiler';
import { comprehension } from './comprehensions';
import { constantOf } from './constants';
import { dict, listOrTuple, sequence } from './displays';
import { fail, failTooDeep, MAX_DEPTH } from './errors';
import { lambda } from './functions';
import { cmpOp, Op } from './opcodes';
import { formattedValue, joinedStr } from './strings';

const binaryOps: Record<Operator, Op> = {
  Add: Op.BINARY_ADD,
  Sub: Op.BINARY_SUBTRACT,
  Mult: Op.BINARY_MULTIPLY,
  MatMult: Op.BINARY_MATRIX_MULTIPLY,
  Div: Op.BINARY_TRUE_DIVIDE,
  Mod: Op.BINARY_MODULO,
  Pow: Op.BINARY_POWER,
  LShift: Op.BINARY_LSHIFT,
  RShift: Op.BINARY_RSHIFT,
  BitOr: Op.BINARY_OR,
  BitXor: Op.BINARY_XOR,
  BitAnd: Op.BINARY_AND,
  FloorDiv: Op.BINARY_FLOOR_DIVIDE,
};

const unaryOps: Record<UnaryOperator, Op> = {
  Invert: Op.UNARY_INVERT,
  Not: Op.UNARY_NOT,
  UAdd: Op.UNARY_POSITIVE,
  USub: Op.UNARY_NEGATIVE,
};

const comparisons = { Lt: '<', LtE: '<=', Eq: '==', NotEq: '!=', Gt: '>', GtE: '>=' } as const;

export function compareOp(c: Compiler, op: CmpOp): void {
  switch (op) {
    case 'Is':
    case 'IsNot':
      c.emit(Op.IS_OP, op === 'IsNot' ? 1 : 0);
      return;
    case 'In':
    case 'NotIn':
      c.emit(Op.CONTAINS_OP, op === 'NotIn' ? 1 : 0);
      return;
    default:
      c.emit(Op.COMPARE_OP, cmpOp.indexOf(comparisons[op]));
  }
}

/** Code that leaves the value of `node` on the stack, or stores to it or deletes it, as its context says. */
export function expr(c: Compiler, node: Expr): void {
  if (++c.depth > MAX_DEPTH) failTooDeep(node);
  const { unit } = c;
  const saved = unit.position;
  unit.position = node;
  exprBody(c, node);
  unit.position = saved;
  c.depth--;
}

export function exprs(c: Compiler, nodes: readonly Expr[]): void {
  for (const node of nodes) expr(c, node);
}

function exprBody(c: Compiler, node: Expr): void {
  switch (node._type) {
    case 'NamedExpr':
      expr(c, node.value);
      c.emit(Op.DUP_TOP);
      expr(c, node.target);
      return;
    case 'BoolOp':
      boolOp(c, node);
      return;
    case 'BinOp':
      binOp(c, node);
      return;
    case 'UnaryOp':
      expr(c, node.operand);
      c.emit(unaryOps[node.op]);
      return;
    case 'Lambda':
      lambda(c, node);
      return;
    case 'IfExp':
      ifExp(c, node);
      return;
    case 'Dict':
      dict(c, node);
      return;
    case 'Set':
      sequence(c, node.elts, 0, 'set');
      return;
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      comprehension(c, node);
      return;
    case 'Yield':
      if (!c.unit.scope.isFunctionLike()) fail("'yield' outside function", node);
      if (node.value !== null) expr(c, node.value);
      else c.loadConst(null);
      c.emit(Op.YIELD_VALUE);
      return;
    case 'YieldFrom':
      if (!c.unit.scope.isFunctionLike()) fail("'yield from' outside function", node);
      if (c.unit.kind === 'async-function') fail("'yield from' inside async function", node);
      expr(c, node.value);
      c.emit(Op.GET_YIELD_FROM_ITER);
      c.loadConst(null);
      c.emit(Op.YIELD_FROM);
      return;
    case 'Await':
      checkAwait(c, node);
      expr(c, node.value);
      c.awaitTop();
      return;
    case 'Compare':
      compare(c, node);
      return;
    case 'Call':
      call(c, node);
      return;
    case 'JoinedStr':
      joinedStr(c, node);
      return;
    case 'FormattedValue':
      formattedValue(c, node);
      return;
    case 'Constant':
      c.loadConst(constantOf(node));
      return;
    case 'Attribute':
      attribute(c, node);
      return;
    case 'Subscript':
      subscript(c, node);
      return;
    case 'Starred':
      starred(node);
      return;
    case 'Slice':
      slice(c, node);
      return;
    case 'Name':
      c.name(node.id, node.ctx);
      return;
    case 'List':
    case 'Tuple':
      listOrTuple(c, node);
      return;
  }
}

function checkAwait(c: Compiler, node: Position): void {
  const { scope, kind } = c.unit;
  if (scope.type === 'module' && c.settings.topLevelAwait) return;
  if (!scope.isFunctionLike()) fail("'await' outside function", node);
  if (kind !== 'async-function' && kind !== 'comprehension') fail("'await' outside async function", node);
}

function boolOp(c: Compiler, node: BoolOp): void {
  const op = node.op === 'And' ? Op.JUMP_IF_FALSE_OR_POP : Op.JUMP_IF_TRUE_OR_POP;
  const end = c.newBlock();
  const last = node.values.length - 1;
  for (let i = 0; i < last; i++) {
    expr(c, node.values[i]);
    c.jump(op, end);
    c.nextBlock();
  }
  expr(c, node.values[last]);
  c.useNext(end);
}

/** The tree nests `a + b + c` to the left; the chain is walked without recursion. */
function binOp(c: Compiler, node: BinOp): void {
  const chain: BinOp[] = [];
  let left: Expr = node;
  while (left._type === 'BinOp') {
    chain.push(left);
    left = left.left;
  }
  expr(c, left);
  for (let i = chain.length - 1; i >= 0; i--) {
    const link = chain[i];
    c.at(link);
    expr(c, link.right);
    c.emit(binaryOps[link.op]);
  }
}

function ifExp(c: Compiler, node: IfExp): void {
  const end = c.newBlock();
  const next = c.newBlock();
  jumpIf(c, node.test, next, false);
  expr(c, node.body);
  c.jumpNoLine(Op.JUMP_FORWARD, end);
  c.useNext(next);
  expr(c, node.orelse);
  c.useNext(end);
}

// Comparisons and conditions

function compare(c: Compiler, node: Compare): void {
  checkCompare(c, node);
  expr(c, node.left);
  const last = node.ops.length - 1;
  if (last === 0) {
    expr(c, node.comparators[0]);
    compareOp(c, node.ops[0]);
    return;
  }
  const cleanup = c.newBlock();
  for (let i = 0; i < last; i++) {
    expr(c, node.comparators[i]);
    c.emit(Op.DUP_TOP);
    c.emit(Op.ROT_THREE);
    compareOp(c, node.ops[i]);
    c.jump(Op.JUMP_IF_FALSE_OR_POP, cleanup);
    c.nextBlock();
  }
  expr(c, node.comparators[last]);
  compareOp(c, node.ops[last]);
  const end = c.newBlock();
  c.jumpNoLine(Op.JUMP_FORWARD, end);
  c.useNext(cleanup);
  c.emit(Op.ROT_TWO);
  c.emit(Op.POP_TOP);
  c.useNext(end);
}

/** Jumps to `target` when the truth of `node` is `condition`, else goes on; leaves nothing on the stack. */
export function jumpIf(c: Compiler, node: Expr, target: Block, condition: boolean): void {
  if (++c.depth > MAX_DEPTH) failTooDeep(node);
  jumpIfBody(c, node, target, condition);
  c.depth--;
}

function jumpIfBody(c: Compiler, node: Expr, target: Block, condition: boolean): void {
  switch (node._type) {
    case 'UnaryOp':
      if (node.op !== 'Not') break;
      jumpIf(c, node.operand, target, !condition);
      return;
    case 'BoolOp': {
      const stopsOn = node.op === 'Or';
      const inner = stopsOn === condition ? target : c.newBlock();
      const last = node.values.length - 1;
      for (let i = 0; i < last; i++) jumpIf(c, node.values[i], inner, stopsOn);
      jumpIf(c, node.values[last], target, condition);
      if (inner !== target) c.useNext(inner);
      return;
    }
    case 'IfExp': {
      const end = c.newBlock();
      const next = c.newBlock();
      jumpIf(c, node.test, next, false);
      jumpIf(c, node.body, target, condition);
      c.jumpNoLine(Op.JUMP_FORWARD, end);
      c.useNext(next);
      jumpIf(c, node.orelse, target, condition);
      c.useNext(end);
      return;
    }
    case 'Compare':
      c.at(node);
      if (node.ops.length === 1) break;
      jumpIfChain(c, node, target, condition);
      return;
    default:
      break;
  }
  expr(c, node);
  c.pointing(node, () => c.jump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target));
  c.nextBlock();
}

function jumpIfChain(c: Compiler, node: Compare, target: Block, condition: boolean): void {
  checkCompare(c, node);
  const last = node.ops.length - 1;
  const cleanup = c.newBlock();
  expr(c, node.left);
  for (let i = 0; i < last; i++) {
    expr(c, node.comparators[i]);
    c.emit(Op.DUP_TOP);
    c.emit(Op.ROT_THREE);
    compareOp(c, node.ops[i]);
    c.jump(Op.POP_JUMP_IF_FALSE, cleanup);
    c.nextBlock();
  }
  expr(c, node.comparators[last]);
  compareOp(c, node.ops[last]);
  c.jump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target);
  c.nextBlock();
  const end = c.newBlock();
  c.jumpNoLine(Op.JUMP_FORWARD, end);
  c.useNext(cleanup);
  c.emit(Op.POP_TOP);
  if (!condition) c.jumpNoLine(Op.JUMP_FORWARD, target);
  c.useNext(end);
}

// Attributes and subscripts

/** Attributes stand on the line of their name, where a chain of them runs over several lines. */
export function attributePosition(node: Attribute): Position {
  if (node.lineno === node.end_lineno) return node;
  const { end_lineno, end_col_offset } = node;
  return {
    lineno: end_lineno,
    end_lineno,
    col_offset: Math.max(0, end_col_offset - node.attr.length),
    end_col_offset,
  };
}

function attribute(c: Compiler, node: Attribute): void {
  expr(c, node.value);
  if (node.ctx === 'Load') c.located(attributePosition(node), () => c.emitName(Op.LOAD_ATTR, node.attr));
  else if (node.ctx === 'Store') {
    c.refuseDebug(node.attr, 'Store');
    if (node.value._type === 'Name' && node.value.id === 'self') c.noteStaticAttribute(node.attr);
    c.located(attributePosition(node), () => c.emitName(Op.STORE_ATTR, node.attr));
  } else c.emitName(Op.DELETE_ATTR, node.attr);
}

function subscript(c: Compiler, node: Subscript): void {
  if (node.ctx === 'Load') {
    checkSubscripted(c, node.value);
    checkIndex(c, node.value, node.slice);
  }
  expr(c, node.value);
  expr(c, node.slice);
  c.emit(node.ctx === 'Load' ? Op.BINARY_SUBSCR : node.ctx === 'Store' ? Op.STORE_SUBSCR : Op.DELETE_SUBSCR);
}

function slice(c: Compiler, node: Slice): void {
  if (node.lower !== null) expr(c, node.lower);
  else c.loadConst(null);
  if (node.upper !== null) expr(c, node.upper);
  else c.loadConst(null);
  if (node.step !== null) expr(c, node.step);
  c.emit(Op.BUILD_SLICE, node.step === null ? 2 : 3);
}

function starred(node: Starred): never {
  if (node.ctx === 'Store') return fail('starred assignment target must be in a list or tuple', node);
  return fail("can't use starred expression here", node);
}
