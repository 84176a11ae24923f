/**
 * Every key the page knows, in one table: what it does, where it holds, how the key sheet names it. A test fails on two
 * meanings in one scope. Scopes nest: with the focus in the timeline, its keys come before the player's; so do those of a
 * choice while the run is picked by hand.
 */
import type { Session } from '../session/session';
import { CHOICE_KEYS } from './by-hand/choice-keys';
import { COMPARE_KEYS } from './compare/compare-keys';
import { TIMELINE_KEYS } from './timeline/timeline-keys';
import { SPEED_STOPS, speedStopOf } from './transport/speed';

export type KeyScope = 'player' | 'choice' | 'timeline' | 'compare';

export interface KeyBinding {
  readonly scope: KeyScope;
  /** As tinykeys writes them; all of them do the same. */
  readonly keys: readonly string[];
  /** For the key sheet. */
  readonly shown: string;
  readonly does: string;
  /** Works while typing too. */
  readonly whileTyping?: boolean;
  /** Whether it means anything now; where it doesn't, the scope around it has the key. Absent: always. */
  readonly holds?: (session: Session) => boolean;
  /** Not in a player: there is no editor and no key sheet. */
  readonly isOfPage?: boolean;
  /** Does the thing; absent in scopes that bind their keys themselves. */
  readonly run?: (context: KeyContext, event: KeyboardEvent) => void;
}

export interface KeyContext {
  readonly session: Session;
  toggleKeySheet(): void;
}

function changeSpeed(session: Session, by: number): void {
  const stop = speedStopOf(session.store.getState().preferences.speed) + by;
  session.setSpeed(SPEED_STOPS[Math.max(0, Math.min(SPEED_STOPS.length - 1, stop))]);
}

/** To `tenths` tenths of the run. */
function seekTenths(session: Session, tenths: number): void {
  const steps = session.steps;
  if (steps !== null) session.seekStep(Math.round(((steps.count - 1) * tenths) / 10));
}

const player = (
  keys: readonly string[],
  shown: string,
  does: string,
  run: (context: KeyContext, event: KeyboardEvent) => void,
  whileTyping = false,
  isOfPage = false,
): KeyBinding => ({ scope: 'player', keys, shown, does, run, whileTyping, isOfPage });

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

export const KEYS: readonly KeyBinding[] = [
  player(['Space', 'k'], 'Space, K', 'Play or pause', ({ session }) => session.togglePlay()),
  player(['ArrowRight', '.'], '→ or .', 'Step forward', ({ session }) => session.stepForward()),
  player(['ArrowLeft', ','], '← or ,', 'Step back', ({ session }) => session.stepBack()),
  player(['Shift+ArrowRight'], 'Shift →', 'Next switch', ({ session }) => session.nextSwitch()),
  player(['Shift+ArrowLeft'], 'Shift ←', 'Previous switch', ({ session }) => session.previousSwitch()),
  player(['Home'], 'Home', 'To the start', ({ session }) => session.toStart()),
  player(['End'], 'End', 'To the end', ({ session }) => session.toEnd()),
  player(['F10'], 'F10', 'Step to the next line', ({ session }) => session.stepForward('line'), true),
  player(['F11'], 'F11', 'Step one instruction', ({ session }) => session.stepForward('instruction'), true),
  player(
    ['Shift+F11'],
    'Shift F11',
    'Step until somebody else runs',
    ({ session }) => session.nextSwitch(),
    true,
  ),
  player(DIGITS, '0 to 9', 'To so many tenths of the run', ({ session }, event) =>
    seekTenths(session, Number(event.key)),
  ),
  player(['Shift+<', '<'], '<', 'Slower', ({ session }) => changeSpeed(session, -1)),
  player(['Shift+>', '>'], '>', 'Faster', ({ session }) => changeSpeed(session, 1)),
  player(
    ['$mod+Enter'],
    'Ctrl Enter',
    'Run the program now and play it',
    ({ session }) => session.runAndPlay(),
    true,
    true,
  ),
  player(['Shift+?', '?'], '?', 'Show these keys', ({ toggleKeySheet }) => toggleKeySheet(), false, true),
  ...CHOICE_KEYS,
  ...TIMELINE_KEYS,
  ...COMPARE_KEYS,
];

/** Whether a key pressed at `target` belongs to what has the focus there, and not to the player. */
export function isTypingAt(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      '.cm-editor:not(:has([contenteditable=false])), input:not([type=range], [type=radio], [type=checkbox]), textarea, select',
    ) !== null
  );
}

/**
 * Whether the focused control uses this key itself: Enter and Space on a button, arrows on a slider. Space and the
 * arrows of a radio group are left to the player after a click: the pointer chose the control, the hands go on playing.
 * `clicked` is what the pointer pressed last, if the focus has not moved on since.
 */
export function isKeyOfControl(event: KeyboardEvent, clicked: Element | null): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  const isClicked = target === clicked;
  const isPress = event.key === 'Enter' || (event.key === ' ' && !isClicked);
  if (isPress && target.closest('button, a[href], summary, input, [role=button], [role=treeitem]') !== null)
    return true;
  const isMove = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
  if (
    !isMove ||
    target.closest('input, [role=separator], [role=slider], [role=tab], [role=row], [role=treeitem]') === null
  ) {
    return false;
  }
  return !isClicked || !target.matches('[type=radio], [type=checkbox]');
}
