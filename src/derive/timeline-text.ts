/** The timeline as text, for the command line: one row a lane, one character a column of the same layout. */
import type { EventLog } from '../log/event-log';
import { formatTime } from './clock';
import { chosenLanes } from './lanes';
import { layout } from './layout';
import { LogIndex } from './log-index';
import { summaryText } from './summary';
import { CPU_LANE, type EndHow, type Lane, SPAN_STATES, type SpanState, type TimelineLayout } from './types';

export interface TimelineTextOptions {
  /** Characters a line; 100 unless said otherwise. */
  readonly width?: number;
  /** 'time' unless said otherwise. */
  readonly axis?: 'time' | 'steps';
  /** Takes long idle stretches out; false unless said otherwise. */
  readonly foldIdle?: boolean;
  /** Rows at most; 40 unless said otherwise. */
  readonly lanes?: number;
}

const FORMS: Readonly<Record<SpanState, string>> = {
  created: ' ',
  ready: '/',
  running: '█',
  outer: '░',
  blocking: '▓',
  waiting: '·',
  sleeping: '-',
  suspended: '╌',
  loop: ' ',
  blocked: '•',
};
const END_FORMS: Readonly<Record<EndHow, string>> = {
  returned: 'o',
  raised: 'x',
  cancelled: 'ø',
  closed: 'o',
};
/** What the legend says of each form; only of those that are drawn. */
const LEGEND: readonly (readonly [form: string, text: string])[] = [
  ['█', 'runs'],
  ['▓', 'runs, blocking its thread'],
  ['░', 'lets its generator run'],
  ['/', 'ready'],
  ['·', 'waits'],
  ['•', 'blocked'],
  ['-', 'sleeps'],
  ['╌', 'suspended'],
  ['o', 'done'],
  ['x', 'failed'],
  ['ø', 'cancelled'],
  ['≈', 'idle time, folded'],
];
/** Of several states within one column, the one further to the left here is shown. */
const STRENGTH: readonly SpanState[] = [
  'blocking',
  'running',
  'outer',
  'ready',
  'sleeping',
  'waiting',
  'blocked',
  'suspended',
  'loop',
  'created',
];
/** Who runs, in the CPU's row: a letter for each lane. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const NAME_MAX = 18;
const WIDTH_MIN = 40;

/** Lanes, axis, legend and a summary; the same log gives the same text. */
export function timelineText(log: EventLog, options: TimelineTextOptions = {}): string {
  const index = new LogIndex(log);
  const { lanes, hidden } = chosenLanes(index, (options.lanes ?? 40) + 1);
  const labels = lanes.map((lane) => labelOf(lane, lanes));
  const margin = Math.max(...labels.map(({ length }) => length), 4) + 2;
  const columns = Math.max(WIDTH_MIN, options.width ?? 100) - margin;
  const picture = layout(index, {
    from: 0,
    to: 1,
    width: columns,
    axis: options.axis ?? 'time',
    foldIdle: options.foldIdle ?? false,
    minSlicePx: 1,
    axisLabelPx: 12,
    lanes: lanes.map(({ id }) => id),
  });
  const rows = [axisRow(picture, columns, margin)];
  const drawn = new Set<string>();
  lanes.forEach((lane, i) => {
    const row = lane.id === CPU_LANE ? cpuRow(picture, i, lanes, columns) : laneRow(picture, i, columns);
    fold(picture, row);
    if (lane.id !== CPU_LANE) for (const form of row) drawn.add(form);
    rows.push(`${labels[i]!.padEnd(margin)}${row.join('').trimEnd()}`.trimEnd());
  });
  if (hidden > 0) rows.push(`and ${hidden} lanes more`);
  const legend = LEGEND.filter(([form]) => drawn.has(form)).map(([form, text]) => `${form} ${text}`);
  rows.push('', legend.join('  '), `${summaryText(index)}${endText(index)}`);
  return rows.join('\n');
}

function labelOf(lane: Lane, lanes: readonly Lane[]): string {
  if (lane.id === CPU_LANE) return 'CPU';
  const title = lane.title.length > NAME_MAX ? `${lane.title.slice(0, NAME_MAX - 1)}…` : lane.title;
  return `${letterOf(lane.id, lanes)} ${'  '.repeat(lane.depth)}${title}`;
}

function letterOf(id: number, lanes: readonly Lane[]): string {
  const place = lanes.findIndex((lane) => lane.id === id) - 1;
  return place < 0 ? '*' : (LETTERS[place] ?? '*');
}

function laneRow(picture: TimelineLayout, lane: number, columns: number): string[] {
  const { count, x, width, state, end } = picture.lanes[lane]!;
  const row: string[] = new Array<string>(columns + 2).fill(' ');
  const strength: number[] = new Array<number>(columns + 2).fill(STRENGTH.length);
  for (let i = 0; i < count; i++) {
    const name = SPAN_STATES[state[i]!]!;
    const rank = STRENGTH.indexOf(name);
    for (const column of covered(x[i]!, width[i]!, columns)) {
      if (rank >= strength[column]!) continue;
      strength[column] = rank;
      row[column] = FORMS[name];
    }
  }
  if (end !== null) {
    let column = Math.min(columns, Math.max(0, Math.round(end.x)));
    if (row[column] === FORMS.running) column++;
    row[column] = END_FORMS[end.how];
  }
  return row;
}

/** Columns of which a mark covers the middle; at least the one it lies in. */
function covered(x: number, width: number, columns: number): number[] {
  const first = Math.max(0, Math.ceil(x - 0.5));
  const last = Math.min(columns - 1, Math.ceil(x + width - 0.5) - 1);
  if (last < first) return [Math.min(columns - 1, Math.max(0, Math.floor(x + width / 2)))];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function cpuRow(picture: TimelineLayout, lane: number, lanes: readonly Lane[], columns: number): string[] {
  const { count, x, width, state } = picture.lanes[lane]!;
  const row: string[] = new Array<string>(columns).fill(' ');
  for (let i = 0; i < count; i++) {
    if (state[i]! < 0) continue;
    for (const column of covered(x[i]!, width[i]!, columns)) row[column] = letterOf(state[i]!, lanes);
  }
  return row;
}

function fold(picture: TimelineLayout, row: string[]): void {
  for (const { x, width } of picture.folds) {
    const middle = Math.floor(x + width / 2);
    if (row[middle] === '-' || row[middle] === '·' || row[middle] === '•' || row[middle] === ' ')
      row[middle] = '≈';
  }
}

function axisRow(picture: TimelineLayout, columns: number, margin: number): string {
  const row: string[] = new Array<string>(columns + 12).fill(' ');
  let free = 0;
  const labels = [
    ...picture.ticks.map(({ x, label }) => ({ x, label })),
    ...picture.folds.flatMap(({ x, width, toUs }) => [{ x: x + width, label: formatTime(toUs) }]),
  ].sort((a, b) => a.x - b.x);
  for (const { x, label } of labels) {
    const at = Math.round(x);
    if (at < free) continue;
    for (let i = 0; i < label.length; i++) row[at + i] = label[i]!;
    free = at + label.length + 2;
  }
  return `${' '.repeat(margin)}${row.join('').trimEnd()}`;
}

function endText({ log }: LogIndex): string {
  if (log.end === null) return '';
  return log.end.reason === 'finished' || log.end.message === ''
    ? `; ${log.end.reason}`
    : `; ${log.end.message}`;
}
