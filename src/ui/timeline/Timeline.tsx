import { FoldHorizontal, LocateFixed, Maximize2, Table2, ZoomIn, ZoomOut } from 'lucide-react';
import { type ReactNode, useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Finding } from '../../derive/diagnoses/types';
import { chosenLanes } from '../../derive/lanes';
import type { LogIndex } from '../../derive/log-index';
import type { SharedScale } from '../../derive/shared-scale';
import { CPU_LANE, type Span, type Steps, type WorldState } from '../../derive/types';
import type { Moment } from '../../events/event';
import controls from '../controls/controls.module.css';
import { Segmented } from '../controls/Segmented';
import { LaneRows } from './LaneRows';
import { Legend } from './Legend';
import { inTreeOrder, type SpanCursor, spanAt, spansAround, wakeOf } from './lane-spans';
import { CPU_PX, HEAD_PX, type PlayheadSource, type ViewState } from './module-types';
import { SpanNote } from './SpanNote';
import { summaryOf } from './summary';
import styles from './Timeline.module.css';
import { TimelineTable } from './TimelineTable';
import { scrollToRow, useKeys, useNote, useRowHeight, useRowWindow } from './timeline-hooks';
import type { TimelineActions } from './timeline-keys';
import type { TimelineLink } from './timeline-link';
import { useTimeline } from './use-timeline';

export interface TimelineProps {
  readonly index: LogIndex;
  /** Changes whenever the index has grown. */
  readonly version: number;
  /** The stops of the chosen grain: what the playhead snaps to. */
  readonly steps: Steps;
  /** The state at the playhead's moment, for the labels. */
  readonly world: WorldState;
  readonly playhead: PlayheadSource;
  readonly isPlaying: boolean;
  onSeek(moment: Moment): void;
  /** Among others: one axis and one view for all, and less around them. */
  readonly beside?: {
    readonly link: TimelineLink;
    readonly shared: SharedScale | null;
    readonly axis: 'time' | 'steps';
    /** A place that is circled, and what is said of it. */
    readonly mark: { readonly moment: Moment; readonly lane: number } | null;
  };
  /** Marked at their places along the axis. */
  readonly findings?: readonly Finding[];
  readonly onFinding?: (finding: Finding) => void;
}

/** Lanes beyond this stay hidden, generators first: nobody reads a thousand rows. */
const LANES_MAX = 1000;
/** More findings than this are read in their list. */
const MARKS_MAX = 20;
const START_VIEW: ViewState = {
  isFit: true,
  isFollowing: true,
  hasMinimap: false,
  canZoomIn: true,
  forms: new Set(),
};

