/**
 * The facade: a program and options in, an event log out; then any moment of it to look into. Everything the machine
 * does goes through `Run.step`, in slices, so that whoever drives it (worker, command line, test) stays in charge.
 */

import { PartMissing } from '../base/parts';
import type { Prng } from '../base/prng';
import type { AccessLog } from '../events/access';
import type { Moment } from '../events/event';
import type { ChoiceWanted, Inspection, Problem, RunEnd, RunOptions } from '../events/run';
import { optionsProblem } from '../events/schedulers';
import { EventLog, type LogChunk } from '../log/event-log';
import { LogWriter } from '../log/log-writer';
import { NothingCanMove } from '../python/stdlib/asyncio/loop-host';
import { Code } from '../python/vm/code';
import { UnsupportedError } from '../python/vm/errors';
import { LimitReached, type Machine } from '../python/vm/machine';
import type { PyException } from '../python/vm/objects';
import { ChoiceNeeded, type Decisions } from '../scheduler/decisions';
import { Scheduler } from '../scheduler/scheduler';
import type { AccessRecorder } from './accesses';
import { Checkpoints, copyMachine } from './checkpoints';
import { Driver } from './driver';
import { exitCodeOf, exitStatus, limitSentence } from './endings';
import { EngineHost } from './host';
import { inspectMachine } from './inspect';
import { newInterpreter, pushModuleFrame } from './interpreter';
import { ModuleLoader } from './modules';
import { pushNotebook } from './notebook';
import { type CompiledCell, compileProgram, type Program, ProgramSites } from './program';
import { formatException, formatSyntaxError, formatWarning } from './reports';
import { StandardInput } from './standard-input';
import { isWarm, warmUp } from './warm-up';

/** All instructions between two looks at limits, checkpoints and messages. */
const SLICE = 50_000;
/** What is less is not worth the looks. */
const SLICE_MIN = 5000;
/** The first slice of a process. */
const SLICE_COLD = 20_000;

export class Run {
  readonly writer: LogWriter;
  private readonly reader = new EventLog();
  /** Chunks handed out but not yet read. */
  private readonly unread: LogChunk[] = [];
  readonly warnings: readonly Problem[];
  end: RunEnd | null = null;
  /** What a manual run waits for; `choose` lets it go on. */
  wanted: ChoiceWanted | null = null;
  private readonly options: RunOptions;
  private readonly cells: readonly CompiledCell[];
  private readonly sites: ProgramSites;
  private isNotebook = false;
  private readonly scheduler: Scheduler;
  private readonly vm: Machine;
  private readonly host: EngineHost;
  private readonly driver: Driver;
  private readonly checkpoints: Checkpoints;
  private readonly lines: (filename: string, line: number) => string | undefined;

  /**
   * Makes a program ready to step; one that does not compile has its end at once. Like `step` and `inspect` it may throw
   * PartMissing: then the run is over, and a new one is due when the part is there.
   */
  constructor(
    source: string,
    options: RunOptions,
    program: Program = compileProgram(source, options.filename, options.script),
  ) {
    this.options = options;
    this.writer = new LogWriter(options.limits.logBytes);
    this.cells = program.ok ? program.cells : [];
    this.warnings = program.ok ? program.warnings : [];
    const texts = new Map<string, string[]>();
    for (const cell of this.cells) texts.set(cell.filename, cell.text.split('\n'));
    this.lines = (filename, line) => texts.get(filename)?.[line - 1];
    this.sites = new ProgramSites(this.cells, (site) => this.writer.addSite(site));
    this.scheduler = new Scheduler(options);
    this.host = new EngineHost({
      sink: this.writer,
      scheduler: this.scheduler,
      limits: options.limits,
      loader: new ModuleLoader(this.sites),
      input: new StandardInput(options.input),
      formatException: (vm, exception) => formatException.call(vm, exception, this.lines),
      sourceLine: this.lines,
    });
    const { vm, main } = newInterpreter(this.host, options.limits.recursion);
    this.vm = vm;
    vm.memoryLimitBytes = options.limits.memoryBytes;
    this.driver = new Driver(vm, this.host.scheduler, (ended) => this.report(ended));
    this.checkpoints = new Checkpoints(vm, this.host);
    vm.resetCounters();
    this.host.addSchedulable(vm, 'thread', 'MainThread', '<module>');
    const wrong = optionsProblem(options);
    if (wrong !== '') {
      this.finish({
        reason: 'unsupported',
        exitCode: exitCodeOf('unsupported'),
        message: wrong,
        problems: [],
      });
      return;
    }
    if (!program.ok) {
      vm.write('stderr', formatSyntaxError.call(program.diagnostic, program.filename, program.text));
      this.finish({
        reason: 'syntax-error',
        exitCode: 1,
        message: `${program.problem.title}: ${program.problem.message}`,
        problems: [program.problem],
      });
      return;
    }
    for (const warning of program.warnings) {
      if (warning.title === 'SyntaxWarning')
        vm.write('stderr', formatWarning.call(warning, options.filename, source));
    }
    this.isNotebook = program.isNotebook;
    if (program.isNotebook) {
      pushNotebook(vm, main, this.cells, this.sites);
    } else {
      main.dict.set('__file__', options.filename);
      pushModuleFrame(vm, new Code(this.cells[0]!.code, false, this.sites), main.dict);
    }
    vm.stopAtUser = options.limits.userInstructions;
    this.checkpoints.take(0);
  }

