import { useSyncExternalStore } from 'react';

/** The address fragment of a page over the page. */
export const MODELLED_FRAGMENT = '#modelled';

/** The fragment in the address, kept up to date: it says which page is open, so that links and Back work. */
export function useFragment(): string {
  return useSyncExternalStore(
    (onChange) => {
      window.addEventListener('hashchange', onChange);
      return () => window.removeEventListener('hashchange', onChange);
    },
    () => window.location.hash,
  );
}

/** Leaves a page over the page. The entry stays in the history, so that Forward opens it again. */
export function leaveFragment(): void {
  window.location.hash = '';
}
