/** The wait-for graph in words: rows for a table, and the text that the command line prints. */
import type { Moment, SchedulableId } from '../events/event';
import { formatTime } from './clock';
import type { WaitEdge, WaitGraph, WaitNode, WaitNodeKind } from './wait-graph';

export interface WaitRow {
  readonly id: SchedulableId;
  readonly who: string;
  /** Where it stands, 0 if on no line. */
  readonly sourceLine: number;
  /** What kind of thing it waits on. */
  readonly on: WaitNodeKind;
  /** 'lock fork', 'gather of 2 tasks', 'until 0.5 s'. */
  readonly waitsOn: string;
  /** 'held by bob', 'for ada and bob', 'filled by bob'; '' if there is nobody to name. */
  readonly whose: string;
  readonly sinceMoment: Moment;
  readonly sinceUs: number;
  /** End of the wait by a time limit, -1 if none. */
  readonly dueUs: number;
  readonly isStuck: boolean;
  readonly inCycle: boolean;
}

const WHOSE: Readonly<Record<WaitEdge['kind'], string>> = {
  needs: 'for',
  held: 'held by',
  fed: 'filled by',
};

/** One row for each task or thread that waits, in the order of the graph. */
export function waitRows(graph: WaitGraph): WaitRow[] {
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
  return graph.edges
    .filter(({ from, kind }) => kind === 'needs' && nodes.get(from)!.id >= 0)
    .map((edge) => {
      const from = nodes.get(edge.from)!;
      const to = nodes.get(edge.to)!;
      return {
        id: from.id,
        who: from.title,
        sourceLine: from.sourceLine,
        on: to.kind,
        waitsOn: to.title,
        whose: to.id >= 0 ? statusOf(to) : whose(graph, nodes, edge.to),
        sinceMoment: edge.sinceMoment,
        sinceUs: edge.sinceUs,
        dueUs: edge.dueUs,
        isStuck: from.isStuck,
        inCycle: edge.inCycle,
      };
    });
}

function statusOf({ status }: WaitNode): string {
  return status === 'done' ? 'which has ended' : '';
}

function whose(graph: WaitGraph, nodes: ReadonlyMap<string, WaitNode>, key: string): string {
  const parts: string[] = [];
  for (const kind of ['held', 'needs', 'fed'] as const) {
    const names = graph.edges
      .filter((edge) => edge.from === key && edge.kind === kind)
      .map(({ to }) => nodes.get(to)!)
      .map((node) => (node.status === 'done' ? `${node.title} (which has ended)` : node.title));
    if (names.length > 0) parts.push(`${WHOSE[kind]} ${listed(names)}`);
  }
  return parts.join(', ');
}

/** 'ada', 'ada and bob', 'ada, bob and 7 more'. */
export function listed(names: readonly string[], most = 4): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length > most)
    return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** 'ada → lock knife → bob → lock fork → ada', for each circle. */
export function cycleTexts(graph: WaitGraph): string[] {
  const titles = new Map(graph.nodes.map(({ key, title }) => [key, title]));
  return graph.cycles.map((keys) => [...keys, keys[0]!].map((key) => titles.get(key)).join(' → '));
}

/** What the graph says, in one sentence. */
export function waitSentence(graph: WaitGraph): string {
  const waiting = waitRows(graph);
  const stuck = waiting.filter(({ isStuck }) => isStuck);
  if (waiting.length === 0) return 'Nobody waits for anything.';
  if (graph.end === 'idle')
    return 'A service that waits for work: nothing is wrong, and nobody has anything to do.';
  if (graph.cycles.length > 0) {
    const names = stuck.filter(({ inCycle }) => inCycle).map(({ who }) => who);
    return `${listed(names)} wait for one another in a circle: none of them can ever go on.`;
  }
  if (graph.end === 'deadlock') return 'Nothing can move: what they wait for, nobody is left to do.';
  const count = waiting.length === 1 ? `${waiting[0]!.who} waits` : `${waiting.length} wait`;
  if (stuck.length === 0) return `${count}, and something can still happen that lets them go on.`;
  return `${count}; ${listed(stuck.map(({ who }) => who))} can never go on.`;
}

/** The graph as lines of text, without a newline at the end. */
export function waitGraphText(graph: WaitGraph): string {
  const rows = waitRows(graph).map((row) => [
    row.who,
    row.sourceLine > 0 ? `line ${row.sourceLine}` : '',
    `${row.on === 'timer' ? 'sleeps' : 'waits on'} ${row.waitsOn}`,
    [row.whose, row.dueUs >= 0 && row.on !== 'timer' ? `at most until ${formatTime(row.dueUs)}` : '']
      .filter((text) => text !== '')
      .join(', '),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((text, column) => (column < 3 ? text.padEnd(widths[column]!) : text))
      .join('  ')
      .trimEnd(),
  );
  const cycles = cycleTexts(graph).map((text) => `circle: ${text}`);
  return [`Who waits on what, at ${formatTime(graph.atUs)}:`, ...lines, ...cycles, waitSentence(graph)].join(
    '\n',
  );
}

/** The graph for other programs: rows, nodes, edges and circles, by names. */
export function waitsAsData(graph: WaitGraph): object {
  const { atUs, nodes, edges, cycles } = graph;
  return { atUs, summary: waitSentence(graph), rows: waitRows(graph), nodes, edges, cycles };
}
