import { expect, test } from 'vitest';
import { TIMELINE_KEYS } from './timeline-keys';

test('no key of the timeline has two meanings', () => {
  const all = TIMELINE_KEYS.flatMap(({ keys }) => keys.map((key) => key.toLowerCase()));
  expect(new Set(all).size).toBe(all.length);
});
