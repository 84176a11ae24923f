import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { WorldState } from '../../derive/types';
import type { SchedulableId } from '../../events/event';
import controls from '../controls/controls.module.css';
import { Glyph } from '../identity/Glyph';
import { hueNumber } from '../identity/identity';
import { chipWidth, rowsIn, shownOf, shownOfGroups } from './capacity';
import { Flip } from './Flip';
import styles from './QueueStage.module.css';
import { type Chip, type ReadyChip, stageOf, type WaitingChips } from './queue-model';

export interface QueueStageProps {
  /** The state at the playhead's moment. */
  readonly world: WorldState;
  /** Cut from state to state instead of moving: playing above four steps a second, or reduced motion. */
  readonly isCutting: boolean;
  /** A chip was chosen: its variables and stack are shown. */
  onChoose(id: SchedulableId): void;
  /** Wants to see who waits on what; absent where there is no room for that picture. */
  onGraph?(): void;
}

/** Never more chips than this in one list, however many there are. */
const CHIPS_MAX = 400;

/** The loop as a place: ready queue, who runs, who waits for what, from left to right. */
export function QueueStage({ world, isCutting, onChoose, onGraph }: QueueStageProps) {
  const stage = useMemo(() => stageOf(world), [world]);
  const isReduced = useReducedMotion();
  const innermost = stage.running.at(-1);
  const isBusy = innermost !== undefined;
  // The box takes the hue of who runs; a timer's handle is nobody's turn.
  const hue = innermost === undefined || innermost.isCallback ? undefined : hueNumber(innermost.id);
  return (
    <section className={styles.stage} aria-label="Ready queue">
      <Flip className={styles.boxes} isCutting={isCutting} marksMoved={isReduced}>
        <div className={styles.box}>
          <h2 className={controls.heading}>
            Ready queue <small>next first</small>
          </h2>
          <Ready chips={stage.ready} pass={stage.pass} empty={stage.readyEmpty} onChoose={onChoose} />
        </div>
        <div className={styles.box} data-hue={hue} data-busy={hue !== undefined || undefined}>
          <h2 className={controls.heading}>Running {stage.pass > 0 && <small>pass {stage.pass}</small>}</h2>
          <ul className={styles.running} aria-label="Running">
            {stage.running.map((chip, depth) => (
              <ChipItem
                key={chip.key}
                chip={chip}
                place="running"
                isRunning
                depth={depth}
                onChoose={onChoose}
              />
            ))}
            {!isBusy && <li className={styles.empty}>{stage.runningEmpty}</li>}
          </ul>
        </div>
        <div className={styles.box}>
          <div className={styles.headed}>
            <h2 className={controls.heading}>Waiting</h2>
            {onGraph !== undefined && (
              <button type="button" className={styles.graph} onClick={onGraph}>
                Who waits on what
              </button>
            )}
          </div>
          <Waiting groups={stage.waiting} empty={stage.waitingEmpty} onChoose={onChoose} />
        </div>
      </Flip>
    </section>
  );
}

interface ReadyProps {
  readonly chips: readonly ReadyChip[];
  readonly pass: number;
  readonly empty: string;
  onChoose(id: SchedulableId): void;
}

function Ready({ chips, pass, empty, onChoose }: ReadyProps) {
  const list = useRef<HTMLOListElement>(null);
  const { rows, width } = useRoom(list);
  const [isOpen, setIsOpen] = useState(false);
  const fit = shownOf(chips.slice(0, CHIPS_MAX).map(widthOf), width, rows);
  const shown = isOpen ? Math.min(chips.length, CHIPS_MAX) : fit;
  const boundary = chips.findIndex(({ thisPass }) => !thisPass);
  return (
    <ol ref={list} className={styles.list} aria-label="Ready" data-open={isOpen || undefined}>
      {chips.slice(0, shown).map((chip, place) => (
        <ChipItem
          key={chip.key}
          chip={chip}
          place="ready"
          label={place === boundary && (place > 0 || pass > 0) ? `pass ${pass + 1}` : undefined}
          isLater={boundary > 0 && place >= boundary}
          onChoose={onChoose}
        />
      ))}
      <More hidden={chips.length - shown} isOpen={isOpen} canOpen={chips.length > fit} onToggle={setIsOpen} />
      {chips.length === 0 && <li className={styles.empty}>{empty}</li>}
    </ol>
  );
}

interface WaitingProps {
  readonly groups: readonly WaitingChips[];
  readonly empty: string;
  onChoose(id: SchedulableId): void;
}

