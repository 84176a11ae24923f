/** The `interleave` command (contract: floor plan, "One command line"). */
import { readFileSync, writeFileSync } from 'node:fs';
import { version } from '../../package.json';
import { findingsAsData, findingsText } from '../derive/diagnoses/text';
import { LogIndex } from '../derive/log-index';
import { timelineText } from '../derive/timeline-text';
import { waitGraphAt } from '../derive/wait-graph';
import { waitGraphText, waitsAsData } from '../derive/wait-graph-text';
import { exitCodeOf } from '../engine/endings';
import { loadEverything } from '../engine/parts';
import { compileProgram } from '../engine/program';
import { Run } from '../engine/run';
import { formatSyntaxError } from '../engine/traceback';
import type { InputSettings, RunEnd, WorldSettings } from '../events/run';
import { formatChoices } from '../events/schedulers';
import { logToJson } from '../log/log-file';
import { dis } from '../python/compiler/dis';
import { readWorld } from '../world/settings';
import { type Command, explainUsage, parseCommand, UsageError, usage } from './command-line';
import { compare } from './compare';
import { type CompareCommand, compareUsage, parseCompare } from './compare-command';
import { findingsOf } from './diagnose';
import { explain } from './explain';
import { type ExploreCommand, exploreText, exploreUsage, parseExplore } from './explore-command';
import { linkTo } from './link';

const SLICE = 1_000_000;

/** Runs the command line; returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  let command: Command;
  let comparison: CompareCommand | null = null;
  let exploration: ExploreCommand | null = null;
  try {
    if (args[0] === 'compare') {
      comparison = parseCompare(args.slice(1));
      if (comparison === null) {
        process.stdout.write(compareUsage());
        return 0;
      }
    }
    if (args[0] === 'explore') {
      exploration = parseExplore(args.slice(1));
      if (exploration === null) {
        process.stdout.write(exploreUsage());
        return 0;
      }
    }
    command =
      exploration !== null
        ? exploration.command
        : comparison === null
          ? parseCommand(args)
          : comparison.runs[0]!.command;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`interleave: ${error.message} (try interleave --help)\n`);
    return 2;
  }
  if (command.name === 'help') {
    process.stdout.write(usage(version));
    return 0;
  }
  if (command.name === 'help-explain') {
    process.stdout.write(explainUsage());
    return 0;
  }
  if (command.name === 'version') {
    process.stdout.write(`interleave ${version}\n`);
    return 0;
  }
  let source: string;
  try {
    source = readFileSync(command.file === '-' ? 0 : command.file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    process.stderr.write(
      `interleave: cannot read ${command.file}: ${(error as NodeJS.ErrnoException).code ?? ''}\n`,
    );
    return 2;
  }
  if (command.world !== null) {
    const world = worldOf(command.world);
    if (typeof world === 'string') {
      process.stderr.write(`interleave: ${command.world}: ${world}\n`);
      return 2;
    }
    command = { ...command, options: { ...command.options, world } };
  }
  await loadEverything();
  if (exploration !== null) {
    process.stdout.write(exploreText(source, exploration));
    return 0;
  }
  const input = command.file === '-' ? undefined : readInput(source);
  if (comparison !== null) {
    const { text, error, exitCode } = compare(source, comparison, input);
    process.stdout.write(text);
    process.stderr.write(error);
    return exitCode;
  }
  if (command.name === 'run' || command.name === 'diagnose')
    command = { ...command, options: { ...command.options, input } };
  return perform(command, source);
}

function perform(command: Command, source: string): number {
  switch (command.name) {
    case 'dis':
      return printDis(source, command);
    case 'explain':
      return printExplanation(source, command);
    case 'timeline':
      return printTimeline(source, command);
    case 'link':
      return printLink(source, command);
    default:
      return runProgram(source, command);
  }
}

/** The settings in a file, or what is wrong with it. */
function worldOf(path: string): WorldSettings | string {
  try {
    return readWorld(readFileSync(path, 'utf8'));
  } catch (error) {
    return `cannot be read: ${(error as NodeJS.ErrnoException).code ?? ''}`;
  }
}

