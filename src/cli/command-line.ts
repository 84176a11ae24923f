/** The command line's words: parsing, checking, and the help text. */
import { DEFAULT_DIAGNOSIS_SETTINGS, type DiagnosisSettings } from '../derive/diagnoses/types';
import { GRAINS, type Grain } from '../derive/types';
import { COST_PRESETS, COSTS, type Costs } from '../events/costs';
import { type CpuSpeed, DEFAULT_RUN_OPTIONS, type RunOptions } from '../events/run';
import { isPageAddress, PUBLIC_ADDRESS } from '../link/address';
import type { StepPlace } from '../link/link';
import { SECTIONS, type Section } from './explain';
import { Scheduling, schedulingUsage, UsageError, wholeNumber } from './scheduling';

export { UsageError } from './scheduling';

export interface Command {
  readonly name:
    | 'run'
    | 'diagnose'
    | 'explain'
    | 'dis'
    | 'timeline'
    | 'link'
    | 'help'
    | 'help-explain'
    | 'version';
  readonly file: string;
  readonly options: RunOptions;
  readonly json: boolean;
  /** Print the choices of the run when it is over. */
  readonly printChoices: boolean;
  readonly log: string | null;
  /** File with settings of the simulated world, null for none. */
  readonly world: string | null;
  readonly width: number;
  /** From when on something is worth telling; null where no diagnosis is wanted. */
  readonly diagnosis: DiagnosisSettings | null;
  /** explain: what to print, and how many rows of the log at most. */
  readonly sections: readonly Section[];
  readonly rows: number;
  /** link: the address of the page, '' for the fragment alone, and the step at which it opens. */
  readonly base: string;
  readonly at: StepPlace;
}

const COMMANDS = ['run', 'diagnose', 'explain', 'dis', 'timeline', 'link'] as const;
const DEFAULT_WIDTH = 100;
const DEFAULT_ROWS = 200;
const START: StepPlace = { grain: 'line', step: 0 };

