/**
 * Functions that few programs call. A build with tools/rare-functions.mjs leaves a call of `rare` in their places and
 * puts what they do into a part (engine/rarely-called.ts); everywhere else they are where they are written.
 */
import { PartMissing } from './parts';

type Body = (...args: unknown[]) => unknown;

/** Name of the part in engine/part-table.ts. */
export const RARE_FUNCTIONS = 'rarely called functions';

const bodies: Body[] = [];

/** What the function with that number does; asks for the part where it is not there yet. */
export function rare(index: number): Body {
  const body = bodies[index];
  if (body === undefined) throw new PartMissing([RARE_FUNCTIONS]);
  return body;
}

/** Of the part: here is what a function does. */
export function give(index: number, body: Body): void {
  bodies[index] = body;
}
