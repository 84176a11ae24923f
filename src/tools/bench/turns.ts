/** Whether a thousand tasks or threads that take turns cost as much an instruction at the end of a run as at its start. */
import '../../engine/everything';
import { Run } from '../../engine/run';
import type { RunOptions } from '../../events/run';
import { BENCH_OPTIONS } from './interleave-peer';
import { type Bar, quantile, type Section, short, table } from './report';

const SCHEDULABLES = 1000;
const QUANTUM = 20;
const FEW = 10_000;
const MANY = 1_000_000;
const DIFFERENCE_MAX = 0.2;
const REPEATS = 7;
const SETTLING = SCHEDULABLES * QUANTUM * 5;

/** Each says when all are there, and goes on for ever. */
const TASKS = `
import asyncio

async def work():
    while True:
        pass

async def main():
    tasks = [asyncio.create_task(work()) for _ in range(${SCHEDULABLES - 1})]
    await asyncio.sleep(0)
    print('all here')
    await work()

asyncio.run(main())
`;
const THREADS = `
import threading

gate = threading.Event()

def work():
    gate.wait()
    while True:
        pass

for _ in range(${SCHEDULABLES - 1}):
    threading.Thread(target=work, daemon=True).start()
gate.set()
print('all here')
while True:
    pass
`;

const KINDS: readonly (readonly [name: string, source: string, options: RunOptions])[] = [
  ['tasks', TASKS, { ...BENCH_OPTIONS, tasks: { policy: 'preemptive', quantum: QUANTUM } }],
  [
    'threads',
    THREADS,
    { ...BENCH_OPTIONS, threads: { policy: 'preemptive', points: 'instruction', quantum: QUANTUM } },
  ],
];

export function benchTurns(say: (text: string) => void): Section {
  const rows = [
    [`${SCHEDULABLES} that take turns of ${QUANTUM}`, 'first 10,000: ns each', '1,000,000: ns each', 'ratio'],
  ];
  const bars: Bar[] = [];
  for (const [name, source, options] of KINDS) {
    const few: number[] = [];
    const many: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      say(`${name}, ${i + 1} of ${REPEATS}`);
      const [fewMs, manyMs] = times(source, options);
      few.push((fewMs / FEW) * 1e6);
      many.push((manyMs / MANY) * 1e6);
    }
    few.sort((a, b) => a - b);
    many.sort((a, b) => a - b);
    const fewNs = quantile(few, 0.25);
    const manyNs = quantile(many, 0.25);
    const ratio = manyNs / fewNs;
    rows.push([name, short(fewNs), short(manyNs), short(ratio)]);
    bars.push({
      name: `${SCHEDULABLES.toLocaleString('en')} ${name}: an instruction of 1,000,000, to one of 10,000`,
      asked: `<= ${1 + DIFFERENCE_MAX}`,
      found: short(ratio),
      isMet: ratio <= 1 + DIFFERENCE_MAX,
    });
  }
  return { title: 'Turns', text: table(rows), bars };
}

/** Of this process, with all its helpers: what else runs on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of processor time for the first few and for many user instructions after all schedulables are there. */
function times(source: string, options: RunOptions): [few: number, many: number] {
  const run = new Run(source, options);
  for (let events = 0; !hasSpoken(run, events); ) {
    events = run.log.eventCount;
    run.step(FEW);
    run.takeChunk();
  }
  // Each has had some turns, and has come out of the waiting at its start.
  for (const there = run.instructions; run.instructions - there < SETTLING; run.takeChunk()) run.step(FEW);
  const from = run.instructions;
  const beganMs = cpuMs();
  let fewMs = 0;
  while (run.instructions - from < MANY) {
    run.step(FEW);
    run.takeChunk();
    if (run.end !== null) throw new Error(`${run.end.reason} ${run.end.message}`);
    if (fewMs === 0) fewMs = (cpuMs() - beganMs) * (FEW / (run.instructions - from));
  }
  return [fewMs, (cpuMs() - beganMs) * (MANY / (run.instructions - from))];
}

/** Something was printed, in an event from number `from`. */
function hasSpoken(run: Run, from: number): boolean {
  for (let i = from; i < run.log.eventCount; i++) if (run.log.event(i).kind === 'output') return true;
  return false;
}
