/**
 * Who waits on what, and who has it: one node for each task, thread, lock, queue, timer and so on that somebody waits
 * for, at any moment of a run. An edge says that its first end cannot go on without its second.
 */
import type { Moment, RunEndReason, SchedulableId, WaitReason } from '../events/event';
import { formatTime } from './clock';
import type { LogIndex } from './log-index';
import { feedersAt, holdersAt, partsOf } from './resources';
import type { SchedulableStatus, SchedulableView } from './types';
import { isStuckAmong } from './wait-stuck';
import { stateAt } from './world-state';

export type WaitNodeKind =
  | 'task'
  | 'thread'
  | 'lock'
  | 'event'
  | 'condition'
  | 'semaphore'
  | 'barrier'
  | 'queue'
  | 'call'
  | 'gather'
  | 'future'
  | 'timer'
  | 'io'
  | 'input';

export interface WaitNode {
  /** 's3' a schedulable, 'r0' a resource, 'f7' a future, 't3' the timer of schedulable 3. */
  readonly key: string;
  readonly kind: WaitNodeKind;
  /** 'ada', 'lock fork', 'gather of 2 tasks', 'until 1.2 s'. */
  readonly title: string;
  /** The schedulable it is, -1 for a thing. */
  readonly id: SchedulableId;
  readonly status: SchedulableStatus | null;
  /** Where a schedulable stands, 0 if on no line. */
  readonly sourceLine: number;
  /** Nothing that can still happen would let it go on. */
  readonly isStuck: boolean;
}

/** `needs`: waits on; `held`: the thing is in its second end's hands; `fed`: its second end has put things in. */
export type WaitEdgeKind = 'needs' | 'held' | 'fed';

export interface WaitEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: WaitEdgeKind;
  /** When it began to wait, or got it. */
  readonly sinceMoment: Moment;
  readonly sinceUs: number;
  /** End of the wait by a time limit, -1 if none. */
  readonly dueUs: number;
  readonly inCycle: boolean;
}

export interface WaitGraph {
  readonly moment: Moment;
  readonly atUs: number;
  readonly nodes: readonly WaitNode[];
  readonly edges: readonly WaitEdge[];
  /** Keys of nodes around each circle of those who can never go on, each in the direction of waiting. */
  readonly cycles: readonly (readonly string[])[];
  /** How the run ended, if it has at this moment. */
  readonly end: RunEndReason | null;
}

type MutableNode = { -readonly [K in keyof WaitNode]: WaitNode[K] };
type MutableEdge = { -readonly [K in keyof WaitEdge]: WaitEdge[K] };

/** The graph at a moment. Whoever waits for nothing, and is waited for by nobody, is left out. */
export function waitGraphAt(index: LogIndex, moment: Moment): WaitGraph {
  const world = stateAt(index, moment);
  const graph = new Graph(index, index.log.partsOf(world.moment).events, world.schedulables);
  for (const view of world.schedulables) if (isWaiting(view)) graph.addWait(view);
  const stuck = isStuckAmong(graph.nodes, graph.edges, graph.someoneCanMove);
  for (const node of graph.nodes.values()) node.isStuck = stuck.has(node.key);
  const cycles = cyclesAmong(stuck, graph.nodes, graph.edges);
  return {
    moment: world.moment,
    atUs: world.atUs,
    nodes: [...graph.nodes.values()],
    edges: graph.edges,
    cycles,
    end: world.end,
  };
}

function isWaiting({ status, waitReason }: SchedulableView): boolean {
  return (
    (status === 'waiting' || status === 'sleeping' || status === 'blocked' || status === 'blocking') &&
    waitReason !== null &&
    waitReason !== 'select'
  );
}

class Graph {
  readonly nodes = new Map<string, MutableNode>();
  readonly edges: MutableEdge[] = [];
  /** Somebody runs, is ready, or waits for a time or the world: what nobody is known to do may still be done. */
  readonly someoneCanMove: boolean;
  private readonly index: LogIndex;
  private readonly eventCount: number;
  private readonly views = new Map<SchedulableId, SchedulableView>();
  private readonly held = new Set<string>();

