/**
 * A machine without a log for one of CPython's test modules: what the tests print is read while they run, and a test
 * that exceeds its budget, or stops the machine, ends only itself.
 */
import { readFileSync } from 'node:fs';
import { LineLog } from '../../base/line-log';
import { Driver } from '../../engine/driver';
import { EngineHost, type EventSink } from '../../engine/host';
import { newInterpreter, pushModuleFrame } from '../../engine/interpreter';
import { ModuleLoader, type ProgramModule } from '../../engine/modules';
import { ProgramSites } from '../../engine/program';
import { StandardInput } from '../../engine/standard-input';
import { formatException } from '../../engine/traceback';
import { DEFAULT_RUN_OPTIONS } from '../../events/run';
import type { CodeObject } from '../../python/compiler/code-object';
import { compileModule } from '../../python/compiler/compile';
import { parseModule } from '../../python/syntax/parse';
import { Code } from '../../python/vm/code';
import { GuestError, UnsupportedError } from '../../python/vm/errors';
import type { Machine } from '../../python/vm/machine';
import { Scheduler } from '../../scheduler/scheduler';

const SLICE = 100_000;
const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** Keeps what is printed; of everything else it only counts. */
class OutputSink implements EventSink {
  eventCount = 0;
  readonly bytes = 0;
  readonly lines = new LineLog();
  text = '';
  event(kind: string, _who: number, _instruction: number, _atUs: number, own: object): void {
    this.eventCount++;
    if (kind === 'output') this.text += (own as { text: string }).text;
  }
  idEvent(): void {
    this.eventCount++;
  }
  line(): void {}
  addSchedulable(): void {}
}

/** Source files of the modules that tests import besides the library, compiled once. */
export class SourceFiles {
  private readonly pathOf: (name: string) => { path: string; isPackage: boolean } | undefined;
  private readonly modules = new Map<string, ProgramModule | undefined>();
  private readonly lines = new Map<string, string[]>();

  constructor(pathOf: (name: string) => { path: string; isPackage: boolean } | undefined) {
    this.pathOf = pathOf;
  }

  module(name: string): ProgramModule | undefined {
    if (!this.modules.has(name)) {
      const found = this.pathOf(name);
      this.modules.set(
        name,
        found && {
          code: this.compile(readFileSync(found.path, 'utf8'), found.path),
          isPackage: found.isPackage,
        },
      );
    }
    return this.modules.get(name);
  }

  compile(source: string, filename: string): CodeObject {
    this.lines.set(filename, source.split('\n'));
    const parsed = parseModule(source);
    const result = parsed.ok ? compileModule(parsed.tree, { filename }) : parsed;
    if (!result.ok) {
      throw new Error(`${filename}:${result.diagnostic.lineno}: ${result.diagnostic.message}`);
    }
    return result.code;
  }

  line(filename: string, line: number): string | undefined {
    return this.lines.get(filename)?.[line - 1];
  }
}

/**
 * Runs `main`. `onOutput` gets what has been printed since the last call and says whether to go on; how often it is
 * asked is the only clock of a budget. Gives why the run ended: '' when the program did.
 */
export function runMachine(
  main: CodeObject,
  files: SourceFiles,
  onOutput: (text: string, instructions: number) => boolean,
): string {
  const sink = new OutputSink();
  const limits = {
    ...DEFAULT_RUN_OPTIONS.limits,
    userInstructions: UNLIMITED,
    allInstructions: UNLIMITED,
    events: UNLIMITED,
    outputBytes: UNLIMITED,
  };
  const options = { ...DEFAULT_RUN_OPTIONS, limits };
  const sites = new ProgramSites([], () => {});
  const line = (filename: string, at: number): string | undefined => files.line(filename, at);
  const host = new EngineHost({
    sink,
    scheduler: new Scheduler(options),
    limits,
    loader: new ModuleLoader(sites, (name) => files.module(name)),
    input: new StandardInput(),
    formatException: (vm, exception) => formatException(vm, exception, line),
    sourceLine: line,
  });
  const { vm, main: module } = newInterpreter(host, limits.recursion);
  vm.memoryLimitBytes = limits.memoryBytes;
  vm.isRecording = false;
  const driver = new Driver(vm, host.scheduler, () => false);
  vm.resetCounters();
  host.addSchedulable(vm, 'thread', 'MainThread', '<module>');
  pushModuleFrame(vm, new Code(main, false, sites), module.dict);
  vm.stopAtUser = UNLIMITED;
  try {
    for (;;) {
      const status = driver.advance(SLICE);
      const text = sink.text;
      sink.text = '';
      const goesOn = onOutput(text, vm.allCount);
      if (status === 'ended') return outcomeText(vm, host);
      if (!goesOn) return 'budget';
    }
  } catch (error) {
    onOutput(sink.text, vm.allCount);
    if (error instanceof Error) return `${error.constructor.name}: ${error.message}`;
    if (error instanceof GuestError) return host.formatException(vm, error.exception);
    return error instanceof UnsupportedError ? `not supported: ${error.message}` : String(error);
  }
}

function outcomeText(vm: Machine, host: EngineHost): string {
  const { outcome } = vm;
  return outcome !== null && 'exception' in outcome ? host.formatException(vm, outcome.exception) : '';
}
