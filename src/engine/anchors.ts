/**
 * Carets under source lines (PEP 657): which part of the marked expression is the operation itself (its operator,
 * brackets or parentheses), so that the operands get `~` and the operation `^` (Lib/traceback.py of 3.13).
 */
import type { Expr } from '../python/syntax/ast';
import { parseExpression, parseModule } from '../python/syntax/parse';

/**
 * Lines `lines` (without common indentation) with carets below, from column `from` of the first to column `to` of the last;
 * without carets where CPython shows none. Lines in the middle that say nothing are counted instead of shown.
 */
export function markedLines(lines: readonly string[], from: number, to: number): string[] {
  const last = lines.length - 1;
  const text = lines.join('\n');
  const end = text.length - (lines[last]!.length - to);
  const anchors = findAnchors(text.slice(from, end));
  const hasCarets = shouldShow(lines, text, from, to, anchors !== null);
  const starts: number[] = [];
  let next = 0;
  for (const line of lines) {
    starts.push(next);
    next += line.length + 1;
  }
  const mark = (at: number): string => {
    if (at < from || at >= end) return ' ';
    return anchors === null || (at >= from + anchors.from && at < from + anchors.to) ? '^' : '~';
  };
  const shown: string[] = [];
  const show = (index: number): void => {
    const line = lines[index]!;
    shown.push(line);
    if (!hasCarets) return;
    const indent = line.length - line.trimStart().length;
    let carets = '';
    let at = 0;
    for (const char of line) {
      carets += (at < indent ? ' ' : mark(starts[index]! + at)).repeat(isWide(char) ? 2 : 1);
      at += char.length;
    }
    shown.push(carets.trimEnd());
  };
  const lineOf = (at: number): number => starts.findLastIndex((start) => start <= at);
  const wanted = new Set([0, last]);
  if (anchors !== null) {
    for (const at of [lineOf(from + anchors.from), lineOf(from + anchors.to)]) {
      for (const index of [at - 1, at, at + 1]) if (index >= 0 && index <= last) wanted.add(index);
    }
  }
  let before = -1;
  for (const index of [...wanted].sort((a, b) => a - b)) {
    const between = index - before - 1;
    if (between === 1) show(index - 1);
    else if (between > 1) shown.push(`...<${between} lines>...`);
    show(index);
    before = index;
  }
  return shown;
}

/**
 * The whole of a statement is not marked: it says nothing that the lines do not. Nor is the call in `name = call()` and
 * `return function()`; of other targets and functions it is.
 */
function shouldShow(
  lines: readonly string[],
  text: string,
  from: number,
  to: number,
  hasAnchors: boolean,
): boolean {
  const parsed = parseModule(text);
  const statement = parsed.ok ? parsed.tree.body[0] : undefined;
  if (statement?._type === 'Return' || statement?._type === 'Assign') {
    const { value } = statement;
    const isCall =
      value?._type === 'Call' &&
      (statement._type === 'Assign'
        ? statement.targets.length === 1 && statement.targets[0]!._type === 'Name'
        : value.func._type === 'Name');
    if (
      isCall &&
      value.lineno === 1 &&
      value.end_lineno === lines.length &&
      value.col_offset === from &&
      value.end_col_offset === to
    ) {
      return false;
    }
  }
  return (
    hasAnchors || lines[0]!.slice(0, from).trim() !== '' || lines[lines.length - 1]!.slice(to).trim() !== ''
  );
}

interface Anchors {
  readonly from: number;
  readonly to: number;
}

/** The operation's own part of `segment`, as offsets. */
function findAnchors(segment: string): Anchors | null {
  const head = '(\n';
  const parsed = parseExpression(`${head}${segment}\n)`);
  if (!parsed.ok) return null;
  const expression: Expr = parsed.tree.body;
  const lines = segment.split('\n');
  const offset = (line: number, column: number): number => {
    let at = column;
    for (let i = 0; i < line - 2; i++) at += lines[i]!.length + 1;
    return at;
  };
  const endOf = (node: Expr): number => offset(node.end_lineno, node.end_col_offset);
  switch (expression._type) {
    case 'BinOp': {
      const start = skip(segment, endOf(expression.left));
      const right = offset(expression.right.lineno, expression.right.col_offset);
      const isTwo = start + 1 < right && /[^\s\\#]/.test(segment[start + 1] ?? ' ');
      return { from: start, to: start + (isTwo ? 2 : 1) };
    }
    case 'Subscript':
      return { from: skip(segment, endOf(expression.value), '['), to: endOf(expression) };
    case 'Call':
      return { from: skip(segment, endOf(expression.func), '('), to: endOf(expression) };
    default:
      return null;
  }
}

/** The first character from `from` on that is no space or closing parenthesis, or the first `wanted`; no comments. */
function skip(text: string, from: number, wanted?: string): number {
  let at = from;
  while (at < text.length) {
    const char = text[at]!;
    if (char === '#' || char === '\\') {
      const newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length : newline + 1;
    } else if (wanted === undefined ? /[\s)]/.test(char) : char !== wanted) at++;
    else break;
  }
  return at;
}

/** Characters that take two columns (Unicode's East Asian Width W and F). */
function isWide(char: string): boolean {
  const code = char.codePointAt(0)!;
  return code >= 0x1100 && WIDE.some(([first, last]) => code >= first && code <= last);
}

const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
