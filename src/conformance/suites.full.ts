/**
 * Runs CPython's own test files, unmodified, from the library of a local CPython 3.13: each test method in our machine,
 * with a budget. `suites/` has what the tests need around them and the methods left out with their reasons; the results
 * go to suites/report.md. Arguments, if any, name the files to run and keep the report as it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import '../engine/everything';
import { MODULE_NAMES } from '../python/stdlib/registry';
import { runMachine, SourceFiles } from './suites/suite-machine';

const FILES = [
  'test_generators',
  'test_coroutines',
  'test_asyncgen',
  'test_scope',
  'test_grammar',
  'test_with',
  'test_except_star',
  'test_exception_group',
  'test_contextlib',
  'test_contextlib_async',
  'test_patma',
  'test_fstring',
  'test_syntax',
  'test_dataclasses',
  'test_enum',
  'test_functools',
  'test_itertools',
  'test_heapq',
  'test_random',
  'test_asyncio.test_tasks',
  'test_asyncio.test_futures',
  'test_asyncio.test_locks',
  'test_asyncio.test_queues',
  'test_asyncio.test_taskgroups',
  'test_asyncio.test_timeouts',
  'test_asyncio.test_waitfor',
  'test_asyncio.test_runners',
];

/** Modules that tests import and we have none of: what uses them is left out. */
const ABSENT = [
  '_testcapi',
  '_testinternalcapi',
  'array',
  'ast',
  'decimal',
  'doctest',
  'fractions',
  'gc',
  'os',
  'pickle',
  'pydoc',
  're',
  'select',
  'selectors',
  'shlex',
  'signal',
  'socket',
  'socketserver',
  'http',
  'http.server',
  'asyncio.log',
  'wsgiref.simple_server',
  'ssl',
  'struct',
  'subprocess',
  'tempfile',
  'threading',
  'weakref',
  'multiprocessing',
  'wsgiref',
  'errno',
  'concurrent.futures',
];

/** All instructions a method may take. */
const BUDGET = 60_000_000;
const BUDGET_MS = 60_000;

type Status = 'passed' | 'failed' | 'excluded';
interface Outcome {
  status: Status;
  why: string;
  text: string;
}

const here = fileURLToPath(new URL('./suites/', import.meta.url));
const python = process.env.PYTHON313 ?? 'python3.13';
const library = spawnSync(
  python,
  ['-I', '-c', 'import sys, sysconfig; print(sysconfig.get_path("stdlib"), sys.version.split()[0])'],
  { encoding: 'utf8' },
)
  .stdout.trim()
  .split(' ');
const exclusions = JSON.parse(readFileSync(join(here, 'excluded.json'), 'utf8')) as Record<string, string>;

/** `test.support` is ours, everything else under `test` is CPython's. */
const files = new SourceFiles((name) => {
  const isOurs = name === 'harness' || name === 'absent';
  if (name !== 'test' && !name.startsWith('test.') && !isOurs) return undefined;
  const path = name
    .split('.')
    .slice(isOurs ? 0 : 1)
    .join('/');
  const candidates = [join(here, path), ...(isOurs ? [] : [join(library[0]!, 'test', path)])];
  for (const candidate of candidates) {
    if (name !== 'test' && existsSync(`${candidate}.py`))
      return { path: `${candidate}.py`, isPackage: false };
    const init = join(candidate, '__init__.py');
    if (existsSync(init)) return { path: init, isPackage: true };
  }
  return undefined;
});
const absent = ABSENT.filter((name) => !MODULE_NAMES.has(name));

function program(module: string, wanted: readonly string[] | null): string {
  return `import harness\nharness.main(${JSON.stringify(module)}, ${JSON.stringify(absent)}, ${wanted === null ? 'None' : JSON.stringify(wanted)})\n`;
}

type Say = (kind: string, parts: string[]) => void;

/** Runs the harness; `isOverBudget` is asked now and then. Gives why it ended. */
function harness(source: string, say: Say, isOverBudget: (instructions: number) => boolean): string {
  let rest = '';
  return runMachine(files.compile(source, 'main.py'), files, (text, instructions) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      const found = /^\u241e(\w+) (.*)$/.exec(line);
      if (found) say(found[1]!, JSON.parse(found[2]!) as string[]);
    }
    return !isOverBudget(instructions);
  });
}

function reasonFor(module: string, id: string): string | undefined {
  const short = id.slice(`test.${module}.`.length);
  const [className, method] = short.split('.');
  return (
    exclusions[`${module}.${short}`] ??
    exclusions[`${module}.${className}`] ??
    exclusions[`${module}.*.${method}`]
  );
}

