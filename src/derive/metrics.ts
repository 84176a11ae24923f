/**
 * What a run costs, in virtual time: for the run as a whole and for each schedulable. The terms are those of the
 * operating-systems textbooks (Silberschatz, Galvin and Gagne, ch. 5; Arpaci-Dusseau, "Scheduling: Introduction"):
 * response = first run - arrival, turnaround = completion - arrival, wait = time in which it could have run and did not.
 */
import type { Moment, SchedulableId, SchedulableKind } from '../events/event';
import { CPU_PRESETS, DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { spanTimeUs, timeAfterEvent, timeAtUs } from './clock';
import { CPU_IDLE, type LogIndex } from './log-index';
import { busyCores } from './metrics/cores';
import { type Latency, latencies } from './metrics/latency';
import { peakMemory } from './metrics/memory';
import { jain, mean } from './metrics/statistics';
import { titleOf } from './names';
import { SPAN_STATES, type SpanState } from './types';

/** A stretch in which one schedulable kept its turn. */
export interface Stretch {
  readonly who: SchedulableId;
  readonly fromMoment: Moment;
  readonly fromUs: number;
  readonly us: number;
}

export interface SchedulableMetrics {
  readonly id: SchedulableId;
  readonly kind: SchedulableKind;
  readonly title: string;
  /** The identity across runs. */
  readonly path: string;
  readonly arrivalUs: number;
  /** First run - arrival; null if it never ran. */
  readonly responseUs: number | null;
  /** Completion - arrival; null if it did not come to its end. */
  readonly turnaroundUs: number | null;
  /** On a core, or holding its thread in a call that blocks. */
  readonly runUs: number;
  /** Its next step stood in a queue. */
  readonly readyUs: number;
  /** Suspended until something happens. */
  readonly waitingUs: number;
  /** Could have run and did not: ready, or its timer or I/O was over and nobody had looked yet. */
  readonly waitUs: number;
  /** Turns that it gave up by itself, at an await, a yield or a call that blocks. */
  readonly voluntary: number;
  /** Turns that were taken from it. */
  readonly forced: number;
  readonly longest: Stretch | null;
}

export interface Metrics {
  readonly totalUs: number;
  readonly instructions: number;
  readonly voluntary: number;
  readonly forced: number;
  /** Who kept its turn longest. */
  readonly longest: Stretch | null;
  /** From the moment a handle could have run until it did; null without an event loop. */
  readonly latency: Latency | null;
  /** Means over the schedulables that share the machine (`peers`); null where there is none. */
  readonly responseUs: number | null;
  readonly turnaroundUs: number | null;
  readonly waitUs: number | null;
  /** Peers that came to their end. */
  readonly completed: number;
  /** Those, for each second; null if no time passed. */
  readonly throughput: number | null;
  /** For each core, the part of the time in which it worked, 0 to 1; null if no time passed. */
  readonly utilisation: readonly (number | null)[];
  /** Jain's index over the peers' shares run / (run + wait), 1 / n to 1; null with fewer than two peers that ran. */
  readonly fairness: number | null;
  readonly memoryBytes: number;
  readonly memoryMoment: Moment;
  /**
   * Those who do the work: tasks, and threads beside the main one, that start nobody else (who does, waits for them
   * most of the time); where there is none of them, generators.
   */
  readonly peers: readonly SchedulableId[];
  readonly schedulables: readonly SchedulableMetrics[];
}

/** What the figures need to know of a run's options. */
export type MeasureOptions = Pick<RunOptions, 'costs' | 'cpu'> & Partial<Pick<RunOptions, 'threads'>>;

/** The figures of a run, as far as its log goes. */
export function metricsOf(index: LogIndex, options: MeasureOptions = DEFAULT_RUN_OPTIONS): Metrics {
  const work = measure(index, options);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** The same in pieces of some thousand records, for whoever must not be held up. */
export function* measure(
  index: LogIndex,
  options: MeasureOptions = DEFAULT_RUN_OPTIONS,
): Generator<undefined, Metrics> {
  const { log } = index;
  const totalUs = timeAtUs(index, index.lastMoment);
  const speed = typeof options.cpu === 'number' ? options.cpu : CPU_PRESETS[options.cpu];
  const usAnInstruction = 1e6 / speed;
  const { latency, lateUs } = yield* latencies(index);
  const switches = yield* countSwitches(index);
  const schedulables: SchedulableMetrics[] = [];
  for (const { id } of log.schedulables) {
    schedulables.push(
      schedulableMetrics(index, id, usAnInstruction, lateUs.get(id) ?? null, switches.get(id) ?? NO_SWITCHES),
    );
    yield;
  }
  const peers = peersOf(index, schedulables);
  const completed = peers.filter(({ turnaroundUs }) => turnaroundUs !== null).length;
  const { idleUs } = yield* coreTime(index);
  const coresUs = (yield* busyCores(index, options.threads?.cores ?? 0)) ?? [totalUs - idleUs];
  const shares = peers
    .filter(({ runUs, waitUs }) => runUs + waitUs > 0)
    .map(({ runUs, waitUs }) => runUs / (runUs + waitUs));
  const counted = schedulables.filter(({ kind }) => kind !== 'generator');
  const all = counted.length > 1 || index.hasLoop ? counted : schedulables;
  return {
    totalUs,
    instructions: log.instructionCount,
    voluntary: all.reduce((sum, { voluntary }) => sum + voluntary, 0),
    forced: all.reduce((sum, { forced }) => sum + forced, 0),
    longest: longestOf(all.map(({ longest }) => longest)),
    latency,
    responseUs: mean(peers.map(({ responseUs }) => responseUs)),
    turnaroundUs: mean(peers.map(({ turnaroundUs }) => turnaroundUs)),
    waitUs: mean(peers.map(({ waitUs }) => waitUs)),
    completed,
    throughput: totalUs > 0 ? (completed * 1e6) / totalUs : null,
    utilisation: coresUs.map((us) => (totalUs > 0 ? us / totalUs : null)),
    fairness: shares.length < 2 ? null : jain(shares),
    ...peakMemory(index, options.costs),
    peers: peers.map(({ id }) => id),
    schedulables,
  };
}

function peersOf(index: LogIndex, all: readonly SchedulableMetrics[]): readonly SchedulableMetrics[] {
  const starters = new Set<SchedulableId>();
  for (const { kind, parent } of index.log.schedulables) if (kind !== 'generator') starters.add(parent);
  const workers = all.filter(({ id, kind }) => kind !== 'generator' && id > 0 && !starters.has(id));
  return workers.length > 0 ? workers : all.filter(({ kind }) => kind === 'generator');
}

const RUNS: ReadonlySet<SpanState> = new Set(['running', 'outer', 'blocking']);
const WAITS: ReadonlySet<SpanState> = new Set(['waiting', 'sleeping', 'blocked', 'suspended']);

function schedulableMetrics(
  index: LogIndex,
  id: SchedulableId,
  usAnInstruction: number,
  lateUs: number | null,
  switches: Switches,
): SchedulableMetrics {
  const { log } = index;
  const { kind, path } = log.schedulables[id]!;
  const track = index.track(id);
  const end = index.ends[id] ?? null;
  const arrivalUs = track.length > 0 ? spanTimeUs(index, track, 0) : 0;
  let responseUs: number | null = null;
  let [runUs, readyUs, waitingUs] = [0, 0, 0];
  // Times in the log are whole microseconds, which loses turns shorter than that: these count by their instructions.
  let lostUs = 0;
  const instructionsAt = (span: number) =>
    span >= track.length ? log.instructionCount : causeInstruction(index, track.causes.at(span));
  let longest: Stretch | null = null;
  let stretch = null as Stretch | null;
  for (let span = 0; span < track.length; span++) {
    const state = SPAN_STATES[track.states.at(span)]!;
    const fromUs = spanTimeUs(index, track, span);
    const us = spanTimeUs(index, track, span + 1) - fromUs;
    if (state === 'ready') readyUs += us;
    else if (WAITS.has(state)) waitingUs += us;
    if (!RUNS.has(state)) {
      stretch = null;
      continue;
    }
    // A generator that another one resumed does not run itself: who resumed it keeps the turn for both.
    if (kind !== 'generator' || state !== 'outer') {
      runUs += us;
      const countedUs = (instructionsAt(span + 1) - instructionsAt(span)) * usAnInstruction;
      const isLast = span + 1 === track.length && track.endedAt >= 0;
      if (!isLast && Math.abs(countedUs - us) < 1) lostUs += countedUs - us;
    }
    responseUs ??= fromUs - arrivalUs;
    stretch = {
      who: id,
      fromMoment: stretch?.fromMoment ?? track.from.at(span),
      fromUs: stretch?.fromUs ?? fromUs,
      us: (stretch?.us ?? 0) + us,
    };
    longest = longestOf([longest, stretch]);
  }
  return {
    id,
    kind,
    title: titleOf(index, id),
    path,
    arrivalUs,
    responseUs,
    turnaroundUs: end === null ? null : end.atUs - arrivalUs,
    runUs: runUs + lostUs,
    readyUs: Math.max(0, readyUs - lostUs),
    waitingUs,
    waitUs: Math.max(0, (kind === 'task' ? (lateUs ?? readyUs) : readyUs) - lostUs),
    ...switches,
    longest,
  };
}

/** User instructions before the event that began a span. */
function causeInstruction({ log }: LogIndex, cause: number): number {
  return cause < 0 ? 0 : log.eventInstruction(cause);
}

function longestOf(stretches: readonly (Stretch | null)[]): Stretch | null {
  return stretches.reduce((best, one) => (one !== null && one.us > (best?.us ?? -1) ? one : best), null);
}

interface Switches {
  readonly voluntary: number;
  readonly forced: number;
}

const NO_SWITCHES: Switches = { voluntary: 0, forced: 0 };

/** Events looked at between two pauses. */
const PIECE = 4096;

/** How often each one gave up its turn, and how often it lost it. Ending is neither. */
function* countSwitches(index: LogIndex): Generator<undefined, Map<SchedulableId, Switches>> {
  const { log } = index;
  const counts = new Map<SchedulableId, { voluntary: number; forced: number }>();
  const count = (id: SchedulableId, how: keyof Switches) => {
    const own = counts.get(id) ?? { ...NO_SWITCHES };
    own[how]++;
    counts.set(id, own);
  };
  for (let i = 0; i < log.eventCount; i++) {
    if (i % PIECE === PIECE - 1) yield;
    switch (log.kindOf(i)) {
      case 'step-end': {
        const event = log.event(i);
        if (event.kind !== 'step-end') break;
        if (event.end === 'waits' || event.end === 'yields') count(event.id, 'voluntary');
        else if (event.end === 'preempted') count(event.id, 'forced');
        break;
      }
      case 'generator-yield':
      case 'thread-block':
      case 'thread-ready': {
        const event = log.event(i);
        if (event.kind === 'generator-yield') count(event.id, 'voluntary');
        // A loop with nothing to run waits in select: its tasks have given up their turns already.
        else if (event.kind === 'thread-block' && event.reason !== 'select') count(event.id, 'voluntary');
        else if (event.kind === 'thread-ready' && event.why === 'asked') count(event.id, 'forced');
        break;
      }
    }
  }
  return counts;
}

/** Time in which the core did nothing: nobody could run, or a call that blocks let the only thread stand still. */
function* coreTime(index: LogIndex): Generator<undefined, { readonly idleUs: number }> {
  const { cpu, log } = index;
  let idleUs = 0;
  for (let i = 0; i < cpu.length; i++) {
    if (i % PIECE === PIECE - 1) yield;
    if (cpu.states.at(i) === CPU_IDLE) idleUs += spanTimeUs(index, cpu, i + 1) - spanTimeUs(index, cpu, i);
  }
  for (let i = 0; i < log.eventCount; i++) {
    if (i % PIECE === PIECE - 1) yield;
    if (log.kindOf(i) === 'blocking') idleUs += timeAfterEvent(index, i) - log.eventTimeUs(i);
  }
  return { idleUs };
}
