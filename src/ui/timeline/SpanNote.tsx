import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { LogIndex } from '../../derive/log-index';
import { Glyph } from '../identity/Glyph';
import type { Hit } from './module-types';
import { spanWords } from './span-words';
import styles from './Timeline.module.css';

interface SpanNoteProps {
  readonly index: LogIndex;
  readonly hit: Hit;
  readonly title: string;
  /** What it is kept inside of. */
  readonly frame: RefObject<HTMLElement | null>;
  onEnter(): void;
  onLeave(): void;
  onClose(): void;
}

const GAP_PX = 6;

/** What one span is about; stands below or above it, stays while the pointer is on it, Esc closes it. */
export function SpanNote({ index, hit, title, frame, onEnter, onLeave, onClose }: SpanNoteProps) {
  const self = useRef<HTMLDivElement>(null);
  const words = spanWords(index, hit, title);

  useLayoutEffect(() => {
    const note = self.current;
    const around = frame.current;
    if (note === null || around === null) return;
    const plot = Number.parseFloat(getComputedStyle(around).getPropertyValue('--labels')) || 0;
    const { offsetWidth, offsetHeight } = note;
    const left = Math.min(Math.max(4, plot + hit.at - offsetWidth / 2), around.clientWidth - offsetWidth - 4);
    const below = hit.top + hit.height + GAP_PX;
    const isBelow = below + offsetHeight <= around.clientHeight || hit.top < offsetHeight + GAP_PX;
    note.style.left = `${left}px`;
    note.style.top = `${isBelow ? below : hit.top - offsetHeight - GAP_PX}px`;
  }, [hit, frame]);

  // Esc closes it wherever the focus is, for the pointer may have brought it.
  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, [onClose]);

  return (
    <div
      ref={self}
      className={styles.note}
      role="tooltip"
      id="span-note"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <p className={styles.noteTitle}>
        {words.glyph !== null && <Glyph id={words.glyph} size={13} />}
        <b>{words.title}</b> {words.state}
      </p>
      {words.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