/** Reads the arguments. Throws UsageError with one line about what is wrong. */
export function parseCommand(args: readonly string[]): Command {
  const words: string[] = [];
  let json = false;
  let isScript = false;
  let log: string | null = null;
  let world: string | null = null;
  let width = DEFAULT_WIDTH;
  let sections: readonly Section[] | null = null;
  let rows: number | null = null;
  let base: string | null = null;
  let step: StepPlace['step'] | null = null;
  let grain: Grain | null = null;
  const scheduling = new Scheduling();
  let printChoices = false;
  let cpu: CpuSpeed = DEFAULT_RUN_OPTIONS.cpu;
  let { seed } = DEFAULT_RUN_OPTIONS;
  let costs: Costs = DEFAULT_RUN_OPTIONS.costs;
  let switchCost: string | null = null;
  let wantsDiagnosis = false;
  let hogMs: number | null = null;
  let hogInstructions: number | null = null;
  let maxInstructions = DEFAULT_RUN_OPTIONS.limits.userInstructions;
  for (let i = 0; i < args.length; i++) {
    const [word, attached] = splitEquals(args[i]!);
    const value = (): string => {
      const given = attached ?? args[++i];
      if (given === undefined) throw new UsageError(`${word} needs a value`);
      return given;
    };
    if (scheduling.take(word, value)) continue;
    switch (word) {
      case '--help':
      case '-h':
        return plain(words[0] === 'explain' || args[i + 1] === 'explain' ? 'help-explain' : 'help');
      case '--version':
        return plain('version');
      case '--json':
        json = true;
        break;
      case '--diagnose':
        wantsDiagnosis = true;
        break;
      case '--hog-ms':
        hogMs = wholeNumber(word, value(), 1);
        break;
      case '--hog-instructions':
        hogInstructions = wholeNumber(word, value(), 1);
        break;
      case '--script':
        isScript = true;
        break;
      case '--print-choices':
        printChoices = true;
        break;
      case '--log':
        log = value();
        break;
      case '--world':
        world = value();
        break;
      case '--width':
        width = wholeNumber(word, value(), 40);
        break;
      case '--show':
        sections = sectionList(value());
        break;
      case '--rows':
        rows = wholeNumber(word, value(), 1);
        break;
      case '--base':
        base = address(value());
        break;
      case '--at':
        step = stepNumber(value());
        break;
      case '--by':
        grain = grainOf(value());
        break;
      case '--seed':
        seed = wholeNumber(word, value(), 0);
        break;
      case '--max-instructions':
        maxInstructions = wholeNumber(word, value(), 1);
        break;
      case '--costs': {
        const name = value();
        const preset = COST_PRESETS.find((known) => known === name);
        if (preset === undefined) {
          throw new UsageError(`unknown costs ${JSON.stringify(name)}: ${COST_PRESETS.join(', ')}`);
        }
        costs = COSTS[preset];
        break;
      }
      case '--switch-cost':
        switchCost = value();
        break;
      case '--cpu':
        cpu = cpuSpeed(value());
        break;
      default:
        if (word.startsWith('-') && word !== '-') throw new UsageError(`unknown option ${args[i]!}`);
        words.push(args[i]!);
    }
  }
  const [name, file, ...rest] = words;
  if (name === undefined) throw new UsageError('no command given');
  const known = COMMANDS.find((command) => command === name);
  if (known === undefined) throw new UsageError(`unknown command ${JSON.stringify(name)}`);
  if (file === undefined) throw new UsageError(`${name} needs a file`);
  if (rest.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(rest[0])}`);
  if (known !== 'explain' && (sections !== null || rows !== null)) {
    throw new UsageError(`${sections === null ? '--rows' : '--show'} goes with explain`);
  }
  const isDiagnosed = known === 'diagnose' || (known === 'run' && wantsDiagnosis);
  if (wantsDiagnosis && !isDiagnosed) throw new UsageError('--diagnose goes with run');
  if ((hogMs !== null || hogInstructions !== null) && !isDiagnosed) {
    throw new UsageError(`${hogMs === null ? '--hog-instructions' : '--hog-ms'} goes with diagnose`);
  }
  if (base !== null && known !== 'link') throw new UsageError('--base goes with link');
  if ((step !== null || grain !== null) && known !== 'link') {
    throw new UsageError(`${step === null ? '--by' : '--at'} goes with link`);
  }
  return {
    name: known,
    file,
    json,
    printChoices,
    log,
    world,
    width,
    diagnosis: isDiagnosed
      ? {
          ...DEFAULT_DIAGNOSIS_SETTINGS,
          hogUs: hogMs === null ? DEFAULT_DIAGNOSIS_SETTINGS.hogUs : hogMs * 1000,
          hogInstructions: hogInstructions ?? DEFAULT_DIAGNOSIS_SETTINGS.hogInstructions,
        }
      : null,
    sections: sections ?? SECTIONS,
    rows: rows ?? DEFAULT_ROWS,
    base: base ?? PUBLIC_ADDRESS,
    at: { grain: grain ?? START.grain, step: step ?? START.step },
    options: {
      ...DEFAULT_RUN_OPTIONS,
      filename: file === '-' ? '<stdin>' : file,
      script: isScript,
      ...scheduling.options(cpu),
      cpu,
      seed,
      costs: switchCost === null ? costs : withSwitchCost(costs, switchCost),
      limits: { ...DEFAULT_RUN_OPTIONS.limits, userInstructions: maxInstructions },
    },
  };
}

function plain(name: 'help' | 'help-explain' | 'version'): Command {
  return {
    name,
    file: '',
    options: DEFAULT_RUN_OPTIONS,
    json: false,
    printChoices: false,
    log: null,
    world: null,
    width: DEFAULT_WIDTH,
    diagnosis: null,
    sections: SECTIONS,
    rows: DEFAULT_ROWS,
    base: PUBLIC_ADDRESS,
    at: START,
  };
}

/** The address of a page, without a fragment. */
function address(text: string): string {
  const bare = text.replace(/#.*$/, '');
  if (isPageAddress(bare)) return bare;
  throw new UsageError(`--base needs the address of a page, not ${JSON.stringify(text)}`);
}

function stepNumber(text: string): StepPlace['step'] {
  if (text === 'end') return text;
  if (!/^\d+$/.test(text)) {
    throw new UsageError(
      `--at needs a step, as the playhead counts them, or end, not ${JSON.stringify(text)}`,
    );
  }
  return Number(text);
}

function grainOf(text: string): Grain {
  const grain = GRAINS.find((known) => known === text);
  if (grain !== undefined) return grain;
  throw new UsageError(`--by takes ${GRAINS.join(', ')}, not ${JSON.stringify(text)}`);
}

/** Sections in the order of the stages, whatever order they were named in. */
function sectionList(text: string): readonly Section[] {
  const named = text.split(',').map((name) => name.trim());
  for (const name of named) {
    if (!SECTIONS.some((section) => section === name)) {
      throw new UsageError(`--show takes ${SECTIONS.join(', ')}, not ${JSON.stringify(name)}`);
    }
  }
  return SECTIONS.filter((section) => named.includes(section));
}

function splitEquals(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return word.startsWith('--') && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word, undefined];
}

/** The same cost for every kind of switch: instructions, or microseconds as in '50us'. */
function withSwitchCost(costs: Costs, text: string): Costs {
  const match = /^(\d+)(us)?$/.exec(text);
  if (match === null) {
    throw new UsageError(
      `--switch-cost needs instructions, or microseconds as in 50us, not ${JSON.stringify(text)}`,
    );
  }
  const cost = match[2] === undefined ? { instructions: Number(match[1]) } : { us: Number(match[1]) };
  return { ...costs, name: 'own', taskSwitch: cost, threadSwitch: cost, processSwitch: cost };
}

function cpuSpeed(text: string): CpuSpeed {
  if (text === 'realistic' || text === 'ideal' || text === 'classroom') return text;
  if (!/^\d+$/.test(text) || Number(text) < 1) {
    throw new UsageError(
      `--cpu needs realistic, ideal, classroom or instructions a second, not ${JSON.stringify(text)}`,
    );
  }
  return Number(text);
}

export function usage(version: string): string {
  return `interleave ${version}: runs small Python coroutine programs in virtual time

usage: interleave run FILE [options]        run a program, print what it prints
       interleave timeline FILE [options]   print its tasks' lanes as text
       interleave compare FILE --a "OPTIONS" --b "OPTIONS"
                                            run it with either, print where they part and what each costs
       interleave diagnose FILE [options]   run it and tell what a teacher would: hogs, races, forgotten awaits
       interleave explore FILE [options]    run it under every schedule, print what it can print and how it can end
       interleave explain FILE [options]    print its tokens, tree, code and log, one after the other
       interleave link FILE [options]       print a link that opens this very run on the page
       interleave dis FILE                  list its instructions (CPython 3.10's format)
       interleave --help | --version

FILE is a Python program; - reads it from standard input. With "# %%" lines it is a notebook.

options:
${schedulingUsage()}
  --seed N                as if the program began with random.seed(N) (default 0)
  --cpu SPEED             realistic (10 million instructions a second, the default), ideal (they take no
                          time), classroom (slow enough to see), or instructions a second
  --costs NAME            what a context switch takes: standard (ten instructions, the default), linux (2 us a
                          task, 3 us a thread, 4 us a process), free, heavy (0.1 ms, 1 ms, 2 ms)
  --switch-cost N|Nus     the same for every switch: N instructions, or N microseconds
  --max-instructions N    stop after N user instructions (default ${DEFAULT_RUN_OPTIONS.limits.userInstructions.toLocaleString('en-US')})
  --world FILE            settings of simulated hosts as JSON (README: "The world outside")
  --script                "# %%" lines are comments
  --log FILE              write the event log as JSON
  --json                  print output and ending as JSON
  --diagnose              run: tell on stderr what diagnose would
  --hog-ms N              diagnose: how long a step may hold the loop (default 100)
  --hog-instructions N    diagnose: and how many user instructions it may take (default 1,000,000)
  --width N               timeline: columns (default ${DEFAULT_WIDTH})
  --show LIST             explain: some of tokens,tree,code,log (default all); explain --help says more
  --base ADDRESS          link: the page's address (default: the one Interleave was built for, if any)
  --at STEP               link: where it opens: a step as the playhead counts them, or end (default 0)
  --by GRAIN              link: what the steps are: ${GRAINS.join(', ')} (default line)
  --rows N                explain: rows of the log (default ${DEFAULT_ROWS})

exit codes: the program's own (0, 1, sys.exit(n)); 2 usage; 70 a bug in Interleave; 75 stopped at a limit;
            76 nothing can move; 78 not supported
            of link: 0 printed, however the program ends; 2 usage; 70 a bug; 75 too long for a link
`;
}

export function explainUsage(): string {
  return `usage: interleave explain FILE [--show LIST] [--rows N] [options of run]

Takes a program through every stage and prints what each one makes of it:

  tokens   the text, cut into words
  tree     what the words say: the nodes of CPython's ast module
  code     the instructions that the machine runs, as CPython 3.10's dis lists them
  log      what happened when it ran: who ran which line when, what the event loop did

Above each section stands how to read it. When a program surprises you, look for the first stage that is not
what you meant: that is where the surprise was made.

  --show LIST   only these, separated by commas: --show code,log
  --rows N      rows of the log that are printed (default ${DEFAULT_ROWS})

Scheduler, seeds and speed change the log alone: interleave --help lists them.
`;
}
