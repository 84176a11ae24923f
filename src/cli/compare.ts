/** `interleave compare`: several runs of one program, side by side as text or JSON. */
import { formatTime } from '../derive/clock';
import { type MetricRow, metricRows, outputDiff, tellBranch } from '../derive/comparison';
import { firstDivergence } from '../derive/divergence';
import { LogIndex } from '../derive/log-index';
import { metricsOf } from '../derive/metrics';
import { Run } from '../engine/run';
import type { InputSettings, RunEnd, RunOptions } from '../events/run';
import type { CompareCommand } from './compare-command';

const SLICE = 1_000_000;

interface Compared {
  readonly name: string;
  readonly text: string;
  readonly options: RunOptions;
  readonly index: LogIndex;
  readonly end: RunEnd;
}

export interface ComparisonText {
  readonly text: string;
  readonly error: string;
  readonly exitCode: number;
}

/** Runs a program as often as the command says, with the same standard input for each run. */
export function compare(
  source: string,
  command: CompareCommand,
  input: InputSettings | undefined,
): ComparisonText {
  const runs = command.runs.map(({ name, text, command: { options } }): Compared => {
    const run = new Run(source, { ...options, input });
    while (run.end === null) run.step(SLICE);
    run.takeChunk();
    return { name, text, options, index: new LogIndex(run.log, { source }), end: run.end };
  });
  const failed = runs.find(({ end }) => exitCodeFor(end) !== 0);
  const exitCode = failed === undefined ? 0 : exitCodeFor(failed.end);
  const error = failed === undefined ? '' : `interleave: ${failed.name}: ${failed.end.message}\n`;
  if (command.json)
    return { text: `${JSON.stringify(asData(runs, command.file), null, 2)}\n`, error, exitCode };
  return { text: asText(runs, command.file), error, exitCode };
}

function exitCodeFor({ reason, exitCode }: RunEnd): number {
  return reason === 'bug' || reason === 'unsupported' || reason === 'syntax-error' ? exitCode : 0;
}

function asData(runs: readonly Compared[], file: string): unknown {
  const [first, ...others] = runs;
  const metrics = runs.map(({ index, options }) => metricsOf(index, options));
  return {
    file,
    runs: runs.map(({ name, text, options, index, end }, i) => ({
      name,
      given: text,
      options,
      reason: end.reason,
      exitCode: end.exitCode,
      message: end.message,
      stdout: outputOf(index, 'stdout'),
      stderr: outputOf(index, 'stderr'),
      metrics: metrics[i],
    })),
    comparisons: others.map((other) => {
      const divergence = firstDivergence(first!.index, other.index);
      return {
        of: [first!.name, other.name],
        divergence: divergence && {
          index: divergence.index,
          a: tellBranch(first!.index, divergence.a),
          b: tellBranch(other.index, divergence.b),
        },
        output: outputDiff(first!.index, other.index),
      };
    }),
    metrics: metricRows(
      runs.map(({ index }) => index),
      metrics,
    ),
  };
}

function asText(runs: readonly Compared[], file: string): string {
  const [first, ...others] = runs;
  const parts: string[] = [`${file}\n`];
  for (const { name, text, end } of runs) {
    const ended = end.reason === 'finished' ? '' : ` (ends: ${end.message || end.reason})`;
    parts.push(`  ${name}: ${text.trim() === '' ? 'defaults' : text.trim()}${ended.split('\n')[0]!}\n`);
  }
  for (const other of others) {
    parts.push(`\n== divergence of ${first!.name} and ${other.name}\n`);
    const divergence = firstDivergence(first!.index, other.index);
    if (divergence === null) parts.push('none: both do the same in the same order, times apart\n');
    else {
      parts.push(
        `after ${divergence.index.toLocaleString('en-US')} things that both do in the same order:\n`,
      );
      for (const [run, branch] of [
        [first!, divergence.a],
        [other, divergence.b],
      ] as const) {
        const { atUs, line, text } = tellBranch(run.index, branch);
        parts.push(`  ${run.name}  ${formatTime(atUs)}${line > 0 ? `, line ${line}` : ''}: ${text}\n`);
      }
    }
    parts.push(`\n== output of ${first!.name} (-) and ${other.name} (+)\n`);
    const lines = outputDiff(first!.index, other.index);
    if (lines.every(({ side }) => side === 'both')) parts.push(sameOutput(lines.length));
    else {
      for (const { side, text } of lines) {
        parts.push(`${side === 'both' ? ' ' : side === 'a' ? '-' : '+'} ${text}\n`);
      }
    }
  }
  const metrics = runs.map(({ index, options }) => metricsOf(index, options));
  parts.push('\n== metrics (virtual time)\n');
  parts.push(
    table(
      metricRows(
        runs.map(({ index }) => index),
        metrics,
      ),
      runs.map(({ name }) => name),
    ),
  );
  return parts.join('');
}

function sameOutput(lines: number): string {
  if (lines === 0) return 'nothing is printed\n';
  return lines === 1 ? 'the same line\n' : `the same ${lines.toLocaleString('en-US')} lines\n`;
}

/** Columns: the figure, and for each run its value, whose it is, and the difference to the first run. */
function table(rows: readonly MetricRow[], names: readonly string[]): string {
  const cells = [
    ['', ...names.map((name) => name)],
    ...rows.map(({ title, cells: own }) => [
      title,
      ...own.map(({ text, note, delta, verdict }) => {
        const whose = note === '' ? '' : ` (${note})`;
        const word = verdict === 'better' || verdict === 'worse' ? ` ${verdict}` : '';
        return `${text}${whose}${delta === '' ? '' : `  ${delta}${word}`}`;
      }),
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('   ')
          .trimEnd()}\n`,
    )
    .join('');
}

function outputOf(index: LogIndex, stream: 'stdout' | 'stderr'): string {
  let text = '';
  for (let i = 0; i < index.outputs.length; i++) {
    const event = index.log.event(index.outputs.at(i));
    if (event.kind === 'output' && (event.stream === 'stderr') === (stream === 'stderr')) text += event.text;
  }
  return text;
}
