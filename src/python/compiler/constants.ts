/** Constants of code objects: telling them apart, and their `repr` as `dis` prints it. */
import type { Constant as ConstantNode, Expr, Position } from '../syntax/ast';
import type { CodeConstant, CodeObject } from './code-object';

export type Tagged = Exclude<CodeConstant, null | boolean | string | number | bigint>;

/** The value of a constant node; folding puts tuples and frozensets there, which the parser never does. */
export function constantOf(node: ConstantNode): CodeConstant {
  return node.value;
}

/** A constant node standing for `value`, which may be one only folding makes. */
export function constantNode(value: CodeConstant, at: Position): ConstantNode {
  return {
    _type: 'Constant',
    value: value as ConstantNode['value'],
    kind: null,
    lineno: at.lineno,
    col_offset: at.col_offset,
    end_lineno: at.end_lineno,
    end_col_offset: at.end_col_offset,
  };
}

export function isStringConstant(node: Expr): node is ConstantNode & { value: string } {
  return node._type === 'Constant' && typeof node.value === 'string';
}

/** `type(value).__name__` */
export function constantTypeName(value: CodeConstant): string {
  if (value === null) return 'NoneType';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'str';
    case 'number':
    case 'bigint':
      return 'int';
    default:
      return value.t;
  }
}

/** `bool(value)` */
export function isTruthy(value: CodeConstant): boolean {
  if (value === null) return false;
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'number':
    case 'bigint':
      return value !== 0 && value !== 0n;
    default:
      break;
  }
  switch (value.t) {
    case 'float':
      return value.v !== 0;
    case 'complex':
      return value.re !== 0 || value.im !== 0;
    case 'bytes':
      return value.v !== '';
    case 'tuple':
    case 'frozenset':
      return value.v.length > 0;
    default:
      return true;
  }
}

function floatKey(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Keys of several parts as one that can be taken apart again: no quoting, which would grow with each nesting. */
export function joinedKey(tag: string, keys: readonly string[]): string {
  return tag + keys.map((key) => `${key.length}:${key}`).join('');
}

/**
 * Equal for constants that may share a place in `co_consts`: same type, same value, signs of zero told apart. Of code
 * objects the key says only where they come from; `sameCode` compares them.
 */
export function constantKey(value: CodeConstant): string {
  if (value === null) return 'N';
  switch (typeof value) {
    case 'boolean':
      return value ? 'T' : 'F';
    case 'string':
      return `s${value}`;
    case 'number':
    case 'bigint':
      return `i${value}`;
    default:
      break;
  }
  switch (value.t) {
    case 'float':
      return `f${floatKey(value.v)}`;
    case 'complex':
      return `c${floatKey(value.re)},${floatKey(value.im)}`;
    case 'bytes':
      return `b${value.v}`;
    case 'ellipsis':
      return 'E';
    case 'code':
      return `C${value.firstlineno}:${value.name}`;
    case 'tuple':
      return joinedKey('t', value.v.map(constantKey));
    case 'frozenset':
      return joinedKey('z', value.v.map(constantKey).sort());
  }
}

function sameItems<T>(a: ArrayLike<T>, b: ArrayLike<T>, same: (x: T, y: T) => boolean = Object.is): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false;
  return true;
}

function sameConstant(a: CodeConstant, b: CodeConstant): boolean {
  const bothCode = typeof a === 'object' && a?.t === 'code' && typeof b === 'object' && b?.t === 'code';
  return bothCode ? sameCode(a, b) : constantKey(a) === constantKey(b);
}

/** Two code objects that do the same at the same place, as the copies of a `finally` block make them. */
export function sameCode(a: CodeObject, b: CodeObject): boolean {
  return (
    a.name === b.name &&
    a.flags === b.flags &&
    a.argcount === b.argcount &&
    a.posonlyargcount === b.posonlyargcount &&
    a.kwonlyargcount === b.kwonlyargcount &&
    sameItems(a.code, b.code) &&
    sameItems(a.positions, b.positions) &&
    sameItems(a.names, b.names) &&
    sameItems(a.varnames, b.varnames) &&
    sameItems(a.cellvars, b.cellvars) &&
    sameItems(a.freevars, b.freevars) &&
    sameItems(a.consts, b.consts, sameConstant)
  );
}