  constructor(index: LogIndex, eventCount: number, views: readonly SchedulableView[]) {
    this.index = index;
    this.eventCount = eventCount;
    for (const view of views) this.views.set(view.id, view);
    const last = eventCount > 0 ? index.log.event(eventCount - 1) : null;
    const end = last?.kind === 'end' ? last.reason : null;
    // A service that has nothing to do could be given something from outside.
    this.someoneCanMove = end === 'idle' || (end === null && views.some(canMoveByItself));
  }

  addWait(view: SchedulableView): void {
    const from = this.schedulable(view.id);
    const { waitReason, waitsFor, resource, future } = view;
    const add = (to: string) => this.edge(from, to, 'needs', view.sinceMoment, view.sinceUs, view.dueUs);
    if (resource >= 0) {
      add(this.resource(resource));
      return;
    }
    switch (waitReason as WaitReason) {
      case 'task':
      case 'join':
      case 'start':
      case 'thread-lock':
      case 'timeout':
        if (waitsFor >= 0) {
          add(this.schedulable(waitsFor));
          return;
        }
        break;
      case 'gather':
      case 'group':
      case 'wait': {
        // Of those in a wait, one may be enough.
        const kind = waitReason === 'wait' ? 'future' : 'gather';
        const key = this.thing(`f${future}`, kind, phrase(view, 'its tasks'));
        add(key);
        for (const id of partsOf(this.index, future)) {
          const part = this.views.get(id);
          if (part === undefined || part.status === 'done') continue;
          this.edge(key, this.schedulable(id), 'needs', view.sinceMoment, view.sinceUs, -1);
        }
        return;
      }
      case 'sleep':
        add(
          this.thing(
            `t${view.id}`,
            'timer',
            view.dueUs >= 0 ? `until ${formatTime(view.dueUs)}` : 'for ever',
          ),
        );
        return;
      case 'io':
        add(this.thing(`f${future >= 0 ? future : `t${view.id}`}`, 'io', phrase(view, 'input or output')));
        return;
      case 'input':
        add(this.thing('input', 'input', 'a line of input'));
        return;
    }
    add(this.thing(future >= 0 ? `f${future}` : `x${view.id}`, 'future', phrase(view, 'a future')));
  }

  private schedulable(id: SchedulableId): string {
    const key = `s${id}`;
    if (this.nodes.has(key)) return key;
    const view = this.views.get(id);
    const kind = this.index.log.schedulables[id]?.kind === 'thread' ? 'thread' : 'task';
    this.nodes.set(key, {
      key,
      kind,
      title: view?.title ?? `${kind} ${id}`,
      id,
      status: view?.status ?? null,
      sourceLine: view?.sourceLine ?? 0,
      isStuck: false,
    });
    return key;
  }

  private resource(number: number): string {
    const key = `r${number}`;
    const known = this.index.resources[number];
    const kind = known?.type ?? 'future';
    this.thing(key, kind, known === undefined || known.label === '' ? kind : `${kind} ${known.label}`);
    if (this.held.has(key)) return key;
    this.held.add(key);
    const { log } = this.index;
    for (const { id, event } of holdersAt(this.index, number, this.eventCount)) {
      this.edge(key, this.schedulable(id), 'held', log.momentOfEvent(event), log.eventTimeUs(event), -1);
    }
    for (const id of feedersAt(this.index, number, this.eventCount)) {
      const feeder = this.views.get(id);
      if (feeder === undefined || feeder.status === 'done' || isForOthers(feeder)) continue;
      this.edge(key, this.schedulable(id), 'fed', 0, 0, -1);
    }
    return key;
  }

  private thing(key: string, kind: WaitNodeKind, title: string): string {
    if (!this.nodes.has(key)) {
      this.nodes.set(key, { key, kind, title, id: -1, status: null, sourceLine: 0, isStuck: false });
    }
    return key;
  }

  private edge(
    from: string,
    to: string,
    kind: WaitEdgeKind,
    sinceMoment: Moment,
    sinceUs: number,
    dueUs: number,
  ): void {
    this.edges.push({ from, to, kind, sinceMoment, sinceUs, dueUs, inCycle: false });
  }
}

