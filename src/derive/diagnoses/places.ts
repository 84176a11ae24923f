/** Where somebody stands, and findings that are one and the same. */
import type { Moment, SchedulableId } from '../../events/event';
import { timeAtUs } from '../clock';
import type { LogIndex } from '../log-index';
import type { Finding, Place } from './types';

/** Where a schedulable stands just before a moment. */
export function placeOf(index: LogIndex, id: SchedulableId, moment: Moment): Place {
  const line = index.lineBefore(id, moment);
  const site = line < 0 ? undefined : index.log.sites[index.log.lineSite(line)];
  return { sourceLine: site?.sourceLine ?? 0, moment, atUs: timeAtUs(index, moment) };
}

/** The line of the program reached last before an event, whoever came to it. */
export function lineBeforeEvent(index: LogIndex, linesBefore: number): number {
  const site = linesBefore > 0 ? index.log.sites[index.log.lineSite(linesBefore - 1)] : undefined;
  return site?.sourceLine ?? 0;
}

/** One finding for each rule and line: `isWorse` says which of two is shown; all are counted. */
export class FindingList {
  private readonly byLine = new Map<string, { finding: Finding; badness: number }>();

  add(finding: Finding, badness = 0): void {
    const key = `${finding.rule} ${finding.sourceLine > 0 ? finding.sourceLine : finding.text}`;
    const known = this.byLine.get(key);
    if (known === undefined) {
      this.byLine.set(key, { finding, badness });
      return;
    }
    const shown = badness > known.badness ? finding : known.finding;
    this.byLine.set(key, {
      finding: { ...shown, count: known.finding.count + 1 },
      badness: Math.max(badness, known.badness),
    });
  }

  all(): Finding[] {
    return [...this.byLine.values()].map(({ finding }) => finding);
  }
}
