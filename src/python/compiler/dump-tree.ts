/** Syntax trees as text, laid out as `ast.dump(node, indent=2)` lays them out in CPython 3.13. */
import type { Mod, PositionedNode } from '../syntax/ast';
import type { Constant } from '../syntax/constant';
import { pyRepr, stringRepr } from './repr';

const INDENT = '  ';
/** A node stays on one line with at most this many fields, if none of them holds a node with fields of its own. */
const FIELDS_ON_A_LINE = 3;
const POSITIONS: ReadonlySet<string> = new Set([
  '_type',
  'lineno',
  'col_offset',
  'end_lineno',
  'end_col_offset',
]);
/** Fields in CPython's order, where our nodes hold them in another. */
const FIELD_ORDER: Readonly<Record<string, readonly string[]>> = {
  FunctionDef: ['name', 'args', 'body', 'decorator_list', 'returns', 'type_params'],
  AsyncFunctionDef: ['name', 'args', 'body', 'decorator_list', 'returns', 'type_params'],
  ClassDef: ['name', 'bases', 'keywords', 'body', 'decorator_list', 'type_params'],
};
/** Here an absent value is a value: None. */
const HOLDS_NONE: ReadonlySet<string> = new Set(['Constant', 'MatchSingleton']);
/** Fields that hold what a program spells with a class of its own in `ast`: `op=Add()`. */
const OPERATOR_FIELDS: ReadonlySet<string> = new Set(['op', 'ops', 'ctx']);

/** The text of a tree, or of one statement or expression of it; no newline at the end. */
export function dumpTree(node: Mod | PositionedNode): string {
  return nodeText(node as unknown as Record<string, unknown>, 0).text;
}

interface Dumped {
  readonly text: string;
  /** Whether it takes no room of its own: a name, a number, a node without fields. */
  readonly isSimple: boolean;
}

function nodeText(node: Record<string, unknown>, depth: number): Dumped {
  const type = node._type as string;
  const fields: Dumped[] = [];
  for (const name of FIELD_ORDER[type] ?? Object.keys(node)) {
    if (POSITIONS.has(name)) continue;
    const value = node[name];
    const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    if (isEmpty && !(HOLDS_NONE.has(type) && name === 'value')) continue;
    const { text, isSimple } = fieldText(type, name, value, depth + 1);
    fields.push({ text: `${name}=${text}`, isSimple });
  }
  const texts = fields.map(({ text }) => text);
  if (fields.length <= FIELDS_ON_A_LINE && fields.every(({ isSimple }) => isSimple)) {
    return { text: `${type}(${texts.join(', ')})`, isSimple: fields.length === 0 };
  }
  return { text: `${type}(${spread(texts, depth + 1)})`, isSimple: false };
}

function fieldText(type: string, name: string, value: unknown, depth: number): Dumped {
  if (Array.isArray(value)) {
    const texts = value.map((item) => fieldText(type, name, item, depth + 1).text);
    return { text: `[${spread(texts, depth + 1)}]`, isSimple: false };
  }
  if (typeof value === 'string' && OPERATOR_FIELDS.has(name)) return { text: `${value}()`, isSimple: true };
  if (HOLDS_NONE.has(type) && name === 'value') {
    return { text: pyRepr(value as Constant), isSimple: true };
  }
  if (typeof value === 'object' && value !== null) return nodeText(value as Record<string, unknown>, depth);
  return {
    text: typeof value === 'string' ? stringRepr(value) : value === null ? 'None' : String(value),
    isSimple: true,
  };
}

function spread(texts: readonly string[], depth: number): string {
  const lead = `\n${INDENT.repeat(depth)}`;
  return `${lead}${texts.join(`,${lead}`)}`;
}
