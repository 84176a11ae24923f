/** Code for list, tuple, set and dictionary displays, and for unpacking into lists and tuples of targets. */
import type { Dict, Expr, List, Tuple } from '../syntax/ast';
import type { CodeConstant } from './code-object';
import { type Compiler, STACK_USE_GUIDELINE } from './compiler';
import { constantOf } from './constants';
import { fail } from './errors';
import { expr, exprs } from './expressions';
import { uniqueValues } from './fold';
import { Op } from './opcodes';

function constantItems(nodes: readonly (Expr | null)[]): CodeConstant[] | undefined {
  const values: CodeConstant[] = [];
  for (const node of nodes) {
    if (node?._type !== 'Constant') return undefined;
    values.push(constantOf(node));
  }
  return values;
}

const sequenceOps = {
  list: { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND },
  // Tuples of unknown length are built as lists first.
  tuple: { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND },
  set: { build: Op.BUILD_SET, add: Op.SET_ADD, extend: Op.SET_UPDATE },
} as const;

/** A sequence of `elts`, some of which may be starred; the first `pushed` items lie on the stack already. */
export function sequence(
  c: Compiler,
  elts: readonly Expr[],
  pushed: number,
  kind: 'list' | 'tuple' | 'set',
): void {
  const count = elts.length;
  const { build, add, extend } = sequenceOps[kind];
  const values = count > 2 ? constantItems(elts) : undefined;
  if (values !== undefined) {
    if (kind === 'tuple' && pushed === 0) {
      c.loadConst({ t: 'tuple', v: values });
      return;
    }
    c.emit(build, pushed);
    c.loadConst(kind === 'set' ? frozenset(values) : { t: 'tuple', v: values });
    c.emit(extend, 1);
    if (kind === 'tuple') c.emit(Op.LIST_TO_TUPLE);
    return;
  }
  const big = count + pushed > STACK_USE_GUIDELINE;
  if (!big && !elts.some((elt) => elt._type === 'Starred')) {
    exprs(c, elts);
    c.emit(kind === 'tuple' ? Op.BUILD_TUPLE : build, count + pushed);
    return;
  }
  let built = big;
  if (big) c.emit(build, pushed);
  elts.forEach((elt, i) => {
    if (elt._type === 'Starred') {
      if (!built) c.emit(build, i + pushed);
      built = true;
      expr(c, elt.value);
      c.emit(extend, 1);
    } else {
      expr(c, elt);
      if (built) c.emit(add, 1);
    }
  });
  if (kind === 'tuple') c.emit(Op.LIST_TO_TUPLE);
}

export function listOrTuple(c: Compiler, node: List | Tuple): void {
  if (node.ctx === 'Store') unpack(c, node.elts);
  else if (node.ctx === 'Load') sequence(c, node.elts, 0, node._type === 'List' ? 'list' : 'tuple');
  else exprs(c, node.elts);
}

/** Assigns the value on the stack to several targets, one of which may be starred. */
function unpack(c: Compiler, elts: readonly Expr[]): void {
  const count = elts.length;
  let star = -1;
  elts.forEach((elt, i) => {
    if (elt._type !== 'Starred') return;
    if (star >= 0) fail('multiple starred expressions in assignment', c.unit.position);
    if (i >= 256 || count - i - 1 >= 1 << 23) {
      fail('too many expressions in star-unpacking assignment', c.unit.position);
    }
    star = i;
  });
  if (star >= 0) c.emit(Op.UNPACK_EX, star + ((count - star - 1) << 8));
  else c.emit(Op.UNPACK_SEQUENCE, count);
  for (const elt of elts) expr(c, elt._type === 'Starred' ? elt.value : elt);
}

export function dict(c: Compiler, node: Dict): void {
  const { keys, values } = node;
  let haveDict = false;
  let elements = 0;
  const flush = (end: number) => {
    subDict(c, node, end - elements, end);
    if (haveDict) c.emit(Op.DICT_UPDATE, 1);
    haveDict = true;
    elements = 0;
  };
  for (let i = 0; i < values.length; i++) {
    if (keys[i] === null) {
      if (elements > 0) flush(i);
      if (!haveDict) c.emit(Op.BUILD_MAP, 0);
      haveDict = true;
      expr(c, values[i]);
      c.emit(Op.DICT_UPDATE, 1);
    } else {
      elements++;
      if ((elements - 1) * 2 > STACK_USE_GUIDELINE) flush(i + 1);
    }
  }
  if (elements > 0) flush(values.length);
  if (!haveDict) c.emit(Op.BUILD_MAP, 0);
}

function subDict(c: Compiler, node: Dict, begin: number, end: number): void {
  const count = end - begin;
  const big = count * 2 > STACK_USE_GUIDELINE;
  const keys = count > 1 && !big ? constantItems(node.keys.slice(begin, end)) : undefined;
  if (keys !== undefined) {
    exprs(c, node.values.slice(begin, end));
    c.loadConst({ t: 'tuple', v: keys });
    c.emit(Op.BUILD_CONST_KEY_MAP, count);
    return;
  }
  if (big) c.emit(Op.BUILD_MAP, 0);
  for (let i = begin; i < end; i++) {
    expr(c, node.keys[i] as Expr);
    expr(c, node.values[i]);
    if (big) c.emit(Op.MAP_ADD, 1);
  }
  if (!big) c.emit(Op.BUILD_MAP, count);
}

/** Members of a frozenset constant. */
function frozenset(values: readonly CodeConstant[]): CodeConstant {
  return { t: 'frozenset', v: uniqueValues(values) };
}
