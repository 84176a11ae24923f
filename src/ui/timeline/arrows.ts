/** Which arrows of who woke or cancelled whom are worth drawing: all of few; of many, those one is looking at. Pure. */
import type { TimelineLayout } from '../../derive/types';
import type { SceneArrow } from './scene';

type LaidWake = TimelineLayout['arrows'][number];
type LaidCancel = TimelineLayout['cancels'][number];

interface LaidArrow {
  readonly fromLane: number;
  readonly toLane: number;
  readonly fromMoment: number;
  readonly toMoment: number;
  readonly x0: number;
  readonly x1: number;
  readonly kind: SceneArrow['kind'];
  readonly isCreation: boolean;
}

export interface ArrowView {
  /** Px of the axis. */
  readonly width: number;
  readonly playheadX: number;
  readonly rowHeight: number;
  /** Top of a lane's row on the surface; null if it has none. */
  rowTop(lane: number): number | null;
  /** Lane whose arrows are wanted, -1 for none. */
  readonly chosenLane: number;
  /** The span under the pointer; its `left` is `left` px more than on the axis. */
  readonly hovered: { readonly lane: number; readonly left: number; readonly width: number } | null;
  readonly left: number;
}

export const ARROWS_MAX = 40;
/** What counts as around the playhead, px on each side. */
const REACH_PX = 60;
/** Never more than this, whatever is asked for. */
const DRAWN_MAX = 160;

/** `key` is equal for equal choices, so that nothing is repainted for the same arrows. */
export function arrowsToShow(
  wakes: readonly LaidWake[],
  cancels: readonly LaidCancel[],
  view: ArrowView,
): { readonly arrows: SceneArrow[]; readonly key: string } {
  const inSight = together(wakes, cancels).filter(
    (arrow) =>
      arrow.toMoment >= 0 && arrow.fromLane !== arrow.toLane && arrow.x1 >= 0 && arrow.x0 <= view.width,
  );
  const arrows: SceneArrow[] = [];
  let key = '';
  for (const arrow of inSight) {
    const from = view.rowTop(arrow.fromLane);
    const to = view.rowTop(arrow.toLane);
    if (from === null || to === null) continue;
    const isStrong = isLookedAt(arrow, view);
    // Who created whom is told when asked for; it is no waking.
    if (arrow.isCreation && !isStrong) continue;
    const isAround = arrow.x0 <= view.playheadX + REACH_PX && arrow.x1 >= view.playheadX - REACH_PX;
    if (inSight.length > ARROWS_MAX && !isStrong && !isAround) continue;
    if (arrows.length === DRAWN_MAX) break;
    const isDown = to > from;
    arrows.push({
      x0: arrow.x0,
      y0: from + view.rowHeight * (isDown ? 0.9 : 0.1),
      x1: arrow.x1,
      y1: to + view.rowHeight * (isDown ? 0.1 : 0.9),
      isStrong,
      kind: arrow.kind,
    });
    key += `${arrow.kind === 'cancel' ? 'c' : ''}${arrow.fromMoment},${arrow.toMoment},${isStrong};`;
  }
  return { arrows, key };
}

/** A wake-up that delivers a cancellation is told by the cancellation's own arrow, from who asked for it. */
function together(wakes: readonly LaidWake[], cancels: readonly LaidCancel[]): LaidArrow[] {
  const delivered = new Set(cancels.map(({ toLane, thrownMoment }) => `${toLane} ${thrownMoment}`));
  return [
    ...wakes
      .filter(({ why, toLane, toMoment }) => why !== 'cancelled' || !delivered.has(`${toLane} ${toMoment}`))
      .map((arrow) => ({ ...arrow, kind: 'wake' as const, isCreation: arrow.why === 'created' })),
    ...cancels.map((arrow) => {
      const toMoment = Math.max(arrow.fromMoment, arrow.thrownMoment);
      return { ...arrow, toMoment, kind: 'cancel' as const, isCreation: false };
    }),
  ];
}

function isLookedAt(arrow: LaidArrow, view: ArrowView): boolean {
  if (view.chosenLane >= 0 && (arrow.fromLane === view.chosenLane || arrow.toLane === view.chosenLane))
    return true;
  const { hovered } = view;
  if (hovered === null) return false;
  const from = hovered.left - view.left - 2;
  const to = from + hovered.width + 4;
  return (
    (arrow.toLane === hovered.lane && arrow.x1 >= from && arrow.x1 <= to) ||
    (arrow.fromLane === hovered.lane && arrow.x0 >= from && arrow.x0 <= to)
  );
}
