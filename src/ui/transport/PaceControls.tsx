import { GRAINS, type Grain } from '../../derive/types';
import controls from '../controls/controls.module.css';
import { formatSpeed } from '../format';
import { SPEED_STOPS, speedStopOf } from './speed';
import styles from './TransportBar.module.css';

const GRAIN_NAMES: Readonly<Record<Grain, string>> = {
  instruction: 'Instruction',
  line: 'Line',
  await: 'Await point',
  switch: 'Switch',
};

interface PaceControlsProps {
  readonly grain: Grain;
  /** Steps a second. */
  readonly speed: number;
  onChange(change: { readonly grain: Grain } | { readonly speed: number }): void;
}

/** What a step is, and how many of them a second playing takes. */
export function PaceControls({ grain, speed, onChange }: PaceControlsProps) {
  return (
    <>
      <label className={styles.choice}>
        <span>Step by</span>
        <select
          className={controls.select}
          aria-label="Step by"
          value={grain}
          onChange={(event) => onChange({ grain: event.target.value as Grain })}
        >
          {GRAINS.map((one) => (
            <option key={one} value={one}>
              {GRAIN_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <label className={`${styles.choice} ${styles.speed}`}>
        <span>Speed</span>
        <input
          className={styles.range}
          type="range"
          aria-label="Speed"
          aria-valuetext={`${formatSpeed(speed)} steps a second`}
          min={0}
          max={SPEED_STOPS.length - 1}
          step={1}
          value={speedStopOf(speed)}
          onChange={(event) => onChange({ speed: SPEED_STOPS[Number(event.target.value)] })}
        />
        <span className={styles.perSecond} title="Steps a second">
          {formatSpeed(speed)}/s
        </span>
      </label>
    </>
  );
}
