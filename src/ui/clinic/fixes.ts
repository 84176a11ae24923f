/**
 * Edits that let go of a loop that one task holds: found on the syntax tree that the editor has of the text, made at
 * the tree's positions, so that everything else keeps its form.
 */
import { pythonLanguage } from '@codemirror/lang-python';
import type { SyntaxNode, Tree } from '@lezer/common';
import type { Finding } from '../../derive/diagnoses/types';

export type FixId = 'async-sleep' | 'to-thread' | 'let-go' | 'pieces' | 'preemptive';

export interface Fix {
  readonly id: FixId;
  readonly title: string;
  /** Why it helps, or what it costs, in one sentence. */
  readonly about: string;
  /** The whole new text; the old one where only the scheduler is another. */
  readonly source: string;
  readonly isPreemptive: boolean;
}

interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Iterations between two awaits where a loop gives way in pieces. */
const PIECE = 1000;

/** What can be done about one of the findings of a run. */
export function fixesOf(finding: Finding, all: readonly Finding[], source: string): Fix[] {
  if (finding.rule !== 'hog' && finding.rule !== 'blocking-call') return [];
  const { sourceLine } = finding;
  if (sourceLine <= 0) return [];
  const isBlocking = all.some((one) => one.rule === 'blocking-call' && one.sourceLine === sourceLine);
  return fixesFor(source, sourceLine, isBlocking);
}

/**
 * What can be done about the line (from 1) that holds the loop. `isBlocking`: it stands still in a call there; else it
 * computes. A text that does not parse there gives fewer fixes, never a wrong one.
 */
export function fixesFor(source: string, line: number, isBlocking: boolean): Fix[] {
  const tree = pythonLanguage.parser.parse(source);
  const [from, to] = lineBounds(source, line);
  const inside = tree.resolveInner(from + leadingSpace(source.slice(from, to)), 1);
  const owner = functionAround(inside);
  const fixes: Fix[] = [];
  const add = (id: FixId, title: string, about: string, changes: readonly Change[] | null) => {
    if (changes === null || changes.length === 0) return;
    const all = [...changes, ...importOf(tree, source)];
    fixes.push({ id, title, about, source: applied(source, all), isPreemptive: false });
  };
  if (owner !== null && isAsync(owner)) {
    if (isBlocking) {
      const call = callOn(tree, source, from, to, owner);
      if (call !== null && calleeOf(call, source) === 'time.sleep') {
        const callee = call.firstChild!;
        add(
          'async-sleep',
          'Sleep with await',
          'await asyncio.sleep suspends: the loop runs the others meanwhile.',
          awaited(call, source, [{ from: callee.from, to: callee.to, text: 'asyncio.sleep' }]),
        );
      }
      if (call !== null) add('to-thread', 'Call it in a thread', ABOUT_THREAD, inThread(call, source));
    } else {
      const loop = loopAround(inside, owner);
      add(
        'let-go',
        'Let go in the loop',
        'await asyncio.sleep(0) gives up the turn in every iteration; each costs a pass of the loop.',
        loop && statementInto(loop, source, 'await asyncio.sleep(0)'),
      );
      add(
        'pieces',
        'In smaller pieces',
        `It gives up its turn every ${PIECE.toLocaleString('en-US')} iterations: nearly as fast, and nobody waits long.`,
        loop && piecesOf(loop, source),
      );
    }
  } else if (owner !== null) {
    const name = childText(owner, 'VariableName', source);
    const calls = callsInCoroutines(tree, source, name);
    const changes = calls.map((call) => inThread(call, source));
    add('to-thread', `Call ${name}() in a thread`, ABOUT_THREAD, changes.flat());
  }
  if (!isBlocking) {
    fixes.push({
      id: 'preemptive',
      title: 'Preemptive scheduler',
      about: 'A what-if, which CPython does not have: the task is cut off when its quantum is used up.',
      source,
      isPreemptive: true,
    });
  }
  return fixes;
}

const ABOUT_THREAD = 'asyncio.to_thread runs the call beside the loop, and the task waits for its result.';

function lineBounds(source: string, line: number): readonly [number, number] {
  let from = 0;
  for (let i = 1; i < line; i++) {
    const end = source.indexOf('\n', from);
    if (end < 0) return [source.length, source.length];
    from = end + 1;
  }
  const end = source.indexOf('\n', from);
  return [from, end < 0 ? source.length : end];
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function functionAround(node: SyntaxNode): SyntaxNode | null {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (at.name === 'LambdaExpression' || at.name === 'ClassDefinition') return null;
    if (at.name === 'FunctionDefinition') return at;
  }
  return null;
}

function isAsync(definition: SyntaxNode): boolean {
  return definition.getChild('async') !== null;
}

function childText(node: SyntaxNode, name: string, source: string): string {
  const child = node.getChild(name);
  return child === null ? '' : source.slice(child.from, child.to);
}

function calleeOf(call: SyntaxNode, source: string): string {
  const callee = call.firstChild;
  return callee === null ? '' : source.slice(callee.from, callee.to);
}

/** All calls of a part of the text, outermost first. */
function callsIn(tree: Tree, from: number, to: number): SyntaxNode[] {
  const calls: SyntaxNode[] = [];
  tree.iterate({
    from,
    to,
    enter: (node) => {
      if (node.name === 'CallExpression' && node.from >= from && node.from < to) calls.push(node.node);
    },
  });
  return calls;
}

