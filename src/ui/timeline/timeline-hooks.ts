/** What the timeline's component is made of besides markup: rows in sight, the note of a span, keys. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import type { Hit } from './module-types';
import { TIMELINE_KEYS, type TimelineActions } from './timeline-keys';

const ROW_MAX_PX = 52;
/** As low as a row gets so that all fit, and how high rows are that have to scroll anyway. */
const ROW_MIN_PX = 24;
const ROW_MIN_BESIDE_PX = 19;
const ROW_SCROLLED_PX = 28;
/** Rows kept in the page on each side of those in sight, and by how many the window moves at once. */
const OVERSCAN = 30;
const ROWS_AT_ONCE = 10;
const NOTE_DELAY_MS = 140;
const NOTE_STAYS_MS = 240;

/** The height at which all rows fit, within reason; beyond that they scroll. */
export function useRowHeight(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  headPx: number,
  isBeside: boolean,
): number {
  const [available, setAvailable] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setAvailable(element.clientHeight - headPx);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, headPx]);
  if (rows === 0 || available <= 0) return ROW_MAX_PX;
  const fitting = Math.floor(available / rows);
  return fitting < (isBeside ? ROW_MIN_BESIDE_PX : ROW_MIN_PX)
    ? ROW_SCROLLED_PX
    : Math.min(ROW_MAX_PX, fitting);
}

/** Which rows are kept in the page; changes in strides, so that scrolling re-renders little. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  rows: number,
): readonly [{ readonly first: number; readonly end: number }, () => void] {
  const [shown, setShown] = useState(0);
  const [height, setHeight] = useState(0);
  const watch = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    setShown(Math.floor(element.scrollTop / rowHeight / ROWS_AT_ONCE) * ROWS_AT_ONCE);
    setHeight(element.clientHeight);
  }, [scroller, rowHeight]);
  useEffect(watch, [watch]);
  const inSight = Math.ceil(height / rowHeight) + ROWS_AT_ONCE;
  const window = { first: Math.max(0, shown - OVERSCAN), end: Math.min(rows, shown + inSight + OVERSCAN) };
  return [window, watch];
}

export function scrollToRow(
  scroller: HTMLElement | null,
  row: number,
  rowHeight: number,
  headPx: number,
): void {
  if (scroller === null) return;
  const top = row * rowHeight;
  const bottom = top + rowHeight - (scroller.clientHeight - headPx);
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop) scroller.scrollTop = bottom;
}

interface Note {
  readonly note: Hit | null;
  /** The pointer is on a span, or on none. */
  hover(hit: Hit | null): void;
  showNote(hit: Hit): void;
  keepNote(): void;
  leaveNote(): void;
  closeNote(): void;
}

/** The note of a span: comes after a moment, goes a moment after the pointer has left both the span and the note. */
export function useNote(): Note {
  const [note, setNote] = useState<Hit | null>(null);
  const timer = useRef(0);
  const later = useCallback((next: Hit | null, delayMs: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setNote(next), delayMs);
  }, []);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // While the pointer is on the note, leaving the picture below means nothing.
  const isOnNote = useRef(false);
  const hover = useCallback(
    (hit: Hit | null) => {
      if (!isOnNote.current) later(hit, hit === null ? NOTE_STAYS_MS : NOTE_DELAY_MS);
    },
    [later],
  );
  const showNote = useCallback((hit: Hit) => {
    window.clearTimeout(timer.current);
    setNote(hit);
  }, []);
  const keepNote = useCallback(() => {
    isOnNote.current = true;
    window.clearTimeout(timer.current);
  }, []);
  const leaveNote = useCallback(() => {
    isOnNote.current = false;
    later(null, NOTE_STAYS_MS);
  }, [later]);
  const closeNote = useCallback(() => {
    isOnNote.current = false;
    later(null, 0);
  }, [later]);
  return { note, hover, showNote, keepNote, leaveNote, closeNote };
}

/**
 * Binds the keys to the region itself, so that they come before the page's; handled ones are marked as such by
 * `preventDefault`, which the page's keys respect.
 */
export function useKeys(region: RefObject<HTMLElement | null>, actions: TimelineActions): void {
  const newest = useRef(actions);
  useLayoutEffect(() => {
    newest.current = actions;
  });
  useEffect(() => {
    const element = region.current;
    if (element === null) return;
    const bindings = TIMELINE_KEYS.flatMap(({ keys, onSpans, act }) =>
      keys.map((key) => [
        key,
        (event: KeyboardEvent) => {
          const isOnSpan = event.target instanceof Element && event.target.closest('[data-span]') !== null;
          if (act === undefined || (onSpans && !isOnSpan)) return;
          event.preventDefault();
          act(newest.current);
        },
      ]),
    );
    const handler = createKeybindingsHandler(Object.fromEntries(bindings));
    element.addEventListener('keydown', handler);
    return () => element.removeEventListener('keydown', handler);
  }, [region]);
}
