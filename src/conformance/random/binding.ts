/** Random programs about names and values finding each other: calls, unpacking, match, scopes. */
import { Expressions } from './expressions';
import { indent, type Random } from './rng';

const SHOW = `def t(f, *args, **kw):
    try: r = f(*args, **kw)
    except Exception as e: print('!', type(e).__name__, e)
    else: print(r)
`;

/** Functions of random signatures, called with random arguments. */
export function callProgram(r: Random): string {
  const lines = [SHOW];
  const count = r.between(2, 3);
  for (let i = 0; i < count; i++) {
    const params: string[] = [];
    let defaults = false;
    const names = ['alpha', 'beta', 'gamma', 'delta'];
    const positional = r.between(0, 3);
    const slash = r.chance(0.3) && positional > 0 ? r.between(1, positional) : -1;
    for (let j = 0; j < positional; j++) {
      defaults = defaults || r.chance(0.3);
      params.push(names[j]! + (defaults ? `=${r.between(0, 9)}` : ''));
      if (j + 1 === slash) params.push('/');
    }
    const star = r.pick(['', '', '*args', '*']);
    const keywordOnly = star === '*' ? r.between(1, 2) : star === '' ? 0 : r.between(0, 2);
    if (star !== '') params.push(star);
    for (let j = 0; j < keywordOnly; j++)
      params.push(`${['key', 'word'][j]}${r.chance(0.5) ? `=${r.between(0, 9)}` : ''}`);
    if (r.chance(0.3)) params.push('**kwargs');
    const known = params
      .map((part) => part.replace(/=.*/, ''))
      .filter((part) => part !== '/' && part !== '*');
    const shown = known.map((name) => name.replace(/\*/g, '')).join(', ');
    const style = r.pick(['def', 'def', 'lambda', 'method']);
    if (style === 'lambda')
      lines.push(`f${i} = lambda ${params.join(', ')}: (${shown}${shown === '' ? '' : ','})`);
    else if (style === 'def')
      lines.push(`def f${i}(${params.join(', ')}): return (${shown}${shown === '' ? '' : ','})`);
    else
      lines.push(
        `class K${i}:`,
        `    def method(self${params.length > 0 ? ', ' : ''}${params.join(', ')}): return (${shown}${shown === '' ? '' : ','})`,
        `f${i} = K${i}().method`,
      );
    for (let j = 0; j < 6; j++) {
      const args = r.list(0, 4, () =>
        r.chance(0.15)
          ? `*${r.pick(['(1, 2)', '[]', "'ab'", '5', 'None', '{1: 2}'])}`
          : String(r.between(1, 9)),
      );
      const used = new Set<string>();
      const keywords = r.list(0, 2, () => {
        if (r.chance(0.2))
          return `**${r.pick(["{'key': 1}", '{}', "{'alpha': 2}", '{1: 2}', '5', "{'zeta': 3, 'beta': 4}", "{'wrod': 1}"])}`;
        const name = r.pick(['alpha', 'beta', 'gamma', 'key', 'word', 'zeta', 'kye', 'alhpa']);
        return used.has(name) || !used.add(name) ? '**{}' : `${name}=${r.between(10, 19)}`;
      });
      lines.push(`t(lambda: f${i}(${[...args, ...keywords].join(', ')}))`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A target of an assignment, with the names it binds. */
function target(r: Random, depth: number, names: string[]): string {
  if (depth <= 0 || r.chance(0.5)) {
    const name = `n${names.length}`;
    names.push(name);
    return name;
  }
  const count = r.between(1, 3);
  const star = r.chance(0.35) ? r.int(count) : -1;
  const parts = Array.from({ length: count }, (_, i) => {
    if (i !== star) return target(r, depth - 1, names);
    const name = `n${names.length}`;
    names.push(name);
    return `*${name}`;
  });
  return r.chance(0.5) ? `[${parts.join(', ')}]` : `(${parts.join(', ')}${count === 1 ? ',' : ''})`;
}

export function unpackProgram(r: Random): string {
  const expressions = new Expressions(r);
  const lines: string[] = [];
  for (let i = 0; i < 14; i++) {
    const names: string[] = [];
    const text = target(r, 2, names);
    const value = expressions.value(r.pick(['l', 't', 's', 'l', 't', 'd', 'r', 'i', 'n', 'y'] as const), 2);
    const statement = r.pick([
      `${text} = ${value}`,
      `${text} = ${value}`,
      `for ${text} in [${value}]: pass`,
      `print([(${names.join(', ')}) for ${text} in [${value}, ${value}]])`,
    ]);
    lines.push(
      'try:',
      ...indent([statement, ...(statement.startsWith('print') ? [] : [`print(${names.join(', ')})`])]),
      "except Exception as e: print('!', type(e).__name__, e)",
    );
  }
  return `${lines.join('\n')}\n`;
}

class Patterns {
  private count = 0;
  private readonly r: Random;
  private readonly expressions: Expressions;
  constructor(r: Random) {
    this.r = r;
    this.expressions = new Expressions(r);
  }
  reset(): void {
    this.count = 0;
  }
  get names(): string[] {
    return Array.from({ length: this.count }, (_, i) => `c${i}`);
  }
  private capture(): string {
    return `c${this.count++}`;
  }
  make(depth: number): string {
    const { r } = this;
    if (depth <= 0)
      return r.pick([() => '_', () => this.capture(), () => this.literal(), () => this.literal()])();
    const inner = () => this.make(depth - 1);
    return r.pick([
      () => this.literal(),
      () => `[${r.list(0, 3, inner).join(', ')}]`,
      () => `(${r.list(2, 3, inner).join(', ')})`,
      () => `[${inner()}, *${r.chance(0.5) ? '_' : this.capture()}]`,
      () => `[*_, ${inner()}]`,
      () =>
        `{${r.pick(['1', "'a'", 'None', '-1', "'b'"])}: ${inner()}${r.chance(0.3) ? `, **${this.capture()}` : ''}}`,
      () => '{}',
      () =>
        `${r.pick(['int', 'str', 'list', 'dict', 'float', 'bool', 'tuple', 'object', 'bytes'])}(${r.chance(0.5) ? '' : inner()})`,
      () => `Point(${inner()}, ${inner()})`,
      () => `Point(x=${inner()})`,
      () => `Point(${inner()}, y=${inner()})`,
      () => `(${this.literal()} | ${this.literal()} | None)`,
      () => `(${this.literal()} | [_, _]) as ${this.capture()}`,
      () => `Color.RED`,
    ])();
  }
  private literal(): string {
    return this.r.pick([
      '0',
      '1',
      '-1',
      '2',
      '1.5',
      "'a'",
      "'abc'",
      'None',
      'True',
      'False',
      "b'a'",
      '1 + 2j',
      '-3',
    ]);
  }
  subject(): string {
    const { r } = this;
    return r.pick([
      () => this.expressions.value(),
      () => this.expressions.value(),
      () => `Point(${r.between(0, 2)}, ${this.expressions.value()})`,
      () =>
        r.pick([
          '0',
          '1',
          "'a'",
          'None',
          'True',
          '[1, 2]',
          '(1,)',
          "{'a': 1, 'b': 2}",
          '{1: [2]}',
          '1.0',
          'Color.RED',
          '[]',
          '{}',
          '1+2j',
          "b'a'",
          '[[1], 2]',
        ]),
    ])();
  }
}

export function matchProgram(r: Random): string {
  const patterns = new Patterns(r);
  const lines = [
    'class Point:',
    "    __match_args__ = ('x', 'y')",
    '    def __init__(self, x, y): self.x, self.y = x, y',
    "    def __repr__(self): return f'Point({self.x!r}, {self.y!r})'",
    'class Color: RED = 1',
  ];
  for (let i = 0; i < 3; i++) {
    const cases: string[] = [];
    for (let j = 0; j < r.between(2, 5); j++) {
      patterns.reset();
      const text = patterns.make(2);
      const guard = r.chance(0.15) ? r.pick([' if v', ' if v != 1', ' if True', ' if not v']) : '';
      if (/^(_|c\d+)$/.test(text) && guard === '') continue;
      cases.push(`case ${text}${guard}: return ${[String(j), ...patterns.names].join(', ')}`);
    }
    if (cases.length === 0) cases.push('case 1: return 1');
    lines.push(`def m${i}(v):`, '    match v:', ...indent(cases, 2));
    for (let j = 0; j < 8; j++)
      lines.push(
        `try: print(m${i}(${patterns.subject()}))`,
        "except Exception as e: print('!', type(e).__name__, e)",
      );
  }
  return `${lines.join('\n')}\n`;
}

/** Nested scopes that read, write, declare and delete a few names. */
export function scopeProgram(r: Random): string {
  const lines = ["x, y, z = 'gx', 'gy', 'gz'"];
  let marks = 0;
  const statement = (declared: ReadonlySet<string>): string => {
    const name = r.pick(['x', 'y', 'z']);
    return r.pick([
      () => `try: print(${++marks}, ${name})\nexcept NameError as e: print(e)`,
      () => `try: print(${++marks}, ${name})\nexcept NameError as e: print(e)`,
      () => `${name} = ${++marks}`,
      () => `try: ${name} += '+'\nexcept (NameError, TypeError) as e: print(e)`,
      () => `try:\n    del ${name}\nexcept NameError as e: print(e)`,
      () => `for ${name} in range(2): pass`,
      () =>
        `print([${name} for ${name} in 'ab'], {k: ${name} for k in 'ab' if ${name}} if ${declared.size} else 0)`,
      () => `print((lambda ${name}=${++marks}: ${name})())`,
      () => `try: 1 / 0\nexcept ZeroDivisionError as ${name}: pass`,
      () => `print(sorted(k for k in locals() if len(k) == 1))`,
    ])();
  };
  const scope = (depth: number, kind: 'module' | 'function' | 'class', outer: boolean): string[] => {
    const body: string[] = [];
    const declared = new Set<string>();
    if (kind !== 'module') {
      for (const name of ['x', 'y', 'z']) {
        if (!r.chance(0.2)) continue;
        declared.add(name);
        body.push(`${outer && r.chance(0.6) ? 'nonlocal' : 'global'} ${name}`);
      }
    }
    for (let i = 0; i < r.between(2, 5); i++) {
      if (depth > 0 && r.chance(0.4)) {
        const isClass = r.chance(0.35);
        const name = `${isClass ? 'K' : 'f'}${++marks}`;
        const param = isClass || r.chance(0.6) ? '' : r.pick(['x', 'y=5']);
        body.push(
          ...(isClass ? [`class ${name}:`] : [`def ${name}(${param}):`]),
          ...indent(
            scope(
              depth - 1,
              isClass ? 'class' : 'function',
              outer || (kind === 'function' && !isClass) || kind === 'function',
            ),
          ),
        );
        if (!isClass)
          body.push(
            `try: ${name}(${param === 'x' ? '1' : ''})`,
            'except Exception as e: print(type(e).__name__, e)',
          );
        else body.push(`print(sorted(k for k in vars(${name}) if len(k) == 1))`);
      } else body.push(...statement(declared).split('\n'));
    }
    return body;
  };
  lines.push(
    ...scope(3, 'module', false),
    "print({k: v for k, v in globals().items() if k in ('x', 'y', 'z')})",
  );
  return `${lines.join('\n')}\n`;
}
