/** Code for functions and lambdas. */
import type { Arguments, AsyncFunctionDef, Expr, FunctionDef, Lambda } from '../syntax/ast';
import { lineAbove } from './blocks';
import type { CodeObject } from './code-object';
import type { Compiler } from './compiler';
import { isStringConstant } from './constants';
import { cleanDocstring } from './docstring';
import { expr, exprs } from './expressions';
import { Intrinsic2, Op } from './opcodes';
import { unparse } from './ports';
import { stmts } from './statements';
import type { Scope } from './symbols';
import { enterTypeParameters, leaveTypeParameters } from './type-params';

// Flags of MAKE_FUNCTION.
const DEFAULTS = 1;
const KW_DEFAULTS = 2;
const ANNOTATIONS = 4;
const CLOSURE = 8;

export function functionDef(c: Compiler, node: FunctionDef | AsyncFunctionDef): void {
  checkDebugArguments(c, node.args);
  exprs(c, node.decorator_list);
  const firstLine = node.decorator_list[0]?.lineno ?? node.lineno;
  const generic = node.type_params.length > 0;
  let flags = defaults(c, node.args);
  let passed = 0;
  if (generic) {
    passed = (flags & DEFAULTS ? 1 : 0) + (flags & KW_DEFAULTS ? 1 : 0);
    enterTypeParameters(c, node, firstLine);
    c.unit.argcount = passed;
    // The defaults were evaluated outside; here they are arguments.
    for (let i = 0; i < passed; i++) c.emit(Op.LOAD_FAST, i);
  }
  if (annotations(c, node.args, node.returns)) flags |= ANNOTATIONS;
  functionBody(c, node, firstLine, flags);
  if (generic) {
    // The tuple of type parameters lies below the defaults' function by now.
    c.name('.type_params', 'Load');
    c.emit(Op.CALL_INTRINSIC_2, Intrinsic2.SET_FUNCTION_TYPE_PARAMS);
    leaveTypeParameters(c, passed);
  }
  for (let i = node.decorator_list.length - 1; i >= 0; i--) {
    c.pointing(node.decorator_list[i], () => c.emit(Op.CALL_FUNCTION, 1));
  }
  c.name(node.name, 'Store');
}

function functionBody(
  c: Compiler,
  node: FunctionDef | AsyncFunctionDef,
  firstLine: number,
  flags: number,
): void {
  const scope = c.symbols.scopes.get(node) as Scope;
  c.enterScope(scope, node._type === 'FunctionDef' ? 'function' : 'async-function', node.name, firstLine);
  const [first] = node.body;
  const docstring = first?._type === 'Expr' && isStringConstant(first.value) ? first.value.value : null;
  c.unit.constant(docstring === null ? null : cleanDocstring(docstring));
  argumentCounts(c, node.args);
  stmts(c, docstring === null ? node.body : node.body.slice(1));
  const { qualname } = c.unit;
  const code = c.exitScope(true);
  makeClosure(c, code, flags, qualname);
}

function argumentCounts(c: Compiler, args: Arguments): void {
  const { unit } = c;
  unit.argcount = args.posonlyargs.length + args.args.length;
  unit.posonlyargcount = args.posonlyargs.length;
  unit.kwonlyargcount = args.kwonlyargs.length;
}

/** Leaves a function made of `code` on the stack; what `flags` names (defaults, ...) lies there already. */
export function makeClosure(c: Compiler, code: CodeObject, flags: number, qualname: string): void {
  let withClosure = flags;
  if (code.freevars.length > 0) {
    for (const name of code.freevars) c.emit(Op.LOAD_CLOSURE, c.cellIndex(name));
    c.emit(Op.BUILD_TUPLE, code.freevars.length);
    withClosure |= CLOSURE;
  }
  c.loadConst(code);
  c.loadConst(qualname);
  c.emit(Op.MAKE_FUNCTION, withClosure);
}

/** Evaluates the defaults: a tuple, and a dict for keyword-only parameters. */
function defaults(c: Compiler, args: Arguments): number {
  let flags = 0;
  if (args.defaults.length > 0) {
    flags |= DEFAULTS;
    exprs(c, args.defaults);
    c.emit(Op.BUILD_TUPLE, args.defaults.length);
  }
  const keys: string[] = [];
  args.kwonlyargs.forEach((arg, i) => {
    const value = args.kw_defaults[i];
    if (value === null || value === undefined) return;
    keys.push(c.mangle(arg.arg));
    expr(c, value);
  });
  if (keys.length > 0) {
    flags |= KW_DEFAULTS;
    c.loadConst({ t: 'tuple', v: keys });
    c.emit(Op.BUILD_CONST_KEY_MAP, keys.length);
  }
  return flags;
}

/** Evaluates the annotations: a tuple of names and values in turn. */
function annotations(c: Compiler, args: Arguments, returns: Expr | null): boolean {
  let count = 0;
  const annotate = (name: string, annotation: Expr | null | undefined) => {
    if (annotation === null || annotation === undefined) return;
    c.loadConst(c.mangle(name));
    argumentAnnotation(c, annotation);
    count++;
  };
  for (const arg of args.args) annotate(arg.arg, arg.annotation);
  for (const arg of args.posonlyargs) annotate(arg.arg, arg.annotation);
  if (args.vararg !== null) annotate(args.vararg.arg, args.vararg.annotation);
  for (const arg of args.kwonlyargs) annotate(arg.arg, arg.annotation);
  if (args.kwarg !== null) annotate(args.kwarg.arg, args.kwarg.annotation);
  annotate('return', returns);
  if (count > 0) c.emit(Op.BUILD_TUPLE, 2 * count);
  return count > 0;
}

function argumentAnnotation(c: Compiler, node: Expr): void {
  if (c.settings.futureAnnotations) annotationValue(c, node);
  else if (node._type === 'Starred') {
    // `*args: *Ts` gives the one item that unpacking Ts yields.
    expr(c, node.value);
    c.emit(Op.UNPACK_SEQUENCE, 1);
  } else expr(c, node);
}

/** The value of an annotation, its source text under `from __future__ import annotations`. */
export function annotationValue(c: Compiler, node: Expr): void {
  if (c.settings.futureAnnotations) c.loadConst(unparse.call(node));
  else expr(c, node);
}

function checkDebugArguments(c: Compiler, args: Arguments): void {
  for (const arg of [...args.posonlyargs, ...args.args]) c.refuseDebug(arg.arg, 'Store', arg);
  if (args.vararg !== null) c.refuseDebug(args.vararg.arg, 'Store', args.vararg);
  for (const arg of args.kwonlyargs) c.refuseDebug(arg.arg, 'Store', arg);
  if (args.kwarg !== null) c.refuseDebug(args.kwarg.arg, 'Store', args.kwarg);
}

export function lambda(c: Compiler, node: Lambda): void {
  checkDebugArguments(c, node.args);
  const flags = defaults(c, node.args);
  const scope = c.symbols.scopes.get(node) as Scope;
  c.enterScope(scope, 'lambda', '<lambda>', node.lineno);
  // A lambda has no docstring: None takes its place.
  c.unit.constant(null);
  argumentCounts(c, node.args);
  expr(c, node.body);
  const { qualname } = c.unit;
  if (!scope.generator) {
    c.at(lineAbove);
    c.emit(Op.RETURN_VALUE);
  }
  const code = c.exitScope(!scope.generator);
  makeClosure(c, code, flags, qualname);
}
