import { describe, expect, test } from 'vitest';
import { LogIndex } from '../../derive/log-index';
import { stateAt } from '../../derive/world-state';
import { FIXTURES } from '../timeline/gallery/fixtures';
import { type Stage, stageOf, taskKey } from './queue-model';

function indexOf(name: keyof typeof FIXTURES): LogIndex {
  const fixture = FIXTURES[name];
  const index = new LogIndex(fixture.make(), { source: fixture.source });
  index.update();
  return index;
}

function stages(index: LogIndex): Stage[] {
  return Array.from({ length: index.lastMoment + 1 }, (_, moment) => stageOf(stateAt(index, moment)));
}

const text = (chip: { before: string; name: string; after: string }) => chip.before + chip.name + chip.after;

describe('the stage', () => {
  test('never has one thing in two places', () => {
    for (const name of ['lock', 'forms']) {
      for (const { ready, running, waiting } of stages(indexOf(name))) {
        const keys = [...ready, ...running, ...waiting.flatMap(({ chips }) => chips)].map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });

  test('shows a task leaving the queue, running, going to wait and coming back', () => {
    const index = indexOf('lock');
    const ada = index.log.schedulables.find(({ name }) => name === 'ada')?.id ?? -1;
    const places: string[] = [];
    for (const { ready, running, waiting } of stages(index)) {
      const isIn = (chips: readonly { key: string }[]) => chips.some(({ key }) => key === taskKey(ada));
      const group = waiting.find(({ chips }) => isIn(chips));
      const place = isIn(ready) ? 'ready' : isIn(running) ? 'running' : group ? group.title : 'nowhere';
      if (places.at(-1) !== place) places.push(place);
    }
    expect(places.slice(0, 7)).toEqual(['nowhere', 'ready', 'running', 'timer', 'ready', 'running', 'timer']);
    expect(places.at(-1)).toBe('nowhere');
  });

  test('says of every handle what it will do', () => {
    const index = indexOf('forms');
    const texts = new Set(stages(index).flatMap(({ ready, running }) => [...ready, ...running].map(text)));
    expect(texts).toContain('first step of hog');
    expect(texts).toContain('callback report');
    expect(texts).toContain("finish hog's sleep");
    expect(texts).toContain('wake reader');
  });

  test('writes the name strong wherever it stands in the text', () => {
    const index = indexOf('lock');
    const chips = stages(index).flatMap(({ ready }) => ready);
    const finish = chips.find(({ after }) => after === "'s sleep");
    expect(finish).toMatchObject({ before: 'finish ', isCallback: true });
    expect(finish?.origin).toBe(taskKey(finish?.id ?? -1));
  });

  test('has the running generator inside the task that resumed it', () => {
    const stacks = stages(indexOf('forms')).map(({ running }) => running.map(({ name }) => name).join(' > '));
    expect(stacks).toContain('reader > numbers');
  });

  test('tells apart what this pass runs and what came during it', () => {
    const mixed = stages(indexOf('forms')).filter(
      ({ ready }) => ready.some(({ thisPass }) => thisPass) && ready.some(({ thisPass }) => !thisPass),
    );
    expect(mixed.length).toBeGreaterThan(0);
    for (const { ready } of mixed) {
      const boundary = ready.findIndex(({ thisPass }) => !thisPass);
      expect(ready.slice(boundary).every(({ thisPass }) => !thisPass)).toBe(true);
    }
  });

  test('says what is going on where nothing stands', () => {
    const index = indexOf('lock');
    const all = stages(index);
    expect(all[0].runningEmpty).toBe('The program has not begun.');
    expect(all.at(-1)?.runningEmpty).toBe('The program has ended.');
    expect(
      all.some(({ runningEmpty }) => /^The loop waits: next timer in 0\.\d+ s\.$/.test(runningEmpty)),
    ).toBe(true);
  });

  test('is the same whichever way one comes to a moment', () => {
    const index = indexOf('lock');
    const forwards = stages(index);
    for (let moment = index.lastMoment; moment >= 0; moment--) {
      expect(stageOf(stateAt(index, moment))).toEqual(forwards[moment]);
    }
  });
});
