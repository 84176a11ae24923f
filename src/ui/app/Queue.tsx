import { MOTION_SPEED_MAX } from '../../session/settings';
import { QueueStage, type QueueStageProps } from '../queue/QueueStage';
import { useSession, useSessionState, useWorld } from '../session-context';
import { useMedia } from './use-media';

/** The loop at the session's cursor. */
export function Queue({ onGraph }: Pick<QueueStageProps, 'onGraph'>) {
  const session = useSession();
  const world = useWorld();
  const isPlaying = useSessionState((state) => state.cursor.isPlaying);
  const speed = useSessionState((state) => state.preferences.speed);
  const isReduced = useMedia('(prefers-reduced-motion: reduce)');
  if (world === null) return null;
  const isCutting = isReduced || (isPlaying && speed > MOTION_SPEED_MAX);
  return (
    <QueueStage
      world={world}
      isCutting={isCutting}
      onChoose={(id) => session.choose({ id, frame: -1 })}
      onGraph={onGraph}
    />
  );
}
