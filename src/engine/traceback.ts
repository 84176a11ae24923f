/**
 * Tracebacks as CPython 3.13 prints them: frames with their source lines and carets, chained exceptions, groups, notes
 * (Lib/traceback.py). Library frames are left out.
 */
import { exceptionText } from '../python/vm/exception-text';
import { PyException, PyList, PyTraceback, PyTuple } from '../python/vm/objects';
import type { Machine } from '../python/vm/machine';

/** Text of a line of a file, undefined where it is not known. */
export type LineSource = (filename: string, line: number) => string | undefined;

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';

/** The whole text, with a newline at its end. */
export function formatException(vm: Machine, exception: PyException, lines: LineSource): string {
  return formatChain(vm, exception, lines, new Set());
}

function formatChain(vm: Machine, exception: PyException, lines: LineSource, seen: Set<PyException>): string {
  seen.add(exception);
  let text = '';
  if (exception.cause !== null && !seen.has(exception.cause)) {
    text += formatChain(vm, exception.cause, lines, seen) + CAUSE;
  } else if (exception.context !== null && !exception.suppressContext && !seen.has(exception.context)) {
    text += formatChain(vm, exception.context, lines, seen) + CONTEXT;
  }
  const members = groupMembers(exception);
  if (members !== null) return text + formatGroup(vm, exception, members, lines, seen, '', true);
  return text + formatOne(vm, exception, lines);
}

function formatOne(vm: Machine, exception: PyException, lines: LineSource): string {
  const frames = formatFrames(exception.traceback, lines);
  const head = frames === '' ? '' : `Traceback (most recent call last):\n${frames}`;
  return `${head}${lastLines(vm, exception)}\n`;
}

/** `ValueError: text` and the notes. */
function lastLines(vm: Machine, exception: PyException): string {
  let text = exceptionText(vm, exception);
  const notes = exception.notes ?? exception.dict?.get('__notes__');
  if (notes instanceof PyList || notes instanceof PyTuple) {
    for (const note of notes.items) text += `\n${typeof note === 'string' ? note : ''}`;
  }
  return text;
}

export function groupMembers(exception: PyException): PyException[] | null {
  const members = exception.dict?.get('exceptions') ?? exception.args[1];
  if (!exception.cls.mro.some((type) => type.name === 'BaseExceptionGroup')) return null;
  return members instanceof PyTuple || members instanceof PyList
    ? members.items.filter((item): item is PyException => item instanceof PyException)
    : null;
}

function formatGroup(
  vm: Machine,
  exception: PyException,
  members: PyException[],
  lines: LineSource,
  seen: Set<PyException>,
  indent: string,
  isOuter: boolean,
): string {
  const frames = formatFrames(exception.traceback, lines);
  const prefix = isOuter ? '  ' : `${indent}`;
  let text = '';
  const head = `Exception Group Traceback (most recent call last):\n${frames}`;
  const own = (frames === '' ? '' : head) + `${lastLines(vm, exception)}\n`;
  if (isOuter) {
    const marked = frames === '' ? own : own.replace(/^/, '+ ');
    text += indentLines(marked, '  ', frames === '' ? '  | ' : '  | ');
  } else text += own;
  void prefix;
  const shown = members.slice(0, 15);
  shown.forEach((member, index) => {
    const title = `+-${index === 0 ? '+' : '-'}--------------- ${index + 1} ----------------\n`;
    text += index === 0 ? `  ${title}` : `    ${title.replace(/^\+--/, '+-')}`;
    const inner = groupMembers(member);
    const body =
      inner === null
        ? formatChainText(vm, member, lines, seen)
        : formatGroup(vm, member, inner, lines, seen, '', false);
    text += indentLines(body, '    ', '    | ');
  });
  return `${text}    +------------------------------------\n`;
}

function formatChainText(vm: Machine, member: PyException, lines: LineSource, seen: Set<PyException>): string {
  return formatChain(vm, member, lines, seen);
}

/** Puts the bars of a group's drawing in front of its lines. */
function indentLines(text: string, plain: string, bar: string): string {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => (line.startsWith('+ ') ? `${plain}${line}` : line.startsWith('  +-') || line.startsWith('    +-') ? `${plain}${line}` : `${bar}${line}`))
    .map((line) => `${line}\n`)
    .join('');
}

interface Entry {
  readonly text: string;
  readonly key: string;
}

/** The frames, outermost first; runs of the same frame are folded after three, as CPython does. */
export function formatFrames(traceback: PyTraceback | null, lines: LineSource): string {
  const entries: Entry[] = [];
  for (let at = traceback; at !== null; at = at.next) {
    if (at.code.isLibrary) continue;
    entries.push(entryOf(at, lines));
  }
  let text = '';
  let last = '';
  let count = 0;
  const folded = (): string =>
    count > 3 ? `  [Previous line repeated ${count - 3} more time${count - 3 === 1 ? '' : 's'}]\n` : '';
  for (const entry of entries) {
    if (entry.key !== last) {
      text += folded();
      last = entry.key;
      count = 0;
    }
    count++;
    if (count <= 3) text += entry.text;
  }
  return text + folded();
}

function entryOf(at: PyTraceback, lines: LineSource): Entry {
  const { source } = at.code;
  const line = at.code.lineAt(at.lasti);
  const head = `  File "${source.filename}", line ${line}, in ${source.name}\n`;
  const text = lines(source.filename, line);
  if (text === undefined || text.trim() === '') return { text: head, key: head };
  const trimmed = text.trim();
  const indent = text.length - text.trimStart().length;
  const positions = source.positions;
  const base = at.lasti * 4;
  const endLine = positions[base + 1]!;
  const column = positions[base + 2]!;
  const endColumn = endLine === line ? positions[base + 3]! : text.trimEnd().length;
  let carets = '';
  if (positions[base] === line && column >= 0 && endColumn > column) {
    const from = column - indent;
    const to = Math.min(endColumn - indent, trimmed.length);
    if (from >= 0 && to > from && !(from === 0 && to === trimmed.length)) {
      carets = `    ${' '.repeat(from)}${underline(trimmed.slice(from, to))}\n`;
    }
  }
  return { text: `${head}    ${trimmed}\n${carets}`, key: head };
}

/** Carets under an expression; under a binary operator or a call, `~` for what is only part of it (PEP 657). */
function underline(segment: string): string {
  const anchors = findAnchors(segment);
  if (anchors === null) return '^'.repeat(segment.length);
  const [from, to] = anchors;
  return '~'.repeat(from) + '^'.repeat(to - from) + '~'.repeat(segment.length - to);
}

import { findAnchors } from './anchors';

