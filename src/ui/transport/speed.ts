import { SPEED_MAX, SPEED_MIN } from '../../session/settings';

/** Steps a second that the slider stops at. */
export const SPEED_STOPS: readonly number[] = [
  SPEED_MIN,
  1,
  2,
  3,
  4,
  6,
  8,
  12,
  20,
  30,
  50,
  80,
  120,
  200,
  350,
  600,
  SPEED_MAX,
];

/** The stop nearest to a speed. */
export function speedStopOf(speed: number): number {
  let nearest = 0;
  for (let i = 1; i < SPEED_STOPS.length; i++) {
    if (Math.abs(SPEED_STOPS[i] - speed) < Math.abs(SPEED_STOPS[nearest] - speed)) nearest = i;
  }
  return nearest;
}