  /** User instructions executed so far. */
  get instructions(): number {
    return this.vm.userCount;
  }

  /** Runs for about `instructions` (of any kind) more. Afterwards `end` says whether the run is over. */
  step(instructions: number): void {
    for (let done = 0; done < instructions && this.end === null && this.wanted === null; done += SLICE) {
      this.slice(Math.min(Math.max(instructions - done, SLICE_MIN), SLICE));
    }
  }

  /** Decides what the run waits for: an index among its candidates. */
  choose(choice: number): void {
    if (this.wanted === null) return;
    this.scheduler.decisions.given.push(choice);
    this.wanted = null;
  }

  /**
   * A run of its own that goes on from where this one stands and makes the next decisions as given, then by chance or as
   * it comes. Its log begins here, and has no lines.
   */
  fork(choices: readonly number[], random: Prng | null): Run {
    const writer = new LogWriter(this.options.limits.logBytes);
    const { vm, host } = copyMachine(this.vm, this.host, writer);
    const scheduler = host.scheduler as Scheduler;
    scheduler.decisions.goOwnWay(choices, random);
    vm.isRecording = false;
    vm.stopAtUser = this.options.limits.userInstructions;
    const fork = Object.create(Run.prototype) as Run;
    const own = { writer, reader: new EventLog(), unread: [], end: null, wanted: null, vm, host, scheduler };
    const driver = new Driver(vm, scheduler, (ended) => fork.report(ended));
    const checkpoints = new Checkpoints(vm, host, Number.POSITIVE_INFINITY);
    return Object.assign(fork, this, own, { driver, checkpoints });
  }

  /** The choices at all real decisions so far, in their order, and among how many each was made. */
  get choices(): Pick<Decisions, 'made' | 'among' | 'stays'> {
    return this.scheduler.decisions;
  }

  private slice(instructions: number): void {
    const { vm, host } = this;
    try {
      const status = this.driver.advance(isWarm ? instructions : Math.min(instructions, SLICE_COLD));
      if (status === 'ended') this.conclude();
      else if (vm.userCount >= this.options.limits.userInstructions)
        throw new LimitReached('userInstructions');
      else {
        host.checkWork(vm.allCount);
        this.checkpoints.consider();
        warmUp(() => this.checkpoints.twin());
      }
    } catch (error) {
      this.interrupted(error);
    }
  }

  /** The user's Stop. */
  stop(): void {
    if (this.end === null) {
      this.finish({ reason: 'stopped', exitCode: 130, message: 'Stopped.', problems: [] });
    }
  }

  /** A part that the program needs could not be loaded; `message` says so to people. */
  cannotLoad(message: string): void {
    this.finish({ reason: 'not-loaded', exitCode: exitCodeOf('not-loaded'), message, problems: [] });
  }

  /** Chunks of the log made since the last call. */
  takeChunk(): LogChunk {
    const chunk = this.writer.takeChunk();
    this.unread.push(chunk);
    return chunk;
  }

  /** A reader of the whole log as far as chunks have been taken. */
  get log(): EventLog {
    for (const chunk of this.unread.splice(0)) this.reader.append(chunk);
    if (this.end !== null) this.reader.finish(this.end, this.vm.userCount);
    return this.reader;
  }

