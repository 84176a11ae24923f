/** How often each await point of the program really suspended in this run, and how often it was passed. */
import type { LogIndex } from './log-index';
import type { AwaitMark } from './types';

interface Counts {
  suspended: number;
  passed: number;
}

/** Counts so far by index, so that a log that grows is not counted again from its start. */
const COUNTED = new WeakMap<LogIndex, { done: number; readonly bySite: Map<number, Counts> }>();

/** Marks of all sites that an await was executed at, in the order of the program text. */
export function awaitMarks(index: LogIndex): AwaitMark[] {
  const { log, awaits } = index;
  let counted = COUNTED.get(index);
  if (counted === undefined) {
    counted = { done: 0, bySite: new Map() };
    COUNTED.set(index, counted);
  }
  for (; counted.done < awaits.length; counted.done++) {
    const event = log.event(awaits.at(counted.done));
    if (event.kind !== 'await') continue;
    const counts = counted.bySite.get(event.site) ?? { suspended: 0, passed: 0 };
    if (event.suspended) counts.suspended++;
    else counts.passed++;
    counted.bySite.set(event.site, counts);
  }
  const marks: AwaitMark[] = [];
  for (const [site, { suspended, passed }] of counted.bySite) {
    const place = log.sites[site];
    if (place === undefined) continue;
    marks.push({
      site,
      sourceLine: place.sourceLine,
      column: place.column,
      endColumn: place.endColumn,
      suspendedCount: suspended,
      passedCount: passed,
    });
  }
  return marks.sort((a, b) => a.sourceLine - b.sourceLine || a.column - b.column);
}
