import { useMemo } from 'react';
import { useStore } from 'zustand';
import { formatTime } from '../../derive/clock';
import { holdOf } from '../../derive/hold';
import { DEFAULT_SETTINGS } from '../../session/settings';
import { useComparison, useComparisonState } from '../compare/comparison-context';
import controls from '../controls/controls.module.css';
import styles from './Clinic.module.css';
import { type Fix, fixesFor } from './fixes';

const NAMED_MAX = 3;

/** Where a task of pane A holds the loop: who is kept, and what would help, each put into pane B by one click. */
export function Clinic() {
  const comparison = useComparison();
  const first = useComparisonState((state) => state.panes[0]!);
  const second = useComparisonState((state) => state.panes[1]);
  const metrics = useComparisonState((state) => state.metrics[0] ?? null);
  const run = useStore(first.store, (state) => state.run);
  const hold = useMemo(
    () => (run === null || metrics === null || run.status !== 'ended' ? null : holdOf(run.index, metrics)),
    [run, metrics],
  );
  if (hold === null || run === null || second === undefined) return null;
  const fixes = fixesFor(run.source, hold.line, hold.call !== '');
  const kept = hold.kept.slice(0, NAMED_MAX).join(', ');
  const more = hold.kept.length - NAMED_MAX;
  const tryOut = (fix: Fix) => {
    const { settings } = first.store.getState();
    second.replaceProgram({ source: fix.source, example: null });
    second.changeSettings(
      fix.isPreemptive
        ? { scheduler: 'preemptive', quantum: DEFAULT_SETTINGS.quantum }
        : { scheduler: settings.scheduler, quantum: settings.quantum },
    );
  };
  return (
    <section className={styles.clinic} aria-label="Hog clinic">
      <p>
        <b>{hold.title}</b> holds the loop for {formatTime(hold.us)}
        {hold.call === '' ? `, computing at line ${hold.line}` : ` in ${hold.call}, line ${hold.line}`};{' '}
        <b>
          {kept}
          {more > 0 && ` and ${more} more`}
        </b>{' '}
        could have run.
      </p>
      <div className={styles.fixes}>
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            comparison.pause();
            first.seek(hold.fromMoment);
          }}
        >
          Show it
        </button>
        {fixes.map((fix) => (
          <button
            key={fix.id}
            type="button"
            className={controls.button}
            title={fix.about}
            onClick={() => tryOut(fix)}
          >
            {fix.title}
          </button>
        ))}
      </div>
    </section>
  );
}
