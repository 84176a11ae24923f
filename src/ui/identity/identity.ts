/**
 * Who is who: one hue and one glyph for each schedulable, the same everywhere on the page. State is never told by
 * either; it is told by form (solid, hatched, dotted, open).
 */
import type { SchedulableId } from '../../events/event';

export type GlyphName =
  | 'square'
  | 'circle'
  | 'triangle'
  | 'diamond'
  | 'hexagon'
  | 'down'
  | 'plus'
  | 'star'
  | 'bars';

/** Outlines in a 14 by 14 box, for an SVG path's `d` or `new Path2D(...)`. */
export const GLYPH_PATHS: Readonly<Record<GlyphName, string>> = {
  square:
    'M3 1.5h8A1.5 1.5 0 0 1 12.5 3v8a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 11V3A1.5 1.5 0 0 1 3 1.5z',
  circle: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1z',
  triangle: 'M7 1.2 13.2 12.6H.8z',
  diamond: 'M7 .6 13.4 7 7 13.4.6 7z',
  hexagon: 'M3.8 1.3h6.4L13.5 7l-3.3 5.7H3.8L.5 7z',
  down: 'M.8 1.4h12.4L7 12.8z',
  plus: 'M4.9 1h4.2v3.9H13v4.2H9.1V13H4.9V9.1H1V4.9h3.9z',
  star: 'M7 .5l1.9 4.4 4.7.4-3.6 3.1 1.1 4.6L7 10.6 2.9 13l1.1-4.6L.4 5.3l4.7-.4z',
  bars: 'M1.2 1.5h4.3v11H1.2zM8.5 1.5h4.3v11H8.5z',
};

const CYCLE: readonly GlyphName[] = [
  'circle',
  'triangle',
  'diamond',
  'hexagon',
  'plus',
  'down',
  'star',
  'bars',
];

/** How many hues go round; the main thread's comes on top. */
export const HUE_COUNT = 8;

/** Number of the hue of a schedulable: 0 for the main thread, else 1 to 8. */
export function hueNumber(id: SchedulableId): number {
  return id <= 0 ? 0 : ((id - 1) % HUE_COUNT) + 1;
}

/** CSS colour of a schedulable. For canvas, which can't read custom properties, see `resolveHues`. */
export function hueOf(id: SchedulableId): string {
  return `var(--hue-${hueNumber(id)})`;
}

/** Glyph of a schedulable. Each round through the hues turns the glyphs by one, so 64 of them differ. */
export function glyphOf(id: SchedulableId): GlyphName {
  if (id <= 0) return 'square';
  const n = id - 1;
  return CYCLE[(n + Math.floor(n / HUE_COUNT)) % CYCLE.length];
}

/** What the theme in force at `element` makes of the hues: `rgb(...)` strings by hue number. */
export function resolveHues(element: Element): string[] {
  return Array.from({ length: HUE_COUNT + 1 }, (_, n) => resolveColour(element, `var(--hue-${n})`));
}

/** Any CSS colour, custom properties and light-dark() included, as the `rgb(...)` it is at `element`. */
export function resolveColour(element: Element, colour: string): string {
  const probe = document.createElement('span');
  probe.style.color = colour;
  probe.hidden = true;
  element.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
