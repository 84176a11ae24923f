/** Random expressions over the builtin types: literals, operators, methods and functions with right and wrong arguments. */
import { FUNCTIONS, type Kind, METHODS } from './library';
import type { Random } from './rng';

const INTS = [
  '0',
  '1',
  '2',
  '3',
  '-1',
  '-2',
  '7',
  '10',
  '-10',
  '255',
  '1000',
  '2**63',
  '-2**63',
  '10**20',
  '-10**20',
  '12345678901234567890',
  '0xff',
  '0b101',
  '0o17',
  '1_000',
];
const FLOATS = [
  '0.0',
  '-0.0',
  '1.0',
  '0.5',
  '-1.5',
  '2.5',
  '3.14159',
  '1e10',
  '1e16',
  '1e-5',
  '1e22',
  '123456789.125',
  '0.1',
  '1e300',
  '-1e-300',
  "float('inf')",
  "float('-inf')",
  "float('nan')",
  '5e-324',
  '100.0',
  '2.675',
  '1/3',
];
const COMPLEXES = [
  '1j',
  '0j',
  '1+2j',
  '-1.5-0.5j',
  '(2-0j)',
  '1e20j',
  "complex('nan')",
  'complex(0.0, -0.0)',
];
const STRINGS = [
  "''",
  "'a'",
  "'abc'",
  "'hello world'",
  "'Hello, World!'",
  "'  spaces  '",
  "'a,b,,c'",
  "'123'",
  "'-12'",
  "'3.14'",
  "'ß'",
  "'éà'",
  "'ÀÉ'",
  "'日本'",
  "'😀x'",
  "'a\\nb\\r\\nc'",
  "'tab\\there'",
  "'UPPER lower'",
  "'x=1;y=2'",
  "'aaaa'",
  "'abcabc'",
  "'\\x00\\x1f'",
  "'it\\'s'",
  '\'"q"\'',
  "'İı'",
  "'ǆ'",
  "'0x1f'",
  "'_id1'",
  "'%s and %d'",
  "'{} {0}'",
  "'ﬁ'",
];
const BYTES = [
  "b''",
  "b'a'",
  "b'abc'",
  "b'hello world'",
  "b'\\x00\\xff'",
  "b'a,b,c'",
  "b'  x '",
  "b'ABC'",
  "b'12'",
  "b'a\\nb'",
  "b'\\'\"'",
];

export class Expressions {
  readonly r: Random;
  /** Names that may stand for values. */
  names: string[] = [];
  constructor(r: Random) {
    this.r = r;
  }

  kind(): Kind {
    return this.r.pick('iiiffcbnssssttullldddzyraS'.split('')) as Kind;
  }

  int(): string {
    const { r } = this;
    return r.chance(0.6) ? String(r.between(-5, 12)) : r.pick(INTS);
  }

