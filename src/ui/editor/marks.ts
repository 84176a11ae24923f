/**
 * What a run draws into the code: the running line, who else stands where, await points, problems. Positions belong to
 * the text that was run; the editor's may have changed since, and the marks move along with it.
 */
import {
  ChangeSet,
  type EditorState,
  type Range,
  RangeSet,
  StateEffect,
  StateField,
  type Text,
  type Transaction,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutter,
  gutterLineClass,
} from '@codemirror/view';
import type { AwaitMark } from '../../derive/types';
import type { SchedulableId } from '../../events/event';
import type { InstructionView, Problem } from '../../events/run';
import { GLYPH_PATHS, glyphOf, HUE_COUNT, hueNumber } from '../identity/identity';
import { awaitText } from './await-text';

export interface Stander {
  readonly id: SchedulableId;
  readonly title: string;
  /** Line in the text that was run, from 1. */
  readonly line: number;
}

export interface FindingPlace {
  readonly line: number;
  /** 'Hogs the loop: ...' */
  readonly text: string;
  readonly isHint: boolean;
}

export interface CodeMarks {
  /** The text that was run. */
  readonly source: string;
  readonly running: Stander | null;
  readonly others: readonly Stander[];
  readonly awaits: readonly AwaitMark[];
  readonly findings: readonly FindingPlace[];
  /** The instruction that runs next, where one is stepped at a time. */
  readonly next: InstructionView | null;
  /** Problems of the text that was run. */
  readonly problems: readonly Problem[];
}

/** Problems of the newest text, where it could not be run; their places are in the editor's own text. */
export interface FreshProblems {
  readonly source: string;
  readonly problems: readonly Problem[];
}

export const setMarks = StateEffect.define<CodeMarks>();
export const setFreshProblems = StateEffect.define<FreshProblems>();

interface Marks {
  /** The text that was run, and how the editor's came from it. */
  readonly base: Text | null;
  readonly source: string;
  readonly changes: ChangeSet;
  readonly content: DecorationSet;
  readonly awaits: RangeSet<GutterMarker>;
  readonly standers: RangeSet<GutterMarker>;
  readonly findings: RangeSet<GutterMarker>;
  /** The running line, for the gutters beside it. */
  readonly runningLine: RangeSet<GutterMarker>;
  readonly problems: DecorationSet;
}

const NO_MARKS: Marks = {
  base: null,
  source: '',
  changes: ChangeSet.empty(0),
  content: Decoration.none,
  awaits: RangeSet.empty,
  standers: RangeSet.empty,
  findings: RangeSet.empty,
  runningLine: RangeSet.empty,
  problems: Decoration.none,
};

export const marksField = StateField.define<Marks>({
  create: () => NO_MARKS,
  update: (marks, transaction) => {
    let now = transaction.docChanged ? moved(marks, transaction) : marks;
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) now = withMarks(now, effect.value, transaction.state);
      else if (effect.is(setFreshProblems)) {
        now = { ...now, problems: problemDecorations(effect.value.problems, transaction.state.doc) };
      }
    }
    return now;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (marks) => marks.content),
    EditorView.decorations.from(field, (marks) => marks.problems),
  ],
});

function moved(marks: Marks, transaction: Transaction): Marks {
  const { changes } = transaction;
  return {
    ...marks,
    changes: marks.base === null ? marks.changes : marks.changes.compose(changes),
    content: marks.content.map(changes),
    awaits: marks.awaits.map(changes),
    standers: marks.standers.map(changes),
    findings: marks.findings.map(changes),
    runningLine: marks.runningLine.map(changes),
    problems: marks.problems.map(changes),
  };
}

function withMarks(old: Marks, value: CodeMarks, state: EditorState): Marks {
  let { base, changes } = old;
  if (base === null || old.source !== value.source) {
    base = state.toText(value.source);
    changes = differenceOf(base, state.doc);
  } else if (!changes.empty && state.doc.eq(base)) {
    // Replaced by itself, or changed and changed back: nothing has moved.
    changes = ChangeSet.empty(base.length);
  }
  const { awaits, content } = awaitDecorations(value.awaits, base, changes, state.doc);
  const { running, others } = value;
  const runsAt = running === null ? null : lineStart(running.line, base, changes, state.doc);
  const hue = running === null ? 0 : hueNumber(running.id);
  const lines = runsAt === null ? [] : [RUNNING_LINES[hue].range(runsAt)];
  const standing = new Map<number, Stander[]>();
  for (const stander of [...(running === null ? [] : [running]), ...others]) {
    const at = lineStart(stander.line, base, changes, state.doc);
    if (at !== null) standing.set(at, [...(standing.get(at) ?? []), stander]);
  }
  const standers = RangeSet.of(
    [...standing].map(([at, who]) => new StanderMarker(who, running?.id ?? null).range(at)),
    true,
  );
  const problems =
    value.problems.length > 0 || old.source !== value.source
      ? problemDecorations(value.problems, base).map(changes)
      : old.problems;
  return {
    base,
    source: value.source,
    changes,
    content: Decoration.set([...lines, ...content, ...nextInstruction(value.next, base, changes)], true),
    awaits,
    standers,
    findings: findingMarkers(value.findings, base, changes, state.doc),
    runningLine: runsAt === null ? RangeSet.empty : RangeSet.of([RUNNING_GUTTERS[hue].range(runsAt)]),
    problems,
  };
}

