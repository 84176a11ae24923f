/** What the rules say about a run that is over: the findings of `interleave diagnose`. */

import { diagnose } from '../derive/diagnoses/diagnose';
import type { DiagnosisSettings, Finding } from '../derive/diagnoses/types';
import { LogIndex } from '../derive/log-index';
import { AccessRecorder } from '../engine/accesses';
import type { Run } from '../engine/run';

/** Instructions that are run again to see which variables were read and written. */
const ACCESS_INSTRUCTIONS = 300_000;

/** The findings of a run that has ended. */
export function findingsOf(run: Run, source: string, settings: DiagnosisSettings): Finding[] {
  const index = new LogIndex(run.log, { source });
  return diagnose(index, settings, run.accesses(ACCESS_INSTRUCTIONS, AccessRecorder));
}
