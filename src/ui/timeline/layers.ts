/**
 * Two paintings of one scene on top of each other, cut at the playhead: the past solid, the future pale. Moving the
 * playhead repaints nothing, it only moves the cut.
 */
import type { Tense } from './forms';
import { CanvasPainter } from './painter-canvas';
import { SvgPainter } from './painter-svg';
import type { Painter, Scene } from './scene';

export type PainterKind = 'svg' | 'canvas';

const TENSES: readonly Tense[] = ['future', 'past'];

export class Layers {
  private readonly host: HTMLElement;
  private readonly sides: Readonly<Record<Tense, HTMLElement>>;
  private readonly painters = new Map<PainterKind, Readonly<Record<Tense, Painter>>>();
  private kind: PainterKind | null = null;

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

  paint(scene: Scene, kind: PainterKind): void {
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
    for (const tense of TENSES) pair[tense].paint(scene);
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
