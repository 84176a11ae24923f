/**
 * Compares what we make of the standard library of a local CPython 3.10 with what it makes of it itself: every
 * instruction with argument, meaning and line, stack size, flags and names of every code object. The interpreter is
 * PYTHON310, or python3.10 on the path, or one that pyenv installed.
 */
import '../vm/every-part';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseModule } from '../syntax/parse';
import type { CodeConstant, CodeObject } from './code-object';
import { compileModule } from './compile';
import { type DisInstruction, disInstructions } from './dis';
import { cleanDocstring } from './docstring';
import { pyRepr } from './repr';

/** Less than this share of identical code objects fails the run. */
const SHARE_MIN = 0.995;

type Row = [opname: string, arg: number | null, meaning: string, line: number];

interface Recorded {
  readonly path: string;
  readonly instructions: readonly Row[];
  readonly stacksize: number;
  readonly flags: number;
  readonly firstlineno: number;
  readonly arguments: readonly number[];
  readonly names: readonly (readonly string[])[];
  readonly constants: number;
}

function findPython310(): string | undefined {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  const installed = existsSync(versions)
    ? readdirSync(versions).filter((name) => name.startsWith('3.10'))
    : [];
  const candidates = [
    process.env.PYTHON310,
    'python3.10',
    ...installed.map((name) => join(versions, name, 'bin', 'python3.10')),
  ];
  return candidates.find((path) => {
    if (!path) return false;
    const { stdout } = spawnSync(path, ['-I', '-c', 'import sys; print(sys.version_info[:2])'], {
      encoding: 'utf8',
    });
    return stdout?.trim() === '(3, 10)';
  });
}

function standardLibrary(python: string): string[] {
  const { stdout } = spawnSync(
    python,
    ['-I', '-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'],
    {
      encoding: 'utf8',
    },
  );
  const folder = stdout.trim();
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.py') && !name.includes('site-packages'))
    .sort()
    .map((name) => join(folder, name));
}

function constantMeaning(value: CodeConstant): string {
  if (typeof value === 'object' && value?.t === 'code') return `<code ${value.name}>`;
  if (typeof value === 'object' && value?.t === 'frozenset') return `<frozenset of ${value.v.length}>`;
  return pyRepr(value);
}

/** 3.13 takes the indentation out of docstrings when it compiles them, 3.10 does not. */
function isCleanedDocstring(ours: CodeConstant, meaning: string): boolean {
  if (typeof ours !== 'string') return false;
  try {
    const theirs: unknown = JSON.parse(
      meaning.replace(/^'(.*)'$/s, (_, body: string) => `"${body.replace(/"/g, '\\"')}"`),
    );
    return typeof theirs === 'string' && cleanDocstring(theirs) === ours;
  } catch {
    // The text has escapes that JSON does not know: compared by length alone.
    return meaning.length > ours.length;
  }
}

function sameInstruction(code: CodeObject, row: DisInstruction, recorded: Row): boolean {
  const [opname, arg, meaning, line] = recorded;
  if (row.opname !== opname || row.arg !== arg || row.line !== line) return false;
  if (opname !== 'LOAD_CONST') return row.argrepr === meaning;
  const value = code.consts[arg as number];
  return constantMeaning(value) === meaning || isCleanedDocstring(value, meaning);
}

/** Where the first difference is, in a word; undefined if there is none. */
function difference(code: CodeObject, recorded: Recorded): string | undefined {
  const rows = disInstructions(code);
  for (const [i, expected] of recorded.instructions.entries()) {
    if (rows[i] === undefined || !sameInstruction(code, rows[i], expected)) return `at ${expected[0]}`;
  }
  if (rows.length !== recorded.instructions.length) return 'length';
  if (code.stacksize !== recorded.stacksize) return 'stack size';
  if (code.flags !== recorded.flags) return 'flags';
  if (code.firstlineno !== recorded.firstlineno) return 'first line';
  if (code.consts.length !== recorded.constants) return 'constants';
  const names = [code.names, code.varnames, code.cellvars, code.freevars];
  const counts = [code.argcount, code.posonlyargcount, code.kwonlyargcount];
  if (JSON.stringify(names) !== JSON.stringify(recorded.names)) return 'names';
  return JSON.stringify(counts) === JSON.stringify(recorded.arguments) ? undefined : 'arguments';
}

function collect(code: CodeObject, path: string, into: [path: string, code: CodeObject][]): void {
  into.push([path, code]);
  for (const constant of code.consts) {
    if (typeof constant === 'object' && constant?.t === 'code')
      collect(constant, `${path}/${constant.name}`, into);
  }
}

async function main(): Promise<void> {
  const python = findPython310();
  if (python === undefined) {
    console.log(
      'skipped: no CPython 3.10 found (set PYTHON310, or put python3.10 on the path)\n\n0 passed, 0 failed',
    );
    return;
  }
  const script = fileURLToPath(new URL('./cases/dump-code.py', import.meta.url));
  const recorder = spawn(python, ['-I', '-W', 'ignore', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  recorder.stdin.end(standardLibrary(python).join('\n'));

  let total = 0;
  let same = 0;
  let refused = 0;
  let bytes = 0;
  let compileMs = 0;
  const differences = new Map<string, number>();
  for await (const line of createInterface({ input: recorder.stdout })) {
    const { source, codes } = JSON.parse(line) as { source: string; codes: Recorded[] };
    const parsed = parseModule(source);
    const startMs = performance.now();
    const result = parsed.ok ? compileModule(parsed.tree, { filename: 'file.py' }) : undefined;
    compileMs += performance.now() - startMs;
    if (!result?.ok) {
      refused++;
      continue;
    }
    bytes += source.length;
    const ours: [string, CodeObject][] = [];
    collect(result.code, '<module>', ours);
    total += codes.length;
    codes.forEach((recorded, i) => {
      const [path, code] = ours[i] ?? [''];
      const found =
        path === recorded.path && code !== undefined ? difference(code, recorded) : 'other code object';
      if (found === undefined) same++;
      else differences.set(found, (differences.get(found) ?? 0) + 1);
    });
  }
  const share = total === 0 ? 0 : same / total;
  console.log(
    `${total} code objects of the standard library of CPython 3.10, ${(100 * share).toFixed(2)} % identical ` +
      `(instructions, arguments, lines, stack sizes, flags, names, constants). ${refused} files not compiled. ` +
      `${(bytes / 1e3 / compileMs).toFixed(1)} MB/s from syntax tree to code.\n`,
  );
  for (const [what, count] of [...differences].sort((a, b) => b[1] - a[1]))
    console.log(`- ${what}: ${count}`);
  const ok = share >= SHARE_MIN;
  console.log(`\n${same} passed, ${ok ? 0 : total - same} failed`);
  if (!ok) process.exitCode = 1;
}

await main();
