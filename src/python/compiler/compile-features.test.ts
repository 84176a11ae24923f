import '../vm/every-part';
import { describe, expect, it } from 'vitest';
import { parseExpression, parseModule } from '../syntax/parse';
import { CO_COROUTINE, CO_NOFREE, type CodeObject } from './code-object';
import { type CompileOptions, type CompileResult, compileModule } from './compile';
import { disInstructions, findLineStarts } from './dis';
import { problemsOf } from './verify-code';

function compileSource(source: string, options: Partial<CompileOptions> = {}): CompileResult {
  const parsed = parseModule(source);
  if (!parsed.ok) throw new Error(`does not parse: ${parsed.diagnostic.message}`);
  return compileModule(parsed.tree, { filename: 'case.py', ...options });
}

function compileOk(source: string, options: Partial<CompileOptions> = {}): CodeObject {
  const result = compileSource(source, options);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result.code;
}

function opnames(code: CodeObject): string[] {
  return disInstructions(code).map((row) => row.opname);
}

function inner(code: CodeObject, name: string): CodeObject {
  for (const constant of code.consts) {
    if (typeof constant === 'object' && constant?.t === 'code' && constant.name === name) return constant;
  }
  throw new Error(`no code object ${name}`);
}

describe('What 3.10 has no instructions for', () => {
  it.each([
    ['except*', 'try: a\nexcept* (B, C) as e: d(e)\nexcept* E: raise\nelse: f\nfinally: g\n'],
    ['except* in a loop', 'for x in y:\n  try: a\n  except* B:\n    for z in w: break\n    continue_ = 1\n'],
    [
      'return in finally around except*',
      'def f():\n  try:\n    try: a\n    except* B: c\n  finally: return d\n',
    ],
    ['a generic function', 'def f[T: int, *Ts = *x, **P = [int]](a: T, b=1, *c: *Ts, d=2) -> P: return T\n'],
    [
      'a generic class',
      'class C[T: (int, str)](B, k=1):\n  x: T\n  def m[U](self, z: U = 3) -> T: return super()\n',
    ],
    [
      'a generic alias in a class',
      'class C:\n  x = 1\n  type A = x\n  type B[V: x] = (V, y, [x for x in V])\n',
    ],
    ['a generic coroutine with decorators', '@a\n@b\nasync def f[T](x: T = c, *, y=d): await x\n'],
  ])('%s keeps the stack in order', (_title, source) => {
    expect(problemsOf(compileOk(source))).toEqual([]);
  });

  it('except* splits the group once for each handler', () => {
    const names = opnames(compileOk('try: a\nexcept* B: c\nexcept* D: e\n'));
    expect(names.filter((name) => name === 'CHECK_EG_MATCH')).toHaveLength(2);
    expect(names.filter((name) => name === 'PREP_EXCEPT_STAR')).toHaveLength(1);
    expect(names.filter((name) => name === 'PREP_RERAISE_STAR')).toHaveLength(1);
  });

  it('names in an annotation scope of a class are looked up in the class first', () => {
    const classCode = inner(compileOk('def f(z):\n  class C:\n    x = 1\n    type A = (x, y, z)\n'), 'f');
    const alias = inner(inner(classCode, 'C'), 'A');
    expect(disInstructions(alias).map((row) => `${row.opname} ${row.argrepr}`.trim())).toEqual([
      'LOAD_DEREF __classdict__',
      'LOAD_FROM_DICT_OR_GLOBALS x',
      'LOAD_DEREF __classdict__',
      'LOAD_FROM_DICT_OR_GLOBALS y',
      'LOAD_DEREF __classdict__',
      'LOAD_FROM_DICT_OR_DEREF z',
      'BUILD_TUPLE',
      'RETURN_VALUE',
    ]);
  });

  it('the scope of type parameters does not show in qualified names', () => {
    const generic = inner(compileOk('class C:\n  def f[T](self):\n    def g(): pass\n'), 'C');
    const method = inner(inner(generic, '<generic parameters of f>'), 'f');
    expect(method.qualname).toBe('C.f');
    expect(inner(method, 'g').qualname).toBe('C.f.<locals>.g');
  });
});

