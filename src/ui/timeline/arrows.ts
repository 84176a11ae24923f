/** Which arrows of who woke whom are worth drawing: all of few; of many, those one is looking at. Pure. */
import type { TimelineLayout } from '../../derive/types';
import type { SceneArrow } from './scene';

type LaidArrow = TimelineLayout['arrows'][number];

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
  all: readonly LaidArrow[],
  view: ArrowView,
): { readonly arrows: SceneArrow[]; readonly key: string } {
  const inSight = all.filter(
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
    if (arrow.why === 'created' && !isStrong) continue;
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
    });
    key += `${arrow.fromMoment},${arrow.toMoment},${isStrong};`;
  }
  return { arrows, key };
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