/** Whoever waits for others to end has put in what it wanted to. */
function isForOthers({ waitReason }: SchedulableView): boolean {
  return (
    waitReason === 'task' ||
    waitReason === 'gather' ||
    waitReason === 'group' ||
    waitReason === 'wait' ||
    waitReason === 'join'
  );
}

function canMoveByItself({ status, waitReason, dueUs }: SchedulableView): boolean {
  if (status === 'done' || status === 'created' || status === 'loop' || status === 'suspended') return false;
  if (status === 'ready' || status === 'running' || status === 'outer') return true;
  return dueUs >= 0 || waitReason === 'io' || waitReason === 'input';
}

/** What the reason says it waits for: 'GET https://example.com/' of 'waits for GET https://example.com/'. */
function phrase({ reason }: SchedulableView, otherwise: string): string {
  const text = reason
    .replace(/^blocked: /, '')
    .replace(/, at most until .*$/, '')
    .replace(/^waits (?:for|on|in|at) /, '');
  return text === '' || text === 'waits' || text === reason ? otherwise : text;
}

/**
 * Marks the edges that lie on circles of those who can never go on, and gives the shortest circle through each of them,
 * no two with a node in common. Who fills a queue counts only where nobody holds anything.
 */
function cyclesAmong(
  stuck: ReadonlySet<string>,
  nodes: ReadonlyMap<string, WaitNode>,
  edges: readonly MutableEdge[],
): string[][] {
  for (const withFed of [false, true]) {
    const next = new Map<string, MutableEdge[]>();
    for (const edge of edges) {
      if (!stuck.has(edge.from) || !stuck.has(edge.to) || (edge.kind === 'fed' && !withFed)) continue;
      next.set(edge.from, [...(next.get(edge.from) ?? []), edge]);
    }
    const circles: (readonly MutableEdge[])[] = [];
    for (const key of next.keys()) {
      const circle = nodes.get(key)!.id < 0 ? null : circleThrough(key, next);
      if (circle !== null) circles.push(circle);
    }
    // Whoever gathers the others is in a circle only by way of them.
    const weight = (circle: readonly MutableEdge[]) =>
      circle.length + circle.filter(({ from }) => nodes.get(from)!.kind === 'gather').length;
    const idOf = (circle: readonly MutableEdge[]) => nodes.get(circle[0]!.from)!.id;
    circles.sort((a, b) => weight(a) - weight(b) || idOf(a) - idOf(b));
    const seen = new Set<string>();
    const apart = circles.filter((circle) => {
      if (circle.some(({ from }) => seen.has(from))) return false;
      for (const { from } of circle) seen.add(from);
      return true;
    });
    for (const circle of apart) for (const edge of circle) edge.inCycle = true;
    if (apart.length > 0)
      return apart.map((circle) =>
        fromTheFirst(
          circle.map(({ from }) => from),
          nodes,
        ),
      );
  }
  return [];
}

/** The same circle, begun at whoever was created first. */
function fromTheFirst(keys: readonly string[], nodes: ReadonlyMap<string, WaitNode>): string[] {
  const ids = keys.map((key) => nodes.get(key)!.id);
  const first = ids.indexOf(Math.min(...ids.filter((id) => id >= 0)));
  return [...keys.slice(first), ...keys.slice(0, first)];
}

/** The shortest way from a node back to itself, null if there is none. */
function circleThrough(
  start: string,
  next: ReadonlyMap<string, readonly MutableEdge[]>,
): readonly MutableEdge[] | null {
  const cameBy = new Map<string, MutableEdge>();
  let front = [start];
  while (front.length > 0) {
    const further: string[] = [];
    for (const key of front) {
      for (const edge of next.get(key) ?? []) {
        if (edge.to === start) {
          const path = [edge];
          for (let at = edge.from; at !== start; ) {
            const back = cameBy.get(at)!;
            path.unshift(back);
            at = back.from;
          }
          return path;
        }
        if (cameBy.has(edge.to)) continue;
        cameBy.set(edge.to, edge);
        further.push(edge.to);
      }
    }
    front = further;
  }
  return null;
}
