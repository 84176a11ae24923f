import { ChevronLeft, ChevronRight, GitFork, Pause, Play, SkipBack } from 'lucide-react';
import { timeAtUs } from '../../derive/clock';
import controls from '../controls/controls.module.css';
import { formatClock, formatCount } from '../format';
import { Key } from '../transport/Key';
import { PaceControls } from '../transport/PaceControls';
import scrubber from '../transport/Scrubber.module.css';
import styles from '../transport/TransportBar.module.css';
import own from './ComparePage.module.css';
import { useComparison, useComparisonState, usePanesMoved } from './comparison-context';

const ICON = { size: 16, 'aria-hidden': true, strokeWidth: 2 } as const;

/** Everything that moves all playheads at once. */
export function CompareTransport() {
  const comparison = useComparison();
  const { panes, sync, isPlaying, divergences } = useComparisonState((state) => state);
  usePanesMoved();
  const { at, last } = comparison.position;
  const { grain, speed } = panes[0]!.store.getState().preferences;
  const runs = panes.map((pane) => pane.store.getState().run);
  const endUs = Math.max(
    0,
    ...runs.map((run) => (run === null ? 0 : timeAtUs(run.index, run.log.lastMoment))),
  );
  const clock = formatClock(comparison.atUs, endUs);
  const parts = divergences.some((one) => one != null);
  const isAtStart = panes.every((pane) => pane.store.getState().cursor.moment === 0);
  const key = `${controls.button} ${styles.key}`;
  const shown = comparison.shownDivergence;
  const first = runs[0];
  const markUs =
    shown === null || first == null || sync !== 'time'
      ? -1
      : timeAtUs(first.index, shown.divergence.a.shownMoment);
  return (
    <footer className={styles.bar}>
      <div className={styles.group}>
        <Key
          name="Restart"
          keys="Home"
          className={key}
          isOff={isAtStart}
          onPress={() => comparison.toStart()}
        >
          <SkipBack {...ICON} />
        </Key>
        <Key
          name="Step back"
          keys="ArrowLeft"
          className={key}
          isOff={isAtStart}
          onPress={() => comparison.stepBack()}
        >
          <ChevronLeft {...ICON} />
          <span className={styles.word}>Step</span>
        </Key>
        <Key
          name={isPlaying ? 'Pause' : 'Play'}
          keys="Space"
          className={`${key} ${controls.primary} ${styles.play}`}
          isOff={last === 0 && runs.some((run) => run === null)}
          onPress={() => comparison.togglePlay()}
        >
          {isPlaying ? <Pause {...ICON} fill="currentColor" /> : <Play {...ICON} fill="currentColor" />}
        </Key>
        <Key
          name="Step forward"
          keys="ArrowRight"
          className={key}
          isOff={false}
          onPress={() => comparison.stepForward()}
        >
          <span className={styles.word}>Step</span>
          <ChevronRight {...ICON} />
        </Key>
        <Key
          name="Next divergence"
          keys="G"
          className={key}
          isOff={!parts}
          onPress={() => comparison.nextDivergence()}
        >
          <span className={own.divergenceWord}>Divergence</span>
          <GitFork {...ICON} />
        </Key>
      </div>
      <div
        className={scrubber.scrubber}
        style={{ '--at': last === 0 ? 0 : at / last } as React.CSSProperties}
      >
        {markUs >= 0 && last > 0 && (
          <span
            className={own.mark}
            style={{ '--mark': markUs / last } as React.CSSProperties}
            aria-hidden="true"
          />
        )}
        <input
          className={scrubber.range}
          type="range"
          aria-label="Playhead"
          aria-valuetext={sync === 'time' ? `${clock.text} ${clock.unit}` : `Step ${at} of ${last}`}
          min={0}
          max={last}
          step={1}
          value={at}
          onChange={(event) => comparison.seekPosition(Number(event.target.value))}
        />
      </div>
      <p className={styles.position}>
        {sync !== 'time' && `${formatCount(at)} / ${formatCount(last)} · `}
        {clock.text} {clock.unit}
      </p>
      <PaceControls grain={grain} speed={speed} onChange={(change) => comparison.changePreferences(change)} />
    </footer>
  );
}
