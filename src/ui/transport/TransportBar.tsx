import {
  ArrowLeftToLine,
  ArrowRightToLine,
  ChevronLeft,
  ChevronRight,
  Pause,
  Play,
  SkipBack,
} from 'lucide-react';
import { timeAtUs } from '../../derive/clock';
import type { LogIndex } from '../../derive/log-index';
import type { Cursor } from '../../session/state';
import controls from '../controls/controls.module.css';
import { formatClock, formatCount } from '../format';
import { useSession, useSessionState } from '../session-context';
import { Key } from './Key';
import { PaceControls } from './PaceControls';
import { Scrubber } from './Scrubber';
import styles from './TransportBar.module.css';

const ICON = { size: 16, 'aria-hidden': true, strokeWidth: 2 } as const;

/** Everything that moves the playhead, where the hands are. */
export function TransportBar() {
  const session = useSession();
  const run = useSessionState((state) => state.run);
  const cursor = useSessionState((state) => state.cursor);
  const { grain, speed } = useSessionState((state) => state.preferences);
  const cpu = useSessionState((state) => state.settings.cpu);
  const stops = session.steps;
  const key = `${controls.button} ${styles.key}`;
  const last = Math.max(0, (stops?.count ?? 1) - 1);
  const step = stops?.stepAt(cursor.moment) ?? 0;
  const atUs = run === null ? 0 : clockAt(run.index, cursor);
  const endUs = run === null ? 0 : timeAtUs(run.index, run.log.lastMoment);
  const clock = formatClock(atUs, endUs);
  const isAtStart = cursor.moment === 0;
  const isAtEnd = run === null || (run.status === 'ended' && cursor.moment >= (stops?.momentOf(last) ?? 0));
  return (
    <footer className={styles.bar}>
      <div className={styles.group}>
        <Key name="Restart" keys="Home" className={key} isOff={isAtStart} onPress={() => session.toStart()}>
          <SkipBack {...ICON} />
        </Key>
        <Key
          name="Previous switch"
          keys="Shift+ArrowLeft"
          className={key}
          isOff={isAtStart}
          onPress={() => session.previousSwitch()}
        >
          <ArrowLeftToLine {...ICON} />
        </Key>
        <Key
          name="Step back"
          keys="ArrowLeft"
          className={key}
          isOff={isAtStart}
          onPress={() => session.stepBack()}
        >
          <ChevronLeft {...ICON} />
          <span className={styles.word}>Step</span>
        </Key>
        <Key
          name={cursor.isPlaying ? 'Pause' : 'Play'}
          keys="Space"
          className={`${key} ${controls.primary} ${styles.play}`}
          isOff={run === null}
          onPress={() => session.togglePlay()}
        >
          {cursor.isPlaying ? (
            <Pause {...ICON} fill="currentColor" />
          ) : (
            <Play {...ICON} fill="currentColor" />
          )}
        </Key>
        <Key
          name="Step forward"
          keys="ArrowRight"
          className={key}
          isOff={isAtEnd}
          onPress={() => session.stepForward()}
        >
          <span className={styles.word}>Step</span>
          <ChevronRight {...ICON} />
        </Key>
        <Key
          name="Next switch"
          keys="Shift+ArrowRight"
          className={key}
          isOff={isAtEnd}
          onPress={() => session.nextSwitch()}
        >
          <span className={styles.word}>Next switch</span>
          <ArrowRightToLine {...ICON} />
        </Key>
      </div>
      <Scrubber
        index={run?.index ?? null}
        version={run?.version ?? 0}
        stops={stops}
        grain={grain}
        moment={cursor.moment}
        isPlaying={cursor.isPlaying}
        onSeekStep={(to) => session.seekStep(to)}
      />
      <p className={styles.position}>
        {formatCount(step)} / {formatCount(last)} · {clock.text} {clock.unit}
        {cpu !== 'realistic' && <small> · {cpu} CPU</small>}
      </p>
      <PaceControls grain={grain} speed={speed} onChange={(change) => session.changePreferences(change)} />
    </footer>
  );
}

/** The virtual clock; on its way from one moment to the next while it jumps. */
function clockAt(index: LogIndex, { moment, fraction }: Cursor): number {
  const atUs = timeAtUs(index, moment);
  return fraction === 0 ? atUs : atUs + (timeAtUs(index, moment + 1) - atUs) * fraction;
}