function runFile(module: string, only: string | undefined): Map<string, Outcome> {
  const results = new Map<string, Outcome>();
  let ids: string[] = [];
  const end = harness(
    program(`test.${module}`, null),
    (kind, parts) => {
      if (kind === 'tests') ids = parts;
    },
    () => false,
  );
  if (end !== '' || ids.length === 0) {
    results.set(`test.${module}`, {
      status: 'failed',
      why: `cannot be loaded: ${end.trim().split('\n').pop()}`,
      text: end,
    });
    return results;
  }
  const left: string[] = [];
  for (const id of new Set(ids)) {
    if (only !== undefined && !id.includes(only)) continue;
    const why = reasonFor(module, id);
    if (why === undefined) left.push(id);
    else results.set(id, { status: 'excluded', why, text: '' });
  }
  while (left.length > 0) {
    let current = '';
    let startedAt = 0;
    let startedMs = 0;
    let last = 0;
    const why = harness(
      program(`test.${module}`, left),
      (kind, parts) => {
        if (kind === 'begin') {
          current = parts[0]!;
          startedAt = last;
          startedMs = performance.now();
        } else if (kind === 'end') {
          const [id, status, text, full] = parts as [string, Status, string, string];
          results.set(id, { status, why: text, text: full });
          left.splice(left.indexOf(id), 1);
          current = '';
        }
      },
      (instructions) => {
        last = instructions;
        return (
          current !== '' && (instructions - startedAt > BUDGET || performance.now() - startedMs > BUDGET_MS)
        );
      },
    );
    if (left.length === 0) break;
    const id = current === '' ? left[0]! : current;
    const text =
      why === 'budget'
        ? 'more than its budget of instructions'
        : `the run stopped: ${why.trim().split('\n').pop()}`;
    results.set(id, { status: 'failed', why: text, text: why });
    left.splice(left.indexOf(id), 1);
  }
  return results;
}

function cell(text: string): string {
  return text.slice(0, 160).replaceAll('|', '\\|').replaceAll('`', "'").replaceAll('<', '&lt;');
}

function main(): void {
  const [wantedFiles, only] = process.argv.slice(2);
  const chosen = wantedFiles === undefined ? FILES : FILES.filter((name) => name.endsWith(wantedFiles));
  const rows: string[] = [];
  const failures: string[] = [];
  const excluded: string[] = [];
  let passed = 0;
  let ran = 0;
  for (const module of chosen) {
    const startMs = performance.now();
    const results = runFile(module, only);
    const count = (status: Status): number => [...results.values()].filter((r) => r.status === status).length;
    const good = count('passed');
    const bad = count('failed');
    passed += good;
    ran += good + bad;
    const share = good + bad === 0 ? '' : `${((100 * good) / (good + bad)).toFixed(1)} %`;
    rows.push(`| ${module} | ${good} | ${bad} | ${count('excluded')} | ${share} |`);
    process.stderr.write(
      `${module}: ${good} passed, ${bad} failed, ${count('excluded')} excluded, ${share}, ${((performance.now() - startMs) / 1000).toFixed(1)} s\n`,
    );
    const prefix = `test.${module}.`;
    for (const [id, result] of results) {
      const name = `${module} | ${id.startsWith(prefix) ? id.slice(prefix.length) : id}`;
      if (result.status === 'failed') failures.push(`| ${name} | ${cell(result.why)} |`);
      if (result.status === 'excluded') excluded.push(`| ${name} | ${cell(result.why)} |`);
      if (wantedFiles !== undefined && result.status === 'failed') {
        console.log(`--- ${id}: ${result.why}${only === undefined ? '' : `\n${result.text}`}`);
      }
    }
  }
  if (wantedFiles !== undefined) return;
  const share = ((100 * passed) / ran).toFixed(1);
  const table = ['| file | passed | failed | excluded | share |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(
    join(here, 'report.md'),
    `# CPython's own tests

Written by \`npm run test:full\` on ${date}: Interleave ${process.env.INTERLEAVE_VERSION ?? ''}, test files of CPython ${library[1]}, unmodified.
${passed} of ${ran} test methods pass, ${share} %.

${table}

## Methods that fail

| file | method | what it says |
|---|---|---|
${failures.join('\n')}

## Methods that are left out

| file | method | why |
|---|---|---|
${excluded.join('\n')}
`,
  );
  console.log(
    `${passed} of ${ran} test methods of CPython's own test files pass, ${share} % (suites/report.md).\n\n${table}\n`,
  );
  console.log(`${passed} passed, 0 failed`);
}

main();
