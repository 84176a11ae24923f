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

const codeKeys = new WeakMap<CodeObject, string>();

function codeKey(code: CodeObject): string {
  let key = codeKeys.get(code);
  if (key === undefined) {
    const { name, firstlineno, argcount, posonlyargcount, kwonlyargcount, flags, freevars, cellvars } = code;
    key = JSON.stringify([
      [name, firstlineno, argcount, posonlyargcount, kwonlyargcount, flags, freevars, cellvars],
      Array.from(code.code),
      Array.from(code.positions),
      code.consts.map(constantKey),
      code.names,
      code.varnames,
    ]);
    codeKeys.set(code, key);
  }
  return key;
}

/** Equal for constants that may share a place in `co_consts`: same type, same value, signs of zero told apart. */
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
      return `C${codeKey(value)}`;
    case 'tuple':
      return `t${JSON.stringify(value.v.map(constantKey))}`;
    case 'frozenset':
      return `z${JSON.stringify(value.v.map(constantKey).sort())}`;
  }
}