/** Who did what when: a lane for each schedulable, the CPU on top, one playhead through all of them. */
export function Timeline(props: TimelineProps) {
  const {
    index,
    version,
    steps,
    world,
    playhead,
    isPlaying,
    onSeek,
    beside,
    findings = [],
    onFinding,
  } = props;
  const id = useId();
  const region = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const refs = {
    scroller: useRef<HTMLDivElement>(null),
    head: useRef<HTMLDivElement>(null),
    body: useRef<HTMLDivElement>(null),
    playhead: useRef<HTMLDivElement>(null),
    minimap: useRef<HTMLDivElement>(null),
  };
  const [ownAxis, setAxis] = useState<'time' | 'steps'>('time');
  const axis = beside?.axis ?? ownAxis;
  const [foldIdle, setFoldIdle] = useState(false);
  const [isTable, setIsTable] = useState(false);
  const [view, setView] = useState(START_VIEW);
  const [cursor, setCursor] = useState<SpanCursor | null>(null);
  const { note, hover, keepNote, leaveNote, closeNote, showNote } = useNote();

  // `version` stands for the index's growth.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the index is one object that grows
  const { lanes, hidden } = useMemo(() => {
    const { lanes: all, hidden: more } = chosenLanes(index, LANES_MAX);
    return { lanes: inTreeOrder(all.filter((lane) => lane.id !== CPU_LANE)), hidden: more };
  }, [index, version]);
  const views = useMemo(() => new Map(world.schedulables.map((one) => [one.id, one])), [world]);
  const rowHeight = useRowHeight(refs.scroller, lanes.length, HEAD_PX, beside !== undefined);
  const [rows, watchScroll] = useRowWindow(refs.scroller, rowHeight, lanes.length);

  const module = useTimeline(
    refs,
    playhead,
    {
      index,
      version,
      lanes,
      steps,
      axis,
      foldIdle,
      rowHeight,
      isPlaying,
      chosenLane: cursor?.lane ?? -1,
      shared: beside?.shared ?? null,
      link: beside?.link ?? null,
      markMoment: beside?.mark?.moment ?? -1,
      markLane: beside?.mark?.lane ?? -1,
    },
    {
      seek: onSeek,
      viewChanged: setView,
      laidOut: () => placeSpanButtons(),
      hover,
      pick: (hit) => {
        if (hit.lane === CPU_LANE) return;
        setCursor({ lane: hit.lane, span: hit.span });
        wantsFocus.current = true;
      },
    },
  );

  // The lane and span that the keyboard is on; without a focus, those at the playhead.
  const activeLane = cursor?.lane ?? (world.running >= 0 ? world.running : (lanes[0]?.id ?? -1));
  const activeSpan = cursor?.span ?? spanAt(index, activeLane, world.moment);
  const titles = useMemo(() => new Map(lanes.map((lane) => [lane.id, lane.title])), [lanes]);
  const spans = useMemo(
    () => spansAround(index, activeLane, activeSpan, titles.get(activeLane) ?? ''),
    [index, activeLane, activeSpan, titles],
  );

  const placeSpanButtons = useCallback(() => {
    for (const button of frame.current?.querySelectorAll<HTMLElement>('[data-span]') ?? []) {
      const { from, to, ofLane } = button.dataset;
      const box = module.current?.boxOf(Number(ofLane), Number(from), Number(to));
      if (box === null || box === undefined) continue;
      button.style.left = `calc(var(--labels) + ${box.left}px)`;
      button.style.width = `${box.width}px`;
    }
    for (const mark of frame.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? []) {
      const at = Number(mark.dataset.finding);
      const box = module.current?.boxOf(CPU_LANE, at, at);
      mark.hidden = box === null || box === undefined;
      if (box !== null && box !== undefined) mark.style.left = `calc(var(--labels) + ${box.left}px)`;
    }
  }, [module]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new spans are new buttons, which have no place yet
  useLayoutEffect(placeSpanButtons, [placeSpanButtons, spans, findings]);

  const wantsFocus = useRef(false);
  useLayoutEffect(() => {
    if (!wantsFocus.current || cursor === null) return;
    wantsFocus.current = false;
    const button = frame.current?.querySelector<HTMLElement>(
      `[data-of-lane="${cursor.lane}"][data-span="${cursor.span}"]`,
    );
    button?.focus({ preventScroll: true });
  }, [cursor]);

  /** Moves the keyboard's focus to a span, and the span into sight. */
  const goTo = (lane: number, span: number) => {
    const row = lanes.findIndex((one) => one.id === lane);
    const track = index.tracks[lane];
    if (row < 0 || track === undefined || track.length === 0) return;
    const place = Math.min(Math.max(span, 0), track.length - 1);
    scrollToRow(refs.scroller.current, row, rowHeight, HEAD_PX);
    module.current?.reveal(track.from.at(place), track.toMoment(place, index.lastMoment));
    wantsFocus.current = true;
    setCursor({ lane, span: place });
  };

  const actions: TimelineActions = {
    zoom: (factor) => module.current?.zoom(factor),
    pan: (by) => module.current?.pan(by),
    fitAll: () => module.current?.fit(),
    fitSpan: () => {
      const track = cursor === null ? undefined : index.tracks[cursor.lane];
      if (cursor === null || track === undefined) module.current?.fit();
      else {
        const from = track.from.at(cursor.span);
        module.current?.fitMoments(from, track.toMoment(cursor.span, index.lastMoment));
      }
    },
    moveSpan: (by) => goTo(activeLane, activeSpan + by),
    moveLane: (by) => {
      const row = lanes.findIndex((one) => one.id === activeLane);
      const next = lanes[Math.min(Math.max(row + by, 0), lanes.length - 1)];
      const moment = index.tracks[activeLane]?.from.at(Math.max(0, activeSpan)) ?? world.moment;
      if (next !== undefined) goTo(next.id, Math.max(0, spanAt(index, next.id, moment)));
    },
    toEdge: (edge) => goTo(activeLane, edge === 'first' ? 0 : Number.POSITIVE_INFINITY),
    followWake: (direction) => {
      const target = wakeOf(index, { lane: activeLane, span: activeSpan }, direction);
      if (target !== null) goTo(target.lane, target.span);
    },
  };
  useKeys(region, actions);

  const onSpanFocus = (span: Span) => {
    setCursor({ lane: span.lane, span: span.index });
    const box = module.current?.boxOf(span.lane, span.fromMoment, span.toMoment);
    if (box !== null && box !== undefined) showNote({ lane: span.lane, span: span.index, spans: 1, ...box });
  };
  const onSpanChoose = (span: Span) => onSeek(steps.momentOf(steps.stepAt(span.fromMoment)));

  return (
    <section
      ref={region}
      className={styles.timeline}
      aria-label="Timeline"
      data-beside={beside !== undefined || undefined}
    >
      <header className={styles.bar}>
        <h2 className={controls.heading}>Timeline</h2>
        {hidden > 0 && <span className={styles.hidden}>{hidden} more generators not shown</span>}
        <div className={styles.tools}>
          {beside === undefined && (
            <>
              <Segmented<'time' | 'steps'>
                label="Axis"
                value={axis}
                options={[
                  { value: 'time', label: 'Time' },
                  { value: 'steps', label: 'Steps' },
                ]}
                onChange={setAxis}
              />
              <Tool
                label="Fold idle time"
                icon={<FoldHorizontal size={16} />}
                isOn={foldIdle}
                isDisabled={axis === 'steps'}
                onPress={() => setFoldIdle(!foldIdle)}
              />
            </>
          )}
          <Tool
            label="Zoom out"
            icon={<ZoomOut size={16} />}
            isDisabled={view.isFit}
            onPress={() => actions.zoom(1 / 1.6)}
          />
          <Tool
            label="Zoom in"
            icon={<ZoomIn size={16} />}
            isDisabled={!view.canZoomIn}
            onPress={() => actions.zoom(1.6)}
          />
          <Tool label="Fit" icon={<Maximize2 size={15} />} isDisabled={view.isFit} onPress={actions.fitAll} />
          <Tool
            label="Follow the playhead"
            icon={<LocateFixed size={16} />}
            isOn={view.isFollowing}
            onPress={() => module.current?.follow(!view.isFollowing)}
          />
          <Tool
            label="Show as table"
            icon={<Table2 size={16} />}
            isOn={isTable}
            onPress={() => setIsTable(!isTable)}
          />
        </div>
      </header>
      {isTable && <TimelineTable index={index} steps={steps} moment={world.moment} onSeek={onSeek} />}
      <figure
        ref={frame}
        // A click into the picture gives it the keys.
        tabIndex={-1}
        className={styles.chart}
        hidden={isTable}
        aria-label={summaryOf(index, lanes, world)}
        onBlur={(event) => {
          if (frame.current?.contains(event.relatedTarget) === true) return;
          setCursor(null);
          closeNote();
        }}
      >
        <div ref={refs.scroller} className={styles.scroller} onScroll={watchScroll}>
          <div className={styles.head} style={{ height: HEAD_PX }}>
            <span className={styles.cpuLabel} style={{ height: CPU_PX }}>
              CPU
            </span>
            <div ref={refs.head} className={styles.headPlot} />
          </div>
          <div className={styles.sticky} style={{ top: HEAD_PX }}>
            <div ref={refs.body} className={styles.body} />
          </div>
          <ul className={styles.rows} aria-label="Lanes" style={{ height: lanes.length * rowHeight }}>
            <LaneRows
              idPrefix={id}
              lanes={lanes}
              first={rows.first}
              end={rows.end}
              rowHeight={rowHeight}
              views={views}
              activeLane={activeLane}
              spans={spans}
              activeSpan={activeSpan}
              hoveredLane={note?.lane ?? null}
              onSpanFocus={onSpanFocus}
              onSpanChoose={onSpanChoose}
            />
          </ul>
        </div>
        {findings.slice(0, MARKS_MAX).map((finding) => (
          <button
            key={`${finding.rule} ${finding.sourceLine} ${finding.moment}`}
            type="button"
            className={styles.finding}
            data-finding={finding.moment}
            data-hint={finding.isHint || undefined}
            aria-label={`Finding: ${finding.name}, line ${finding.sourceLine}`}
            title={`${finding.name}: ${finding.text}`}
            onClick={() => onFinding?.(finding)}
          >
            {finding.isHint ? 'i' : '!'}
          </button>
        ))}
        <div className={styles.playheadTrack}>
          <div ref={refs.playhead} className={styles.playhead} />
        </div>
        {note !== null && (
          <SpanNote
            index={index}
            hit={note}
            title={titles.get(note.lane) ?? 'CPU'}
            frame={frame}
            onEnter={keepNote}
            onLeave={leaveNote}
            onClose={closeNote}
          />
        )}
      </figure>
      <div className={styles.foot} hidden={isTable || beside !== undefined}>
        <div ref={refs.minimap} className={styles.minimap} data-shown={view.hasMinimap || undefined} />
        <Legend forms={view.forms} />
      </div>
    </section>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: ReactNode;
  /** Given: a button that stays pressed. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  onPress(): void;
}

function Tool({ label, icon, isOn, isDisabled = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      aria-disabled={isDisabled || undefined}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      {icon}
    </button>
  );
}