/** One mark for each line, with all that was found there. */
function findingMarkers(
  findings: readonly FindingPlace[],
  base: Text,
  changes: ChangeSet,
  doc: Text,
): RangeSet<GutterMarker> {
  const byLine = new Map<number, FindingPlace[]>();
  for (const finding of findings) {
    const at = lineStart(finding.line, base, changes, doc);
    if (at !== null) byLine.set(at, [...(byLine.get(at) ?? []), finding]);
  }
  return RangeSet.of(
    [...byLine].map(([at, found]) => new FindingMarker(found).range(at)),
    true,
  );
}

/** The one stretch in which two texts differ, as a change. */
function differenceOf(from: Text, to: Text): ChangeSet {
  const a = from.toString();
  const b = to.toString();
  if (a === b) return ChangeSet.empty(a.length);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  return ChangeSet.of({ from: start, to: a.length - end, insert: b.slice(start, b.length - end) }, a.length);
}

/** Where a line of the text that was run begins in the editor's; null if it is gone. */
function lineStart(line: number, base: Text, changes: ChangeSet, doc: Text): number | null {
  if (line < 1 || line > base.lines) return null;
  const { from, to } = base.line(line);
  const indent = /^\s*/.exec(base.sliceString(from, to))?.[0].length ?? 0;
  const mapped = changes.mapPos(Math.min(from + indent, to), 1);
  return mapped > doc.length ? null : doc.lineAt(mapped).from;
}

function awaitDecorations(marks: readonly AwaitMark[], base: Text, changes: ChangeSet, doc: Text) {
  const content = [];
  const byLine = new Map<number, AwaitMark[]>();
  for (const mark of marks) {
    if (mark.sourceLine < 1 || mark.sourceLine > base.lines) continue;
    const line = base.line(mark.sourceLine);
    const at = lineStart(mark.sourceLine, base, changes, doc);
    if (at !== null) byLine.set(at, [...(byLine.get(at) ?? []), mark]);
    if (mark.column < 0) continue;
    const { column, length } = awaitWord(line.text, mark);
    const from = changes.mapPos(Math.min(line.from + column, line.to), 1);
    const to = changes.mapPos(Math.min(line.from + column + length, line.to), -1);
    if (from >= to) continue;
    const name = mark.suspendedCount > 0 ? 'cm-awaitSuspended' : 'cm-awaitPassed';
    content.push(Decoration.mark({ class: name }).range(from, to));
  }
  const awaits = RangeSet.of(
    [...byLine].map(([at, list]) => new AwaitMarker(list).range(at)),
    true,
  );
  return { content, awaits };
}

/** The words that may suspend: `await`; for `async with lock` and `async for x in y`, whose await is implied, the two. */
function awaitWord(text: string, { column, endColumn }: AwaitMark): { column: number; length: number } {
  const word = /^(?:async\s+\w+|await)/.exec(text.slice(column));
  if (word !== null) return { column, length: word[0].length };
  const implied = /^(\s*)(async\s+(?:with|for))\b/.exec(text);
  if (implied !== null) return { column: implied[1].length, length: implied[2].length };
  return { column, length: Math.max(1, endColumn - column) };
}

/** The part of the line that the next instruction belongs to. */
function nextInstruction(next: InstructionView | null, base: Text, changes: ChangeSet): Range<Decoration>[] {
  if (next === null || next.sourceLine < 1 || next.sourceLine > base.lines || next.column < 0) return [];
  const line = base.line(next.sourceLine);
  const from = changes.mapPos(Math.min(line.from + next.column, line.to), 1);
  const to = changes.mapPos(Math.min(line.from + next.endColumn, line.to), -1);
  return from < to ? [Decoration.mark({ class: 'cm-nextInstruction' }).range(from, to)] : [];
}

function problemDecorations(problems: readonly Problem[], text: Text): DecorationSet {
  const ranges = [];
  for (const problem of problems) {
    if (problem.line < 1) continue;
    const first = text.line(Math.min(problem.line, text.lines));
    const last = text.line(Math.max(first.number, Math.min(problem.endLine, text.lines)));
    let from = Math.min(first.from + Math.max(0, problem.column), first.to);
    let to = Math.min(last.from + Math.max(0, problem.endColumn), last.to);
    // A line without a place in it: what stands on it. An empty place, such as its end: the character before it.
    if (to <= from && problem.column <= 0 && first.number === last.number) {
      from = first.from + (/^\s*/.exec(first.text)?.[0].length ?? 0);
      to = first.to;
    }
    if (to <= from) to = Math.min(from + 1, first.to);
    if (to <= from) from = Math.max(first.from, to - 1);
    const name = problem.severity === 'error' ? 'cm-problemError' : 'cm-problemWarning';
    if (from < to)
      ranges.push(Decoration.mark({ class: name, attributes: { title: problem.message } }).range(from, to));
    ranges.push(Decoration.line({ class: `${name}Line` }).range(first.from));
  }
  return Decoration.set(ranges, true);
}

