/** How fast programs run, beside the others: all in the same run, in rounds, so that a busy moment meets everybody. */
import { CPYTHON, PEERS, PYODIDE_WATCHED, RECORDED, runPeer } from './peers';
import { type Bar, geometricMean, type Section, short, table } from './report';
import { ALL_WORKLOADS, type PeerRound, SINGLE_TASK } from './workloads';

const CPYTHON_RATIO_MAX = 5;
const PYODIDE_RATIO_MIN = 20;
const MANY_TASKS_RATIO_MAX = 8;

interface Standing {
  readonly best: Record<string, number>;
  version: string;
  startMs: number;
}

export function benchSpeed(rounds: number, repeats: number, say: (text: string) => void): Section {
  const standings = new Map<string, Standing>();
  const notes: string[] = [];
  const expected: Record<string, string> = {};
  let instructions: Readonly<Record<string, number>> = {};
  const present = PEERS.filter((peer) => {
    if (peer.isPresent()) return true;
    notes.push(`${peer.name}: not found, left out.`);
    return false;
  });
  for (let round = 0; round < rounds; round++) {
    for (const peer of present) {
      say(`round ${round + 1} of ${rounds}: ${peer.name}`);
      const found = runPeer(peer, repeats);
      if (found instanceof Error) {
        notes.push(`${peer.name} failed: ${found.message}`);
        continue;
      }
      notes.push(...add(standings, peer.name, found, expected));
      if (peer.name === RECORDED) instructions = found.instructions ?? {};
    }
  }
  return { title: 'Speed', text: describe(standings, instructions, notes), bars: barsOf(standings) };
}

/** Takes a round in; gives complaints about results that differ from the first peer's. */
function add(
  standings: Map<string, Standing>,
  name: string,
  found: PeerRound,
  expected: Record<string, string>,
): string[] {
  const standing = standings.get(name) ?? {
    best: {},
    version: found.version,
    startMs: Number.POSITIVE_INFINITY,
  };
  standings.set(name, standing);
  standing.startMs = Math.min(standing.startMs, found.startMs ?? Number.POSITIVE_INFINITY);
  const complaints: string[] = [];
  for (const [workload, ms] of Object.entries(found.times)) {
    standing.best[workload] = Math.min(standing.best[workload] ?? Number.POSITIVE_INFINITY, ms);
    expected[workload] ??= found.results[workload]!;
    if (expected[workload] !== found.results[workload]) {
      complaints.push(`${name}: ${workload} gave ${found.results[workload]}, not ${expected[workload]}.`);
    }
  }
  return complaints;
}

/** Geometric mean of `of`'s times to `to`'s over the single-task workloads; NaN where one is missing. */
function meanRatio(of: Standing | undefined, to: Standing | undefined): number {
  if (of === undefined || to === undefined) return Number.NaN;
  return geometricMean(
    SINGLE_TASK.map((name) => (of.best[name] ?? Number.NaN) / (to.best[name] ?? Number.NaN)),
  );
}

function describe(
  standings: ReadonlyMap<string, Standing>,
  instructions: Readonly<Record<string, number>>,
  notes: readonly string[],
): string {
  const base = standings.get(CPYTHON) ?? standings.get(RECORDED);
  const baseName = standings.has(CPYTHON) ? CPYTHON : RECORDED;
  const rows = [[`ms (times ${baseName})`, ...ALL_WORKLOADS, 'geomean', 'start ms']];
  for (const [name, standing] of standings) {
    rows.push([
      `${name} ${standing.version}`.trim(),
      ...ALL_WORKLOADS.map((workload) => {
        const ms = standing.best[workload];
        if (ms === undefined) return '-';
        const baseMs = base?.best[workload];
        return baseMs === undefined || standing === base ? short(ms) : `${short(ms)} (${short(ms / baseMs)})`;
      }),
      short(meanRatio(standing, base)),
      short(standing.startMs),
    ]);
  }
  const recorded = standings.get(RECORDED);
  rows.push([
    'user instructions',
    ...ALL_WORKLOADS.map((name) => (instructions[name] ?? 0).toLocaleString('en')),
    '',
    '',
  ]);
  rows.push([
    'millions a second, recorded',
    ...ALL_WORKLOADS.map((name) =>
      short((instructions[name] ?? 0) / (recorded?.best[name] ?? Number.NaN) / 1000),
    ),
    '',
    '',
  ]);
  return [table(rows), ...notes.map((note) => `- ${note}`)].join('\n\n');
}

function barsOf(standings: ReadonlyMap<string, Standing>): Bar[] {
  const recorded = standings.get(RECORDED);
  const bars: Bar[] = [];
  const toCPython = meanRatio(recorded, standings.get(CPYTHON));
  if (!Number.isNaN(toCPython)) {
    bars.push({
      name: 'recorded, to CPython unwatched (geometric mean of seven)',
      asked: `<= ${CPYTHON_RATIO_MAX}`,
      found: short(toCPython),
      isMet: toCPython <= CPYTHON_RATIO_MAX,
    });
  }
  const many = (recorded?.best.many ?? Number.NaN) / (standings.get(CPYTHON)?.best.many ?? Number.NaN);
  if (!Number.isNaN(many)) {
    bars.push({
      name: '10,000 tasks of 20 awaits, recorded, to CPython unwatched',
      asked: `<= ${MANY_TASKS_RATIO_MAX}`,
      found: short(many),
      isMet: many <= MANY_TASKS_RATIO_MAX,
    });
  }
  const pyodide = meanRatio(standings.get(PYODIDE_WATCHED), recorded);
  if (!Number.isNaN(pyodide)) {
    bars.push({
      name: 'Pyodide with settrace, to recorded',
      asked: `>= ${PYODIDE_RATIO_MIN}`,
      found: short(pyodide),
      isMet: pyodide >= PYODIDE_RATIO_MIN,
    });
  }
  return bars;
}
