/**
 * Parts of the engine and of its library that are loaded when a program needs them. What needs a part that is not there
 * gives up the whole run with PartMissing: nothing wrong can come of it, and whoever drives the run loads the part and
 * runs again from the start, which gives the same up to here and goes on from here.
 */

/** Thrown where a part is needed that has not been loaded. Never seen by the program. */
export class PartMissing extends Error {
  readonly parts: readonly string[];
  constructor(parts: readonly string[]) {
    super(`not loaded: ${parts.join(', ')}`);
    this.parts = parts;
  }
}

/** A function that a part has: `call` it, and `plug` it in where it is written. */
export interface Port<F> {
  call: F;
  plug(fn: F): void;
}

/** The place of a function of a part, for those that are always there to call it. */
export function port<F extends (...args: never[]) => unknown>(part: string): Port<F> {
  const missing = (): never => {
    throw new PartMissing([part]);
  };
  return {
    call: missing as unknown as F,
    plug(fn) {
      this.call = fn;
    },
  };
}
