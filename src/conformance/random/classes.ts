/** Random hierarchies of classes: cooperative methods, operators, attributes, descriptors, slots, metaclasses. */
import { indent, type Random } from './rng';

const OPERATORS = [
  ['__add__', 'self, other'],
  ['__radd__', 'self, other'],
  ['__iadd__', 'self, other'],
  ['__mul__', 'self, other'],
  ['__sub__', 'self, other'],
  ['__rsub__', 'self, other'],
  ['__lt__', 'self, other'],
  ['__eq__', 'self, other'],
  ['__ge__', 'self, other'],
  ['__ne__', 'self, other'],
  ['__getitem__', 'self, other'],
  ['__contains__', 'self, other'],
  ['__call__', 'self, *args, **kw'],
  ['__getattr__', 'self, other'],
  ['__neg__', 'self'],
  ['__len__', 'self'],
  ['__bool__', 'self'],
  ['__index__', 'self'],
  ['__int__', 'self'],
  ['__float__', 'self'],
  ['__iter__', 'self'],
  ['__next__', 'self'],
  ['__str__', 'self'],
  ['__hash__', 'self'],
  ['__format__', 'self, other'],
  ['__setattr__', 'self, name, value'],
  ['__delattr__', 'self, name'],
  ['__setitem__', 'self, key, value'],
  ['__delitem__', 'self, other'],
  ['__reversed__', 'self'],
  ['__enter__', 'self'],
  ['__exit__', 'self, *args'],
  ['__abs__', 'self'],
  ['__round__', 'self, *args'],
  ['__missing__', 'self, other'],
] as const;

const PRELUDE = `def t(f, *args):
    try: r = f(*args)
    except Exception as e: print('!', type(e).__name__, e)
    else: print(type(r).__name__, r if isinstance(r, (int, str, float, tuple, list, dict, type(None), type(NotImplemented))) else '.')
class D:
    def __init__(self, n): self.n = n
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name)
    def __get__(self, o, cls=None): return ('get', self.n, o is None, cls.__name__)
class DD(D):
    def __set__(self, o, v): print('set', self.n, v)
    def __delete__(self, o): print('delete', self.n)
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print('new', name, [b.__name__ for b in bases], [k for k in ns if not k.startswith('__')], kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *args, **kw):
        print('call', cls.__name__, args, kw)
        return super().__call__(*args, **kw)
    def __getattr__(cls, name): return ('meta', name)
    def __len__(cls): return 3
    def meta(cls): return cls.__name__
`;

/** What a special method gives: what it should, or now and then something that is refused. */
function resultOf(name: string, r: Random): string {
  const odd = r.chance(0.12);
  switch (name) {
    case '__len__':
    case '__index__':
    case '__int__':
    case '__hash__':
      return odd ? r.pick(['-1', "'x'", '1.5', 'None', 'True']) : String(r.between(0, 5));
    case '__bool__':
      return odd ? r.pick(['1', 'None', "'x'"]) : r.pick(['True', 'False']);
    case '__float__':
      return odd ? '1' : '2.5';
    case '__str__':
      return odd ? '3' : "'S' + self.__class__.__name__";
    case '__format__':
      return odd ? '3' : "f'<{other}>'";
    case '__iter__':
      return odd ? r.pick(['3', '[1]']) : r.pick(['iter([1, 2])', 'self', '(x for x in (3, 4))']);
    case '__next__':
      return '7';
    case '__exit__':
      return r.pick(['True', 'False', 'None']);
    case '__getattr__':
      return "('getattr', other)";
    default:
      return r.pick(['NotImplemented', "'r'", '1', 'self', 'True', 'None', '[]']);
  }
}

class ClassMaker {
  private readonly r: Random;
  private readonly names: string[] = [];
  constructor(r: Random) {
    this.r = r;
  }

