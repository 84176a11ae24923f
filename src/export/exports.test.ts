import '../engine/everything';
import { describe, expect, it } from 'vitest';
import { LogIndex } from '../derive/log-index';
import { Run } from '../engine/run';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { EXAMPLES, exampleOf } from '../examples/index';
import { traceEvents } from './perfetto';
import { runText } from './run-text';
import { spansCsv } from './spans-csv';

function indexOf(source: string): LogIndex {
  const run = new Run(source, DEFAULT_RUN_OPTIONS);
  while (run.end === null) run.step(1_000_000);
  run.takeChunk();
  return new LogIndex(run.log, { source });
}
const hello = indexOf(exampleOf('hello-tasks')!.source);

describe('events for Perfetto', () => {
  it('name the lanes, and show who runs, waits and sleeps in virtual microseconds', () => {
    const { traceEvents: events } = traceEvents(hello, 'hello');
    const named = events.filter(({ name }) => name === 'thread_name').map(({ args }) => args?.name);
    expect(named[0]).toBe('CPU');
    expect(named.length).toBe(hello.log.schedulables.length + 1);
    const sleeps = events.filter(({ name, ph }) => name === 'sleeping' && ph === 'X');
    expect(sleeps.map(({ dur }) => Math.round((dur ?? 0) / 1e5)).sort()).toEqual([1, 2, 3]);
    expect(events.filter(({ ph }) => ph === 's').length).toBe(events.filter(({ ph }) => ph === 'f').length);
    expect(events.filter(({ name }) => name === 'await: suspended').length).toBeGreaterThan(3);
  });

  it('nest in every lane of every example, and come in the order of time', () => {
    for (const { id, source } of EXAMPLES) {
      const events = traceEvents(indexOf(source), id).traceEvents.filter(({ ph }) => ph !== 'M');
      const lastEnd = new Map<number, number>();
      let before = 0;
      for (const { ph, tid, ts, dur = 0 } of events) {
        expect(ts).toBeGreaterThanOrEqual(before);
        before = ts;
        expect(dur).toBeGreaterThanOrEqual(0);
        if (ph !== 'X') continue;
        expect({ id, tid, ts, isAfter: ts >= (lastEnd.get(tid) ?? 0) }).toEqual({
          id,
          tid,
          ts,
          isAfter: true,
        });
        lastEnd.set(tid, ts + dur);
      }
    }
  });
});

describe('the table of spans', () => {
  it('has a row for each span, and no formulas', () => {
    const rows = spansCsv(hello).trimEnd().split('\r\n');
    expect(rows[0]).toBe('lane,name,kind,state,from_us,to_us,duration_us,reason,from_moment');
    for (const row of rows) expect(row.replace(/"[^"]*"/g, '').split(',').length).toBe(9);
    const odd = indexOf(
      'import asyncio\nasync def f(): pass\nasync def main():\n    await asyncio.create_task(f(), name="=1+1,\\"x\\"")\nasyncio.run(main())\n',
    );
    expect(spansCsv(odd)).toContain(`"'=1+1,""x"""`);
  });
});

describe('a run as text', () => {
  it('holds program, output, lanes and every step', () => {
    const text = runText(hello, 'switch', 'cooperative');
    for (const part of [
      '== program',
      'import asyncio',
      '== output',
      'ada says hello',
      '== timeline',
      'CPU',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/^ {4}1 .*\./m);
  });
});
