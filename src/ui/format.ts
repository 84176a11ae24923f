/** How the page writes numbers. English with a point, whatever the machine's language: Python does the same. */

/** Virtual microseconds as seconds: '0.224', '12.000', '0.000 012' only where milliseconds can't tell. */
export function formatSeconds(atUs: number): string {
  return (atUs / 1_000_000).toFixed(3);
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
