/** The report: sections of Markdown and the bars, which pass or miss. */

export interface Bar {
  readonly name: string;
  /** What was measured, with its unit. */
  readonly found: string;
  /** What is asked for. */
  readonly asked: string;
  readonly isMet: boolean;
}

export interface Section {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  readonly bars: readonly Bar[];
}

/** A Markdown table, its columns padded so that it can be read as plain text too. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length), 3));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? `${'-'.repeat(width + 2)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join('\n');
}

/** A number with about three digits. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** The value below which `share` of the sorted numbers lie. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

export function barTable(bars: readonly Bar[]): string {
  return table([
    ['bar', 'asked', 'found', ''],
    ...bars.map((bar) => [bar.name, bar.asked, bar.found, bar.isMet ? 'pass' : 'MISS']),
  ]);
}
