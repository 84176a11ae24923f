/** The timeline as a table for spreadsheets: one row a span (RFC 4180). */
import { lanesOf, spansOf } from '../derive/lanes';
import type { LogIndex } from '../derive/log-index';
import { CPU_LANE } from '../derive/types';

const COLUMNS = ['lane', 'name', 'kind', 'state', 'from_us', 'to_us', 'duration_us', 'reason', 'from_moment'];

/** Times in virtual microseconds; the CPU's lane is left out, it repeats who runs. */
export function spansCsv(index: LogIndex): string {
  const rows = [COLUMNS.join(',')];
  for (const lane of lanesOf(index)) {
    if (lane.id === CPU_LANE) continue;
    for (const { state, fromUs, toUs, reason, fromMoment } of spansOf(index, lane.id)) {
      const cells = [
        lane.title,
        lane.name,
        lane.kind,
        state,
        fromUs,
        toUs,
        toUs - fromUs,
        reason,
        fromMoment,
      ];
      rows.push(cells.map(cell).join(','));
    }
  }
  return `${rows.join('\r\n')}\r\n`;
}

/** A spreadsheet takes text that begins like a formula for one; names are up to the program. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
