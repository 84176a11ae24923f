import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './install.mjs';
import { importsOf, pythonModules } from './library-python.mjs';

test('modules are named by where they lie', () => {
  const modules = pythonModules(join(root, 'src', 'python', 'stdlib'));
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
