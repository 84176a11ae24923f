/** Who can never go on: everybody for whom nothing that may still happen would help. */
import type { WaitEdge, WaitNode } from './wait-graph';

/** Things that anybody could set, put or notify: as long as somebody moves, that may happen. */
const BY_ANYBODY: ReadonlySet<WaitNode['kind']> = new Set([
  'event',
  'condition',
  'barrier',
  'queue',
  'future',
  'semaphore',
]);

/** Keys of the nodes that are stuck, found by marking all that can move until no more can be marked. */
export function isStuckAmong(
  nodes: ReadonlyMap<string, WaitNode>,
  edges: readonly WaitEdge[],
  someoneCanMove: boolean,
): Set<string> {
  const out = new Map<string, WaitEdge[]>();
  for (const edge of edges) {
    const list = out.get(edge.from);
    if (list === undefined) out.set(edge.from, [edge]);
    else list.push(edge);
  }
  const moves = new Set<string>();
  const canMove = (node: WaitNode): boolean => {
    const needs = out.get(node.key) ?? [];
    if (node.kind === 'timer' || node.kind === 'io' || node.kind === 'input') return someoneCanMove;
    if (node.id >= 0 && needs.length === 0) {
      // Whoever is done gives nothing back any more.
      return node.status !== 'done' && node.status !== 'created' && someoneCanMove;
    }
    if (needs.some(({ dueUs }) => dueUs >= 0)) return someoneCanMove;
    if (BY_ANYBODY.has(node.kind)) {
      return someoneCanMove || needs.some(({ to }) => moves.has(to));
    }
    return needs.every(({ to }) => moves.has(to));
  };
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const node of nodes.values()) {
      if (moves.has(node.key) || !canMove(node)) continue;
      moves.add(node.key);
      isChanged = true;
    }
  }
  return new Set([...nodes.keys()].filter((key) => !moves.has(key)));
}
