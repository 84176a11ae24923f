/**
 * The pass before the symbol table: folds constant expressions as CPython 3.10's AST optimizer does. Gives a new tree
 * that shares unchanged parts with the old one, which stays as it was.
 */
import type { BinOp, Compare, Expr, JoinedStr, Mod, Stmt, Subscript, Tuple, UnaryOp } from '../syntax/ast';
import type { CodeConstant } from './code-object';
import { constantNode, constantOf, isStringConstant, joinedKey } from './constants';
import { failTooDeep, MAX_DEPTH } from './errors';
import { foldBinary, foldSubscript, foldUnary } from './fold-ops';

type Node = { readonly _type: string };

/** Fields of each node that hold nodes or lists of them, in CPython's order. */
const childFields: Record<string, readonly string[]> = {
  Module: ['body'],
  Interactive: ['body'],
  Expression: ['body'],
  FunctionDef: ['type_params', 'args', 'body', 'decorator_list', 'returns'],
  AsyncFunctionDef: ['type_params', 'args', 'body', 'decorator_list', 'returns'],
  ClassDef: ['type_params', 'bases', 'keywords', 'body', 'decorator_list'],
  Return: ['value'],
  Delete: ['targets'],
  Assign: ['targets', 'value'],
  TypeAlias: ['type_params', 'value'],
  AugAssign: ['target', 'value'],
  AnnAssign: ['target', 'annotation', 'value'],
  For: ['target', 'iter', 'body', 'orelse'],
  AsyncFor: ['target', 'iter', 'body', 'orelse'],
  While: ['test', 'body', 'orelse'],
  With: ['items', 'body'],
  AsyncWith: ['items', 'body'],
  Match: ['subject', 'cases'],
  Raise: ['exc', 'cause'],
  Try: ['body', 'handlers', 'orelse', 'finalbody'],
  TryStar: ['body', 'handlers', 'orelse', 'finalbody'],
  Assert: ['test', 'msg'],
  Expr: ['value'],
  BoolOp: ['values'],
  NamedExpr: ['value'],
  UnaryOp: ['operand'],
  Lambda: ['args', 'body'],
  IfExp: ['test', 'body', 'orelse'],
  Dict: ['keys', 'values'],
  Set: ['elts'],
  ListComp: ['elt', 'generators'],
  SetComp: ['elt', 'generators'],
  DictComp: ['key', 'value', 'generators'],
  GeneratorExp: ['elt', 'generators'],
  Await: ['value'],
  Yield: ['value'],
  YieldFrom: ['value'],
  Compare: ['left', 'comparators'],
  Call: ['func', 'args', 'keywords'],
  FormattedValue: ['value', 'format_spec'],
  JoinedStr: ['values'],
  Attribute: ['value'],
  Subscript: ['value', 'slice'],
  Starred: ['value'],
  List: ['elts'],
  Tuple: ['elts'],
  Slice: ['lower', 'upper', 'step'],
  comprehension: ['target', 'iter', 'ifs'],
  ExceptHandler: ['type', 'body'],
  arguments: ['posonlyargs', 'args', 'vararg', 'kwonlyargs', 'kw_defaults', 'kwarg', 'defaults'],
  arg: ['annotation'],
  keyword: ['value'],
  withitem: ['context_expr', 'optional_vars'],
  match_case: ['pattern', 'guard', 'body'],
  MatchValue: ['value'],
  MatchSequence: ['patterns'],
  MatchMapping: ['keys', 'patterns'],
  MatchClass: ['cls', 'patterns', 'kwd_patterns'],
  MatchAs: ['pattern'],
  MatchOr: ['patterns'],
  TypeVar: ['bound', 'default_value'],
  ParamSpec: ['default_value'],
  TypeVarTuple: ['default_value'],
};

const noFields: readonly string[] = [];

class Folder {
  private depth = 0;
  private readonly futureAnnotations: boolean;

  constructor(futureAnnotations: boolean) {
    this.futureAnnotations = futureAnnotations;
  }

  visit<T extends Node>(node: T): T {
    if (++this.depth > MAX_DEPTH) failTooDeep(node as unknown as Expr);
    const result = this.fold(node);
    this.depth--;
    return result as T;
  }

