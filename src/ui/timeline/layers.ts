/**
 * Two paintings of one scene on top of each other, cut at the playhead: the past solid, the future pale. Moving the
 * playhead repaints nothing, it only moves the cut.
 */
import type { Tense } from './forms';
import { CanvasPainter } from './painter-canvas';
import { SvgPainter } from './painter-svg';
import type { Painter, PaintRange, Scene } from './scene';

export type PainterKind = 'svg' | 'canvas';

/** How far beyond the cut a canvas is painted, as part of its width: a drag repaints now and then, not at each move. */
const REACH = 0.2;

const TENSES: readonly Tense[] = ['future', 'past'];

export class Layers {
  private readonly host: HTMLElement;
  private readonly sides: Readonly<Record<Tense, HTMLElement>>;
  private readonly painters = new Map<PainterKind, Readonly<Record<Tense, Painter>>>();
  private kind: PainterKind | null = null;
  /** Where the cut may be without anything unpainted coming into sight. */
  private painted: PaintRange = { from: 0, to: 0 };

  constructor(host: HTMLElement) {
    this.host = host;
    const make = (tense: Tense) => {
      const side = document.createElement('div');
      side.dataset.tense = tense;
      side.style.position = 'absolute';
      side.style.inset = '0';
      host.append(side);
      return side;
    };
    this.sides = { future: make('future'), past: make('past') };
  }

  /** `x`: where the cut will be, px on the axis. Only that side of it is painted which can be seen, and some more. */
  paint(scene: Scene, kind: PainterKind, x: number): void {
    let pair = this.painters.get(kind);
    if (pair === undefined) {
      const make = (tense: Tense) => (kind === 'svg' ? new SvgPainter(tense) : new CanvasPainter(tense));
      pair = { future: make('future'), past: make('past') };
      this.painters.set(kind, pair);
    }
    if (kind !== this.kind) {
      this.kind = kind;
      for (const tense of TENSES) this.sides[tense].replaceChildren(pair[tense].element);
      this.host.dataset.painter = kind;
    }
    const { left, width } = scene;
    const reach = kind === 'svg' ? width : width * REACH;
    this.painted = { from: x - reach, to: x + reach };
    pair.past.paint(scene, { from: -left, to: Math.min(width - left, this.painted.to) });
    pair.future.paint(scene, { from: Math.max(-left, this.painted.from), to: width - left });
  }

  /** Whether the cut can go to `x` px of the axis with what is painted. */
  covers(x: number, width: number): boolean {
    const at = Math.min(Math.max(x, 0), width);
    return at >= this.painted.from && at <= this.painted.to;
  }

  /** Cuts at `x` px from the left edge of the surface of `width` px. */
  cut(x: number, width: number): void {
    const at = Math.round(Math.min(Math.max(x, 0), width) * 10) / 10;
    this.sides.past.style.clipPath = `inset(0 ${width - at}px 0 0)`;
    this.sides.future.style.clipPath = `inset(0 0 0 ${at}px)`;
  }

  refreshColours(): void {
    for (const pair of this.painters.values()) for (const tense of TENSES) pair[tense].refreshColours();
  }

  dispose(): void {
    for (const tense of TENSES) this.sides[tense].remove();
  }
}
