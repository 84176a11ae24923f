import {
  CORES_MAX,
  SCHEDULER_TABLE,
  SWITCH_POINTS,
  type SwitchPoints,
  type Traits,
  whatIfText,
} from '../../events/schedulers';
import { QUANTUM_MAX, type Settings } from '../../session/settings';
import type { RunView } from '../../session/state';
import controls from '../controls/controls.module.css';
import { NumberField } from '../controls/NumberField';
import { useSession, useSessionState } from '../session-context';
import styles from './SettingsDialog.module.css';
import { TraitField } from './TraitField';

const POINTS: Readonly<Record<SwitchPoints, string>> = {
  instruction: 'Instruction: before any instruction',
  line: 'Line: where a line begins',
  gil: 'GIL: where CPython’s GIL may change hands',
  access: 'Access: before what others may see is read or written',
  await: 'Await: tasks before an await, threads where they block',
};

const CHANGES: Readonly<Record<'none' | 'tasks' | 'threads' | 'both', string>> = {
  none: 'This is CPython’s own order, for tasks and for threads.',
  tasks: 'It changes the order of tasks; threads share the GIL as ever.',
  threads: 'It changes the order of threads; each loop’s tasks keep asyncio’s own.',
  both: 'It changes the order of tasks in a loop, and that of threads.',
};

const TRAIT_NAMES: Readonly<Record<keyof Traits, string>> = {
  priority: 'Priorities',
  tickets: 'Tickets',
  length: 'Lengths',
};

/** What the chosen scheduler does, what of it concerns the program, and what it can be told. */
export function SchedulerSettings() {
  const session = useSession();
  const settings = useSessionState((state) => state.settings);
  const run = useSessionState((state) => state.run);
  const about = SCHEDULER_TABLE[settings.scheduler];
  const { hasQuantum, trait } = about;
  const isManual = settings.scheduler === 'manual';
  const change = (next: Partial<Settings>) => session.changeSettings(next);
  return (
    <>
      <div className={styles.row}>
        <span>Scheduler</span>
        <span>{about.label}</span>
        <p>
          {about.rule} {whatIfText(settings.scheduler)} {CHANGES[about.changes]} {lacking(about.changes, run)}
        </p>
      </div>
      {hasQuantum && (
        <div className={styles.row}>
          <span>Quantum</span>
          <span>
            <NumberField
              label="Quantum"
              value={settings.quantum}
              min={1}
              max={QUANTUM_MAX}
              width={110}
              onChange={(quantum) => change({ quantum })}
            />{' '}
            <select
              className={controls.select}
              aria-label="Unit of the quantum"
              value={settings.quantumUnit}
              onChange={(event) => change({ quantumUnit: event.target.value as Settings['quantumUnit'] })}
            >
              <option value="instructions">instructions</option>
              <option value="us">microseconds</option>
            </select>
          </span>
          <p>
            <label className={controls.check}>
              <input
                type="checkbox"
                checked={settings.random}
                onChange={(event) => change({ random: event.target.checked })}
              />
              at random, with that mean
            </label>
          </p>
          <p>Microseconds need a CPU speed at which instructions take time.</p>
        </div>
      )}
      {(hasQuantum || isManual) && (
        <label className={styles.row}>
          <span>Switch points</span>
          <select
            className={controls.select}
            value={isManual ? settings.manualPoints : settings.points}
            onChange={(event) => {
              const points = event.target.value as SwitchPoints;
              change(isManual ? { manualPoints: points } : { points });
            }}
          >
            {SWITCH_POINTS.map((points) => (
              <option key={points} value={points}>
                {POINTS[points]}
              </option>
            ))}
          </select>
          <p>{isManual ? 'Where you are asked.' : 'Where a turn that is over is cut.'}</p>
        </label>
      )}
      {settings.scheduler === 'free-threaded' && (
        <div className={styles.row}>
          <span>Cores</span>
          <NumberField
            label="Cores"
            value={settings.cores}
            min={1}
            max={CORES_MAX}
            width={110}
            onChange={(cores) => change({ cores })}
          />
          <p>Each runs one thread at a time.</p>
        </div>
      )}
      {trait !== null && (
        <div className={styles.row}>
          <span>{TRAIT_NAMES[trait]}</span>
          <TraitField
            label={TRAIT_NAMES[trait]}
            trait={trait}
            traits={settings.traits}
            onChange={(traits) => change({ traits })}
          />
          <p>
            By name of a task, thread or function, as in ada=3, bob=1. Or write a comment on the line that
            makes it: # {trait}: 3
          </p>
        </div>
      )}
    </>
  );
}

/** What the program on the page has none of, and the scheduler would change. */
function lacking(changes: 'none' | 'tasks' | 'threads' | 'both', run: RunView | null): string {
  if (run === null || changes === 'none') return '';
  const { schedulables } = run.log;
  const hasTasks = schedulables.some(({ kind }) => kind === 'task');
  const hasThreads = schedulables.some(({ kind, id }) => kind === 'thread' && id > 0);
  if (changes === 'tasks') return hasTasks ? '' : 'This program has no tasks: nothing changes.';
  if (changes === 'threads')
    return hasThreads ? '' : 'This program has no threads but the main one: nothing changes.';
  if (!hasTasks && !hasThreads) return 'This program has neither tasks nor other threads: nothing changes.';
  return hasTasks && hasThreads
    ? ''
    : hasTasks
      ? 'This program has no threads but the main one.'
      : 'This program has no tasks.';
}