  private fold(node: Node): Node {
    switch (node._type) {
      case 'Constant':
        return node;
      case 'If':
        return this.ifChain(node as Extract<Stmt, { _type: 'If' }>);
      case 'BinOp':
        return this.binOpChain(node as BinOp);
      case 'Name': {
        const name = node as Extract<Expr, { _type: 'Name' }>;
        return name.ctx === 'Load' && name.id === '__debug__' ? constantNode(true, name) : name;
      }
      default:
        break;
    }
    const folded = this.children(node);
    switch (folded._type) {
      case 'UnaryOp':
        return foldUnaryOp(folded as UnaryOp);
      case 'Tuple':
        return foldTuple(folded as Tuple);
      case 'Subscript':
        return foldSubscriptNode(folded as Subscript);
      case 'Compare':
        return foldCompare(folded as Compare);
      case 'For':
      case 'comprehension':
        return withIterable(folded as Node & { iter: Expr });
      case 'Module':
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'ClassDef':
        return keepDocstring(node as WithBody, folded as WithBody);
      default:
        return folded;
    }
  }

  /** The node with its children folded; the node itself if none changed. */
  private children(node: Node): Node {
    let changed: Record<string, unknown> | null = null;
    const record = node as unknown as Record<string, unknown>;
    for (const field of childFields[node._type] ?? noFields) {
      // Annotations that become strings are kept as they were written.
      if (this.futureAnnotations && (field === 'annotation' || field === 'returns')) continue;
      const value = record[field];
      if (value === null || value === undefined) continue;
      const folded = Array.isArray(value) ? this.list(value) : this.visit(value as Node);
      if (folded !== value) {
        changed ??= { ...record };
        changed[field] = folded;
      }
    }
    return (changed as Node | null) ?? node;
  }

  private list(nodes: readonly (Node | null)[]): readonly (Node | null)[] {
    let changed: (Node | null)[] | null = null;
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (node === null) continue;
      const folded = this.visit(node);
      if (folded !== node) {
        changed ??= nodes.slice();
        changed[i] = folded;
      }
    }
    return changed ?? nodes;
  }

  private ifChain(first: Extract<Stmt, { _type: 'If' }>): Stmt {
    type If = typeof first;
    const chain: If[] = [first];
    for (;;) {
      const { orelse } = chain[chain.length - 1];
      if (orelse.length !== 1 || orelse[0]._type !== 'If') break;
      chain.push(orelse[0]);
    }
    const parts = chain.map((node) => ({
      test: this.visit(node.test),
      body: this.list(node.body) as Stmt[],
    }));
    let orelse = this.list(chain[chain.length - 1].orelse) as Stmt[];
    for (let i = chain.length - 1; ; i--) {
      const { test, body } = parts[i];
      const old = chain[i];
      const same = test === old.test && body === old.body && orelse === old.orelse;
      const node = same ? old : { ...old, test, body, orelse };
      if (i === 0) return node;
      orelse = node === chain[i] ? chain[i - 1].orelse : [node];
    }
  }

  /** `a + b + c ...`, which the tree nests to the left, without recursion. */
  private binOpChain(last: BinOp): Expr {
    const chain: BinOp[] = [];
    let left: Expr = last;
    while (left._type === 'BinOp') {
      chain.push(left);
      left = left.left;
    }
    let result: Expr = this.visit(left);
    for (let i = chain.length - 1; i >= 0; i--) {
      const node: BinOp = chain[i];
      const right = this.visit(node.right);
      const same = result === node.left && right === node.right;
      result = foldBinOp(same ? node : { ...node, left: result, right });
    }
    return result;
  }
}

function foldBinOp(node: BinOp): Expr {
  const { left, right, op } = node;
  if (left._type !== 'Constant' || right._type !== 'Constant') return node;
  const value = foldBinary(op, constantOf(left), constantOf(right));
  return value === undefined ? node : constantNode(value, node);
}

function foldUnaryOp(node: UnaryOp): Expr {
  const { operand } = node;
  if (operand._type === 'Constant') {
    const value = foldUnary(node.op, constantOf(operand));
    return value === undefined ? node : constantNode(value, node);
  }
  // Only identity and membership tests have an exact opposite.
  if (node.op === 'Not' && operand._type === 'Compare' && operand.ops.length === 1) {
    const opposite = { Is: 'IsNot', IsNot: 'Is', In: 'NotIn', NotIn: 'In' } as const;
    const op = operand.ops[0];
    if (op in opposite) return { ...operand, ops: [opposite[op as keyof typeof opposite]] };
  }
  return node;
}

