/** Links in the address: opened when the page is, and whenever the address changes. */
import { isLinkFragment } from '../../link/fragment';
import type { Opened } from '../../link/link';
import type { Session } from '../../session/session';

/** What a fragment holds, if it is a link at all. What reads links is loaded for it. */
export async function openedLink(fragment: string): Promise<Opened | undefined> {
  if (!isLinkFragment(fragment)) return undefined;
  try {
    const { readLink } = await import('../../link/codec');
    return readLink(fragment);
  } catch {
    return { ok: false, message: "This link can't be opened: a part of the page could not be loaded." };
  }
}

/**
 * Opens the links that the address changes to, and takes one out of the address once the page shows something else
 * than it says: what is reloaded or copied must be what is seen.
 */
export function followLinks(session: Session): void {
  let held = window.location.hash;
  window.addEventListener('hashchange', () => {
    const fragment = window.location.hash;
    // Back from a page over the page, to the link that is still what the page shows.
    if (fragment === held || !isLinkFragment(fragment)) return;
    held = fragment;
    void openedLink(fragment).then((opened) => {
      if (opened !== undefined && window.location.hash === fragment) session.openLink(opened);
    });
  });
  session.store.subscribe((state, before) => {
    if (state.isLinked || !(before.isLinked || (before.linkMessage !== '' && state.linkMessage === '')))
      return;
    held = '';
    if (!isLinkFragment(window.location.hash)) return;
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  });
}
