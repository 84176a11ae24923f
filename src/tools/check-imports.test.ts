import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkImports } from './check-imports.mjs';
import { closed, packages, rows } from './walls.mjs';

let src = '';
beforeEach(() => {
  src = mkdtempSync(join(tmpdir(), 'walls-'));
});
afterEach(() => rmSync(src, { recursive: true }));

function house(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(src, path)), { recursive: true });
    writeFileSync(join(src, path), text);
  }
  return checkImports(src);
}

describe('what the walls let through', () => {
  test('imports of the own row and of rows above', async () => {
    const problems = await house({
      'python/vm/frame.ts':
        "import { heap } from '../../base/heap';\nimport { cell } from './cell';\nheap(cell);",
      'scheduler/loop.ts':
        "import type { Host } from '../python/vm/host';\nexport const h: Host | null = null;",
      'ui/App.tsx':
        "import { useState } from 'react';\nimport { lanes } from '../derive/lanes';\nlanes(useState);",
      'cli/main.ts': "import { version } from '../../package.json';\nimport 'node:fs';\nexport { version };",
      'python/stdlib/queue.ts': "import source from './queue.py?raw';\nexport { source };",
    });
    expect(problems).toEqual([]);
  });

  test('a session that takes types, and only types, from the interpreter', async () => {
    const problems = await house({
      'session/program.ts':
        "import type { Diagnostic } from '../python/syntax/diagnostics';\nexport type { Diagnostic };",
      'session/run.ts': "export type { Token } from '../python/syntax/tokens';",
      'session/kinds.ts': "import { type Node } from '../python/syntax/ast';\nexport type N = Node;",
    });
    expect(problems).toEqual([]);
  });

  test('a test that reaches down the house to set its stage', async () => {
    const problems = await house({
      'python/stdlib/asyncio.test.ts':
        "import { run } from '../../engine/run';\nimport { test } from 'vitest';\ntest('x', run);",
    });
    expect(problems).toEqual([]);
  });

  test('a file that declares a name which is also a host global', async () => {
    const problems = await house({
      'python/vm/names.ts':
        'export const f = (process: number, o: { document: number }) => process + o.document;\nexport const fetch = 1;\nexport const g = fetch;\n// Date in a comment\nexport const s = "new Date()";',
    });
    expect(problems).toEqual([]);
  });
});

describe('what the walls stop', () => {
  test.each([
    [
      'a row below',
      'base/x.ts',
      "import { run } from '../engine/run';\nrun();",
      'base may not import engine',
    ],
    [
      'the scheduler in the machine',
      'python/vm/x.ts',
      "import { q } from '../../scheduler/queue';\nq;",
      'python/vm may not import scheduler',
    ],
    [
      'a type of a row below',
      'log/x.ts',
      "import type { E } from '../engine/run';\nexport type F = E;",
      'log may not import engine',
    ],
    [
      'the engine in derive',
      'derive/x.ts',
      "import { e } from '../engine/run';\ne;",
      'derive may not import engine',
    ],
    [
      'an engine type in derive',
      'derive/x.ts',
      "import type { E } from '../engine/run';\nexport type F = E;",
      'derive may not import engine',
    ],
    [
      'React in derive',
      'derive/x.ts',
      "import { memo } from 'react';\nmemo;",
      "derive may not import 'react'",
    ],
    [
      'React in a session',
      'session/x.ts',
      "import { create } from 'zustand';\ncreate;",
      "session may not import 'zustand'",
    ],
    [
      'd3 in a session',
      'session/x.ts',
      "import { scaleLinear } from 'd3';\nscaleLinear;",
      "session may not import 'd3'",
    ],
    [
      'the machine itself in a session',
      'session/x.ts',
      "import { parse } from '../python/syntax/parser';\nparse;",
      'session may only import types',
    ],
    [
      'a half-typed import in a session',
      'session/x.ts',
      "import { type A, b } from '../python/syntax/parser';\nb;",
      'session may only import types',
    ],
    [
      'a re-export in a session',
      'session/x.ts',
      "export * from '../python/syntax/parser';",
      'session may only import types',
    ],
    [
      'the interpreter on the page',
      'ui/x.ts',
      "import type { Node } from '../python/syntax/ast';\nexport type N = Node;",
      'ui may not import python/syntax',
    ],
    [
      'a dynamic import',
      'ui/x.ts',
      "export const f = () => import('../engine/run');",
      'ui may not import engine',
    ],
    [
      'a type written as an import',
      'derive/x.ts',
      "export let x: import('../engine/run').E;",
      'derive may not import engine',
    ],
    [
      'a worker',
      'ui/x.ts',
      "new Worker(new URL('../engine/worker.ts', import.meta.url));",
      'ui may not import engine',
    ],
    ['a side-effect import', 'examples/x.ts', "import '../base/heap';", 'examples may not import base'],
    [
      "Node's own modules in the engine",
      'engine/x.ts',
      "import { readFileSync } from 'node:fs';\nreadFileSync;",
      "engine may not import 'node:fs'",
    ],
    ['a package nobody listed', 'ui/x.ts', "import _ from 'lodash';\n_;", "no row may import 'lodash'"],
    ['a file extension', 'base/x.ts', "import { a } from './a.ts';\na;", 'without its file extension'],
    ['a folder that is in no row', 'misc/x.ts', 'export const a = 1;', 'is in no row of the house'],
    [
      'an import of a folder that is in no row',
      'base/x.ts',
      "import { a } from '../misc/a';\na;",
      'outside the rows',
    ],
    ['a test that is imported', 'base/x.ts', "import { a } from './a.test';\na;", 'nothing imports a test'],
    ['the date', 'python/vm/x.ts', 'export const now = () => new Date();', 'Date in python/vm'],
    ['chance', 'scheduler/x.ts', 'export const pick = () => Math.random();', 'Math.random in scheduler'],
    [
      'a timer',
      'world/x.ts',
      'export const later = (f: () => void) => setTimeout(f, 1);',
      'setTimeout in world',
    ],
    [
      'the page',
      'derive/x.ts',
      'export const width = () => document.body.clientWidth;',
      'document in derive',
    ],
    [
      'a global by the back door',
      'log/x.ts',
      'export const now = () => globalThis.Date.now();',
      'globalThis.Date in log',
    ],
    ['a file that does not parse', 'base/x.ts', 'export const = ;', 'base/x.ts: '],
  ])('%s', async (_what, path, text, message) => {
    const problems = await house({ [path]: text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
    expect(problems[0]).toContain(path);
  });

  test('each problem names the line it stands on', async () => {
    const problems = await house({ 'base/x.ts': "// one\n\nimport { run } from '../engine/run';\nrun();" });
    expect(problems).toEqual(['base/x.ts:3: base may not import engine: it is below it in the house']);
  });
});

test('the table speaks only of rows there are', () => {
  const named = [
    ...Object.keys(closed),
    ...Object.values(closed).flatMap((rule) => [...(rule.not ?? []), ...(rule.typesOnly ?? [])]),
    ...packages.flatMap((rule) => rule.in),
  ];
  expect(named.filter((row) => !rows.includes(row))).toEqual([]);
});
