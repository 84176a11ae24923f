import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../events/run';
import { type CodeMarks, marksField, setFreshProblems, setMarks } from './marks';

const SOURCE = 'a = 1\nawait b\nc = 3\n';

const MARKS: CodeMarks = {
  source: SOURCE,
  running: { id: 1, title: 'ada', line: 2 },
  others: [{ id: 2, title: 'bob', line: 3 }],
  awaits: [{ site: 0, sourceLine: 2, column: 0, endColumn: 7, suspendedCount: 1, passedCount: 0 }],
  findings: [{ line: 2, text: 'Hogs the loop: ada', isHint: false }],
  next: null,
  problems: [],
};

const problem = (line: number, column: number, endColumn: number): Problem => ({
  severity: 'error',
  title: 'SyntaxError',
  message: 'invalid syntax',
  line,
  column,
  endLine: line,
  endColumn,
});

function editorOf(doc: string): EditorState {
  return EditorState.create({ doc, extensions: [marksField] });
}

/** What is marked, as 'class: text'. */
function marked(state: EditorState): string[] {
  const { content, problems } = state.field(marksField);
  const found: string[] = [];
  for (const set of [content, problems]) {
    set.between(0, state.doc.length, (from, to, { spec }) => {
      const text = from === to ? state.doc.lineAt(from).text : state.sliceDoc(from, to);
      found.push(`${spec.class}: ${text}`);
    });
  }
  return found;
}

/** Lines that carry a glyph at the right edge. */
function standing(state: EditorState): string[] {
  const found: string[] = [];
  state.field(marksField).standers.between(0, state.doc.length, (from) => {
    found.push(state.doc.lineAt(from).text);
  });
  return found;
}

describe('marks of a run', () => {
  test('lie on the running line, the await and the lines of the others', () => {
    const state = editorOf(SOURCE).update({ effects: setMarks.of(MARKS) }).state;
    expect(marked(state)).toEqual(['cm-runningLine hue-1: await b', 'cm-awaitSuspended: await']);
    expect(standing(state)).toEqual(['await b', 'c = 3']);
  });

  test('show the part of the line that the next instruction belongs to', () => {
    const next = { offset: 4, opname: 'LOAD_NAME', argrepr: 'b', sourceLine: 2, column: 6, endColumn: 7 };
    const state = editorOf(SOURCE).update({ effects: setMarks.of({ ...MARKS, next }) }).state;
    expect(marked(state)).toContain('cm-nextInstruction: b');
  });

  test('move along with edits', () => {
    let state = editorOf(SOURCE).update({ effects: setMarks.of(MARKS) }).state;
    state = state.update({ changes: { from: 0, insert: '# new\n' } }).state;
    expect(marked(state)).toEqual(['cm-runningLine hue-1: await b', 'cm-awaitSuspended: await']);
    expect(standing(state)).toEqual(['await b', 'c = 3']);
  });

  test('find their lines in a text that has been edited since', () => {
    let state = editorOf(SOURCE).update({ effects: setMarks.of(MARKS) }).state;
    state = state.update({ changes: { from: 0, insert: '# new\n' } }).state;
    state = state.update({
      effects: setMarks.of({ ...MARKS, running: { id: 2, title: 'bob', line: 3 } }),
    }).state;
    expect(marked(state)[1]).toBe('cm-runningLine hue-2: c = 3');
  });

  test('find their lines where the editor was ahead of the run from the start', () => {
    const state = editorOf(`# new\n${SOURCE}`).update({ effects: setMarks.of(MARKS) }).state;
    expect(marked(state)[0]).toBe('cm-runningLine hue-1: await b');
  });

  test('survive lines that the text does not have', () => {
    const state = editorOf('').update({
      effects: setMarks.of({ ...MARKS, others: [{ id: 3, title: 'cyd', line: 99 }] }),
    }).state;
    expect(standing(state)).toEqual(['']);
  });
});

describe('problems', () => {
  test('are underlined where they are', () => {
    const state = editorOf('x = = 2\n').update({
      effects: setFreshProblems.of({ source: '', problems: [problem(1, 4, 5)] }),
    }).state;
    expect(marked(state)).toEqual(['cm-problemErrorLine: x = = 2', 'cm-problemError: =']);
  });

  test('at the end of a line are shown by the character before it', () => {
    const state = editorOf('print(\n').update({
      effects: setFreshProblems.of({ source: '', problems: [problem(1, 6, 6)] }),
    }).state;
    expect(marked(state)).toContain('cm-problemError: (');
  });

  test('beyond the text do no harm', () => {
    const state = editorOf('').update({
      effects: setFreshProblems.of({ source: '', problems: [problem(7, 3, 9)] }),
    }).state;
    expect(marked(state)).toEqual(['cm-problemErrorLine: ']);
  });
});

test('a text that is replaced by itself keeps its marks', () => {
  const before = editorOf(SOURCE).update({ effects: setMarks.of(MARKS) }).state;
  const replaced = before.update({ changes: { from: 0, to: SOURCE.length, insert: SOURCE } }).state;
  const after = replaced.update({ effects: setMarks.of(MARKS) }).state;
  expect(marked(after)).toEqual(marked(before));
  expect(standing(after)).toEqual(standing(before));
});

test('the two words of an async with, or async for, are what may suspend', () => {
  const source = 'async with lock as held:\n    pass\n';
  const marks: CodeMarks = {
    ...MARKS,
    source,
    running: null,
    others: [],
    awaits: [{ site: 0, sourceLine: 1, column: 11, endColumn: 15, suspendedCount: 1, passedCount: 0 }],
  };
  const state = editorOf(source).update({ effects: setMarks.of(marks) }).state;
  expect(marked(state)).toEqual(['cm-awaitSuspended: async with']);
});

test('a problem without a place in its line is shown under what stands on it', () => {
  const source = 'def f():\n    return {}[1]\n';
  const marks: CodeMarks = {
    ...MARKS,
    source,
    running: null,
    others: [],
    awaits: [],
    problems: [problem(2, 0, 0)],
  };
  const state = editorOf(source).update({ effects: setMarks.of(marks) }).state;
  expect(marked(state)).toContain('cm-problemError: return {}[1]');
});
