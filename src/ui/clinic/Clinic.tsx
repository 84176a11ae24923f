import { useMemo } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_SETTINGS } from '../../session/settings';
import { useComparison, useComparisonState } from '../compare/comparison-context';
import controls from '../controls/controls.module.css';
import styles from './Clinic.module.css';
import { type Fix, fixesOf } from './fixes';

/** Where a task of pane A holds the loop: who is kept, and what would help, each put into pane B by one click. */
export function Clinic() {
  const comparison = useComparison();
  const first = useComparisonState((state) => state.panes[0]!);
  const second = useComparisonState((state) => state.panes[1]);
  const run = useStore(first.store, (state) => state.run);
  const findings = useStore(first.store, (state) => state.findings);
  const isKnown = run !== null && findings !== null && findings.run === run.number;
  const hog = isKnown ? findings.list.find(({ rule }) => rule === 'hog') : undefined;
  const fixes = useMemo(
    () => (hog === undefined || run === null ? [] : fixesOf(hog, findings?.list ?? [], run.source)),
    [hog, findings, run],
  );
  if (hog === undefined || second === undefined) return null;
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
      <p>{hog.text}</p>
      <div className={styles.fixes}>
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            comparison.pause();
            first.seek(hog.moment);
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
