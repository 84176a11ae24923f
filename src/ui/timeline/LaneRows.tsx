import { memo } from 'react';
import type { Lane, SchedulableStatus, SchedulableView, Span } from '../../derive/types';
import { Glyph } from '../identity/Glyph';
import styles from './Timeline.module.css';

/** Rows lower than this have their label in one line, those from the second on have room for a long state, px. */
const ONE_LINE_PX = 38;
const THREE_LINES_PX = 48;

const BRIEF: Readonly<Record<SchedulableStatus, string>> = {
  created: 'new',
  ready: 'ready',
  running: 'runs',
  outer: 'runs',
  blocking: 'blocks',
  blocked: 'blocked',
  waiting: 'waits',
  sleeping: 'sleeps',
  suspended: 'suspended',
  loop: 'the loop',
  done: 'done',
};

interface LaneRowsProps {
  /** Makes ids unique in a page with several timelines. */
  readonly idPrefix: string;
  readonly lanes: readonly Lane[];
  /** The rows that are in the page: those in sight and some around. */
  readonly first: number;
  readonly end: number;
  readonly rowHeight: number;
  /** By schedulable; missing ones do not exist at this moment. */
  readonly views: ReadonlyMap<number, SchedulableView>;
  readonly activeLane: number;
  /** Spans of the active lane around the one with the focus. */
  readonly spans: readonly LabelledSpan[];
  readonly activeSpan: number;
  readonly hoveredLane: number | null;
  onSpanFocus(span: Span): void;
  onSpanChoose(span: Span): void;
}

export interface LabelledSpan {
  readonly span: Span;
  readonly label: string;
}

/** One row for each lane: its label, and in the active lane buttons over its spans for keyboard and screen readers. */
export function LaneRows(props: LaneRowsProps) {
  const { idPrefix, lanes, first, end, rowHeight, views, activeLane, hoveredLane } = props;
  return lanes.slice(first, end).map((lane, place) => {
    const view = views.get(lane.id);
    return (
      <li
        key={lane.id}
        aria-labelledby={`${idPrefix}lane-${lane.id}`}
        className={styles.row}
        data-lane={lane.id}
        data-hovered={hoveredLane === lane.id || undefined}
        style={{ top: (first + place) * rowHeight, height: rowHeight }}
      >
        <Label
          nameId={`${idPrefix}lane-${lane.id}`}
          lane={lane}
          state={view?.reason ?? 'not created yet'}
          brief={view === undefined ? 'later' : BRIEF[view.status]}
          isRunning={view?.status === 'running' || view?.status === 'blocking'}
          lines={rowHeight < ONE_LINE_PX ? 1 : rowHeight < THREE_LINES_PX ? 2 : 3}
        />
        {activeLane === lane.id && <SpanButtons {...props} lane={lane} />}
      </li>
    );
  });
}

interface LabelProps {
  readonly nameId: string;
  readonly lane: Lane;
  readonly state: string;
  /** The state in a word, for a row that has no room for more. */
  readonly brief: string;
  readonly isRunning: boolean;
  readonly lines: 1 | 2 | 3;
}

const Label = memo(function Label({ nameId, lane, state, brief, isRunning, lines }: LabelProps) {
  return (
    <div
      className={styles.label}
      data-lines={lines}
      style={{ paddingInlineStart: Math.min(lane.depth, 3) * 12 }}
      title={`${lane.title} (${lane.sublabel}): ${state}`}
    >
      <Glyph id={lane.id} size={14} />
      <span id={nameId} className={styles.name}>
        {lane.title}
      </span>
      <span className={styles.state} data-running={isRunning || undefined}>
        {lines === 1 ? brief : state}
      </span>
    </div>
  );
});

function SpanButtons(props: LaneRowsProps & { readonly lane: Lane }) {
  const { lane, spans, activeSpan, onSpanFocus, onSpanChoose } = props;
  return spans.map(({ span, label }) => (
    <button
      key={span.index}
      type="button"
      className={styles.spanButton}
      tabIndex={span.index === activeSpan ? 0 : -1}
      data-span={span.index}
      data-from={span.fromMoment}
      data-to={span.toMoment}
      data-of-lane={lane.id}
      aria-label={label}
      onFocus={() => onSpanFocus(span)}
      onClick={() => onSpanChoose(span)}
    />
  ));
}
