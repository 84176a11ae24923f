import { BookOpen, ChevronDown, Columns2, Monitor, Moon, Settings2, Share2, Sun } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { exampleOf } from '../../examples/index';
import type { Theme } from '../../session/settings';
import controls from '../controls/controls.module.css';
import { Segmented } from '../controls/Segmented';
import { useSession, useSessionState } from '../session-context';
import { Brand } from './Brand';
import styles from './Header.module.css';
import { SchedulerControls } from './SchedulerControls';
import { MODELLED_FRAGMENT } from './use-fragment';

const ExamplesDialog = lazy(() => import('./ExamplesDialog'));
const SettingsDialog = lazy(() => import('./SettingsDialog'));
const ShareDialog = lazy(() => import('../share/ShareDialog'));

const ICON = { size: 15, 'aria-hidden': true } as const;

const THEMES = [
  { value: 'auto', label: 'Theme of the system', shown: <Monitor {...ICON} /> },
  { value: 'light', label: 'Light theme', shown: <Sun {...ICON} /> },
  { value: 'dark', label: 'Dark theme', shown: <Moon {...ICON} /> },
] as const;

/** What changes the world: which program, under which scheduler. And what changes nothing but the look. */
export function Header({ onKeySheet, onCompare }: { onKeySheet(): void; onCompare(): void }) {
  const session = useSession();
  const example = useSessionState((state) => state.program.example);
  const theme = useSessionState((state) => state.preferences.theme);
  const [open, setOpen] = useState<'examples' | 'settings' | 'share' | null>(null);
  const title = (example === null ? undefined : exampleOf(example)?.title) ?? 'Your program';
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <Brand />
        <span>Interleave</span>
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
      <SchedulerControls />
      <div className={styles.end}>
        <button
          type="button"
          className={`${controls.button} ${styles.wordy}`}
          title="Run it twice, side by side"
          onClick={onCompare}
        >
          <Columns2 {...ICON} />
          <span>Compare</span>
        </button>
        <button
          type="button"
          className={`${controls.button} ${styles.wordy}`}
          aria-haspopup="dialog"
          onClick={() => setOpen('share')}
        >
          <Share2 {...ICON} />
          <span>Share</span>
        </button>
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
      <Suspense>
        {open === 'examples' && <ExamplesDialog onClose={() => setOpen(null)} />}
        {open === 'share' && <ShareDialog onClose={() => setOpen(null)} />}
        {open === 'settings' && <SettingsDialog onClose={() => setOpen(null)} />}
      </Suspense>
    </header>
  );
}
