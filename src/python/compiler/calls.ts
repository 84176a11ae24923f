/** Code for calls. */
import type { Attribute, Call, Expr, Keyword, Position } from '../syntax/ast';
import { checkCalled } from './checks';
import { type Compiler, STACK_USE_GUIDELINE } from './compiler';
import { sequence } from './displays';
import { fail } from './errors';
import { attributePosition, expr, exprs } from './expressions';
import { Op } from './opcodes';

export function call(c: Compiler, node: Call): void {
  checkKeywords(c, node.keywords);
  if (isPlainMethodCall(node)) {
    methodCall(c, node);
    return;
  }
  checkCalled(c, node.func);
  expr(c, node.func);
  c.pointing(callPosition(node), () => callArguments(c, 0, node.args, node.keywords));
}

/** A call of a method whose name stands on a later line than what it is called on begins at the name. */
function callPosition(node: Call): Position {
  const { func } = node;
  if (func._type !== 'Attribute' || func.lineno === func.end_lineno) return node;
  const unpacks =
    node.args.some((arg) => arg._type === 'Starred') || node.keywords.some((keyword) => keyword.arg === null);
  if (unpacks) return node;
  const { end_lineno, end_col_offset } = node;
  return { ...attributePosition(func), end_lineno, end_col_offset };
}

type MethodCall = Call & { func: Attribute };

/** `a.f(x, y)`, which needs no bound method object. */
function isPlainMethodCall(node: Call): node is MethodCall {
  return (
    node.func._type === 'Attribute' &&
    node.func.ctx === 'Load' &&
    node.keywords.length === 0 &&
    node.args.length < STACK_USE_GUIDELINE &&
    !node.args.some((arg) => arg._type === 'Starred')
  );
}

function methodCall(c: Compiler, node: MethodCall): void {
  const { func } = node;
  expr(c, func.value);
  c.located(attributePosition(func), () => c.emitName(Op.LOAD_METHOD, func.attr));
  c.located(callPosition(node), () => {
    exprs(c, node.args);
    c.emit(Op.CALL_METHOD, node.args.length);
  });
}

function checkKeywords(c: Compiler, keywords: readonly Keyword[]): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === null) continue;
    c.refuseDebug(keyword.arg, 'Store', keyword);
    if (seen.has(keyword.arg)) fail(`keyword argument repeated: ${keyword.arg}`, keyword);
    seen.add(keyword.arg);
  }
}

/**
 * Arguments and the call itself; the function and the first `pushed` positional arguments lie on the stack already.
 */
export function callArguments(
  c: Compiler,
  pushed: number,
  args: readonly Expr[],
  keywords: readonly Keyword[],
): void {
  checkKeywords(c, keywords);
  const simple =
    args.length + 2 * keywords.length <= STACK_USE_GUIDELINE &&
    !args.some((arg) => arg._type === 'Starred') &&
    !keywords.some((keyword) => keyword.arg === null);
  if (!simple) {
    callWithCollections(c, pushed, args, keywords);
    return;
  }
  exprs(c, args);
  const count = pushed + args.length + keywords.length;
  if (keywords.length === 0) {
    c.emit(Op.CALL_FUNCTION, count);
    return;
  }
  for (const keyword of keywords) expr(c, keyword.value);
  c.loadConst({ t: 'tuple', v: keywords.map((keyword) => keyword.arg as string) });
  c.emit(Op.CALL_FUNCTION_KW, count);
}

/** A call with `*args` or `**kwargs`, or with very many arguments: one tuple and one dict. */
function callWithCollections(
  c: Compiler,
  pushed: number,
  args: readonly Expr[],
  keywords: readonly Keyword[],
): void {
  const [first] = args;
  if (pushed === 0 && args.length === 1 && first._type === 'Starred') expr(c, first.value);
  else sequence(c, args, pushed, 'tuple');
  if (keywords.length > 0) {
    let haveDict = false;
    let named = 0;
    const flush = (end: number) => {
      namedArguments(c, keywords.slice(end - named, end));
      if (haveDict) c.emit(Op.DICT_MERGE, 1);
      haveDict = true;
      named = 0;
    };
    keywords.forEach((keyword, i) => {
      if (keyword.arg !== null) {
        named++;
        return;
      }
      if (named > 0) flush(i);
      if (!haveDict) c.emit(Op.BUILD_MAP, 0);
      haveDict = true;
      expr(c, keyword.value);
      c.emit(Op.DICT_MERGE, 1);
    });
    if (named > 0) flush(keywords.length);
  }
  c.emit(Op.CALL_FUNCTION_EX, keywords.length > 0 ? 1 : 0);
}

function namedArguments(c: Compiler, keywords: readonly Keyword[]): void {
  const count = keywords.length;
  const big = count * 2 > STACK_USE_GUIDELINE;
  if (count > 1 && !big) {
    for (const keyword of keywords) expr(c, keyword.value);
    c.loadConst({ t: 'tuple', v: keywords.map((keyword) => keyword.arg as string) });
    c.emit(Op.BUILD_CONST_KEY_MAP, count);
    return;
  }
  if (big) c.emitNoLine(Op.BUILD_MAP, 0);
  for (const keyword of keywords) {
    c.loadConst(keyword.arg as string);
    expr(c, keyword.value);
    if (big) c.emitNoLine(Op.MAP_ADD, 1);
  }
  if (!big) c.emit(Op.BUILD_MAP, count);
}