  /** A literal of a kind. */
  value(kind: Kind = this.kind(), depth = 2): string {
    const { r } = this;
    const item = () => this.value(depth > 0 ? this.kind() : r.pick(['i', 's', 'f', 'n', 'b']), depth - 1);
    // Where an ellipsis goes in a set depends on its address.
    const hashable = () => {
      const text = this.value(r.pick(['i', 's', 'f', 'b', 'n', 'i', 's', depth > 0 ? 't' : 'i']), 0);
      return /nan|\.\.\.|NotImplemented/.test(text) ? 'None' : text;
    };
    switch (kind) {
      case 'i':
        return this.int();
      case 'f':
        return r.pick(FLOATS);
      case 'c':
        return r.pick(COMPLEXES);
      case 'b':
        return r.pick(['True', 'False']);
      case 'n':
        return r.pick(['None', 'None', 'None', 'None', '...', 'NotImplemented']);
      case 's':
        return r.pick(STRINGS);
      case 't': {
        const items = r.list(0, 3, item);
        return `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
      }
      case 'u': {
        const items = r.list(0, 4, hashable);
        return items.length === 0 ? 'set()' : `{${items.join(', ')}}`;
      }
      case 'l':
        return r.chance(0.5)
          ? `[${r.list(0, 5, () => this.int()).join(', ')}]`
          : `[${r.list(0, 4, item).join(', ')}]`;
      case 'd':
        return `{${r.list(0, 4, () => `${hashable()}: ${item()}`).join(', ')}}`;
      case 'z':
        return `frozenset(${r.chance(0.3) ? '' : `[${r.list(0, 4, hashable).join(', ')}]`})`;
      case 'y':
        return r.pick(BYTES);
      case 'a':
        return `bytearray(${r.pick(BYTES)})`;
      case 'r':
        return `range(${r.list(1, 3, (i) => (i === 2 ? r.pick(['1', '2', '-1', '-2', '3']) : String(r.between(-4, 10)))).join(', ')})`;
      default:
        return `slice(${r.list(1, 3, () => r.pick(['None', '0', '1', '2', '-1', '-2', '5'])).join(', ')})`;
    }
  }

  /** Any expression; `depth` bounds how far it nests. */
  any(depth: number): string {
    for (;;) {
      const text = this.attempt(depth);
      // The hashes of these depend on addresses, and so does the order of sets they are in.
      if (!/nan|\.\.\.|NotImplemented/.test(text) || !/hash|[sS]et|\{/.test(text)) return text;
    }
  }

  private attempt(depth: number): string {
    const { r } = this;
    if (depth <= 0) return this.names.length > 0 && r.chance(0.35) ? r.pick(this.names) : this.value();
    return r.oneOf(
      () => this.binary(depth - 1),
      () => this.binary(depth - 1),
      () => this.comparison(depth - 1),
      () => this.method(),
      () => this.method(),
      () => this.method(),
      () => this.call(),
      () => this.call(),
      () => this.subscript(depth - 1),
      () => this.formatted(),
      () => this.unary(depth - 1),
      () => this.comprehension(),
      () => this.display(depth - 1),
      () => `(${this.any(depth - 1)} ${r.pick(['and', 'or'])} ${this.any(depth - 1)})`,
      () => `(${this.any(depth - 1)} if ${this.any(depth - 1)} else ${this.any(depth - 1)})`,
    );
  }

  /** Like operands most of the time, as programs have them. */
  private pair(depth: number): [string, string] {
    const { r } = this;
    if (r.chance(0.35)) return [this.any(depth), this.any(depth)];
    const groups = ['if', 'ifcb', 'ss', 'll', 'tt', 'uz', 'dd', 'ya', 'si', 'li', 'ti', 'yi', 'uu'];
    const group = r.pick(groups);
    return [this.value(r.pick([...group]) as Kind), this.value(r.pick([...group]) as Kind)];
  }

  binary(depth: number): string {
    const { r } = this;
    const op = r.pick(['+', '+', '-', '*', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^', '@']);
    if (op === '**')
      return `(${this.value(r.pick(['i', 'f', 'c', 'b']))} ** ${r.pick(['0', '1', '2', '3', '-1', '-2', '0.5', '0.0', '-1.5', "'x'", '10'])})`;
    if (op === '<<' || op === '>>')
      return `(${this.value(r.pick(['i', 'i', 'b', 'f']))} ${op} ${r.pick(['0', '1', '3', '64', '-1', '1.0'])})`;
    if (op === '*') {
      const [a, b] = r.chance(0.5)
        ? this.pair(depth)
        : [this.value(), r.pick(['0', '1', '2', '3', '-1', 'True'])];
      // A sequence must not be repeated by a huge number.
      return `mul(${a}, ${b})`;
    }
    if (op === '%' && r.chance(0.5)) return this.percent();
    const [a, b] = this.pair(depth);
    return `(${a} ${op} ${b})`;
  }

  comparison(depth: number): string {
    const { r } = this;
    const [a, b] = this.pair(depth);
    const op = r.pick(['<', '<=', '>', '>=', '==', '!=', 'in', 'not in']);
    if (r.chance(0.1)) return `(${a} < ${b} <= ${this.value('i')})`;
    if (op.endsWith('in')) {
      const container = this.value(r.pick(['l', 't', 'u', 'd', 's', 'y', 'r', 'z', 'i']) as Kind);
      return `(${a} ${op} ${container})`;
    }
    return `(${a} ${op} ${b})`;
  }

  unary(depth: number): string {
    return `(${this.r.pick(['-', '+', '~', 'not ', '-', 'not '])}${this.any(depth)})`;
  }

  display(depth: number): string {
    const { r } = this;
    const star = () =>
      r.chance(0.25)
        ? `*${this.value(r.pick(['l', 't', 's', 'r', 'u', 'i', 'd']) as Kind)}`
        : this.any(depth - 1);
    return r.oneOf(
      () => `[${r.list(0, 4, star).join(', ')}]`,
      () => `(${r.list(2, 4, star).join(', ')})`,
      () => `{${r.list(1, 3, star).join(', ')}}`,
      () =>
        `{${r.list(0, 4, () => (r.chance(0.25) ? `**${this.value(r.pick(['d', 'd', 'd', 'l', 'n']) as Kind)}` : `${this.value(r.pick(['i', 's', 'f', 'b', 'l']) as Kind, 0)}: ${this.any(depth - 1)}`)).join(', ')}}`,
    );
  }

  subscript(depth: number): string {
    const { r } = this;
    const base = this.value(r.pick(['l', 'l', 't', 's', 's', 'd', 'y', 'r', 'a', 'i', 'u', 'n']) as Kind);
    const bound = () => r.pick(['', '', '0', '1', '2', '-1', '-2', '5', '-9', 'None', "'x'", '1.0', 'True']);
    if (r.chance(0.5))
      return `${wrap(base)}[${bound()}:${bound()}${r.chance(0.4) ? `:${r.pick(['', '1', '2', '-1', '-2', '0', "'a'"])}` : ''}]`;
    return `${wrap(base)}[${r.chance(0.7) ? r.pick(['0', '1', '-1', '2', '5', '-6', "'a'", "'abc'", 'None', 'True', '1.5', '(1, 2)', 'slice(1)']) : this.any(depth - 1)}]`;
  }

  comprehension(): string {
    const { r } = this;
    const source = this.value(r.pick(['l', 't', 's', 'r', 'd', 'y', 'u', 'i']) as Kind);
    const element = r.pick([
      'x',
      'x * 2',
      '(x, x)',
      'str(x)',
      'x + 1',
      'repr(x)',
      'y',
      'x == y',
      '[x, y]',
      'len(x)',
      'x[0]',
    ]);
    const condition = r.pick([
      '',
      '',
      ' if x',
      ' if x != 1',
      ' if isinstance(x, int)',
      ' if (y := x) is not None',
      ' if x > 0',
    ]);
    const inner =
      element.includes('y') && !condition.includes(':=')
        ? ` for y in ${this.value(r.pick(['r', 'l', 't', 's']) as Kind)}`
        : '';
    return r.oneOf(
      () => `[${element} for x in ${source}${condition}${inner}]`,
      () => `{${element} for x in ${source}${condition}${inner}}`,
      () => `{x: ${element} for x in ${source}${condition}${inner}}`,
      () => `list(${element} for x in ${source}${condition}${inner})`,
      () => `sum(${element} for x in ${source}${condition}${inner})`,
      () => `[*map(lambda x: ${element.includes('y') ? 'x' : element}, ${source})]`,
    );
  }

  /** `format(value, spec)`, an f-string, `str.format`. */
  formatted(): string {
    const { r } = this;
    const value = this.value();
    const spec = this.spec();
    const quoted = `'${spec}'`;
    return r.oneOf(
      () => `format(${value}, ${quoted})`,
      () => `format(${this.value(r.pick(['i', 'f', 's', 'b', 'c']) as Kind)}, ${quoted})`,
      () => `format(${this.value(r.pick(['i', 'f', 'f', 's']) as Kind)}, ${quoted})`,
      () =>
        `f"{${this.value(r.pick(['i', 'f', 'l', 't', 'n']) as Kind, 0).replace(/"/g, '')}${r.pick(['', '!r', '!s', '!a', '=', ' = ', '=!s'])}:${spec}}"`.replace(
          /^f"\{\{/,
          'f"{ {',
        ),
      () =>
        `'${r.pick(['{}', '{0}', '{!r}', '{0!s:>5}', '{a}', '{0[0]}', '{0.real}', '{:{}}', '{}{}', '{{}}', '{:>10}', '{0:{1}}', '{', '}', '{!x}', '{0[a]}', '{1}', '{:d}'])}'.format(${r.list(0, 3, () => this.value()).join(', ')}${r.chance(0.2) ? '' : ''})`,
      () => this.percent(),
    );
  }

  private spec(): string {
    const { r } = this;
    if (r.chance(0.05)) return r.pick(['%', 'abc', '>>>', '.', '5.', '_,', ',_', '10q', '+s', '=5']);
    const fill = r.chance(0.3)
      ? r.pick(['*', '0', ' ', 'x', '<', '日']) + r.pick(['<', '>', '^', '='])
      : r.pick(['', '', '<', '>', '^', '=']);
    return `${fill}${r.pick(['', '', '', '+', '-', ' '])}${r.chance(0.05) ? 'z' : ''}${r.pick(['', '', '', '#'])}${r.pick(['', '', '0'])}${r.pick(['', '', '3', '8', '12'])}${r.pick(['', '', '', ',', '_'])}${r.pick(['', '', '.0', '.1', '.3', '.10'])}${r.pick(['', '', 'd', 'f', 'e', 'g', 's', 'x', 'X', 'o', 'b', '%', 'n', 'G', 'E', 'c', 'F'])}`;
  }

  percent(): string {
    const { r } = this;
    const flag = r.pick(['', '', '-', '0', '+', ' ', '#', '-5', '05', '+.2', '.3', '8.2', '*']);
    const one = () =>
      `%${flag}${r.pick(['s', 'r', 'd', 'i', 'f', 'e', 'g', 'x', 'o', 'X', 'c', 'a', '%', 'q', 'u', 'F', 'G'])}`;
    const text = r.oneOf(
      one,
      one,
      () => `${one()} ${one()}`,
      () => '%(a)s',
      () => '%(a)d %(b)s',
      () => '%',
      () => 'plain',
    );
    const args = r.oneOf(
      () => wrap(this.value()),
      () => `(${this.value()},)`,
      () => `(${this.value()}, ${this.value()})`,
      () => wrap(this.value(r.pick(['i', 'f', 's']) as Kind)),
      () => wrap(this.value(r.pick(['i', 'f']) as Kind)),
      () => `{'a': ${this.value()}, 'b': ${this.value()}}`,
    );
    return `(${r.chance(0.1) ? 'b' : ''}'${text}' % ${args})`;
  }

  /** Arguments by their kinds; now and then a wrong one, one too few or too many, or a keyword nobody knows. */
  arguments(spec: string): string {
    const { r } = this;
    const args: string[] = [];
    // One accident a call: which of two CPython finds first is no rule of the language.
    let mayFail = r.chance(0.2);
    const fails = (probability: number): boolean => {
      if (!mayFail || !r.chance(probability)) return false;
      mayFail = false;
      return true;
    };
    for (const part of spec.match(/\w+='[^']*'\??|'[^']*'\??|\S+/g) ?? []) {
      const isOptional = part.endsWith('?');
      const body = isOptional ? part.slice(0, -1) : part;
      if (isOptional && r.chance(0.5)) {
        if (body.includes('=')) continue;
        break;
      }
      const [name, kinds] = body.includes('=') ? (body.split('=') as [string, string]) : ['', body];
      const value = kinds.startsWith("'")
        ? r.pick(kinds.slice(1, -1).split('|'))
        : fails(0.3)
          ? this.value()
          : this.value(r.pick([...kinds]) as Kind, 1);
      args.push(name === '' ? value : `${name}=${value}`);
    }
    if (fails(0.6)) {
      const isNamed = args.some((arg) => /^\w+=/.test(arg));
      r.pick([
        () => args.pop(),
        () => args.push(isNamed ? `extra=${this.int()}` : this.value()),
        () => args.push('nokw=1'),
      ])();
    }
    return args.join(', ');
  }

  method(): string {
    const { r } = this;
    const [kind, names] = r.pick(METHODS);
    const [name, spec] = r.pick(names);
    return `${wrap(this.value(kind))}.${name}(${this.arguments(spec)})`;
  }

  call(): string {
    const [name, spec] = this.r.pick(FUNCTIONS);
    const close = name.includes('(') ? '))' : ')';
    return `${name}(${this.arguments(spec)}${close}`;
  }
}

/** Brackets around what could not stand before a dot or bracket. */
export function wrap(text: string): string {
  return /^[['"({b]|^\w+\(/.test(text) &&
    !/[-+*/] /.test(text) &&
    !/^\(.*[^)]$/.test(text) &&
    !/^[\d-]/.test(text)
    ? text
    : `(${text})`;
}
