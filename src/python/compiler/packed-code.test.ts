import { expect, test } from 'vitest';
import '../vm/every-part';
import { PartMissing } from '../../base/parts';
import { compileLibrary } from '../vm/library-code';
import type { CodeObject } from './code-object';
import { packCode } from './pack-code';
import { Unpacker } from './packed-code';

const SOURCES = {
  '<values>': `
x = (None, True, False, ..., 1, -1, 83, 84, 1600, 1_000_000, 2**53, 10**30, -10**30, -0.0, 1.5, 1e400, 2j, b'\\x00\\xff"')
y = 'text', '', 'é', '"\\\\', ("a", ("b",), 1.0)
z = x in {1, 2, 3}
`,
  '<shapes>': `
def f(a, /, b, *c, d=1, **e):
    def g():
        nonlocal a
        a = b
        return __class__
    global h
    def h(): pass
    class C:
        def m(self): return super().m()
        lam = lambda: (yield)
    return g, [i for i in d if i]

async def loop():
    d = [i async for i in e if await i]
    async with a as b, c:
        for i in range(10):
            try:
                if i: continue
                break
            except* ValueError as e:
                raise
            finally:
                print(i, sep='')
    while True:
        pass
`,
  '<long>': `def f():\n${Array.from({ length: 300 }, (_, i) => `    n${i} = o${i}.p${i}\n`).join('')}    while n0: pass\n`,
} as const;

const modules = Object.entries(SOURCES).map(([filename, source]) => compileLibrary({ filename, source }));

test('what is unpacked is what was packed', () => {
  const unpacker = new Unpacker(packCode(modules).pack);
  // In any order; a module is made once.
  for (const index of [2, 0, 1]) expect(unpacker.module(index)).toEqual(modules[index]);
  expect(unpacker.module(0)).toBe(unpacker.module(0));
});

test('a text that cannot be packed is refused', () => {
  expect(() => packCode([compileLibrary({ filename: '<x>', source: `x = 'a\x7fb'` })])).toThrow('separator');
});

test('functions whose doing is in another pack are there, and ask for it', () => {
  const isLeftOut = (code: CodeObject): boolean => code.name === 'f';
  const { pack, absent } = packCode(modules, isLeftOut);
  expect(absent.map(({ name }) => name)).toEqual(['f', 'f']);
  const rest = new Unpacker(packCode(absent).pack);
  for (const [index, module] of modules.entries()) {
    const found = functionIn(new Unpacker(pack), index);
    const whole = functionIn(new Unpacker(packCode(modules).pack), index);
    if (found === undefined) continue;
    const { code: _code, consts: _consts, names: _names, ...shape } = whole!;
    expect({ ...found }).toEqual({ ...shape, absent: found.absent });
    for (const body of ['code', 'consts', 'names'] as const) expect(() => found[body]).toThrow(PartMissing);
    expect(rest.module(found.absent!)).toEqual(whole);
    expect(module.consts).toContainEqual(whole);
  }
});

function functionIn(unpacker: Unpacker, index: number): CodeObject | undefined {
  for (let each = 0; each < index; each++) unpacker.module(each);
  return unpacker
    .module(index)
    .consts.find(
      (constant): constant is CodeObject =>
        typeof constant === 'object' && constant?.t === 'code' && constant.name === 'f',
    );
}
