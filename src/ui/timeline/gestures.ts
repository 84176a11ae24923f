/** Pointer and touch: dragging the lanes pans, pinching zooms, dragging the axis or the playhead scrubs, a click picks. */
import { type D3ZoomEvent, select, type ZoomBehavior, zoom, zoomIdentity } from 'd3';
import { FIT, isFit, transformOf, type Viewport, viewportOf } from './viewport';

interface GestureElements {
  readonly head: HTMLElement;
  readonly body: HTMLElement;
  readonly playhead: HTMLElement;
}

interface GestureEvents {
  zoomed(view: Viewport): void;
  panned(view: Viewport): void;
  /** The playhead is dragged to this place. */
  scrub(clientX: number): void;
  pointAt(clientX: number, clientY: number): void;
  pointAway(): void;
  click(clientX: number, clientY: number): void;
}

/** A drag shorter than this is a click, px. */
const CLICK_PX = 5;

export class Gestures {
  private readonly elements: GestureElements;
  private readonly events: GestureEvents;
  private readonly padding: number;
  private readonly behaviour: ZoomBehavior<HTMLElement, unknown>;
  private readonly abort = new AbortController();
  private view: Viewport = FIT;
  private width = 1;

  constructor(elements: GestureElements, padding: number, events: GestureEvents) {
    this.elements = elements;
    this.events = events;
    this.padding = padding;
    const { head, body, playhead } = elements;
    this.behaviour = zoom<HTMLElement, unknown>()
      .clickDistance(CLICK_PX)
      // The wheel is the module's: without Ctrl it scrolls the lanes.
      .filter(
        (event: Event) => event.type !== 'wheel' && (event as MouseEvent).button !== 2 && this.canDrag(event),
      )
      .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => this.onZoom(event));
    select(body).call(this.behaviour).on('dblclick.zoom', null);
    const { signal } = this.abort;
    for (const element of [head, playhead]) {
      element.addEventListener('pointerdown', (event) => this.onScrubStart(event, element), { signal });
      element.addEventListener('pointermove', (event) => this.onScrubMove(event, element), { signal });
    }
    for (const element of [head, body]) {
      element.addEventListener('pointermove', (event) => events.pointAt(event.clientX, event.clientY), {
        signal,
      });
      element.addEventListener('pointerleave', () => events.pointAway(), { signal });
    }
    body.addEventListener('click', (event) => events.click(event.clientX, event.clientY), { signal });
  }

  dispose(): void {
    this.abort.abort();
    select(this.elements.body).on('.zoom', null);
  }

  /** Tells what is shown now, so that the next gesture starts from there. */
  showing(view: Viewport, width: number, sizeMin: number): void {
    if (view === this.view && width === this.width) return;
    this.view = view;
    this.width = width;
    const { padding } = this;
    const { k, x } = transformOf(view, padding, width);
    const right = padding + width;
    this.behaviour
      .extent([
        [padding, 0],
        [right, 1],
      ])
      .translateExtent([
        [padding, 0],
        [right, 1],
      ])
      .scaleExtent([1, 1 / sizeMin]);
    select(this.elements.body).call(this.behaviour.transform, zoomIdentity.translate(x, 0).scale(k));
  }

  private canDrag(event: Event): boolean {
    const isPinch = 'touches' in event && (event as TouchEvent).touches.length > 1;
    return isPinch || !isFit(this.view);
  }

  private onZoom(event: D3ZoomEvent<HTMLElement, unknown>): void {
    // Without a source it is our own `showing`.
    if (event.sourceEvent === null || event.sourceEvent === undefined) return;
    const before = this.view;
    const view = viewportOf(event.transform, this.padding, this.width);
    const isPan = Math.abs(before.to - before.from - (view.to - view.from)) < 1e-12;
    if (isPan) this.events.panned(view);
    else this.events.zoomed(view);
  }

  private onScrubStart(event: PointerEvent, element: HTMLElement): void {
    if (event.button !== 0 || event.shiftKey) return;
    element.setPointerCapture(event.pointerId);
    this.events.scrub(event.clientX);
  }

  private onScrubMove(event: PointerEvent, element: HTMLElement): void {
    if (element.hasPointerCapture(event.pointerId)) this.events.scrub(event.clientX);
  }
}
