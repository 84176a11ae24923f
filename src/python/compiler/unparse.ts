/**
 * Source text of an expression, for annotations under `from __future__ import annotations`: the same text as CPython's
 * unparser gives, whatever the layout was.
 */
import type { Arguments, CmpOp, Comprehension, Expr, Operator } from '../syntax/ast';
import { constantOf } from './constants';
import * as ports from './ports';
import { pyRepr, stringRepr } from './repr';

// How tightly an expression binds; an operand that binds less gets parentheses.
enum Level {
  Tuple,
  Test,
  Or,
  And,
  Not,
  Compare,
  BitOr,
  BitXor,
  BitAnd,
  Shift,
  Arith,
  Term,
  Factor,
  Power,
  Await,
  Atom,
}

const operators: Record<Operator, readonly [string, Level]> = {
  BitOr: ['|', Level.BitOr],
  BitXor: ['^', Level.BitXor],
  BitAnd: ['&', Level.BitAnd],
  LShift: ['<<', Level.Shift],
  RShift: ['>>', Level.Shift],
  Add: ['+', Level.Arith],
  Sub: ['-', Level.Arith],
  Mult: ['*', Level.Term],
  MatMult: ['@', Level.Term],
  Div: ['/', Level.Term],
  FloorDiv: ['//', Level.Term],
  Mod: ['%', Level.Term],
  Pow: ['**', Level.Power],
};

const comparisons: Record<CmpOp, string> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};

const unary = {
  Invert: ['~', Level.Factor],
  Not: ['not ', Level.Not],
  UAdd: ['+', Level.Factor],
  USub: ['-', Level.Factor],
} as const;

export function unparse(node: Expr): string {
  return text(node, Level.Test);
}

function wrap(inner: string, needed: boolean): string {
  return needed ? `(${inner})` : inner;
}

function list(nodes: readonly Expr[]): string {
  return nodes.map((node) => text(node, Level.Test)).join(', ');
}

function text(node: Expr, level: Level): string {
  switch (node._type) {
    case 'BoolOp': {
      const own = node.op === 'And' ? Level.And : Level.Or;
      const word = node.op === 'And' ? ' and ' : ' or ';
      return wrap(node.values.map((value) => text(value, own + 1)).join(word), level > own);
    }
    case 'BinOp': {
      const [symbol, own] = operators[node.op];
      const rightAssociative = node.op === 'Pow';
      const left = text(node.left, rightAssociative ? own + 1 : own);
      const right = text(node.right, rightAssociative ? own : own + 1);
      return wrap(`${left} ${symbol} ${right}`, level > own);
    }
    case 'UnaryOp': {
      const [symbol, own] = unary[node.op];
      return wrap(`${symbol}${text(node.operand, own)}`, level > own);
    }
    case 'Lambda': {
      const parameters = args(node.args);
      // Without a positional parameter CPython leaves no blank.
      const blank = node.args.posonlyargs.length + node.args.args.length > 0 ? ' ' : '';
      return wrap(`lambda${blank}${parameters}: ${text(node.body, Level.Test)}`, level > Level.Test);
    }
    case 'IfExp': {
      const test = text(node.test, Level.Test + 1);
      const body = text(node.body, Level.Test + 1);
      return wrap(`${body} if ${test} else ${text(node.orelse, Level.Test)}`, level > Level.Test);
    }
    case 'NamedExpr':
      return wrap(`${text(node.target, Level.Atom)} := ${text(node.value, Level.Atom)}`, level > Level.Tuple);
    case 'Dict': {
      const items = node.keys.map((key, i) =>
        key === null
          ? `**${text(node.values[i], Level.BitOr)}`
          : `${text(key, Level.Test)}: ${text(node.values[i], Level.Test)}`,
      );
      return `{${items.join(', ')}}`;
    }
    case 'Set':
      return `{${list(node.elts)}}`;
    case 'ListComp':
      return `[${text(node.elt, Level.Test)}${generators(node.generators)}]`;
    case 'SetComp':
      return `{${text(node.elt, Level.Test)}${generators(node.generators)}}`;
    case 'GeneratorExp':
      return `(${text(node.elt, Level.Test)}${generators(node.generators)})`;
    case 'DictComp':
      return `{${text(node.key, Level.Test)}: ${text(node.value, Level.Test)}${generators(node.generators)}}`;
    case 'Yield':
      return node.value === null ? '(yield)' : `(yield ${text(node.value, Level.Test)})`;
    case 'YieldFrom':
      return `(yield from ${text(node.value, Level.Test)})`;
    case 'Await':
      return wrap(`await ${text(node.value, Level.Atom)}`, level > Level.Await);
    case 'Compare': {
      let result = text(node.left, Level.Compare + 1);
      node.ops.forEach((op, i) => {
        result += ` ${comparisons[op]} ${text(node.comparators[i], Level.Compare + 1)}`;
      });
      return wrap(result, level > Level.Compare);
    }
    case 'Call': {
      const [only] = node.args;
      const alone = node.args.length === 1 && node.keywords.length === 0 && only._type === 'GeneratorExp';
      const func = text(node.func, Level.Atom);
      if (alone) return `${func}${text(only, Level.Test)}`;
      const parts = node.args.map((arg) => text(arg, Level.Test));
      for (const keyword of node.keywords) {
        parts.push(`${keyword.arg === null ? '**' : `${keyword.arg}=`}${text(keyword.value, Level.Test)}`);
      }
      return `${func}(${parts.join(', ')})`;
    }
    case 'JoinedStr':
      return `f${stringRepr(formatBody(node.values))}`;
    case 'FormattedValue':
      return `f${stringRepr(formatBody([node]))}`;
    case 'Constant':
      return constant(node);
    case 'Attribute': {
      const value = text(node.value, Level.Atom);
      // `1 .real`: without the blank it would be a float.
      const isInt = node.value._type === 'Constant' && /^(number|bigint)$/.test(typeof node.value.value);
      return `${value}${isInt ? ' ' : ''}.${node.attr}`;
    }
    case 'Subscript':
      return `${text(node.value, Level.Atom)}[${text(node.slice, Level.Tuple)}]`;
    case 'Starred':
      return `*${text(node.value, Level.BitOr)}`;
    case 'Name':
      return node.id;
    case 'List':
      return `[${list(node.elts)}]`;
    case 'Tuple': {
      if (node.elts.length === 0) return '()';
      return wrap(`${list(node.elts)}${node.elts.length === 1 ? ',' : ''}`, level > Level.Tuple);
    }
    case 'Slice': {
      const part = (value: Expr | null) => (value === null ? '' : text(value, Level.Test));
      const step = node.step === null ? '' : `:${part(node.step)}`;
      return `${part(node.lower)}:${part(node.upper)}${step}`;
    }
  }
}

