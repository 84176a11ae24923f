/** The quiet parts of the picture: ticks and their labels above, grid lines and folded stretches behind the lanes. */
import { pathRound, type Selection, select } from 'd3';
import type { TimelineLayout } from '../../derive/types';

type Svg = Selection<SVGSVGElement, unknown, null, undefined>;
type AxisMark = TimelineLayout['ticks'][number];
type Fold = TimelineLayout['folds'][number];

/** Labels leave the room below them to the playhead's handle. */
const BASELINE_PX = 13;
/** Room of a label on each side of its mark before it is held back from the edge, px. */
const LABEL_HALF_PX = 18;
const FOLD_LABEL_PX = 46;
const TOOTH_PX = 5;

export class Axis {
  /** Labels, for the sticky head. */
  readonly labels: SVGSVGElement;
  /** Grid lines, behind the lanes. */
  readonly grid: SVGSVGElement;
  /** Folded stretches, over the lanes: nothing is drawn in a fold. */
  readonly folds: SVGSVGElement;
  private readonly labelRoot: Svg;
  private readonly gridRoot: Svg;
  private readonly foldRoot: Svg;

  constructor() {
    this.labels = svgElement();
    this.grid = svgElement();
    this.folds = svgElement();
    this.labelRoot = select(this.labels);
    this.gridRoot = select(this.grid);
    this.foldRoot = select(this.folds);
  }

  /** Lengths in px. */
  paint(layout: TimelineLayout, width: number, gridHeight: number): void {
    const ticks = layout.ticks.filter((mark) => !layout.folds.some((fold) => isInFold(mark, fold)));
    this.labelRoot.attr('width', width).attr('height', BASELINE_PX + 4);
    this.labelRoot
      .selectAll<SVGTextElement, AxisMark>('text:not([data-fold])')
      .data(ticks, (mark) => mark.value)
      .join('text')
      .attr('x', (mark) => Math.min(Math.max(mark.x, 0), width))
      .attr('y', BASELINE_PX)
      .attr('text-anchor', (mark) =>
        mark.x < LABEL_HALF_PX ? 'start' : mark.x > width - LABEL_HALF_PX ? 'end' : 'middle',
      )
      .text((mark) => mark.label);
    this.labelRoot
      .selectAll<SVGTextElement, Fold>('text[data-fold]')
      .data(layout.folds, (fold) => fold.fromUs)
      .join((enter) => enter.append('text').attr('data-fold', ''))
      .attr('x', (fold) => fold.x + fold.width / 2)
      .attr('y', BASELINE_PX)
      .attr('text-anchor', 'middle')
      .text((fold) => `+${fold.label}`);
    this.gridRoot.attr('width', width).attr('height', gridHeight);
    this.gridRoot
      .selectAll<SVGLineElement, AxisMark>('line')
      .data(ticks, (mark) => mark.value)
      .join('line')
      .attr('x1', (mark) => mark.x)
      .attr('x2', (mark) => mark.x)
      .attr('y2', gridHeight);
    this.foldRoot.attr('width', width).attr('height', gridHeight);
    this.foldRoot
      .selectAll<SVGPathElement, Fold>('path')
      .data(layout.folds, (fold) => fold.fromUs)
      .join('path')
      .attr('d', (fold) => foldMark(fold, gridHeight));
  }
}

function isInFold(mark: AxisMark, fold: Fold): boolean {
  return Math.abs(mark.x - fold.x - fold.width / 2) < FOLD_LABEL_PX;
}

/** A strip of paper with two torn edges: time passes between them. Its outline runs down one and up the other. */
function foldMark(fold: Fold, height: number): string {
  const to = pathRound(1);
  const centre = fold.x + fold.width / 2;
  const half = Math.max(2, Math.min(5, fold.width / 2 - TOOTH_PX));
  const teeth = Math.ceil(height / TOOTH_PX);
  const side = (tooth: number) => (tooth % 2 === 0 ? 1 : -1) * (TOOTH_PX / 2);
  to.moveTo(centre - half, -2);
  for (let tooth = 0; tooth <= teeth; tooth++) to.lineTo(centre - half + side(tooth), tooth * TOOTH_PX);
  for (let tooth = teeth; tooth >= 0; tooth--) to.lineTo(centre + half + side(tooth), tooth * TOOTH_PX);
  to.lineTo(centre + half, -2);
  return to.toString();
}

function svgElement(): SVGSVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  element.setAttribute('aria-hidden', 'true');
  return element;
}
