/**
 * A run as Chrome trace events, the JSON that Perfetto and speedscope open ("Trace Event Format"; Perfetto's
 * json_trace_parser). Timestamps are the log's virtual microseconds. One process is the run; thread 0 is the CPU, the
 * others are the lanes:
 *
 *   X      a span of a lane (its state), or a turn on the CPU (who)
 *   i      an await point (suspended or passed), a line of output
 *   C      how many are ready
 *   s, f   who woke whom: from the cause to the step it made possible
 *   M      names and order
 */
import { cpuSlices, cpuText, lanesOf, spansOf, wakeArrows } from '../derive/lanes';
import { CPU_IDLE, type LogIndex } from '../derive/log-index';
import { CPU_LANE } from '../derive/types';

/** The fields that the phases above use. */
export interface TraceEvent {
  readonly ph: 'X' | 'i' | 'C' | 's' | 'f' | 'M';
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly name: string;
  readonly cat?: string;
  readonly dur?: number;
  readonly id?: number;
  readonly bp?: 'e';
  readonly s?: 't';
  readonly args?: Readonly<Record<string, string | number | boolean>>;
}

export interface TraceFile {
  readonly displayTimeUnit: 'ms';
  readonly traceEvents: readonly TraceEvent[];
}

const PID = 1;
/** Lanes are numbered from -1, the CPU's. */
const tidOf = (lane: number): number => lane + 1;

/** `title` names the process: the program, or the scheduler it ran under. */
export function traceEvents(index: LogIndex, title: string): TraceFile {
  const events: TraceEvent[] = [];
  for (const part of [names, slices, instants, readyCounts, arrows]) part(index, events);
  // Metadata first, then in the order of time; of spans at one time, the empty one that comes first stays first.
  const rank = (event: TraceEvent) => (event.ph === 'M' ? -1 : event.ts);
  events.sort((a, b) => rank(a) - rank(b));
  events.unshift(meta('process_name', 0, { name: title }));
  return { displayTimeUnit: 'ms', traceEvents: events };
}

function meta(name: string, tid: number, args: TraceEvent['args']): TraceEvent {
  return { ph: 'M', pid: PID, tid, ts: 0, name, args };
}

function names(index: LogIndex, to: TraceEvent[]): void {
  for (const { id, title, sublabel } of lanesOf(index)) {
    const tid = tidOf(id);
    to.push(
      meta('thread_name', tid, {
        name: id === CPU_LANE || sublabel === '' ? title : `${title} (${sublabel})`,
      }),
    );
    to.push(meta('thread_sort_index', tid, { sort_index: tid }));
  }
}

function slices(index: LogIndex, to: TraceEvent[]): void {
  for (const { who, fromUs, toUs } of cpuSlices(index)) {
    if (who === CPU_IDLE) continue;
    const name = cpuText(index, who);
    to.push({ ph: 'X', pid: PID, tid: 0, ts: fromUs, dur: toUs - fromUs, name, cat: 'cpu' });
  }
  for (const { id } of lanesOf(index)) {
    if (id === CPU_LANE) continue;
    for (const { state, fromUs, toUs, reason } of spansOf(index, id)) {
      const args = { reason };
      to.push({
        ph: 'X',
        pid: PID,
        tid: tidOf(id),
        ts: fromUs,
        dur: toUs - fromUs,
        name: state,
        cat: 'state',
        args,
      });
    }
  }
}

function instants(index: LogIndex, to: TraceEvent[]): void {
  const { log, awaits, outputs } = index;
  for (let i = 0; i < awaits.length; i++) {
    const event = log.event(awaits.at(i));
    if (event.kind !== 'await') continue;
    const name = event.suspended ? 'await: suspended' : 'await: passed';
    const args = { line: log.sites[event.site]?.sourceLine ?? 0 };
    to.push({
      ph: 'i',
      s: 't',
      pid: PID,
      tid: tidOf(Math.max(0, event.who)),
      ts: event.atUs,
      name,
      cat: 'await',
      args,
    });
  }
  for (let i = 0; i < outputs.length; i++) {
    const event = log.event(outputs.at(i));
    if (event.kind !== 'output' || event.text.trim() === '') continue;
    const args = { text: event.text, stream: event.stream };
    to.push({
      ph: 'i',
      s: 't',
      pid: PID,
      tid: tidOf(Math.max(0, event.who)),
      ts: event.atUs,
      name: 'output',
      cat: 'output',
      args,
    });
  }
}

function readyCounts(index: LogIndex, to: TraceEvent[]): void {
  const changes = new Map<number, number>();
  const change = (ts: number, by: number) => changes.set(ts, (changes.get(ts) ?? 0) + by);
  for (const { id } of lanesOf(index)) {
    if (id === CPU_LANE) continue;
    for (const { state, fromUs, toUs } of spansOf(index, id)) {
      if (state !== 'ready') continue;
      change(fromUs, 1);
      change(toUs, -1);
    }
  }
  let ready = 0;
  for (const [ts, by] of [...changes].sort(([a], [b]) => a - b)) {
    ready += by;
    to.push({ ph: 'C', pid: PID, tid: 0, ts, name: 'ready', args: { ready } });
  }
}

function arrows(index: LogIndex, to: TraceEvent[]): void {
  let id = 0;
  for (const { fromLane, fromUs, toLane, toUs, toMoment, why } of wakeArrows(index)) {
    if (toMoment < 0) continue;
    id++;
    const both = { pid: PID, name: why, cat: 'wake', id } as const;
    to.push({ ...both, ph: 's', tid: tidOf(fromLane), ts: fromUs });
    to.push({ ...both, ph: 'f', bp: 'e', tid: tidOf(toLane), ts: toUs });
  }
}
