/** The whole run in one row with a brush over the part that is shown: for runs that are looked at magnified. */
import { type BrushBehavior, brushX, type D3BrushEvent, type Selection, select } from 'd3';
import { layout } from '../../derive/layout';
import type { LogIndex } from '../../derive/log-index';
import { CPU_LANE } from '../../derive/types';
import { CanvasPainter } from './painter-canvas';
import { FIT, isFit, type Viewport } from './viewport';

interface MinimapInput {
  readonly index: LogIndex;
  readonly version: number;
  readonly axis: 'time' | 'steps';
  readonly foldIdle: boolean;
}

export const MINIMAP_PX = 22;
const INSET_PX = 4;

export class Minimap {
  private readonly host: HTMLElement;
  private readonly painter = new CanvasPainter('past');
  private readonly brushRoot: Selection<SVGGElement, unknown, null, undefined>;
  private readonly svg: SVGSVGElement;
  private readonly brush: BrushBehavior<unknown>;
  private readonly line: HTMLElement;
  private painted = '';
  private index: LogIndex | null = null;
  private width = 0;
  private view: Viewport = FIT;

  constructor(host: HTMLElement, show: (view: Viewport) => void) {
    this.host = host;
    this.line = document.createElement('div');
    this.line.dataset.part = 'minimap-playhead';
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('aria-hidden', 'true');
    host.append(this.painter.element, this.line, svg);
    this.svg = svg;
    this.brushRoot = select(svg).append('g');
    this.brush = brushX<unknown>()
      .handleSize(12)
      .on('brush end', (event: D3BrushEvent<unknown>) => {
        if (event.sourceEvent === null || event.sourceEvent === undefined) return;
        const chosen = event.selection as [number, number] | null;
        // A click beside the brush empties it: the whole run is meant.
        if (chosen === null) show(FIT);
        else if (chosen[1] - chosen[0] > 0.5)
          show({ from: chosen[0] / this.width, to: chosen[1] / this.width });
      });
  }

  dispose(): void {
    this.host.replaceChildren();
  }

  refreshColours(): void {
    this.painter.refreshColours();
    this.painted = '';
  }

  paint(input: MinimapInput, view: Viewport): void {
    const width = this.host.clientWidth;
    if (width === 0 || isFit(view)) return;
    const key = `${input.version} ${input.axis} ${input.foldIdle} ${width}`;
    if (key !== this.painted || input.index !== this.index) {
      this.painted = key;
      this.index = input.index;
      this.width = width;
      const picture = layout(input.index, {
        from: 0,
        to: 1,
        width,
        axis: input.axis,
        foldIdle: input.foldIdle,
        lanes: [CPU_LANE],
      });
      const row = { marks: picture.lanes[0], y: INSET_PX, height: MINIMAP_PX - 2 * INSET_PX, isCpu: true };
      const range = { from: 0, to: width };
      this.painter.paint({ left: 0, width, height: MINIMAP_PX, rows: [row], arrows: [] }, range);
      this.brush.extent([
        [0, 0],
        [width, MINIMAP_PX],
      ]);
      this.svg.setAttribute('width', String(width));
      this.svg.setAttribute('height', String(MINIMAP_PX));
      this.brushRoot.call(this.brush);
      this.view = FIT;
    }
    if (view.from !== this.view.from || view.to !== this.view.to) {
      this.view = view;
      this.brushRoot.call(this.brush.move, [
        view.from * width,
        Math.max(view.to * width, view.from * width + 1),
      ]);
    }
  }

  /** `part`: place in the whole run, 0 to 1. */
  placePlayhead(part: number): void {
    this.line.style.transform = `translateX(${Math.min(1, Math.max(0, part)) * this.width}px)`;
  }
}
