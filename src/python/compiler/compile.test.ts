import '../vm/every-part';
import { describe, expect, it } from 'vitest';
import { parseModule } from '../syntax/parse';
import classes from './cases/classes.txt?raw';
import comprehensions from './cases/comprehensions.txt?raw';
import docstrings from './cases/docstrings.txt?raw';
import errors from './cases/errors.txt?raw';
import expressions from './cases/expressions.txt?raw';
import functions from './cases/functions.txt?raw';
import match from './cases/match.txt?raw';
import positions from './cases/positions.txt?raw';
import statements from './cases/statements.txt?raw';
import tryWith from './cases/try-with.txt?raw';
import warnings from './cases/warnings.txt?raw';
import type { CodeObject } from './code-object';
import { type CompileResult, compileModule } from './compile';
import { dis } from './dis';
import { opname } from './opcodes';
import { pyRepr } from './repr';

interface Case {
  readonly title: string;
  readonly source: string;
  readonly expected: string;
}

function readCases(text: string): Case[] {
  return text
    .split(/^--- /m)
    .slice(1)
    .map((part) => {
      const [title] = part.split('\n', 1);
      const [source, expected] = part.slice(title.length + 1).split(/^==>\n/m);
      return { title, source, expected };
    });
}

function compileSource(source: string): CompileResult {
  const parsed = parseModule(source);
  if (!parsed.ok) throw new Error(`does not parse: ${parsed.diagnostic.message}`);
  return compileModule(parsed.tree, { filename: 'case.py' });
}

function compileOk(source: string): CodeObject {
  const result = compileSource(source);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result.code;
}

describe.each([
  ['expressions', expressions],
  ['statements', statements],
  ['functions', functions],
  ['classes', classes],
  ['comprehensions', comprehensions],
  ['try and with', tryWith],
  ['match', match],
])('The listing of %s is that of CPython 3.10', (_subject, text) => {
  it.each(readCases(text))('for $title', ({ source, expected }) => {
    expect(`${dis(compileOk(source))}\n`).toBe(expected);
  });
});

describe('Docstrings lose their indentation as in CPython 3.13', () => {
  it.each(readCases(docstrings))('$title', ({ source, expected }) => {
    expect(`${pyRepr(compileOk(source).consts[0])}\n`).toBe(expected);
  });
});

describe('Errors have the text and place CPython 3.13 gives', () => {
  it.each(readCases(errors))('$title', ({ source, expected }) => {
    const result = compileSource(source);
    if (result.ok) {
      expect('accepted\n').toBe(expected);
      return;
    }
    const { errorType, message, lineno, col_offset, end_lineno, end_col_offset } = result.diagnostic;
    const place = `${lineno}:${col_offset + 1}-${end_lineno}:${end_col_offset + 1}`;
    expect(`${errorType}: ${message}\n${place}\n`).toBe(expected);
  });
});

describe('Warnings are those of CPython 3.13', () => {
  it.each(readCases(warnings))('for $title', ({ source, expected }) => {
    const result = compileSource(source);
    if (!result.ok) throw new Error(result.diagnostic.message);
    const lines = result.warnings.map(
      ({ lineno, category, message }) => `${lineno} ${category}: ${message}\n`,
    );
    expect(lines.join('')).toBe(expected);
  });
});

/** The kinds of instruction that cases/record.py knows, by our names. */
function kindOf(name: string): string | undefined {
  if (/^CALL_(FUNCTION|METHOD)/.test(name)) return 'call';
  if (/^(BINARY|INPLACE)_(?!SUBSCR)/.test(name)) return 'binary operation';
  const kinds: Record<string, string> = {
    LOAD_ATTR: 'attribute',
    LOAD_METHOD: 'attribute',
    STORE_ATTR: 'store attribute',
    COMPARE_OP: 'comparison',
    CONTAINS_OP: 'comparison',
    BINARY_SUBSCR: 'subscript',
    STORE_SUBSCR: 'store subscript',
    LOAD_NAME: 'name',
    LOAD_GLOBAL: 'name',
    GET_ITER: 'iter',
    FOR_ITER: 'next',
    RAISE_VARARGS: 'raise',
    SETUP_WITH: 'with',
    BEFORE_ASYNC_WITH: 'async with',
    GET_AWAITABLE: 'await',
    FORMAT_VALUE: 'format',
    IMPORT_NAME: 'import',
    IMPORT_FROM: 'import from',
    UNPACK_SEQUENCE: 'unpack',
    UNPACK_EX: 'unpack',
    UNARY_NEGATIVE: 'unary operation',
  };
  return kinds[name];
}

function collectPositions(code: CodeObject, found: Set<string>): void {
  code.code.forEach((word, i) => {
    const kind = kindOf(opname[word & 0xff]);
    const [line, endLine, column, endColumn] = code.positions.slice(4 * i, 4 * i + 4);
    if (kind !== undefined) found.add(`${line}:${column}-${endLine}:${endColumn} ${kind}`);
  });
  for (const constant of code.consts) {
    if (typeof constant === 'object' && constant?.t === 'code') collectPositions(constant, found);
  }
}

describe('Instructions that can raise stand where CPython 3.13 has them', () => {
  it.each(readCases(positions))('in $title', ({ source, expected }) => {
    const found = new Set<string>();
    collectPositions(compileOk(source), found);
    for (const line of expected.trimEnd().split('\n')) expect(found).toContain(line);
  });
});
