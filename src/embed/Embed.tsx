import { lazy, Suspense, useEffect, useRef } from 'react';
import { Queue } from '../ui/app/Queue';
import { TimelineRegion } from '../ui/app/TimelineRegion';
import { useKeys } from '../ui/app/use-keys';
import { ConsolePanel } from '../ui/panels/ConsolePanel';
import { Explanation } from '../ui/panels/Explanation';
import { useSession, useSessionState } from '../ui/session-context';
import { TransportBar } from '../ui/transport/TransportBar';
import styles from './Embed.module.css';
import type { Pane } from './words';

// The editor is half of the player's weight.
const CodePanel = lazy(() =>
  import('../ui/editor/CodePanel').then((module) => ({ default: module.CodePanel })),
);

/** The player: the chosen regions of the page, and what moves the playhead. The program can't be changed. */
export function Embed({ panes }: { readonly panes: readonly Pane[] }) {
  const session = useSession();
  const page = useRef<HTMLDivElement>(null);
  const theme = useSessionState((state) => state.preferences.theme);
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  useKeys(page, session, null);
  const has = (pane: Pane) => panes.includes(pane);
  const isLeft = has('code') || has('console');
  return (
    <div ref={page} className={styles.player} tabIndex={-1}>
      <Problem />
      <main className={styles.stage} data-split={isLeft && has('timeline')}>
        {has('queue') && (
          <div className={styles.queue}>
            <Queue />
          </div>
        )}
        {isLeft && (
          <div className={styles.left}>
            {has('code') && (
              <div className={styles.code}>
                <Suspense>
                  <CodePanel isReadOnly />
                </Suspense>
              </div>
            )}
            {has('console') && (
              <div className={styles.console} data-alone={!has('code')}>
                <ConsolePanel />
              </div>
            )}
          </div>
        )}
        {has('timeline') && (
          <div className={styles.timeline}>
            <TimelineRegion />
          </div>
        )}
      </main>
      <div>
        {has('explanation') && <Explanation />}
        <TransportBar />
      </div>
    </div>
  );
}

/** What keeps the program from running, or from being the run that the link promised. */
function Problem() {
  const engine = useSessionState((state) => state.engine);
  const engineMessage = useSessionState((state) => state.engineMessage);
  const failure = useSessionState((state) => state.failure);
  const linkMessage = useSessionState((state) => state.linkMessage);
  const problem = failure?.problems[0];
  const text =
    engine === 'unavailable'
      ? `The engine can't start here. ${engineMessage}`
      : problem !== undefined
        ? `The program can't be run: line ${problem.line}, ${problem.title}: ${problem.message}`
        : linkMessage;
  return <p className={text === '' ? styles.quiet : styles.problem}>{text}</p>;
}

/** In place of a player whose address makes no sense. */
export function Refusal({ message }: { readonly message: string }) {
  return (
    <main className={styles.refusal}>
      <p role="alert">{message}</p>
    </main>
  );
}
