/** The keys of a run that is picked by hand; they go before the player's, which has the digits too. */
import type { Session } from '../../session/session';
import type { KeyBinding } from '../keys';

const DIGITS = Array.from({ length: 9 }, (_, digit) => String(digit + 1));

/** The choices that led to where the newest run stands. */
export function choicesOf(session: Session): readonly number[] {
  const { run, next } = session.store.getState();
  return (next ?? run)?.options.choices ?? [];
}

export const CHOICE_KEYS: readonly KeyBinding[] = [
  {
    scope: 'choice',
    keys: DIGITS,
    shown: '1 to 9',
    does: 'Pick who runs',
    holds: (session) => session.store.getState().run?.wanted != null,
    run: ({ session }, event) => session.pick(Number(event.key) - 1),
  },
  {
    scope: 'choice',
    keys: ['u', 'Backspace'],
    shown: 'U, Backspace',
    does: 'Undo the last choice',
    holds: (session) => session.store.getState().run?.options.asks === true,
    run: ({ session }) => {
      const choices = choicesOf(session);
      if (choices.length > 0) session.retake(choices.slice(0, -1));
    },
  },
];
