import { outputDiff } from '../../derive/comparison';
import type { DiffLine } from '../../derive/text-diff';
import controls from '../controls/controls.module.css';
import { letterOf, useComparisonState, useRunsChanged } from './comparison-context';
import styles from './OutputPanel.module.css';

/** Lines drawn; the rest is counted. */
const LINES_MAX = 300;

/** What the panes print, as a diff against pane A. */
export function OutputPanel() {
  const panes = useComparisonState((state) => state.panes);
  useRunsChanged();
  const [first, ...others] = panes.map((pane) => pane.store.getState().run);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section aria-label="Output" className={styles.panel} tabIndex={0}>
      <h2 className={controls.heading}>Output</h2>
      {others.map((other, i) =>
        first == null || other == null ? null : (
          <Diff
            key={letterOf(i + 1)}
            letter={letterOf(i + 1)}
            lines={outputDiff(first.index, other.index)}
            isTitled={others.length > 1}
          />
        ),
      )}
    </section>
  );
}

interface DiffProps {
  readonly letter: string;
  readonly lines: readonly DiffLine[];
  readonly isTitled: boolean;
}

function Diff({ letter, lines, isTitled }: DiffProps) {
  const isSame = lines.every(({ side }) => side === 'both');
  return (
    <>
      {isTitled && <h3 className={styles.title}>A and {letter}</h3>}
      {isSame && (
        <p className={styles.same}>{lines.length === 0 ? 'Nothing is printed.' : 'The same lines:'}</p>
      )}
      <ul className={styles.lines}>
        {lines.slice(0, LINES_MAX).map(({ side, text, a, b }) => (
          <li key={`${a} ${b}`} data-side={side}>
            <b>
              <span aria-hidden="true">{side === 'both' ? '' : side === 'a' ? 'A' : letter}</span>
              <span className="only-spoken">
                {side === 'both' ? 'both: ' : `only ${side === 'a' ? 'A' : letter}: `}
              </span>
            </b>
            <span>{text}</span>
          </li>
        ))}
        {lines.length > LINES_MAX && <li>and {lines.length - LINES_MAX} more</li>}
      </ul>
    </>
  );
}
