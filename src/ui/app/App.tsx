import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { CodePanel } from '../editor/CodePanel';
import { ConsolePanel } from '../panels/ConsolePanel';
import { Explanation } from '../panels/Explanation';
import { TasksPanel } from '../panels/TasksPanel';
import { VariablesPanel } from '../panels/VariablesPanel';
import { useSession, useSessionState } from '../session-context';
import { TransportBar } from '../transport/TransportBar';
import styles from './App.module.css';
import { Header } from './Header';
import { KeySheet } from './KeySheet';
import { Layout } from './Layout';
import { Notices } from './Notices';
import { Queue } from './Queue';
import { TimelineRegion } from './TimelineRegion';
import { useFindings } from './use-findings';
import { leaveFragment, MODELLED_FRAGMENT, useFragment } from './use-fragment';
import { useKeys } from './use-keys';

const ByHand = lazy(() => import('../by-hand/ByHand'));
const DiagnosisSheet = lazy(() => import('../diagnosis/DiagnosisSheet'));
const ModelledPage = lazy(() => import('../modelled/ModelledPage'));
const ComparePage = lazy(() => import('../compare/ComparePage'));

/** The page: header, regions, the sentence, the transport bar; and the keys, which hold inside of it. */
export function App() {
  const session = useSession();
  const page = useRef<HTMLDivElement>(null);
  const [isKeySheetOpen, setIsKeySheetOpen] = useState(false);
  const sheet = useSessionState((state) => state.sheet);
  const theme = useSessionState((state) => state.preferences.theme);

  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  const toggleKeySheet = useCallback(() => setIsKeySheetOpen((isOpen) => !isOpen), []);
  useKeys(page, session, toggleKeySheet);
  useFindings();

  const isComparing = useSessionState((state) => state.comparing !== null);
  const isCovered = useFragment() === MODELLED_FRAGMENT;
  // What opened the comparison has the focus again when it is closed.
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (isComparing) opener.current = document.activeElement;
    else if (opener.current instanceof HTMLElement) opener.current.focus();
  }, [isComparing]);
  useEffect(() => {
    if (isCovered) session.pause();
  }, [isCovered, session]);

  return (
    <>
      <div ref={page} className={styles.page} tabIndex={-1} inert={isCovered} hidden={isComparing}>
        <div>
          <Header
            onKeySheet={() => setIsKeySheetOpen(true)}
            onCompare={() => session.compare({ source: null, isPreemptive: false })}
          />
          <Notices />
          <Choice />
        </div>
        <main className={styles.main}>
          <Layout
            code={<CodePanel />}
            console={<ConsolePanel />}
            queue={<Queue onGraph={() => session.openSheet('waits')} />}
            timeline={<TimelineRegion />}
            tasks={<TasksPanel />}
            variables={<VariablesPanel />}
            sheet={
              sheet === null ? null : (
                <Suspense>
                  <DiagnosisSheet />
                </Suspense>
              )
            }
          />
        </main>
        <div className={styles.foot}>
          <Explanation />
          <TransportBar />
        </div>
        {isKeySheetOpen && <KeySheet onClose={() => setIsKeySheetOpen(false)} />}
      </div>
      {isComparing && (
        <Suspense>
          <ComparePage />
        </Suspense>
      )}
      {isCovered && (
        <Suspense>
          <ModelledPage onClose={leaveFragment} />
        </Suspense>
      )}
    </>
  );
}

/** The run on the page is picked by hand. */
function Choice() {
  const isByHand = useSessionState((state) => state.run?.options.asks === true);
  return isByHand ? (
    <Suspense>
      <ByHand />
    </Suspense>
  ) : null;
}
