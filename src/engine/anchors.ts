/**
 * Carets under a source line (PEP 657): which part of the marked expression is the operation itself (its operator,
 * brackets or parentheses), so that the operands get `~` and the operation `^` (Lib/traceback.py of 3.13).
 */
import type { Expr } from '../python/syntax/ast';
import { parseExpression, parseModule } from '../python/syntax/parse';

/** The line of carets for columns `from` to `to` of `line` (stripped of indentation), or null where CPython shows none. */
export function caretLine(line: string, from: number, to: number): string | null {
  const segment = line.slice(from, to);
  const anchors = findAnchors(segment);
  if (!shouldShow(line, from, to, anchors !== null)) return null;
  const marks =
    anchors === null
      ? '^'.repeat(segment.length)
      : '~'.repeat(anchors.from) +
        '^'.repeat(anchors.to - anchors.from) +
        '~'.repeat(segment.length - anchors.to);
  return ' '.repeat(from) + marks;
}

/** A whole line is not marked: it says nothing that the line does not. */
function shouldShow(line: string, from: number, to: number, hasAnchors: boolean): boolean {
  const parsed = parseModule(line);
  if (parsed.ok && parsed.tree.body.length === 1) {
    const statement = parsed.tree.body[0]!;
    const value =
      statement._type === 'Return' &&
      statement.value?._type === 'Call' &&
      statement.value.func._type === 'Name'
        ? statement.value
        : (statement._type === 'Expr' || statement._type === 'Assign') && statement.value._type === 'Call'
          ? statement.value
          : null;
    if (value !== null && value.col_offset === from && value.end_col_offset === to) return false;
  }
  return hasAnchors || line.slice(0, from).trim() !== '' || line.slice(to).trim() !== '';
}

interface Anchors {
  readonly from: number;
  readonly to: number;
}

function findAnchors(segment: string): Anchors | null {
  const parsed = parseExpression(segment);
  if (!parsed.ok) return null;
  const expression: Expr = parsed.tree.body;
  switch (expression._type) {
    case 'BinOp': {
      const start = skip(segment, expression.left.end_col_offset, expression.right.col_offset);
      const two = /^(\*\*|\/\/|<<|>>)/.test(segment.slice(start));
      return { from: start, to: start + (two ? 2 : 1) };
    }
    case 'Subscript': {
      const open = skip(segment, expression.value.end_col_offset, segment.length, '[');
      return { from: open, to: segment.length };
    }
    case 'Call': {
      const open = skip(segment, expression.func.end_col_offset, segment.length, '(');
      return { from: open, to: segment.length };
    }
    default:
      return null;
  }
}

/** The first character from `from` on that is no space or closing parenthesis, or the first `wanted`. */
function skip(text: string, from: number, end: number, wanted?: string): number {
  let at = from;
  while (at < end && (wanted === undefined ? /[\s)\\]/.test(text[at]!) : text[at] !== wanted)) at++;
  return at;
}
