import { expect, test } from 'vitest';
import '../python/vm/every-part';
import { type LibraryText, libraryCode } from '../python/vm/library-code';
import { importsOf, libraryPython, packedPaths, pythonModules } from './library-python.mjs';

test('modules are named by where they lie', () => {
  const modules = pythonModules();
  const packageOf = new Map(modules.map(({ name, isPackage }) => [name, isPackage]));
  expect(packageOf.get('json')).toBe(false);
  expect(packageOf.get('asyncio')).toBe(true);
  expect(packageOf.get('asyncio.queues')).toBe(false);
  expect([...packageOf.keys()].filter((name) => name.startsWith('cases'))).toEqual([]);
});

test('a module needs what it imports at its margin, names that may be modules included', () => {
  const source =
    'import a, b.c as d\nfrom e import (f as g,\nh,\n)\nfrom i import j, k\ndef l():\n import m\n';
  expect(importsOf(source)).toEqual(['a', 'b.c', 'e', 'e.f', 'e.h', 'i', 'i.j', 'i.k']);
});

test('every library file comes out of a build as the code that compiling it under development gives', async () => {
  const built = libraryPython({ isCompiled: true });
  const bare = libraryPython({ isCompiled: false });
  const paths = [...(await packedPaths()), ...pythonModules().map(({ path }) => path)];
  const pack = await textOf(built, '\0library:pack');
  for (const path of new Set(paths)) {
    const expected = libraryCode(await textOf(bare, `${path}?library`));
    const text = await textOf(built, `${path}?library`, pack);
    expect('pack' in text).toBe(true);
    expect(libraryCode(text).source, path).toEqual(expected.source);
  }
}, 120_000);

/** Runs the script that a plugin makes of an id, and gives its default export. */
async function textOf(plugin: ReturnType<typeof libraryPython>, id: string, pack?: LibraryText) {
  const load = plugin.load as unknown as (this: object, id: string) => Promise<{ code: string }>;
  const { code } = await load.call({ addWatchFile: () => undefined }, id);
  const body = code.replace(/^import pack .*$/m, '').replace('export default', 'return');
  return new Function('pack', body)(pack) as LibraryText;
}
