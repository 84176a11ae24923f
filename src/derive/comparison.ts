/** Two or three runs side by side, as plain data and as rows of text: what the command prints and the page shows. */
import type { Moment } from '../events/event';
import { formatTime, timeAtUs } from './clock';
import { consoleLines } from './console';
import type { Divergence } from './divergence';
import type { LogIndex } from './log-index';
import type { Metrics } from './metrics';
import { titleOf } from './names';
import { narrate } from './narrate';
import { type DiffLine, diffLines } from './text-diff';

/** Whether less or more of it is better; 'none' where that is no question. */
type Better = 'less' | 'more' | 'none';

export type Verdict = 'same' | 'better' | 'worse' | 'differs';

export interface MetricCell {
  readonly value: number | null;
  /** '12 ms', '3', '50 %'; '–' where there is none. */
  readonly text: string;
  /** Against the first run: '+6', '−3 ms', 'same'; '' for the first run itself and where one of them has none. */
  readonly delta: string;
  readonly verdict: Verdict;
  /** Whose it is, for figures that are somebody's: 'hog'. */
  readonly note: string;
}

export interface MetricRow {
  readonly id: string;
  readonly title: string;
  /** What it means, in one sentence. */
  readonly meaning: string;
  readonly cells: readonly MetricCell[];
}

interface Measure {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly better: Better;
  readonly form: (value: number) => string;
  readonly value: (metrics: Metrics) => number | null;
  readonly note?: (metrics: Metrics, index: LogIndex) => string;
}

const count = (value: number) => value.toLocaleString('en-US');
/** Three digits are enough to compare by; whole numbers stay whole. */
const short = (value: number) => (Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3)));
const time = (us: number) => formatTime(Math.abs(us) < 1000 ? short(us) : Number(us.toPrecision(3)));
const percent = (part: number) => `${Number((part * 100).toFixed(1))} %`;
const plain = (value: number) => short(value).toLocaleString('en-US');
const bytes = (value: number) =>
  Math.abs(value) >= 1e6 ? `${plain(value / 1e6)} MB` : `${plain(value / 1e3)} kB`;

const MEASURES: readonly Measure[] = [
  {
    id: 'total',
    title: 'Time to finish',
    meaning: 'Virtual time from the start of the run to its end.',
    better: 'less',
    form: time,
    value: ({ totalUs }) => totalUs,
  },
  {
    id: 'longest',
    title: 'Longest hold',
    meaning: 'The longest stretch in which one task or thread kept its turn.',
    better: 'less',
    form: time,
    value: ({ longest }) => longest?.us ?? null,
    note: ({ longest }, index) => (longest === null ? '' : titleOf(index, longest.who)),
  },
  {
    id: 'latency-worst',
    title: 'Worst latency',
    meaning: 'From the moment a handle of the loop could have run until it did: the latest one.',
    better: 'less',
    form: time,
    value: ({ latency }) => latency?.worstUs ?? null,
    note: ({ latency }, index) =>
      latency === null || latency.worstUs === 0 ? '' : titleOf(index, latency.worstWho),
  },
  {
    id: 'latency-median',
    title: 'Median latency',
    meaning: 'From the moment a handle of the loop could have run until it did: the middle one.',
    better: 'less',
    form: time,
    value: ({ latency }) => latency?.medianUs ?? null,
  },
  {
    id: 'voluntary',
    title: 'Switches by choice',
    meaning: 'How often a task or thread gave up its turn itself.',
    better: 'none',
    form: count,
    value: ({ voluntary }) => voluntary,
  },
  {
    id: 'forced',
    title: 'Switches by force',
    meaning: 'How often a turn was taken from a task or thread.',
    better: 'none',
    form: count,
    value: ({ forced }) => forced,
  },
  {
    id: 'response',
    title: 'Mean response',
    meaning: 'First run minus arrival, on average.',
    better: 'less',
    form: time,
    value: ({ responseUs }) => responseUs,
  },
  {
    id: 'turnaround',
    title: 'Mean turnaround',
    meaning: 'Completion minus arrival, on average.',
    better: 'less',
    form: time,
    value: ({ turnaroundUs }) => turnaroundUs,
  },
  {
    id: 'wait',
    title: 'Mean wait',
    meaning: 'Time in which one could have run and did not, on average.',
    better: 'less',
    form: time,
    value: ({ waitUs }) => waitUs,
  },
  {
    id: 'throughput',
    title: 'Throughput',
    meaning: 'Tasks or threads that came to their end, for each second.',
    better: 'more',
    form: (value) => (value >= 10_000 ? `${plain(value / 1000)}k / s` : `${plain(value)} / s`),
    value: ({ throughput }) => throughput,
  },
  {
    id: 'fairness',
    title: 'Fairness',
    meaning:
      'Jain’s index of the shares of the time that each could have run: 1 is equal, 1 / n is all to one.',
    better: 'more',
    form: plain,
    value: ({ fairness }) => fairness,
  },
  {
    id: 'memory',
    title: 'Peak memory',
    meaning: 'By the model: so much for each process, thread and task that is alive.',
    better: 'less',
    form: bytes,
    value: ({ memoryBytes }) => memoryBytes,
  },
  {
    id: 'instructions',
    title: 'Instructions',
    meaning: 'Instructions of the program that were executed.',
    better: 'none',
    form: count,
    value: ({ instructions }) => instructions,
  },
];