  make(name: string, usesMeta: boolean): string[] {
    const { r } = this;
    const bases: string[] = [];
    if (this.names.length > 0 && r.chance(0.8)) {
      for (let i = 0; i < r.between(1, Math.min(3, this.names.length)); i++) bases.push(r.pick(this.names));
    } else if (r.chance(0.25))
      bases.push(r.pick(['int', 'list', 'dict', 'str', 'tuple', 'Exception', 'object', 'set', 'float']));
    const keywords =
      usesMeta && r.chance(0.4)
        ? ['metaclass=Meta', ...(r.chance(0.4) ? ['k=1'] : [])]
        : r.chance(0.15)
          ? ['tag=1']
          : [];
    const body: string[] = [];
    const isSlotted = r.chance(0.12);
    if (isSlotted) body.push(`__slots__ = (${r.pick(["'s1',", "'s1', 's2'", '', "'a',"])})`);
    if (r.chance(0.5)) body.push(`a = ${r.pick(['1', "'A'", 'D(1)', 'DD(2)', '[]', 'None'])}`);
    if (r.chance(0.3))
      body.push(
        `b = ${r.pick(['D(3)', 'DD(4)', 'property(lambda self: "prop")', 'staticmethod(lambda *x: x)', 'classmethod(lambda cls, *x: (cls.__name__, x))'])}`,
      );
    if (r.chance(0.35))
      body.push(
        ...method('__init__', 'self, *args, **kw', [
          `print('init ${name}', args)`,
          r.pick(['super().__init__()', 'super().__init__(*args)', 'pass', 'self.a = 5', 'self.x = args']),
        ]),
      );
    if (r.chance(0.15))
      body.push(
        ...method('__new__', 'cls, *args, **kw', [
          `print('new ${name}')`,
          r.pick([
            'return super().__new__(cls)',
            'return super().__new__(cls, *args)',
            'return 3',
            'return object.__new__(cls)',
          ]),
        ]),
      );
    if (r.chance(0.15))
      body.push(
        ...method('__init_subclass__', 'cls, /, tag=None, **kw', [
          `print('init_subclass ${name}', cls.__name__, tag)`,
          'super().__init_subclass__(**kw)',
        ]),
      );
    if (r.chance(0.15))
      body.push(
        '@property',
        ...method('p', 'self', [
          r.pick(["return 'p'", 'return self.nothing', "raise AttributeError('inner')"]),
        ]),
        ...(r.chance(0.5) ? ['@p.setter', ...method('p', 'self, v', ["print('set p', v)"])] : []),
      );
    for (const target of ['f', 'g']) {
      if (!r.chance(0.5)) continue;
      const kind = r.pick(['', '', '', '@classmethod', '@staticmethod']);
      if (kind !== '') body.push(kind);
      const first = kind === '@staticmethod' ? '' : kind === '@classmethod' ? 'cls' : 'self';
      const params = [first, ...r.list(0, 1, () => 'v=1')].filter((part) => part !== '').join(', ');
      const result =
        kind === '@staticmethod' || this.names.length === 0
          ? `return '${name}.${target}'`
          : r.pick([
              `return '${name}.${target}'`,
              `return ('${name}', super().${target}())`,
              `return ('${name}', super().${target}())`,
              `return __class__.__name__`,
            ]);
      body.push(...method(target, params, [result]));
    }
    for (let i = 0; i < r.between(0, 4); i++) {
      const [special, params] = r.pick(OPERATORS);
      const shown =
        special === '__getattr__' || special === '__setattr__' || special === '__hash__'
          ? []
          : [`print('${name}.${special}')`];
      const result =
        special === '__setattr__'
          ? 'return object.__setattr__(self, name, value)'
          : special === '__delattr__'
            ? 'return object.__delattr__(self, name)'
            : `return ${resultOf(special, r)}`;
      body.push(
        ...method(special, params, [
          ...shown,
          ...(special === '__next__'
            ? ['raise StopIteration']
            : r.chance(0.08)
              ? ["raise ValueError('special')"]
              : []),
          result,
        ]),
      );
    }
    if (body.length === 0) body.push('pass');
    const head = [...new Set(bases), ...keywords].join(', ');
    this.names.push(name);
    return [
      'try:',
      ...indent([`class ${name}${head === '' ? '' : `(${head})`}:`, ...indent(body)]),
      `except Exception as e: print('!', type(e).__name__, e); ${name} = object`,
      `else: print([c.__name__ for c in ${name}.__mro__])`,
    ];
  }
}