function constants(elts: readonly Expr[]): CodeConstant[] | undefined {
  const values: CodeConstant[] = [];
  for (const elt of elts) {
    if (elt._type !== 'Constant') return undefined;
    values.push(constantOf(elt));
  }
  return values;
}

function foldTuple(node: Tuple): Expr {
  if (node.ctx !== 'Load') return node;
  const values = constants(node.elts);
  return values === undefined ? node : constantNode({ t: 'tuple', v: values }, node);
}

function foldSubscriptNode(node: Subscript): Expr {
  if (node.ctx !== 'Load' || node.value._type !== 'Constant' || node.slice._type !== 'Constant') return node;
  const value = foldSubscript(constantOf(node.value), constantOf(node.slice));
  return value === undefined ? node : constantNode(value, node);
}

/** A list or set that is only looked through can be a constant tuple or frozenset. */
function foldIterable(node: Expr): Expr {
  if (node._type === 'List') {
    if (node.elts.some((elt) => elt._type === 'Starred')) return node;
    const values = constants(node.elts);
    if (values !== undefined) return constantNode({ t: 'tuple', v: values }, node);
    const { elts, lineno, col_offset, end_lineno, end_col_offset } = node;
    return { _type: 'Tuple', elts, ctx: node.ctx, lineno, col_offset, end_lineno, end_col_offset };
  }
  if (node._type === 'Set') {
    const values = constants(node.elts);
    if (values !== undefined) return constantNode({ t: 'frozenset', v: uniqueValues(values) }, node);
  }
  return node;
}

/** Members of a set in the order of first appearance, without those equal to an earlier one (`1 == 1.0 == True`). */
export function uniqueValues(values: readonly CodeConstant[]): CodeConstant[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = equalityKey(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Equal for constants that Python's `==` finds equal. */
export function equalityKey(value: CodeConstant): string {
  if (value === null) return 'None';
  switch (typeof value) {
    case 'boolean':
      return value ? '1' : '0';
    case 'string':
      return `s${value}`;
    case 'number':
    case 'bigint':
      return String(value);
    default:
      break;
  }
  switch (value.t) {
    case 'float':
      return Number.isInteger(value.v) ? String(BigInt(value.v)) : `f${value.v}`;
    case 'complex':
      return value.im === 0 ? equalityKey({ t: 'float', v: value.re }) : `c${value.re},${value.im}`;
    case 'bytes':
      return `b${value.v}`;
    case 'ellipsis':
      return '...';
    case 'tuple':
      return joinedKey('t', value.v.map(equalityKey));
    case 'frozenset':
      return joinedKey('z', value.v.map(equalityKey).sort());
    case 'code':
      return `C${value.name}:${value.firstlineno}`;
  }
}

function withIterable<T extends Node & { iter: Expr }>(node: T): T {
  const iter = foldIterable(node.iter);
  return iter === node.iter ? node : { ...node, iter };
}

function foldCompare(node: Compare): Expr {
  const last = node.ops.length - 1;
  const op = node.ops[last];
  if (op !== 'In' && op !== 'NotIn') return node;
  const folded = foldIterable(node.comparators[last]);
  if (folded === node.comparators[last]) return node;
  return { ...node, comparators: [...node.comparators.slice(0, last), folded] };
}

interface WithBody extends Node {
  body: Stmt[];
}

/** A first statement that became a string only by folding is not a docstring. */
function keepDocstring(before: WithBody, after: WithBody): WithBody {
  const [first] = after.body;
  if (first?._type !== 'Expr' || !isStringConstant(first.value)) return after;
  const original = before.body[0];
  if (original._type === 'Expr' && original.value._type === 'Constant') return after;
  const { lineno, col_offset, end_lineno, end_col_offset } = first.value;
  const joined: JoinedStr = {
    _type: 'JoinedStr',
    values: [first.value],
    lineno,
    col_offset,
    end_lineno,
    end_col_offset,
  };
  return { ...after, body: [{ ...first, value: joined }, ...after.body.slice(1)] };
}

/** Folds a whole tree. `futureAnnotations` leaves annotations alone: they become strings. */
export function foldTree<T extends Mod>(tree: T, futureAnnotations: boolean): T {
  return new Folder(futureAnnotations).visit(tree);
}
