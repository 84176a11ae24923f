/** The run in figures, and in one sentence for whoever cannot see the picture. */
import type { SchedulableId } from '../events/event';
import { formatTime, spanTimeUs, timeAtUs } from './clock';
import { lanesOf } from './lanes';
import { CPU_IDLE, type LogIndex } from './log-index';
import { steps } from './steps';
import { SPAN_STATES, type SpanState } from './types';

export interface LaneFigures {
  readonly id: SchedulableId;
  readonly title: string;
  readonly runningUs: number;
  /** Time spent ready, waiting for a turn, and the longest stretch of it. */
  readonly readyUs: number;
  readonly readyUsMax: number;
  readonly waitingUs: number;
  readonly sleepingUs: number;
  /** How often it began to run. */
  readonly turns: number;
}

export interface RunFigures {
  readonly totalUs: number;
  /** Time in which nobody ran because nothing was ready. */
  readonly idleUs: number;
  /** How often who runs changed. */
  readonly switches: number;
  readonly lanes: readonly LaneFigures[];
}

/** Where the time of the run went, for each schedulable. One pass over the spans. */
export function figuresOf(index: LogIndex): RunFigures {
  const { cpu } = index;
  const totalUs = timeAtUs(index, index.lastMoment);
  let idleUs = 0;
  for (let i = 0; i < cpu.length; i++) {
    if (cpu.states.at(i) !== CPU_IDLE) continue;
    idleUs += spanTimeUs(index, cpu, i + 1) - spanTimeUs(index, cpu, i);
  }
  const lanes = lanesOf(index)
    .filter(({ kind }) => kind !== 'cpu')
    .map(({ id, title }) => laneFigures(index, id, title));
  return { totalUs, idleUs, switches: index.stops.switch.length, lanes };
}

function laneFigures(index: LogIndex, id: SchedulableId, title: string): LaneFigures {
  const track = index.track(id);
  const sums = new Map<SpanState, number>();
  let readyUsMax = 0;
  let turns = 0;
  for (let i = 0; i < track.length; i++) {
    const state = SPAN_STATES[track.states.at(i)]!;
    const duration = spanTimeUs(index, track, i + 1) - spanTimeUs(index, track, i);
    sums.set(state, (sums.get(state) ?? 0) + duration);
    if (state === 'ready') readyUsMax = Math.max(readyUsMax, duration);
    const before = i === 0 ? null : SPAN_STATES[track.states.at(i - 1)];
    if (state === 'running' && before !== 'outer' && before !== 'blocking') turns++;
  }
  const sum = (state: SpanState) => sums.get(state) ?? 0;
  return {
    id,
    title,
    runningUs: sum('running') + sum('outer') + sum('blocking'),
    readyUs: sum('ready'),
    readyUsMax,
    waitingUs: sum('waiting'),
    sleepingUs: sum('sleeping'),
    turns,
  };
}

/** '3 tasks and 2 generators, 24 steps, 6 switches in 1.2 s; longest ready: bob, 0.31 s'. */
export function summaryText(index: LogIndex): string {
  const figures = figuresOf(index);
  const kinds = (kind: string, one: string, many: string) => {
    const count = index.log.schedulables.filter((info) => info.kind === kind).length;
    return count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];
  };
  const tasks = [...kinds('task', 'task', 'tasks'), ...kinds('generator', 'generator', 'generators')];
  const threads = index.log.schedulables.filter(({ kind }) => kind === 'thread').length;
  if (threads > 1 || tasks.length === 0) tasks.unshift(...kinds('thread', 'thread', 'threads'));
  const stepCount = steps(index, 'line').count - 1;
  const longest = figures.lanes.reduce<LaneFigures | null>(
    (best, lane) => (lane.readyUsMax > (best?.readyUsMax ?? 0) ? lane : best),
    null,
  );
  const kept =
    longest === null || longest.readyUsMax * 20 < figures.totalUs
      ? ''
      : `; longest ready without a turn: ${longest.title}, ${formatTime(longest.readyUsMax)}`;
  return `${tasks.join(' and ')}, ${plural(stepCount, 'step', 'steps')}, ${plural(figures.switches, 'switch', 'switches')} in ${formatTime(figures.totalUs)}${kept}`;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
