import { useEffect, useMemo, useRef, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { steps } from '../../derive/steps';
import { MOTION_SPEED_MAX } from '../../session/settings';
import { CodePanel } from '../editor/CodePanel';
import { isKeyOfControl, isTypingAt, KEYS } from '../keys';
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
import { useMedia } from './use-media';

/** The page: header, regions, the sentence, the transport bar; and the keys, which hold inside of it. */
export function App() {
  const session = useSession();
  const page = useRef<HTMLDivElement>(null);
  const [isKeySheetOpen, setIsKeySheetOpen] = useState(false);
  const theme = useSessionState((state) => state.preferences.theme);

  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  useEffect(() => {
    const root = page.current;
    if (root === null) return;
    // Keys hold only inside the page's root; at the start the focus is there.
    root.focus({ preventScroll: true });
    // The control with the focus, if the pointer brought it there.
    let clicked: Element | null = null;
    const onFocus = () => {
      clicked = null;
    };
    const onClick = (event: MouseEvent) => {
      // The keyboard's own clicks have no pointer behind them.
      if (event.detail > 0) clicked = document.activeElement;
    };
    const toggleKeySheet = () => setIsKeySheetOpen((isOpen) => !isOpen);
    const bindings = KEYS.flatMap(({ scope, keys, run, whileTyping }) =>
      scope !== 'player' || run === undefined
        ? []
        : keys.map((key) => [
            key,
            (event: KeyboardEvent) => {
              if (event.defaultPrevented || isKeyOfControl(event, clicked)) return;
              if (whileTyping !== true) {
                if (isTypingAt(event.target) || !session.store.getState().preferences.singleKeys) return;
              }
              event.preventDefault();
              run({ session, toggleKeySheet }, event);
            },
          ]),
    );
    const unbind = tinykeys(root, Object.fromEntries(bindings));
    // A pressed button that goes away would take the focus, and with it the keys, out of the page.
    const keepFocus = () => {
      setTimeout(() => {
        if (document.activeElement === document.body) root.focus({ preventScroll: true });
      });
    };
    root.addEventListener('click', keepFocus);
    root.addEventListener('click', onClick);
    root.addEventListener('focusin', onFocus);
    return () => {
      unbind();
      root.removeEventListener('click', keepFocus);
      root.removeEventListener('click', onClick);
      root.removeEventListener('focusin', onFocus);
    };
  }, [session]);

  return (
    <div ref={page} className={styles.page} tabIndex={-1}>
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
      </main>
      <div className={styles.foot}>
        <Explanation />
        <TransportBar />
      </div>
      {isKeySheetOpen && <KeySheet onClose={() => setIsKeySheetOpen(false)} />}
    </div>
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
    <QueueStage world={world} isCutting={isCutting} onChoose={(id) => session.choose({ id, frame: -1 })} />
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
