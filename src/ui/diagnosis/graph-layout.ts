/**
 * Places for the nodes of a wait-for graph: whoever waits stands left of what it waits for, in columns; those who wait
 * for one another in a circle stand in a circle. Pure; lengths in px.
 */
import type { WaitEdge, WaitGraph, WaitNode } from '../../derive/wait-graph';

export interface PlacedNode {
  readonly node: WaitNode;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge {
  readonly edge: WaitEdge;
  /** From the border of one node to that of the other, as an SVG path. */
  readonly path: string;
}

export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export const NODE_HEIGHT = 32;
const ROW = NODE_HEIGHT + 20;
const COLUMN_GAP = 52;
const MARGIN = 12;
/** About what a letter takes, and glyph and padding of a node. */
const LETTER = 7.6;
const BESIDES = 62;
const WIDTH_MAX = 240;

export function placeGraph(graph: WaitGraph): PlacedGraph {
  const circles = graph.cycles.map((keys) => new Set(keys));
  const inCircle = new Set(graph.cycles.flat());
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  const before = columnsOf(graph, inCircle);
  const placed = new Map<string, PlacedNode>();
  let left = MARGIN;
  let height = 0;
  for (const column of before) {
    const width = Math.max(...column.map((key) => widthOf(byKey.get(key)!)));
    column.forEach((key, row) => {
      const node = byKey.get(key)!;
      placed.set(key, {
        node,
        x: left + width / 2,
        y: MARGIN + NODE_HEIGHT / 2 + row * ROW,
        width: widthOf(node),
        height: NODE_HEIGHT,
      });
    });
    height = Math.max(height, column.length * ROW);
    left += width + COLUMN_GAP;
  }
  let top = MARGIN;
  let right = left - COLUMN_GAP + MARGIN;
  for (const keys of graph.cycles) {
    const ring = ringOf(keys.map((key) => byKey.get(key)!));
    for (const one of ring.nodes) placed.set(one.node.key, { ...one, x: one.x + left, y: one.y + top });
    top += ring.height + ROW / 2;
    right = Math.max(right, left + ring.width + MARGIN);
  }
  const total = Math.max(height, top) + MARGIN;
  centre(before, placed, total);
  return {
    width: right,
    height: total,
    nodes: graph.nodes.map(({ key }) => placed.get(key)!),
    edges: graph.edges.map((edge) => ({
      edge,
      path: pathOf(
        placed.get(edge.from)!,
        placed.get(edge.to)!,
        circles.find((keys) => keys.has(edge.from) && keys.has(edge.to)) !== undefined,
      ),
    })),
  };
}

function widthOf({ title }: WaitNode): number {
  return Math.min(WIDTH_MAX, BESIDES + title.length * LETTER);
}

/** Keys by column: as far right as the longest way from somebody for whom nobody waits. */
function columnsOf({ nodes, edges }: WaitGraph, apart: ReadonlySet<string>): string[][] {
  const keys = nodes.map(({ key }) => key).filter((key) => !apart.has(key));
  const into = new Map<string, string[]>(keys.map((key) => [key, []]));
  for (const { from, to } of edges) if (!apart.has(from)) into.get(to)?.push(from);
  const depths = new Map<string, number>();
  const depthOf = (key: string, above: ReadonlySet<string>): number => {
    const known = depths.get(key);
    if (known !== undefined) return known;
    const from = into.get(key)!.filter((other) => !above.has(other));
    const path = new Set([...above, key]);
    const depth = from.length === 0 ? 0 : 1 + Math.max(...from.map((other) => depthOf(other, path)));
    depths.set(key, depth);
    return depth;
  };
  const columns: string[][] = [];
  for (const key of keys) {
    const depth = depthOf(key, new Set());
    while (columns.length <= depth) columns.push([]);
    columns[depth]!.push(key);
  }
  // Beside those who wait for it.
  for (let i = 1; i < columns.length; i++) {
    const places = new Map(columns[i - 1]!.map((key, place) => [key, place]));
    const middle = (key: string) => {
      const rows = into
        .get(key)!
        .map((other) => places.get(other))
        .filter((place) => place !== undefined);
      return rows.length === 0 ? 0 : rows.reduce((sum, place) => sum + place, 0) / rows.length;
    };
    columns[i]!.sort((a, b) => middle(a) - middle(b));
  }
  return columns;
}

/** A circle's nodes around an ellipse, the first on its left, in the direction of the hands of a clock. */
function ringOf(nodes: readonly WaitNode[]): { width: number; height: number; nodes: PlacedNode[] } {
  const widest = Math.max(...nodes.map(widthOf));
  const radiusX = Math.max(nodes.length * 19, widest * 0.72 + 20);
  const radiusY = Math.max(58, nodes.length * 15);
  const width = 2 * radiusX + widest;
  const height = 2 * radiusY + NODE_HEIGHT;
  const placed = nodes.map((node, i) => {
    const angle = Math.PI + (2 * Math.PI * i) / nodes.length;
    return {
      node,
      x: width / 2 + radiusX * Math.cos(angle),
      y: height / 2 + radiusY * Math.sin(angle),
      width: widthOf(node),
      height: NODE_HEIGHT,
    };
  });
  return { width, height, nodes: placed };
}

/** Columns lower than the picture stand in its middle. */
function centre(
  columns: readonly (readonly string[])[],
  placed: Map<string, PlacedNode>,
  height: number,
): void {
  for (const column of columns) {
    const shift = Math.max(0, (height - column.length * ROW) / 2 - MARGIN / 2);
    for (const key of column) {
      const one = placed.get(key)!;
      placed.set(key, { ...one, y: one.y + shift });
    }
  }
}

/** Room before the tip of an arrow. */
const TIP = 3;

function pathOf(from: PlacedNode, to: PlacedNode, isRound: boolean): string {
  if (from === to) {
    const { x, y, width } = from;
    const right = x + width / 2;
    return `M${right} ${y - 6}C${right + 34} ${y - 26} ${right + 34} ${y + 26} ${right + TIP} ${y + 6}`;
  }
  if (isRound || Math.abs(from.x - to.x) < (from.width + to.width) / 2) {
    const start = borderOf(from, to, 0);
    const end = borderOf(to, from, TIP);
    return `M${start.x} ${start.y}L${end.x} ${end.y}`;
  }
  const forward = from.x < to.x ? 1 : -1;
  const x0 = from.x + (forward * from.width) / 2;
  const x1 = to.x - forward * (to.width / 2 + TIP);
  const bend = Math.max(24, Math.abs(x1 - x0) / 2);
  return `M${x0} ${from.y}C${x0 + forward * bend} ${from.y} ${x1 - forward * bend} ${to.y} ${x1} ${to.y}`;
}

/** Where the line from a node's middle to another's leaves the first one's box. */
function borderOf(of: PlacedNode, towards: PlacedNode, gap: number): { x: number; y: number } {
  const dx = towards.x - of.x;
  const dy = towards.y - of.y;
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : (of.width / 2 + gap) / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : (of.height / 2 + gap) / Math.abs(dy),
  );
  return { x: Math.round((of.x + dx * scale) * 10) / 10, y: Math.round((of.y + dy * scale) * 10) / 10 };
}
