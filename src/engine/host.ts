/** The machine's host: stamps what happens with time, instruction and schedulable, and writes it to the sink. */
import { LineLog } from '../base/line-log';
import type { EventKind, SchedulableId, SchedulableInfo, SchedulableKind } from '../events/event';
import type { Limits } from '../events/run';
import type { OwnFields } from '../log/log-writer';
import { compileModule } from '../python/compiler/compile';
import type { LibraryHost, SchedulerHost } from '../python/stdlib/asyncio/loop-host';
import { callUnraisableHook } from '../python/stdlib/hooks';
import { warnNeverAwaited } from '../python/stdlib/never-awaited';
import { block } from '../python/stdlib/threading/gil';
import type { Diagnostic, Warning } from '../python/syntax/diagnostic';
import { parseExpression, parseModule } from '../python/syntax/parse';
import { Code } from '../python/vm/code';
import type { Copier } from '../python/vm/copier';
import { exceptionTypes, guestError } from '../python/vm/errors';
import type { Frame } from '../python/vm/frame';
import type { PyGenerator } from '../python/vm/generator';
import type { Visit } from '../python/vm/lifetime/references';
import { isKontinuation, LimitReached, type Machine } from '../python/vm/machine';
import { type PyException, PyMethod, PyTraceback, type Value } from '../python/vm/objects';
import { tryRepr } from '../python/vm/repr';
import { typeOf } from '../python/vm/types';
import type { VirtualClock } from '../scheduler/virtual-clock';
import { exitStatus } from './endings';
import type { ModuleLoader } from './modules';
import { formatIgnored, prepareTexts } from './reports';
import type { StandardInput } from './standard-input';

/** Where events go: the log's writer, or a counter while a run is executed again. */
export interface EventSink {
  readonly eventCount: number;
  readonly bytes: number;
  /** For the loop to write line records in. */
  readonly lines: LineLog;
  event<K extends EventKind>(
    kind: K,
    who: SchedulableId,
    instruction: number,
    atUs: number,
    own: OwnFields<K>,
  ): void;
  idEvent(
    kind: 'generator-resume' | 'generator-yield',
    who: SchedulableId,
    instruction: number,
    atUs: number,
    id: number,
  ): void;
  line(who: SchedulableId, site: number, instruction: number, atUs: number): void;
  addSchedulable(info: SchedulableInfo): void;
}

/** Stays empty: a run that is executed again records no lines. */
const NO_LINES = new LineLog();

/** Counts what it is told, for running again up to a known event. */
export class CountingSink implements EventSink {
  eventCount: number;
  readonly bytes = 0;
  readonly lines = NO_LINES;
  constructor(eventCount: number) {
    this.eventCount = eventCount;
  }
  event(): void {
    this.eventCount++;
  }
  idEvent(): void {
    this.eventCount++;
  }
  line(): void {}
  addSchedulable(): void {}
}

export class EngineHost implements LibraryHost {
  sink: EventSink;
  readonly scheduler: SchedulerHost & { readonly clock: VirtualClock };
  readonly limits: Limits;
  readonly loader: ModuleLoader;
  private readonly input: StandardInput;
  private schedulableCount = 0;
  private outputBytes = 0;
  /** How often each creation path has been used, for the next one's number. */
  private readonly pathCounts = new Map<string, number>();
  private readonly paths: string[] = [];
  readonly formatException: (vm: Machine, exception: PyException) => string;
  readonly sourceLine: (filename: string, line: number) => string | undefined;

  constructor(parts: {
    readonly sink: EventSink;
    readonly scheduler: SchedulerHost & { readonly clock: VirtualClock };
    readonly limits: Limits;
    readonly loader: ModuleLoader;
    readonly input: StandardInput;
    readonly formatException: (vm: Machine, exception: PyException) => string;
    readonly sourceLine: (filename: string, line: number) => string | undefined;
  }) {
    this.sink = parts.sink;
    this.scheduler = parts.scheduler;
    if (this.sink.lines !== NO_LINES) this.sink.lines.clock = this.scheduler.clock;
    this.limits = parts.limits;
    this.loader = parts.loader;
    this.input = parts.input;
    this.formatException = parts.formatException;
    this.sourceLine = parts.sourceLine;
  }

