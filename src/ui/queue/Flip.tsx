import { Component, createRef, type ReactNode } from 'react';

interface FlipProps {
  readonly className: string;
  /** Cut instead of moving. */
  readonly isCutting: boolean;
  /** In place of moving, what has changed its place is outlined for a step. */
  readonly marksMoved: boolean;
  readonly children: ReactNode;
}

/** Duration of a move, within the 150 to 250 ms in which it reads as cause and effect. */
const MOVE_MS = 220;
const APPEAR_MS = 160;
const EASE = 'cubic-bezier(.3, .7, .2, 1)';
/** Beyond this many moving at once nobody follows any of them. */
const MOVES_MAX = 60;

type Places = ReadonlyMap<string, { readonly box: DOMRect; readonly place: string }>;

/**
 * Moves keyed elements from where they were to where they are, across lists: those with `data-flip` (identity),
 * `data-flip-origin` (where a new one comes from) and `data-flip-place` (which list). A class, because only
 * `getSnapshotBeforeUpdate` sees where things are in the middle of a move that is now overtaken by the next.
 */
export class Flip extends Component<FlipProps, object, Places | null> {
  private readonly root = createRef<HTMLDivElement>();
  private marked: HTMLElement[] = [];
  /** Those that this component began; asking every element for its own costs more than all else in fast play. */
  private moving: Animation[] = [];

  override getSnapshotBeforeUpdate(): Places | null {
    const { isCutting, marksMoved } = this.props;
    return isCutting && !marksMoved ? null : this.places();
  }

  override componentDidUpdate(_props: FlipProps, _state: object, before: Places | null): void {
    for (const element of this.marked) delete element.dataset.moved;
    this.marked = [];
    for (const animation of this.moving) animation.cancel();
    this.moving = [];
    if (before === null || before.size === 0) return;
    const elements = this.elements();
    if (this.props.isCutting) {
      if (this.props.marksMoved) this.mark(elements, before);
      return;
    }
    if (elements.length > MOVES_MAX) return;
    this.moving = elements.map((element) => move(element, before)).filter((one) => one !== null);
  }

  override render(): ReactNode {
    return (
      <div ref={this.root} className={this.props.className}>
        {this.props.children}
      </div>
    );
  }

  private mark(elements: readonly HTMLElement[], before: Places): void {
    for (const element of elements) {
      const { flip = '', flipPlace = '' } = element.dataset;
      if (before.get(flip)?.place === flipPlace) continue;
      element.dataset.moved = '';
      this.marked.push(element);
    }
  }

  private elements(): HTMLElement[] {
    return [...(this.root.current?.querySelectorAll<HTMLElement>('[data-flip]') ?? [])];
  }

  private places(): Places {
    const places = new Map<string, { box: DOMRect; place: string }>();
    for (const element of this.elements()) {
      const { flip = '', flipPlace = '' } = element.dataset;
      places.set(flip, { box: element.getBoundingClientRect(), place: flipPlace });
    }
    return places;
  }
}

/** Lets an element come from where it was, or appear; null where it has not moved. */
function move(element: HTMLElement, before: Places): Animation | null {
  const { flip = '', flipOrigin = '' } = element.dataset;
  const from = (before.get(flip) ?? before.get(flipOrigin))?.box;
  if (from === undefined) {
    const appearing = [{ opacity: 0, transform: 'scale(.92)' }, {}];
    return element.animate(appearing, { duration: APPEAR_MS, easing: EASE });
  }
  const to = element.getBoundingClientRect();
  // Boxes are measured as drawn, transforms are not: the ratio undoes a scale around the page.
  const scale = to.width / Math.max(1, element.offsetWidth);
  const x = (from.left - to.left) / scale;
  const y = (from.top - to.top) / scale;
  if (Math.abs(x) < 0.5 && Math.abs(y) < 0.5) return null;
  return element.animate(
    [
      { transform: `translate(${x}px, ${y}px)`, zIndex: 3 },
      { transform: 'none', zIndex: 3 },
    ],
    {
      duration: MOVE_MS,
      easing: EASE,
    },
  );
}
