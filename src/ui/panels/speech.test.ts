import { expect, it } from 'vitest';
import { speakingMs } from './speech';

it('a short sentence gets a second and a half, a long one as long as it takes', () => {
  expect(speakingMs('ada runs.')).toBe(1500);
  expect(speakingMs('x'.repeat(100))).toBe(4500);
});
