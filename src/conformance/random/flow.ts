/** Random bodies of functions: control flow, exceptions, context managers, yields and awaits, each step printing a mark. */
import { indent, type Random } from './rng';

export type FlowKind = 'plain' | 'generator' | 'coroutine' | 'async generator';

const ERRORS = [
  'ValueError',
  'KeyError',
  'TypeError',
  'IndexError',
  'ZeroDivisionError',
  'LookupError',
  'StopIteration',
  'RuntimeError',
  'Boom',
  'GeneratorExit',
];
const CAUGHT = [
  'ValueError',
  'KeyError',
  '(TypeError, ValueError)',
  'LookupError',
  'Exception',
  'ArithmeticError',
  'Boom',
  'BaseException',
  'StopIteration',
  'RuntimeError',
];

/** What the bodies use: a manager that says what it sees, an exception of the program's own, and how results are shown. */
export const FLOW_PRELUDE = `import types
class Boom(Exception):
    def __str__(self): return 'boom' + repr(self.args)
class CM:
    def __init__(self, name, swallow=False, bad=False): self.name, self.swallow, self.bad = name, swallow, bad
    def __enter__(self): print('enter', self.name); return self.name
    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind and kind.__name__)
        if self.bad: raise Boom(self.name)
        return self.swallow
    async def __aenter__(self): print('aenter', self.name); return self.name
    async def __aexit__(self, kind, value, tb):
        await sw('aexit ' + str(self.name))
        return self.__exit__(kind, value, tb)
@types.coroutine
def sw(value):
    return (yield value)
def chain(e, depth=0):
    if e is None or depth > 6: return 'None'
    return f'{type(e).__name__}{e.args!r}<{chain(e.__cause__, depth + 1)}|{chain(e.__context__, depth + 1)}|{e.__suppress_context__}>'
def show(f, *args):
    try: r = f(*args)
    except BaseException as e: print('!!', chain(e))
    else: print('->', repr(r))
`;

export class Flow {
  private readonly r: Random;
  private marks = 0;
  private loops = 0;
  private handlers = 0;
  private budget: number;
  private readonly kind: FlowKind;
  /** Statements that may appear besides, given by the caller. */
  constructor(r: Random, kind: FlowKind, budget = 22) {
    this.r = r;
    this.kind = kind;
    this.budget = budget;
  }

  /** The lines of one body. */
  body(depth = 3): string[] {
    const lines: string[] = ['n = 0'];
    lines.push(...this.block(depth));
    if (this.kind !== 'plain' && this.r.chance(0.7)) lines.push(`${this.suspend()}`);
    lines.push(
      this.kind === 'async generator'
        ? "print('end')"
        : this.r.pick(["return 'end'", "print('end', n)", 'return n']),
    );
    return lines;
  }

  private mark(): string {
    return `print('m${++this.marks}', n)`;
  }

  private suspend(): string {
    const { r } = this;
    const value = `'y${++this.marks}'`;
    switch (this.kind) {
      case 'generator':
        return r.pick([
          `yield ${value}`,
          `x = yield ${value}; print('got', x)`,
          `print('got', (yield ${value}))`,
          `x = yield from sub(${value}); print('sub', x)`,
          `x = yield from [1, 2]; print(x)`,
        ]);
      case 'coroutine':
        return r.pick([
          `await sw(${value})`,
          `x = await sw(${value}); print('got', x)`,
          `x = await asub(${value}); print('sub', x)`,
        ]);
      case 'async generator':
        return r.pick([
          `yield ${value}`,
          `x = yield ${value}; print('got', x)`,
          `await sw(${value})`,
          `print('slept', await sw(${value}))`,
          `async for v in agen(2): print('v', v)`,
        ]);
      default:
        return this.mark();
    }
  }

  private block(depth: number): string[] {
    const lines: string[] = [];
    const count = this.r.between(1, 3);
    for (let i = 0; i < count && this.budget > 0; i++) lines.push(...this.statement(depth));
    return lines.length === 0 ? [this.mark()] : lines;
  }

  private raise(): string {
    const { r } = this;
    const kinds = ERRORS.filter((name) => name !== 'GeneratorExit' || r.chance(0.2));
    const made = `${r.pick(kinds)}${r.pick(['', `(${++this.marks})`, "('text')", '(1, 2)'])}`;
    return `raise ${made}${r.pick(['', '', '', ' from None', ' from KeyError(0)', this.handlers > 0 ? ' from e' : ''])}`;
  }

