import { BookOpen, ChevronDown, Monitor, Moon, Settings2, Sun } from 'lucide-react';
import { useState } from 'react';
import { exampleOf } from '../../examples/index';
import { QUANTUM_MAX, type Scheduler, type Theme } from '../../session/settings';
import controls from '../controls/controls.module.css';
import { NumberField } from '../controls/NumberField';
import { Segmented } from '../controls/Segmented';
import { useSession, useSessionState } from '../session-context';
import { Brand } from './Brand';
import { ExamplesDialog } from './ExamplesDialog';
import styles from './Header.module.css';
import { SettingsDialog } from './SettingsDialog';
import { MODELLED_FRAGMENT } from './use-fragment';

const SCHEDULERS: readonly { readonly value: Scheduler; readonly label: string }[] = [
  { value: 'cooperative', label: 'Cooperative' },
  { value: 'preemptive', label: 'Preemptive' },
];

const ICON = { size: 15, 'aria-hidden': true } as const;

const THEMES = [
  { value: 'auto', label: 'Theme of the system', shown: <Monitor {...ICON} /> },
  { value: 'light', label: 'Light theme', shown: <Sun {...ICON} /> },
  { value: 'dark', label: 'Dark theme', shown: <Moon {...ICON} /> },
] as const;

/** What changes the world: which program, under which scheduler. And what changes nothing but the look. */
export function Header({ onKeySheet }: { onKeySheet(): void }) {
  const session = useSession();
  const example = useSessionState((state) => state.program.example);
  const settings = useSessionState((state) => state.settings);
  const theme = useSessionState((state) => state.preferences.theme);
  const [open, setOpen] = useState<'examples' | 'settings' | null>(null);
  const title = (example === null ? undefined : exampleOf(example)?.title) ?? 'Your program';
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <Brand />
        Interleave
      </h1>
      <button
        type="button"
        className={`${controls.button} ${controls.quiet} ${styles.title}`}
        aria-haspopup="dialog"
        onClick={() => setOpen('examples')}
      >
        <span className="only-spoken">Examples: </span>
        <span>{title}</span>
        <ChevronDown {...ICON} />
      </button>
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
      <div className={styles.end}>
        <a
          href={MODELLED_FRAGMENT}
          className={`${controls.button} ${controls.quiet} ${styles.modelled}`}
          title="What is modelled: what runs here, and what does not"
        >
          <BookOpen {...ICON} />
          <span>What is modelled</span>
        </a>
        <Segmented<Theme>
          label="Theme"
          value={theme}
          options={THEMES}
          onChange={(next) => session.changePreferences({ theme: next })}
        />
        <button
          type="button"
          className={`${controls.button} ${controls.icon}`}
          aria-label="Settings"
          title="Settings"
          aria-haspopup="dialog"
          onClick={() => setOpen('settings')}
        >
          <Settings2 {...ICON} />
        </button>
        <button
          type="button"
          className={`${controls.button} ${controls.icon}`}
          aria-label="Keys"
          title="Keys (?)"
          aria-haspopup="dialog"
          onClick={onKeySheet}
        >
          ?
        </button>
      </div>
      {open === 'examples' && <ExamplesDialog onClose={() => setOpen(null)} />}
      {open === 'settings' && <SettingsDialog onClose={() => setOpen(null)} />}
    </header>
  );
}
