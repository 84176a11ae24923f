// node src/tools/run-ts.mjs src/conformance/random/compare.ts [--python PATH] [--count N] [--seed N] [--kind NAME]
// Random programs, run here and in CPython 3.13; differences are made small and printed with their seeds.
import { comparable, type Outcome, outcomeHere } from './outcome';
import { Peer } from './peer';
import { kindOfSeed, randomProgram } from './program';
import { shrink } from './shrink';

function option(name: string, fallback: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
}

function isSame(a: Outcome, b: Outcome): boolean {
  const [x, y] = [comparable(a), comparable(b)];
  return x.stdout === y.stdout && x.stderr === y.stderr && x.exitCode === y.exitCode;
}

function isSyntaxError(outcome: Outcome): boolean {
  return /^(Syntax|Indentation|Tab)Error: /m.test(outcome.stderr) && !outcome.stderr.startsWith('Traceback');
}

/** The first lines in which two texts differ. */
function firstDifference(ours: string, theirs: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  const from = at < 0 ? a.length : at;
  return `  here:    ${a[from] ?? '(nothing)'}\n  CPython: ${b[from] ?? '(nothing)'}`;
}

async function main(): Promise<void> {
  const count = Number(option('count', '1000'));
  const first = Number(option('seed', String(Date.now() % 1_000_000_000)));
  const kind = option('kind', '');
  const most = Number(option('most', '10'));
  const peer = new Peer(option('python', process.env.PYTHON ?? 'python3.13'));
  let differing = 0;
  let done = 0;
  console.log(`${count} random programs from seed ${first}`);
  for (let seed = first; done < count; seed++) {
    if (kind !== '' && kindOfSeed(seed) !== kind) continue;
    done++;
    const source = randomProgram(seed);
    const answer = peer.run(source);
    const ours = outcomeHere(source);
    const theirs = await answer;
    if (theirs.exitCode === 'out of time' || isSame(ours, theirs)) continue;
    differing++;
    const compiles = !isSyntaxError(theirs);
    const small = await shrink(source, async (text) => {
      const other = await peer.run(text);
      return compiles !== isSyntaxError(other) && !isSame(outcomeHere(text), other);
    });
    const [a, b] = [comparable(outcomeHere(small)), comparable(await peer.run(small))];
    console.log(`\n--- seed ${seed} (${kindOfSeed(seed)})\n${small.trimEnd()}`);
    if (a.stdout !== b.stdout) console.log(firstDifference(a.stdout, b.stdout));
    if (a.stderr !== b.stderr) console.log(firstDifference(a.stderr, b.stderr));
    if (a.exitCode !== b.exitCode) console.log(`  exit code ${a.exitCode}, CPython ${b.exitCode}`);
    if (differing >= most) break;
  }
  console.log(`${done} programs, ${differing} differences`);
  peer.close();
  process.exitCode = differing === 0 ? 0 : 1;
}

await main();
