/** All rules over one log: one pass, in slices where it is long. */
import type { AccessLog } from '../../events/access';
import type { LogIndex } from '../log-index';
import { BLOCKING_CALL } from './blocking-call';
import { HOG } from './hog';
import { LOCK_HELD } from './lock-held';
import { NEVER_SUSPENDS } from './never-suspends';
import { NOBODY_KEEPS } from './nobody-keeps';
import { findRaces, POSSIBLE_RACE, RACE } from './race';
import { NEVER_AWAITED, NEVER_RETRIEVED } from './said-by-python';
import { TOGETHER } from './together';
import {
  DEFAULT_DIAGNOSIS_SETTINGS,
  type DiagnosisId,
  type DiagnosisSettings,
  type Finding,
  type Rule,
  type RuleText,
  type Watcher,
} from './types';

export const RULES: readonly Rule[] = [
  BLOCKING_CALL,
  HOG,
  NEVER_AWAITED,
  NOBODY_KEEPS,
  NEVER_RETRIEVED,
  NEVER_SUSPENDS,
  LOCK_HELD,
  TOGETHER,
];

/** Rules that need to know who read and wrote what: these are found by themselves. */
const RACES = [RACE, POSSIBLE_RACE];

export function ruleOf(id: DiagnosisId): RuleText | undefined {
  return [...RULES, ...RACES].find((rule) => rule.id === id);
}

export class Diagnosis {
  private readonly index: LogIndex;
  private readonly watchers: readonly Watcher[];
  private at = 0;

  constructor(index: LogIndex, settings: DiagnosisSettings = DEFAULT_DIAGNOSIS_SETTINGS) {
    this.index = index;
    this.watchers = RULES.map((rule) => rule.watch(index, settings));
  }

  /** Looks at up to `count` more events; true when all have been looked at. */
  advance(count: number): boolean {
    const { log } = this.index;
    const end = Math.min(log.eventCount, this.at + count);
    for (; this.at < end; this.at++) {
      const event = log.event(this.at);
      for (const watcher of this.watchers) watcher.take(event, this.at);
    }
    return this.at >= log.eventCount;
  }

  /** What was found, problems before hints, each in the order of the run. */
  findings(accesses: AccessLog | null = null): Finding[] {
    const races = accesses === null ? [] : findRaces(this.index, accesses);
    return [...this.watchers.flatMap((watcher) => watcher.finish()), ...races].sort(
      (a, b) => Number(a.isHint) - Number(b.isHint) || a.moment - b.moment,
    );
  }
}

/** Everything the rules find in a log; races only where it is known who read and wrote what. */
export function diagnose(
  index: LogIndex,
  settings?: DiagnosisSettings,
  accesses: AccessLog | null = null,
): Finding[] {
  const diagnosis = new Diagnosis(index, settings);
  while (!diagnosis.advance(Number.POSITIVE_INFINITY));
  return diagnosis.findings(accesses);
}
