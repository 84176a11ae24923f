/** The quiet parts of the picture: ticks and their labels above, grid lines and folded stretches behind the lanes. */
import { pathRound, type Selection, select } from 'd3';
import type { TimelineLayout } from '../../derive/types';

type Svg = Selection<SVGSVGElement, unknown, null, undefined>;
type Tick = TimelineLayout['ticks'][number];
type Fold = TimelineLayout['folds'][number];

/** Labels leave the room below them to the playhead's handle. */
const BASELINE_PX = 13;
/** Room of a label on each side of its tick before it is held back from the edge, px. */
const LABEL_HALF_PX = 18;

export class Axis {
  /** Labels, for the sticky head. */
  readonly labels: SVGSVGElement;
  /** Grid lines and folds, behind the lanes. */
  readonly grid: SVGSVGElement;
  private readonly labelRoot: Svg;
  private readonly gridRoot: Svg;

  constructor() {
    this.labels = svgElement();
    this.grid = svgElement();
    this.labelRoot = select(this.labels);
    this.gridRoot = select(this.grid);
  }

  /** Lengths in px. */
  paint(layout: TimelineLayout, width: number, gridHeight: number): void {
    const ticks = layout.ticks.filter((tick) => !layout.folds.some((fold) => isInFold(tick, fold)));
    this.labelRoot.attr('width', width).attr('height', BASELINE_PX + 4);
    this.labelRoot
      .selectAll<SVGTextElement, Tick>('text.tick')
      .data(ticks, (tick) => tick.value)
      .join((enter) => enter.append('text').attr('class', 'tick'))
      .attr('x', (tick) => Math.min(Math.max(tick.x, 0), width))
      .attr('y', BASELINE_PX)
      .attr('text-anchor', (tick) =>
        tick.x < LABEL_HALF_PX ? 'start' : tick.x > width - LABEL_HALF_PX ? 'end' : 'middle',
      )
      .text((tick) => tick.label);
    this.labelRoot
      .selectAll<SVGTextElement, Fold>('text.fold')
      .data(layout.folds, (fold) => fold.fromUs)
      .join((enter) => enter.append('text').attr('class', 'fold'))
      .attr('x', (fold) => fold.x + fold.width / 2)
      .attr('y', BASELINE_PX)
      .attr('text-anchor', 'middle')
      .text((fold) => fold.label);
    this.gridRoot.attr('width', width).attr('height', gridHeight);
    this.gridRoot
      .selectAll<SVGLineElement, Tick>('line')
      .data(ticks, (tick) => tick.value)
      .join('line')
      .attr('x1', (tick) => tick.x)
      .attr('x2', (tick) => tick.x)
      .attr('y2', gridHeight);
    this.gridRoot
      .selectAll<SVGPathElement, Fold>('path.fold')
      .data(layout.folds, (fold) => fold.fromUs)
      .join((enter) => enter.append('path').attr('class', 'fold'))
      .attr('d', (fold) => foldMark(fold, gridHeight));
  }
}

function isInFold(tick: Tick, fold: Fold): boolean {
  return tick.x > fold.x - LABEL_HALF_PX && tick.x < fold.x + fold.width + LABEL_HALF_PX;
}

/** Two torn edges: the paper is folded here, and time passes between them. */
function foldMark(fold: Fold, height: number): string {
  const to = pathRound(1);
  const tooth = 4;
  const centre = fold.x + fold.width / 2;
  const half = Math.max(2, Math.min(5, fold.width / 2 - tooth));
  for (const edge of [centre - half, centre + half]) {
    to.moveTo(edge, 0);
    for (let y = 0, side = 1; y < height; y += tooth * 1.5, side = -side) {
      to.lineTo(edge + side * (tooth / 2), y + tooth * 0.75);
    }
  }
  return to.toString();
}

function svgElement(): SVGSVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  element.setAttribute('aria-hidden', 'true');
  return element;
}