function method(name: string, params: string, lines: string[]): string[] {
  return [`def ${name}(${params}):`, ...indent(lines)];
}

const USES = [
  'o + 1',
  '1 + o',
  'o + p',
  'o - p',
  'o * 2',
  '2 * o',
  'o < p',
  'o == p',
  'o != p',
  'o >= 1',
  'o[1]',
  "o['k']",
  '1 in o',
  'o()',
  'o(1, k=2)',
  'o.a',
  'o.b',
  'o.f()',
  'o.g()',
  'o.p',
  'o.missing',
  '-o',
  'len(o)',
  'bool(o)',
  'not o',
  'int(o)',
  'float(o)',
  'list(o)',
  'str(o)[:1]',
  "format(o, 'x')",
  'hash(o) == hash(o)',
  "f'{o:q}'",
  'abs(o)',
  'round(o)',
  'list(reversed(o))',
  '[1, 2, 3][o]',
  'range(o)',
  'next(o)',
  'iter(o)',
  'divmod(o, 1)',
  'o < 1',
  'sorted([o, p])',
  'max(o, p)',
  'sum([o])',
  'o is o',
  'o == o',
  'o in [o]',
  "hasattr(o, 'zz')",
  "getattr(o, 'f', None) is None",
  'isinstance(o, A)',
  'issubclass(type(o), B)',
  'type(o).__name__',
  'type(o).f()',
  'type(o).a',
  'type(o).b',
  'callable(o)',
  '[*o]',
  '{**o}',
  'a, b = o',
  'hex(o)',
  'o @ 1',
  'o ** 2',
  '~o',
  "'abc'[o]",
  'operator_index(o)',
  '{o: 1}[o]',
  'len({o, p})',
  "dict(x=o)['x'] is o",
  "vars(o) if hasattr(o, '__dict__') else 0",
  'type(o).mro()[0].__name__',
  'len(type(o))',
  'type(o).meta()',
];
const STATEMENTS = [
  'o.a = 7',
  'o.x = 8',
  'o.p = 9',
  'o.b = 10',
  'del o.a',
  'del o.x',
  'del o.b',
  'o += 1',
  'o *= 2',
  "o['k'] = 1",
  "del o['k']",
  'with o as w: print(w is o)',
  'for i in o: print(i); break',
  'o.s1 = 1; print(o.s1)',
  'type(o).new = 1; print(o.new)',
];

export function classProgram(r: Random): string {
  const maker = new ClassMaker(r);
  const usesMeta = r.chance(0.3);
  const lines = [PRELUDE];
  for (const name of ['A', 'B', 'C', 'E'].slice(0, r.between(2, 4)))
    lines.push(...maker.make(name, usesMeta));
  const classes = lines.join('\n').includes('class E')
    ? ['A', 'B', 'C', 'E']
    : lines.join('\n').includes('class C')
      ? ['A', 'B', 'C']
      : ['A', 'B'];
  for (const [name, cls] of [
    ['o', classes[classes.length - 1]!],
    ['p', r.pick(classes)],
  ] as const) {
    lines.push(
      `try: ${name} = ${cls}(${r.pick(['', '', '1', "'v'", '1, 2'])})`,
      `except Exception as e: print('!', type(e).__name__, e); ${name} = 5`,
    );
  }
  for (let i = 0; i < 16; i++) {
    if (r.chance(0.25))
      lines.push(`try: ${r.pick(STATEMENTS)}`, "except Exception as e: print('!', type(e).__name__, e)");
    else {
      const use = r.pick(USES);
      lines.push(
        use.startsWith('a, b')
          ? `try: ${use}\nexcept Exception as e: print('!', type(e).__name__, e)`
          : `t(lambda: ${use})`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
