/** What the imperative module of the timeline is given, and what it tells. */
import type { LogIndex } from '../../derive/log-index';
import type { SharedScale } from '../../derive/shared-scale';
import type { Lane, Steps } from '../../derive/types';
import type { Moment } from '../../events/event';
import type { TimelineLink } from './timeline-link';

/** The page's cursor; `fraction` above 0 only while the clock jumps and the playhead is on its way across. */
export interface PlayheadSource {
  get(): { readonly moment: Moment; readonly fraction: number };
  /** Calls back at every change, up to once a frame; returns the end of the subscription. */
  subscribe(listener: () => void): () => void;
}

export interface ModuleElements {
  /** Scrolls the lanes. */
  readonly scroller: HTMLElement;
  /** The head's part beside the labels: axis and CPU lane. */
  readonly head: HTMLElement;
  /** The visible part of the lanes beside the labels. */
  readonly body: HTMLElement;
  /** Line and handle over both, moved along the axis. */
  readonly playhead: HTMLElement;
  readonly minimap: HTMLElement;
}

export interface ModuleInput {
  readonly index: LogIndex;
  /** Changes whenever the index has grown. */
  readonly version: number;
  /** Without the CPU lane, from top to bottom. */
  readonly lanes: readonly Lane[];
  readonly steps: Steps;
  readonly axis: 'time' | 'steps';
  readonly foldIdle: boolean;
  /** Px. */
  readonly rowHeight: number;
  readonly isPlaying: boolean;
  /** Lane whose arrows are always drawn, -1 for none. */
  readonly chosenLane: number;
  /** The axis and the view that it shares with other timelines. */
  readonly shared: SharedScale | null;
  readonly link: TimelineLink | null;
  /** A place that is circled, -1 for none. */
  readonly markMoment: Moment;
  readonly markLane: number;
}

/** A span under the pointer or the keyboard's focus; lengths in px from the scroller's visible top left corner. */
export interface Hit {
  readonly lane: number;
  /** Place of its first span in the lane's track, and how many spans it stands for. */
  readonly span: number;
  readonly spans: number;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  /** Where in it one looks. */
  readonly at: number;
}

export interface ViewState {
  readonly isFit: boolean;
  readonly isFollowing: boolean;
  readonly hasMinimap: boolean;
  readonly canZoomIn: boolean;
  /** Names of the forms seen so far in this run: span states and ends. */
  readonly forms: ReadonlySet<string>;
}

export interface ModuleEvents {
  seek(moment: Moment): void;
  viewChanged(view: ViewState): void;
  /** Marks have new places. */
  laidOut(): void;
  hover(hit: Hit | null): void;
  /** A span was clicked (the playhead has been moved already). */
  pick(hit: Hit): void;
}

/** Room left and right of the axis, px. */
export const PAD_PX = 10;
export const AXIS_PX = 30;
export const CPU_PX = 20;
/** Axis, CPU lane and the gap below it. */
export const HEAD_PX = AXIS_PX + CPU_PX + 4;

/** Whether nothing has changed but that the run has grown. */
export function isGrowth(old: ModuleInput, input: ModuleInput): boolean {
  const { version: _before, steps: _stops, lanes: _lanes, ...before } = old;
  return (
    old.version !== input.version &&
    old.lanes.length === input.lanes.length &&
    Object.entries(before).every(([name, value]) => input[name as keyof typeof before] === value)
  );
}
