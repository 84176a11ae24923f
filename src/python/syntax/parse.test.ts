import '../vm/every-part';
import { describe, expect, test } from 'vitest';
import { comparablePlace, placeOf, readCases, treeText } from './case-files';
import { dumpJson } from './dump-json';
import { parseExpression, parseModule } from './parse';

const files = import.meta.glob<string>('./cases/*.txt', { query: '?raw', import: 'default', eager: true });

function casesOf(pattern: RegExp) {
  return Object.entries(files)
    .map(([path, text]) => ({ name: path.slice('./cases/'.length, -'.txt'.length), cases: readCases(text) }))
    .filter(({ name }) => pattern.test(name));
}

describe('trees are those of CPython 3.13', () => {
  for (const { name, cases } of casesOf(/^(?!errors|warnings)/)) {
    test.each(cases.map((c) => [c.title, c] as const))(`${name}: %s`, (_, { source, expected }) => {
      const result = parseModule(source);
      if (!result.ok) throw new Error(`${result.diagnostic.lineno}: ${result.diagnostic.message}`);
      expect(treeText(dumpJson(result.tree, source)).trim()).toBe(expected);
    });
  }
});

describe('errors are those of CPython 3.13', () => {
  for (const { name, cases } of casesOf(/^errors/)) {
    test.each(cases.map((c) => [c.title, c] as const))(`${name}: %s`, (_, { source, expected }) => {
      const result = parseModule(source);
      if (result.ok) throw new Error('accepted');
      const { diagnostic } = result;
      const [text, place] = expected.split('\n');
      expect(`${diagnostic.errorType}: ${diagnostic.message}`).toBe(text);
      const recorded = place.split(/(?<=\d)[:-]/).map(Number);
      expect(comparablePlace(placeOf(diagnostic, source))).toBe(comparablePlace(recorded));
    });
  }
});

describe('warnings are those of CPython 3.13', () => {
  for (const { cases } of casesOf(/^warnings/)) {
    test.each(cases.map((c) => [c.title, c] as const))('%s', (_, { source, expected }) => {
      const result = parseModule(source);
      if (!result.ok) throw new Error(result.diagnostic.message);
      const lines = result.warnings.map((w) => `${w.lineno} ${w.category}: ${w.message}`);
      expect(lines.join('\n')).toBe(expected);
    });
  }
});

function tree(source: string) {
  const result = parseModule(source);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result.tree;
}

function problem(source: string) {
  const result = parseModule(source);
  if (result.ok) throw new Error('accepted');
  return result.diagnostic;
}

describe('texts as files have them', () => {
  test('line ends of Windows and old Macs mean the same as those of Unix', () => {
    const source = 'if a:\n    x = """b\nc"""\n\nd = (1,\n     2)\n';
    expect(tree(source.replaceAll('\n', '\r\n'))).toEqual(tree(source));
    expect(tree(source.replaceAll('\n', '\r'))).toEqual(tree(source));
  });

  test('a byte order mark does not count', () => {
    expect(tree('\ufeffx = 1')).toEqual(tree('x = 1'));
    expect(problem('\ufeffx = )').col_offset).toBe(4);
  });

  test('the last line needs no line end', () => {
    expect(tree('if a:\n  b')).toEqual(tree('if a:\n  b\n'));
    expect(tree('a # c')).toEqual(tree('a # c\n'));
  });

  test('an encoding line is a comment: the text has been decoded already', () => {
    expect(tree('# -*- coding: latin-1 -*-\nx')).toEqual(tree('# comment\nx'));
  });

  test('columns are UTF-16 units in trees and code points in CPython', () => {
    const { body } = tree("'😀' + é");
    expect(body[0]).toMatchObject({ end_col_offset: 8, value: { right: { col_offset: 7, id: 'é' } } });
    expect(problem("x = '😀' $").col_offset).toBe(9);
    expect(placeOf(problem("x = '😀' $"), "x = '😀' $")).toEqual([1, 9, 1, 10]);
  });

  test('null bytes and lone surrogates are refused', () => {
    expect(problem('a\0b').message).toBe('source code string cannot contain null bytes');
    const lone = problem('x = 1\ny = "\ud800"');
    expect(lone.message).toBe(
      "'utf-8' codec can't encode character '\\ud800' in position 11: surrogates not allowed",
    );
    expect(lone).toMatchObject({ lineno: 2, col_offset: 5 });
  });
});

