import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { awaitMarks } from '../../derive/await-marks';
import type { Finding } from '../../derive/diagnoses/types';
import type { SessionState } from '../../session/state';
import { useSession } from '../session-context';
import { worldAt } from '../world';
import './editor.css';
import { type CodeMarks, type FindingPlace, setFreshProblems, setMarks } from './marks';
import { editorExtensions } from './setup';

export interface CodeEditorHandle {
  /** Puts the caret at a line (from 1) and column (from 0) of the editor's text, and shows it. */
  goTo(line: number, column: number): void;
}

interface CodeEditorProps {
  readonly ref?: Ref<CodeEditorHandle>;
  /** Ids of what says more about it. */
  readonly describedBy: string;
  readonly isReadOnly?: boolean;
}

/** Nobody's caret is in the text, and the arrow keys are the player's. */
const READ_ONLY = [EditorState.readOnly.of(true), EditorView.editable.of(false)];

function marksOf({ run, cursor, inspected, preferences, findings }: SessionState): CodeMarks | null {
  if (run === null) return null;
  const world = worldAt(run, cursor.moment);
  const standing = world.schedulables.filter((one) => one.sourceLine > 0 && one.status !== 'done');
  const stander = ({ id, title, sourceLine }: (typeof standing)[number]) => ({ id, title, line: sourceLine });
  const running = standing.find(({ id }) => id === world.running);
  return {
    source: run.source,
    running: running === undefined ? null : stander(running),
    others: standing.filter(({ id, status }) => id !== world.running && status !== 'created').map(stander),
    awaits: awaitMarks(run.index),
    findings: findings === null || findings.run !== run.number ? [] : findingPlaces(findings.list),
    next:
      preferences.grain === 'instruction' && inspected?.moment === cursor.moment
        ? inspected.current.next
        : null,
    problems: [...run.warnings, ...(run.log.end?.problems ?? [])],
  };
}

function findingPlaces(findings: readonly Finding[]): FindingPlace[] {
  return findings
    .filter(({ sourceLine }) => sourceLine > 0)
    .map(({ sourceLine, name, text, isHint }) => ({ line: sourceLine, text: `${name}: ${text}`, isHint }));
}

/** The program's text with what the run draws into it. It talks to the session directly, outside of React's renders. */
export function CodeEditor({ ref, describedBy, isReadOnly = false }: CodeEditorProps) {
  const session = useSession();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);

  useEffect(() => {
    if (host.current === null) return;
    let isReplacing = false;
    const view = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: session.store.getState().program.source,
        extensions: [
          isReadOnly ? READ_ONLY : [],
          editorExtensions((source) => {
            if (!isReplacing) session.edit(source);
          }, describedBy),
        ],
      }),
    });
    editor.current = view;
    const draw = (state: SessionState, before: SessionState | null) => {
      if (before !== null && state.programVersion !== before.programVersion) {
        isReplacing = true;
        view.dispatch({
          changes: { from: 0, to: view.state.doc.length, insert: state.program.source },
          selection: { anchor: 0 },
          scrollIntoView: true,
        });
        isReplacing = false;
      }
      if (before === null || isDrawnAnew(state, before)) {
        const marks = marksOf(state);
        if (marks !== null) {
          view.dispatch({ effects: setMarks.of(marks) });
          if (before !== null && marks.running !== null && !view.hasFocus) reveal(view, marks.running.line);
        }
      }
      if (state.failure !== null && (before === null || state.failure !== before.failure)) {
        const { problems } = state.failure;
        view.dispatch({ effects: setFreshProblems.of({ source: state.program.source, problems }) });
      }
    };
    draw(session.store.getState(), null);
    const unsubscribe = session.store.subscribe(draw);
    return () => {
      unsubscribe();
      view.destroy();
      editor.current = null;
    };
  }, [session, describedBy, isReadOnly]);

  useImperativeHandle(ref, () => ({
    goTo(line, column) {
      const view = editor.current;
      if (view === null) return;
      const target = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
      const anchor = Math.min(target.from + Math.max(0, column), target.to);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
  }));

  return <div ref={host} className="code-editor" />;
}

function isDrawnAnew(state: SessionState, before: SessionState): boolean {
  if (
    state.findings !== before.findings ||
    state.run !== before.run ||
    state.cursor.moment !== before.cursor.moment
  )
    return true;
  if (state.preferences.grain !== before.preferences.grain) return true;
  return state.preferences.grain === 'instruction' && state.inspected !== before.inspected;
}

/** Scrolls the running line into view, if it is not there already. */
function reveal(view: EditorView, line: number): void {
  if (line > view.state.doc.lines) return;
  const { from } = view.state.doc.line(line);
  const block = view.lineBlockAt(from);
  const { scrollTop, clientHeight } = view.scrollDOM;
  if (block.top >= scrollTop && block.bottom <= scrollTop + clientHeight) return;
  view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) });
}
