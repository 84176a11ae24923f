/** Code for `match`. */
import type {
  Expr,
  Match,
  MatchAs,
  MatchCase,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  Pattern,
  Position,
} from '../syntax/ast';
import type { Block } from './blocks';
import type { Compiler } from './compiler';
import { constantOf } from './constants';
import { fail, failTooDeep, MAX_DEPTH } from './errors';
import { compareOp, expr, jumpIf } from './expressions';
import { equalityKey } from './fold';
import { Op } from './opcodes';
import * as ports from './ports';
import { pyRepr } from './repr';
import { stmts } from './statements';

/** What is known while one pattern is compiled. */
interface PatternContext {
  /** Captured names; their values lie on the stack in this order, under what `onTop` counts. */
  stores: string[];
  allowIrrefutable: boolean;
  /** Where to go on failure with i values to drop: each block drops one and falls into the next. */
  failPop: Block[];
  /** Values that must stay on top of the stack; captures go beneath. */
  onTop: number;
}

function isWildcard(pattern: Pattern): boolean {
  return pattern._type === 'MatchAs' && pattern.pattern === null && pattern.name === null;
}

export function matchStatement(c: Compiler, node: Match): void {
  expr(c, node.subject);
  const end = c.newBlock();
  const count = node.cases.length;
  const last = node.cases[count - 1];
  const hasDefault = isWildcard(last.pattern) && count > 1;
  const tried = hasDefault ? count - 1 : count;
  for (let i = 0; i < tried; i++) {
    matchCase(c, node.cases[i], end, { keepSubject: i < tried - 1, isLast: i === count - 1 });
  }
  if (hasDefault) {
    c.at(last.pattern);
    // Stands for the line of `case _`, which makes no code of its own.
    c.emit(Op.NOP);
    if (last.guard !== null) jumpIf(c, last.guard, end, false);
    stmts(c, last.body);
  }
  c.useNext(end);
}

function matchCase(
  c: Compiler,
  node: MatchCase,
  end: Block,
  { keepSubject, isLast }: { keepSubject: boolean; isLast: boolean },
): void {
  c.at(node.pattern);
  if (keepSubject) c.emit(Op.DUP_TOP);
  const context: PatternContext = {
    stores: [],
    // A pattern that matches everything must be guarded or last.
    allowIrrefutable: node.guard !== null || isLast,
    failPop: [],
    onTop: 0,
  };
  pattern(c, node.pattern, context);
  for (const name of context.stores) c.name(name, 'Store');
  if (node.guard !== null) {
    jumpIf(c, node.guard, failBlock(c, context, 0), false);
  }
  if (keepSubject) c.emit(Op.POP_TOP);
  stmts(c, node.body);
  c.jump(Op.JUMP_FORWARD, end);
  // Cleaning up after a failed match belongs to the pattern, not to the body.
  c.at(node.pattern);
  emitFailPop(c, context);
}

function failBlock(c: Compiler, context: PatternContext, pops: number): Block {
  while (context.failPop.length <= pops) context.failPop.push(c.newBlock());
  return context.failPop[pops];
}

function jumpToFailPop(c: Compiler, context: PatternContext, op: Op): void {
  c.jump(op, failBlock(c, context, context.onTop + context.stores.length));
  c.nextBlock();
}

function emitFailPop(c: Compiler, context: PatternContext): void {
  if (context.failPop.length === 0) {
    c.nextBlock();
    return;
  }
  for (let i = context.failPop.length - 1; i > 0; i--) {
    c.useNext(context.failPop[i]);
    c.emit(Op.POP_TOP);
  }
  c.useNext(context.failPop[0]);
  context.failPop = [];
}

/** Moves the top of the stack below the `count - 1` values under it. */
function rotate(c: Compiler, count: number): void {
  if (count <= 1) return;
  if (count > 255) fail('too many patterns', c.unit.position);
  c.emit(Op.ROT_N, count);
}

function pattern(c: Compiler, node: Pattern, context: PatternContext): void {
  if (++c.depth > MAX_DEPTH) failTooDeep(node);
  const outer = c.unit.position;
  c.at(node);
  patternBody(c, node, context);
  // Listings stay on the line of the last part: 3.10 does so.
  c.pointAt(outer);
  c.depth--;
}

function patternBody(c: Compiler, node: Pattern, context: PatternContext): void {
  switch (node._type) {
    case 'MatchValue':
      if (node.value._type !== 'Constant' && node.value._type !== 'Attribute') {
        fail('patterns may only match literals and attribute lookups', node.value);
      }
      expr(c, node.value);
      compareOp(c, 'Eq');
      jumpToFailPop(c, context, Op.POP_JUMP_IF_FALSE);
      return;
    case 'MatchSingleton':
      c.loadConst(node.value);
      compareOp(c, 'Is');
      jumpToFailPop(c, context, Op.POP_JUMP_IF_FALSE);
      return;
    case 'MatchSequence':
      sequencePattern(c, node, context);
      return;
    case 'MatchMapping':
      mappingPattern(c, node, context);
      return;
    case 'MatchClass':
      classPattern(c, node, context);
      return;
    case 'MatchStar':
      storeName(c, node.name, context, node);
      return;
    case 'MatchAs':
      asPattern(c, node, context);
      return;
    case 'MatchOr':
      orPattern(c, node, context);
      return;
  }
}

