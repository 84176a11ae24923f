// What `npm run check` and `npm test` are made of: stages that run one after another and count what passed and failed.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './install.mjs';

/**
 * @typedef {{ passed: number, failed: number, notes?: string[] }} Counts
 * @typedef {{ title: string, run: () => Promise<Counts> }} Stage
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/**
 * Runs a command in the project's folder, output shown as it comes.
 * @param {string[]} command program and arguments
 * @param {{ env?: Record<string, string>, secondsMax?: number }} [options]
 * @returns {Promise<boolean>} whether it ended well and in time
 */
export function run([program = '', ...args], { env = {}, secondsMax = 300 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    children.add(child);
    const timer = setTimeout(() => {
      console.log(`still running after ${secondsMax} s: ended`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    }, secondsMax * 1000);
    const end = (/** @type {boolean} */ ok) => {
      clearTimeout(timer);
      children.delete(child);
      resolve(ok);
    };
    child.on('error', (error) => {
      console.log(error.message);
      end(false);
    });
    child.on('exit', (code) => end(code === 0));
  });
}

/**
 * The command that runs an installed package's program with this very Node, on any platform and without npx.
 * @param {string} name of the package
 * @param {string} [bin] of the program, where it is not the package's name
 * @returns {string[]}
 */
export function packageBin(name, bin = name.replace(/^@.*\//, '')) {
  const manifest = join(root, 'node_modules', name, 'package.json');
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8'));
  return [process.execPath, join(dirname(manifest), typeof bins === 'string' ? bins : bins[bin])];
}

/** @param {boolean} ok @returns {Counts} one check */
export const one = (ok) => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** @param {string[]} problems @param {string} fine @returns {Counts} one check, problems printed */
function listed(problems, fine) {
  for (const problem of problems) console.log(problem);
  if (problems.length === 0) console.log(fine);
  return one(problems.length === 0);
}

/** A folder for reports the runners write and we read; not kept. */
function reportFile(/** @type {string} */ name) {
  const folder = join(root, 'node_modules', '.cache', 'test-reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${process.pid}.json`);
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file @returns {any} the report, or null when the runner died before writing it */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Counts of a Vitest JSON report. A file that fails to load has no tests in it and counts as one failed.
 * @param {any} report
 * @param {boolean} exitedWell false with no failed test means an error outside any test: one failed
 * @returns {Counts}
 */
export function vitestCounts(report, exitedWell) {
  if (report === null) return { passed: 0, failed: 1, notes: ['the unit tests ended without a report'] };
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of report.testResults) {
    let failedHere = 0;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') passed++;
      else if (status === 'failed') failedHere++;
      else skipped++;
    }
    if (file.status === 'failed' && failedHere === 0) failedHere = 1;
    failed += failedHere;
  }
  const notes = [];
  if (!exitedWell && failed === 0) {
    failed = 1;
    notes.push('the unit tests ended with an error outside any test');
  }
  if (exitedWell && passed + failed === 0) {
    failed = 1;
    notes.push('no unit test ran');
  }
  if (skipped > 0) notes.push(`${skipped} unit tests did not run`);
  return { passed, failed, notes };
}

/**
 * Counts of a Playwright JSON report.
 * @param {any} report
 * @param {boolean} exitedWell
 * @returns {Counts}
 */
export function playwrightCounts(report, exitedWell) {
  if (report === null) return { passed: 0, failed: 1, notes: ['the browser tests ended without a report'] };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const notes = [];
  let failed = unexpected + flaky;
  if (!exitedWell && failed === 0) {
    failed = 1;
    const first = report.errors?.[0]?.message;
    notes.push(`the browser tests ended with an error outside any test${first ? `: ${first}` : ''}`);
  }
  if (exitedWell && expected + failed === 0) {
    failed = 1;
    notes.push('no browser test ran');
  }
  if (skipped > 0) notes.push(`${skipped} browser tests did not run`);
  return { passed: expected, failed, notes };
}

const color = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`;

/** @type {Stage[]} the quick ones, in the order they run */
export const checks = [
  { title: 'types', run: async () => one(await run([...packageBin('typescript', 'tsc'), '--noEmit'])) },
  {
    title: 'lint',
    run: async () =>
      one(await run([...packageBin('@biomejs/biome', 'biome'), 'ci', '--error-on-warnings', color, '.'])),
  },
  {
    title: 'import walls',
    async run() {
      const { checkImports } = await import('./check-imports.mjs');
      const problems = await checkImports(join(root, 'src'));
      return listed(
        problems.map((p) => `src/${p}`),
        'every import keeps to the walls',
      );
    },
  },
  {
    title: 'tidy',
    async run() {
      const { tidy } = await import('./tidy.mjs');
      return listed(tidy(root), 'tidy');
    },
  },
];

/** @type {Stage} */
export const unitTests = {
  title: 'unit and conformance tests',
  async run() {
    const file = reportFile('vitest');
    const ok = await run(
      [...packageBin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      { env: process.stdout.isTTY ? {} : { NO_COLOR: '1' }, secondsMax: 360 },
    );
    return vitestCounts(readReport(file), ok);
  },
};

/** @type {Stage} */
export const modelled = {
  title: 'what is modelled',
  async run() {
    const tools = join(root, 'src', 'tools');
    return one(
      await run([process.execPath, join(tools, 'run-ts.mjs'), join(tools, 'modelled.ts'), '--check']),
    );
  },
};

let built = false;

/** @type {Stage} */
export const build = {
  title: 'build',
  async run() {
    built = await run([process.execPath, join(root, 'src', 'tools', 'build.mjs')]);
    return one(built);
  },
};

/** @type {Stage} */
export const sizes = {
  title: 'sizes',
  async run() {
    if (!built) return { passed: 0, failed: 1, notes: ['sizes not checked: the build failed'] };
    const { checkBuiltSizes } = await import('./size.mjs');
    const results = checkBuiltSizes();
    for (const { ok, line } of results) console.log(`${ok ? 'ok  ' : 'OVER'} ${line}`);
    const passed = results.filter((r) => r.ok).length;
    return { passed, failed: results.length - passed };
  },
};

/** @type {Stage} */
export const browserTests = {
  title: 'browser tests',
  async run() {
    if (!built) return { passed: 0, failed: 1, notes: ['browser tests not run: the build failed'] };
    const { ensureBrowser } = await import('./find-browser.mjs');
    let path;
    try {
      path = ensureBrowser();
    } catch (error) {
      return {
        passed: 0,
        failed: 1,
        notes: [`browser tests not run: ${/** @type {Error} */ (error).message}`],
      };
    }
    console.log(`browser: ${path}`);
    const file = reportFile('playwright');
    const require = createRequire(join(root, 'package.json'));
    const cli = join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
    const ok = await run(
      [process.execPath, cli, 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
      { env: { CHROMIUM_PATH: path, PLAYWRIGHT_JSON_OUTPUT_NAME: file }, secondsMax: 360 },
    );
    return playwrightCounts(readReport(file), ok);
  },
};

/**
 * Runs the stages in order, each with a heading and its time, none hiding those after it.
 * @param {Stage[]} stages
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runStages(stages) {
  // Told to end, it ends whatever is still running first.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => {
      for (const child of children) child.kill(signal);
      process.exit(130);
    });
  }
  let passed = 0;
  let failed = 0;
  /** @type {string[]} */
  const summary = [];
  for (const { title, run: work } of stages) {
    console.log(`\n== ${title}`);
    const startMs = performance.now();
    /** @type {Counts} */
    let counts;
    try {
      counts = await work();
    } catch (error) {
      console.log(error instanceof Error ? error.stack : error);
      counts = one(false);
    }
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    console.log(`-- ${title}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
    passed += counts.passed;
    failed += counts.failed;
    for (const note of counts.notes ?? []) summary.push(`${title}: ${note}`);
    if (counts.failed > 0 && !counts.notes?.length) summary.push(`${title}: ${counts.failed} failed`);
  }
  console.log('');
  for (const line of summary) console.log(line);
  return { passed, failed };
}
