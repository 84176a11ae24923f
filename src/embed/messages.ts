/**
 * What a player and the page around it say to each other through `postMessage`. What comes in is data from anybody:
 * one schema, and nothing can be asked for but the state of the player.
 */
import * as v from 'valibot';

/** Steps a command may go at once. */
const STEPS_MAX = 1_000_000;

const head = {
  ns: v.literal('interleave'),
  v: v.literal(1),
  /** Comes back with the answer. */
  id: v.optional(v.union([v.pipe(v.string(), v.maxLength(100)), v.pipe(v.number(), v.finite())])),
};
const steps = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(STEPS_MAX));
const none = v.optional(v.strictTuple([]));

export const commandSchema = v.variant('method', [
  v.strictObject({ ...head, method: v.picklist(['ping', 'state', 'play', 'pause']), args: none }),
  v.strictObject({
    ...head,
    method: v.picklist(['next', 'previous']),
    args: v.optional(v.union([v.strictTuple([]), v.strictTuple([steps])])),
  }),
  v.strictObject({
    ...head,
    method: v.literal('seek'),
    args: v.strictTuple([v.union([steps, v.literal('end')])]),
  }),
]);

export type Command = v.InferOutput<typeof commandSchema>;

/** All that can be read of a player. */
export interface PlayerState {
  /** As the playhead counts, 0 is the start; `duration` is the last step there is so far. */
  readonly step: number;
  readonly duration: number;
  readonly playing: boolean;
  /** The playhead is on the last step, and no more will come. */
  readonly ended: boolean;
}

export type PlayerEvent =
  /** The player's script runs: it takes commands. The only message before a command came, and it says nothing else. */
  | { readonly event: 'hello'; readonly detail: null }
  /** There is a run to step through; `step` and `statechange` follow. */
  | { readonly event: 'ready' | 'step' | 'statechange' | 'ended'; readonly detail: PlayerState }
  | { readonly event: 'error'; readonly detail: { readonly message: string } };
