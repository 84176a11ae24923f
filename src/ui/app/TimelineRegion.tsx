import { useMemo } from 'react';
import type { Finding } from '../../derive/diagnoses/types';
import { steps } from '../../derive/steps';
import { useSession, useSessionState, useWorld } from '../session-context';
import { Timeline, type TimelineProps } from '../timeline/Timeline';

const NO_FINDINGS: readonly Finding[] = [];

/** The timeline of the session's run, with its cursor as the playhead. */
export function TimelineRegion({ beside }: Pick<TimelineProps, 'beside'>) {
  const session = useSession();
  const world = useWorld();
  const run = useSessionState((state) => state.run);
  const grain = useSessionState((state) => state.preferences.grain);
  const isPlaying = useSessionState((state) => state.cursor.isPlaying);
  const found = useSessionState((state) => state.findings);
  const findings = found !== null && found.run === run?.number ? found.list : NO_FINDINGS;
  const version = run?.version ?? 0;
  const index = run?.index ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the index grows in place, which version tells
  const stops = useMemo(() => (index === null ? null : steps(index, grain)), [index, version, grain]);
  const playhead = useMemo(
    () => ({
      get: () => session.store.getState().cursor,
      subscribe: (listener: () => void) =>
        session.store.subscribe((state, before) => {
          if (state.cursor !== before.cursor) listener();
        }),
    }),
    [session],
  );
  if (index === null || world === null || stops === null) return null;
  return (
    <Timeline
      index={index}
      version={version}
      steps={stops}
      world={world}
      playhead={playhead}
      isPlaying={isPlaying}
      onSeek={(moment) => session.seek(moment)}
      beside={beside}
      findings={findings}
      onFinding={(finding) => {
        session.pause();
        session.seek(finding.moment);
        session.openSheet('findings');
      }}
    />
  );
}
