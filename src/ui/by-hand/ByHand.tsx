import { Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { decisionsOf, forcedSince } from '../../derive/decisions';
import { titleOf } from '../../derive/names';
import type { RunView } from '../../session/state';
import controls from '../controls/controls.module.css';
import { Glyph } from '../identity/Glyph';
import { useSession, useSessionState } from '../session-context';
import { BranchTree } from './BranchTree';
import styles from './ByHand.module.css';
import { GoalRow } from './GoalRow';

/** Names told in full; more of them are counted. */
const NAMES_MAX = 3;
/** Decisions that can be gone back to by one button each; earlier ones by going back to the first of these. */
const DECISIONS_MAX = 40;

/** The user is the scheduler: who could go on at the decision that the run waits for, and what was picked before. */
export default function ByHand() {
  const run = useSessionState((state) => state.run);
  if (run === null) return null;
  return (
    <section className={styles.bar} aria-label="By hand">
      <div className={styles.rows}>
        <Choose run={run} />
        <Decisions run={run} />
        <GoalRow run={run} />
      </div>
      <BranchTree />
    </section>
  );
}

function Choose({ run }: { run: RunView }) {
  const session = useSession();
  const { wanted, index } = run;
  const group = useRef<HTMLDivElement>(null);
  // Whoever picks with the focus on a button finds it on a button of the next decision.
  const wasInside = useRef(false);
  const number = wanted?.number ?? -1;
  useEffect(() => {
    if (number < 0 || !wasInside.current) return;
    wasInside.current = false;
    if (document.activeElement === document.body) group.current?.querySelector('button')?.focus();
  }, [number]);
  const pick = (choice: number) => {
    wasInside.current = true;
    session.pick(choice);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row in every browser
    <div ref={group} className={styles.row} role="group" aria-label="Choose who runs">
      <span aria-live="polite" className={styles.prompt}>
        {promptOf(run)}
      </span>
      {wanted?.candidates.map((id, choice) => (
        <button
          key={id}
          type="button"
          className={controls.button}
          aria-keyshortcuts={choice < 9 ? String(choice + 1) : undefined}
          onClick={() => pick(choice)}
        >
          {choice < 9 && (
            <span aria-hidden="true" className={styles.digit}>
              {choice + 1}
            </span>
          )}
          <Glyph id={id} />
          {titleOf(index, id)}
          {id === wanted.current && ' goes on'}
        </button>
      ))}
      {wanted !== null && <span className={styles.forced}>{forcedText(run)}</span>}
    </div>
  );
}

function promptOf({ wanted, status, index }: RunView): string {
  if (wanted !== null) {
    return `Decision ${wanted.number + 1}: which ${wanted.what} runs? ${wanted.candidates.length} could.`;
  }
  if (status !== 'ended') return 'On the way to the next decision';
  const count = decisionsOf(index).length;
  if (count === 0) return 'The run ended without a decision: never could more than one go on.';
  return `The run has ended after ${count === 1 ? '1 decision' : `${count} decisions`}.`;
}

/** Who ran without a choice on the way to this decision. */
function forcedText({ index }: RunView): string {
  const ids = forcedSince(index);
  if (ids.length === 0) return 'No forced moves before it.';
  const names = ids.slice(-NAMES_MAX).map((id) => titleOf(index, id));
  const more = ids.length > names.length ? `${ids.length - names.length} more, then ` : '';
  const moves = ids.length === 1 ? 'Forced move before it' : `${ids.length} forced moves before it`;
  return `${moves}, nobody else could run: ${more}${names.join(', ')}.`;
}

/** What was picked, one button each: back to that decision, to choose differently. */
function Decisions({ run }: { run: RunView }) {
  const session = useSession();
  const { index } = run;
  const choices = run.options.choices ?? [];
  const made = decisionsOf(index).slice(0, choices.length);
  const first = Math.max(0, made.length - DECISIONS_MAX);
  return (
    <div className={styles.row}>
      <button
        type="button"
        className={controls.button}
        aria-keyshortcuts="U"
        aria-disabled={choices.length === 0}
        title="Undo the last choice (U)"
        onClick={() => choices.length > 0 && session.retake(choices.slice(0, -1))}
      >
        <Undo2 size={15} aria-hidden="true" />
        Undo
      </button>
      {made.length > 0 && (
        <ol className={styles.decisions} aria-label="Decisions" start={first + 1}>
          {made.slice(first).map(({ id, among }, i) => {
            const number = first + i;
            const title = titleOf(index, id);
            return (
              <li key={number}>
                <button
                  type="button"
                  className={styles.decision}
                  aria-label={`Back to decision ${number + 1}, where ${title} was picked among ${among}`}
                  title={`Back to decision ${number + 1}`}
                  onClick={() => session.retake(choices.slice(0, number))}
                >
                  <span className={styles.number}>{number + 1}</span>
                  <Glyph id={id} size={11} />
                  {title}
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
