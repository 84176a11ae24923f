/** Draws scenes on a canvas: the same brushes as the SVG painter, for more marks than a DOM can move. */
import { resolveColour } from '../identity/identity';
import { arrowBrushes, type Brush, brushesOf } from './brushes';
import type { Tense } from './forms';
import type { Painter, PaintRange, Scene } from './scene';

export class CanvasPainter implements Painter {
  readonly element: HTMLCanvasElement;
  private readonly tense: Tense;
  private readonly context: CanvasRenderingContext2D;
  /** What CSS makes of a colour here: a canvas can't read custom properties. */
  private readonly colours = new Map<string, string>();

  constructor(tense: Tense) {
    this.tense = tense;
    this.element = document.createElement('canvas');
    this.element.setAttribute('aria-hidden', 'true');
    const context = this.element.getContext('2d');
    if (context === null) throw new Error('the browser gives no 2d canvas context');
    this.context = context;
  }

  refreshColours(): void {
    this.colours.clear();
  }

  paint(scene: Scene, range: PaintRange): void {
    const { element, context } = this;
    const scale = window.devicePixelRatio;
    const width = Math.round(scene.width * scale);
    const height = Math.round(scene.height * scale);
    // Setting the size clears the canvas and is slow, so only when it has changed.
    if (element.width !== width || element.height !== height) {
      element.width = width;
      element.height = height;
      element.style.width = `${scene.width}px`;
      element.style.height = `${scene.height}px`;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    for (const row of scene.rows) {
      context.setTransform(scale, 0, 0, scale, scene.left * scale, row.y * scale);
      for (const brush of brushesOf(row, this.tense, range)) this.stroke(brush);
    }
    context.setTransform(scale, 0, 0, scale, scene.left * scale, 0);
    for (const brush of arrowBrushes(scene.arrows, this.tense)) this.stroke(brush);
  }

  private stroke(brush: Brush): void {
    const { context } = this;
    const colour = this.colour(brush.colour);
    context.beginPath();
    brush.draw(context);
    if (brush.fill > 0) {
      context.globalAlpha = brush.fill;
      context.fillStyle = colour;
      context.fill();
      context.globalAlpha = 1;
    }
    if (brush.strokeWidth > 0) {
      context.strokeStyle = colour;
      context.lineCap = brush.isRound ? 'round' : 'butt';
      context.lineWidth = brush.strokeWidth;
      context.setLineDash((brush.dash as number[] | undefined) ?? []);
      context.stroke();
    }
  }

  private colour(css: string): string {
    let colour = this.colours.get(css);
    if (colour === undefined) {
      const host = this.element.parentElement;
      if (host === null) throw new Error('a canvas painter must be in the page before it paints');
      colour = resolveColour(host, css);
      this.colours.set(css, colour);
    }
    return colour;
  }
}
