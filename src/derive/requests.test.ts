import { describe, expect, it } from 'vitest';
import { layout } from './layout';
import type { LogIndex } from './log-index';
import { requestsAt, requestsIn, requestsOf, requestText } from './requests';
import { tableRows } from './table';
import { TestRun } from './test-run';

/** ada sends two requests at once, bob one that is given up and one that is never answered. */
function fetching(): LogIndex {
  const run = new TestRun();
  run.line(0, 1);
  run.task('Task-1', 'main');
  run.loop();
  run.take();
  run.task('ada');
  run.task('bob');
  run.wait('gather');
  const ada = run.take();
  run.line(ada, 4);
  run.event('request', { number: 0, label: 'GET https://a.example/' });
  run.work(3);
  run.event('request', { number: 1, label: 'GET https://b.example/' });
  run.sleep(0.1, 5);
  const bob = run.take();
  run.line(bob, 7);
  run.event('request', { number: 2, label: 'GET https://c.example/' });
  run.sleep(0.2, 8);
  run.select();
  run.take();
  run.take();
  run.line(ada, 6);
  run.event('request-end', { number: 1, how: 'failed', label: 'ClientError' });
  run.work(2);
  run.event('request-end', { number: 0, how: 'answered', label: '200 OK' });
  run.finish();
  run.select();
  run.take();
  run.take();
  run.line(bob, 9);
  run.event('request-end', { number: 2, how: 'cancelled', label: 'CancelledError' });
  run.event('request', { number: 3, label: 'GET https://d.example/' });
  run.wait('io');
  return run.end('deadlock');
}

describe('requests', () => {
  it('reach from sent to how they end, in the lane of who asked', () => {
    const index = fetching();
    expect(requestsOf(index).map(({ lane, how }) => `${lane} ${how}`)).toEqual([
      '2 answered',
      '2 failed',
      '3 cancelled',
      '3 open',
    ]);
    expect(requestsIn(index, 3)).toHaveLength(2);
    expect(requestsIn(index, 1)).toHaveLength(0);
  });

  it('are told in words', () => {
    const [answered, failed, given, open] = requestsOf(fetching()).map(requestText);
    expect(answered).toMatch(/^GET https:\/\/a\.example\/, sent at .+: 200 OK after 0\.1 s$/);
    expect(failed).toMatch(/: failed after 0\.1 s, ClientError$/);
    expect(given).toMatch(/: given up after 0\.2 s$/);
    expect(open).toMatch(/: not answered yet$/);
  });

  it('are under way between the two', () => {
    const index = fetching();
    const [first, , given] = requestsOf(index);
    const numbers = (moment: number) => requestsAt(index, moment).map(({ number }) => number);
    expect(numbers(first.fromMoment - 1)).toEqual([]);
    expect(numbers(given.fromMoment)).toEqual([0, 1, 2]);
    expect(numbers(first.toMoment)).toEqual([2]);
    expect(numbers(index.lastMoment)).toEqual([3]);
    expect(tableRows(index, 'line').at(-1)!.inFlight).toBe('GET https://d.example/');
  });

  it('of one lane that are under way together lie in rows of their own', () => {
    const index = fetching();
    const picture = layout(index, { from: 0, to: 1, width: 1000, axis: 'time', foldIdle: false });
    const ada = picture.lanes.find(({ lane }) => lane === 2)!.requests;
    expect(ada.map(({ row }) => row)).toEqual([0, 1]);
    const bob = picture.lanes.find(({ lane }) => lane === 3)!.requests;
    expect(bob.map(({ row, how }) => `${row} ${how}`)).toEqual(['0 cancelled', '0 open']);
    expect(bob[1]!.x1).toBeCloseTo(1000, 0);
    for (const { x0, x1 } of [...ada, ...bob]) expect(x1).toBeGreaterThan(x0);
    // Those out of sight are not laid out.
    const start = layout(index, { from: 0, to: 0.3, width: 1000, axis: 'time', foldIdle: false });
    expect(start.lanes.find(({ lane }) => lane === 3)!.requests.map(({ how }) => how)).toEqual(['cancelled']);
  });
});