function Waiting({ groups, empty, onChoose }: WaitingProps) {
  const list = useRef<HTMLUListElement>(null);
  const { rows, width } = useRoom(list);
  const [isOpen, setIsOpen] = useState(false);
  const fits = shownOfGroups(
    groups.map(({ chips }) => chips.slice(0, CHIPS_MAX).map(widthOf)),
    width,
    rows,
  );
  let hidden = 0;
  const items = groups.flatMap(({ title, chips }, group) => {
    const shown = isOpen ? CHIPS_MAX : fits[group];
    hidden += Math.max(0, chips.length - shown);
    return chips
      .slice(0, shown)
      .map((chip, place) => (
        <ChipItem
          key={chip.key}
          chip={chip}
          place="waiting"
          group={place === 0 ? title : undefined}
          count={place === 0 && chips.length > shown ? chips.length : undefined}
          onChoose={onChoose}
        />
      ));
  });
  return (
    <ul
      ref={list}
      className={`${styles.list} ${styles.waiting}`}
      aria-label="Waiting"
      data-open={isOpen || undefined}
    >
      {items}
      <More hidden={hidden} isOpen={isOpen} canOpen={hidden > 0} onToggle={setIsOpen} />
      {groups.length === 0 && <li className={styles.empty}>{empty}</li>}
    </ul>
  );
}

interface MoreProps {
  readonly hidden: number;
  readonly isOpen: boolean;
  readonly canOpen: boolean;
  onToggle(isOpen: boolean): void;
}

function More({ hidden, isOpen, canOpen, onToggle }: MoreProps) {
  if (isOpen) {
    return (
      <li className={styles.item}>
        {hidden > 0 && <span className={styles.empty}>and {hidden} more</span>}
        <button type="button" className={styles.more} aria-expanded="true" onClick={() => onToggle(false)}>
          fewer
        </button>
      </li>
    );
  }
  if (!canOpen || hidden <= 0) return null;
  return (
    <li className={styles.item}>
      <button type="button" className={styles.more} aria-expanded="false" onClick={() => onToggle(true)}>
        +{hidden} more
      </button>
    </li>
  );
}

interface ChipItemProps {
  readonly chip: Chip;
  readonly place: string;
  readonly isRunning?: boolean;
  /** Generators inside whoever resumed them. */
  readonly depth?: number;
  /** Stands before the chip and begins a new line: what the group waits for. */
  readonly group?: string;
  /** How many the group has, if not all are shown. */
  readonly count?: number;
  /** Stands before the chip: the pass that begins here. */
  readonly label?: string;
  readonly isLater?: boolean;
  onChoose(id: SchedulableId): void;
}

function ChipItem(props: ChipItemProps) {
  const { chip, place, isRunning = false, depth = 0, group, count, label, isLater, onChoose } = props;
  const words = (
    <>
      {chip.id >= 0 && (
        <Glyph
          id={chip.id}
          size={isRunning ? 15 : 13}
          colour={isRunning && !chip.isCallback ? 'var(--on-hue)' : undefined}
        />
      )}
      <span className={styles.words}>
        {chip.before}
        {chip.name !== '' && <b>{chip.name}</b>}
        {chip.after}
        {chip.detail !== '' && <small> {chip.detail}</small>}
      </span>
    </>
  );
  const data = {
    'data-hue': chip.id >= 0 ? hueNumber(chip.id) : undefined,
    'data-flip': chip.key,
    'data-flip-origin': chip.origin || undefined,
    'data-flip-place': place,
    'data-running': isRunning || undefined,
    'data-callback': chip.isCallback || undefined,
    'data-later': isLater || undefined,
    'data-inner': depth > 0 || undefined,
    className: styles.chip,
    title: `${chip.before}${chip.name}${chip.after} ${chip.detail}`.trim(),
  };
  return (
    <li className={styles.item} data-begins={group === undefined ? undefined : ''}>
      {group !== undefined && (
        <span className={styles.group}>
          {group}
          {count !== undefined && ` (${count})`}
        </span>
      )}
      {label !== undefined && <span className={styles.pass}>{label}</span>}
      {chip.id >= 0 ? (
        <button type="button" {...data} onClick={() => onChoose(chip.id)}>
          {words}
        </button>
      ) : (
        <span {...data}>{words}</span>
      )}
    </li>
  );
}

function widthOf({ before, name, after, detail }: Chip): number {
  return chipWidth(before.length + name.length + after.length + detail.length);
}

/** The room a list has for chips: rows, and px in each. */
function useRoom(list: RefObject<HTMLElement | null>): { readonly rows: number; readonly width: number } {
  const [room, setRoom] = useState({ rows: 3, width: 300 });
  useLayoutEffect(() => {
    const box = list.current?.parentElement;
    if (box === null || box === undefined) return;
    const measure = () => {
      const next = { rows: rowsIn(box.clientHeight), width: contentWidth(list.current) };
      setRoom((old) => (old.rows === next.rows && old.width === next.width ? old : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [list]);
  return room;
}

function contentWidth(list: HTMLElement | null): number {
  return list === null ? 0 : list.clientWidth - Number.parseFloat(getComputedStyle(list).paddingInlineStart);
}

function useReducedMotion(): boolean {
  const [isReduced, setIsReduced] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  useLayoutEffect(() => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const changed = () => setIsReduced(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return isReduced;
}
