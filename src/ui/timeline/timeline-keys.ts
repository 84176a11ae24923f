/** The timeline's keys: they hold only while the focus is inside of it, and come before the player's there. */

/** What keys and buttons can ask of a timeline. */
export interface TimelineActions {
  zoom(factor: number): void;
  pan(by: number): void;
  fitAll(): void;
  /** The span with the focus as large as it goes; everything if none has it. */
  fitSpan(): void;
  moveSpan(by: -1 | 1): void;
  moveLane(by: -1 | 1): void;
  toEdge(edge: 'first' | 'last'): void;
  /** Along the arrow to whoever woke this span, or to whom it woke. */
  followWake(direction: 'back' | 'forward'): void;
}

export interface TimelineKey {
  readonly scope: 'timeline';
  /** As tinykeys writes them; all of them do the same. */
  readonly keys: readonly string[];
  /** For the key sheet. */
  readonly shown: string;
  readonly does: string;
  /** Only where spans have the focus: elsewhere the key is the control's own. */
  readonly onSpans: boolean;
  readonly act?: (actions: TimelineActions) => void;
}

const ZOOM = 1.6;
const PAN = 0.25;

const key = (
  keys: readonly string[],
  shown: string,
  does: string,
  act?: (actions: TimelineActions) => void,
  onSpans = false,
): TimelineKey => ({ scope: 'timeline', keys, shown, does, act, onSpans });

export const TIMELINE_KEYS: readonly TimelineKey[] = [
  key(['ArrowRight'], '→', 'Next span of the lane', (actions) => actions.moveSpan(1), true),
  key(['ArrowLeft'], '←', 'Previous span of the lane', (actions) => actions.moveSpan(-1), true),
  key(['ArrowDown'], '↓', 'Lane below', (actions) => actions.moveLane(1), true),
  key(['ArrowUp'], '↑', 'Lane above', (actions) => actions.moveLane(-1), true),
  key(['Home'], 'Home', 'First span of the lane', (actions) => actions.toEdge('first'), true),
  key(['End'], 'End', 'Last span of the lane', (actions) => actions.toEdge('last'), true),
  key(['Enter', 'Space'], 'Enter', 'Move the playhead to this span', undefined, true),
  key(['['], '[', 'Whoever woke this one', (actions) => actions.followWake('back'), true),
  key([']'], ']', 'Whom this one woke', (actions) => actions.followWake('forward'), true),
  key(['w', '+', '='], 'W or +', 'Zoom in', (actions) => actions.zoom(ZOOM)),
  key(['s', '-'], 'S or −', 'Zoom out', (actions) => actions.zoom(1 / ZOOM)),
  key(['a'], 'A', 'Move to earlier', (actions) => actions.pan(-PAN)),
  key(['d'], 'D', 'Move to later', (actions) => actions.pan(PAN)),
  key(['f'], 'F', 'Fit the span with the focus', (actions) => actions.fitSpan()),
  key(['0'], '0', 'Fit everything', (actions) => actions.fitAll()),
  key(['Escape'], 'Esc', 'Close the note of a span'),
];