  private statement(depth: number): string[] {
    const { r } = this;
    this.budget--;
    const simple = [
      () => [this.mark()],
      () => [`n += ${r.between(1, 3)}`],
      () => [this.suspend()],
      () => [this.suspend()],
      () => [`if ${this.test()}: ${this.raise()}`],
      () => [`print([n + i for i in range(${r.between(0, 3)})])`],
      () => [`if ${this.test()}: return ${this.kind === 'async generator' ? '' : `'r${++this.marks}'`}`],
    ];
    if (this.loops > 0)
      simple.push(
        () => [`if ${this.test()}: ${r.pick(['break', 'continue'])}`],
        () => [`if ${this.test()}: ${r.pick(['break', 'continue'])}`],
      );
    if (this.handlers > 0)
      simple.push(
        () => [`if ${this.test()}: raise`],
        () => ['print(repr(e))'],
      );
    if (depth <= 0 || r.chance(0.35)) return r.pick(simple)();
    return r.pick([
      () => this.ifs(depth),
      () => this.loop(depth),
      () => this.trying(depth),
      () => this.trying(depth),
      () => this.trying(depth),
      () => this.withs(depth),
      () => this.closure(depth),
      () => this.matching(depth),
    ])();
  }

  private test(): string {
    return this.r.pick(['n > 2', 'n % 2', 'n == 1', 'not n', 'n < 3', 'True', 'n > 5', '(m := n) > 1']);
  }

  private ifs(depth: number): string[] {
    const lines = [`if ${this.test()}:`, ...indent(this.block(depth - 1))];
    if (this.r.chance(0.3)) lines.push(`elif ${this.test()}:`, ...indent(this.block(depth - 1)));
    if (this.r.chance(0.5)) lines.push('else:', ...indent(this.block(depth - 1)));
    return lines;
  }

  private loop(depth: number): string[] {
    const { r } = this;
    const name = `i${++this.marks}`;
    const isAsync = (this.kind === 'coroutine' || this.kind === 'async generator') && r.chance(0.3);
    const head = isAsync
      ? `async for ${name} in agen(${r.between(1, 3)}):`
      : r.chance(0.7)
        ? `for ${name} in range(${r.between(1, 3)}):`
        : `while (n := n + 1) < ${r.between(2, 8)}:`;
    this.loops++;
    const lines = [head, ...indent(this.block(depth - 1))];
    this.loops--;
    if (r.chance(0.4)) lines.push('else:', ...indent(this.block(depth - 1)));
    return lines;
  }

  private trying(depth: number): string[] {
    const { r } = this;
    const star = r.chance(0.15);
    const lines = ['try:', ...indent([...this.block(depth - 1), ...(r.chance(0.5) ? [this.raise()] : [])])];
    const handlers = r.between(0, 2);
    for (let i = 0; i < handlers; i++) {
      if (star) {
        const loops = this.loops;
        this.loops = 0;
        lines.push(
          `except* ${r.pick(['ValueError', 'KeyError', 'LookupError', '(TypeError, ValueError)'])} as e:`,
          ...indent(['print(repr(e))', r.chance(0.3) ? this.raise() : this.mark()]),
        );
        this.loops = loops;
        continue;
      }
      lines.push(`except ${r.pick(CAUGHT)} as e:`);
      this.handlers++;
      lines.push(...indent(this.block(depth - 1)));
      this.handlers--;
    }
    if (handlers === 0 || r.chance(0.5)) {
      if (handlers > 0 && r.chance(0.5)) lines.push('else:', ...indent(this.block(depth - 1)));
      lines.push('finally:', ...indent(this.block(depth - 1)));
    }
    return lines;
  }

  private withs(depth: number): string[] {
    const { r } = this;
    const isAsync = (this.kind === 'coroutine' || this.kind === 'async generator') && r.chance(0.5);
    const item = () =>
      `CM(${++this.marks}${r.pick(['', '', ', swallow=True', ', bad=True'])})${r.pick(['', ' as c'])}`;
    const items = r.list(1, 2, item).join(', ');
    return [
      `${isAsync ? 'async ' : ''}with ${items}:`,
      ...indent([...this.block(depth - 1), ...(r.chance(0.4) ? [this.raise()] : [])]),
    ];
  }

