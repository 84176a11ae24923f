import { expect, test } from 'vitest';
import { LogIndex } from '../../derive/log-index';
import { steps } from '../../derive/steps';
import { EventLog } from '../../log/event-log';
import { LogWriter } from '../../log/log-writer';
import { switchMarks } from './switch-marks';

/** Two tasks that take turns, `turns` times each, a line and an instruction a turn. */
function turnsLog(turns: number): LogIndex {
  const writer = new LogWriter();
  const info = { kind: 'task', code: 'work', parent: 0, site: -1 } as const;
  writer.addSchedulable({ ...info, id: 0, kind: 'thread', name: 'MainThread', parent: -1, path: 'main' });
  writer.addSchedulable({ ...info, id: 1, name: 'ada', path: 'main/work' });
  writer.addSchedulable({ ...info, id: 2, name: 'bob', path: 'main/work-2' });
  writer.addSite({ code: 'work', line: 1, sourceLine: 1, column: -1, endColumn: -1 });
  for (let id = 0; id < 3; id++) writer.event('created', 0, 0, 0, { id });
  writer.event('loop-start', 0, 0, 0, {});
  let handle = 0;
  let instruction = 0;
  for (let turn = 0; turn < turns; turn++) {
    for (const id of [1, 2]) {
      writer.event('handle-queued', 0, instruction, turn, {
        handle,
        does: 'step',
        target: id,
        because: -1,
        label: '',
      });
      writer.event('handle-run', -1, instruction, turn, { handle, rule: 'fifo', among: 2 });
      writer.event('step-begin', id, instruction, turn, { id, handle });
      writer.line(id, 0, instruction++, turn);
      writer.event('step-end', id, instruction, turn, { id, end: 'yields' });
      writer.event('handle-end', -1, instruction, turn, { handle: handle++ });
    }
  }
  writer.event('end', -1, instruction, turns, { reason: 'finished' });
  const log = new EventLog();
  log.append(writer.takeChunk());
  log.finish({ reason: 'finished', exitCode: 0, message: '', problems: [] }, instruction);
  return new LogIndex(log, { source: 'work' });
}

test('every switch has its mark where there is room', () => {
  const index = turnsLog(4);
  const marks = switchMarks(index, steps(index, 'line'), 1000);
  expect(marks.map(({ who }) => who).filter((who) => who > 0)).toEqual([1, 2, 1, 2, 1, 2, 1, 2]);
  const places = marks.map(({ at }) => at);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('there are never more marks than places', () => {
  const index = turnsLog(5000);
  const marks = switchMarks(index, steps(index, 'line'), 120);
  expect(marks.length).toBeLessThanOrEqual(120);
  expect(marks.length).toBeGreaterThan(100);
});

test('a run without steps has none', () => {
  const index = new LogIndex(new EventLog());
  expect(switchMarks(index, steps(index, 'line'), 100)).toEqual([]);
});
