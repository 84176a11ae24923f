import { expect, test } from 'vitest';
import { cut, formatClock, formatCount, formatSpeed } from './format';

test('numbers are written as Python people write them', () => {
  expect(formatClock(224_000, 1_000_000)).toEqual({ text: '0.224', unit: 's' });
  expect(formatClock(224, 20_000)).toEqual({ text: '0.224', unit: 'ms' });
  expect(formatClock(12.4, 90)).toEqual({ text: '12', unit: 'µs' });
  expect(formatCount(0)).toBe('0');
  expect(formatCount(1_234_567)).toBe('1,234,567');
  expect(formatCount(100)).toBe('100');
  expect(formatSpeed(0.5)).toBe('0.5');
  expect(formatSpeed(1000)).toBe('1000');
});

test('long texts are cut and say so', () => {
  expect(cut('abc', 3)).toBe('abc');
  expect(cut('abcdef', 3)).toBe('abc… 3 more characters');
});
