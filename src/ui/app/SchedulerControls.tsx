import { SCHEDULER_TABLE, SCHEDULERS, whatIfText } from '../../events/schedulers';
import { QUANTUM_MAX, type Scheduler } from '../../session/settings';
import controls from '../controls/controls.module.css';
import { NumberField } from '../controls/NumberField';
import { useSession, useSessionState } from '../session-context';
import styles from './SchedulerControls.module.css';

/** Which scheduler the session's program runs under, and what that one can be told: in the header, and in every pane. */
export function SchedulerControls() {
  const session = useSession();
  const settings = useSessionState((state) => state.settings);
  const { rule, hasQuantum } = SCHEDULER_TABLE[settings.scheduler];
  const isTimed = settings.quantumUnit === 'us';
  return (
    <>
      <select
        className={`${controls.select} ${styles.scheduler}`}
        aria-label="Scheduler"
        title={rule}
        value={settings.scheduler}
        onChange={(event) => session.changeSettings({ scheduler: event.target.value as Scheduler })}
      >
        {SCHEDULERS.map((name) => (
          <option key={name} value={name}>
            {SCHEDULER_TABLE[name].label}
          </option>
        ))}
      </select>
      <div className={styles.turns}>
        {hasQuantum && (
          <span className={styles.quantum}>
            <span aria-hidden="true">every</span>
            <NumberField
              label={isTimed ? 'Quantum in microseconds' : 'Quantum in instructions'}
              value={settings.quantum}
              min={1}
              max={QUANTUM_MAX}
              width={76}
              onChange={(quantum) => session.changeSettings({ quantum })}
            />
            <span aria-hidden="true">{isTimed ? 'µs' : 'instructions'}</span>
          </span>
        )}
        <p className={`${styles.rule} ${hasQuantum ? styles.beside : ''}`} title={rule}>
          {rule} {whatIfText(settings.scheduler)}
        </p>
      </div>
    </>
  );
}
