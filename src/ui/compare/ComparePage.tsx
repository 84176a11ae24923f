import { useCallback, useEffect, useRef, useState } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import { Comparison } from '../../session/comparison';
import type { Session } from '../../session/session';
import { Clinic } from '../clinic/Clinic';
import { isKeyOfControl, isTypingAt } from '../keys';
import { useSession } from '../session-context';
import { CompareHeader } from './CompareHeader';
import styles from './ComparePage.module.css';
import { CompareTransport } from './CompareTransport';
import { COMPARE_KEYS } from './compare-keys';
import { ComparisonProvider, useComparisonState } from './comparison-context';
import { Divergences } from './Divergences';
import { MetricsPanel } from './MetricsPanel';
import { OutputPanel } from './OutputPanel';
import { Pane, type PaneView } from './Pane';

/** Two or three runs side by side. The page's own session is the first pane; the others end with the comparison. */
export default function ComparePage() {
  const session = useSession();
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const onClose = useCallback(() => session.compare(null), [session]);
  useEffect(() => {
    const made = new Comparison(session);
    const second = made.add();
    const { settings, comparing } = session.store.getState();
    if (comparing?.source != null) second?.replaceProgram({ source: comparing.source, example: null });
    // The same program under the same settings twice would have nothing to show.
    if (comparing?.source == null || comparing.isPreemptive) {
      second?.changeSettings({
        scheduler: settings.scheduler === 'preemptive' ? 'cooperative' : 'preemptive',
      });
    }
    setComparison(made);
    return () => made.dispose();
  }, [session]);
  if (comparison === null) return null;
  return (
    <ComparisonProvider value={comparison}>
      <Panes comparison={comparison} onClose={onClose} />
    </ComparisonProvider>
  );
}

function Panes({ comparison, onClose }: { readonly comparison: Comparison; onClose(): void }) {
  const page = useRef<HTMLDivElement>(null);
  const panes = useComparisonState((state) => state.panes);
  const [view, setView] = useState<PaneView>('code');
  useCompareKeys(page, comparison, onClose);

  /** The page goes on with what a pane has. */
  const keep = (pane: Session) => {
    const { program, settings } = pane.store.getState();
    comparison.own.replaceProgram(program);
    comparison.own.changeSettings(settings);
    onClose();
  };

  return (
    <div ref={page} className={styles.page} tabIndex={-1} data-panes={panes.length}>
      <CompareHeader view={view} onView={setView} onClose={onClose} />
      <div>
        <Divergences />
        <Clinic />
      </div>
      <main className={styles.main}>
        <div className={styles.panes}>
          {panes.map((pane, i) => (
            <Pane
              key={keyOf(pane)}
              pane={pane}
              place={i}
              view={view}
              onKeep={pane === comparison.own ? null : () => keep(pane)}
            />
          ))}
        </div>
        <aside className={styles.side} aria-label="Figures and output">
          <MetricsPanel />
          <OutputPanel />
        </aside>
      </main>
      <CompareTransport />
    </div>
  );
}

const KEYS_OF = new WeakMap<Session, number>();
let lastKey = 0;

/** Sessions have no name of their own; a pane that changes places keeps what is in it. */
function keyOf(session: Session): number {
  let key = KEYS_OF.get(session);
  if (key === undefined) {
    key = ++lastKey;
    KEYS_OF.set(session, key);
  }
  return key;
}

/** Binds the comparison's keys to its element, which has the focus at first. */
function useCompareKeys(
  page: React.RefObject<HTMLDivElement | null>,
  comparison: Comparison,
  onClose: () => void,
): void {
  useEffect(() => {
    const root = page.current;
    if (root === null) return;
    const bindings = COMPARE_KEYS.flatMap(({ keys, act }) =>
      keys.map((key) => [
        key,
        (event: KeyboardEvent) => {
          if (event.defaultPrevented || isTypingAt(event.target) || isKeyOfControl(event, null)) return;
          if (!comparison.own.store.getState().preferences.singleKeys && event.key.length === 1) return;
          event.preventDefault();
          if (act === undefined) onClose();
          else act(comparison);
        },
      ]),
    );
    const onKey = createKeybindingsHandler(Object.fromEntries(bindings));
    const onStrayKey = (event: KeyboardEvent) => {
      if (event.target !== document.body) return;
      root.focus({ preventScroll: true });
      onKey(event);
    };
    root.focus({ preventScroll: true });
    root.addEventListener('keydown', onKey);
    document.addEventListener('keydown', onStrayKey);
    return () => {
      root.removeEventListener('keydown', onKey);
      document.removeEventListener('keydown', onStrayKey);
    };
  }, [page, comparison, onClose]);
}
