import { QUANTUM_MAX, type Scheduler } from '../../session/settings';
import controls from '../controls/controls.module.css';
import { NumberField } from '../controls/NumberField';
import { Segmented } from '../controls/Segmented';
import { useSession, useSessionState } from '../session-context';
import styles from './SchedulerControls.module.css';

const SCHEDULERS: readonly { readonly value: Scheduler; readonly label: string }[] = [
  { value: 'cooperative', label: 'Cooperative' },
  { value: 'preemptive', label: 'Preemptive' },
];

/** Which scheduler the session's program runs under, and what that one can be told: in the header, and in every pane. */
export function SchedulerControls() {
  const session = useSession();
  const settings = useSessionState((state) => state.settings);
  return (
    <>
      <Segmented
        label="Scheduler"
        value={settings.scheduler}
        options={SCHEDULERS}
        onChange={(scheduler) => session.changeSettings({ scheduler })}
      />
      {settings.scheduler === 'preemptive' && (
        <div className={styles.preemption}>
          <span className={styles.quantum}>
            <span aria-hidden="true">every</span>
            <NumberField
              label="Quantum in instructions"
              value={settings.quantum}
              min={1}
              max={QUANTUM_MAX}
              width={76}
              onChange={(quantum) => session.changeSettings({ quantum })}
            />
            <span aria-hidden="true">instructions</span>
          </span>
          <label className={controls.check}>
            <input
              type="checkbox"
              checked={settings.random}
              onChange={(event) => session.changeSettings({ random: event.target.checked })}
            />
            at random
          </label>
          <p className={styles.whatIf} title="CPython has no preemption of tasks">
            A what-if<span>: CPython has no preemption of tasks</span>.
          </p>
        </div>
      )}
    </>
  );
}