/** The figures of several runs, each against the first one. */
export function metricRows(indexes: readonly LogIndex[], metrics: readonly Metrics[]): MetricRow[] {
  const cores = Math.max(...metrics.map(({ utilisation }) => utilisation.length));
  return [...MEASURES, ...Array.from({ length: cores }, (_, core) => utilisationOf(core, cores))]
    .map(({ id, title, meaning, better, form, value, note }) => {
      const base = value(metrics[0]!);
      const cells = metrics.map((own, i): MetricCell => {
        const mine = value(own);
        const text = mine === null ? '–' : form(mine);
        const known = note?.(own, indexes[i]!) ?? '';
        if (i === 0 || mine === null || base === null) {
          return { value: mine, text, delta: '', verdict: 'same', note: known };
        }
        const { delta, verdict } = against(mine - base, form, better);
        return { value: mine, text, delta, verdict, note: known };
      });
      return { id, title, meaning, cells };
    })
    .filter(({ cells }) => cells.some(({ value }) => value !== null));
}

function utilisationOf(core: number, cores: number): Measure {
  return {
    id: `utilisation-${core}`,
    title: cores === 1 ? 'Utilisation' : `Core ${core} busy`,
    meaning: 'The part of the time in which the core worked.',
    better: 'none',
    form: percent,
    value: ({ utilisation }) => utilisation[core] ?? null,
  };
}

function against(
  difference: number,
  form: (value: number) => string,
  better: Better,
): { readonly delta: string; readonly verdict: Verdict } {
  const size = form(Math.abs(difference));
  if (difference === 0 || size === form(0)) return { delta: 'same', verdict: 'same' };
  const isLess = difference < 0;
  return {
    delta: `${isLess ? '−' : '+'}${size}`,
    verdict: better === 'none' ? 'differs' : isLess === (better === 'less') ? 'better' : 'worse',
  };
}

/** What one run does where it parts from another, in words. */
export interface BranchTelling {
  readonly moment: Moment;
  readonly atUs: number;
  /** The line that was last come to before (from 1), 0 if none. */
  readonly line: number;
  readonly who: string;
  readonly text: string;
}

export function tellBranch(index: LogIndex, { moment, shownMoment }: Divergence['a']): BranchTelling {
  const { log } = index;
  const { lines } = log.partsOf(moment);
  const site = lines > 0 ? log.sites[log.lineSite(lines - 1)] : undefined;
  const who = lines > 0 ? index.lineOwner(lines - 1) : 0;
  return {
    moment,
    atUs: timeAtUs(index, shownMoment),
    line: site?.sourceLine ?? 0,
    who: titleOf(index, who),
    text: narrate(index, moment, 'instruction').text,
  };
}

/** The outputs of two runs, line by line. */
export function outputDiff(a: LogIndex, b: LogIndex): DiffLine[] {
  const lines = (index: LogIndex) => consoleLines(index).map(({ text }) => text);
  return diffLines(lines(a), lines(b));
}
