import type { SchedulableId } from '../../events/event';
import styles from './Glyph.module.css';
import { GLYPH_PATHS, glyphOf, hueOf } from './identity';

interface GlyphProps {
  readonly id: SchedulableId;
  /** Side in CSS pixels. */
  readonly size?: number;
  /** Solid: runs, or is the subject. Open: is elsewhere or comes later. */
  readonly open?: boolean;
  /** Instead of the schedulable's own hue: on a fill of that hue, for example. */
  readonly colour?: string;
}

/** The mark of one schedulable. Decorative: its name always stands beside it, or in the label around it. */
export function Glyph({ id, size = 14, open = false, colour }: GlyphProps) {
  return (
    <svg
      className={open ? styles.open : styles.solid}
      style={{ color: colour ?? hueOf(id) }}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
      focusable="false"
    >
      <path d={GLYPH_PATHS[glyphOf(id)]} />
    </svg>
  );
}
