/**
 * The parser beside CPython 3.13: every tree of the standard library with its tests, and every error in the doctests
 * of CPython's own test_syntax, which are read from the interpreter at hand.
 */
import '../vm/every-part';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { comparablePlace, placeOf } from './case-files';
import { dumpJson } from './dump-json';
import { parseModule } from './parse';

const recorder = fileURLToPath(new URL('cases/record.py', import.meta.url));

/** PYTHON313, then the path, then pyenv. */
function findPython(): string | null {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const installed = existsSync(versions)
    ? readdirSync(versions).filter((name) => name.startsWith('3.13'))
    : [];
  const candidates = [
    process.env.PYTHON313,
    'python3.13',
    ...installed.map((name) => join(versions, name, 'bin', 'python3.13')),
  ];
  const question = ['-c', 'import sys; print(sys.version_info[:2] == (3, 13))'];
  for (const path of candidates) {
    if (path && spawnSync(path, question, { encoding: 'utf8' }).stdout?.trim() === 'True') return path;
  }
  return null;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.py') && !name.split(/[\\/]/).includes('site-packages'))
    .sort()
    .map((name) => join(folder, name));
}

function firstDifference(ours: unknown, theirs: unknown, path = ''): string | null {
  const plain = (value: unknown) => typeof value !== 'object' || value === null;
  if (plain(ours) || plain(theirs)) {
    return ours === theirs
      ? null
      : `${path}: ours ${JSON.stringify(ours)}, CPython's ${JSON.stringify(theirs)}`;
  }
  const left = ours as Record<string, unknown>;
  const right = theirs as Record<string, unknown>;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = firstDifference(left[key], right[key], `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

interface Tally {
  same: number;
  /** Where a character name outside our table is the only obstacle. */
  unknownNames: number;
  /** Refused by CPython, most for their encoding, which a text no longer has. */
  refused: number;
  different: string[];
}

async function compareTrees(python: string, files: string[]): Promise<Tally> {
  const tally: Tally = { same: 0, unknownNames: 0, refused: 0, different: [] };
  const child = spawn(python, [recorder, '--trees'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(files.join('\n'));
  let done = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (++done % 200 === 0) console.error(`${done} of ${files.length} files`);
    const { path, tree } = JSON.parse(line) as { path: string; tree?: unknown };
    if (tree === undefined) {
      tally.refused++;
      continue;
    }
    const source = readFileSync(path, 'utf8');
    const result = parseModule(source);
    if (result.ok) {
      const difference = firstDifference(dumpJson(result.tree, source), tree);
      if (difference === null) tally.same++;
      else tally.different.push(`${path}${difference}`);
    } else if (result.diagnostic.message.includes('unknown Unicode character name (')) tally.unknownNames++;
    else tally.different.push(`${path}:${result.diagnostic.lineno}: ${result.diagnostic.message}`);
  }
  return tally;
}

interface Invalid {
  source: string;
  error?: { type: string; message: string; place: number[] };
}

/** Shares over the programs CPython's parser itself rejects. */
function compareErrors(python: string) {
  const output = spawnSync(python, [recorder, '--errors'], { encoding: 'utf8' }).stdout;
  const programs = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Invalid);
  const counts = { programs: 0, rejected: 0, text: 0, place: 0, laterAccepted: 0, later: 0 };
  for (const { source, error } of programs) {
    const result = parseModule(source);
    if (error === undefined) {
      counts.later++;
      if (result.ok) counts.laterAccepted++;
      continue;
    }
    counts.programs++;
    if (result.ok) continue;
    counts.rejected++;
    const { errorType, message } = result.diagnostic;
    if (errorType !== error.type || message !== error.message) continue;
    counts.text++;
    if (comparablePlace(placeOf(result.diagnostic, source)) === comparablePlace(error.place)) counts.place++;
  }
  return counts;
}

const REJECTED_MIN = 0.95;
const TEXT_MIN = 0.9;

async function main(): Promise<void> {
  const python = findPython();
  if (python === null) {
    console.log('No CPython 3.13 found: nothing to compare with.');
    return;
  }
  const where = ['-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'];
  const library = spawnSync(python, where, { encoding: 'utf8' }).stdout.trim();
  const files = filesBelow(library);
  const trees = await compareTrees(python, files);
  const errors = compareErrors(python);
  const share = (count: number) =>
    `${count} of ${errors.programs} (${((100 * count) / errors.programs).toFixed(1)} %)`;
  console.log('Standard library and its tests, trees and positions:\n');
  console.log(`- ${trees.same} of ${files.length} files identical`);
  console.log(`- ${trees.unknownNames} use names in \\N{...} that our table does not have`);
  console.log(`- ${trees.refused} refused by CPython or not in UTF-8`);
  for (const line of trees.different) console.log(`- different: ${line}`);
  console.log('\nInvalid programs of test_syntax:\n');
  console.log(`- rejected: ${share(errors.rejected)}`);
  console.log(`- same error and text: ${share(errors.text)}`);
  console.log(`- same place as well: ${share(errors.place)}`);
  console.log(`- left to the compiler: ${errors.laterAccepted} of ${errors.later}\n`);
  const bars = [
    trees.different.length === 0,
    errors.rejected >= REJECTED_MIN * errors.programs,
    errors.text >= TEXT_MIN * errors.programs,
    errors.laterAccepted === errors.later,
  ];
  const failed = bars.filter((met) => !met).length;
  console.log(`${bars.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await main();
