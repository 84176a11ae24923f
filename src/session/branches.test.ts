import { parse } from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  BRANCHES_MAX,
  type Branches,
  conclude,
  follow,
  forkOf,
  fromSaved,
  NO_BRANCHES,
  nameOf,
  rename,
  rowsOf,
  savedBranchesSchema,
  toSaved,
} from './branches';

/** The tree after runs that have stood behind these choices, one after the other. */
function played(...lists: readonly (readonly number[])[]): Branches {
  return lists.reduce<Branches>(follow, NO_BRANCHES);
}

const shown = (tree: Branches) =>
  rowsOf(tree).map(({ at, level }) => `${'  '.repeat(level - 1)}${at}: ${tree.list[at].choices.join(' ')}`);

describe('follow', () => {
  test('a branch grows with each choice', () => {
    const tree = played([0], [0, 1], [0, 1, 2]);
    expect(shown(tree)).toEqual(['0: 0 1 2']);
  });

  test('going back changes nothing, and the same choice again goes along the same branch', () => {
    const tree = played([0], [0, 1], [0, 1, 2]);
    expect(follow(tree, [0])).toBe(tree);
    expect(follow(tree, [])).toBe(tree);
    expect(follow(tree, [0, 1])).toBe(tree);
  });

  test('another choice is a new branch, which knows what it has left and where', () => {
    const tree = played([0], [0, 1], [0, 1, 2], [0], [0, 0], [0, 0, 0], [], [1]);
    expect(shown(tree)).toEqual(['0: 0 1 2', '  2: 1', '  1: 0 0 0']);
    expect([forkOf(tree, 0), forkOf(tree, 1), forkOf(tree, 2)]).toEqual([0, 1, 0]);
    expect(tree.current).toBe(2);
  });

  test('choices that have been made on another branch lead back to it', () => {
    const tree = played([0], [0, 1], [0], [0, 0], [0, 1]);
    expect(tree.list.length).toBe(2);
    expect(tree.current).toBe(0);
  });

  test('a list that skips steps finds its place too', () => {
    const tree = played([0, 1], [0, 1, 0, 0], [0, 1, 0, 1, 1]);
    expect(shown(tree)).toEqual(['0: 0 1 0 0', '  1: 0 1 0 1 1']);
  });

  test('a full tree keeps its size and its shape', () => {
    let tree = NO_BRANCHES;
    for (let i = 0; i < BRANCHES_MAX + 5; i++) tree = follow(tree, [i, i]);
    expect(tree.list.length).toBe(BRANCHES_MAX);
    expect(tree.list[tree.current].choices).toEqual([BRANCHES_MAX + 4, BRANCHES_MAX + 4]);
    expect(rowsOf(tree).length).toBe(BRANCHES_MAX);
    expect(fromSaved(toSaved(tree))).toEqual(tree);
  });
});

test('branches can be named, and are numbered otherwise', () => {
  const tree = rename(played([0], [], [1]), 1, 'the late one');
  expect([nameOf(tree, 0), nameOf(tree, 1)]).toEqual(['Branch 1', 'the late one']);
  expect(nameOf(rename(tree, 1, ''), 1)).toBe('Branch 2');
  expect(rename(tree, 7, 'nobody')).toBe(tree);
});

test('what came of a branch is kept with its whole list of choices only', () => {
  const tree = played([0], [0, 1]);
  expect(conclude(tree, [0], 'finished')).toBe(tree);
  const ended = conclude(tree, [0, 1], 'finished');
  expect(ended.list[0].outcome).toBe('finished');
  expect(conclude(ended, [0, 1], 'finished')).toBe(ended);
});

describe('saved trees', () => {
  test('come back as they were, with their choices as text', () => {
    const tree = rename(played([0, 0, 0, 1], [0, 2]), 1, 'two');
    const saved = parse(savedBranchesSchema, JSON.parse(JSON.stringify(toSaved(tree))));
    expect(saved.list.map(({ choices }) => choices)).toEqual(['0*3 1', '0 2']);
    expect(fromSaved(saved)).toEqual(tree);
  });

  test.each([
    ['a current branch that is not there', { current: 2 }],
    ['a parent that comes later', { list: [{ name: '', parent: 0, choices: '', outcome: '' }] }],
    ['two first branches', { list: Array(2).fill({ name: '', parent: -1, choices: '', outcome: '' }) }],
    ['choices that are none', { list: [{ name: '', parent: -1, choices: 'a b', outcome: '' }] }],
  ])('with %s are left alone', (_, change) => {
    expect(fromSaved({ ...toSaved(played([0])), ...change })).toBeNull();
  });
});
