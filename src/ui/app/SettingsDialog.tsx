import type { Settings } from '../../session/settings';
import controls from '../controls/controls.module.css';
import { Dialog } from '../controls/Dialog';
import { NumberField } from '../controls/NumberField';
import { useSession, useSessionState } from '../session-context';
import { SchedulerSettings } from './SchedulerSettings';
import styles from './SettingsDialog.module.css';
import { WorldFields } from './WorldFields';

const SEED_MAX = 2 ** 32 - 1;

const CPUS: readonly { readonly value: Settings['cpu']; readonly label: string; readonly meaning: string }[] =
  [
    { value: 'realistic', label: 'Realistic', meaning: '10 million instructions a second' },
    {
      value: 'classroom',
      label: 'Classroom',
      meaning: 'so slow that a loop is seen beside a sleep of one second',
    },
    { value: 'ideal', label: 'Ideal', meaning: 'instructions take no time at all' },
  ];

/** How the machine behaves, beyond the scheduler: its speed, its seeds, and what is outside. */
export default function SettingsDialog({ onClose }: { onClose(): void }) {
  const session = useSession();
  const settings = useSessionState((state) => state.settings);
  const ownCpu = settings.beyond?.cpu;
  return (
    <Dialog title="Settings" onClose={onClose}>
      <SchedulerSettings />
      <label className={styles.row}>
        <span>CPU speed</span>
        <select
          className={controls.select}
          value={ownCpu === undefined ? settings.cpu : ''}
          onChange={(event) => session.changeSettings({ cpu: event.target.value as Settings['cpu'] })}
        >
          {ownCpu !== undefined && <option value="">As in the link: {ownCpu} instructions a second</option>}
          {CPUS.map(({ value, label, meaning }) => (
            <option key={value} value={value}>
              {label}: {meaning}
            </option>
          ))}
        </select>
        <p>In virtual time. Programs that use the clock can behave differently.</p>
      </label>
      <div className={styles.row}>
        <span>Random seed</span>
        <NumberField
          label="Random seed"
          value={settings.seed}
          min={0}
          max={SEED_MAX}
          width={130}
          onChange={(seed) => session.changeSettings({ seed })}
        />
        <p>As if the program began with random.seed(…).</p>
      </div>
      <div className={styles.row}>
        <span>Schedule seed</span>
        <NumberField
          label="Schedule seed"
          value={settings.scheduleSeed}
          min={0}
          max={SEED_MAX}
          width={130}
          onChange={(scheduleSeed) => session.changeSettings({ scheduleSeed })}
        />
        <p>Decides what a scheduler leaves to chance: tickets of the lottery, turns of random length.</p>
      </div>
      <WorldFields />
    </Dialog>
  );
}
