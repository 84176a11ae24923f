/** A session as its channel sees it: commands in steps, and the events of a player. */
import type { Session } from '../session/session';
import type { SessionState } from '../session/state';
import type { Player } from './channel';
import type { PlayerEvent, PlayerState } from './messages';
import type { Autoplay } from './words';

/** So far a run must have been computed to be called ready, if it has not ended before. */
const READY_MOMENTS = 1000;

export class SessionPlayer implements Player {
  private hasPlayed = false;
  private wantsToPlay = false;

  constructor(
    private readonly session: Session,
    private readonly autoplay: Autoplay,
    /** The reader wants nothing to move by itself. */
    private readonly isReduced: () => boolean,
  ) {}

  state(): PlayerState {
    const { run, cursor } = this.session.store.getState();
    const stops = this.session.steps;
    if (run === null || stops === null) return { step: 0, duration: 0, playing: false, ended: false };
    const step = stops.stepAt(cursor.moment);
    const duration = stops.count - 1;
    const ended = run.status === 'ended' && cursor.moment >= stops.momentOf(duration);
    return { step, duration, playing: cursor.isPlaying, ended };
  }

  play(): void {
    if (this.session.store.getState().run === null) this.wantsToPlay = true;
    else this.session.play();
  }

  pause(): void {
    this.wantsToPlay = false;
    this.session.pause();
  }

  step(by: number): void {
    this.session.pause();
    this.session.seekStep(this.state().step + by);
  }

  seek(step: number | 'end'): void {
    if (step === 'end') this.session.toEnd();
    else this.session.seekStep(step);
  }

  shown(isShown: boolean): void {
    if (!isShown) {
      this.pause();
      return;
    }
    if (this.autoplay === 'never' || this.isReduced() || (this.autoplay === 'once' && this.hasPlayed)) return;
    this.hasPlayed = true;
    this.play();
  }

  /** Calls `tell` with every event from here on. */
  watch(tell: (event: PlayerEvent) => void): void {
    let isReady = false;
    let before = this.state();
    const look = (state: SessionState) => {
      const now = this.state();
      if (!isReady) {
        const { run } = state;
        if (run === null || (run.status === 'computing' && run.log.lastMoment < READY_MOMENTS)) return;
        isReady = true;
        before = now;
        tell({ event: 'ready', detail: now });
        if (this.wantsToPlay) this.session.play();
        this.wantsToPlay = false;
        return;
      }
      const was = before;
      before = now;
      if (now.step !== was.step) tell({ event: 'step', detail: now });
      if (now.playing !== was.playing || now.duration !== was.duration)
        tell({ event: 'statechange', detail: now });
      if (now.ended && !was.ended) tell({ event: 'ended', detail: now });
    };
    this.session.store.subscribe(look);
    look(this.session.store.getState());
  }
}
