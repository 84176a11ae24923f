import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { steps } from '../../derive/steps';
import { MOTION_SPEED_MAX } from '../../session/settings';
import { CodePanel } from '../editor/CodePanel';
import { ConsolePanel } from '../panels/ConsolePanel';
import { Explanation } from '../panels/Explanation';
import { TasksPanel } from '../panels/TasksPanel';
import { VariablesPanel } from '../panels/VariablesPanel';
import { QueueStage } from '../queue/QueueStage';
import { useSession, useSessionState, useWorld } from '../session-context';
import { Timeline } from '../timeline/Timeline';
import { TransportBar } from '../transport/TransportBar';
import styles from './App.module.css';
import { Header } from './Header';
import { KeySheet } from './KeySheet';
import { Layout } from './Layout';
import { Notices } from './Notices';
import { leaveFragment, MODELLED_FRAGMENT, useFragment } from './use-fragment';
import { useKeys } from './use-keys';
import { useMedia } from './use-media';

const DiagnosisSheet = lazy(() => import('../diagnosis/DiagnosisSheet'));
const ModelledPage = lazy(() => import('../modelled/ModelledPage'));

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

  const isCovered = useFragment() === MODELLED_FRAGMENT;
  useEffect(() => {
    if (isCovered) session.pause();
  }, [isCovered, session]);

  return (
    <>
      <div ref={page} className={styles.page} tabIndex={-1} inert={isCovered}>
        <div>
          <Header onKeySheet={() => setIsKeySheetOpen(true)} />
          <Notices />
        </div>
        <main className={styles.main}>
          <Layout
            code={<CodePanel />}
            console={<ConsolePanel />}
            queue={<Queue />}
            timeline={<TimelineRegion />}
            tasks={<TasksPanel />}
            variables={<VariablesPanel />}
          />
          {sheet !== null && (
            <Suspense>
              <DiagnosisSheet />
            </Suspense>
          )}
        </main>
        <div className={styles.foot}>
          <Explanation />
          <TransportBar />
        </div>
        {isKeySheetOpen && <KeySheet onClose={() => setIsKeySheetOpen(false)} />}
      </div>
      {isCovered && (
        <Suspense>
          <ModelledPage onClose={leaveFragment} />
        </Suspense>
      )}
    </>
  );
}

function Queue() {
  const session = useSession();
  const world = useWorld();
  const isPlaying = useSessionState((state) => state.cursor.isPlaying);
  const speed = useSessionState((state) => state.preferences.speed);
  const isReduced = useMedia('(prefers-reduced-motion: reduce)');
  if (world === null) return null;
  const isCutting = isReduced || (isPlaying && speed > MOTION_SPEED_MAX);
  return (
    <QueueStage
      world={world}
      isCutting={isCutting}
      onChoose={(id) => session.choose({ id, frame: -1 })}
      onGraph={() => session.openSheet('waits')}
    />
  );
}

function TimelineRegion() {
  const session = useSession();
  const world = useWorld();
  const run = useSessionState((state) => state.run);
  const grain = useSessionState((state) => state.preferences.grain);
  const isPlaying = useSessionState((state) => state.cursor.isPlaying);
  const version = run?.version ?? 0;
  const index = run?.index ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the index grows in place, which version tells
  const stops = useMemo(() => (index === null ? null : steps(index, grain)), [index, version, grain]);
  const playhead = useMemo(
    () => ({
      get: () => session.store.getState().cursor,
      subscribe: (listener: () => void) =>
        session.store.subscribe((state, before) => {
          if (state.cursor !== before.cursor) listener();
        }),
    }),
    [session],
  );
  if (index === null || world === null || stops === null) return null;
  return (
    <Timeline
      index={index}
      version={version}
      steps={stops}
      world={world}
      playhead={playhead}
      isPlaying={isPlaying}
      onSeek={(moment) => session.seek(moment)}
    />
  );
}
