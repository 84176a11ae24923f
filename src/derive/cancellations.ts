/**
 * Where a cancellation travels: who asked whom to cancel, through whom it was passed on, and where CancelledError was
 * thrown in. A task that waits for another one hands a cancellation on to it, and has its own when that one is over
 * (`Task.cancel` in asyncio's documentation).
 */
import type { Event, SchedulableId } from '../events/event';
import type { LogIndex } from './log-index';
import type { Cancellation } from './types';
import { lastWait } from './words';

type Asked = Extract<Event, { kind: 'cancel-requested' }>;

/** Goes along the log once: requests to cancel, and the first steps after them. */
class Follower {
  readonly all: Cancellation[] = [];
  /** Places in `all` of those whose task has had no step since, by task. */
  private readonly pending = new Map<SchedulableId, { readonly place: number; readonly asked: number }[]>();
  /** Requests made at one instruction: what one call of `cancel` has led to. */
  private burst: { readonly event: Asked; readonly at: number }[] = [];
  private requests = 0;
  private steps = 0;

  update(index: LogIndex): void {
    const { cancelRequests, stepBegins } = index;
    for (;;) {
      const request = this.requests < cancelRequests.length ? cancelRequests.at(this.requests) : -1;
      // Nobody is waited for: the steps before the next request are of no interest.
      if (this.pending.size === 0) {
        this.steps = request < 0 ? stepBegins.length : Math.max(this.steps, stepBegins.countUpTo(request));
      }
      const step = this.steps < stepBegins.length ? stepBegins.at(this.steps) : -1;
      if (request >= 0 && (step < 0 || request < step)) {
        this.ask(index, request);
        this.requests++;
      } else if (step >= 0) {
        this.step(index, step);
        this.steps++;
      } else return;
    }
  }

  private ask(index: LogIndex, at: number): void {
    const event = index.log.event(at);
    if (event.kind !== 'cancel-requested') return;
    const { instruction, who, id } = event;
    const [first] = this.burst;
    if (first?.event.instruction !== instruction || first.event.who !== who) this.burst = [];
    const passer = this.burst.find((earlier) => waitsFor(index, earlier.event.id, id, earlier.at));
    this.burst.push({ event, at });
    const moment = index.log.momentOfEvent(at);
    const waiting = this.pending.get(id) ?? [];
    waiting.push({ place: this.all.length, asked: at });
    this.pending.set(id, waiting);
    this.all.push({
      by: who,
      fromLane: passer === undefined ? who : passer.event.id,
      fromMoment: moment,
      fromUs: event.atUs,
      toLane: id,
      thrownMoment: -1,
      isPassedOn: passer !== undefined,
      message: event.label,
    });
  }

  private step(index: LogIndex, at: number): void {
    const event = index.log.event(at);
    const waiting = event.kind === 'step-begin' ? this.pending.get(event.id) : undefined;
    if (event.kind !== 'step-begin' || waiting === undefined) return;
    const made = index.handleMade.get(event.handle);
    const queued = made < 0 ? null : index.log.event(made);
    // Cut off in mid-step: it goes on where it was, and has it at its next suspension.
    if (queued?.kind === 'handle-queued' && queued.does === 'resume') return;
    this.pending.delete(event.id);
    const done = queued?.kind === 'handle-queued' ? index.futureDone.get(queued.because) : -1;
    const completed = done < 0 ? null : index.log.event(done);
    for (const { place, asked } of waiting) {
      // Whoever was ready already, or waits for nothing, has it at once; others as the end of what they waited for.
      const isThrown =
        made < asked ||
        completed === null ||
        (completed.kind === 'future-done' &&
          (completed.how === 'cancelled' || completed.label.startsWith('CancelledError')));
      if (isThrown) this.all[place] = { ...this.all[place]!, thrownMoment: index.log.momentOfEvent(at) };
    }
  }
}

/** Whether a task waits for another one, or for a gather or a wait that has it among its parts. */
function waitsFor(index: LogIndex, id: SchedulableId, other: SchedulableId, at: number): boolean {
  const wait = lastWait(index, id, at);
  if (wait === null) return false;
  if (wait.target === other) return true;
  const parts = index.parts.get(wait.future);
  for (let i = 0; i < (parts?.length ?? 0); i++) {
    const part = index.log.event(parts!.at(i));
    if (part.kind === 'part' && part.id === other) return true;
  }
  return false;
}

const FOLLOWERS = new WeakMap<LogIndex, Follower>();

/** All cancellations asked for so far, in order. */
export function cancellationsOf(index: LogIndex): readonly Cancellation[] {
  let follower = FOLLOWERS.get(index);
  if (follower === undefined) {
    follower = new Follower();
    FOLLOWERS.set(index, follower);
  }
  follower.update(index);
  return follower.all;
}
