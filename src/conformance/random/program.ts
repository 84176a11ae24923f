/** Random programs by seed. The kinds are taken in turn, so that any hundred seeds have all of them. */
import { callProgram, matchProgram, scopeProgram, unpackProgram } from './binding';
import { classProgram } from './classes';
import { Expressions } from './expressions';
import { flowProgram } from './flow';
import { Random } from './rng';

const KINDS: readonly (readonly [name: string, make: (r: Random) => string])[] = [
  ['expressions', expressionProgram],
  ['flow', flowProgram],
  ['classes', classProgram],
  ['calls', callProgram],
  ['flow', flowProgram],
  ['unpacking', unpackProgram],
  ['match', matchProgram],
  ['scopes', scopeProgram],
];

/** What kind of program a seed gives. */
export function kindOfSeed(seed: number): string {
  return KINDS[seed % KINDS.length]![0];
}

/** The program of a seed: always the same. */
export function randomProgram(seed: number): string {
  return KINDS[seed % KINDS.length]![1](new Random(seed));
}

const EXPRESSION_PRELUDE = `def t(f):
    try: r = f()
    except Exception as e: print('!', type(e).__name__, e)
    else: print(type(r).__name__, repr(r))
def mul(a, b):
    # Nothing is repeated a million times.
    if any(type(x) is int and abs(x) > 999 for x in (a, b)): return 'large'
    return a * b
`;

function expressionProgram(r: Random): string {
  const expressions = new Expressions(r);
  const lines: string[] = [];
  for (let i = 0; i < 4; i++) {
    // Where these go in a set depends on their addresses.
    let value = expressions.value();
    while (/nan|\.\.\.|NotImplemented/.test(value)) value = expressions.value();
    lines.push(`v${i} = ${value}`);
    expressions.names.push(`v${i}`);
  }
  for (let i = 0; i < 24; i++) {
    const changed = r.chance(0.2) ? `v${r.int(4)}` : undefined;
    if (changed !== undefined && r.chance(0.5)) {
      lines.push(
        'try:',
        `    ${changed} ${r.pick(['+', '-', '*', '|', '&', '//', '%'])}= ${expressions.value(r.pick(['i', 'l', 's', 't', 'u', 'd', 'f']))}`,
      );
      lines.push(
        "except Exception as e: print('!', type(e).__name__, e)",
        `print(${changed} if len(repr(${changed})) < 500 else 'long')`,
      );
    } else lines.push(`t(lambda: ${expressions.any(2)})`);
  }
  lines.push(`print(v0, v1, v2, v3)`, expressions.any(1));
  return `${EXPRESSION_PRELUDE}${lines.join('\n')}\n`;
}
