import type { ReactNode } from 'react';
import { Group, Panel, Separator, type Layout as Sizes } from 'react-resizable-panels';
import { useSession } from '../session-context';
import styles from './Layout.module.css';
import { useMedia } from './use-media';

export interface Regions {
  readonly code: ReactNode;
  readonly console: ReactNode;
  readonly queue: ReactNode;
  readonly timeline: ReactNode;
  readonly tasks: ReactNode;
  readonly variables: ReactNode;
  /** What lies over the pictures, null for nothing. */
  readonly sheet: ReactNode;
}

/** Regions side by side with sizes that can be dragged and are remembered; one below the other on narrow screens. */
export function Layout({ code, console, queue, timeline, tasks, variables, sheet }: Regions) {
  const isStacked = useMedia('(max-width: 860px)');
  // A projector's 720 lines: the timeline gets what the others can spare.
  const isLow = useMedia('(max-height: 800px)');
  // The same projector: fifty columns of code without scrolling sideways.
  const isNarrow = useMedia('(max-width: 1340px)');
  if (isStacked) {
    return (
      <div className={styles.stacked}>
        <div className={styles.stackedCode}>{code}</div>
        <div>{queue}</div>
        <div className={styles.stackedTimeline}>{timeline}</div>
        <div className={styles.stackedConsole}>{console}</div>
        <div className={styles.stackedTasks}>{tasks}</div>
        <div className={styles.stackedVariables}>{variables}</div>
        {sheet}
      </div>
    );
  }
  return (
    <Split id="page" orientation="horizontal">
      <Panel id="left" className={styles.pane} defaultSize={isNarrow ? '40%' : '37%'} minSize="280px">
        <Split id="left" orientation="vertical">
          <Panel id="code" className={styles.pane} minSize="120px">
            {code}
          </Panel>
          <Separator className={styles.down} aria-label="Height of the console" />
          <Panel id="console" className={styles.pane} defaultSize="24%" minSize="64px">
            {console}
          </Panel>
        </Split>
      </Panel>
      <Separator className={styles.across} aria-label="Width of the code" />
      <Panel id="right" className={`${styles.pane} ${styles.covered}`} minSize="420px">
        {sheet}
        <Split id="right" orientation="vertical">
          <Panel id="queue" className={styles.pane} defaultSize={isLow ? '148px' : '152px'} minSize="96px">
            {queue}
          </Panel>
          <Separator className={styles.down} aria-label="Height of the queue" />
          <Panel id="timeline" className={styles.pane} minSize="120px">
            {timeline}
          </Panel>
          <Separator className={styles.down} aria-label="Height of tasks and variables" />
          <Panel id="bottom" className={styles.pane} defaultSize={isLow ? '132px' : '172px'} minSize="64px">
            <Split id="bottom" orientation="horizontal">
              <Panel
                id="tasks"
                className={styles.pane}
                defaultSize={isNarrow ? '60%' : '53%'}
                minSize="200px"
              >
                {tasks}
              </Panel>
              <Separator className={styles.across} aria-label="Width of the tasks" />
              <Panel id="variables" className={styles.pane} minSize="160px">
                {variables}
              </Panel>
            </Split>
          </Panel>
        </Split>
      </Panel>
    </Split>
  );
}

interface SplitProps {
  readonly id: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly children: ReactNode;
}

/** A group of panels whose sizes are remembered once the user has changed them. */
function Split({ id, orientation, children }: SplitProps) {
  const session = useSession();
  const { layout } = session.store.getState().preferences;
  return (
    <Group
      id={`split-${id}`}
      className={styles.group}
      orientation={orientation}
      defaultLayout={layout[id]}
      onLayoutChanged={(sizes: Sizes, { isUserInteraction }) => {
        if (!isUserInteraction) return;
        const known = session.store.getState().preferences.layout;
        session.changePreferences({ layout: { ...known, [id]: sizes } });
      }}
    >
      {children}
    </Group>
  );
}