/** A pattern inside another: it may match everything. */
function subpattern(c: Compiler, node: Pattern, context: PatternContext): void {
  const saved = context.allowIrrefutable;
  context.allowIrrefutable = true;
  pattern(c, node, context);
  context.allowIrrefutable = saved;
}

function storeName(c: Compiler, name: string | null, context: PatternContext, node: Position): void {
  if (name === null) {
    c.emit(Op.POP_TOP);
    return;
  }
  c.refuseDebug(name, 'Store', node);
  if (context.stores.includes(name)) duplicateStore(name, node);
  rotate(c, context.onTop + context.stores.length + 1);
  context.stores.push(name);
}

function duplicateStore(name: string, node: Position): never {
  return fail(`multiple assignments to name ${pyRepr(name)} in pattern`, node);
}

function asPattern(c: Compiler, node: MatchAs, context: PatternContext): void {
  if (node.pattern === null) {
    if (!context.allowIrrefutable) {
      const what = node.name === null ? 'wildcard' : `name capture ${pyRepr(node.name)}`;
      fail(`${what} makes remaining patterns unreachable`, node);
    }
    storeName(c, node.name, context, node);
    return;
  }
  // A copy stays for the name.
  context.onTop++;
  c.emit(Op.DUP_TOP);
  pattern(c, node.pattern, context);
  context.onTop--;
  storeName(c, node.name, context, node);
}

function checkLength(c: Compiler, length: number, op: 'Eq' | 'GtE', context: PatternContext): void {
  c.emit(Op.GET_LEN);
  c.loadConst(length);
  compareOp(c, op);
  jumpToFailPop(c, context, Op.POP_JUMP_IF_FALSE);
}

function sequencePattern(c: Compiler, node: MatchSequence, context: PatternContext): void {
  const { patterns } = node;
  let star = -1;
  let onlyWildcards = true;
  let starIsWildcard = false;
  patterns.forEach((part, i) => {
    if (part._type === 'MatchStar') {
      if (star >= 0) fail('multiple starred names in sequence pattern', node);
      starIsWildcard = part.name === null;
      onlyWildcards &&= starIsWildcard;
      star = i;
    } else onlyWildcards &&= isWildcard(part);
  });
  context.onTop++;
  c.emit(Op.MATCH_SEQUENCE);
  jumpToFailPop(c, context, Op.POP_JUMP_IF_FALSE);
  if (star < 0) checkLength(c, patterns.length, 'Eq', context);
  else if (patterns.length > 1) checkLength(c, patterns.length - 1, 'GtE', context);
  context.onTop--;
  if (onlyWildcards) c.emit(Op.POP_TOP);
  else if (starIsWildcard) subscriptItems(c, patterns, star, context);
  else unpackItems(c, patterns, star, context);
}

function unpackItems(c: Compiler, patterns: readonly Pattern[], star: number, context: PatternContext): void {
  const size = patterns.length;
  if (star >= 0) {
    if (star >= 256 || size - star - 1 >= 1 << 23) {
      fail('too many expressions in star-unpacking sequence pattern', c.unit.position);
    }
    c.emit(Op.UNPACK_EX, star + ((size - star - 1) << 8));
  } else c.emit(Op.UNPACK_SEQUENCE, size);
  context.onTop += size;
  for (const part of patterns) {
    context.onTop--;
    subpattern(c, part, context);
  }
}

/** With `*_` only the items in front of it and after it are taken, one by one. */
function subscriptItems(
  c: Compiler,
  patterns: readonly Pattern[],
  star: number,
  context: PatternContext,
): void {
  const size = patterns.length;
  context.onTop++;
  patterns.forEach((part, i) => {
    if (i === star || isWildcard(part)) return;
    c.emit(Op.DUP_TOP);
    if (i < star) c.loadConst(i);
    else {
      // The subject need not support negative indexes.
      c.emit(Op.GET_LEN);
      c.loadConst(size - i);
      c.emit(Op.BINARY_SUBTRACT);
    }
    c.emit(Op.BINARY_SUBSCR);
    subpattern(c, part, context);
  });
  context.onTop--;
  c.emit(Op.POP_TOP);
}