describe('A notebook cell', () => {
  const cell = { topLevelAwait: true, lastExpression: true };

  it('is a coroutine if it awaits', () => {
    const code = compileOk('await a\nasync with b: pass\n', cell);
    expect(code.flags & CO_COROUTINE).toBe(CO_COROUTINE);
    expect(opnames(code)[0]).toBe('GEN_START');
    expect(problemsOf(code)).toEqual([]);
  });

  it('is a coroutine if it has only an asynchronous loop or comprehension', () => {
    for (const source of ['async for a in b: pass\n', 'async with a: pass\n', '[a async for a in b]\n']) {
      const code = compileOk(source, cell);
      expect(code.flags & CO_COROUTINE).toBe(CO_COROUTINE);
      expect(problemsOf(code)).toEqual([]);
    }
  });

  it('is plain code if it does not await', () => {
    expect(compileOk('def f(): pass\n', cell).flags).toBe(CO_NOFREE);
  });

  it('returns the value of its last expression', () => {
    const code = compileOk('x = 1\nx + 1\n', cell);
    expect(opnames(code).slice(-4)).toEqual(['LOAD_NAME', 'LOAD_CONST', 'BINARY_ADD', 'RETURN_VALUE']);
    expect(code.consts).toEqual([1]);
  });

  it('returns a string that stands alone, which is no docstring then', () => {
    expect(opnames(compileOk("'text'\n", cell))).toEqual(['LOAD_CONST', 'RETURN_VALUE']);
  });

  it('returns None if it ends with a statement', () => {
    const code = compileOk('x\ny = 1\n', cell);
    expect(code.consts).toEqual([1, null]);
  });
});

describe('Other kinds of source', () => {
  it('an expression gives its value', () => {
    const parsed = parseExpression('a + [b for b in c]');
    if (!parsed.ok) throw new Error(parsed.diagnostic.message);
    const result = compileModule(parsed.tree, { filename: 'case.py', mode: 'eval' });
    if (!result.ok) throw new Error(result.diagnostic.message);
    expect(opnames(result.code).slice(-2)).toEqual(['BINARY_ADD', 'RETURN_VALUE']);
    expect(problemsOf(result.code)).toEqual([]);
  });

  it('an interactive statement prints the values of expressions', () => {
    const code = compileOk('a\nif b: c\ndef f(): d\n', { mode: 'single' });
    expect(opnames(code).filter((name) => name === 'PRINT_EXPR')).toHaveLength(2);
    expect(opnames(inner(code, 'f'))).not.toContain('PRINT_EXPR');
  });
});

describe('Deep and long input', () => {
  it.each([
    ['a sum of 50,000 terms', `x = ${'a + '.repeat(50_000)}a\n`],
    ['5,000 elifs', `if a: b\n${'elif a: b\n'.repeat(5_000)}`],
    ['a chain of 300 calls', `a${'.b(c)'.repeat(300)}\n`],
    ['90 lambdas in each other', `${'lambda: '.repeat(90)}0\n`],
    ['a comparison of 5,000 values', `${'a < '.repeat(5_000)}a\n`],
  ])('%s compiles', (_title, source) => {
    expect(compileSource(source).ok).toBe(true);
  });

  it('nesting without end is refused with its place', () => {
    const result = compileSource(`x = 1\na${'.b()'.repeat(20_000)}\n`);
    expect(result).toMatchObject({
      ok: false,
      diagnostic: { message: 'too many nested expressions or statements', lineno: 2 },
    });
  });
});

describe('Long code', () => {
  const code = compileOk(`for x in y:\n${'    a.b.c(x)\n'.repeat(20_000)}`);

  it('has the EXTENDED_ARG words that CPython puts in front of long arguments', () => {
    const [, , third, fourth] = disInstructions(code);
    expect([third.opname, fourth.opname]).toEqual(['EXTENDED_ARG', 'EXTENDED_ARG']);
    expect(code.code[4] >>> 8).toBeGreaterThan(0xffff);
  });

  it('keeps every jump on target', () => {
    expect(problemsOf(code)).toEqual([]);
  });

  it('begins a line at each statement, and at the implicit return', () => {
    expect(findLineStarts(code)).toHaveLength(20_002);
  });
});
