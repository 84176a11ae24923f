/** `interleave link`: runs a program once and writes the link that opens this very run, at a step, on the page. */
import { LogIndex } from '../derive/log-index';
import { positionAt } from '../derive/position';
import { runHash } from '../derive/run-hash';
import { steps } from '../derive/steps';
import { exitCodeOf } from '../engine/endings';
import { Run } from '../engine/run';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { writeLink } from '../link/codec';
import type { StepPlace } from '../link/link';

const SLICE = 1_000_000;

export type MadeLink =
  | { readonly ok: true; readonly fragment: string }
  /** One line for stderr. */
  | { readonly ok: false; readonly message: string; readonly exitCode: number };

/** The fragment for a program that stands at a step. The program is run to its end, whatever that is. */
export function linkTo(source: string, options: RunOptions, at: StepPlace): MadeLink {
  // As the page calls it: a traceback that names the file is a part of what a person sees.
  const asOnPage = { ...options, filename: DEFAULT_RUN_OPTIONS.filename };
  const run = new Run(source, asOnPage);
  while (run.end === null) run.step(SLICE);
  run.takeChunk();
  const { end } = run;
  if (end.reason === 'bug') {
    return { ok: false, message: end.message, exitCode: end.exitCode };
  }
  const index = new LogIndex(run.log, { source });
  const stops = steps(index, at.grain);
  const step = at.step === 'end' ? stops.count - 1 : at.step;
  if (step >= stops.count) {
    const message = `there is no step ${step}: the last one is ${stops.count - 1}`;
    return { ok: false, message, exitCode: 2 };
  }
  const fragment = writeLink({
    source,
    options: asOnPage,
    at: positionAt(index, stops.momentOf(step), at.grain),
    hash: runHash(index),
  });
  if (fragment !== null) return { ok: true, fragment };
  const message = 'the program is too long for a link';
  return { ok: false, message, exitCode: exitCodeOf('limit') };
}