  /** What stands in every frame at `moment`, by running to it again from the nearest checkpoint. */
  inspect(moment: Moment): Inspection {
    const parts = this.log.partsOf(Math.min(Math.max(moment, 0), this.log.lastMoment));
    const twin = this.checkpoints.runTo(
      parts.events,
      parts.instructions,
      (vm, scheduler) => new Driver(vm, scheduler, (ended) => this.report(ended)),
    );
    return inspectMachine(twin.vm, this.sites);
  }

  /** Who reads and writes which variables in the first `instructions` of the run, by running them again. */
  accesses(instructions: number, Recorder: typeof AccessRecorder): AccessLog {
    const { vm, host } = this.checkpoints.atStart();
    const driver = new Driver(vm, host.scheduler, (ended) => this.report(ended));
    return new Recorder(vm, host, this.sites).record(driver, instructions);
  }

  /** The bottom frame has returned or raised: what raised is written down. */
  private report(vm: Machine): boolean {
    const { outcome } = vm;
    if (outcome !== null && 'exception' in outcome && !vm.isOutcomeTold) {
      (vm.host as EngineHost).tellUncaught(vm, outcome.exception);
      vm.isOutcomeTold = true;
    }
    return !this.isNotebook;
  }

  /** The interpreter has left too. */
  private conclude(): void {
    const outcome = this.vm.outcome;
    if (outcome !== null && 'exception' in outcome) {
      this.raised(outcome.exception);
      return;
    }
    this.finish({ reason: 'finished', exitCode: 0, message: '', problems: [] });
  }

  private raised(exception: PyException): void {
    const { vm } = this;
    const status = exitStatus(vm, exception);
    if (status !== null) {
      this.finish({
        reason: status.code === 0 ? 'finished' : 'exit',
        exitCode: status.code,
        message: status.code === 0 ? '' : `The program ended itself with exit code ${status.code}.`,
        problems: [],
      });
      return;
    }
    this.finish({ reason: 'error', exitCode: 1, ...this.describe(exception) });
  }

  private describe(exception: PyException): { message: string; problems: Problem[] } {
    const text = formatException.call(this.vm, exception, () => undefined).trimEnd();
    const last = text.split('\n').pop()!;
    let at = exception.traceback;
    let line = 0;
    for (; at !== null; at = at.next) {
      if (at.code.isLibrary) continue;
      line = this.sites.sourceLine(at.code.source.filename, at.code.lineAt(at.lasti)) ?? line;
    }
    const problem: Problem = {
      severity: 'error',
      title: exception.cls.name,
      message: last.startsWith(`${exception.cls.name}: `) ? last.slice(exception.cls.name.length + 2) : last,
      line,
      column: 0,
      endLine: line,
      endColumn: 0,
    };
    return { message: last, problems: line > 0 ? [problem] : [] };
  }

  /** The machine gave up in the middle: a limit, something unsupported, nothing that can move, or a bug of ours. */
  private interrupted(error: unknown): void {
    if (error instanceof PartMissing) throw error;
    if (error instanceof ChoiceNeeded) {
      this.wanted = error.wanted;
      return;
    }
    if (error instanceof LimitReached) {
      this.finish({
        reason: 'limit',
        exitCode: exitCodeOf('limit'),
        message: limitSentence(error.limit, this.options.limits),
        problems: [],
      });
    } else if (error instanceof UnsupportedError) {
      const line = this.currentSourceLine();
      this.finish({
        reason: 'unsupported',
        exitCode: exitCodeOf('unsupported'),
        message: error.message,
        problems: [
          {
            severity: 'error',
            title: 'Not supported',
            message: error.message,
            line,
            column: 0,
            endLine: line,
            endColumn: 0,
          },
        ],
      });
    } else if (error instanceof NothingCanMove) {
      this.finish({
        reason: error.reason,
        exitCode: exitCodeOf(error.reason),
        message: error.message,
        problems: [],
      });
    } else {
      const message = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
      this.finish({ reason: 'bug', exitCode: exitCodeOf('bug'), message, problems: [] });
    }
  }

  private currentSourceLine(): number {
    for (let frame = this.vm.frame; frame !== null; frame = frame.back) {
      if (frame.code.isLibrary) continue;
      const line = frame.code.lineAt(Math.max(frame.pc - 1, 0));
      return this.sites.sourceLine(frame.code.source.filename, line) ?? line;
    }
    return 1;
  }

  private finish(end: RunEnd): void {
    this.writer.event('end', this.vm.who, this.vm.userCount, this.vm.nowUs, { reason: end.reason });
    this.end = end;
  }
}
