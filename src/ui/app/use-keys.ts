import { type RefObject, useEffect } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import type { Session } from '../../session/session';
import { isKeyOfControl, isTypingAt, KEYS, type KeyScope } from '../keys';

/**
 * The player's keys, on the element that holds the page: they do nothing while something outside of it has the focus.
 * Where nothing has it (a pressed button has gone away), the page takes it back. Without a key sheet (null) it is a player in
 * somebody else's page: it takes the focus only once it is given, and leaves the keys of the editor alone.
 */
export function useKeys(
  page: RefObject<HTMLElement | null>,
  session: Session,
  toggleKeySheet: (() => void) | null,
): void {
  useEffect(() => {
    const root = page.current;
    if (root === null) return;
    // The control with the focus, if the pointer brought it there.
    let clicked: Element | null = null;
    const handlerOf = (wanted: KeyScope) => {
      const bindings = KEYS.flatMap(({ scope, keys, run, whileTyping, holds, isOfPage }) =>
        scope !== wanted || run === undefined || (toggleKeySheet === null && isOfPage === true)
          ? []
          : keys.map((key) => [
              key,
              (event: KeyboardEvent) => {
                if (event.defaultPrevented || isKeyOfControl(event, clicked)) return;
                if (whileTyping !== true) {
                  if (isTypingAt(event.target) || !session.store.getState().preferences.singleKeys) return;
                }
                if (holds?.(session) === false) return;
                event.preventDefault();
                run({ session, toggleKeySheet: toggleKeySheet ?? (() => {}) }, event);
              },
            ]),
      );
      return createKeybindingsHandler(Object.fromEntries(bindings));
    };
    // One that a choice has taken is not the player's any more.
    const onChoiceKey = handlerOf('choice');
    const onPlayerKey = handlerOf('player');
    const onKey = (event: KeyboardEvent) => {
      onChoiceKey(event);
      onPlayerKey(event);
    };
    const onStrayKey = (event: KeyboardEvent) => {
      if (event.target !== document.body || root.inert) return;
      root.focus({ preventScroll: true });
      onKey(event);
    };
    const onFocus = () => {
      clicked = null;
    };
    const onClick = (event: MouseEvent) => {
      // The keyboard's own clicks have no pointer behind them.
      if (event.detail > 0) clicked = document.activeElement;
    };
    if (toggleKeySheet !== null) root.focus({ preventScroll: true });
    root.addEventListener('keydown', onKey);
    document.addEventListener('keydown', onStrayKey);
    root.addEventListener('focusin', onFocus);
    root.addEventListener('click', onClick);
    return () => {
      root.removeEventListener('keydown', onKey);
      document.removeEventListener('keydown', onStrayKey);
      root.removeEventListener('focusin', onFocus);
      root.removeEventListener('click', onClick);
    };
  }, [page, session, toggleKeySheet]);
}
