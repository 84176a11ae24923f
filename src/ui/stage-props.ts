/** What the two pictures of the stage, the timeline and the queue stage, are given by the page around them. */
import type { LogIndex } from '../derive/log-index';
import type { WorldState } from '../derive/types';
import type { Moment, SchedulableId } from '../events/event';

export interface StageProps {
  readonly index: LogIndex;
  /** Raised whenever the index has grown: what to depend on besides its identity. */
  readonly version: number;
  /** Where the playhead stands; what is drawn is a function of it. */
  readonly moment: Moment;
  /** Above 0 while the clock jumps: the playhead stands at `moment + fraction`. */
  readonly fraction: number;
  /** Cut from state to state instead of moving: playing above four steps a second, or reduced motion. */
  readonly isCutting: boolean;
}

export interface TimelineProps extends StageProps {
  onSeek(moment: Moment): void;
}

export interface QueueStageProps extends StageProps {
  /** The state at `moment`. */
  readonly world: WorldState;
  /** A chip was chosen: its variables and stack are shown. */
  onChoose(id: SchedulableId): void;
}
