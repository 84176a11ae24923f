import { describe, expect, it } from 'vitest';
import { EventLog } from './event-log';
import { LogWriter } from './log-writer';

/** Ten lines, an event after every third, time running on by 7 us an instruction, far beyond 32 bits. */
function sample(): { writer: LogWriter; log: EventLog } {
  const writer = new LogWriter();
  const start = 5_000_000_000_000;
  writer.event('created', 0, 0, start, { id: 0 });
  for (let i = 0; i < 10; i++) {
    writer.line(0, i, i * 3, start + i * 21);
    if (i % 3 === 2) {
      writer.event('output', 0, i * 3 + 1, start + i * 21 + 7, { stream: 'stdout', text: `line ${i}` });
      writer.idEvent('generator-resume', 4, i * 3 + 1, start + i * 21 + 7, 5);
    }
  }
  writer.event('timer-set', -1, 30, start + 300, {
    handle: 3,
    does: 'finish-sleep',
    target: 2,
    dueUs: start + 9_000_000_000,
    label: '',
  });
  const log = new EventLog();
  log.append(writer.takeChunk());
  return { writer, log };
}

describe('the event log', () => {
  it('gives back every field of what was written', () => {
    const { log } = sample();
    expect(log.eventCount).toBe(8);
    expect(log.event(1)).toEqual({
      kind: 'output',
      who: 0,
      instruction: 7,
      linesBefore: 3,
      atUs: 5_000_000_000_049,
      stream: 'stdout',
      text: 'line 2',
    });
    expect(log.event(2)).toMatchObject({ kind: 'generator-resume', who: 4, id: 5 });
    expect(log.event(7)).toMatchObject({ who: -1, does: 'finish-sleep', dueUs: 5_009_000_000_000 });
    expect(log.line(4)).toEqual({ who: 0, site: 4, instruction: 12, atUs: 5_000_000_000_084 });
  });

  it('numbers events, lines and instructions together, each moment once', () => {
    const { log } = sample();
    const moments = [
      ...Array.from({ length: log.eventCount }, (_, i) => log.momentOfEvent(i)),
      ...Array.from({ length: log.lineCount }, (_, i) => log.momentOfLine(i)),
    ];
    expect(new Set(moments).size).toBe(moments.length);
    expect(log.lastMoment).toBe(8 + 10 + 30);
    for (let moment = 0; moment <= log.lastMoment; moment++) {
      const { events, lines, instructions } = log.partsOf(moment);
      expect(events + lines + instructions).toBe(moment);
      if (events > 0) expect(log.momentOfEvent(events - 1)).toBeLessThanOrEqual(moment);
      if (lines < log.lineCount) expect(log.momentOfLine(lines)).toBeGreaterThan(moment);
    }
  });

  it('is the same in one chunk and in many', () => {
    const { log: whole } = sample();
    const writer = new LogWriter();
    const pieces = new EventLog();
    for (let i = 0; i < whole.eventCount + whole.lineCount; i++) {
      if (i % 2 === 0) writer.line(1, i, i, i * 10);
      else writer.event('renamed', 1, i, i * 10, { id: 1, name: `n${i % 3}` });
      pieces.append(writer.takeChunk());
    }
    expect(pieces.lineCount).toBe(9);
    expect(pieces.event(4)).toMatchObject({ name: 'n0', instruction: 9, linesBefore: 5 });
    expect(pieces.line(8)).toMatchObject({ site: 16, atUs: 160 });
  });
});
