import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { WorldState } from '../derive/types';
import { stateAt } from '../derive/world-state';
import type { Session } from '../session/session';
import type { RunView, SessionState } from '../session/state';

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

let latest: { readonly run: RunView; readonly moment: number; readonly world: WorldState } | null = null;

/** The world at the cursor, derived once for all panels; null without a run. */
export function useWorld(): WorldState | null {
  const run = useSessionState((state) => state.run);
  const moment = useSessionState((state) => state.cursor.moment);
  if (run === null) return null;
  if (latest === null || latest.run !== run || latest.moment !== moment) {
    latest = { run, moment, world: stateAt(run.index, moment) };
  }
  return latest.world;
}
