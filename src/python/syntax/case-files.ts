/** The case files: `--- title`, source, `==>`, what CPython gives (`cases/record.py` writes it). */
import type { Diagnostic } from './diagnostic';
import type { Json } from './dump-json';

export interface Case {
  readonly title: string;
  readonly source: string;
  readonly expected: string;
}

export function readCases(text: string): Case[] {
  return text
    .split(/^--- /m)
    .slice(1)
    .map((part) => {
      const [title] = part.split('\n', 1);
      const rest = part.slice(title.length + 1);
      const at = rest.indexOf('\n==>\n');
      return { title, source: `${rest.slice(0, at)}\n`, expected: rest.slice(at + 5).trim() };
    });
}

const POSITION = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'];

function isScalar(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (!Array.isArray(value)) return !('_type' in value);
  return value.length > 0 && value.every((item) => typeof item === 'string');
}

/** A tree as the case files show it: one line for each node with its plain fields, the nodes in its fields below. */
export function treeText(node: Json, label = '', indent = ''): string {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return `${indent}${label}null\n`;
  let line = `${indent}${label}${node._type}`;
  if ('lineno' in node) {
    line += ` ${node.lineno}:${node.col_offset}-${node.end_lineno}:${node.end_col_offset}`;
  }
  let below = '';
  const isConstant = node._type === 'Constant' || node._type === 'MatchSingleton';
  for (const [field, value] of Object.entries(node)) {
    if (field === '_type' || POSITION.includes(field)) continue;
    if ((isConstant && field === 'value') || (value !== null && isScalar(value))) {
      line += ` ${field}=${JSON.stringify(value)}`;
    } else if (value !== null) {
      for (const child of Array.isArray(value) ? value : [value]) {
        below += treeText(child, `${field}: `, `${indent}  `);
      }
    }
  }
  return `${line}\n${below}`;
}

/** Line and offset of both ends as CPython gives them: lines and code points from 1. */
export type Place = [lineno: number, offset: number, endLineno: number, endOffset: number];

/** Where a diagnostic of `source` stands in CPython's counting. */
export function placeOf(diagnostic: Diagnostic, source: string): Place {
  const lines = source.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const offset = (line: number, column: number) => {
    const text = lines[line - 1] ?? '';
    return [...text.slice(0, column)].length + Math.max(column - text.length, 0) + 1;
  };
  const { lineno, col_offset, end_lineno, end_col_offset } = diagnostic;
  return [lineno, offset(lineno, col_offset), end_lineno, offset(end_lineno, end_col_offset)];
}

/**
 * CPython's place as ours can be compared with it. Where it has no end (offset 0, -1 or none) the error is a point;
 * an offset of 0 is the line's start; the end of an error over several lines is measured in the text of its first
 * line there, so that only its line means something.
 */
export function comparablePlace([lineno, offset, endLineno, endOffset]: (number | null)[]): string {
  const start = Math.max(offset ?? 1, 1);
  const line = lineno ?? 1;
  const endLine = endLineno ?? line;
  if (endLine !== line) return `${line}:${start}-${endLine}`;
  return `${line}:${start}-${endLine}:${Math.max(endOffset ?? 0, start)}`;
}
