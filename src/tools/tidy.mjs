// House rules no linter knows: file length and names, words that have no place here, tests that don't run.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/** Longest a source file may be, in lines; tests, generated data and golden files are free. */
export const linesMax = 700;

/** Files that may be longer, and why. */
const longer = new Map([
  [
    'src/python/vm/execute.ts',
    'one loop: the host compiles it as one function, and its fast paths belong inside',
  ],
]);

/**
 * Words that don't belong in this project's text, each with what to do instead.
 * @type {{ pattern: RegExp, instead: string, in: RegExp }[]}
 */
const words = [
  {
    pattern: /\b(TODO|FIXME|HACK|XXX)\b/,
    instead: 'finish it, or refuse it plainly',
    in: /\.(tsx?|mjs|css|html|md)$/,
  },
  { pattern: /\bfor now\b/i, instead: 'finish it, or refuse it plainly', in: /\.(tsx?|mjs|css|html)$/ },
  {
    pattern: /\b(trace|tick)\b/i,
    instead: 'the log is EventLog, a turn of the loop is an iteration',
    in: /\.tsx?$/,
  },
  {
    pattern: /(^|[\s'"`(])\/(root|home|work|Users)\/\w/,
    instead: "no path of one person's machine",
    in: /\.(tsx?|mjs|json|css|html|md|py)$/,
  },
  {
    pattern: /\b(it|test|describe|suite)(\.\w+)*\.(only|skip|skipIf|todo|fixme|fails|fail)\b/,
    instead: 'every test runs and passes',
    in: /\.(test|spec|e2e)\.tsx?$/,
  },
];

/** Where a word is right: it is another program's name for something, not ours. */
const exceptions = [
  /\b(Chrome|Perfetto|stack|no) trace\b/i, // formats and things known by these names, and plain English
  /\btrace: '(on|off|retain-on-failure|on-first-retry)'/, // Playwright's option
];

const exempt =
  /(^|\/)(known-modules\.ts|tidy(\.test)?\.(mjs|ts)|goldens?\/.*|corpus\/.*|generated\/.*|.*\.generated\.\w+)$/;
const isTest = /\.(test|spec|e2e)\.tsx?$/;

/**
 * What is wrong with one file, as "path:line: what".
 * @param {string} path relative to the project's top, with forward slashes
 * @param {string} text
 * @returns {string[]}
 */
export function tidyProblems(path, text) {
  if (exempt.test(path)) return [];
  const problems = [];
  const lines = text.split('\n');
  const code = /\.(tsx?|mjs|css)$/.test(path);
  const length = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  if (code && !isTest.test(path) && length > linesMax && !longer.has(path)) {
    problems.push(`${path}: ${length} lines, ${linesMax} at most: split it by subject`);
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^src\/.*\.(ts|mjs)$/.test(path) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|mjs)$/.test(name)) {
    problems.push(`${path}: file names are kebab-case`);
  }
  if (/^src\/.*\.tsx$/.test(path) && !/^([A-Z][A-Za-z0-9]*|main|[a-z0-9-]+)(\.[a-z]+)*\.tsx$/.test(name)) {
    problems.push(`${path}: a component's file is named as the component, an entry's in kebab-case`);
  }
  for (const { pattern, instead, in: where } of words) {
    if (!where.test(path)) continue;
    lines.forEach((line, index) => {
      const found = pattern.exec(line);
      if (found === null || exceptions.some((e) => e.test(line))) return;
      problems.push(`${path}:${index + 1}: "${found[0].trim()}": ${instead}`);
    });
  }
  return problems;
}

/**
 * Every problem under src/ and e2e/.
 * @param {string} top absolute path of the project
 * @returns {string[]}
 */
export function tidy(top) {
  /** @type {string[]} */
  const problems = [];
  for (const folder of ['src', 'e2e']) {
    for (const entry of readdirSync(join(top, folder), { recursive: true })) {
      const file = join(top, folder, String(entry));
      if (!/\.(tsx?|mjs|css|html|md|json|py)$/.test(file) || !statSync(file).isFile()) continue;
      problems.push(...tidyProblems(relative(top, file).split(sep).join('/'), readFileSync(file, 'utf8')));
    }
  }
  return problems;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = tidy(root);
  for (const problem of problems) console.log(problem);
  if (problems.length === 0) console.log('tidy');
  process.exit(problems.length === 0 ? 0 : 1);
}
