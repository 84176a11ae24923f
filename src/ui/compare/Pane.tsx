import { ChevronLeft, ChevronRight, RotateCcw, X } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import { narrate } from '../../derive/narrate';
import type { Moment } from '../../events/event';
import type { Session } from '../../session/session';
import { Queue } from '../app/Queue';
import { SchedulerControls } from '../app/SchedulerControls';
import { TimelineRegion } from '../app/TimelineRegion';
import controls from '../controls/controls.module.css';
import { CodePanel } from '../editor/CodePanel';
import { ConsolePanel } from '../panels/ConsolePanel';
import { TasksPanel } from '../panels/TasksPanel';
import { VariablesPanel } from '../panels/VariablesPanel';
import { SessionProvider } from '../session-context';
import { TimelineLink } from '../timeline/timeline-link';
import { letterOf, useComparison, useComparisonState } from './comparison-context';
import styles from './Pane.module.css';

export type PaneView = 'code' | 'queue' | 'tasks' | 'variables' | 'console';

export const PANE_VIEWS: readonly { readonly value: PaneView; readonly label: string }[] = [
  { value: 'code', label: 'Code' },
  { value: 'queue', label: 'Ready queue' },
  { value: 'tasks', label: 'Tasks' },
  { value: 'variables', label: 'Variables' },
  { value: 'console', label: 'Console' },
];

const ICON = { size: 16, 'aria-hidden': true } as const;

interface PaneProps {
  readonly pane: Session;
  readonly place: number;
  readonly view: PaneView;
  /** Null: what this pane has is the page's own already. */
  readonly onKeep: (() => void) | null;
}

const LINKS = new WeakMap<object, TimelineLink>();

/** One run: how it is run, its code or another look into it, and its timeline. */
export const Pane = memo(function Pane({ pane, place, view, onKeep }: PaneProps) {
  const comparison = useComparison();
  const count = useComparisonState((state) => state.panes.length);
  const first = useComparisonState((state) => state.panes[0]!);
  const letter = letterOf(place);
  const source = useStore(pane.store, (state) => state.program.source);
  const firstSource = useStore(first.store, (state) => state.program.source);
  const firstExample = useStore(first.store, (state) => state.program.example);
  const isEdited = source !== firstSource;
  return (
    <SessionProvider value={pane}>
      <section className={styles.pane} aria-label={`Pane ${letter}`} data-of={count}>
        <header className={styles.bar}>
          <h2 className={styles.letter}>
            <span className="only-spoken">Pane </span>
            {letter}
          </h2>
          <SchedulerControls />
          <div className={styles.tools}>
            {isEdited && place > 0 && (
              <button
                type="button"
                className={controls.button}
                aria-label="Same program as A"
                title="The program of pane A again"
                onClick={() => pane.replaceProgram({ source: firstSource, example: firstExample })}
              >
                <RotateCcw {...ICON} size={14} />
                Same as A
              </button>
            )}
            {onKeep !== null && (
              <button
                type="button"
                className={controls.button}
                title="Close, and go on with this program and these settings"
                aria-label={`Keep pane ${letter}`}
                onClick={onKeep}
              >
                Keep this
              </button>
            )}
            <button
              type="button"
              className={`${controls.button} ${controls.icon}`}
              aria-label={`Step pane ${letter} back`}
              title={`Step pane ${letter} back, alone`}
              onClick={() => comparison.stepAlone(place, 'back')}
            >
              <ChevronLeft {...ICON} />
            </button>
            <button
              type="button"
              className={`${controls.button} ${controls.icon}`}
              aria-label={`Step pane ${letter} forward`}
              title={`Step pane ${letter} forward, alone`}
              onClick={() => comparison.stepAlone(place, 'forward')}
            >
              <ChevronRight {...ICON} />
            </button>
            {count > 2 && pane !== comparison.own && (
              <button
                type="button"
                className={`${controls.button} ${controls.icon}`}
                aria-label={`Remove pane ${letter}`}
                title={`Remove pane ${letter}`}
                onClick={() => comparison.remove(place)}
              >
                <X {...ICON} />
              </button>
            )}
          </div>
        </header>
        <div className={styles.inside}>
          <div className={styles.look}>
            <Look view={view} />
          </div>
          <div className={styles.timeline}>
            <SharedTimeline pane={pane} place={place} />
          </div>
        </div>
        <Sentence pane={pane} />
      </section>
    </SessionProvider>
  );
});

function Look({ view }: { readonly view: PaneView }) {
  switch (view) {
    case 'code':
      return <CodePanel />;
    case 'queue':
      return <Queue />;
    case 'tasks':
      return <TasksPanel />;
    case 'variables':
      return <VariablesPanel />;
    case 'console':
      return <ConsolePanel />;
  }
}

function SharedTimeline({ pane, place }: { readonly pane: Session; readonly place: number }) {
  const comparison = useComparison();
  const shared = useComparisonState((state) => state.scale);
  const sync = useComparisonState((state) => state.sync);
  const moment = useComparisonState(() => markOf(comparison.shownDivergence, place));
  const run = useStore(pane.store, (state) => state.run);
  let link = LINKS.get(comparison);
  if (link === undefined) {
    link = new TimelineLink();
    LINKS.set(comparison, link);
  }
  const known = link;
  const beside = useMemo(() => {
    const lines = moment < 0 || run === null ? 0 : run.log.partsOf(moment).lines;
    const lane = lines > 0 && run !== null ? run.index.lineOwner(lines - 1) : 0;
    return {
      link: known,
      shared,
      axis: sync === 'step' ? ('steps' as const) : ('time' as const),
      mark: moment < 0 ? null : { moment, lane },
    };
  }, [known, shared, sync, moment, run]);
  return <TimelineRegion beside={beside} />;
}

/** Where this pane parts from the other one, -1 if it is not known to. */
function markOf(
  shown: { readonly pane: number; readonly divergence: { readonly a: Branch; readonly b: Branch } } | null,
  place: number,
): Moment {
  if (shown === null) return -1;
  if (place === 0) return shown.divergence.a.shownMoment;
  return place === shown.pane ? shown.divergence.b.shownMoment : -1;
}

interface Branch {
  readonly shownMoment: Moment;
}

/** What happens here now. The page's sentence reads it aloud, so this one is silent. */
function Sentence({ pane }: { readonly pane: Session }) {
  const run = useStore(pane.store, (state) => state.run);
  const moment = useStore(pane.store, (state) => state.cursor.moment);
  const grain = useStore(pane.store, (state) => state.preferences.grain);
  const failure = useStore(pane.store, (state) => state.failure);
  if (failure !== null) return <p className={`${styles.sentence} ${styles.failure}`}>{failure.message}</p>;
  return (
    <p className={styles.sentence}>{run === null ? 'Computing…' : narrate(run.index, moment, grain).text}</p>
  );
}
