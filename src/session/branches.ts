/**
 * What somebody has tried who picks a run by hand: a tree of lists of choices. Plain data: the functions give a new
 * tree, or the same one where nothing changes. A branch keeps the choices after the one that was undone, so that one can
 * go back to where it led.
 */
import * as v from 'valibot';
import { formatChoices, parseChoices } from '../events/schedulers';

export interface Branch {
  /** '' for the name that it has by its number. */
  readonly name: string;
  /** Index of the branch that it left, -1 for the first; always one made before it. */
  readonly parent: number;
  /** From the start of the run. */
  readonly choices: readonly number[];
  /** What came of it, in words; '' until it has been played to its end. */
  readonly outcome: string;
}

export interface Branches {
  /** In the order in which they were begun; one at least. */
  readonly list: readonly Branch[];
  readonly current: number;
}

/** More than a person plays; what goes beyond takes the place of the newest one. */
export const BRANCHES_MAX = 200;
export const NAME_LENGTH_MAX = 60;

const FIRST: Branch = { name: '', parent: -1, choices: [], outcome: '' };

export const NO_BRANCHES: Branches = { list: [FIRST], current: 0 };

/**
 * The tree when a run stands behind these choices: on the branch that they are a part of, the current one before the
 * others; at the longer end of the branch that they go on; or on a new branch, which leaves the oldest of those
 * it has most in common with.
 */
export function follow(tree: Branches, choices: readonly number[]): Branches {
  const { list, current } = tree;
  const order = [current, ...list.keys()];
  const within = order.find((at) => common(list[at].choices, choices) === choices.length);
  if (within !== undefined) return within === current ? tree : { list, current: within };
  const shared = list.map((branch) => common(branch.choices, choices));
  const most = Math.max(...shared);
  // One that has been played to its end has no choices behind its last one.
  const grown = order.find(
    (at) => shared[at] === most && list[at].choices.length === most && list[at].outcome === '',
  );
  if (grown !== undefined) return replace({ list, current: grown }, grown, { ...list[grown], choices });
  const nearest = shared.indexOf(most);
  const added: Branch = { name: '', parent: nearest, choices, outcome: '' };
  if (list.length < BRANCHES_MAX) return { list: [...list, added], current: list.length };
  const last = list.length - 1;
  return replace({ list, current: last }, last, {
    ...added,
    parent: nearest === last ? list[last].parent : nearest,
  });
}

/** With another name for a branch; '' gives it back the one by its number. */
export function rename(tree: Branches, at: number, name: string): Branches {
  const branch = tree.list[at];
  const cut = name.slice(0, NAME_LENGTH_MAX);
  return branch === undefined || branch.name === cut ? tree : replace(tree, at, { ...branch, name: cut });
}

/** With what came of the current branch, which a run has followed to its end by these choices. */
export function conclude(tree: Branches, choices: readonly number[], outcome: string): Branches {
  const branch = tree.list[tree.current];
  const isWhole =
    branch.choices.length === choices.length && common(branch.choices, choices) === choices.length;
  if (!isWhole || branch.outcome === outcome) return tree;
  return replace(tree, tree.current, { ...branch, outcome });
}

export function nameOf(tree: Branches, at: number): string {
  const { name } = tree.list[at];
  return name === '' ? `Branch ${at + 1}` : name;
}

/** How many choices a branch shares with the one that it left; 0 for the first. */
export function forkOf(tree: Branches, at: number): number {
  const { parent, choices } = tree.list[at];
  return parent < 0 ? 0 : common(tree.list[parent].choices, choices);
}

export interface BranchRow {
  readonly at: number;
  /** From 1. */
  readonly level: number;
  /** Place among the branches that left the same one, from 1, and how many these are. */
  readonly position: number;
  readonly count: number;
}

/** The tree from top to bottom: each branch followed by those that left it, the earliest fork first. */
export function rowsOf(tree: Branches): BranchRow[] {
  const rows: BranchRow[] = [];
  const add = (parent: number, level: number) => {
    const children = [...tree.list.keys()].filter((at) => tree.list[at].parent === parent);
    children.sort((a, b) => forkOf(tree, a) - forkOf(tree, b) || a - b);
    children.forEach((at, i) => {
      rows.push({ at, level, position: i + 1, count: children.length });
      add(at, level + 1);
    });
  };
  add(-1, 1);
  return rows;
}

function replace({ list, current }: Branches, at: number, branch: Branch): Branches {
  return { list: list.map((each, i) => (i === at ? branch : each)), current };
}

/** How many choices two lists have in common from their start. */
function common(one: readonly number[], other: readonly number[]): number {
  const end = Math.min(one.length, other.length);
  let at = 0;
  while (at < end && one[at] === other[at]) at++;
  return at;
}

const branchSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(NAME_LENGTH_MAX)),
  parent: v.pipe(v.number(), v.integer(), v.minValue(-1)),
  choices: v.pipe(v.string(), v.maxLength(1_000_000)),
  outcome: v.pipe(v.string(), v.maxLength(1000)),
});

/** A tree as it is saved; the choices as `--choices` takes them. */
export const savedBranchesSchema = v.object({
  list: v.pipe(v.array(branchSchema), v.minLength(1), v.maxLength(BRANCHES_MAX)),
  current: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export type SavedBranches = v.InferOutput<typeof savedBranchesSchema>;

export function toSaved({ list, current }: Branches): SavedBranches {
  return { list: list.map((each) => ({ ...each, choices: formatChoices(each.choices) })), current };
}

/** The tree that was saved; null if it is none: a parent that comes later, choices that can't be read. */
export function fromSaved({ list, current }: SavedBranches): Branches | null {
  if (current >= list.length) return null;
  const read: Branch[] = [];
  for (const [at, each] of list.entries()) {
    const choices = parseChoices(each.choices);
    if (typeof choices === 'string' || each.parent >= at || each.parent < 0 !== (at === 0)) return null;
    read.push({ ...each, choices });
  }
  return { list: read, current };
}
