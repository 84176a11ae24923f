import type { RunEndReason } from '../events/event';

/** Ends that a run without a single line comes to when its text is at fault, or we are. */
export const NEVER_BEGAN: ReadonlySet<RunEndReason> = new Set([
  'syntax-error',
  'unsupported',
  'bug',
  'error',
  'not-loaded',
]);
