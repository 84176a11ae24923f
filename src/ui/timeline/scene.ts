/** What both painters draw: rows of marks with their places, in pixels, and the arrows between them. */
import type { LaneMarks } from '../../derive/types';

export interface SceneRow {
  readonly marks: LaneMarks;
  /** Top of the row, px from the top of the painter's surface. */
  readonly y: number;
  readonly height: number;
  readonly isCpu: boolean;
}

export interface SceneArrow {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** `cancel`: dashed, for it says who ends whom. */
  readonly kind: 'wake' | 'cancel';
  /** Of what is hovered or chosen: drawn stronger. */
  readonly isStrong: boolean;
}

export interface Scene {
  /** Where x = 0 lies on the surface, px: room for half an end mark. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly SceneRow[];
  readonly arrows: readonly SceneArrow[];
}

/** The part of a scene along the axis that is to be painted, px. */
export interface PaintRange {
  readonly from: number;
  readonly to: number;
}

/** Draws a scene in one tense; the module shows the past one left of the playhead and the future one right of it. */
export interface Painter {
  readonly element: SVGSVGElement | HTMLCanvasElement;
  paint(scene: Scene, range: PaintRange): void;
  /** Looks colours up again; call when the theme has changed, then paint. */
  refreshColours(): void;
}
