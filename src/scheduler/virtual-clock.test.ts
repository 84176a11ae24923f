import { expect, test } from 'vitest';
import { VirtualClock } from './virtual-clock';

test('Work becomes time by one floor division', () => {
  const clock = new VirtualClock('realistic');
  expect([0, 9, 10, 19, 20, 10_000_000].map((work) => clock.timeUs(work))).toEqual([
    0, 0, 1, 1, 2, 1_000_000,
  ]);
  expect(new VirtualClock(3).timeUs(1)).toBe(333_333);
  expect(new VirtualClock(3).timeUs(3)).toBe(1_000_000);
  expect(new VirtualClock(7).timeUs(9_000_000_000)).toBe(Math.floor((9e9 / 7) * 1e6));
});

test('Instructions are free under the ideal preset', () => {
  const clock = new VirtualClock('ideal');
  expect(clock.timeUs(1e9)).toBe(0);
  clock.advance(5);
  expect(clock.timeUs(1e9)).toBe(5);
});

test('A read by user code takes a microsecond afterwards, under every preset', () => {
  for (const cpu of ['ideal', 'realistic', 'classroom'] as const) {
    const clock = new VirtualClock(cpu);
    expect([clock.readUs(0), clock.readUs(0), clock.timeUs(0)]).toEqual([0, 1, 2]);
  }
});

test('An idle loop waits whole milliseconds from now, the ideal one exactly', () => {
  const clock = new VirtualClock('realistic');
  expect(clock.jumpTargetUs(15, 100_011)).toBe(100_015);
  expect(clock.jumpTargetUs(15, 100_015)).toBe(100_015);
  expect(clock.jumpTargetUs(15, 100_016)).toBe(101_015);
  expect(clock.jumpTargetUs(15, 10)).toBe(15);
  expect(new VirtualClock('ideal').jumpTargetUs(15, 100_011)).toBe(100_011);
});

test('A copy goes on from the same time', () => {
  const clock = new VirtualClock('classroom');
  clock.advance(7);
  const twin = clock.shell();
  twin.fill(clock);
  expect(twin.timeUs(3)).toBe(clock.timeUs(3));
});
