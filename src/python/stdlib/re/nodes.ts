/** What a pattern is parsed into. A sequence of nodes is matched one after the other. */

/** Values of the flags as `re` and `Pattern.flags` have them. */
export const Flag = {
  IGNORECASE: 2,
  LOCALE: 4,
  MULTILINE: 8,
  DOTALL: 16,
  UNICODE: 32,
  VERBOSE: 64,
  DEBUG: 128,
  ASCII: 256,
} as const;

/** `a`, `u` and `L` exclude one another. */
export const TYPE_FLAGS = Flag.ASCII | Flag.LOCALE | Flag.UNICODE;

/** A repetition without an upper bound. */
export const MAX_REPEAT = 4294967295;

export type Category = 'd' | 'D' | 's' | 'S' | 'w' | 'W';
export type Place = '^' | '$' | 'A' | 'Z' | 'b' | 'B';

export type SetItem =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'category'; readonly name: Category };

export type Node =
  | { readonly op: 'literal'; readonly code: number }
  | { readonly op: 'any' }
  | { readonly op: 'set'; readonly items: readonly SetItem[]; readonly isNegated: boolean }
  | { readonly op: 'at'; readonly place: Place }
  | { readonly op: 'branch'; readonly branches: readonly Sequence[] }
  | {
      readonly op: 'repeat';
      readonly how: 'greedy' | 'lazy' | 'possessive';
      readonly min: number;
      readonly max: number;
      readonly body: Sequence;
    }
  | {
      readonly op: 'group';
      /** Number of a capturing group, 0 for one that is not. */
      readonly number: number;
      readonly added: number;
      readonly removed: number;
      readonly body: Sequence;
    }
  | { readonly op: 'atomic'; readonly body: Sequence }
  | {
      readonly op: 'look';
      readonly isBehind: boolean;
      readonly isNegated: boolean;
      readonly body: Sequence;
    }
  | { readonly op: 'failure' }
  | { readonly op: 'reference'; readonly group: number }
  | {
      readonly op: 'conditional';
      readonly group: number;
      readonly yes: Sequence;
      readonly no: Sequence | null;
    };

export type Sequence = readonly Node[];

/** Least and greatest number of characters that something matches. */
export type Width = readonly [least: number, most: number];

const WIDTH_MAX = 2 ** 64;

/** Width of a sequence; `groups` has those of the groups that are closed. */
export function widthOf(nodes: Sequence, groups: readonly (Width | null)[]): Width {
  let least = 0;
  let most = 0;
  for (const node of nodes) {
    const [low, high] = nodeWidth(node, groups);
    least += low;
    most += high;
  }
  return [Math.min(least, WIDTH_MAX), Math.min(most, WIDTH_MAX)];
}

function nodeWidth(node: Node, groups: readonly (Width | null)[]): Width {
  switch (node.op) {
    case 'literal':
    case 'any':
    case 'set':
      return [1, 1];
    case 'branch': {
      const widths = node.branches.map((branch) => widthOf(branch, groups));
      return [Math.min(...widths.map(([low]) => low)), Math.max(...widths.map(([, high]) => high))];
    }
    case 'repeat': {
      const [low, high] = widthOf(node.body, groups);
      const most = high === 0 ? 0 : node.max === MAX_REPEAT ? WIDTH_MAX : high * node.max;
      return [low * node.min, most];
    }
    case 'group':
    case 'atomic':
      return widthOf(node.body, groups);
    case 'reference':
      return groups[node.group] ?? [0, 0];
    case 'conditional': {
      const yes = widthOf(node.yes, groups);
      if (node.no === null) return [0, yes[1]];
      const no = widthOf(node.no, groups);
      return [Math.min(yes[0], no[0]), Math.max(yes[1], no[1])];
    }
    default:
      return [0, 0];
  }
}
