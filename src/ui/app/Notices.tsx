import { type ReactNode, useEffect, useState } from 'react';
import { askingAt } from '../../derive/asking';
import { titleOf } from '../../derive/names';
import type { RunEndReason } from '../../events/event';
import type { RunEnd } from '../../events/run';
import { runOptionsOf } from '../../session/settings';
import type { RunView } from '../../session/state';
import controls from '../controls/controls.module.css';
import { formatCount } from '../format';
import { useSession, useSessionState } from '../session-context';
import { BugReport } from './BugReport';
import styles from './Notices.module.css';

/** Computing that takes no longer than this is not mentioned, in milliseconds. */
const COMPUTING_SHOWN_MS = 300;

/** What a run's end is called, for the ends that a person should hear about. */
const END_TITLES: Partial<Record<RunEndReason, string>> = {
  limit: 'Limit reached.',
  deadlock: 'Waiting for ever.',
  idle: 'Waiting for work.',
  unsupported: 'Not supported.',
  'not-loaded': 'Not loaded.',
  stopped: 'Stopped.',
};

/** Lines under the header for what is out of the ordinary; usually there is none. */
export function Notices() {
  const engine = useSessionState((state) => state.engine);
  const run = useSessionState((state) => state.run);
  const next = useSessionState((state) => state.next);
  const failure = useSessionState((state) => state.failure);
  const isSaved = useSessionState((state) => state.isSaved);
  const hintSeen = useSessionState((state) => state.preferences.hintSeen);
  const computing =
    [next, run].find((view) => view !== null && view.status !== 'ended' && view.wanted === null) ?? null;
  return (
    <section className={styles.notices} aria-label="Notices">
      {engine === 'unavailable' && <Unavailable />}
      <AboutLink />
      {failure !== null && <Stale failure={failure} />}
      {computing !== null && <Computing key={computing.number} run={computing} />}
      {run !== null && failure === null && <Ended run={run} />}
      {!isSaved && (
        <Notice>
          <b>Not saved.</b> This browser's storage is full or switched off: the program lives in this tab
          only.
        </Notice>
      )}
      {!hintSeen && <Hint />}
    </section>
  );
}

interface NoticeProps {
  readonly isAlarm?: boolean;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

function Notice({ isAlarm = false, children, actions }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${isAlarm ? styles.alarm : ''}`}>
      <p>{children}</p>
      {actions}
    </div>
  );
}

/** What is to be said about the link that the page was opened with. */
function AboutLink() {
  const session = useSession();
  const message = useSessionState((state) => state.linkMessage);
  if (message === '') return null;
  return (
    <Notice
      isAlarm
      actions={
        <button type="button" className={controls.button} onClick={() => session.dismissLinkMessage()}>
          Got it
        </button>
      }
    >
      {message}
    </Notice>
  );
}

function Unavailable() {
  const reason = useSessionState((state) => state.engineMessage);
  return (
    <Notice isAlarm>
      <b>The engine can't start here.</b> {reason} Your text is safe and can be edited; reloading the page
      tries again.
    </Notice>
  );
}

function Stale({ failure }: { readonly failure: RunEnd }) {
  const source = useSessionState((state) => state.program.source);
  const settings = useSessionState((state) => state.settings);
  if (failure.reason === 'bug') {
    return <BugReport message={failure.message} source={source} options={runOptionsOf(settings)} />;
  }
  return (
    <Notice isAlarm>
      <b>{whyNot(failure)}</b> The pictures show the last version that could.
    </Notice>
  );
}

/** "This text can't be run: line 3, SyntaxError." */
function whyNot({ reason, message, problems }: RunEnd): string {
  if (reason === 'not-loaded') return message;
  const problem = problems[0];
  return `This text can't be run${problem === undefined ? '' : `: line ${problem.line}, ${problem.title}`}.`;
}

function Computing({ run }: { readonly run: RunView }) {
  const session = useSession();
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), COMPUTING_SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  const isHeld = run.status === 'held';
  return (
    <Notice
      actions={
        <>
          <button
            type="button"
            className={controls.button}
            onClick={() => (isHeld ? session.goOnComputing() : session.holdComputing())}
          >
            {isHeld ? 'Go on' : 'Hold'}
          </button>
          <button type="button" className={controls.button} onClick={() => session.stopComputing()}>
            Stop
          </button>
        </>
      }
    >
      <b>{isHeld ? 'Held' : 'Computing'}:</b>{' '}
      <span className={styles.number}>{formatCount(run.instructions)}</span> instructions so far. What is
      there can be stepped through already.
    </Notice>
  );
}

function Ended({ run }: { readonly run: RunView }) {
  const { end } = run.log;
  if (end === null) return null;
  if (end.reason === 'bug') {
    return <BugReport message={end.message} source={run.source} options={run.options} />;
  }
  if (end.reason === 'syntax-error') {
    return (
      <Notice isAlarm>
        <b>{whyNot(end)}</b>
      </Notice>
    );
  }
  const title = END_TITLES[end.reason];
  if (title === undefined) return null;
  const asking = end.reason === 'idle' ? askingAt(run.index, run.log.lastMoment) : null;
  if (asking !== null) {
    return (
      <Notice>
        <b>Waiting for input.</b> {titleOf(run.index, asking.id)} waits for a line, which can be typed in the
        console once the playhead is there.
      </Notice>
    );
  }
  return (
    <Notice
      isAlarm={end.reason === 'deadlock' || end.reason === 'unsupported'}
      actions={(end.reason === 'deadlock' || end.reason === 'idle') && <WhoWaits />}
    >
      <b>{title}</b> {end.message}
      {(end.reason === 'limit' || end.reason === 'stopped') && (
        <span className={styles.number}> ({formatCount(run.instructions)} instructions)</span>
      )}
    </Notice>
  );
}

/** Goes to the end of the run, where all of them wait, and shows who waits on what. */
function WhoWaits() {
  const session = useSession();
  const show = () => {
    session.toEnd();
    session.openSheet('waits');
  };
  return (
    <button type="button" className={controls.button} onClick={show}>
      Show who waits on what
    </button>
  );
}

function Hint() {
  const session = useSession();
  return (
    <Notice
      actions={
        <button
          type="button"
          className={controls.button}
          onClick={() => session.changePreferences({ hintSeen: true })}
        >
          Got it
        </button>
      }
    >
      <b>New here?</b> Step forward with → and back with ←, and read the sentence at the bottom. Watch who is
      ready, running and waiting. Then change the code: the picture follows.
    </Notice>
  );
}
