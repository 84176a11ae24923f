/**
 * Tracebacks as CPython 3.13 prints them: frames with source lines and carets, chained exceptions, notes, and the drawing
 * of exception groups (Lib/traceback.py). Library frames are left out.
 */
import type { Problem } from '../events/run';
import type { Diagnostic } from '../python/syntax/diagnostic';
import { BaseExceptionGroup, SyntaxErrorType } from '../python/vm/errors';
import type { Machine } from '../python/vm/machine';
import { type PyException, PyList, type PyTraceback, PyTuple, type Value } from '../python/vm/objects';
import { tryStr } from '../python/vm/repr';
import { isSubtype } from '../python/vm/types';
import { markedLines } from './anchors';
import { exceptionTexts } from './exception-texts';
import * as reports from './reports';
import { suggestionFor } from './suggestions';

/** Comprehensions that have no frame of their own in 3.13 (PEP 709): the frame around them stands where they do. */
const INLINED: ReadonlySet<string> = new Set(['<listcomp>', '<setcomp>', '<dictcomp>']);

/** Text of a line of a file, undefined where it is not known. */
export type LineSource = (filename: string, line: number) => string | undefined;

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';
const HEAD = 'Traceback (most recent call last):\n';
const MOST_GROUP_MEMBERS = 15;
const MOST_GROUP_DEPTH = 10;
/** Frames of the same place shown before they are counted. */
const MOST_REPEATS = 3;

/** The whole text, with a newline at its end. */
export function formatException(vm: Machine, exception: PyException, lines: LineSource): string {
  const printer = new Printer(vm, lines);
  printer.chain(exception);
  return printer.text;
}

/** An exception that reaches nobody, as CPython prints it: without what led to it, carets, notes and suggestions. */
export function formatIgnored(vm: Machine, exception: PyException, where: string, lines: LineSource): string {
  const frames = formatFrames(exception.traceback, lines, false);
  return `Exception ignored ${where}\n${frames === '' ? '' : HEAD + frames}${className(exception)}: ${ownText(vm, exception)}\n`;
}

class Printer {
  text = '';
  private depth = 0;
  private needsClose = false;
  private readonly seen = new Set<PyException>();
  private readonly vm: Machine;
  private readonly lines: LineSource;
  constructor(vm: Machine, lines: LineSource) {
    this.vm = vm;
    this.lines = lines;
  }

  /** The exception after those that led to it. */
  chain(exception: PyException): void {
    this.seen.add(exception);
    const { cause, context } = exception;
    if (cause !== null && !this.seen.has(cause)) {
      this.chain(cause);
      this.emit(CAUSE);
    } else if (cause === null && context !== null && !exception.suppressContext && !this.seen.has(context)) {
      this.chain(context);
      this.emit(CONTEXT);
    }
    const members = groupMembers(exception);
    const frames = formatFrames(exception.traceback, this.lines);
    if (members === null) {
      if (frames !== '') this.emit(HEAD + frames);
      this.emit(lastLines(this.vm, exception));
    } else if (this.depth > MOST_GROUP_DEPTH) this.emit(`... (max_group_depth is ${MOST_GROUP_DEPTH})\n`);
    else this.group(exception, members, frames);
  }

  private group(exception: PyException, members: readonly PyException[], frames: string): void {
    const isTop = this.depth === 0;
    if (isTop) this.depth++;
    if (frames !== '') {
      this.emit(`Exception Group ${HEAD}`, isTop ? '+' : '|');
      this.emit(frames);
    }
    this.emit(lastLines(this.vm, exception));
    const shown = Math.min(members.length, MOST_GROUP_MEMBERS + 1);
    this.needsClose = false;
    for (let i = 0; i < shown; i++) {
      const isLast = i === shown - 1;
      const isRest = i >= MOST_GROUP_MEMBERS;
      if (isLast) this.needsClose = true;
      const title = isRest ? '...' : String(i + 1);
      this.text += `${this.indent}${i === 0 ? '+-' : '  '}+---------------- ${title} ----------------\n`;
      this.depth++;
      if (isRest) {
        const rest = members.length - MOST_GROUP_MEMBERS;
        this.emit(`and ${rest} more exception${rest === 1 ? '' : 's'}\n`);
      } else this.chain(members[i]!);
      if (isLast && this.needsClose) {
        this.text += `${this.indent}+------------------------------------\n`;
        this.needsClose = false;
      }
      this.depth--;
    }
    if (isTop) this.depth = 0;
  }