function constant(node: Extract<Expr, { _type: 'Constant' }>): string {
  const value = constantOf(node);
  if (typeof value === 'object' && value !== null && value.t === 'ellipsis') return '...';
  // Infinity has no literal; a number too large for a float reads back as it.
  const written = pyRepr(value).replace(/inf/g, '1e309');
  return typeof value === 'string' ? `${node.kind ?? ''}${pyRepr(value)}` : written;
}

function generators(parts: readonly Comprehension[]): string {
  return parts
    .map((part) => {
      const head = ` ${part.is_async ? 'async ' : ''}for ${text(part.target, Level.Tuple)} in ${text(part.iter, Level.Test + 1)}`;
      return head + part.ifs.map((condition) => ` if ${text(condition, Level.Test + 1)}`).join('');
    })
    .join('');
}

function args(node: Arguments): string {
  const parts: string[] = [];
  const positional = [...node.posonlyargs, ...node.args];
  const firstDefault = positional.length - node.defaults.length;
  positional.forEach((arg, i) => {
    const value = i >= firstDefault ? `=${text(node.defaults[i - firstDefault], Level.Test)}` : '';
    parts.push(arg.arg + value);
    if (i + 1 === node.posonlyargs.length) parts.push('/');
  });
  if (node.vararg !== null) parts.push(`*${node.vararg.arg}`);
  else if (node.kwonlyargs.length > 0) parts.push('*');
  node.kwonlyargs.forEach((arg, i) => {
    const value = node.kw_defaults[i];
    parts.push(arg.arg + (value === null ? '' : `=${text(value, Level.Test)}`));
  });
  if (node.kwarg !== null) parts.push(`**${node.kwarg.arg}`);
  return parts.join(', ');
}

/** What stands between the quotes of an f-string. */
function formatBody(values: readonly Expr[]): string {
  return values
    .map((value) => {
      if (value._type === 'Constant') return String(value.value).replace(/[{}]/g, '$&$&');
      if (value._type === 'JoinedStr') return formatBody(value.values);
      if (value._type !== 'FormattedValue') return '';
      const inner = text(value.value, Level.Test + 1);
      const conversion = value.conversion > 0 ? `!${String.fromCharCode(value.conversion)}` : '';
      const spec = value.format_spec === null ? '' : `:${formatBody([value.format_spec])}`;
      return `{${inner.startsWith('{') ? ' ' : ''}${inner}${conversion}${spec}}`;
    })
    .join('');
}

ports.unparse.plug(unparse);
