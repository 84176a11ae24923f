import { useId, useRef } from 'react';
import type { Problem } from '../../events/run';
import { useSessionState } from '../session-context';
import { CodeEditor, type CodeEditorHandle } from './CodeEditor';
import styles from './CodePanel.module.css';

const SHOWN_MAX = 20;

/** The editor, what is wrong with its text, and how to leave it by keyboard; or the text alone, to be read. */
export function CodePanel({ isReadOnly = false }: { readonly isReadOnly?: boolean }) {
  const editor = useRef<CodeEditorHandle>(null);
  const id = useId();
  const failure = useSessionState((state) => state.failure);
  const run = useSessionState((state) => state.run);
  const problems = failure?.problems ?? problemsOf(run?.warnings, run?.log.end?.problems);
  return (
    <section aria-label="Code" className={styles.panel}>
      <div className={styles.editor}>
        <CodeEditor
          ref={editor}
          describedBy={isReadOnly ? `${id}problems` : `${id}problems ${id}hint`}
          isReadOnly={isReadOnly}
        />
      </div>
      <div id={`${id}problems`} className={styles.problems} aria-live="polite">
        {problems.slice(0, SHOWN_MAX).map((problem) => (
          <button
            key={`${problem.line}:${problem.column}:${problem.message}`}
            type="button"
            className={`${styles.problem} ${problem.severity === 'warning' ? styles.warning : ''}`}
            onClick={() => editor.current?.goTo(problem.line, problem.column)}
          >
            <b>{problem.line > 0 ? `Line ${problem.line}` : 'Program'}</b>
            <span>
              {problem.title}: {problem.message}
            </span>
          </button>
        ))}
      </div>
      {!isReadOnly && (
        <p id={`${id}hint`} className={styles.hint}>
          <kbd>Tab</kbd> indents; <kbd>Esc</kbd> and then <kbd>Tab</kbd> leaves the editor.{' '}
          <kbd>Ctrl Enter</kbd> runs and plays.
        </p>
      )}
    </section>
  );
}

/** What was said before the run and what ended it; the second in place of the first where they are the same. */
function problemsOf(warnings: readonly Problem[] = [], ends: readonly Problem[] = []): readonly Problem[] {
  const isTold = ({ line, message }: Problem) =>
    ends.some((end) => end.line === line && end.message === message);
  return [...warnings.filter((warning) => !isTold(warning)), ...ends];
}
