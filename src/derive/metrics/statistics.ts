/** Small sums over lists of numbers. */

/** The middle value; the mean of the two middle ones of an even number; 0 of none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The mean of those that are known; null if none is. */
export function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/**
 * Jain's index of fairness, (sum x)² / (n sum x²): 1 if all are equal, 1 / n if one has everything (Jain, Chiu and Hawe,
 * DEC-TR-301, 1984).
 */
export function jain(shares: readonly number[]): number {
  const sum = shares.reduce((total, x) => total + x, 0);
  const squares = shares.reduce((total, x) => total + x * x, 0);
  return squares === 0 ? 1 : (sum * sum) / (shares.length * squares);
}