/** The call on a line that blocks: time.sleep if there is one, else the first that is not awaited already. */
function callOn(tree: Tree, source: string, from: number, to: number, owner: SyntaxNode): SyntaxNode | null {
  const calls = callsIn(tree, from, to).filter(
    (call) => functionAround(call)?.from === owner.from && call.parent?.name !== 'AwaitExpression',
  );
  return calls.find((call) => calleeOf(call, source) === 'time.sleep') ?? calls[0] ?? null;
}

/** Calls of a function by its bare name, in the bodies of coroutine functions. */
function callsInCoroutines(tree: Tree, source: string, name: string): SyntaxNode[] {
  if (name === '') return [];
  return callsIn(tree, 0, source.length).filter((call) => {
    const owner = functionAround(call);
    return calleeOf(call, source) === name && owner !== null && isAsync(owner);
  });
}

/** `f(x)` becomes `await asyncio.to_thread(f, x)`. */
function inThread(call: SyntaxNode, source: string): Change[] {
  const callee = call.firstChild;
  const list = call.getChild('ArgList');
  if (callee === null || list === null) return [];
  const name = source.slice(callee.from, callee.to);
  const rest = source.slice(list.from + 1, list.to - 1);
  const comma = rest.trim() === '' ? '' : ', ';
  return awaited(call, source, [
    { from: callee.from, to: list.from + 1, text: `asyncio.to_thread(${name}${comma}` },
  ]);
}

/** Puts `await` before a call, in parentheses where it is a part of something larger. */
function awaited(call: SyntaxNode, _source: string, changes: readonly Change[]): Change[] {
  const { parent } = call;
  const isWhole =
    parent !== null &&
    ['ExpressionStatement', 'AssignStatement', 'UpdateStatement', 'ReturnStatement', 'ArgList'].includes(
      parent.name,
    );
  return isWhole
    ? [{ from: call.from, to: call.from, text: 'await ' }, ...changes]
    : [
        { from: call.from, to: call.from, text: '(await ' },
        ...changes,
        { from: call.to, to: call.to, text: ')' },
      ];
}

/** The innermost loop around a place that is the coroutine's own. */
function loopAround(node: SyntaxNode, owner: SyntaxNode): SyntaxNode | null {
  for (let at: SyntaxNode | null = node; at !== null && at.from >= owner.from; at = at.parent) {
    if ((at.name === 'ForStatement' || at.name === 'WhileStatement') && at.getChild('Body') !== null) {
      return functionAround(at)?.from === owner.from ? at : null;
    }
    if (at.name === 'FunctionDefinition') return null;
  }
  return null;
}

/** Of a loop's body: what comes after the colon and the comments. */
function firstStatement(body: SyntaxNode | null): SyntaxNode | null {
  let at = body?.firstChild ?? null;
  while (at !== null && (at.name === ':' || at.name === 'Comment')) at = at.nextSibling;
  return at;
}

/** A statement at the beginning of a loop's body; after a one-line body, behind a semicolon. */
function statementInto(loop: SyntaxNode, source: string, statement: string): Change[] | null {
  const body = loop.getChild('Body');
  const last = body?.lastChild ?? null;
  const first = firstStatement(body);
  if (body === null || last === null || first === null) return null;
  if (!source.slice(body.from, first.from).includes('\n')) {
    return [{ from: last.to, to: last.to, text: `; ${statement}` }];
  }
  // `continue` would pass by a statement at the end: the beginning is always come to.
  const lineStart = source.lastIndexOf('\n', first.from - 1) + 1;
  const indent = source.slice(lineStart, first.from);
  if (indent.trim() !== '') return null;
  return [
    { from: first.from, to: first.from, text: `${statement.replaceAll('\n', `\n${indent}`)}\n${indent}` },
  ];
}

/** The same now and then, where the loop counts by `range`. */
function piecesOf(loop: SyntaxNode, source: string): Change[] | null {
  const name = loop.name === 'ForStatement' ? loop.getChild('VariableName') : null;
  const call = loop.getChild('CallExpression');
  const body = loop.getChild('Body');
  const first = firstStatement(body);
  if (name === null || call === null || first === null || calleeOf(call, source) !== 'range') return null;
  if (!source.slice(body!.from, first.from).includes('\n')) return null;
  const variable = source.slice(name.from, name.to);
  const counted = variable === '_' ? null : variable;
  if (counted === null) return null;
  return statementInto(loop, source, `if ${counted} % ${PIECE} == 0:\n    await asyncio.sleep(0)`);
}

/** `import asyncio`, where the text has no name for the module yet. */
function importOf(tree: Tree, source: string): Change[] {
  let first: SyntaxNode | null = null;
  for (let at = tree.topNode.firstChild; at !== null; at = at.nextSibling) {
    const text = source.slice(at.from, at.to);
    if (/^import\b(?:[^#]*,)?\s*asyncio\s*(?:,|$)/.test(text)) return [];
    // The text's docstring, and imports from __future__, have to stay at its head.
    const isHead = at.name === 'Comment' || /^(?:from\s+__future__\b|[rub]*["'])/i.test(text);
    if (!isHead) first ??= at;
  }
  const at = first?.from ?? 0;
  return [{ from: at, to: at, text: 'import asyncio\n' }];
}

function applied(source: string, changes: readonly Change[]): string {
  const ordered = changes.map((change, i) => ({ ...change, i })).sort((a, b) => a.from - b.from || a.i - b.i);
  let text = '';
  let at = 0;
  for (const change of ordered) {
    text += source.slice(at, change.from) + change.text;
    at = change.to;
  }
  return text + source.slice(at);
}
