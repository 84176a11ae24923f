/** Draws scenes as SVG: one path for all marks of a lane in one state, so that a frame rewrites few attributes. */
import { pathRound, type Selection, select } from 'd3';
import { arrowBrushes, type Brush, brushesOf } from './brushes';
import type { Tense } from './forms';
import type { Painter, PaintRange, Scene } from './scene';

/** Decimals of a pixel. */
const DIGITS = 1;

interface Layer {
  readonly key: string;
  readonly y: number;
  readonly brushes: readonly Brush[];
}

export class SvgPainter implements Painter {
  readonly element: SVGSVGElement;
  private readonly tense: Tense;
  private readonly root: Selection<SVGSVGElement, unknown, null, undefined>;

  constructor(tense: Tense) {
    this.tense = tense;
    this.element = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    this.element.setAttribute('aria-hidden', 'true');
    this.root = select(this.element);
  }

  refreshColours(): void {
    // Custom properties follow the theme by themselves.
  }

  paint(scene: Scene, range: PaintRange): void {
    const layers: Layer[] = scene.rows.map((row) => ({
      key: `lane ${row.marks.lane}`,
      y: row.y,
      brushes: brushesOf(row, this.tense, range),
    }));
    layers.push({ key: 'arrows', y: 0, brushes: arrowBrushes(scene.arrows, this.tense) });
    this.root.attr('width', scene.width).attr('height', scene.height);
    this.root
      .selectAll<SVGGElement, Layer>('g')
      .data(layers, (layer) => layer.key)
      .join((enter) => enter.append('g').attr('data-layer', (layer) => layer.key))
      .attr('transform', (layer) => `translate(${scene.left} ${layer.y})`)
      .order()
      .selectAll<SVGPathElement, Brush>('path')
      .data(
        (layer) => layer.brushes,
        (brush) => brush.key,
      )
      .join((enter) =>
        enter.append('path').attr('stroke-linecap', (brush) => (brush.isRound ? 'round' : 'butt')),
      )
      .attr('data-form', (brush) => brush.name)
      .attr('d', (brush) => {
        const to = pathRound(DIGITS);
        brush.draw(to);
        return to.toString();
      })
      .style('fill', (brush) => (brush.fill > 0 ? brush.colour : 'none'))
      .attr('fill-opacity', (brush) => brush.fill)
      .style('stroke', (brush) => (brush.strokeWidth > 0 ? brush.colour : 'none'))
      .attr('stroke-width', (brush) => brush.strokeWidth)
      .attr('stroke-dasharray', (brush) => brush.dash?.join(' ') ?? null)
      .order();
  }
}
