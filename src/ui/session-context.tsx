import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { WorldState } from '../derive/types';
import type { Session } from '../session/session';
import type { SessionState } from '../session/state';
import { worldAt } from './world';

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** The page's session: what to call to change anything. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession outside of a SessionProvider');
  return session;
}

/** A part of the session's state; the component is drawn again when it is another value. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().store, select);
}

/** The world at the cursor; null without a run. */
export function useWorld(): WorldState | null {
  const run = useSessionState((state) => state.run);
  const moment = useSessionState((state) => state.cursor.moment);
  return run === null ? null : worldAt(run, moment);
}
