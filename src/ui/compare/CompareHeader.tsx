import * as v from 'valibot';
import { SIDE_BY_SIDE, type SideBySide } from '../../examples/side-by-side/index';
import { PANES_MAX } from '../../session/comparison';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../session/settings';
import type { Sync } from '../../session/shared-cursor';
import { Brand } from '../app/Brand';
import controls from '../controls/controls.module.css';
import { Segmented } from '../controls/Segmented';
import styles from './ComparePage.module.css';
import { useComparison, useComparisonState } from './comparison-context';
import { PANE_VIEWS, type PaneView } from './Pane';

const SYNC_NAMES: readonly { readonly value: Sync; readonly label: string }[] = [
  { value: 'time', label: 'Same clock' },
  { value: 'step', label: 'Same step' },
  { value: 'point', label: 'Same point' },
];

/** Those whose schedulers there are. */
const PRESETS = SIDE_BY_SIDE.flatMap(({ panes, ...preset }) => {
  const ready = panes.map(({ source, ...pane }) => ({
    program: { source, example: null },
    settings: settingsOf(pane),
  }));
  return ready.every(({ settings }) => settings !== null)
    ? [{ ...preset, panes: ready.map((pane) => ({ ...pane, settings: pane.settings! })) }]
    : [];
});

function settingsOf({ scheduler, quantum }: Omit<SideBySide['panes'][number], 'source'>): Settings | null {
  // What the GIL does to threads is there whatever is done to tasks.
  const names = scheduler === 'gil' ? ['gil', 'cooperative'] : [scheduler];
  for (const name of names) {
    const settings = { ...DEFAULT_SETTINGS, scheduler: name, quantum: quantum ?? DEFAULT_SETTINGS.quantum };
    const parsed = v.safeParse(settingsSchema, settings);
    if (parsed.success) return parsed.output;
  }
  return null;
}

interface CompareHeaderProps {
  readonly view: PaneView;
  onView(view: PaneView): void;
  onClose(): void;
}

/** What all panes share: what the playheads have in common, and what stands beside the timelines. */
export function CompareHeader({ view, onView, onClose }: CompareHeaderProps) {
  const comparison = useComparison();
  const sync = useComparisonState((state) => state.sync);
  const count = useComparisonState((state) => state.panes.length);
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <Brand />
        <span>Compare</span>
      </h1>
      <Segmented<Sync>
        label="Playheads stand at"
        value={sync}
        options={SYNC_NAMES}
        onChange={(next) => comparison.setSync(next)}
      />
      <label className={styles.choice}>
        <span>Beside the timelines</span>
        <select
          className={controls.select}
          value={view}
          onChange={(event) => onView(event.target.value as PaneView)}
        >
          {PANE_VIEWS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.choice}>
        <span>Presets</span>
        <select
          className={controls.select}
          aria-label="Presets"
          value=""
          onChange={(event) => {
            const preset = PRESETS.find(({ id }) => id === event.target.value);
            if (preset !== undefined) comparison.load(preset.panes);
          }}
        >
          <option value="">Choose…</option>
          {PRESETS.map(({ id, title, watch }) => (
            <option key={id} value={id} title={watch}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.end}>
        <button
          type="button"
          className={controls.button}
          aria-disabled={count >= PANES_MAX}
          onClick={() => comparison.add()}
        >
          Add pane
        </button>
        <button
          type="button"
          className={controls.button}
          aria-keyshortcuts="X"
          onClick={() => comparison.swap()}
        >
          Swap
        </button>
        <button
          type="button"
          className={controls.button}
          aria-label="Close comparison"
          aria-keyshortcuts="Escape"
          onClick={onClose}
        >
          Close
        </button>
      </div>
    </header>
  );
}
