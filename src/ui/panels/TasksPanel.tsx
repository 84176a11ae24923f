import type { SchedulableView } from '../../derive/types';
import type { Site } from '../../events/event';
import type { FrameView } from '../../events/run';
import type { ChosenFrame, Inspected } from '../../session/state';
import controls from '../controls/controls.module.css';
import { formatCount } from '../format';
import { Glyph } from '../identity/Glyph';
import { useSession, useSessionState, useWorld } from '../session-context';
import panels from './panels.module.css';
import styles from './TasksPanel.module.css';

const ROWS_MAX = 400;

/** Everyone there is: state, what it waits on, the frames it stands on. Choosing one chooses the variables. */
export function TasksPanel() {
  const world = useWorld();
  const inspected = useSessionState((state) => state.inspected);
  const chosen = useSessionState((state) => state.chosen);
  const sites = useSessionState((state) => state.run?.log.sites);
  const all = world?.schedulables ?? [];
  const rows = all.slice(0, ROWS_MAX);
  return (
    <section aria-label="Tasks" className={panels.panel}>
      <h2 className={`${controls.heading} ${panels.head}`}>
        Tasks <small>· what each one stands on</small>
      </h2>
      <ul className={panels.body}>
        {rows.map((one) => (
          <Row
            key={one.id}
            one={one}
            frames={framesOf(inspected, one, sites?.[one.site])}
            chosen={chosen?.id === one.id ? chosen : null}
            isRunning={one.id === world?.running}
          />
        ))}
        {all.length === 0 && <li className={panels.empty}>Nobody is there yet.</li>}
        {all.length > ROWS_MAX && (
          <li className={panels.empty}>… and {formatCount(all.length - ROWS_MAX)} more</li>
        )}
      </ul>
    </section>
  );
}

/**
 * Frames as known, which may be a few milliseconds behind the playhead. The innermost of the program's own stands at
 * the line it is about to run: the inspector knows only the one whose instruction ran last.
 */
function framesOf(
  inspected: Inspected | null,
  one: SchedulableView,
  site: Site | undefined,
): readonly FrameView[] {
  if (one.status === 'done') return [];
  const frames = inspected?.current.stacks.find(({ id }) => id === one.id)?.frames ?? [];
  const innermost = frames.findLastIndex(({ isUser }) => isUser);
  return frames.map((frame, at) =>
    at === innermost && site !== undefined && site.code === frame.code
      ? { ...frame, line: site.line }
      : frame,
  );
}

interface RowProps {
  readonly one: SchedulableView;
  readonly frames: readonly FrameView[];
  readonly chosen: ChosenFrame | null;
  readonly isRunning: boolean;
}

function Row({ one, frames, chosen, isRunning }: RowProps) {
  const session = useSession();
  const isActive =
    isRunning || one.status === 'ready' || one.status === 'running' || one.status === 'blocking';
  // That it runs the loop is said by its reason; which function of the library does is no news.
  const isLoop = one.status === 'loop';
  const isFailed = one.end?.how === 'raised';
  const shown = frames
    .map((frame, at) => ({ frame, at }))
    .filter(({ frame }) => frame.isUser || frames.length === 1);
  const last = frames.at(-1);
  return (
    <li className={`${styles.row} ${isActive ? '' : styles.resting} ${isFailed ? styles.failed : ''}`}>
      <Glyph id={one.id} open={!isActive} size={13} />
      <button
        type="button"
        className={`${styles.name} ${chosen === null ? '' : styles.chosen}`}
        aria-pressed={chosen !== null}
        title={one.name === one.title ? one.name : `${one.title} (${one.name})`}
        onClick={() => session.choose(chosen === null ? { id: one.id, frame: -1 } : null)}
      >
        {one.title}
      </button>
      <span className={styles.what}>
        {shown.map(({ frame, at }, i) => (
          <span key={at} className={styles.what}>
            {i > 0 && (
              <span className={styles.arrow} aria-hidden="true">
                →
              </span>
            )}
            <button
              type="button"
              className={`${styles.frame} ${chosen?.frame === at ? styles.chosen : ''}`}
              aria-pressed={chosen?.frame === at}
              onClick={() => session.choose({ id: one.id, frame: at })}
            >
              {frameName(frame)}
            </button>
          </span>
        ))}
        {last !== undefined && !last.isUser && frames.length > 1 && !isLoop && (
          <>
            <span className={styles.arrow} aria-hidden="true">
              →
            </span>
            <span className={`${styles.library} ${panels.mono}`}>{last.code}()</span>
          </>
        )}
        <span className={styles.reason}>{one.reason}</span>
      </span>
    </li>
  );
}

function frameName(frame: FrameView): string {
  const name = frame.code === '<module>' ? 'module' : `${frame.code}()`;
  return frame.line > 0 ? `${name} line ${frame.line}` : name;
}
