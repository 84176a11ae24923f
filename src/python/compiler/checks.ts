/** SyntaxWarnings about code that cannot mean what it says. */
import type { Compare, Expr } from '../syntax/ast';
import type { Compiler } from './compiler';
import { constantOf, constantTypeName } from './constants';

/** Name of the type an expression surely has, as far as the compiler infers it. */
function inferredType(node: Expr): string | undefined {
  switch (node._type) {
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'str';
    case 'Constant':
      return constantTypeName(constantOf(node));
    default:
      return undefined;
  }
}

/** `1(...)`, often a comma forgotten between two tuples. */
export function checkCalled(c: Compiler, node: Expr): void {
  const type = inferredType(node);
  if (type === undefined || node._type === 'Lambda') return;
  c.warn(`'${type}' object is not callable; perhaps you missed a comma?`, node);
}

/** `1[...]`, `{1}[...]` */
export function checkSubscripted(c: Compiler, node: Expr): void {
  const type = inferredType(node);
  const refused =
    node._type === 'Constant'
      ? !['str', 'bytes', 'tuple'].includes(type as string)
      : ['Set', 'SetComp', 'GeneratorExp', 'Lambda'].includes(node._type);
  if (refused) c.warn(`'${type}' object is not subscriptable; perhaps you missed a comma?`, node);
}

/** `[1, 2][3, 4]`, `'text'['a']` */
export function checkIndex(c: Compiler, value: Expr, index: Expr): void {
  const indexType = inferredType(index);
  if (indexType === undefined || indexType === 'int' || indexType === 'bool') return;
  const type = inferredType(value);
  const isSequence =
    value._type === 'Constant'
      ? ['str', 'bytes', 'tuple'].includes(type as string)
      : ['Tuple', 'List', 'ListComp', 'JoinedStr', 'FormattedValue'].includes(value._type);
  if (!isSequence) return;
  c.warn(`${type} indices must be integers or slices, not ${indexType}; perhaps you missed a comma?`, index);
}

/** A literal whose identity means nothing. */
function isIdentityLiteral(node: Expr): boolean {
  if (node._type !== 'Constant') return false;
  const value = constantOf(node);
  if (value === null || typeof value === 'boolean') return true;
  return typeof value === 'object' && value.t === 'ellipsis';
}

/** `x is 1`; a chain is warned about once. */
export function checkCompare(c: Compiler, node: Compare): void {
  let left = node.left._type !== 'Constant' || isIdentityLiteral(node.left);
  let leftNode = node.left;
  for (const [i, op] of node.ops.entries()) {
    const rightNode = node.comparators[i];
    const right = rightNode._type !== 'Constant' || isIdentityLiteral(rightNode);
    if ((op === 'Is' || op === 'IsNot') && (!left || !right)) {
      const literal = left ? rightNode : leftNode;
      const type = inferredType(literal);
      const hint = op === 'Is' ? '"is" with' : '"is not" with';
      const instead = op === 'Is' ? '"=="' : '"!="';
      c.warn(`${hint} '${type}' literal. Did you mean ${instead}?`, node);
      return;
    }
    left = right;
    leftNode = rightNode;
  }
}
