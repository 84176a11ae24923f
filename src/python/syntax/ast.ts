/**
 * The syntax tree: CPython 3.13's own, with the node and field names of the `ast` module (Python.asdl).
 * `_type` holds the class name. Columns are UTF-16 code units here, as editors count them; `dump-json.ts` turns
 * them into the UTF-8 byte offsets that CPython's `col_offset` holds.
 */
import type { Constant as ConstantValue } from './constant';

/** Where a node stands: lines from 1, columns from 0 in UTF-16 code units; the end is exclusive. */
export interface Position {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

type N<T extends string, F> = Position & { readonly _type: T } & F;

export interface Module {
  readonly _type: 'Module';
  body: Stmt[];
}
export interface Expression {
  readonly _type: 'Expression';
  body: Expr;
}
export interface Interactive {
  readonly _type: 'Interactive';
  body: Stmt[];
}
export type Mod = Module | Expression | Interactive;

// Statements
export type FunctionDef = N<
  'FunctionDef',
  {
    name: string;
    args: Arguments;
    body: Stmt[];
    decorator_list: Expr[];
    returns: Expr | null;
    type_params: TypeParam[];
  }
>;
export type AsyncFunctionDef = N<
  'AsyncFunctionDef',
  {
    name: string;
    args: Arguments;
    body: Stmt[];
    decorator_list: Expr[];
    returns: Expr | null;
    type_params: TypeParam[];
  }
>;
export type ClassDef = N<
  'ClassDef',
  {
    name: string;
    bases: Expr[];
    keywords: Keyword[];
    body: Stmt[];
    decorator_list: Expr[];
    type_params: TypeParam[];
  }
>;
export type Return = N<'Return', { value: Expr | null }>;
export type Delete = N<'Delete', { targets: Expr[] }>;
export type Assign = N<'Assign', { targets: Expr[]; value: Expr }>;
export type TypeAlias = N<'TypeAlias', { name: Expr; type_params: TypeParam[]; value: Expr }>;
export type AugAssign = N<'AugAssign', { target: Expr; op: Operator; value: Expr }>;
/** `simple` is 1 where the target is a bare name without parentheses. */
export type AnnAssign = N<'AnnAssign', { target: Expr; annotation: Expr; value: Expr | null; simple: 0 | 1 }>;
export type For = N<'For', { target: Expr; iter: Expr; body: Stmt[]; orelse: Stmt[] }>;
export type AsyncFor = N<'AsyncFor', { target: Expr; iter: Expr; body: Stmt[]; orelse: Stmt[] }>;
export type While = N<'While', { test: Expr; body: Stmt[]; orelse: Stmt[] }>;
export type If = N<'If', { test: Expr; body: Stmt[]; orelse: Stmt[] }>;
export type With = N<'With', { items: WithItem[]; body: Stmt[] }>;
export type AsyncWith = N<'AsyncWith', { items: WithItem[]; body: Stmt[] }>;
export type Match = N<'Match', { subject: Expr; cases: MatchCase[] }>;
export type Raise = N<'Raise', { exc: Expr | null; cause: Expr | null }>;
export type Try = N<'Try', { body: Stmt[]; handlers: ExceptHandler[]; orelse: Stmt[]; finalbody: Stmt[] }>;
export type TryStar = N<
  'TryStar',
  { body: Stmt[]; handlers: ExceptHandler[]; orelse: Stmt[]; finalbody: Stmt[] }
>;
export type Assert = N<'Assert', { test: Expr; msg: Expr | null }>;
export type Import = N<'Import', { names: Alias[] }>;
export type ImportFrom = N<'ImportFrom', { module: string | null; names: Alias[]; level: number }>;
export type Global = N<'Global', { names: string[] }>;
export type Nonlocal = N<'Nonlocal', { names: string[] }>;
export type ExprStmt = N<'Expr', { value: Expr }>;
export type Pass = N<'Pass', object>;
export type Break = N<'Break', object>;
export type Continue = N<'Continue', object>;

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// Expressions
export type BoolOp = N<'BoolOp', { op: 'And' | 'Or'; values: Expr[] }>;
export type NamedExpr = N<'NamedExpr', { target: Expr; value: Expr }>;
export type BinOp = N<'BinOp', { left: Expr; op: Operator; right: Expr }>;
export type UnaryOp = N<'UnaryOp', { op: UnaryOperator; operand: Expr }>;
export type Lambda = N<'Lambda', { args: Arguments; body: Expr }>;
export type IfExp = N<'IfExp', { test: Expr; body: Expr; orelse: Expr }>;
/** A null key stands for `**value`. */
export type Dict = N<'Dict', { keys: (Expr | null)[]; values: Expr[] }>;
export type SetExpr = N<'Set', { elts: Expr[] }>;
export type ListComp = N<'ListComp', { elt: Expr; generators: Comprehension[] }>;
export type SetComp = N<'SetComp', { elt: Expr; generators: Comprehension[] }>;
export type DictComp = N<'DictComp', { key: Expr; value: Expr; generators: Comprehension[] }>;
export type GeneratorExp = N<'GeneratorExp', { elt: Expr; generators: Comprehension[] }>;
export type Await = N<'Await', { value: Expr }>;
export type Yield = N<'Yield', { value: Expr | null }>;
export type YieldFrom = N<'YieldFrom', { value: Expr }>;
export type Compare = N<'Compare', { left: Expr; ops: CmpOp[]; comparators: Expr[] }>;
export type Call = N<'Call', { func: Expr; args: Expr[]; keywords: Keyword[] }>;
/** `conversion` is -1 (none), 115 ('s'), 114 ('r') or 97 ('a'). */
export type FormattedValue = N<
  'FormattedValue',
  { value: Expr; conversion: number; format_spec: Expr | null }
>;
export type JoinedStr = N<'JoinedStr', { values: Expr[] }>;
/** `kind` is 'u' for a string written with that prefix. */
export type Constant = N<'Constant', { value: ConstantValue; kind: string | null }>;
export type Attribute = N<'Attribute', { value: Expr; attr: string; ctx: ExprContext }>;
export type Subscript = N<'Subscript', { value: Expr; slice: Expr; ctx: ExprContext }>;
export type Starred = N<'Starred', { value: Expr; ctx: ExprContext }>;
export type Name = N<'Name', { id: string; ctx: ExprContext }>;
export type List = N<'List', { elts: Expr[]; ctx: ExprContext }>;
export type Tuple = N<'Tuple', { elts: Expr[]; ctx: ExprContext }>;
export type Slice = N<'Slice', { lower: Expr | null; upper: Expr | null; step: Expr | null }>;

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpr
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

export type ExprContext = 'Load' | 'Store' | 'Del';
export type Operator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type CmpOp = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

// Parts
export interface Comprehension {
  readonly _type: 'comprehension';
  target: Expr;
  iter: Expr;
  ifs: Expr[];
  is_async: 0 | 1;
}
export type ExceptHandler = N<'ExceptHandler', { type: Expr | null; name: string | null; body: Stmt[] }>;
export interface Arguments {
  readonly _type: 'arguments';
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  /** One entry for each of `kwonlyargs`; null where it has no default. */
  kw_defaults: (Expr | null)[];
  kwarg: Arg | null;
  /** Defaults of the last positional parameters. */
  defaults: Expr[];
}
export type Arg = N<'arg', { arg: string; annotation: Expr | null }>;
/** A null `arg` stands for `**value`. */
export type Keyword = N<'keyword', { arg: string | null; value: Expr }>;
export type Alias = N<'alias', { name: string; asname: string | null }>;
export interface WithItem {
  readonly _type: 'withitem';
  context_expr: Expr;
  optional_vars: Expr | null;
}
export interface MatchCase {
  readonly _type: 'match_case';
  pattern: Pattern;
  guard: Expr | null;
  body: Stmt[];
}

// Patterns
export type MatchValue = N<'MatchValue', { value: Expr }>;
export type MatchSingleton = N<'MatchSingleton', { value: null | boolean }>;
export type MatchSequence = N<'MatchSequence', { patterns: Pattern[] }>;
export type MatchMapping = N<'MatchMapping', { keys: Expr[]; patterns: Pattern[]; rest: string | null }>;
export type MatchClass = N<
  'MatchClass',
  { cls: Expr; patterns: Pattern[]; kwd_attrs: string[]; kwd_patterns: Pattern[] }
>;
export type MatchStar = N<'MatchStar', { name: string | null }>;
export type MatchAs = N<'MatchAs', { pattern: Pattern | null; name: string | null }>;
export type MatchOr = N<'MatchOr', { patterns: Pattern[] }>;
export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

// Type parameters (PEP 695, defaults of PEP 696)
export type TypeVar = N<'TypeVar', { name: string; bound: Expr | null; default_value: Expr | null }>;
export type ParamSpec = N<'ParamSpec', { name: string; default_value: Expr | null }>;
export type TypeVarTuple = N<'TypeVarTuple', { name: string; default_value: Expr | null }>;
export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

/** Every node that has a position. */
export type PositionedNode = Stmt | Expr | ExceptHandler | Arg | Keyword | Alias | Pattern | TypeParam;
