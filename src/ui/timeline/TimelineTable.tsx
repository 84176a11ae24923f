import { useEffect, useMemo, useState } from 'react';
import type { LogIndex } from '../../derive/log-index';
import type { Steps } from '../../derive/types';
import type { Moment } from '../../events/event';
import controls from '../controls/controls.module.css';
import styles from './Timeline.module.css';
import { tableRows } from './table-rows';

interface TimelineTableProps {
  readonly index: LogIndex;
  readonly steps: Steps;
  readonly moment: Moment;
  onSeek(moment: Moment): void;
}

const PAGE = 50;

/** The same run as a table, one row for each step; the page with the playhead opens by itself. */
export function TimelineTable({ index, steps, moment, onSeek }: TimelineTableProps) {
  const step = steps.stepAt(moment);
  const [page, setPage] = useState(Math.floor(step / PAGE));
  useEffect(() => setPage(Math.floor(step / PAGE)), [step]);
  const last = Math.floor((steps.count - 1) / PAGE);
  const from = page * PAGE;
  const to = Math.min(steps.count, from + PAGE);
  const rows = useMemo(() => tableRows(index, steps, from, to), [index, steps, from, to]);
  const hasRequests = index.requestMade.get(0) >= 0;
  return (
    <div className={styles.tableFrame}>
      <div className={styles.tableScroller}>
        <table className={styles.table}>
          <caption>
            Steps {from} to {to - 1} of {steps.count - 1}
          </caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Time</th>
              <th scope="col">Running</th>
              <th scope="col">Ready</th>
              <th scope="col">Waiting</th>
              {hasRequests && <th scope="col">In flight</th>}
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.step} aria-current={row.step === step ? 'step' : undefined}>
                <td>
                  <button
                    type="button"
                    className={styles.tableStep}
                    aria-label={`Go to step ${row.step}`}
                    onClick={() => onSeek(row.moment)}
                  >
                    {row.step}
                  </button>
                </td>
                <td className={styles.tableTime}>{row.time}</td>
                <td>{row.running}</td>
                <td>{row.ready}</td>
                <td>{row.waiting}</td>
                {hasRequests && <td>{row.inFlight}</td>}
                <td>{row.event}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {last > 0 && (
        <div className={styles.tablePages}>
          <button
            type="button"
            className={controls.button}
            disabled={page === 0}
            onClick={() => setPage(page - 1)}
          >
            Earlier steps
          </button>
          <button
            type="button"
            className={controls.button}
            disabled={page === last}
            onClick={() => setPage(page + 1)}
          >
            Later steps
          </button>
        </div>
      )}
    </div>
  );
}
