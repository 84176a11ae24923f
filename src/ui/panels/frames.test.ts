import { describe, expect, test } from 'vitest';
import type { SchedulableView, WorldState } from '../../derive/types';
import type { FrameView, Inspection, VariableView } from '../../events/run';
import { changedNames, shownFrame } from './frames';

const variable = (name: string, repr: string, identity = 1): VariableView => ({
  name,
  repr,
  typeName: 'int',
  identity,
  scope: 'local',
});

const frame = (code: string, variables: VariableView[], isUser = true): FrameView => ({
  code,
  isUser,
  line: 1,
  sourceLine: 1,
  variables,
});

const inspection = (stacks: Inspection['stacks']): Inspection => ({ running: -1, stacks, next: null });

function worldOf(running: number, views: readonly Partial<SchedulableView>[]): WorldState {
  return { running, schedulables: views } as WorldState;
}

const STACKS = inspection([
  { id: 0, frames: [frame('<module>', [variable('x', '1')])] },
  { id: 1, frames: [frame('main', []), frame('work', [variable('i', '0')]), frame('sleep', [], false)] },
]);

describe('the frame whose variables are shown', () => {
  test('is the innermost of the program where it runs', () => {
    expect(shownFrame(STACKS, worldOf(1, []), null)).toMatchObject({ id: 1, at: 1, frame: { code: 'work' } });
  });

  test('is the chosen one', () => {
    expect(shownFrame(STACKS, worldOf(1, []), { id: 1, frame: 0 })?.frame.code).toBe('main');
    expect(shownFrame(STACKS, worldOf(1, []), { id: 0, frame: -1 })?.frame.code).toBe('<module>');
  });

  test('is that of whoever acted last, while nobody runs', () => {
    const world = worldOf(-1, [
      { id: 0, status: 'loop', sinceMoment: 50, sourceLine: 9 },
      { id: 1, status: 'sleeping', sinceMoment: 40, sourceLine: 3 },
    ]);
    expect(shownFrame(STACKS, world, null)?.id).toBe(1);
  });

  test('is none for one that is gone', () => {
    expect(shownFrame(STACKS, worldOf(1, []), { id: 7, frame: -1 })).toBeNull();
  });
});

describe('changed variables', () => {
  const shown = {
    id: 1,
    at: 0,
    frame: frame('work', [variable('i', '1'), variable('n', '5'), variable('new', '0')]),
  };

  test('are those with another value or identity, and new ones', () => {
    const before = inspection([
      { id: 1, frames: [frame('work', [variable('i', '0'), variable('n', '5', 2)])] },
    ]);
    expect([...changedNames(shown, before)]).toEqual(['i', 'n', 'new']);
  });

  test('are none in the frame of another call', () => {
    const before = inspection([{ id: 1, frames: [frame('other', [variable('i', '0')])] }]);
    expect(changedNames(shown, before).size).toBe(0);
    expect(changedNames(shown, null).size).toBe(0);
  });
});