/** Matches the items of the tuple on the stack one by one. */
function tupleItems(c: Compiler, patterns: readonly Pattern[], context: PatternContext): void {
  patterns.forEach((part, i) => {
    if (isWildcard(part)) return;
    c.emit(Op.DUP_TOP);
    c.loadConst(i);
    c.emit(Op.BINARY_SUBSCR);
    subpattern(c, part, context);
  });
}

function mappingPattern(c: Compiler, node: MatchMapping, context: PatternContext): void {
  const { keys, patterns, rest } = node;
  context.onTop++;
  c.emit(Op.MATCH_MAPPING);
  jumpToFailPop(c, context, Op.POP_JUMP_IF_FALSE);
  if (keys.length === 0 && rest === null) {
    context.onTop--;
    c.emit(Op.POP_TOP);
    return;
  }
  if (keys.length > 0) checkLength(c, keys.length, 'GtE', context);
  mappingKeys(c, node, keys);
  c.emit(Op.BUILD_TUPLE, keys.length);
  c.emit(Op.MATCH_KEYS);
  // Now the tuple of keys and the tuple of values lie on the subject.
  context.onTop += 2;
  jumpToFailPop(c, context, Op.POP_JUMP_IF_FALSE);
  tupleItems(c, patterns, context);
  context.onTop -= 2;
  c.emit(Op.POP_TOP);
  if (rest !== null) {
    c.emit(Op.COPY_DICT_WITHOUT_KEYS);
    storeName(c, rest, context, node);
  } else c.emit(Op.POP_TOP);
  context.onTop--;
  c.emit(Op.POP_TOP);
}

function mappingKeys(c: Compiler, node: MatchMapping, keys: readonly Expr[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (key._type === 'Constant') {
      const value = constantOf(key);
      const identity = equalityKey(value);
      if (seen.has(identity)) fail(`mapping pattern checks duplicate key (${pyRepr(value)})`, node);
      seen.add(identity);
    } else if (key._type !== 'Attribute') {
      fail('mapping pattern keys may only match literals and attribute lookups', node);
    }
    expr(c, key);
  }
}

function classPattern(c: Compiler, node: MatchClass, context: PatternContext): void {
  const { patterns, kwd_attrs, kwd_patterns } = node;
  kwd_attrs.forEach((attr, i) => {
    c.refuseDebug(attr, 'Store', kwd_patterns[i]);
    const repeated = kwd_attrs.indexOf(attr, i + 1);
    if (repeated >= 0) fail(`attribute name repeated in class pattern: ${attr}`, kwd_patterns[repeated]);
  });
  expr(c, node.cls);
  c.loadConst({ t: 'tuple', v: kwd_attrs });
  c.emit(Op.MATCH_CLASS, patterns.length);
  context.onTop++;
  jumpToFailPop(c, context, Op.POP_JUMP_IF_FALSE);
  tupleItems(c, [...patterns, ...kwd_patterns], context);
  context.onTop--;
  c.emit(Op.POP_TOP);
}

function orPattern(c: Compiler, node: MatchOr, context: PatternContext): void {
  const end = c.newBlock();
  const outer = { ...context };
  const last = node.patterns.length - 1;
  // Names of the first alternative: the others must bind the same, and leave them in the same order.
  let control: string[] = [];
  node.patterns.forEach((alternative, i) => {
    c.at(alternative);
    context.stores = [];
    context.allowIrrefutable = i === last && outer.allowIrrefutable;
    context.failPop = [];
    context.onTop = 0;
    c.emit(Op.DUP_TOP);
    pattern(c, alternative, context);
    if (i === 0) control = context.stores;
    else reorder(c, control, context.stores, node);
    c.jump(Op.JUMP_FORWARD, end);
    c.nextBlock();
    emitFailPop(c, context);
  });
  Object.assign(context, outer);
  c.emit(Op.POP_TOP);
  jumpToFailPop(c, context, Op.JUMP_FORWARD);
  c.useNext(end);
  const rotations = control.length + 1 + context.onTop + context.stores.length;
  for (const name of control) {
    rotate(c, rotations);
    if (context.stores.includes(name)) duplicateStore(name, node);
    context.stores.push(name);
  }
  c.emit(Op.POP_TOP);
}

/** Rotates the captured values into the order of `control`; `stores` is changed alike. */
function reorder(c: Compiler, control: readonly string[], stores: string[], node: Position): void {
  if (stores.length !== control.length) fail('alternative patterns bind different names', node);
  for (let wanted = control.length - 1; wanted >= 0; wanted--) {
    const found = stores.indexOf(control[wanted]);
    if (found < 0) fail('alternative patterns bind different names', node);
    if (found === wanted) continue;
    const rotated = stores.splice(0, found + 1);
    stores.splice(wanted - found, 0, ...rotated);
    for (let i = 0; i <= found; i++) rotate(c, wanted + 1);
  }
}

ports.matchStatement.plug(matchStatement);