  private get indent(): string {
    return ' '.repeat(2 * this.depth);
  }

  private emit(text: string, margin = '|'): void {
    const prefix = this.depth === 0 ? '' : `${this.indent}${margin} `;
    for (const line of text.split(/(?<=\n)/)) this.text += prefix + line;
  }
}

/** The members of an exception group, null for other exceptions. */
export function groupMembers(exception: PyException): readonly PyException[] | null {
  if (!isSubtype(exception.cls, BaseExceptionGroup)) return null;
  const members = exception.args[1];
  return members instanceof PyTuple || members instanceof PyList ? (members.items as PyException[]) : [];
}

function className({ cls }: PyException): string {
  const isPlain = cls.module === 'builtins' || cls.module === '__main__';
  return isPlain ? cls.qualname : `${cls.module}.${cls.qualname}`;
}

/** `str(exception)`, which may have been asked for before (exception-texts.ts). */
function ownText(vm: Machine, exception: PyException): string {
  return exceptionTexts.get(exception) ?? tryStr(vm, exception) ?? '<exception str() failed>';
}

/** `ValueError: text` and the notes, each with its newline. */
function lastLines(vm: Machine, exception: PyException): string {
  const { cls } = exception;
  const name = className(exception);
  if (isSubtype(cls, SyntaxErrorType) && exception.fields?.get('msg') !== undefined) {
    return syntaxErrorLines(vm, exception, name);
  }
  const whole = ownText(vm, exception) + suggestionFor(vm, exception);
  let text = whole === '' ? `${name}\n` : `${name}: ${whole}\n`;
  for (const note of exception.notes?.items ?? []) text += `${tryStr(vm, note) ?? ''}\n`;
  return text;
}

/** A SyntaxError shows the place it is about (traceback.TracebackException). */
function syntaxErrorLines(vm: Machine, exception: PyException, name: string): string {
  const field = (key: string): Value => exception.fields?.get(key) ?? null;
  const [filename, line, endLine] = [field('filename'), field('lineno'), field('end_lineno')];
  let lines = '';
  let suffix = '';
  if (line !== null)
    lines += `  File "${typeof filename === 'string' ? filename : '<string>'}", line ${line}\n`;
  else if (typeof filename === 'string') suffix = ` (${filename})`;
  const text = field('text');
  if (typeof text === 'string' && line !== null) {
    const shown = text.replace(/\n+$/, '');
    const trimmed = shown.replace(/^[ \n\f]+/, '');
    const indent = shown.length - trimmed.length;
    lines += `    ${trimmed}\n`;
    let offset = field('offset');
    let end = line === endLine ? field('end_offset') : shown.length + 1;
    if (typeof offset === 'number') {
      if (typeof end !== 'number' || end === 0) end = offset;
      if (offset > text.length) offset = text.length + 1;
      if (end <= offset) end = offset + 1;
      const column = offset - 1 - indent;
      if (column >= 0) {
        const before = trimmed.slice(0, column).replace(/\S/g, ' ');
        lines += `    ${before.padEnd(column)}${'^'.repeat(end - offset)}\n`;
      }
    }
  }
  const message = tryStr(vm, field('msg')) ?? '';
  lines += `${name}: ${message === '' ? '<no detail available>' : message}${suffix}\n`;
  for (const note of exception.notes?.items ?? []) lines += `${tryStr(vm, note) ?? ''}\n`;
  return lines;
}

