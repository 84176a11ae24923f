/** `interleave explore`: its words, and the table of outcomes that it prints. */

import { formatChoices, SWITCH_POINTS, type SwitchPoints } from '../events/schedulers';
import { type Exploration, explore, type Outcome } from '../explore/explore';
import { type Command, parseCommand, UsageError } from './command-line';
import { wholeNumber } from './scheduling';

export interface ExploreCommand {
  readonly command: Command;
  readonly limit: number;
  readonly points: SwitchPoints;
  readonly seeds: number | null;
}

const DEFAULT_LIMIT = 1000;
/** Outcomes that the table lists, and the letters of an output in it. */
const LISTED_MAX = 40;
const OUTPUT_MAX = 60;

/** Reads what follows the word `explore`; null if help is asked for. Throws UsageError. */
export function parseExplore(args: readonly string[]): ExploreCommand | null {
  let limit = DEFAULT_LIMIT;
  let points: SwitchPoints = 'access';
  let seeds: number | null = null;
  const others: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const [word, attached] = args[i]!.split(/=(.*)/s, 2) as [string, string | undefined];
    const value = (): string => {
      const given = attached ?? args[++i];
      if (given === undefined) throw new UsageError(`${word} needs a value`);
      return given;
    };
    if (word === '--help' || word === '-h') return null;
    if (word === '--limit') limit = wholeNumber(word, value(), 1);
    else if (word === '--seeds') seeds = wholeNumber(word, value(), 1);
    else if (word === '--points') {
      const name = value();
      const found = SWITCH_POINTS.find((known) => known === name);
      if (found === undefined)
        throw new UsageError(`unknown points ${JSON.stringify(name)}: ${SWITCH_POINTS.join(', ')}`);
      points = found;
    } else if (/^--(scheduler|quantum|random|cores|choices|log|width|show|rows|print-choices)$/.test(word)) {
      throw new UsageError(`${word} does not go with explore: it tries every schedule`);
    } else others.push(args[i]!);
  }
  return { command: parseCommand(['run', ...others]), limit: seeds ?? limit, points, seeds };
}

export function exploreUsage(): string {
  return `usage: interleave explore FILE [--points NAME] [--limit N] [--seeds N] [--json] [options of run]

Runs a program under every schedule there is, those with the fewest preemptions first, and prints what it can
print and how it can end.

  --points NAME   where tasks and threads may be cut: access (the default: before an instruction that reads or
                  writes what others may see; all other orders come to the same), instruction, line, gil, await
  --limit N       schedules at most (default ${DEFAULT_LIMIT})
  --seeds N       N schedules drawn by chance instead, from --schedule-seed on
  --json          the same as JSON

An outcome's choices lead to it again: interleave run FILE --scheduler manual --points NAME --choices "..."
`;
}

/** Goes through the schedules and gives the text to print. */
export function exploreText(source: string, { command, limit, points, seeds }: ExploreCommand): string {
  let last: Exploration | null = null;
  for (const state of explore(source, command.options, { limit, points, seeds })) last = state;
  const exploration = last!;
  return command.json ? asJson(exploration, points) : asTable(exploration, points, command.file, limit);
}

function asJson(exploration: Exploration, points: SwitchPoints): string {
  const { runs, isComplete, preemptions } = exploration;
  const outcomes = exploration.outcomes.map(({ choices, ...outcome }) => ({
    ...outcome,
    choices: formatChoices(choices),
  }));
  return `${JSON.stringify({ points, schedules: runs, complete: isComplete, preemptions, outcomes }, null, 2)}\n`;
}

function asTable(exploration: Exploration, points: SwitchPoints, file: string, limit: number): string {
  const { outcomes, runs } = exploration;
  const schedules = runs === 1 ? '1 schedule' : `${runs.toLocaleString('en-US')} schedules`;
  const lines = [
    `${file}: ${schedules} tried, ${outcomes.length} ${outcomes.length === 1 ? 'outcome' : 'outcomes'}`,
    '',
  ];
  lines.push(`${'count'.padStart(8)} ${'share'.padStart(7)}  outcome`);
  for (const outcome of outcomes.slice(0, LISTED_MAX)) {
    const share = ((100 * outcome.count) / runs).toFixed(1);
    lines.push(`${String(outcome.count).padStart(8)} ${`${share} %`.padStart(7)}  ${outcomeText(outcome)}`);
    if (outcome.choices.length > 0)
      lines.push(`${' '.repeat(18)}--choices "${formatChoices(outcome.choices)}"`);
  }
  if (outcomes.length > LISTED_MAX)
    lines.push(`${' '.repeat(18)}and ${outcomes.length - LISTED_MAX} more outcomes`);
  lines.push('', `Cut at: ${points}. ${untried(exploration, limit)}`);
  return `${lines.join('\n')}\n`;
}

const ENDINGS: Readonly<Partial<Record<Outcome['reason'], string>>> = {
  finished: '',
  exit: 'exit: ',
  error: 'exception: ',
  deadlock: 'deadlock: ',
  idle: 'waits for ever: ',
  limit: 'stopped at a limit: ',
};

function outcomeText({ reason, message, stdout }: Outcome): string {
  const text = stdout.trimEnd().replace(/\n/g, ' | ');
  const output =
    text === '' ? 'no output' : text.length > OUTPUT_MAX ? `…${text.slice(1 - OUTPUT_MAX)}` : text;
  if (reason === 'finished') return output;
  return `${ENDINGS[reason] ?? `${reason}: `}${message} (after: ${output})`;
}

/** What these schedules leave open. */
function untried({ isComplete, preemptions }: Exploration, limit: number): string {
  if (isComplete) return 'These are all the schedules there are at these points.';
  if (preemptions === -1)
    return 'Drawn by chance: an outcome that is not in the table may still be possible.';
  const most = limit.toLocaleString('en-US');
  return preemptions < -1 || preemptions < 0
    ? `Not tried: more than these ${most} schedules.`
    : `All with at most ${preemptions} ${preemptions === 1 ? 'preemption' : 'preemptions'} were tried; not all with more (limit ${most}).`;
}
