/** How the page writes numbers. English with a point, whatever the machine's language: Python does the same. */

/** Runs that end sooner than this are told in microseconds, in microseconds. */
const FINE_BELOW_US = 100_000;

/** Virtual microseconds as seconds: '0.224', or '0.000012' where the whole run, `endUs`, is over in no time. */
export function formatSeconds(atUs: number, endUs: number): string {
  return (atUs / 1_000_000).toFixed(endUs < FINE_BELOW_US ? 6 : 3);
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
