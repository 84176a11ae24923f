import '../vm/every-part';
import { expect, it } from 'vitest';
import { parseModule } from '../syntax/parse';
import { dumpTree } from './dump-tree';
import recorded from './dump-tree-case.txt?raw';

const [source, expected] = recorded.split('==>\n') as [string, string];

it("lays a tree out as CPython's ast.dump does", () => {
  const parsed = parseModule(source);
  expect(parsed.ok && dumpTree(parsed.tree)).toBe(expected.trimEnd());
});

it('gives the text of one statement by itself', () => {
  const parsed = parseModule('import asyncio\nx = 1\n');
  expect(parsed.ok && dumpTree(parsed.tree.body[1]!)).toBe(
    "Assign(\n  targets=[\n    Name(id='x', ctx=Store())],\n  value=Constant(value=1))",
  );
});