  private closure(depth: number): string[] {
    const { r } = this;
    const name = `f${++this.marks}`;
    const { loops, handlers } = this;
    this.loops = this.handlers = 0;
    const inner = new Flow(r, 'plain', 5);
    inner.marks = this.marks * 10;
    const lines = [
      `def ${name}(a=n):`,
      ...indent(['nonlocal n', 'n += 1', ...inner.block(Math.min(depth - 1, 1)), 'return a, n']),
      `print(${name}(${r.pick(['', '5'])}))`,
    ];
    this.loops = loops;
    this.handlers = handlers;
    return lines;
  }

  private matching(depth: number): string[] {
    const { r } = this;
    const cases = r.list(
      1,
      3,
      () =>
        `case ${r.pick(['0', '1 | 2', 'int() if n > 2', 'n if n > 3', '[a, *_]', '{}', 'None', 'str()'])}:\n${indent(this.block(depth - 1)).join('\n')}`,
    );
    return [
      `match ${r.pick(['n', '[n, 1]', '{1: n}', 'str(n)'])}:`,
      ...indent([...cases.flatMap((text) => text.split('\n')), 'case _:', ...indent([this.mark()])]),
    ];
  }
}

/** A program of one body driven in random ways. */
export function flowProgram(r: Random): string {
  const kind = r.pick<FlowKind>(['plain', 'generator', 'generator', 'coroutine', 'async generator']);
  const lines = [FLOW_PRELUDE];
  lines.push(
    'def sub(v):',
    '    try:',
    '        x = yield v',
    "        print('sub got', x)",
    "        yield 'sub2'",
    '    except ValueError as e:',
    "        print('sub caught', repr(e))",
    "        yield 'rescued'",
    '    finally:',
    "        print('sub done')",
    "    return 'subresult'",
  );
  lines.push(
    'async def asub(v):',
    '    try:',
    '        return await sw(v)',
    '    except KeyError as e:',
    "        print('asub caught', repr(e))",
    "        return await sw('again')",
    '    finally:',
    "        print('asub done')",
  );
  lines.push(
    'async def agen(k):',
    '    for i in range(k):',
    '        if i == 1: await sw("between")',
    '        yield i',
  );
  const header = kind === 'plain' || kind === 'generator' ? 'def' : 'async def';
  const body = new Flow(r, kind).body();
  // A body without a yield makes no generator.
  if (kind.endsWith('generator')) body.push('if not n: yield n');
  lines.push(`${header} f(p):`, ...indent(body));
  if (kind === 'plain') {
    lines.push('show(f, 1)');
    if (r.chance(0.3)) lines.push('f(2)');
    return `${lines.join('\n')}\n`;
  }
  if (kind === 'async generator') {
    lines.push(`def run(c):
    try:
        v = None
        while True:
            print('suspended', c.send(v))
            v = 'sent'
    except StopIteration as e: return e.value`);
    lines.push('a = f(1)');
    for (let i = 0; i < r.between(2, 6); i++) {
      lines.push(
        `show(run, a.${r.pick(['__anext__()', '__anext__()', '__anext__()', "asend('s')", 'asend(None)', "athrow(ValueError('t'))", 'athrow(KeyError)', 'athrow(GeneratorExit)', 'aclose()'])})`,
      );
    }
    lines.push('for _ in range(20):', '    if a.ag_frame is None: break', '    show(run, a.aclose())');
    return `${lines.join('\n')}\n`;
  }
  lines.push('g = f(1)');
  const ops =
    kind === 'generator'
      ? [
          'next(g)',
          'next(g)',
          'next(g)',
          "g.send('s')",
          'g.send(None)',
          "g.throw(ValueError('t'))",
          'g.throw(KeyError)',
          'g.throw(GeneratorExit)',
          'g.close()',
          'list(g)',
          'g.throw(StopIteration(7))',
        ]
      : [
          'g.send(None)',
          'g.send(None)',
          "g.send('s')",
          "g.throw(ValueError('t'))",
          'g.throw(KeyError)',
          'g.throw(GeneratorExit)',
          'g.close()',
        ];
  for (let i = 0; i < r.between(2, 7); i++) lines.push(`show(lambda: ${r.pick(ops)})`);
  const frame = kind === 'generator' ? 'gi_frame' : 'cr_frame';
  lines.push('for _ in range(20):', `    if g.${frame} is None: break`, '    show(g.close)');
  return `${lines.join('\n')}\n`;
}