describe('literals that data must keep apart', () => {
  const value = (source: string) => {
    const statement = tree(source).body[0];
    if (statement._type !== 'Expr' || statement.value._type !== 'Constant') throw new Error('no constant');
    return statement.value.value;
  };

  test('an int is a number while it is safe and a bigint beyond', () => {
    expect(value('9007199254740991')).toBe(9007199254740991);
    expect(value('9007199254740992')).toBe(9007199254740992n);
    expect(value('0x1F')).toBe(31);
  });

  test('a float is never taken for an int', () => {
    expect(value('1.0')).toEqual({ t: 'float', v: 1 });
    expect(value('1e999')).toEqual({ t: 'float', v: Number.POSITIVE_INFINITY });
  });

  test('an int of more than 4300 digits is refused, in hexadecimal it is not', () => {
    expect(problem('9'.repeat(4301)).message).toMatch(
      /^Exceeds the limit \(4300 digits\).*value has 4301 digits;/,
    );
    expect(value('9'.repeat(4300))).toBe(BigInt('9'.repeat(4300)));
    expect(value(`0x${'f'.repeat(5000)}`)).toBe(BigInt(`0x${'f'.repeat(5000)}`));
  });

  test('a character name outside our table is told from a wrong one', () => {
    expect(problem("'\\N{OGHAM LETTER BEITH}'").message).toContain(
      'unknown Unicode character name (only common names',
    );
  });
});

describe('nesting', () => {
  const nested = (open: string, close: string, depth: number) =>
    `${open.repeat(depth)}1${close.repeat(depth)}`;

  test('brackets may nest 199 deep', () => {
    tree(nested('(', ')', 199));
    tree(nested('f([', '])', 99));
    expect(problem(nested('(', ')', 201)).message).toBe('too many nested parentheses');
  });

  test.each(['-', 'not ', 'lambda: ', 'a if b else ', 'a ** '])(
    'a hundred thousand times %j is an error',
    (unit) => {
      expect(problem(`${unit.repeat(100_000)}1`).message).toBe('too many nested expressions or statements');
      tree(`${unit.repeat(900)}1`);
    },
  );

  test('chains need no nesting', () => {
    tree(`${'a + '.repeat(50_000)}1`);
    tree(`a${'.b()[0]'.repeat(20_000)}`);
    tree(`if a: b\n${'elif c: d\n'.repeat(20_000)}`);
  });

  test('blocks nest 99 deep', () => {
    const blocks = (depth: number) =>
      `${Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}if a:\n`).join('')}${' '.repeat(depth)}b`;
    tree(blocks(99));
    expect(problem(blocks(100))).toMatchObject({
      errorType: 'IndentationError',
      message: 'too many levels of indentation',
    });
  });

  test.each([
    ['calls', 'f(', ')'],
    ['unpacking calls', 'f(*', ')'],
    ['displays', '{[(', ')]}'],
    ['dicts', '{1: ', '}'],
    ['comprehensions', '[a for b in ', ']'],
    ['patterns', 'A(', ')'],
  ])('explaining an error deep in %s takes no exponential time', (what, open, close) => {
    const text = `${open.repeat(60)}a b${close.repeat(60)}`;
    problem(what === 'patterns' ? `match x:\n  case ${text}: pass` : text);
  });
});

describe('errors', () => {
  test('a call of a function named match does not hide a later error', () => {
    expect(problem('match(x)\ny = 1 +').message).toBe('invalid syntax');
  });

  test('an error late in a long file is found quickly', () => {
    const lines = 'def f(a, b):\n    return [a, b, {a: b}]\n'.repeat(3000);
    expect(problem(`${lines}f(a b)`)).toMatchObject({ lineno: 6001, col_offset: 2 });
    expect(problem(`class A:\n${lines.replace(/^/gm, '  ')}g(a b)`).lineno).toBe(6002);
  });
});

describe('expressions', () => {
  test('parseExpression takes one expression and line ends behind it', () => {
    const result = parseExpression('a, b\n\n');
    expect(result.ok && result.tree.body._type).toBe('Tuple');
  });

  test.each([
    ['a = 1', 'invalid syntax'],
    ['f(a b)', 'invalid syntax. Perhaps you forgot a comma?'],
    [' a', 'unexpected indent'],
    ['', 'invalid syntax'],
    ['*a', 'invalid syntax'],
    ['a; b', 'invalid syntax'],
  ])('parseExpression refuses %j', (source, message) => {
    const result = parseExpression(source);
    expect(result.ok || result.diagnostic.message).toBe(message);
  });
});
