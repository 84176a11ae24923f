/** The words of `interleave compare`: one file, the options of two or three runs as one string each. */
import { type Command, parseCommand, UsageError } from './command-line';

export interface CompareCommand {
  readonly file: string;
  readonly json: boolean;
  readonly runs: readonly { readonly name: string; readonly text: string; readonly command: Command }[];
}

const SIDES = ['a', 'b', 'c'] as const;

/** Reads what follows the word `compare`; null if help is asked for. Throws UsageError. */
export function parseCompare(args: readonly string[]): CompareCommand | null {
  const texts = new Map<string, string>();
  const common: string[] = [];
  let json = false;
  for (let i = 0; i < args.length; i++) {
    const word = args[i]!;
    if (word === '--help' || word === '-h') return null;
    const side = SIDES.find((name) => word === `--${name}` || word.startsWith(`--${name}=`));
    if (word === '--json') json = true;
    else if (side === undefined) common.push(word);
    else {
      const text = word.includes('=') ? word.slice(word.indexOf('=') + 1) : args[++i];
      if (text === undefined) throw new UsageError(`--${side} needs the options of a run, as one string`);
      if (texts.has(side)) throw new UsageError(`--${side} is given twice`);
      texts.set(side, text);
    }
  }
  if (!texts.has('a') || !texts.has('b')) {
    throw new UsageError('compare needs --a and --b, the options of a run each, as one string');
  }
  const runs = SIDES.filter((name) => texts.has(name)).map((name) => {
    const text = texts.get(name)!;
    try {
      const own = splitWords(text);
      const refused = own.find((word) => /^--(json|log|width|show|rows|help|version)\b/.test(word));
      if (refused !== undefined) throw new UsageError(`${refused} is no option of a run that is compared`);
      return { name, text, command: parseCommand(['run', ...common, ...own]) };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      throw new UsageError(`--${name}: ${error.message}`.replace('run needs', 'compare needs'));
    }
  });
  return { file: runs[0]!.command.file, json, runs };
}

/** The words of a string as a shell would split them: at blanks, quotes keep words together. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  for (const [, double, single, bare] of text.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)) {
    words.push(double ?? single ?? bare!);
  }
  if (/["']/.test(text.replace(/"[^"]*"|'[^']*'/g, ''))) throw new UsageError('a quote is not closed');
  return words;
}

export function compareUsage(): string {
  return `usage: interleave compare FILE --a "OPTIONS" --b "OPTIONS" [--c "OPTIONS"] [options of run] [--json]

Runs a program two or three times, each time with options of its own, and prints side by side

  settings     what each run was given
  divergence   the first place where the runs part: who does what at which line, times apart
  output       what they print, as a diff against the first run
  metrics      what they cost in virtual time, each against the first run

  interleave compare x.py --a "--scheduler cooperative" --b "--scheduler preemptive --quantum 5"

Options of run outside of the strings hold for all runs. --json prints the same as JSON.

exit codes: 0 compared, whether they differ or not; 1 not a Python program; 2 usage; 70 a bug in Interleave;
            78 a run came to something that is not supported
`;
}
