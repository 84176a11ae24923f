/** `interleave explain`: one program through every stage of the house, as text. */

import { LogIndex } from '../derive/log-index';
import { logRows, logText } from '../derive/log-text';
import { type Cell, splitCells } from '../engine/cells';
import { exitCodeOf } from '../engine/endings';
import { compileProgram } from '../engine/program';
import { Run } from '../engine/run';
import { formatSyntaxError } from '../engine/traceback';
import type { RunOptions } from '../events/run';
import { dis } from '../python/compiler/dis';
import { dumpTree } from '../python/compiler/dump-tree';
import { parseModule } from '../python/syntax/parse';
import { tokenRows } from '../python/syntax/token-rows';

export const SECTIONS = ['tokens', 'tree', 'code', 'log'] as const;
export type Section = (typeof SECTIONS)[number];

export interface ExplainOptions {
  readonly sections: readonly Section[];
  /** Rows of the log that are printed. */
  readonly rows: number;
  readonly run: RunOptions;
}

export interface Explanation {
  readonly text: string;
  readonly exitCode: number;
  /** For standard error, '' if the program came to its end. */
  readonly error: string;
}

/** What each section shows and how to read it; printed above it. */
const INTRODUCTIONS: Readonly<Record<Section, readonly string[]>> = {
  tokens: [
    'The text, cut into words (python/syntax/tokenizer.ts). Columns: from line,column to line,column; the name that',
    'CPython gives to the kind; the characters. INDENT and DEDENT are what blanks at the start of a line mean to Python;',
    'comments and blank lines mean nothing and leave no token.',
  ],
  tree: [
    "What the words say: the tree of CPython's ast module (python/syntax), statement by statement, as ast.dump shows it.",
    'Everything after this reads the tree, never the text again.',
  ],
  code: [
    "The instructions that the machine runs (python/compiler), in the format of CPython 3.10's dis. Columns: line, where",
    'in the code (jumps go to such a place, marked >>), instruction, its argument and what it stands for. await and yield',
    'from end in YIELD_FROM: only there can a coroutine be suspended.',
  ],
  log: [
    'What happened when it ran (log, derive): everything the page draws comes from here. Columns: virtual time in',
    "microseconds, whose doing, kind of event, particulars. A handle is an entry of the loop's ready queue, a future is",
    'what somebody waits on; "line" is somebody about to run a line.',
  ],
};

/** Explains a program. Sections that cannot be made, because the program is no Python, say so in their place. */
export function explain(source: string, options: ExplainOptions): Explanation {
  const parts: string[] = [];
  const program = compileProgram(source, options.run.filename, options.run.script);
  const failure = program.ok ? '' : formatSyntaxError(program.diagnostic, program.filename, program.text);
  let exitCode = program.ok ? 0 : exitCodeOf('syntax-error');
  let error = failure;
  const cells = options.run.script ? null : splitCells(source);
  for (const section of options.sections) {
    parts.push(heading(section));
    if (section === 'tokens') parts.push(eachCell(cells, source, tokensText));
    else if (section === 'tree') parts.push(eachCell(cells, source, treeText));
    else if (!program.ok) parts.push('There is none: the compiler refused the program.');
    else if (section === 'code') {
      for (const cell of program.cells) {
        if (cell.number > 0) parts.push(`# %% cell ${cell.number}`);
        parts.push(dis(cell.code).trimEnd());
      }
    } else {
      const run = runToEnd(source, options.run);
      parts.push(logSection(source, run, options.rows));
      exitCode = run.end!.exitCode;
      const { message, reason } = run.end!;
      if (exitCode >= 70 && message !== '')
        error = `interleave: ${reason === 'bug' ? message : message.split('\n')[0]}\n`;
    }
    parts.push('');
  }
  return { text: parts.join('\n'), exitCode, error };
}

function heading(section: Section): string {
  const title = `== ${section} `;
  return [title.padEnd(100, '='), ...INTRODUCTIONS[section], ''].join('\n');
}

function eachCell(cells: readonly Cell[] | null, source: string, print: (text: string) => string): string {
  if (cells === null) return print(source);
  return cells.map(({ number, text }) => `# %% cell ${number}\n${print(text)}`).join('\n\n');
}

function tokensText(source: string): string {
  const { rows, error } = tokenRows(source);
  const places = rows.map(
    ({ line, column, endLine, endColumn }) => `${line},${column}-${endLine},${endColumn}:`,
  );
  const placeWidth = Math.max(0, ...places.map(({ length }) => length));
  const nameWidth = Math.max(0, ...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, text }, i) =>
    `${places[i]!.padEnd(placeWidth)}  ${name.padEnd(nameWidth)}  ${shown(text)}`.trimEnd(),
  );
  if (error !== null) lines.push(`Here it ends: ${error.errorType}: ${error.message} (line ${error.lineno})`);
  return lines.join('\n');
}

/** A token's characters, quoted where they would not be seen. */
function shown(text: string): string {
  return /^\S+( \S+)*$/.test(text) ? text : text === '' ? '' : JSON.stringify(text);
}

function treeText(source: string): string {
  const parsed = parseModule(source);
  if (!parsed.ok) {
    const { errorType, message, lineno } = parsed.diagnostic;
    return `There is none: ${errorType}: ${message} (line ${lineno})`;
  }
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  return parsed.tree.body
    .map(
      (statement) =>
        `# line ${statement.lineno}: ${lines[statement.lineno - 1]!.trim()}\n${dumpTree(statement)}`,
    )
    .join('\n\n');
}

const SLICE = 1_000_000;

function runToEnd(source: string, options: RunOptions): Run {
  const run = new Run(source, options);
  while (run.end === null) run.step(SLICE);
  run.takeChunk();
  return run;
}

function logSection(source: string, run: Run, most: number): string {
  const { rows, count } = logRows(new LogIndex(run.log, { source }), most);
  const rest = count - rows.length;
  const more = rest > 0 ? `\n... ${rest.toLocaleString('en-US')} more: --rows ${count} prints all` : '';
  return `${logText(rows)}${more}`;
}
