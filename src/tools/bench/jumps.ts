/** How long it takes to stand at any moment of a run again, and what its log weighs. */
import { Prng } from '../../base/prng';
import '../../engine/everything';
import { Run } from '../../engine/run';
import { BENCH_OPTIONS } from './interleave-peer';
import { quantile, type Section, short, table } from './report';
import { readHere } from './workloads';

const MEDIAN_MS_MAX = 5;
const JUMP_MS_MAX = 50;
const LOG_MB_MAX = 40;

/** `jumps` random moments of the mixed program. */
export function benchJumps(jumps: number): Section {
  const run = new Run(`${readHere('workloads/mixed.py')}\n\nprint(run())\n`, BENCH_OPTIONS);
  const beganMs = performance.now();
  while (run.end === null) {
    run.step(250_000);
    run.takeChunk();
  }
  const runMs = performance.now() - beganMs;
  const times: number[] = [];
  const random = new Prng(20);
  for (let i = 0; i < jumps; i++) {
    const moment = random.below(run.log.lastMoment + 1);
    const startedMs = performance.now();
    run.inspect(moment);
    times.push(performance.now() - startedMs);
  }
  const firstMs = times[0]!;
  times.sort((a, b) => a - b);
  const medianMs = quantile(times, 0.5);
  const maxMs = times[times.length - 1]!;
  const logMB = run.writer.bytes / 1e6;
  return {
    title: 'Jumps',
    text: table([
      [
        'user instructions',
        'run ms',
        'jumps',
        'first ms',
        'median ms',
        'p95 ms',
        'max ms',
        'events',
        'lines',
        'log MB',
      ],
      [
        run.instructions.toLocaleString('en'),
        short(runMs),
        String(jumps),
        short(firstMs),
        short(medianMs),
        short(quantile(times, 0.95)),
        short(maxMs),
        run.writer.eventCount.toLocaleString('en'),
        run.writer.lineCount.toLocaleString('en'),
        short(logMB),
      ],
    ]),
    bars: [
      {
        name: 'jump, median',
        asked: `< ${MEDIAN_MS_MAX} ms`,
        found: `${short(medianMs)} ms`,
        isMet: medianMs < MEDIAN_MS_MAX,
      },
      {
        name: 'jump, longest',
        asked: `< ${JUMP_MS_MAX} ms`,
        found: `${short(maxMs)} ms`,
        isMet: maxMs < JUMP_MS_MAX,
      },
      {
        name: 'log of the run',
        asked: `< ${LOG_MB_MAX} MB`,
        found: `${short(logMB)} MB`,
        isMet: logMB < LOG_MB_MAX,
      },
    ],
  };
}