const SVG = 'http://www.w3.org/2000/svg';

class RunningGutter extends GutterMarker {
  override readonly elementClass: string;

  constructor(hue: number) {
    super();
    this.elementClass = `cm-runningGutter hue-${hue}`;
  }
}

const HUES = Array.from({ length: HUE_COUNT + 1 }, (_, hue) => hue);
const RUNNING_GUTTERS = HUES.map((hue) => new RunningGutter(hue));
const RUNNING_LINES = HUES.map((hue) => Decoration.line({ class: `cm-runningLine hue-${hue}` }));

/** Glyphs of those whose current line this is, at the right edge: filled for the one that runs. */
class StanderMarker extends GutterMarker {
  private readonly key: string;

  constructor(
    private readonly who: readonly Stander[],
    private readonly running: SchedulableId | null,
  ) {
    super();
    this.key = `${running ?? ''}:${who.map(({ id }) => id).join()}`;
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof StanderMarker && other.key === this.key;
  }

  override toDOM(): Node {
    const box = document.createElement('span');
    box.className = 'cm-standers';
    box.title = this.who
      .map(({ id, title }) => `${title} ${id === this.running ? 'runs' : 'is'} here`)
      .join('\n');
    for (const { id } of this.who.slice(0, 4)) {
      const svg = document.createElementNS(SVG, 'svg');
      svg.setAttribute('viewBox', '0 0 14 14');
      svg.setAttribute('data-hue', String(hueNumber(id)));
      svg.setAttribute('class', id === this.running ? 'cm-stander cm-standerRuns' : 'cm-stander');
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('d', GLYPH_PATHS[glyphOf(id)]);
      svg.append(path);
      box.append(svg);
    }
    if (this.who.length > 4) box.append(`+${this.who.length - 4}`);
    return box;
  }
}

/** Suspended: two bars, as on a pause key. Passed: an arrow going on. */
class AwaitMarker extends GutterMarker {
  private readonly key: string;

  constructor(private readonly marks: readonly AwaitMark[]) {
    super();
    this.key = marks.map((m) => `${m.suspendedCount}/${m.passedCount}`).join();
  }

  get text(): string {
    return this.marks.map(awaitText).join('\n');
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof AwaitMarker && other.key === this.key;
  }

  override toDOM(): Node {
    const suspended = this.marks.some((mark) => mark.suspendedCount > 0);
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 14 14');
    svg.setAttribute('class', suspended ? 'cm-awaitMark cm-awaitMarkSuspended' : 'cm-awaitMark');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', suspended ? 'M4.5 3v8M9.5 3v8' : 'M2 7h9M7.5 3.5 11 7l-3.5 3.500');
    const title = document.createElementNS(SVG, 'title');
    title.textContent = this.text;
    svg.append(title, path);
    return svg;
  }
}

/** Something was found here: an exclamation mark, or an i for what is only a hint. */
class FindingMarker extends GutterMarker {
  private readonly text: string;

  constructor(private readonly found: readonly FindingPlace[]) {
    super();
    this.text = found.map(({ text }) => text).join('\n');
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof FindingMarker && other.text === this.text;
  }

  override toDOM(): Node {
    const isHint = this.found.every((finding) => finding.isHint);
    const mark = document.createElement('span');
    mark.className = isHint ? 'cm-finding cm-findingHint' : 'cm-finding';
    mark.title = this.text;
    mark.textContent = isHint ? 'i' : '!';
    return mark;
  }
}

/** What to say about the await points at a place in the editor's text; null away from them. */
export function awaitTooltipAt(
  view: EditorView,
  position: number,
): { from: number; to: number; text: string } | null {
  const marks = view.state.field(marksField);
  let place: { from: number; to: number } | null = null;
  marks.content.between(position, position, (from, to, value) => {
    if (from < to && String(value.spec.class).startsWith('cm-await')) place = { from, to };
  });
  if (place === null) return null;
  let text = '';
  const line = view.state.doc.lineAt(position).from;
  marks.awaits.between(line, line, (_, __, marker) => {
    if (marker instanceof AwaitMarker) text = marker.text;
  });
  return { ...(place as { from: number; to: number }), text };
}

/** The gutters that go with the field: await points on the left, standers on the right. */
export const markGutters = [
  gutterLineClass.compute([marksField], (state) => state.field(marksField).runningLine),
  gutter({ class: 'cm-findingGutter', markers: (view) => view.state.field(marksField).findings }),
  gutter({ class: 'cm-awaitGutter', markers: (view) => view.state.field(marksField).awaits }),
  gutter({
    class: 'cm-standerGutter',
    side: 'after',
    markers: (view) => view.state.field(marksField).standers,
  }),
];
