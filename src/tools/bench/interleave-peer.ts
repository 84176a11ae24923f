/** Our own machine: recorded as the page records, and plain as it runs again to find a moment. */

import { Driver } from '../../engine/driver';
import '../../engine/everything';
import { CountingSink, EngineHost } from '../../engine/host';
import { newInterpreter, pushModuleFrame } from '../../engine/interpreter';
import { ModuleLoader } from '../../engine/modules';
import { compileProgram, ProgramSites } from '../../engine/program';
import { Run } from '../../engine/run';
import { StandardInput } from '../../engine/standard-input';
import { DEFAULT_RUN_OPTIONS, type RunOptions } from '../../events/run';
import { Code } from '../../python/vm/code';
import { Scheduler } from '../../scheduler/scheduler';
import { bestOf, type PeerRound } from './workloads';

/** How the worker slices a run. */
const SLICE = 250_000;

/** No limit may end a measurement. */
export const BENCH_OPTIONS: RunOptions = {
  ...DEFAULT_RUN_OPTIONS,
  script: true,
  limits: {
    ...DEFAULT_RUN_OPTIONS.limits,
    userInstructions: 1e9,
    allInstructions: 1e10,
    events: 1e8,
    logBytes: 1e9,
  },
};

export function measureRecorded(sources: Readonly<Record<string, string>>, repeats: number): PeerRound {
  const startedMs = performance.now();
  new Run('pass', BENCH_OPTIONS).step(SLICE);
  const startMs = performance.now() - startedMs;
  const times: Record<string, number> = {};
  const results: Record<string, string> = {};
  const instructions: Record<string, number> = {};
  for (const [name, source] of Object.entries(sources)) {
    times[name] = bestOf(repeats, () => {
      const run = new Run(`${source}\n\nprint(run())\n`, BENCH_OPTIONS);
      const beganMs = performance.now();
      while (run.end === null) {
        run.step(SLICE);
        run.takeChunk();
      }
      const tookMs = performance.now() - beganMs;
      if (run.end.reason !== 'finished') throw new Error(`${name}: ${run.end.reason} ${run.end.message}`);
      instructions[name] = run.instructions;
      results[name] = outputOf(run);
      return tookMs;
    });
  }
  return { version: '', startMs, times, results, instructions };
}

/** What the run has printed, without its last newline. */
export function outputOf(run: Run): string {
  let text = '';
  for (let i = 0; i < run.log.eventCount; i++) {
    const event = run.log.event(i);
    if (event.kind === 'output') text += event.text;
  }
  return text.trimEnd();
}

export function measurePlain(sources: Readonly<Record<string, string>>, repeats: number): PeerRound {
  const times: Record<string, number> = {};
  const results: Record<string, string> = {};
  for (const [name, source] of Object.entries(sources)) {
    times[name] = bestOf(repeats, () => {
      const { driver, printed } = plainRun(`${source}\n\nprint(run())\n`);
      const beganMs = performance.now();
      while (driver.advance(SLICE) !== 'ended');
      const tookMs = performance.now() - beganMs;
      results[name] = printed();
      return tookMs;
    });
  }
  return { version: '', startMs: null, times, results };
}

/** A machine that runs `source` as a checkpoint's copy does: events are counted only, lines not recorded. */
function plainRun(source: string): { driver: Driver; printed: () => string } {
  const program = compileProgram(source, 'workload.py', true);
  if (!program.ok) throw new Error(program.problem.message);
  const sites = new ProgramSites(program.cells, () => false);
  let text = '';
  const sink = new CountingSink(0);
  sink.event = (...event: unknown[]) => {
    if (event[0] === 'output') text += (event[4] as { text: string }).text;
    sink.eventCount++;
  };
  const host = new EngineHost({
    sink,
    scheduler: new Scheduler(BENCH_OPTIONS),
    limits: BENCH_OPTIONS.limits,
    loader: new ModuleLoader(sites),
    input: new StandardInput(),
    formatException: (_vm, exception) => exception.cls.name,
    sourceLine: () => undefined,
  });
  const { vm, main } = newInterpreter(host, 1000);
  vm.resetCounters();
  host.addSchedulable(vm, 'thread', 'MainThread', '<module>');
  pushModuleFrame(vm, new Code(program.cells[0]!.code, false, sites), main.dict);
  vm.isRecording = false;
  return { driver: new Driver(vm, host.scheduler, () => false), printed: () => text.trimEnd() };
}
