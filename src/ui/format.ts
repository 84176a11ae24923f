/** How the page writes numbers. English with a point, whatever the machine's language: Python does the same. */

/** Runs that end sooner than this are told in microseconds, or milliseconds, in microseconds. */
const MICROSECONDS_BELOW_US = 10_000;
const MILLISECONDS_BELOW_US = 100_000;

/** A time in the unit that suits the whole run, which ends at `endUs`: '0.224' and 's', '12' and 'µs'. */
export function formatClock(
  atUs: number,
  endUs: number,
): { readonly text: string; readonly unit: 's' | 'ms' | 'µs' } {
  if (endUs < MICROSECONDS_BELOW_US) return { text: String(Math.round(atUs)), unit: 'µs' };
  if (endUs < MILLISECONDS_BELOW_US) return { text: (atUs / 1000).toFixed(3), unit: 'ms' };
  return { text: (atUs / 1_000_000).toFixed(3), unit: 's' };
}

/** '1,234,567'. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** '0.5', '4', '1000'. */
export function formatSpeed(speed: number): string {
  return String(Math.round(speed * 10) / 10);
}

/** A text cut to `max` UTF-16 code units, saying how much is missing. */
export function cut(text: string, max: number): string {
  return text.length <= max
    ? text
    : `${text.slice(0, max)}… ${formatCount(text.length - max)} more characters`;
}
