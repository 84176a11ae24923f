import { formatTime } from '../../derive/clock';
import { tellBranch } from '../../derive/comparison';
import { narrate } from '../../derive/narrate';
import styles from './ComparePage.module.css';
import { letterOf, useComparison, useComparisonState, usePanesMoved } from './comparison-context';

/** The page's one sentence: where the panes part; and, for who does not see them, what happens in each now. */
export function Divergences() {
  const comparison = useComparison();
  usePanesMoved();
  const { panes, divergences, isPlaying, goneTo } = useComparisonState((state) => state);
  const shown = comparison.shownDivergence;
  const isKnown = divergences.slice(1).every((one) => one !== undefined);
  const runs = panes.map((pane) => pane.store.getState().run);
  const spoken = isPlaying
    ? ''
    : panes
        .map((pane, i) => {
          const { run, cursor, preferences } = pane.store.getState();
          return run === null
            ? ''
            : `Pane ${letterOf(i)}: ${narrate(run.index, cursor.moment, preferences.grain).text}`;
        })
        .join(' ');
  const first = runs[0];
  const other = shown === null ? null : runs[shown.pane];
  return (
    <section
      aria-label="Explanation"
      className={styles.parts}
      data-divergence={shown === null ? undefined : shown.divergence.index}
    >
      {shown !== null && first != null && other != null ? (
        <Parting
          number={goneTo?.number ?? 0}
          letter={letterOf(shown.pane)}
          a={tellBranch(first.index, shown.divergence.a)}
          b={tellBranch(other.index, shown.divergence.b)}
        />
      ) : (
        <p>
          {isKnown && panes.length > 1
            ? 'They never part: each does the same things in the same order, times apart.'
            : 'Looking for where they part…'}
        </p>
      )}
      <p role="status" aria-live="polite" className="only-spoken">
        {spoken}
      </p>
    </section>
  );
}

interface PartingProps {
  readonly number: number;
  readonly letter: string;
  readonly a: ReturnType<typeof tellBranch>;
  readonly b: ReturnType<typeof tellBranch>;
}

function Parting({ number, letter, a, b }: PartingProps) {
  return (
    <>
      <p className={styles.where}>
        {number === 0 ? 'They part' : `They part again (${number + 1})`}
        {a.line > 0 && ` at line ${a.line}`}
      </p>
      <p className={styles.branch}>
        <b>A</b> <span>{formatTime(a.atUs)}</span> {a.text}
      </p>
      <p className={styles.branch}>
        <b>{letter}</b> <span>{formatTime(b.atUs)}</span> {b.text}
      </p>
    </>
  );
}