  get lines(): LineLog {
    return this.sink.lines;
  }

  timeUs(work: number): number {
    return this.scheduler.clock.timeUs(work);
  }

  event<K extends EventKind>(vm: Machine, kind: K, own: OwnFields<K>): void {
    this.sink.event(kind, vm.who, vm.userCount, vm.nowUs, own);
    this.checkLog();
    if (kind === 'renamed' && this.scheduler.readsTraits) {
      const { id, name } = own as unknown as OwnFields<'renamed'>;
      this.scheduler.renamed(id, name);
    }
  }

  private checkLog(): void {
    if (this.sink.eventCount > this.limits.events) throw new LimitReached('events');
    if (this.sink.bytes > this.limits.logBytes) throw new LimitReached('logBytes');
  }

  line(vm: Machine, site: number): void {
    const count = vm.userCount;
    this.sink.line(vm.who, site, count, this.scheduler.clock.timeUs(count + vm.chargedWork));
    if (this.sink.bytes > this.limits.logBytes) throw new LimitReached('logBytes');
  }

  write(vm: Machine, stream: 'stdout' | 'stderr' | 'display', text: string): void {
    this.outputBytes += text.length;
    this.event(vm, 'output', { stream, text });
    if (this.outputBytes > this.limits.outputBytes) throw new LimitReached('outputBytes');
  }

  awaited(vm: Machine, site: number, suspended: boolean): void {
    this.event(vm, 'await', { id: vm.who, site, suspended });
  }

  addSchedulable(vm: Machine, kind: SchedulableKind, name: string, code: string): number {
    const id = this.schedulableCount++;
    const parent = id === 0 ? -1 : vm.who;
    const parentPath = this.paths[parent];
    const base = parentPath === undefined ? code : `${parentPath}/${code}`;
    const count = (this.pathCounts.get(base) ?? 0) + 1;
    this.pathCounts.set(base, count);
    const path = count === 1 && kind === 'thread' ? base : `${base}-${count}`;
    this.paths.push(path);
    // What the library makes for the program (gather's tasks) is made where the program called the library.
    let frame = vm.frame;
    while (frame?.code.isLibrary === true) frame = frame.back;
    const site = frame === null ? -1 : (frame.code.sites[Math.max(frame.pc - 1, 0)] ?? -1);
    if (this.scheduler.readsTraits) this.scheduler.made(id, name, code, this.lineOf(frame));
    this.sink.addSchedulable({ id, kind, name, code, parent, path, site });
    this.event(vm, 'created', { id });
    return id;
  }

  /** The line of the program that a frame of it is in; '' where there is none. */
  private lineOf(frame: Frame | null): string {
    if (frame === null) return '';
    const line = frame.code.lineAt(Math.max(frame.pc - 1, 0));
    return this.sourceLine(frame.code.source.filename, line) ?? '';
  }

  generatorResumed(vm: Machine, lane: number): void {
    const count = vm.userCount;
    this.sink.idEvent(
      'generator-resume',
      vm.who,
      count,
      this.scheduler.clock.timeUs(count + vm.chargedWork),
      lane,
    );
    this.checkLog();
  }

  generatorYielded(vm: Machine, lane: number): void {
    const count = vm.userCount;
    this.sink.idEvent(
      'generator-yield',
      vm.who,
      count,
      this.scheduler.clock.timeUs(count + vm.chargedWork),
      lane,
    );
    this.checkLog();
  }

  generatorEnded(vm: Machine, lane: number, how: 'returned' | 'raised' | 'closed'): void {
    this.event(vm, 'generator-end', { id: lane, how });
  }

  asyncGeneratorBegins(vm: Machine, generator: PyGenerator): void {
    const { runningLoop, hooks } = this.scheduler.thread;
    vm.lifetime.watchGenerator(vm, generator);
    if (runningLoop === null) return;
    runningLoop.trackAsyncGenerator(generator);
    generator.finalizer = new PyMethod(hooks.get('finish_asyncgen')!, runningLoop);
  }

  checkWork(allCount: number): void {
    if (allCount > this.limits.allInstructions) throw new LimitReached('allInstructions');
  }