function runProgram(source: string, command: Command): number {
  const { options } = command;
  const run = new Run(source, options);
  // A diagnosis is about the program, and its own words are all that is asked for.
  const isQuiet = command.name === 'diagnose';
  const output: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  let seen = 0;
  const flush = (): void => {
    run.takeChunk();
    for (; seen < run.log.eventCount; seen++) {
      if (run.log.kindOf(seen) !== 'output') continue;
      const event = run.log.event(seen);
      if (event.kind !== 'output') continue;
      const stream = event.stream === 'stderr' ? 'stderr' : 'stdout';
      if (command.json) output[stream] += event.text;
      else if (!isQuiet) process[stream].write(event.text);
    }
  };
  while (run.end === null) {
    run.step(SLICE);
    flush();
  }
  flush();
  const end: RunEnd = run.end;
  if (command.log !== null) writeFileSync(command.log, logToJson(run.log, options));
  const isStuck = end.reason === 'deadlock' || end.reason === 'idle';
  const waits = isStuck ? waitGraphAt(new LogIndex(run.log, { source }), run.log.lastMoment) : null;
  const choices = formatChoices(run.choices.made);
  // A rule's own choices can be very many.
  const isTold = command.printChoices || command.options.tasks.policy === 'manual';
  if (command.printChoices) process.stderr.write(`interleave: choices: ${choices}\n`);
  const findings = command.diagnosis === null ? null : findingsOf(run, source, command.diagnosis);
  if (command.json) {
    const { reason, exitCode, message, problems } = end;
    const lastUs = run.log.timeAtUs(run.log.lastMoment);
    process.stdout.write(
      `${JSON.stringify({ ...output, reason, exitCode, message, problems, instructions: run.instructions, timeUs: lastUs, ...(isTold ? { choices } : {}), ...(waits === null ? {} : { waits: waitsAsData(waits) }), ...(findings === null ? {} : { findings: findingsAsData(findings) }) }, null, 2)}\n`,
    );
  } else if (end.exitCode >= 70 && end.message !== '') {
    const line = end.problems[0]?.line ?? 0;
    const where = line > 0 ? `line ${line}: ` : '';
    process.stderr.write(`interleave: ${where}${end.message.split('\n')[0]!}\n`);
    if (waits !== null) process.stderr.write(`${waitGraphText(waits)}\n`);
    if (end.reason === 'bug') process.stderr.write(`${end.message}\n`);
  }
  if (findings !== null && !command.json) {
    process[isQuiet ? 'stdout' : 'stderr'].write(`${findingsText(findings)}\n`);
  }
  return end.exitCode;
}

/** What is piped in, if the program asks at all. */
function readInput(source: string): InputSettings | undefined {
  if (!/input|stdin/.test(source) || process.stdin.isTTY) return undefined;
  try {
    const lines = readFileSync(0, 'utf8').split('\n');
    if (lines[lines.length - 1] === '') lines.pop();
    return { lines: lines.map((text) => ({ text })), whenUsedUp: 'end' };
  } catch {
    return undefined;
  }
}

function printExplanation(source: string, command: Command): number {
  const { sections, rows, options } = command;
  const explanation = explain(source, { sections, rows, run: options });
  process.stdout.write(explanation.text);
  process.stderr.write(explanation.error);
  return explanation.exitCode;
}

function printDis(source: string, command: Command): number {
  const program = compileProgram(source, command.options.filename, command.options.script);
  if (!program.ok) {
    process.stderr.write(formatSyntaxError(program.diagnostic, program.filename, program.text));
    return exitCodeOf('syntax-error');
  }
  for (const cell of program.cells) {
    if (cell.number > 0) process.stdout.write(`# %% cell ${cell.number}\n`);
    process.stdout.write(`${dis(cell.code).trimEnd()}\n`);
  }
  return 0;
}

function printLink(source: string, { options, at, base }: Command): number {
  // As on the page, where a program that asks for a line waits for it.
  const input: InputSettings = { lines: [], whenUsedUp: 'wait' };
  const made = linkTo(source, { ...options, input }, at);
  if (!made.ok) {
    process.stderr.write(`interleave: ${made.message}\n`);
    return made.exitCode;
  }
  process.stdout.write(`${base}${made.fragment}\n`);
  if (base === '') process.stderr.write("interleave: put this after the page's address, or give --base\n");
  return 0;
}

function printTimeline(source: string, command: Command): number {
  const run = new Run(source, command.options);
  while (run.end === null) run.step(SLICE);
  run.takeChunk();
  process.stdout.write(`${timelineText(run.log, { width: command.width })}\n`);
  if (run.end.message !== '') process.stderr.write(`interleave: ${run.end.message.split('\n')[0]!}\n`);
  return run.end.exitCode;
}

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
