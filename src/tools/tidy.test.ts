import { describe, expect, test } from 'vitest';
import { linesMax, tidyProblems } from './tidy.mjs';

describe('tidy', () => {
  test('is content with an ordinary file', () => {
    expect(tidyProblems('src/base/heap.ts', '/** A heap. */\nexport const ticks = [1];\n')).toEqual([]);
  });

  test('stops a file that is too long, but not a test or a golden', () => {
    const long = 'export {};\n'.repeat(linesMax + 1);
    expect(tidyProblems('src/base/heap.ts', long)).toHaveLength(1);
    expect(tidyProblems('src/base/heap.ts', 'export {};\n'.repeat(linesMax))).toEqual([]);
    expect(tidyProblems('src/base/heap.test.ts', long)).toEqual([]);
    expect(tidyProblems('src/python/goldens/data.ts', long)).toEqual([]);
    expect(tidyProblems('src/python/names.generated.ts', long)).toEqual([]);
  });

  test.each([
    ['src/base/a.ts', '// TODO write it'],
    ['src/base/a.md', 'FIXME'],
    ['src/base/a.ts', '// good enough for now'],
    ['src/log/a.ts', '// one entry of the trace'],
    ['src/scheduler/a.ts', 'export let tick = 0;'],
    ['src/base/a.test.ts', "test.only('x', () => {});"],
    ['e2e/a.spec.ts', "test.describe.skip('x', () => {});"],
    ['src/base/a.ts', "const path = '/home/ada/x';"],
    ['src/base/BadName.ts', 'export {};'],
    ['src/ui/badName.tsx', 'export {};'],
  ])('stops %s with %s', (path, text) => {
    expect(tidyProblems(path, `${text}\n`)).toHaveLength(1);
  });

  test.each([
    ['src/derive/a.ts', '// the Chrome trace format'],
    ['src/ui/a.ts', 'axis.ticks(5); const traceback = 1;'],
    ['src/ui/TimelinePane.tsx', 'export {};'],
    ['src/ui/main.tsx', 'export {};'],
    ['src/conformance/goldens/a.py', '# TODO'],
  ])('lets %s pass with %s', (path, text) => {
    expect(tidyProblems(path, `${text}\n`)).toEqual([]);
  });
});
