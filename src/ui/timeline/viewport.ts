/** Arithmetic of the visible part: fractions of the picture at rest, 0 to 1. Everything here is pure. */
export interface Viewport {
  readonly from: number;
  readonly to: number;
}

export const FIT: Viewport = { from: 0, to: 1 };

/** Where the playhead is put when following brings it back: part of the width, by the direction it left in. */
const BACK_AT = 0.2;
/** While playing, what is to come should be in sight before the playhead reaches the edge. */
const PLAYING_EDGE = 0.86;

/** Share of the width that slices get at most when there are many, as the layout shares it out. */
const SLICE_SHARE = 0.6;
export const SLICE_PX = 3;

/** The part shown before anybody has zoomed: all of it, if no slice is narrower than 3 px then; else the beginning. */
export function atRest(slices: number, width: number): Viewport {
  return { from: 0, to: Math.min(1, (width * SLICE_SHARE) / (SLICE_PX * Math.max(1, slices))) };
}

/** Wider than the least, where there is room: what a back row sees. */
const SLICE_PX_MAX = 9;
const GENEROUS_SHARE = 0.22;

/** Least width of a slice for that many of them, px: between 3 and 9. */
export function sliceWidth(slices: number, width: number): number {
  const generous = Math.floor((width * GENEROUS_SHARE) / Math.max(1, slices));
  return Math.min(SLICE_PX_MAX, Math.max(SLICE_PX, generous));
}

export function isFit(view: Viewport): boolean {
  return view.from <= 1e-9 && view.to >= 1 - 1e-9;
}

/** Moves a part of the given size into the picture. */
function placed(from: number, size: number): Viewport {
  const kept = Math.min(1, size);
  const start = Math.min(Math.max(0, from), 1 - kept);
  return { from: start, to: start + kept };
}

/** Magnified `factor` times about the point at `at` (fraction of the visible width), not beyond `sizeMin`. */
export function zoomed(view: Viewport, factor: number, at: number, sizeMin: number): Viewport {
  const size = view.to - view.from;
  const next = Math.min(1, Math.max(sizeMin, size / factor));
  return placed(view.from + (size - next) * at, next);
}

/** Moved by a fraction of the visible width; positive shows what comes later. */
export function panned(view: Viewport, by: number): Viewport {
  const size = view.to - view.from;
  return placed(view.from + by * size, size);
}

/** Showing `from` to `to` of the picture with some room on both sides. */
export function fitted(from: number, to: number, sizeMin: number): Viewport {
  const size = Math.max(sizeMin, (to - from) * 1.3);
  return placed((from + to - size) / 2, size);
}

/** The view that follows a playhead at `at` (fraction of the visible width, may lie outside 0 to 1). */
export function following(view: Viewport, at: number, isPlaying: boolean): Viewport {
  if (at >= 0 && at <= (isPlaying ? PLAYING_EDGE : 1)) return view;
  const moved = panned(view, at < 0 ? at - (1 - BACK_AT) : at - BACK_AT);
  // At the end of the picture there is nowhere to go: the same view, so that nothing is laid out again.
  return moved.from === view.from && moved.to === view.to ? view : moved;
}

/** d3's zoom transform over a surface whose picture begins at `left` px and is `width` px wide. */
export function transformOf(
  view: Viewport,
  left: number,
  width: number,
): { readonly k: number; readonly x: number } {
  const k = 1 / (view.to - view.from);
  return { k, x: left - k * (left + view.from * width) };
}

export function viewportOf(
  transform: { readonly k: number; readonly x: number },
  left: number,
  width: number,
): Viewport {
  return placed(((left - transform.x) / transform.k - left) / width, 1 / transform.k);
}