/** The frames, outermost first; the same place over and over is counted. */
export function formatFrames(traceback: PyTraceback | null, lines: LineSource, hasCarets = true): string {
  let text = '';
  let last = '';
  let count = 0;
  const folded = (): string => {
    const more = count - MOST_REPEATS;
    return more > 0 ? `  [Previous line repeated ${more} more time${more === 1 ? '' : 's'}]\n` : '';
  };
  for (let at = traceback; at !== null; at = at.next) {
    if (at.code.isLibrary) continue;
    const { source } = at.code;
    while (at.next !== null && INLINED.has(at.next.code.name)) at = at.next;
    const place = at;
    const line = place.code.lineAt(place.lasti);
    const head = `  File "${source.filename}", line ${line}, in ${source.name}\n`;
    if (head !== last) {
      text += folded();
      last = head;
      count = 0;
    }
    count++;
    if (count <= MOST_REPEATS) text += head + sourceLines(place, line, lines, hasCarets);
  }
  return text + folded();
}

/** The lines that the failing instruction spans, with carets where they tell something. */
function sourceLines(at: PyTraceback, line: number, lines: LineSource, hasCarets: boolean): string {
  const { filename, positions } = at.code.source;
  const first = lines(filename, line);
  if (first === undefined || first.trim() === '') return '';
  const [start, end, column, endColumn] = positions.subarray(at.lasti * 4, at.lasti * 4 + 4);
  if (!hasCarets || start !== line || column! < 0) return `    ${first.trim()}\n`;
  const texts = [first];
  for (let number = line + 1; number <= end!; number++) texts.push(lines(filename, number) ?? '');
  const indentOf = (text: string): number => text.length - text.trimStart().length;
  const common = Math.min(...texts.filter((text) => text.trim() !== '').map(indentOf));
  const dedented = texts.map((text) => text.slice(common).trimEnd());
  const marked = markedLines(
    dedented,
    Math.max(0, column! - common),
    Math.min(Math.max(0, endColumn! - common), dedented[dedented.length - 1]!.length),
  );
  const indent = Math.min(...marked.filter((text) => text.trim() !== '').map(indentOf));
  return marked.map((text) => `    ${text.slice(indent)}\n`).join('');
}

/** What CPython prints for a program that does not compile. */
export function formatSyntaxError(diagnostic: Diagnostic, filename: string, source: string): string {
  const line = source.split('\n')[diagnostic.lineno - 1];
  let text = `  File "${filename}", line ${diagnostic.lineno}\n`;
  if (line !== undefined && line.trim() !== '') {
    const trimmed = line.trimEnd().replace(/^[ \f]+/, '');
    const indent = line.trimEnd().length - trimmed.length;
    text += `    ${trimmed}\n`;
    const from = Math.max(0, diagnostic.col_offset - indent);
    const isOneLine = diagnostic.end_lineno === diagnostic.lineno;
    const to = Math.max(from + 1, isOneLine ? diagnostic.end_col_offset - indent : trimmed.length);
    if (diagnostic.col_offset >= 0) text += `    ${' '.repeat(from)}${'^'.repeat(to - from)}\n`;
  }
  return `${text}${diagnostic.errorType}: ${diagnostic.message}\n`;
}

/** A warning of the compiler as CPython's `warnings` module shows it. */
export function formatWarning(warning: Problem, filename: string, source: string): string {
  const line = source.split('\n')[warning.line - 1]?.trim() ?? '';
  return `${filename}:${warning.line}: ${warning.title}: ${warning.message}\n${line === '' ? '' : `  ${line}\n`}`;
}

reports.formatException.plug(formatException);
reports.formatSyntaxError.plug(formatSyntaxError);
reports.formatWarning.plug(formatWarning);
reports.formatIgnored.plug(formatIgnored);
