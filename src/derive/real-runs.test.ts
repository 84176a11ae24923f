import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import '../engine/everything';
import { Run } from '../engine/run';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { EventLog } from '../log/event-log';
import { awaitMarks } from './await-marks';
import { consoleLines } from './console';
import { cpuSlices, lanesOf, spansOf } from './lanes';
import { layout } from './layout';
import { LogIndex } from './log-index';
import { narrate } from './narrate';
import { findPosition, positionAt } from './position';
import { steps } from './steps';
import { timelineText } from './timeline-text';
import { GRAINS } from './types';
import { stateAt } from './world-state';

const EXAMPLES = new URL('../examples/', import.meta.url);
const PROGRAMS = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.py'))
  .map((name) => [name.replace('.py', ''), readFileSync(new URL(name, EXAMPLES), 'utf8')] as const);

const POLICIES: readonly (readonly [string, Partial<RunOptions>])[] = [
  ['cooperative', {}],
  ['preemptive', { tasks: { policy: 'preemptive', quantum: 7 } }],
  ['ideal', { cpu: 'ideal' }],
];

/** The whole index, and one that has followed the log in pieces. */
function indexes(source: string, options: Partial<RunOptions>): readonly [LogIndex, LogIndex] {
  const run = new Run(source, { ...DEFAULT_RUN_OPTIONS, ...options });
  const log = new EventLog();
  const growing = new LogIndex(log, { source });
  while (run.end === null) {
    run.step(100);
    log.append(run.takeChunk());
    growing.update();
  }
  log.append(run.takeChunk());
  log.finish(run.end, run.instructions);
  growing.update();
  return [new LogIndex(log, { source }), growing];
}

describe.each(POLICIES)('the examples, %s', (_, options) => {
  it.each(PROGRAMS)('%s', (_name, source) => {
    const [index, growing] = indexes(source, options);
    const { log } = index;
    expect(log.end).not.toBeNull();

    for (const grain of GRAINS) {
      const stops = steps(index, grain);
      expect(stops.momentOf(stops.count - 1)).toBe(index.lastMoment);
      expect(steps(growing, grain).count).toBe(stops.count);
      const wrong: string[] = [];
      let before = -1;
      for (let step = 0; step < stops.count; step += grain === 'instruction' ? 9 : 1) {
        const moment = stops.momentOf(step);
        const { text, parts } = narrate(index, moment, grain);
        if (moment <= before || stops.stepAt(moment) !== step) wrong.push(`step ${step} at ${moment}`);
        if (!/[.!?…]$|line \d+.*: \S|: \w+Error/.test(text)) wrong.push(text);
        if (/undefined|NaN|background|in parallel|#-?\d/.test(text)) wrong.push(text);
        if (parts.some(({ id }) => id !== undefined && log.schedulables[id] === undefined)) wrong.push(text);
        before = moment;
      }
      expect(wrong).toEqual([]);
    }

    // Every place is found again, in the same run made anew.
    const hasThreads = log.schedulables.filter(({ kind }) => kind === 'thread').length > 1;
    const stops = steps(index, 'line');
    for (let step = 0; step < stops.count; step += 3) {
      const moment = stops.momentOf(step);
      expect(findPosition(growing, positionAt(index, moment, 'line'))).toBe(moment);
      const world = stateAt(index, moment);
      expect(stateAt(growing, moment)).toEqual(world);
      const running = world.schedulables.filter(
        // With several threads, one that is blocked may hold a task that blocks it.
        ({ status }) => status === 'running' || (status === 'blocking' && !hasThreads),
      );
      expect(running.map(({ id }) => id)).toEqual(world.running < 0 ? [] : [world.running]);
    }

    expect(lanesOf(growing)).toEqual(lanesOf(index));
    expect(cpuSlices(growing)).toEqual(cpuSlices(index));
    for (const { id } of lanesOf(index))
      if (id >= 0) expect(spansOf(growing, id)).toEqual(spansOf(index, id));
    expect(consoleLines(growing)).toEqual(consoleLines(index));
    expect(awaitMarks(growing)).toEqual(awaitMarks(index));

    const picture = layout(index, { from: 0, to: 1, width: 900, axis: 'time', foldIdle: true });
    const xs = Array.from({ length: index.lastMoment + 1 }, (_, moment) => picture.xOfMoment(moment));
    expect(xs.findIndex((x, moment) => moment > 0 && x < xs[moment - 1]! - 1e-6)).toBe(-1);
    expect(timelineText(log, { width: 90 }).split('\n').length).toBeGreaterThan(3);
  });
});
