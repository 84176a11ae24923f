import { type MetricCell, metricRows } from '../../derive/comparison';
import controls from '../controls/controls.module.css';
import { letterOf, useComparisonState } from './comparison-context';
import styles from './MetricsPanel.module.css';

const SIGNS = { better: 'better', worse: 'worse', differs: '', same: '' } as const;

/** What each run costs in virtual time, each against pane A. Better and worse are said in words as well as in colour. */
export function MetricsPanel() {
  const panes = useComparisonState((state) => state.panes);
  const metrics = useComparisonState((state) => state.metrics);
  const runs = panes.map((pane) => pane.store.getState().run);
  const known = metrics.filter((one) => one !== null);
  const isKnown = known.length === panes.length && runs.every((run) => run !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section aria-label="Metrics" className={styles.panel} tabIndex={0}>
      <h2 className={controls.heading}>Metrics</h2>
      {isKnown ? (
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              {panes.map((_, i) => (
                <th key={letterOf(i)} scope="col">
                  {letterOf(i)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {metricRows(
              runs.map((run) => run!.index),
              known,
            ).map(({ id, title, meaning, cells }) => (
              <tr key={id}>
                <th scope="row" title={meaning}>
                  {title}
                </th>
                {cells.map((cell, i) => (
                  <Cell key={letterOf(i)} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className={styles.empty}>Figures come when all runs have ended.</p>
      )}
    </section>
  );
}

function Cell({ cell: { text, delta, verdict, note } }: { readonly cell: MetricCell }) {
  const word = SIGNS[verdict];
  return (
    <td>
      <span className={styles.value}>{text}</span>
      {note !== '' && <small>{note}</small>}
      {delta !== '' && verdict !== 'same' && (
        <small className={styles[verdict]}>
          {delta} {word}
        </small>
      )}
    </td>
  );
}