  importModule(vm: Machine, name: string): Value {
    return this.loader.importModule(vm, name);
  }

  awaitLine(vm: Machine): Value {
    const atUs = this.input.ask();
    if (atUs === null) return null;
    return block(
      vm,
      { reason: 'input', on: null, dueUs: Math.max(atUs, vm.nowUs), target: -1, label: '' },
      null,
    );
  }

  readLine(vm: Machine): string | null {
    const { text, isEnd = false } = this.input.take();
    this.event(vm, 'input', { text, isEnd });
    return isEnd ? null : text;
  }

  compile(
    vm: Machine,
    source: string,
    filename: string,
    mode: 'exec' | 'eval' | 'single',
    warnings: Warning[],
  ): Value {
    void vm;
    const parsed = mode === 'eval' ? parseExpression(source.trim()) : parseModule(source);
    const result = parsed.ok ? compileModule(parsed.tree, { filename, mode }) : parsed;
    if (!result.ok) throw syntaxError(result.diagnostic, filename, source);
    if (parsed.ok) warnings.push(...parsed.warnings);
    warnings.push(...result.warnings);
    return new Code(result.code, false, this.loader.dynamicSites);
  }

  unraisable(vm: Machine, exception: PyException, where: Value): Value {
    const called = callUnraisableHook(vm, exception, where);
    if (called === undefined) this.tellUnraisable(vm, exception, where);
    return called ?? null;
  }

  tellUnraisable(vm: Machine, exception: PyException, where: Value): void {
    const text = tryRepr(vm, where) ?? `<${typeOf(where).name} object>`;
    this.write(vm, 'stderr', this.formatIgnored(vm, exception, `in: ${text}`));
  }

  formatIgnored(vm: Machine, exception: PyException, where: string): string {
    if (exception.traceback === null) {
      let frame = vm.frame;
      while (frame !== null && (isKontinuation(frame) || frame.code.isLibrary)) frame = frame.back;
      if (frame !== null)
        exception.traceback = new PyTraceback(null, frame.code, Math.max(frame.pc - 1, 0), frame);
    }
    // When the modules are gone nobody can read source files any more.
    return formatIgnored.call(vm, exception, where, vm.isTornDown ? () => undefined : this.sourceLine);
  }

  neverAwaited(vm: Machine, message: string, coroutine: Value): Value {
    return warnNeverAwaited(vm, message, coroutine);
  }

  visitState(visit: Visit): void {
    visit(this.scheduler, undefined);
  }

  tellUncaught(vm: Machine, exception: PyException): void {
    const status = exitStatus(vm, exception);
    if (status !== null) {
      vm.write('stderr', status.text);
      return;
    }
    prepareTexts.call(vm, exception);
    vm.write('stderr', this.formatException(vm, exception));
  }

  /** A host for a twin machine, in the same state but for its sink. */
  twin(sink: EventSink, copier: Copier): EngineHost {
    const twin = new EngineHost({
      sink,
      scheduler: copier.object(this.scheduler),
      limits: this.limits,
      loader: this.loader,
      input: this.input.twin(),
      formatException: this.formatException,
      sourceLine: this.sourceLine,
    });
    twin.schedulableCount = this.schedulableCount;
    twin.outputBytes = this.outputBytes;
    for (const [path, count] of this.pathCounts) twin.pathCounts.set(path, count);
    twin.paths.push(...this.paths);
    return twin;
  }
}

/** The guest's SyntaxError for text that `compile`, `exec` or `eval` cannot take. */
export function syntaxError(
  diagnostic: Diagnostic,
  filename: string,
  source: string,
): ReturnType<typeof guestError> {
  const type = exceptionTypes.get(diagnostic.errorType)!;
  const error = guestError(type, diagnostic.message);
  error.exception.fields = new Map<string, Value>([
    ['msg', diagnostic.message],
    ['filename', filename],
    ['lineno', diagnostic.lineno],
    ['offset', diagnostic.col_offset + 1],
    ['text', source.split('\n')[diagnostic.lineno - 1] ?? null],
    ['end_lineno', diagnostic.end_lineno],
    ['end_offset', diagnostic.end_col_offset + 1],
  ]);
  return error;
}
