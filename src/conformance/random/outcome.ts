/** What a program did, in the form in which two interpreters are compared. */
import { createHash } from 'node:crypto';
import { runToEnd } from '../../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS } from '../../events/run';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | string;
}

/** The name that random programs run under on both sides. */
export const FILENAME = 'program.py';

/** Runs a program here. What is not supported, and our own bugs, are part of the outcome. */
export function outcomeHere(source: string): Outcome {
  const { stdout, stderr, end } = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, filename: FILENAME });
  const isOwn = end.reason === 'bug' || end.reason === 'unsupported' || end.reason === 'limit';
  return {
    stdout,
    stderr: isOwn ? `${stderr}[${end.reason}: ${end.message}]` : stderr,
    exitCode: end.exitCode,
  };
}

/** Leaves out what differs for good reasons: addresses, frames of the library, which we do not show, and
 * coroutines that are found dead only when the program has ended. */
export function comparable(outcome: Outcome): Outcome {
  const plain = (text: string): string => text.replace(/\b0x[0-9a-f]{8,}/g, '0x0');
  const stderr = plain(outcome.stderr)
    .replace(/^((?: *\| )?) {2}File "(?:\/|<frozen)[^\n]*\n(?:\1 {4}[^\n]*\n)*/gm, '')
    .replace(
      /^.*RuntimeWarning: (?:coroutine .* was never awaited|Enable tracemalloc .*)\n(?: {2}.*\n)?/gm,
      '',
    )
    // Of a traceback whose frames have all been left out, as at the end of a program.
    .replace(/^Traceback \(most recent call last\):\n(?=\S)/gm, '');
  return { stdout: plain(outcome.stdout), stderr, exitCode: outcome.exitCode };
}

/** Ten letters that two equal outcomes share. */
export function fingerprint(outcome: Outcome): string {
  const { stdout, stderr, exitCode } = comparable(outcome);
  return createHash('sha1')
    .update(JSON.stringify([stdout, stderr, exitCode]))
    .digest('hex')
    .slice(0, 10);
}
